"""`ldn check` on a shelf of invented medicines: each rule on names by a row, the whole answer.

`shelf` is the small dataset with the medicines of tests/fixtures/medicines, where every kind of
name, class, part of a name, script and word around a name stands once. The safe side matters
most: an opioid is never passed over in silence, and an unknown name is never sorted away.
"""

from __future__ import annotations

import shutil

import pytest

from ldncli.dataset.dataset import open_dataset
from ldncli.errors import UsageError
from ldncli.queries.interactions import answers, guesses, opioid_words, recognition
from ldncli.queries.interactions.check import Checker, check
from ldncli.queries.interactions.ingredients import Makeup
from ldncli.queries.interactions.medicine_lists import entries, readable
from ldncli.queries.interactions.opioid_words import OpioidWords, as_written
from ldncli.queries.interactions.recognition import Names, Recognised, Token
from ldncli.queries.interactions.word_lists import WordLists
from ldncli.schema.medicines import ClassWord, Medicine, Product
from tests.conftest import HERE, TINY


@pytest.fixture(scope="module")
def shelf(tmp_path_factory):
    folder = tmp_path_factory.mktemp("shelf") / "data"
    shutil.copytree(TINY, folder)
    shutil.copytree(HERE / "fixtures" / "medicines", folder, dirs_exist_ok=True)
    return open_dataset(folder, {})


@pytest.fixture(scope="module")
def named(shelf):
    return Names(shelf)


@pytest.fixture(scope="module")
def checker(shelf, named):
    return Checker(shelf, named)


def summary(answer):
    """Return every field of an answer but what was typed, as a line."""
    guessed = [f"{guess.name}/{guess.severity}" for guess in answer.guesses]
    parts = {
        "": [answer.severity, "+".join(item.id for item in answer.ingredients)],
        "as ": ["/".join(answer.matched)],
        "guess ": [", ".join(guessed)],
        "unread ": [" ".join(answer.not_read)],
        "or ": [answer.other_meaning],
        "note ": [" | ".join(answer.notes)],
        "part ": [answer.opioid_part],
        "with ": [" ".join(study.study for study in answer.given_in)],
    }
    told = [label + text for label, texts in parts.items() for text in texts if text]
    return "; ".join([answer.answer, *told])


KNOWN, GONE = "known-interaction; contraindicated", "contraindicated"
BOTH = "with pair-2022 second-2023"
READ = {
    # known, by each kind of name, with a dose, a form, a maker, a salt
    "codeine": f"{KNOWN}; codeine; as codeine",
    "Codeine Phosphate 30mg tablets": f"{KNOWN}; codeine; as codeine phosphate",
    "loperamide": "known-interaction; major; loperamide; as loperamide",
    "sertraline": f"given-together; not-studied; sertraline; as sertraline; {BOTH}",
    "sertraline twice daily": f"given-together; not-studied; sertraline; as sertraline; {BOTH}",
    "sertraline teva": f"given-together; not-studied; sertraline; as sertraline; {BOTH}",
    "sertraline sun pharma europe": f"given-together; not-studied; sertraline; as sertraline; "
                                    f"{BOTH}",
    "sun sertraline": "unknown; guess sertraline/not-studied; unread sun",
    "Zoloft Lustral": f"given-together; not-studied; sertraline; as Zoloft/Lustral; {BOTH}",
    "acamprosate": "none-known; none-known; acamprosate; as acamprosate; with pair-2022",
    "paracetamol": "not-studied; not-studied; paracetamol; as paracetamol",
    "levothyroxine": "known-interaction; minor; levothyroxine; as levothyroxine",
    "vitamin B12": "not-studied; not-studied; vitamin-b12; as vitamin-b12",
    "vitamin b12 injection": "not-studied; not-studied; vitamin-b12; as vitamin-b12",
    "Alor 5/500": f"{KNOWN}; paracetamol+morphine; as Alor 5/500",
    "stopped vitamin b12": "past; not-studied; vitamin-b12; as vitamin-b12",
    "sertraline tramadol50mg": f"{KNOWN}; sertraline+tramadol; as sertraline/tramadol",
    "sertraline acamprosato": f"given-together; not-studied; sertraline; as sertraline; {BOTH}",
    # a number is a name where no name stands before it, and a dose after one
    "222 tablets": f"{KNOWN}; paracetamol+codeine; as 222",
    "sertraline 222": f"given-together; not-studied; sertraline; as sertraline; {BOTH}",
    # closed up from four letters on
    "t 3": "unknown; guess T3/contraindicated, T3/minor; unread t",
    "n d t": "unknown; guess NDT/minor; unread n d t",
    "alor 5/500 tablets": f"{KNOWN}; paracetamol+morphine; as Alor 5/500",
    "mscontin": f"{KNOWN}; morphine; as MS Contin",
    "m.s. contin 15 mg": f"{KNOWN}; morphine; as MS Contin",
    "tramadol50mg": f"{KNOWN}; tramadol; as tramadol",
    "codeine-aaty": f"{KNOWN}; codeine; as codeine; unread aaty",
    "tramadol sertraline": f"{KNOWN}; tramadol+sertraline; as tramadol/sertraline",
    "tramadol zzzz": f"{KNOWN}; tramadol; as tramadol; unread zzzz",
    "sertraline zzzz": "unknown; guess sertraline/not-studied; unread zzzz",
    "codeine 30 sertraline 50": f"{KNOWN}; codeine+sertraline; as codeine/sertraline",
    # a word of doses can be a brand, where nothing but a strength stands with it
    "twice": f"{KNOWN}; morphine; as Twice",
    "Twice 60 mg": f"{KNOWN}; morphine; as Twice",
    "twice daily": "unknown",
    # codes
    "N02AX02": f"{KNOWN}; tramadol; as tramadol",
    "n02aa79": f"{KNOWN}; codeine; as codeine",
    "N02AX02 zzzz": f"{KNOWN}; tramadol; as tramadol; unread zzzz",
    "R05DA04 tramadol50mg": f"{KNOWN}; codeine+tramadol; as codeine/tramadol",
    "n02ax99": "unknown; unread n ax; part n02a",
    "R05DA99": "unknown; unread r da",
    # other languages and scripts
    "kodein": f"{KNOWN}; codeine; as codeine",
    "tramadolum": f"{KNOWN}; tramadol; as tramadol",
    "lomidolum": "known-interaction; major; lomidol; as lomidol; or lomidolo",
    "apomorphinum": "not-studied; not-studied; apomorphine; as apomorphine",
    "трамадола": f"{KNOWN}; tramadol; as tramadol",
    "трамадола zzzz": f"{KNOWN}; tramadol; as tramadol; unread zzzz",
    "трамадолретарда": f"{KNOWN}; morphine; as morphine",  # the longest name
    "октотрамадол": "unknown; unread октотрамадол; part октотрамадол",
    "الترامادول": f"{KNOWN}; tramadol; as tramadol",
    "モルヒネ塩酸塩": f"{KNOWN}; morphine; as morphine",
    "モルヒネコデイン": f"{KNOWN}; morphine; as morphine; or codeine",
    "アポモルヒネ": "not-studied; not-studied; apomorphine; as apomorphine",
    "MSコンチン錠10mg": f"{KNOWN}; morphine; as morphine",
    "налоксон": "not-studied; not-studied; naloxone; as налоксон",
    # two meanings: the worse, unless another word names the other
    "Aceon": f"{KNOWN}; codeine; as Aceon; or perindopril (elsewhere); "
             "note Two firms use the name.",
    "T3": f"{KNOWN}; paracetamol+codeine; as T3; or liothyronine, a thyroid hormone",
    "T3 liothyronine": "known-interaction; minor; liothyronine; as T3/liothyronine; "
                       "note A hormone.",
    "T3 codeine": f"{KNOWN}; paracetamol+codeine; as T3/codeine; "
                  "or liothyronine, a thyroid hormone",
    "Aceon T3": f"{KNOWN}; codeine+paracetamol; as Aceon/T3; or perindopril (elsewhere); "
                "liothyronine, a thyroid hormone; note Two firms use the name.",
    "xanadol": "unknown; unread xanadol; part adol",
    "Duet": f"known-interaction; minor; sertraline+levothyroxine; as Duet; "
            f"or acamprosate and sertraline; {BOTH}",
    # a letter that was passed over can be that of a serious name
    "Trianal": "not-studied; not-studied; paracetamol; as Trianal",
    "Trianal ER": "not-studied; not-studied; paracetamol; as Trianal",
    "Trianal CR": "unknown; guess Trianal C/contraindicated, Trianal/not-studied",
    "Tylenol number 3": "unknown; guess Tylenol 3/contraindicated, Tylenol/not-studied; "
                        "unread number",
    # classes: a medicine of it says more; a grave one stands
    "opioids": "class; contraindicated; opioids; as opioids; note Each opioid is contraindicated.",
    "antidepressant": "class; not-studied; antidepressants; as antidepressants; "
                      "note Name the medicine: their answers differ.",
    "epidural tomorrow": "class; major; surgery; as epidural; unread tomorrow; "
                         "note Tell the anaesthetist.",
    "SSRI sertraline": f"given-together; not-studied; sertraline; as sertraline; {BOTH}",
    "thyroid pills levothyroxine": "known-interaction; minor; levothyroxine; as levothyroxine",
    "surgery sertraline": "known-interaction; major; surgery+sertraline; as surgery/sertraline; "
                          "note Tell the anaesthetist.",
    "thyroid pills": "class; minor; thyroid pills; as thyroid pills; note Name the hormone.",
    # parts of names that opioids have, with the names that are spared
    "Zxx-codeine": f"{KNOWN}; codeine; as codeine; unread zxx",
    "Zxx-T": "unknown; unread zxx t; part -t",
    "Zxx 25 mcg / hr": "unknown; unread zxx; part mcg/h",
    "Zxx 25 µg/h": "unknown; unread zxx; part μg/h",
    "octofentanil": "unknown; unread octofentanil; part fentan",
    "octo fen tanil": "unknown; unread octo fen tanil; part fentan",
    "xadol": "unknown; unread xadol; part adol",
    "toradol": "unknown; unread toradol",
    "adolx": "unknown; unread adolx",
    "tramadzzz": "unknown; unread tramadzzz; part tramad",
    "xtramad": "unknown; unread xtramad",
    "panadol": "not-studied; not-studied; paracetamol; as Panadol",
    # slips
    "tramadal": "unknown; guess tramadol/contraindicated; unread tramadal; part tramad",
    "acamprosaatb": "unknown; guess acamprosate/none-known; unread acamprosaatb",
    "zolxxt": "unknown; unread zolxxt",
    "zolof": "unknown; guess Zoloft/not-studied; unread zolof",
    "qqqqqqq": "unknown; unread qqqqqqq",
    "hhh": "unknown; unread hhh",
    "tylenol with codiene": "unknown; guess Tylenol with codeine/contraindicated, "
                            "Tylenol/not-studied; unread codiene",
    "sertraline forte": "unknown; guess sertraline/not-studied; unread forte",
    # the words around a name
    "no opioids": "denied", "no meds": "none", "none known": "none", "codeine free": "denied",
    "none no opioids": "denied", "no": "unknown; unread no", "stopped": "unknown; unread stopped",
    "paracetamol codeine free": "not-studied; not-studied; paracetamol; as paracetamol",
    "sertraline no meds": f"given-together; not-studied; sertraline; as sertraline; {BOTH}",
    "allergic to codeine": f"allergy; {GONE}; codeine; as codeine",
    "codeine allergic to": f"allergy; {GONE}; codeine; as codeine",
    "allergic to codeine 30 mg": f"{KNOWN}; codeine; as codeine; unread allergic to",
    "allergic to codeine tablets": f"{KNOWN}; codeine; as codeine; unread allergic to",
    "allergic to codeine zzzz": f"{KNOWN}; codeine; as codeine; unread allergic to zzzz",
    "allergic to codeine now": f"{KNOWN}; codeine; as codeine; unread allergic to now",
    "allergic to codeine no tramadol": f"{KNOWN}; codeine+tramadol; as codeine/tramadol; "
                                       "unread allergic to no",
    "stopped tramadol last week": f"past; {GONE}; tramadol; as tramadol",
    "stopped tramadol 50 mg tablets": f"past; {GONE}; tramadol; as tramadol",
    "stopped tramadol allergic to codeine": f"{KNOWN}; tramadol+codeine; as tramadol/codeine; "
                                            "unread stopped allergic to",
    "stopped tramadol and allergic to codeine": f"past; {GONE}; tramadol+codeine; "
                                                "as tramadol/codeine",
    "no stopped tramadol": f"{KNOWN}; tramadol; as tramadol; unread no stopped",
    "stopped tramadol none": f"{KNOWN}; tramadol; as tramadol; unread stopped none",
    "stopped tramadol now": f"{KNOWN}; tramadol; as tramadol; unread stopped now",
    "stopped epidural": "past; major; surgery; as epidural",
    "stopped Aceon": f"past; {GONE}; codeine; as Aceon",
    "stopped sertraline": f"past; not-studied; sertraline; as sertraline; {BOTH}",
    "not taking tramadol or codeine": f"denied; {GONE}; tramadol+codeine; as tramadol/codeine",
    "not taking tramadol codeine": f"{KNOWN}; tramadol+codeine; as tramadol/codeine; "
                                   "unread not",
    "not taking tramadol 50 mg": f"{KNOWN}; tramadol; as tramadol; unread not",
    "not taking tramadol tablets": f"{KNOWN}; tramadol; as tramadol; unread not",
    "tramadol not taking": f"{KNOWN}; tramadol; as tramadol; unread not",
    "no opioids tramadol": f"{KNOWN}; tramadol; as tramadol",  # as beside `codeine free`
}  # fmt: skip


@pytest.mark.parametrize(("typed", "read"), READ.items())
def test_what_is_read_of_a_name(shelf, checker, typed, read):
    """The first names are looked up one by one, the later ones among all names at once."""
    for reader in (checker, Checker(shelf, Names(shelf))):
        answer = reader.answer(typed)
        assert (answer.typed, summary(answer)) == (typed, read)


# Lists


@pytest.mark.parametrize(
    ("words", "lines", "typed", "concern"),
    [
        # the worst first: serious, unknown that may be, unknown, stopped, lesser, not taken
        (["acamprosate", "sertraline", "no opioids", "stopped codeine", "qqqqqq", "tramadal",
          "levothyroxine", "loperamide", "codeine"], [],
         ["codeine", "loperamide", "tramadal", "qqqqqq", "stopped codeine", "levothyroxine",
          "sertraline", "acamprosate", "no opioids"], "serious"),
        (["tramadal"], [], ["tramadal"], "unknown"),
        (["stopped codeine"], [], ["stopped codeine"], "unknown"),
        (["stopped sertraline", "allergic to codeine", "none", "sertraline", "SSRI"], [],
         ["sertraline", "SSRI", "stopped sertraline", "allergic to codeine", "none"], "none"),
        (["sertraline", "Sertraline", "sertraline"], ["sertraline"],
         ["sertraline", "Sertraline"], "none"),
        ([], ["sertraline, codeine", "zoloft"], ["codeine", "sertraline", "zoloft"], "serious"),
    ],
)  # fmt: skip
def test_a_list_is_answered_worst_first(shelf, words, lines, typed, concern):
    checked = check(shelf, words, lines)
    assert [answer.typed for answer in checked.answers] == typed
    assert checked.concern == concern


@pytest.mark.parametrize(
    ("words", "classes", "washouts", "references"),
    [
        (["sertraline"], ["not-studied"], [], []),
        (["acamprosate"], ["none-known"], [], ["label-ex"]),
        (["codeine"], ["opioid-agonist"], ["us-label"], ["label-ex", "scribe-2011"]),
        (["stopped codeine"], ["opioid-agonist"], ["us-label"], ["label-ex", "scribe-2011"]),
        # a guess brings the intervals too, and what is said of its class
        (["tramadal"], ["opioid-agonist"], ["us-label"], ["label-ex", "scribe-2011"]),
        (["octofentanil"], [], ["us-label"], ["scribe-2011"]),
        # of a product what is said is of its worst ingredient
        (
            ["Tylenol 3", "epidural"],
            ["opioid-agonist", "procedure"],
            ["us-label"],
            ["label-ex", "writer-2021", "scribe-2011"],
        ),
        (["loperamide"], ["opioid-agonist"], [], ["label-ex"]),
        (["allergic to codeine"], ["opioid-agonist"], [], ["label-ex"]),
        (["zolof"], [], [], []),
    ],
)
def test_what_is_said_of_the_classes(shelf, words, classes, washouts, references):
    checked = check(shelf, words)
    assert [item.id for item in checked.classes] == classes
    assert [item.id for item in checked.washouts] == washouts
    assert [item.id for item in checked.references] == references


def test_names_that_were_read_before_are_used(shelf):
    """Of another dataset the names would not be these."""
    other = Names(open_dataset(TINY, {}))
    (answer,) = check(shelf, ["morphine"], names=other).answers
    assert answer.answer == "unknown"


@pytest.mark.parametrize("words", [[], [""], [" , ;"]])
def test_a_list_without_a_name_is_told(shelf, words):
    with pytest.raises(UsageError) as caught:
        check(shelf, words)
    assert (str(caught.value), caught.value.problem) == ("no medicine was named", "no-medicine")


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        (["T3", "levothyroxine"], {"T3": "unknown", "levothyroxine": "known-interaction"}),
        (["T3", "liothyronine"], {"T3": "unknown", "liothyronine": "known-interaction"}),
        (["T3", "sertraline"], {"T3": "known-interaction", "sertraline": "given-together"}),
        (["T3", "codeine"], {"T3": "known-interaction", "codeine": "known-interaction"}),
        # a class that is merely unstudied hints at nothing, and an unsure name neither
        (["Aceon", "paracetamol"], {"Aceon": "known-interaction", "paracetamol": "not-studied"}),
        (["Duet", "acamprosate"], {"Duet": "unknown", "acamprosate": "none-known"}),
        (
            ["T3 liothyronine", "levothyroxine"],
            {"T3 liothyronine": "known-interaction", "levothyroxine": "known-interaction"},
        ),
        (["T3", "Duet"], {"T3": "known-interaction", "Duet": "known-interaction"}),
    ],
)
def test_of_two_meanings_a_list_can_hint_at_the_other(shelf, words, kinds):
    assert {answer.typed: answer.answer for answer in check(shelf, words).answers} == kinds


def test_a_name_of_two_meanings_is_asked_about_with_both(shelf):
    unsure, _ = check(shelf, ["T3", "levothyroxine"]).answers
    assert summary(unsure) == "unknown; guess T3/contraindicated, T3/minor"
    assert [[item.id for item in guess.ingredients] for guess in unsure.guesses] == [
        ["paracetamol", "codeine"],
        ["liothyronine"],
    ]


@pytest.mark.parametrize(
    ("words", "lines", "typed"),
    [
        (["sertraline", "codeine"], [], ("sertraline", "codeine")),
        (["codeine"], ["sertraline"], ("codeine", "sertraline")),
        # words that only together are a name, and what is a name's dose
        (["tylenol", "3"], [], ("tylenol 3",)),
        (["tylenol", "with", "codeine"], [], ("tylenol with codeine",)),
        (["sertraline", "50", "mg", "twice", "daily", "codeine"], [],
         ("sertraline 50 mg twice daily", "codeine")),
        (["sertraline", "twice"], [], ("sertraline twice",)),
        (["sertraline", "Twice 60 mg"], [], ("sertraline", "Twice 60 mg")),
        (["zzzz", "50 mg"], [], ("zzzz 50 mg",)),
        (["codeine", "phosphate"], [], ("codeine phosphate",)),
        (["tramadol", "hydrochlorid"], [], ("tramadol hydrochlorid",)),  # a slip, of two words
        (["codeine", "phosphate", "zzzz"], [], ("codeine phosphate", "zzzz")),
        (["sertraline", "Night Drops"], [], ("sertraline", "Night Drops")),
        (["ms", "contim"], [], ("ms contim",)),
        (["tylenol", "wih", "codeine"], [], ("tylenol", "wih", "codeine")),
        (["zoloft", "lustral"], [], ("zoloft", "lustral")),  # each a name of its own
        (["lust", "ral"], [], ("lust ral",)),
        # the words between names are none
        (["sertraline", "and", "codeine"], [], ("sertraline", "codeine")),
        (["and"], [], ()),
        (["and", "50 mg"], [], ("and 50 mg",)),
        # one sentence stays one
        (["stopped", "tramadol", "last", "week"], [], ("stopped tramadol last week",)),
        (["allergic", "to", "codeine"], [], ("allergic to codeine",)),
        (["no", "opioids"], [], ("no opioids",)),
        (["tramadol", "now"], [], ("tramadol", "now")),
        (["no", "opioids", "sertraline, codeine"], [],
         ("no", "opioids", "sertraline", "codeine")),
        (["stopped tramadol", "sertraline"], [], ("stopped tramadol", "sertraline")),
        (["stopped"], [], ("stopped",)),
        (["stopped", "tramadol,codeine"], [], ("stopped", "tramadol", "codeine")),
        (["none", "sertraline"], [], ("none", "sertraline")),
        # lists in one text; a heading goes with each of its names
        (["sertraline, codeine; zoloft"], [], ("sertraline", "codeine", "zoloft")),
        (["Allergies: codeine, tramadol"], [], ("Allergies: codeine", "Allergies: tramadol")),
        ([], ["allergic to: codeine, tramadol", "- zoloft"],
         ("allergic to: codeine", "allergic to: tramadol", "zoloft")),
        ([], ["tylenol, 3", "50 mg"], ("tylenol, 3", "50 mg")),
    ],
)  # fmt: skip
def test_which_words_make_one_name(named, words, lines, typed):
    assert entries(named, words, lines) == typed


def test_a_name_with_a_comma_is_not_parted(named, monkeypatch):
    monkeypatch.setattr(named, "exact", lambda text: ("key",) if text == "xx, yy" else ())
    listed = ["xx, yy", "xx, qqqqqq"]
    assert entries(named, ["xx, yy"], listed) == ("xx, yy", "xx, yy", "xx", "qqqqqq")


@pytest.mark.parametrize(
    ("lines", "problem"),
    [
        (["трамадол", "", "a\tb\r\n"], None),
        ([], None),
        (["\ufffd" * 20 + "a" * 980], None),  # two in a hundred pass
        (["\ufffd" * 21 + "a" * 979], "this is no text; name a text file, one medicine a line"),
        (["\x00" * 21 + "a" * 979], "this is no text; name a text file, one medicine a line"),
        (["\ufffd"] + ["a"] * 24, "this is no text; name a text file, one medicine a line"),
        (["TRAMADOL 50 MG"], None),
        (["a"] * 1000 + ["\x00" * 900], None),  # beyond the start nothing is judged
        (["a" * 200_000], None),
        (["a" * 100_000, "b" * 100_001], "this is too long for a list of medicines; "
                                        "check it in parts"),
    ],
)  # fmt: skip
def test_what_can_be_read_as_a_list(lines, problem):
    if problem is None:
        assert readable(lines) is lines
        return
    with pytest.raises(UsageError) as caught:
        readable(lines)
    assert f"{caught.value}; {caught.value.hint}" == problem


# Answers, by hand


def ingredient(severity, kind="x", key="i", interaction="c"):
    return answers.Ingredient(id=key, name=key, kind=kind, severity=severity,
                              interaction=interaction)  # fmt: skip


def guess(severity, kind="x", key="g"):
    made_of = (ingredient(severity, kind, key),)
    return answers.Guess(name=key, severity=severity, ingredients=made_of)


def answer_of(kind, severity=None, what="x", guessed=(), part=None, more=()):
    made_of = (ingredient(severity, what), *more) if severity else ()
    return answers.Answer(typed="t", answer=kind, severity=severity, ingredients=made_of,
                          guesses=tuple(guessed), opioid_part=part)  # fmt: skip


GRAVE = "contraindicated"
# (answer, place in the order, serious, may be serious, opioid, past opioid, to be asked)
JUDGED = [
    (answer_of("known-interaction", GRAVE), 0, 1, 0, 0, 0, 0),
    (answer_of("known-interaction", GRAVE, "opioid"), 0, 1, 0, 1, 0, 0),
    (answer_of("known-interaction", "major", "opioid"), 1, 1, 0, 0, 0, 0),
    (answer_of("class", "major"), 1, 1, 0, 0, 0, 0),
    (answer_of("unknown", guessed=[guess(GRAVE, "opioid")]), 2, 0, 1, 1, 0, 1),
    (answer_of("unknown", guessed=[guess("minor"), guess("major")]), 2, 0, 1, 0, 0, 1),
    (answer_of("unknown", part="adol"), 2, 0, 1, 1, 0, 1),
    (answer_of("unknown", guessed=[guess("minor")]), 3, 0, 0, 0, 0, 1),
    (answer_of("unknown"), 3, 0, 0, 0, 0, 1),
    (answer_of("past", GRAVE, "opioid"), 4, 0, 0, 0, 1, 1),
    (answer_of("past", "major"), 4, 0, 0, 0, 0, 1),
    (answer_of("known-interaction", "moderate"), 5, 0, 0, 0, 0, 0),
    (answer_of("known-interaction", "minor"), 6, 0, 0, 0, 0, 0),
    (answer_of("known-interaction", "theoretical"), 7, 0, 0, 0, 0, 0),
    (answer_of("not-studied", "not-studied"), 8, 0, 0, 0, 0, 0),
    (answer_of("not-studied"), 8, 0, 0, 0, 0, 0),
    (answer_of("none-known", "none-known"), 9, 0, 0, 0, 0, 0),
    (answer_of("past", "minor"), 11, 0, 0, 0, 0, 0),
    (answer_of("allergy", GRAVE, "opioid"), 11, 0, 0, 0, 0, 0),
    (answer_of("denied", GRAVE, "opioid"), 11, 0, 0, 0, 0, 0),
    (answer_of("none"), 11, 0, 0, 0, 0, 0),
]


@pytest.mark.parametrize(
    "row", JUDGED, ids=[f"{row[0].answer}-{row[0].severity}" for row in JUDGED]
)
def test_what_an_answer_means(row):
    answer, place, *judged = row
    assert answers.order(answer) == place
    assert [answer.serious, answer.may_be_serious, answer.opioid, answer.past_opioid,
            answer.to_be_asked] == [bool(flag) for flag in judged]  # fmt: skip


@pytest.mark.parametrize(
    ("answer", "keys"),
    [
        (answer_of("known-interaction", GRAVE, more=[ingredient("minor", key="j")]), ["i"]),
        (answer_of("known-interaction", "minor", more=[ingredient("minor", key="j")]), ["i", "j"]),
        (answer_of("unknown", guessed=[guess("minor", key="g"), guess("major", key="h")]), ["h"]),
        (answer_of("unknown", guessed=[guess("minor")]), []),
        (answer_of("none"), []),
    ],
)
def test_what_is_said_of_a_name_is_said_of_its_worst(answer, keys):
    assert [item.id for item in answers.decisive(answer)] == keys


def test_the_worst_of_several():
    assert answers.worst([]) is None
    for number, severity in enumerate(answers.WORST_FIRST):
        lesser = [ingredient(other) for other in answers.WORST_FIRST[number:]]
        assert answers.worst(lesser[::-1]) == severity


# What names are made of


@pytest.mark.parametrize(
    ("key", "made_of"),
    [
        ((Medicine, "codeine"), [("codeine", "codeine", "opioid", GRAVE, "opioid-agonist",
                                  "Found in cough mixtures.")]),
        ((Medicine, "loperamide"), [("loperamide", "loperamide", "opioid", "major",
                                     "opioid-agonist", None)]),
        ((Medicine, "vitamin-b12"), [("vitamin-b12", "vitamin B12", "vitamin", "not-studied",
                                      "not-studied", None)]),
        ((Product, "Duet"), [("acamprosate", "acamprosate", "alcohol dependence", "none-known",
                              "none-known", None),
                             ("sertraline", "sertraline", "antidepressant", "not-studied",
                              "not-studied", None)]),
        ((ClassWord, "opioids"), [("opioids", "opioids", "opioid", GRAVE, "opioid-agonist",
                                   None)]),
        # a class that holds an opioid and is not serious itself is no opioid
        ((ClassWord, "thyroid pills"), [("thyroid pills", "thyroid pills", "class", "minor",
                                         "thyroid", None)]),
        ((ClassWord, "surgery"), [("surgery", "surgery", "class", "major", "procedure", None)]),
        ((Medicine, "naloxone"), [("naloxone", "naloxone", "antagonist", "not-studied",
                                   "not-studied", None)]),
        ((ClassWord, "nobody"), []),
        ((Medicine, "nobody"), []),
        ((Product, "codeine"), [("codeine", "codeine", "opioid", GRAVE, "opioid-agonist",
                                 "Found in cough mixtures.")]),
    ],
)  # fmt: skip
def test_the_ingredients_of_a_name(shelf, key, made_of):
    makeup = Makeup(shelf)
    found = makeup.ingredients(key)
    assert [(i.id, i.name, i.kind, i.severity, i.interaction, i.note) for i in found] == made_of
    assert makeup.ingredients(key) is found
    assert Checker(shelf, Names(shelf)).ingredients(key) == found


@pytest.mark.parametrize(
    ("keys", "senses"),
    [
        ([(Medicine, "sertraline"), (Medicine, "codeine")], ["codeine", "sertraline"]),
        ([(Product, "Duet"), (Product, "Duet (other form)")],
         ["other form", "acamprosate and sertraline"]),
        # two keys of one makeup are one meaning, called by the first
        ([(Medicine, "codeine"), (Product, "Aceon (codeine (at home))")], ["codeine"]),
        ([(Product, "T3 (liothyronine, a thyroid hormone)")], ["liothyronine, a thyroid hormone"]),
        ([(ClassWord, "surgery")], ["epidural"]),
        ([(Medicine, "nobody")], [""]),
        ([], []),
    ],
)  # fmt: skip
def test_the_meanings_of_a_name(shelf, keys, senses):
    token = Token(words="epidural", keys=tuple(keys))
    assert [sense.meaning for sense in Makeup(shelf).senses(token)] == senses


def test_what_was_given_together_and_what_is_noted(shelf):
    makeup = Makeup(shelf)
    given = makeup.given_in(makeup.ingredients((Product, "Duet")))
    assert [(study.study, study.label, study.people) for study in given] == [
        ("pair-2022", "Pair 2022", 110),  # enrolled; else analysed
        ("second-2023", "Second 2023", 12),
    ]
    assert makeup.studies_with("exampleitis") == ()  # named by studies, and given in none
    keys = [(ClassWord, "surgery"), (Product, "T3 (liothyronine, a thyroid hormone)"),
            (Medicine, "codeine"), (Product, "Duet")]  # fmt: skip
    assert makeup.notes(keys) == ("A hormone.", "Tell the anaesthetist.")


# Opioids behind the list


@pytest.mark.parametrize(
    ("typed", "words", "part"),
    [
        ("x", ["octofentanil"], "fentan"), ("x", ["aaa", "xadol"], "adol"), ("x", ["adolx"], None),
        ("x", ["n02ax99"], "n02a"), ("x", ["xn02a"], None), ("x", [], None),
        # spared: the name itself, and its other spellings where the name says more than the part
        ("x", ["panadol"], None), ("x", ["panadolx"], None), ("x", ["xpanadol"], "adol"),
        ("x", ["toradol"], None), ("x", ["apomorphin"], None), ("x", ["apomorphinum"], None),
        ("x", ["orphine"], None), ("x", ["orphinex"], "orphin"), ("x", ["corphine"], None),
        ("x", ["corphinx"], "orphin"), ("x", ["morphinol"], None),
        ("x", ["morphinee"], None), ("x", ["morphinx"], None), ("x", ["xmorphin"], "orphin"),
        # with a mark: in the text as typed
        ("Zxx-T", [], "-t"), ("Zxx-T 5 mg", [], "-t"), ("Zxx-Tab", [], None),
        ("Zxx 25 MCG / H", [], "mcg/h"), ("Zxx 25 µg/h", [], "μg/h"), ("mcg h", [], None),
        ("Zxx-codeine", ["octofentanil"], "fentan"),
    ],
)  # fmt: skip
def test_the_part_of_a_name_that_opioids_have(shelf, typed, words, part):
    assert OpioidWords(shelf).stem_in(typed, words) == part


@pytest.mark.parametrize(
    ("word", "medicines", "inside"),
    [
        ("tramadol", (), False), ("трамадол", ("tramadol",), True),
        ("трамадола", ("tramadol",), True), ("трамадолретард", ("morphine",), True),
        ("октотрамадол", (), True), ("налоксон", ("naloxone",), True), ("ибупрофен", (), False),
        ("ترامادول", ("tramadol",), True), ("الترامادول", ("tramadol",), True),
        ("والترامادول", ("tramadol",), True), ("xترامادول", (), True),
        ("コデイン", ("codeine",), True), ("xコデイン", ("codeine",), True),
        ("モルヒネコデイン", ("morphine", "codeine"), True),
        ("コデインコデイン", ("codeine",), True), ("アポモルヒネ", ("apomorphine",), True),
        ("ขทรx", (), False),
    ],
)  # fmt: skip
def test_a_name_in_another_script(shelf, word, medicines, inside):
    opioids = OpioidWords(shelf)
    assert opioids.read(word) == medicines
    assert opioids.inside(word) == inside


def test_the_first_letter_of_scripts_without_spaces():
    """Thai begins at U+0E00; Hebrew, Arabic and Devanagari stand before it."""
    assert "\u0e01" > opioid_words.UNSPACED > "\u0939"
    assert as_written(" 25 µG / H ") == "25 μg/h"


# Words around names


@pytest.mark.parametrize(
    ("words", "context", "maker"),
    [
        ("no opioids at all", (("no", "opioids"), "denied"), 0),
        ("no tramadol", (("no",), "denied"), 0),
        ("none known", (("none", "known"), "none"), 0),
        ("still taking tramadol", (("still", "taking"), "now"), 0),
        ("still tramadol", None, 0),
        ("opioids no", None, 0),
        ("sun pharma tramadol", None, 2),
        ("sun pharma europe", None, 3),
        ("sun tramadol", None, 0),
        ("teva tramadol", None, 0),  # a maker of one word is passed over as a word
        ("sun pharma", None, 2),
        ("", None, 0),
    ],
)
def test_the_longest_phrase_at_the_start(shelf, words, context, maker):
    lists = WordLists(shelf)
    assert lists.context_at(words.split()) == context
    assert lists.maker_at(words.split()) == maker


def test_lists_of_words_that_are_empty_find_nothing(tiny):
    lists = WordLists(tiny)
    assert (lists.context_at(["no"]), lists.maker_at(["sun", "pharma"])) == (None, 0)
    assert summary(Checker(tiny, Names(tiny)).answer("no codeine")).startswith(KNOWN)


# Names


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("codeine", [(Medicine, "codeine")]),
        ("Co-Codamol", [(Product, "Tylenol with codeine")]),
        ("opioid", [(ClassWord, "opioids")]), ("antidepressant", [(ClassWord, "antidepressants")]),
        ("surgerys", [(ClassWord, "surgery")]), ("codeines", []),
        ("ssris", [(ClassWord, "antidepressants")]),
        ("трамадол", [(Medicine, "tramadol")]), ("R05DA04", [(Medicine, "codeine")]),
        ("n02be01", [(Medicine, "paracetamol")]), ("n02be", []), ("n02be0", []), ("", []),
        ("T3", [(Product, "T3 (Tylenol with codeine No. 3)"),
                (Product, "T3 (liothyronine, a thyroid hormone)")]),
    ],
)  # fmt: skip
def test_exact_names(shelf, name, keys):
    """One look-up, and after so many look-ups that all names are read: the same."""
    names = Names(shelf)
    assert set(names.exact(name)) == set(keys)
    for _ in range(60):
        names.exact("qqqq")
    assert set(names.exact(name)) == set(keys)


@pytest.mark.parametrize(
    ("words", "key", "label"),
    [
        ("CODEINE phosphate", (Medicine, "codeine"), "codeine phosphate"),
        ("zoloft", (Medicine, "sertraline"), "Zoloft"),
        ("opioid", (ClassWord, "opioids"), "opioid"),
        ("antidepressant", (ClassWord, "antidepressants"), "antidepressants"),
        ("mscontin", (Medicine, "morphine"), "MS Contin"),
        ("m s con tin", (Medicine, "morphine"), "MS Contin"),
        ("трамадол", (Medicine, "tramadol"), "tramadol"),  # a foreign one: the medicine's own
        ("kodein", (Medicine, "codeine"), "codeine"),
        ("zoloft", (Medicine, "codeine"), "codeine"),  # the name of another
        ("qqqq", (Product, "qqqq"), ""),
    ],
)
def test_how_a_name_is_written(named, words, key, label):
    assert named.label(words, key) == label


def test_names_that_go_on_from_a_known_one(named):
    found = {(name, label, key[1]) for name, label, key in named.siblings("Tylenol")}
    assert found == {
        ("tylenol 3", "Tylenol 3", "Tylenol with codeine"),
        ("tylenol with codeine", "Tylenol with codeine", "Tylenol with codeine"),
    }
    assert named.siblings("tyl") == ()


@pytest.mark.parametrize(
    ("word", "closely", "found"),
    [
        ("tramadal", False, {("tramadol", "tramadol"): 1.0}),
        ("tramadal", True, {("tramadol", "tramadol"): 1.0}),
        ("tremadal", False, {("tramadol", "tramadol"): 1.5}),
        ("tremadal", True, {}),
        ("Ms Contim", True, {("MS Contin", "morphine"): 1.0}),
        ("sergery", True, {("surgery", "surgery"): 1.0}),  # a class for a slip alone
        ("surgerie", False, {}),
        ("qqqq", False, {}),
    ],
)
def test_names_near_to_a_word(named, word, closely, found):
    near = {(n.label, n.key[1]): n.rank for n in named.near(word, closely=closely)}
    assert near == found
    assert named.one_slip_away(word) == (1.0 in found.values())


# Guesses: which of the near names are shown. `!` makes a name a serious medicine's.


class Lists:
    """Words that say nothing of a name."""

    passed_over = frozenset({"made"})
    pack = frozenset({"forte"})
    context_words = frozenset({"stopped"})


class Near:
    """Near names by word, as `Names` would give them."""

    lists = Lists()

    def __init__(self, near=(), close=(), siblings=()):
        self.by_word, self.close, self.kin = dict(near), dict(close), dict(siblings)
        self.asked = []

    def near(self, word, *, closely=False):
        self.asked.append((word, closely))
        ranks = self.close if closely else self.by_word
        for label, rank in ranks.get(word, {}).items():
            yield recognition.Near(label=label, key=(Product, label.strip("~")), rank=rank)

    def siblings(self, words):
        return [(name.replace("!", ""), name, (Product, name)) for name in self.kin.get(words, ())]

    def label(self, words, key):
        return key[1]


class Made:
    """One ingredient a name, serious where the name says so; `?` makes it a name of none."""

    def ingredients(self, key):
        if "?" in key[1]:
            return ()
        return (ingredient("major" if "!" in key[1] else "minor", key=key[1]),)


def guessed(near, typed, known=(), left=None, serious_alone=False):
    """Return the names of the guesses at what was typed, of which `known` was read."""
    words = typed.split() if left is None else left
    found = guesses.Guesses(None, near, Made())
    return [
        item.name for item in found.at(typed, read_as(known, words), serious_alone=serious_alone)
    ]


def read_as(known, left):
    """Return known names, and words that were not known, as they are read."""
    tokens = [Token(words=name, keys=((Product, name),)) for name in known]
    return Recognised(tokens=(*tokens, *(Token(words=word) for word in left)))


@pytest.mark.parametrize(
    ("ranks", "shown"),
    [
        ({"a": 1.0, "b": 1.5}, ["a", "b"]),
        # half a rank behind the nearest, a serious one a whole rank
        ({"a": 1.0, "b": 1.51}, ["a"]),
        ({"a": 1.0, "b!": 2.0}, ["b!", "a"]),
        ({"a": 1.0, "b!": 2.01}, ["a"]),
        # the serious first, then the nearer, then by name
        ({"b": 1.0, "a": 1.0, "c!": 1.2}, ["c!", "a", "b"]),
        ({"b": 1.0, "A": 1.1, "a": 1.0}, ["a", "b", "A"]),
        ({"B": 1.0, "a": 1.0}, ["a", "B"]),
        # four at most, but every serious one that is surely near, and always one harmless
        (dict.fromkeys("abcde", 1.0), ["a", "b", "c", "d"]),
        ({f"{name}!": 1.5 for name in "abcde"}, ["a!", "b!", "c!", "d!", "e!"]),
        ({f"{name}!": 1.6 for name in "abcde"}, ["a!", "b!", "c!", "d!"]),
        ({**{f"{name}!": 1.0 for name in "abc"}, "x": 1.0, "y": 1.0}, ["a!", "b!", "c!", "x"]),
        ({**{f"{name}!": 1.0 for name in "abcd"}, "x": 1.0, "y": 1.0},
         ["a!", "b!", "c!", "d!", "x"]),
        # a harmless name that is too far would mislead
        ({"a": 2.4}, ["a"]), ({"a": 2.41}, []), ({"a!": 2.5}, ["a!"]),
    ],
)  # fmt: skip
def test_which_guesses_are_shown(ranks, shown):
    near = Near(near={"longword": ranks})
    assert guessed(near, "longword") == shown
    serious = [name for name in shown if "!" in name]
    assert guessed(near, "longword", serious_alone=True) == serious


@pytest.mark.parametrize(
    ("typed", "ranks", "shown"),
    [
        # two slips in a word of seven letters say nothing of a harmless name that goes on otherwise
        ("sevenxx", {"a": 1.5}, ["a"]),
        ("sevenxx", {"a": 1.6}, []),
        ("sevenxx", {"sevenxxyz": 2.1}, ["sevenxxyz"]),
        ("sevenxx", {"a!": 2.1}, ["a!"]),
        ("eightxxx", {"a": 2.1}, ["a"]),
    ],
)
def test_what_two_slips_say(typed, ranks, shown):
    assert guessed(Near(near={typed: ranks}), typed) == shown


def test_a_guess_says_what_it_is():
    (guess,) = guesses.Guesses(None, Near(near={"w": {"a!": 1.0}}), Made()).at(
        "w", read_as([], ["w"]), serious_alone=False
    )
    assert (guess.name, guess.severity, [i.id for i in guess.ingredients]) == (
        "a!", "major", ["a!"])  # fmt: skip


def test_a_name_of_no_ingredient_was_not_studied():
    near = Near(near={"w": {"a?": 1.0}})
    (guess,) = guesses.Guesses(None, near, Made()).at("w", read_as([], ["w"]), serious_alone=False)
    (other,) = guesses.both_meanings("w", [()])
    assert (guess.severity, other.severity) == ("not-studied", "not-studied")


@pytest.mark.parametrize(
    ("typed", "known", "left", "asked"),
    [
        ("word", [], None, [("word", False)]),
        # the whole, without what looked like a dose, then each word
        ("aaaa 5 mg", [], ["aaaa"], [("aaaa 5 mg", False), ("aaaa", False)]),
        ("aaaa bbbb", [], None, [("aaaa bbbb", False), ("aaaa", False), ("bbbb", False)]),
        ("aaaa bbb", [], None, [("aaaa bbb", False), ("aaaa", False)]),  # four letters at least
        # beside a known name the words that are left, one as well
        ("known aaaa", ["known"], ["aaaa"], [("known aaaa", False), ("aaaa", False)]),
        # words that say nothing are no names
        ("made forte stopped", [], None, []),
        ("made aaaa", [], None, [("made aaaa", False), ("aaaa", False)]),
        # six words each as a whole search, from seven on one slip alone
        ("aaaa bbbb cccc dddd eeee ffff", [], None,
         [("aaaa bbbb cccc dddd eeee ffff", False),
          *((word, False) for word in ("aaaa", "bbbb", "cccc", "dddd", "eeee", "ffff"))]),
        ("aaaa bbbb cccc dddd eeee ffff gggg", [], None,
         [("aaaa bbbb cccc dddd eeee ffff gggg", False),
          *((word, True) for word in ("aaaa", "bbbb", "cccc", "dddd", "eeee", "ffff", "gggg"))]),
    ],
)  # fmt: skip
def test_what_is_searched(typed, known, left, asked):
    near = Near()
    guessed(near, typed, known, left)
    assert near.asked == asked


def test_of_a_page_pasted_as_one_name_forty_words_are_searched():
    near = Near()
    guessed(near, " ".join(f"word{n}" for n in range(45)))
    assert [word for word, _ in near.asked[1:]] == [f"word{n}" for n in range(40)]


@pytest.mark.parametrize(
    ("near", "typed", "known", "left", "shown"),
    [
        # the whole name was found: its words are not searched
        (Near(near={"aaaa bbbb": {"whole": 1.5}, "aaaa": {"word": 1.0}}), "aaaa bbbb", [], None,
         ["whole"]),
        (Near(near={"aaaa bbbb": {"whole": 1.6}, "aaaa": {"word": 1.0}}), "aaaa bbbb", [], None,
         ["word", "whole"]),
        # each word has its own nearest
        (Near(near={"aaaa": {"x": 1.0}, "bbbbbbbb": {"y": 2.0, "z": 2.6}}),
         "aaaa bbbbbbbb", [], None,
         ["x", "y"]),
        # of a name found twice the nearer counts, whichever came first
        (Near(near={"aaaa": {"x": 1.5}, "bbbb": {"x": 1.0, "y": 1.2}}), "aaaa bbbb", [], None,
         ["x", "y"]),
        (Near(near={"aaaa": {"x": 1.0}, "bbbb": {"x": 1.5, "y": 1.2}}), "aaaa bbbb", [], None,
         ["x", "y"]),
        # of labels of one rank the first; `~` marks a second label of one name
        (Near(near={"aaaa": {"x": 1.0}, "bbbb": {"~x": 1.0}}), "aaaa bbbb", [], None, ["x"]),
        (Near(near={"aaaa": {"~x": 1.1}, "bbbb": {"x": 1.0}}), "aaaa bbbb", [], None, ["x"]),
        # beside a known name the whole must be surely near
        (Near(near={"known aaaa": {"whole": 1.6, "sure": 1.5}}), "known aaaa", ["known"], ["aaaa"],
         ["known", "sure"]),
        # names that begin with what was typed are surely near
        (Near(siblings={"aaaa": ["aaaa plus", "aaaa!"]}), "aaaa", [], None, ["aaaa!", "aaaa plus"]),
        # what was known within the name, and its serious kin by a word that was passed over
        (Near(siblings={"known": ["known c!", "known x!"]}), "known c", ["known"], ["c"],
         ["known c!", "known"]),
        (Near(siblings={"known": ["known c!"]}), "known cr", ["known"], ["cr"],
         ["known c!", "known"]),
        (Near(siblings={"known": ["known c!"]}), "known rc", ["known"], ["rc"], ["known"]),
        (Near(siblings={"known": ["known c!"]}), "known crx", ["known"], ["crx"], ["known"]),
        (Near(siblings={"known": ["known cd!"]}), "known c", ["known"], ["c"], ["known"]),
        (Near(siblings={"known": ["known 3!"]}), "known 30", ["known"], ["30"], ["known"]),
        # words that join are no evidence
        (Near(siblings={"known": ["known with c!"]}), "known with", ["known"], ["with"], ["known"]),
        (Near(siblings={"known": ["known with c!"]}), "known", ["known"], [],
         ["known with c!", "known"]),  # what was typed is itself the start of a name
    ],
)  # fmt: skip
def test_where_guesses_come_from(near, typed, known, left, shown):
    assert guessed(near, typed, known, left) == shown


@pytest.mark.parametrize(
    ("kin", "left", "half"),
    [
        (["known c!"], ["cr"], True), (["known c"], ["cr"], False), (["known c!"], ["x"], False),
        (["known with!"], ["with"], False), (["known a", "known c!"], ["a", "c"], True),
        (["known c!"], [], False),
    ],
)  # fmt: skip
def test_a_name_of_which_a_serious_half_was_passed_over(kin, left, half):
    found = guesses.Guesses(None, Near(siblings={"known": kin}), Made())
    assert found.half_named(read_as(["known"], left)) == half


@pytest.mark.parametrize(
    ("medicine", "label", "shown"),
    [
        (None, "label", "label"),
        ("sertraline", "Zoloft", "Zoloft"),  # a brand stands
        ("paracetamol", "acetaminophen", "acetaminophen"),
        ("codeine", "codeine-x", "codeine"),  # another spelling of the usual name
        ("codeine", "Cadinu", "codeine"),
        ("codeine", "Cadinux", "Cadinux"),
        ("codeine", "kodeinum", "codeine"),  # three slips
        ("codeine", "kodeinumx", "kodeinumx"),
    ],
)
def test_the_name_that_is_shown(shelf, medicine, label, shown):
    held = shelf.get(Medicine, medicine) if medicine else None
    assert guesses.name_to_show(held, label) == shown
