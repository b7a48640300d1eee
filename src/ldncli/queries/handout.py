"""What a person takes to a visit: the evidence on one condition in numbers that can be pictured."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ldncli.queries.conditions import ConditionReport, report
from ldncli.queries.interactions.answers import SERIOUS, WORST_FIRST
from ldncli.schema.knowledge import SafetyNote
from ldncli.schema.medicines import InteractionClass, Medicine
from ldncli.schema.record import Record
from ldncli.schema.studies import Reference, Study

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ldncli.dataset.dataset import Dataset

# Two sheets of paper hold this many: the largest studies, the commonest harms, their sources.
STUDIES = 2
HARMS = 3
CITED = 8
SHARES = frozenset({"proportion", "RR", "OR", "RD"})
PERCENT = re.compile(r"(\d+(?:\.\d+)?) ?%")
# Named in full where the dataset knows them as opioids: those that people know by name.
KNOWN_OPIOIDS = (
    "codeine",
    "tramadol",
    "hydrocodone",
    "oxycodone",
    "morphine",
    "fentanyl",
    "methadone",
    "buprenorphine",
    "kratom",
)


class Share(Record):
    """A part of a group of people: counted, or reckoned from a percentage."""

    events: int | None = None
    total: int | None = None
    percent: float | None = None

    @property
    def reckoned(self) -> bool:
        """Tell whether the count was worked out from a percentage."""
        return self.percent is not None and self.events is not None

    @property
    def per_hundred(self) -> float:
        """Return how many of a hundred."""
        if self.percent is not None:
            return self.percent
        return 100 * (self.events or 0) / (self.total or 1)


class Comparison(Record):
    """One result as two parts of two groups."""

    study: Study
    outcome: str
    ldn: Share
    control: Share
    clear: bool


class Handout(Record):
    """What the handout holds on one condition."""

    report: ConditionReport
    studies: tuple[Study, ...]
    n_left_out: int
    comparisons: tuple[Comparison, ...]
    harms: tuple[Comparison, ...]
    notes: tuple[SafetyNote, ...]
    withdrawal: tuple[SafetyNote, ...]
    opioids: tuple[str, ...]
    mention: tuple[InteractionClass, ...]
    references: tuple[Reference, ...]


def handouts(dataset: Dataset, condition_ids: tuple[str, ...]) -> tuple[Handout, ...]:
    """Return the handout on each condition; several share the room of one."""
    share_of_room = max(1, STUDIES // len(condition_ids))
    return tuple(handout(dataset, key, share_of_room) for key in condition_ids)


def handout(dataset: Dataset, condition_id: str, most: int = STUDIES) -> Handout:
    """Return the handout on one condition, with its largest studies, `most` of them."""
    of_condition = report(dataset, condition_id)
    studies = of_condition.randomised or of_condition.uncontrolled
    shown = tuple(sorted(studies, key=_weight))[:most]
    safety = dataset.all(SafetyNote)
    notes = tuple(note for note in safety if _harm_at_low_dose(note))
    withdrawal = tuple(
        note for note in safety if note.topic == "withdrawal" and note.dose_basis == "low"
    )
    return Handout(
        report=of_condition,
        studies=shown,
        n_left_out=len(studies) - len(shown),
        comparisons=tuple(item for study in shown for item in comparisons(study)),
        harms=_varied(item for study in shown for item in harms(study))[:HARMS],
        notes=notes,
        withdrawal=withdrawal,
        opioids=_opioids(dataset),
        mention=_mention(dataset),
        references=_references(dataset, shown, (*notes, *withdrawal)),
    )


def _weight(study: Study) -> tuple[int, str]:
    """Put the studies with most people first."""
    return -(study.people or 0), study.id


def comparisons(study: Study) -> tuple[Comparison, ...]:
    """Return the primary results that compare parts of two groups."""
    rows = []
    for result in study.results:
        ldn = share(result.ldn_events, result.n_ldn, result.ldn)
        control = share(result.control_events, result.n_control, result.control)
        between = result.comparison == "between-arms" and result.measure in SHARES
        if result.primary and between and ldn and control:
            clear = result.favours not in ("no-difference", None)
            rows.append(
                Comparison(
                    study=study, outcome=result.outcome, ldn=ldn, control=control, clear=clear
                )
            )
    return tuple(rows)


def harms(study: Study) -> tuple[Comparison, ...]:
    """Return the harms that were reported for both groups."""
    pairs = (
        (
            event.event,
            share(event.ldn_events, event.ldn_n, event.ldn),
            share(event.control_events, event.control_n, event.control),
        )
        for event in study.adverse_events
    )
    return tuple(
        Comparison(study=study, outcome=name, ldn=ldn, control=control, clear=True)
        for name, ldn, control in pairs
        if ldn and control
    )


def _varied(harms: Iterable[Comparison]) -> tuple[Comparison, ...]:
    """Return each harm once, as the largest study that reports it gives it."""
    first: dict[str, Comparison] = {}
    for item in harms:
        first.setdefault(item.outcome.casefold(), item)
    return tuple(first.values())


def share(events: int | None, total: int | None, text: str | None) -> Share | None:
    """Return a part of a group from counts, or from a text that is a percentage and no more."""
    if events is not None and total:
        return Share(events=events, total=total)
    whole = PERCENT.fullmatch(text.strip()) if text else None
    if not whole:
        return None
    percent = float(whole[1])
    if percent > 100:
        return None
    if not total:
        return Share(percent=percent)
    return Share(events=round(percent * total / 100), total=total, percent=percent)


def _harm_at_low_dose(note: SafetyNote) -> bool:
    return note.topic in ("adverse-effect", "discontinuation") and note.dose_basis == "low"


def _opioids(dataset: Dataset) -> tuple[str, ...]:
    serious = {item.id for item in dataset.all(InteractionClass) if item.severity in SERIOUS}
    medicines = dataset.many(Medicine, KNOWN_OPIOIDS)
    return tuple(item.name for item in medicines if item.interaction in serious)


def _mention(dataset: Dataset) -> tuple[InteractionClass, ...]:
    """Return the classes that a prescriber must hear of, worst first."""
    classes = dataset.all(InteractionClass)
    to_mention = [item for item in classes if item.severity in (*SERIOUS, "moderate")]
    return tuple(sorted(to_mention, key=lambda item: WORST_FIRST.index(item.severity)))


def _references(
    dataset: Dataset, studies: Iterable[Study], notes: Iterable[SafetyNote]
) -> tuple[Reference, ...]:
    studied = [study.reference for study in studies]
    noted = [key for note in notes for key in note.references[:1]]
    return dataset.many(Reference, (*studied, *noted))[:CITED]
