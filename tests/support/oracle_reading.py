"""What stands in the ledger: roles of accounts, quotes, documents, payments, as plain records.

Nothing is settled here. `oracle_sweep` settles, `oracle_figures` counts.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

from beancount.core import data

from .oracle_chart import RECEIVABLE, Chart

Day = date
ZERO = Decimal("0.00")
KINDS_SETTLING = ("money", "credit-note", "discount", "write-off", "set-off", "difference")

SETTLES_AS = {
    "bank": "money",
    "bank-fee": "money",
    "set-off": "set-off",
    "discount": "discount",
    "bad-debt": "write-off",
    "vat": "vat",
    "vat-pending": "vat",
}


def cents(amount: Decimal | Fraction) -> Decimal:
    """Round to the cent, half up."""
    if isinstance(amount, Fraction):
        amount = Decimal(amount.numerator) / Decimal(amount.denominator)
    return amount.quantize(Decimal("0.01"), ROUND_HALF_UP)


def number_order(number: str) -> tuple[tuple[int, int, str], ...]:
    """Order numbers as people do: FA2026-9 before FA2026-10."""
    return tuple((0, int(part), "") if part.isdigit() else (1, 0, part) for part in re.findall(r"\d+|\D+", number))


@dataclass
class Instalment:
    due: date | None
    total: Decimal
    open: Decimal
    retention: bool
    said: bool


@dataclass
class Settlement:
    """One amount settled on a document; `days` from its date and `beyond` from its due date."""

    kind: str
    amount: Decimal
    counted: date
    days: int
    beyond: Fraction
    left: Decimal
    turn: int


@dataclass
class Document:
    number: str
    date: Day
    issued: Day
    customer: str
    kind: str
    total: Decimal
    written_due: Day | None
    links: frozenset[str]
    quotes: tuple[str, ...]
    revenue: dict[str, Decimal]
    deposits: Decimal
    deducts: list[tuple[str, str, Decimal]]
    instalments: list[Instalment]
    roles: frozenset[str]
    settlements: list[Settlement] = field(default_factory=list)

    @property
    def is_credit(self) -> bool:
        return self.total < 0 or self.kind == "credit-note"

    @property
    def open(self) -> Decimal:
        return sum((part.open for part in self.instalments), ZERO)

    def settled(self, kind: str) -> Decimal:
        return sum((part.amount for part in self.settlements if part.kind == kind), ZERO)


@dataclass
class Quote:
    number: str
    customer: str
    total: Decimal
    invoiced_before: Decimal
    amendments: list[tuple[date, Decimal]] = field(default_factory=list)
    received: date | None = None

    def total_on(self, day: date) -> Decimal:
        return self.total + sum((amount for signed, amount in self.amendments if signed <= day), ZERO)


@dataclass
class Movement:
    """What one payment credits (amount above zero) or debits (below) to one customer, under some links."""

    date: Day
    customer: str
    amount: Decimal
    links: frozenset[str]
    parts: dict[str, Decimal]
    order: tuple[Decimal, list[str], int]


class Reading:
    """The records of a ledger, cut at a day."""

    def __init__(self, entries: Iterable[Any], options: dict[str, Any], day: date) -> None:
        every = list(entries)
        self.currency = (options.get("operating_currency") or ["EUR"])[0]
        self.chart = Chart(every)
        customs = [entry for entry in every if isinstance(entry, data.Custom)]
        self.quotes = {quote.number: quote for quote in map(self.quote, customs) if quote}
        self.entries = [entry for entry in every if entry.date <= day]
        self.customs = [entry for entry in customs if entry.date <= day]
        self.transactions = [entry for entry in self.entries if isinstance(entry, data.Transaction)]
        for entry in self.customs:
            self.amend(entry)
        self.documents = [self.document(entry) for entry in self.transactions if "invoice" in entry.meta]
        by_number = {document.number: document for document in self.documents}
        self.movements = [
            movement
            for entry in self.transactions
            if "invoice" not in entry.meta
            for movement in self.payment(entry, by_number)
        ]
        self.balances = self.balance(by_number)

    def quote(self, entry: Any) -> Quote | None:
        if entry.type != "quote":
            return None
        number, customer, amount = (value.value for value in entry.values[:3])
        before = entry.meta.get("invoiced-before")
        return Quote(number, customer, amount.number, before.number if before else ZERO)

    def amend(self, entry: Any) -> None:
        quote = self.quotes.get(entry.values[0].value) if entry.values else None
        if quote and entry.type == "amendment":
            quote.amendments.append((entry.date, entry.values[2].value.number))
        if quote and entry.type == "received":
            quote.received = min(entry.date, quote.received or entry.date)

    def tolerance(self) -> Decimal:
        said = [entry for entry in self.customs if entry.type == "tolerance"]
        return max(said, key=lambda entry: entry.date).values[0].value.number if said else ZERO

    def postings(self, entry: Any) -> Iterator[tuple[str, str, Decimal, dict[str, Any]]]:
        """Role, account, amount and metadata of each posting in the ledger's currency."""
        for posting in entry.postings:
            meta = posting.meta or {}
            if posting.units.currency == self.currency:
                yield (
                    self.chart.role(posting.account, "vat" in meta),
                    posting.account,
                    posting.units.number,
                    meta,
                )

    def document(self, entry: Any) -> Document:
        postings = list(self.postings(entry))
        quotes = tuple(sorted(link for link in entry.links if link in self.quotes))
        customers = [self.chart.customer(account) for role, account, _, _ in postings if role in RECEIVABLE]
        known = [name for name in customers if name] + [self.quotes[quote].customer for quote in quotes]
        revenue: dict[str, Decimal] = {}
        for role, _, amount, meta in postings:
            if role == "revenue":
                quote = str(meta.get("quote", quotes[0] if quotes else ""))
                revenue[quote] = revenue.get(quote, ZERO) - amount
        return Document(
            number=entry.meta["invoice"],
            date=entry.date,
            issued=entry.meta.get("issued", entry.date),
            customer=known[0] if known else "",
            kind=str(entry.meta.get("kind", "")),
            total=sum((amount for role, _, amount, _ in postings if role in RECEIVABLE), ZERO),
            written_due=entry.meta.get("due"),
            links=frozenset(entry.links) | {entry.meta["invoice"]},
            quotes=quotes,
            revenue=revenue,
            deposits=-sum((amount for role, _, amount, _ in postings if role == "deposits"), ZERO),
            deducts=[
                (str(meta.get("deposit", "")), str(meta.get("quote", quotes[0] if quotes else "")), amount)
                for role, _, amount, meta in postings
                if role == "deposits" and amount > 0
            ],
            instalments=self.instalments(entry, postings),
            roles=frozenset(role for role, _, amount, _ in postings if amount),
        )

    def instalments(self, entry: Any, postings: list[Any]) -> list[Instalment]:
        parts = []
        for role, _, amount, meta in postings:
            if role not in RECEIVABLE:
                continue
            retention = role == "retention"
            due = meta.get("due", None if retention else entry.meta.get("due"))
            parts.append(Instalment(due, amount, amount, retention, "due" in meta or not retention))
        return parts

    def payment(self, entry: Any, by_number: dict[str, Document]) -> Iterator[Movement]:
        """The credits or debits of a payment: one a customer, and one more for each posting with `pays`."""
        postings = list(self.postings(entry))
        shares: dict[tuple[str, str], Decimal] = {}
        for role, account, amount, meta in postings:
            if role in RECEIVABLE:
                key = (self.owner(account, entry, by_number), str(meta.get("pays", "")))
                shares[key] = shares.get(key, ZERO) - amount
        nets = {customer: ZERO for customer, _ in shares}
        for (customer, _), amount in shares.items():
            nets[customer] += amount
        parts = self.parts(postings)
        ordered = sorted(shares.items(), key=lambda share: not share[0][1])
        for turn, ((customer, pays), amount) in enumerate(ordered):
            if amount and nets[customer]:
                links = frozenset({pays}) if pays else frozenset(entry.links)
                order = (abs(nets[customer]), sorted(entry.links), turn)
                yield Movement(entry.date, customer, amount, links, spread(parts, amount), order)

    def parts(self, postings: list[Any]) -> dict[str, Decimal]:
        """What a payment settles with, by kind; the VAT given back goes with its discount or write-off."""
        parts: dict[str, Decimal] = {}
        for role, _, amount, _ in postings:
            if role not in RECEIVABLE:
                kind = SETTLES_AS.get(role, "difference")
                parts[kind] = parts.get(kind, ZERO) + amount
        vat = parts.pop("vat", ZERO)
        home = next((kind for kind in ("discount", "write-off") if kind in parts), "difference")
        parts[home] = parts.get(home, ZERO) + vat
        return {kind: amount for kind, amount in parts.items() if amount}

    def owner(self, account: str, entry: Any, by_number: dict[str, Document]) -> str:
        """Whose the receivable is: its account's, else that of the invoice which the entry links."""
        own = self.chart.customer(account)
        linked = sorted((link for link in entry.links if link in by_number), key=number_order)
        return own or (by_number[linked[0]].customer if linked else "")

    def balance(self, by_number: dict[str, Document]) -> dict[str, Decimal]:
        balances = dict.fromkeys(self.chart.customers, ZERO)
        for entry in self.transactions:
            for role, account, amount, _ in self.postings(entry):
                owner = self.owner(account, entry, by_number) if role in RECEIVABLE else ""
                if role in RECEIVABLE and not owner and "invoice" in entry.meta:
                    owner = by_number[entry.meta["invoice"]].customer
                if owner in balances:
                    balances[owner] += amount
        return balances


def spread(parts: dict[str, Decimal], amount: Decimal) -> dict[str, Decimal]:
    """The kinds of a whole payment for a part of it: in proportion, the largest kind takes the cents."""
    whole = sum(parts.values(), ZERO)
    if not whole:
        return {"difference": amount}
    main = max(parts, key=lambda kind: (abs(parts[kind]), kind))
    shares = {kind: cents(Fraction(part) * Fraction(amount) / Fraction(whole)) for kind, part in parts.items()}
    shares[main] = amount - sum((share for kind, share in shares.items() if kind != main), ZERO)
    return {kind: share for kind, share in shares.items() if share}
