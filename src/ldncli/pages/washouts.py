"""The published opioid-free intervals: each with its source, none averaged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.document.blocks import Bullets, Prose, Section

if TYPE_CHECKING:
    from ldncli.document.blocks import Block, Text
    from ldncli.schema.medicines import Washout

HEADING = "Published opioid-free intervals before naltrexone: not a plan for you"


def section(washouts: tuple[Washout, ...], *, full: bool, labels_only: bool = False) -> list[Block]:
    """Arrange the intervals; without `full` those of another opioid blocker are only counted.

    `labels_only` counts those read at second hand too.
    """
    relevant = tuple(item for item in washouts if full or item.dose_basis != "none")
    shown = (
        tuple(item for item in relevant if not (labels_only and item.read == "secondary"))
        or relevant
    )
    if not shown:
        return [Section(text=HEADING), Prose(text="None is in this dataset.")]
    hidden = len(washouts) - len(shown)
    more = [f"{hidden} more (ldn safety washout)"] if hidden else []
    return [
        Section(text=HEADING),
        Bullets(items=(*(_line(item, full) for item in shown), *more)),
        Prose(text=disagreement(relevant)),
    ]


def _line(item: Washout, full: bool) -> Text:
    """Return the interval and its source; in full also where in the source it stands."""
    says = item.says if full else item.says.partition(" (")[0]
    second_hand = ", second hand" if item.read == "secondary" else ""
    return f"{item.applies_to}: {says} [{item.source}{second_hand}]"


def disagreement(washouts: tuple[Washout, ...]) -> str:
    """Say that the sources differ, and that none was set for low dose, where that is so."""
    differ = len({item.says for item in washouts}) > 1
    low = any(item.dose_basis in ("low", "both") for item in washouts)
    parts = ["The sources do not agree, and none is averaged here."] if differ else []
    parts += [] if low else ["None of them was set for low-dose naltrexone."]
    return " ".join([*parts, "Only the prescriber can say when."])
