"""Claims as people meet them: one in full, those that match, or all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.bibliography.short_citation import reference_list
from ldncli.document.blocks import Column, Facts, Hint, Prose, Section, Span, Table, Title
from ldncli.document.page import Page
from ldncli.document.wording import (
    CLAIM_VERDICTS,
    DESIGNS,
    HARM_UNPROVEN,
    claim_verdict,
    count,
    mark,
)
from ldncli.pages.study.results import arm, difference

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ldncli.document.blocks import Block, Text
    from ldncli.queries.claims import Claims, Deciding
    from ldncli.schema.knowledge import Claim
    from ldncli.schema.studies import AdverseEvent, Result

INTRO = "What is said of LDN, and what the evidence says of it. “Not shown” is not “untrue”."
# Of a claim to swap a treatment for LDN: that nothing shows it, and what not to stop.
ANSWER_SENTENCES = 2
MOST_RESULTS = 2  # of one study: more than two rows of figures in a cell are not read
MOST_OTHERS = 4  # beside the claim that was meant


def table(claims: Claims, by: str) -> Page:
    """Arrange all claims in groups, one row each."""
    blocks: list[Block] = [Title(text="Claims about LDN"), Prose(text=INTRO)]
    for heading, group in _groups(claims.claims, by):
        blocks += [Section(text=f"{heading}: {len(group)}"), _table(group, by == "verdict")]
    if not claims.claims:
        blocks.append(Prose(text="No claim passes these filters."))
    blocks.append(Hint(text="ldn claims ID · ldn claims take it at night"))
    return _page(claims, blocks)


def _groups(claims: tuple[Claim, ...], by: str) -> Iterator[tuple[str, list[Claim]]]:
    """Yield the groups in order, each with its heading: by verdict as the reader sees it."""
    if by == "topic":
        for topic in dict.fromkeys(claim.topic for claim in claims):
            yield _words(topic), [claim for claim in claims if claim.topic == topic]
        return
    for verdict in (*CLAIM_VERDICTS.values(), HARM_UNPROVEN):
        group = [claim for claim in claims if claim_verdict(claim.verdict, claim.topic) == verdict]
        if group:
            yield " ".join(verdict[:2]), group


def _table(claims: list[Claim], by_verdict: bool) -> Table:
    first = [] if by_verdict else [Column(name="verdict")]
    columns = (*first, Column(name="claim", wrap=True), Column(name="id"))
    rows = []
    for claim in claims:
        shown = () if by_verdict else (_verdict(claim),)
        text = (claim.claim, f". {_answer(claim)}") if claim.instead else claim.claim
        rows.append((*shown, text, Span(text=claim.id, style="dim")))
    return Table(columns=columns, rows=tuple(rows))


def _answer(claim: Claim) -> str:
    """Return what to do where somebody would swap a treatment for LDN: never left to a click."""
    sentences = claim.reason.split(". ")
    return ". ".join(sentences[:ANSWER_SENTENCES]).rstrip(".") + "."


def matching(claims: Claims) -> Page:
    """Arrange the claims that match: the one that was meant in full, the others in a line."""
    blocks: list[Block] = []
    rest = claims.claims
    if not claims.one:
        title = f"{count(claims.total, 'claim')} for “{claims.asked}”"
        blocks.append(Title(text=title, aside="best first"))
    blocks += [Prose(text=Span(text=_sentence(note), style="warn")) for note in claims.notes]
    if claims.one:
        blocks += _one(claims)
        rest = claims.claims[1 : 1 + MOST_OTHERS]
    if rest and claims.one:
        blocks.append(Section(text="Other claims with these words"))
    if rest:
        blocks.append(_listed(rest, full=not claims.one))
    blocks.append(Hint(text="ldn claims lists all of them" + (" · ldn study ID" * claims.one)))
    return _page(claims, blocks)


def _one(claims: Claims) -> list[Block]:
    claim = claims.claims[0]
    cited = {row.study.reference for row in claims.deciding} | {*claim.references}
    sources = reference_list(item for item in claims.references if item.id in cited)
    facts: list[tuple[str, Text]] = []
    if claim.also_met_as:
        facts.append(("Also met as", "; ".join(f"“{text}”" for text in claim.also_met_as)))
    if claim.conditions:
        facts.append(("About", ", ".join(f"ldn show {key}" for key in claim.conditions)))
    decided: list[Block] = [Section(text="Studies that decide it")]
    if claims.deciding:
        decided.append(Table(columns=STUDY_COLUMNS, rows=tuple(map(_study, claims.deciding))))
    else:
        decided.append(Prose(text="No study decides it; the sources below are what there is."))
    return [
        Title(text=f"“{claim.claim}”", aside=_words(claim.topic)),
        Prose(text=(_verdict(claim, strong=True), ": ", claim.reason), indent=0),
        *([Facts(rows=tuple(facts))] if facts else []),
        *(decided if claims.deciding or sources else []),
        *sources,
    ]


STUDY_COLUMNS = (
    Column(name="study"),
    Column(name="design", wrap=True),
    Column(name="n", right=True),
    Column(name="what decides it", wrap=True),
)


def _study(row: Deciding) -> tuple[Text, ...]:
    study = row.study
    texts = (*map(_result, row.results), *map(_harm, row.harms))
    favours = {result.favours for result in row.results if result.favours}
    sign = mark(favours.pop() if len(favours) == 1 else study.direction)
    return (
        (sign, f" {study.id}"),
        DESIGNS[study.design] + (" (retracted)" * study.retracted),
        f"{study.people or study.n_participants or 0:,}".removeprefix("0"),
        "; ".join(texts[:MOST_RESULTS]) or study.short,
    )


def _result(result: Result) -> str:
    """Return one result in a cell: what was measured, both arms, the difference."""
    ldn, control = result.ldn, result.control
    if ldn or result.ldn_events is not None:
        ldn = arm(ldn, result.ldn_events, result.n_ldn)
    if control or result.control_events is not None:
        control = arm(control, result.control_events, result.n_control)
    return _measured(result.outcome, ldn, control, difference(result))


def _harm(event: AdverseEvent) -> str:
    ldn = arm(event.ldn, event.ldn_events, event.ldn_n)
    control = arm(event.control, event.control_events, event.control_n)
    return _measured(event.event, ldn, control, "")


def _measured(name: str, ldn: str | None, control: str | None, difference: str) -> str:
    arms = " v ".join(value for value in (ldn, control) if value and value != "-")
    values = ", ".join(part for part in (arms, difference) if part)
    return f"{name}: {values}" if values else name


def _listed(claims: tuple[Claim, ...], *, full: bool) -> Facts:
    rows: list[tuple[str, Text]] = []
    for claim in claims:
        reason = claim.reason if full else _answer(claim) if claim.instead else ""
        text = f": {reason}" if reason else ""
        rows.append((claim.claim, (_verdict(claim), f"{text}  ldn claims {claim.id}")))
    return Facts(rows=tuple(rows), stacked=True)


def _verdict(claim: Claim, *, strong: bool = False) -> Span:
    sign, words, style = claim_verdict(claim.verdict, claim.topic)
    shown = words.capitalize() if strong else words
    return Span(text=f"{sign} {shown}", style=style or ("strong" if strong else ""))


def _words(term: str) -> str:
    return term.replace("-", " ").capitalize()


def _sentence(note: str) -> str:
    return note[:1].upper() + note[1:] + "."


def _page(claims: Claims, blocks: list[Block]) -> Page:
    return Page(
        schema="ldn.claims/1",
        data=claims.claims,
        records=claims.claims,
        blocks=tuple(blocks),
        references=claims.references,
        ids=tuple(claim.id for claim in claims.claims),
    )
