"""Fava opened on ledgers of tests, and what stands on the pages that our extension writes."""

import contextlib
import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from statistics import median
from threading import Thread
from time import perf_counter
from typing import Any, NamedTuple
from urllib.parse import urlencode

from cheroot.wsgi import Server
from fava.application import create_app
from flask import Flask

from support.commands import SHOP
from support.ledgers import OPTIONS
from support.site_pages import Page

EXTENSION = '2020-01-01 custom "fava-extension" "acompte_reports.fava"\n'
PLUGINS = '\nplugin "acompte.matching"\nplugin "acompte.dso"\n'
BOOKS = f'option "title" "Atelier"\n{OPTIONS}{SHOP}{PLUGINS}'
"""The small company, with our plugins."""
YEAR = "2025-09-01 - 2026-08-31"
"""Fava's time filter for the year that ends on the companies' day."""
NAMES = ("index", "suivi", "devis", "clients", "mois", "balance", "delais", "definitions")
"""The pages that every ledger has."""
_ROW = re.compile(r"<tr data-is=.*?</tr>", re.DOTALL)
_CELL = re.compile(r"<td([^>]*)>(.*?)</td>", re.DOTALL)
_COMPONENT = re.compile(r'<svelte-component type="([^"]*)"><script type="application/json">(.*?)</script>', re.DOTALL)


class Row(NamedTuple):
    """A row of a long table: what its cells sort by, and what they say."""

    values: list[str]
    texts: list[str]


class Shown:
    """A page as Fava gave it."""

    def __init__(self, status: int, written: str) -> None:
        self.status = status
        self.written = written

    @property
    def ours(self) -> str:
        """What the extension wrote, without Fava's own frame and data."""
        start, end = self.written.find('<div class="acompte"'), self.written.rfind("</footer>")
        return self.written[start:end] + "</footer></div>"

    @property
    def page(self) -> Page:
        return Page(self.ours)

    @property
    def text(self) -> str:
        bare = re.sub(r"<script.*?</script>", "", self.ours, flags=re.DOTALL)
        return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]*>", " ", bare))).strip()

    @property
    def lead(self) -> str:
        found = re.search(r'<p class="lead">(.*?)</p>', self.ours, re.DOTALL)
        return unescape(re.sub(r"<[^>]*>", "", found[1])) if found else ""

    @property
    def rows(self) -> list[Row]:
        """The rows of the long table."""
        return [_row(row) for row in _ROW.findall(self.ours)]

    @property
    def links(self) -> list[str]:
        return [unescape(link) for link in re.findall(r'href="([^"]*)"', self.ours)]

    def components(self, kind: str) -> list[Any]:
        """The data of Fava's components of a kind, as a browser reads it."""
        return [json.loads(data) for found, data in _COMPONENT.findall(self.ours) if found == kind]

    def table(self, place: int = 0) -> list[dict[str, Any]]:
        """The rows of one of Fava's tables, by the words of their columns."""
        found = self.components("query-table")[place]
        names = [column["name"] for column in found["types"]]
        assert len(set(names)) == len(names), f"Fava's table wants a name a column: {names}"
        return [dict(zip(names, row, strict=True)) for row in found["rows"]]


def _row(written: str) -> Row:
    values, texts = [], []
    for attributes, body in _CELL.findall(written):
        found = re.search(r'data-sort-value="([^"]*)"', attributes)
        values.append(unescape(found[1]) if found else "")
        texts.append(re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]*>", " ", body))).strip())
    return Row(values, texts)


class Fava:
    """Fava, opened on one ledger or several, seen with one of them."""

    def __init__(self, *paths: Path, **options: bool) -> None:
        self.app: Flask = create_app([str(path) for path in paths], load=True, poll_watcher=True, **options)
        self.client = self.app.test_client()
        self.languages = "en"
        """What the browser asks for."""
        self.see(0)

    def see(self, place: int) -> "Fava":
        """Look at another of the ledgers."""
        self.slug = list(self.app.config["LEDGERS"].ledgers_by_slug)[place]
        return self

    @property
    def ledger(self) -> Any:
        return self.app.config["LEDGERS"][self.slug]

    def page(self, page: str = "", /, **asked: str) -> Shown:
        """One of our pages; a name of a field that Python keeps for itself is written with a line after it."""
        fields = {**({"page": page} if page else {}), **{name.rstrip("_"): said for name, said in asked.items()}}
        return self.get(f"/{self.slug}/extension/Acompte/?{urlencode(fields)}")

    def get(self, address: str) -> Shown:
        found = self.client.get(address, headers={"Accept-Language": self.languages})
        return Shown(found.status_code, found.get_data(as_text=True))

    def milliseconds(self, page: str, time: str = "2025") -> float:
        """How long a page takes that was looked at before, the median of twenty."""
        self.page(page, time=time)
        taken = []
        for _ in range(20):
            started = perf_counter()
            self.page(page, time=time)
            taken.append((perf_counter() - started) * 1000)
        return median(taken)

    def pages(self, **asked: str) -> Iterator[tuple[str, Shown]]:
        """Every page that every ledger has."""
        for name in NAMES:
            yield name, self.page(name, **asked)


def write_ledger(folder: Path, text: str, *options: str, name: str = "main.beancount") -> Path:
    """Write a ledger that names the extension, with Fava's options such as `language fr`."""
    said = "".join(f'2020-01-01 custom "fava-option" "{o.split()[0]}" "{o.split()[-1]}"\n' for o in options)
    path = folder / name
    path.write_text(f"{text}\n{'' if EXTENSION in text else EXTENSION}{said}", encoding="utf-8")
    return path


def with_extension(sample: Path, folder: Path, *options: str) -> Path:
    """Write a main file that includes what the sample company's does, with more of Fava's options."""
    text = sample.read_text(encoding="utf-8").replace('include "', f'include "{sample.parent}/')
    return write_ledger(folder, text, *options)


@contextlib.contextmanager
def served(fava: Fava) -> Iterator[str]:
    """Serve Fava, and give the address of its ledger."""
    server = Server(("127.0.0.1", 0), fava.app)
    server.prepare()
    thread = Thread(target=server.serve)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.bind_addr[1]}/{fava.slug}/"
    finally:
        server.stop()
        thread.join()
