"""Values that the shell completes: names held in the dataset."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from ldncli.schema.record import Record


class Context(Protocol):
    """What Typer, and the answer to the shell, tell of the call so far."""

    @property
    def params(self) -> dict[str, str]:
        """Return the arguments typed before the word, by name."""


def condition_names(incomplete: str) -> list[str]:
    """Complete the name of a condition; a dataset that cannot be read completes nothing."""
    from ldncli.schema.conditions import Condition

    return _ids(Condition, incomplete)


def mechanism_names(incomplete: str) -> list[str]:
    """Complete the name of a mechanism."""
    from ldncli.schema.knowledge import Mechanism

    return _ids(Mechanism, incomplete)


def claim_names(incomplete: str) -> list[str]:
    """Complete the id of a claim."""
    from ldncli.schema.knowledge import Claim

    return _ids(Claim, incomplete)


def _names(incomplete: str, *kinds: type[Record]) -> list[tuple[str, str, str]]:
    """Return (folded name, id, label) of what starts so; nothing without a sound dataset."""
    from ldncli.dataset.dataset import open_dataset
    from ldncli.errors import LdnError

    try:
        dataset = open_dataset()
    except LdnError:
        return []
    return [row for cls in kinds for row in dataset.names(cls, incomplete)]


def _ids(cls: type[Record], incomplete: str) -> list[str]:
    """Return the ids that start so: the table of names tells, and no record is built."""
    typed = incomplete.casefold()
    return sorted({key for _, key, _ in _names(incomplete, cls) if key.startswith(typed)})


def study_names(incomplete: str) -> list[str]:
    """Complete an id; a PMID, a registration or an acronym once it is begun."""
    from ldncli.schema.studies import Study

    typed = incomplete.casefold()
    rows = _names(incomplete, Study)
    labels = [label for _, key, label in rows if typed or label == key]
    return [label for label in labels if label.casefold().startswith(typed)]


def condition_or_study_names(incomplete: str) -> list[str]:
    """Complete the name of a condition, then that of a study."""
    return [*condition_names(incomplete), *study_names(incomplete)]


def design_words(incomplete: str) -> list[str]:
    """Complete a design or a group of designs."""
    from ldncli.queries.studies import known_designs

    return [word for word in known_designs() if word.startswith(incomplete.casefold())]


def schema_names(incomplete: str) -> list[str]:
    """Complete the name of a JSON Schema."""
    from ldncli.output.schema_files import schema_files

    return [name for name in schema_files() if name.startswith(incomplete)]


def vocabulary_fields(incomplete: str) -> list[str]:
    """Complete the name of a field that has a vocabulary."""
    from ldncli.queries.vocabulary import fields_with_words

    return [name for name in fields_with_words() if name.startswith(incomplete.casefold())]


def medicine_names(incomplete: str) -> list[str]:
    """Complete the name of a medicine: generic names, brands and combination products."""
    from ldncli.schema.medicines import Medicine, Product

    return sorted({folded for folded, _, _ in _names(incomplete, Medicine, Product)})


def safety_topics(incomplete: str) -> list[str]:
    """Complete a topic of `ldn safety`."""
    from ldncli.dataset.dataset import open_dataset
    from ldncli.errors import LdnError
    from ldncli.queries.safety import topics

    try:
        names = topics(open_dataset())
    except LdnError:
        return []
    return [item for item in names if item.startswith(incomplete.casefold())]


def citable_names(incomplete: str) -> list[str]:
    """Complete the name of a condition, then the id of a reference."""
    from ldncli.schema.studies import Reference

    return [*condition_names(incomplete), *_ids(Reference, incomplete)]


def outcome_names(ctx: Context, incomplete: str) -> list[str]:
    """Complete an outcome of the condition that was typed before it."""
    from ldncli.dataset.dataset import open_dataset
    from ldncli.errors import LdnError
    from ldncli.queries.conditions import find_condition
    from ldncli.queries.forest.plot import forest
    from ldncli.schema.studies import Study

    try:
        dataset = open_dataset()
        typed = ctx.params.get("condition")
        if typed:
            outcomes = forest(dataset, find_condition(dataset, typed)).outcomes
            names = [item.id for item in outcomes]
        else:
            names = sorted({r.outcome_id for s in dataset.all(Study) for r in s.results})
    except LdnError:
        return []
    return [name for name in names if name.startswith(incomplete.casefold())]
