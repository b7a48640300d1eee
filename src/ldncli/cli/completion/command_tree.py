# ruff: noqa: E501
"""Every command with its options and values. Generated: python -m tools.generate."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ldncli.cli.completion.shapes import Command, Option

SHARED: dict[str, Option] = {
    "--format": {
        "values": [
            "text",
            "json",
            "jsonl",
            "csv",
            "tsv",
            "markdown",
            "toml",
            "bibtex",
            "ris",
            "csl-json",
            "vancouver",
        ],
        "from": "",
        "takes": True,
        "help": "How to write the answer.",
    },
    "-f": {
        "values": [
            "text",
            "json",
            "jsonl",
            "csv",
            "tsv",
            "markdown",
            "toml",
            "bibtex",
            "ris",
            "csl-json",
            "vancouver",
        ],
        "from": "",
        "takes": True,
        "help": "How to write the answer.",
    },
    "--json": {
        "values": [],
        "from": "",
        "takes": False,
        "help": "Short for --format json.",
    },
    "--fields": {
        "values": [],
        "from": "",
        "takes": True,
        "help": "Only these fields.",
    },
    "--output": {
        "values": [],
        "from": "files",
        "takes": True,
        "help": "Write to a file, whole or not at all.",
    },
    "-o": {
        "values": [],
        "from": "files",
        "takes": True,
        "help": "Write to a file, whole or not at all.",
    },
    "--force": {
        "values": [],
        "from": "",
        "takes": False,
        "help": "Write over an existing file.",
    },
    "--quiet": {
        "values": [],
        "from": "",
        "takes": False,
        "help": "Ids only, one a line.",
    },
    "-q": {
        "values": [],
        "from": "",
        "takes": False,
        "help": "Ids only, one a line.",
    },
    "--data": {
        "values": [],
        "from": "files",
        "takes": True,
        "help": "Read another dataset of the same schema.",
    },
    "--color": {
        "values": [
            "auto",
            "always",
            "never",
        ],
        "from": "",
        "takes": True,
        "help": "When to use colour and bold.",
    },
    "--colour": {
        "values": [
            "auto",
            "always",
            "never",
        ],
        "from": "",
        "takes": True,
        "help": "When to use colour and bold.",
    },
    "--hyperlinks": {
        "values": [
            "auto",
            "always",
            "never",
        ],
        "from": "",
        "takes": True,
        "help": "When to write links.",
    },
    "-h": {
        "values": [],
        "from": "",
        "takes": False,
        "help": "Help.",
    },
    "--help": {
        "values": [],
        "from": "",
        "takes": False,
        "help": "Help.",
    },
}
TREE: dict[str, Command] = {
    "ask": {
        "help": "Answer a question in your own words.",
        "options": {},
        "arguments": [
            {
                "values": [],
                "from": "",
                "name": "words",
                "many": True,
            },
        ],
        "reads": True,
    },
    "conditions": {
        "help": "List the conditions studied, and what was found.",
        "options": {
            "--area": {
                "values": [
                    "pain",
                    "pelvic",
                    "gut",
                    "neurology",
                    "fatigue",
                    "skin",
                    "itch",
                    "immune",
                    "endocrine",
                    "mental-health",
                    "addiction",
                    "cancer",
                    "infection",
                    "eye",
                    "lungs",
                    "heart-blood",
                    "reproductive",
                    "other",
                ],
                "from": "",
                "takes": True,
                "help": "Only this field of medicine.",
            },
            "--tier": {
                "values": [
                    "randomised",
                    "uncontrolled",
                    "case-reports",
                    "preclinical",
                    "none-found",
                ],
                "from": "",
                "takes": True,
                "help": "Only this kind of evidence.",
            },
            "--certainty": {
                "values": [
                    "high",
                    "moderate",
                    "low",
                    "very-low",
                    "not-rated",
                ],
                "from": "",
                "takes": True,
                "help": "Only this sure.",
            },
            "--sort": {
                "values": [
                    "evidence",
                    "name",
                    "certainty",
                    "people",
                    "studies",
                    "area",
                ],
                "from": "",
                "takes": True,
                "help": "What comes first.",
            },
        },
        "arguments": [],
        "reads": True,
    },
    "show": {
        "help": "Show one condition: the verdict, the findings, the studies.",
        "options": {
            "--full": {
                "values": [],
                "from": "",
                "takes": False,
                "help": "Leave nothing out.",
            },
            "--section": {
                "values": [
                    "findings",
                    "studies",
                    "other",
                    "harms",
                    "doses",
                    "trials",
                    "unknown",
                    "references",
                ],
                "from": "",
                "takes": True,
                "help": "Only this part, in full.",
            },
        },
        "arguments": [
            {
                "values": [],
                "from": "condition_names",
                "name": "condition",
                "many": True,
            },
        ],
        "reads": True,
    },
    "mechanism": {
        "help": "Explain how LDN may work, and what speaks against it.",
        "options": {
            "--full": {
                "values": [],
                "from": "",
                "takes": False,
                "help": "Every mechanism in full.",
            },
        },
        "arguments": [
            {
                "values": [],
                "from": "mechanism_names",
                "name": "topic",
                "many": False,
            },
        ],
        "reads": True,
    },
    "studies": {
        "help": "List studies, filtered and sorted.",
        "options": {
            "--condition": {
                "values": [],
                "from": "condition_names",
                "takes": True,
                "help": "Of this condition.",
            },
            "--design": {
                "values": [],
                "from": "design_words",
                "takes": True,
                "help": "A design, or: randomised, uncontrolled, cases, people, review, laboratory.",
            },
            "--dose-class": {
                "values": [
                    "low",
                    "very-low",
                    "ultra-low",
                    "intermediate",
                    "standard",
                    "weight-based",
                    "topical",
                    "combination",
                    "not-applicable",
                ],
                "from": "",
                "takes": True,
                "help": "Of this class of dose.",
            },
            "--direction": {
                "values": [
                    "favours-ldn",
                    "no-difference",
                    "favours-comparator",
                    "mixed",
                    "uncontrolled-improvement",
                    "uncontrolled-no-change",
                    "uncontrolled-worsening",
                    "not-applicable",
                ],
                "from": "",
                "takes": True,
                "help": "That point this way.",
            },
            "--since": {
                "values": [],
                "from": "",
                "takes": True,
                "help": "Published in this year or later.",
            },
            "--until": {
                "values": [],
                "from": "",
                "takes": True,
                "help": "Published in this year or earlier.",
            },
            "--min-n": {
                "values": [],
                "from": "",
                "takes": True,
                "help": "With at least so many people.",
            },
            "--tier": {
                "values": [
                    "randomised",
                    "uncontrolled",
                    "case-reports",
                    "preclinical",
                    "none-found",
                ],
                "from": "",
                "takes": True,
                "help": "That give this kind of evidence; all but preclinical means low dose, not retracted.",
            },
            "--retracted": {
                "values": [],
                "from": "",
                "takes": False,
                "help": "Only retracted ones.",
            },
            "--unpublished": {
                "values": [],
                "from": "",
                "takes": False,
                "help": "Known only from a registry, a press release or a web page; the foot names registered trials that ended without a result.",
            },
            "--funder": {
                "values": [],
                "from": "",
                "takes": True,
                "help": "Paid for by somebody with this word in the name; few papers say who paid.",
            },
            "--null": {
                "values": [],
                "from": "",
                "takes": False,
                "help": "That found no clear difference.",
            },
            "--corrected": {
                "values": [],
                "from": "",
                "takes": False,
                "help": "Corrected, or retracted, after they came out.",
            },
            "--excluded": {
                "values": [],
                "from": "",
                "takes": False,
                "help": "The records judged not to belong instead, each with the reason.",
            },
            "--awaiting": {
                "values": [],
                "from": "",
                "takes": False,
                "help": "The studies that could not yet be read instead.",
            },
            "--sort": {
                "values": [
                    "evidence",
                    "year",
                    "people",
                    "id",
                    "design",
                    "direction",
                    "dose",
                ],
                "from": "",
                "takes": True,
                "help": "What comes first.",
            },
        },
        "arguments": [],
        "reads": True,
    },
    "study": {
        "help": "Show one study in full.",
        "options": {},
        "arguments": [
            {
                "values": [],
                "from": "study_names",
                "name": "name",
                "many": True,
            },
        ],
        "reads": True,
    },
    "compare": {
        "help": "Put conditions, or studies, side by side.",
        "options": {},
        "arguments": [
            {
                "values": [],
                "from": "condition_or_study_names",
                "name": "names",
                "many": True,
            },
        ],
        "reads": True,
    },
    "why": {
        "help": "Trace a verdict: what counts, and what would change it.",
        "options": {
            "--full": {
                "values": [],
                "from": "",
                "takes": False,
                "help": "Every outcome, and every study in a line of its own.",
            },
        },
        "arguments": [
            {
                "values": [],
                "from": "condition_names",
                "name": "condition",
                "many": True,
            },
        ],
        "reads": True,
    },
    "dosing": {
        "help": "Tell doses as studied; it recommends none.",
        "options": {
            "--full": {
                "values": [],
                "from": "",
                "takes": False,
                "help": "Every study in a row.",
            },
        },
        "arguments": [
            {
                "values": [],
                "from": "condition_names",
                "name": "condition",
                "many": True,
            },
        ],
        "reads": True,
    },
    "trials": {
        "help": "List registered trials, and those that stay silent.",
        "options": {
            "--status": {
                "values": [
                    "not-yet-recruiting",
                    "recruiting",
                    "active-not-recruiting",
                    "completed",
                    "terminated",
                    "withdrawn",
                    "suspended",
                    "unknown",
                ],
                "from": "",
                "takes": True,
                "help": "Only of this status.",
            },
            "--silent": {
                "values": [],
                "from": "",
                "takes": False,
                "help": "Only those that ended two years or more before the search, with no result found.",
            },
        },
        "arguments": [
            {
                "values": [],
                "from": "condition_names",
                "name": "condition",
                "many": True,
            },
        ],
        "reads": True,
    },
    "forest": {
        "help": "Draw a forest plot of one condition and outcome.",
        "options": {
            "--outcome": {
                "values": [],
                "from": "outcome_names",
                "takes": True,
                "help": "Another outcome than that of the main finding.",
            },
            "--model": {
                "values": [
                    "reml",
                    "dl",
                ],
                "from": "",
                "takes": True,
                "help": "Restricted maximum likelihood, or DerSimonian-Laird.",
            },
            "--full": {
                "values": [],
                "from": "",
                "takes": False,
                "help": "Say what each row measured.",
            },
        },
        "arguments": [
            {
                "values": [],
                "from": "condition_names",
                "name": "condition",
                "many": True,
            },
        ],
        "reads": True,
    },
    "map": {
        "help": "Draw the evidence at a glance, gaps included.",
        "options": {
            "--full": {
                "values": [],
                "from": "",
                "takes": False,
                "help": "A row for every condition.",
            },
        },
        "arguments": [],
        "reads": True,
    },
    "timeline": {
        "help": "Draw the studies over the years.",
        "options": {},
        "arguments": [
            {
                "values": [],
                "from": "condition_names",
                "name": "condition",
                "many": True,
            },
        ],
        "reads": True,
    },
    "practice": {
        "help": "Answer day-to-day questions: food, time, missed dose.",
        "options": {},
        "arguments": [
            {
                "values": [],
                "from": "",
                "name": "words",
                "many": True,
            },
        ],
        "reads": True,
    },
    "positions": {
        "help": "Tell what guidelines and regulators say of LDN.",
        "options": {},
        "arguments": [
            {
                "values": [],
                "from": "",
                "name": "words",
                "many": True,
            },
        ],
        "reads": True,
    },
    "search": {
        "help": "Search everything for words, forgiving of slips.",
        "options": {
            "--kind": {
                "values": [
                    "condition",
                    "study",
                    "mechanism",
                    "safety",
                    "interaction",
                    "claim",
                    "practice",
                    "position",
                    "help",
                    "trial",
                    "excluded",
                ],
                "from": "",
                "takes": True,
                "help": "Only records of this kind.",
            },
            "--limit": {
                "values": [],
                "from": "",
                "takes": True,
                "help": "At most so many hits.",
            },
        },
        "arguments": [
            {
                "values": [],
                "from": "",
                "name": "words",
                "many": True,
            },
        ],
        "reads": True,
    },
    "claims": {
        "help": "Tell whether what is said of LDN is true.",
        "options": {
            "--verdict": {
                "values": [
                    "supported",
                    "partly",
                    "unproven",
                    "outdated",
                    "contradicted",
                ],
                "from": "",
                "takes": True,
                "help": "Only of this verdict.",
            },
            "--by": {
                "values": [
                    "verdict",
                    "topic",
                ],
                "from": "",
                "takes": True,
                "help": "How to group the list.",
            },
        },
        "arguments": [
            {
                "values": [],
                "from": "claim_names",
                "name": "words",
                "many": True,
            },
        ],
        "reads": True,
    },
    "safety": {
        "help": "Tell harms and cautions, at low dose and at 50 mg apart.",
        "options": {
            "--full": {
                "values": [],
                "from": "",
                "takes": False,
                "help": "Every note, harm and source.",
            },
        },
        "arguments": [
            {
                "values": [],
                "from": "safety_topics",
                "name": "topic",
                "many": True,
            },
        ],
        "reads": True,
    },
    "check": {
        "help": "Check a list of medicines against LDN.",
        "options": {
            "--file": {
                "values": [],
                "from": "files",
                "takes": True,
                "help": "A list, one name a line.",
            },
            "--full": {
                "values": [],
                "from": "",
                "takes": False,
                "help": "With what each source says.",
            },
        },
        "arguments": [
            {
                "values": [],
                "from": "medicine_names",
                "name": "medicine",
                "many": True,
            },
        ],
        "reads": True,
    },
    "cite": {
        "help": "Cite sources: Vancouver, BibTeX, RIS, CSL-JSON.",
        "options": {
            "--all": {
                "values": [],
                "from": "",
                "takes": False,
                "help": "Every source of the dataset.",
            },
        },
        "arguments": [
            {
                "values": [],
                "from": "citable_names",
                "name": "name",
                "many": True,
            },
        ],
        "reads": True,
    },
    "export": {
        "help": "Write the dataset as JSON, CSV, Excel, TOML, SQLite, Markdown.",
        "options": {
            "--as": {
                "values": [
                    "json",
                    "csv",
                    "toml",
                    "sqlite",
                    "markdown",
                    "xlsx",
                    "sof",
                ],
                "from": "",
                "takes": True,
                "help": "What to write.",
            },
            "--condition": {
                "values": [],
                "from": "condition_names",
                "takes": True,
                "help": "Only what hangs on it; repeat.",
            },
            "--force": {
                "values": [],
                "from": "",
                "takes": False,
                "help": "Write over an existing file.",
            },
            "--data": {
                "values": [],
                "from": "files",
                "takes": True,
                "help": "Read another dataset of the same schema.",
            },
            "-h": {
                "values": [],
                "from": "",
                "takes": False,
                "help": "Help.",
            },
            "--help": {
                "values": [],
                "from": "",
                "takes": False,
                "help": "Help.",
            },
        },
        "arguments": [
            {
                "values": [],
                "from": "files",
                "name": "place",
                "many": False,
            },
        ],
        "reads": False,
    },
    "report": {
        "help": "Write the evidence as one web page that needs no network.",
        "options": {
            "--output": {
                "values": [],
                "from": "files",
                "takes": True,
                "help": "Write to a file, whole or not at all.",
            },
            "-o": {
                "values": [],
                "from": "files",
                "takes": True,
                "help": "Write to a file, whole or not at all.",
            },
            "--force": {
                "values": [],
                "from": "",
                "takes": False,
                "help": "Write over an existing file.",
            },
            "--data": {
                "values": [],
                "from": "files",
                "takes": True,
                "help": "Read another dataset of the same schema.",
            },
            "-h": {
                "values": [],
                "from": "",
                "takes": False,
                "help": "Help.",
            },
            "--help": {
                "values": [],
                "from": "",
                "takes": False,
                "help": "Help.",
            },
        },
        "arguments": [
            {
                "values": [],
                "from": "condition_names",
                "name": "condition",
                "many": True,
            },
        ],
        "reads": False,
    },
    "site": {
        "help": "Write the evidence as a site for any static host.",
        "options": {
            "--base": {
                "values": [],
                "from": "",
                "takes": True,
                "help": "Where it will stand; for the sitemap and canonicals.",
            },
            "--force": {
                "values": [],
                "from": "",
                "takes": False,
                "help": "Write over an existing file.",
            },
            "--data": {
                "values": [],
                "from": "files",
                "takes": True,
                "help": "Read another dataset of the same schema.",
            },
            "-h": {
                "values": [],
                "from": "",
                "takes": False,
                "help": "Help.",
            },
            "--help": {
                "values": [],
                "from": "",
                "takes": False,
                "help": "Help.",
            },
        },
        "arguments": [
            {
                "values": [],
                "from": "files",
                "name": "place",
                "many": False,
            },
        ],
        "reads": False,
    },
    "serve": {
        "help": "Show that page in a browser, from this machine alone.",
        "options": {
            "--port": {
                "values": [],
                "from": "",
                "takes": True,
                "help": "0 takes a free one.",
            },
            "--open": {
                "values": [],
                "from": "",
                "takes": False,
                "help": "Open it in your browser.",
            },
            "--data": {
                "values": [],
                "from": "files",
                "takes": True,
                "help": "Read another dataset of the same schema.",
            },
            "-h": {
                "values": [],
                "from": "",
                "takes": False,
                "help": "Help.",
            },
            "--help": {
                "values": [],
                "from": "",
                "takes": False,
                "help": "Help.",
            },
        },
        "arguments": [
            {
                "values": [],
                "from": "condition_names",
                "name": "condition",
                "many": True,
            },
        ],
        "reads": False,
    },
    "handout": {
        "help": "Write two pages on one condition for a visit.",
        "options": {
            "--medicines": {
                "values": [],
                "from": "files",
                "takes": True,
                "help": "Your list, one name a line, checked.",
            },
            "--large": {
                "values": [],
                "from": "",
                "takes": False,
                "help": "In large print, on more pages.",
            },
            "--printed": {
                "values": [],
                "from": "",
                "takes": True,
                "help": "The day of printing; today if not given.",
            },
        },
        "arguments": [
            {
                "values": [],
                "from": "condition_names",
                "name": "condition",
                "many": True,
            },
        ],
        "reads": True,
    },
    "about": {
        "help": "Tell what LDN is, and how this dataset was made.",
        "options": {},
        "arguments": [],
        "reads": True,
    },
    "data": {
        "help": "For those who keep the data: check it, begin an entry.",
        "options": {
            "-h": {
                "values": [],
                "from": "",
                "takes": False,
                "help": "Help.",
            },
            "--help": {
                "values": [],
                "from": "",
                "takes": False,
                "help": "Help.",
            },
        },
        "arguments": [
            {
                "values": [
                    "validate",
                    "new",
                    "vocabulary",
                    "schema",
                ],
                "from": "",
                "name": "command",
                "many": False,
            },
        ],
        "reads": False,
    },
    "completion": {
        "help": "Print the completion script for a shell.",
        "options": {
            "-h": {
                "values": [],
                "from": "",
                "takes": False,
                "help": "Help.",
            },
            "--help": {
                "values": [],
                "from": "",
                "takes": False,
                "help": "Help.",
            },
        },
        "arguments": [
            {
                "values": [
                    "bash",
                    "zsh",
                    "fish",
                    "powershell",
                ],
                "from": "",
                "name": "shell",
                "many": False,
            },
        ],
        "reads": False,
    },
    "data validate": {
        "help": "Check a dataset, or a file of entries, against the rules.",
        "options": {
            "--data": {
                "values": [],
                "from": "files",
                "takes": True,
                "help": "The dataset that a file's entries would join.",
            },
            "-h": {
                "values": [],
                "from": "",
                "takes": False,
                "help": "Help.",
            },
            "--help": {
                "values": [],
                "from": "",
                "takes": False,
                "help": "Help.",
            },
        },
        "arguments": [
            {
                "values": [],
                "from": "files",
                "name": "place",
                "many": False,
            },
        ],
        "reads": False,
    },
    "data new": {
        "help": "Print an entry to fill in.",
        "options": {
            "--like": {
                "values": [],
                "from": "study_names",
                "takes": True,
                "help": "A study to take design, dose class, conditions, comparator and outcomes from; no number.",
            },
            "--output": {
                "values": [],
                "from": "files",
                "takes": True,
                "help": "Write to a file, whole or not at all.",
            },
            "-o": {
                "values": [],
                "from": "files",
                "takes": True,
                "help": "Write to a file, whole or not at all.",
            },
            "--force": {
                "values": [],
                "from": "",
                "takes": False,
                "help": "Write over an existing file.",
            },
            "--data": {
                "values": [],
                "from": "files",
                "takes": True,
                "help": "Read another dataset of the same schema.",
            },
            "-h": {
                "values": [],
                "from": "",
                "takes": False,
                "help": "Help.",
            },
            "--help": {
                "values": [],
                "from": "",
                "takes": False,
                "help": "Help.",
            },
        },
        "arguments": [
            {
                "values": [
                    "study",
                    "condition",
                    "reference",
                    "trial",
                    "claim",
                    "position",
                    "practice",
                    "scope",
                ],
                "from": "",
                "name": "kind",
                "many": False,
            },
        ],
        "reads": False,
    },
    "data vocabulary": {
        "help": "List the words that a field takes, and how often each is used.",
        "options": {
            "--data": {
                "values": [],
                "from": "files",
                "takes": True,
                "help": "Read another dataset of the same schema.",
            },
            "-h": {
                "values": [],
                "from": "",
                "takes": False,
                "help": "Help.",
            },
            "--help": {
                "values": [],
                "from": "",
                "takes": False,
                "help": "Help.",
            },
        },
        "arguments": [
            {
                "values": [],
                "from": "vocabulary_fields",
                "name": "field",
                "many": False,
            },
        ],
        "reads": False,
    },
    "data schema": {
        "help": "Print the JSON Schema of what a command writes.",
        "options": {
            "-h": {
                "values": [],
                "from": "",
                "takes": False,
                "help": "Help.",
            },
            "--help": {
                "values": [],
                "from": "",
                "takes": False,
                "help": "Help.",
            },
        },
        "arguments": [
            {
                "values": [
                    "list",
                    "show",
                ],
                "from": "",
                "name": "action",
                "many": False,
            },
            {
                "values": [],
                "from": "schema_names",
                "name": "name",
                "many": False,
            },
        ],
        "reads": False,
    },
}
