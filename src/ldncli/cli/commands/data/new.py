"""`ldn data new KIND`."""

from typing import Annotated, Literal, get_args

from ldncli.cli.completion.choices import study_names
from ldncli.cli.deliver import STDOUT
from ldncli.cli.failures import guarded
from ldncli.cli.options import DataOption, ForceOption, OutputOption
from ldncli.cli.parameters import Argument, Option
from ldncli.errors import UsageError
from ldncli.output import write

Kind = Literal["study", "condition", "reference", "trial", "claim", "position", "practice", "scope"]
KINDS = f"What to add: {', '.join(get_args(Kind))}."
LIKE = "A study to take design, dose class, conditions, comparator and outcomes from; no number."


def command(
    kind: Annotated[Kind, Argument(metavar="KIND", help=KINDS)],
    like: Annotated[
        str, Option("--like", metavar="ID", help=LIKE, autocompletion=study_names)
    ] = "",
    output: OutputOption = None,
    force: ForceOption = False,
    data: DataOption = None,
) -> None:
    """Print an entry to fill in: every field, what it means, and the words that it takes."""
    guarded(lambda: _new(kind, like, output, force, data))


def _new(kind: Kind, like: str, output: str | None, force: bool, data: str | None) -> int:
    from ldncli.schema.entry_template import file_of_entries

    if like and kind != "study":
        raise UsageError(f"a {kind} is not begun from a study", "leave out --like")
    text = file_of_entries(kind, _filled(like, data) if like else {})
    if output and output != STDOUT:
        write.to_file(output, text, force=force)
    else:
        write.to_stdout(text)
    return 0


def _filled(like: str, data: str | None) -> dict[str, object]:
    from ldncli.dataset.dataset import open_dataset
    from ldncli.queries.like_study import like_study

    return like_study(open_dataset(data), like)
