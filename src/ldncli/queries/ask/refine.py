"""What a question means beside the names in it: a diagnosis asked, two other medicines, the past.

The page's own box reads the same names and intents; these rules are the program's alone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ldncli.matching.names import normalise
from ldncli.matching.questions import words_of
from ldncli.queries.ask.ask import WHAT_IS, Asked
from ldncli.queries.ask.cover import INTENT, Mention
from ldncli.queries.ask.medicines import OWN
from ldncli.queries.common_words import fillers, generic_words
from ldncli.schema.kinds import KINDS
from ldncli.schema.record import replace

if TYPE_CHECKING:
    from ldncli.dataset.dataset import Dataset
    from ldncli.queries.interactions.check import Checked

# Who asks what they have is told so before the illness: “do I have to” asks something else.
DIAGNOSIS = re.compile(
    r"\b(?:do i|have i|could i|might i|does he|does she) (?:have|got)\b(?! to)"
    r"|\bcould (?:it|this|these|that|my)\b.* be\b|\bcould it be\b|\bmight (?:it|this) be\b"
    r"|\bhow do i know if i have\b|\bwhat is wrong with me\b"
)
TOGETHER = re.compile(r"\b(?:with|together|interact\w*|and|mix\w*|combin\w*)\b")
A_DOSE = re.compile(r"\b(?:doses?|dosed|dosage|dosing)\b")
# “is dextromethorphan an opioid” names one medicine and asks of which kind it is.
KIND = re.compile(r"^(?:an? )?(?:opioid|opiate|narcotic|opioids|opiates|narcotics)$")
OPIOID_WORD = "opioid"
CHILD_AGE = re.compile(r"\b(\d{1,2}) ?(?:yr|yrs|year|years|yo)(?: olds?)?\b")
ADULT = 18  # years
NEGATED = re.compile(r"\b(is|does|do|should|would|could|was|are|ca|wo)n?t\b")
SCOPE = "scope"
# Records on medicines in general, which say less than the check of one that is named.
GENERAL = frozenset({"not-together", "no-drug-interactions"})
# What answers an intent where nothing else is named: the first that is asked.
ALONE = {
    WHAT_IS: ("help", "what-is-ldn"),
    "dose": ("practice", "doses-compared"),
    "safety": ("safety", "common-effects-low-dose"),
    "interaction": ("practice", "not-together"),
    "positions": ("claim", "guidelines-recommend"),
    "how-long": ("practice", "time-to-effect"),
    "children": ("practice", "age-limits"),
    "certainty": ("help", "low-certainty"),
    "trials": ("help", "how-many-trials"),
    "efficacy": ("help", "what-it-helps"),
}
PAST, BIAS = "past", "bias"


def refined(dataset: Dataset, asked: Asked) -> Asked:
    """Return a question with what it asks beside its names, and without what says less."""
    asked = replace(asked, intents=_intents(asked), checked=_without_kind(dataset, asked))
    if asked.conditions and "dose" in asked.intents:
        kept = tuple(item for item in asked.records if not _is_of_money(item))
        asked = replace(asked, records=kept)
    if asked.checked:
        asked = replace(asked, records=tuple(r for r in asked.records if not _is_less(asked, r)))
    if not asked.understood and (alone := _alone(dataset, asked)):
        return replace(asked, records=(alone,))
    return asked


def opening(dataset: Dataset, asked: Asked) -> tuple[Mention, ...]:
    """Return what is said before the records that a question names."""
    folded = normalise(asked.question)
    named = asked.checked.answers if asked.checked else ()
    first: list[Mention] = []
    own = any(f" {name} " in f" {folded} " for name in OWN)
    if asked.conditions and not own and DIAGNOSIS.search(folded):
        first.append(_mention(SCOPE, "diagnosis", asked.question))
    if len(named) > 1 and not own and TOGETHER.search(folded):
        first.append(_mention(SCOPE, "other-medicines", asked.question))
    if PAST in asked.intents and any(item.opioid for item in named):
        first.append(_mention("practice", "restart", asked.question))
    return tuple(item for item in first if _is_held(dataset, item))


def expanded(question: str) -> str:
    """Return a question with its contractions in full: shouldnt is should not."""
    return NEGATED.sub(lambda found: f"{found[1]} not", normalise(question))


def _mention(kind: str, key: str, phrase: str) -> Mention:
    return Mention(kind=kind, id=key, phrase=phrase, words=frozenset(), weight=1.0)


def _is_held(dataset: Dataset, item: Mention) -> bool:
    """Tell whether a record of this name is there: another dataset may lack it."""
    return dataset.get(KINDS[item.kind].cls, item.id) is not None


def _intents(asked: Asked) -> tuple[str, ...]:
    """Return what is asked, with a bare “dose” and an age, and without a risk that is another."""
    folded = f" {normalise(asked.question)} "
    for own in sorted(OWN, key=len, reverse=True):
        folded = folded.replace(f" {own} ", " ")
    folded = folded.replace(" low dose ", " ")
    found = dict.fromkeys(asked.intents)
    if asked.checked or BIAS in found:
        found.pop("safety", None)
    if A_DOSE.search(folded) and "trials" not in found:
        found["dose"] = None
    if any(int(age[1]) < ADULT for age in CHILD_AGE.finditer(folded) if f"{age[0]} " in folded):
        found["children"] = None
    return tuple(found)


def _without_kind(dataset: Dataset, asked: Asked) -> Checked | None:
    """Leave out the word opioid where it asks of which kind a named medicine is."""
    checked = asked.checked
    if checked is None or len(checked.answers) == 1:
        return checked
    folded = normalise(asked.question)
    names = [item.typed for item in checked.answers]
    kinds = [name for name in names if KIND.match(normalise(name))]
    others = [name for name in names if name not in kinds]
    if not any(f"{normalise(name)} an {kind}" in folded for name in others for kind in kinds):
        return checked
    from ldncli.queries.interactions.check import check

    return check(dataset, tuple(others))


def _is_less(asked: Asked, item: Mention) -> bool:
    """Tell whether a record says less than the check of the medicines that are named."""
    opioid = any(answer.opioid for answer in asked.checked.answers) if asked.checked else False
    stopped = opioid and item.kind == "harm_word" and "stop" in item.words
    return item.id in GENERAL or stopped


def _is_of_money(item: Mention) -> bool:
    """Tell whether a record on prices is met by “how much” alone, as in how much LDN."""
    return item.id == "price" and not item.words - frozenset(words_of("how much"))


def _alone(dataset: Dataset, asked: Asked) -> Mention | None:
    """Return what answers an intent alone, where no word of another subject is left."""
    intents = [name for name in ALONE if name in asked.intents]
    if not intents:
        return None
    said = frozenset(words_of(asked.question))
    spoken = frozenset(
        word
        for kind, key, phrase, *_ in dataset.cues(said)
        if kind == INTENT and key in intents
        for word in words_of(phrase)
    )
    if said - spoken - fillers(dataset) - generic_words(dataset):
        return None
    item = _mention(*ALONE[intents[0]], asked.question)
    return item if _is_held(dataset, item) else None
