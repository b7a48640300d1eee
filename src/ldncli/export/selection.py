"""The dataset, or the part of it that hangs on some conditions, as plain rows by kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar

from ldncli.evidence.summary import ConditionSummary
from ldncli.schema.conditions import Condition, Scale
from ldncli.schema.kinds import KINDS
from ldncli.schema.links import named
from ldncli.schema.metadata import Metadata
from ldncli.schema.record import Record, replace, to_plain, vars_of
from ldncli.schema.studies import Reference, Study

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ldncli.dataset.dataset import Dataset
    from ldncli.schema.kinds import Raw

T = TypeVar("T", Study, Scale, Reference)
Records = Mapping[str, Sequence[Record]]
Files = dict[str, bytes]  # by name; a single file goes by the empty name


class Selection(Record):
    """Records by kind, the summaries of their conditions, and what was asked for."""

    conditions: tuple[str, ...]
    records: Records
    summaries: tuple[ConditionSummary, ...]

    @property
    def metadata(self) -> Metadata:
        """Return the dataset as a whole."""
        return next(item for item in self.records["dataset"] if isinstance(item, Metadata))

    @property
    def references(self) -> tuple[Reference, ...]:
        """Return the sources of the selection."""
        return tuple(item for item in self.records["reference"] if isinstance(item, Reference))

    def ids(self, kind: str) -> frozenset[str]:
        """Return the ids of the records of one kind."""
        return frozenset(vars_of(item)["id"] for item in self.records[kind])


def select(dataset: Dataset, conditions: Iterable[str] = ()) -> Selection:
    """Return everything, or what names these conditions and all that it rests on.

    In a part, a record keeps of its conditions those that were asked for; mechanisms, safety
    and interactions belong to no condition and stay out.
    """
    chosen = tuple(dict.fromkeys(conditions))
    every = dataset.all(ConditionSummary)
    if not chosen:
        return Selection(conditions=(), records=_whole(dataset), summaries=every)
    kept = tuple(item for item in every if item.id in chosen)
    return Selection(conditions=chosen, records=_part(dataset, chosen), summaries=kept)


def _whole(dataset: Dataset) -> Records:
    return {kind: dataset.each(row.cls) for kind, row in KINDS.items()}


def _part(dataset: Dataset, chosen: tuple[str, ...]) -> Records:
    about = {kind: _about(dataset, row.cls, chosen) for kind, row in KINDS.items()}
    title = f"{dataset.metadata.title} (a part: {', '.join(chosen)})"
    records: dict[str, Sequence[Record]] = {**about}
    records["dataset"] = (replace(dataset.metadata, title=title),)
    records["condition"] = tuple(c for c in dataset.all(Condition) if c.id in chosen)
    records["study"] = _kept(dataset, Study, _named(records, "study"))
    records["scale"] = _kept(dataset, Scale, _named(records, "scale"))
    records["reference"] = _kept(dataset, Reference, _named(records, "reference"))
    return {kind: tuple(_cut(item, chosen) for item in items) for kind, items in records.items()}


def _about(dataset: Dataset, cls: type[Record], chosen: tuple[str, ...]) -> tuple[Record, ...]:
    if "conditions" not in cls.fields:
        return ()
    return tuple(i for i in dataset.all(cls) if set(vars_of(i)["conditions"]) & set(chosen))


def _kept(dataset: Dataset, cls: type[T], keys: frozenset[str]) -> tuple[T, ...]:
    return tuple(item for item in dataset.all(cls) if item.id in keys)


def _named(records: Records, target: str) -> frozenset[str]:
    """Return the ids of a kind that the records of a part name, and their own."""
    own = frozenset(vars_of(item)["id"] for item in records[target])
    return own.union(
        key
        for kind, items in records.items()
        for item in items
        for key in named(kind, item, target)
    )


def _cut(item: Record, chosen: tuple[str, ...]) -> Record:
    """Return a record without what it names outside the part."""
    if "conditions" not in item.fields:
        return item
    kept = tuple(key for key in vars_of(item)["conditions"] if key in chosen)
    if not isinstance(item, Study):
        return replace(item, conditions=kept)
    people = tuple(group for group in item.people_with if group.condition in chosen)
    return replace(item, conditions=kept, people_with=people, with_medicines=())


def told(selection: Selection) -> str:
    """Return in words how much a selection holds."""
    nouns = (("condition", "conditions"), ("study", "studies"), ("reference", "references"))
    counts = ((len(selection.records[one]), one, many) for one, many in nouns)
    return ", ".join(f"{number:,} {one if number == 1 else many}" for number, one, many in counts)


def rows(selection: Selection) -> Raw:
    """Return the rows as the TOML files hold them: nothing that follows from another row."""
    plain = {kind: [_row(item) for item in items] for kind, items in selection.records.items()}
    for row in plain["study"]:
        for name in KINDS["study"].derived:
            row.pop(name, None)
    return plain


def _row(item: Record) -> dict[str, object]:
    """Return the fields of a record that say something, as plain values."""
    plain: dict[str, object] = {}
    for name, value in vars_of(item).items():
        if name in item.required or value != getattr(type(item), name):  # else the default says it
            plain[name] = _plain(value)
    return plain


def _plain(value: object) -> object:
    if isinstance(value, Record):
        return _row(value)
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return to_plain(value)
