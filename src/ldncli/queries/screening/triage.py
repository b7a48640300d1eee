"""What each new record is to this dataset: included, excluded, awaiting, changed or new."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from ldncli.matching.names import normalise
from ldncli.queries.screening.about import ConditionNames
from ldncli.queries.screening.known import Index, Known, as_known, known_records
from ldncli.queries.screening.signs import Weight, weight
from ldncli.schema.record import Record, replace, vars_of
from ldncli.schema.studies import Trial

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ldncli.dataset.dataset import Dataset
    from ldncli.schema.found import FoundRecord, FoundTrial

State = Literal["changed", "new", "awaiting", "excluded", "included"]
STATES: tuple[State, ...] = ("changed", "new", "awaiting", "excluded", "included")
# Below this share of letters in common (difflib) two titles are of two papers: translations and
# subtitles stay above it, and a mistyped PMID falls below.
UNLIKE = 0.5
NO_WEIGHT = Weight(points=0, reasons=())


class Screened(Record):
    """One record with its state, what it is known as, what to note, and why it stands where."""

    record: FoundRecord
    state: State
    known_as: str = ""
    notes: tuple[str, ...] = ()
    weight: Weight = NO_WEIGHT
    conditions: tuple[str, ...] = ()


class Triage(Record):
    """Every record once, by state and the likeliest first, and how many came twice."""

    screened: tuple[Screened, ...]
    duplicates: int

    def of(self, state: State) -> tuple[Screened, ...]:
        """Return the records of one state, in order."""
        return tuple(item for item in self.screened if item.state == state)


def triage(dataset: Dataset, records: Sequence[FoundRecord]) -> Triage:
    """Return what each record is to the dataset."""
    unlike = without_duplicates(records)
    index = Index(known_records(dataset))
    screened = [_screened(dataset, index, record) for record in unlike]
    names = ConditionNames(dataset)
    band = next(band for band in dataset.metadata.dose_bands if band.dose_class == "low")
    lowest, highest = band.lowest_mg or 0, band.highest_mg or 0
    weighed = [
        Screened(**vars(item) | {
            "weight": weight(item.record, lowest, highest),
            "conditions": names.named(item.record),
        })
        for item in screened
    ]  # fmt: skip
    weighed.sort(key=_order)
    return Triage(screened=tuple(weighed), duplicates=len(records) - len(unlike))


def _order(item: Screened) -> tuple[object, ...]:
    points, year = item.weight.points, item.record.year or 0
    return STATES.index(item.state), -points, -year, normalise(item.record.title), item.record.label


def without_duplicates(records: Sequence[FoundRecord]) -> list[FoundRecord]:
    """Return each record once: by identifier, then by title, first author and year.

    What the first one lacks is filled in from those that are the same.
    """
    index = Index()
    kept: dict[str, FoundRecord] = {}
    for record in records:
        same = _same(index, as_known(record), registration=record.is_registration)
        key = same.id if same else str(len(kept))
        kept[key] = _filled(kept[key], record) if same else record
        index.add(replace(as_known(kept[key]), id=key))
    return list(kept.values())


def _filled(record: FoundRecord, other: FoundRecord) -> FoundRecord:
    """Return a record with its empty fields as another has them."""
    empty = {name: value for name, value in vars_of(other).items() if not getattr(record, name)}
    return replace(record, **empty)


def _same(index: Index, entry: Known, *, registration: bool) -> Known | None:
    """Return the record that this one is, or nothing.

    A publication that names a registration is another report of that trial, not the same record.
    """
    if registration:
        rows = index.by_registration(entry)
        entries = (row for row in rows if row.is_registration)
        return next(entries, None) or next((row for row in rows if row.kind != "record"), None)
    found = index.by_number(entry)
    return found or next((r for r in index.by_title(entry) if not _other_paper(r, entry)), None)


def _other_paper(one: Known, other: Known) -> bool:
    """Tell whether both have an identifier of one kind, and it differs: a preprint, a reprint."""
    pairs = ((one.pmid, other.pmid), (one.doi.casefold(), other.doi.casefold()))
    return any(first and second and first != second for first, second in pairs)


def _screened(dataset: Dataset, index: Index, record: FoundRecord) -> Screened:
    entry = as_known(record)
    same = _same(index, entry, registration=record.is_registration)
    if same is None:
        notes = tuple(_relations(index, entry, record))
        return Screened(record=record, state="new", notes=notes)
    changes = tuple(_changes(dataset, same, record.trial))
    notes = (*changes, *_doubts(same, entry))
    state: State = "changed" if changes else _state(same)
    return Screened(record=record, state=state, known_as=same.label, notes=notes)


def _state(known: Known) -> State:
    if known.kind in ("excluded", "awaiting"):
        return "excluded" if known.kind == "excluded" else "awaiting"
    return "included"


def _relations(index: Index, entry: Known, record: FoundRecord) -> Iterator[str]:
    """Yield what a new record has to do with known ones."""
    if not record.is_registration:
        for row in index.by_registration(entry):
            yield f"names a registration of {row.label}"
    for row in index.same_title(entry):
        yield f"has the title of {row.label}: look whether it is the same"


def _changes(dataset: Dataset, known: Known, found: FoundTrial | None) -> Iterator[str]:
    """Yield where a register says other than our entry of the trial, with both."""
    ours = dataset.get(Trial, known.id) if known.kind == "trial" else None
    if ours is None or found is None:
        return
    if found.status and found.status != ours.status:
        yield f"status: {_dated(ours.status, ours.status_seen_on)} here, " \
              f"{_dated(found.status, found.status_seen)} in the register"  # fmt: skip
    if found.results_posted and ours.reported not in ("posted", "published"):
        yield f"results: {ours.reported or 'not sought'} here, posted in the register"


def _dated(word: str, month: str | None) -> str:
    return f"{word} ({month})" if month else word


def _doubts(known: Known, entry: Known) -> Iterator[str]:
    """Yield a doubt where one identifier stands with two titles."""
    if known.kind == "trial" or not (known.title and entry.title):
        return
    import difflib

    pair = normalise(known.title), normalise(entry.title)
    if difflib.SequenceMatcher(None, *pair, autojunk=False).ratio() < UNLIKE:
        yield "its identifier is the same, its title is not: look at both"
