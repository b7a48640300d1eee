"""The tables inside a record, by field."""

from __future__ import annotations

from ldncli.schema.conditions import (
    Condition,
    Downgrade,
    Finding,
    LeftOut,
    PublishedRating,
    Statement,
)
from ldncli.schema.knowledge import Claim, DecidingResult, SafetyNote, SourceStatement
from ldncli.schema.metadata import DoseBand, Metadata, Screening
from ldncli.schema.record import Record
from ldncli.schema.studies import AdverseEvent, PeopleWith, Result, RiskOfBias, Study

# Written out, for reading them off the annotations at
# each start would take longer than the look-up itself.
NESTED: dict[type[Record], dict[str, type[Record]]] = {
    Study: {
        "results": Result,
        "adverse_events": AdverseEvent,
        "risk_of_bias": RiskOfBias,
        "people_with": PeopleWith,
    },
    Condition: {"findings": Finding},
    Finding: {
        "downgrades": Downgrade,
        "published": PublishedRating,
        "left_out": LeftOut,
        "statements": Statement,
    },
    SafetyNote: {"positions": SourceStatement},
    Claim: {"results": DecidingResult},
    Metadata: {"dose_bands": DoseBand, "screening": Screening},
}
