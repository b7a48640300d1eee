"""The words of a forest plot, the same on the terminal and in a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.document.wording import author_year

if TYPE_CHECKING:
    from ldncli.queries.forest.rows import Row, Scale
    from ldncli.queries.forest.scales import Panel
    from ldncli.schema.studies import Result, Study

MEASURES = {
    "MD": "mean difference",
    "SMD": "standardised mean difference",
    "RR": "risk ratio",
    "OR": "odds ratio",
    "HR": "hazard ratio",
    "RD": "risk difference",
    "mean": "mean",
    "median": "median",
    "percent-change": "percent change",
    "proportion": "proportion",
    "correlation": "correlation",
}
CONTRASTS = {
    "between": "",
    "change": "before against after, no control",
    "association": "groups compared, not randomised",
}
# A p field longer than this lists several values with their outcomes.
LONG_P = 50
# What this program pooled itself, told apart from what reviews published.
OWN_LABEL = "Ours (random effects)"
ABBREVIATED = {"proportion": "share", "percent-change": "% change", "correlation": "r"}


def named(study: Study) -> str:
    """Return a study as a reader cites it: surname and year."""
    return author_year(study)


def labels_of(rows: tuple[Row, ...]) -> tuple[str, ...]:
    """Return the name of each row; rows of one study are told apart by a letter."""
    names = [named(row.study) for row in rows]
    return tuple(
        f"{name} {'abcdefghijklmnopqrstuvwxyz'[names[:place].count(name) % 26]}"
        if names.count(name) > 1
        else name
        for place, name in enumerate(names)
    )


def scale_line(scale: Scale) -> str:
    """Return what is measured and how: never two of these in one plot."""
    unit = scale.unit or ("" if scale.ratio or scale.measure == "SMD" else "unit not stated")
    parts = (
        MEASURES.get(scale.measure, scale.measure),
        unit,
        CONTRASTS[scale.contrast],
        "" if scale.low_dose else "other doses: not evidence on LDN",
    )
    return ", ".join(part for part in parts if part)


def heading(panel: Panel) -> str:
    """Return the title of one plot."""
    kind = "Studies" if panel.studies else "Published pooled estimates"
    return f"{kind}: {scale_line(panel.scale)}"


def column(panel: Panel) -> str:
    """Return the heading of the estimates."""
    measure = panel.scale.measure
    return f"{ABBREVIATED.get(measure, measure)} (95% CI)"


def sides(panel: Panel) -> tuple[str, str]:
    """Return what a value left and right of the null line means."""
    other = panel.comparator or "comparator"
    good, bad = "favours LDN", f"favours {other}"
    if panel.scale.contrast == "change":
        good, bad = "better after", "worse after"
    elif panel.scale.contrast == "association":
        good, bad = "favours LDN", "favours the others"
    elif not panel.scale.low_dose:
        good = "favours the drug"
    if not panel.benefit:
        return "lower", "higher (side not stated)"
    return (good, bad) if panel.benefit == "left" else (bad, good)


def number(value: float) -> str:
    """Return a number as reports print it: two decimals at least below ten."""
    return f"{value:.2f}" if abs(value) < 10 else f"{value:.1f}"


def estimate(row: Row) -> str:
    """Return an estimate with its interval as reported; what was not reported is not written."""
    return effect(row.estimate, *((row.low, row.high) if row.interval == "reported" else ()))


def effect(value: float, low: float | None = None, high: float | None = None) -> str:
    """Return an estimate with an interval where there is one."""
    if low is None or high is None:
        return number(value)
    return f"{number(value)} ({number(low)} to {number(high)})"


def short_estimate(row: Row) -> str:
    """Return the estimate and, in place of an interval not reported, the p value."""
    text = estimate(row)
    return (
        f"{text} ({p_value(row.result)})" if row.interval != "reported" and row.result.p else text
    )


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


def size(row: Row) -> str:
    """Return n per arm, or of a review the number of studies."""
    result = row.result
    if row.review:
        return f"k={result.n_studies}" if result.n_studies else "k=?"
    if result.n_ldn and result.n_control:
        return f"{result.n_ldn}/{result.n_control}"
    people = result.n_ldn or row.study.n_analysed or row.study.n_enrolled
    return str(people) if people else "?"
