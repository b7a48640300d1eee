"""One command as it is built: its help page, and a call that it cannot read, in our own words."""

from __future__ import annotations

import difflib
import textwrap
from typing import TYPE_CHECKING, Any, Protocol, cast

import typer
from typer.core import TyperCommand

from ldncli.cli.command_table import CITES_NOTHING
from ldncli.cli.options import Shared
from ldncli.cli.renderers import citation_formats
from ldncli.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from contextlib import AbstractContextManager

# Cells: a name with its values that is wider stands alone on its line, and may not fit that.
WIDEST_NAME = 30
INDENT, GAP = 2, 2
NARROWEST = 20  # cells for a text, however narrow the screen
# How alike a value must be to one that an option takes, to be what was meant.
ALIKE = 0.5
CITATIONS = ", ".join(citation_formats())
# What Typer raises for every call that it cannot read.
Unreadable = cast("type[Exception]", typer.BadParameter.__mro__[1])


class HelpWriter(Protocol):
    """What Typer gives to write a help page with."""

    width: int

    def write(self, string: str) -> None:
        """Write text as it is."""

    def write_text(self, text: str) -> None:
        """Write a paragraph as wide as the page."""

    def write_paragraph(self) -> None:
        """Leave an empty line."""

    def write_usage(self, prog: str, args: str = "") -> None:
        """Write how the program is called."""

    def write_dl(self, rows: Sequence[tuple[str, str]]) -> None:
        """Write terms, each with its meaning beside it."""

    def section(self, name: str) -> AbstractContextManager[None]:
        """Write what is inside under a heading."""


class Parameter(Protocol):
    """An argument or an option of a command, as Typer has it."""

    name: str
    opts: list[str]
    param_type_name: str

    def get_help_record(self, ctx: object) -> tuple[str, str] | None:
        """Return how it is called, and what it does."""


class Command(TyperCommand):
    """A command: its own options first on the help page, the common ones in a group of theirs."""

    def format_options(self, ctx: object, formatter: HelpWriter) -> None:
        """Write the example, the arguments, the command's own options, the common options."""
        groups: dict[str, list[tuple[str, str]]] = {}
        for parameter in self._parameters(ctx):
            record = parameter.get_help_record(ctx)
            if record:
                name, text = _narrow(*record)
                groups.setdefault(_group(parameter), []).append((name, self._offered(text)))
        if self.epilog:
            groups = {"Example": [(self.epilog, "")], **groups}
        for heading in ("Example", "Arguments", "Options", "Common options"):
            if heading in groups:
                with formatter.section(heading):
                    formatter.write("".join(_lines(groups[heading], formatter.width)))

    def _offered(self, text: str) -> str:
        """Leave out the citation formats where a command's pages cite no source."""
        return text.replace(f", {CITATIONS}", "") if self.name in CITES_NOTHING else text

    def format_epilog(self, ctx: object, formatter: object) -> None:
        """Leave out: the example stands above the options."""

    def make_context(
        self, info_name: str | None, args: list[str], parent: Any = None, **extra: Any
    ) -> Any:
        """Read the words of a call; raise UsageError, with the nearest value, for what is off."""
        words = list(args)  # reading takes them from the list
        try:
            return super().make_context(info_name, args, parent, **extra)
        except Unreadable as error:
            raise self._refusal(error, words) from None

    def _refusal(self, error: BaseException, words: list[str]) -> UsageError:
        parameter = cast("Parameter | None", getattr(error, "param", None))
        values = _values(parameter)
        typed = next(_typed(parameter, words), "") if parameter else ""
        if parameter and values and typed:
            return _wrong_value(parameter, values, typed)
        example = f"try: {self.epilog}" if self.epilog else f"see: ldn {self.name} --help"
        return UsageError(_what_is_off(error, parameter), _nearest(error) or example)

    def _parameters(self, ctx: object) -> list[Parameter]:
        return cast("list[Parameter]", self.get_params(cast("typer.Context", ctx)))


def _lines(rows: list[tuple[str, str]], width: int) -> Iterator[str]:
    """Yield names with their texts beside them; a word with a hyphen is not broken at it."""
    first = min(max(len(name) for name, _ in rows), WIDEST_NAME) + GAP
    room = max(width - INDENT - first, NARROWEST)
    for name, text in rows:
        wrapped = textwrap.wrap(text, room, break_on_hyphens=False, break_long_words=False)
        beside = bool(wrapped) and len(name) + GAP <= first
        head = wrapped.pop(0) if beside else ""
        yield f"{' ' * INDENT}{name.ljust(first) if head else name}{head}\n"
        yield from (f"{' ' * (INDENT + first)}{line}\n" for line in wrapped)


def _group(parameter: Parameter) -> str:
    if parameter.param_type_name == "argument":
        return "Arguments"
    common = parameter.name in Shared.fields or parameter.name == "help"
    return "Common options" if common else "Options"


def _narrow(name: str, text: str) -> tuple[str, str]:
    """Move a long list of values from the name of an option to its text, where it can wrap."""
    option, opening, values = name.partition(" <")
    if not opening or len(name) <= WIDEST_NAME or "|" not in values:
        return name, text
    one_of = values.rstrip(">").replace("|", ", ")
    said, _, default = text.partition("  [")
    default = f"  [{default}" if default else ""
    return f"{option} VALUE", f"{said.rstrip('.')}: {one_of}.{default}"


def _values(parameter: Parameter | None) -> tuple[str, ...]:
    """Return the values that a parameter takes, where they are a list."""
    return tuple(map(str, getattr(getattr(parameter, "type", None), "choices", ()) or ()))


def _what_is_off(error: BaseException, parameter: Parameter | None) -> str:
    """Return a call that cannot be read in one sentence: what is missing, or what is wrong."""
    message = str(getattr(error, "message", "") or "").rstrip(".")
    name = parameter.name.replace("_", " ") if parameter else ""
    if not message:
        return f"{name.upper() or 'a word'} is missing"
    if parameter and parameter.param_type_name == "option":
        return f"{_spelt(parameter)}: {message}"
    return message[:1].lower() + message[1:]


def _spelt(parameter: Parameter) -> str:
    """Return an option in its long form, or an argument as the help page names it."""
    name = max(parameter.opts, key=len)
    return name.upper() if parameter.param_type_name == "argument" else name


def _nearest(error: BaseException) -> str:
    """Return the options that an unknown one may have meant, or nothing."""
    possible: Sequence[str] = getattr(error, "possibilities", None) or ()
    return f"did you mean: {', '.join(possible)}" if possible else ""


def _wrong_value(parameter: Parameter, values: tuple[str, ...], typed: str) -> UsageError:
    option = _spelt(parameter)
    near = difflib.get_close_matches(typed.casefold(), values, n=1, cutoff=ALIKE)
    meant = f"did you mean {near[0]}? " if near else ""
    return UsageError(f"{option} has no “{typed}”", f"{meant}It takes: {', '.join(values)}")


def _typed(parameter: Parameter, words: list[str]) -> Iterator[str]:
    """Yield what was typed for an option, `--area pian` or `--area=pian`, or for an argument."""
    if parameter.param_type_name == "argument":
        yield from (word for word in words if not word.startswith("-"))
        return
    for number, word in enumerate(words):
        name, equals, value = word.partition("=")
        if name in parameter.opts:
            yield value if equals else (words[number + 1 : number + 2] or [""])[0]
