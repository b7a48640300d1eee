"""`ldn about`."""

from ldncli.cli.reading import reading
from ldncli.dataset.dataset import Dataset
from ldncli.document.page import Page
from ldncli.pages import about
from ldncli.queries.overview import overview


@reading
def command(dataset: Dataset) -> Page:
    """Tell what LDN is, the bottom line, and how this dataset was made."""
    return about.about(overview(dataset))
