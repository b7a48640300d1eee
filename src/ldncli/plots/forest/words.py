"""The words of a forest plot, the same on the terminal and in a picture."""

from __future__ import annotations

import itertools
from collections import Counter
from typing import TYPE_CHECKING

from ldncli.document.wording import MARKS, author_year, with_certainty
from ldncli.evidence.absolute import PER
from ldncli.evidence.verdict import comparator_words
from ldncli.plots.forest.numbers import numbers

if TYPE_CHECKING:
    from ldncli.queries.forest.panels import Panel, Pooling
    from ldncli.queries.forest.plot import Forest
    from ldncli.queries.forest.question import Metric
    from ldncli.queries.forest.rows import Row
    from ldncli.schema.studies import Result

MEASURES = {
    "MD": "mean difference",
    "SMD": "standardised mean difference",
    "RR": "risk ratio",
    "OR": "odds ratio",
    "HR": "hazard ratio",
    "RD": "risk difference per 1,000 people",
    "mean": "mean",
    "median": "median",
    "percent-change": "percent change",
    "proportion": "proportion",
    "correlation": "correlation",
}
BLOCKS = {
    "populations": "People of whom only some have the condition",
    "comparators": "Another comparator",
    "published": "Published pooled estimates, each with its own trials",
    "not-randomised": "Compared, not randomised",
    "change": "Before against after, no control",
    "doses": "Other doses: not evidence on LDN",
}
NOT_RATED = "How sure this is was not rated for this outcome."
# An estimate or interval worked out here; the legend says so.
DERIVED = "*"
# A longer p value is prose on several tests.
LONG_P = 50
# One arm alone is told where it is a figure and not a sentence.
SHORT = 12
# Two results of a trial say what it measured; more are counted.
MOST_RESULTS = 2
ABBREVIATED = {"proportion": "share", "percent-change": "% change", "correlation": "r"}
ALPHABET = "abcdefghijklmnopqrstuvwxyz"
# A control column is headed by one short word.
HEAD_WIDTH = 8


def labels_of(rows: tuple[Row, ...]) -> tuple[str, ...]:
    """Return the name of each row; rows of one study are told apart by a letter."""
    names = [author_year(row.study) for row in rows]
    total = Counter(names)
    letters = {name: itertools.cycle(ALPHABET) for name in total}
    return tuple(f"{name} {next(letters[name])}" if total[name] > 1 else name for name in names)


def verdict_line(forest: Forest) -> tuple[str, str]:
    """Return the sign and the sentence on the outcome, with how sure that is."""
    finding = forest.finding
    if finding is None:
        return "", NOT_RATED
    return MARKS[finding.direction][0], with_certainty(forest.verdict, finding.certainty)


def directions(forest: Forest) -> set[str]:
    """Return the directions whose signs a plot shows, that of its verdict too."""
    used = {row.direction for panel in forest.panels for row in panel.rows}
    used |= {forest.finding.direction} if forest.finding else set()
    return {direction for direction in used if direction and direction != "not-applicable"}


def against(forest: Forest) -> str:
    """Return what the main plot compares with."""
    finding = forest.finding
    if finding and finding.comparator != "none":
        return comparator_words(finding.comparator, finding.comparator_name)
    named = {panel.comparator for panel in forest.panels if panel.group == "main"} - {""}
    return named.pop() if len(named) == 1 else "a control"


def heading(forest: Forest, panel: Panel) -> str:
    """Return the title of one plot: who was compared, and on what."""
    block = BLOCKS.get(panel.group) or f"Randomised trials, LDN against {against(forest)}"
    if panel.group == "comparators" and panel.comparator:
        block = f"{block}: {panel.comparator}"
    if panel.metric and panel.metric.contrast == "association":
        block = "Groups compared, not randomised"
    return f"{block}: {metric_line(panel.metric)}" if panel.metric else block


def metric_line(metric: Metric) -> str:
    """Return what is measured and how: never two of these on one axis."""
    parts = [MEASURES.get(metric.measure, metric.measure)]
    if metric.scale:
        ends = (metric.scale.lowest, metric.scale.highest)
        span = "" if None in ends else f", {ends[0]:g} to {ends[1]:g}"
        parts.append(f"{metric.scale.name}{span}")
    elif metric.apart and "not stated" in (metric.unit or ""):
        parts.append(metric.unit or "")
    elif metric.apart:
        parts.append(f"{metric.unit}, scale not stated" if metric.unit else "scale not stated")
    return ", ".join(parts)


def column(metric: Metric) -> str:
    """Return the heading of the estimates."""
    per = " per 1,000" if metric.measure == "RD" else ""
    return f"{ABBREVIATED.get(metric.measure, metric.measure)}{per} (95% CI)"


def sides(panel: Panel) -> tuple[str, str]:
    """Return what a value left and right of the null line means."""
    good, bad = "favours LDN", f"favours {panel.comparator or 'comparator'}"
    contrast = panel.metric.contrast if panel.metric else "between"
    if contrast == "change":
        good, bad = "better after", "worse after"
    elif contrast == "association":
        good, bad = "favours LDN", "favours the others"
    elif panel.group == "doses":
        good = "favours the drug"
    if not panel.benefit:
        return "lower", "higher (side not stated)"
    return (good, bad) if panel.benefit == "left" else (bad, good)


def heads(panel: Panel) -> tuple[str, ...]:
    """Return the headings of the columns between the name and the plot."""
    if panel.group == "published":
        return ("trials",)
    if panel.metric and panel.metric.contrast != "between":
        return ("n",)
    name = (panel.comparator or "").split(" ")[0]
    control = name if 0 < len(name) <= HEAD_WIDTH else "control"
    return ("LDN", control, "weight") if panel.pooling else ("LDN", control)


def cells(panel: Panel, row: Row) -> tuple[str, ...]:
    """Return what stands in those columns: events of people, or people, and the weight.

    A cell stays empty where the number was not read: "?" is the sign of another thing here.
    """
    result, study = row.result, row.study
    if panel.group == "published":
        return (str(result.n_studies or ""),)
    if panel.metric and panel.metric.contrast != "between":
        return (str(result.n_ldn or study.people or ""),)
    both = (result.n_ldn or study.n_analysed or study.people) if row.crossover else None
    arms = (
        _arm(result.ldn_events, result.n_ldn or both),
        _arm(result.control_events, result.n_control or both),
    )
    return (*arms, share(row.weight)) if panel.pooling else arms


def pooled_cells(pooling: Pooling) -> tuple[str, ...]:
    """Return the sums of both arms and the whole weight."""
    results = [row.result for row in pooling.inputs]
    ldn = _arm(_sum([r.ldn_events for r in results]), _sum([r.n_ldn for r in results]))
    control = _arm(_sum([r.control_events for r in results]), _sum([r.n_control for r in results]))
    return ldn, control, "100%"


def _sum(counts: list[int | None]) -> int | None:
    """Return a sum, or None where one of the counts was not read."""
    known = [count for count in counts if count is not None]
    return sum(known) if len(known) == len(counts) else None


def _arm(events: int | None, n: int | None) -> str:
    if n is None:
        return ""
    return f"{events}/{n}" if events is not None else str(n)


def share(weight: float | None) -> str:
    """Return a weight in per cent; nothing for a row that is not pooled."""
    return "" if weight is None else f"{100 * weight:.0f}%"


def effect(
    metric: Metric,
    value: float,
    low: float | None = None,
    high: float | None = None,
    *,
    reported: bool = False,
) -> str:
    """Return an estimate with an interval where there is one; a risk difference per 1,000."""
    values = (value,) if low is None or high is None else (value, low, high)
    if metric.measure == "RD":
        texts = tuple(str(round(PER * number)) for number in values)
    else:
        texts = numbers(values, reported=reported)
    return f"{texts[0]} ({texts[1]} to {texts[2]})" if len(texts) > 1 else texts[0]


def row_effect(row: Row) -> str:
    """Return the effect of a row with its interval; a star where that was worked out here."""
    if row.estimate is None or row.metric is None:
        return ""
    if row.arrow:
        estimate, high = numbers((row.estimate, row.high or 0.0), reported=True)
        return f"{estimate} (0.00 to {high})"
    printed = row.source in ("reported", "derived")
    text = effect(row.metric, row.estimate, row.low, row.high, reported=printed)
    return text + DERIVED if row.derived else text


def row_words(row: Row) -> str:
    """Return what a trial without an interval reported, and that it reported none."""
    results = (row.result, *row.others)
    words = "; ".join(_told_apart(result, results) for result in results[:MOST_RESULTS])
    more = len(results) - MOST_RESULTS
    people = row.study.people
    n = f"{people} people: " if people and not row.result.n_ldn and not row.crossover else ""
    return f"{n}{words}{f'; {more} more' if more > 0 else ''}; no interval reported"


def _told_apart(result: Result, results: tuple[Result, ...]) -> str:
    """Return one of the results of a trial after what it alone has: the outcome or the time."""
    if len({other.outcome for other in results}) > 1:
        return reported(result, outcome=True)
    at = result.timepoint if len({other.timepoint for other in results}) > 1 else None
    return f"{at}: {reported(result)}" if at else reported(result)


def reported(result: Result, *, outcome: bool = False) -> str:
    """Return one result that has no interval, as it was reported."""
    arms = f"{result.ldn} v {result.control}" if result.ldn and result.control else ""
    if not arms and result.ldn and len(result.ldn) <= SHORT:
        arms = f"{result.ldn} on LDN"
    if not arms and result.ldn_events is not None and result.control_events is not None:
        arms = f"{result.ldn_events}/{result.n_ldn} v {result.control_events}/{result.n_control}"
    value = ""
    if result.estimate is not None and not arms:
        unit = result.unit or MEASURES.get(result.measure, "")
        value = f"{numbers((result.estimate,), reported=True)[0]} {unit}".rstrip()
    parts = [part for part in (arms, value, p_value(result)) if part]
    if parts and result.comparison == "within-arm":
        parts.append("before against after, not a comparison")
    if not parts or (len(parts) == 1 and parts[0].startswith("p ")):
        direction = MARKS[result.favours][1] if result.favours in MARKS else ""
        parts.append(direction or result.ldn or "no number reported")
    text = ", ".join(parts)
    return f"{result.outcome}: {text}" if outcome else text


def p_value(result: Result) -> str:
    """Return a p value with its sign, or the words that stand for it."""
    text = result.p or ""
    if not text:
        return ""
    if len(text) > LONG_P:
        return "several p values"
    if text[0].isdigit():
        return f"p={text}"
    return f"p{text}" if text[0] in "<>" else f"p {text}"
