"""Mechanisms by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.errors import Candidate, NotFound
from ldncli.matching.names import nearest, normalise
from ldncli.schema.knowledge import Mechanism

if TYPE_CHECKING:
    from ldncli.dataset.dataset import Dataset


def find_mechanism(dataset: Dataset, topic: str) -> Mechanism:
    """Return the one mechanism of this name, or raise NotFound with the ones there are."""
    mechanisms = {item.id: item for item in dataset.all(Mechanism)}
    folded = normalise(topic)
    meant = dataset.named(Mechanism, topic) or tuple(
        item.id
        for item in mechanisms.values()
        if folded in normalise(f"{item.id} {item.name}").split()
    )
    if len(meant) == 1:
        return mechanisms[meant[0]]
    near = meant or nearest(folded, {normalise(key): key for key in mechanisms})
    candidates = tuple(
        Candidate(kind="mechanism", id=key, label=mechanisms[key].name)
        for key in near or mechanisms
    )
    raise NotFound("mechanism", topic, candidates, ambiguous=bool(meant))
