"""Every kind of page of the site and of the customers' pages in a real browser, wide and narrow, light and dark."""

import statistics
import subprocess
import time
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from acompte_cli.main import cli

pytestmark = pytest.mark.heavy

WIDTHS = (1280, 390)
SCHEMES = ("light", "dark")
LOOKED_THROUGH = ((1280, "light"), (390, "dark"))
"""Where axe-core looks through a page: it takes seconds, and each width and each scheme is in one of them."""
KINDS = {
    "dashboard": "index.html",
    "grid": "suivi.html",
    "quotes": "devis.html",
    "customers": "clients.html",
    "months": "mois.html",
    "month": "mois/2026-07.html",
    "definitions": "definitions.html",
    "customer": "clients/belledonne.html",
    "quote": "devis/d2026-012.html",
}
KILOBYTES = 300
ROWS = 10_000
UNSEEN = 0.001
"""A layout shift that nobody sees: a thousandth of the window; on a busy machine a scroll bar may come late."""
WAIT = 200.0
"""Milliseconds that filtering and sorting may take."""


@pytest.fixture(scope="session")
def site(sample: Path, sample_day: date, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("browser")
    key = folder / "key"
    key.write_text("0123456789abcdef" * 4, encoding="ascii")
    command = ["-f", str(sample), "--as-of", str(sample_day), "report", str(folder / "site")]
    result = CliRunner(env={"ACOMPTE_PAGES_KEY": str(key)}).invoke(
        cli, [*command, "--customer-pages", str(folder / "pages"), "--format", "json"]
    )
    assert result.exit_code == 0, result.output
    return folder


def hold(opened: Any, violations: Any, address: str, picture: Path, width: int, scheme: str) -> None:
    """Hold a page to what every page is held to."""
    found = opened(address, width, scheme)
    assert found.said == []
    assert all(url.startswith(address.partition(":")[0]) for url in found.asked), found.asked
    assert found.page.evaluate("document.documentElement.scrollWidth") <= width
    found.page.wait_for_timeout(50)
    assert found.page.evaluate("window.shifted") < UNSEEN
    if (width, scheme) in LOOKED_THROUGH:
        assert violations(found.page) == []
    found.page.screenshot(path=picture, full_page=True)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("kind", KINDS)
def test_a_page_of_the_site(
    kind: str, width: int, scheme: str, site: Path, opened: Any, violations: Any, screens: Path
) -> None:
    path = site / "site" / KINDS[kind]
    assert path.stat().st_size < KILOBYTES * 1000
    hold(opened, violations, path.as_uri(), screens / f"{kind}-{width}-{scheme}.png", width, scheme)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_a_page_for_a_customer(
    width: int, scheme: str, site: Path, opened: Any, violations: Any, screens: Path
) -> None:
    page = max((site / "pages").glob("*/index.html"), key=lambda path: path.stat().st_size)
    hold(opened, violations, page.as_uri(), screens / f"for-a-customer-{width}-{scheme}.png", width, scheme)


def numbers(page: Any, column: int) -> list[float]:
    """The values of a column of the rows that are shown."""
    script = """(column) => Array.from(document.querySelector('table[data-rows]').tBodies[0].rows)
        .filter((row) => !row.hidden).map((row) => Number(row.cells[column].dataset.v))"""
    return list(page.evaluate(script, column))


def test_the_grid_sorts_filters_and_keeps_its_state_in_the_address(site: Path, opened: Any) -> None:
    address = (site / "site" / "suivi.html").as_uri()
    page = opened(address).page
    heads = page.locator("table[data-rows] thead th").all_inner_texts()
    column = next(place for place, head in enumerate(heads) if head.startswith("Total"))
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")  # all rows, not only those that are laid out
    before = numbers(page, column)
    page.locator("table[data-rows] thead th button").nth(column).click()
    found = numbers(page, column)
    assert found == sorted(before, reverse=True)[: len(found)]
    assert len(before) > len(found) > 50
    page.fill("[data-filter]", "belledonne")
    page.wait_for_timeout(300)  # a moment after the last key, rows go
    shown = page.locator("tbody tr:not([hidden])").all_inner_texts()
    assert shown
    assert all("Belledonne" in row for row in shown)
    again = opened(page.url).page
    assert again.locator("tbody tr:not([hidden])").all_inner_texts() == shown
    again.fill("[data-filter]", "personne de ce nom")
    again.wait_for_selector("[data-empty]:not([hidden])")


@pytest.mark.parametrize(
    ("path", "last"), [("suivi.html", "Prochaine étape"), ("devis.html", "Livraison"), ("clients.html", "Dépass.")]
)
def test_a_list_is_printed_with_its_last_column_and_its_heads_on_every_sheet(
    path: str, last: str, site: Path, opened: Any, tmp_path: Path
) -> None:
    opened((site / "site" / path).as_uri()).page.pdf(path=tmp_path / "list.pdf", prefer_css_page_size=True)
    run = ["pdftotext", "-layout", str(tmp_path / "list.pdf"), "-"]
    sheets = subprocess.run(run, capture_output=True, text=True, check=True).stdout.split("\f")[:-1]
    assert len(sheets) > 1
    assert all(last in sheet for sheet in sheets)


def test_without_scripts_the_grid_stands_as_it_is(site: Path, opened: Any) -> None:
    page = opened((site / "site" / "suivi.html").as_uri(), java_script_enabled=False).page
    assert page.locator("table[data-rows] tbody tr").count() > 100
    assert not page.locator("[data-tools]").is_visible()


def test_a_grid_of_ten_thousand_rows_filters_and_sorts_without_a_visible_wait(
    site: Path, opened: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = (site / "site" / "suivi.html").read_text(encoding="utf-8")
    head, _, rest = page.partition("<tbody>")
    body, _, tail = rest.partition("</tbody>")
    rows = body.strip().split("</tr>\n")
    many = "</tr>\n".join((rows * (ROWS // len(rows) + 1))[:ROWS])
    (tmp_path / "assets").symlink_to(site / "site" / "assets")
    (tmp_path / "large.html").write_text(f"{head}<tbody>{many}</tr></tbody>{tail}", encoding="utf-8")
    shown = opened((tmp_path / "large.html").as_uri()).page
    assert str(ROWS) in shown.locator("[data-shown]").inner_text()
    button = "[data-only='disputed']", "[data-only='']"
    times: dict[str, list[float]] = {"nothing": [], "filter": [], "sort": []}
    for turn in range(20):
        times["nothing"].append(_timed(shown, "0"))
        times["filter"].append(_timed(shown, f'document.querySelector("{button[turn % 2]}").click()'))
        heads = "document.querySelectorAll('table[data-rows] thead th button')"
        times["sort"].append(_timed(shown, f"{heads}[{4 + turn % 3}].click()"))
    medians = {what: statistics.median(found) for what, found in times.items()}
    with capsys.disabled():
        said = ", ".join(f"{what} {median:.0f} ms" for what, median in medians.items())
        print(f"\n{ROWS} rows, median of 20: {said}")
    # A frame takes its time on a busy machine whatever is done in it.
    assert medians["filter"] <= WAIT + medians["nothing"]
    assert medians["sort"] <= 2 * WAIT + medians["nothing"]
    drawn = shown.locator("table[data-rows] tbody tr").count()
    started = time.perf_counter()
    shown.mouse.wheel(0, 20_000)
    shown.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert time.perf_counter() - started < 2
    shown.wait_for_timeout(200)
    assert shown.locator("table[data-rows] tbody tr").count() > drawn  # more come as one scrolls
    shown.emulate_media(media="print")
    shown.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert shown.locator("table[data-rows] tbody tr").count() == ROWS


def _timed(page: Any, what: str) -> float:
    """Milliseconds until what was done is on the screen."""
    script = f"""async () => {{
        const start = performance.now();
        {what};
        await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
        return performance.now() - start;
    }}"""
    return float(page.evaluate(script))
