"""The whole answer to a question: what was asked, and what each record says to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.queries.ask.ask import Asked, ask
from ldncli.queries.ask.parts import Part, condition_part, part_of, study_part
from ldncli.schema.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ldncli.dataset.dataset import Dataset
    from ldncli.queries.ask.cover import Mention


class Answered(Record):
    """A question as it was read, and the parts of its answer in order."""

    asked: Asked
    parts: tuple[Part, ...]

    @property
    def understood(self) -> bool:
        """Tell whether anything was recognised."""
        return bool(self.parts or self.asked.checked)


def answer(dataset: Dataset, question: str) -> Answered:
    """Read a question and gather its answer: what is urgent first, then what it names."""
    asked = ask(dataset, question)
    parts = tuple(part for part in _parts(dataset, asked) if part)
    ordered = sorted(parts, key=lambda part: not part.urgent)
    return Answered(asked=asked, parts=tuple(ordered))


def _parts(dataset: Dataset, asked: Asked) -> Iterator[Part | None]:
    if asked.study:
        yield study_part(dataset, asked.study)
    heavy = [item for item in asked.records if _is_heavier(item, asked)]
    yield from (part_of(dataset, item) for item in heavy)
    yield from (condition_part(dataset, item.id, asked.intents) for item in asked.conditions)
    yield from (part_of(dataset, item) for item in asked.records if item not in heavy)


def _is_heavier(mention: Mention, asked: Asked) -> bool:
    """Tell whether a record says more of the question than any condition that it names.

    One word beside a condition, as “daughter” is, does not.
    """
    heaviest = max((item.weight for item in asked.conditions), default=0.0)
    return mention.weight > heaviest and (len(mention.words) > 1 or not asked.conditions)
