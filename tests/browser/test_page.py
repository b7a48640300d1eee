"""What a reader does on the page: look, filter, sort, follow, print, on a desk and on a phone."""

import io
import re

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


def test_the_map_leads_to_the_condition(opened):
    page = opened()
    page.locator("#map a[href='#c-fibromyalgia']").click()
    box = page.locator("#c-fibromyalgia")
    focused = "document.activeElement.closest('details')?.id === 'c-fibromyalgia'"
    page.wait_for_function(focused, timeout=5000)
    assert box.get_attribute("open") is not None
    assert 0 <= box.bounding_box()["y"] < 100
    page.locator("#c-fibromyalgia > summary").click()
    assert box.get_attribute("open") is None


def test_an_address_with_a_condition_opens_it(opened):
    page = opened("#c-crohns-disease")
    assert page.locator("#c-crohns-disease .trace").first.is_visible()


def test_conditions_are_found_by_any_of_their_names(opened):
    page = opened()
    search = page.locator("form[data-filters=condition-list] input")
    search.fill("crohns")
    shown = page.locator("#condition-list > details:not([hidden])")
    assert "Crohn" in shown.first.text_content()
    search.fill("FMS")
    assert shown.count() == 1
    assert shown.first.get_attribute("id") == "c-fibromyalgia"
    search.fill("zzzz")
    assert shown.count() == 0
    status = page.locator("form[data-filters=condition-list] .tally")
    assert status.text_content() == "No condition fits. Take a word or a choice away."


def test_a_link_to_a_filtered_condition_still_leads_there(opened):
    page = opened()
    page.locator("form[data-filters=condition-list] input").fill("zzzz")
    page.locator("#map a[href='#c-fibromyalgia']").click()
    assert page.locator("#c-fibromyalgia .body").is_visible()


def test_studies_filter_by_every_choice_together(opened, real):
    page = opened()
    form = page.locator("form[data-filters=study-rows]")
    form.locator("[name=c]").select_option("fibromyalgia")
    about = real.about(Study, "fibromyalgia")
    assert page.locator(SHOWN).count() == len(about)
    form.locator("[name=d]").select_option("random")
    form.locator("[name=k]").select_option("low")
    form.locator("[name=r]").select_option("no-difference")
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
    page = opened()
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
    page = opened()
    link = page.locator(f"{ROWS} th a").first
    target = link.get_attribute("href")
    link.click()
    assert page.evaluate("location.hash") == target
    item = page.locator(target)
    assert item.bounding_box()["y"] < 900
    outward = page.locator(".references a[href^='http']")
    assert outward.count() > 300
    assert outward.first.get_attribute("rel") == "noreferrer noopener"


def test_it_works_by_keyboard(opened):
    page = opened()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_function("document.activeElement.tagName === 'SUMMARY'", timeout=5000)
    page.keyboard.press("Space")
    assert page.evaluate("document.activeElement.parentNode.open") is False
    head = page.locator("#study-rows thead button").nth(1)
    head.focus()
    page.keyboard.press("Enter")
    assert head.locator("..").get_attribute("aria-sort") == "ascending"


@pytest.mark.parametrize("width", [360, 768])
def test_no_sideways_scroll(opened, width):
    page = opened(width=width, height=740)
    page.evaluate("document.querySelectorAll('details').forEach(box => box.open = true)")
    page.locator("#check-names").fill("tramadol, tylenol 3, xyzopine")
    page.keyboard.press("Enter")
    page.wait_for_timeout(300)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_on_a_phone_what_is_pressed_is_large_enough(opened):
    page = opened(width=360, height=740)
    for selector in (
        "#map .bubbles:not(.small) a",
        ".condition > summary",
        "select",
        "#check button",
    ):
        assert page.locator(selector).first.bounding_box()["height"] >= 44


def test_it_prints_whole_and_folds_up_again(opened, few):
    page = opened(few.as_uri())
    made = page.pdf(format="A4")
    text = "".join(sheet.extract_text() for sheet in pypdf.PdfReader(io.BytesIO(made)).pages)
    assert "What was found, and how sure that is" in text
    assert "imprecision" in text
    assert "https://doi.org/" in text
    assert page.locator("details[open]").count() == 0


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
