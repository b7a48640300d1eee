"""What a checked list means in words that cannot be read as "safe"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.cli.exit_codes import ExitCode
from ldncli.pages.check import NOT_HERE, REFUSAL, WHOM
from ldncli.schema.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ldncli.queries.interactions.answers import Kind

# What each exit code of `ldn check` says of the list as a whole.
MEANINGS: dict[int, str] = {
    ExitCode.SERIOUS: "At least one name is contraindicated or a major interaction with LDN. "
    "Say so first, and that a prescriber or pharmacist has to be asked before taking both.",
    ExitCode.UNKNOWN_NAME: "At least one name is not known here, or only guessed, or is an opioid "
    "that was stopped. This list is not cleared: not known is not safe.",
    ExitCode.FINE: "Nothing serious with LDN is recorded for these names, and each was known. "
    "That is not a finding of safety: most medicines were never studied with LDN.",
}
# What the word of one answer means.
ANSWERS: dict[Kind, str] = {
    "known-interaction": "an interaction is recorded: read its severity and advice",
    "none-known": "none is known in the sources that were read; that is not proof that none is",
    "not-studied": "no study of both was found: that is not a finding of safety",
    "given-together": "both were taken in a study that did not look for an interaction: that is "
    "not a finding of safety",
    "class": "a class and no medicine: ask which medicine it is",
    "unknown": NOT_HERE,
    "past": "named as stopped; an opioid that was stopped still matters",
    "allergy": "named as an allergy, so not checked as taken",
    "denied": "named as not taken, so not checked as taken",
    "none": "no medicine is named in these words",
}


class CheckMeaning(Record):
    """How a checked list is to be read."""

    exit_code: int
    exit_meaning: str
    finding_of_safety: bool
    answers: Mapping[str, str]
    refusal: str
    whom: str


def meaning(exit_code: int, kinds: Iterable[Kind]) -> CheckMeaning:
    """Return what a list with these answers means; never that it is safe."""
    return CheckMeaning(
        exit_code=exit_code,
        exit_meaning=MEANINGS[exit_code],
        finding_of_safety=False,
        answers={kind: ANSWERS[kind] for kind in dict.fromkeys(kinds)},
        refusal=REFUSAL,
        whom=WHOM,
    )


def sentences(of_list: CheckMeaning) -> str:
    """Return the meaning as the text that stands before the answer."""
    words = "; ".join(f"“{kind}”: {text.rstrip('.')}" for kind, text in of_list.answers.items())
    return (
        f"Exit code {of_list.exit_code}: {of_list.exit_meaning} Words used here: {words}. "
        f"{of_list.refusal} {of_list.whom}"
    )
