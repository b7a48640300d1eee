"""Harms and cautions: what was seen at low dose apart from what is known only at 50 mg."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from ldncli.bibliography.short_citation import reference_list
from ldncli.document.blocks import Bullets, Facts, Hint, Prose, Section, Span, Title
from ldncli.document.page import Page, flat
from ldncli.document.wording import DOSE_BASES, count
from ldncli.evidence.harms import Harm, PooledHarm
from ldncli.pages import harms, washouts
from ldncli.queries.safety import at_low_dose
from ldncli.queries.safety_words import INTERVALS
from ldncli.schema.knowledge import SafetyNote
from ldncli.schema.medicines import Washout
from ldncli.schema.record import Record, to_plain
from ldncli.schema.view import View

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ldncli.document.blocks import Block, Text
    from ldncli.document.page import FlatRow
    from ldncli.queries.safety import SafetyReport

INTRO = (
    "Naltrexone was tested and labelled at 50 mg a day. What was seen at low dose stands apart "
    "below; what is known only at 50 mg or from the injection may or may not hold for a low dose."
)
FIRST = ("contraindication", "withdrawal")
# The page without --full is one screen; `ldn safety harms` has the others.
HARMS_SHOWN = 4
FEW = 3  # topics: as many commands as fit one line
# A first sentence shorter than this says too little alone: the second goes with it.
SHORTEST_SENTENCE = 40
NOT_COUNTED = "Not counted in any study at low dose that we found."
AT_DOSE = {"low": "low dose", "standard": "50 mg", "both": "50 mg and low dose"}


class SafetyPart(Record):
    """One item on safety; each kind adds the fields of its own record."""

    part: Literal["note", "harm", "pooled-harm", "washout"]


class NotePart(SafetyPart, SafetyNote):
    """A thing to know about harm."""

    part: Literal["note"]


class HarmPart(SafetyPart, Harm):
    """A harm by arm of one low-dose study."""

    part: Literal["harm"]


class PooledHarmPart(SafetyPart, PooledHarm):
    """A harm as a review pooled it."""

    part: Literal["pooled-harm"]


class WashoutPart(SafetyPart, Washout):
    """A published opioid-free interval."""

    part: Literal["washout"]


def page(report: SafetyReport, *, full: bool = False) -> Page:
    """Arrange harm as a screen, one topic in full, or all of it."""
    whole = full or bool(report.topic)
    arranged = _whole(report) if whole else _short(report)
    blocks = [
        Title(text="Harms and cautions", aside=_aside(report)),
        *([] if report.topic else [Prose(text=INTRO)]),
        *arranged,
        Hint(text=_next(report, whole)),
    ]
    data = View(lambda: tuple(_data(report)))
    return Page(
        schema="ldn.safety/1",
        data=data,
        records=View(lambda: tuple(map(_row, data))),
        blocks=tuple(blocks),
        references=report.references,
        ids=tuple(note.id for note in report.notes),
    )


def _aside(report: SafetyReport) -> str:
    topic = report.topic.replace("-", " ")
    notes = count(len(report.notes), "note")
    return f"{topic}: {notes}" if topic and report.notes else topic or notes


def _next(report: SafetyReport, whole: bool) -> str:
    if not whole:
        return (
            "ldn safety dreams · ldn safety TOPIC (liver, harms, ...) · --full · ldn check MEDICINE"
        )
    topics = dict.fromkeys(note.topic for note in report.notes if note.topic != report.topic)
    wider = [f"ldn safety {topic}" for topic in topics] if len(topics) <= FEW else []
    return " · ".join((*wider, "ldn safety", "ldn check MEDICINE"))


def _short(report: SafetyReport) -> list[Block]:
    first = [note for note in report.notes if note.topic in FIRST]
    rest = [note for note in report.notes if note.topic not in FIRST]
    low, only_high = _parted(rest)
    return [
        Section(text="Opioids, and who must not take it"),
        Bullets(items=tuple(map(_brief, first))),
        *harms.by_arm(report.harms, HARMS_SHOWN),
        *harms.by_review(tuple(item for item in report.pooled if item.dose_class == "low")),
        *_listed("Also known at low dose", low),
        *_listed("Not known at low dose: from 50 mg or the injection", only_high),
        *_differing(report.notes),
        *washouts.section(report.washouts, full=False, labels_only=True),
    ]


def _whole(report: SafetyReport) -> list[Block]:
    blocks = _harms(report)
    parted = _parted(report.notes)
    headings = ("Known at low dose", "Not known at low dose: from other doses")
    for heading, notes in zip(headings, parted, strict=True):
        if notes:
            blocks.append(Section(text=heading))
        for note in notes:
            blocks += _note(note)
    if report.washouts or report.topic == INTERVALS:
        blocks += washouts.section(report.washouts, full=True)
    return [*blocks, *reference_list(report.references)]


def _harms(report: SafetyReport) -> list[Block]:
    """Arrange the harm rows; of a symptom that no study counted, say so."""
    if not (report.harms or report.pooled or report.symptom):
        return []
    rows = harms.by_arm(report.harms, len(report.harms), notes=not report.symptom, none=NOT_COUNTED)
    low = tuple(item for item in report.pooled if item.dose_class == "low")
    other = tuple(item for item in report.pooled if item.dose_class != "low")
    return [*rows, *harms.by_review(low), *harms.by_review(other)]


def _parted(notes: Sequence[SafetyNote]) -> tuple[list[SafetyNote], list[SafetyNote]]:
    """Part the notes in those known at low dose, and those known from other doses alone."""
    low = [note for note in notes if at_low_dose(note)]
    return low, [note for note in notes if not at_low_dose(note)]


def _brief(note: SafetyNote) -> Text:
    head, _, rest = note.plain.partition(". ")
    if len(head) < SHORTEST_SENTENCE and rest:
        head = f"{head}. {rest.partition('. ')[0]}"
    return (Span(text=note.title, style="strong"), f" ({_doses(note)}). {head.rstrip('.')}.")


def _doses(note: SafetyNote) -> str:
    """Return the doses that a note comes from; whether it holds at low dose is its heading."""
    return AT_DOSE.get(note.dose_basis, DOSE_BASES[note.dose_basis])


def _listed(heading: str, notes: list[SafetyNote]) -> list[Block]:
    if not notes:
        return []
    by_topic: dict[str, list[str]] = {}
    for note in notes:
        by_topic.setdefault(note.topic, []).append(_headline(note))
    rows = ((topic.replace("-", " "), "; ".join(titles)) for topic, titles in by_topic.items())
    return [Section(text=heading), Facts(rows=tuple(rows))]


def _headline(note: SafetyNote) -> str:
    """Return the title; without the topic where the title begins with it."""
    head, colon, tail = note.title.partition(": ")
    return tail if colon and head.casefold() == note.topic else note.title


def _differing(notes: tuple[SafetyNote, ...]) -> list[Block]:
    topics = ", ".join(dict.fromkeys(note.topic for note in notes if note.positions))
    if not topics:
        return []
    text = f"Sources differ on {topics}: ldn safety TOPIC gives each with its source."
    return [Prose(text=text)]


def _note(note: SafetyNote) -> list[Block]:
    """Arrange one note in full: each position with its source, none averaged."""
    positions = tuple(f"{item.says} [{item.source}, {item.read}]" for item in note.positions)
    sources = f"[{', '.join(note.references)}; read: {note.read}]"
    differ: list[Block] = []
    if positions:
        differ = [Prose(text="The sources differ:"), Bullets(items=positions)]
    rows = (
        ("What to do", note.what_to_do),
        ("In technical words", note.technical),
        ("Sources", sources),
    )
    return [
        Prose(text=(Span(text=note.title, style="strong"), f" ({_doses(note)})")),
        Prose(text=note.plain, indent=4),
        *differ,
        Facts(rows=tuple((label, text) for label, text in rows if text)),
    ]


def _data(report: SafetyReport) -> Iterator[SafetyPart]:
    """Yield one record a note, harm, pooled harm and interval; `part` says which it is."""
    yield from (NotePart(part="note", **vars(item)) for item in report.notes)
    yield from (HarmPart(part="harm", **vars(item)) for item in report.harms)
    yield from (PooledHarmPart(part="pooled-harm", **vars(item)) for item in report.pooled)
    yield from (WashoutPart(part="washout", **vars(item)) for item in report.washouts)


def _row(item: SafetyPart) -> FlatRow:
    """Return a row for a spreadsheet; of a note, each position with its source in words."""
    row: FlatRow = to_plain(item)
    if isinstance(item, NotePart):
        row["positions"] = [f"{position.says} [{position.source}]" for position in item.positions]
    return flat(row)
