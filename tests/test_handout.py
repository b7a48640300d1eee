"""The handout: two pages, plain words, numbers that can be pictured, and the opioid warning."""

import html
import re
import sys

import pytest
import textstat

from ldncli.document.blocks import Bullets, Hint, Section, plain
from ldncli.document.page import Document
from ldncli.document.wording import NOTICE
from ldncli.pages import handout as pages
from ldncli.pages import handout_medicines as medicines
from ldncli.pages.handout_findings import findings_table, of_100
from ldncli.queries import handout as evidence
from ldncli.queries.handout import Comparison, Share, share
from ldncli.queries.interactions.answers import WORST_FIRST
from ldncli.report import paper
from ldncli.schema.conditions import Condition
from ldncli.schema.medicines import Medicine
from ldncli.schema.record import replace
from ldncli.schema.studies import AdverseEvent, Study
from tests.conftest import DATA

GRADE = 9
CONDITIONS = sorted(
    re.findall(r'^id = "([^"]+)"', (DATA / "conditions.toml").read_text("utf-8"), re.MULTILINE)
)


def document(dataset, key):
    page = pages.page(evidence.handout(dataset, key))
    meta = dataset.metadata
    return Document(
        page=page,
        command="ldn handout",
        dataset_version=meta.version,
        searched_through=meta.searched_through,
        notice=NOTICE,
    )


@pytest.mark.parametrize("name", ["exampleitis", "samplodynia", "fauxalgia"])
def test_the_text(ldn, golden, name):
    ran = ldn("handout", name, "--printed", "2026-01-02", tty=True)
    assert ran.code == 0
    golden(f"handout-{name}.txt", ran.out)


def test_counts_are_told_as_people(tiny):
    text = pages.words(pages.page(evidence.handout(tiny, "exampleitis")))
    assert "Of 100 people in each group, so many had:" in text
    assert "Vivid dreams: 19 on LDN, 10 on placebo (counted: 10 of 52 and 5 of 52" in text
    assert "Stopped for side effects: 5 on LDN, 4 on placebo (Author 2024)" in text


def test_harms_that_no_study_counted_are_told_in_words(tiny):
    whole = evidence.handout(tiny, "samplodynia")
    event = AdverseEvent(event="sleepiness", locator="x", ldn="more than on placebo")
    trial = replace(whole.studies[0], design="randomised-parallel", adverse_events=(event,))
    text = pages.words(pages.page(replace(whole, studies=(trial,), harms=())))
    assert "give no numbers on harms for both groups. They say:" in text
    assert "Sleepiness: more than on placebo (" in text
    single = replace(trial, design="case-report")  # a story is no harm of a group
    text = pages.words(pages.page(replace(whole, studies=(single,), harms=())))
    assert "more than on placebo" not in text


@pytest.mark.parametrize(
    ("part", "words"),
    [
        (Share(events=10, total=52), "19"),
        (Share(events=1, total=300), "fewer than 1"),
        (Share(events=0, total=300), "0"),
        (Share(percent=4.6), "5"),
    ],
)
def test_of_100_people(part, words):
    assert of_100(part) == words


def headings(page):
    return [block.text for block in page.blocks if isinstance(block, Section)]


def test_the_warning_stands_second(tiny):
    page = pages.page(evidence.handout(tiny, "exampleitis"))
    assert headings(page)[:2] == ["In short", "Opioids: a warning"]
    assert "What I take" in headings(page)


def test_several_conditions_share_one_sheet(tiny):
    both = evidence.handouts(tiny, ("exampleitis", "samplodynia"))
    page = pages.page(*both)
    assert page.ids == ("exampleitis", "samplodynia")
    assert page.blocks[0].text == "Low-dose naltrexone (LDN) and exampleitis, samplodynia"
    assert headings(page).count("Opioids: a warning") == 1
    assert "What the evidence shows: samplodynia" in headings(page)
    assert [other.condition for other in page.data.others] == ["samplodynia"]


def test_the_list_of_medicines_is_checked_worst_first(ldn, tmp_path):
    path = tmp_path / "mine.txt"
    path.write_text("paracetamol\ntramadal\nTramadol 50 mg\n", "utf-8")
    ran = ldn("handout", "fibromyalgia", "--medicines", str(path), data=DATA)
    assert ran.code == 0
    text = " ".join(ran.out.split())
    assert "Your list has an opioid" in text
    assert text.index("Tramadol 50 mg") < text.index("tramadal:") < text.index("- paracetamol")
    assert "Do not take it with LDN." in text
    assert re.search(r"It may be tramadol. If so: Do not take it with LDN.", text)
    assert "What I take" not in text


def test_the_advice_on_medicines_is_plain(names):
    for text in (*medicines.ADVICE.values(), medicines.UNKNOWN, medicines.OPIOID):
        assert textstat.flesch_kincaid_grade(measured(text, names)) <= GRADE, text
    assert set(medicines.ADVICE) == set(WORST_FIRST)
    assert not [
        text
        for text in medicines.ADVICE.values()
        if re.search(r"\bis safe\b", text) and "no proof" not in text
    ]


def test_large_print_is_larger(tiny):
    assert '<body class="large">' in paper.html(document(tiny, "exampleitis"), large=True)
    assert '<body class="large">' not in paper.html(document(tiny, "exampleitis"))


def test_html_and_markdown_say_the_same(tiny):
    drawn = document(tiny, "exampleitis")
    page = html.unescape(re.sub(r"<[^>]+>", " ", paper.html(drawn)))
    marked = re.sub(r"[\\*_#]", "", paper.markdown(drawn))
    for block in drawn.page.blocks:
        lines = block.items if isinstance(block, Bullets) else [getattr(block, "text", "")]
        for line in [] if isinstance(block, Hint) else lines:
            words = " ".join(plain(line).split())
            assert words in " ".join(page.split()), words
            assert re.sub(r"[\\*_#]", "", words)[:40] in " ".join(marked.split()), words


def test_counts_are_not_told_twice(tiny):
    text = pages.words(pages.page(evidence.handout(tiny, "samplodynia")))
    assert text.count("12 of 20") == 1


@pytest.mark.parametrize(
    ("events", "total", "said", "expected"),
    [
        (12, 40, "30%", Share(events=12, total=40)),
        (0, 15, None, Share(events=0, total=15)),
        (None, 40, "30%", Share(events=12, total=40, percent=30.0)),
        (None, None, "30 %", Share(percent=30.0)),
        (None, 49, "-1.3 (95% CI -1.7 to -0.8)", None),
        (None, 31, "-28.8%", None),
        (None, 40, "23% reduction", None),
        (None, 40, "130%", None),
        (12, None, None, None),
        (None, 40, None, None),
    ],
)
def test_a_share_is_a_count_or_a_bare_percentage(events, total, said, expected):
    assert share(events, total, said) == expected


def compared(tiny, ldn_share, control_share, clear=True):
    study = tiny.get(Study, "clerk-2020")
    return pages.numbers(
        Comparison(
            study=study, outcome="response", ldn=ldn_share, control=control_share, clear=clear
        )
    )


def test_the_absolute_difference_is_told(tiny):
    said = compared(tiny, Share(events=12, total=40), Share(events=9, total=40))
    assert said == (
        "Response: 12 of 40 on LDN against 9 of 40 on placebo. "
        "That is 8 more of every 100 in this study."
    )


def test_a_reckoned_count_says_about(tiny):
    said = compared(tiny, Share(events=12, total=40, percent=30.0), Share(events=9, total=40))
    assert "about 12 of 40 on LDN against 9 of 40" in said


def test_a_difference_that_is_not_clear_may_be_chance(tiny):
    said = compared(tiny, Share(events=9, total=40), Share(events=12, total=40), clear=False)
    assert said.endswith("That is 8 fewer of every 100 in this study, which may be chance.")
    assert compared(tiny, Share(percent=5.0), Share(percent=5.2)).endswith("on placebo.")


def test_only_shares_of_both_groups_are_compared(tiny):
    study = tiny.get(Study, "clerk-2020")
    assert len(evidence.comparisons(study)) == 1
    within = replace(study.results[0], comparison="within-arm")
    means = replace(study.results[0], measure="MD")
    assert evidence.comparisons(replace(study, results=(within, means))) == ()


def test_a_retracted_study_is_not_told(tiny):
    assert "Undone" not in pages.words(pages.page(evidence.handout(tiny, "exampleitis")))


def measured(text, names):
    """Return the text as the formula should see it.

    Names of conditions and medicines, which a reader knows from the box or the doctor, are left
    out; a decimal point is no end of a sentence.
    """
    text = re.sub(r"(?<=\d)[.,](?=\d)", "", text)
    text = names.sub("it", text)
    return re.sub(r"([^.?!:])\n", r"\1.\n", text)


@pytest.fixture(scope="module")
def names(real):
    held = {"naltrexone", "low-dose naltrexone", "LDN"}
    for condition in real.all(Condition):
        held |= {condition.name, *condition.synonyms, *condition.abbreviations}
    for medicine in real.all(Medicine):
        held |= {medicine.name, *medicine.synonyms}
    longest = sorted((re.escape(name) for name in held if len(name) > 3), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(longest)})\b", re.IGNORECASE)


@pytest.mark.parametrize("key", CONDITIONS)
def test_the_words_are_plain(real, names, key):
    words = pages.words(pages.page(evidence.handout(real, key)))
    assert textstat.flesch_kincaid_grade(measured(words, names)) <= GRADE


@pytest.mark.parametrize("key", CONDITIONS)
def test_the_story_of_the_evidence_is_plain_by_itself(real, names, key):
    """Short lists would dilute it: the longest text is measured alone as well."""
    story = real.get(Condition, key).plain
    assert textstat.flesch_kincaid_grade(measured(story, names)) <= GRADE


def test_our_own_sentences_are_plain(names):
    own = [pages.WHAT, pages.OPIOIDS, pages.MENTION, pages.TELL, *pages.ASK, *pages.TIERS.values()]
    for text in own:
        assert textstat.flesch_kincaid_grade(measured(text, names)) <= GRADE, text


def test_html_is_closed_to_the_network(tiny):
    text = paper.html(document(tiny, "mockache"))
    assert "default-src 'none'; script-src 'none'" in html.unescape(text)
    assert "<b>Co</b>" not in text
    assert "<script" not in text


@pytest.mark.parametrize(("suffix", "start"), [("html", b"<!DOCTYPE"), ("md", b"# ")])
def test_the_suffix_chooses_the_form(ldn, tmp_path, suffix, start):
    path = tmp_path / f"visit.{suffix}"
    assert ldn("handout", "exampleitis", "--output", str(path)).code == 0
    assert path.read_bytes().lstrip().startswith(start)


def test_another_suffix_is_refused(ldn, tmp_path):
    path = tmp_path / "visit.docx"
    ran = ldn("handout", "exampleitis", "--output", str(path))
    assert ran.code == 2
    assert ".pdf, .html, .md" in ran.err
    assert not path.exists()


@pytest.mark.parametrize(("library", "suffix"), [("jinja2", "html"), ("weasyprint", "pdf")])
def test_a_missing_extra_names_the_command(ldn, monkeypatch, tmp_path, library, suffix):
    monkeypatch.setitem(sys.modules, library, None)
    ran = ldn("handout", "exampleitis", "--output", str(tmp_path / f"visit.{suffix}"))
    assert ran.code == 1
    assert "pip install jinja2 weasyprint" in ran.err
    assert not list(tmp_path.iterdir())


def test_markdown_and_text_need_no_extra(ldn, monkeypatch, tmp_path):
    for library in ("jinja2", "weasyprint"):
        monkeypatch.setitem(sys.modules, library, None)
    assert ldn("handout", "exampleitis").code == 0
    assert ldn("handout", "exampleitis", "--output", str(tmp_path / "visit.md")).code == 0


def test_a_missing_system_library_is_told(tiny, monkeypatch):
    from ldncli.errors import LdnError

    def broken(module, extra):
        raise OSError("cannot load library 'libpango-1.0-0'")

    monkeypatch.setattr(paper, "needed", broken)
    with pytest.raises(LdnError, match="Pango") as told:
        paper.pdf(document(tiny, "exampleitis"))
    assert "apt install" in told.value.hint


def test_data_and_words_agree(ldn):
    import json

    data = json.loads(ldn("handout", "exampleitis", "--json").out)["data"]
    rows = ldn("handout", "exampleitis", "-f", "csv").out
    assert data["harms"][0]["ldn_events"] == 10
    assert "vivid dreams" in rows


SAME = "no clear difference"
COUNTS = {"ldn_events": 22, "ldn_n": 49, "control_events": 14, "control_n": 50}


@pytest.mark.parametrize(
    ("changes", "cells"),
    [
        ({}, ("283 (4)", SAME, "low")),
        (
            COUNTS,
            ("283 (4)", f"{SAME}: 45 of 100 on LDN, 28 on placebo", "low"),
        ),
        (
            {**COUNTS, "ldn_events": 0, "control_n": 300, "control_events": 1},
            (
                "283 (4)",
                f"{SAME}: 0 of 100 on LDN, fewer than 1 on placebo",
                "low",
            ),
        ),
        ({"n_people": None, "n_studies": None}, ("not read", SAME, "low")),
        (
            {
                "direction": "uncontrolled-improvement",
                "comparator": "none",
                "certainty": "very-low",
            },
            ("283 (4)", "better, but with nobody to compare", "very low"),
        ),
        (
            {**COUNTS, "comparator": "active", "comparator_name": "amitriptyline"},
            (
                "283 (4)",
                f"{SAME}: 45 of 100 on LDN, 28 on amitriptyline",
                "low",
            ),
        ),
        ({"direction": "favours-comparator"}, ("283 (4)", "worse on LDN", "low")),
    ],
)
def test_a_row_of_the_table_of_findings(tiny, changes, cells):
    report = evidence.handout(tiny, "exampleitis").report
    row = replace(
        report.condition.findings[0],
        **{"outcome": "pain", "direction": "no-difference", "certainty": "low", "n_people": 283,
           "n_studies": 4, "comparator": "placebo", "comparator_name": None, "ldn_events": None,
           "ldn_n": None, "control_events": None, "control_n": None, **changes},
    )  # fmt: skip
    condition = replace(report.condition, findings=(row,))
    _, table = findings_table(replace(report, condition=condition), "", 1)
    assert table.rows == (("pain", *cells),)


def test_the_main_outcome_stands_first_and_the_room_is_shared(tiny):
    report = evidence.handout(tiny, "exampleitis").report
    minor = replace(report.condition.findings[0], main=False)
    findings = (*(replace(minor, outcome=f"{n}") for n in range(7)), replace(minor, main=True))
    condition = replace(report.condition, findings=findings)
    full = replace(report, condition=condition)
    shown = [[row[0] for row in findings_table(full, "", n)[1].rows] for n in (1, 2, 9)]
    assert shown == [[minor.outcome, "0", "1", "2", "3"], [minor.outcome, "0"], [minor.outcome]]
    assert findings_table(replace(report, condition=replace(condition, findings=())), "", 1) == []
