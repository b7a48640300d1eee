"""What one illness' own studies say to a topic: harms, time, children, how sure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ldncli.document.wording import CERTAINTY, author_year
from ldncli.evidence.designs import RANDOMISED, newest_first
from ldncli.evidence.eligibility import counts
from ldncli.evidence.harms import Harm
from ldncli.queries.ask.felt import counted, is_uncounted
from ldncli.schema.conditions import Condition
from ldncli.schema.studies import Study

if TYPE_CHECKING:
    from ldncli.dataset.dataset import Dataset

    Lines = list[tuple[str, str]]

SHOWN = 3  # studies or rows: the whole list is one command away
# A population that is of children; somebody who had it “since adolescence” is none.
CHILDREN = re.compile(r"\b(?:child|children|adolescents|young people|paediatric)\b", re.IGNORECASE)
NO_HARMS = "No low-dose study of it that we could read counted side effects."
NO_TIME = "No low-dose study of it says how long it lasted"
NO_CHILDREN = "We found no low-dose study of children with it."
NOT_MEASURED = "No trial measured when an effect begins, or how long is long enough."
NOT_RATED = "No outcome at low dose could be rated."
# Rows of harm that tell most: everything together, what was serious, who stopped.
TELLING = ("any ", "side effect", "adverse event", "serious", "stopped", "vivid dreams")


def harms_of(dataset: Dataset, key: str) -> Lines:
    """Return what its studies counted on LDN and beside it, the most telling rows first."""
    rows = [harm for harm in dataset.all(Harm) if key in harm.conditions]
    rows = [harm for harm in rows if _place(harm) < len(TELLING)] or rows
    rows.sort(key=_order)
    lines = [("Side effects", counted(dataset, harm)) for harm in rows[:SHOWN]]
    return lines or [("Side effects", NO_HARMS)]


def _place(harm: Harm) -> int:
    event = harm.event.casefold()
    return next((place for place, word in enumerate(TELLING) if word in event), len(TELLING))


def _order(harm: Harm) -> tuple[object, ...]:
    random = harm.design in RANDOMISED
    return is_uncounted(harm), not random, _place(harm), -(harm.ldn_n or 0), harm.study


def time_of(dataset: Dataset, key: str) -> Lines:
    """Return how long its studies went on, the randomised first."""
    low = sorted((s for s in dataset.about(Study, key) if counts(s)), key=newest_first)
    low.sort(key=lambda study: study.design not in RANDOMISED)
    lasted = [f"{author_year(s)}: {s.duration}" for s in low if s.duration][:SHOWN]
    if not low:
        return []
    text = "; ".join(lasted) or NO_TIME
    return [("How long studied", f"{text}. {NOT_MEASURED}")]


def children_of(dataset: Dataset, key: str) -> Lines:
    """Return what its low-dose studies of children found, or that there is none."""
    low = (study for study in dataset.about(Study, key) if counts(study))
    young = [study for study in low if CHILDREN.search(study.population or "")]
    young.sort(key=lambda study: (study.design not in RANDOMISED, -(study.people or 0)))
    lines = [
        ("Children", f"{author_year(s)} (people: {s.people or 'not given'}): {s.finding}")
        for s in young
    ]
    return lines[:SHOWN] or [("Children", NO_CHILDREN)]


def certainty_of(dataset: Dataset, key: str) -> Lines:
    """Return how sure each outcome is, and what took levels off."""
    condition = dataset.get(Condition, key)
    rated = [finding for finding in condition.findings if finding.downgrades] if condition else []
    lines = [
        (
            "Certainty",
            f"{finding.outcome}: {CERTAINTY[finding.certainty]}; taken off: "
            + "; ".join(
                f"{step.domain.replace('-', ' ')} ({step.reason})" for step in finding.downgrades
            ),
        )
        for finding in rated[:SHOWN]
    ]
    return lines or [("Certainty", NOT_RATED)]
