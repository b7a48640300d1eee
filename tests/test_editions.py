"""Two editions side by side, on copies of the small dataset in which known things were changed."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from ldncli.dataset.editions import edition
from ldncli.errors import FaultyData, LdnError
from ldncli.queries.editions.difference import EditionDifference, difference
from ldncli.queries.editions.fields import nature, values

from .conftest import TINY, Runner

Edit = tuple[str, str, str]  # a file, what stands there, what stands there instead


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """Return a copy that plays the earlier edition."""
    shutil.copytree(TINY, tmp_path / "old")
    return tmp_path / "old"


def edit(folder: Path, *edits: Edit) -> None:
    for name, before, after in edits:
        path = folder / name
        text = path.read_text("utf-8")
        assert before in text, (name, before)
        path.write_text(text.replace(before, after, 1), "utf-8")


def compared(old: Path, new: Path = TINY) -> EditionDifference:
    return difference(edition(old), edition(new))


def test_an_edition_does_not_differ_from_itself(old: Path, ldn: Runner) -> None:
    same = compared(old)
    assert (same.changes, same.verdicts, same.moved) == ((), (), ())
    assert all(c.added == c.gone == c.changed == 0 and c.old == c.new for c in same.counts)
    ran = ldn("data", "diff", str(old))
    assert ran.code == 0
    assert "Nothing that these editions hold differs." in ran.out


STUDY = "studies/author-2024.toml"


@pytest.mark.parametrize(
    ("change", "told"),
    [
        # In the earlier edition: another number, none, another text, another day of reading.
        ((STUDY, "n_analysed = 100", "n_analysed = 98"),
         ("study", "author-2024", "n_analysed", "98", "100", "correction")),
        ((STUDY, "n_analysed = 100\n", ""),
         ("study", "author-2024", "n_analysed", None, "100", "addition")),
        ((STUDY, 'funding = "', 'funding = "Perhaps '),
         ("study", "author-2024", "funding", "Perhaps *", "*", "wording")),
        (("claims.toml", 'verdict = "unproven"', 'verdict = "supported"'),
         ("claim", "take-it-at-night", "verdict", "supported", "unproven", "correction")),
        (("interactions.toml", 'severity = "contraindicated"', 'severity = "minor"'),
         ("class", "opioid-agonist", "severity", "minor", "contraindicated", "correction")),
    ],
)  # fmt: skip
def test_a_changed_value_is_told_with_old_new_and_what_it_is(
    old: Path, change: Edit, told: tuple[str | None, ...]
) -> None:
    edit(old, change)
    (found,) = compared(old).changes
    got = (found.kind, found.id, found.field, found.old, found.new, found.nature)
    for value, expected in zip(got, told, strict=True):
        pattern = re.escape(expected or "").replace(r"\*", ".*")
        assert value == expected or (value and re.fullmatch(pattern, value)), got


def test_that_a_source_was_read_again_is_no_change(old: Path) -> None:
    edit(old, (STUDY, "checked_on = 2026", "checked_on = 2025"))
    assert compared(old).changes == ()


def test_a_table_row_is_known_by_its_name_and_told_once_when_it_goes() -> None:
    first = {"outcome_id": "pain", "timepoint": "12 weeks", "p": "0.02", "estimate": -0.5}
    twin = {**first, "p": "0.04"}
    row = {"results": [first, twin], "retracted": False, "also": [], "dose": "4.5 mg"}
    assert values("study", row) == {
        "results[pain; 12 weeks]": "a row",
        "results[pain; 12 weeks].p": "0.02",
        "results[pain; 12 weeks].estimate": "-0.5",
        "results[pain; 12 weeks 2]": "a row",
        "results[pain; 12 weeks 2].p": "0.04",
        "results[pain; 12 weeks 2].estimate": "-0.5",
        "dose": "4.5 mg",
    }


@pytest.mark.parametrize(
    ("kind", "way", "old_value", "expected"),
    [
        ("study", "results[pain].p", "0.02", "correction"),
        ("study", "results[pain].note", "x", "wording"),
        ("study", "results[pain].p", None, "addition"),
        ("study", "results[pain]", "a row", "correction"),  # what was said is taken back
        ("study", "results[pain]", None, "addition"),
        ("condition", "findings[pain; placebo].certainty", "low", "correction"),
        ("condition", "plain", "x", "wording"),
        ("medicine", "interaction", "not-studied", "correction"),
        ("reference", "retracted", None, "correction"),  # nobody may miss it
        ("study", "corrections", None, "correction"),
        ("mechanism", "plain", "x", "wording"),
    ],
)
def test_what_a_change_is(kind: str, way: str, old_value: str | None, expected: str) -> None:
    assert nature(kind, way, old_value) == expected


def test_a_row_that_went_is_one_line_and_not_one_for_each_of_its_fields(old: Path) -> None:
    text = (old / STUDY).read_text("utf-8")
    row = re.search(r"\[\[study\.results\]\]\n(?:.+\n)+", text)
    assert row is not None
    later = old.parent / "later"
    shutil.copytree(old, later)
    edit(later, (STUDY, row[0], ""))
    gone = [change for change in compared(old, later).changes if change.kind == "study"]
    assert len(gone) == 1 and gone[0].field.startswith("results[") and gone[0].new is None
    (back,) = [change for change in compared(later, old).changes if change.kind == "study"]
    assert (back.field, back.nature) == (gone[0].field, "addition")


def test_a_verdict_that_moved_is_told_in_the_words_of_both(old: Path, ldn: Runner) -> None:
    edit(
        old,
        ("conditions.toml", 'direction = "no-difference"', 'direction = "favours-ldn"'),
        ("conditions.toml", 'certainty = "moderate"', 'certainty = "high"'),
    )
    (move,) = compared(old).verdicts
    assert (move.condition, move.old.certainty) == ("exampleitis", "high")
    assert (move.old.direction, move.new.direction) == ("favours-ldn", "no-difference")
    assert move.new.certainty == "moderate"
    assert "improves pain" in move.old.verdict and "no clear difference" in move.new.verdict
    out = ldn("data", "diff", str(old), "-f", "markdown").out
    line = f"- Exampleitis: {move.old.verdict.rstrip('.')} (high) → "
    assert line in out
    assert not re.search("^#", out, re.M)  # it goes under a heading of the CHANGELOG


def test_papers_that_came_went_or_moved(old: Path, ldn: Runner) -> None:
    (old / "studies" / "drafter-2019.toml").unlink()
    text = (old / "awaiting.toml").read_text("utf-8")
    first = re.findall(r'^id = "(.+)"', text, re.M)[0]
    edit(old, ("awaiting.toml", f'id = "{first}"', 'id = "another-one"'))
    with (old / "excluded.toml").open("a", encoding="utf-8") as file:
        file.write('\n[[excluded]]\nid = "drafter-2019"\ntitle = "t"\nconditions = []\n')
    moved = {item.id: (item.old, item.new) for item in compared(old).moved}
    assert moved == {
        "drafter-2019": ("excluded", "study"),
        first: ("", "awaiting"),
        "another-one": ("awaiting", ""),
    }
    found = compared(old)
    ways = {(item.old, item.new): item.papers for item in found.flow}
    counts = {item.kind: item for item in found.counts}
    for kind in ("study", "excluded", "awaiting"):  # nobody is lost on the way
        assert sum(n for (was, _), n in ways.items() if was == kind) == counts[kind].old
        assert sum(n for (_, now), n in ways.items() if now == kind) == counts[kind].new
    out = ldn("data", "diff", str(old)).out
    assert re.search(r"New studies: 1\n +- drafter-2019 \(.*; before: excluded\)", out)
    assert "another-one: gone, or under another id" in out


def test_an_older_layout_and_rules_that_it_breaks_are_no_hindrance(old: Path, ldn: Runner) -> None:
    """All studies in one file, as before 2026.12; a field missing and a word not known today."""
    texts = [path.read_text("utf-8") for path in sorted((old / "studies").glob("*.toml"))]
    parts = [text.partition("[[reference]]") for text in texts]
    (old / "studies.toml").write_text("\n".join(study for study, _, _ in parts), "utf-8")
    with (old / "references.toml").open("a", encoding="utf-8") as file:
        file.writelines(f"\n{head}{reference}" for _, head, reference in parts)
    shutil.rmtree(old / "studies")
    assert compared(old).changes == ()
    edit(
        old,
        ("studies.toml", 'read = "full-text"\n', ""),
        ("claims.toml", "[[claim]]", "[[unheard_of]]\nid = 1\n\n[[claim]]"),
    )
    (change,) = compared(old).changes
    assert (change.field, change.nature) == ("read", "addition")


SURE = ("conditions.toml", 'certainty = "moderate"', 'certainty = "quite-sure"')


@pytest.mark.parametrize("lacking", [SURE, (STUDY, 'dose_class = "low"\n', "")])
def test_a_verdict_that_has_no_words_today_is_told_by_its_parts(
    old: Path, ldn: Runner, lacking: Edit
) -> None:
    """A word of an earlier vocabulary, or a field that was added since."""
    better = ("conditions.toml", 'direction = "no-difference"', 'direction = "favours-ldn"')
    edit(old, better, lacking)
    move = next(move for move in compared(old).verdicts if move.condition == "exampleitis")
    sure = "quite-sure" if lacking is SURE else "moderate"
    assert (move.old.verdict, move.old.direction, move.old.certainty) == ("", "favours-ldn", sure)
    assert move.new.verdict
    told = f"Exampleitis: favours-ldn ({sure}) → Compared"
    assert told in " ".join(ldn("data", "diff", str(old)).out.split())


def test_what_cannot_be_read_is_said(tmp_path: Path, old: Path, ldn: Runner) -> None:
    with pytest.raises(LdnError, match="no dataset in"):
        edition(tmp_path)
    edit(old, ("claims.toml", "[[claim]]", "[[claim]"))
    with pytest.raises(FaultyData):
        edition(old)
    ran = ldn("data", "diff", str(tmp_path / "nowhere"))
    assert (ran.code, ran.out) == (1, "") and "is no folder" in ran.err


def test_json_text_and_rows_tell_the_same(old: Path, ldn: Runner) -> None:
    edit(old, (STUDY, "n_analysed = 100", "n_analysed = 98"))
    words = ("data", "diff", str(old), str(TINY))
    document = json.loads(ldn(*words, "-f", "json").out)
    assert document["schema"] == "ldn.diff/1"
    (change,) = document["data"]["changes"]
    (row,) = csv.DictReader(io.StringIO(ldn(*words, "-f", "csv").out))
    assert row == {**change}
    assert "study author-2024, n_analysed: 98 → 100" in ldn(*words, tty=True).out
    counted = {item["kind"]: item for item in document["data"]["counts"]}
    assert (counted["study"]["changed"], counted["condition"]["changed"]) == (1, 0)


def test_additions_and_wording_are_counted_and_named_in_full(old: Path, ldn: Runner) -> None:
    edit(old, (STUDY, "n_analysed = 100\n", ""), (STUDY, 'funding = "', 'funding = "Perhaps '))
    brief, full = ldn("data", "diff", str(old)).out, ldn("data", "diff", str(old), "--full").out
    assert "1 value said for the first time and 1 value worded anew" in " ".join(brief.split())
    assert "funding" not in brief
    assert "Said for the first time: 1" in full and "Worded anew: 1" in full
    assert "funding: Perhaps" in full


def test_the_later_edition_is_that_of_the_call(old: Path, ldn: Runner, tmp_path: Path) -> None:
    edit(old, ("dataset.toml", 'version = "9.9.9"', 'version = "9.9.8"'))
    read: Callable[..., str] = lambda *words: ldn("data", "diff", *words, "-f", "json").out  # noqa: E731
    for words in ((str(TINY), str(old)), (str(TINY), "--data", str(old))):
        document = json.loads(read(*words))
        assert document["dataset_version"] == document["data"]["new"]["version"] == "9.9.8"
        assert document["data"]["old"]["version"] == "9.9.9"
