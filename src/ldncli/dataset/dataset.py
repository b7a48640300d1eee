"""Find, check and open a dataset, and read records from it by kind, id, name or condition."""

from __future__ import annotations

import _thread
import os
import sqlite3
from functools import partial
from typing import TYPE_CHECKING, Any, Self, TypeVar

from ldncli.dataset.derived import KEPT_AS
from ldncli.dataset.opening import connect
from ldncli.dataset.places import place_of, shipped_place
from ldncli.dataset.stamp import has_old_layout
from ldncli.errors import LdnError
from ldncli.matching.names import normalise
from ldncli.schema.build import build
from ldncli.schema.kinds import KINDS
from ldncli.schema.metadata import Metadata
from ldncli.schema.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from ldncli.dataset.rows import Rows

R = TypeVar("R", bound=Record)
KIND_OF = {row.cls: kind for kind, row in KINDS.items()}
ASKED_AT_ONCE = 500
NO_LIMIT = -1  # as SQLite writes it


class Dataset:
    """A read-only view of one checked dataset; records are built when they are asked for."""

    def __init__(
        self,
        directory: str | Path,
        environ: Mapping[str, str] | None = None,
        *,
        shipped: bool = False,
    ) -> None:
        self._place = os.fspath(directory)
        self._environ = os.environ if environ is None else environ
        self._shipped = shipped
        self._lock = _thread.allocate_lock()
        self._may_make_anew = True
        self._closed = False
        self._connection = connect(self._place, self._environ, shipped=shipped)

    @classmethod
    def opened(
        cls, directory: str | Path | None = None, environ: Mapping[str, str] | None = None
    ) -> Self:
        """Open the dataset in a directory, in LDN_DATA, or the one that came with the program."""
        place = place_of(directory, os.environ if environ is None else environ)
        return cls(place or shipped_place(), environ, shipped=place is None)

    def close(self) -> None:
        """Let go of the compiled file; to read afterwards raises LdnError."""
        with self._lock:
            self._closed = True
            self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __reduce__(self) -> tuple[Callable[..., Dataset], tuple[str, bool]]:
        """Travel to another process as the name of the folder."""
        return partial(_again, type(self)), (self._place, self._shipped)

    @property
    def directory(self) -> Path:
        """Return the folder of the dataset."""
        from pathlib import Path

        return Path(self._place)

    @property
    def old_layout(self) -> bool:
        """Tell whether all its studies stand in one file, as before 2026.12."""
        return has_old_layout(self._place)

    @property
    def metadata(self) -> Metadata:
        """Return version, search dates, method and licence."""
        return self.all(Metadata)[0]

    def all(self, cls: type[R]) -> tuple[R, ...]:
        """Return every record of a kind, in the order of its file."""
        query = "SELECT body FROM record WHERE kind = ? ORDER BY position"
        return self._built(cls, query, (_kind(cls),))

    def each(self, cls: type[R]) -> Rows[R]:
        """Return the same as a list that counts them without a look, and holds few at a time."""
        from ldncli.dataset.rows import Rows

        count, ids = partial(self.count, cls), partial(self.ids, cls)
        return Rows(count, ids, partial(self.many, cls))

    def ids(self, cls: type[Record], most: int = NO_LIMIT) -> tuple[str, ...]:
        """Return the id of every record of a kind, or of the first, in the order of its file."""
        query = "SELECT id FROM record WHERE kind = ? ORDER BY position LIMIT ?"
        return tuple(key for (key,) in self._rows(query, (_kind(cls), most)))

    def get(self, cls: type[R], key: str) -> R | None:
        """Return the record with this id, or None."""
        query = "SELECT body FROM record WHERE kind = ? AND id = ?"
        return next(iter(self._built(cls, query, (_kind(cls), key))), None)

    def many(self, cls: type[R], keys: Iterable[str]) -> tuple[R, ...]:
        """Return the records with these ids, in the order asked, each once."""
        wanted = tuple(dict.fromkeys(keys))
        found: dict[str, str] = {}
        for start in range(0, len(wanted), ASKED_AT_ONCE):
            part = wanted[start : start + ASKED_AT_ONCE]
            places = ",".join("?" * len(part))
            query = f"SELECT id, body FROM record WHERE kind = ? AND id IN ({places})"  # noqa: S608
            found.update(self._rows(query, (_kind(cls), *part)))
        return _records(cls, [found[key] for key in wanted if key in found])

    def about(self, cls: type[R], condition_id: str) -> tuple[R, ...]:
        """Return the records of a kind that name this condition, in the order of their file.

        CROSS JOIN has SQLite begin with the table named first: the few ids, not every record.
        """
        query = (
            "SELECT body FROM about CROSS JOIN record USING (kind, id) "
            "WHERE kind = ? AND condition = ? ORDER BY position"
        )
        return self._built(cls, query, (_kind(cls), condition_id))

    def mentioning(self, cls: type[R], key: str) -> tuple[R, ...]:
        """Return the records of a kind that hold this id as a whole value, itself among them."""
        query = (
            "SELECT body FROM mention CROSS JOIN record USING (kind, id) "
            "WHERE kind = ? AND target = ? ORDER BY position"
        )
        return self._built(cls, query, (_kind(cls), key))

    def named(self, cls: type[Record], name: str) -> tuple[str, ...]:
        """Return the ids of a kind that go by exactly this name, case and accents aside."""
        query = "SELECT DISTINCT id FROM name WHERE kind = ? AND folded = ?"
        rows = self._rows(query, (_kind(cls), normalise(name)))
        return tuple(key for (key,) in rows)

    def names(self, cls: type[Record], prefix: str = "") -> tuple[tuple[str, str, str], ...]:
        """Return (folded name, id, label) for every name of a kind that starts with a prefix."""
        query = (
            "SELECT folded, id, label FROM name "
            "WHERE kind = ? AND folded >= ? AND folded < ? ORDER BY folded"
        )
        start = normalise(prefix)
        return tuple(self._rows(query, (_kind(cls), start, start + "\U0010ffff")))

    def passages(
        self, expression: str, kinds: Iterable[str], limit: int
    ) -> tuple[tuple[str, str, str, str, str, str], ...]:
        """Return (kind, id, what shows it, heading, labels, body) for an expression, best first.

        Matched words stand between \\x02 and \\x03; labels and body are cut to what is near them.
        """
        from ldncli.dataset import search_index

        wanted = tuple(kinds)
        query = search_index.BEST.format(kinds=", ".join("?" for _ in wanted))
        return tuple(self._rows(query, (expression, *wanted, limit)))

    def passage_counts(self, expression: str) -> dict[str, int]:
        """Return how many records of each kind match an FTS5 expression."""
        query = "SELECT kind, count(*) FROM passage WHERE passage MATCH ? GROUP BY kind"
        return dict(self._rows(query, (expression,)))

    def words(self, prefix: str = "") -> dict[str, int]:
        """Return the words of all passages, with the number of records that hold each."""
        query = "SELECT word, records FROM word WHERE word >= ? AND word < ?"
        return dict(self._rows(query, (prefix, prefix + "\U0010ffff")))

    def cues(self, words: Iterable[str]) -> tuple[tuple[str, str, str, int, int], ...]:
        """Return (kind, id, phrase, its words, how many of them are met) for these stems."""
        from ldncli.dataset.cues import MET

        stems = tuple(dict.fromkeys(words))
        query = MET.format(places=",".join("?" * len(stems)))
        return tuple(self._rows(query, stems))

    def claim_words(self, words: Iterable[str]) -> tuple[tuple[str, str, int, int], ...]:
        """Return (stem, id of a claim, its rank there, the claim's key words) for these stems."""
        from ldncli.dataset.claim_words import MET

        stems = tuple(dict.fromkeys(words))
        return tuple(self._rows(MET.format(places=",".join("?" * len(stems))), stems))

    def claims_saying(self, sentence: str) -> tuple[tuple[str, int, int], ...]:
        """Return (id, whether it is all of it, whether it has no key words) of claims that say it.

        A folded sentence is met in the midst of others only where a claim has no key words.
        """
        from ldncli.dataset.claim_words import SAYING

        return tuple(self._rows(SAYING, (sentence,)))

    def every_cue(self) -> tuple[tuple[str, str, str, str], ...]:
        """Return (kind, id, phrase, the stems it needs as one text) of every cue, in order."""
        from ldncli.dataset.cues import EVERY

        return tuple(self._rows(EVERY, ()))

    def cue_counts(self, words: Iterable[str]) -> dict[str, int]:
        """Return how many cues hold each of these stems: rare words say more."""
        stems = tuple(dict.fromkeys(words))
        places = ",".join("?" * len(stems))
        query = f"SELECT word, count(*) FROM cue_word WHERE word IN ({places}) GROUP BY word"  # noqa: S608
        return dict(self._rows(query, stems))

    def count(self, cls: type[Record]) -> int:
        """Return how many records of a kind there are."""
        query = "SELECT count(*) FROM record WHERE kind = ?"
        ((number,),) = self._rows(query, (_kind(cls),))
        return int(number)

    def _built(self, cls: type[R], query: str, values: tuple[str, ...]) -> tuple[R, ...]:
        def built() -> tuple[R, ...]:
            return _records(cls, [body for (body,) in self._rows(query, values)])

        try:
            return built()
        except ValueError as error:  # a body that is no JSON: the file was damaged
            self._make_anew(error)
            return built()

    def _rows(self, query: str, values: tuple[object, ...]) -> list[Any]:
        """Return the rows of a query; a compiled file that cannot be read is made anew, once."""
        try:
            with self._lock:
                return self._connection.execute(query, values).fetchall()
        except UnicodeEncodeError:  # bytes that are no text name nothing here
            return []
        except sqlite3.Error as error:
            self._make_anew(error)
            with self._lock:
                return self._connection.execute(query, values).fetchall()

    def _make_anew(self, reason: Exception) -> None:
        """Drop the compiled file and compile again; the second time, raise the reason."""
        if self._closed:
            raise LdnError("this dataset was closed", "open it again") from reason
        if not self._may_make_anew:
            raise reason
        self._may_make_anew = False
        with self._lock:
            self._connection.close()
            self._connection = connect(self._place, self._environ, shipped=self._shipped, anew=True)


def _records(cls: type[R], bodies: list[str]) -> tuple[R, ...]:
    """Build records of their JSON, read as one: each by itself takes half as long again."""
    import json

    return tuple(build(cls, row) for row in json.loads(f"[{','.join(bodies)}]"))


def _kind(cls: type[Record]) -> str:
    """Return the kind of a class: one that is read from files, or one that follows from those."""
    return KIND_OF.get(cls) or KEPT_AS[cls.__name__]


def _again(cls: type[Dataset], directory: str, shipped: bool) -> Dataset:
    return cls(directory, shipped=shipped)


def open_dataset(
    directory: str | Path | None = None, environ: Mapping[str, str] | None = None
) -> Dataset:
    """Open the dataset in a directory, in LDN_DATA, or the one that came with the program.

    Raises FaultyData with every fault, or LdnError when there is no dataset there.
    """
    return Dataset.opened(directory, environ)


__all__ = ["Dataset", "LdnError", "open_dataset"]
