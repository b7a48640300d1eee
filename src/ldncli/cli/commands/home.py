"""`ldn` alone."""

from ldncli.cli.reading import reading
from ldncli.dataset.dataset import Dataset
from ldncli.document.page import Page
from ldncli.pages import about
from ldncli.queries.overview import overview


@reading
def command(dataset: Dataset) -> Page:
    """Show what LDN is, and the evidence at a glance."""
    return about.home(overview(dataset))
