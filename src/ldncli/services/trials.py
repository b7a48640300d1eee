"""ClinicalTrials.gov by its API, version 2: studies page by page."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from ldncli.schema.record import replace
from ldncli.services.http import Passing, Service

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ldncli.services.state import State

BASE = "https://clinicaltrials.gov/api/v2"
# Its documents name no limit; about 50 questions a minute is what its users report.
INTERVAL = 60 / 50
PAGE = 100  # studies a page, of at most 1,000: a page of whole records is a few megabytes


def steps(
    service: Service, intervention: str, condition: str, since: str, state: State
) -> Iterator[State]:
    """Yield the state after each page, from where it stands to the last one."""
    fields = {
        "format": "json",
        "query.intr": intervention,
        "filter.advanced": f"AREA[LastUpdatePostDate]RANGE[{since},MAX]",
        "pageSize": str(PAGE),
        "countTotal": "true",
    }
    if condition:
        fields["query.cond"] = condition
    while not state.trials_done:
        token = {"pageToken": state.token} if state.token else {}
        studies, following, total = service.get("studies", {**fields, **token}, _page)
        state = replace(
            state,
            studies=(*state.studies, *studies),
            token=following,
            total=total or state.total,
            trials_done=not following,
        )
        yield state


def _page(text: str) -> tuple[list[object], str, int]:
    """Return the studies of a page, the token of the next, and how many there are in all."""
    try:
        page = json.loads(text)
        return list(page["studies"]), page.get("nextPageToken", ""), page.get("totalCount", 0)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise Passing("a page that is not whole") from error
