"""What a word means on harm: a topic, a note, or a symptom that studies counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.errors import Candidate, NotFound
from ldncli.matching.names import nearest, normalise
from ldncli.matching.questions import words_of
from ldncli.queries.ask.cover import mentions
from ldncli.queries.common_words import fillers
from ldncli.schema.conditions import Condition
from ldncli.schema.knowledge import HarmWord, SafetyNote
from ldncli.schema.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ldncli.dataset.dataset import Dataset

HARMS, INTERVALS = "harms", "washout"
HARM_TOPICS = frozenset({"adverse-effect", "discontinuation"})
# Of the weight of the best note: another below it met only a part of the words.
SHARE = 0.5
ELSEWHERE = ("claim", "practice", "condition", "scope")
MOST_ELSEWHERE = 3


class Meaning(Record):
    """What one word, or no word, means: the notes, and which rows of harm."""

    word: str = ""
    everything: bool = False
    every_harm: bool = False
    notes: tuple[SafetyNote, ...] = ()
    topics: frozenset[str] = frozenset()
    stems: frozenset[str] = frozenset()
    events: frozenset[str] = frozenset()
    conditions: frozenset[str] = frozenset()

    @property
    def symptom(self) -> bool:
        """Tell whether the word names something that people feel."""
        return bool(self.events or self.conditions)

    def is_meant(self, event: str) -> bool:
        """Tell whether a row of harm is asked for."""
        if self.everything or self.every_harm:
            return True
        named = bool(self.stems) and self.stems <= frozenset(words_of(event))
        return named or normalise(event) in self.events


def meaning(dataset: Dataset, asked: str) -> Meaning:
    """Return what a word means on harm; raise NotFound where it means nothing."""
    notes = dataset.all(SafetyNote)
    stems = _telling(dataset, asked)
    topic = _topic(asked, notes)
    events = _events(dataset, asked, stems)
    if topic:
        chosen = tuple(note for note in notes if _is_of(note, topic))
    else:
        chosen = _by_words(dataset, asked, stems)
        if events:
            chosen = (*chosen, *(n for n in notes if n not in chosen and _lists(n, stems)))
    if not (topic or chosen or events):
        ill = frozenset(dataset.named(Condition, asked))
        if ill:
            return Meaning(word=asked, conditions=ill)
        raise _nothing(dataset, asked, notes)
    return Meaning(
        word=topic or asked,
        every_harm=topic in (HARMS, *HARM_TOPICS),
        notes=chosen,
        topics=frozenset({topic}) if topic else frozenset(note.topic for note in chosen),
        stems=stems if events else frozenset(),
        events=events,
    )


def _is_of(note: SafetyNote, topic: str) -> bool:
    wanted = HARM_TOPICS if topic == HARMS else (topic,)
    return note.topic in wanted or note.id == topic


def _topic(asked: str, notes: tuple[SafetyNote, ...]) -> str:
    """Return the topic or the note of this name, in any form of its words; or nothing."""
    names = (*(note.topic for note in notes), HARMS, INTERVALS, *(note.id for note in notes))
    same = (name for name in names if normalise(name) == normalise(asked))
    alike = (name for name in names if words_of(name) == words_of(asked))
    return next(same, "") or next(alike, "")


def _telling(dataset: Dataset, asked: str) -> frozenset[str]:
    """Return the stems of a word or two that say what it is about."""
    return frozenset(words_of(asked)) - fillers(dataset)


def _by_words(dataset: Dataset, asked: str, stems: frozenset[str]) -> tuple[SafetyNote, ...]:
    """Return the notes that go by these words, what is known at low dose first."""
    met = mentions(dataset, asked, ("safety",))
    best = max((item.weight for item in met), default=0.0)
    keys = [item.id for item in met if item.weight >= SHARE * best]
    named = dataset.many(SafetyNote, keys)
    if not named and stems:
        named = tuple(note for note in dataset.all(SafetyNote) if _holds(note, stems))
    return tuple(sorted(named, key=lambda note: note.at_low_dose != "known"))


def _holds(note: SafetyNote, stems: frozenset[str]) -> bool:
    return any(stems <= frozenset(words_of(phrase)) for phrase in note.words)


def _lists(note: SafetyNote, stems: frozenset[str]) -> bool:
    """Tell whether a note on side effects names one in its text."""
    return note.topic in HARM_TOPICS and stems <= frozenset(words_of(note.plain))


def _events(dataset: Dataset, asked: str, stems: frozenset[str]) -> frozenset[str]:
    """Return the harms, as rows name them, that these words name: `hair` is hair loss."""
    met = {item.id for item in mentions(dataset, asked, ("harm_word",))}
    words = dataset.all(HarmWord)
    named = {row.harm for row in words if stems and _names(row, stems)}
    return frozenset(normalise(harm) for harm in met | named)


def _names(row: HarmWord, stems: frozenset[str]) -> bool:
    return stems <= frozenset(words_of(row.harm))


def _nothing(dataset: Dataset, asked: str, notes: tuple[SafetyNote, ...]) -> NotFound:
    """Return the error for a word that means nothing here: a slip, another page, no study."""
    slips = nearest(normalise(asked), _typeable(notes))
    if slips:
        return NotFound("topic", asked, _candidates("safety", slips))
    near = [
        Candidate(kind=item.kind, id=item.id, label=item.phrase)
        for item in mentions(dataset, asked, ELSEWHERE)[:MOST_ELSEWHERE]
    ]
    if near:
        return NotFound("topic", asked, tuple(near), reason="elsewhere")
    through = dataset.metadata.searched_through
    names = dict.fromkeys((*(note.topic for note in notes), HARMS, INTERVALS))
    candidates = _candidates("safety", names)
    return NotFound("topic", asked, candidates, reason="no-study", within=through)


def _typeable(notes: tuple[SafetyNote, ...]) -> dict[str, str]:
    """Return the names, and the single words, that a slip may have meant."""
    names = {name: name for name in (*(note.topic for note in notes), HARMS, INTERVALS)}
    names |= {note.id: note.id for note in notes}
    words = {word: note.topic for note in notes for word in note.words if " " not in word}
    return {normalise(name): key for name, key in (words | names).items()}


def _candidates(kind: str, keys: Iterable[str]) -> tuple[Candidate, ...]:
    return tuple(Candidate(kind=kind, id=key) for key in dict.fromkeys(keys))
