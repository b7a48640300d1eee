"""Rules on words alone, each by a table: authors, stems, sounds, nearness, names in a sentence."""

from __future__ import annotations

import pytest

from ldncli.matching import authors, foreign_names, medicine_names, names, questions
from ldncli.matching.near_names import NearNames, letters_of, slip_rank
from ldncli.matching.proper_names import in_sentence


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Bruun KD", "Bruun KD"),
        ("Li X", "Li X"),
        ("Bruun, Karin Due", "Bruun KD"),
        ("Bruun, Karin due.", "Bruun KD"),
        ("Bruun, K. D.", "Bruun KD"),
        ("Bruun, KD", "Bruun KD"),
        ("Bruun, Jean-Paul", "Bruun JP"),
        ("Bruun, KDEFG", "Bruun K"),  # five capitals are a name, four are initials
        ("Bruun, KDEF", "Bruun KDEF"),
        ("Guttuso, Thomas, Jr", "Guttuso T Jr"),
        ("Guttuso, Thomas, Jr, MD", "Guttuso T Jr MD"),
        (" Bruun ,; ", "Bruun"),
        ("Bruun,", "Bruun"),
        ("Bruun, , Jr", "Bruun"),
        (", Karin", "K"),
    ],
)
def test_an_author_as_files_write_one(written, name):
    assert authors.author(written) == name


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("Bruun, Karin; Due, Anna Maria;", ("Bruun K", "Due AM")),
        ("Bruun KD, Amris K.", ("Bruun KD", "Amris K")),
        ("Bruun KD, , Amris K,", ("Bruun KD", "Amris K")),
        ("Bruun, Karin", ("Bruun K",)),
        ("Due, A", ("Due A",)),
        ("Li X, Wu X", ("Li X", "Wu X")),
        ("Bruun, Karin, Amris K", ("Bruun K Amris K",)),  # one name, as nothing parts it
        ("", ()),
        (" ; ", ()),
    ],
)
def test_the_authors_of_one_cell(cell, found):
    assert authors.authors(cell) == found


@pytest.mark.parametrize(
    ("name", "family"),
    [
        ("Bruun KD", "Bruun"),
        ("Karin Bruun", "Bruun"),
        ("Van der Berg K", "Van der Berg"),
        ("Guttuso T Jr", "Guttuso"),
        ("Guttuso T Jr.", "Guttuso"),
        ("Thomas Guttuso III", "Guttuso"),
        ("Jr", "Jr"),
        ("Guttuso Jr", "Guttuso"),
        ("KD", "KD"),
        ("Bruun KDEFG", "KDEFG"),
        ("", ""),
    ],
)
def test_the_family_name(name, family):
    assert authors.surname(name) == family


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("codeine", "kodein"),
        ("codeinum", "kodein"),
        ("kodeina", "kodein"),
        ("codeinphosphat", "kodein"),
        ("codeinphosphatum", "kodein"),
        ("morphinsulfat", "morfin"),
        ("morphinhydrochlorid", "morfin"),
        ("morphinchlorid", "morfin"),
        ("naloxonhydrochloridhydrat", "naloson"),  # two salts, one by one
        ("oxycodone", "osikodon"),
        ("oksikodon", "osikodon"),
        ("ossicodone", "osikodon"),  # doubled letters once
        ("warfarin", "varfarin"),
        ("heroin", "eroin"),
        ("aethylmorphin", "etilmorfin"),
        ("oestradiol", "estradiol"),
        ("quinine", "kinin"),
        ("buckine", "bukin"),
        ("citalopram", "sitalopram"),  # c before e and i is s
        ("kodus", ""),  # four letters are too few to say something
        ("kodesus", "kodes"),
        ("", ""),
    ],
)
def test_the_stem_of_a_foreign_name(word, stem):
    assert foreign_names.stem(word) == stem


@pytest.mark.parametrize(
    ("stem", "letters"),
    [
        ("", ""), ("kodein", "ckq"), ("sertralin", "csxz"), ("fentanil", "fp"), ("varfarin", "vw"),
        ("morfin", "m"), ("etilmorfin", "aeiouyh"), ("idromorfon", "aeiouyh"),
    ],
)  # fmt: skip
def test_the_letters_a_stem_can_begin_with(stem, letters):
    assert foreign_names.first_letters(stem) == letters


@pytest.mark.parametrize(
    ("word", "heard"),
    [
        ("morphine", "marfan"),
        ("morfeen", "marfan"),
        ("codeine", "kadan"),
        ("ceckyse", "sakas"),
        ("quick", "kak"),
        ("schock", "sak"),
        ("chaq", "kak"),
        ("xw", "ksv"),
        ("cyclizine", "saklasan"),
        ("zoh", "s"),
        ("aa", "a"),  # something is left of a word of vowels
        ("e", "a"),
        ("", ""),
    ],
)
def test_how_a_name_sounds(word, heard):
    assert medicine_names.sound(word) == heard


@pytest.mark.parametrize(
    ("one", "other", "limit", "slips"),
    [
        ("", "", 0, 0), ("", "abc", 5, 3), ("abc", "", 5, 3), ("", "abc", 1, 2), ("abc", "", 1, 2),
        ("abc", "abc", 0, 0),
        ("codeine", "codiene", 5, 1),  # swapped
        ("codeine", "codine", 5, 1),  # left out
        ("codeine", "codeiine", 5, 1),  # added
        ("codeine", "cadeine", 5, 1),  # changed
        ("ab", "ba", 5, 1), ("abcd", "badc", 5, 2), ("aba", "bab", 5, 2),
        ("kitten", "sitting", 5, 3), ("sunday", "saturday", 5, 3), ("ca", "abc", 5, 3),
        ("a cat", "an act", 5, 2), ("abc", "xyz", 5, 3), ("xabc", "abcx", 5, 2),
        # over the limit one more than it, however far
        ("kitten", "sitting", 3, 3), ("kitten", "sitting", 2, 3), ("kitten", "sitting", 1, 2),
        ("abcdefgh", "zyxwvuts", 2, 3), ("abc", "abcdefgh", 2, 3), ("abcdefgh", "abc", 2, 3),
        ("abcdefgh", "abc", 5, 5),
        ("tramadolhydrochloride", "tramadolhydrochloride", 0, 0),
        ("a" * 60, "a" * 58 + "bb", 5, 2),  # longer than a machine's word stays right
        ("a" * 70, "b" + "a" * 69, 5, 1), ("ab" * 40, "ba" * 40, 5, 2),
    ],
)  # fmt: skip
def test_the_slips_between_two_words(one, other, limit, slips):
    assert medicine_names.distance(one, other, limit) == slips


def slow_distance(one, other):
    """Return the slips by the usual table (optimal string alignment), as a judge."""
    table = {(i, 0): i for i in range(len(one) + 1)} | {(0, j): j for j in range(len(other) + 1)}
    for i in range(1, len(one) + 1):
        for j in range(1, len(other) + 1):
            cost = one[i - 1] != other[j - 1]
            least = min(table[i - 1, j] + 1, table[i, j - 1] + 1, table[i - 1, j - 1] + cost)
            if i > 1 and j > 1 and (one[i - 1], one[i - 2]) == (other[j - 2], other[j - 1]):
                least = min(least, table[i - 2, j - 2] + 1)
            table[i, j] = least
    return table[len(one), len(other)]


WORDS = [
    *("tramadol", "tramodal", "armadol", "codeine", "codiene", "oedcine", "ecodeni", "morphine"),
    *("morpheni", "nihpromo", "abab", "baba", "aabb", "bbaa", "abcabc", "cabcab", "zolpidem"),
    *("zopiclone", "paracetamol", "acetaminophen", "a", "ab"),
]


def test_slips_are_those_of_the_usual_table():
    for one in WORDS:
        for other in WORDS:
            far = slow_distance(one, other)
            for limit in (0, 1, 3, 20):
                found = medicine_names.distance(one, other, limit)
                assert found == min(far, limit + 1), (one, other, limit)


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (["tramadol\nsertraline\r\nmetformin; codeine"],
         ["tramadol", "sertraline", "metformin", "codeine"]),
        (["• codeine", "* codeine", "+ codeine", "12) codeine", "123. x"],
         ["codeine"] * 4 + ["123. x"]),
        (["2. codeine, - tramadol"], ["codeine", "tramadol"]),
        (["-codeine"], ["-codeine"]),
        # a heading goes with each name of its line, and with no other line
        (["Allergies: codeine, penicillin", "tramadol"],
         ["Allergies: codeine", "Allergies: penicillin", "tramadol"]),
        (["- Allergies: codeine, penicillin"], ["Allergies: codeine", "Allergies: penicillin"]),
        (["ALLERGIES : codeine"], ["ALLERGIES : codeine"]),
        (["Other: codeine, penicillin"], ["Other: codeine", "penicillin"]),
        (["Allergies://x, y"], ["Allergies://x", "y"]),
        (["Allergies:"], []),
        (["Aller\u00adgies: a, b"], ["Allergies: a", "Allergies: b"]),
    ],
)  # fmt: skip
def test_a_list_with_headings(lines, found):
    assert list(medicine_names.entries(lines, {"allergies"})) == found


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Adalimumab-AATY", "adalimumab"),
        ("insulin glargine-yfgn 100", "insulin glargine 100"),
        ("peginterferon beta-1a", "peginterferon beta-1a"),
        ("interferon alfa-beta", "interferon alfa-beta"),
        ("mab-abcde", "mab-abcde"),
        ("filgrastim-aafi pen", "filgrastim pen"),
        ("pegaspargase-abcd pen", "pegaspargase pen"),
        ("codeine-abcd", "codeine-abcd"),
    ],
)
def test_the_ending_of_a_biosimilar(typed, name):
    assert medicine_names.without_biosimilar_ending(typed) == name


@pytest.mark.parametrize(
    ("typed", "words", "dose"),
    [
        ("50 MG", [], True), ("5/325", [], True), ("Tablets 50 mg", ["tablets"], True),
        ("Twice, daily", ["twice", "daily"], True), ("3", ["3"], True), ("", [], True),
        ("codeine", ["codeine"], False), ("3 codeine", ["3", "codeine"], False),
        ("1,5 mg/ml X", ["x"], False), ("2.5x10 ml", [], True), ("a50 mg", ["a50", "mg"], False),
        ("and", ["and"], False), ("sulfate", ["sulfate"], False),
    ],
)  # fmt: skip
def test_what_is_left_beside_a_strength(typed, words, dose):
    assert medicine_names.words_of(typed) == words
    assert medicine_names.is_dose(typed) == dose


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("Crohn's Disease", "crohns disease"), ("crohns-disease", "crohns disease"),
        ("Crohn’s disease", "crohns disease"), ("a`b", "ab"), (" a\t_b/c ", "a b c"),
        ("Sjögren's", "sjogrens"), ("Sjögren`s (SS)", "sjogrens ss"), ("Straße", "strasse"),
        ("Ørsted Æ Œ Łódź Đ ð Þ ħ ŧ ı", "orsted ae oe lodz d d th h t i"),
        ("Zoloft™ 50", "zoloft 50"), ("Zoloft®", "zoloft"), ("Zoloft℠ x", "zoloft x"),
        ("ﾓﾙﾋﾈ", "モルヒネ"), ("ｔｒａｍ", "tram"),
        ("क़िताब", "किताब"),  # a dot of another script goes, a vowel sign stays
        ("הֶרוֹאִין", "הרואין"), ("تراماكس", "تراماكس"), ("ترامادولى", "ترامادولي"),
        ("한글 é", "한글 e"),  # put together again after coming apart
        ("é", "e"), ("a–b", "a b"), ("İ", "i"), ("µg", "μg"),
    ],
)  # fmt: skip
def test_a_name_is_folded(typed, folded):
    assert names.normalise(typed) == folded


KEYS = {"migraine": "mi", "migrane": "mn", "fibromyalgia": "fm", "fibroma": "fi", "fm": "fm",
        "gout": "go", "gouty": "gy"}  # fmt: skip


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        ("", ()),
        ("fibro", ("fm", "fi")),
        ("fibromyalgya", ("fm", "fi")),
        ("fibromyalgia", ("fm", "fi")),  # each once
        ("migraine", ("mi", "mn")),
        ("gout", ("go", "gy")),
        ("xyz", ()),
        # 2 * 7 / 20: exactly seven tenths alike, and a letter less
        ("abcdefgxyz", ("s",)),
        ("abcdefwxyz", ()),
    ],
)
def test_what_is_near_to_a_name(wanted, ids):
    assert names.nearest(wanted, {**KEYS, "abcdefgrst": "s"}) == ids


def test_eight_near_names_are_enough_and_every_start_is_shown():
    alike = {f"migraine{n}x": str(n) for n in range(10)}
    assert len(names.nearest("migraine x", alike)) == 8
    assert len(names.nearest("migraine", alike)) == 10


@pytest.mark.parametrize(
    ("name", "inside"),
    [
        ("Lupus", "lupus"), ("Lyme disease", "Lyme disease"), ("HIV", "HIV"), ("Lyme, late",
         "Lyme, late"), ("Lyme; late", "Lyme; late"),
        ("Lyme disease late", "Lyme disease late"), ("Crohn's disease", "Crohn's disease"),
        ("Crohn’s", "Crohn’s"), ("Hailey-Hailey disease", "Hailey-Hailey disease"),
        ("Long COVID", "long COVID"), ("Irritable bowel syndrome", "irritable bowel syndrome"),
        ("", ""), (" ", " "), ("Raynauds'", "Raynauds'"),
    ],
)  # fmt: skip
def test_a_name_inside_a_sentence(name, inside):
    assert in_sentence(name) == inside


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("doses", "dos"), ("dosing", "dos"), ("dose", "dos"), ("stopped", "stop"),
        ("stopping", "stop"), ("stops", "stop"), ("oedema", "edema"), ("tumours", "tumor"),
        ("anaemia", "anemia"), ("diarrhoea", "diarrhea"), ("fibres", "fiber"),
        ("studies", "study"), ("dies", "die"), ("glass", "glass"),
        ("virus", "virus"), ("crisis", "crisis"), ("bus", "bus"), ("gas", "gas"), ("its", "its"),
        ("legs", "leg"), ("killing", "kill"), ("missed", "miss"), ("seeing", "see"),
        ("bed", "bed"), ("ring", "ring"), ("aged", "aged"), ("eating", "eat"), ("ape", "ape"),
        ("cake", "cak"), ("adding", "add"), ("programmed", "program"),
        ("using", "using"), ("jumping", "jump"), ("hopping", "hop"), ("skinned", "skin"),
        ("guessed", "guess"), ("used", "used"), ("", ""),
    ],
)  # fmt: skip
def test_the_stem_of_a_word(word, stem):
    questions.stem.cache_clear()
    assert questions.stem(word) == stem


def test_the_words_of_a_question():
    questions.stem.cache_clear()
    words = questions.words_of("Is 0.5 mg (or 0,5) dosing OK? 3. Yes")
    assert words == ["is", "0point5", "mg", "or", "0point5", "dos", "ok", "3", "yes"]


# Nearness: the name and its rank. 1 is one slip, 1.1 one in the first letter.

NAMES = ["codeine", "cadeine", "abc", "xbc", "ab", "tramadol"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("codeine", {"codeine": 1.0, "cadeine": 1.0}),
        ("codiene", {"codeine": 1.0}),
        ("codeinex", {"codeine": 1.0}),
        ("codein", {"codeine": 1.0}),
        ("xodeine", {"codeine": 1.1}),
        ("odeine", {"codeine": 1.1}),
        ("ocdeine", {"codeine": 1.1}),
        ("xcodeine", {"codeine": 1.1}),
        ("cxdxine", {}),
        ("abc", {"abc": 1.5, "ab": 1.5, "xbc": 1.6}),
        ("bc", {"abc": 1.6, "xbc": 1.6}),
        ("abcd", {"abc": 1.0}),
        ("a", {}),
        ("", {}),
    ],
)
def test_one_slip_away(typed, found):
    assert dict(NearNames(NAMES).one_slip(typed)) == pytest.approx(found)


@pytest.mark.parametrize(
    ("name", "typed", "rank"),
    [
        # the same sound, from four sounds on; a slip goes before it
        ("morphine", "morfeen", 1.5), ("kratom", "cretum", 1.5), ("codeine", "kodeen", 1.5),
        ("cetal", "sytol", 1.5), ("wobas", "vopas", None), ("wobas", "vobos", 1.5),
        ("cetals", "sytolz", 1.5), ("kabu", "cobi", None),
        ("percocet", "percoset", 1.0),
        ("kaba", "cibu", None),  # kab: three sounds say too little
        # three letters longer or shorter at most, and six strange ones
        ("zoloft", "zoulouft", 1.5), ("zoloft", "zoulouftee", None),
        ("zoulouft", "zoloft", 1.5), ("zoulouftee", "zoloft", None),
        ("codine", "kadane", 1.5), ("zeoqwix", "saukvaks", None),
        ("ebocob", "ebykyd", None), ("hromazol", "hramezul", 1.5),
        # the first letter as typed, or any of the same sound
        ("hydrocodone", "hidrokodon", 1.5), ("phenergan", "fenargin", 1.5),
        ("zolpidem", "zulpydam", 1.5), ("pholcodine", "phulkadin", 1.5),
        # five letters: one slip; six to eleven: two; from twelve on three. Tenths: of the sound
        ("abcde", "abxye", None),
        ("zolpit", "zalxit", 2.2), ("zolpit", "zalxik", None),
        ("fludarabine", "fludoxabime", None), ("fludarabine", "fludaxabike", 2.3),
        ("acamprosatek", "acxmpxosxtek", 3.4), ("acamprosatek", "acxmpxosxtez", None),
        # eleven letters are not yet twelve
        ("acamprosate", "acxmpxosxte", None),
        # longer by as many letters as slips are allowed
        ("zolpit", "zolpitab", 2.2), ("zolpitab", "zolpit", 2.2), ("zolpit", "zolpitabc", None),
        # a mere sound that differs once is no longer near: too many names sound a little alike
        ("carbamazepine", "karbimezopyme", None), ("carbamazepine", "zarbimezopyne", None),
        ("carbamazepine", "karbimezopind", None), ("carbamazepine", "karbimezpine", None),
        ("lidocaine", "litoquyme", None),
        # the start of a name: two, and a fiftieth a letter more; its inside from six letters on
        ("tylenolwithcodeine", "tyl", 2.3), ("tylenolwithcodeine", "ty", None),
        ("tylenolwithcodeine", "withco", 2.5), ("tylenolwithcodeine", "withc", None),
        ("tylenolwithcodeine", "codeine", 2.5),
        ("hhx", "hhh", 1.5), ("codeine", "hhh", None), ("haaaaaa", "hhhh", None),  # no sound at all
        # too long to be a name
        ("mo" * 30, "ma" * 30, 1.5), ("mo" * 30 + "b", "ma" * 30 + "b", None),
        ("a" * 60, "a" * 60, 1.0), ("a" * 61, "a" * 61, None), ("a" * 62, "a" * 61, None),
    ],
)  # fmt: skip
def test_how_near_a_name_is(name, typed, rank):
    found = NearNames([name, "qqqqqq"]).near(typed)
    assert found == ({} if rank is None else {name: pytest.approx(rank)})


def test_every_name_that_holds_a_word_is_found_once():
    near = NearNames(["codeineplus", "paracodeine", "codeine", "tylenolwithcodeine", "codein"])
    assert near.near("codeine") == pytest.approx(
        {"codeine": 1.0, "codein": 1.0, "codeineplus": 2.08, "paracodeine": 2.5,
         "tylenolwithcodeine": 2.5}
    )  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "name", "rank"),
    [("abcd", "abce", 1.0), ("abcd", "xbcd", 1.1), ("abc", "abd", 1.5), ("abc", "xbc", 1.6)],
)
def test_the_rank_of_a_slip(typed, name, rank):
    assert slip_rank(typed, name) == pytest.approx(rank)


def test_letters_as_bits():
    """`a` is 97: 97 % 31 = 4. A letter counts once."""
    assert letters_of("") == 0
    assert letters_of("aab") == 1 << 4 | 1 << 5
