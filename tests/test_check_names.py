"""`ldn check` by tables: what is typed, by kind, and what it is read as, right and wrong.

Each name stands for a kind that people met. The names of opioid brands abroad are those of
national lists; made-up ones hold a part that opioids have.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from ldncli.cli.exit_codes import OF_CONCERN
from ldncli.dataset.dataset import Dataset
from ldncli.document.blocks import plain
from ldncli.errors import UsageError
from ldncli.matching import near_names
from ldncli.matching.medicine_names import distance
from ldncli.pages import check as check_page
from ldncli.queries.interactions.answers import SERIOUS, Answer
from ldncli.queries.interactions.check import Checked, Checker, check
from ldncli.queries.interactions.medicine_lists import readable
from ldncli.queries.interactions.recognition import Names

from .conftest import DATA, Runner

Reads = Callable[..., Checked]


def names(text: str) -> list[str]:
    """Return the names of a table, parted by commas or lines."""
    return [
        name for line in text.splitlines() for part in line.split(",") if (name := part.strip())
    ]


def table(text: str) -> list[tuple[str, str]]:
    """Return (name, what it is read as) of lines that begin with what the names are read as."""
    rows = (line.split(": ", 1) for line in text.strip().splitlines())
    return [(name, meant) for meant, listed in rows for name in names(listed)]


@pytest.fixture(scope="module")
def checker(real: Dataset) -> Checker:
    return Checker(real, Names(real))


@pytest.fixture(scope="module")
def reads(real: Dataset) -> Reads:
    """Return `check` with the names of the dataset read once."""
    return partial(check, real, names=Names(real))


def code_of(checked: Checked) -> int:
    return int(OF_CONCERN[checked.concern])


def ingredients(answer: Answer) -> list[str]:
    return [item.id for item in answer.ingredients]


ABROAD = names("""
Acetazone Forte C8, Bupaq, Calmylin Ace, Comfortan, Diarrhea Relief, Methoxacet-C 1/8, Procet-30
Ms.Ir, Muscle & Back Pain Relief - 8, Torbutrol, Vetergesic Multidose, Biodalgic, Monoalgic L.P.
Oxsynia, Sirop Peter's, Takadol, Vegetoserum Adultes, Zumalgic, Aceon, Bepro, Brimisol, Bunov
Busiete, Candox, Codasolve, Cynril, Dental Pain Relief, Dimotane Co, Dypracet, Emcozin, Eroset
Kaodene, Maneo, Medocodene, Migraine Relief, Morcap, Mylafent, Osmach, Oxyact, Rebrikel
Synastone, Trapadex, Turgeon, Zipamol Plus, Trama Klosidol, Cromatodol, Ernsdolor, Fentarichtex
Fentoron, Tramundal, Noax Uno, Adamon, Bronchodine, Doctramado, Pholco-mereprine, Stellorphine
Vicodil, Co Bectamol, Codicalm, Makatussin, Rofy, Tramadex, Codein Slovakofarma, Loperon
Tralgit, Protradon, Contraneural, Duralopid, Fentavera, Morixon, Morph Sandoz, T-Long, Tial
Tradol-Puren, Metracop, Propiden, Tadol, Lunaldin, Codioct Cum Expectorant, Eucaphol, Ultradol
Diarfin, Trambo, Diaretyl, Morficontin, Myfene, Rheostop, Morfikaf, Fental Matrix, Rokacet Plus
Ascoril C, Algalt, Tadomon, Twice, Unitrama, Kridol, Strom, D-Stop, Rapinyl, Hydofon, Neoazarina
Grumorph, Loprid, Melanate, Aldine, Apranax Plus, Arkodin, Duamol, Separmol-k, Ultan, Ökodin
Abflex-4, Adco-Tussend, Altirem, Colphen, Gen-Payne, Sosenol, Tandpyndruppels, Tixylix, Xonocod
Pacofen, Fulpen, Reksiva, Contratek, Cluyer, Gobbidona, Neocalmans, Talnur, Vicefeno, Oxinovag
Agud, Immensae, Keltix, Norpatch, Tilestal, Alambuphine, Coughpent, Nalukemi, Oxacleran, Zopent
Banazine, Haypent, Temotil, Acuvin, Dolcet, Duocetz, Siverol, Sylador, Trunal DX, Winpain, Zilpen
Lopenta, Tapexia, Opifen, Radirif, Atopen-X, Astefor, Canur, Dolq, Edipren, Edunix, Kaptic, Taioma
Takudex, Di-Algik, Cedol, Lorasec, Diadium, Rhomuz, Tilidalor, Valomerck, Kodterpin, Terkodin
Plivadon, Narusus, Narurapid, Xancodal, Lormide, Aseptobron Unicap
Netux, Dioalgo, Nican, Rhinatux, Clarix, Trachyl, Diadupsan, Nimaz, Pneumopan, Curibronches
Caffetin, Каффетин, Dhasedyl, Sunsedyl, Tonoflex
Menasu, Maratia, Ravata, Sontilen, Mabinovan, Libroxar, Neurofree, Nodocalm, Serilone, Acuvicta
Doxu, Balandof, Lanzapin, O.K.A.P., Lertus Forte, Asodal, Saintbois, Tynept, Frustless, Zinosal
Crispin, Sintral, Taxiflan, Gelitanyl, Tocril, Quatrofen, Mephenon, Zuftil, Histinex HC, Tekodin
Tetralgin, No-Shpalgin, Юниспаз, Phymet, Diaquitte, Piridosal, Opso
furethidine, norpipanonum, betaprodin, diethylthiambutene, Captain Cody, dillies, Murder 8
""")


@pytest.mark.parametrize("typed", ABROAD)
def test_an_opioid_of_another_country_is_serious(checker: Checker, typed: str) -> None:
    assert checker.answer(typed).serious


BY_PART = names("""
Xanfentan, Fentamox, Mefentanyl Xyz, protonitazone-nitazen, Xonitazene, Morfodine
Nomorph, Oxyrapid, Oxygerolan, Oxylor 5 mg, Xicodone, Tricodon, Migracod, Gripacod, Medicodin
Kodimax, Kodexa, Tramelex, Trampulex, Foxtramol, Zentramix, Bupranor, Bupelta, Xylazocin
Nalbufix, Butorfex, Petidinex, Metadonix, Tilidinax, Tapentix, Piritramix, Levorfalan, Xorphanol
Brorphinex, Analgodol, Pacofradol, Zenadol, Xocontin, Dolomaxin, Codafrin, Ketobemidex
Hidromorfex, Opiumex, Narcotex, Opioidol, Heroinix, Xyzal-T, Panorex-T, Zentra patch 25 mcg/h
Zentra patch 50 micrograms/hour, Zentra 12 µg/h, Lorafil-codeine, октотрамадол, фентанилекс
парамедкодеин, N02AX99, N02A, R05DA99, N07BC99, N01AH77, Tussifix
Xodalgic, Topcynta, Dolanxin, Xelgesik, Terokodin, Loperxan, Nalbexa, Xenpayne, Pholexa, Matrasic
Trapaxen
Maxcoff, Nitcof, Phenkuff, Bamykoff, Grilinct, Xosedyl, Talgesil, Omegdiar, Levallorfan X, Acupain
Pethimor, Proxytab, Solpaxen, Zerodol T, Calpol T, Tapmore, Tapfree ER, Tilidura, Rubuphine
Expectuss, Coldetuss
""")


@pytest.mark.parametrize("typed", BY_PART)
def test_an_unknown_name_with_a_part_of_an_opioids_is_asked_about(
    reads: Reads, checker: Checker, typed: str
) -> None:
    answer = checker.answer(typed)
    assert answer.may_be_serious or answer.serious
    assert all(guess.severity in SERIOUS for guess in answer.guesses), "no harmless look-alike"
    assert code_of(reads([typed])) in (4, 5)


NO_OPIOID = names("""
oxygen, oxygenium, Oxymetazolin, oxibutinina, oxybutyninum, oxytocina, Oxyclean wipes
apomorphinum, apomorfina, tiotropio, ipratropii bromidum, trametinibum, fenticonazol
bupropionum, bupivacaina, dextromethorphani, Xyzal, Zetrimax, Cardiloc, Lipodown, Gastromax
Vitafer, Neurobion forte, Hypotens, Rinomax, Clotrix, Fungistat, Mucostop, Sleepwell, Uroflow
Panadol, Toradol, haloperidolum, baclofeno, metoprololi, omeprazolum, sertralina, ibuprofeno
paracetamolum, amoxicilina, diazepamum, warfarina, Trapax, Dolanzen, Sekodin, pholedrine
Puran T4, Sinutab Sinus, Ace Proxyvon, Cipla-Tropium, D-Trol, Hi-Trol, Gensulin M30, A-Ferin Plus
Benylin Chesty Cough & Cold, Dorflex, Spasfon, Apiretal, Thyronorm, Ibudol Roll-On
pertussis, tapering plan, Tapros, diary, pain, Bronchopect, oxygen, Proxymetacaine drops
cod liver oil, Master Cod Liver Oil, crack cream, heel crack cream
""")


@pytest.mark.parametrize("typed", NO_OPIOID)
def test_a_name_without_such_a_part_is_no_alarm(checker: Checker, typed: str) -> None:
    answer = checker.answer(typed)
    assert not answer.serious and not answer.opioid_part


# Two slips or a part away from an opioid of some country: nothing but chance.
FAR_FROM_OPIOIDS = names("""
Damotrim, Quepimax, Cikanol, Laronium, Lincocin, Gastride, Locopain, Coltrim, Lotexin, Solugel
Novofemme, Geniol, Tritazide, Asthakind, Famomax, Olexar, Eucarbon, Tilazem, Tadenan, Androfin
Marvil, Amicon, Punita, Tearin, Sincol, Pladex-A, Glemaz Met, Tel-Revelol, Tia Cream, Hicope
Visulin, Iskedyl Fort, Solutricine Vit C, Decilina Compuesto, Hialub Liofilizado Para
""")


@pytest.mark.parametrize("typed", FAR_FROM_OPIOIDS)
def test_a_harmless_name_is_no_opioid_by_chance(checker: Checker, typed: str) -> None:
    answer = checker.answer(typed)
    assert answer.answer == "unknown" and not answer.may_be_serious


# Two slips in a well-known name, or in a long one.
TWO_SLIPS = table("""
buprenorphine: suboxonne, subboxne, suutexx
oxycodone: percoset, prcoceet, oxycontyin
tapentadol: palxeja
loperamide: imodyym
codeine: solpadeeine, terpincodd
""")


@pytest.mark.parametrize(("typed", "opioid"), TWO_SLIPS)
def test_two_slips_in_a_name_that_is_known_are_asked_about(
    checker: Checker, typed: str, opioid: str
) -> None:
    answer = checker.answer(typed)
    assert opioid in {item.id for guess in answer.guesses for item in guess.ingredients}


SCRIPTS = table("""
tramadol: трамадол, Трамадола, ТРАМАДОЛ, τραμαδόλη, ΤΡΑΜΑΔΌΛΗ, ترامادول, تراماكس, الترامادول
tramadol: טרמדול, ट्रामाडोल, ทรามาดอล, 曲马多, 盐酸曲马多片, トラマドール, トラマール, 트라마돌
tramadol: טראמל, Трамал
codeine: кодеин, кодеїн, кодеина, κωδεΐνη, κωδεΐνης, كودايين, الكودايين, קודאין, कोडीन, โคเดอีน
codeine: 可待因, 磷酸可待因片, コデイン, コデインリン酸塩散, 코데인, Коделак, Терпинкод, Теркодин
codeine: Кодтерпин
fentanyl: фентанил, фентаніл, فنتانيل, פנטניל, फेंटेनिल, เฟนทานิล, 芬太尼, フェンタニル
fentanyl: フェントス, 펜타닐
morphine: морфин, морфина, مورفين, المورفين, מורפין, मॉर्फिन, มอร์ฟีน, 吗啡, モルヒネ, ﾓﾙﾋﾈ
morphine: モルヒネ塩酸塩錠10mg, MSコンチン錠10mg, 모르핀, 美施康定
methadone: метадон, μεθαδόνη, ميثادون, מתדון, मेथाडोन, เมทาโดน, 美沙酮, メサドン, 메타돈
oxycodone: оксикодон, οξυκωδόνη, أوكسيكودون, אוקסיקודון, ऑक्सीकोडोन, ออกซีโคโดน, 羟考酮
oxycodone: オキシコドン, 옥시코돈, 奥施康定, פרקוסט
buprenorphine: бупренорфин, βουπρενορφίνη, بوبرينورفين, בופרנורפין, 丁丙诺啡, ブプレノルフィン
buprenorphine: 부프레노르핀
diamorphine: героин, هيروين, הרואין, הֶרוֹאִין, हेरोइन, เฮโรอีน, 海洛因, ヘロイン, 헤로인
pethidine: петидин, بيثيدين, เพทิดีน, 哌替啶, ペチジン, 페티딘
loperamide: лоперамид, λοπεραμίδη, لوبيراميد, 洛哌丁胺, ロペラミド塩酸塩錠1mg, 로페라미드
""")


@pytest.mark.parametrize(("typed", "opioid"), SCRIPTS)
def test_an_opioid_in_another_script_is_known(checker: Checker, typed: str, opioid: str) -> None:
    answer = checker.answer(typed)
    assert answer.serious and ingredients(answer) == [opioid]


@pytest.mark.parametrize(
    "typed",
    ["апоморфин", "アポモルヒネ塩酸塩", "阿扑吗啡", "налоксон", "ナロキソン", "날록손", "सर्ट्रालिन"],
)
def test_another_medicine_in_another_script_is_no_opioid(checker: Checker, typed: str) -> None:
    assert not checker.answer(typed).serious


FOREIGN = table("""
codeine: codeinum phosphoricum Berlin-Chemie, Kodein, kodeiini, codeína, kodeinas, KODEİN
codeine: Codeinphosphat 30
morphine: Morphinsulfat-GRY, morfina, MORFİN, morphini sulfas, Morphinhydrochlorid Merck, morfiini
tramadol: tramadolo, Tramadolo Sandoz, tramadolum, Tramadolhydrochlorid AL, cloridrato de tramadol
tramadol: TRAMADOLİ
fentanyl: Fentanila Cristália, fentanilo, fentanylum, fentanil
oxycodone: oxicodona, oksikodon, ossicodone, oksykodon, Oxycodonhydrochlorid Aristo
hydromorphone: hidromorfona, idromorfone, hydromorfon
methadone: metadona, metadone, Methadonum
buprenorphine: buprenorfina, buprenorphin, buprenorfin
tapentadol: tapentadolo
pethidine: petidina, petidin
loperamide: loperamid, loperamidum
dihydrocodeine: dihydrocodein, diidrocodeina
ethylmorphine: etilmorfina
pentazocine: pentazocina
sertraline: sertralina, sertralinum
metformin: metforminum
fluoxetine: fluoxetina
ibuprofen: Ibuprofenum
omeprazole: omeprazolo
warfarin: warfarina
levothyroxine: levotiroxina
gabapentin: gabapentina
paracetamol: parasetamol, paracetamolis, paracetamolum, Парацетамол, парацетамола, παρακεταμόλη
ciprofloxacin: siprofloksasin, cyprofloksacyna, ципрофлоксацин
amoxicillin: amoksisilin, amoksycylina, амоксициллин
quetiapine: ketiapin, kwetiapina, kvetiapin, кветиапин
prednisolone: prednizolon, преднизолон
sertraline: сертралин, Сертралина, σερτραλίνη
atorvastatin: аторвастатин, ατορβαστατίνη
haloperidol: галоперидол
ibuprofen: ибупрофен, ιβουπροφαίνη
levothyroxine: левотироксин
""")
# Brands in Cyrillic and Greek, which no list has so.
LETTERS = table("""
tramadol: Залдиар, Трамацет, Ζαλντιάρ
loperamide: Имодиум
mefenamic-acid: Πονστάν
sertraline: Золофт
""")


@pytest.mark.parametrize(("typed", "meant"), LETTERS)
def test_a_brand_in_cyrillic_or_greek_is_read(checker: Checker, typed: str, meant: str) -> None:
    assert meant in ingredients(checker.answer(typed))


@pytest.mark.parametrize("typed", ["доза", "таблетки", "гель", "контроль", "Παυσίπονο"])
def test_a_word_of_another_script_is_no_medicine(checker: Checker, typed: str) -> None:
    assert checker.answer(typed).severity is None


@pytest.mark.parametrize(("typed", "meant"), FOREIGN)
def test_a_substance_in_another_language_is_read(checker: Checker, typed: str, meant: str) -> None:
    assert meant in ingredients(checker.answer(typed))


AROUND_A_NAME = table("""
warfarin: Warfarin Sod_Tab 5mg
metformin: Metformin Hcl_Tab 500mg, Sun Pharma metformin
insulin-glargine: Lantus SoloStar, insulin glargine U-100, insulin glargine-yfgn
insulin-lispro: Humalog KwikPen
adalimumab: adalimumab-aaty, adalimumab-adaz
infliximab: infliximab-dyyb
etanercept: etanercept-szzs
trastuzumab: trastuzumab-dkst
rituximab: rituximab-abbs
sertraline: Sertraline Teva, sertraline (Accord), Zoloft®, Zoloft™ 50 mg
sertraline: i take sertraline every day
omeprazole: omeprazole gastro-resistant
levothyroxine: levothyroxine sod 50 mcg mane
amitriptyline: amitriptyline 10mg nocte
salbutamol: salbutamol inhaler prn
cyanocobalamin: vitamin b12 injection
estradiol: estradiol patch 50 mcg/24 h
ibuprofen: Ibuprofen 400 mg Filmtabletten, ibuprofène 200 mg comprimés, Caffetin Menstrual
paracetamol: paracetamolo 1000 mg compresse, Парацетамол таблетки 500 мг
omeprazole: Omeprazol 20 mg magensaftresistente Hartkapseln, omeprazol 20 mg cápsulas
olmesartan: olmesartan medoxomil
furosemide: Discharge meds: furosemide 40mg mane, furosemide 40 mg by mouth
oxygen: oxygen
""")


@pytest.mark.parametrize(("typed", "meant"), AROUND_A_NAME)
def test_makers_pens_and_forms_make_no_name_unknown(
    reads: Reads, checker: Checker, typed: str, meant: str
) -> None:
    answer = checker.answer(typed)
    assert answer.severity is not None and (
        meant in ingredients(answer) or meant == "cyanocobalamin"
    )
    assert code_of(reads([typed])) == 0


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        *(("N02AX02", "tramadol"), ("n02aa01", "morphine"), ("R05DA04", "codeine")),
        *(("N07BC02", "methadone"), ("N06AB06", "sertraline"), ("A10BA02", "metformin")),
    ],
)
def test_a_code_names_its_medicine(checker: Checker, typed: str, meant: str) -> None:
    assert meant in ingredients(checker.answer(typed))


NAME_IT = names("""
SSRI, SSRIs, ssri's, NSAIDs, statin, a statin, steroids, my blood thinner, anticoagulants
muscle relaxer, sleeping pills, sleep aid, antidepressants, antibiotics, penicillin, biologics
immunosuppressants, chemotherapy, benzos, antihistamines, allergy pill, PPIs, beta-blocker
water pill, HRT, birth control, inhaler, CYP2D6, CYP3A4 inhibitors, liver enzymes
cytochrome P450, antivirals, vaccine, mood stabilizer, antipsychotic, anticonvulsant, triptans
laxative, JAK inhibitors, TNF blockers, GLP-1, thyroid meds, blood pressure pills, heart tablets
diabetes tablets, antifungal, MAOI, tricyclics, supplements, psychedelics, ADHD meds, eye drops
CRAB drugs, checkpoint inhibitor, cold medicine
""")


@pytest.mark.parametrize("typed", NAME_IT)
def test_a_class_word_answers_as_a_class(reads: Reads, typed: str) -> None:
    checked = reads([typed])
    (answer,) = checked.answers
    assert (answer.answer, answer.guesses, code_of(checked)) == ("class", (), 0)
    assert "a class: name the medicine" in text_of(checked)


GRAVE_CLASSES = table("""
contraindicated: MAT, opioid maintenance, methadone clinic, strong opioids, opioid analgesics
contraindicated: PCA pump
major: surgery, surgery next week, operation on my knee, general anaesthetic, general anesthesia
major: dental anesthesia, local anaesthetic, epidural, labour, c-section, dentist, endoscopy
major: colonoscopy, contrast dye, antidiarrhoeals, anti-diarrheal
""")


@pytest.mark.parametrize(
    ("typed", "severity"),
    GRAVE_CLASSES,
)
def test_a_serious_class_is_serious(reads: Reads, typed: str, severity: str) -> None:
    checked = reads([typed])
    assert (checked.answers[0].answer, checked.answers[0].severity) == ("class", severity)
    assert code_of(checked) == 4


# What is said, and the exit code.
CONTEXT = table("""
none 0: None, none known, nil, N/A, nothing, no medications, NKDA, NKA, no known drug allergies
denied 0: no opioids, No opiates, not on any opioids, denies opioid use, opioid-naive
denied 0: opioid free, not taking tramadol, do not take codeine, never took opioids
denied 0: denies tramadol, no tramadol, not taking tramadol or codeine
allergy 0: allergic to codeine, allergy: codeine, codeine allergy, codeine - allergic
allergy 0: Allergies: codeine, intolerant to tramadol, cannot tolerate codeine
allergy 0: bad reaction to morphine, rash from codeine, allergic to morphine and codeine
allergy 0: allergic to penicillin, Allergie auf Codein, alérgica a la codeína
allergy 0: allergisch gegen Tramadol
past 5: stopped tramadol last week, tramadol stopped last week, tramadol (stopped)
past 5: used to take codeine, stopped taking oxycodone 3 days ago, was on methadone
past 5: came off buprenorphine 2 weeks ago, tapered off fentanyl in 2023
past 5: no longer taking tramadol, previously oxycodone, quit kratom a month ago
past 5: stopped tramadol 37.5 mg last week
past 0: stopped sertraline last month, used to take ibuprofen, stopped my statin last week
""")


@pytest.mark.parametrize(("typed", "answer_and_code"), CONTEXT)
def test_the_words_around_a_name_are_read(reads: Reads, typed: str, answer_and_code: str) -> None:
    answer, code = answer_and_code.split()
    checked = reads([typed])
    assert [item.answer for item in checked.answers] == [answer]
    assert code_of(checked) == int(code)
    assert check_page.REFUSAL not in text_of(checked)


IN_DOUBT = names("""
tramadol since last week, stopped ibuprofen now tramadol, stopped smoking on tramadol
no more tramadol, allergic to penicillin takes tramadol, allergic to penicillin tramadol 50 mg
no meds except oxycodone, allergic to penicillin but takes tramadol
don't take tramadol any more, do not take tramadol with alcohol, no opioids except codeine
no opioids but tramadol, none except tramadol, tramadol none, nothing but codeine
tramadol again, restarted tramadol, stopped and restarted tramadol
stopped codeine but still on fentanyl, switched from codeine to tramadol
previous: codeine current: tramadol, morphine allergy takes oxycodone instead
co-codamol no codeine, currently not taking oxycodone, tramadol for pain since surgery last year
history of pain takes codeine, allergic to tramadol 50 mg daily, stopped ibuprofen tramadol
""")


@pytest.mark.parametrize("typed", IN_DOUBT)
def test_in_doubt_the_alarm_stands(reads: Reads, typed: str) -> None:
    assert code_of(reads([typed])) == 4


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("stopped", "tramadol", "last", "week"), 5),
        (("allergic", "to", "codeine"), 0),
        (("no", "opioids"), 0),
        (("morphine", "allergic", "to", "codeine"), 4),
        (("Allergies: penicillin, codeine", "sertraline"), 0),
        (("Stopped: tramadol, sertraline", "sertraline"), 5),
        (("T3", "levothyroxine"), 5),
        (("T3", "sertraline"), 4),
        (("T3",), 4),
        (("blood", "thinner"), 0),
        (("sertraline", "twice", "daily"), 0),
    ],
)
def test_unquoted_and_in_lists(reads: Reads, words: tuple[str, ...], code: int) -> None:
    assert code_of(reads(words)) == code


def test_past_use_brings_the_intervals(ldn: Runner) -> None:
    out = ldn("check", "stopped tramadol last week", data=DATA).out
    assert "in the past" in out and "[revia-us-label]" in out and check_page.PAST in out


@pytest.mark.parametrize(
    ("typed", "severity", "other"),
    [
        ("Aceon", "contraindicated", "perindopril (United States)"),
        ("Cartia", "not-studied", "aspirin (Australia, New Zealand)"),
        ("T3", "contraindicated", "liothyronine, a thyroid hormone"),
        ("BUP", "contraindicated", "bupropion"),
        ("Trexan", "major", "methotrexate"),
        ("Duro-Tuss", "contraindicated", "salbutamol and bromhexine (South Africa)"),
        ("Gastron", "major", "cisapride (Turkey)"),
        ("Oxy", "contraindicated", "oxytetracycline (South Africa)"),
        ("Ticarda", "contraindicated", "telmisartan (South Africa)"),
        ("Phensedyl", "contraindicated", "promethazine (South Africa)"),
        ("Ketum", "contraindicated", "ketoprofen, a gel (France, Morocco)"),
        ("Foxis", "contraindicated", "celecoxib (Brazil)"),
        ("Prodium", "major", "phenazopyridine"),
        ("Voltaren Forte", "contraindicated", "diclofenac alone (other countries)"),
    ],
)
def test_of_two_meanings_the_worse_is_told_first(
    reads: Reads, typed: str, severity: str, other: str
) -> None:
    checked = reads([typed])
    (answer,) = checked.answers
    assert (answer.severity, answer.other_meaning) == (severity, other)
    assert f"can also stand for {other}" in text_of(checked)


def test_a_meaning_that_is_named_is_meant(checker: Checker) -> None:
    answer = checker.answer("T3 liothyronine")
    assert (answer.severity, answer.other_meaning) == ("none-known", None)


@pytest.mark.parametrize(
    ("typed", "study"),
    [
        ("temozolomide", "Peters 2022, 110 people"),
        ("lipoic acid", "Berkson 2006"),
        ("clobetasol", "2018"),
        ("baclofen", "Attarian 2014"),
        ("varenicline", "Ray 2021"),
    ],
)
def test_a_study_that_gave_both_is_told(reads: Reads, typed: str, study: str) -> None:
    checked = reads([typed])
    assert checked.answers[0].answer == "given-together"
    text = text_of(checked)
    assert f"given together in {study}" in text or study in text
    assert "no interaction study" in text and "not studied" not in text


UNKNOWN = names("""
sertralene forte, Relaxon, Metaprolol, ibuprophin, xyzopine, Lipitir, Sertrolin
paracetemal extra, acamprosite, levothyroxinne plus, Xyz forte, Forte, Cetirax retard, Vermex
""")


@pytest.mark.parametrize("typed", UNKNOWN)
def test_a_harmless_guess_never_reassures(reads: Reads, typed: str) -> None:
    checked = reads([typed])
    text = text_of(checked)
    assert code_of(checked) == 5
    assert "none known" not in text and "not studied" not in text
    assert "Type the active ingredient printed on the packet" in text


def test_a_pack_word_is_no_evidence(checker: Checker) -> None:
    for word in ("forte", "plus", "retard", "co", "max", "extra", "night"):
        guesses = checker.answer(f"Qqvwkz {word}").guesses
        assert guesses == (), word
    assert "teriparatide" not in str(checker.answer("Xyz Forte").guesses)


def text_of(checked: Checked) -> str:
    """Return every character of the short page."""
    parts: list[str] = []
    for block in check_page.page(checked).blocks:
        parts += [plain(text) for row in getattr(block, "rows", ()) for text in row]
        parts += [plain(text) for text in getattr(block, "items", ())]
        parts.append(plain(getattr(block, "text", "")))
    return " ".join(parts)


# Cost, and ends that must not fail open


def test_an_unknown_name_is_measured_against_few_names(
    reads: Reads, monkeypatch: pytest.MonkeyPatch
) -> None:
    measured: list[str] = []

    def counted(typed: str, name: str, limit: int) -> int:
        measured.append(name)
        return distance(typed, name, limit)

    monkeypatch.setattr(near_names, "distance", counted)
    made = [f"{a}{b}{c}{d}" for a in ("ze", "qui", "bra", "mo", "fli", "ar", "ul", "oc", "ni", "wy")
            for b in ("tro", "la", "vi", "du", "ke") for c in ("fa", "mi", "ste", "go")
            for d in ("n", "xol", "rin", "b", "dip")]  # fmt: skip
    checked = reads([], made)
    assert len(checked.answers) == 1000
    # Of over ten thousand names: the index by length, first letter and sound leaves 36 a name.
    assert len(measured) < 60 * len(made)


def test_binary_is_refused_in_words(ldn: Runner, tmp_path: Path) -> None:
    path = tmp_path / "picture.png"
    path.write_bytes(bytes(range(256)) * 12_000)
    ran = ldn("check", "--file", str(path))
    assert (ran.code, ran.out) == (2, "") and "this is no text" in ran.err
    with pytest.raises(UsageError, match="too long"):
        readable(["sertraline"] * 100_000)
    assert readable(["трамадол", "sertraline", ""]) == ["трамадол", "sertraline", ""]


def test_a_closed_pipe_keeps_the_exit_code() -> None:
    words = [sys.executable, "-m", "ldncli", "check", "tramadol", "--data", str(DATA)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        assert process.stdout is not None
        process.stdout.close()
        assert process.wait(60) == 4


def test_five_ordinary_names_fit_a_screen(ldn: Runner) -> None:
    ran = ldn("check", "sertraline,ibuprofen,levothyroxine,zolpidem,metformin", data=DATA,
              tty=True, NO_COLOR="1")  # fmt: skip
    lines = ran.out.splitlines()
    assert len(lines) <= 23 and max(map(len, lines)) <= 80
    assert lines[0].startswith("5 names: ")


# What stands beside a name can be the letter of another name, or a brand can be a word of doses.
BESIDE_A_NAME = """
contraindicated: Twice 50 mg tablets, twice 60 mg, Twice capsules, Trianal C
unknown: Trianal CR, Zyrofent, Xyfenta 25
minor: Trianal, Trianal ER
none-known: Tylenol ER 650, Panadol XR
not-studied: sertraline twice daily, sertraline 50 mg twice
"""


@pytest.mark.parametrize(("name", "meant"), table(BESIDE_A_NAME))
def test_a_letter_or_a_word_of_doses_beside_a_name(checker, name, meant):
    answer = checker.answer(name)
    assert (answer.severity or answer.answer) == meant
    assert answer.may_be_serious == (meant == "unknown")


def test_a_brand_that_is_a_word_of_doses_in_a_list(reads):
    found = reads(["sertraline, Twice 60 mg"])
    assert [answer.severity for answer in found.answers] == ["contraindicated", "not-studied"]
    together = reads(["sertraline, twice daily"])
    assert [answer.typed for answer in together.answers] == ["sertraline twice daily"]
