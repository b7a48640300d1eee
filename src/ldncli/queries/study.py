"""One study by any of its names, with everything that hangs on it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ldncli.errors import Candidate, NotFound
from ldncli.evidence.eligibility import why_not
from ldncli.matching.names import nearest, normalise
from ldncli.schema.conditions import Condition
from ldncli.schema.record import Record
from ldncli.schema.studies import Awaiting, Excluded, Reference, Study, Trial

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Literal

    from ldncli.dataset.dataset import Dataset

YEAR = 4  # figures
CONDITIONS_SHOWN = 2  # of a candidate: enough to tell two studies of an author apart
ADDRESS = re.compile(
    r"^(?:https?://)?(?:www\.|dx\.)?"
    r"(?:pubmed\.ncbi\.nlm\.nih\.gov/|doi\.org/|isrctn\.com/|pmc\.ncbi\.nlm\.nih\.gov/articles/|"
    r"clinicaltrials\.gov/(?:study|ct2/show)/)?(?:pmid:?\s*|doi:\s*)?",
    re.IGNORECASE,
)


class StudyReport(Record):
    """One study, its sources, its registry entries, and where it is used."""

    study: Study
    why_not: str | None
    references: tuple[Reference, ...]
    trials: tuple[Trial, ...]
    included_in: tuple[str, ...]
    findings: tuple[tuple[str, str], ...]
    conditions: tuple[str, ...]


def find_study(dataset: Dataset, name: str) -> str:
    """Return the id of the one study that goes by this name.

    A name is an id, an author with or without a year, a PMID, a DOI, a registration or an
    acronym. Raises NotFound with the candidates when several studies do, or none does.
    """
    bare = ADDRESS.sub("", name.strip()).rstrip("/. ")
    if dataset.get(Study, bare.casefold()):
        return bare.casefold()
    matches = dataset.named(Study, bare) or _by_reference(dataset, bare)
    folded = normalise(bare)
    if not matches or any(normalise(key) == folded for key in matches):
        matches = tuple(dict.fromkeys((*matches, *_by_words(dataset, folded))))
    if len(matches) == 1:
        return matches[0]
    if matches:
        raise NotFound("study", name, candidates(dataset, matches), ambiguous=True)
    raise _nothing(dataset, name, bare)


def _by_reference(dataset: Dataset, bare: str) -> tuple[str, ...]:
    """Return the studies with a source of this PMID, PMCID or DOI: a second paper counts too."""
    if not any(char.isdigit() for char in bare):
        return ()
    folded = normalise(bare)
    sources = {
        item.id
        for item in dataset.all(Reference)
        if folded in {normalise(key) for key in (item.pmid, item.pmcid, item.doi, item.id) if key}
    }
    if not sources:
        return ()
    studies = dataset.all(Study)
    return tuple(s.id for s in studies if sources & {s.reference, *s.also})


def _by_words(dataset: Dataset, folded: str) -> tuple[str, ...]:
    """Return the studies whose author is named, if every other word fits too."""
    typed = set(folded.split())
    return tuple(
        study.id for study in dataset.all(Study) if typed & _heads(study) and typed <= _words(study)
    )


def _heads(study: Study) -> set[str]:
    """Return the words that name a study by themselves: its author, the head of its id."""
    author = normalise(study.first_author or "").split()[:-1]
    heads = {normalise(study.id).split()[0], *author}
    return {word for word in heads if len(word) > 2 and not word.isdigit()}


def _words(study: Study) -> set[str]:
    names = f"{study.id} {study.first_author or ''} {study.year or ''} {study.acronym or ''} et al"
    return set(normalise(names).split())


def candidates(dataset: Dataset, keys: Iterable[str]) -> tuple[Candidate, ...]:
    """Return studies that a name may have meant, each with what tells it from the others."""
    return tuple(
        Candidate(
            kind="study",
            id=study.id,
            label=f"{study.design}, {', '.join(study.conditions[:CONDITIONS_SHOWN])}",
        )
        for study in dataset.many(Study, keys)
    )


def _nothing(dataset: Dataset, name: str, bare: str) -> NotFound:
    """Return why no study goes by a name: it names something else, or nothing at all."""
    conditions = dataset.named(Condition, bare)
    if conditions:
        meant = Candidate(kind="condition", id=conditions[0])
        return NotFound("study", name, (meant,), reason="is-condition")
    registered = dataset.named(Trial, bare)
    if registered:
        trials = tuple(Candidate(kind="trial", id=number) for number in registered)
        return NotFound("study", name, trials, reason="is-trial")
    set_aside = _set_aside(dataset, name, bare)
    if set_aside:
        return set_aside
    if bare.isdecimal() and len(bare) == YEAR:
        return NotFound("study", name, reason="is-year", within=bare)
    return NotFound("study", name, candidates(dataset, _near(dataset, normalise(bare))))


def _set_aside(dataset: Dataset, name: str, bare: str) -> NotFound | None:
    """Return why a study that was found is not among those held."""
    folded = normalise(bare)
    aside: tuple[Excluded | Awaiting, ...] = (
        *dataset.all(Excluded),
        *dataset.all(Awaiting),
    )
    for item in aside:
        keys = (item.id, item.pmid, item.doi, item.registration)
        if folded and folded in {normalise(key) for key in keys if key}:
            kind: Literal["excluded", "awaiting"]
            kind = "excluded" if isinstance(item, Excluded) else "awaiting"
            paper = Candidate(kind=kind, id=item.id, label=item.title)
            return NotFound("study", name, (paper,), reason=kind, detail=item.reason)
    return None


def _near(dataset: Dataset, folded: str) -> tuple[str, ...]:
    """Return the studies with a name that looks like what was typed, or whose author's does."""
    typed = " ".join(word for word in folded.split() if not word.isdigit())
    studies = dataset.all(Study)
    by_head: dict[str, list[Study]] = {}
    for study in studies:
        for head in _heads(study):
            by_head.setdefault(head, []).append(study)
    heads = nearest(typed, {head: head for head in by_head})
    named = [study for head in heads for study in by_head[head]]
    years = {word for word in folded.split() if word.isdigit()}
    same = [study.id for study in named if str(study.year) in years]
    rest = [study.id for study in named]
    # A number is right or it is another study's: the nearest PMID is no suggestion.
    names = {} if folded.replace(" ", "").isdigit() else _by_name(dataset)
    return tuple(dict.fromkeys((*same, *rest, *nearest(folded, names))))


def _by_name(dataset: Dataset) -> dict[str, str]:
    return {
        folded: key
        for folded, key, _ in dataset.names(Study)
        if any(char.isalpha() for char in folded)
    }


def study_report(dataset: Dataset, study_id: str) -> StudyReport:
    """Return everything held on a study."""
    study = dataset.get(Study, study_id)
    if study is None:
        raise NotFound("study", study_id)
    assessed = [item.by for item in study.risk_of_bias]
    conditions = dataset.many(Condition, study.conditions)
    return StudyReport(
        study=study,
        why_not=why_not(study),
        references=dataset.many(Reference, (study.reference, *study.also, *assessed)),
        trials=dataset.many(Trial, study.registration),
        included_in=_reviews_of(dataset, study),
        findings=tuple(
            (condition.id, finding.outcome)
            for condition in conditions
            for finding in condition.findings
            if study.id in finding.studies
        ),
        conditions=tuple(condition.id for condition in conditions),
    )


def _reviews_of(dataset: Dataset, study: Study) -> tuple[str, ...]:
    """Return the reviews that take a study in, whatever condition they are filed under."""
    near = dataset.mentioning(Study, study.id)
    return tuple(other.id for other in near if study.id in other.includes)
