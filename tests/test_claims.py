"""Claims are found as people say them, and told with the verdict and what decides it."""

import json

import pytest

from ldncli.document.wording import CLAIM_VERDICTS
from ldncli.queries.claims import every_claim, find_claims
from ldncli.schema.knowledge import Claim
from tests.conftest import DATA


def test_golden_list(ldn, golden):
    golden("claims-80.txt", ldn("claims", tty=True).out)


def test_golden_list_by_topic(ldn, golden):
    golden("claims-topic.txt", ldn("claims", "--by", "topic").out)


@pytest.mark.parametrize("width", [80, 40])
def test_golden_one_in_full(ldn, golden, width):
    golden(f"claims-one-{width}.txt", ldn("claims", "miracle drug", tty=True, width=width).out)


def test_golden_several(ldn, golden):
    golden("claims-several.txt", ldn("claims", "studies", "larger", tty=True).out)


@pytest.mark.parametrize(
    "words",
    [["take-it-at-night"], ["Take it between 9 pm and 3 am"], ["9 pm"], ["bedtime"], ["betime"]],
)
def test_a_claim_is_found_by_id_sentence_or_words(ldn, words):
    ran = ldn("claims", *words, "-f", "json")
    assert json.loads(ran.out)["data"][0]["id"] == "take-it-at-night"


def test_a_guessed_word_is_said(ldn):
    assert "No hits for “betime”; showing “bedtime”." in ldn("claims", "betime").out


def test_one_claim_comes_with_its_studies_and_references(ldn):
    document = json.loads(ldn("claims", "cures-everything", "-f", "json").out)
    assert document["data"][0]["studies"] == ["undone-2018", "author-2024"]
    assert {item["id"] for item in document["references"]} == {"undone-2018", "author-2024"}
    text = ldn("claims", "cures-everything").out
    assert "undone-2018" in text
    assert "(retracted)" in text
    assert "RETRACTED" in text


def test_a_verdict_filters_the_list_and_the_search(ldn):
    assert ldn("claims", "--verdict", "unproven", "-q").out == "take-it-at-night\n"
    ran = ldn("claims", "cures", "--verdict", "supported")
    assert ran.code == 3
    assert "leave out --verdict" in ran.err
    assert "No claim passes these filters." in ldn("claims", "--verdict", "supported").out


def test_an_unknown_claim_is_not_found(ldn):
    ran = ldn("claims", "qqqqzz")
    assert (ran.code, ran.out) == (3, "")
    assert "ldn claims lists all of them" in ran.err


@pytest.mark.parametrize("words", [["***"], [""], ['"'], ["NOT", "(", "x"]])
def test_hostile_words_are_answered_in_words(ldn, words):
    ran = ldn("claims", *words)
    assert ran.code in (0, 2, 3)
    assert "Traceback" not in ran.err


def test_every_verdict_has_its_own_sign_and_words():
    assert len({sign for sign, _, _ in CLAIM_VERDICTS.values()}) == len(CLAIM_VERDICTS)
    assert all(sign.isascii() and words for sign, words, _ in CLAIM_VERDICTS.values())


def test_every_claim_that_ships_is_found_by_each_of_its_sentences(real):
    for claim in real.all(Claim):
        for sentence in (claim.id, claim.claim, *claim.also_met_as):
            found = find_claims(real, (sentence,))
            assert found.claims[0].id == claim.id, sentence
            assert found.one, sentence


def test_every_claim_that_ships_is_drawn(ldn, real):
    for claim in every_claim(real).claims:
        ran = ldn("claims", claim.id, data=DATA)
        assert claim.reason in ran.out
        for study in claim.studies:
            assert study in ran.out
