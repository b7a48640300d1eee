"""What a reader does on the page: look, filter, sort, follow, print, on a desk and on a phone."""

import csv
import datetime
import io
import itertools
import re
from pathlib import Path

import pypdf
import pytest

from ldncli.schema.studies import Study

ROWS = "#study-rows tbody tr"
SHOWN = f"{ROWS}:not([hidden])"


def column(page, number):
    script = (
        "(rows, n) => rows.map(row => row.cells[n].dataset.s ?? row.cells[n].textContent.trim())"
    )
    return page.locator(SHOWN).evaluate_all(script, number)


def test_it_loads_without_a_complaint_and_asks_for_nothing_else(opened, whole):
    page = opened()
    page.wait_for_load_state("networkidle")
    assert page.complaints == []
    assert page.asked == [whole.as_uri(), "data:,"] or page.asked == [whole.as_uri()]
    assert page.title() == "The evidence on low-dose naltrexone"


def test_the_policy_stops_a_foreign_script(opened):
    page = opened()
    page.evaluate(
        "() => { const s = document.createElement('script'); s.textContent = 'window.got = 1';"
        " document.body.append(s); }"
    )
    assert page.evaluate("window.got") is None
    assert any("Content Security Policy" in text for text in page.complaints)


def test_at_rest_it_is_three_screens_at_most(opened):
    page = opened(width=1280, height=800)
    assert page.evaluate("document.documentElement.scrollHeight") <= 3 * 800
    assert page.locator("details[open]").count() == 0


def test_headings_are_in_order(opened):
    page = opened("#fibromyalgia")
    script = "hs => hs.filter(h => h.checkVisibility()).map(h => Number(h.tagName[1]))"
    levels = page.locator("h1, h2, h3, h4, h5").evaluate_all(script)
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_ten_tab_presses_reach_each_main_thing(opened):
    page = opened()
    reached = set()
    here = "document.activeElement.closest('.part')?.id || document.activeElement.id"
    for skip in (False, True):
        page.reload()
        for press in range(10):
            page.keyboard.press("Tab")
            reached.add(page.evaluate(here))
            if skip and press == 0:
                page.keyboard.press("Enter")
    parts = page.locator(".part").evaluate_all("parts => parts.map(part => part.id)")
    assert {"ask-words", "pick", *parts} <= reached
    assert len(parts) >= 8


def test_the_map_leads_to_the_condition(opened):
    page = opened("#map")
    page.locator("#map a[href='#fibromyalgia']").click()
    box = page.locator("#fibromyalgia")
    focused = "document.activeElement.closest('details')?.id === 'fibromyalgia'"
    page.wait_for_function(focused, timeout=5000)
    assert box.get_attribute("open") is not None
    assert 0 <= box.bounding_box()["y"] < 100
    page.locator("#fibromyalgia > summary").click()
    assert box.get_attribute("open") is None


@pytest.mark.parametrize("address", ["#crohns-disease", "#c-crohns-disease"])
def test_an_address_with_a_condition_opens_it(opened, address):
    page = opened(address)
    body = page.locator("#crohns-disease > .body")
    assert body.is_visible()
    for words in ("Never with an opioid", "What was found", "Studies", "What is not known"):
        assert words in body.inner_text()
    assert "⊕" in page.locator("#crohns-disease > summary").inner_text()


def test_an_address_with_medicines_checks_them(opened):
    page = opened("#check=tramadol,sertraline")
    answers = page.locator("#answers .answer").all_inner_texts()
    assert answers[0].startswith("tramadol (opioid)")
    assert answers[1].startswith("sertraline")


def test_an_address_with_choices_filters_and_choices_write_it(opened):
    page = opened("#studies?condition=fibromyalgia&design=random")
    form = page.locator("form[data-filters=study-rows]")
    assert form.locator("[name=condition]").input_value() == "fibromyalgia"
    some = page.locator(SHOWN).count()
    assert 0 < some < 20
    form.locator("[name=dose]").select_option("low")
    address = page.evaluate("location.hash")
    assert address == "#studies?condition=fibromyalgia&design=random&dose=low"


def test_what_is_shown_can_be_downloaded(opened):
    page = opened("#studies?condition=fibromyalgia&design=random")
    with page.expect_download() as waited:
        page.get_by_role("button", name="Download CSV").click()
    rows = list(csv.reader(Path(waited.value.path()).read_text("utf-8-sig").splitlines()))
    assert rows[0][:4] == ["study", "year", "design", "people"]
    assert len(rows) - 1 == page.locator(SHOWN).count()
    assert not [cell for row in rows for cell in row if cell[:1] in ("=", "+", "-", "@")]


@pytest.mark.parametrize(
    ("question", "answers"),
    [
        ("fibromyalgia", ["Fibromyalgia", "Never with an opioid", "⊕⊕◯◯"]),
        ("tramadol, sertraline", ["tramadol (opioid)", "contraindicated", "sertraline"]),
        ("can i take it with tramadol", ["tramadol (opioid)", "contraindicated"]),
        ("tramadal", ["A guess only", "tramadol (opioid): contraindicated"]),
        ("can i drink alcohol", ["Can I drink alcohol on LDN?"]),
        ("vivid dreams", ["What does LDN do to sleep?"]),
        ("qqq xyzw vvv", ["No record answers this"]),
        ("", ["Nothing was asked"]),
    ],
)
def test_the_box_answers(opened, question, answers):
    page = opened()
    page.locator("#ask-words").fill(question)
    page.keyboard.press("Enter")
    text = page.locator("#ask-answers").inner_text()
    for words in answers:
        assert words in text


def test_an_answer_opens_the_record(opened):
    page = opened()
    page.locator("#ask-words").fill("crohns")
    page.keyboard.press("Enter")
    page.locator("#ask-answers a").first.click()
    page.wait_for_function("document.querySelector('#crohns-disease').open", timeout=5000)


def test_a_condition_is_chosen(opened):
    page = opened()
    page.locator("#pick").select_option("fibromyalgia")
    page.locator("#pick-form button").click()
    assert page.locator("#fibromyalgia > .body").is_visible()
    assert page.evaluate("location.hash") == "#fibromyalgia"


def test_conditions_are_found_by_any_of_their_names(opened):
    page = opened("#conditions")
    search = page.locator("form[data-filters=condition-list] input")
    search.fill("crohns")
    shown = page.locator("#condition-list > details:not([hidden])")
    assert "Crohn" in shown.first.text_content()
    search.fill("FMS")
    assert shown.count() == 1
    assert shown.first.get_attribute("id") == "fibromyalgia"
    search.fill("zzzz")
    assert shown.count() == 0
    status = page.locator("form[data-filters=condition-list] .tally")
    assert status.text_content() == "No condition fits. Take a word or a choice away."


def test_a_link_to_a_filtered_condition_still_leads_there(opened):
    page = opened("#map")
    page.locator("form[data-filters=condition-list] input").fill("zzzz")
    page.locator("#map a[href='#fibromyalgia']").click()
    assert page.locator("#fibromyalgia > .body").is_visible()


def test_studies_filter_by_every_choice_together(opened, real):
    page = opened("#studies")
    form = page.locator("form[data-filters=study-rows]")
    form.locator("[name=condition]").select_option("fibromyalgia")
    about = real.about(Study, "fibromyalgia")
    assert page.locator(SHOWN).count() == len(about)
    form.locator("[name=design]").select_option("random")
    form.locator("[name=dose]").select_option("low")
    form.locator("[name=result]").select_option("no-difference")
    wanted = [
        study
        for study in about
        if study.design.startswith("randomised")
        and (study.dose_class, study.direction) == ("low", "no-difference")
    ]
    assert wanted
    assert page.locator(SHOWN).count() == len(wanted)
    total = real.count(Study)
    said = form.locator(".tally").text_content()
    assert re.fullmatch(rf"{len(wanted)} of {total} stud(y|ies)", said)
    form.locator("input").fill("bruun")
    assert page.locator(SHOWN).count() == 1


def test_studies_sort_both_ways_with_the_empty_last(opened):
    page = opened("#studies")
    head = page.locator("#study-rows thead th").nth(3)
    head.locator("button").click()
    assert head.get_attribute("aria-sort") == "ascending"
    people = [int(text) for text in column(page, 3)]
    known = [number for number in people if number]
    assert known == sorted(known)
    assert people[: len(known)] == known
    head.locator("button").click()
    assert head.get_attribute("aria-sort") == "descending"
    people = [int(text) for text in column(page, 3)]
    assert people == sorted(people, reverse=True)
    other = page.locator("#study-rows thead th").nth(0)
    other.locator("button").click()
    assert head.get_attribute("aria-sort") is None
    assert other.get_attribute("aria-sort") == "ascending"


def test_references_are_followed(opened):
    page = opened("#studies")
    link = page.locator(f"{ROWS} th a").first
    target = link.get_attribute("href")
    link.click()
    assert page.evaluate("location.hash") == target
    item = page.locator(target)
    assert item.bounding_box()["y"] < 900
    outward = page.locator(".references a[href^='http']")
    assert outward.count() > 300
    assert outward.first.get_attribute("target") is None
    assert page.locator("meta[name=referrer]").get_attribute("content") == "no-referrer"


def test_it_works_by_keyboard(opened):
    page = opened()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    page.keyboard.press("Space")
    assert page.evaluate("document.activeElement.parentNode.open") is True
    page.goto(page.url.split("#")[0] + "#studies")
    head = page.locator("#study-rows thead button").nth(1)
    head.focus()
    page.keyboard.press("Enter")
    assert head.locator("..").get_attribute("aria-sort") == "ascending"


@pytest.mark.parametrize("width", [320, 390, 768])
def test_no_sideways_scroll(opened, width):
    page = opened(width=width, height=740)
    page.evaluate("document.querySelectorAll('details').forEach(box => box.open = true)")
    page.locator("#check-names").fill("tramadol, tylenol 3, xyzopine")
    page.locator("#check-form button").click()
    page.wait_for_timeout(300)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_at_320_pixels_no_number_is_cut(opened):
    page = opened("#fibromyalgia", width=320, height=740)
    for place in ("#fibromyalgia .forest .n", "#fibromyalgia .findings td"):
        boxes = page.locator(f"{place}:visible").evaluate_all(
            "cells => cells.map(cell => [cell.scrollWidth - cell.clientWidth,"
            " cell.getBoundingClientRect().right])"
        )
        assert boxes
        assert all(over <= 0 and right <= 320 for over, right in boxes)


def test_on_a_phone_what_is_pressed_is_large_enough(opened):
    page = opened("#map", width=360, height=740)
    page.evaluate("document.querySelectorAll('.part').forEach(part => part.open = true)")
    for selector in (
        "#map .bubbles:not(.small) a",
        ".part > summary",
        ".condition > summary",
        "select",
        "#check button",
        ".ask button",
    ):
        assert page.locator(selector).first.bounding_box()["height"] >= 44


def test_it_prints_what_is_open(opened):
    page = opened("#fibromyalgia")
    printed = page.pdf(format="A4")
    sheets = pypdf.PdfReader(io.BytesIO(printed)).pages
    text = "".join(sheet.extract_text() for sheet in sheets)
    assert "What was found, and how sure that is" in text
    assert "Never with an opioid" in text
    assert "Multiple sclerosis" not in text
    assert len(sheets) < 12


def test_it_is_quick(opened):
    page = opened()
    took = page.evaluate("performance.timing.domComplete - performance.timing.navigationStart")
    assert took < 5000
    script = """() => {
        const start = performance.now();
        const box = document.querySelector("form[data-filters=study-rows] input");
        box.value = "placebo";
        box.dispatchEvent(new Event("input", { bubbles: true }));
        document.querySelector("#study-rows thead button").click();
        document.body.offsetHeight;
        return performance.now() - start;
    }"""
    assert page.evaluate(script) < 1000


@pytest.mark.parametrize(("days", "old"), [(-1, False), (0, True)])
def test_an_old_search_is_seen_on_the_day_it_is_opened(opened, days, old):
    page = opened()
    first = page.locator("#old-search").get_attribute("data-from")
    day = datetime.date.fromisoformat(f"{first}-01") + datetime.timedelta(days)
    page.clock.set_fixed_time(f"{day}T12:00:00Z")
    page.reload()
    assert page.locator("#old-search").is_visible() is old
