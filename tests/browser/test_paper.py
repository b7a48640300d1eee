"""The handout on paper: it needs the system's Pango, as a browser test needs the browser."""

import io

import pypdf
import pytest

from ldncli.pages import handout as pages
from ldncli.report import engine, paper
from tests.test_handout import CONDITIONS, document


@pytest.mark.parametrize("key", CONDITIONS)
def test_every_handout_warns_and_stays_within_two_pages(real, key):
    reader = pypdf.PdfReader(io.BytesIO(paper.pdf(document(real, key))))
    assert len(reader.pages) <= 2
    text = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    assert "Do not take LDN with an opioid." in text
    assert "tramadol" in text
    assert "What LDN is" in text
    assert "Questions to ask" in text
    assert "not medical advice" in text


def test_wide_letters_still_fit(real, monkeypatch):
    """A machine without the narrow font draws with a wide one."""
    narrow = engine.asset
    monkeypatch.setattr(
        engine,
        "asset",
        lambda made, name: narrow(made, name).replace('"Liberation Sans", Arial', '"DejaVu Sans"'),
    )
    longest = max(CONDITIONS, key=lambda key: len(pages.words(document(real, key).page)))
    reader = pypdf.PdfReader(io.BytesIO(paper.pdf(document(real, longest))))
    assert len(reader.pages) <= 2


def test_accents_survive_in_pdf(real):
    key = "fibromyalgia"
    made = paper.pdf(document(real, key))
    text = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(made)).pages)
    assert "Rodríguez" in text
    assert pypdf.PdfReader(io.BytesIO(made)).metadata.title.startswith("Low-dose naltrexone")


def test_the_suffix_chooses_pdf(ldn, tmp_path):
    path = tmp_path / "visit.pdf"
    assert ldn("handout", "exampleitis", "--output", str(path)).code == 0
    assert path.read_bytes().startswith(b"%PDF")
