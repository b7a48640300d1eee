"""The command line: a table of commands, each imported only when it is called."""

from __future__ import annotations

import difflib
from importlib import import_module
from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperGroup

from ldncli.cli.exit_codes import EXIT_CODES
from ldncli.errors import LdnError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

# name -> (group of the help page, what it does)
COMMANDS: dict[str, tuple[str, str]] = {
    "ask": ("Look things up", "Answer a question in your own words."),
    "conditions": ("Look things up", "List the conditions studied, and what was found."),
    "show": ("Look things up", "Show one condition: the verdict, the findings, the studies."),
    "mechanism": ("Look things up", "Explain how LDN may work, and what speaks against it."),
    "studies": ("Look things up", "List studies, filtered and sorted."),
    "study": ("Look things up", "Show one study in full."),
    "compare": ("Look things up", "Put conditions, or studies, side by side."),
    "why": ("Look things up", "Trace a verdict: what counts, and what would change it."),
    "dosing": ("Look things up", "Tell doses as studied; it recommends none."),
    "trials": ("Look things up", "List registered trials, and those that stay silent."),
    "forest": ("See it", "Draw a forest plot of one condition and outcome."),
    "map": ("See it", "Draw the evidence at a glance, gaps included."),
    "timeline": ("See it", "Draw the studies over the years."),
    "practice": ("Look things up", "Answer day-to-day questions: food, time, missed dose."),
    "positions": ("Look things up", "Tell what guidelines and regulators say of LDN."),
    "search": ("Look things up", "Search everything for words, forgiving of slips."),
    "claims": ("Look things up", "Tell whether what is said of LDN is true."),
    "safety": ("Stay safe", "Tell harms and cautions, at low dose and at 50 mg apart."),
    "check": ("Stay safe", "Check a list of medicines against LDN."),
    "cite": ("Use it elsewhere", "Cite sources: Vancouver, BibTeX, RIS, CSL-JSON."),
    "export": ("Use it elsewhere", "Write the dataset as JSON, CSV, TOML, SQLite or Markdown."),
    "report": ("Hand it on", "Write the evidence as one web page that needs no network."),
    "serve": ("Hand it on", "Show that page in a browser, from this machine alone."),
    "handout": ("Hand it on", "Write two pages on one condition for a visit."),
    "about": ("The dataset", "Tell what LDN is, and how this dataset was made."),
    "new": ("The dataset", "Print an entry to fill in."),
    "validate": ("The dataset", "Check a dataset, or a file of entries, against the rules."),
    "completion": ("This program", "Print the completion script for a shell."),
}
# The commands of those who keep the data have a room of their own.
MODULES = {"new": "data.new", "validate": "data.validate"}
EXAMPLES = ("ldn conditions --area pain", "ldn show fibromyalgia", "ldn mechanism tlr4")
HELP_NAMES = {"help_option_names": ["-h", "--help"]}


class Commands(TyperGroup):
    """A group that knows its commands by name and imports one when it is asked for."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Return the names in the order of the help page."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Import and build one command; None for a name that is not one."""
        if cmd_name not in COMMANDS and cmd_name != "home":
            return None
        module = import_module(f"ldncli.cli.commands.{MODULES.get(cmd_name, cmd_name)}")
        single = typer.Typer(
            add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False
        )
        single.command(cmd_name, context_settings=HELP_NAMES)(module.command)
        return typer.main.get_command(single)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command, or say what the person may have meant."""
        if args[0] not in COMMANDS and args[0] != "home" and not args[0].startswith("-"):
            raise unknown_command(args[0])
        return super().resolve_command(ctx, args)

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """Write the examples first."""
        formatter.write_text("ldn: what the published evidence says about low-dose naltrexone.")
        with formatter.section("Examples"):
            formatter.write_dl([(example, "") for example in EXAMPLES])
        formatter.write_paragraph()
        formatter.write_usage("ldn", "COMMAND [ARGS]...")

    def format_help_text(self, ctx: Any, formatter: Any) -> None:
        """Leave out: the first line has said it."""

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write the commands by group, from the table: nothing is imported for it."""
        for group in dict.fromkeys(group for group, _ in COMMANDS.values()):
            rows = [(name, text) for name, (held, text) in COMMANDS.items() if held == group]
            with formatter.section(group):
                formatter.write_dl(rows)
        with formatter.section("Exit codes"):
            formatter.write_text(EXIT_CODES)


def unknown_command(word: str) -> UsageError:
    """Return the error for a word that is no command: a condition, or a slip."""
    from ldncli.dataset.dataset import open_dataset
    from ldncli.queries.conditions import find_condition

    near = difflib.get_close_matches(word, COMMANDS, n=1, cutoff=0.75)
    if near:
        return UsageError(f"no command is called “{word}”", f"did you mean: ldn {near[0]}")
    try:
        found = find_condition(open_dataset(), word)
    except LdnError:
        return UsageError(f"no command is called “{word}”", "ldn --help lists the commands")
    return UsageError(f"“{word}” is a condition, not a command", f"try: ldn show {found}")


def build() -> Callable[..., Any]:
    """Return the program as Typer runs it."""
    app = typer.Typer(
        cls=Commands,
        name="ldn",
        add_completion=False,
        no_args_is_help=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings=HELP_NAMES,
    )

    @app.callback(invoke_without_command=True)
    def root(
        version: bool = typer.Option(False, "--version", "-V", help="Print the version."),
    ) -> None:
        """Say what the published evidence says about low-dose naltrexone."""

    return app
