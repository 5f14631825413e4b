"""Our page in Fava: links, language, numbers, several ledgers, reloads, and nothing written."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("fava")

from acompte import handover
from acompte_reports.fava import shelf
from acompte_reports.fava.desk import FavaFormats
from support.commands import FAULT
from support.fava_pages import BOOKS, NAMES, PLUGINS, YEAR, Fava, Shown, with_extension, write_ledger
from support.site_pages import plain

BARE = """
option "title" "Sans clients"
option "operating_currency" "EUR"
2020-01-01 open Assets:Bank EUR
2020-01-01 open Equity:Start EUR
"""


# links


def test_every_link_leads_somewhere(fava: Fava) -> None:
    seen: set[str] = set()
    pages = [*(fava.page(name, time=YEAR) for name in NAMES), fava.page("clients/griffon", time=YEAR)]
    pages.append(fava.page("devis/d2026-012", time=YEAR))
    for page in pages:
        assert page.status == 200
        seen |= {link.partition("#")[0] for link in page.links}
    assert {link.split("?")[0].rsplit("/", 2)[1] for link in seen if link} >= {
        "Acompte",
        "journal",
        "editor",
        "Actif:Clients:Griffon",
    }
    for link in sorted(seen - {""}):
        assert fava.get(link).status == 200, link


def test_a_quote_leads_to_its_journal_its_account_and_its_sources(fava: Fava, sample: Path) -> None:
    page = fava.page("devis/d2026-012", time=YEAR)
    assert "/atelier-verrier-sarl/journal/?filter=%5ED2026-012" in page.links
    assert any("/account/Actif:Clients:Griffon/" in link for link in page.links)
    source = sample.parent / "2026.beancount"
    lines = source.read_text(encoding="utf-8").splitlines()
    found = next(n for n, line in enumerate(lines, 1) if 'custom "quote" "D2026-012"' in line)
    assert any(
        f"editor/?time={YEAR.replace(' ', '+')}&file_path=" in link and f"line={found}" in link for link in page.links
    )


def test_an_editor_of_the_user_is_asked_where_fava_asks_it(tmp_path: Path) -> None:
    fava = Fava(write_ledger(tmp_path, BOOKS, "use-external-editor true"))
    links = fava.page("suivi", time=YEAR).links
    assert any(re.fullmatch(rf"beancount://{tmp_path}/main\.beancount\?lineno=\d+", link) for link in links)
    assert not any("editor/" in link for link in links)


@pytest.mark.parametrize("name", ["nix", "clients/nix", "devis/../../x", "<script>", "clients/", "index.html"])
def test_a_page_that_is_not_there_is_said(shop: Fava, name: str) -> None:
    page = shop.page(name, time=YEAR)
    assert page.status == 200
    assert "There is no such page on 31 August 2026." in page.text
    assert "<script>" not in page.ours


# language, numbers, looks


@pytest.mark.parametrize(
    ("options", "accepts", "title", "words"),
    [
        (("language fr",), "en", "Acomptes", "État au 31 août 2026"),
        (("language en",), "fr", "Deposits", "As of 31 August 2026"),
        ((), "fr-FR,fr;q=0.9", "Acomptes", "État au 31 août 2026"),
        ((), "en", "Deposits", "As of 31 August 2026"),
        (("language de",), "de", "Deposits", "État au 31 août 2026"),
    ],
)
def test_the_page_speaks_favas_language_else_the_companys(
    tmp_path: Path, options: tuple[str, ...], accepts: str, title: str, words: str
) -> None:
    fava = Fava(write_ledger(tmp_path, BOOKS, *options))
    fava.languages = accepts
    page = fava.page(time=YEAR)
    assert words in plain(page.text)
    assert f'id="page-title">"{title}"<' in page.written
    assert re.search(rf'"report_title":\s*"{title}"', page.written.replace("&#34;", '"'))


@pytest.mark.parametrize(
    ("locale", "money", "days"),
    [
        ((), "8000.00 EUR", "."),
        (("locale en",), "8,000.00 EUR", "."),
        (("locale fr",), "8 000,00 EUR", ","),
        (("locale de",), "8.000,00 EUR", ","),
    ],
)
def test_amounts_are_written_as_fava_writes_them(
    tmp_path: Path, locale: tuple[str, ...], money: str, days: str
) -> None:
    page = Fava(write_ledger(tmp_path, BOOKS, *locale)).page("suivi", time=YEAR)
    assert money in plain(page.text)
    definitions = Fava(write_ledger(tmp_path, BOOKS, *locale)).page("definitions", time=YEAR)
    assert re.search(rf"\d\{days}\d d\b", definitions.text)


@pytest.mark.parametrize(
    ("locale", "days"),
    [((), "1642.7"), (("locale en",), "1,642.7"), (("locale fr",), "1\u202f642,7"), (("locale de",), "1.642,7")],
)
def test_thousands_of_days_are_written_as_amounts_are(tmp_path: Path, locale: tuple[str, ...], days: str) -> None:
    fava = Fava(write_ledger(tmp_path, BOOKS, *locale))
    with fava.app.app_context():
        assert FavaFormats("fr", fava.ledger, "EUR").days(Decimal("1642.7")) == days


def test_cents_are_written_where_the_ledger_has_few(tmp_path: Path) -> None:
    whole = "".join(
        f'2026-01-{day:02} * "Frais"\n  Actif:Banque  {day} EUR\n  Produits:Travaux\n' for day in range(1, 29)
    )
    fava = Fava(write_ledger(tmp_path, BOOKS.replace(".00 EUR", " EUR") + whole, "locale en"))
    assert fava.ledger.format_decimal(Decimal("0.40"), "EUR") == "0"
    with fava.app.app_context():
        assert FavaFormats("en", fava.ledger, "EUR").money(Decimal("0.40")) == "0.40\u00a0EUR"


@pytest.mark.parametrize(("locale", "written"), [("en", "48,001"), ("de", "48.001"), ("fr", "48\u202f001")])
def test_amounts_on_a_lane_are_written_as_the_others_are(tmp_path: Path, locale: str, written: str) -> None:
    fava = Fava(write_ledger(tmp_path, BOOKS, f"locale {locale}"))
    with fava.app.app_context():
        assert FavaFormats("fr", fava.ledger, "EUR").round(Decimal("48000.50")) == written


def test_a_ledger_in_which_beancount_finds_errors_is_not_called_sound(tmp_path: Path) -> None:
    wrong = '2026-02-01 * "Frais"\n  Actif:Banque  100.00 EUR\n  Produits:Travaux  -90.00 EUR\n'
    words = "Beancount finds 1 error, which “acompte check” shows."
    assert words in Fava(write_ledger(tmp_path, BOOKS + wrong)).page("index", time=YEAR).text
    assert words not in Fava(write_ledger(tmp_path, BOOKS)).page("index", time=YEAR).text


def test_hidden_numbers_stay_hidden(sample: Path, tmp_path: Path) -> None:
    fava = Fava(with_extension(sample, tmp_path), incognito=True)
    for name, page in fava.pages(time=YEAR):
        assert not re.search(r"\d\s?(EUR|k?€)|€\d", page.text), name
    assert "XXX,XX EUR" in plain(fava.page("suivi", time=YEAR).text)
    quote = fava.page("devis/d2026-012", time=YEAR)
    labels = re.findall(r'class="t-amount">([^<]*)<', quote.ours)
    assert labels
    assert not re.search(r"\d", "".join(labels))


def test_colours_are_light_or_dark_as_fava_is(shop: Fava) -> None:
    style = shop.page().written.partition("<style>")[2].partition("</style>")[0]
    assert "--red: light-dark(#b3261e, #f0877f)" in style
    assert "--ink: var(--text-color)" in style
    assert "font-weight: 650" not in style


def test_fava_can_sort_the_long_tables(shop: Fava) -> None:
    for name in ("suivi", "devis", "clients"):
        page = shop.page(name, time=YEAR)
        head = re.search(r'<table is="sortable-table".*?</thead>', page.ours, re.DOTALL)
        assert head, name
        count = len(re.findall("<th ", head[0]))
        assert len(re.findall("data-sort=", head[0])) == count, "Fava counts only the columns that sort"
        assert {len(row.texts) for row in page.rows} == {count}


# Fava around the page


def test_the_page_only_reads(tmp_path: Path) -> None:
    path = write_ledger(tmp_path, BOOKS)
    before = path.read_bytes()
    fava = Fava(path, read_only=True)
    for name, page in fava.pages(time=YEAR):
        assert page.status == 200, name
        assert "<form" not in page.ours
    address = f"/{fava.slug}/extension/Acompte/"
    for send in (fava.client.post, fava.client.put, fava.client.delete):
        assert send(address).status_code in (401, 405)
    assert not fava.ledger.extensions.get_extension("Acompte").endpoints
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir() if not p.name.startswith(".")] == [path.name]


def test_each_of_several_ledgers_has_its_own_figures(tmp_path: Path) -> None:
    one = write_ledger(tmp_path, BOOKS.replace('"Atelier"', '"Un"', 1), name="one.beancount")
    other_text = BOOKS.replace('"Atelier"', '"Deux"', 1).replace("760.00", "1760.00")
    two = write_ledger(tmp_path, other_text, "language fr", name="two.beancount")
    three = tmp_path / "three.beancount"
    three.write_text(BARE, encoding="utf-8")
    fava = Fava(one, two, three)
    for _ in range(2):
        first, second = fava.see(0).page("suivi", time=YEAR), fava.see(1).page("suivi", time=YEAR)
        values = [{row.values[2]: row.values[4] for row in page.rows} for page in (first, second)]
        assert [found["2026-08-20 FA2026-004"] for found in values] == ["800.00", "1800.00"]
        assert "Tracking" in first.text
        assert "Suivi" in second.text
        assert all(link.startswith("/deux/") for link in second.links)
    assert fava.get("/sans-clients/extension/Acompte/").status == 404, "this ledger does not name the extension"


def test_a_ledger_without_our_roles_is_told_how_to_begin(tmp_path: Path) -> None:
    fava = Fava(write_ledger(tmp_path, BARE + PLUGINS))
    for name, page in fava.pages(time="2026"):
        assert page.status == 200, name
        assert 'pcg: "411000"' in page.text
    assert fava.ledger.errors == []


def test_the_page_needs_no_plugin_and_bears_what_is_wrong(tmp_path: Path, shop: Fava) -> None:
    bare = Fava(write_ledger(tmp_path, BOOKS.replace(PLUGINS, ""), name="bare.beancount"))
    wrong = Fava(write_ledger(tmp_path, BOOKS.replace("FA2026-005", "FA2026-006") + FAULT, name="wrong.beancount"))
    assert wrong.ledger.errors
    for name, page in shop.pages(time=YEAR):
        found = [[row.values for row in one.rows] for one in (page, bare.page(name, time=YEAR))]
        assert found[0] == found[1], name
        assert wrong.page(name, time=YEAR).status == 200, name
    assert "FA2026-005" in wrong.page("suivi", time=YEAR).text


def test_the_page_follows_what_is_written(tmp_path: Path) -> None:
    path = write_ledger(tmp_path, BOOKS)
    fava = Fava(path)
    assert "FA2026-009" not in fava.page("suivi", time="2026-08").text
    more = '2026-08-30 * "Mairie" "Vitrage"\n  invoice: "FA2026-009"\n  due: 2026-09-30\n'
    more += "  Actif:Clients:Mairie  99.00 EUR\n  Produits:Travaux\n"
    path.write_text(path.read_text(encoding="utf-8") + more, encoding="utf-8")
    fava.ledger.load_file()
    assert "FA2026-009" in fava.page("suivi", time="2026-08").text


def test_the_books_are_read_once_a_load(
    fava: Fava, sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted: list[int] = []

    def read(entries: list[Any], options: Any) -> handover.Reading:
        counted.append(1)
        return handover.read(entries, options)

    monkeypatch.setattr(shelf, "read", read)
    other = Fava(with_extension(sample, tmp_path))
    first = date(2026, 1, 1)
    for days in range(8):
        other.page(time=str(first + timedelta(days)))
    other.page("suivi", filter="Lumen")
    assert counted == [1]
    other.ledger.load_file()
    other.page()
    assert counted == [1, 1]


def test_what_the_plugins_find_stands_on_favas_page_of_errors(tmp_path: Path) -> None:
    wrong = BOOKS.replace(
        "  Passif:Acomptes       3600.00 EUR\n  Produits:Travaux    -12000.00 EUR",
        "  Produits:Travaux    -12000.00 EUR",
    )
    fava = Fava(write_ledger(tmp_path, wrong))
    found = fava.client.get(f"/{fava.slug}/api/errors").get_json()["data"]
    errors = [error for error in found if error["type"] == "AcompteError"]
    assert any("[deposit-not-deducted] FA2026-002" in error["message"] for error in errors)
    lines = (tmp_path / "main.beancount").read_text(encoding="utf-8").splitlines()
    for error in errors:
        assert error["source"]["filename"] == str(tmp_path / "main.beancount")
        assert re.match(r"\d{4}-", lines[error["source"]["lineno"] - 1])


def test_a_page_that_was_worked_out_answers_at_once(fava: Fava) -> None:
    """A tenth of that is usual: the bar leaves room for a machine that is busy."""
    for name in (*NAMES, "clients/griffon", "devis/d2026-012"):
        assert fava.milliseconds(name, YEAR) < 300, name


def test_requests_at_once_get_their_own_pages(fava: Fava) -> None:
    asked_for = [(name, day) for name in NAMES for day in ("2025-03-31", "2025-06-30", "2026-02-28")]
    alone = {key: fava.page(key[0], time=key[1]).ours for key in asked_for}
    fava.ledger.load_file()

    def ask(key: tuple[str, str]) -> tuple[tuple[str, str], str]:
        found = fava.app.test_client().get(f"/{fava.slug}/extension/Acompte/?page={key[0]}&time={key[1]}")
        return key, Shown(found.status_code, found.get_data(as_text=True)).ours

    with ThreadPoolExecutor(8) as pool:
        together = dict(pool.map(ask, asked_for * 2))
    assert together == alone
