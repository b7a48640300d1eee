"""How a verdict was reached: what counts, what does not, each step, what would change it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from ldncli.document.blocks import Bullets, Column, Facts, Hint, Prose, Section, Span, Table, Title
from ldncli.document.page import Page
from ldncli.document.wording import CERTAINTY, DESIGNS, count, mark, people
from ldncli.evidence.summary import ConditionSummary
from ldncli.evidence.verdict import comparator_words
from ldncli.pages.condition.findings import published as published_rating
from ldncli.pages.study import roles
from ldncli.schema.record import Record

if TYPE_CHECKING:
    from ldncli.document.blocks import Block, Text
    from ldncli.evidence.rating import Rating
    from ldncli.evidence.roles import Part, Role
    from ldncli.evidence.what_would_change import Change
    from ldncli.queries.why import Trace
    from ldncli.schema.conditions import Finding
    from ldncli.schema.vocabulary import Design, Direction, DoseClass

# As many ids as fit on two lines of 80 columns.
NAMED = 6
UNCHANGED = "the words of the verdict would stay"
SUPPOSED = "By the rules of the verdict; each line supposes that all else stays as it is."


class StudyPart(Record):
    """The part that one study plays in a verdict, and the reason where it plays none."""

    study: str
    part: Part
    reason: str | None
    outcomes: tuple[str, ...]
    design: Design
    dose_class: DoseClass
    direction: Direction
    people: int | None
    year: int | None
    retracted: bool


class VerdictTrace(ConditionSummary):
    """The row of a condition with the whole way to its verdict."""

    studies: tuple[StudyPart, ...]
    ratings: tuple[Rating, ...]
    changes: tuple[Change, ...]


def page(trace: Trace, *, full: bool = False) -> Page:
    """Arrange the trace of one verdict; the main finding alone unless in full."""
    summary = trace.summary
    ratings = trace.ratings if full else trace.ratings[:1]
    blocks: list[Block] = [
        Title(text=summary.name, aside="how the verdict was reached"),
        Prose(
            text=(mark(summary.direction), " ", Span(text=summary.verdict, style="strong")),
            indent=0,
        ),
        *_counting(trace, full),
        *[block for rating in ratings for block in _rating(rating)],
        *_unrated(trace, len(ratings)),
        Section(text="3  What would change it"),
        Prose(text=SUPPOSED),
        Bullets(items=tuple(_change(item, summary.verdict) for item in trace.changes)),
        Hint(text=f"ldn show {summary.id} · ldn why {summary.id} --full"),
    ]
    parts = tuple(map(_record, trace.roles))
    return Page(
        schema="ldn.why/1",
        data=VerdictTrace(
            **vars(summary), studies=parts, ratings=trace.ratings, changes=trace.changes
        ),
        records=parts,
        blocks=tuple(blocks),
        references=trace.references,
        ids=tuple(item.study.id for item in trace.roles),
    )


def _record(role: Role) -> StudyPart:
    study = role.study
    return StudyPart(
        study=study.id,
        part=role.part,
        reason=role.reason,
        outcomes=role.outcomes,
        design=study.design,
        dose_class=study.dose_class,
        direction=study.direction,
        people=study.people,
        year=study.year,
        retracted=study.retracted,
    )


def _counting(trace: Trace, full: bool) -> list[Block]:
    if not trace.roles:
        return [Section(text="1  What counts"), Prose(text="No study is held.")]
    blocks: list[Block] = [Section(text=f"1  What counts: {_tally(trace)}")]
    finding = trace.having("finding")
    if full:
        return [*blocks, _each(trace.roles, full)]
    if finding:
        blocks.append(_each(finding, full))
    rows = [*_grouped("not in it", trace.having("counts")), *_grouped("out", trace.having("not"))]
    return [*blocks, Facts(rows=tuple(rows))] if rows else blocks


def _tally(trace: Trace) -> str:
    finding, low, out = (len(trace.having(part)) for part in ("finding", "counts", "not"))
    number = f"{count(finding, 'study', 'studies')} in the findings"
    return f"{number}, {low} at low dose beside them, {out} not counted"


def _each(played: tuple[Role, ...], full: bool) -> Table:
    columns = (
        Column(name="study"),
        Column(name="design", wrap=True),
        Column(name="n", right=True),
        Column(name="counts for", wrap=True),
    )
    return Table(columns=columns, rows=tuple(_row(item, full) for item in played))


def _row(item: Role, full: bool) -> tuple[Text, ...]:
    study = item.study
    counts_for = roles.part(item) if full else roles.briefly(item)
    return (
        (roles.sign(study), f" {study.id}"),
        DESIGNS[study.design],
        people(study.people),
        counts_for,
    )


def _grouped(label: str, played: tuple[Role, ...]) -> list[tuple[str, Text]]:
    """Return one row a reason, the studies named beside it."""
    rows: list[tuple[str, Text]] = []
    for reason, number in Counter(item.reason or "" for item in played).most_common():
        keys = [item.study.id for item in played if item.reason == reason]
        hidden = f" and {number - NAMED} more (--full)" if number > NAMED else ""
        reason_text = Span(
            text=f"{roles.in_words(reason)}: ", style="bad" if reason == "retracted" else ""
        )
        rows.append((label, (reason_text, ", ".join(keys[:NAMED]) + hidden)))
    return rows


def _rating(rating: Rating) -> list[Block]:
    finding = rating.finding
    base = "every study is randomised" if rating.start == "high" else "not all are randomised"
    rows: list[tuple[str, Text]] = [("start", f"{CERTAINTY[rating.start]}: {base}")]
    for step in rating.steps:
        domain = step.domain.replace("-", " ")
        rows.append((f"-{step.levels}", f"{domain}: {step.reason} Leaves {CERTAINTY[step.after]}."))
    level = CERTAINTY[finding.certainty]
    sure = level if finding.certainty == "not-rated" else f"{level} certainty"
    rows.append(("is", Span(text=sure, style="strong")))
    published: list[tuple[str, Text]] = [
        ("others", f"{item.rating} ({item.by}). {item.note or 'No reason given for a difference.'}")
        for item in finding.published
    ]
    if published and finding.published_note:
        published.append(("others", finding.published_note))
    known = published_rating(finding) or "published ratings were not searched for"
    none: list[tuple[str, Text]] = [("others", known)]
    margin = (
        f"{finding.margin:g}: the smallest difference that people notice" if finding.margin else ""
    )
    extra: list[tuple[str, Text]] = [("margin", margin)] if margin else []
    extra += [("stated", f"{item.says} ({item.by})") for item in finding.statements]
    extra += [("left out", f"{item.study}: {item.reason}") for item in finding.left_out]
    return [
        Section(text=f"2  The rating: {finding.outcome}, {_against(finding)}"),
        Prose(text=(mark(finding.direction), f" {finding.effect}")),
        Facts(rows=(*rows, *(published or none), *extra)),
    ]


def _against(finding: Finding) -> str:
    """Return what LDN was compared with in a finding, if with anything."""
    if finding.comparator == "none":
        return "without a comparison group"
    return f"against {comparator_words(finding.comparator, finding.comparator_name)}"


def _unrated(trace: Trace, shown: int) -> list[Block]:
    if not trace.ratings:
        text = "No outcome is rated: the verdict follows from the kind of evidence alone."
        return [Section(text="2  The rating"), Prose(text=text)]
    hidden = len(trace.ratings) - shown
    return [Prose(text=f"and {count(hidden, 'other outcome')} (--full)")] if hidden else []


def _change(item: Change, now: str) -> Text:
    if not item.verdict:
        return f"{item.result}."
    if item.verdict == now:
        return f"{item.result}: {UNCHANGED}."
    return (f"{item.result}: ", Span(text=f"“{item.verdict}”", style="strong"))
