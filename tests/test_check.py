"""`ldn check`: no opioid passes in silence, nothing is called safe, a guess stays a guess."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ldncli.cli.exit_codes import OF_CONCERN
from ldncli.dataset.dataset import Dataset
from ldncli.document.blocks import plain
from ldncli.document.page import plain_data
from ldncli.errors import UsageError
from ldncli.matching.medicine_names import NOISE, distance
from ldncli.matching.names import normalise
from ldncli.pages import check as check_page
from ldncli.queries.interactions.answers import SERIOUS, Answer
from ldncli.queries.interactions.check import Checked, Checker, check
from ldncli.queries.interactions.recognition import Key, Names
from ldncli.schema.medicines import InteractionClass, Medicine, Product

from .conftest import DATA, TINY, Runner
from .spellings import slips

Golden = Callable[[str, str], None]
LETTERS = "abcdefghijklmnopqrstuvwxyz"
# One slip away from an opioid's name or brand, and another medicine's own name.
OTHER_MEDICINES = {
    *("analgin", "avanza", "coreg", "dilantin", "dona", "emend", "endoxan", "msm", "ndt", "oxis"),
    *("robaxacet", "robaxisal", "tecnal", "toradol", "trianal", "tylenol"),
    *("afrin", "panadol", "lopid", "alupent", "amanta", "amlong", "amrix", "anolor", "apri"),
    *("bentyl", "benzac", "bramox", "cilpen", "clopamide", "danol", "dolcetal", "dolmar"),
    *("doloralp", "dtrol", "inacid", "lopurin", "megace", "norgesic", "normase", "opiren"),
    *("opnol", "pamol", "penlac", "sabal", "sprix", "tabex", "thc", "tiamol", "torem"),
    *("trapic", "trilam", "trimox", "trospium", "vipral", "xatral", "zacin", "zymine"),
    *("notrol", "tomind", "trampcr"),
    *("allgil", "calpol", "comtan", "cortan", "dolormin", "ethanol", "metex", "olanzapin"),
    *("orap", "phenazone", "suspendol"),
}


@pytest.fixture(scope="module")
def known(real: Dataset) -> Names:
    """Return the names that ship, read once; tests/test_check_rules.py reads them both ways."""
    return Names(real)


@pytest.fixture(scope="module")
def checker(real: Dataset, known: Names) -> Checker:
    return Checker(real, known)


@pytest.fixture(scope="module")
def opioid_ids(real: Dataset) -> frozenset[str]:
    """Return every medicine that the data calls an opioid and a serious matter."""
    severities = {item.id: item.severity for item in real.all(InteractionClass)}
    return frozenset(
        item.id
        for item in real.all(Medicine)
        if item.kind == "opioid" and (item.severity or severities[item.interaction]) in SERIOUS
    )


@pytest.fixture(scope="module")
def opioid_names(real: Dataset, opioid_ids: frozenset[str]) -> tuple[str, ...]:
    """Return every name, synonym and brand of an opioid, and of a product that holds one."""
    held = [item for item in real.all(Medicine) if item.id in opioid_ids]
    products = [item for item in real.all(Product) if opioid_ids & set(item.ingredients)]
    names = [n for m in held for n in (m.id, m.name, *m.synonyms, *m.brands)]
    return (*names, *(n for p in products for n in (p.name, *p.aliases)))


def serious(answer: Answer) -> bool:
    return answer.serious or answer.may_be_serious


# What is typed, as people type it


def test_four_answers(ldn: Runner, golden: Golden) -> None:
    ran = ldn("check", "tylenol 3", "sertrolin", "tramadal", "acamprosate", "zoloft", "xyzopine",
              tty=True, NO_COLOR="1")  # fmt: skip
    golden("check-80.txt", ran.out)
    assert ran.code == 4
    signs = {line[:21].strip() for line in ran.out.splitlines() if line[2:4].strip()}
    for shown in ("!! contraindicated", "?! not known here", "?  not known here",
                  ".  not studied", "=  none known"):  # fmt: skip
        assert any(sign.startswith(shown) for sign in signs), shown


def test_narrow(ldn: Runner, golden: Golden) -> None:
    ran = ldn("check", "tramadal", "zoloft", tty=True, width=40, NO_COLOR="1")
    golden("check-40.txt", ran.out)
    assert ran.code == 5
    assert max(map(len, ran.out.splitlines())) <= 40


def test_off_a_terminal_each_name_is_one_line(ldn: Runner, golden: Golden) -> None:
    ran = ldn("check", "tramadol", "zoloft, lustral", "--full")
    golden("check-plain.txt", ran.out)
    lines = ran.out.splitlines()
    assert sum("tramadol" in line and "contraindicated" in line for line in lines) == 1


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("sertraline",), 0),
        (("acamprosate",), 0),
        (("sertraline", "tramadol"), 4),
        (("xyzopine", "tramadol"), 4),
        (("xyzopine",), 5),
        (("xyzopine", "sertraline"), 5),
        (("tramadal",), 5),
        (("Tylenol", "3"), 4),
        (("tylenol", "with", "codeine"), 4),
        (("TRAMADOL", "50", "mg", "twice", "daily"), 4),
        (("sertraline", "and", "acamprosate"), 0),
        (("Codeine Phosphate 30mg tablets",), 4),
        (("zóloft",), 0),
        ((), 2),
        (("",), 2),
        ((" , ;",), 2),
    ],
)
def test_exit_codes(ldn: Runner, words: tuple[str, ...], code: int) -> None:
    assert ldn("check", *words).code == code


def test_a_file_and_standard_input(ldn: Runner, tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_text("\ufeff1. Sertraline 50 mg\n\n- Ultram\r\n", "utf-8")
    assert ldn("check", "--file", str(path)).code == 4
    assert ldn("check", "-", stdin="sertraline\nzydol\n").code == 4
    assert ldn("check", "--file", "-", stdin="sertraline\n").code == 0
    missing = ldn("check", "--file", str(tmp_path / "none.txt"))
    assert (missing.code, "cannot read" in missing.err) == (2, True)
    assert ldn("check", "--file", str(tmp_path)).code == 2


def test_json(ldn: Runner) -> None:
    ran = ldn("check", "tylenol 3", "tramadal", "zoloft", "-f", "json")
    document = json.loads(ran.out)
    assert (ran.code, document["schema"]) == (4, "ldn.check/1")
    first, second, third = document["data"]
    assert (first["typed"], first["answer"], first["severity"]) == (
        "tylenol 3", "known-interaction", "contraindicated")  # fmt: skip
    assert first["matched"] == ["Tylenol 3"]
    assert [item["id"] for item in first["ingredients"]] == ["paracetamol", "codeine"]
    assert first["washouts"][0]["source"] == "label-ex"
    assert (second["answer"], second["severity"]) == ("unknown", None)
    assert [guess["name"] for guess in second["guesses"]] == ["tramadol"]
    assert second["may_be_serious"] is True
    assert (third["answer"], third["guesses"]) == ("not-studied", [])


def test_every_format_gives_the_same_answers(ldn: Runner) -> None:
    for form in ("text", "json", "jsonl", "csv", "tsv", "markdown", "toml"):
        ran = ldn("check", "tylenol 3", "zoloft", "-f", form)
        assert ran.code == 4, form
        assert "contraindicated" in ran.out and "zoloft" in ran.out
    assert ldn("check", "zoloft", "tramadol", "-q").out == "tramadol\nzoloft\n"


def test_control_characters_are_inert(ldn: Runner) -> None:
    typed = "tra\x1b[31mmadal\x07\u202e"
    for form in ("text", "json", "csv", "tsv", "markdown"):
        ran = ldn("check", typed, "-f", form)
        assert ran.code == 5
        said = json.dumps(json.loads(ran.out)["data"]) if form == "json" else ran.out
        assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f\u202e]", said), form
    assert ldn("check", "zoloft\x1b[2J").code in (0, 5)


def test_a_cell_that_a_spreadsheet_would_run_is_quoted(ldn: Runner) -> None:
    assert "'=cmd" in ldn("check", "=cmd|' /C calc'!A0", "-f", "csv").out


def test_worst_first(tiny: Dataset) -> None:
    found = check(tiny, ["acamprosate", "zoloft", "xyzopine", "tramadal", "codeine"])
    assert [a.typed for a in found.answers] == [
        "codeine", "tramadal", "xyzopine", "zoloft", "acamprosate"]  # fmt: skip


def test_a_combination_is_as_dangerous_as_its_worst_ingredient(tiny: Dataset) -> None:
    (answer,) = check(tiny, ["Co-codamol 30/500 effervescent"]).answers
    assert (answer.severity, [i.id for i in answer.ingredients]) == (
        "contraindicated", ["paracetamol", "codeine"])  # fmt: skip


def test_nothing_typed_is_dropped_in_silence(tiny: Dataset) -> None:
    (answer,) = check(tiny, ["tramadol frobnicate"]).answers
    assert (answer.serious, answer.not_read) == (True, ("frobnicate",))
    (answer,) = check(tiny, ["zoloft frobnicate"]).answers
    assert (answer.answer, [g.name for g in answer.guesses]) == ("unknown", ["Zoloft"])


REAL = [
    ("tramadal", 5, "tramadol"),
    ("vibrid", 5, "Viibryd"),
    ("oxycodon", 4, "oxycodone"),
    ("percoset", 5, "Percocet"),
    ("norco 10/325", 4, "hydrocodone"),
    ("hydrocod-apap", 5, "hydrocodone"),
    ("oxycotton", 5, "oxycodone"),
    ("morfeen", 5, "morphine"),
    ("meperidene", 5, "meperidine"),
    ("suboxin", 5, "Suboxone"),
    ("mscontin", 4, "morphine"),
    ("M.S. Contin 15mg ER", 4, "morphine"),
    ("tramadol50mg", 4, "tramadol"),
    ("#3 tylenol", 5, "Tylenol 3"),
    ("tylenol number 3", 5, "Tylenol 3"),
    ("tylonol 3", 5, "Tylenol 3"),
    ("tylenol with codiene", 5, "codeine"),
    ("nurofen pluss", 5, "Nurofen Plus"),
    ("promethazine syrup", 5, "codeine"),
    ("robaxacet 8 tablets", 4, "codeine"),
    ("Ｔｒａｍａｄｏｌ", 4, "tramadol"),
    ("fentanyl 25 mcg/hr patch", 4, "fentanyl"),
    ("sertraline tramadal", 5, "tramadol"),
    ("tram", 5, "tramadol"),
    ("T3", 4, "codeine"),
    ("T3 liothyronine", 0, "liothyronine"),
    ("warfarin 3", 0, "warfarin"),
    ("vitamin d 1,000 iu", 0, "vitamin D"),
    ("Effexor-XR 75 mg capsules", 0, "venlafaxine"),
    ("LDN", 4, "naltrexone"),
]


@pytest.mark.parametrize(("typed", "code", "named"), REAL)
def test_as_people_type(real: Dataset, known: Names, typed: str, code: int, named: str) -> None:
    found = check(real, [typed], names=known)
    (answer,) = found.answers
    shown = [i.name for i in answer.ingredients]
    shown += [text for g in answer.guesses for text in (g.name, *(i.name for i in g.ingredients))]
    assert OF_CONCERN[found.concern] == code
    assert named in shown


def test_a_short_code_tells_its_other_meaning(ldn: Runner) -> None:
    assert "can also stand for liothyronine" in ldn("check", "T3", data=DATA).out


# No opioid passes in silence


def test_every_name_of_every_opioid_is_serious(
    checker: Checker, opioid_names: tuple[str, ...]
) -> None:
    assert len(opioid_names) > 1000
    passed = [name for name in opioid_names if not checker.answer(name).serious]
    assert passed == []


def test_every_name_with_a_dose_and_a_form_is_serious(
    checker: Checker, opioid_names: tuple[str, ...]
) -> None:
    # A brand that is a word of use (Twice) is one only where it stands alone.
    names = [name for name in opioid_names if normalise(name) not in NOISE]
    typed = [f"{name.upper()} 30 mg tablets" for name in names]
    assert [name for name in typed if not checker.answer(name).serious] == []


def one_letter_slips(name: str, start: int, step: int) -> Iterator[str]:
    made = sorted({slip for slip in slips(name) if set(slip) <= {*LETTERS, *name}} - {name})
    yield from made[start % len(made) :: step]


def test_slips_of_every_opioid_name_name_it(
    checker: Checker, opioid_names: tuple[str, ...]
) -> None:
    """A sample over every name: a slip is serious, or says which opioid it may be."""
    folded = sorted({normalise(name) for name in opioid_names if len(name) >= 4})
    sample = [
        slip for i, name in enumerate(folded[::3]) for slip in one_letter_slips(name, i, step=1999)
    ]
    assert len(sample) > 300
    missed = {a.typed for a in map(checker.answer, sample) if not serious(a)}
    # Tecnal without codeine, with a letter after it.
    assert missed <= OTHER_MEDICINES | {"tecnal s"}


def test_every_slip_is_another_opioid_or_known_here_as_another_medicine(
    checker: Checker, real: Dataset, opioid_ids: frozenset[str]
) -> None:
    """The whole sweep: what is one letter from an opioid's name and known as harmless is listed."""
    held = {
        name.replace(" ", ""): (kind, key)
        for kind in (Medicine, Product)
        for name, key, _ in real.names(kind)
    }
    opioids = {name for name, key in held.items() if opioid_ids & ids_of(checker, key)}
    known = {slip for name in opioids if len(name) > 2 for slip in slips(name) if slip in held}
    harmless = {slip for slip in known - opioids if not serious(checker.answer(slip))}
    assert harmless == OTHER_MEDICINES
    generic = {normalise(m.name).replace(" ", "") for m in real.all(Medicine)
               if m.id in opioid_ids}  # fmt: skip
    assert not {slip for slip in harmless for name in generic if distance(name, slip, 1) < 2}


def ids_of(checker: Checker, key: Key) -> set[str]:
    return {item.id for item in checker.ingredients(key)}


def test_every_slip_of_the_best_known_opioids(checker: Checker) -> None:
    """One slip in seven of three names, answered as a person would get it."""
    for name in ("codeine", "tramadol", "kratom"):
        for slip in one_letter_slips(name, 0, step=7):
            answer = checker.answer(slip)
            assert serious(answer), slip
            shown = [i.name for i in answer.ingredients]
            shown += [i.name for g in answer.guesses for i in g.ingredients]
            assert name in shown, slip


# Nothing is called safe


def texts(checked: Checked, full: bool) -> str:
    page = check_page.page(checked, full=full)
    parts = [json.dumps(plain_data(page)), *map(str, page.records)]
    for block in page.blocks:
        parts += [plain(text) for row in getattr(block, "rows", ()) for text in row]
        parts += [plain(text) for text in getattr(block, "items", ())]
        parts.append(plain(getattr(block, "text", "")))
    return " ".join(parts)


def test_no_other_medicine_is_called_safe(real: Dataset, opioid_ids: frozenset[str]) -> None:
    others = [m for m in real.all(Medicine) if m.id not in opioid_ids]
    assert len(others) > 300
    checked = check(real, [], [m.name for m in others])
    assert len(checked.answers) > 300
    said = texts(checked, full=True)
    assert not re.search(r"(?<!does not mean it is )\bsafe(ly|r)?\b", said)
    wrong = [a.typed for a in checked.answers if a.answer == "unknown"]
    assert wrong == []


def test_nothing_is_called_safe_when_unknown(real: Dataset) -> None:
    said = texts(check(real, [], ["xyzopine", "tramadal", "t", "50 mg"]), full=False)
    assert not re.search(r"\bsafe(ly|r)?\b", said)
    assert said.count("not a finding of safety") >= 3
    assert "Type the active ingredient printed on the packet" in said


def test_with_an_opioid_the_answer_is_a_refusal(ldn: Runner) -> None:
    for typed in ("tramadol", "tramadal"):
        out = ldn("check", typed, data=DATA).out
        assert check_page.REFUSAL in out
        assert "Do not start or stop either on your own" in out and "pharmacist" in out
        assert "[revia-us-label]" in out and "[naltrexone-csp-2010]" in out
        assert "The sources do not agree" in out
        assert "None of them was set for low-dose naltrexone" in out
    assert check_page.REFUSAL not in ldn("check", "sertraline", data=DATA).out


# Whatever is typed


@settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.text(max_size=40), max_size=4))
def test_any_list_gives_a_code(ldn: Runner, typed: list[str]) -> None:
    ran = ldn("check", "--", *typed)
    assert ran.code in {0, 2, 4, 5}
    assert "Traceback" not in ran.err


@settings(deadline=None, max_examples=30)
@given(st.text(max_size=30), st.sampled_from(["tramadol", "Percocet", "codeine phosphate"]))
def test_noise_around_an_opioid_never_hides_it(
    real: Dataset, known: Names, around: str, name: str
) -> None:
    try:
        found = check(real, [f"{around} {name}"], names=known)
    except UsageError:
        return
    assert found.concern == "serious" or any(a.may_be_serious for a in found.answers)


def test_a_name_too_long_is_not_known(tiny: Dataset) -> None:
    found = check(tiny, ["a" * 50_000])
    assert found.concern == "unknown"


def test_help_tells_the_codes(ldn: Runner) -> None:
    assert "4 a contraindicated" in " ".join(ldn("--help").out.split())
    said = " ".join(ldn("check", "--help").out.split())
    assert "Exit code 4" in said and "not a finding of safety" in said


def test_the_tiny_dataset_is_the_one_in_use() -> None:
    assert TINY.is_dir()
