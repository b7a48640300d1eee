"""The one line of a condition: it follows from tier, direction and certainty alone.

Words follow certainty as in GRADE guidance 26 (Santesso 2020): "probably", "may", "very uncertain".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ldncli.schema.conditions import Condition, Finding
    from ldncli.schema.vocabulary import Certainty, Direction, Tier


def verdict(
    condition: Condition, level: Tier, finding: Finding | None, others: int, people: int
) -> str:
    """Return the one line: it follows from tier, direction and certainty alone."""
    if level == "none-found":
        return _nothing_found(condition, others)
    if level == "preclinical":
        return f"Nothing in people at low dose for {_lower(condition.name)}: laboratory work only."
    if level == "case-reports":
        told = f"{people} {'person' if people == 1 else 'people'} described"
        return f"Only case reports ({told}): they cannot show whether LDN helped."
    if finding is None:
        return "Studies exist at low dose, but none reports an outcome that could be rated."
    if level == "uncontrolled":
        return _UNCONTROLLED.get(finding.direction, _UNCONTROLLED["mixed"])
    graded = _GRADED.get(finding.direction, _GRADED["mixed"])
    return graded[finding.certainty].format(phrase=condition.phrase)


def _nothing_found(condition: Condition, others: int) -> str:
    if others:
        counted = "one study" if others == 1 else f"{others} studies"
        verb = "says" if others == 1 else "say"
        return f"No study at low dose was found; {counted} at other doses {verb} nothing on LDN."
    return f"No study of LDN for {_lower(condition.name)} was found. That is not evidence against."


def _lower(name: str) -> str:
    return name if name[:2].isupper() else name[0].lower() + name[1:]


_UNCONTROLLED: dict[Direction, str] = {
    "uncontrolled-improvement": "People improved, and without a control nobody can say why.",
    "uncontrolled-no-change": "Studies without a control saw no clear change.",
    "no-difference": "Studies without random allocation saw no clear difference.",
    "mixed": "Studies without a control point both ways, and cannot show why.",
}
_UNSURE = "The evidence on {phrase} is very uncertain"
_GRADED: dict[Direction, dict[Certainty, str]] = {
    "favours-ldn": {
        "high": "LDN improves {phrase}.",
        "moderate": "LDN probably improves {phrase}.",
        "low": "LDN may improve {phrase}.",
        "very-low": _UNSURE + ": what trials there are favoured LDN.",
    },
    "no-difference": {
        "high": "LDN makes little or no difference to {phrase}.",
        "moderate": "LDN probably makes little or no difference to {phrase}.",
        "low": "LDN may make little or no difference to {phrase}.",
        "very-low": _UNSURE + ": trials found no clear difference.",
    },
    "favours-comparator": {
        "high": "LDN does worse than its comparator on {phrase}.",
        "moderate": "LDN probably does worse than its comparator on {phrase}.",
        "low": "LDN may do worse than its comparator on {phrase}.",
        "very-low": _UNSURE + ": what trials there are favoured the comparator.",
    },
    "mixed": {
        "high": "LDN makes a mixed difference to {phrase}: results point both ways.",
        "moderate": "LDN probably makes a mixed difference to {phrase}: results point both ways.",
        "low": "LDN may make a mixed difference to {phrase}: results point both ways.",
        "very-low": _UNSURE + ": trials disagree.",
    },
}
