"""One's own medicines on the sheet for a visit: each with what to do, in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.document.blocks import Bullets, Prose, Section, Span
from ldncli.queries.interactions.answers import SERIOUS, decisive

if TYPE_CHECKING:
    from ldncli.document.blocks import Block, Text
    from ldncli.queries.interactions.answers import Answer
    from ldncli.queries.interactions.check import Checked

# What to do about each, short enough to be read aloud at the counter.
ADVICE = {
    "contraindicated": "Do not take it with LDN.",
    "major": "This matters. Ask before you take both.",
    "moderate": "Ask about it before you take both.",
    "minor": "A small effect is known. Tell them that you take it.",
    "theoretical": "It may clash in theory. Tell them that you take it.",
    "none-known": "No clash is known. That is no proof that it is safe.",
    "not-studied": "Nobody has tested it with LDN. That is no proof that it is safe.",
}
UNKNOWN = "We do not know this name. Ask a pharmacist."
MAY_BE = "It may be {name}. If so: {advice}"
OPIOID = (
    "Your list has an opioid, or a name that may be one. Do not start LDN, and do not stop the "
    "opioid on your own. Talk to the doctor who prescribes it first."
)


def medicines_checked(checked: Checked) -> list[Block]:
    """Arrange the list of one's medicines, worst first."""
    blocks: list[Block] = [Section(text="Your medicines, checked")]
    if any(answer.opioid for answer in checked.answers):
        blocks.append(Prose(text=(Span(text=OPIOID, style="bad"),), indent=0))
    happens = {item.id: first_sentence(item.what_happens) for item in checked.classes}
    items = tuple(_medicine(answer, happens) for answer in checked.answers)
    return [*blocks, Bullets(items=items)]


def advice(answer: Answer) -> str:
    """Return what to do about one name of the list."""
    if answer.severity is not None:
        return ADVICE[answer.severity]
    serious = next((guess for guess in answer.guesses if guess.severity in SERIOUS), None)
    guess = (
        f" {MAY_BE.format(name=serious.name, advice=ADVICE[serious.severity])}" if serious else ""
    )
    return UNKNOWN + guess


def first_sentence(text: str) -> str:
    """Return the first sentence of a text."""
    return text.partition(". ")[0].rstrip(".") + "."


def _medicine(answer: Answer, happens: dict[str, str]) -> Text:
    parts = [item.name for item in answer.ingredients if item.name != answer.typed.casefold()]
    name = f"{answer.typed} ({' + '.join(parts)})" if parts else answer.typed
    text = f": {advice(answer)}"
    if answer.severity in (*SERIOUS, "moderate"):
        why = dict.fromkeys(happens.get(item.interaction, "") for item in decisive(answer))
        text += "".join(f" {sentence}" for sentence in why if sentence)
    return (Span(text=name, style="strong"), text)
