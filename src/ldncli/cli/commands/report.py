"""`ldn report [CONDITION...] --output FILE.html`."""

from typing import Annotated

from ldncli.cli.completion.choices import condition_names
from ldncli.cli.deliver import STDOUT
from ldncli.cli.failures import guarded
from ldncli.cli.options import DataOption, ForceOption, OutputOption
from ldncli.cli.parameters import Argument
from ldncli.dataset.dataset import Dataset, open_dataset
from ldncli.document.wording import NOTICE
from ldncli.errors import UsageError
from ldncli.output import write
from ldncli.queries.conditions import find_condition


def command(
    condition: Annotated[
        list[str] | None,
        Argument(
            help="Only these conditions; every one when none is named.",
            autocompletion=condition_names,
        ),
    ] = None,
    output: OutputOption = None,
    force: ForceOption = False,
    data: DataOption = None,
) -> None:
    """Write the evidence as one web page that needs no network: map, verdicts, studies."""
    guarded(lambda: _write(tuple(condition or ()), output, force, data))


def page(dataset: Dataset, names: tuple[str, ...]) -> str:
    """Return the page on these conditions, or on every one."""
    from ldncli.queries.dossier import dossier
    from ldncli.report.page import html
    from ldncli.report.remembered import Remembered

    keys = dict.fromkeys(find_condition(dataset, name) for name in names)
    remembered = Remembered(dataset)
    return html(remembered, dossier(remembered, tuple(keys)), NOTICE)


def _write(names: tuple[str, ...], output: str | None, force: bool, data: str | None) -> int:
    if output is None:
        raise UsageError("the report is a file and needs a name", "add --output ldn.html")
    text = page(open_dataset(data), names)
    if output == STDOUT:
        write.to_stdout(text)
        return 0
    write.to_file(output, text, force=force)
    write.say(f"wrote {output}: open it in a browser")
    return 0
