"""Claims as people meet them: one in full, those that match, or all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.bibliography.short_citation import reference_list
from ldncli.document.blocks import Column, Facts, Hint, Prose, Section, Span, Table, Title
from ldncli.document.page import Page
from ldncli.document.wording import CLAIM_VERDICTS, DESIGNS, count, mark, people

if TYPE_CHECKING:
    from ldncli.document.blocks import Block, Text
    from ldncli.queries.claims import Claims
    from ldncli.schema.knowledge import Claim
    from ldncli.schema.studies import Study

INTRO = "What is said of LDN, and what the evidence says of it. “Not shown” is not “untrue”."


def table(claims: Claims, by: str) -> Page:
    """Arrange all claims in groups, one row each."""
    order = {verdict: number for number, verdict in enumerate(CLAIM_VERDICTS)}
    groups = dict.fromkeys(getattr(claim, by) for claim in claims.claims)
    names = sorted(groups, key=(lambda key: order[key]) if by == "verdict" else None)
    blocks: list[Block] = [Title(text="Claims about LDN"), Prose(text=INTRO)]
    for name in names:
        group = [claim for claim in claims.claims if getattr(claim, by) == name]
        heading = " ".join(CLAIM_VERDICTS[name][:2]) if by == "verdict" else _words(name)
        blocks += [Section(text=f"{heading}: {len(group)}"), _table(group, by == "verdict")]
    if not claims.claims:
        blocks.append(Prose(text="No claim passes these filters."))
    blocks.append(Hint(text="ldn claims ID · ldn claims take it at night"))
    return _page(claims, blocks)


def _table(claims: list[Claim], by_verdict: bool) -> Table:
    first = [] if by_verdict else [Column(name="verdict")]
    columns = (*first, Column(name="claim", wrap=True), Column(name="id"))
    rows = []
    for claim in claims:
        shown = () if by_verdict else (_verdict(claim),)
        rows.append((*shown, claim.claim, Span(text=claim.id, style="dim")))
    return Table(columns=columns, rows=tuple(rows))


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
        rest = claims.claims[1:]
    if rest and claims.one:
        blocks.append(Section(text="Other claims with these words"))
    if rest:
        blocks.append(_listed(rest, full=not claims.one))
    blocks.append(Hint(text="ldn claims lists all of them" + (" · ldn study ID" * claims.one)))
    return _page(claims, blocks)


def _one(claims: Claims) -> list[Block]:
    claim = claims.claims[0]
    cited = {key for study in claims.studies for key in (study.reference,)} | {*claim.references}
    sources = reference_list(item for item in claims.references if item.id in cited)
    facts: list[tuple[str, Text]] = []
    if claim.also_met_as:
        facts.append(("Also met as", "; ".join(f"“{text}”" for text in claim.also_met_as)))
    if claim.conditions:
        facts.append(("About", ", ".join(f"ldn show {key}" for key in claim.conditions)))
    decided: list[Block] = [Section(text="Studies that decide it")]
    if claims.studies:
        decided.append(Table(columns=STUDY_COLUMNS, rows=tuple(map(_study, claims.studies))))
    else:
        decided.append(Prose(text="No study decides it; the sources below are what there is."))
    return [
        Title(text=f"“{claim.claim}”", aside=_words(claim.topic)),
        Prose(text=(_verdict(claim, strong=True), ": ", claim.reason), indent=0),
        *([Facts(rows=tuple(facts))] if facts else []),
        *(decided if claims.studies or sources else []),
        *sources,
    ]


STUDY_COLUMNS = (
    Column(name="study"),
    Column(name="design", wrap=True),
    Column(name="n", right=True),
    Column(name="finding", wrap=True),
)


def _study(study: Study) -> tuple[Text, ...]:
    return (
        (mark(study.direction), f" {study.id}"),
        DESIGNS[study.design] + (" (retracted)" * study.retracted),
        people(study.people or study.n_participants),
        study.short,
    )


def _listed(claims: tuple[Claim, ...], *, full: bool) -> Facts:
    rows: list[tuple[str, Text]] = []
    for claim in claims:
        reason = f": {claim.reason}" if full else ""
        rows.append((claim.claim, (_verdict(claim), f"{reason}  ldn claims {claim.id}")))
    return Facts(rows=tuple(rows), stacked=True)


def _verdict(claim: Claim, *, strong: bool = False) -> Span:
    sign, words, style = CLAIM_VERDICTS[claim.verdict]
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
