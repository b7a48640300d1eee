"""The command line: groups of commands, each command imported only when it is called."""

from __future__ import annotations

import difflib
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

import typer
from typer.core import TyperCommand, TyperGroup

from ldncli.cli.command_table import COMMANDS, DATA_COMMANDS, UNLISTED, module_of
from ldncli.cli.exit_codes import EXIT_CODES
from ldncli.cli.signatures import ForTyper
from ldncli.errors import LdnError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from contextlib import AbstractContextManager

EXAMPLES = ("ldn conditions --area pain", "ldn show fibromyalgia", "ldn mechanism tlr4")
DATA_EXAMPLES = (
    "ldn data new study --like bruun-2024 -o mine.toml",
    "ldn data validate mine.toml",
    "ldn data vocabulary direction",
    "ldn data watch fibromyalgia",
)
HELP_NAMES = {"help_option_names": ["-h", "--help"]}
# How alike a word must be to a command to be taken for a slip of it: `shwo` is, `cow` is not.
ALIKE = 0.75


class HelpWriter(Protocol):
    """What Typer gives to write a help page with."""

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
    alone.command(name.rsplit(maxsplit=1)[-1], context_settings=HELP_NAMES)(
        ForTyper(module.command)
    )
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


def unknown_command(word: str) -> UsageError:
    """Return the error for a word that is no command: a condition, or a slip."""
    from ldncli.dataset.dataset import open_dataset
    from ldncli.queries.conditions import find_condition

    slip = _slip(word, COMMANDS, "ldn")
    if slip:
        return slip
    try:
        condition = find_condition(open_dataset(), word)
    except LdnError:
        return UsageError(f"no command is called “{word}”", "ldn --help lists the commands")
    return UsageError(f"“{word}” is a condition, not a command", f"try: ldn show {condition}")


def unknown_data_command(word: str) -> UsageError:
    """Return the error for a word that is no command of `ldn data`."""
    otherwise = UsageError(f"no command is called “{word}”", "ldn data --help lists the commands")
    return _slip(word, DATA_COMMANDS, "ldn data") or otherwise


def _slip(word: str, commands: Mapping[str, object], program: str) -> UsageError | None:
    near = difflib.get_close_matches(word, commands, n=1, cutoff=ALIKE)
    if not near:
        return None
    return UsageError(f"no command is called “{word}”", f"did you mean: {program} {near[0]}")


def build() -> Callable[..., object]:
    """Return the program as Typer runs it."""
    app = _program(Commands, "ldn", "")

    @app.callback(invoke_without_command=True)
    def root(
        version: bool = typer.Option(False, "--version", "-V", help="Print the version."),
    ) -> None:
        """Say what the published evidence says about low-dose naltrexone."""

    return app
