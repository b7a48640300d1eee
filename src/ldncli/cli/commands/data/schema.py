"""`ldn data schema list|show NAME`."""

from importlib.resources.abc import Traversable
from typing import Annotated, Literal

from ldncli.cli.completion.choices import schema_names
from ldncli.cli.failures import guarded
from ldncli.cli.parameters import Argument
from ldncli.errors import UsageError
from ldncli.output import write
from ldncli.output.schema_files import schema_files

Action = Literal["list", "show"]
NAME = "What `list` names, such as show.1; without the number, the newest."


def command(
    action: Annotated[Action, Argument(help="Name them, or print one.")],
    name: Annotated[str, Argument(help=NAME, autocompletion=schema_names, show_default=False)] = "",
) -> None:
    """Print the JSON Schema of what a command writes with -f json."""
    guarded(lambda: _list() if action == "list" else _show(name))


def _list() -> int:
    write.to_stdout("".join(f"{name}\n" for name in schema_files()))
    return 0


def _show(name: str) -> int:
    write.to_stdout(_chosen(name).read_text("utf-8"))
    return 0


def _chosen(name: str) -> Traversable:
    files = schema_files()
    asked = name.removeprefix("ldn.").replace("/", ".")
    newest = [key for key in files if key.rpartition(".")[0] == asked]
    key = asked if asked in files else (newest or [""])[-1]
    if key not in files:
        wrong = f"no schema is called “{name}”" if name else "no schema is named"
        raise UsageError(wrong, "ldn data schema list names them")
    return files[key]
