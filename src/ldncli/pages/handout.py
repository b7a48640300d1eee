"""The handout: two pages for a visit, in plain words, with numbers that can be pictured."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ldncli.bibliography.short_citation import reference_list
from ldncli.document.blocks import Bullets, Hint, Prose, Section, Span, Title, plain
from ldncli.document.page import Page
from ldncli.document.wording import author_year, compared_with, count, events_of_total
from ldncli.matching.proper_names import in_sentence
from ldncli.pages.handout_data import compared_groups, handout_data

if TYPE_CHECKING:
    from ldncli.document.blocks import Block, Text
    from ldncli.queries.handout import Comparison, Handout, Share
    from ldncli.schema.studies import Study

WHAT = (
    "Naltrexone is a drug that blocks opioids. At 50 mg a day it treats addiction. Low-dose "
    "naltrexone (LDN) is a much smaller amount: about 0.5 to 4.5 mg a day. This use is "
    "off-label: LDN is not approved for it. A doctor may still prescribe it, and a pharmacy often "
    "has to make it up. A placebo is a dummy pill."
)
SURE = {
    "high": "We can be sure of this.",
    "moderate": "We can be fairly sure of this. New trials may still change it.",
    "low": "We cannot be sure of this. New trials may well change it.",
    "very-low": "We know very little here. New trials could change it.",
    "not-rated": "There is too little to say how sure this is.",
}
TIERS = {
    "randomised": "In these trials chance decided who got LDN. That is the fairest test.",
    "uncontrolled": (
        "In none of these studies did chance decide who got LDN. People may get better on their "
        "own, or since they hope to. So nobody can say if LDN was the cause."
    ),
    "case-reports": "Only single people were written up. That is a hint at most.",
    "preclinical": "LDN was tried on cells or animals, not on people with this condition.",
    "none-found": "No study found is not proof that it does not work. It means we do not know.",
}
OPIOIDS = (
    "Do not take LDN with an opioid. LDN blocks opioids. In a body that is used to them it can "
    "bring on sudden, severe withdrawal. Do not stop an opioid on your own to make room for LDN: "
    "that can harm you too. Talk to the doctor who prescribes it, and to a pharmacist, first."
)
MENTION = (
    "Bring a list of all you take: pills, patches, drops, cough and gut remedies, herbs, street "
    "drugs. These matter most:"
)
TELL = (
    "Say if you are pregnant or breast-feed. Say if you have liver or kidney disease, or have "
    "been very low in mood. Say if you have an operation or dental work ahead."
)
UNTOLD = "The studies we read give no numbers on harms for both groups."
UNSTUDIED = "No low-dose study of this condition was found that could tell its harms here."
ASK = (
    "What would we hope to see change, and how will we measure it?",
    "How long do we try it before we decide to stop?",
    "What else has been tested for my condition, and how well does it work?",
    "Do any of my medicines clash with LDN?",
    "Who makes it up, what does it cost, and who checks on me?",
)
PLANNED = "Is there a trial that I could join?"


def page(held: Handout) -> Page:
    """Arrange the handout on one condition."""
    condition = held.report.condition
    blocks = (
        Title(
            text=f"Low-dose naltrexone (LDN) and {in_sentence(condition.name)}", aside="for a visit"
        ),
        Section(text="What LDN is"),
        Prose(text=WHAT, indent=0),
        *_shown(held),
        *_unknown(held),
        *_harms(held),
        *_warning(held),
        *_mention(held),
        Section(text="Questions to ask"),
        Bullets(items=(*ASK, *((PLANNED,) if _recruiting(held) else ()))),
        *reference_list(held.references),
        Hint(text=f"ldn handout {condition.id} --output {condition.id}.pdf"),
    )
    return Page(
        schema="ldn.handout/1",
        data=handout_data(held, ASK),
        records=tuple(map(compared_groups, (*held.comparisons, *held.harms))),
        blocks=blocks,
        references=held.references,
        ids=(condition.id,),
    )


def _shown(held: Handout) -> list[Block]:
    summary, condition = held.report.summary, held.report.condition
    sure = SURE[summary.certainty] if summary.certainty and summary.tier == "randomised" else ""
    blocks: list[Block] = [
        Section(text="What the evidence shows"),
        Prose(text=(Span(text=summary.verdict, style="strong"), f" {sure}"), indent=0),
        Prose(text=condition.plain, indent=0),
        Prose(text=TIERS[summary.tier], indent=0),
    ]
    if held.studies:
        more = f" (the largest; {held.n_left_out} more are not listed)" if held.n_left_out else ""
        blocks.append(Prose(text=f"{_kinds(held)}{more}:", indent=0))
        blocks.append(Bullets(items=tuple(_study(held, study) for study in held.studies)))
    return blocks


def _kinds(held: Handout) -> str:
    if held.report.randomised:
        return "The trials that count most"
    return "The studies at low dose"


def _study(held: Handout, study: Study) -> Text:
    number = study.people
    people = count(number, "person", "people") if number else "number of people not read"
    head = Span(text=author_year(study), style="strong")
    mine = [item for item in held.comparisons if item.study.id == study.id]
    told = "".join(f" {numbers(item)}" for item in mine if not _said(item, study.finding))
    return (head, f" ({people}). {study.finding.rstrip('.')}.{told}")


def _said(item: Comparison, finding: str) -> bool:
    """Tell whether the finding gives the counts itself."""
    both = (item.ldn, item.control)
    return all(events_of_total(part.events, part.total) in finding for part in both)


def numbers(item: Comparison) -> str:
    """Return a comparison in people: how many of how many, and what that makes of a hundred."""
    head = item.outcome[0].upper() + item.outcome[1:]
    text = f"{head}: {by_group(item)}"
    apart = round(item.ldn.per_hundred) - round(item.control.per_hundred)
    if not apart:
        return f"{text}."
    more = f"{abs(apart)} {'more' if apart > 0 else 'fewer'} of every 100"
    chance = "" if item.clear else ", which may be chance"
    return f"{text}. That is {more} in this study{chance}."


def by_group(item: Comparison) -> str:
    """Return both groups, the second by what it got."""
    return (
        f"{_share(item.ldn)} on LDN against {_share(item.control)} on {compared_with(item.study)}"
    )


def _share(part: Share) -> str:
    if part.events is None:
        return f"{part.percent:g} of every 100"
    about = "about " if part.reckoned else ""
    return about + events_of_total(part.events, part.total)


def _unknown(held: Handout) -> list[Block]:
    items = tuple(
        f"{line[0].upper()}{line[1:].rstrip('.')}." for line in held.report.condition.unknowns
    )
    return [Section(text="What is not known"), Bullets(items=items)] if items else []


def _harms(held: Handout) -> list[Block]:
    told = tuple(f"{_harm(item)} ({author_year(item.study)})." for item in held.harms)
    blocks: list[Block] = [Section(text="Harms")]
    blocks += [Prose(text=note.plain, indent=0) for note in held.notes]
    if told:
        blocks.append(Bullets(items=told))
    else:
        blocks.append(Prose(text=UNTOLD if held.studies else UNSTUDIED, indent=0))
    return blocks


def _harm(item: Comparison) -> str:
    head = item.outcome[0].upper() + item.outcome[1:]
    return f"{head}: {by_group(item)}"


def _warning(held: Handout) -> list[Block]:
    names = ", ".join(held.opioids)
    which = f" Opioids are, for example, {names}, and some cough and gut remedies." if names else ""
    seen = "".join(f" {note.plain}" for note in held.withdrawal)
    text = (Span(text=OPIOIDS, style="bad"), f"{which}{seen}")
    return [Section(text="Opioids: a warning"), Prose(text=text, indent=0)]


def _mention(held: Handout) -> list[Block]:
    items = tuple(f"{item.name}." for item in held.mention)
    return [
        Section(text="Medicines to mention"),
        Prose(text=MENTION, indent=0),
        Bullets(items=items),
        Prose(text=TELL, indent=0),
    ]


def _recruiting(held: Handout) -> bool:
    return any("recruiting" in trial.status for trial in held.report.trials)


def words(made: Page) -> str:
    """Return the sentences of a handout, without its headings and its references."""
    said: list[str] = []
    for block in made.blocks:
        if isinstance(block, Section) and block.text == "References":
            break
        if isinstance(block, Prose):
            said.append(plain(block.text))
        if isinstance(block, Bullets):
            said += map(plain, block.items)
    return "\n".join(said)
