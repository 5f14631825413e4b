"""The sample company as text, entry by entry, so that tests can edit one of them as a bookkeeper would."""

from __future__ import annotations

from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from support.sample_entries import BANK, CLIENTS, DEPOSITS, DUE, PENDING, REVENUE, Entry

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FILES = ("settings", "accounts", "customers", "2024", "2025", "2026")


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
        return [e for e in self.entries if e.word == "*" and not e.number and e.total(CLIENTS) < 0 < e.total(BANK)]

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
