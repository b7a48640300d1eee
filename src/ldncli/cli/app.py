"""The command line: groups of commands, each command imported only when it is called."""

from __future__ import annotations

import difflib
from importlib import import_module
from typing import TYPE_CHECKING, cast

import typer
from typer.core import TyperCommand, TyperGroup

from ldncli.cli.command import Command
from ldncli.cli.command_table import COMMANDS, DATA_COMMANDS, EXAMPLE, UNLISTED, module_of
from ldncli.cli.exit_codes import EXIT_CODES
from ldncli.cli.signatures import ForTyper
from ldncli.errors import LdnError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from ldncli.cli.command import HelpWriter

EXAMPLES = (
    'ldn ask "does it help with brain fog"',
    "ldn show fibromyalgia",
    "ldn check tramadol, sertraline",
)
DATA_EXAMPLES = (
    "ldn data new study --like bruun-2024 -o mine.toml",
    "ldn data validate mine.toml",
    "ldn data vocabulary direction",
    "ldn data watch fibromyalgia",
)
HELP_NAMES = {"help_option_names": ["-h", "--help"]}
# How alike a word must be to a command to be taken for a slip of it: `shwo` is, `cow` is not.
ALIKE = 0.75


class Commands(TyperGroup):
    """The commands at the top, known by name; one is imported when it is asked for."""

    def list_commands(self, ctx: object) -> list[str]:
        """Return the names in the order of the help page."""
        return list(COMMANDS)

    def get_command(self, ctx: object, cmd_name: str) -> TyperCommand | TyperGroup | None:
        """Import and build one command; raise UsageError for a name that is not one."""
        if cmd_name == "data":
            return group(DataCommands, "data", "Keep the data: check it, begin an entry.")
        if cmd_name in COMMANDS or cmd_name in UNLISTED:
            return single(cmd_name)
        if cmd_name.startswith("-"):
            return None
        raise unknown_command(cmd_name)

    def format_usage(self, ctx: object, formatter: HelpWriter) -> None:
        """Write the examples first."""
        formatter.write_text("ldn: what the published evidence says about low-dose naltrexone.")
        _begin(formatter, EXAMPLES, "ldn")

    def format_help_text(self, ctx: object, formatter: HelpWriter) -> None:
        """Leave out: the first line has said it."""

    def format_commands(self, ctx: object, formatter: HelpWriter) -> None:
        """Write the commands by group, from the table: nothing is imported for it."""
        for heading in dict.fromkeys(heading for heading, _ in COMMANDS.values()):
            rows = [(name, text) for name, (of, text) in COMMANDS.items() if of == heading]
            with formatter.section(heading):
                formatter.write_dl(rows)
        with formatter.section("Exit codes"):
            formatter.write_text(EXIT_CODES)


class DataCommands(TyperGroup):
    """The commands of `ldn data`."""

    def list_commands(self, ctx: object) -> list[str]:
        """Return the names in the order of the help page."""
        return list(DATA_COMMANDS)

    def get_command(self, ctx: object, cmd_name: str) -> TyperCommand | None:
        """Import and build one command; raise UsageError for a name that is not one."""
        if cmd_name in DATA_COMMANDS:
            return single(f"data {cmd_name}")
        if cmd_name.startswith("-"):
            return None
        raise unknown_data_command(cmd_name)

    def format_usage(self, ctx: object, formatter: HelpWriter) -> None:
        """Write the examples first."""
        formatter.write_text("ldn data: for those who keep the data.")
        _begin(formatter, DATA_EXAMPLES, "ldn data")

    def format_help_text(self, ctx: object, formatter: HelpWriter) -> None:
        """Leave out: the first line has said it."""

    def format_commands(self, ctx: object, formatter: HelpWriter) -> None:
        """Write the commands, from the table."""
        with formatter.section("Commands"):
            formatter.write_dl(list(DATA_COMMANDS.items()))


def _begin(formatter: HelpWriter, examples: Sequence[str], program: str) -> None:
    with formatter.section("Examples"):
        formatter.write_dl([(example, "") for example in examples])
    formatter.write_paragraph()
    formatter.write_usage(program, "COMMAND [ARGS]...")


def single(name: str) -> TyperCommand:
    """Import and build one command, named as it is called: `show`, `data new`."""
    module = import_module(f"ldncli.cli.commands.{module_of(name)}")
    alone = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    alone.command(
        name.rsplit(maxsplit=1)[-1],
        cls=Command,
        epilog=EXAMPLE.get(name),
        context_settings=HELP_NAMES,
    )(ForTyper(module.command))
    return cast("TyperCommand", typer.main.get_command(alone))


def group(cls: type[TyperGroup], name: str, help_text: str) -> TyperGroup:
    """Build a group of commands."""
    return cast("TyperGroup", typer.main.get_command(_program(cls, name, help_text)))


def _program(cls: type[TyperGroup], name: str, help_text: str) -> typer.Typer:
    app = typer.Typer(
        cls=cls,
        name=name,
        help=help_text,
        add_completion=False,
        no_args_is_help=name != "ldn",
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings=HELP_NAMES,
    )
    app.callback()(lambda: None)
    return app


def routed(words: list[str]) -> list[str]:
    """Return the words of a call as the commands take them.

    `help show` is `show --help`; a sentence, in one argument or in several words that begin
    with no command, goes to `ask`.
    """
    first = words[0]
    if first == "help":
        return [*words[1:], "--help"]
    if first in COMMANDS or first in UNLISTED or first.startswith("-"):
        return words
    several = [word for word in words if not word.startswith("-")][1:]
    if " " in first.strip() or (several and (not _near(first, COMMANDS) or _is_common(first))):
        return ["ask", *words]
    return words


def _is_common(word: str) -> bool:
    """Tell whether a word begins questions: `how` is no slip of `show`."""
    from ldncli.dataset.dataset import open_dataset
    from ldncli.schema.knowledge import Filler, GenericWord

    dataset = open_dataset()
    lists = [row.words for row in dataset.all(Filler)]
    lists += [row.words for row in dataset.all(GenericWord)]
    return any(word.casefold() in words for words in lists)


def unknown_command(word: str) -> UsageError:
    """Return the error for a word that is no command: a condition, a medicine, or a slip."""
    from ldncli.dataset.dataset import open_dataset
    from ldncli.matching.names import normalise
    from ldncli.queries.ask.medicines import is_medicine
    from ldncli.queries.conditions import find_condition

    slip = _slip(word, COMMANDS, "ldn")
    if slip:
        return slip
    dataset = open_dataset()
    if is_medicine(dataset, normalise(word)):
        return UsageError(f"“{word}” is a medicine, not a command", f"try: ldn check {word}")
    try:
        condition = find_condition(dataset, word)
    except LdnError:
        return UsageError(
            f"no command is called “{word}”", f"try: ldn ask {word} · ldn --help lists the commands"
        )
    return UsageError(f"“{word}” is a condition, not a command", f"try: ldn show {condition}")


def unknown_data_command(word: str) -> UsageError:
    """Return the error for a word that is no command of `ldn data`."""
    otherwise = UsageError(f"no command is called “{word}”", "ldn data --help lists the commands")
    return _slip(word, DATA_COMMANDS, "ldn data") or otherwise


def _slip(word: str, commands: Mapping[str, object], program: str) -> UsageError | None:
    near = _near(word, commands)
    if not near:
        return None
    return UsageError(f"no command is called “{word}”", f"did you mean: {program} {near}")


def _near(word: str, commands: Mapping[str, object]) -> str:
    """Return the command that a word is a slip of, or nothing."""
    return next(iter(difflib.get_close_matches(word, commands, n=1, cutoff=ALIKE)), "")


def build() -> Callable[..., object]:
    """Return the program as Typer runs it."""
    app = _program(Commands, "ldn", "")

    @app.callback(invoke_without_command=True)
    def root(
        version: bool = typer.Option(False, "--version", "-V", help="Print the version."),
    ) -> None:
        """Say what the published evidence says about low-dose naltrexone."""

    return app
