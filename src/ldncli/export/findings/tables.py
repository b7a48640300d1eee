"""Summary-of-findings tables: one a condition and comparator, as GRADE lays them out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.document.wording import author_year
from ldncli.evidence.absolute import Counted, of_finding
from ldncli.evidence.summary import main_finding
from ldncli.evidence.verdict import comparator_words, verdict
from ldncli.export.findings.notes import lettered, notes_of
from ldncli.matching.proper_names import in_sentence
from ldncli.schema.conditions import Condition, Finding, Scale
from ldncli.schema.record import Record, replace
from ldncli.schema.studies import Reference, Study

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ldncli.evidence.summary import ConditionSummary
    from ldncli.export.selection import Selection

RATIOS = frozenset({"RR", "OR", "HR"})
LDN = "LDN (low-dose naltrexone)"


class Relative(Record):
    """A ratio with its interval: as reported, or worked out here from counts."""

    measure: str
    estimate: float
    ci_low: float | None
    ci_high: float | None
    ci_level: float | None
    derived: bool


class OutcomeRow(Record):
    """One outcome of one table: the letters of its footnotes, the studies outside it and why."""

    finding: Finding
    weeks: tuple[float, ...]
    scale: Scale | None
    relative: Relative | None
    counted: Counted | None
    plain_words: str
    letters: tuple[str, ...]
    left_out: tuple[str, ...]


class FindingsTable(Record):
    """What was found for one condition against one comparator.

    `comparator` is empty where no group was compared. `notes` has the letter and the words of
    each footnote.
    """

    condition: Condition
    population: str
    settings: tuple[str, ...]
    intervention: str
    comparator: str
    rows: tuple[OutcomeRow, ...]
    notes: tuple[tuple[str, str], ...]


def tables_of(selection: Selection) -> tuple[FindingsTable, ...]:
    """Return the tables of a selection; a condition without a rated outcome has none."""
    studies = {item.id: item for item in selection.records["study"] if isinstance(item, Study)}
    scales = {item.id: item for item in selection.records["scale"] if isinstance(item, Scale)}
    names = _names(selection, studies)
    summaries = {summary.id: summary for summary in selection.summaries}
    conditions = [item for item in selection.records["condition"] if isinstance(item, Condition)]
    return tuple(
        _table(condition, findings, summaries[condition.id], studies, scales, names)
        for condition in conditions
        for findings in _by_comparator(condition)
    )


def _names(selection: Selection, studies: Mapping[str, Study]) -> dict[str, str]:
    """Return how a reader cites each source and each study: author and year, else its id."""
    sources = [item for item in selection.records["reference"] if isinstance(item, Reference)]
    cited = {
        item.id: f"{item.authors[0].rpartition(' ')[0] or item.authors[0]} {item.year}"
        for item in sources
        if item.authors and item.year
    }
    return cited | {key: author_year(study) for key, study in studies.items()}


def _by_comparator(condition: Condition) -> Iterator[tuple[Finding, ...]]:
    """Yield the findings of each comparator, that of the main finding first."""
    ordered = sorted(condition.findings, key=lambda finding: not finding.main)
    for against in dict.fromkeys(map(_against, ordered)):
        yield tuple(finding for finding in ordered if _against(finding) == against)


def _against(finding: Finding) -> str:
    if finding.comparator == "none":
        return ""
    return comparator_words(finding.comparator, finding.comparator_name)


def _table(
    condition: Condition,
    findings: tuple[Finding, ...],
    summary: ConditionSummary,
    studies: Mapping[str, Study],
    scales: Mapping[str, Scale],
    names: Mapping[str, str],
) -> FindingsTable:
    keys = dict.fromkeys(key for finding in findings for key in finding.studies)
    body = [studies[key] for key in keys if key in studies]
    notes = [notes_of(finding, names) for finding in findings]
    letters = lettered(notes)
    rows = [
        OutcomeRow(
            finding=finding,
            weeks=_weeks(finding, studies),
            scale=scales.get(finding.scale or ""),
            relative=relative(finding),
            counted=of_finding(finding),
            plain_words=_plain_words(condition, finding, summary),
            letters=tuple(letters[note] for note in own),
            left_out=tuple(
                f"{names.get(item.study, item.study)}. {item.reason}" for item in finding.left_out
            ),
        )
        for finding, own in zip(findings, notes, strict=True)
    ]
    return FindingsTable(
        condition=condition,
        population=f"people with {in_sentence(condition.name)}",
        settings=tuple(sorted({study.country for study in body if study.country})),
        intervention=_intervention(body),
        comparator=_against(findings[0]),
        rows=tuple(rows),
        notes=tuple((letter, note) for note, letter in letters.items()),
    )


def _weeks(finding: Finding, studies: Mapping[str, Study]) -> tuple[float, ...]:
    """Return how long the studies of a finding ran, the shortest and the longest."""
    ran = [studies[key].duration_weeks for key in finding.studies if key in studies]
    known = sorted(weeks for weeks in ran if weeks)
    return tuple(dict.fromkeys((known[0], known[-1]))) if known else ()


def _intervention(body: Iterable[Study]) -> str:
    """Return LDN with the daily doses that were read of its studies."""
    doses = sorted({study.dose_mg for study in body if study.dose_mg})
    if not doses:
        return LDN
    span = f"{doses[0]:g}" if len(doses) == 1 else f"{doses[0]:g} to {doses[-1]:g}"
    return f"{LDN}, {span} mg a day"


def _plain_words(condition: Condition, finding: Finding, summary: ConditionSummary) -> str:
    """Return the sentence on one outcome; that of the main one is the condition's own."""
    if finding == main_finding(condition):
        return summary.verdict
    # The phrase of the condition names the outcome of its main finding.
    plain = replace(condition, phrase="")
    return verdict(plain, summary.tier, finding, summary.n_other_doses, summary.n_people)


def relative(finding: Finding) -> Relative | None:
    """Return the ratio that was reported, else the risk ratio of the counts."""
    if finding.comparator == "none":
        return None
    if finding.measure in RATIOS and finding.estimate is not None:
        return Relative(
            measure=finding.measure,
            estimate=finding.estimate,
            ci_low=finding.ci_low,
            ci_high=finding.ci_high,
            ci_level=finding.ci_level,
            derived=finding.derived,
        )
    effects = of_finding(finding)
    if effects is None:
        return None
    return Relative(
        measure="RR",
        estimate=effects.ratio,
        ci_low=effects.ratio_low,
        ci_high=effects.ratio_high,
        ci_level=None,
        derived=True,
    )
