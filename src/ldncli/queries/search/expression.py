"""What a person typed, as full-text expressions to try in turn.

Every word goes into the expression inside quotation marks and stripped to letters and
figures, so that nothing that is typed is read as the engine's own syntax.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.errors import UsageError
from ldncli.matching.names import normalise
from ldncli.queries.search.spelling import nearest_word
from ldncli.schema.conditions import Condition
from ldncli.schema.knowledge import Filler, GenericWord
from ldncli.schema.medicines import Medicine
from ldncli.schema.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ldncli.dataset.dataset import Dataset

# A pasted paragraph is no search; SQLite's own limit lies far above.
MOST_WORDS = 32
# Of a beginning such as `pa*` the commonest words: the rest add time, not hits at the top.
MOST_ENDINGS = 64
SHOWING = "; showing "
# What a dataset without a list of fillers takes for the words that a question is built of.
STOP_WORDS = """
    a about an and any are as at be been by can could do does for from had has have how i if
    in into is it its ldn low dose me my naltrexone not of on or should so than that the their
    them there they this to was we what when where which who why will with work would you your
"""
# An abbreviation of two letters is a word of the language beside others: MS, but not in "2 ms".
SHORTEST_ALIAS = 3


class Term(Record):
    """One thing that must occur: a word, a beginning, or a phrase."""

    text: str
    expression: str
    also: tuple[str, ...] = ()
    phrase: bool = False


class Attempt(Record):
    """One expression, what it stands for, and what to tell the reader of it."""

    expression: str
    match: str
    said: str
    notes: tuple[str, ...] = ()
    apart: int = 0


class Query(Record):
    """Everything that was typed, read; attempts go from what was asked to what is near it."""

    dataset: Dataset
    text: str
    terms: tuple[Term, ...]
    phrases: tuple[Term, ...]
    whole: tuple[str, ...] = ()

    def attempts(self) -> Iterator[Attempt]:
        """Return the expressions to try, each only when those before it found nothing."""
        everything = _all(self.terms, self.whole)
        if self.phrases:
            yield Attempt(
                expression=_all(self.phrases),
                match="phrase",
                said=_said(self.phrases),
                apart=self._apart(everything),
            )
        also = tuple(f"{_marked(t.text)} is also {', '.join(t.also)}" for t in self.terms if t.also)
        yield Attempt(expression=everything, match="all words", said=_said(self.terms), notes=also)
        kept, notes = self._mended()
        if not kept:
            return
        if notes:
            match = "spelling" if any(SHOWING in note for note in notes) else "some words"
            yield Attempt(expression=_all(kept), match=match, said=_said(kept), notes=notes)
        yield Attempt(
            expression=" OR ".join(term.expression for term in kept),
            match="any word",
            said=_said(kept),
            notes=(*notes, "no record holds all of these words; showing those that hold any"),
        )

    def _apart(self, everything: str) -> int:
        """Return how many records hold the words of a phrase; 0 when no more than the phrase."""
        phrase = _all(self.phrases)
        together, all_words = (
            sum(self.dataset.passage_counts(words).values()) for words in (phrase, everything)
        )
        return all_words if all_words > together else 0

    def _mended(self) -> tuple[tuple[Term, ...], tuple[str, ...]]:
        """Return the terms that occur, a near word for each that does not, and what was done."""
        kept: list[Term] = []
        notes: list[str] = []
        for term in self.terms:
            if self.dataset.passage_counts(term.expression):
                kept.append(term)
                continue
            near, note = self._near(term)
            kept += near
            notes.append(note)
        return tuple(kept), tuple(notes)

    def _near(self, term: Term) -> tuple[list[Term], str]:
        """Return what to search for a term that occurs nowhere, and how to say it."""
        if term.phrase:
            words = (_term(self.dataset, False, word) for word in normalise(term.text).split())
            occurring = [word for word in words if self.dataset.passage_counts(word.expression)]
            return occurring, f"no hits for the phrase {_marked(term.text)}{SHOWING}its words"
        near = nearest_word(self.dataset, term.text)
        if not near:
            return [], f"no hits for {_marked(term.text)}"
        instead = Term(text=near, expression=quoted(near))
        return [instead], f"no hits for {_marked(term.text)}{SHOWING}“{near}”"


def parsed(dataset: Dataset, words: Iterable[str]) -> Query:
    """Read what was typed; raise UsageError when it holds no letter or figure."""
    texts = tuple(words)
    typed = " ".join(texts).strip()
    pieces = list(_pieces(typed))
    telling = _telling(dataset, pieces)
    alone = len(telling) == 1
    terms = [_term(dataset, *piece, alone=alone) for piece in telling]
    if not terms:
        raise UsageError("there is no word to search for", problem="no-word")
    if len(terms) > MOST_WORDS:
        raise UsageError(f"{len(terms)} words are too many", f"give at most {MOST_WORDS}")
    spaced = [text for text in texts if " " in text.strip() and '"' not in _straight(text)]
    phrases = [_term(dataset, True, text) for text in spaced if " " in normalise(text)]
    others = " ".join(text for text in texts if text not in spaced)
    rest = [_term(dataset, *piece) for piece in _pieces(others)] if phrases else []
    return Query(
        dataset=dataset,
        text=typed,
        terms=tuple(terms),
        phrases=(*phrases, *rest) if phrases else (),
        whole=tuple(map(_folded, _also_called(dataset, typed))) if len(terms) > 1 else (),
    )


def _telling(dataset: Dataset, pieces: list[tuple[bool, str]]) -> list[tuple[bool, str]]:
    """Return the words that say what is looked for; the common ones only where no other is."""
    fillers = _words(dataset, Filler) or frozenset(STOP_WORDS.split())
    kept = [piece for piece in pieces if piece[0] or normalise(piece[1]) not in fillers]
    common = _words(dataset, GenericWord)
    rare = [piece for piece in kept if piece[0] or normalise(piece[1]) not in common]
    return rare or kept or pieces


def _words(dataset: Dataset, cls: type[Filler | GenericWord]) -> frozenset[str]:
    return frozenset(word for row in dataset.all(cls) for word in row.words)


def _straight(text: str) -> str:
    return text.translate({0x201C: '"', 0x201D: '"', 0x201E: '"', 0x2019: "'"})


def _pieces(typed: str) -> Iterator[tuple[bool, str]]:
    """Split into (is a phrase, text): a quotation mark opens a phrase, closed or not."""
    for number, part in enumerate(_straight(typed).split('"')):
        if number % 2:
            if normalise(part):
                yield True, part
        else:
            yield from ((False, word) for word in part.split() if normalise(word))


def _term(dataset: Dataset, phrase: bool, text: str, *, alone: bool = False) -> Term:
    if not phrase and text.endswith("*"):
        return _beginning(dataset, text)
    ways = [_folded(text), _folded(text.replace("'s ", " ").removesuffix("'s"))]
    if phrase:
        return Term(text=text.strip(), expression=_any(ways), phrase=True)
    may_be_name = alone or len(normalise(text)) >= SHORTEST_ALIAS
    named = _also_called(dataset, text) if may_be_name else ()
    also = tuple(name for name in named if normalise(text) not in normalise(name).split())
    return Term(text=text, expression=_any([*ways, *map(_folded, named)]), also=also)


def _beginning(dataset: Dataset, text: str) -> Term:
    """Stand for every word that begins so: the index holds stems, which cannot tell."""
    head, _, last = f" {_folded(text)}".rpartition(" ")
    words = dataset.words(last) if last else {}
    often = sorted(words, key=lambda word: (-words[word], word))[:MOST_ENDINGS]
    return Term(text=text, expression=_any([f"{head} {word}" for word in often or [last]]))


def _folded(text: str) -> str:
    return normalise(_straight(text).replace("'", " "))


def _also_called(dataset: Dataset, text: str) -> tuple[str, ...]:
    """Return the names that conditions and medicines of this name are held under."""
    conditions = dataset.many(Condition, dataset.named(Condition, text))
    medicines = dataset.many(Medicine, dataset.named(Medicine, text))
    return (*(item.name for item in conditions), *(item.name for item in medicines))


def _any(ways: Iterable[str]) -> str:
    distinct = dict.fromkeys(quoted(way) for way in ways if way.strip())
    return "(" + " OR ".join(distinct) + ")"


def _all(terms: Iterable[Term], instead: Iterable[str] = ()) -> str:
    every = " AND ".join(term.expression for term in terms)
    return " OR ".join([f"({every})", *(quoted(way) for way in instead)])


def quoted(text: str) -> str:
    """Return text as the engine reads a phrase: nothing in it is syntax."""
    return '"' + text.strip().replace('"', '""') + '"'


def _said(terms: Iterable[Term]) -> str:
    return " ".join(f'"{term.text}"' if term.phrase else term.text for term in terms)


def _marked(text: str) -> str:
    return f"“{text}”"
