"""Names are found as people type them."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ldncli.errors import NotFound
from ldncli.matching.names import nearest, normalise
from ldncli.queries.conditions import find_condition


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("fm", "fibromyalgia"),
        ("FM", "fibromyalgia"),
        ("Fibromyalgia", "fibromyalgia"),
        ("ms", "multiple-sclerosis"),
        ("MS", "multiple-sclerosis"),
        ("crohns", "crohns-disease"),
        ("crohn's", "crohns-disease"),
        ("Crohn’s disease", "crohns-disease"),
        ("crohn", "crohns-disease"),
        ("CFS", "me-cfs"),
        ("me/cfs", "me-cfs"),
        ("HS", "hidradenitis-suppurativa"),
        ("hailey hailey", "hailey-hailey-disease"),
        ("sjogrens", "sjogrens-disease"),
        ("Sjögren", "sjogrens-disease"),
        ("POTS", "pots-dysautonomia"),
        ("dysautonomia", "pots-dysautonomia"),
        ("long covid", "long-covid"),
        ("LPP", "lichen-planopilaris"),
        ("hashimotos", "hypothyroidism-hashimoto"),
        ("celiac disease", "coeliac-disease"),
        ("uremic pruritus", "uraemic-itch"),
        ("cholestatic pruritus", "cholestatic-itch"),
        ("IBS", "irritable-bowel-syndrome"),
        ("crps", "complex-regional-pain-syndrome"),
        ("eds", "ehlers-danlos"),
        ("mcas", "mast-cell-activation"),
        ("ptsd", "ptsd-dissociation"),
        ("diabetic neuropathy", "painful-diabetic-neuropathy"),
    ],
)
def test_a_condition_goes_by_many_names(real, typed, found):
    assert find_condition(real, typed) == found


def test_a_typo_is_told_with_suggestions_and_never_run(real):
    with pytest.raises(NotFound) as caught:
        find_condition(real, "fibromyalgya")
    assert "fibromyalgia" in {candidate.id for candidate in caught.value.candidates}
    assert not caught.value.ambiguous


def test_an_ambiguous_name_lists_the_candidates(real):
    with pytest.raises(NotFound) as caught:
        find_condition(real, "itch")
    ids = {candidate.id for candidate in caught.value.candidates}
    assert {"uraemic-itch", "cholestatic-itch"} <= ids
    assert caught.value.ambiguous


def test_a_name_that_two_conditions_share_is_ambiguous(tiny):
    with pytest.raises(NotFound) as caught:
        find_condition(tiny, "Sample Itch")
    ids = {candidate.id for candidate in caught.value.candidates}
    assert ids == {"exampleitis", "mockache"}


def test_no_name_at_all_is_told(tiny):
    for nothing in ("", " ", "'", "-"):
        with pytest.raises(NotFound):
            find_condition(tiny, nothing)


@given(st.text())
def test_folding_is_idempotent_and_total(text):
    once = normalise(text)
    assert normalise(once) == once
    assert once == once.strip()
    assert "  " not in once


@given(st.text(alphabet=string.ascii_letters + " '-"))
def test_case_hyphens_and_apostrophes_do_not_matter(text):
    assert normalise(text.upper()) == normalise(text.lower())
    assert normalise(text.replace("-", " ")) == normalise(text)
    assert normalise(text.replace("'", "")) == normalise(text)


@given(st.text(max_size=40))
def test_any_name_is_found_or_told(tiny_session, text):
    try:
        assert find_condition(tiny_session, text)
    except NotFound as error:
        assert error.asked == text


def test_a_unique_start_is_suggested():
    assert nearest("fibro", {"fibromyalgia": "fm", "migraine": "mi"}) == ("fm",)
