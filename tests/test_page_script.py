"""The page's own rules answer as the program does: the same names through node and through Python.

The names are made here, so that a new medicine in the data is tried without a change: every opioid
and a sample of the rest, as written, with slips, strengths, invisible characters, and in lists.
"""

from __future__ import annotations

import json
import random
import re
import shutil
import subprocess
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

from ldncli.queries.ask import ask, medicines
from ldncli.queries.ask.medicines import medicines_in
from ldncli.queries.interactions import check as interactions
from ldncli.queries.interactions.medicine_lists import entries
from ldncli.queries.interactions.recognition import Names
from ldncli.report import engine, page
from ldncli.report.medicines import payload
from ldncli.report.questions import questions_of
from ldncli.report.remembered import Remembered
from ldncli.schema.conditions import Condition
from ldncli.schema.knowledge import Claim, HarmWord, Practice, Scope
from ldncli.schema.medicines import Medicine, Product

from .spellings import slips

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ldncli.dataset.dataset import Dataset
    from ldncli.queries.ask.cover import Mention

    Told = list[object]

NODE = shutil.which("node")
# Enough to try each rule on each kind of name; the whole run takes some ten seconds.
MANY = 2000
# What a page or a PDF leaves inside a word: soft hyphen, zero-width space, joiner, word joiner.
INVISIBLE = ("\u00ad", "\u200b", "\u200d", "\u2060", "\ufeff")
DOSES = (" 50 mg", " 10mg tablets", " 25 mcg/hr patch", " 5/325", " xr", " hcl", "50mg", " 1,5 mg")
ODD = (
    "tylenol number 3", "codeine 30mg", "Alor 5/500", "xyzopine", "vibrid", "tramadal",
    "tramadol50mg", "mscontin", "T3", "bup", "lopermide and codiene", "paracetamol + codeine",
    "my heart pill", "1", "the", "naltrexone", "fentanyl patch 25 mcg/hr", "oxycodone hcl er",
    "café", "Ünknown", "hhh", "hydrocodon/apap 5/325", "a", "abc", "tramadol sertraline",
    "Zal\u00adviso forte", "zalviso forte", "Tramadol™", "TRAMADOL", "ﬁ", "ﬂuoxetine",
    "трамадол", "ट्रामाडोल", "曲马多", "ترامادول", "ｔｒａｍａｄｏｌ", "tra_madol",
    "tramadol.50mg", "straße", "ı", "İ", "ΤΡΑΜΑΔΟΛΗΣ", "ÖKODİN", "モルヒネ塩酸塩錠10mg",
    "アポモルヒネ", "октотрамадол", "трамадола", "الترامادول", "트라마돌", "ทรามาดอล",
    "הֶרוֹאִין", "ﾓﾙﾋﾈ", "codeinum phosphoricum Berlin-Chemie", "Morphinsulfat-GRY",
    "tramadolo Sandoz", "Fentanila Cristália", "kodeiini", "ossicodone", "Warfarin Sod_Tab 5mg",
    "Tramadol Hcl_Tab 50mg", "Lantus SoloStar", "adalimumab-aaty",
    "insulin glargine-yfgn U-100", "N02AX02", "n02ax99", "R05DA20", "Xyz-T",
    "Xyz patch 25 mcg / hr", "Oxylor 5 mg", "oxygen", "apomorphini", "Zyrofent",
    "blood thinner", "MAT", "epidural", "CYP3A4", "CRAB drugs", "antidepressant sertraline",
    "steroid injection", "xyz antidepressant", "no opioids", "allergic to codeine",
    "codeine allergy", "stopped tramadol last week", "none", "NKDA", "n/a", "nil",
    "denies tramadol", "not taking tramadol or codeine", "no opioids but codeine",
    "allergic to penicillin but takes tramadol", "stopped ibuprofen tramadol",
    "was on methadone", "tramadol 50 mg daily, allergic to codeine", "paracetamol codeine free",
    "stopped tramadol 37,5 mg", "allergic to tramadol 50 mg", "history of migraine tablets",
    "Aceon", "Cartia", "Trexan", "xyz forte", "forte", "sertraline forte",
    "sertraline twice daily", "temozolomide", "T3 levothyroxine", "сертралин", "Залдиар",
    "παρακεταμόλη", "ατορβαστατίνη", "галоперидол", "трамедоль", "parasetamol", "ketiapin",
    "prednizolon", "Морфодин", "доза", "Солпадеин",
)  # fmt: skip
LISTS = (
    "tramadol, sertraline", "sertraline; tramadol", "tylenol, 3", "codeine, 30 mg, ibuprofen",
    "1. tramadol\n2. sertraline", "and, tramadol", "oxy, contin", "1,5 mg codeine, 2,5 mg x",
    "- tramadol\n- zoloft\n", "* T3\n• bup",
    "xyzopine, clonidine, tramadol, cimetidine, alcohol", "qqqxyzw, ciclosporin, tramadal",
    "x,1,y", "tramadol,50 mg", "1,2,3", "", " , ;",
)  # fmt: skip

RUN = """
const { readFileSync } = require("node:fs");
const { data, lists } = JSON.parse(readFileSync(process.argv[2], "utf8"));
const checker = checkerOf(data);
const said = (answer) => [answer.answer, answer.severity, answer.ingredients.map((i) => i.name),
  answer.guesses.map((g) => [g.name, g.severity, ...g.ingredients.map((i) => i.name)]),
  answer.unread, answer.typed, answer.other || null, answer.notes || [], answer.part || null,
  (answer.given || []).length];
process.stdout.write(JSON.stringify(lists.map((text) => checker.check(text).map(said))));
"""


def as_typed(chance: random.Random, label: str) -> Iterator[str]:
    """Yield a name as people and programs write it."""
    yield label
    near = list(slips(label.casefold()))
    yield chance.choice(near) if near else label
    place = chance.randrange(len(label) + 1)
    yield label[:place] + chance.choice(INVISIBLE) + label[place:]
    yield label + chance.choice(DOSES)
    yield label.upper() if chance.random() < 0.5 else label.replace("-", " ").title()
    yield f"{label} {chance.choice(('forte', 'plus', 'comp', 'number 3', 'with codeine'))}"


def names_of(dataset: Dataset) -> list[str]:
    """Return some two thousand names, the same at each run."""
    chance = random.Random(13)
    opioids = [item for item in dataset.all(Medicine) if item.kind == "opioid"]
    labels = [name for item in opioids for name in (item.name, *item.synonyms, *item.brands)]
    others = sorted({label for kind in (Medicine, Product) for *_, label in dataset.names(kind)})
    chance.shuffle(labels)
    chance.shuffle(others)
    shuffled = [*labels[: MANY // 12], *others[: MANY // 12]]
    made = [typed for label in shuffled for typed in as_typed(chance, label)]
    return list(dict.fromkeys([*ODD, *(item.name for item in opioids), *made]))


def lists_of(dataset: Dataset) -> list[str]:
    """Return lists as people paste them: any separator, in any order of harm."""
    chance = random.Random(14)
    labels = sorted({label for kind in (Medicine, Product) for *_, label in dataset.names(kind)})
    marks = (", ", "; ", "\n", ",", "\n- ", "\u00a0, ")
    return [
        *LISTS,
        *(
            chance.choice(marks).join(chance.sample(labels, chance.randint(2, 5)))
            for _ in range(60)
        ),
    ]


def told(answer: interactions.Answer) -> Told:
    """Return an answer of the program in the form of the page's."""
    guesses = [[g.name, g.severity, *(i.name for i in g.ingredients)] for g in answer.guesses]
    names = [item.name for item in answer.ingredients]
    more = [list(answer.not_read), answer.typed, answer.other_meaning, list(answer.notes)]
    more += [answer.opioid_part, len(answer.given_in)]
    return [answer.answer, answer.severity, names, guesses, *more]


def in_order(answer: Told) -> Told:
    """Sort what has no order of its own: guesses of one rank are ordered by locale in a browser."""
    kind, severity, names, guesses, *more = answer
    assert isinstance(names, list) and isinstance(guesses, list)
    return [kind, severity, sorted(names), sorted(guesses), *more]


def run_script(
    scripts: tuple[str, ...], program: str, data: dict[str, object], folder: Path
) -> list[Any]:
    """Return what scripts of the page, and a program after them, make of some data."""
    if NODE is None:
        pytest.fail("these tests need node: apt-get install nodejs", pytrace=False)
    texts = [engine.asset(engine.environment(), name) for name in scripts]
    (folder / "run.cjs").write_text("".join(texts) + program, "utf-8")
    (folder / "data.json").write_text(json.dumps(data), "utf-8")
    words = [NODE, str(folder / "run.cjs"), str(folder / "data.json")]
    ran = subprocess.run(words, capture_output=True, text=True, check=True, timeout=300)
    return json.loads(ran.stdout)


def test_the_page_answers_as_the_program_does(real, tmp_path):
    lists = [*names_of(real), *lists_of(real)]
    assert len(lists) > MANY * 0.8
    names = Names(real)
    checker = interactions.Checker(real, names)
    unlike = []
    answers_of_page = run_script(
        ("matching.js",), RUN, {"data": payload(real), "lists": lists}, tmp_path
    )
    for text, theirs in zip(lists, answers_of_page, strict=True):
        typed = dict.fromkeys(entries(names, [text], ()))
        answers = checker.answers(tuple(typed))
        if list(map(in_order, theirs)) != [in_order(told(answer)) for answer in answers]:
            unlike.append((text, theirs, answers))
    assert not unlike, f"{len(unlike)} of {len(lists)}: {unlike[:5]}"


ASK = """
const { readFileSync } = require("node:fs");
const { medicines, questions, asked } = JSON.parse(readFileSync(process.argv[2], "utf8"));
const asker = askerOf(questions, checkerOf(medicines));
const keys = (mentions) => mentions.map(({ kind, id }) => `${kind} ${id}`);
process.stdout.write(JSON.stringify(asked.map((question) => {
  const found = asker.ask(question);
  return [found.medicines, keys(found.conditions), keys(found.records), found.intents, found.study,
    keys(asker.parts(found))];
})));
"""
QUESTIONS = (
    "younger 2013", "Bruun et al 2024", "NCT04052139", "the INNOVA trial",
    "is it safe with tramadol",
    "can i take ldn with ibuprofen and sertraline", "ME", "me", "POTS", "pots", "MS?", "did",
    "does it help brain fog", "can i drink on it", "vivid dreams", "0.5 mg", "my child fell", "",
    "???", "Crohn's", "crohns disease trials recruiting", "who paid for it", "what dose",
    "headache and anxiety since starting", "how many weeks until LDN works", "does it help ME",
    "DOES IT HELP ME", "who should not take LDN", "no side effects", "can it lift my mood",
    "the LIFT trial", "LIFT", "robitussin dm cough syrup", "LDN or duloxetine for nerve pain",
    "side effects in fibromyalgia", "is it safe with sertraline", "hair loss since I started",
    "can LDN cause anxiety", "I am ON LDN", "how long until it works in MS", "AS directed",
    "risk of bias in Younger's 2013 trial", "tramadole for back pain", "codiene", "vicoden and LDN",
    "oxycotin", "will it help my interstitial cystitis", "LDN or gabapentin", "brain fog",
    "who paid", "what dose", "since I started", "shorter treatment", "percoset", "rash on LDN",
    "how long does 4.5 mg block opioid receptors", "what is LDN?", "a glass of wine", "lortabs",
    "does pain improve on LDN", "WADA banned list", "I stopped tramadol, when can I start",
    "my son is having a seizure", "opioids", "трамадол", "asdfgh", "available in Australia",
)  # fmt: skip


def questions_asked(dataset: Dataset) -> list[str]:
    """Return questions of every kind: each record asked for in its own words, and in part."""
    chance = random.Random(15)
    asked = [row.question for row in dataset.all(Practice)]
    asked += [row.claim for row in dataset.all(Claim)]
    asked += [chance.choice(row.words) for row in dataset.all(Practice)]
    asked += [f"does it help {row.name}" for row in dataset.all(Condition)]
    asked += [f"ldn {chance.choice(row.words)}" for row in dataset.all(HarmWord)]
    asked += [chance.choice(row.words) for row in dataset.all(Scope)]
    words = sorted({word for text in asked for word in text.split()})
    asked += [" ".join(chance.sample(words, chance.randint(1, 5))) for _ in range(100)]
    return list(dict.fromkeys([*QUESTIONS, *asked]))


def keys(mentions: tuple[Mention, ...]) -> list[str]:
    return [f"{item.kind} {item.id}" for item in mentions]


def by_program(dataset: Dataset, question: str) -> list[object]:
    """Return what the program reads in a question, in the form of the page's."""
    asked = ask.ask(dataset, question)
    heaviest = max((item.weight for item in asked.conditions), default=0.0)
    heavy = [item for item in asked.records if item.weight > heaviest]
    rest = [item for item in asked.records if item.weight <= heaviest]
    named = [*heavy, *asked.conditions, *rest]
    urgent = {f"scope {row.id}" for row in dataset.all(Scope) if row.urgent}
    parts = sorted(keys(tuple(named)), key=lambda key: key not in urgent)
    medicines = list(medicines_in(dataset, question))
    found = [keys(asked.conditions), keys(asked.records), list(asked.intents), asked.study]
    return [medicines, *found, parts]


def test_questions_are_read_as_the_program_reads_them(real, tmp_path, monkeypatch):
    # The same names are compared at each of some 700 questions: what is worked out once is kept.
    monkeypatch.setattr(medicines, "normalise", cache(medicines.normalise))
    held = Remembered(real)
    asked = questions_asked(held)
    data = {"medicines": payload(real), "questions": questions_of(held), "asked": asked}
    answers = run_script(("matching.js", "asking.js"), ASK, data, tmp_path)
    unlike = [
        (question, theirs, ours)
        for question, theirs in zip(asked, answers, strict=True)
        if theirs != (ours := by_program(held, question))
    ]
    assert not unlike, f"{len(unlike)} of {len(asked)}: {unlike[:5]}"


@pytest.mark.parametrize("name", sorted(page.SCRIPTS))
def test_no_script_holds_what_an_older_browser_cannot_read(name):
    """Look-behind stops the whole script on iOS before 16.4, and then an opioid passes unsaid."""
    text = engine.asset(engine.environment(), name)
    assert not re.search(r"\(\?<[=!]", text)
