"""An entry of the sample company as it is written, and what can be edited of it.

What an entry says, is read here from its text alone, without the product.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

CLIENTS, DEPOSITS, REVENUE = "Actif:Clients:", "Passif:Clients:Acomptes", "Produits:"
BANK, PENDING, DUE, RETAINED = "Actif:Banque", "Passif:TVA:Attente:", "Passif:TVA:Collectée:", ":Retenue"

NUMBER = re.compile(r"\b(?:FA|AV|ND|D)\d{4}-\d{3}\b")
_HEAD = re.compile(r"(\d{4}-\d{2}-\d{2}) (\S+)(?: (.*))?$")
_META = re.compile(r"  ([a-z][a-z-]*): (.*)$")
_POSTING = re.compile(r"  ([A-Z]\S*)\s+(-?[\d.]+) (\S+)$")
_VALUE = re.compile(r'"[^"]*"|[^\s"]+')


class Posting(NamedTuple):
    """A posting, with the first and the last of its lines."""

    first: int
    last: int
    account: str
    amount: Decimal


class Entry:
    """An entry as it is written, with the file and the line that it stands at. Edits give a new one."""

    def __init__(self, file: str, line: int, lines: tuple[str, ...]) -> None:
        self.file = file
        self.line = line
        self.lines = lines

    @property
    def place(self) -> tuple[str, int]:
        return self.file, self.line

    @cached_property
    def text(self) -> str:
        return "\n".join(self.lines) + "\n"

    @cached_property
    def _head(self) -> re.Match[str]:
        found = _HEAD.match(self.lines[0])
        assert found, self.text
        return found

    @property
    def day(self) -> date:
        return date.fromisoformat(self._head[1])

    @property
    def word(self) -> str:
        """What stands behind the date: `*`, `custom`, `open` …"""
        return self._head[2]

    @cached_property
    def values(self) -> list[str]:
        """What a directive says, as written; of `custom`, its name first."""
        return _VALUE.findall(self._head[3] or "")

    @property
    def what(self) -> str:
        """The name of a `custom` directive."""
        return self.values[0].strip('"') if self.word == "custom" else ""

    @property
    def subject(self) -> str:
        """What a `custom` directive is about: its first value."""
        return self.values[1].strip('"')

    @cached_property
    def links(self) -> list[str]:
        return re.findall(r" \^(\S+)", self.lines[0])

    @cached_property
    def meta(self) -> dict[str, str]:
        """The metadata of the entry itself, as written."""
        end = self.postings[0].first if self.postings else len(self.lines)
        return {m[1]: m[2] for line in self.lines[1:end] if (m := _META.match(line))}

    @property
    def number(self) -> str:
        return self.meta.get("invoice", "").strip('"')

    @cached_property
    def postings(self) -> list[Posting]:
        starts = [place for place, line in enumerate(self.lines) if _POSTING.match(line)]
        ends = [start - 1 for start in [*starts[1:], len(self.lines)]]
        return [
            Posting(start, end, m[1], Decimal(m[2]))
            for start, end in zip(starts, ends[: len(starts)], strict=True)
            if (m := _POSTING.match(self.lines[start]))
        ]

    def at(self, account: str) -> list[Posting]:
        """The postings to an account, or to those that begin with it; retentions are no customer's own."""
        return [p for p in self.postings if p.account.startswith(account) and not p.account.endswith(RETAINED)]

    def total(self, account: str) -> Decimal:
        return sum((p.amount for p in self.at(account)), Decimal(0))

    def said(self, posting: Posting, key: str) -> str:
        """The metadata of a posting, without quotes."""
        said = f"    {key}: "
        lines = self.lines[posting.first : posting.last + 1]
        return next((line.removeprefix(said).strip('"') for line in lines if line.startswith(said)), "")

    @property
    def customer(self) -> str:
        """The customer's account that it posts to, or names."""
        found = re.search(r"Actif:Clients:\w+", self.text)
        return found[0] if found else ""

    # --- Edits

    def _with(self, lines: tuple[str, ...]) -> Entry:
        return Entry(self.file, self.line, lines)

    def replaced(self, old: str, new: str) -> Entry:
        assert old in self.text, f"{old} is not in\n{self.text}"
        return self._with(tuple(self.text.replace(old, new).rstrip("\n").split("\n")))

    def repost(self, posting: Posting, account: str = "", amount: Decimal | None = None) -> Entry:
        """Write one of its postings anew, with its metadata."""
        line = written(account or posting.account, posting.amount if amount is None else amount)
        return self._with((*self.lines[: posting.first], line, *self.lines[posting.first + 1 :]))

    def moved(self, account: str, by: Decimal) -> Entry:
        """Add to the amount of the first posting to an account."""
        first = self.at(account)[0]
        return self.repost(first, amount=first.amount + by)

    def without(self, *postings: Posting) -> Entry:
        dropped = {place for p in postings for place in range(p.first, p.last + 1)}
        return self._with(tuple(line for place, line in enumerate(self.lines) if place not in dropped))

    def posting(self, account: str, amount: Decimal) -> Entry:
        """Add a posting at the end."""
        return self._with((*self.lines, written(account, amount)))

    def twice(self, posting: Posting) -> Entry:
        """Write one of its postings twice, with its metadata."""
        return self._with((*self.lines, *self.lines[posting.first : posting.last + 1]))

    def saying(self, key: str, value: str | None) -> Entry:
        """Write (or, without a value, drop) metadata of the entry."""
        kept = tuple(line for line in self.lines[1:] if not line.startswith(f"  {key}: "))
        said = () if value is None else (f"  {key}: {value}",)
        return self._with((self.lines[0], *said, *kept))

    def on(self, day: date) -> Entry:
        return self._with((f"{day}{self.lines[0][10:]}", *self.lines[1:]))

    def linked(self, *links: str) -> Entry:
        """Write the links of its first line anew."""
        head = re.sub(r" \^\S+", "", self.lines[0])
        return self._with((" ".join((head, *(f"^{link}" for link in links))), *self.lines[1:]))


def written(account: str, amount: Decimal) -> str:
    return f"  {account:<45} {amount:.2f} EUR"


def later(day: date, days: int) -> date:
    return day + timedelta(days=days)
