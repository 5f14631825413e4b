"""A real browser: the system's Chromium, and what every page is held to in it."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from support.chromium import QUIET, chromium

playwright = pytest.importorskip("playwright.sync_api")


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """The browser, for all tests of a process."""
    path = chromium()
    if path is None:
        if os.environ.get("CI"):
            pytest.fail("there is no Chromium: .ci/apt-packages names it")
        pytest.skip("there is no Chromium here")
    with playwright.sync_playwright() as found:
        running = found.chromium.launch(executable_path=path, args=QUIET)
        yield running
        running.close()


@pytest.fixture(scope="session")
def screens(root: Path) -> Path:
    """Where pictures of pages are kept, for whoever wants to look at them."""
    folder = root / "build" / "screens"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


class Opened(NamedTuple):
    """A page in the browser, with what it said and asked for."""

    page: Any
    said: list[str]
    """Errors and warnings of the console, and scripts that failed."""
    asked: list[str]
    """The addresses that it asked for."""
    close: Any


@pytest.fixture
def opened(browser: Any) -> Iterator[Any]:
    """Opens pages: an address, a width, a colour scheme."""
    contexts = []

    def open_page(address: str, width: int = 1280, scheme: str = "light", **more: Any) -> Opened:
        context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce", **more
        )
        contexts.append(context)
        page = context.new_page()
        said: list[str] = []
        asked: list[str] = []
        page.on("console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("request", lambda request: asked.append(request.url))
        page.add_init_script(_SHIFTS)
        page.goto(address, wait_until="load")
        return Opened(page, said, asked, context.close)

    yield open_page
    for context in contexts:
        context.close()


_SHIFTS = """
window.shifted = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifted += entry.value;
}).observe({ type: "layout-shift", buffered: true });
"""


@pytest.fixture(scope="session")
def axe() -> str:
    """The accessibility checker's script."""
    package = pytest.importorskip("axe_playwright_python")
    return (Path(package.__file__).parent / "axe.min.js").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def violations(axe: str) -> Any:
    """Gives what axe-core finds wrong on a page, or in a part of it: WCAG 2.1 A and AA."""

    def found(page: Any, part: dict[str, list[list[str]]] | None = None) -> list[str]:
        page.evaluate(axe + "\n0")
        options = "{runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'], resultTypes: ['violations']}"
        result = page.evaluate(f"(part) => axe.run(part || document, {options})", part)
        return [
            f"{one['id']}: {node['target']} {node['failureSummary'][:200]}"
            for one in result["violations"]
            for node in one["nodes"][:3]
        ]

    return found
