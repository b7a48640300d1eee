"""Which sources a name stands for: a reference, a study, or a condition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.errors import Candidate, NotFound
from ldncli.matching.names import nearest, normalise
from ldncli.queries.conditions import candidates, find_condition, is_condition, report
from ldncli.queries.names import names_in
from ldncli.queries.study import ADDRESS, find_study
from ldncli.schema.conditions import Condition
from ldncli.schema.studies import Reference, Study

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ldncli.dataset.dataset import Dataset


def cited_by(dataset: Dataset, words: Sequence[str]) -> tuple[Reference, ...]:
    """Return the sources of the names that these words make, in order, each once."""
    names = names_in(words, lambda text: _is_cited(dataset, text))
    sources = [source for name in names for source in sources_of(dataset, name)]
    return tuple({source.id: source for source in sources}.values())


def _is_cited(dataset: Dataset, name: str) -> bool:
    """Tell whether a name is one of a condition, a study or a source, without reading them all."""
    if is_condition(dataset, name) or dataset.named(Study, name) or dataset.named(Reference, name):
        return True
    author, _, year = name.rpartition(" ")
    return bool(author and year.isdecimal() and dataset.named(Study, f"{author}-{year}"))


def sources_of(dataset: Dataset, name: str) -> tuple[Reference, ...]:
    """Return the sources that a name stands for, or raise NotFound with candidates.

    A reference goes by its id, PMID, PMCID, DOI or registration. A study adds its further
    papers only when it is not named by one of them. A condition stands for all of its sources.
    """
    references = _references(dataset, name)
    if references:
        return references
    if dataset.named(Condition, name):
        return report(dataset, find_condition(dataset, name)).references
    try:
        study = dataset.get(Study, find_study(dataset, name))
    except NotFound as no_study:
        raise _unknown(dataset, name, no_study) from None
    return dataset.many(Reference, (study.reference, *study.also)) if study else ()


def _references(dataset: Dataset, name: str) -> tuple[Reference, ...]:
    bare = ADDRESS.sub("", name.strip()).rstrip("/. ")
    one = dataset.get(Reference, bare.casefold())
    if one or not any(char.isdigit() for char in bare):
        return (one,) if one else ()
    folded = normalise(bare)
    return tuple(item for item in dataset.all(Reference) if folded in _keys(item))


def _keys(item: Reference) -> set[str]:
    keys = (item.id, item.pmid, item.pmcid, item.doi, item.registration)
    return {normalise(key) for key in keys if key}


def _unknown(dataset: Dataset, name: str, no_study: NotFound) -> NotFound:
    """Return the error with what the name may have meant of all three kinds, each id once."""
    studies = tuple(item for item in no_study.candidates if item.kind == "study")
    if no_study.ambiguous:
        return NotFound("source", name, studies, ambiguous=True)
    folded = normalise(name)
    labels = {label: key for label, key, _ in dataset.names(Condition)}
    titles = {label: key for label, key, _ in dataset.names(Reference)}
    near = (
        *studies,
        *candidates(dataset, nearest(folded, labels)),
        *(
            Candidate(kind="reference", id=source.id, label=source.title)
            for source in dataset.many(Reference, nearest(folded, titles))
        ),
    )
    return NotFound(
        "source", name, tuple({item.id: item for item in reversed(near)}.values())[::-1]
    )
