"""The answer to a question: what was understood, the first lines of each record, the commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.document.blocks import Facts, Hint, Prose, Section, Span, Title
from ldncli.document.page import Page
from ldncli.document.wording import (
    CERTAINTY,
    CERTAINTY_SIGNS,
    CLAIM_VERDICTS,
    MARKS,
    OPIOIDS,
    SEVERITIES,
)
from ldncli.schema.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ldncli.document.blocks import Block, Style, Text
    from ldncli.document.page import FlatRow
    from ldncli.queries.ask.answer import Answered
    from ldncli.queries.ask.cover import Mention
    from ldncli.queries.ask.part import Part
    from ldncli.queries.interactions.answers import Answer

ALARM = (
    "LDN blocks opioids and can bring on sudden, severe withdrawal. Do not start or stop either "
    "on your own: ask the prescriber or a pharmacist first."
)
# What is said in place of “not studied” where studies gave the two together.
ONLY_TOGETHER = "only given together"
# What the class of a medicine does is told here; of an opioid the alarm tells it, and of the
# others the line of the medicine.
EXPLAINED = ("major", "moderate", "minor", "theoretical")
# As many records as an answer shows whole: with three it leaves the first screen.
WHOLE = 2
# The scope of medicines that are asked of with each other: said before each is checked.
AMONG_THEMSELVES = "other-medicines"
GUESSES = 2  # serious medicines that a misspelt name may mean: the whole list is in the check
NOT_UNDERSTOOD = "No record answers this question as typed."
UNHEARD = (
    "No record here holds {words}: no study is kept under that name, and none was searched for."
)
READ_AS = "Read “{word}” as “{name}”."
ALSO_UNHEARD = "No record here holds {words}."
WORDS = {
    "condition": "condition",
    "practice": "day-to-day question",
    "scope": "outside this reference",
    "help": "this reference itself",
    "safety": "safety",
    "claim": "claim",
    "harm_word": "side effect",
    "mechanism": "how it works",
    "position": "position",
    "pharmacology": "what the body does with it",
}


class Recognised(Record):
    """One thing that was recognised in the question, by the words that led to it."""

    kind: str
    id: str
    words: str
    title: str


class ReadAs(Record):
    """A word that nothing here holds, and the name of an illness that it was read as."""

    typed: str
    name: str


class AnswerData(Record):
    """A question, what was recognised in it, and the records that answer it."""

    question: str
    understood: tuple[Recognised, ...]
    intents: tuple[str, ...]
    medicines: tuple[Answer, ...]
    parts: tuple[Part, ...]
    nearest: tuple[Recognised, ...]
    unheard: tuple[str, ...]
    read_as: tuple[ReadAs, ...]


def page(answered: Answered) -> Page:
    """Arrange an answer: the check first where an opioid is named, then each record."""
    data = data_of(answered)
    return Page(
        schema="ldn.ask/1",
        data=data,
        records=tuple(_record(part) for part in answered.parts),
        blocks=tuple(_blocks(answered, data)),
        ids=tuple(part.id for part in answered.parts),
        status=0 if answered.understood else 3,
    )


def data_of(answered: Answered) -> AnswerData:
    """Return the answer as data: what was recognised, what is asked, the records."""
    question = answered.asked
    mentions = (*question.conditions, *question.records)
    titles = dict(answered.titles)

    def recognised(item: Mention) -> Recognised:
        title = titles.get(f"{item.kind} {item.id}", item.id)
        return Recognised(kind=item.kind, id=item.id, words=item.phrase, title=title)

    return AnswerData(
        question=question.question,
        understood=tuple(map(recognised, mentions)),
        intents=question.intents,
        medicines=question.checked.answers if question.checked else (),
        parts=answered.parts,
        nearest=tuple(map(recognised, question.nearest)),
        unheard=answered.unheard,
        read_as=tuple(ReadAs(typed=word, name=name) for word, name in answered.read_as),
    )


def _record(part: Part) -> FlatRow:
    text = " ".join(f"{label}: {line}" if label else line for label, line in part.lines)
    row: FlatRow = {"kind": part.kind, "id": part.id, "title": part.title, "verdict": part.verdict}
    return {**row, "certainty": part.certainty, "text": text, "command": part.command}


def _blocks(answered: Answered, data: AnswerData) -> Iterator[Block]:
    if not answered.understood:
        yield Title(text=NOT_UNDERSTOOD)
        if answered.unheard:
            words = ", ".join(f"“{word}”" for word in answered.unheard)
            yield Prose(text=UNHEARD.format(words=words))
        near = tuple((WORDS[item.kind], item.title) for item in data.nearest)
        if near:
            yield Prose(text="The nearest records:")
            yield Facts(rows=near)
        yield Hint(text="ldn conditions · ldn claims · ldn practice · ldn search WORDS")
        return
    yield Prose(text=Span(text=_understood(data), style="dim"), indent=0)
    for item in data.read_as:
        yield Prose(text=READ_AS.format(word=item.typed, name=item.name), indent=0)
    if answered.unheard:
        words = ", ".join(f"“{word}”" for word in answered.unheard)
        yield Prose(text=ALSO_UNHEARD.format(words=words), indent=0)
    opioid = any(answer.opioid for answer in data.medicines)
    parts = answered.parts
    if parts and parts[0].id == AMONG_THEMSELVES and not opioid:
        yield from _part(parts[0])
        parts = parts[1:]
    yield from _medicines(answered, data, opioid)
    whole, rest = parts[:WHOLE], parts[WHOLE:]
    for part in whole:
        yield from _part(part)
    if rest:
        yield Section(text="Also on this")
        yield Facts(rows=tuple((part.command.split(" · ")[0], _brief(part)) for part in rest))
    if not opioid and any(part.kind == "condition" for part in answered.parts):
        yield Prose(text=Span(text=OPIOIDS, style="warn"), indent=0)
    commands = dict.fromkeys(part.command for part in answered.parts)
    if data.medicines:
        names = ", ".join(answer.typed for answer in data.medicines)
        commands = {f"ldn check {names}": None, **commands}
    yield Hint(text=" · ".join(commands))


def _medicines(answered: Answered, data: AnswerData, opioid: bool) -> Iterator[Block]:
    """Yield what the check says; a question without a medicine does not load its pages."""
    if data.medicines:
        yield Facts(rows=tuple(_medicine(answer) for answer in data.medicines))
        if opioid:
            yield Prose(text=Span(text=f"!! {ALARM}", style="bad"), indent=0)
    checked = answered.asked.checked
    if checked:
        from ldncli.pages.check_texts import short

        explained = (item for item in checked.classes if item.severity in EXPLAINED)
        yield from (Prose(text=short(item)) for item in explained)


def _brief(part: Part) -> str:
    """Return a part in one line: its title, and what it comes to."""
    if part.kind == "claim" and part.verdict:
        return f"{part.title}: {CLAIM_VERDICTS[part.verdict][1]}"
    return f"{part.title}: {part.verdict}" if part.verdict else part.title


def _understood(data: AnswerData) -> str:
    shown = {part.id for part in data.parts}
    parts = [_named(item, item.id in shown) for item in data.understood]
    parts += [f"medicine {answer.typed}" for answer in data.medicines]
    return f"Understood: {'; '.join(dict.fromkeys(parts)) or 'a study'}"


def _named(item: Recognised, is_shown: bool) -> str:
    """Name one thing that was recognised; an illness without a part of its own as it was typed."""
    if item.kind == "condition":
        return item.title if is_shown else item.words
    return f"{WORDS[item.kind]} “{item.title}”"


def _medicine(answer: Answer) -> tuple[str, Text]:
    from ldncli.pages.check_rows import given_together, serious_guess
    from ldncli.queries.interactions.answers import SERIOUS

    sign, words, style = SEVERITIES[answer.severity or "unknown"]
    if answer.given_in and answer.severity == "not-studied":
        words = ONLY_TOGETHER
    ingredients = " + ".join(item.name for item in answer.ingredients)
    alone = not ingredients or ingredients.casefold() == answer.typed.casefold()
    named = answer.typed if alone else f"{answer.typed} = {ingredients}"
    meant = [guess for guess in answer.guesses if guess.severity in SERIOUS]
    asked = ", or ".join(serious_guess(guess) for guess in meant[:GUESSES])
    own = (item.note for item in answer.ingredients if item.note)
    notes = " ".join((*([f"Is it {asked}?"] if asked else []), *answer.notes, *own))
    if answer.given_in:
        notes = f"{given_together(answer.given_in)}. {notes}"
    elif answer.severity in ("not-studied", "none-known"):
        notes = f"no study of it with LDN was found; not a proof of safety. {notes}"
    return f"{sign} {words}", (Span(text=named, style=style), f" {notes}".rstrip())


def _part(part: Part) -> Iterator[Block]:
    yield Section(text=part.title)
    if part.verdict and part.kind == "claim":
        sign, words, style = CLAIM_VERDICTS[part.verdict]
        yield Prose(text=Span(text=f"{sign} {words}", style=style), indent=0)
    elif part.verdict:
        sign, _, style = MARKS[part.direction or "none-found"]
        sure = part.certainty or ""
        level = f" ({CERTAINTY[sure]} certainty {CERTAINTY_SIGNS[sure]})" if sure else ""
        level = "" if sure == "not-rated" else level
        text = f"{sign} {part.verdict.rstrip('.')}{level}."
        yield Prose(text=Span(text=text, style="strong"), indent=0)
    for label, text in part.lines:
        tone: Style = "bad" if part.urgent else ""
        yield Facts(rows=((label, text),)) if label else Prose(text=Span(text=text, style=tone))
