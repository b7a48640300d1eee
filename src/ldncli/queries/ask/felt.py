"""What was counted of a harm that somebody feels or fears, and whom to ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.document.wording import author_year
from ldncli.evidence.harms import Harm
from ldncli.matching.names import normalise
from ldncli.matching.questions import words_of
from ldncli.queries.ask.part import Part
from ldncli.queries.common_words import fillers
from ldncli.schema.knowledge import HarmWord, SafetyNote
from ldncli.schema.studies import Study

if TYPE_CHECKING:
    from ldncli.dataset.dataset import Dataset

TOGETHER = (",", "(", ";")  # a row that counts several symptoms names them with these
SHOWN = 3  # studies: counted in both groups first
ASK = "the prescriber or a pharmacist; a doctor at once where it is severe or sudden"
NOTHING = (
    "No study at low dose that we found counted it. That is not a proof that it cannot be LDN."
)
WITH_OTHERS = "Counted together with other symptoms: each has its own row in the table of harms."
NOTED = "Named as a side effect in the note"
NAMED = "Named in the note “{title}” (ldn safety {topic})."
MOST_NOTES = 2
NOT_COUNTED = (
    "No study at low dose that we found counted {name} as a harm of LDN. So we do not know. That"
    " is not a proof that LDN cannot cause it. If a page follows, it is on whether LDN helps."
)
LONGEST_NAME = 4  # words: a row with a longer name is called by its first everyday word


def harm_part(dataset: Dataset, key: str, phrase: str = "") -> Part | None:
    """Return how often a harm was counted in low-dose studies, or that it was not.

    The phrase is what led to it: one of several symptoms that a row counts together.
    """
    row = dataset.get(HarmWord, key)
    if row is None:
        return None
    together = any(mark in row.harm for mark in TOGETHER)
    short = row.harm if len(row.harm.split()) <= LONGEST_NAME else row.words[0]
    name = phrase if phrase and together else short
    stems = _telling(dataset, name)
    ways = (stems, _telling(dataset, phrase)) if phrase else (stems,)
    meant = [harm for harm in dataset.all(Harm) if _is_meant(harm, row, ways)]
    rows = sorted(meant, key=is_uncounted)
    nothing = WITH_OTHERS if together and not phrase else NOTHING
    lines = [("", counted(dataset, harm)) for harm in rows[:SHOWN]]
    notes = [("Also", f"{NOTED} “{note.title}”.") for note in _notes(dataset, stems)]
    notes = notes[:1] or ([] if rows else _elsewhere(dataset, row, phrase))
    return Part(
        kind="harm",
        id=key,
        title=f"{name[0].upper()}{name[1:]} on LDN",
        lines=(*(lines or [("", nothing)]), *notes, ("Ask", ASK)),
        command=f"ldn safety {name}" if len(name.split()) == 1 else "ldn safety harms",
    )


def _elsewhere(dataset: Dataset, row: HarmWord, phrase: str) -> list[tuple[str, str]]:
    """Return the notes from other doses that name a harm which no study at low dose counted."""
    ways = [_telling(dataset, word) for word in (row.harm, phrase, *row.words)]
    stems = [way for way in ways if way]
    return [
        ("Other doses", NAMED.format(title=note.title, topic=note.topic))
        for note in dataset.all(SafetyNote)
        if note.at_low_dose != "known" and _names(note, stems)
    ][:MOST_NOTES]


def _names(note: SafetyNote, stems: list[frozenset[str]]) -> bool:
    if note.topic == "adverse-effect":
        plain = frozenset(words_of(note.plain))
        return any(way <= plain for way in stems)
    phrases = {frozenset(words_of(word)) for word in note.words}
    return any(way in phrases for way in stems)


def not_counted(name: str) -> Part:
    """Return that nobody counted an illness as something that LDN brings on."""
    return Part(
        kind="harm",
        id=f"{name}-on-ldn",
        title=f"{name[0].upper()}{name[1:]} as a harm of LDN",
        lines=(("", NOT_COUNTED.format(name=_in_sentence(name))), ("Ask", ASK)),
        command="ldn safety harms",
    )


def _in_sentence(name: str) -> str:
    """Return a name as it stands in a sentence: cancer, and ADHD."""
    return name if name[1:2].isupper() else f"{name[0].lower()}{name[1:]}"


def _telling(dataset: Dataset, harm: str) -> frozenset[str]:
    return frozenset(words_of(harm)) - fillers(dataset)


def _is_meant(harm: Harm, row: HarmWord, ways: tuple[frozenset[str], ...]) -> bool:
    event = frozenset(words_of(harm.event))
    named = any(stems and stems <= event for stems in ways)
    return named or normalise(harm.event) == normalise(row.harm)


def is_uncounted(harm: Harm) -> bool:
    """Tell whether nobody with a harm was counted on LDN."""
    in_words = any(char.isdigit() for char in harm.ldn or "")
    return harm.ldn_percent is None and not in_words


def _notes(dataset: Dataset, stems: frozenset[str]) -> list[SafetyNote]:
    """Return the notes on side effects at low dose that name a harm."""
    return [
        note
        for note in dataset.all(SafetyNote)
        if note.topic == "adverse-effect"
        and note.at_low_dose == "known"
        and stems
        and stems <= frozenset(words_of(note.plain))
    ]


def counted(dataset: Dataset, harm: Harm) -> str:
    """Return one row of harm in a line: the study, the harm, both groups."""
    study = dataset.get(Study, harm.study)
    label = author_year(study) if study else harm.study
    ldn = _arm(harm.ldn_events, harm.ldn_n, harm.ldn)
    other = _arm(harm.control_events, harm.control_n, harm.control) if _has_control(harm) else ""
    group = "placebo" if harm.comparator == "placebo" else "the other group"
    against = f", {other} on {group}" if other and group == "placebo" else ""
    against = against or (f", {other} in {group}" if other else "")
    return f"{label}: {harm.event}, {ldn} on LDN{against}"


def _has_control(harm: Harm) -> bool:
    return bool(harm.control) or harm.control_events is not None


def _arm(events: int | None, total: int | None, words: str | None) -> str:
    return f"{events} of {total}" if events is not None and total else words or "no count"
