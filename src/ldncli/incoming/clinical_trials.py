"""Studies as the ClinicalTrials.gov API, version 2, writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.incoming.identifiers import registrations
from ldncli.incoming.registers import status
from ldncli.incoming.values import year
from ldncli.matching.medicine_names import clean
from ldncli.schema.found import FoundRecord, FoundTrial

if TYPE_CHECKING:
    from collections.abc import Iterator

# (allocation, model) of its designInfo -> ours; what is in neither is left to the reader.
DESIGNS = {
    ("RANDOMIZED", "PARALLEL"): "randomised-parallel",
    ("RANDOMIZED", "CROSSOVER"): "randomised-crossover",
    ("NON_RANDOMIZED", "PARALLEL"): "non-randomised-controlled",
    ("NA", "SINGLE_GROUP"): "open-label-uncontrolled",
    ("", "SINGLE_GROUP"): "open-label-uncontrolled",
}


def record(study: object, source: str) -> FoundRecord:
    """Return one study of the API as a record."""
    protocol = at(study, "protocolSection")
    names = at(protocol, "identificationModule")
    secondary = [text(item, "id") for item in items(names, "secondaryIdInfos")]
    number = text(names, "nctId")
    return FoundRecord(
        source=source,
        title=text(names, "officialTitle") or text(names, "briefTitle"),
        abstract=text(protocol, "descriptionModule", "briefSummary"),
        year=year(text(protocol, "statusModule", "startDateStruct", "date")),
        form="registry",
        keywords=tuple(_keywords(protocol)),
        registrations=registrations(number, *secondary),
        url=f"https://clinicaltrials.gov/study/{number}",
        trial=_trial(study, protocol),
    )


def _trial(study: object, protocol: object) -> FoundTrial:
    dates, design = at(protocol, "statusModule"), at(protocol, "designModule")
    size = at(design, "enrollmentInfo")
    outcomes = items(at(protocol, "outcomesModule"), "primaryOutcomes")
    places = items(at(protocol, "contactsLocationsModule"), "locations")
    count = at(size, "count")
    return FoundTrial(
        status=status(text(dates, "overallStatus")),
        results_posted=at(study, "hasResults") is True,
        status_seen=text(dates, "lastUpdatePostDateStruct", "date")[:7],
        n=count if isinstance(count, int) else None,
        n_is_final=text(size, "type") == "ACTUAL",
        design=DESIGNS.get(_design(design), ""),
        sponsor=text(protocol, "sponsorCollaboratorsModule", "leadSponsor", "name"),
        countries=tuple(dict.fromkeys(text(place, "country") for place in places)),
        primary_outcome=text(outcomes[0], "measure") if outcomes else "",
        started=text(dates, "startDateStruct", "date")[:7],
        completed=text(dates, "completionDateStruct", "date")[:7],
        why_stopped=text(dates, "whyStopped"),
    )


def _design(design: object) -> tuple[str, str]:
    return text(design, "designInfo", "allocation"), text(design, "designInfo", "interventionModel")


def _keywords(protocol: object) -> Iterator[str]:
    """Yield what a record says of its design, its conditions and what is given."""
    allocation, model = _design(at(protocol, "designModule"))
    yield from (word.replace("_", " ").lower() for word in (allocation, model) if word)
    conditions = at(protocol, "conditionsModule", "conditions")
    yield from (clean(str(name)) for name in (conditions if isinstance(conditions, list) else []))
    for given in items(at(protocol, "armsInterventionsModule"), "interventions"):
        yield from (part for key in ("name", "description") if (part := text(given, key)))


def at(value: object, *steps: str) -> object:
    """Return what stands at the end of these steps; None where one is missing."""
    for step in steps:
        value = value.get(step) if isinstance(value, dict) else None
    return value


def text(value: object, *steps: str) -> str:
    """Return the text at the end of these steps, on one line; nothing where there is none."""
    inner = at(value, *steps)
    return clean(inner) if isinstance(inner, str) else ""


def items(value: object, step: str) -> list[object]:
    """Return the list under a step; an empty one where there is none."""
    inner = at(value, step)
    return inner if isinstance(inner, list) else []
