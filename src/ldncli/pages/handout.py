"""The handout: two pages for a visit, in plain words, with numbers that can be pictured."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ldncli.bibliography.short_citation import reference_list
from ldncli.document.blocks import Bullets, Hint, Prose, Section, Span, Title, plain
from ldncli.document.page import Page
from ldncli.document.wording import author_year, compared_with, count, events_of_total
from ldncli.evidence.designs import RANDOMISED
from ldncli.matching.proper_names import in_sentence
from ldncli.pages.handout_data import compared_groups, handout_data
from ldncli.pages.handout_findings import findings_table, of_100
from ldncli.pages.handout_medicines import medicines_checked

if TYPE_CHECKING:
    from ldncli.document.blocks import Block, Text
    from ldncli.queries.handout import Comparison, Handout, Share
    from ldncli.queries.interactions.check import Checked
    from ldncli.schema.studies import Reference, Study

# Short words and sentences: a test measures the reading level of the whole handout.
WHAT = (
    "Naltrexone is a drug that blocks opioids. At 50 mg a day it treats addiction. Low-dose "
    "naltrexone (LDN) is a much smaller amount: about 0.5 to 6 mg a day. This use is "
    "off-label: LDN is not approved for it. A doctor may still prescribe it, and a pharmacy often "
    "prepares it. A placebo is a dummy pill."
)
SURE = {
    "high": "We can be sure of this.",
    "moderate": "We can be fairly sure of this. New trials may still change it.",
    "low": "We cannot be sure of this. New trials may well change it.",
    "very-low": "We know very little here. New trials could change it.",
    "not-rated": "There is too little to say how sure this is.",
}
TIERS = {
    "randomised": "In the trials below chance decided who got LDN. That is the fairest test.",
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
WORDED = "The studies we read give no numbers on harms for both groups. They say:"
UNSTUDIED = "No low-dose study of this condition was found that could tell its harms here."
ASK = (
    "What would we hope to see change, and how will we measure it?",
    "How long do we try it before we decide to stop?",
    "What else has been tested for my condition, and how well does it work?",
    "Do any of my medicines clash with LDN?",
    "Which pharmacy prepares it, what does it cost, and who checks on me?",
)
OF_100 = "Of 100 people in each group, so many had:"
# What a class is in technical words, or examples: the list is of names that people know.
IN_BRACKETS = re.compile(r" *\([^)]*\)")
# A line to write on, as long as a name and a dose in handwriting; and as many lines as fit.
ROOM = "…" * 24
OWN_MEDICINES, OWN_QUESTIONS = 4, 2
# Harms in words: two sheets of paper hold no more.
IN_WORDS = 2
PLANNED = "Is there a trial that I could join?"


def page(*handouts: Handout, checked: Checked | None = None, printed: str = "") -> Page:
    """Arrange one sheet for a visit, on one condition or several.

    `checked` is the list of one's medicines, `printed` the day of printing.
    """
    first = handouts[0]
    names = [in_sentence(handout.report.condition.name) for handout in handouts]
    several = len(handouts) > 1
    blocks = (
        Title(text=f"Low-dose naltrexone (LDN) and {', '.join(names)}", aside="for a visit"),
        *([Prose(text=Span(text=f"Printed on {printed}.", style="dim"), indent=0)] * bool(printed)),
        Section(text="In short"),
        *(_in_short(handout, several) for handout in handouts),
        *_warning(first),
        *(medicines_checked(checked) if checked else ()),
        Section(text="What LDN is"),
        Prose(text=WHAT, indent=0),
        *(block for handout in handouts for block in _shown(handout, len(handouts))),
        *_harms(handouts),
        *_unknown(handouts, several),
        *_mention(first, with_room=checked is None),
        Section(text="Questions to ask"),
        Bullets(items=(*ASK, *_planned(handouts), *[ROOM] * OWN_QUESTIONS)),
        *reference_list(_references(handouts)),
        Hint(text=f"ldn handout {first.report.condition.id} --output visit.pdf"),
    )
    return Page(
        schema="ldn.handout/1",
        data=handout_data(handouts, checked, ASK),
        records=tuple(
            compared_groups(item)
            for handout in handouts
            for item in (*handout.comparisons, *handout.harms)
        ),
        blocks=blocks,
        references=_references(handouts),
        ids=tuple(handout.report.condition.id for handout in handouts),
    )


def _references(handouts: tuple[Handout, ...]) -> tuple[Reference, ...]:
    return tuple(dict.fromkeys(item for handout in handouts for item in handout.references))


def _in_short(handout: Handout, several: bool) -> Prose:
    """Return the verdict, and how sure it is in words."""
    summary = handout.report.summary
    sure = SURE[summary.certainty] if summary.certainty and summary.tier == "randomised" else ""
    name = f"{handout.report.condition.name}: " if several else ""
    return Prose(text=(name, Span(text=summary.verdict, style="strong"), f" {sure}"), indent=0)


def _shown(handout: Handout, conditions: int) -> list[Block]:
    summary, condition = handout.report.summary, handout.report.condition
    of = f": {in_sentence(condition.name)}" if conditions > 1 else ""
    blocks: list[Block] = [
        Section(text=f"What the evidence shows{of}"),
        Prose(text=condition.plain, indent=0),
        Prose(text=TIERS[summary.tier], indent=0),
    ]
    if handout.studies:
        more = f" (the largest; {handout.n_left_out} more not listed)" if handout.n_left_out else ""
        blocks.append(Prose(text=f"{_kinds(handout)}{more}:", indent=0))
        blocks.append(Bullets(items=tuple(_study(handout, study) for study in handout.studies)))
    return [*blocks, *findings_table(handout.report, of, conditions)]


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


def _unknown(handouts: tuple[Handout, ...], several: bool) -> list[Block]:
    lines = [
        (in_sentence(handout.report.condition.name) if several else "", line)
        for handout in handouts
        for line in handout.report.condition.unknowns
    ]
    items = tuple(_sentence(f"{name}: {line}" if name else line) for name, line in lines)
    return [Section(text="What is not known"), Bullets(items=items)] if items else []


def _sentence(line: str) -> str:
    return f"{line[0].upper()}{line[1:].rstrip('.')}."


def _harms(handouts: tuple[Handout, ...]) -> list[Block]:
    first = {item.outcome.casefold(): item for handout in handouts for item in handout.harms}
    harms = tuple(_harm(item) for item in first.values())
    blocks: list[Block] = [Section(text="Harms")]
    blocks += [Prose(text=note.plain, indent=0) for note in handouts[0].notes]
    if harms:
        blocks.append(Prose(text=OF_100, indent=0))
        blocks.append(Bullets(items=harms))
    else:
        blocks += _uncounted(handouts)
    return blocks


def _uncounted(handouts: tuple[Handout, ...]) -> list[Block]:
    """Return harms that no study counted in both groups: in words, where there are any."""
    studies = tuple(study for handout in handouts for study in handout.studies)
    words = tuple(
        f"{event.event[0].upper()}{event.event[1:]}: {event.ldn} ({author_year(study)})."
        for study in studies
        for event in study.adverse_events
        if event.ldn and study.design in RANDOMISED
    )
    if words:
        return [Prose(text=WORDED, indent=0), Bullets(items=words[:IN_WORDS])]
    return [Prose(text=UNTOLD if studies else UNSTUDIED, indent=0)]


def _harm(item: Comparison) -> str:
    """Return a harm as of 100 people in each group, with what was counted."""
    head = item.outcome[0].upper() + item.outcome[1:]
    groups = f"{of_100(item.ldn)} on LDN, {of_100(item.control)} on {compared_with(item.study)}"
    counts = [
        events_of_total(part.events, part.total)
        for part in (item.ldn, item.control)
        if part.events is not None and not part.reckoned
    ]
    counted = f"counted: {' and '.join(counts)}; " if counts else ""
    return f"{head}: {groups} ({counted}{author_year(item.study)})."


def _warning(handout: Handout) -> list[Block]:
    names = ", ".join(handout.opioids)
    which = f" Opioids are, for example, {names}, and some cough and gut remedies." if names else ""
    seen = "".join(f" {note.plain}" for note in handout.withdrawal)
    text = (Span(text=OPIOIDS, style="bad"), f"{which}{seen}")
    return [Section(text="Opioids: a warning"), Prose(text=text, indent=0)]


def _mention(handout: Handout, *, with_room: bool) -> list[Block]:
    """Return what to tell the prescriber; a list that was checked needs neither names nor room."""
    if not with_room:
        return [Section(text="Say as well"), Prose(text=TELL, indent=0)]
    names = (IN_BRACKETS.sub("", item.name).rstrip() for item in handout.mention)
    return [
        Section(text="Medicines to mention"),
        Prose(text=MENTION, indent=0),
        Bullets(items=tuple(f"{name}." for name in names)),
        Prose(text=TELL, indent=0),
        Section(text="What I take"),
        Bullets(items=(ROOM,) * OWN_MEDICINES),
    ]


def _planned(handouts: tuple[Handout, ...]) -> tuple[str, ...]:
    return (PLANNED,) if any(map(_recruiting, handouts)) else ()


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
            sentences += [plain(item) for item in block.items if item != ROOM]
    return "\n".join(sentences)
