"""Citations: each export is read back, without loss, by a reader that others wrote."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import bibtexparser
import citeproc
import pypandoc
import pytest
import rispy
from bibtexparser.customization import splitname
from citeproc.source.json import CiteProcJSON

from ldncli.bibliography.source import person, vancouver, whole_pages
from ldncli.cli.renderers import Format, renderer
from ldncli.dataset.dataset import Dataset
from ldncli.document.blocks import plain
from ldncli.document.page import Document, Page
from ldncli.output.terminal import Terminal
from ldncli.schema.record import replace
from ldncli.schema.studies import Reference

from .conftest import DATA, Runner

HOSTILE = (
    "plain",
    "a {braced} word, 100% of R&D, cost_$5 #1 ~2^3 \\alpha",
    "only one { here",
    "only one } here",
    "}{ turned round",
    "[in Norwegian] :x: [bold]x[/bold]",
    'Crohn\'s “quoted” "straight" naïve Ærø Şilt 日本語 Ελλάδα',
    "p < 0.05 and p > 0.01 | so",
    "a -- b --- c '' d `` e",
    "@article{x, title={y}}",
    "=HYPERLINK(1)",
    "100 % sure\\",
    "trailing space and , comma and and",
)
NAMED = {
    "only one { here": r"only one \\textbraceleft\{\} here",
    "only one } here": r"only one \\textbraceright\{\} here",
    "}{ turned round": r"\\textbraceright\{\}\\textbraceleft\{\} turned",
    "p < 0.05 and p > 0.01 | so": r"0\.01 \\textbar\{\} so",
}
BREAKS = "two\nlines\r\nER  - \nTY  - JOUR\u2028and\x0bmore\x1b[31m\tend"
FLAT = "two lines ER - TY - JOUR and more [31m end"


def written(wanted: Format, *references: Reference) -> str:
    page = Page(schema="", data=[], records=(), blocks=(), references=references)
    document = Document(page=page, command="", dataset_version="", searched_through="", notice="")
    return renderer(wanted, Terminal())(document, Terminal())


def made(**changes: Any) -> Reference:
    held = Reference(
        id="made-2024",
        type="article",
        title="A title",
        authors=("de la Author AB", "Guttuso T Jr", "US Food and Drug Administration"),
        authors_complete=True,
        year=2024,
        journal="J Examples",
        volume="6",
        issue="1",
        pages="e31-e39",
        pmid="90000001",
        doi="10.1000/a_b(01)%20<x>",
        checked_on="2026-01-02",
    )
    return replace(held, **changes)


def same(text: str | None) -> str:
    """Return text with the quotes and spaces that LaTeX readers set in type made plain."""
    told = (text or "").translate(str.maketrans("’‘“”\u00a0", "''\"\" "))
    return re.sub(r"\s+", " ", told.replace("''", '"').replace("``", '"')).strip()


# BibTeX


def entries(text: str) -> dict[str, dict[str, str]]:
    parser = bibtexparser.bparser.BibTexParser(ignore_nonstandard_types=False)
    return bibtexparser.loads(text, parser).entries_dict


def by_pandoc(text: str, form: str = "bibtex") -> dict[str, dict[str, Any]]:
    found = json.loads(pypandoc.convert_text(text, "csljson", format=form))
    return {item["id"]: item for item in found}


def bare(title: str) -> str:
    return re.sub(r'<span class="nocase">(.*)</span>', r"\1", title, flags=re.DOTALL)


PARTICLES = ("dropping-particle", "non-dropping-particle")


def names_of(item: dict[str, Any]) -> list[str]:
    told = []
    for name in item.get("author", ()):
        family = " ".join(name[key] for key in (*PARTICLES, "family") if key in name)
        initials = name.get("given", "").replace(". ", "").replace(".", "")
        parts = (name.get("literal") or family, initials, name.get("suffix"))
        told.append(" ".join(part for part in parts if part))
    return told


def test_every_real_source_comes_back_from_bibtex(real: Dataset) -> None:
    references = real.all(Reference)
    text = written(Format.bibtex, *references)
    held, read = entries(text), by_pandoc(text)
    assert len(references) >= 413
    assert list(held) == [item.id for item in references]
    for item in references:
        entry, csl = held[item.id], read[item.id]
        assert same(bare(csl["title"])) == same(item.title), item.id
        shown = [same(name) for name in names_of(csl)]
        missing = [] if item.authors_complete or "others" not in shown else ["others"]
        assert shown == [same(author) for author in (*item.authors, *missing)], item.id
        assert entry.get("year") == (str(item.year) if item.year else None)
        assert entry.get("doi") == item.doi and entry.get("pmid") == item.pmid
        assert entry.get("pages", "").replace("--", "-") == whole_pages(item.pages or "")
        assert entry.get("volume") == item.volume
        assert entry.get("number", "").replace("\\", "") == (item.issue or "")
        place = entry.get("journal") or entry.get("booktitle") or entry.get("howpublished")
        assert (place or "").replace("\\", "") == (item.journal or ""), item.id
        assert ("RETRACTED" in entry.get("note", "")) == item.retracted


@pytest.mark.parametrize("text", HOSTILE)
def test_bibtex_keeps_a_hostile_title(text: str) -> None:
    reference = made(title=text, journal=text, notes=text)
    drawn = written(Format.bibtex, reference, made(id="next-2024"))
    assert list(entries(drawn)) == ["made-2024", "next-2024"]
    read = by_pandoc(drawn)["made-2024"]
    wanted = same(text)
    if "\\text" in drawn and text in NAMED:
        # pandoc does not know these; a lone brace cannot stand in BibTeX, nor | in LaTeX
        wanted = same(re.sub(r"[{}|]", "", wanted))
        assert re.search(NAMED[text], entries(drawn)["made-2024"]["title"])
    assert same(bare(read["title"])) == wanted
    assert same(read["container-title"]) == wanted
    assert read["DOI"] == "10.1000/a_b(01)%20<x>"


def test_bibtex_parts_names_as_people_have_them() -> None:
    reference = made(authors=("van der Woude CJ", "Guttuso T Jr", "Smith and Jones, Inc."))
    read = by_pandoc(written(Format.bibtex, reference))["made-2024"]["author"]
    assert read[0] == {"family": "Woude", "given": "C. J.", "dropping-particle": "van der"}
    assert read[1] == {"family": "Guttuso", "given": "T.", "suffix": "Jr"}
    assert read[2] == {"literal": "Smith and Jones, Inc."}


def test_bibtex_says_that_there_are_more_authors() -> None:
    text = written(Format.bibtex, made(authors=("Author A",), authors_complete=False))
    assert "author = {Author, A. and others}" in text
    organisation = made(authors=("Alkermes",), authors_complete=False)
    assert "others" not in written(Format.bibtex, organisation)


# RIS


def ris(text: str) -> dict[str, dict[str, Any]]:
    return {item["id"]: item for item in rispy.loads(text)}


def rejoined(name: str) -> str:
    family, *rest = name.split(", ")
    if not rest or not re.fullmatch(r"(\w\.[ -]?)+", rest[0]):
        return name
    return " ".join([family, rest[0].replace(". ", "").replace(".", ""), *rest[1:]])


def test_every_real_source_comes_back_from_ris(real: Dataset) -> None:
    references = real.all(Reference)
    held = ris(written(Format.ris, *references))
    assert list(held) == [item.id for item in references]
    for item in references:
        entry = held[item.id]
        assert entry["title"] == item.title
        assert entry.get("secondary_title") == item.journal
        assert entry.get("publisher") == item.publisher
        assert entry.get("year") == (str(item.year) if item.year else None)
        assert entry.get("doi") == item.doi and entry.get("accession_number") == item.pmid
        assert entry.get("custom2") == item.pmcid and entry.get("custom1") == item.registration
        pages = [entry[key] for key in ("start_page", "end_page") if key in entry]
        assert "-".join(pages) == whole_pages(item.pages or "")
        authors = [name if person(name).given else name.replace(",", "") for name in item.authors]
        assert [rejoined(name) for name in entry.get("authors", ())] == authors, item.id
        if item.retracted:
            assert any(note.startswith("RETRACTED") for note in entry["notes"])


@pytest.mark.parametrize("text", HOSTILE)
def test_ris_keeps_a_hostile_title(text: str) -> None:
    held = ris(written(Format.ris, made(title=text, journal=text), made(id="next-2024")))
    assert held["made-2024"]["title"] == text
    assert held["made-2024"]["secondary_title"] == text
    assert held["next-2024"]["title"] == "A title"


# CSL-JSON


def test_every_real_source_comes_back_from_csl_json(real: Dataset) -> None:
    references = real.all(Reference)
    text = written(Format.csl_json, *references)
    read, pandoc = json.loads(text), by_pandoc(text, "csljson")
    assert [item["id"] for item in read] == [item.id for item in references]
    for source, item in zip(references, read, strict=True):
        assert item["title"] == source.title and item.get("DOI") == source.doi
        assert item.get("container-title") == source.journal
        assert item.get("publisher") == source.publisher
        assert names_of(item) == [author.replace(". ", "") for author in source.authors] or [
            name.replace(".", "") for name in names_of(item)
        ] == [author.replace(".", "") for author in source.authors]
        assert same(pandoc[source.id]["title"]) == same(source.title)
        assert pandoc[source.id].get("page", "") == whole_pages(source.pages or "")
        assert pandoc[source.id]["type"] == item["type"]


def test_citeproc_reads_and_sets_every_real_source(real: Dataset) -> None:
    references = real.all(Reference)
    source = CiteProcJSON(json.loads(written(Format.csl_json, *references)))
    style = citeproc.CitationStylesStyle("harvard-cite-them-right", validate=False)
    book = citeproc.CitationStylesBibliography(style, source, citeproc.formatter.plain)
    for item in references:
        book.register(citeproc.Citation([citeproc.CitationItem(item.id)]))
    lines = [str(line) for line in book.bibliography()]
    assert len(lines) == len(references)
    assert any("Naltrexone 6 mg once daily versus placebo" in line for line in lines)


@pytest.mark.parametrize("text", HOSTILE)
def test_csl_json_keeps_a_hostile_title(text: str) -> None:
    (item,) = json.loads(written(Format.csl_json, made(title=text)))
    assert item["title"] == text


@pytest.mark.parametrize("wanted", [Format.bibtex, Format.ris])
def test_line_breaks_and_controls_cannot_forge_a_record(wanted: Format) -> None:
    text = written(wanted, made(title=BREAKS, authors=(BREAKS,), publisher=BREAKS))
    assert "\x1b" not in text and "\u2028" not in text
    read = ris(text) if wanted is Format.ris else entries(text)
    assert list(read) == ["made-2024"]
    assert re.sub(r"\s+", " ", read["made-2024"]["title"]).replace("{", "").replace("}", "") == FLAT


# The three beside each other

KINDS = {
    "article": ("article", "JOUR", "article-journal"),
    "preprint": ("unpublished", "MANSCPT", "article"),
    "label": ("techreport", "RPRT", "report"),
    "conference-abstract": ("inproceedings", "CONF", "paper-conference"),
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_is_the_same_in_every_format(kind: str) -> None:
    reference = made(type=kind, journal=None)
    bibtex, ris_type, csl = KINDS[kind]
    assert written(Format.bibtex, reference).startswith(f"@{bibtex}{{")
    assert written(Format.ris, reference).startswith(f"TY  - {ris_type}\n")
    (item,) = json.loads(written(Format.csl_json, reference))
    assert item["type"] == csl
    assert (kind == "preprint") == ("note = {Preprint.}" in written(Format.bibtex, reference))


def plain_names(names: list[str]) -> list[str]:
    """Return names without what a format may not hold: stops, and commas of organisations."""
    return [same(name.replace(".", "").replace(",", "")) for name in names if name != "others"]


def test_the_three_formats_agree_on_every_real_source(real: Dataset) -> None:
    references = real.all(Reference)
    bibtex = written(Format.bibtex, *references)
    from_bibtex, from_pandoc = entries(bibtex), by_pandoc(bibtex)
    from_ris = ris(written(Format.ris, *references))
    for item in json.loads(written(Format.csl_json, *references)):
        one, two, three = from_pandoc[item["id"]], from_ris[item["id"]], from_bibtex[item["id"]]
        names = plain_names(names_of(item))
        assert plain_names(names_of(one)) == names, item["id"]
        assert plain_names([rejoined(name) for name in two.get("authors", ())]) == names
        pages = "-".join(two[key] for key in ("start_page", "end_page") if key in two)
        assert pages == item.get("page", "") == three.get("pages", "").replace("--", "-")
        assert three.get("doi") == two.get("doi") == item.get("DOI")
        assert three.get("pmid") == two.get("accession_number") == item.get("PMID")
        assert three.get("pmcid") == two.get("custom2") == item.get("PMCID")
        place = "institution" if "institution" in three else "publisher"
        publisher = (three.get(place) or three.get("school") or "").replace("\\", "").strip("{}")
        assert publisher == two.get("publisher", "") == item.get("publisher", ""), item["id"]


@pytest.mark.parametrize(
    ("pages", "whole"),
    [
        ("2128-33", "2128-2133"), ("820-8", "820-828"), ("547-561", "547-561"),
        ("S123-30", "S123-S130"), ("S1-S53", "S1-S53"), ("e31-e39", "e31-e39"),
        ("CD008320", "CD008320"), ("99-101", "99-101"), ("891-902.e1", "891-902.e1"),
        ("e0187457", "e0187457"), ("", ""),
    ],
)  # fmt: skip
def test_the_last_page_is_spelled_out(pages: str, whole: str) -> None:
    assert whole_pages(pages) == whole
    held = ris(written(Format.ris, made(pages=pages or None)))["made-2024"]
    first, last = held.get("start_page", ""), held.get("end_page", "0")
    if first.isdigit() and last != "0":
        assert int(last) >= int(first)


@pytest.mark.parametrize(
    ("author", "family"),
    [
        ("Ribeiro de Souza A", "Ribeiro de Souza"), ("García y García M", "García y García"),
        ("van der Woude CJ", "van der Woude"), ("De Sousa A", "De Sousa"), ("Author A", "Author"),
    ],
)  # fmt: skip
def test_a_family_name_of_several_words_is_sorted_by_its_first(author: str, family: str) -> None:
    reference = made(authors=(author,))
    text = written(Format.bibtex, reference)
    (name,) = by_pandoc(text)["made-2024"]["author"]
    parts = [name[key] for key in (*PARTICLES, "family") if key in name]
    assert " ".join(parts) == family
    # pandoc forgives a name without braces; BibTeX itself takes all before the last small word.
    split = splitname(entries(text)["made-2024"]["author"])
    assert " ".join((*split["von"], *split["last"])).strip("{}") == family
    assert bool(split["von"]) == family[0].islower()


@pytest.mark.parametrize(
    ("language", "code"),
    [("Dutch", "nl"), ("Norwegian, with an English summary", "no"), ("Basque", "Basque"),
     (None, None)],
)  # fmt: skip
def test_csl_names_a_language_by_its_code(language: str | None, code: str | None) -> None:
    (item,) = json.loads(written(Format.csl_json, made(language=language)))
    assert item.get("language") == code


def test_every_real_language_has_a_code(real: Dataset) -> None:
    items = json.loads(written(Format.csl_json, *real.all(Reference)))
    assert all(len(item.get("language", "en")) == 2 for item in items)


def test_a_publisher_with_and_is_one() -> None:
    for kind in ("chapter", "report", "thesis"):
        reference = made(type=kind, journal=None, publisher="Taylor and Francis")
        read = by_pandoc(written(Format.bibtex, reference), "biblatex")["made-2024"]
        assert read["publisher"] == "Taylor and Francis"


def test_ris_keeps_an_organisation_whole_and_its_identifiers_for_zotero() -> None:
    reference = made(
        authors=("Pain Therapeutics, Inc.",), pmid="123", pmcid="PMC9", registration="NCT01"
    )
    text = written(Format.ris, reference)
    assert "AU  - Pain Therapeutics Inc.\n" in text
    for line in ("M2  - PMID: 123", "N1  - PMCID: PMC9", "N1  - Registration: NCT01", "AN  - 123"):
        assert f"{line}\n" in text


# Vancouver


def test_vancouver_follows_the_icmje() -> None:
    assert plain(vancouver(made(authors=("Author A", "Other B")))) == (
        "Author A, Other B. A title. J Examples. 2024;6(1):e31-e39. "
        "PMID 90000001 doi:10.1000/a_b(01)%20<x>"
    )


def test_vancouver_names_six_authors_then_et_al() -> None:
    many = made(authors=tuple(f"Author{n} A" for n in range(7)))
    assert "Author5 A, et al. A title" in plain(vancouver(many))
    assert "et al" not in plain(vancouver(made(authors=("Alkermes",), authors_complete=False)))


def test_vancouver_never_hides_a_retraction() -> None:
    gone = made(retracted=True, retraction="Figures were copied.", corrections=("2020",))
    assert plain(vancouver(gone)).endswith("RETRACTED: Figures were copied. Corrected: 2020.")


def test_names_are_parted() -> None:
    assert vars(person("Dupont J-P")) == {"family": "Dupont", "given": "J.-P.", "suffix": ""}
    assert person("Manchado López P").family == "Manchado López"
    assert person("Herndon JE 2nd").suffix == "2nd"
    assert person("US Food and Drug Administration").given == ""


# The command


def test_cite_golden(ldn: Runner, golden: Callable[[str, str], None]) -> None:
    golden("cite-exampleitis.txt", ldn("cite", "exampleitis", tty=True).out)
    golden("cite-exampleitis-40.txt", ldn("cite", "exampleitis", tty=True, width=40).out)
    for form in ("bibtex", "ris", "csl-json", "vancouver"):
        golden(f"cite-all.{form}.txt", ldn("cite", "--all", "-f", form).out)


@pytest.mark.parametrize(
    "name", ["author-2024", "90000001", "PMID: 90000001", "10.1000/art.2024(01)00278-3",
             "https://doi.org/10.1000/art.2024(01)00278-3", "SAMPLE", "NCT90000001",
             "author 2024"],
)  # fmt: skip
def test_cite_takes_a_name_as_people_type_it(ldn: Runner, name: str) -> None:
    assert ldn("cite", name, "-q").out == "author-2024\n"


def test_cite_takes_a_condition_and_each_source_once(ldn: Runner) -> None:
    ran = ldn("cite", "exampleitis", "author-2024", "EX", "-q")
    keys = ran.out.split()
    assert ran.code == 0 and len(keys) == len(set(keys)) > 3


def test_cite_tells_what_it_does_not_know(ldn: Runner) -> None:
    ran = ldn("cite", "auther-2024")
    assert ran.code == 3 and "ldn cite author-2024" in ran.err
    assert ldn("cite").code == 2
    assert ldn("cite", "--all", "EX").code == 2
    assert ldn("cite", "").code == 3


@pytest.mark.parametrize("form", ["bibtex", "ris", "csl-json", "vancouver"])
def test_any_command_with_sources_writes_them(ldn: Runner, form: str) -> None:
    shown = ldn("show", "exampleitis", "-f", form)
    assert shown.code == 0 and "SAMPLE trial" in shown.out
    none = ldn("conditions", "-f", form)
    assert none.code == 2 and none.out == "" and "cites no source" in none.err


def test_fields_do_not_go_with_a_citation_format(ldn: Runner) -> None:
    assert ldn("cite", "--all", "-f", "ris", "--fields", "id").code == 2


def test_the_format_may_come_from_the_environment(ldn: Runner) -> None:
    assert ldn("cite", "author-2024", LDN_FORMAT="csl-json").out.startswith("[")
    assert ldn("cite", "author-2024", LDN_FORMAT="csl_json").code == 2


def test_all_real_sources_are_cited(ldn: Runner, real: Dataset) -> None:
    ran = ldn("cite", "--all", "-f", "vancouver", data=DATA)
    assert len(ran.out.splitlines()) == real.count(Reference)
