"""The check of medicines in the page: the answers of `ldn check`, and no others."""

import random
import re

import pytest

from ldncli.queries.interactions import check as interactions
from ldncli.queries.interactions.recognition import Names
from ldncli.schema.medicines import Medicine, Product
from tests.spellings import slips

ODD = (
    "tylenol number 3",
    "codeine 30mg",
    "Alor 5/500",
    "xyzopine",
    "vibrid",
    "tramadal",
    "tramadol50mg",
    "mscontin",
    "T3",
    "bup",
    "lopermide and codiene",
    "paracetamol + codeine",
    "my heart pill",
    "1",
    "the",
    "naltrexone",
    "fentanyl patch 25 mcg/hr",
    "oxycodone hcl er",
    "café",
    "Ünknown",
    "hydrocodon/apap 5/325",
    "a",
    "abc",
    "tramadol sertraline",
)
LISTS = (
    "tramadol, sertraline",
    "sertraline; tramadol",
    "tylenol, 3",
    "codeine, 30 mg, ibuprofen",
    "1. tramadol\n2. sertraline",
    "and, tramadol",
    "oxy, contin",
)


@pytest.fixture
def check(opened):
    """Type a list, press Enter, and return the answers as they read."""
    page = opened("#check")

    def typed(text):
        page.locator("#check-names").fill(text)
        page.keyboard.press("Enter")
        return page.locator("#answers .answer").all_inner_texts()

    typed.page = page
    return typed


def test_tramadol_is_contraindicated(check):
    answer, together = check("tramadol")
    assert answer.startswith("tramadol (opioid)\n")
    assert "!! contraindicated" in answer
    assert "withdrawal" in answer
    assert together.startswith("LDN together with an opioid")
    assert "Do not start or stop either on your own" in together
    assert "serious" in check.page.locator("#answers .answer").first.get_attribute("class")


def test_a_combination_is_as_dangerous_as_its_worst_ingredient(check):
    answer = check("tylenol 3")[0]
    assert "paracetamol" in answer
    assert "codeine (opioid)" in answer
    assert "contraindicated" in answer


def test_a_guess_is_never_taken(check):
    answer = check("tramadal")[0]
    assert answer.startswith("tramadal\n")
    assert "not known here" in answer
    assert "A guess only, is it one of these?" in answer
    assert "tramadol (opioid): contraindicated" in answer
    assert "If so it matters" in answer


def test_not_studied_and_not_known_do_not_look_alike(check):
    known, unknown = check("sertraline, qqqxyzw")
    if known.startswith("qqq"):
        known, unknown = unknown, known
    assert "That is not a finding of safety" in known or "not studied" in known
    assert "not in this dataset: that is not a finding of safety" in unknown


def test_the_worst_comes_first(check):
    answers = check("paracetamol, sertraline, tramadol")
    assert answers[0].startswith("tramadol")


def test_nothing_typed_says_what_to_do(check):
    check("")
    assert check.page.locator("#answers").inner_text() == "No medicine was named. Try: tramadol"


def test_markup_is_shown_as_typed(check):
    answer = check("<img src=x onerror=alert(1)>")[0]
    assert answer.startswith("<img src=x onerror=alert(1)>")
    assert check.page.locator("#answers img").count() == 0


def test_it_never_says_safe(check):
    text = " ".join(check("paracetamol, sertraline, metformin, acamprosate, qqqxyzw"))
    claimed = text.replace("That does not mean it is safe.", "")
    assert not re.search(r"\b(is|are|be) safe\b", claimed, re.IGNORECASE)


def test_the_answers_are_announced(check):
    region = check.page.locator("#answers")
    assert region.get_attribute("aria-live") == "polite"
    assert check.page.get_by_label("Medicines", exact=True).count() == 1


def test_a_pasted_list_keeps_its_lines_apart(check):
    page = check.page
    page.locator("#check-names").focus()
    page.evaluate("""() => {
        const data = new DataTransfer();
        data.setData("text", "tramadol\\nsertraline\\n");
        const how = { clipboardData: data, bubbles: true, cancelable: true };
        document.activeElement.dispatchEvent(new ClipboardEvent("paste", how));
    }""")
    assert page.locator("#check-names").input_value() == "tramadol, sertraline"


def told(answer):
    """Return an answer of the program in the form of the page's."""
    guesses = [[g.severity, *sorted(i.name for i in g.ingredients)] for g in answer.guesses]
    names = sorted(item.name for item in answer.ingredients)
    return [answer.answer, answer.severity, names, sorted(guesses), list(answer.not_read)]


SAID = """answer => [answer.answer, answer.severity, answer.ingredients.map(i => i.name),
    answer.guesses.map(g => [g.severity, ...g.ingredients.map(i => i.name)]), answer.unread]"""


def by_page(page, function, names):
    script = f"([names, say]) => names.map(name => ldn.checker.{function}(name))"
    script += f".map({function!r} === 'check' ? "
    script += f"list => list.map({SAID}) : {SAID})"
    return page.evaluate(script, [list(names), ""])


def in_order(row):
    """Sort by code point, which the browser and Python do not do alike for every letter."""
    kind, severity, names, guesses, unread = row
    ordered = sorted([guess[0], *sorted(guess[1:])] for guess in guesses)
    return [kind, severity, sorted(names), ordered, unread]


@pytest.fixture(scope="module")
def program(real):
    """Return the program's own check."""
    return interactions.Checker(real, Names(real))


def assert_alike(program, page, names):
    answers = by_page(page, "answer", names)
    for name, answer in zip(names, answers, strict=True):
        assert in_order(answer) == in_order(told(program.answer(name))), name


def test_every_name_of_an_opioid_and_slips_of_it_agree_with_the_program(opened, real, program):
    opioids = [item for item in real.all(Medicine) if item.kind == "opioid"]
    names = [name for item in opioids for name in (item.name, *item.synonyms, *item.brands)]
    chance = random.Random(1)
    near = [chance.choice(list(slips(item.name.casefold()))) for item in opioids]
    assert_alike(program, opened(), [*names, *near])


def test_other_names_agree_with_the_program(opened, real, program):
    kinds = (Medicine, Product)
    labels = sorted({label for kind in kinds for _, _, label in real.names(kind)})
    chance = random.Random(2)
    assert_alike(program, opened(), [*chance.sample(labels, 600), *ODD])


@pytest.mark.parametrize("text", LISTS)
def test_lists_are_parted_as_the_program_parts_them(opened, real, text):
    (answers,) = by_page(opened(), "check", [text])
    expected = interactions.check(real, [text]).answers
    assert list(map(in_order, answers)) == [in_order(told(answer)) for answer in expected]


def test_a_product_of_unsaid_kind_tells_to_read_the_packet(opened):
    page = opened("#check")
    page.locator("#check-names").fill("cough syrup")
    page.locator("#check-form button").click()
    assert "read the packet" in page.locator("#answers").inner_text()
