"""What a forest plot must say beside its lines: remarks, our inputs, what is not drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.document.wording import MARKS, count
from ldncli.evidence.meta_analysis import LEVEL
from ldncli.plots.forest.words import MEASURES, effect, named, number, p_value

if TYPE_CHECKING:
    from ldncli.queries.forest.plot import Listed
    from ldncli.queries.forest.rows import Row
    from ldncli.queries.forest.scales import OwnPooling, Panel
    from ldncli.schema.studies import Result

METHOD = "random effects, DerSimonian-Laird with Hartung-Knapp interval"
# A line under the plot has room for two results.
SHOWN_RESULTS = 2


def remarks(row: Row) -> tuple[str, ...]:
    """Return what a reader must know of a row before believing it."""
    notes: list[str] = []
    if row.interval == "from-p":
        notes.append(f"interval not reported; drawn dotted from {p_value(row.result)}")
    if row.interval == "none":
        notes.append("interval not reported")
    if row.result.ci_level not in (None, LEVEL) and row.interval == "reported":
        notes.append(f"interval at {row.result.ci_level:g}%")
    if row.crossover:
        notes.append("crossover: each person had both")
    notes += [
        f"DISPUTED by {item.title} ({where(item)}; not yet read in full)" for item in row.disputed
    ]
    if row.review and row.study.dose_class == "not-applicable":
        notes.append("doses not stated in what was read")
    if row.result.i2:
        notes.append(f"I2 {row.result.i2}")
    if row.review and (row.study.pmid or row.study.doi):
        notes.append(f"PMID {row.study.pmid}" if row.study.pmid else f"doi:{row.study.doi}")
    return (*notes, *([row.result.note.rstrip(".")] if row.result.note else []))


def where(item: object) -> str:
    """Return journal and year of a record that has not been read."""
    journal, year = getattr(item, "journal", None), getattr(item, "year", None)
    return f"{journal or 'journal not seen'} {year or 'n.d.'}"


def older(panel: Panel) -> tuple[str, ...]:
    """Return which published estimates are older than which trials, one sentence a group."""
    groups: dict[tuple[str, str], list[str]] = {}
    for row in panel.published:
        newer = ", ".join(named(study) for study in row.newer)
        level = ", ".join(named(study) for study in row.same_year)
        for words, trials in (("Older than", newer), ("May not include", level)):
            if trials:
                groups.setdefault((words, trials), []).append(named(row.study))
    return tuple(
        f"{words} {trials}: {', '.join(dict.fromkeys(names))}"
        for (words, trials), names in groups.items()
    )


def own_line(own: OwnPooling) -> str:
    """Return our estimate in words, labelled as ours."""
    pooled = own.pooled
    least = "; a prediction interval needs three trials"
    if own.prediction_low is not None and own.prediction_high is not None:
        ahead = f"{number(own.prediction_low)} to {number(own.prediction_high)}"
        least = f"; 95% prediction interval {ahead}"
    return (
        f"Ours, not published: {effect(own.estimate, own.low, own.high)}, "
        f"{count(pooled.k, 'trial')}; {METHOD}; I2 {pooled.i2:.0f}%, tau2 {pooled.tau2:.2f}{least}"
        + (
            ". With two trials the interval is very wide: they cannot settle it"
            if pooled.k < 3
            else ""
        )
    )


def input_line(row: Row) -> str:
    """Return one input of our estimate: the value, its standard error and where that is from."""
    source = {"reported": "the reported interval", "from-p": f"{p_value(row.result)}"}[row.interval]
    log = "log " if row.scale.ratio else ""
    return (
        f"{named(row.study)}: {number(row.estimate)}, {log}SE {row.se or 0:.3f} from {source}, "
        f"weight {100 * (row.weight or 0):.0f}%"
        + (f", {row.result.timepoint}" if row.result.timepoint else "")
        + (", crossover" if row.crossover else "")
    )


def listed_line(item: Listed) -> str:
    """Return what a study that is not drawn did report."""
    study = item.study
    if study.retracted:
        return "retracted: supports nothing"
    if not item.results:
        return f"no result on this outcome is held; {study.short}"
    results = "; ".join(reported(result) for result in item.results[:SHOWN_RESULTS])
    if study.dose_class not in ("low", "not-applicable"):
        results = results.replace("favours LDN", "favours naltrexone")
    hidden = len(item.results) - SHOWN_RESULTS
    return results + (f"; {hidden} more" if hidden > 0 else "")


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
    return named(study) + (f" ({apart})" if apart else "")


def reported(result: Result) -> str:
    """Return one result that has no interval, as it was reported."""
    arms = f"{result.ldn} v {result.control}" if result.ldn and result.control else ""
    if not arms and result.ldn_events is not None and result.control_events is not None:
        arms = f"{result.ldn_events}/{result.n_ldn} v {result.control_events}/{result.n_control}"
    value = f"{number(result.estimate)}" if result.estimate is not None and not arms else ""
    unit = f" {result.unit or MEASURES.get(result.measure, '')}".rstrip() if value else ""
    words = MARKS[result.favours][1] if result.favours in MARKS else ""
    parts = [part for part in (arms, value + unit, p_value(result)) if part]
    if parts and result.comparison == "within-arm":
        parts.append("before against after, not a comparison")
    if not parts or (len(parts) == 1 and parts[0].startswith("p ")):
        parts.append(words or (f"{result.ldn}" if result.ldn else "no number reported"))
    return f"{result.outcome}: {', '.join(parts)}"
