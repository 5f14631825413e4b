"""Sites made for tests, and what a reader of their pages sees."""

import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from textwrap import dedent
from urllib.parse import unquote

from acompte_reports.site import build_site
from acompte_reports.site.desk import Desk
from acompte_reports.view import View
from support.ledgers import Ledger

VOID = frozenset(("meta", "link", "br", "input", "img", "hr"))


class Page(HTMLParser):
    """A page taken apart: its tags with their attributes, its links, its ids and its text."""

    def __init__(self, written: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.ids: list[str] = []
        self.open: list[str] = []
        self.words: list[str] = []
        self.feed(written)
        self.close()
        assert self.open == [], f"never closed: {self.open}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        self.tags.append((tag, said))
        self.ids += [said["id"]] if "id" in said else []
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag, f"</{tag}> closes another element"

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        """All text of the page on one line."""
        return re.sub(r"[ \n]+", " ", " ".join(self.words)).strip()

    @property
    def links(self) -> list[str]:
        """Every address that the page names."""
        return [said[name] for _, said in self.tags for name in ("href", "src") if name in said]

    def meta(self, name: str) -> str:
        return next(said["content"] for tag, said in self.tags if tag == "meta" and name in said.values())


def view_on(ledger: str | Ledger, day: str) -> View:
    """Look at a small ledger on a day."""
    found = ledger if isinstance(ledger, Ledger) else Ledger(dedent(ledger))
    return View(found.history, date.fromisoformat(day))


def desk_on(ledger: str | Ledger, day: str, language: str = "fr") -> Desk:
    """Give the desk of a small ledger on a day."""
    return Desk(view_on(ledger, day), language)


def site_of(view: View, folder: Path, language: str = "fr", ledger: Path | None = None) -> dict[str, str]:
    """Write a site and give its pages by their path."""
    count = build_site(view, folder, language, jobs=1, ledger=ledger)
    pages = {str(p.relative_to(folder)): p.read_text(encoding="utf-8") for p in sorted(folder.rglob("*.html"))}
    assert count == len(pages)
    return pages


def plain(text: str) -> str:
    """Write special spaces as plain ones, so that a test can be read."""
    return unquote(text).replace("\u202f", " ").replace("\u00a0", " ")
