"""`ldn` alone."""

from ldncli import queries
from ldncli.dataset import Dataset
from ldncli.layout import Page
from ldncli.pages import about
from ldncli.reading import reading


@reading
def command(dataset: Dataset) -> Page:
    """Show what LDN is, and the evidence at a glance."""
    return about.home(queries.overview(dataset))
