"""Claims are found as people say them, and told with the verdict and what decides it."""

import json
import shutil

import pytest

from ldncli.dataset.dataset import open_dataset
from ldncli.document.wording import CLAIM_VERDICTS
from ldncli.errors import NotFound
from ldncli.queries.claim_words import keyed, named
from ldncli.queries.claims import every_claim, find_claims
from ldncli.schema.build import build
from ldncli.schema.knowledge import Claim
from tests.conftest import DATA, TINY


def test_golden_list(ldn, golden):
    golden("claims-80.txt", ldn("claims", tty=True).out)


def test_golden_list_by_topic(ldn, golden):
    golden("claims-topic.txt", ldn("claims", "--by", "topic").out)


@pytest.mark.parametrize("width", [80, 40])
def test_golden_one_in_full(ldn, golden, width):
    golden(f"claims-one-{width}.txt", ldn("claims", "miracle drug", tty=True, width=width).out)


def test_golden_several(ldn, golden):
    golden("claims-several.txt", ldn("claims", "no", tty=True).out)


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
    assert "no claim like “qqqqzz” is recorded here" in ran.err
    assert "ldn ask qqqqzz" in ran.err


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
            answer = find_claims(real, (sentence,))
            assert answer.claims[0].id == claim.id, sentence
            assert answer.one, sentence


ASKED = [
    # what is asked, the claim in full or nothing, a claim that must not be first
    ("Can LDN cause anxiety", "causes-anxiety", "anxiety"),
    ("LDN relieves anxiety", "anxiety", "causes-anxiety"),
    ("900 papers", "nine-hundred-papers", "dry-eye"),
    ("protects the liver", "protects-the-liver", ""),
    ("hair", "", ""),
    ("guideline long covid", "", ""),
    ("weather in Lisbon", None, ""),
    ("60% of people with toothache", None, ""),
]


@pytest.mark.parametrize(("asked", "meant", "other"), ASKED, ids=[row[0] for row in ASKED])
def test_a_card_opens_only_where_all_key_words_are_met(real, asked, meant, other):
    if meant is None:
        with pytest.raises(NotFound):
            find_claims(real, tuple(asked.split()))
        return
    answer = find_claims(real, tuple(asked.split()))
    first = answer.claims[0].id
    assert answer.one == bool(meant)
    assert first != other
    assert not meant or set(meant.split("-")) & set(first.split("-"))


def test_the_result_that_decides_stands_beside_each_study(ldn):
    out = ldn("claims", "no side effects", data=DATA).out
    assert "any adverse event: 84% (41 of 49) v 86% (43 of 50)" in out
    assert "pain intensity" not in out


def test_an_unproven_harm_is_not_known_and_never_not_shown(ldn, real):
    out = ldn("claims", data=DATA).out
    unproven = [c for c in real.all(Claim) if c.verdict == "unproven" and c.topic == "harm"]
    assert unproven
    assert f"? not known: {len(unproven)}" in out
    assert "? Not known" in ldn("claims", unproven[0].id, data=DATA).out


def test_a_claim_to_swap_a_treatment_prints_its_answer_in_the_list(ldn, real):
    out = ldn("claims", data=DATA).out
    for claim in real.all(Claim):
        if claim.instead:
            assert f"{claim.claim}. {claim.reason.split('. ')[0]}" in out


def test_every_claim_that_ships_is_drawn(ldn, real):
    for claim in every_claim(real).claims:
        ran = ldn("claims", claim.id, data=DATA)
        assert claim.reason in ran.out
        for study in claim.studies:
            assert study in ran.out


# What is asked, the claim that goes by it, and those whose key words, or whose sentence where a
# claim has no key words, it holds. `night` has the key words "at night" and "bedtime".
MEANT = [
    ("LDN cures everything!", ("cures-everything",), ("cures-everything",)),
    ("a miracle drug", ("cures-everything",), ("cures-everything",)),
    ("miracle", (), ("cures-everything",)),  # it stands in a sentence of the claim
    ("mira", (), ()),  # a part of a word does not
    ("bedtime at night", (), ("take-it-at-night",)),
    ("at night", (), ()),  # one of two key words
    ("take it between 9 pm and 3 am", ("take-it-at-night",), ()),
    ("between 9 pm", (), ()),  # a claim with key words goes by them
    ("", (), ()),
    ("???", (), ()),
]


@pytest.fixture(scope="module")
def keyed_claims(tmp_path_factory):
    folder = tmp_path_factory.mktemp("claims") / "data"
    shutil.copytree(TINY, folder)
    path = folder / "claims.toml"
    own = 'id = "take-it-at-night"\n'
    text = path.read_text("utf-8")
    assert own in text
    path.write_text(text.replace(own, f'{own}words = ["at night", "bedtime"]\n'), "utf-8")
    return open_dataset(folder, {})


@pytest.mark.parametrize(("asked", "by_name", "by_key"), MEANT)
def test_which_claims_a_sentence_means(keyed_claims, asked, by_name, by_key):
    assert named(keyed_claims, asked) == by_name
    assert keyed(keyed_claims, asked) == by_key


def test_of_all_claims_those_that_are_shown_are_built(ldn, monkeypatch):
    built = []

    def noting(cls, row):
        built.append((cls, row.get("id")))
        return build(cls, row)

    monkeypatch.setattr("ldncli.dataset.dataset.build", noting)
    assert ldn("claims", "cures-everything").code == 0
    assert [key for cls, key in built if cls is Claim] == ["cures-everything"]
