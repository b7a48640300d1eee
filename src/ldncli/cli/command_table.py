"""Every command in a line: its group on the help page, and what it does."""

from __future__ import annotations

# name -> (group of the help page, what it does)
COMMANDS: dict[str, tuple[str, str]] = {
    "ask": ("Look things up", "Answer a question in your own words."),
    "conditions": ("Look things up", "List the conditions studied, and what was found."),
    "show": ("Look things up", "Show one condition: the verdict, the findings, the studies."),
    "mechanism": ("Look things up", "Explain how LDN may work, and what speaks against it."),
    "studies": ("Look things up", "List studies, filtered and sorted."),
    "study": ("Look things up", "Show one study in full."),
    "compare": ("Look things up", "Put conditions, or studies, side by side."),
    "why": ("Look things up", "Trace a verdict: what counts, and what would change it."),
    "dosing": ("Look things up", "Tell doses as studied; it recommends none."),
    "trials": ("Look things up", "List registered trials, and those that stay silent."),
    "forest": ("See it", "Draw a forest plot of one condition and outcome."),
    "map": ("See it", "Draw the evidence at a glance, gaps included."),
    "timeline": ("See it", "Draw the studies over the years."),
    "practice": ("Look things up", "Answer day-to-day questions: food, time, missed dose."),
    "positions": ("Look things up", "Tell what guidelines and regulators say of LDN."),
    "search": ("Look things up", "Search everything for words, forgiving of slips."),
    "claims": ("Look things up", "Tell whether what is said of LDN is true."),
    "safety": ("Stay safe", "Tell harms and cautions, at low dose and at 50 mg apart."),
    "check": ("Stay safe", "Check a list of medicines against LDN."),
    "cite": ("Use it elsewhere", "Cite sources: Vancouver, BibTeX, RIS, CSL-JSON."),
    "export": (
        "Use it elsewhere",
        "Write the dataset as JSON, CSV, Excel, TOML, SQLite, Markdown.",
    ),
    "mcp": ("Use it elsewhere", "Answer an assistant: Model Context Protocol on this pipe."),
    "report": ("Hand it on", "Write the evidence as one web page that needs no network."),
    "site": ("Hand it on", "Write the evidence as a site for any static host."),
    "serve": ("Hand it on", "Show that page in a browser, from this machine alone."),
    "handout": ("Hand it on", "Write two pages on one condition for a visit."),
    "about": ("The dataset", "Tell what LDN is, and how this dataset was made."),
    "changes": ("The dataset", "Tell what was read, searched or corrected since a day."),
    "data": ("The dataset", "For those who keep the data: check it, begin an entry."),
    "completion": ("This program", "Print the completion script for a shell."),
}
# The commands of those who keep the data, each called as `ldn data NAME`.
DATA_COMMANDS = {
    "validate": "Check a dataset, or a file of entries, against the rules.",
    "new": "Print an entry to fill in.",
    "watch": "Print the searches since the last one, or fetch what is new.",
    "triage": "Sort records that came by what they are to this dataset.",
    "diff": "Tell what changed from one edition of the data to the next.",
    "vocabulary": "List the words that a field takes, and how often each is used.",
    "schema": "Print the JSON Schema of what a command writes.",
}
# The line that stands first on the help page of each.
EXAMPLE = {
    "ask": "ldn ask does it help with brain fog",
    "conditions": "ldn conditions --area pain",
    "show": "ldn show fibromyalgia",
    "mechanism": "ldn mechanism tlr4",
    "studies": "ldn studies --condition fm --design randomised",
    "study": "ldn study younger 2013",
    "compare": "ldn compare fibromyalgia crohns",
    "why": "ldn why fibromyalgia",
    "dosing": "ldn dosing fibromyalgia",
    "trials": "ldn trials multiple sclerosis",
    "forest": "ldn forest fibromyalgia",
    "map": "ldn map",
    "timeline": "ldn timeline fibromyalgia",
    "practice": "ldn practice missed dose",
    "positions": "ldn positions long covid",
    "search": "ldn search vivid dreams",
    "claims": "ldn claims take it at night",
    "safety": "ldn safety dreams",
    "check": "ldn check tramadol, sertraline",
    "cite": "ldn cite fibromyalgia -f bibtex",
    "export": "ldn export ldn.json",
    "report": "ldn report --output ldn.html",
    "site": "ldn site --output site",
    "serve": "ldn serve",
    "handout": "ldn handout fibromyalgia --output handout.html",
    "about": "ldn about",
    "completion": "ldn completion bash",
    "changes": "ldn changes --since 2026-11",
    "mcp": "ldn mcp",
    "data watch": "ldn data watch fibromyalgia",
    "data triage": "ldn data triage pubmed.nbib -o entries",
    "data diff": "ldn data diff old/data",
    "data validate": "ldn data validate mine.toml",
    "data new": "ldn data new study --like bruun-2024 -o mine.toml",
    "data vocabulary": "ldn data vocabulary direction",
    "data schema": "ldn data schema show",
}
# Their pages cite no source, so their help pages offer no citation format.
CITES_NOTHING = frozenset({"ask", "conditions", "map", "timeline", "search", "about", "changes"})
# They go on working at the top, where they stood before there was `ldn data`, and `ldn` alone
# is a command without a name.
UNLISTED = {"home": "home", "new": "data.new", "validate": "data.validate"}


def module_of(name: str) -> str:
    """Return the module, below `cli.commands`, of a command as it is called."""
    return UNLISTED.get(name) or name.replace(" ", ".")
