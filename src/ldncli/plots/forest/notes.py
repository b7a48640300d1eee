"""What a forest plot must say beside its lines: remarks, pooling, margin, what is not drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.document.wording import author_year
from ldncli.evidence.effect_sizes import LEVEL
from ldncli.plots.forest.axis import margin_of
from ldncli.plots.forest.numbers import number, p_value
from ldncli.plots.forest.words import MOST_RESULTS, effect, reported
from ldncli.plots.forest.words import p_value as reported_p
from ldncli.queries.forest.panels import unpaired

if TYPE_CHECKING:
    from ldncli.queries.forest.panels import Panel, Pooling
    from ldncli.queries.forest.plot import Forest, Listed
    from ldncli.queries.forest.question import Metric
    from ldncli.queries.forest.rows import Row
    from ldncli.schema.studies import Awaiting

MODELS = {
    "reml": "random effects, restricted maximum likelihood",
    "dl": "random effects, DerSimonian-Laird",
}


def remarks(row: Row) -> tuple[str, ...]:
    """Return what a reader must know of a row before believing it."""
    notes = [*_interval_notes(row), *_design_notes(row)]
    if row.se and row.others and not row.review:
        also = "; ".join(reported(result, outcome=True) for result in row.others[:MOST_RESULTS])
        notes.append(f"also reported: {also}")
    notes += [
        f"DISPUTED by {item.title} ({where(item)}; not yet read in full)" for item in row.disputed
    ]
    if row.result.i2:
        notes.append(f"I2 {row.result.i2}")
    if row.review and (row.study.pmid or row.study.doi):
        notes.append(f"PMID {row.study.pmid}" if row.study.pmid else f"doi:{row.study.doi}")
    return (*notes, *([row.result.note.rstrip(".")] if row.result.note else []))


def _interval_notes(row: Row) -> list[str]:
    result = row.result
    if row.arrow:
        return ["lower limit reported as 0.00, which no ratio can be: drawn as an arrow"]
    if row.source == "from-p":
        return [f"interval not reported; worked out by ldn from {reported_p(result)}"]
    if row.source == "from-counts":
        counts = f"{result.ldn_events}/{result.n_ldn} v {result.control_events}/{result.n_control}"
        empty = 0 in (result.ldn_events, result.control_events)
        half = ", 0.5 added because an arm has no event" if empty and _ratio(row) else ""
        return [f"worked out by ldn from the counts {counts}{half}"]
    if row.source == "derived":
        return ["interval worked out by ldn"]
    if row.se and result.ci_level not in (None, LEVEL):
        return [f"interval at {result.ci_level:g}%"]
    return []


def _ratio(row: Row) -> bool:
    return bool(row.metric and row.metric.ratio)


def _design_notes(row: Row) -> list[str]:
    notes = []
    if unpaired(row):
        notes.append("crossover counted as two groups: interval too wide, not pooled")
    elif row.crossover:
        notes.append("crossover: each person had both")
    if row.review and row.study.dose_class == "not-applicable":
        notes.append("doses not stated in what was read")
    return notes


def where(item: Awaiting) -> str:
    """Return journal and year of a record that has not been read."""
    return f"{item.journal or 'journal not seen'} {item.year or 'n.d.'}"


def older(panel: Panel) -> tuple[str, ...]:
    """Return which published estimates are older than which trials, one sentence a group."""
    groups: dict[tuple[str, str], list[str]] = {}
    names: dict[int, str] = {}  # by list: reviews that reach as far share one
    for row in panel.rows:
        for words, trials in (("Older than", row.newer), ("May not include", row.same_year)):
            if trials and id(trials) not in names:
                names[id(trials)] = ", ".join(map(author_year, trials))
            if trials:
                groups.setdefault((words, names[id(trials)]), []).append(author_year(row.study))
    return tuple(
        f"{words} {trials}: {', '.join(dict.fromkeys(reviews))}"
        for (words, trials), reviews in groups.items()
    )


def heterogeneity_line(pooling: Pooling) -> str:
    """Return the spread between the trials, and the p value of the pooled estimate."""
    pooled = pooling.pooled
    return (
        f"tau2 {number(pooled.tau2)}, I2 {pooled.i2:.0f}%, Q {number(pooled.q)} "
        f"(df {pooled.df}, {p_value(pooled.q_p)}); overall {p_value(pooling.p)}"
    )


def pooling_lines(metric: Metric, pooling: Pooling) -> tuple[str, ...]:
    """Return how the estimate was pooled, and what its interval does not say."""
    model = MODELS[pooling.pooled.model]
    line = f"Pooled by ldn, not published: {model}"
    if pooling.method == "hartung-knapp":
        return (f"{line}, Hartung-Knapp interval. Next trial: where 95 in 100 would fall.",)
    low, high = pooling.hk_low, pooling.hk_high
    words = effect(metric, pooling.estimate, low, high).partition("(")[2].rstrip(")")
    return (
        f"{line}, conventional interval. With two trials alone the stricter Hartung-Knapp "
        f"interval runs from {words.replace(' to ', ' up to ')}: two trials cannot settle it.",
    )


def margin_line(forest: Forest, panel: Panel) -> str:
    """Return the smallest difference that people notice on a scale, with its source."""
    metric = panel.metric
    margin = margin_of(forest, metric) if metric else None
    if metric is None or metric.scale is None or margin is None:
        return ""
    source = metric.scale.noticeable_reference
    unit = metric.scale.unit.removesuffix("s") if margin == 1 else metric.scale.unit
    words = f"About {number(margin, reported=True)} {unit} is the smallest difference"
    cited = f" (ldn cite {source})" if source else ""
    return f"{words} that people notice{cited}: marked : on the plot."


def input_line(row: Row) -> str:
    """Return one input of a pooled estimate: value, standard error and where that is from."""
    if row.metric is None or row.estimate is None:
        return ""
    log = "log " if _ratio(row) else ""
    sources = {
        "reported": "the reported interval",
        "derived": "the interval worked out",
        "from-p": reported_p(row.result),
        "from-counts": "the counts",
    }
    return (
        f"{author_year(row.study)}: {effect(row.metric, row.estimate, reported=True)}, "
        f"{log}SE {number(row.se or 0.0)} from {sources[row.source]}"
        + (f", {row.result.timepoint}" if row.result.timepoint else "")
    )


def listed_line(item: Listed) -> str:
    """Return what a study that is not drawn did report."""
    study = item.study
    if study.retracted:
        return "retracted: supports nothing"
    if not item.results:
        return f"no result on this outcome was read; {study.short}"
    text = "; ".join(reported(result, outcome=True) for result in item.results[:MOST_RESULTS])
    if study.dose_class not in ("low", "not-applicable"):
        text = text.replace("favours LDN", "favours naltrexone")
    hidden = len(item.results) - MOST_RESULTS
    return text + (f"; {hidden} more" if hidden > 0 else "")


def listed_name(item: Listed) -> str:
    """Return the name of a listed study, with what sets it apart."""
    study = item.study
    people = study.people
    parts = [
        f"n {people:,}" if people else "",
        "crossover" if study.design == "randomised-crossover" else "",
        "" if study.dose_class in ("low", "not-applicable") else study.dose_class.replace("-", " "),
    ]
    apart = ", ".join(part for part in parts if part)
    return author_year(study) + (f" ({apart})" if apart else "")
