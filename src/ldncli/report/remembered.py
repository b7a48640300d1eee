"""A dataset that reads each kind of record once: a site asks for all of them page after page."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, cast

from ldncli.dataset.dataset import Dataset
from ldncli.schema.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable

R = TypeVar("R", bound=Record)


class Remembered(Dataset):
    """The same records, built once; they are frozen, so sharing them is safe."""

    def __init__(self, dataset: Dataset) -> None:
        vars(self).update(vars(dataset))  # the same open file: nothing is opened or checked again
        self._every: dict[type[Record], tuple[Record, ...]] = {}
        self._by_id: dict[type[Record], dict[str, Record]] = {}
        self._about: dict[tuple[type[Record], str], tuple[Record, ...]] = {}

    def all(self, cls: type[R]) -> tuple[R, ...]:
        """Return every record of a kind, in the order of its file."""
        if cls not in self._every:
            self._every[cls] = super().all(cls)
        return cast("tuple[R, ...]", self._every[cls])

    def many(self, cls: type[R], keys: Iterable[str]) -> tuple[R, ...]:
        """Return the records with these ids, in the order asked, each once."""
        records = self._ids(cls)
        return tuple(records[key] for key in dict.fromkeys(keys) if key in records)

    def get(self, cls: type[R], key: str) -> R | None:
        """Return the record with this id, or None."""
        return self._ids(cls).get(key)

    def about(self, cls: type[R], condition_id: str) -> tuple[R, ...]:
        """Return the records of a kind that name this condition, in the order of their file."""
        key = (cls, condition_id)
        if key not in self._about:
            self._about[key] = super().about(cls, condition_id)
        return cast("tuple[R, ...]", self._about[key])

    def _ids(self, cls: type[R]) -> dict[str, R]:
        if cls not in self._by_id:
            names = self.ids(cls)
            self._by_id[cls] = dict(zip(names, self.all(cls), strict=True))
        return cast("dict[str, R]", self._by_id[cls])
