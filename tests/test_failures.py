"""What a failure says, line by line, and the exit status that goes with it."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from ldncli.cli.exit_codes import ExitCode, exit_code
from ldncli.cli.failures import lines
from ldncli.errors import Candidate, Fault, FaultyData, LdnError, NotFound, UsageError

SOURCE = Path(__file__).parent.parent / "src" / "ldncli"
FM = Candidate(kind="condition", id="fibromyalgia", label="Fibromyalgia")
MS = Candidate(kind="condition", id="multiple-sclerosis", label="Multiple sclerosis")
BRUUN = Candidate(kind="study", id="bruun-2024", label="randomised-parallel, fibromyalgia")
PAPER = Candidate(kind="excluded", id="x-2020", label="A title")
CASES = [
    (
        NotFound("condition", "zz"),
        [
            "ldn: no condition is called “zz”",
            "     not searched for under this name, so that is no finding about it. "
            "try: ldn ask zz · ldn conditions lists all of them",
        ],
    ),
    (
        NotFound("condition", "fibro", (FM,)),
        [
            "ldn: no condition is called “fibro”",
            "     did you mean:",
            "       ldn show fibromyalgia",
        ],
    ),
    (
        NotFound("condition", "m", (FM, MS), ambiguous=True),
        [
            "ldn: “m” can mean several conditions",
            "     name one of them:",
            "       ldn show fibromyalgia",
            "       ldn show multiple-sclerosis",
        ],
    ),
    (
        NotFound("study", "brun", (BRUUN,)),
        [
            "ldn: no study is called “brun”",
            "     did you mean:",
            "       ldn study bruun-2024  (randomised-parallel, fibromyalgia)",
        ],
    ),
    (
        NotFound("study", "fm", (FM,), reason="is-condition"),
        [
            "ldn: “fm” is a condition, not a study",
            "     try:",
            "       ldn show fibromyalgia",
            "       ldn studies --condition fibromyalgia",
        ],
    ),
    (
        NotFound("study", "N1", (Candidate(kind="trial", id="N1"),), reason="is-trial"),
        [
            "ldn: “N1” is a registered trial, and no study of it is held",
            "     try:",
            "       ldn trials N1",
        ],
    ),
    (
        NotFound("study", "2019.", reason="is-year", within="2019"),
        [
            "ldn: “2019.” is a year, not a study",
            "     try:",
            "       ldn studies --since 2019 --until 2019",
        ],
    ),
    (
        NotFound("study", "x", (PAPER,), reason="excluded", detail="50 mg"),
        ["ldn: “x” was excluded: A title", "     the reason: 50 mg"],
    ),
    (
        NotFound("source", "b", (BRUUN, FM)),
        [
            "ldn: no reference, study or condition is called “b”",
            "     did you mean:",
            "       ldn cite bruun-2024",
            "       ldn cite fibromyalgia",
        ],
    ),
    (
        NotFound("subject", "b", (FM, BRUUN), ambiguous=True),
        [
            "ldn: “b” can mean several",
            "     did you mean one of these:",
            "       ldn show fibromyalgia",
            "       ldn study bruun-2024  (randomised-parallel, fibromyalgia)",
        ],
    ),
    (
        NotFound("outcome", "x", (Candidate(kind="outcome", id="pain"),), within="fm"),
        [
            "ldn: no outcome of fm is called “x”",
            "     the outcomes reported are:",
            "       ldn forest fm --outcome pain",
        ],
    ),
    (
        NotFound("outcome", "x", within="fm"),
        ["ldn: no outcome of fm is called “x”", "     its studies report no outcome"],
    ),
    (
        NotFound("record", "x", within="study"),
        [
            "ldn: no record of kind study holds “x”, or a word like it",
            "     not found here: that is no finding about it. "
            "ldn conditions lists what was searched for",
        ],
    ),
    (
        NotFound("claim", "x", reason="other-verdict", within="supported"),
        ["ldn: no claim with the verdict supported holds “x”", "     leave out --verdict"],
    ),
    # A brace that somebody types is no place to fill in.
    (
        NotFound("mechanism", "{asked}{0}"),
        ["ldn: no mechanism is called “{asked}{0}”"],
    ),
    (
        UsageError("no medicine was named", problem="no-medicine"),
        ["ldn: no medicine was named", "     try: ldn check tramadol sertraline"],
    ),
    (LdnError("it failed", "do this"), ["ldn: it failed", "     do this"]),
    (LdnError("it failed"), ["ldn: it failed"]),
    (
        FaultyData("d", (Fault("a.toml", "study x", "year", "3", "too old"),)),
        [
            "a.toml: study x: year = 3: too old",
            "ldn: the data in d has 1 fault",
            "     mend each line above, then run: ldn data validate d",
        ],
    ),
]


@pytest.mark.parametrize(("error", "told"), CASES, ids=[str(error) for error, _ in CASES])
def test_every_line_of_a_failure(error, told):
    assert lines(error) == told
    assert str(error) == error.message


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (LdnError("x"), ExitCode.FAILED),
        (FaultyData("d", ()), ExitCode.FAILED),
        (UsageError("x"), ExitCode.USAGE),
        (NotFound("study", "x"), ExitCode.NOT_FOUND),
    ],
)
def test_the_exit_status_of_a_failure(error, status):
    assert exit_code(error) == status


def test_what_is_left_out_of_a_long_list_is_counted():
    many = tuple(Candidate(kind="condition", id=f"c{number}") for number in range(11))
    told = lines(NotFound("condition", "c", many, ambiguous=True))
    assert told[-2:] == ["       ldn show c7", "       and 3 more: ldn conditions lists all"]


def texts(path: Path) -> list[str]:
    tree = ast.parse(path.read_text("utf-8"))
    return [n.value for n in ast.walk(tree) if isinstance(n, ast.Constant) and type(n.value) is str]


@pytest.mark.parametrize("room", ["errors.py", "queries", "matching", "evidence", "bibliography"])
def test_no_command_is_written_below_the_pages(room):
    place = SOURCE / room
    # A part of an answer to a question carries its command as data, in JSON too.
    paths = set(place.rglob("*.py")) - set((SOURCE / "queries" / "ask").glob("*.py"))
    for path in paths if place.is_dir() else [place]:
        for text in texts(path):
            inside = f" {text}".replace("`ldn ", "")
            assert " ldn conditions" not in inside, (path, text)
            for command in ("show", "study", "check", "search", "cite", "trials", "forest", "new"):
                assert f" ldn {command} " not in inside, (path, text)
