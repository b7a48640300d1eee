"""The rules of `ldn check` as the page's script needs them: numbers, patterns, lists of words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.matching import foreign_names, medicine_names, names, near_names
from ldncli.queries.interactions import (
    answers,
    foreign,
    guesses,
    medicine_lists,
    opioid_words,
    recognition,
)
from ldncli.queries.interactions.opioid_words import OpioidWords
from ldncli.queries.interactions.word_lists import WordLists

if TYPE_CHECKING:
    from ldncli.dataset.dataset import Dataset
    from ldncli.schema.medicines import Medicine


def word_lists(
    dataset: Dataset, medicines: tuple[Medicine, ...], places: dict[str, int]
) -> dict[str, object]:
    """Return the lists of words that the dataset holds: opioid parts and scripts, makers, codes."""
    opioids, lists = OpioidWords(dataset), WordLists(dataset)
    codes: dict[str, list[int]] = {}
    for item in medicines:
        for code in item.atc:
            codes.setdefault(code.casefold(), []).append(places[item.id])
    return {
        "makers": sorted(map(" ".join, lists.makers)),
        "pack": sorted(lists.pack),
        "context": {" ".join(phrase): kind for phrase, kind in lists.context.items()},
        "stems": [[item.text, item.place, item.besides] for item in opioids.stems],
        "marked": [[item.text, item.place] for item in opioids.marked_stems],
        "scripts": {name: places[key] for name, key in opioids.scripts.items() if key in places},
        "codes": codes,
    }


def rules(dataset: Dataset) -> dict[str, object]:
    """Return what the script reads instead of having numbers and patterns of its own."""
    lists = WordLists(dataset)
    return {
        "worst": answers.WORST_FIRST,
        "serious": sorted(answers.SERIOUS),
        "notTaken": sorted(answers.NOT_TAKEN),
        "guesses": guesses.SHOWN,
        "spread": guesses.SPREAD,
        "harmless": guesses.HARMLESS,
        "longEnough": guesses.LONG_ENOUGH,
        "manyWords": guesses.MANY_WORDS,
        "mostWords": guesses.MOST_WORDS,
        "mostCharacters": medicine_lists.MOST_CHARACTERS,
        "sure": near_names.SURE,
        "shortestStart": near_names.SHORTEST_START,
        "strange": near_names.STRANGE_LETTERS,
        "longer": near_names.LONGER,
        "longSound": near_names.LONG_SOUND,
        "longPart": near_names.LONG_PART,
        "far": recognition.FAR,
        "holds": recognition.HOLDS,
        "longWord": recognition.LONG_WORD,
        "twoSlips": recognition.TWO_SLIPS,
        "longStart": recognition.LONG_START,
        "firstLetters": near_names.FIRST_LETTERS,
        "longestRun": recognition.LONGEST,
        "longestContext": max((len(phrase) for phrase in lists.context), default=0),
        "longestMaker": max((len(phrase) for phrase in lists.makers), default=0),
        "longestName": medicine_names.LONGEST_NAME,
        "biosimilar": medicine_names.BIOSIMILAR,
        "accents": names.ACCENTS,
        "plain": names.PLAIN_LETTERS,
        "spelt": foreign_names.SPELT,
        "salt": foreign_names.SALT,
        "ending": foreign_names.ENDING,
        "shortestStem": foreign_names.SHORTEST_STEM,
        "shortestForeign": foreign.SHORTEST_FOREIGN,
        "latinPairs": foreign_names.LATIN_PAIRS,
        "latin": foreign_names.LATIN,
        "latinAlso": foreign_names.ALSO,
        "unspaced": opioid_words.UNSPACED,
        "prefixes": opioid_words.PREFIXES,
        "innEndings": opioid_words.INN_ENDINGS,
        "longerThanStem": opioid_words.LONGER_THAN_STEM,
        "joining": sorted(medicine_names.JOINING),
        "forms": sorted(medicine_names.FORMS),
        "noise": sorted(medicine_names.NOISE),
    }
