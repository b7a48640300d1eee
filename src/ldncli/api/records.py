"""The records of a dataset by kind, as tuples, as rows and as frames."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar, overload

from ldncli.dataset.dataset import Dataset
from ldncli.evidence.summary import ConditionSummary
from ldncli.schema.conditions import Condition, LayWord, Scale
from ldncli.schema.knowledge import (
    Claim,
    Filler,
    GenericWord,
    HarmWord,
    HelpTopic,
    Intent,
    Mechanism,
    OrdinaryWord,
    Pharmacology,
    Position,
    Practice,
    SafetyNote,
    Scope,
)
from ldncli.schema.medicines import (
    ClassWord,
    ContextWord,
    InteractionClass,
    MakerWord,
    Medicine,
    OpioidScript,
    OpioidStem,
    PackWord,
    Product,
    Washout,
)
from ldncli.schema.record import Record
from ldncli.schema.studies import Awaiting, Excluded, Reference, Study, Trial

if TYPE_CHECKING:
    from typing import Any

    from ldncli.api.frames import Library, Row

R = TypeVar("R", bound=Record)


class Every(Generic[R]):
    """Every record of one kind, in the order of its file, read anew at each use."""

    def __init__(self, cls: type[R]) -> None:
        self.cls = cls
        self.__doc__ = cls.__doc__

    @overload
    def __get__(self, instance: None, owner: type[object]) -> Every[R]: ...
    @overload
    def __get__(self, instance: Dataset, owner: type[object]) -> tuple[R, ...]: ...
    def __get__(self, instance: Dataset | None, owner: type[object]) -> Every[R] | tuple[R, ...]:
        """Return the records; the class itself, asked for them, tells what they are."""
        return self if instance is None else instance.all(self.cls)


class Records(Dataset):
    """A dataset with its records by kind, each a tuple, and as rows and frames."""

    conditions = Every(Condition)
    summaries = Every(ConditionSummary)
    studies = Every(Study)
    excluded = Every(Excluded)
    awaiting = Every(Awaiting)
    references = Every(Reference)
    trials = Every(Trial)
    mechanisms = Every(Mechanism)
    pharmacology = Every(Pharmacology)
    safety = Every(SafetyNote)
    interaction_classes = Every(InteractionClass)
    washouts = Every(Washout)
    medicines = Every(Medicine)
    products = Every(Product)
    claims = Every(Claim)
    help_topics = Every(HelpTopic)
    intents = Every(Intent)
    fillers = Every(Filler)
    generic_words = Every(GenericWord)
    ordinary_words = Every(OrdinaryWord)
    positions = Every(Position)
    practices = Every(Practice)
    scope = Every(Scope)
    scales = Every(Scale)
    lay_words = Every(LayWord)
    harm_words = Every(HarmWord)
    class_words = Every(ClassWord)
    pack_words = Every(PackWord)
    maker_words = Every(MakerWord)
    context_words = Every(ContextWord)
    opioid_stems = Every(OpioidStem)
    opioid_scripts = Every(OpioidScript)

    def rows(self, name: str) -> list[Row]:
        """Return one kind of record, or one table of the CSV export, as flat rows.

        `name` is a kind as it stands here (`studies`, `trials`), with every field that holds
        one value, and lists of values joined by `; `. Or it is the name of a table
        (`study_results`, `condition_findings`): what hangs on a record has a table of its own.
        """
        from ldncli.api.frames import rows

        return rows(self, self.kinds(), name)

    # Two libraries may answer, and neither is needed to run or to check this program.
    def frame(self, name: str, library: Library | None = None) -> Any:
        """Return the rows of `rows(name)` as a data frame of pandas, or of polars.

        The columns have the types of the schema. Without a library the first that is installed
        is taken, pandas before polars. Raises LdnError where there is none.
        """
        from ldncli.api.frames import frame

        return frame(self, self.kinds(), name, library)

    @classmethod
    def kinds(cls) -> dict[str, type[Record]]:
        """Return the class of each kind of record, by the name that it has here."""
        return {
            name: every.cls for name, every in vars(Records).items() if isinstance(every, Every)
        }
