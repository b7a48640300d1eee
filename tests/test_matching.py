"""Names of medicines as people type them: the rules on words, without any dataset."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ldncli.matching.medicine_names import apart, distance, entries, is_dose, sound, words_of

from .spellings import slips

NAMES = st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("tramadol, sertraline;metformin", ["tramadol", "sertraline", "metformin"]),
        ("vitamin D 1,000 IU", ["vitamin D 1,000 IU"]),
        ("tramadol 37,5 mg", ["tramadol 37,5 mg"]),
        ("- codeine", ["codeine"]),
        ("2. codeine", ["codeine"]),
        ("#3 tylenol", ["#3 tylenol"]),  # never taken for a comment
        ("a\tb  c", ["a b c"]),
        (" , ;\n", []),
        ("tram\x1b[2Jadol", ["tram[2Jadol"]),
        ("tra\u00adma\u200bdol\u202e\udcff", ["tramadol"]),
    ],
)
def test_a_list_is_parted(line: str, parts: list[str]) -> None:
    assert list(entries([line])) == parts


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("Norco 10/325", ["norco"]),
        ("morphine 10 mg/5 ml", ["morphine"]),
        ("fentanyl 25mcg/hr patch", ["fentanyl", "patch"]),
        ("naltrexone 4.5", ["naltrexone"]),
        ("T3", ["t3"]),
        ("Tylenol #3", ["tylenol", "3"]),  # the 3 is what makes it an opioid
        ("U-47700", ["u", "47700"]),
    ],
)
def test_strengths_are_left_out(typed: str, words: list[str]) -> None:
    assert words_of(typed) == words


def test_letters_part_from_digits() -> None:
    assert apart("tramadol50mg") == ["tramadol", "50", "mg"]


def test_a_dose_is_no_name() -> None:
    assert all(map(is_dose, ["50 mg", "5/325", "tablets", "twice daily", "3"]))
    assert not any(map(is_dose, ["codeine", "t3", "plus", "forte"]))


@pytest.mark.parametrize(
    ("one", "other", "slips_between"),
    [("codiene", "codeine", 1), ("tramadal", "tramadol", 1), ("a", "abc", 2), ("ab", "ab", 0)],
)
def test_distance(one: str, other: str, slips_between: int) -> None:
    assert distance(one, other, 3) == slips_between


@settings(deadline=None)
@given(NAMES, NAMES)
def test_distance_is_symmetric_and_bounded(one: str, other: str) -> None:
    assert distance(one, other, 2) == distance(other, one, 2) <= 3


@settings(deadline=None, max_examples=40)
@given(NAMES)
def test_every_slip_is_one_away_and_can_be_undone(name: str) -> None:
    made = set(slips(name))
    assert all(distance(name, slip, 1) <= 1 for slip in made)
    for slip in sorted(made)[::40]:
        assert name in set(slips(slip)) or not slip


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("vibrid", "viibryd"),
        ("percoset", "percocet"),
        ("morfine", "morphine"),
        ("fentynol", "fentanyl"),
        ("nusenta", "nucynta"),
        ("cretum", "kratom"),
        ("codeen", "codeine"),
    ],
)
def test_what_sounds_alike(typed: str, meant: str) -> None:
    assert sound(typed) == sound(meant)
