"""A copy whose search is older than twelve months says so, once, at the foot."""

import pytest

from ldncli.cli import deliver
from ldncli.document.age import OLD, age_note, old_from


@pytest.mark.parametrize(
    ("searched_through", "today", "old"),
    [
        ("2026-06", "2026-11-27", False),
        ("2026-06", "2027-06-30", False),  # twelve months are not more than twelve
        ("2026-06", "2027-07-01", True),
        ("2026-06-15", "2027-07-01", True),
        ("2025", "2026-12-31", False),  # a year is taken at its end
        ("2025", "2027-01-01", True),
        ("2026-06", "2026-01-01", False),  # a clock that is behind
    ],
)
def test_older_than_twelve_months(searched_through, today, old):
    assert bool(age_note(searched_through, today)) is old


@pytest.mark.parametrize(
    ("searched_through", "young", "old"),
    [
        ("2026-06", "2027-06", "2027-07"),
        ("2026-11-27", "2027-11", "2027-12"),
        ("2026-12", "2027-12", "2028-01"),
        ("2025", "2026-12", "2027-01"),
    ],
)
def test_the_month_in_which_a_search_grows_old(searched_through, young, old):
    assert old_from(searched_through) == old
    assert age_note(searched_through, old)
    assert not age_note(searched_through, young)


PAGES = (
    ("show", "exampleitis"),
    ("show", "exampleitis", "-f", "markdown"),
    ("check", "tramadol"),
    ("handout", "exampleitis"),
)


@pytest.mark.parametrize("words", PAGES, ids=" ".join)
def test_an_old_copy_says_so_once_at_the_foot(ldn, monkeypatch, words):
    assert OLD not in ldn(*words).out
    monkeypatch.setattr(deliver, "this_month", lambda: "2027-01")
    out = ldn(*words).out
    assert out.count(OLD) == 1
    assert OLD in out.strip().splitlines()[-1]
    assert OLD in " ".join(ldn(*words, tty=True).out.split())


def test_json_and_ids_are_as_before(ldn, monkeypatch):
    before = [ldn("conditions", option).out for option in ("--json", "-q")]
    monkeypatch.setattr(deliver, "this_month", lambda: "2027-01")
    assert [ldn("conditions", option).out for option in ("--json", "-q")] == before
