"""Which sources a name stands for: a reference, a study, or a condition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.errors import NotFound
from ldncli.matching.names import nearest, normalise
from ldncli.queries.conditions import find_condition, report
from ldncli.queries.study import ADDRESS, find_study
from ldncli.schema.conditions import Condition
from ldncli.schema.studies import Reference, Study

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ldncli.dataset.dataset import Dataset


def cited_by(dataset: Dataset, names: Iterable[str]) -> tuple[Reference, ...]:
    """Return the sources of each name, in the order asked, each once."""
    found = [source for name in names for source in sources_of(dataset, name)]
    return tuple({source.id: source for source in found}.values())


def sources_of(dataset: Dataset, name: str) -> tuple[Reference, ...]:
    """Return the sources that a name stands for, or raise NotFound with candidates.

    A reference goes by its id, PMID, PMCID, DOI or registration. A study adds its further
    papers only when it is not named by one of them. A condition stands for all of its sources.
    """
    found = _references(dataset, name)
    if found:
        return found
    if dataset.named(Condition, name):
        return report(dataset, find_condition(dataset, name)).references
    try:
        study = dataset.get(Study, find_study(dataset, name))
    except NotFound as error:
        raise _unknown(dataset, name, error) from None
    return dataset.many(Reference, (study.reference, *study.also)) if study else ()


def _references(dataset: Dataset, name: str) -> tuple[Reference, ...]:
    bare = ADDRESS.sub("", name.strip()).rstrip("/. ")
    one = dataset.get(Reference, bare.casefold())
    if one or not any(char.isdigit() for char in bare):
        return (one,) if one else ()
    wanted = normalise(bare)
    return tuple(item for item in dataset.all(Reference) if wanted in _keys(item))


def _keys(item: Reference) -> set[str]:
    held = (item.id, item.pmid, item.pmcid, item.doi, item.registration)
    return {normalise(key) for key in held if key}


def _unknown(dataset: Dataset, name: str, error: NotFound) -> NotFound:
    """Return the error with the candidates of all three kinds, as commands to cite them."""
    wanted = normalise(name)
    studies = [line.split()[2] for line in error.candidates if line.startswith("ldn study ")]
    conditions = nearest(wanted, {key: held for key, held, _ in dataset.names(Condition)})
    sources = nearest(wanted, {key: held for key, held, _ in dataset.names(Reference)})
    keys = dict.fromkeys((*studies, *conditions, *sources))
    if "can mean" in error.message:
        return NotFound(error.message, error.hint, tuple(f"ldn cite {key}" for key in studies))
    message = f"no reference, study or condition is called “{name}”"
    hint = "did you mean:" if keys else "ldn cite --all writes every source"
    return NotFound(message, hint, tuple(f"ldn cite {key}" for key in keys))
