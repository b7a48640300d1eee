"""A dataset for many questions: each kind of record and the names of medicines are read once."""

from __future__ import annotations

from functools import cached_property

from ldncli.queries.interactions.recognition import Names
from ldncli.report.remembered import Remembered


class Kept(Remembered):
    """The dataset of a server, which answers until its assistant leaves."""

    @cached_property
    def medicine_names(self) -> Names:
        """Return every name of a medicine, as a list is read with them."""
        return Names(self)
