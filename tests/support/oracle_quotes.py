"""The quotes of a day, counted naively from the postings: what is planned, invoiced, paid and held of their deposits.

Where the text leaves a choice, this is the one taken:

 1. A percentage is of the quote with the amendments signed by the milestone's date, or by its acceptance where that
    is later; by the day asked for where both are still to come.
 2. A posting to deposits stands on the quote that it names, else on the document's, else on that of the document
    which a credit note corrects.
 3. A deduction that names no deposit takes from the quote's oldest one with room.
 4. Paid is the share of the deposit invoice that money settled, without VAT, and no more than credit notes leave of
    it; held is what of that no invoice has deducted, deposit by deposit. A deposit cashed in other books, whose
    customer posting is 0.00, is paid whole.
"""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from .oracle import Oracle
from .oracle_reading import ZERO, Document, Quote, cents, number_order

Key = tuple[str, str]
"""A deposit invoice and the quote it is for: one deposit may be for several."""


@dataclass(frozen=True)
class QuoteRow:
    """The amounts of one quote on the day, without VAT."""

    total_ht: Decimal
    deposits_planned: Decimal
    deposits_invoiced: Decimal
    deposits_paid: Decimal
    deposits_held: Decimal
    deposits_deducted: Decimal
    invoiced_ht: Decimal
    left_ht: Decimal


@dataclass
class Deposits:
    """What became of each deposit, and what each quote sold."""

    asked: dict[Key, Decimal] = field(default_factory=lambda: defaultdict(Decimal))
    credited: dict[Key, Decimal] = field(default_factory=lambda: defaultdict(Decimal))
    deducted: dict[Key, Decimal] = field(default_factory=lambda: defaultdict(Decimal))
    revenue: dict[str, Decimal] = field(default_factory=lambda: defaultdict(Decimal))

    def net(self, key: Key) -> Decimal:
        return self.asked[key] - self.credited[key]

    def oldest(self, quote: str, wanted: Decimal) -> Key:
        """The oldest deposit of the quote with room for it: deposits stand in the order of their dates."""
        own = [key for key in self.asked if key[1] == quote]
        return next((key for key in own if self.net(key) - self.deducted[key] >= wanted), ("", quote))


def quote_rows(oracle: Oracle) -> dict[str, QuoteRow]:
    """The quotes dated up to the day, by number."""
    dated = {entry.values[0].value for entry in oracle.reading.customs if entry.type == "quote"}
    found = follow(oracle)
    return {number: row(oracle, found, oracle.reading.quotes[number]) for number in sorted(dated)}


def row(oracle: Oracle, found: Deposits, quote: Quote) -> QuoteRow:
    own = [key for key in found.asked if key[1] == quote.number]
    paid = {key: paid_of(oracle, found, key) for key in own}
    asked = sum((found.net(key) for key in own), ZERO)
    deducted = sum((amount for key, amount in found.deducted.items() if key[1] == quote.number), ZERO)
    whole = quote.total_on(oracle.day)
    invoiced = quote.invoiced_before + found.revenue[quote.number] + asked - deducted
    return QuoteRow(
        total_ht=whole,
        deposits_planned=planned(oracle, quote),
        deposits_invoiced=asked,
        deposits_paid=sum(paid.values(), ZERO),
        deposits_held=sum((max(paid[key] - found.deducted[key], ZERO) for key in own), ZERO),
        deposits_deducted=deducted,
        invoiced_ht=invoiced,
        left_ht=whole - invoiced,
    )


def paid_of(oracle: Oracle, found: Deposits, key: Key) -> Decimal:
    document, asked = oracle.documents[key[0]], found.asked[key]
    if not document.total:
        return min(asked, found.net(key)) if document.kind == "opening" else ZERO
    return min(cents(asked * document.paid / document.total), found.net(key))


def planned(oracle: Oracle, quote: Quote) -> Decimal:
    said = [entry for entry in oracle.reading.customs if entry.type in ("accepted", "milestone")]
    own = [entry for entry in said if entry.values[0].value == quote.number]
    accepted = min((entry.date for entry in own if entry.type == "accepted"), default=oracle.day)
    milestones = [entry.values for entry in own if entry.type == "milestone"]
    return sum((milestone(oracle, quote, accepted, values) for values in milestones), ZERO)


def milestone(oracle: Oracle, quote: Quote, accepted: date, values: list[Any]) -> Decimal:
    """An amount, or a percentage written as text: "30 %"."""
    said = values[3].value
    if not isinstance(said, str):
        return Decimal(said.number)
    percent = Decimal(re.sub(r"[ %]", "", said).replace(",", "."))
    return cents(quote.total_on(min(max(values[1].value, accepted), oracle.day)) * percent / 100)


def follow(oracle: Oracle) -> Deposits:
    """Read the postings of all documents up to the day, in their order."""
    found = Deposits()
    documents = oracle.sweep.documents
    entries = {entry.meta["invoice"]: entry for entry in oracle.reading.transactions if "invoice" in entry.meta}
    ordered = sorted(documents.values(), key=lambda d: (d.date, d.kind == "credit-note", number_order(d.number)))
    for document in ordered:
        corrected = [documents[link] for link in document.links - {document.number} if link in documents]
        for role, _, amount, meta in oracle.reading.postings(entries[document.number]):
            quote = quote_of(document, corrected, meta)
            if role == "revenue":
                found.revenue[quote] -= amount
            elif role == "deposits" and document.kind == "credit-note":
                give_back(found, corrected, quote, amount, meta)
            elif role == "deposits" and amount < 0:
                found.asked[document.number, quote] -= amount
            elif role == "deposits":
                named = str(meta.get("deposit", ""))
                found.deducted[(named, quote) if named else found.oldest(quote, amount)] += amount
    return found


def quote_of(document: Document, corrected: list[Document], meta: dict[str, Any]) -> str:
    if "quote" in meta:
        return str(meta["quote"])
    known = [*document.quotes, *(quote for other in corrected for quote in other.quotes)]
    return known[0] if known else ""


def give_back(found: Deposits, corrected: list[Document], quote: str, amount: Decimal, meta: dict[str, Any]) -> None:
    """A credit note takes back a deposit that it corrects, or gives one back that the corrected invoice deducted."""
    if amount > 0:
        found.credited[corrected[0].number, quote] += amount
    else:
        found.deducted[str(meta["deposit"]), quote] += amount
