"""A list of medicines against the interactions with LDN, worst first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.errors import UsageError
from ldncli.matching.foreign_names import latin as latin_of
from ldncli.matching.names import normalise
from ldncli.queries.interactions.answers import (
    SERIOUS,
    WORST_FIRST,
    Answer,
    Guess,
    Ingredient,
    decisive,
    order,
    worst,
)
from ldncli.queries.interactions.context import aside, context_of
from ldncli.queries.interactions.guesses import Guesses, both_meanings, name_to_show
from ldncli.queries.interactions.ingredients import Makeup
from ldncli.queries.interactions.medicine_lists import entries
from ldncli.queries.interactions.recognition import Names
from ldncli.schema.medicines import ClassWord, InteractionClass, Washout
from ldncli.schema.record import Record, replace
from ldncli.schema.studies import Reference

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Literal

    from ldncli.dataset.dataset import Dataset
    from ldncli.queries.interactions.answers import Kind, NotTaken
    from ldncli.queries.interactions.ingredients import Sense
    from ldncli.queries.interactions.recognition import Key, Recognised
    from ldncli.schema.vocabulary import Severity

    Concern = Literal["serious", "unknown", "none"]

__all__ = [
    "SERIOUS",
    "WORST_FIRST",
    "Answer",
    "Checked",
    "Checker",
    "Guess",
    "Ingredient",
    "check",
    "name_to_show",
]


class Checked(Record):
    """The answers, worst first, with what is said of their classes and the published intervals."""

    answers: tuple[Answer, ...]
    classes: tuple[InteractionClass, ...]
    washouts: tuple[Washout, ...]
    references: tuple[Reference, ...]

    @property
    def concern(self) -> Concern:
        """Return what matters most: a serious interaction, else what is to be asked, else none."""
        if any(answer.serious for answer in self.answers):
            return "serious"
        return "unknown" if any(answer.to_be_asked for answer in self.answers) else "none"


def check(
    dataset: Dataset,
    arguments: Sequence[str],
    lines: Iterable[str] = (),
    names: Names | None = None,
) -> Checked:
    """Check every name of a list; raise UsageError when it holds none.

    `names` that were read before save reading them again.
    """
    names = names or Names(dataset)
    typed = tuple(dict.fromkeys(entries(names, arguments, lines)))
    if not typed:
        raise UsageError("no medicine was named", problem="no-medicine")
    answers = Checker(dataset, names).answers(typed)
    class_ids = [item.interaction for answer in answers for item in decisive(answer)]
    classes = dataset.many(InteractionClass, class_ids)
    with_opioid = any(answer.opioid or answer.past_opioid for answer in answers)
    washouts = dataset.all(Washout) if with_opioid else ()
    cited = [key for item in classes for key in item.references]
    cited += [item.source for item in washouts]
    return Checked(
        answers=answers,
        classes=classes,
        washouts=washouts,
        references=dataset.many(Reference, cited),
    )


class Checker:
    """Answers for names, by exact look-up first and by nearness only where that fails."""

    def __init__(self, dataset: Dataset, names: Names) -> None:
        self._dataset = dataset
        self._names = names
        self._makeup = Makeup(dataset)
        self._guesses = Guesses(dataset, names, self._makeup)

    def ingredients(self, key: Key) -> tuple[Ingredient, ...]:
        """Return the ingredients of a medicine or a product."""
        return self._makeup.ingredients(key)

    def answers(self, typed: Sequence[str]) -> tuple[Answer, ...]:
        """Return what is known of each name of a list, worst first.

        A name with two meanings beside a medicine of the kind of the lesser one (T3 beside
        levothyroxine) is asked about.
        """
        answers = [self.answer(name) for name in typed]
        sure = frozenset(
            item.interaction
            for answer in answers
            if not answer.other_meaning
            for item in answer.ingredients
            if self._tells(item.interaction)
        )
        settled = [
            self._asked(answer, sure) if answer.other_meaning else answer for answer in answers
        ]
        return tuple(sorted(settled, key=order))

    def answer(self, typed: str) -> Answer:
        """Return what is known of one name."""
        read = self._names.read(typed, context=True)
        context = context_of(self._names, typed, read)
        if context:
            return self._in_context(typed, read, context)
        if read.context and not (read.names and aside(self._names, read)):
            read = self._names.read(typed)
        senses, others = self._senses(read)
        ingredients = tuple(dict.fromkeys(i for sense in senses for i in sense.ingredients))
        severity = worst(ingredients)
        unread = self._names.unread(read)
        if severity in SERIOUS or (severity and not unread and not self._guesses.half_named(read)):
            answer = self._known(typed, read, senses)
            return replace(answer, not_read=unread, other_meaning="; ".join(others) or None)
        part = self._opioid_part(typed, unread)
        guesses = self._guesses.at(typed, read, serious_alone=bool(part))
        return Answer(
            typed=typed, answer="unknown", guesses=guesses, not_read=unread, opioid_part=part
        )

    def _opioid_part(self, typed: str, unread: tuple[str, ...]) -> str | None:
        """Return the part of an unknown name that opioids have, in any script."""
        opioids = self._names.opioids
        # Parted words closed up, and codes such as N02AX whole.
        codes = (word for word in normalise(typed).split() if not word.isalpha())
        part = opioids.stem_in(typed, (*unread, "".join(unread), *codes))
        part = part or next((word for word in unread if opioids.inside(word)), None)
        latin = (spelling for word in unread if not word.isascii() for spelling in latin_of(word))
        return part or opioids.stem_in("", tuple(latin))

    def _senses(self, read: Recognised) -> tuple[list[Sense], list[str]]:
        """Return the meaning of each name, of two the worse, and what the others are.

        A meaning that another word of the entry names is the one that is meant; a class beside a
        medicine of it says no more than the medicine.
        """
        each = [self._makeup.senses(token) for token in read.names]
        single = {i.id for senses in each if len(senses) == 1 for i in senses[0].ingredients}
        chosen: list[Sense] = []
        others: list[str] = []
        for senses in each:
            named = [s for s in senses if {item.id for item in s.ingredients} <= single]
            chosen += named or senses[:1]
            others += [] if named else [sense.meaning for sense in senses[1:]]
        medicines = [sense for sense in chosen if sense.key[0] is not ClassWord]
        grave = [sense for sense in chosen if worst(sense.ingredients) in SERIOUS]
        return (
            [s for s in chosen if s in medicines or s in grave] if medicines else chosen
        ), others

    def _known(self, typed: str, read: Recognised, senses: Sequence[Sense]) -> Answer:
        ingredients = tuple(dict.fromkeys(i for sense in senses for i in sense.ingredients))
        keys = [sense.key for sense in senses]
        labels = [
            self._names.label(token.words, key)
            for token in read.names
            for key in token.keys
            if key in keys
        ]
        severity = worst(ingredients)
        only_classes = all(kind is ClassWord for kind, _ in keys)
        silent = only_classes or severity in SERIOUS
        given_in = () if silent else self._makeup.given_in(ingredients)
        return Answer(
            typed=typed,
            answer="class" if only_classes else _kind(severity, bool(given_in)),
            matched=tuple(dict.fromkeys(label for label in labels if label)),
            severity=severity,
            ingredients=ingredients,
            notes=self._makeup.notes(keys),
            given_in=given_in,
        )

    def _in_context(self, typed: str, read: Recognised, context: NotTaken) -> Answer:
        """Return a name that is not taken now, with what the words around it say."""
        senses, _ = self._senses(read)
        if not senses:
            return Answer(typed=typed, answer=context)
        return replace(self._known(typed, read, senses), answer=context, notes=())

    def _tells(self, interaction: str) -> bool:
        """Tell whether a class says what its medicines are for: most are merely unstudied."""
        of_class = self._dataset.get(InteractionClass, interaction)
        return of_class is not None and of_class.severity != "not-studied"

    def _asked(self, answer: Answer, sure: frozenset[str]) -> Answer:
        """Return an answer, or the question which of two meanings it has where the list hints."""
        senses = [
            s for token in self._names.read(answer.typed).names for s in self._makeup.senses(token)
        ]
        hinted = any(i.interaction in sure for sense in senses[1:] for i in sense.ingredients)
        if not hinted:
            return answer
        guesses = both_meanings(answer.typed, [sense.ingredients for sense in senses])
        return Answer(typed=answer.typed, answer="unknown", guesses=guesses)


def _kind(severity: Severity | None, given: bool) -> Kind:
    if severity == "not-studied":
        return "given-together" if given else "not-studied"
    return "none-known" if severity == "none-known" else "known-interaction"
