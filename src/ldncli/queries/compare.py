"""Conditions or studies side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.errors import NotFound, UsageError
from ldncli.queries.ask.medicines import OWN, medicines_in
from ldncli.queries.conditions import find_condition, is_condition, report
from ldncli.queries.names import names_in
from ldncli.queries.study import find_study, study_report
from ldncli.schema.conditions import Condition
from ldncli.schema.studies import Study

if TYPE_CHECKING:
    from ldncli.dataset.dataset import Dataset
    from ldncli.queries.conditions import ConditionReport
    from ldncli.queries.study import StudyReport

# Four columns of sentences leave none of them wide enough to read on 80 cells.
FEWEST, MOST = 2, 3


def compared(
    dataset: Dataset, words: list[str]
) -> tuple[ConditionReport, ...] | tuple[StudyReport, ...]:
    """Return two or three conditions, or two or three studies, each in full."""
    if OWN & {word.casefold() for word in words} and medicines_in(dataset, " ".join(words)):
        raise UsageError(
            "a medicine does not stand beside LDN in a table",
            f"ask whether a study compared them: ldn ask {' or '.join(words)}",
        )
    joined = names_in(words, lambda text: _is_named(dataset, text))
    names = joined if len(joined) >= FEWEST else tuple(words)
    if not FEWEST <= len(names) <= MOST:
        number = f"{len(names)} name{'' if len(names) == 1 else 's'} given"
        raise UsageError(
            f"{number}: two or three can stand side by side", "quote a name of several words"
        )
    named = [_kind_and_id(dataset, name) for name in names]
    kinds = {kind for kind, _ in named}
    if len(kinds) > 1:
        each = ", ".join(f"{key} is a {kind}" for kind, key in named)
        raise UsageError(f"these are not of one kind: {each}", "compare like with like")
    keys = [key for _, key in named]
    if len(set(keys)) < len(keys):
        raise UsageError("the same one is named twice", "name different ones")
    if kinds == {"condition"}:
        return tuple(report(dataset, key) for key in keys)
    return tuple(study_report(dataset, key) for key in keys)


def _is_named(dataset: Dataset, name: str) -> bool:
    return is_condition(dataset, name) or bool(dataset.named(Study, name))


def _kind_and_id(dataset: Dataset, name: str) -> tuple[str, str]:
    """Return what a name names: a condition first, for that is what most names are."""
    try:
        return "condition", find_condition(dataset, name)
    except NotFound as no_condition:
        if dataset.named(Condition, name):
            raise
        try:
            return "study", find_study(dataset, name)
        except NotFound as no_study:
            raise _both(name, no_condition, no_study) from None


def _both(name: str, no_condition: NotFound, no_study: NotFound) -> NotFound:
    """Return one error with the candidates of both kinds."""
    candidates = (*no_condition.candidates, *no_study.candidates)
    ambiguous = no_condition.ambiguous or no_study.ambiguous
    return NotFound("subject", name, candidates, ambiguous=ambiguous)
