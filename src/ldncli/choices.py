"""Values that the shell completes: names held in the dataset."""

from __future__ import annotations


def condition_names(incomplete: str) -> list[str]:
    """Complete the name of a condition; a dataset that cannot be read completes nothing."""
    from ldncli.certainty import ConditionSummary
    from ldncli.dataset import open_dataset
    from ldncli.errors import LdnError

    try:
        held = open_dataset().all(ConditionSummary)
    except LdnError:
        return []
    typed = incomplete.casefold()
    return [item.id for item in held if item.id.startswith(typed)]


def mechanism_names(incomplete: str) -> list[str]:
    """Complete the name of a mechanism."""
    from ldncli import model
    from ldncli.dataset import open_dataset
    from ldncli.errors import LdnError

    try:
        held = open_dataset().all(model.Mechanism)
    except LdnError:
        return []
    return [item.id for item in held if item.id.startswith(incomplete.casefold())]
