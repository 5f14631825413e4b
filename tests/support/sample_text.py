"""The sample company as text, entry by entry, so that tests can edit one of them as a bookkeeper would.

What an entry is, is read here from its text alone, without the product.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FILES = ("settings", "accounts", "customers", "2024", "2025", "2026")

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
        found = [m[2] for line in self.lines[posting.first : posting.last + 1] if (m := re.match(rf"    {key}: (.*)", line))]
        return found[0].strip('"') if found else ""

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


class SampleText:
    """All entries of the sample company's files, and short ways to find some."""

    def __init__(self, folder: Path) -> None:
        self.files = {f"{name}.beancount": (folder / f"{name}.beancount").read_text(encoding="utf-8") for name in FILES}
        self.main = (folder / "main.beancount").read_text(encoding="utf-8")
        self.entries = [entry for file, text in self.files.items() for entry in _entries(file, text)]
        self.documents = {entry.number: entry for entry in self.entries if entry.number}
        self.quotes = {entry.subject: entry for entry in self.entries if entry.what == "quote"}

    def custom(self, *names: str) -> list[Entry]:
        return [entry for entry in self.entries if entry.what in names]

    def parts(self, quote: str, *names: str) -> list[Entry]:
        """The directives about a quote, without its own."""
        return [e for e in self.custom(*names) if e.subject == quote]

    def on_quote(self, quote: str) -> list[Entry]:
        return [entry for entry in self.documents.values() if quote in entry.links]

    @cached_property
    def customers(self) -> list[Entry]:
        return [entry for entry in self.entries if entry.word == "open" and "name" in entry.meta]

    @cached_property
    def billed(self) -> list[Entry]:
        """The documents but those brought forward."""
        return [entry for entry in self.documents.values() if "kind" not in entry.meta]

    @cached_property
    def invoices(self) -> list[Entry]:
        """What brings revenue and asks for money."""
        return [e for e in self.billed if e.total(REVENUE) < 0 and e.number.startswith("FA")]

    @cached_property
    def finals(self) -> list[Entry]:
        """The invoices that close a quote: of several the last."""
        last = {entry.links[0]: entry for entry in self.invoices if entry.links and entry.links[0] in self.quotes}
        return [entry for entry in last.values() if "Situation" not in entry.lines[0] or "solde" in entry.lines[0]]

    @cached_property
    def deposits(self) -> list[Entry]:
        return [e for e in self.billed if e.total(DEPOSITS) < 0 and not e.at(REVENUE)]

    @cached_property
    def credit_notes(self) -> list[Entry]:
        return [entry for entry in self.billed if entry.number.startswith("AV")]

    @cached_property
    def payments(self) -> list[Entry]:
        """Money received for one document, whole or in part, with nothing beside it but VAT."""
        return [e for e in self.receipts if len(e.links) == 1 and e.links[0] in self.documents and self._is_plain(e)]

    @cached_property
    def receipts(self) -> list[Entry]:
        return [
            e for e in self.entries if e.word == "*" and not e.number and e.total(CLIENTS) < 0 < e.total(BANK)
        ]

    def _is_plain(self, entry: Entry) -> bool:
        return all(p.account.startswith((BANK, CLIENTS, PENDING, DUE)) for p in entry.postings)

    @cached_property
    def alone(self) -> list[Entry]:
        """The payments that settle their document whole, with its VAT at one rate."""
        return [e for e in self.payments if self.pays_whole(e) and len(e.at(PENDING)) == len(e.at(DUE)) == 1]

    def pays_whole(self, payment: Entry) -> bool:
        number = payment.links[0]
        others = [e for e in self.entries if number in e.links and e is not payment and e.word == "*" and not e.number]
        return not others and -payment.total(CLIENTS) == self.documents[number].total(CLIENTS)

    @cached_property
    def simple(self) -> list[Entry]:
        """The documents with one posting to the customer and VAT at one rate, not yet due."""
        return [e for e in self.billed if len(e.at("Actif:")) == len(e.at("Passif:TVA:")) == len(e.at(PENDING)) == 1]

    def rate(self, entry: Entry) -> Decimal:
        """The rate of a document's VAT postings."""
        return {"Normal": Decimal(20), "Intermédiaire": Decimal(10), "Réduit": Decimal("5.5")}[
            entry.at("Passif:TVA:")[0].account.rpartition(":")[2]
        ]

    def is_closed(self, quote: str) -> bool:
        """Whether a quote has its closing invoice, was refused or was cancelled."""
        return any(quote in e.links for e in self.finals) or bool(self.parts(quote, "refused", "cancelled"))

    @cached_property
    def running(self) -> list[Entry]:
        """The quotes accepted and neither closed nor cancelled, with nothing but deposits invoiced on them."""
        return [
            e
            for e in self.quotes.values()
            if self.parts(e.subject, "accepted") and not self.is_closed(e.subject) and not self._has_revenue(e.subject)
        ]

    def _has_revenue(self, quote: str) -> bool:
        return any(e.at(REVENUE) for e in self.on_quote(quote))

    def unknown(self, number: str) -> str:
        """A number of the same series that nobody has: its digits transposed, else one far ahead."""
        swapped = f"{number[:-2]}{number[-1]}{number[-2]}"
        taken = swapped in self.documents or swapped in self.quotes
        return f"{number[:-3]}9{number[-2:]}" if taken or swapped == number else swapped

    def end(self, file: str) -> int:
        """The line at which an entry is added to a file."""
        return self.files[file].count("\n") + 2

    def before(self, entry: Entry) -> list[Entry]:
        """The documents of its series and year with lower numbers, the nearest first."""
        own = [e for e in self.billed if e.number[:6] == entry.number[:6] and e.number < entry.number]
        return sorted(own, key=lambda e: e.number, reverse=True)

    def after(self, entry: Entry) -> list[Entry]:
        """The documents of its series and year with higher numbers, the nearest first."""
        own = [e for e in self.billed if e.number[:-3] == entry.number[:-3] and e.number > entry.number]
        return sorted(own, key=lambda e: e.number)


def _entries(file: str, text: str) -> Iterator[Entry]:
    lines: list[str] = []
    begun = 0
    for place, line in enumerate([*text.split("\n"), ""], start=1):
        if lines and not line.startswith(" "):
            yield Entry(file, begun, tuple(lines))
            lines = []
        if line[:4].isdigit():
            begun = place
        if line[:4].isdigit() or lines:
            lines.append(line)
