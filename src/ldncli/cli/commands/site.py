"""`ldn site DIR`."""

from pathlib import Path
from typing import Annotated

from ldncli.cli.failures import guarded
from ldncli.cli.options import DataOption, ForceOption
from ldncli.cli.parameters import Argument, Option
from ldncli.dataset.dataset import open_dataset
from ldncli.document.wording import NOTICE
from ldncli.errors import UsageError
from ldncli.output import write


def command(
    place: Annotated[str, Argument(metavar="DIR", help="A new folder, or an earlier site.")],
    base: Annotated[
        str,
        Option(metavar="URL", help="Where it will stand; for the sitemap and canonicals."),
    ] = "",
    force: ForceOption = False,
    data: DataOption = None,
) -> None:
    """Write the evidence as a site for any static host: a page a condition, study and claim."""
    guarded(lambda: _write(Path(place), base, force, data))


def _write(place: Path, base: str, force: bool, data: str | None) -> int:
    from ldncli.report.site_folder import files, own_names

    if base and not base.startswith(("https://", "http://")):
        raise UsageError(f"{base} is no address", "write it whole: --base https://example.org/ldn/")
    site = files(open_dataset(data), f"{base.rstrip('/')}/" if base else "", NOTICE)
    write.to_directory(place, site, force=force, replaceable=own_names())
    write.say(f"wrote {place}: {len(site)} files; open {place / 'index.html'}")
    return 0
