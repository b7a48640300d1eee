"""Read an edition of the data as it stands, be it older than the rules of today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.dataset.stamp import state
from ldncli.dataset.toml_files import read
from ldncli.errors import FaultyData
from ldncli.schema.build import complete

if TYPE_CHECKING:
    from pathlib import Path

    from ldncli.schema.kinds import Raw


def edition(place: Path) -> Raw:
    """Return the rows of a folder, dates as text and studies with their citation.

    The rules of today are not asked, for an older edition was made by others. Raises LdnError
    where there is no dataset, FaultyData for a file that cannot be read.
    """
    state(str(place))
    raw, faults = read(place)
    unread = tuple(fault for fault in faults if not fault.field)
    if unread:
        raise FaultyData(str(place), unread)
    return complete(raw)
