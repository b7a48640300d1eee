"""`ldn about`."""

from ldncli import queries
from ldncli.dataset import Dataset
from ldncli.layout import Page
from ldncli.pages import about
from ldncli.reading import reading


@reading
def command(dataset: Dataset) -> Page:
    """Tell what LDN is, the bottom line, and how this dataset was made."""
    return about.about(queries.overview(dataset))
