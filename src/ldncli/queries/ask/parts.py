"""What each record says to a question: its first lines, and the command that shows it whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.document.wording import dated
from ldncli.evidence.summary import ConditionSummary
from ldncli.queries.ask.besides import AFTERWARDS, BESIDES
from ldncli.queries.ask.felt import harm_part
from ldncli.queries.ask.part import Part
from ldncli.queries.ask.rank import NOTHING_HELD
from ldncli.schema.conditions import Condition
from ldncli.schema.knowledge import (
    Claim,
    HelpTopic,
    Mechanism,
    Pharmacology,
    Position,
    Practice,
    SafetyNote,
    Scope,
)
from ldncli.schema.record import replace
from ldncli.schema.studies import Study

if TYPE_CHECKING:
    from collections.abc import Callable

    from ldncli.dataset.dataset import Dataset
    from ldncli.queries.ask.cover import Mention
    from ldncli.schema.vocabulary import Figures

    Besides = Callable[[Dataset, str], list[tuple[str, str]]]


BIAS = "bias"  # the intent that asks how a study was judged
NO_STUDY = "{name}: no study of LDN in this reference"
TRIALS = "trials"
OF_TRIALS = frozenset(
    {"bias", "funding", "effect", "dose", "null", "reviews", "count", "positions"}
    | {"safety", "how-long", "children", "certainty"}
)


def part_of(dataset: Dataset, mention: Mention) -> Part | None:
    """Return what a mentioned record says."""
    if mention.kind == "harm_word":
        return harm_part(dataset, mention.id, mention.phrase)
    return _with_phrase(PARTS[mention.kind](dataset, mention.id), mention)


def _with_phrase(part: Part | None, mention: Mention) -> Part | None:
    """Name the words that led outside: “available in Australia” is not a country's own page."""
    if part is None or part.kind != "scope":
        return part
    if part.id == NOTHING_HELD:
        name = f"{mention.phrase[0].upper()}{mention.phrase[1:]}"
        return replace(part, title=NO_STUDY.format(name=name))
    if not mention.words:
        return part  # by a rule, and not by words of the question
    return replace(part, title=f"{part.title} (“{mention.phrase}”)")


def condition_part(dataset: Dataset, key: str, intents: tuple[str, ...]) -> Part | None:
    """Return what is known on a condition, with what the question asks besides."""
    condition, summary = dataset.get(Condition, key), dataset.get(ConditionSummary, key)
    if condition is None or summary is None:
        return None
    lines = [*_asked(BESIDES, dataset, key, intents), ("", condition.plain)]
    if condition.other_doses and not summary.n_studies:
        lines.append(("Other doses", condition.other_doses))
    lines += _asked(AFTERWARDS, dataset, key, intents)
    searched = f"{condition.searched_on}, for {', '.join(_names(condition))}"
    lines += [] if summary.n_studies else [("Searched", searched)]
    return Part(
        kind="condition",
        id=key,
        title=condition.name,
        lines=tuple(lines),
        command=f"ldn show {key} · why {key} · trials {key}",
        direction=summary.direction or "none-found",
        certainty=summary.certainty,
        verdict=summary.verdict,
    )


def _asked(
    tellers: dict[str, Besides], dataset: Dataset, key: str, intents: tuple[str, ...]
) -> list[tuple[str, str]]:
    """Return the lines that a question asks for besides the verdict.

    Who asks for something of the trials, as who paid for them, does not ask which there are.
    """
    of_trials = OF_TRIALS & {*intents}
    asked = [name for name in tellers if name in intents and not (name == TRIALS and of_trials)]
    return [line for intent in asked for line in tellers[intent](dataset, key)]


def _names(condition: Condition) -> tuple[str, ...]:
    return (condition.name, *condition.synonyms[:2])


def _practice(dataset: Dataset, key: str) -> Part | None:
    row = dataset.get(Practice, key)
    if row is None:
        return None
    more = (("At 50 mg", row.at_50_mg or ""), ("Ask", row.ask))
    return Part(
        kind="practice",
        id=key,
        title=row.question,
        lines=(("", row.answer), *(line for line in more if line[1])),
        command=f"ldn practice {key}",
    )


def _scope(dataset: Dataset, key: str) -> Part | None:
    row = dataset.get(Scope, key)
    if row is None:
        return None
    return Part(
        kind="scope",
        id=key,
        title=f"{row.topic}: outside this reference",
        lines=(("", row.says), ("Ask", row.ask)),
        command="ldn about",
        urgent=row.urgent,
    )


def _help(dataset: Dataset, key: str) -> Part | None:
    row = dataset.get(HelpTopic, key)
    if row is None:
        return None
    figures = _figures(dataset, row.figures) if row.figures else ()
    lines = (*figures, ("", row.answer), ("Command", row.command))
    return Part(kind="help", id=key, title=row.question, lines=lines, command=row.command)


def _figures(dataset: Dataset, name: Figures) -> tuple[tuple[str, str], ...]:
    """Count; a question that asks for no figures does not load what counts them."""
    from ldncli.queries.ask.figures import FIGURES

    return FIGURES[name](dataset)


def _safety(dataset: Dataset, key: str) -> Part | None:
    row = dataset.get(SafetyNote, key)
    if row is None:
        return None
    known = {"known": "known at low dose", "not-known": "not known at low dose"}
    more = (("What to do", row.what_to_do or ""), ("Dose", known.get(row.at_low_dose or "", "")))
    return Part(
        kind="safety",
        id=key,
        title=row.title,
        lines=(("", row.plain), *(line for line in more if line[1])),
        command=f"ldn safety {row.topic}",
    )


def _claim(dataset: Dataset, key: str) -> Part | None:
    row = dataset.get(Claim, key)
    if row is None:
        return None
    return Part(
        kind="claim",
        id=key,
        title=f"“{row.claim}”",
        lines=(("", row.reason),),
        command=f"ldn claims {key}",
        verdict=row.verdict,
    )


def _mechanism(dataset: Dataset, key: str) -> Part | None:
    row = dataset.get(Mechanism, key)
    if row is None:
        return None
    more = (("In people", row.people or ""), ("Against", row.against or ""))
    return Part(
        kind="mechanism",
        id=key,
        title=row.name,
        lines=(("", row.idea), *(line for line in more if line[1])),
        command=f"ldn mechanism {key}",
    )


def _pharmacology(dataset: Dataset, key: str) -> Part | None:
    row = dataset.get(Pharmacology, key)
    if row is None:
        return None
    return Part(
        kind="pharmacology",
        id=key,
        title=row.topic,
        lines=(("", row.statement),),
        command="ldn mechanism --full",
    )


def _position(dataset: Dataset, key: str) -> Part | None:
    row = dataset.get(Position, key)
    if row is None:
        return None
    return Part(
        kind="position",
        id=key,
        title=f"{row.body}{f', {row.date}' if row.date else ''}",
        lines=(("", row.says + (f" Rating: {row.rating}." if row.rating else "")),),
        command=f"ldn positions {key}",
    )


def study_part(dataset: Dataset, key: str, intents: tuple[str, ...] = ()) -> Part | None:
    """Return what one study found, with what is unclear; how it was judged where that is asked."""
    row = dataset.get(Study, key)
    if row is None:
        return None
    people = f"{row.people} people" if row.people else "people not reported"
    facts = f"{row.design.replace('-', ' ')}, {people}, {row.dose or 'no dose given'}"
    judged = _judged(row) if BIAS in intents else ""
    more = (("Risk of bias", judged), ("Notes", row.notes or ""))
    return Part(
        kind="study",
        id=key,
        title=dated(row.first_author or row.title, row.year),
        lines=(("", row.finding), ("Study", facts), *(line for line in more if line[1])),
        command=f"ldn study {key}",
        direction=row.direction,
    )


def _judged(study: Study) -> str:
    rows = (f"{row.overall} ({row.tool}, {row.by})" for row in study.risk_of_bias)
    blinding = f"; blinding: {study.blinding}" if study.blinding else ""
    return ("; ".join(rows) or "no published judgement was found") + blinding


PARTS: dict[str, Callable[[Dataset, str], Part | None]] = {
    "practice": _practice,
    "scope": _scope,
    "help": _help,
    "safety": _safety,
    "claim": _claim,
    "harm_word": harm_part,
    "mechanism": _mechanism,
    "position": _position,
    "pharmacology": _pharmacology,
}
