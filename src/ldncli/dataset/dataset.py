"""Find, check and open a dataset, and read records from it by kind, id, name or condition."""

from __future__ import annotations

import os
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

from ldncli.__about__ import __version__
from ldncli.dataset import compiled
from ldncli.dataset.toml_files import fingerprint, read
from ldncli.errors import FaultyData, LdnError
from ldncli.evidence.summary import ConditionSummary
from ldncli.matching.names import normalise
from ldncli.schema.build import build
from ldncli.schema.kinds import KINDS
from ldncli.schema.metadata import Metadata
from ldncli.schema.record import Record

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping

R = TypeVar("R", bound=Record)
KIND_OF = {row.cls: kind for kind, row in KINDS.items()} | {ConditionSummary: "summary"}
COMPILED = "compiled.sqlite3"
ASKED_AT_ONCE = 500


class Dataset:
    """A read-only view of one checked dataset; records are built when they are asked for."""

    def __init__(self, connection: sqlite3.Connection, directory: Path) -> None:
        self._connection = connection
        self.directory = directory

    @property
    def metadata(self) -> Metadata:
        """Return version, search dates, method and licence."""
        return self.all(Metadata)[0]

    def all(self, cls: type[R]) -> tuple[R, ...]:
        """Return every record of a kind, in the order of its file."""
        query = "SELECT body FROM record WHERE kind = ? ORDER BY position"
        return self._built(cls, query, (KIND_OF[cls],))

    def get(self, cls: type[R], key: str) -> R | None:
        """Return the record with this id, or None."""
        query = "SELECT body FROM record WHERE kind = ? AND id = ?"
        return next(iter(self._built(cls, query, (KIND_OF[cls], key))), None)

    def many(self, cls: type[R], keys: Iterable[str]) -> tuple[R, ...]:
        """Return the records with these ids, in the order asked, each once."""
        import json

        wanted = tuple(dict.fromkeys(keys))
        found: dict[str, str] = {}
        for start in range(0, len(wanted), ASKED_AT_ONCE):
            part = wanted[start : start + ASKED_AT_ONCE]
            places = ",".join("?" * len(part))
            query = f"SELECT id, body FROM record WHERE kind = ? AND id IN ({places})"  # noqa: S608
            found.update(self._connection.execute(query, (KIND_OF[cls], *part)))
        return tuple(build(cls, json.loads(found[key])) for key in wanted if key in found)

    def about(self, cls: type[R], condition_id: str) -> tuple[R, ...]:
        """Return the records of a kind that name this condition, in the order of their file."""
        query = (
            "SELECT body FROM record JOIN about USING (kind, id) "
            "WHERE kind = ? AND condition = ? ORDER BY position"
        )
        return self._built(cls, query, (KIND_OF[cls], condition_id))

    def mentioning(self, cls: type[R], key: str) -> tuple[R, ...]:
        """Return the records of a kind that hold this id as a whole value, itself among them."""
        query = (
            "SELECT body FROM record JOIN mention USING (kind, id) "
            "WHERE kind = ? AND target = ? ORDER BY position"
        )
        return self._built(cls, query, (KIND_OF[cls], key))

    def named(self, cls: type[Record], name: str) -> tuple[str, ...]:
        """Return the ids of a kind that go by exactly this name, case and accents aside."""
        query = "SELECT DISTINCT id FROM name WHERE kind = ? AND folded = ?"
        found = self._connection.execute(query, (KIND_OF[cls], normalise(name)))
        return tuple(key for (key,) in found)

    def names(self, cls: type[Record], prefix: str = "") -> tuple[tuple[str, str, str], ...]:
        """Return (folded name, id, label) for every name of a kind that starts with a prefix."""
        query = (
            "SELECT folded, id, label FROM name "
            "WHERE kind = ? AND folded >= ? AND folded < ? ORDER BY folded"
        )
        start = normalise(prefix)
        return tuple(self._connection.execute(query, (KIND_OF[cls], start, start + "\U0010ffff")))

    def passages(
        self, expression: str, kinds: Iterable[str], limit: int
    ) -> tuple[tuple[str, str, str, str, str, str], ...]:
        """Return (kind, id, what shows it, heading, labels, body) for an expression, best first.

        Matched words stand between \\x02 and \\x03; labels and body are cut to what is near them.
        """
        from ldncli.dataset import search_index

        wanted = tuple(kinds)
        query = search_index.BEST.format(kinds=", ".join("?" for _ in wanted))
        return tuple(self._connection.execute(query, (expression, *wanted, limit)))

    def passage_counts(self, expression: str) -> dict[str, int]:
        """Return how many records of each kind match an FTS5 expression."""
        query = "SELECT kind, count(*) FROM passage WHERE passage MATCH ? GROUP BY kind"
        return dict(self._connection.execute(query, (expression,)))

    def words(self, prefix: str = "") -> dict[str, int]:
        """Return the words of all passages, with the number of records that hold each."""
        query = "SELECT word, records FROM word WHERE word >= ? AND word < ?"
        return dict(self._connection.execute(query, (prefix, prefix + "\U0010ffff")))

    def cues(self, words: Iterable[str]) -> tuple[tuple[str, str, str, int, int], ...]:
        """Return (kind, id, phrase, its words, how many of them are met) for these stems."""
        from ldncli.dataset.cues import MET

        stems = tuple(dict.fromkeys(words))
        query = MET.format(places=",".join("?" * len(stems)))
        return tuple(self._connection.execute(query, stems))

    def cue_counts(self, words: Iterable[str]) -> dict[str, int]:
        """Return how many cues hold each of these stems: rare words say more."""
        stems = tuple(dict.fromkeys(words))
        places = ",".join("?" * len(stems))
        query = f"SELECT word, count(*) FROM cue_word WHERE word IN ({places}) GROUP BY word"  # noqa: S608
        return dict(self._connection.execute(query, stems))

    def count(self, cls: type[Record]) -> int:
        """Return how many records of a kind there are."""
        query = "SELECT count(*) FROM record WHERE kind = ?"
        (number,) = self._connection.execute(query, (KIND_OF[cls],)).fetchone()
        return int(number)

    def _built(self, cls: type[R], query: str, values: tuple[str, ...]) -> tuple[R, ...]:
        import json

        found = ",".join(body for (body,) in self._connection.execute(query, values))
        return tuple(build(cls, row) for row in json.loads(f"[{found}]"))


def open_dataset(
    directory: str | Path | None = None, environ: Mapping[str, str] | None = None
) -> Dataset:
    """Open the dataset in a directory, in LDN_DATA, or the one that came with the program.

    Raises FaultyData with every fault, or LdnError when there is no dataset there.
    """
    surroundings = os.environ if environ is None else environ
    chosen = directory or surroundings.get("LDN_DATA") or None
    place = Path(chosen) if chosen else shipped_directory()
    return Dataset(_opened(place, surroundings, trusted=chosen is None), place)


def shipped_directory() -> Path:
    """Return the packaged data, or the checkout's when nothing is packaged."""
    package = Path(__file__).parent.parent
    packaged = package / "data"
    return packaged if packaged.is_dir() else package.parent.parent / "data"


def _opened(place: Path, environ: Mapping[str, str], *, trusted: bool) -> sqlite3.Connection:
    shipped = (place / COMPILED).absolute()
    if trusted and shipped.exists():
        connection = compiled.open_file(shipped, made_from(place))
        if connection:
            return connection
    stamps = {
        **made_from(place),
        "stamp": f"{place.absolute()};{fingerprint(place, with_times=True)}",
    }
    cached = cache_file(place, environ)
    held = compiled.open_file(cached, stamps) if cached and cached.exists() else None
    return held or _compiled(place, stamps, cached)


def made_from(place: Path) -> dict[str, str]:
    """Return what a compiled file must have been made from to be read instead of the TOML."""
    sizes = fingerprint(place, with_times=False)
    return {"layout": f"{compiled.LAYOUT};{__version__}", "sizes": sizes}


def _compiled(place: Path, stamps: dict[str, str], cached: Path | None) -> sqlite3.Connection:
    import sqlite3

    raw = checked(place)
    if cached:
        try:
            compiled.compile_file(cached, raw, stamps)
            held = compiled.open_file(cached, stamps)
            if held:
                return held
        except OSError:
            pass  # a cache that cannot be written costs time at each start, not the answer
    connection = sqlite3.connect(":memory:")
    compiled.compile_into(connection, raw, stamps)
    return connection


def checked(place: Path) -> dict[str, list[dict[str, Any]]]:
    """Read a directory's TOML, or raise FaultyData with every fault in it."""
    from ldncli.dataset.checks import run
    from ldncli.dataset.fault_lines import located
    from ldncli.dataset.toml_files import text_of

    raw, faults = read(place)
    found = (*faults, *run.run(raw, linked=not faults))
    if found:
        raise FaultyData(str(place), located(found, lambda file: text_of(place / file)))
    return raw


def cache_file(place: Path, environ: Mapping[str, str]) -> Path | None:
    """Return where the compiled form of a directory is cached; None without a home."""
    base = environ.get("XDG_CACHE_HOME") or environ.get("LOCALAPPDATA")
    home = environ.get("HOME") or environ.get("USERPROFILE")
    if not base and not home:
        return None
    folder = Path(base) if base else Path(cast("str", home)) / ".cache"
    mark = zlib.crc32(str(place.absolute()).encode("utf-8", "surrogateescape"))
    return (folder / "ldn" / f"{mark:08x}.sqlite3").absolute()


__all__ = ["Dataset", "LdnError", "cache_file", "checked", "open_dataset", "shipped_directory"]
