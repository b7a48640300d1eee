"""A checked list: one row a name, worst first, what is known of each, and the alarm last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.bibliography.short_citation import reference_list
from ldncli.document.blocks import Hint, Prose, Title
from ldncli.document.page import Page
from ldncli.document.wording import SEVERITIES, count
from ldncli.pages import washouts
from ldncli.pages.check_data import checked_name, checked_row
from ldncli.pages.check_rows import given_in, table
from ldncli.pages.check_texts import IF_SO, NOT_HERE, REFUSAL, TOGETHER, WHOM, alarm, texts
from ldncli.queries.interactions.answers import SERIOUS, WORST_FIRST

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ldncli.document.blocks import Block
    from ldncli.queries.interactions.check import Checked

__all__ = ["IF_SO", "NOT_HERE", "REFUSAL", "TOGETHER", "WHOM", "given_in", "page"]
PAST = (
    "An opioid that was stopped can still be in the body: tell the prescriber of LDN when the last "
    "dose was, before the first one of LDN."
)


def page(checked: Checked, *, full: bool = False, exit_code: int = 0) -> Page:
    """Arrange the answers; `full` adds the technical text, what sources say, and the sources."""
    return Page(
        schema="ldn.check/1",
        data=tuple(checked_name(answer, checked) for answer in checked.answers),
        records=tuple(map(checked_row, checked.answers)),
        blocks=tuple(_blocks(checked, full, exit_code)),
        references=checked.references,
        ids=tuple(answer.typed for answer in checked.answers),
        status=exit_code,
    )


def _blocks(checked: Checked, full: bool, exit_code: int) -> Iterator[Block]:
    yield Title(text=_tally(checked))
    yield table(checked.answers)
    yield from texts(checked, full=full)
    if any(answer.past_opioid for answer in checked.answers):
        yield Prose(text=PAST)
    if checked.washouts:
        yield from washouts.section(checked.washouts, full=full, labels_only=not full)
    if full:
        yield from reference_list(checked.references)
    yield from alarm(checked.answers)
    more = "" if full else "ldn check ... --full has all that is known · "
    yield Hint(text=f"{more}ldn safety · exit code {exit_code}")


def _tally(checked: Checked) -> str:
    """Return how many names there are, and of each kind that matters how many."""
    answers = checked.answers
    parts = [
        f"{number} {SEVERITIES[severity][1]}"
        for severity in WORST_FIRST
        if severity in SERIOUS
        and (number := sum(a.serious and a.severity == severity for a in answers))
    ]
    counts = {
        "may be serious": sum(answer.may_be_serious for answer in answers),
        "not known here": sum(answer.answer == "unknown" for answer in answers),
        "stopped": sum(answer.past_opioid for answer in answers),
    }
    parts += [f"{number} {words}" for words, number in counts.items() if number]
    return (
        f"{count(len(answers), 'name')}: {', '.join(parts) or 'none known to be serious with LDN'}"
    )
