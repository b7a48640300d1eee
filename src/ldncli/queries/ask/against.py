"""Which studies put LDN against another medicine: often none, and that is the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.document.wording import author_year
from ldncli.evidence.eligibility import counts
from ldncli.matching.names import normalise
from ldncli.matching.questions import words_of
from ldncli.queries.ask.medicines import OWN
from ldncli.queries.ask.part import Part
from ldncli.schema.studies import Study

if TYPE_CHECKING:
    from ldncli.dataset.dataset import Dataset
    from ldncli.queries.ask.ask import Asked
    from ldncli.queries.interactions.answers import Answer

COMPARE = "compare"  # the intent that asks for it
NONE = (
    "We found no study that put LDN against {name}. So nobody knows which does more, or which is "
    "safer. That both were tested against placebo would not tell."
)


def is_compared(asked: Asked, answer: Answer) -> bool:
    """Tell whether a question puts LDN against this medicine."""
    if COMPARE in asked.intents:
        return True
    folded = f" {normalise(asked.question)} "
    return any(
        f" {pair} " in folded
        for own in OWN
        for pair in (f"{own} or {answer.typed}", f"{answer.typed} or {own}")
    )


def against_part(dataset: Dataset, answer: Answer) -> Part:
    """Return the low-dose studies against a medicine, or that none was found."""
    name = " + ".join(item.name for item in answer.ingredients) or answer.typed
    rows = head_to_head(dataset, name)
    found = tuple(("", f"{author_year(study)}: {study.finding}") for study in rows)
    return Part(
        kind="comparison",
        id=rows[0].id if rows else name,
        title=f"LDN against {name}",
        lines=found or (("", NONE.format(name=name)),),
        command=f"ldn study {rows[0].id}" if rows else f"ldn check {answer.typed}",
        direction=rows[0].direction if rows else None,
    )


def head_to_head(dataset: Dataset, name: str) -> tuple[Study, ...]:
    """Return the studies at low dose whose comparison group took this medicine.

    What a comparison group had besides stands in parentheses, and is not what it was put against.
    """
    wanted = frozenset(words_of(name))
    return tuple(
        study
        for study in dataset.all(Study)
        if counts(study)
        and study.comparator_class == "active"
        and wanted <= frozenset(words_of((study.comparator or "").partition("(")[0]))
    )
