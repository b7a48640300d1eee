"""What is said of the names of a checked list, a class once, and the alarm that ends the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.document.blocks import Prose, Section, Span
from ldncli.document.wording import BASES, DOSE_BASES
from ldncli.pages.check_rows import MAY_BE, given_together, shortened
from ldncli.queries.interactions.answers import NOT_TAKEN, decisive

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ldncli.document.blocks import Block
    from ldncli.queries.interactions.answers import Answer, Ingredient
    from ldncli.queries.interactions.check import Checked
    from ldncli.schema.medicines import InteractionClass

NOT_HERE = "not in this dataset: that is not a finding of safety."
PACKET = "Type the active ingredient printed on the packet, or ask a pharmacist."
IF_SO = "If so it matters: check the box, and ask before taking both."
MAY_BE_OPIOID = "may be an opioid by its name. Ask a pharmacist before taking both."
TOGETHER = "LDN together with an opioid"
BEFORE = "Before you take both"
REFUSAL = (
    "This tool gives no dose, interval or method for taking both. LDN blocks opioids and can bring "
    "on sudden, severe withdrawal; taking more of the opioid to get past the block can kill."
)
WHOM = (
    "Do not start or stop either on your own, for both can harm you. Ask whoever prescribes the "
    "opioid, whoever prescribes LDN (each must know of the other), and a pharmacist who sees the "
    "whole list; for methadone or buprenorphine the clinic that gives it."
)
ASK_FIRST = (
    "Do not start or stop either on your own: ask the prescriber or a pharmacist before taking "
    "both."
)
# So many names head one text; with more it would say nothing but names.
NAMES = 4


def texts(checked: Checked, *, full: bool) -> Iterator[Block]:
    """Yield a paragraph for each class met, then what belongs to one name alone."""
    classes = {item.id: item for item in checked.classes}
    current = [a for a in checked.answers if a.severity and a.answer not in NOT_TAKEN]
    grouped: dict[str, list[Answer]] = {}
    for answer in current:
        for key in dict.fromkeys(item.interaction for item in decisive(answer)):
            grouped.setdefault(key, []).append(answer)
    for key, answers in grouped.items():
        item = classes[key]
        text = _in_full(item) if full else short(item)
        yield Prose(text=(Span(text=f"{_names(answers)}: ", style="strong"), text))
    for answer in checked.answers:
        own = " ".join(_own(answer, full))
        if own:
            yield Prose(text=(Span(text=f"{shortened(answer.typed)}: ", style="strong"), own))
    unknown = [answer for answer in checked.answers if answer.answer == "unknown"]
    if unknown:
        yield Prose(
            text=(Span(text=f"{_names(unknown)}: ", style="strong"), f"{NOT_HERE} {PACKET}")
        )


def alarm(answers: Sequence[Answer]) -> Iterator[Block]:
    """Yield the warning that stands last, for what is serious and for what may be."""
    serious = [answer for answer in answers if answer.serious]
    maybe = [answer for answer in answers if answer.may_be_serious]
    if not serious and not maybe:
        return
    opioid = any(answer.opioid for answer in answers)
    contraindicated = any(answer.severity == "contraindicated" for answer in serious)
    sign = "!!" if contraindicated else "!" if serious else MAY_BE
    perhaps = f"; perhaps {_names(maybe)}" if serious and maybe else ""
    sentences = [] if serious else [IF_SO]
    sentences += [REFUSAL] if opioid else []
    head = " ".join([f"{sign} {_names(serious or maybe)}{perhaps}:", *sentences])
    yield Section(text=TOGETHER if opioid else BEFORE)
    yield Prose(text=(Span(text=head, style="bad"), f" {WHOM if opioid else ASK_FIRST}"), indent=0)


def short(item: InteractionClass) -> str:
    """Return what happens, and of the advice as much as the harm asks for.

    The alarm gives the advice on opioids, and the sources stand in full.
    """
    if item.severity == "major":
        return f"{item.what_happens} {item.advice}"
    if item.severity == "moderate":
        first, *_ = item.advice.split(". ")
        return f"{item.what_happens} {first.rstrip('.')}."
    return item.what_happens


def _in_full(item: InteractionClass) -> str:
    known = [words for words in (BASES[item.basis], DOSE_BASES[item.dose_basis]) if words]
    text = f"{item.what_happens} {item.advice}" + (f" ({'; '.join(known)})" if known else "")
    says = f" What the source says: {item.says}" if item.says else ""
    technical = f" In technical words: {item.technical}" if item.technical else ""
    sources = f" [{', '.join(item.references)}]" if item.references else ""
    return f"{text}{says}{technical}{sources}"


def _own(answer: Answer, full: bool) -> Iterator[str]:
    """Yield what is said of one name and no other."""
    if answer.answer not in (*NOT_TAKEN, "unknown"):
        yield from (
            item.note for item in answer.ingredients if item.note and _decides(answer, item)
        )
        yield from answer.notes if not (answer.answer == "class" and answer.serious) else ()
    if full and answer.given_in:
        yield f"It was {given_together(answer.given_in)}."
    if answer.other_meaning:
        yield (
            f"It can also stand for {answer.other_meaning}; this answer takes it for what would be "
            "worse to miss. Type the full name."
        )
    if answer.not_read and answer.severity:
        yield f"Not known here in what was typed: {' '.join(answer.not_read)}."
    if answer.opioid_part:
        yield f"It {MAY_BE_OPIOID}"
    if [item.id for item in answer.ingredients] == ["naltrexone"]:
        yield "If this is your LDN itself, leave it off the list."


def _decides(answer: Answer, item: Ingredient) -> bool:
    return item.severity == answer.severity


def _names(answers: Sequence[Answer]) -> str:
    names = [shortened(answer.typed) for answer in answers]
    more = f" and {len(names) - NAMES} more" if len(names) > NAMES else ""
    return ", ".join(names[:NAMES]) + more
