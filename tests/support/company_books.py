"""The books of a random company: its customers, quotes and documents, and what is still to be written."""

import heapq
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import count

from .company_parts import ZERO, Bases, Entry, Posting, Rates, Settings, Sort, by_rate, later, total, with_money
from .vat_reading import Due

Action = Callable[[date], None]
Day = date


@dataclass
class Customer:
    account: str
    name: str
    kind: str
    terms: str
    due: Callable[[date], date]
    reason: str = ""
    order: bool = False
    waiting: list["Bill"] = field(default_factory=list)

    @property
    def retention(self) -> str:
        return f"{self.account}:Retenue"


@dataclass
class Quote:
    """A quote: its bases with what amendments added, and what was invoiced of it."""

    number: str
    customer: Customer
    bases: Bases
    reason: str = ""
    due_said: str = ""
    order: str = ""
    at_home: bool = False
    deposits: list["Bill"] = field(default_factory=list)
    bills: list["Bill"] = field(default_factory=list)
    invoiced: Bases = field(default_factory=dict)
    invoiced_vat: Bases = field(default_factory=dict)
    advance: Decimal = ZERO
    advance_vat: Rates = field(default_factory=dict)
    closed: bool = False
    lowered: bool = False
    one_payment: bool = False
    pro_rata: bool = True
    busy: bool = False

    @property
    def waits(self) -> bool:
        """Whether the VAT of its deposits waits for their money."""
        return any(with_money(sort, True) for sort in self.bases)


@dataclass
class Bill:
    """A document that asks for money.

    `vat` is what it invoices, by rate and regime; `pending` what of it waits for money, net of what was given back,
    and `moved` what fell due of that. `left` is what no invoice has deducted yet of a deposit.
    """

    number: str
    customer: Customer
    date: Day
    due: Day
    bases: Bases
    vat: Bases
    quote: Quote | None = None
    deposit: bool = False
    extra: Decimal = ZERO
    reason: str = ""
    retention: Decimal = ZERO
    instalments: list[tuple[Day, Decimal]] = field(default_factory=list)
    discount: bool = False
    left: Bases = field(default_factory=dict)
    left_vat: Bases = field(default_factory=dict)
    pending: Rates = field(default_factory=dict)
    moved: Rates = field(default_factory=dict)
    money: Decimal = ZERO
    lowered: Decimal = ZERO
    excess: Decimal = ZERO
    delivered: set[Decimal] = field(default_factory=set)
    """The rates at which the final invoice of goods moved what was left."""
    paid_elsewhere: bool = False
    stands: str = ""
    """The account of bills or of doubtful receivables that it was transferred to."""

    def __post_init__(self) -> None:
        self.total = total(self.bases) + total(self.vat) + self.extra
        self.open = ZERO if self.paid_elsewhere else max(self.total, ZERO)
        self.left, self.left_vat = dict(self.bases), dict(self.vat)
        if self.total > 0 and not self.paid_elsewhere:
            waiting = {sort: vat for sort, vat in self.vat.items() if vat and with_money(sort, self.deposit)}
            # Below zero at one rate and not in all: the format has no word on when such VAT falls due.
            assert min(waiting.values(), default=ZERO) >= 0, self.number
            self.pending = by_rate(waiting)
        self.moved = dict.fromkeys(self.pending, ZERO)

    @property
    def asked(self) -> Decimal:
        """What stands open without the retention."""
        return max(self.open - self.retention, ZERO)

    @property
    def waits(self) -> bool:
        """Whether some of its VAT waits, or waited, for money."""
        return bool(self.pending)

    @property
    def one_regime_a_rate(self) -> bool:
        return len({sort.rate for sort in self.bases}) == len(self.bases)

    def waiting(self, rate: Decimal) -> Decimal:
        """The VAT of a rate that still waits for money."""
        return self.pending.get(rate, ZERO) - self.moved.get(rate, ZERO)

    def regime(self, rate: Decimal) -> str:
        found = [sort.due for sort in self.vat if sort.rate == rate and with_money(sort, self.deposit)]
        return found[0] if found else ""


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
        self.bills: list[Bill] = []
        self.due: list[Due] = []
        self.agenda: list[tuple[date, int, Action]] = []
        self.turns = count()
        self.numbers: dict[tuple[str, int], int] = {}
        self.taken: set[tuple[str, date]] = set()
        self.returned: Rates = {}
        """The VAT that the returns have taken, cumulated by rate."""
        self.waiting_moves: list[tuple[Bill, Rates]] = []
        self.revenue: dict[str, str] = {}
        """The revenue accounts, with what each says of its VAT."""

    def plan(self, day: date, action: Action) -> None:
        day = max(day, self.today)
        if self.settings.crowded:
            day = later(day, -day.toordinal() % 7)
        self.plan_on(day, action)

    def plan_on(self, day: date, action: Action) -> None:
        """Plan on that day exactly."""
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

    def deposit_number(self, day: date) -> str:
        return self.number("AC" if self.settings.series == "deposits" else "FA", day)

    def chance(self, of: float) -> bool:
        return self.draw.random() < of

    # VAT

    def due_posting(self, rate: Decimal, amount: Decimal) -> Posting:
        return self._vat_posting("Passif:TVA:Collectee", rate, amount)

    def pending_posting(self, rate: Decimal, amount: Decimal) -> Posting:
        return self._vat_posting("Passif:TVA:Attente", rate, amount)

    def _vat_posting(self, account: str, rate: Decimal, amount: Decimal) -> Posting:
        if self.settings.rated_accounts:
            return f"{account}:T{str(rate).replace('.', '')}", amount, {}
        return account, amount, {"vat": rate}

    def records(self, day: date, bill: Bill, sort: Sort, amount: Decimal, cause: str) -> None:
        """Keep in mind that VAT falls due."""
        if amount:
            self.due.append(Due(day, bill.number, sort.rate, amount, sort.due, bill.deposit, cause))
