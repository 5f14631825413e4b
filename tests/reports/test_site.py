"""The report site whole: its pages, their links, their figures, and that nothing in a ledger can harm them."""

import posixpath
import re
import subprocess
import sys
from datetime import date
from pathlib import Path
from urllib.parse import unquote

import pytest

from acompte.indicators.aging import total_row
from acompte_cli.ledger import load
from acompte_reports.site import build_site
from acompte_reports.site.build import FileInTheWayError
from acompte_reports.site.desk import Desk
from acompte_reports.view import View
from support.ledgers import Ledger
from support.site_pages import Page, desk_on, plain, site_of, view_on

PAGES = ("index.html", "suivi.html", "clients.html", "devis.html", "definitions.html")
HOSTILE = """
2020-01-01 open Actif:Clients:Évil-Ça
  name: "<script>alert(1)</script> & \\u0022fils\\u0022 \u202egnorw"
2026-01-05 custom "quote" "D2026-001" Actif:Clients:Évil-Ça 1000.00 EUR
  title: "</title><img src=x onerror=alert(2)> 'q' \\u0022"
  vat: 20
2026-01-05 custom "line" "D2026-001" "<b>gras</b>" "1 <i>u</i>" 1000.00 EUR "20 %"
2026-01-05 custom "milestone" "D2026-001" 2026-01-10 "<svg onload=alert(3)>" "30 %"
2026-01-06 custom "accepted" "D2026-001"
2026-01-10 * "Acompte" ^D2026-001
  invoice: "FA2026-001"
  due: 2026-02-10
  Actif:Clients:Évil-Ça  360.00 EUR
  Passif:Acomptes  -300.00 EUR
  Passif:TVA:Normale  -60.00 EUR
2026-02-20 custom "dispute" "FA2026-001" "</td><script>alert(4)</script>"
2026-02-21 note Actif:Clients:Évil-Ça "Relance" ^FA2026-001
  reminder: "<em>étape</em>"
""".replace("\\u0022", '\\"')


@pytest.fixture(scope="session")
def sample_view(sample: Path, sample_day: date) -> View:
    return View(load(str(sample)).reading.history, sample_day)


@pytest.fixture(scope="session")
def sample_site(sample: Path, sample_view: View, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return site_of(sample_view, tmp_path_factory.mktemp("site"), ledger=sample)


@pytest.fixture(scope="session")
def taken_apart(sample_site: dict[str, str]) -> dict[str, Page]:
    return {path: Page(written) for path, written in sample_site.items()}


def test_every_page_is_written(sample_site: dict[str, str], sample_view: View) -> None:
    assert set(PAGES) <= set(sample_site)
    assert sum(path.startswith("devis/") for path in sample_site) == len(sample_view.quotes)
    assert sum(path.startswith("clients/") for path in sample_site) == len(sample_view.book.customers)


def test_every_link_leads_to_a_page_and_to_a_place_on_it(taken_apart: dict[str, Page]) -> None:
    for path, page in taken_apart.items():
        for link in page.links:
            file, _, fragment = link.partition("#")
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), file)) if file else path
            if target.startswith("assets/"):
                continue
            assert target in taken_apart, f"{path} links {link}"
            if fragment and target != "suivi.html":
                assert unquote(fragment) in taken_apart[target].ids, f"{path} links {link}"


def test_links_are_relative_and_nothing_is_asked_of_the_network(sample_site: dict[str, str]) -> None:
    for path, written in sample_site.items():
        assert not re.search(r'(?:href|src)="(?:/|[a-z]+:)', written), path
        assert "http:" not in written, path
        assert "https:" not in written, path


def test_no_page_names_a_path_of_the_machine(sample_site: dict[str, str], root: Path) -> None:
    assert all(str(root) not in written and str(Path.home()) not in written for written in sample_site.values())
    assert "2026.beancount:" in sample_site["suivi.html"]


def test_each_page_has_its_policy_and_nothing_that_the_policy_forbids(taken_apart: dict[str, Page]) -> None:
    for path, page in taken_apart.items():
        policy = page.meta("Content-Security-Policy")
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        for tag, said in page.tags:
            assert tag not in ("style", "iframe", "object", "base"), path
            assert not any(name == "style" or name.startswith("on") for name in said), (path, tag, said)
            assert tag != "script" or said["src"].endswith("assets/site.js"), path


def test_ids_are_said_once_a_page(taken_apart: dict[str, Page]) -> None:
    for path, page in taken_apart.items():
        assert len(page.ids) == len(set(page.ids)), path


def test_each_drawing_has_a_title_a_description_and_its_values(taken_apart: dict[str, Page]) -> None:
    for path, page in taken_apart.items():
        for tag, said in page.tags:
            if tag == "svg" and said.get("role") == "img":
                for name in said["aria-labelledby"].split():
                    assert name in page.ids, path
    values = [said for tag, said in taken_apart["index.html"].tags if said.get("class") == "values"]
    assert len(values) == 3


def test_the_dashboard_shows_the_figures_of_the_view(taken_apart: dict[str, Page], sample_view: View) -> None:
    text = taken_apart["index.html"].text
    desk = Desk(sample_view, "fr")
    aged, whole = total_row(sample_view.aging), sample_view.dso.whole
    assert aged.total == whole.open
    for figure in (aged.total, aged.late, desk.figures.saved_cash, desk.figures.held_sum):
        assert desk.formats.money(figure) in text
    for days in (whole.simple, whole.countback, whole.best_possible, whole.without_deposits):
        assert desk.formats.days(days) in text
    today = sum(task.date <= sample_view.day for task in sample_view.agenda)
    assert desk.say("things", count=today) in text


def test_the_dso_of_a_year_ago_is_that_of_the_monthly_series(sample_view: View) -> None:
    found = Desk(sample_view, "fr").figures.year_ago
    assert found is not None
    assert found == dict(sample_view.dso.months)[found.as_of.isoformat()[:7]]


def test_the_grid_has_every_document_and_every_document_its_entry(
    taken_apart: dict[str, Page], sample_view: View
) -> None:
    text = taken_apart["suivi.html"].text
    for row in sample_view.grid:
        assert row.state.invoice.number in text
    assert len(re.findall(r"\w+\.beancount:\d+", text)) == len(sample_view.grid)


def test_a_quote_tells_its_whole_life_in_order(taken_apart: dict[str, Page]) -> None:
    text = plain(taken_apart["devis/d2026-007.html"].text)
    life = ("12 mars 2026", "Accepté", "Acompte FA2026-018", "Paiement de FA2026-018", "Facture de solde FA2026-035")
    text = text[text.index("Vie du devis") :]
    text = text[text.rindex("12 mars 2026 Devis 7 560,00 €") :]
    places = [text.index(step) for step in life]
    assert places == sorted(places)
    assert "FA2026-018 déduit de FA2026-035 1 890,00 € HT 2026.beancount:" in text


@pytest.mark.parametrize("language", ["fr", "en"])
def test_what_a_ledger_says_is_text_and_nothing_else(language: str, tmp_path: Path) -> None:
    pages = site_of(view_on(HOSTILE, "2026-03-01"), tmp_path, language)
    for path, written in pages.items():
        page = Page(written)
        assert sum(tag == "script" for tag, _ in page.tags) == 1, path
        assert not any(tag in ("img", "em") for tag, _ in page.tags), path
        assert not any(name.startswith("on") for _, said in page.tags for name in said), path
        assert not re.search(r"<b>gras|<i>u|<svg onload", written), path
    assert "clients/evil-ca.html" in pages
    assert "<script>alert(1)</script>" in Page(pages["clients/evil-ca.html"]).text
    assert "\u202e" not in re.findall("<title>(.*?)</title>", pages["clients/evil-ca.html"])[0]


def test_an_empty_ledger_has_its_pages_too(tmp_path: Path) -> None:
    pages = site_of(view_on("", "2026-03-01"), tmp_path)
    assert set(PAGES) <= set(pages)
    assert "Aucune facture encore." in Page(pages["index.html"]).text


def test_the_same_ledger_and_day_give_the_same_bytes_and_touch_no_file(tmp_path: Path) -> None:
    view = view_on(HOSTILE, "2026-03-01")
    first = site_of(view, tmp_path / "a")
    assert site_of(view_on(HOSTILE, "2026-03-01"), tmp_path / "b") == first
    page = tmp_path / "a" / "index.html"
    before = page.stat().st_mtime_ns
    site_of(view, tmp_path / "a")
    assert page.stat().st_mtime_ns == before


def test_pages_that_the_site_no_longer_has_go_and_what_others_put_there_stays(tmp_path: Path) -> None:
    site_of(view_on(HOSTILE, "2026-03-01"), tmp_path)
    (tmp_path / "clients" / "notes.html").write_text("<p>les miennes", encoding="utf-8")
    build_site(view_on("", "2026-03-01"), tmp_path, "fr", jobs=1)
    assert not (tmp_path / "devis" / "d2026-001.html").exists()
    assert (tmp_path / "clients" / "notes.html").exists()


@pytest.mark.parametrize("name", ["index.html", "clients.html", "mois/2026-01.html", "assets/site.css"])
def test_files_of_somebody_else_are_not_replaced(name: str, tmp_path: Path) -> None:
    view = view_on(HOSTILE, "2026-03-01")
    theirs = tmp_path / name
    theirs.parent.mkdir(exist_ok=True)
    theirs.write_text("<p>les miennes", encoding="utf-8")
    with pytest.raises(FileInTheWayError, match=re.escape(name)):
        build_site(view, tmp_path, "fr", jobs=1)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [theirs]
    assert theirs.read_text(encoding="utf-8") == "<p>les miennes"


def test_a_site_that_was_cut_short_is_written_whole(tmp_path: Path) -> None:
    view = view_on(HOSTILE, "2026-03-01")
    whole = site_of(view, tmp_path)
    (tmp_path / "index.html").unlink()
    (tmp_path / "clients.html").write_bytes(b"")
    assert site_of(view, tmp_path) == whole


def test_processes_write_what_one_process_writes(tmp_path: Path, sample: Path, sample_day: date) -> None:
    code = (
        "import sys\nfrom datetime import date\nfrom pathlib import Path\n"
        "from acompte_cli.ledger import load\nfrom acompte_reports.site import build_site\n"
        "from acompte_reports.view import View\n"
        "view = View(load(sys.argv[1]).reading.history, date.fromisoformat(sys.argv[2]))\n"
        "for jobs in (1, 3):\n    build_site(view, Path(sys.argv[3]) / str(jobs), 'en', jobs)\n"
    )
    call = [sys.executable, "-c", code, str(sample), str(sample_day), str(tmp_path)]
    subprocess.run(call, check=True)
    one = {p.relative_to(tmp_path / "1"): p.read_bytes() for p in (tmp_path / "1").rglob("*.*")}
    three = {p.relative_to(tmp_path / "3"): p.read_bytes() for p in (tmp_path / "3").rglob("*.*")}
    assert one == three


def test_long_lists_are_cut_by_year(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sample_view: View) -> None:
    monkeypatch.setattr("acompte_reports.site.desk.SPLIT", 50)
    pages = site_of(sample_view, tmp_path)
    alive = Page(pages["suivi.html"]).text
    for row in sample_view.grid:
        number, day = row.state.invoice.number, row.state.invoice.date
        assert number in Page(pages[f"suivi-{day.year}.html"]).words
        if row.state.open or day.year == sample_view.day.year:
            assert number in alive
    assert "suivi-2024.html" in Page(pages["suivi.html"]).links


def test_a_year_without_a_full_window_before_it_is_not_compared(ledger: Ledger) -> None:
    """
    2025-06-01 * "Facture"
      invoice: "FA2025-001"
      due: 2025-07-01
      Actif:Clients:Lumen  100.00 EUR
      Produits:Travaux  -100.00 EUR
    """
    assert desk_on(ledger, "2027-05-31").figures.year_ago is None
    assert desk_on(ledger, "2027-06-01").figures.year_ago is not None


CLOSED_QUOTE = """
2024-01-05 custom "quote" "D2024-001" Actif:Clients:Lumen 1000.00 EUR
  vat: 20
2024-01-06 custom "accepted" "D2024-001"
2024-03-15 * "Solde" ^D2024-001
  invoice: "FA2024-001"
  due: 2024-04-15
  Actif:Clients:Lumen  1200.00 EUR
  Produits:Travaux  -1000.00 EUR
  Passif:TVA:Normale  -200.00 EUR
"""
PAID = '2024-04-10 * "Virement" ^FA2024-001\n  Actif:Banque  1200.00 EUR\n  Actif:Clients:Lumen\n'


RUNNING = CLOSED_QUOTE.partition("\n2024-03-15")[0] + "\n"
CANCELLED = '2024-02-01 custom "cancelled" "D2024-001"\n'


@pytest.mark.parametrize(
    ("text", "day", "everything", "there"),
    [
        (CLOSED_QUOTE + PAID, "2026-03-15", False, True),
        (CLOSED_QUOTE + PAID, "2026-03-16", False, False),
        (CLOSED_QUOTE + PAID, "2026-03-16", True, True),
        (CLOSED_QUOTE, "2026-03-16", False, True),  # something is open
        (RUNNING, "2027-03-16", False, True),
        (RUNNING + CANCELLED, "2026-02-01", False, True),
        (RUNNING + CANCELLED, "2026-02-02", False, False),
    ],
)
def test_a_quote_has_a_page_until_two_years_after_its_end(
    tmp_path: Path, text: str, day: str, everything: bool, there: bool
) -> None:
    build_site(view_on(text, day), tmp_path, "fr", everything=everything)
    assert (tmp_path / "devis" / "d2024-001.html").exists() == there
    assert "D2024-001" in (tmp_path / "devis.html").read_text(encoding="utf-8")


def test_no_link_leads_to_a_page_that_is_left_out(tmp_path: Path, sample_view: View) -> None:
    late = View(sample_view.history, date(2027, 8, 31))
    build_site(late, tmp_path, "fr", everything=False)
    pages = {path.relative_to(tmp_path).as_posix(): path for path in tmp_path.rglob("*.html")}
    assert sum(name.startswith("devis/") for name in pages) < len(late.quotes)
    for name, path in pages.items():
        for link in Page(path.read_text(encoding="utf-8")).links:
            file = link.partition("#")[0]
            target = posixpath.normpath(posixpath.join(posixpath.dirname(name), file)) if file else name
            assert target.startswith("assets/") or target in pages, f"{name} links {link}"
