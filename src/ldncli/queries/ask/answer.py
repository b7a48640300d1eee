"""The whole answer to a question: what was asked, and what each record says to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.matching.names import normalise
from ldncli.queries.ask.against import against_part, is_compared
from ldncli.queries.ask.ask import BY_LDN, Asked, ask
from ldncli.queries.ask.authors import authors_part, studies_by
from ldncli.queries.ask.besides import BESIDES
from ldncli.queries.ask.cover import is_typed_phrase
from ldncli.queries.ask.felt import not_counted
from ldncli.queries.ask.part import Part
from ldncli.queries.ask.parts import PARTS, TRIALS, condition_part, part_of, study_part
from ldncli.queries.ask.rank import NOTHING_HELD, is_named
from ldncli.queries.ask.refine import expanded, opening, refined
from ldncli.queries.ask.slips import corrected
from ldncli.queries.ask.titles import title_of
from ldncli.queries.ask.unheard import SHORTEST, SHORTEST_NAME, unheard
from ldncli.schema.conditions import Condition
from ldncli.schema.knowledge import HelpTopic
from ldncli.schema.record import Record, replace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ldncli.dataset.dataset import Dataset
    from ldncli.queries.ask.cover import Mention


# Who asks how long to wait after an opioid is told what the sources say, and what may happen.
WAIT, WITHDRAWAL = "wait", "precipitated-withdrawal"
# Who asks how long after LDN an opioid may be given is told that it may not work.
AFTER, BLUNTED = "opioid-after", "opioid-painkillers-blunted"
JOIN = "join-a-trial"
# What is said before an illness that is named too: a pet is no person, a baby another one.
FIRST = frozenset({"pets", "pregnancy-label", "pregnancy-studies", "breastfeeding"})
NO_PET = frozenset({"vet", "animal"})  # a veteran; a study in animals
GENERAL = frozenset(
    {"common-effects-low-dose", "known-at-low-dose", "common-effects-50mg"}
    | {"serious-adverse-events", "risk-of-bias", "low-certainty"}
)
# Who asks whether LDN brings an illness on is told that before what it may do for it.
CAUSES = "causes"


class Answered(Record):
    """A question as it was read, and the parts of its answer in order."""

    asked: Asked
    parts: tuple[Part, ...]
    unheard: tuple[str, ...] = ()
    read_as: tuple[tuple[str, str], ...] = ()
    titles: tuple[tuple[str, str], ...] = ()

    @property
    def understood(self) -> bool:
        """Tell whether anything was recognised."""
        return bool(self.parts or self.asked.checked)


def answer(dataset: Dataset, question: str) -> Answered:
    """Read a question and gather its answer: what is urgent first, then what it names."""
    asked, read_as = _read(dataset, question)
    parts = tuple(part for part in _parts(dataset, asked) if part)
    parts = tuple({(part.kind, part.id): part for part in parts}.values())
    ordered = sorted(parts, key=lambda part: (not part.urgent, part.id != NOTHING_HELD))
    named = asked.conditions or asked.checked or asked.study
    shortest = SHORTEST_NAME if parts else SHORTEST
    words = () if named else unheard(dataset, question, shortest)
    shown = (*asked.conditions, *asked.records, *(() if parts else asked.nearest))
    names = {part.id: part.title for part in parts if part.kind == "condition"}
    titles = tuple((f"{item.kind} {item.id}", title_of(dataset, item, names)) for item in shown)
    return Answered(
        asked=asked, parts=tuple(ordered), unheard=words, read_as=read_as, titles=titles
    )


def _read(dataset: Dataset, question: str) -> tuple[Asked, tuple[tuple[str, str], ...]]:
    """Read a question, its misspelt illnesses put right; once more in full where it said nothing.

    A word of a medicine's name is no misspelt illness.
    """
    asked = ask(dataset, question)
    names = asked.checked.answers if asked.checked else ()
    medicines = frozenset(word for item in names for word in normalise(item.typed).split())
    meant, read_as = corrected(dataset, question, medicines)
    if read_as:
        other = ask(dataset, meant)
        if asked.understood and not _more(asked, other):
            read_as = ()  # another word of the same illness says nothing new
        else:
            asked = other
    if not asked.understood and (full := expanded(question)) != normalise(question):
        asked = ask(dataset, full)
    return refined(dataset, replace(asked, question=question)), read_as


def _more(asked: Asked, other: Asked) -> bool:
    """Tell whether another reading of a question names an illness that this one does not."""
    return bool({item.id for item in other.conditions} - {item.id for item in asked.conditions})


def _parts(dataset: Dataset, asked: Asked) -> Iterator[Part | None]:
    yield from (part_of(dataset, item) for item in opening(dataset, asked))
    answers = asked.checked.answers if asked.checked else ()
    if WAIT in asked.intents and any(item.opioid for item in answers):
        yield PARTS["safety"](dataset, BLUNTED if AFTER in asked.intents else WITHDRAWAL)
    yield from (against_part(dataset, item) for item in answers if is_compared(asked, item))
    yield _study(dataset, asked)
    records = [item for item in asked.records if not _is_of_all(dataset, item, asked)]
    heavy = [item for item in records if _is_heavier(item, asked)]
    yield from (part_of(dataset, item) for item in heavy)
    harm = _not_counted(dataset, asked)
    yield harm
    named = [
        item for item in asked.conditions if not harm or is_named(dataset, item.id, item.phrase)
    ]
    yield from (condition_part(dataset, item.id, asked.intents) for item in named)
    yield from (part_of(dataset, item) for item in records if item not in heavy)


def _study(dataset: Dataset, asked: Asked) -> Part | None:
    """Return the study that is named, or those of the author who is."""
    if asked.study:
        return study_part(dataset, asked.study, asked.intents)
    rows = () if asked.checked else studies_by(dataset, asked.question)
    if len(rows) == 1:
        return study_part(dataset, rows[0].id, asked.intents)
    return authors_part(rows) if rows else None


def _not_counted(dataset: Dataset, asked: Asked) -> Part | None:
    """Return that no study counted an illness as a harm, where that alone is asked."""
    if not asked.conditions or asked.records or not {CAUSES, BY_LDN} & {*asked.intents}:
        return None
    first = asked.conditions[0]
    condition = dataset.get(Condition, first.id)
    if CAUSES not in asked.intents and is_named(dataset, first.id, first.phrase):
        return None
    if condition is None or not is_named(dataset, first.id, first.phrase):
        return not_counted(first.phrase)
    return not_counted(condition.name)


def _is_of_all(dataset: Dataset, mention: Mention, asked: Asked) -> bool:
    """Tell whether a record gives numbers of every illness where the question names one."""
    row = dataset.get(HelpTopic, mention.id) if mention.kind == "help" else None
    return bool(row and row.figures and asked.conditions and BESIDES.keys() & {*asked.intents})


def _is_general(mention: Mention) -> bool:
    """Tell whether a record says of all what the studies of one illness say of it."""
    return mention.kind == "claim" or mention.id in GENERAL


def _is_heavier(mention: Mention, asked: Asked) -> bool:
    """Tell whether a record says more of the question than any condition that it names.

    One word beside a condition, as “daughter” is, does not, unless it stands in a phrase.
    """
    heaviest = max((item.weight for item in asked.conditions), default=0.0)
    folded = f" {normalise(asked.question)} "
    if mention.kind == "practice" and TRIALS in asked.intents:
        return False  # what a trial gave is asked, not what people do from day to day
    if mention.id == JOIN and asked.conditions:
        return False  # which trials of it recruit stands first
    if mention.id in FIRST and mention.phrase not in NO_PET:
        return True
    if asked.conditions and BESIDES.keys() & {*asked.intents} and _is_general(mention):
        return False  # more is asked of the illness than what is said of all
    is_telling = (
        len(mention.words) > 1
        or mention.kind in ("position", "help")
        or is_typed_phrase(mention, folded)
    )
    return mention.weight > heaviest and (is_telling or not asked.conditions)
