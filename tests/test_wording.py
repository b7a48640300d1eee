"""Words that several pages need, each made in one place."""

from __future__ import annotations

import pytest

from ldncli.dataset.dataset import Dataset
from ldncli.document.wording import author_year, compared_with, dated, events_of_total
from ldncli.evidence.comparators import comparator
from ldncli.matching.proper_names import in_sentence
from ldncli.queries.forest.question import comparator_class
from ldncli.schema.conditions import Condition
from ldncli.schema.record import replace
from ldncli.schema.studies import Study


@pytest.mark.parametrize(
    ("name", "inside"),
    [
        ("Lupus", "lupus"),
        ("Lyme disease and its after-effects", "Lyme disease and its after-effects"),
        ("Darier disease", "Darier disease"),
        ("Gulf War illness", "Gulf War illness"),
        ("Crohn's disease", "Crohn's disease"),
        ("Sjögren’s disease", "Sjögren’s disease"),
        ("Hailey-Hailey disease", "Hailey-Hailey disease"),
        ("Ehlers-Danlos syndromes and hypermobility", "Ehlers-Danlos syndromes and hypermobility"),
        ("Opioid-induced hyperalgesia", "opioid-induced hyperalgesia"),
        ("High-grade glioma", "high-grade glioma"),
        ("HIV infection", "HIV infection"),
        ("PTSD and dissociation", "PTSD and dissociation"),
        ("Long COVID", "long COVID"),
        ("Itch and Hashimoto's disease", "itch and Hashimoto's disease"),
        ("Type 1 diabetes", "type 1 diabetes"),
        ("", ""),
        (" ", " "),
    ],
)  # fmt: skip
def test_a_name_inside_a_sentence(name: str, inside: str) -> None:
    assert in_sentence(name) == inside


# Conditions whose name begins with a proper name.
PROPER = {
    "alzheimers-disease",
    "charcot-marie-tooth-1a",
    "crohns-disease",
    "darier-disease",
    "ehlers-danlos",
    "gulf-war-illness",
    "hailey-hailey-disease",
    "hiv",
    "lyme-disease",
    "parkinsons-disease",
    "ptsd-dissociation",
    "sjogrens-disease",
}


def test_every_condition_that_begins_with_a_proper_name_keeps_its_capital(real: Dataset) -> None:
    kept = {item.id for item in real.all(Condition) if in_sentence(item.name) == item.name}
    assert kept >= PROPER
    assert len(kept) < len(real.all(Condition)) / 4


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("placebo", "placebo"),
        ("placebo, identical capsules", "placebo"),
        ("antiretroviral treatment with placebo", "placebo"),
        ("epidural morphine with placebo; also epidural butorphanol 3 mg", "placebo"),
        # The word alone makes no placebo.
        ("naltrexone 50 mg (standard) and 0.05 mg (very low); no placebo arm", "naltrexone 50 mg"),
        ("oxycodone alone four times a day; placebo", "oxycodone alone four times a day"),
        ("amitriptyline 10 mg, raised to 25 mg", "amitriptyline 10 mg"),
        ("matched patients not taking LDN", "matched patients not taking LDN"),
        ("none", ""),
        ("none (the same people before)", ""),
        (None, ""),
    ],
)
def test_the_comparator_in_a_word(tiny: Dataset, text: str | None, word: str) -> None:
    study = replace(tiny.all(Study)[0], comparator=text, comparator_class=None)
    assert comparator(study) == word
    assert compared_with(study) == (word or "no control")
    kind = "placebo" if word == "placebo" else "active" if word else "none"
    assert comparator_class(study) == kind


def test_the_class_of_a_comparator_decides_before_its_words(tiny: Dataset) -> None:
    study = replace(tiny.all(Study)[0], comparator="dummy pills", comparator_class="placebo")
    assert comparator_class(study) == "placebo"
    other = replace(study, comparator="placebo", comparator_class="active")
    assert comparator_class(other) == "active"


@pytest.mark.parametrize(
    ("events", "total", "text"),
    [(3, 20, "3 of 20"), (0, 20, "0 of 20"), (3, None, "3"), (None, 20, ""), (None, None, "")],
)
def test_how_many_of_how_many(events: int | None, total: int | None, text: str) -> None:
    assert events_of_total(events, total) == text


def test_a_study_as_a_reader_cites_it(tiny: Dataset) -> None:
    study = replace(tiny.all(Study)[0], first_author="van der Meer AB", year=2019)
    assert author_year(study) == "van der Meer 2019"
    assert author_year(replace(study, year=None)) == "van der Meer n.d."


@pytest.mark.parametrize(
    ("name", "year", "text"),
    [
        ("Younger", 2013, "Younger 2013"),
        ("World Ageing Meeting 2026", 2026, "World Ageing Meeting 2026"),
        ("The Association, December 2023", 2023, "The Association, December 2023"),
        ("Meeting 2025", 2026, "Meeting 2025 2026"),
        ("PTI-2005x", 2005, "PTI-2005x 2005"),
        ("Meeting", None, "Meeting n.d."),
    ],
)
def test_a_year_is_said_once(name: str, year: int | None, text: str) -> None:
    assert dated(name, year) == text
