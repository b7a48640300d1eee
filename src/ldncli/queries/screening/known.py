"""What this dataset knows already: every record by its identifiers and by its title."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from ldncli.matching.authors import surname
from ldncli.matching.names import normalise
from ldncli.schema.record import Record
from ldncli.schema.studies import Awaiting, Excluded, Reference, Study, Trial

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ldncli.dataset.dataset import Dataset
    from ldncli.schema.found import FoundRecord

KnownKind = Literal["study", "reference", "trial", "excluded", "awaiting", "record"]
# Words: a shorter title, such as "Naltrexone in pain", is many papers' title.
SHORT_TITLE = 5


class Known(Record):
    """One record, with all that a new one can be recognised by."""

    kind: KnownKind
    id: str
    title: str
    author: str = ""
    year: int | None = None
    pmid: str = ""
    pmcid: str = ""
    doi: str = ""
    registrations: tuple[str, ...] = ()
    is_registration: bool = False

    @property
    def label(self) -> str:
        """Return its kind and its id."""
        return f"{self.kind} {self.id}"

    def numbers(self) -> Iterator[tuple[str, str]]:
        """Yield the identifiers of the publication."""
        pairs = (("pmid", self.pmid), ("pmcid", self.pmcid), ("doi", self.doi.casefold()))
        return (pair for pair in pairs if pair[1])


class Index:
    """Records by identifier, by registration and by folded title; the first of each counts."""

    def __init__(self, records: Iterable[Known] = ()) -> None:
        self._numbers: dict[tuple[str, str], Known] = {}
        self._registered: dict[str, list[Known]] = {}
        self._titles: dict[str, list[Known]] = {}
        for record in records:
            self.add(record)

    def add(self, record: Known) -> None:
        """Take one more record in."""
        for number in record.numbers():
            self._numbers.setdefault(number, record)
        for registration in record.registrations:
            self._registered.setdefault(registration, []).append(record)
        self._titles.setdefault(normalise(record.title), []).append(record)

    def by_number(self, record: Known) -> Known | None:
        """Return the publication with one of these identifiers."""
        return next((self._numbers[n] for n in record.numbers() if n in self._numbers), None)

    def by_registration(self, record: Known) -> tuple[Known, ...]:
        """Return what bears one of these registration numbers."""
        rows = (row for n in record.registrations for row in self._registered.get(n, ()))
        return tuple(dict.fromkeys(rows))

    def by_title(self, record: Known) -> tuple[Known, ...]:
        """Return what has this title, this first author and this year."""
        return tuple(row for row in self.same_title(record) if _one_paper(row, record))

    def same_title(self, record: Known) -> tuple[Known, ...]:
        """Return what has this title, each once, whoever wrote it and when."""
        same = self._titles.get(normalise(record.title), ()) if record.title else ()
        return tuple({row.label: row for row in same}.values())


def _one_paper(one: Known, other: Known) -> bool:
    """Tell whether author and year agree where both are known; of a short title both must be.

    A long title of which neither record knows author or year is enough by itself.
    """
    pairs = ((_family(one), _family(other)), (one.year, other.year))
    both = [pair for pair in pairs if all(pair)]
    if len(normalise(one.title).split()) < SHORT_TITLE:
        enough = len(both) == len(pairs)
    else:
        enough = bool(both) or not any(value for pair in pairs for value in pair)
    return enough and all(first == second for first, second in both)


def _family(record: Known) -> str:
    return normalise(surname(record.author))


def as_known(record: FoundRecord) -> Known:
    """Return a new record with what it can be recognised by."""
    return Known(
        kind="record",
        id=record.label,
        title=record.title,
        author=record.authors[0] if record.authors else "",
        year=record.year,
        pmid=record.pmid,
        pmcid=record.pmcid,
        doi=record.doi,
        registrations=record.registrations,
        is_registration=record.is_registration,
    )


def known_records(dataset: Dataset) -> Iterator[Known]:
    """Yield every study with its sources, then trials, other sources and what was set aside."""
    owners: dict[str, Study] = {}
    for study in dataset.all(Study):
        owners.update(dict.fromkeys((study.reference, *study.also), study))
    sources = dataset.all(Reference)
    yield from (_source(row, owners.get(row.id)) for row in sources if row.id in owners)
    for trial in dataset.all(Trial):
        number = trial.registration
        yield Known(
            kind="trial",
            id=number,
            title=trial.title,
            registrations=(number,),
            is_registration=True,
        )
    yield from (_source(row, None) for row in sources if row.id not in owners)
    yield from (_set_aside("excluded", row) for row in dataset.all(Excluded))
    yield from (_set_aside("awaiting", row) for row in dataset.all(Awaiting))


def _source(row: Reference, study: Study | None) -> Known:
    own = study.registration if study and study.reference == row.id else ()
    return Known(
        kind="study" if study else "reference",
        id=study.id if study else row.id,
        title=row.title,
        author=row.authors[0] if row.authors else "",
        year=row.year,
        pmid=row.pmid or "",
        pmcid=row.pmcid or "",
        doi=row.doi or "",
        registrations=own or tuple(number for number in (row.registration,) if number),
    )


def _set_aside(kind: Literal["excluded", "awaiting"], row: Excluded | Awaiting) -> Known:
    return Known(
        kind=kind,
        id=row.id,
        title=row.title,
        author=row.first_author or "",
        year=row.year,
        pmid=row.pmid or "",
        doi=row.doi or "",
        registrations=(row.registration,) if row.registration else (),
    )
