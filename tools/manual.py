"""The man page, drawn from the command tree."""

from __future__ import annotations

import textwrap
import tomllib
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ldncli.__about__ import __version__
from ldncli.cli.command_table import COMMANDS
from ldncli.cli.exit_codes import EXIT_CODES
from ldncli.cli.options import Shared
from ldncli.document.wording import NOTICE
from tools.tree import GROUP, commands

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

WIDTH = 78
DATA = Path(__file__).parent.parent / "data"
SHARED = ("conditions", [*Shared.fields])
CHARACTERS = {
    "\\": "\\e",
    "-": "\\-",
    "'": "\\(aq",
    '"': "\\(dq",
    "`": "\\(ga",
    "^": "\\(ha",
    "~": "\\(ti",
    "“": "\\(lq",
    "”": "\\(rq",
    "‘": "\\(oq",
    "’": "\\(cq",
    "…": "...",
    "·": "\\(bu",
    "\u00a0": "\\~",
}
DESCRIPTION = (
    "ldn answers from a dataset that came with it: which conditions low-dose naltrexone (LDN, "
    "about 0.5 to 6 mg a day) was studied in, what was found, how sure that is, and what is not "
    "known. It needs no network. It recommends no dose, and never says that a combination of "
    "medicines is safe.",
    "ldn alone shows the evidence at a glance. Names are found as people type them: an id, a "
    "synonym, an abbreviation, in any case.",
)
ENVIRONMENT = (
    ("LDN_DATA", "A folder with another dataset of the same schema, as --data names one."),
    ("LDN_FORMAT", "The format to write in where --format is not given."),
    ("LDN_PAGER, PAGER", "The program that shows what is longer than the screen."),
    ("NO_COLOR", "Neither colour nor bold, when it is not empty."),
    ("FORCE_COLOR, CLICOLOR_FORCE", "Colour also where the output is no terminal."),
    ("COLUMNS", "The width to draw at."),
    ("XDG_CACHE_HOME", "Where the compiled form of a dataset is cached; otherwise ~/.cache."),
)
EXAMPLES = (
    ("ldn show fibromyalgia", "What was found in one condition."),
    ("ldn check tramadol sertraline", "Whether medicines are known to interact with LDN."),
    ("ldn claims take it at night", "Whether something that is said of LDN is true."),
    ("ldn search 'vivid dreams' --kind study", "The studies that hold a phrase."),
    ("ldn studies --design randomised --direction no-difference -f csv", "All null RCTs as CSV."),
)


def page() -> str:
    """Return man/ldn.1."""
    about = tomllib.loads((DATA / "dataset.toml").read_text("utf-8"))["dataset"]
    held, date = commands(), about["searched_on"]
    lines = [
        '.\\" Generated from the command tree: python -m tools.generate',
        f'.TH LDN 1 "{date}" "ldn {__version__}" "User Commands"',
        *section("Name", ["ldn \\- what the published evidence says about low\\-dose naltrexone"]),
        *section("Synopsis", [".B ldn", ".RI [ command ]", ".RI [ arguments ]", ".RI [ options ]"]),
        *section("Description", paragraphs(DESCRIPTION)),
    ]
    for group in dict.fromkeys(group for group, _ in COMMANDS.values()):
        tops = [name for name, (of, _) in COMMANDS.items() if of == group]
        names = [name for name in held if name.split()[0] in tops and name != GROUP]
        lines += section(group, [line for name in names for line in one(name, held[name])])
    shared = [param for param in held[SHARED[0]].params if param.name in SHARED[1]]
    lines += section("Options of every command that reads", options(shared))
    lines += section("Exit status", [escaped(EXIT_CODES)])
    lines += section("Environment", tagged((f"\\fB{_line(a)}\\fR", b) for a, b in ENVIRONMENT))
    lines += section("Examples", tagged((f"\\fB{_line(a)}\\fR", b) for a, b in EXAMPLES))
    lines += section("Notes", [escaped(NOTICE)])
    return "\n".join(lines) + "\n"


def section(name: str, lines: Iterable[str]) -> list[str]:
    """Return a section with its heading."""
    return [f'.SH "{_line(name.upper())}"', *lines]


def paragraphs(texts: Iterable[str]) -> Iterator[str]:
    """Return paragraphs, the first without a break before it."""
    for number, text in enumerate(texts):
        yield from ([".PP"] if number else [])
        yield escaped(text)


def tagged(rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Return terms, each with what it means under it."""
    for term, text in rows:
        yield from (".TP", term, escaped(text) or "\\&")


def one(name: str, command: Any) -> Iterator[str]:
    """Return one command: how it is called, what it does, its own options."""
    arguments = [param for param in command.params if param.param_type_name == "argument"]
    own = [
        param
        for param in command.params
        if param.param_type_name == "option" and param.name not in Shared.fields
    ]
    usage = "".join(f" \\fI{_line(_placed(param))}\\fR" for param in arguments)
    yield from (f'.SS "ldn {name}{usage}"', escaped(command.help or ""))
    helped = [param for param in arguments if getattr(param, "help", None)]
    yield from tagged((f"\\fI{_line(_bare(param))}\\fR", param.help) for param in helped)
    yield from options(own)


def options(params: Iterable[Any]) -> Iterator[str]:
    """Return options with their values and their help."""
    for param in params:
        names = ", ".join(f"\\fB{_line(flag)}\\fR" for flag in (*param.opts, *param.secondary_opts))
        value = "" if param.is_flag else f" \\fI{_line(_bare(param))}\\fR"
        choices = [str(getattr(c, "value", c)) for c in getattr(param.type, "choices", ())]
        told = (param.help or "") + (f" One of: {', '.join(choices)}." if choices else "")
        yield from tagged([(names + value, told)])


def _bare(param: Any) -> str:
    if param.metavar or param.param_type_name == "argument":
        return str(param.metavar or param.name.upper())
    return str(max(param.opts, key=len)).lstrip("-").upper()


def _placed(param: Any) -> str:
    name = str(param.metavar or param.name.upper())
    name = name if param.metavar or param.nargs != -1 else f"{name}..."
    return name if param.required or name.startswith("[") else f"[{name}]"


def escaped(text: str) -> str:
    """Return text that roff prints as it stands, in lines of input that are not too long."""
    line = "".join(CHARACTERS.get(char, char) for char in text)
    line = "".join(char if char.isascii() else _named(char) for char in line)
    rows = textwrap.wrap(line, WIDTH, break_long_words=False, break_on_hyphens=False)
    return "\n".join("\\&" + row if row.startswith((".", "'")) else row for row in rows)


def _line(text: str) -> str:
    return escaped(text).replace("\n", " ")


def _named(char: str) -> str:
    points = unicodedata.normalize("NFD", char)
    return "\\[u" + "_".join(f"{ord(point):04X}" for point in points) + "]"
