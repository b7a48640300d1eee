"""The controlled vocabularies of the dataset, in the field's own words."""

from __future__ import annotations

from typing import Literal

Direction = Literal[
    "favours-ldn",
    "no-difference",
    "favours-comparator",
    "mixed",
    "uncontrolled-improvement",
    "uncontrolled-no-change",
    "uncontrolled-worsening",
    "not-applicable",
]
DoseClass = Literal[
    "low",
    "very-low",
    "ultra-low",
    "intermediate",
    "standard",
    "weight-based",
    "topical",
    "combination",
    "not-applicable",
]
Design = Literal[
    "randomised-parallel",
    "randomised-crossover",
    "non-randomised-controlled",
    "open-label-uncontrolled",
    "prospective-cohort",
    "retrospective-cohort",
    "register-study",
    "survey",
    "case-series",
    "case-report",
    "systematic-review",
    "meta-analysis",
    "narrative-review",
    "guideline",
    "protocol",
    "in-vitro",
    "animal",
    "human-pharmacology",
    "economic-evaluation",
]
Blinding = Literal["double-blind", "single-blind", "open-label", "not-applicable", "not-reported"]
Certainty = Literal["high", "moderate", "low", "very-low", "not-rated"]
Tier = Literal["randomised", "uncontrolled", "case-reports", "preclinical", "none-found"]
Read = Literal["full-text", "abstract", "registry", "label", "secondary"]
Route = Literal["oral", "topical", "injected", "implant", "intravenous"]
Area = Literal[
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
]
Comparison = Literal[
    "between-arms", "within-arm", "between-doses", "pooled", "association", "descriptive"
]
Measure = Literal[
    "MD",
    "SMD",
    "RR",
    "OR",
    "HR",
    "RD",
    "mean",
    "median",
    "percent-change",
    "proportion",
    "correlation",
    "p-only",
    "narrative",
]
Domain = Literal["risk-of-bias", "inconsistency", "indirectness", "imprecision", "publication-bias"]
ReferenceType = Literal[
    "article",
    "preprint",
    "conference-abstract",
    "chapter",
    "letter",
    "registry",
    "label",
    "report",
    "guideline",
    "thesis",
    "webpage",
    "press-release",
]
TrialStatus = Literal[
    "not-yet-recruiting",
    "recruiting",
    "active-not-recruiting",
    "completed",
    "terminated",
    "withdrawn",
    "suspended",
    "unknown",
]
Support = Literal["established", "partial", "preclinical", "speculative", "contradicted"]
Severity = Literal[
    "contraindicated", "major", "moderate", "minor", "theoretical", "none-known", "not-studied"
]
ClaimVerdict = Literal["supported", "partly", "unproven", "outdated", "contradicted"]
Figures = Literal["trials", "recruiting", "funding", "unreported", "null", "newest", "surest"]
DoseBasis = Literal["low", "standard", "both", "animal", "in-vitro", "none"]
SafetyTopic = Literal[
    "contraindication",
    "warning",
    "adverse-effect",
    "withdrawal",
    "liver",
    "kidney",
    "mental-health",
    "pregnancy",
    "breastfeeding",
    "children",
    "surgery",
    "driving",
    "discontinuation",
    "stopping",
    "onset",
    "overdose",
    "formulation",
    "label-history",
    "psychosis",
    "mood",
    "lungs",
    "diversion",
    "drug-tests",
    "monitoring",
    "older-people",
    "everyday",
]
RegistrationMatch = Literal["matches", "differs", "unclear", "not-checked"]
TrialResults = Literal["published", "posted", "none-found"]
Better = Literal["lower", "higher"]
Basis = Literal["label", "study", "case-report", "class", "pharmacology", "none"]
Comparator = Literal["placebo", "active", "usual-care", "none", "other-dose"]
BiasJudgement = Literal["low", "some-concerns", "high", "not-assessable"]
FindingKind = Literal["benefit", "harm"]
PublishedStatus = Literal["shown", "unread", "none-found"]
ReadBy = Literal["first-reading", "second-reading"]
HarmsRead = Literal["none-reported", "not-mentioned", "stated-without-numbers"]
AtLowDose = Literal["known", "not-known"]
Studied = Literal["yes", "partly", "no"]
StemPlace = Literal["inside", "begins", "ends", "whole"]
ContextKind = Literal["denied", "allergy", "past", "none", "now"]
BodyKind = Literal[
    "guideline",
    "regulator",
    "society",
    "payer",
    "patient-body",
    "expert-group",
    "public-body",
]
Stance = Literal[
    "recommends",
    "suggests",
    "neutral",
    "suggests-against",
    "recommends-against",
    "no-statement",
    "designation",
    "refusal",
    "pipeline",
]
# What a search may be narrowed to.
SearchKind = Literal[
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
]
