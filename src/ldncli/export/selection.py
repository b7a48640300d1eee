"""The dataset, or the part of it that hangs on some conditions, as plain rows by kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ldncli.evidence.summary import ConditionSummary
from ldncli.schema.conditions import Condition
from ldncli.schema.kinds import KINDS
from ldncli.schema.links import named
from ldncli.schema.metadata import Metadata
from ldncli.schema.record import Record, replace, to_plain, vars_of
from ldncli.schema.studies import Reference, Study

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ldncli.dataset.dataset import Dataset

Records = dict[str, tuple[Any, ...]]
Files = dict[str, bytes]  # by name; a single file goes by the empty name


class Selection(Record):
    """Records by kind, the summaries of their conditions, and what was asked for."""

    conditions: tuple[str, ...]
    records: Records
    summaries: tuple[ConditionSummary, ...]

    @property
    def metadata(self) -> Metadata:
        """Return the dataset as a whole."""
        held: Metadata = self.records["dataset"][0]
        return held


def select(dataset: Dataset, conditions: Iterable[str] = ()) -> Selection:
    """Return everything, or what names these conditions and all that it rests on.

    In a part, a record keeps of its conditions those that were asked for; mechanisms, safety
    and interactions belong to no condition and stay out.
    """
    wanted = tuple(dict.fromkeys(conditions))
    every = dataset.all(ConditionSummary)
    if not wanted:
        return Selection(conditions=(), records=_whole(dataset), summaries=every)
    held = tuple(item for item in every if item.id in wanted)
    return Selection(conditions=wanted, records=_part(dataset, wanted), summaries=held)


def _whole(dataset: Dataset) -> Records:
    return {kind: dataset.all(row.cls) for kind, row in KINDS.items()}


def _part(dataset: Dataset, wanted: tuple[str, ...]) -> Records:
    about = {kind: _about(dataset, row.cls, wanted) for kind, row in KINDS.items()}
    title = f"{dataset.metadata.title} (a part: {', '.join(wanted)})"
    records: Records = {**about}
    records["dataset"] = (replace(dataset.metadata, title=title),)
    records["condition"] = tuple(c for c in dataset.all(Condition) if c.id in wanted)
    records["study"] = _kept(dataset, Study, _named(records, "study"))
    records["reference"] = _kept(dataset, Reference, _named(records, "reference"))
    return {kind: tuple(_cut(item, wanted) for item in held) for kind, held in records.items()}


def _about(dataset: Dataset, cls: type[Any], wanted: tuple[str, ...]) -> tuple[Any, ...]:
    if "conditions" not in cls.fields:
        return ()
    return tuple(item for item in dataset.all(cls) if set(item.conditions) & set(wanted))


def _kept(dataset: Dataset, cls: type[Any], keys: set[str]) -> tuple[Any, ...]:
    return tuple(item for item in dataset.all(cls) if item.id in keys)


def _named(records: Records, target: str) -> set[str]:
    """Return the ids of a kind that the records of a part name, and their own."""
    own = {item.id for item in records[target]}
    return own.union(
        key
        for kind, items in records.items()
        for item in items
        for key in named(kind, item, target)
    )


def _cut(item: Any, wanted: tuple[str, ...]) -> Any:
    if "conditions" not in item.fields:
        return item
    return replace(item, conditions=tuple(key for key in item.conditions if key in wanted))


def told(selection: Selection) -> str:
    """Return in words how much a selection holds."""
    nouns = (("condition", "conditions"), ("study", "studies"), ("reference", "references"))
    counts = ((len(selection.records[one]), one, many) for one, many in nouns)
    return ", ".join(f"{number:,} {one if number == 1 else many}" for number, one, many in counts)


def rows(selection: Selection) -> dict[str, list[dict[str, Any]]]:
    """Return the rows as the TOML files hold them: nothing that follows from another row."""
    held = {kind: [_row(item) for item in items] for kind, items in selection.records.items()}
    for row in held["study"]:
        for name in KINDS["study"].derived:
            row.pop(name, None)
    return held


def _row(item: Record) -> dict[str, Any]:
    """Return the fields of a record that say something, as plain values."""
    held: dict[str, Any] = {}
    for name, value in vars_of(item).items():
        if name in item.required or value not in (None, False, (), ""):
            held[name] = _plain(value)
    return held


def _plain(value: Any) -> Any:
    if isinstance(value, Record):
        return _row(value)
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return to_plain(value)
