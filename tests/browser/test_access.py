"""axe-core finds nothing, in light and dark, on a desk and on a phone, and on paper."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from ldncli.document.page import Document
from ldncli.document.wording import NOTICE
from ldncli.pages import handout
from ldncli.queries.handout import handout as evidence
from ldncli.report import paper


def faults(page, context=None):
    answer = Axe().run(page, context=context).response
    assert len(answer["passes"]) > 5, "the rules did not run"
    return [
        f"{item['id']}: {node['target']} {node['html'][:120]}"
        for item in answer["violations"]
        for node in item["nodes"]
    ]


@pytest.mark.parametrize(
    ("which", "width", "scheme"),
    [
        ("whole", 1200, "light"),
        ("whole", 320, "dark"),
        ("few", 1200, "dark"),
        ("few", 360, "light"),
    ],
)
def test_the_page(opened, request, which, width, scheme):
    path = request.getfixturevalue(which)
    page = opened(f"{path.as_uri()}#fibromyalgia", width=width, scheme=scheme)
    page.locator("#fibromyalgia details.more > summary").last.click()
    page.locator("#ask-words").fill("tramadol, sertraline, tramadal, xyzopine")
    page.keyboard.press("Enter")
    assert faults(page) == []


def test_a_fault_would_be_found(opened, few):
    page = opened(f"{few.as_uri()}#check")
    page.evaluate(
        "document.querySelector('#check-names').closest('label').before(document.createElement('input'))"
    )
    assert any(fault.startswith("label") for fault in faults(page, context="#check"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_handout(opened, real, tmp_path, scheme):
    page = handout.page(evidence(real, "crohns-disease"))
    document = Document(
        page=page, command="", dataset_version="1", searched_through="2026-10", notice=NOTICE
    )
    path = tmp_path / "handout.html"
    path.write_text(paper.html(document), "utf-8")
    shown = opened(path.as_uri(), width=360, scheme=scheme)
    assert faults(shown) == []
    assert shown.complaints == []
    assert shown.evaluate("document.documentElement.scrollWidth") <= 360


def test_what_is_folded_open_is_clean_too(opened):
    page = opened("#conditions")
    page.evaluate(
        "document.querySelectorAll('#condition-list > details').forEach(d => d.open = true)"
    )
    assert faults(page, context="#condition-list > details:nth-child(-n+12)") == []


@pytest.mark.parametrize(
    "part", ["map", "check=tramadol", "safety", "practice", "claims", "studies", "trials", "method"]
)
def test_each_part(opened, part):
    page = opened(f"#{part}")
    assert faults(page, context=f"#{part.partition('=')[0]}") == []
