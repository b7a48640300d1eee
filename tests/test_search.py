"""Full-text search: ranked, in context, forgiving, and honest about what it searched."""

import csv
import json
import shlex

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from ldncli.dataset.search_index import passages
from ldncli.dataset.toml_files import read
from ldncli.errors import NotFound, UsageError
from ldncli.pages.opening import COMMANDS, opening
from ldncli.pages.search import marked, parts, unmarked
from ldncli.queries.search.expression import MOST_WORDS, parsed
from ldncli.queries.search.search import GROUP_OF, SEARCH_GROUPS, search
from ldncli.queries.search.spelling import nearest_word
from tests.conftest import DATA, TINY

SYNTAX = st.text(alphabet="\"*()^:-+{}[]\\/%_'’“”,.; \tandornotNEAR\x00\ud800é") | st.text()
WORDS = st.lists(SYNTAX, min_size=1, max_size=5)


def hits(ldn, *words, **options):
    ran = ldn("search", *words, "-f", "json", **options)
    assert ran.code == 0, ran.err
    return json.loads(ran.out)["data"]


@pytest.mark.parametrize("width", [80, 40])
def test_golden_on_a_terminal(ldn, golden, width):
    golden(f"search-{width}.txt", ldn("search", "trials", tty=True, width=width).out)


def test_golden_piped(ldn, golden):
    golden("search-piped.txt", ldn("search", "exampleitis", "--limit", "20").out)


def test_golden_in_ascii_says_what_it_searched_instead(ldn, golden):
    golden("search-spelling.txt", ldn("search", "tramadal", encoding="ascii").out)


def test_golden_csv(ldn, golden):
    golden("search.csv", ldn("search", "withdrawal", "-f", "csv").out)


def test_all_words_must_occur(ldn):
    held = hits(ldn, "withdrawal", "opioids")
    assert {hit["match"] for hit in held} == {"all words"}
    for hit in held:
        assert {"withdrawal", "opioids"} & {word.casefold() for word in hit["matched"]}


def test_where_no_record_holds_all_words_those_with_any_are_shown_and_it_is_said(ldn):
    ran = ldn("search", "hormesis", "tramadol")
    assert "No record holds all of these words; showing those that hold any." in ran.out
    assert "ldn mechanism hormesis" in ran.out
    assert "ldn check tramadol" in ran.out


def test_a_phrase_is_found_as_one(ldn):
    assert [hit["id"] for hit in hits(ldn, '"stop ten days"')] == ["surgery"]
    ran = ldn("search", '"days ten"')
    assert "No hits for the phrase “days ten”; showing its words." in ran.out
    assert "ldn safety surgery" in ran.out


def test_an_argument_with_spaces_is_a_phrase_first(ldn):
    held = hits(ldn, "no clear difference", "--limit", "50")
    assert {hit["match"] for hit in held} == {"phrase"}
    assert hits(ldn, "difference clear")[0]["match"] == "all words"


def test_a_beginning_finds_every_word_that_starts_so(ldn):
    held = hits(ldn, "exam*", "--limit", "50")
    found = {word.casefold() for hit in held for word in hit["matched"]}
    assert "exampleitis" in found
    assert all(word.startswith("exam") for word in found)


@pytest.mark.parametrize("typed", ["any*", "happil*", "an*"])
def test_a_beginning_is_not_stemmed(real, typed):
    words = real.words(typed.rstrip("*"))
    found = search(real, (typed,), limit=5) if words else None
    assert bool(found) == bool(words)


def test_a_misspelling_is_forgiven_and_shown_as_such(ldn):
    ran = ldn("search", "exampleitus")
    assert ran.code == 0
    assert "No hits for “exampleitus”; showing “exampleitis”." in ran.out
    assert {hit["match"] for hit in hits(ldn, "exampleitus")} == {"spelling"}
    assert {hit["searched"] for hit in hits(ldn, "exampleitus")} == {"exampleitis"}


def test_an_abbreviation_finds_what_it_stands_for_and_says_so(ldn):
    ran = ldn("search", "XD")
    assert "“XD” is also Exampleitis." in ran.out
    assert "ldn study author-2024" in ran.out


def test_questions_are_searched_by_their_telling_words(ldn):
    assert hits(ldn, "does it work for exampleitis?")[0]["id"] == "exampleitis"
    assert hits(ldn, "the", "ldn")[0]["match"] in ("all words", "any word", "spelling")


def test_a_kind_and_a_limit_narrow(ldn):
    held = hits(ldn, "exampleitis", "--kind", "study", "--limit", "2")
    assert [hit["kind"] for hit in held] == ["study", "study"]
    assert ldn("search", "hormesis", "--kind", "trial").code == 3


def test_nothing_found_is_no_finding(ldn):
    ran = ldn("search", "qqqqzz")
    assert (ran.code, ran.out) == (3, "")
    assert "no record holds “qqqqzz”" in ran.err


@pytest.mark.parametrize("words", [[""], ["***"], ['""'], ["(", ")"]])
def test_without_a_word_there_is_one_line_of_help(ldn, words):
    ran = ldn("search", "--", *words)
    assert ran.code == 2
    assert "there is no word to search for" in ran.err


def test_too_many_words_are_said(ldn):
    assert ldn("search", *(f"word{n}" for n in range(MOST_WORDS + 1))).code == 2


def test_matched_words_stand_in_brackets_and_strong(ldn):
    drawn = ldn("search", "hormesis", tty=True, FORCE_COLOR="1").out
    assert "\x1b[1m[Hormesis]\x1b[0m" in drawn
    assert "[Hormesis]" in ldn("search", "hormesis").out
    assert marked("a \x02b\x03 c")[1].style == "strong"
    assert list(parts("\x02a\x03b")) == [(True, "a"), (False, "b")]
    assert unmarked("a \x02b\x03") == "a b"


def test_no_mark_of_the_engine_reaches_a_reader(ldn):
    for form in ("text", "json", "csv", "markdown", "toml"):
        out = ldn("search", "exampleitis", "-f", form).out
        assert not {"\x02", "\x03", "\\u0002", "\\x02"} & {*out, *out.split()}
        assert "\\x02" not in out


def test_text_json_and_csv_agree(ldn):
    words = ("search", "exampleitis", "--limit", "50")
    held = hits(ldn, *words[1:])
    rows = list(csv.DictReader(ldn(*words, "-f", "csv").out.splitlines()))
    ids = [hit["id"] for hit in held]
    assert [row["id"] for row in rows] == ids
    assert ldn(*words, "-q").out.split() == ids
    lines = [line[2:] for line in ldn(*words).out.splitlines() if line.startswith("  ldn ")]
    assert [line.split("  ")[0] for line in lines] == [hit["opens"] for hit in held]


@pytest.mark.parametrize("data", [TINY, DATA], ids=["tiny", "real"])
def test_the_command_of_a_hit_opens_it(ldn, data):
    raw, _ = read(data)
    samples = {kind: (key, text[:60]) for kind, key, _, text, _, _ in passages(raw) if text}
    for kind, (key, heading) in samples.items():
        words = [word for word in heading.replace('"', " ").split() if word.isalnum()][:6] or [key]
        group = hits(ldn, *words, "--kind", GROUP_OF[kind], "--limit", "500", data=data)
        opens = next(hit["opens"] for hit in group if hit["id"] == key)
        ran = ldn(*shlex.split(opens)[1:], data=data)
        assert ran.code in ((0, 4, 5) if opens.startswith("ldn check") else (0,)), (opens, ran.err)


SAMPLE = 6  # records of each kind: a page of each in full takes a second a dozen


@pytest.fixture(scope="module")
def shipped():
    """Return the shipped data as written, and what a search has of each record."""
    raw, _ = read(DATA)
    return raw, list(passages(raw))


@pytest.mark.parametrize("kind", sorted(GROUP_OF))
def test_the_command_of_a_hit_prints_the_record(ldn, shipped, kind):
    raw, every = shipped
    rows = [passage for passage in every if passage[0] == kind]
    for _, key, shown_by, heading, _, body in rows[:: max(1, len(rows) // SAMPLE)][:SAMPLE]:
        command = opening(kind, shown_by)
        title = heading.removesuffix(" (RETRACTED)")
        if kind == "class":  # of a class the check prints what happens, not the name of the class
            title = next(row["what_happens"] for row in raw["class"] if row["id"] == key)[:60]
        if kind == "study":
            title = next(row["finding"] for row in raw["study"] if row["id"] == key)
        ran = ldn(*shlex.split(command)[1:], data=DATA, width=4000)
        drawn = " ".join(ran.out.split()).casefold()
        assert " ".join(title.split()).casefold() in drawn, (command, title, body[:40])


ABSENT = [
    # searched for, what is said, a command that must not come first
    ("tinnitus", "No study at low dose in tinnitus was found", "ldn show fibromyalgia"),
    ("PCOS", "No study at low dose in polycystic ovary syndrome was found", "ldn show long-covid"),
    ("uveitis", "No study at low dose in uveitis was found", "ldn show crohns-disease"),
]


@pytest.mark.parametrize(("words", "text", "other"), ABSENT, ids=[row[0] for row in ABSENT])
def test_a_condition_without_a_study_is_said_to_be_so(ldn, words, text, other):
    out = ldn("search", words, data=DATA).out
    assert text in out
    assert other not in out


def test_common_and_question_words_do_not_find_anything_by_themselves(ldn):
    first = hits(ldn, *shlex.split("how does it work for pain in fibromyalgia"), data=DATA)
    assert all(
        "fibromyalgia" in hit["context"].casefold() + hit["title"].casefold() for hit in first
    )
    assert "how" not in {word.casefold() for hit in first for word in hit["matched"]}


def test_a_two_letter_alias_stands_for_its_condition_only_alone(ldn):
    assert "“MS” is also Multiple sclerosis" in ldn("search", "MS", data=DATA).out
    assert "is also Multiple sclerosis" not in ldn("search", "2", "ms", "later", data=DATA).out


def test_every_searched_kind_has_a_group_and_a_command():
    raw, _ = read(TINY)
    kinds = {passage[0] for passage in passages(raw)}
    assert kinds <= GROUP_OF.keys() == COMMANDS.keys()
    assert {kind for group in SEARCH_GROUPS.values() for kind in group} == GROUP_OF.keys()


@settings(deadline=None)
@given(WORDS)
def test_nothing_that_is_typed_is_read_as_syntax(tiny_session, words):
    try:
        found = search(tiny_session, tuple(words))
    except (NotFound, UsageError):
        return
    assert found.hits
    assert found.total >= len(found.hits)


HOSTILE = ("AND", "NOT exampleitis", "body:exampleitis", "a NEAR(b, 2)", "^x", 'un"closed',
           "{kind}: x", "x' OR 1=1 --", "-", "--", "NULL")  # fmt: skip


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_from_the_command_line(ldn, words):
    ran = ldn("search", "--", *words.split(" "))
    assert ran.code in (0, 2, 3)
    assert "Traceback" not in ran.err


@settings(deadline=None)
@given(st.data())
def test_every_word_of_the_dataset_finds_something(real, data):
    word = data.draw(st.sampled_from(sorted(real.words())))
    assert search(real, (word,)).match in ("all words", "phrase")


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_one_slip_in_a_condition_still_leads_to_it(real, data):
    held = real.words()
    names = [word for word in held if len(word) > 8 and word.isalpha() and held[word] > 20]
    word = data.draw(st.sampled_from(sorted(names)))
    assume(real.passage_counts(f'{{heading body}} : "{word}"'))  # a label alone is no subject
    at = data.draw(st.integers(1, len(word) - 2))
    typed = word[:at] + word[at + 1 :]
    assert typed in held or nearest_word(real, typed) not in ("", typed)


def test_the_expression_holds_only_quoted_words(tiny_session):
    query = parsed(tiny_session, ('a" OR body:x*', "NEAR"))
    for attempt in query.attempts():
        bare = attempt.expression.split('"')[::2]
        assert set("".join(bare).translate({40: " ", 41: " "}).split()) <= {"OR", "AND"}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("fibromyalgai", "fibromyalgia"), ("slep", ""), ("sleeep", "sleep"),
     ("hashimotto", "hashimoto"),
     ("tramadal", "tramadol"), ("xylophone", ""), ("qqqq", ""), ("NCT0123", ""), ("abc", ""),
     ("uveitiss", "uveitis"), ("iveitas", ""), ("PCOSS", ""), ("Lisbin", "")],
)  # fmt: skip
def test_the_word_that_was_meant(real, typed, meant):
    assert nearest_word(real, typed) == meant


def test_a_retracted_study_is_marked_among_the_hits(ldn):
    (hit,) = (hit for hit in hits(ldn, "everything", "cured") if hit["id"] == "undone-2018")
    assert "RETRACTED" in hit["title"]


def test_a_claim_is_never_shown_without_its_verdict(ldn):
    for hit in hits(ldn, "ldn", "--kind", "claim", "--limit", "500", data=DATA):
        assert hit["verdict"]
    line = next(
        line for line in ldn("search", "cures", "everything").out.splitlines() if "claims" in line
    )
    assert "claim, contradicted: LDN [cures] [everything]" in line


def test_what_goes_by_the_very_words_comes_first(ldn):
    assert hits(ldn, "tramadol", data=DATA)[0]["opens"] == "ldn check tramadol"
    assert hits(ldn, "tramadal", data=DATA)[0]["opens"] == "ldn check tramadol"
    assert hits(ldn, "fibromyalgia", data=DATA)[0]["opens"] == "ldn show fibromyalgia"
