"""What is known of harm, or of one topic of it, with the sources of each statement."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ldncli.evidence.harms import Harm, PooledHarm
from ldncli.queries.safety_words import HARMS, INTERVALS, Meaning, meaning
from ldncli.schema.knowledge import SafetyNote
from ldncli.schema.medicines import Washout
from ldncli.schema.record import Record
from ldncli.schema.studies import Reference
from ldncli.schema.view import View

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ldncli.dataset.dataset import Dataset

SEEN_AT_LOW_DOSE = frozenset({"low", "both"})
# Topics under which the published opioid-free intervals belong.
OPIOID_TOPICS = frozenset({INTERVALS, "withdrawal", "contraindication"})


class SafetyReport(Record):
    """Everything known of harm, or of what one word means: a topic, a note, a symptom.

    `symptom` tells that the word names something that people feel, so that no row of it is
    an answer too.
    """

    topic: str
    notes: tuple[SafetyNote, ...]
    harms: Sequence[Harm]
    pooled: tuple[PooledHarm, ...]
    washouts: tuple[Washout, ...]
    references: Sequence[Reference]
    topics: tuple[str, ...]
    symptom: bool = False


def topics(dataset: Dataset) -> tuple[str, ...]:
    """Return the topics that `ldn safety` takes."""
    in_notes = (note.topic for note in dataset.all(SafetyNote))
    return tuple(dict.fromkeys([*in_notes, HARMS, INTERVALS]))


def report(dataset: Dataset, topic: str | None = None) -> SafetyReport:
    """Return what is known of harm; raise NotFound for a word that means nothing here."""
    asked = meaning(dataset, topic) if topic else Meaning(everything=True)
    by_arm: Sequence[Harm] = dataset.each(Harm)
    if asked.conditions:
        by_arm = tuple(harm for harm in by_arm if asked.conditions & {*harm.conditions})
    elif not asked.everything:
        by_arm = tuple(harm for harm in by_arm if asked.is_meant(harm.event))
    by_review = tuple(i for i in dataset.all(PooledHarm) if asked.is_meant(i.outcome))
    intervals = asked.everything or not OPIOID_TOPICS.isdisjoint(asked.topics)
    washouts = dataset.all(Washout) if intervals else ()
    notes = dataset.all(SafetyNote) if asked.everything else asked.notes
    return SafetyReport(
        topic=asked.word,
        notes=notes,
        harms=by_arm,
        pooled=by_review,
        washouts=washouts,
        references=View(partial(_references, dataset, notes, by_arm, by_review, washouts)),
        topics=topics(dataset),
        symptom=asked.symptom,
    )


def _references(
    dataset: Dataset,
    notes: tuple[SafetyNote, ...],
    harms: Sequence[Harm],
    pooled: tuple[PooledHarm, ...],
    washouts: tuple[Washout, ...],
) -> tuple[Reference, ...]:
    return dataset.many(Reference, _cited(notes, (*harms, *pooled), washouts))


def _cited(
    notes: tuple[SafetyNote, ...],
    rows: tuple[Harm | PooledHarm, ...],
    washouts: tuple[Washout, ...],
) -> Iterator[str]:
    yield from (key for note in notes for key in note.references)
    yield from (position.source for note in notes for position in note.positions)
    yield from (row.reference for row in rows)
    yield from (item.source for item in washouts)


def at_low_dose(note: SafetyNote) -> bool:
    """Tell whether what a note says is known at low dose; its doses stand in where unsaid."""
    if note.at_low_dose is None:
        return note.dose_basis in SEEN_AT_LOW_DOSE
    return note.at_low_dose == "known"
