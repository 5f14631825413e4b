"""Our pages in a running Fava, in a real browser: what Fava's own scripts make of them, at every width and scheme."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlencode

import pytest

pytest.importorskip("fava")

from support.fava_pages import NAMES, YEAR, Fava, served

pytestmark = pytest.mark.heavy

KINDS = {**{name: name for name in NAMES}, "customer": "clients/griffon", "quote": "devis/d2026-012"}
KINDS |= {"month": "mois/2026-07"}
LONG = ("suivi", "devis", "clients")
"""Lists that are looked at with Fava's account filter on: a row is like the next, and axe-core takes its time."""
SOME = "Griffon"
LOOKS = ((1280, "light"), (1280, "dark"), (390, "dark"), (390, "light"))
LOOKED_THROUGH = ((1280, "light"), (390, "dark"))
"""Where axe-core looks through a page, as in the site's tests."""
OURS = {"include": [[".acompte"], [".acompte-wide"]], "exclude": [["svelte-component"]]}
"""What axe-core looks through: Fava's own frame and components are Fava's."""
BEYOND = """Array.from(document.querySelectorAll('.acompte *')).filter((one) => {
  if (one.closest('.at i, .vh') || one.getBoundingClientRect().right <= innerWidth + 1) return false;
  for (let at = one.parentElement; at && !at.matches('article'); at = at.parentElement)
    if (['auto', 'scroll', 'hidden'].includes(getComputedStyle(at).overflowX)) return false;
  return true;
}).map((one) => `${one.tagName}.${one.className}`).slice(0, 3)"""
"""What of ours stands beyond the window, and in nothing that scrolls."""


class Running(NamedTuple):
    """Fava, answering at an address, and the folder of its ledger."""

    address: str
    folder: Path

    def page(self, name: str, **asked: str) -> str:
        """Give the address of one of our pages, at the sample company's day."""
        return f"{self.address}extension/Acompte/?{urlencode({'page': name, 'time': YEAR, **asked})}"


@pytest.fixture(scope="module")
def running(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """Fava on a copy of the sample company, with one thing wrong in it."""
    folder = tmp_path_factory.mktemp("running") / "ledger"
    shutil.copytree(sample.parent, folder)
    with (folder / sample.name).open("a", encoding="utf-8") as ledger:
        ledger.write('2026-08-31 note Actif:Clients:Personne "Compte inconnu"\n')
    with served(Fava(folder / sample.name)) as address:
        yield Running(address, folder)


def test_every_page_in_a_running_fava(running: Running, opened: Any, violations: Any, screens: Path) -> None:
    """One window goes from page to page and takes every width and scheme, so that Fava's scripts are loaded once."""
    window = opened(running.page("definitions"))
    page = window.page
    failed: list[str] = []
    page.on("response", lambda answer: failed.append(answer.url) if answer.status >= 400 else None)
    wrong: dict[tuple[str, int, str], list[str]] = {}
    for kind, name in KINDS.items():
        page.goto(running.page(name, **({"account": SOME} if kind in LONG else {})), wait_until="load")
        page.wait_for_selector(".acompte h1, .acompte .lead", state="attached")
        page.add_style_tag(content="* { transition: none !important }")  # Fava's side bar slides away
        for width, scheme in LOOKS:
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme=scheme)
            page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
            found = page.evaluate(BEYOND)
            found += ["scrolls sideways"] if page.evaluate("document.documentElement.scrollWidth") > width else []
            found += violations(page, OURS) if (width, scheme) in LOOKED_THROUGH else []
            page.screenshot(path=screens / f"fava-{kind}-{width}-{scheme}.png", full_page=True)
            if found:
                wrong[kind, width, scheme] = found
    assert wrong == {}
    assert (window.said, failed) == ([], [])
    assert all(url.startswith((running.address.rpartition("/atelier")[0], "data:", "blob:")) for url in window.asked)


def names(page: Any, place: int) -> list[str]:
    """The first cells of one of Fava's tables."""
    table = page.locator("svelte-component[type=query-table]").nth(place)
    return list(table.locator("tbody tr td:first-child").all_inner_texts())


def test_fava_draws_and_sorts_its_own_charts_and_tables(running: Running, opened: Any) -> None:
    page = opened(running.page("balance")).page
    page.wait_for_selector("svelte-component[type=charts] svg .node, svelte-component[type=charts] svg rect")
    assert page.locator("svelte-component[type=charts] svg text", has_text="Combe").count() == 1
    assert page.locator("svelte-component[type=tree-table] a", has_text="Combe").count() == 1
    head = page.locator("svelte-component[type=query-table]").first.locator("th").first
    head.click()
    once = names(page, 0)
    head.click()
    assert len(once) > 10
    assert once[0].startswith("Agence")
    assert names(page, 0) == once[::-1]
    # Fava's own way from page to page fetches only what changes, and must bring its components to life as well.
    page.evaluate("window.stayed = true")
    page.locator(".acompte-pages a", has_text="Days sales").click()
    page.wait_for_url("**page=delais*")
    page.wait_for_selector("svelte-component[type=charts] svg path", state="attached")
    assert names(page, 0)[0] == "2026-08-31"
    assert "Hôtel du Griffon Bleu SARL" in names(page, 1)
    assert page.evaluate("window.stayed") is True


def test_the_grid_sorts_and_its_marks_open_favas_editor_at_the_entry(running: Running, opened: Any) -> None:
    page = opened(running.page("suivi")).page
    heads = page.locator("table.grid th")
    column = heads.all_inner_texts().index("Total")
    rows = "document.querySelectorAll('.grid tbody tr')"
    script = f"(at) => Array.from({rows}, (row) => Number(row.cells[at].dataset.sortValue))"
    for is_down in (False, True):
        heads.nth(column).click()
        found = page.evaluate(script, column)
        assert found == sorted(found, reverse=is_down)
    row = page.locator(".grid tbody tr", has_text="FA2026-040")
    row.locator("a.at").first.click()
    page.wait_for_selector(".cm-activeLine")
    assert "Combe Verte" in page.locator(".cm-activeLine").inner_text()
    assert "2026.beancount" in page.url


def test_favas_filters_choose_the_day_and_the_rows(running: Running, opened: Any) -> None:
    page = opened(running.page("suivi")).page
    for place, said in (("Account", "Actif:Clients:Griffon"), ("Time", "2025")):
        field = page.get_by_placeholder(place, exact=True)
        field.fill(said)
        field.press("Enter")
        page.wait_for_url(f"**{urlencode({place.lower(): said})}*")
    page.wait_for_selector(".acompte-pages time[datetime='2025-12-31']")
    texts = page.locator(".grid tbody tr").all_inner_texts()
    assert texts
    assert all("Griffon" in text for text in texts)
    assert "documents" in page.locator(".acompte-hint").inner_text()


def test_the_note_of_a_quote_opens_and_can_be_saved(running: Running, opened: Any) -> None:
    """The note is the plugin's: what Fava opens under it, and writes, are the lines of the quote itself."""
    page = opened(running.page("devis/d2026-012")).page
    page.locator(".acompte-elsewhere a", has_text="Journal").click()
    page.locator("li.note", has_text="D2026-012").locator(".datecell a").click()
    lines = page.locator("dialog .cm-line")
    lines.first.wait_for()
    assert lines.first.inner_text().startswith('2026-05-05 custom "quote" "D2026-012"')
    lines.filter(has_text="vat: 20").click()
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    page.keyboard.type('note: "relu"')
    with page.expect_response(lambda answer: answer.url.endswith("/api/source_slice") and answer.ok):
        page.locator("dialog button", has_text="Save").click()
    written = (running.folder / "2026.beancount").read_text(encoding="utf-8")
    quote = written.partition('custom "quote" "D2026-012"')[2].partition("\n\n")[0]
    assert '  vat: 20\n  note: "relu"\n' in quote


def test_the_page_of_errors_leads_to_the_line(running: Running, opened: Any) -> None:
    page = opened(f"{running.address}errors/").page
    row = page.locator("article tr", has_text="Personne")
    row.locator("a").first.click()
    page.wait_for_selector(".cm-activeLine")
    assert "Compte inconnu" in page.locator(".cm-activeLine").inner_text()
