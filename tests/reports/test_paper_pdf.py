"""The PDF files of documents: read back with poppler's tools."""

import os
import re
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

from acompte_reports.papers import PdfMissing, render
from acompte_reports.papers.pdf import pdf_of
from support.paper_ledger import CREDIT, TWO_RATES, WORKS, books

STORY = (TWO_RATES, CREDIT, WORKS)


def tool(*words: str) -> str:
    return subprocess.run(words, check=True, capture_output=True, text=True, stdin=subprocess.DEVNULL).stdout


def inflated(stream: bytes) -> bytes:
    try:
        return zlib.decompress(stream)
    except zlib.error:
        return stream


@pytest.fixture(scope="module")
def final(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the PDF file of a final invoice after progress invoices, which takes two pages."""
    path = tmp_path_factory.mktemp("pdf") / "FA2026-013.pdf"
    path.write_bytes(render(books(*STORY), "FA2026-013", None, html=False))
    return path


def test_it_is_titled_tagged_dated_and_of_a4(final: Path) -> None:
    info = tool("pdfinfo", "-isodates", str(final))
    assert re.search(r"Title: +Facture de solde FA2026-013, Verrerie & Fils SARL", info)
    assert re.search(r"Tagged: +yes", info)
    assert re.search(r"CreationDate: +2026-06-30", info)
    assert re.search(r"Page size: +595\.\d+ x 841\.\d+ pts \(A4\)", info)
    assert re.search(r"Author: +Verrerie & Fils SARL", info)


def test_its_language_is_set(final: Path) -> None:
    streams = re.findall(rb"(?s)stream\r?\n(.*?)endstream", final.read_bytes())
    assert any(b"/Lang (fr)" in inflated(stream) for stream in streams)


def test_its_fonts_are_embedded(final: Path) -> None:
    rows = tool("pdffonts", str(final)).splitlines()[2:]
    assert rows
    assert all(row.split()[-5] == "yes" for row in rows), rows


def test_it_says_the_figures_of_the_books_and_its_pages(final: Path) -> None:
    said = " ".join(tool("pdftotext", "-layout", str(final), "-").split()).replace("\u202f", " ")
    for words in ("Acomptes déjà facturés", "FA2026-010", "5 760,00 €", "Décompte général", "1/", "RCS Lyon"):
        assert words in said
    pages = int(re.search(r"Pages: +(\d+)", tool("pdfinfo", str(final)))[1])  # type: ignore[index]  # it says so
    assert f"{pages}/{pages}" in said


def test_its_structure_has_tables_with_headers(final: Path) -> None:
    structure = tool("pdfinfo", "-struct", str(final))
    assert {"Table", "TH", "TD", "H1"} <= set(re.findall(r"\w+", structure))


def test_the_address_stands_in_the_window_of_the_envelope(final: Path) -> None:
    found = tool("pdftotext", "-bbox", "-l", "1", str(final), "-")
    place = re.search(r'xMin="([\d.]+)" yMin="([\d.]+)"[^>]*>Lumen<', found)
    assert place
    left, top = (float(number) / 72 * 25.4 for number in place.groups())
    assert 109 <= left <= 111
    assert 49 <= top <= 53


def test_a_long_quote_repeats_its_headers_and_leaves_no_total_alone(tmp_path: Path) -> None:
    lines = "".join(
        f'2026-02-03 custom "line" "D2026-040" "Lot {n}, dépose, fourniture et pose" "1 u" 100.00 EUR "20 %"\n'
        for n in range(60)
    )
    for count in range(24, 32):
        kept = "".join(lines.splitlines(keepends=True)[:count])
        head = f'2026-02-03 custom "quote" "D2026-040" Actif:Clients:Lumen {count}00.00 EUR\n  vat: 20\n'
        path = tmp_path / f"{count}.pdf"
        path.write_bytes(render(books(head, kept), "D2026-040", None, html=False))
        pages = tool("pdftotext", "-layout", str(path), "-").split("\f")[:-1]
        with_total = next(page for page in pages if "Total HT" in page)
        assert "Lot" in with_total, count
        assert all("Désignation" in page for page in pages if "Lot" in page)


def test_two_processes_write_the_same_bytes(tmp_path: Path, sample: Path) -> None:
    written = []
    for turn, seed in enumerate(("1", "2")):
        path = tmp_path / f"{turn}.pdf"
        words = ["-f", str(sample), "--as-of", "2026-08-31", "pdf", "FA2026-049", "-o", str(path)]
        command = [sys.executable, "-c", "from acompte_cli.main import main; main()", *words]
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)}
        subprocess.run(command, check=True, env=environment, capture_output=True, stdin=subprocess.DEVNULL)
        written.append(path.read_bytes())
    assert written[0] == written[1]
    assert written[0].startswith(b"%PDF-1.7")


@pytest.mark.parametrize("address", ["file:///etc/hostname", "http://127.0.0.1:9/x.png", "/etc/hostname"])
def test_nothing_is_fetched_from_outside_the_page(address: str, tmp_path: Path) -> None:
    page = '<html lang="fr"><title>x</title><img src="{0}"><link rel="attachment" href="{0}"><p>Bonjour'
    path = tmp_path / "x.pdf"
    path.write_bytes(pdf_of(page.format(address)))
    assert tool("pdfdetach", "-list", str(path)).startswith("0 ")
    assert tool("pdfimages", "-list", str(path)).count("\n") == 2
    assert "Bonjour" in tool("pdftotext", str(path), "-")


def test_without_weasyprint_the_fault_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(PdfMissing):
        pdf_of("<p>Bonjour")
