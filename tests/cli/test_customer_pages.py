"""`acompte report --customer-pages`: what each customer sees, and nothing of anybody else's."""

import base64
import hashlib
import json
import os
import re
import stat
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from acompte_cli.main import cli
from acompte_reports.customer_pages.addresses import address
from support.ledgers import OPTIONS
from support.remind_books import HEAD, bill

KEY = "0123456789abcdef" * 4


@pytest.fixture(autouse=True)
def key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "key"
    path.write_text(KEY + "\n", encoding="ascii")
    monkeypatch.setenv("ACOMPTE_PAGES_KEY", str(path))
    return path


class Books:
    def __init__(self, folder: Path, *texts: str) -> None:
        self.folder = folder / "livres"
        self.folder.mkdir()
        self.path = self.folder / "main.beancount"
        self.path.write_text(OPTIONS + HEAD + "".join(texts), encoding="utf-8")
        self.out = folder / "pages"

    def __call__(self, *words: str, day: str = "2026-07-10") -> Result:
        command = ["-f", str(self.path), "--as-of", day, "--lang", "en", "report", "--customer-pages", str(self.out)]
        result = CliRunner().invoke(cli, [*command, *words])
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result

    def pages(self, **more: str) -> dict[str, str]:
        """The pages by their customer's account leaf."""
        rows: list[dict[str, Any]] = json.loads(self("--format", "json", **more).stdout)
        return {
            row["customer"].rpartition(":")[2]: (self.out / row["page"]).read_text(encoding="utf-8") for row in rows
        }


@pytest.fixture
def books(tmp_path: Path) -> Books:
    return Books(tmp_path, bill("FA2026-001", "2026-07-01"), bill("FA2026-002", "2026-08-01", "Roche", "300.00"))


def test_an_address_is_stable_and_tells_nothing_without_the_key() -> None:
    one, other = bytes.fromhex(KEY), bytes(32)
    assert address(one, "Actif:Clients:Lumen") == address(one, "Actif:Clients:Lumen")
    found = {address(k, name) for k in (one, other) for name in ("Actif:Clients:Lumen", "Actif:Clients:Roche")}
    assert len(found) == 4
    assert all(re.fullmatch(r"[a-z2-7]{32}", name) for name in found)


def test_a_page_says_what_is_due_what_comes_and_how_to_pay(books: Books) -> None:
    pages = books.pages()
    assert set(pages) == {"Lumen", "Roche"}
    assert "1 200,00 €".replace(" ", "\u202f", 1).replace(" ", "\u00a0") in pages["Lumen"]
    assert "en retard de 9\u00a0jours" in pages["Lumen"]
    assert "FR76\u00a03000" in pages["Lumen"]
    assert "<svg" in pages["Lumen"]
    assert "Rien à payer aujourd’hui" in pages["Roche"]
    assert "le 1er\u00a0août 2026" in pages["Roche"]
    assert "<svg" not in pages["Roche"]
    for page in pages.values():
        assert '<meta name="robots" content="noindex' in page


def test_a_page_asks_nothing_from_anywhere_and_allows_its_own_style_only(books: Books) -> None:
    for page in books.pages().values():
        style = page.partition("<style>")[2].partition("</style>")[0]
        digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
        assert f"default-src 'none'; style-src 'sha256-{digest}'" in page
        assert not re.search(r"\bstyle=|<script|\bsrc=|@import|url\(", page)


def test_no_page_names_another_customer_or_its_documents(sample: Path, sample_day: date, tmp_path: Path) -> None:
    out = tmp_path / "pages"
    command = ["-f", str(sample), "--as-of", str(sample_day), "report", "--customer-pages", str(out)]
    listed = json.loads(CliRunner().invoke(cli, [*command, "--format", "json"]).stdout)
    status = json.loads(
        CliRunner().invoke(cli, ["-f", str(sample), "--as-of", str(sample_day), "status", "--format", "json"]).stdout
    )
    assert len(listed) > 10
    for row in listed:
        place = (out / row["page"]).parent
        text = "".join(path.read_text(encoding="utf-8") for path in place.iterdir())
        page = (out / row["page"]).read_text(encoding="utf-8")
        for other in listed:
            if other["customer"] != row["customer"]:
                assert other["customer_name"] not in text.replace("&#39;", "'").replace("&amp;", "&")
                assert other["page"].partition("/")[0] not in text
        own = {line["document"] for line in status if line["customer"] == row["customer"]}
        assert own <= set(re.findall(r"[A-Z]{2}\d{4}-\d{3}", page))
        assert not {line["document"] for line in status if line["customer"] != row["customer"]} & set(
            re.findall(r"\b(?:FA|AV|ND)\d{4}-\d{3}\b", page)
        )
        amounts = sum(round(float(line["open"]) * 100) for line in status if line["customer"] == row["customer"])
        cells = re.findall(r'<td class="n">€?([\d\u202f,.-]+)(?:\u00a0€)?</td></tr>', page)
        assert sum(int(re.sub(r"[^\d-]", "", cell)) for cell in cells) == amounts


def test_copies_stand_beside_the_page_as_they_were_kept(books: Books) -> None:
    kept = books.folder / "documents" / "FA2026-001.pdf"
    kept.parent.mkdir()
    kept.write_bytes(b"%PDF-1.7 copie")
    pages = books.pages()
    assert 'href="FA2026-001.pdf"' in pages["Lumen"]
    assert 'href="FA2026-002.html"' in pages["Roche"]  # printed: it is open, and nobody kept a copy
    (copy,) = books.out.glob("*/FA2026-001.pdf")
    assert copy.read_bytes() == kept.read_bytes()
    assert {path.name for path in copy.parent.iterdir()} == {"FA2026-001.pdf", "index.html"}
    assert "Mme Anne Roche" not in copy.parent.joinpath("index.html").read_text(encoding="utf-8")


def test_what_has_not_changed_stays_untouched_and_what_is_gone_goes(books: Books) -> None:
    books()
    paths = [path for path in books.out.rglob("*") if path.is_file()]
    for path in paths:
        os.utime(path, (1, 1))
    (books.out / "notes.txt").write_text("à moi", encoding="utf-8")
    books()
    assert all(path.stat().st_mtime == 1 for path in paths)
    text = books.path.read_text(encoding="utf-8")
    books.path.write_text(text.replace(bill("FA2026-002", "2026-08-01", "Roche", "300.00"), ""), encoding="utf-8")
    assert set(books.pages()) == {"Lumen"}
    assert len(list(books.out.glob("*/index.html"))) == 1
    assert (books.out / "notes.txt").exists()


def test_the_folder_itself_lists_nobody(books: Books) -> None:
    books()
    assert "Lumen" not in (books.out / "index.html").read_text(encoding="utf-8")
    assert (books.out / "robots.txt").read_text(encoding="utf-8") == "User-agent: *\nDisallow: /\n"


def test_a_disputed_document_is_not_asked_for(tmp_path: Path) -> None:
    text = bill("FA2026-001", "2026-07-01") + '2026-07-02 custom "dispute" "FA2026-001" "métré"\n'
    page = Books(tmp_path, text).pages()["Lumen"]
    assert "contestée" in page
    assert "<svg" not in page
    assert "FR76" not in page


def test_names_harm_nothing(tmp_path: Path) -> None:
    books = Books(tmp_path, bill("FA2026-001", "2026-07-01"))
    hostile = "Lumen <script>alert(1)</script> {{ 7*7 }} & \u202e" + "x" * 200
    books.path.write_text(books.path.read_text(encoding="utf-8").replace("Lumen SAS", hostile), encoding="utf-8")
    page = books.pages()["Lumen"]
    assert "<script" not in page
    assert "{{ 7*7 }}" in page


@pytest.mark.parametrize("place", ["livres/key", "key-in-repository"])
def test_a_key_that_is_shared_with_the_books_is_refused(
    books: Books, place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if place == "key-in-repository":
        from support.repositories import Repository

        Repository(tmp_path)
    monkeypatch.setenv("ACOMPTE_PAGES_KEY", str(tmp_path / place))
    result = books()
    assert (result.exit_code, "Move it." in result.output) == (1, True)
    assert not books.out.exists()
    assert not (tmp_path / place).exists()


def test_a_key_is_made_once_for_its_owner_alone(books: Books, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "secret" / "key"
    monkeypatch.setenv("ACOMPTE_PAGES_KEY", str(path))
    assert "A new key" in books().stderr
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert len(bytes.fromhex(path.read_text(encoding="ascii"))) == 32
    first = sorted(books.out.glob("*/index.html"))
    assert "A new key" not in books().stderr
    assert sorted(books.out.glob("*/index.html")) == first


@pytest.mark.parametrize("text", ["", "secret", "abcd", "é" * 64])
def test_what_is_no_key_is_said(books: Books, key: Path, text: str) -> None:
    key.write_text(text, encoding="utf-8")
    result = books()
    assert (result.exit_code, "this is no key" in result.output) == (1, True)
    assert not books.out.exists()


def test_a_template_of_the_user_that_fails_is_named(books: Books) -> None:
    own = books.folder / "templates" / "customer" / "page.html"
    own.parent.mkdir(parents=True)
    own.write_text("{{ page.nothing.at.all }}", encoding="utf-8")
    result = books()
    assert (result.exit_code, f"{own}:1:" in result.output) == (1, True)
    assert not books.out.exists()


def test_a_folder_is_asked_for(books: Books) -> None:
    result = CliRunner().invoke(cli, ["-f", str(books.path), "--lang", "en", "report"])
    assert (result.exit_code, "--customer-pages" in result.output) == (2, True)


def test_nobody_insolvent_is_asked_to_pay_what_is_older(tmp_path: Path) -> None:
    stopped = '2026-07-05 custom "insolvency" Actif:Clients:Lumen "redressement"\n'
    older = bill("FA2026-001", "2026-07-01") + bill("FA2026-002", "2026-08-01", total="240.00")
    books = Books(tmp_path, older, stopped)
    before = books.pages(day="2026-07-04")["Lumen"]
    assert "<svg" in before
    assert "Avant la procédure collective" not in before
    page = books.pages()["Lumen"]
    assert "Rien à payer aujourd’hui" in page
    assert "À venir" not in page
    assert "<svg" not in page
    assert "IBAN" not in page
    frozen = page[page.index("Avant la procédure collective") : page.index("Vos documents")]
    assert "depuis le 5\u00a0juillet 2026" in frozen
    assert {"FA2026-001", "FA2026-002"} == set(re.findall(r"FA2026-\d+", frozen))


def test_what_an_insolvent_customer_owes_since_is_asked_for_alone(tmp_path: Path) -> None:
    stopped = '2026-06-15 custom "insolvency" Actif:Clients:Lumen "redressement"\n'
    since = bill("FA2026-002", "2026-07-08", total="240.00", issued="2026-06-20")
    page = Books(tmp_path, bill("FA2026-001", "2026-07-01"), stopped, since).pages()["Lumen"]
    assert re.findall(r'<p class="big">([^<]*)', page) == ["240,00\u00a0€"]
    assert "<svg" in page
    due = page[: page.index("Avant la procédure collective")]
    assert {"FA2026-002"} == set(re.findall(r"FA2026-\d+", due))


LOST = """
2020-01-01 open Charges:Pertes
  pcg: "654000"
2026-07-03 * "Irrécouvrable" ^FA2026-001
  Charges:Pertes  1200.00 EUR
  Actif:Clients:Lumen
"""


def test_what_was_given_up_is_not_called_paid(tmp_path: Path) -> None:
    page = Books(tmp_path, bill("FA2026-001", "2026-07-01"), LOST).pages()["Lumen"]
    documents = page[page.index("Vos documents") :]
    assert "FA2026-001" in documents
    assert "réglée" not in documents


def test_a_rest_within_the_tolerance_is_not_late(tmp_path: Path) -> None:
    rest = """2026-01-01 custom "tolerance" 1.00 EUR
2026-07-02 * "Virement" ^FA2026-001
  Actif:Banque  1199.50 EUR
  Actif:Clients:Lumen
"""
    page = Books(tmp_path, bill("FA2026-001", "2026-07-01"), rest).pages()["Lumen"]
    assert "0,50" in page
    assert "en retard" not in page


def test_a_page_says_how_to_pay_before_the_day(tmp_path: Path) -> None:
    page = Books(tmp_path, bill("FA2026-001", "2026-08-01")).pages()["Lumen"]
    coming = page[page.index("À venir") : page.index("Vos documents")]
    assert "IBAN" in coming
    assert "FA2026-001</dd>" in coming
    assert "<svg" not in page  # a code would pay today what is not due yet
    disputed = bill("FA2026-001", "2026-08-01") + '2026-07-02 custom "dispute" "FA2026-001" "casse"\n'
    (other := tmp_path / "other").mkdir()
    assert "IBAN" not in Books(other, disputed).pages()["Lumen"]


@pytest.mark.parametrize("folders", [("site", "site"), ("site", "site/pages"), ("pages/site", "pages")])
def test_the_report_and_what_is_published_stand_apart(folders: tuple[str, str], books: Books, tmp_path: Path) -> None:
    site, pages = (tmp_path / name for name in folders)
    command = ["-f", str(books.path), "--as-of", "2026-07-10", "--lang", "en", "report", str(site)]
    result = CliRunner().invoke(cli, [*command, "--customer-pages", str(pages)])
    assert result.exit_code == 2
    assert "customers' pages are published, the report is not" in result.output
    assert not site.exists()
    assert not pages.exists()
    assert CliRunner().invoke(cli, command).exit_code == 0
    books.out = site
    assert "has the report" in books().output


def test_nothing_that_holds_the_books_is_published(books: Books) -> None:
    books.out = books.folder.parent
    result = books()
    assert result.exit_code == 1
    assert "has the ledger below it" in result.output


def test_no_report_is_written_where_the_key_is_refused(books: Books, tmp_path: Path, key: Path) -> None:
    key.write_text("short", encoding="ascii")
    result = books(str(tmp_path / "site"))
    assert result.exit_code == 1
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize("name", ["index.html", "robots.txt"])
def test_a_web_site_that_is_there_is_not_replaced(name: str, books: Books, tmp_path: Path) -> None:
    books.out.mkdir()
    (books.out / name).write_text("Notre site", encoding="utf-8")
    result = books(str(tmp_path / "site"))
    assert result.exit_code == 1
    assert f"{name} is no file of acompte's and would be replaced" in result.output
    assert [(path.name, path.read_text(encoding="utf-8")) for path in books.out.iterdir()] == [(name, "Notre site")]
    assert not (tmp_path / "site").exists()


def test_a_folder_in_the_way_is_said(books: Books) -> None:
    (books.out / "index.html").mkdir(parents=True)
    result = books()
    assert result.exit_code == 1
    assert "index.html is no file of acompte's" in result.output


def test_pages_are_written_again_over_those_of_before(books: Books) -> None:
    assert books().exit_code == 0
    (books.out / "index.html").write_bytes(b"")  # what a full disk leaves
    assert books(day="2026-09-01").exit_code == 0
    assert b"noindex" in (books.out / "index.html").read_bytes()


HELD = """
2020-01-01 open Passif:Acomptes EUR
  pcg: "419100"
2020-01-01 open Passif:TVA EUR
  pcg: "445713"
2026-05-02 custom "quote" "D2026-001" Actif:Clients:{customer} 1000.00 EUR
  vat: 20
2026-05-03 custom "accepted" "D2026-001"
2026-05-04 * "Acompte" ^D2026-001
  invoice: "FA2026-001"
  due: 2026-05-10
  Actif:Clients:{customer}  100.05 EUR
  Passif:Acomptes  -83.38 EUR
  Passif:TVA  -16.67 EUR
2026-05-09 * "Virement" ^FA2026-001
  Actif:Banque  100.05 EUR
  Actif:Clients:{customer}
"""


@pytest.mark.parametrize(
    ("customer", "amount", "words"), [("Roche", "100,05\u00a0€", False), ("Lumen", "83,38\u00a0€", True)]
)
def test_a_consumer_reads_what_it_paid_with_vat(tmp_path: Path, customer: str, amount: str, words: bool) -> None:
    page = Books(tmp_path, HELD.format(customer=customer)).pages()[customer]
    paid = page[page.index("Acomptes que vous avez réglés") : page.index("Vos documents")]
    assert amount in paid
    assert ("Montants hors taxes." in paid) == words


def test_a_number_that_stands_twice_has_no_copy(tmp_path: Path) -> None:
    """Whose it is nobody can tell: a copy would show one customer another's invoice."""
    secret = bill("FA2026-001", "2026-07-01", "Muet", "66.00").replace("Entretien", "Secret de Muet")
    books = Books(tmp_path, secret, bill("FA2026-001", "2026-07-01"), bill("FA2026-002", "2026-07-01"))
    (kept := books.folder / "documents").mkdir()
    (kept / "FA2026-001.txt").write_text("Secret de Muet", encoding="utf-8")
    page = books.pages()["Lumen"]
    assert re.findall(r'href="(FA[^"]*)"', page) == ["FA2026-002.html"] * 2
    written = {path.name for path in books.out.rglob("FA*")}
    assert written == {"FA2026-002.html"}
    assert not any("Secret" in path.read_text(encoding="utf-8") for path in books.out.rglob("*") if path.is_file())


def test_a_document_called_index_leaves_the_page_alone(tmp_path: Path) -> None:
    page = Books(tmp_path, bill("index", "2026-07-01")).pages()["Lumen"]
    assert "Votre compte" in page
    assert 'href="document-index.html"' in page


def test_a_printed_copy_forbids_scripts_and_search_engines(tmp_path: Path) -> None:
    books = Books(tmp_path, bill("FA2026-001", "2026-07-01"))
    books.pages()
    (copy,) = books.out.rglob("FA2026-001.html")
    head = copy.read_text(encoding="utf-8").partition("<title>")[0]
    assert "default-src 'none'" in head
    assert "noindex" in head


def test_the_key_is_not_published(books: Books, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ACOMPTE_PAGES_KEY", str(books.out / "key"))
    result = books()
    assert result.exit_code == 1
    assert "the key is in the pages' folder" in result.output
    assert not books.out.exists()


def test_links_to_mail_and_telephone_are_plain(tmp_path: Path) -> None:
    books = Books(tmp_path, bill("FA2026-001", "2026-07-01"))
    text = books.path.read_text(encoding="utf-8")
    books.path.write_text(text.replace("  iban:", '  phone: "+33 4 78 00 12 69"\n  iban:', 1), encoding="utf-8")
    page = books.pages()["Lumen"]
    assert 'href="mailto:compta@atelier.example"' in page
    assert 'href="tel:+33478001269"' in page


QUOTES = """
2026-05-01 custom "quote" "D2026-001" Actif:Clients:Muet 900.00 EUR
  title: "Secret de Muet"
2026-05-01 custom "quote" "D2026-002" Actif:Clients:Lumen 1200.00 EUR
  title: "Verrière du hall"
"""


def test_a_page_says_what_each_sum_is_for(tmp_path: Path) -> None:
    text = bill("FA2026-001", "2026-07-01").replace('"Entretien"', '"Entretien" ^D2026-002')
    page = Books(tmp_path, QUOTES, text).pages()["Lumen"]
    assert "Verrière du hall" in page[: page.index("Vos documents")]


@pytest.mark.parametrize("fault", ["quote", "customers"])
def test_a_faulty_document_shows_nothing_of_another_customer(tmp_path: Path, fault: str) -> None:
    text = bill("FA2026-001", "2026-07-01")
    if fault == "quote":
        text = text.replace('"Entretien"', '"Entretien" ^D2026-001')
    else:
        text = text.replace("  Produits", "  Actif:Clients:Muet  -240.00 EUR\n  Produits")
    books = Books(tmp_path, QUOTES, text)
    page = books.pages()["Lumen"]
    assert "FA2026-001" in page
    assert "Muet" not in page
    assert not list(books.out.rglob("FA*"))
