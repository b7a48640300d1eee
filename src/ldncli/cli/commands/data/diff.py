"""`ldn data diff OLD [NEW]`."""

from pathlib import Path
from typing import Annotated

from ldncli.cli.options import Shared
from ldncli.cli.parameters import Argument, Option
from ldncli.cli.reading import Reading
from ldncli.dataset.dataset import Dataset, open_dataset
from ldncli.dataset.editions import edition
from ldncli.document.page import Page
from ldncli.errors import LdnError
from ldncli.pages import edition_diff
from ldncli.queries.editions.difference import difference

OLD = "The folder of an earlier edition, of this layout or an older one."
NEW = "The folder of the later one; without it, the one that `--data` names, or the shipped one."


class OfTheLater(Reading):
    """A command about the later of two editions."""

    def dataset(self, values: dict[str, object], shared: Shared) -> Dataset:
        """Open the later edition, which has to keep the rules of today."""
        later = values.get("new")
        return open_dataset(later if isinstance(later, str) else shared.data)


@OfTheLater
def command(
    dataset: Dataset,
    old: Annotated[str, Argument(metavar="OLD", help=OLD)],
    new: Annotated[str | None, Argument(metavar="NEW", help=NEW)] = None,
    full: Annotated[bool, Option("--full", help="What was reworded or added, too.")] = False,
) -> Page:
    """Tell what changed between two editions; -f markdown is a part of the CHANGELOG."""
    place = Path(old)
    if not place.is_dir():
        raise LdnError(f"{old} is no folder", "name the folder of an earlier edition")
    return edition_diff.page(difference(edition(place), edition(dataset.directory)), full=full)
