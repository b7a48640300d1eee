"""What the box that asks works on: the cues of `ldn ask`, and what each record says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.document.wording import CLAIM_VERDICTS, MARKS
from ldncli.matching import questions
from ldncli.pages.ask import ALARM, NOT_UNDERSTOOD
from ldncli.queries.ask import ask, cover, medicines, rank, spoken, studies
from ldncli.queries.ask.parts import PARTS, condition_part
from ldncli.queries.common_words import fillers, generic_words
from ldncli.report.condition import sure
from ldncli.schema.knowledge import OrdinaryWord
from ldncli.schema.medicines import ClassWord, OpioidScript
from ldncli.schema.studies import Study

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ldncli.dataset.dataset import Dataset
    from ldncli.queries.ask.part import Part


FAILED = "The answer failed. No medicine was checked: ask a pharmacist."
WORDS = {
    "open": "Open",
    "failed": FAILED,
    "nothingAsked": "Nothing was asked. Try: fibromyalgia, or your medicines.",
    "notUnderstood": f"{NOT_UNDERSTOOD} Try other words, or open a part below.",
}
# Where each kind of record stands in the page; a kind that is not here is told in full.
PLACES = {
    "condition": "#{}",
    "practice": "#q-{}",
    "safety": "#s-{}",
    "claim": "#claim-{}",
    "study": "#r-{}",
    "position": "#positions",
    "scope": "",
    "help": "",
    "harm_word": "#safety",
    "mechanism": "",
    "pharmacology": "",
}
OPIOID_CARD = {
    "kind": "safety",
    "id": "",
    "title": "Never with an opioid",
    "verdict": "",
    "lines": [("", ALARM)],
    "urgent": True,
}


def questions_of(dataset: Dataset) -> dict[str, object]:
    """Return the cues, the words, the rules and the answers, for the page's own recognition.

    A cue is (place of its kind, id, phrase, the stems it needs where they are not those of the
    phrase without the words that say nothing).
    """
    plain = fillers(dataset)
    kinds = (*ask.ANSWERING, "intent")
    every = [cue for cue in dataset.every_cue() if cue[0] in kinds]
    cues = [
        (kinds.index(kind), key, phrase, *_needs(phrase, words, plain))
        for kind, key, phrase, words in every
    ]
    return {
        "kinds": kinds,
        "cues": cues,
        "fillers": sorted(plain),
        "generic": sorted(generic_words(dataset)),
        "ordinary": sorted({word for row in dataset.all(OrdinaryWord) for word in row.words}),
        "own": sorted(medicines.OWN),
        "medicineWords": sorted(_medicine_words(dataset)),
        "studies": _studies(dataset),
        "studyIds": [study.id for study in dataset.all(Study)],
        "lowStudyIds": [study.id for study in dataset.all(Study) if study.dose_class == "low"],
        "studyPlaces": {study.id: study.reference for study in dataset.all(Study)},
        "everyday": list(_everyday(dataset, every).items()),
        "opioidNames": medicines.opioids(dataset).names,
        "ranks": _ranks(dataset, {(kind, key) for kind, key, *_ in every}),
        "rules": _rules(),
        "words": WORDS,
        "places": PLACES,
        "opioids": OPIOID_CARD,
        "answers": _answers(dataset, {(kind, key) for kind, key, *_ in every}),
    }


def _medicine_words(dataset: Dataset) -> set[str]:
    """Return the words that name a medicine without being one: classes, and other scripts."""
    kinds = (ClassWord, OpioidScript)
    names = {folded for kind in kinds for folded, *_ in dataset.names(kind)}
    return {name for name in names if medicines.is_medicine(dataset, name)}


def _needs(phrase: str, words: str, plain: frozenset[str]) -> tuple[str, ...]:
    """Return nothing where the page works the needed words out of the phrase."""
    stems = set(questions.words_of(phrase))
    return () if set(words.split()) == (stems - plain or stems) else (words,)


def _studies(dataset: Dataset) -> dict[str, list[str]]:
    """Return what a study is called, with the ids that go by it; and each id by itself."""
    names: dict[str, list[str]] = {}
    for folded, key, _ in dataset.names(Study):
        if len(folded) >= studies.SHORTEST and key not in names.setdefault(folded, []):
            names[folded].append(key)
    return names


def _rules() -> dict[str, object]:
    return {
        "spellings": questions.SPELLINGS,
        "shortestStem": questions.SHORTEST_STEM,
        "cues": cover.CUES,
        "enough": cover.ENOUGH,
        "fewestWords": cover.FEWEST_WORDS,
        "leastGain": cover.LEAST_GAIN,
        "mostRecords": cover.MOST_RECORDS,
        "sentences": sorted(cover.SENTENCES),
        "factors": cover.FACTORS,
        "short": cover.SHORT,
        "parting": sorted(cover.PARTING),
        "namesOfLdn": cover.NAMES_OF_LDN,
        "longStem": cover.LONG_STEM,
        "typed": cover.TYPED,
        "typedWords": cover.TYPED_WORDS,
        "symptom": ask.SYMPTOM,
        "nothingHeld": rank.NOTHING_HELD,
        "silent": sorted(stem for word in spoken.SILENT for stem in questions.words_of(word)),
        "fewestSpoken": spoken.FEWEST,
        "spoken": spoken.SPOKEN,
        "byLdn": ask.BY_LDN,
        "onLdn": ask.ON_LDN,
        "efficacy": ask.EFFICACY,
        "whatIs": ask.WHAT_IS,
        "whatIsHelp": ask.WHAT_IS_HELP,
        "felt": ask.FELT,
        "beside": sorted(studies.BESIDE),
        "generic": cover.GENERIC,
        "mostConditions": ask.MOST_CONDITIONS,
        "longestMedicine": medicines.LONGEST,
        "shortestMedicine": medicines.SHORTEST,
        "shortestSlip": medicines.SHORTEST_SLIP,
        "longSlip": medicines.LONG_SLIP,
        "longestStudy": studies.LONGEST,
        "shortestStudy": studies.SHORTEST,
        "shortestNumber": studies.SHORTEST_NUMBER,
    }


def _everyday(dataset: Dataset, cues: Iterable[tuple[str, str, str, str]]) -> dict[str, int]:
    """Return the phrases that lead to a condition and are not its name, with its place there."""
    phrases = ((key, phrase) for kind, key, phrase, _ in cues if kind == "condition")
    places = {f"{key} {phrase}": rank.everyday(dataset, key, phrase) for key, phrase in phrases}
    return {name: place for name, place in places.items() if place}


def _ranks(dataset: Dataset, keys: Iterable[tuple[str, str]]) -> dict[str, int]:
    """Return the place of what stands before another that is named as well; none is the first."""
    places = rank.ranks(dataset, keys)
    return {f"{kind} {key}": place for (kind, key), place in sorted(places.items()) if place}


def _answers(dataset: Dataset, keys: Iterable[tuple[str, str]]) -> dict[str, dict[str, object]]:
    """Return what each record says, by kind and id."""
    answers: dict[str, dict[str, object]] = {}
    for kind, key in sorted(keys):
        if kind == "intent":
            continue
        part = (
            condition_part(dataset, key, ()) if kind == "condition" else PARTS[kind](dataset, key)
        )
        if part:
            answers[f"{kind} {key}"] = _answer(part)
    return answers


def _answer(part: Part) -> dict[str, object]:
    verdict = part.verdict or ""
    if part.kind == "claim":
        sign, words, _ = CLAIM_VERDICTS[part.verdict or "unproven"]
        verdict = f"{sign} {words}"
    elif part.kind == "condition":
        sign = MARKS[part.direction or "none-found"][0]
        verdict = f"{sign} {part.verdict} {sure(part.certainty)}".strip()
    return {
        "title": part.title,
        "verdict": verdict,
        "lines": part.lines,
        "urgent": part.urgent,
    }
