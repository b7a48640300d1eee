"""Mechanisms by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.errors import NotFound
from ldncli.matching.names import nearest, normalise
from ldncli.schema.knowledge import Mechanism

if TYPE_CHECKING:
    from ldncli.dataset.dataset import Dataset


def find_mechanism(dataset: Dataset, topic: str) -> Mechanism:
    """Return the one mechanism of this name, or raise NotFound with the ones there are."""
    held = dataset.all(Mechanism)
    found = dataset.named(Mechanism, topic)
    wanted = normalise(topic)
    if not found:
        found = tuple(
            item.id for item in held if wanted in normalise(f"{item.id} {item.name}").split()
        )
    if len(found) == 1:
        return next(item for item in held if item.id == found[0])
    keys = found or nearest(wanted, {normalise(item.id): item.id for item in held})
    shown = keys or tuple(item.id for item in held)
    message = f"“{topic}” can mean several" if found else f"no mechanism is called “{topic}”"
    raise NotFound(message, "name one of them:", tuple(f"ldn mechanism {key}" for key in shown))
