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

# Short words and sentences: a test measures the reading level of the whole handout.
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


def page(handout: Handout) -> Page:
    """Arrange the handout on one condition."""
    condition = handout.report.condition
    blocks = (
        Title(
            text=f"Low-dose naltrexone (LDN) and {in_sentence(condition.name)}", aside="for a visit"
        ),
        Section(text="What LDN is"),
        Prose(text=WHAT, indent=0),
        *_shown(handout),
        *_unknown(handout),
        *_harms(handout),
        *_warning(handout),
        *_mention(handout),
        Section(text="Questions to ask"),
        Bullets(items=(*ASK, *((PLANNED,) if _recruiting(handout) else ()))),
        *reference_list(handout.references),
        Hint(text=f"ldn handout {condition.id} --output {condition.id}.pdf"),
    )
    return Page(
        schema="ldn.handout/1",
        data=handout_data(handout, ASK),
        records=tuple(map(compared_groups, (*handout.comparisons, *handout.harms))),
        blocks=blocks,
        references=handout.references,
        ids=(condition.id,),
    )


def _shown(handout: Handout) -> list[Block]:
    summary, condition = handout.report.summary, handout.report.condition
    sure = SURE[summary.certainty] if summary.certainty and summary.tier == "randomised" else ""
    blocks: list[Block] = [
        Section(text="What the evidence shows"),
        Prose(text=(Span(text=summary.verdict, style="strong"), f" {sure}"), indent=0),
        Prose(text=condition.plain, indent=0),
        Prose(text=TIERS[summary.tier], indent=0),
    ]
    if handout.studies:
        more = (
            f" (the largest; {handout.n_left_out} more are not listed)"
            if handout.n_left_out
            else ""
        )
        blocks.append(Prose(text=f"{_kinds(handout)}{more}:", indent=0))
        blocks.append(Bullets(items=tuple(_study(handout, study) for study in handout.studies)))
    return blocks


def _kinds(handout: Handout) -> str:
    if handout.report.randomised:
        return "The trials that count most"
    return "The studies at low dose"


def _study(handout: Handout, study: Study) -> Text:
    number = study.people
    people = count(number, "person", "people") if number else "number of people not read"
    head = Span(text=author_year(study), style="strong")
    mine = [item for item in handout.comparisons if item.study.id == study.id]
    comparisons = "".join(
        f" {numbers(item)}" for item in mine if not _gives_counts(item, study.finding)
    )
    return (head, f" ({people}). {study.finding.rstrip('.')}.{comparisons}")


def _gives_counts(item: Comparison, finding: str) -> bool:
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


def _unknown(handout: Handout) -> list[Block]:
    items = tuple(
        f"{line[0].upper()}{line[1:].rstrip('.')}." for line in handout.report.condition.unknowns
    )
    return [Section(text="What is not known"), Bullets(items=items)] if items else []


def _harms(handout: Handout) -> list[Block]:
    harms = tuple(f"{_harm(item)} ({author_year(item.study)})." for item in handout.harms)
    blocks: list[Block] = [Section(text="Harms")]
    blocks += [Prose(text=note.plain, indent=0) for note in handout.notes]
    if harms:
        blocks.append(Bullets(items=harms))
    else:
        blocks.append(Prose(text=UNTOLD if handout.studies else UNSTUDIED, indent=0))
    return blocks


def _harm(item: Comparison) -> str:
    head = item.outcome[0].upper() + item.outcome[1:]
    return f"{head}: {by_group(item)}"


def _warning(handout: Handout) -> list[Block]:
    names = ", ".join(handout.opioids)
    which = f" Opioids are, for example, {names}, and some cough and gut remedies." if names else ""
    seen = "".join(f" {note.plain}" for note in handout.withdrawal)
    text = (Span(text=OPIOIDS, style="bad"), f"{which}{seen}")
    return [Section(text="Opioids: a warning"), Prose(text=text, indent=0)]


def _mention(handout: Handout) -> list[Block]:
    items = tuple(f"{item.name}." for item in handout.mention)
    return [
        Section(text="Medicines to mention"),
        Prose(text=MENTION, indent=0),
        Bullets(items=items),
        Prose(text=TELL, indent=0),
    ]


def _recruiting(handout: Handout) -> bool:
    return any("recruiting" in trial.status for trial in handout.report.trials)


def words(handout: Page) -> str:
    """Return the sentences of a handout, without its headings and its references."""
    sentences: list[str] = []
    for block in handout.blocks:
        if isinstance(block, Section) and block.text == "References":
            break
        if isinstance(block, Prose):
            sentences.append(plain(block.text))
        if isinstance(block, Bullets):
            sentences += map(plain, block.items)
    return "\n".join(sentences)
