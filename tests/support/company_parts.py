"""The parts of a random company: accounts, customers, quotes, bills, and the text of their entries."""

import heapq
import random
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from itertools import count


class Amount(Decimal):
    """Euros, where metadata wants an amount."""


Entry = tuple[date, str]
Value = str | int | Decimal | date | Amount
Posting = tuple[str, Decimal, dict[str, Value]]
Rates = dict[Decimal, Decimal]
Action = Callable[[date], None]

Day = date
ZERO = Decimal("0.00")
BANK = "Actif:Banque"
CARDS = "Actif:Stripe"
BILLS = "Actif:Effets"
DOUBTFUL = "Actif:Douteux"
ALLOWANCE = "Actif:Provisions"
SUPPLIERS = "Passif:Fournisseurs"
DEPOSITS = "Passif:Clients:Acomptes"
OPENINGS = "Capitaux:Reprise"
SERVICES = "Produits:Prestations"
INTEREST = "Produits:Interets"
FEE = "Produits:Indemnite"
REVERSALS = "Produits:Reprises"
DISCOUNTS = "Charges:Escomptes"
DIFFERENCES = "Charges:Differences"
LOSSES = "Charges:Pertes"
FEES = "Charges:Frais"
CHARGES = "Charges:Dotations"
CHART = {
    BANK: "512000",
    CARDS: "517100",
    BILLS: "413000",
    DOUBTFUL: "416000",
    ALLOWANCE: "491000",
    SUPPLIERS: "401000",
    DEPOSITS: "419100",
    OPENINGS: "890000",
    SERVICES: "706000",
    INTEREST: "763100",
    REVERSALS: "781740",
    DISCOUNTS: "665000",
    DIFFERENCES: "658000",
    LOSSES: "654000",
    FEES: "627000",
    CHARGES: "681740",
    "Actif:Clients": "411000",
}


def cents(amount: Decimal) -> Decimal:
    return amount.quantize(Decimal("0.01"), ROUND_HALF_UP)


def later(day: date, days: int) -> date:
    return day + timedelta(days=days)


def percent(rate: Decimal) -> str:
    return f"{rate} %".replace(".", ",")


def total(rates: Mapping[Decimal, Decimal]) -> Decimal:
    return sum(rates.values(), ZERO)


def share(rates: Rates, part: Decimal) -> Rates:
    return {rate: cents(base * part) for rate, base in rates.items()}


def add(rates: Rates, others: Rates, sign: int = 1) -> Rates:
    keys = sorted({*rates, *others}, reverse=True)
    return {rate: rates.get(rate, ZERO) + sign * others.get(rate, ZERO) for rate in keys}


def vat_of(bases: Rates) -> Rates:
    return {rate: cents(base * rate / 100) for rate, base in bases.items()}


@dataclass(frozen=True)
class Settings:
    """What kind of company.

    `vat_due`: "debits", "receipts" or "none". `exact`: amounts whose VAT needs no rounding. `only_money`:
    nothing but money and credit notes settles. `crowded`: all on one day of the week, so that many entries
    share a day.
    """

    vat_due: str = "debits"
    customers: int = 4
    exact: bool = True
    only_money: bool = False
    crowded: bool = False
    tolerance: Decimal = ZERO
    openings: bool = True


@dataclass
class Customer:
    account: str
    name: str
    kind: str
    terms: int
    waiting: list["Bill"] = field(default_factory=list)

    @property
    def retention(self) -> str:
        return f"{self.account}:Retenue"


@dataclass
class Quote:
    number: str
    customer: Customer
    bases: Rates
    deposits: list["Bill"] = field(default_factory=list)
    bills: list["Bill"] = field(default_factory=list)
    invoiced: Rates = field(default_factory=dict)
    advance: Decimal = ZERO
    advance_vat: Rates = field(default_factory=dict)
    closed: bool = False
    lowered: bool = False
    one_payment: bool = False


@dataclass
class Bill:
    """A document that asks for money. `vat` is what it invoices, `moved` what money made due of it."""

    number: str
    customer: Customer
    date: Day
    due: Day
    bases: Rates
    vat: Rates
    quote: Quote | None = None
    deposit: bool = False
    retention: Decimal = ZERO
    instalments: list[tuple[Day, Decimal]] = field(default_factory=list)
    discount: bool = False
    left: Rates = field(default_factory=dict)
    money: Decimal = ZERO
    credited: Decimal = ZERO
    moved: Rates = field(default_factory=dict)
    extra: Decimal = ZERO
    excess: Decimal = ZERO

    def __post_init__(self) -> None:
        self.total = total(self.bases) + total(self.vat) + self.extra
        self.open = self.total
        self.left = dict(self.bases)

    @property
    def asked(self) -> Decimal:
        """What stands open without the retention."""
        return max(self.open - self.retention, ZERO)


def written(value: Value) -> str:
    if isinstance(value, Amount):
        return f"{value} EUR"
    return f'"{value}"' if isinstance(value, str) else str(value)


def meta_lines(meta: Mapping[str, Value], indent: int) -> list[str]:
    return [f"{' ' * indent}{key}: {written(value)}" for key, value in meta.items()]


def transaction(
    day: date,
    payee: str,
    text: str,
    links: Iterable[str],
    meta: Mapping[str, Value],
    postings: Iterable[Posting],
) -> str:
    head = " ".join([f'{day} * "{payee}" "{text}"', *(f"^{link}" for link in links)])
    lines = [head, *meta_lines(meta, 2)]
    for account, amount, own in postings:
        lines += [f"  {account:<40} {amount:>14} EUR", *meta_lines(own, 4)]
    return "\n".join(lines) + "\n"


def custom(day: date, what: str, *values: str, **meta: Value) -> str:
    named = {key.replace("_", "-"): value for key, value in meta.items()}
    return "\n".join([f'{day} custom "{what}" ' + " ".join(values), *meta_lines(named, 2)]) + "\n"


def quoted(text: str) -> str:
    return f'"{text}"'


def euros(amount: Decimal) -> str:
    return f"{cents(amount)} EUR"


class Books:
    """The entries written so far, the numbers in use, and what is still to come, in order of date."""

    def __init__(self, draw: random.Random, start: date, end: date, settings: Settings) -> None:
        self.draw = draw
        self.start = start
        self.today = start
        self.end = end
        self.settings = settings
        self.entries: list[Entry] = []
        self.customers: list[Customer] = []
        self.agenda: list[tuple[date, int, Action]] = []
        self.turns = count()
        self.numbers: dict[tuple[str, int], int] = {}
        self.taken: set[tuple[str, date]] = set()

    def plan(self, day: date, action: Action) -> None:
        day = max(day, self.today)
        if self.settings.crowded:
            day = later(day, -day.toordinal() % 7)
        heapq.heappush(self.agenda, (day, next(self.turns), action))

    def plan_alone(self, day: date, customer: Customer, action: Action) -> None:
        """Plan on the first day from then on with nothing else for the customer's money yet."""

        def attempt(on: date) -> None:
            key = (customer.account, on)
            if key in self.taken and not self.settings.crowded:
                self.plan(later(on, 1), attempt)
            else:
                self.taken.add(key)
                action(on)

        self.plan(day, attempt)

    def run(self) -> None:
        while self.agenda and self.agenda[0][0] <= self.end:
            self.today, _, action = heapq.heappop(self.agenda)
            action(self.today)

    def write(self, day: date, text: str) -> None:
        self.entries.append((day, text))

    def number(self, series: str, day: date) -> str:
        used = self.numbers[series, day.year] = self.numbers.get((series, day.year), 0) + 1
        return f"{series}{day.year}-{used:04}"

    def chance(self, of: float) -> bool:
        return self.draw.random() < of

    # VAT

    def due_account(self, rate: Decimal) -> str:
        return f"Passif:TVA:Collectee:T{str(rate).replace('.', '')}"

    def pending_account(self, rate: Decimal) -> str:
        return f"Passif:TVA:Attente:T{str(rate).replace('.', '')}"

    def vat_account(self, rate: Decimal) -> str:
        return self.pending_account(rate) if self.settings.vat_due == "receipts" else self.due_account(rate)

    def vat_postings(self, vat: Rates, sign: int) -> list[Posting]:
        return [(self.vat_account(rate), sign * amount, {}) for rate, amount in vat.items() if amount]

    def moves(self, bill: Bill, closes: bool) -> list[Posting]:
        """VAT on receipts: what the money received by now makes due, less what was moved."""
        if self.settings.vat_due != "receipts":
            return []
        postings: list[Posting] = []
        for rate, pending in bill.vat.items():
            whole = bill.total - bill.credited
            target = pending if closes or not whole else min(cents(pending * bill.money / whole), pending)
            move = target - bill.moved.get(rate, ZERO)
            bill.moved[rate] = target
            if move:
                postings += [(self.pending_account(rate), move, {}), (self.due_account(rate), -move, {})]
        return postings
