"""A record as it came from elsewhere, in one shape whatever file it stood in."""

from __future__ import annotations

from ldncli.schema.record import Record


class FoundTrial(Record):
    """What a trial register says of one trial, in the words of this dataset."""

    status: str = ""
    results_posted: bool = False
    status_seen: str = ""
    n: int | None = None
    n_is_final: bool = False
    design: str = ""
    sponsor: str = ""
    countries: tuple[str, ...] = ()
    primary_outcome: str = ""
    started: str = ""
    completed: str = ""
    why_stopped: str = ""


class FoundRecord(Record):
    """One publication, or one registration; what its source did not give is empty.

    `trial` is there for what a register wrote. `source` is the name of the file.
    """

    source: str
    title: str
    abstract: str = ""
    authors: tuple[str, ...] = ()
    year: int | None = None
    journal: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    language: str = ""
    form: str = "article"
    keywords: tuple[str, ...] = ()
    pmid: str = ""
    pmcid: str = ""
    doi: str = ""
    registrations: tuple[str, ...] = ()
    url: str = ""
    trial: FoundTrial | None = None

    @property
    def is_registration(self) -> bool:
        """Tell whether it is a register's entry, and no publication that names one."""
        published = self.pmid or self.pmcid or self.doi or self.journal
        return bool(self.trial or (self.registrations and not published))

    @property
    def label(self) -> str:
        """Return what a person knows it by: an identifier, or the title."""
        number = self.registrations[0] if self.is_registration and self.registrations else ""
        pmid = f"PMID {self.pmid}" if self.pmid else ""
        return number or pmid or self.doi or self.pmcid or self.title
