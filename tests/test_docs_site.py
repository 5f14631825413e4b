"""The documentation as a site: it builds without a warning, leads to every page, and asks nobody else for anything.

A warning is a link or an anchor that leads nowhere, a page that the front page does not name, an unknown language.
"""

import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

FETCHED = {"src", "srcset", "data", "poster", "action"}
"""Attributes whose address a browser asks for by itself, as it does for the `href` of a `link`."""


class Site(HTMLParser):
    """What the pages of a site link to, and what a browser fetches to show them."""

    def __init__(self) -> None:
        super().__init__()
        self.links: set[str] = set()
        self.fetched: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        self.fetched |= {value for name, value in said.items() if name in FETCHED}
        if "href" in said:
            (self.fetched if tag == "link" else self.links).add(said["href"])


def build(source: Path, target: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "sphinx", "-q", "-E", "-W", "--keep-going", str(source), str(target)]
    return subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def built(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("site")
    done = build(root / "docs", target)
    assert done.returncode == 0, done.stderr
    return target


def test_the_front_page_leads_to_every_page(root: Path, built: Path) -> None:
    front = Site()
    front.feed((built / "index.html").read_text(encoding="utf-8"))
    pages = {path.stem for path in (root / "docs").glob("*.md")} - {"index"}
    assert len(pages) > 10
    assert {f"{page}.html" for page in pages} <= front.links


def test_a_page_says_which_language_it_is_in(built: Path) -> None:
    for page, language in (("tutorial", "en"), ("tutoriel", "fr")):
        assert f'<html class="no-js" lang="{language}"' in (built / f"{page}.html").read_text(encoding="utf-8")


def test_pages_ask_nobody_else_for_anything(built: Path) -> None:
    site = Site()
    for page in built.rglob("*.html"):
        site.feed(page.read_text(encoding="utf-8"))
    for sheet in built.rglob("*.css"):
        text = sheet.read_text(encoding="utf-8")
        site.fetched |= set(re.findall(r"(?:url\(|@import)\s*[\"']?([^\"')]+)", text))
    assert any("furo.css" in address for address in site.fetched)
    assert {address for address in site.fetched if re.match(r"(?!data:)[a-z]*:?//", address)} == set()


def test_a_link_that_leads_nowhere_and_a_page_that_nobody_names_stop_the_build(root: Path, tmp_path: Path) -> None:
    pages = {"index": "# Front\n\n## All\n\n- [One](one.md)\n", "one": "# One\n\n[no](one.md#nowhere) [no](../no.md)\n"}
    pages["two"] = "# Two\n"
    (tmp_path / "conf.py").write_text((root / "docs" / "conf.py").read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "site").mkdir()
    for name, text in pages.items():
        (tmp_path / f"{name}.md").write_text(text, encoding="utf-8")
    done = build(tmp_path, tmp_path / "built")
    assert done.returncode != 0
    for said in (
        "local id not found in doc .one.: .nowhere.",
        "file not readable: .*/no.md",
        "two.md: WARNING: document isn.t included in any toctree",
    ):
        assert re.search(said, done.stderr)
