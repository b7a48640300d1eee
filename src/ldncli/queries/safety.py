"""What is known of harm, or of one topic of it, with the sources of each statement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.errors import Candidate, NotFound
from ldncli.matching.names import nearest, normalise
from ldncli.queries.harms import Harm, PooledHarm, harms, pooled
from ldncli.schema.knowledge import SafetyNote
from ldncli.schema.medicines import Washout
from ldncli.schema.record import Record
from ldncli.schema.studies import Reference

if TYPE_CHECKING:
    from ldncli.dataset.dataset import Dataset

HARMS, INTERVALS = "harms", "washout"
AT_LOW_DOSE = frozenset({"low", "both"})
# Words that people use for a topic -> the topic.
SAID_FOR = {
    "side effects": HARMS,
    "adverse effects": HARMS,
    "adverse events": HARMS,
    "opioid free": INTERVALS,
    "washouts": INTERVALS,
    "opioid": "withdrawal",
    "opioids": "withdrawal",
    "operation": "surgery",
    "anaesthesia": "surgery",
    "renal": "kidney",
    "hepatic": "liver",
    "nursing": "breastfeeding",
    "lactation": "breastfeeding",
    "suicide": "mental-health",
    "depression": "mental-health",
}


class SafetyReport(Record):
    """Everything held on harm, or on one topic of it."""

    topic: str
    notes: tuple[SafetyNote, ...]
    harms: tuple[Harm, ...]
    pooled: tuple[PooledHarm, ...]
    washouts: tuple[Washout, ...]
    references: tuple[Reference, ...]
    topics: tuple[str, ...]


def topics(dataset: Dataset) -> tuple[str, ...]:
    """Return the topics that `ldn safety` takes."""
    in_notes = (note.topic for note in dataset.all(SafetyNote))
    return tuple(dict.fromkeys([*in_notes, HARMS, INTERVALS]))


def report(dataset: Dataset, topic: str | None = None) -> SafetyReport:
    """Return what is held on harm; raise NotFound for a topic that is not there."""
    notes = dataset.all(SafetyNote)
    chosen = _topic(topic, notes) if topic else ""
    kept = tuple(n for n in notes if not chosen or chosen in (n.topic, n.id))
    wider = not chosen or chosen in (HARMS, "adverse-effect", "discontinuation")
    by_arm = harms(dataset) if wider else ()
    by_review = pooled(dataset) if wider else ()
    opioids = not chosen or chosen in (INTERVALS, "withdrawal", "contraindication")
    washouts = dataset.all(Washout) if opioids else ()
    if chosen == HARMS:
        kept = tuple(n for n in notes if n.topic in ("adverse-effect", "discontinuation"))
    cited = [key for note in kept for key in note.references]
    cited += [position.source for note in kept for position in note.positions]
    cited += [item.reference for item in by_arm]
    cited += [item.reference for item in by_review]
    cited += [item.source for item in washouts]
    return SafetyReport(
        topic=chosen,
        notes=kept,
        harms=by_arm,
        pooled=by_review,
        washouts=washouts,
        references=dataset.many(Reference, cited),
        topics=tuple(dict.fromkeys([*(n.topic for n in notes), HARMS, INTERVALS])),
    )


def _topic(typed: str, notes: tuple[SafetyNote, ...]) -> str:
    folded = normalise(typed)
    names = {note.topic: note.topic for note in notes} | {HARMS: HARMS, INTERVALS: INTERVALS}
    keys = {normalise(name): key for name, key in (names | {n.id: n.id for n in notes}).items()}
    everyday = SAID_FOR.get(folded)
    if folded in keys:
        return keys[folded]
    if everyday in names:
        return everyday
    words = {key for name, key in keys.items() if folded and folded in name.split()}
    titled = {n.id for n in notes if folded and folded in normalise(n.title).split()}
    meant = sorted(words or titled)
    if len(meant) == 1:
        return meant[0]
    near = nearest(folded, keys | {word: key for word, key in SAID_FOR.items() if key in names})
    candidates = tuple(Candidate(kind="safety", id=key) for key in meant or near or tuple(names))
    raise NotFound("topic", typed, candidates, ambiguous=bool(meant))
