"""`acompte letters`: PDF files, messages, one file for the printer, rows for a mail merge."""

import csv
import io
import shutil
from datetime import date
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
from click.testing import CliRunner

from acompte_cli.main import cli
from acompte_reports.papers.many import pdfs
from support.remind_books import Books, bill

pypdf = pytest.importorskip("pypdf")


def made(tmp_path: Path, *words: str) -> Path:
    books = Books(tmp_path, bill("FA2026-001", "2026-07-01"), bill("FA2026-002", "2026-07-01", "Roche"))
    folder = tmp_path / "sortie"
    result = CliRunner().invoke(cli, ["-f", str(books.path), "--as-of", "2026-07-06", "letters", str(folder), *words])
    assert result.exit_code == 0, result.output
    return folder


def test_each_kind_of_file_is_made_where_it_is_asked(tmp_path: Path) -> None:
    folder = made(tmp_path, "--pdf", "--eml", "--bundle", "--merge")
    stems = ["2026-07-06-lumen-sas-first", "2026-07-06-mme-anne-roche-first"]
    wanted = {"bundle.pdf", "letters.csv", "index.html", f"{stems[0]}.eml"}
    wanted |= {f"{stem}{suffix}" for stem in stems for suffix in (".html", ".pdf")}
    assert {path.name for path in folder.iterdir()} == wanted


def test_a_message_opens_as_a_draft_with_its_letter(tmp_path: Path) -> None:
    data = (made(tmp_path, "--eml") / "2026-07-06-lumen-sas-first.eml").read_bytes()
    message = message_from_bytes(data, policy=default)
    assert message["X-Unsent"] == "1"
    assert message["Date"].datetime.date() == date(2026, 7, 6)
    assert message["To"].addresses[0].addr_spec == "achats@lumen.example"
    assert [part.get_content_type() for part in message.walk() if not part.is_multipart()] == [
        "text/plain",
        "text/html",
        "application/pdf",
    ]
    assert b"\r\n" in data
    assert data == (made(tmp_path, "--eml") / "2026-07-06-lumen-sas-first.eml").read_bytes()


def test_the_printer_gets_one_file_in_which_each_letter_begins_a_sheet(tmp_path: Path) -> None:
    read = pypdf.PdfReader(made(tmp_path, "--bundle") / "bundle.pdf")
    assert len(read.pages) == 4
    assert "Lumen SAS" in read.pages[0].extract_text()
    assert read.pages[1].extract_text().strip() == ""
    assert "Mme Anne Roche" in read.pages[2].extract_text()
    assert len(read.outline) == 2
    assert read.trailer["/Root"]["/Lang"] == "fr"


def test_a_mail_merge_has_a_row_a_letter_and_no_formula(tmp_path: Path) -> None:
    books = Books(tmp_path, bill("FA2026-001", "2026-07-01"))
    books.path.write_text(books.text.replace('name: "Lumen SAS"', 'name: "=1+1; Lumen"'), encoding="utf-8")
    folder = tmp_path / "sortie"
    CliRunner().invoke(cli, ["-f", str(books.path), "--as-of", "2026-07-06", "letters", str(folder), "--merge"])
    data = (folder / "letters.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    (row,) = csv.DictReader(io.StringIO(data.decode("utf-8-sig")), delimiter=";")
    assert (row["name"], row["postal_code"], row["town"]) == ("'=1+1; Lumen", "69002", "Lyon")
    assert (row["amount"], row["documents"], row["until"]) == ("1200.00", "FA2026-001", "2026-07-13")


def test_pages_are_laid_out_in_their_order_on_any_number_of_cores() -> None:
    pages = [f"<!doctype html><html lang='fr'><title>{n}</title><p>page {n}</p></html>" for n in range(6)]
    one, two = list(pdfs(pages, 1)), list(pdfs(pages, 2))
    assert one == two
    assert [pypdf.PdfReader(io.BytesIO(data)).metadata.title for data in two] == [str(n) for n in range(6)]


@pytest.mark.parametrize("day", ["2026-08-31", "2026-09-02", "2026-10-05"])
def test_the_letters_are_those_that_remind_writes(day: str, sample: Path, tmp_path: Path) -> None:
    books = tmp_path / "livres"
    shutil.copytree(sample.parent, books)
    command = ["-f", str(books / sample.name), "--as-of", day]
    before = set(books.rglob("*.html"))
    assert CliRunner().invoke(cli, [*command, "letters", str(tmp_path / "sortie")]).exit_code == 0
    result = CliRunner().invoke(cli, [*command, "remind", "--html", "--yes"])
    assert result.exit_code == 0, result.output
    kept = {path.name for path in set(books.rglob("*.html")) - before}
    assert kept
    assert {path.name for path in (tmp_path / "sortie").glob(f"{day}-*.html")} == kept


def test_a_quote_about_to_expire_has_its_letter_once(tmp_path: Path) -> None:
    quote = """
2026-06-05 custom "quote" "D2026-001" Actif:Clients:Lumen 1000.00 EUR
  expires: 2026-07-10
"""
    told = """
2026-07-04 document Actif:Clients:Lumen "lettre.pdf" ^D2026-001
  reminder: "quote-expiring"
"""
    (tmp_path / "lettre.pdf").touch()
    for text, day, wanted in ((quote, "2026-07-02", 0), (quote, "2026-07-03", 1), (quote + told, "2026-07-06", 0)):
        books, folder = Books(tmp_path, text), tmp_path / f"sortie-{day}"
        assert CliRunner().invoke(cli, ["-f", str(books.path), "--as-of", day, "letters", str(folder)]).exit_code == 0
        assert len(list(folder.glob("2026-*quote-expiring.html"))) == wanted, day
