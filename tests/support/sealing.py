"""Random companies on disk with periods closed by the command, to be edited and held against their seals."""

import random
import re
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from acompte_cli.ledger import load
from acompte_cli.seals import seal_diagnostics
from support.commands import Command
from support.companies import Entry, company_entries, render

START, DAYS = date(2024, 1, 15), 300
TODAY = date(2025, 6, 30)
PERIODS = ("2024-04", "2024-T3")
LAST = date(2024, 9, 30)

SETTINGS = ("company", "start", "series", "deposit-policy", "reminder", "reminder-rule", "tolerance", "rate", "lock")

_LOCK = re.compile(r'^(\d{4}-\d\d-\d\d) custom "lock" .*$', re.MULTILINE)
_HEAD = re.compile(r'^(\d{4}-\d\d-\d\d) (\S+)(?: "([a-z-]+)")?')


class Said(NamedTuple):
    """What is said of seals, as tests compare it."""

    variant: str
    what: str
    line: int


class SealedCompany:
    """A company with two periods closed, the second a quarter."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.main = folder / "main.beancount"
        written = company_entries(random.Random(seed), quotes=7, start=START, days=DAYS)
        self.main.write_text(render(written), encoding="utf-8")
        for period in PERIODS:
            done = Command(self.main, str(TODAY))("close", period, "--yes")
            assert done.exit_code == 0, done.output
        locks = _LOCK.finditer(self.main.read_text(encoding="utf-8"))
        self.entries = [*written, *((date.fromisoformat(lock[1]), lock[0] + "\n") for lock in locks)]

    @property
    def sealed(self) -> list[Entry]:
        """The entries that are sealed: by their first line, which is another way than the program's."""
        return [entry for entry in self.entries if entry[0] <= LAST and is_sealed(entry[1])]

    def says(self, entries: Iterable[Entry]) -> list[Said]:
        """What is said of the company with other entries, all in one file."""
        return self.says_of({"main.beancount": render(entries)})

    def says_of(self, texts: Mapping[str, str], line_end: str = "\n") -> list[Said]:
        """What is said of the company in other files."""
        for name, text in texts.items():
            path = self.main.parent / name
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(text.replace("\n", line_end).encode())
        found = seal_diagnostics(load(str(self.main)), TODAY)
        return [Said(one.variant, str(one.facts.get("what", "")), one.line) for one in found]


def is_sealed(text: str) -> bool:
    """Tell whether the text of one entry is sealed."""
    head = _HEAD.match(text)
    if head is None:
        return False
    if head[2] in ("note", "document"):
        return re.search(r"^  (sent|reminder):", text, re.MULTILINE) is not None
    return head[2] in "*!" or (head[2] == "custom" and head[3] not in SETTINGS)


def line_of(entries: Iterable[Entry], text: str) -> int:
    """Give the line on which an entry stands when all are in one file."""
    whole = render(entries)
    assert whole.count(text) == 1, text
    return whole.count("\n", 0, whole.index(text)) + 1
