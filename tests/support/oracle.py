"""A second computation of who owes what, and of the indicators: naive, slow, from the ledger alone.

`Oracle(entries, options, day)` reads the loader's entries (our plugins not loaded) up to the day and
settles them from scratch. Where the pages of the format and of the indicators leave a choice, this is the
one taken:

Names and order
 1. A payment that names a document of a later day stands on account until that day, and counts as linking
    no quote of it before. Quotes are known by name in the whole ledger, even where dated after their
    invoice.
 2. "By number" takes runs of digits as numbers: FA2026-9 stands before FA2026-10.
 3. Receipts of one day go by the whole amount credited to the customer, smallest first, then by their
    sorted links; in one receipt, postings with `pays` first. A `pays` posting keeps that number as its only
    link.
 4. Credit notes of one day go by number, refunds and bounces as receipts, allocations by number, then
    amount. A document with a negative total takes its turn, and settles, as a credit note.
 5. `received` counts from the start of its day, the first one of a quote; `due` from the end of its day.
 6. A debit note of the same day as the credit note which it links comes first, and does not take it.

Links
 7. A quote's link beside a document of that quote adds nothing, on credits and debits alike. The links of a
    debit are not extended by the quotes of the documents it names; those of a credit on account are.
 8. A credit pays by links that name documents or quotes only; "shares one" holds for any link, a contract's
    too.
 9. What overpays an invoice does not pay other open invoices of its quote; only a later document takes it.
10. A credit note's quotes are those it links and those of the documents it corrects.
11. A payment settles documents of its own customer only. A shared account's customer is that of the first
    document linked, by number.

What stands on account, and debits
12. Documents, refunds and allocations take the credits that stand longest on account first; allocations
    those without links before the others, and no more than is open.
13. "The last money settled" is the last in the sweep, over all documents named; set-off is not money there.
    Money taken back opens the instalment due last first.
14. A debit that nothing explains lowers what is on account, below zero if need be.
15. A payment of several kinds is spread in proportion, the largest kind takes the cents. VAT in it goes
    with the discount, else with the write-off, else it is a difference. A gain (758) leaves money above
    what it settles.

Documents
16. "Within 1 EUR and 0.1 %" is within both. Amendments of the document's own day are signed by then.
17. A credit note lowers the quote its posting names, else the one it links, else the only quote of what it
    corrects.
18. What fits no kind is an `invoice`, or a `credit-note` where it asks for nothing.
19. "The last open instalment" for `due` may be a retention; where nothing is open, `due` changes nothing.
20. One year after 29 February is 28 February.
21. `days_late` is 0 where not late, and where only an undated instalment is open; the tolerance is compared
    there with what the whole document has open, and by instalment in ageing and indicators. Written off is
    `paid`.

Indicators
22. The tolerance of the day is used for the whole day's figures. Undated instalments are not late.
23. Days to pay count bank and bank-fee postings, on debit notes and openings too. An allocated payment
    counts on its own day (or its invoice's); a bounce on its own day, with the days of the payment that it
    takes back.
24. Days beyond terms go by the instalments that the money fills, with their due dates of that day; an
    undated one has the document's last date. Money before its invoice: invoice date less due date.
25. The first invoice month (count-back) is that of the earliest document of any kind, in the whole ledger
    even for one customer. A month billed below zero raises the rest.
26. CEI opens with the state at the end of D - N. Delinquent days are a difference of unrounded figures.
27. Without deposits: a part deducted weighs deposit total x part / deposits credited, whatever its rate;
    without `deposit:` it is the quote's oldest deposit.
28. Without deposits: any invoice drops out with its credit notes once those that name it alone take back
    what it sold (its total where it sells nothing), and its deductions with it; so do credit notes that name
    deposits only. A negative invoice is settled at once; one of 0.00 is open until the day before its due
    date. A deposit brought forward from other books drops out too: it adds nothing.
29. Ageing: a retention stands in its own column, late or not. Month ends go up to the newest transaction,
    not beyond.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property
from typing import Any

from beancount.core import data

from .oracle_figures import (
    Figure,
    NoDeposits,
    aged,
    billed,
    countback,
    effectiveness,
    mean_days,
    open_not_late,
    places,
    ratio,
    total_open,
)
from .oracle_reading import KINDS_SETTLING, ZERO, Day, Document, Instalment, Reading, number_order
from .oracle_sweep import Sweep, due


@dataclass(frozen=True)
class Row:
    """A document on the day. `paid` is by money, `settled` by each kind, `instalments` those still open."""

    number: str
    kind: str
    customer: str
    date: Day
    due: Day | None
    total: Decimal
    paid: Decimal
    settled: dict[str, Decimal]
    open: Decimal
    status: str
    days_late: int
    instalments: tuple[Instalment, ...]


@dataclass(frozen=True)
class Figures:
    """The indicators of METRICS.md; ratios with four places, null where they divide by zero."""

    open: Decimal
    billed: Decimal
    simple: Figure
    countback: Figure
    best_possible: Figure
    delinquent: Figure
    cei: Figure
    days_to_pay: Figure
    days_beyond_terms: Figure
    without_deposits: Figure


class Oracle:
    """The state of a ledger at the end of a day. `entries` are the loader's, without our plugins."""

    def __init__(self, entries: Iterable[Any], options: dict[str, Any], day: date, window: int = 365) -> None:
        self.entries = list(entries)
        self.options = options
        self.day = day
        self.window = window
        self.reading = Reading(self.entries, options, day)
        self.sweep = Sweep(self.reading)
        self.tolerance = self.reading.tolerance()
        self.customers = self.reading.chart.customers

    @cached_property
    def documents(self) -> dict[str, Row]:
        records = sorted(self.sweep.documents.values(), key=lambda d: (d.date, number_order(d.number)))
        return {document.number: self.row(document) for document in records}

    @cached_property
    def on_account(self) -> dict[str, Decimal]:
        return {customer: self.sweep.on_account(customer) for customer in self.customers}

    @property
    def balance(self) -> dict[str, Decimal]:
        return self.reading.balances

    def row(self, document: Document) -> Row:
        settled = {kind: document.settled(kind) for kind in KINDS_SETTLING}
        return Row(
            number=document.number,
            kind=document.kind,
            customer=document.customer,
            date=document.date,
            due=due(document),
            total=document.total,
            paid=settled["money"],
            settled=settled,
            open=document.open,
            status=status(document, settled),
            days_late=self.days_late(document),
            instalments=tuple(part for part in document.instalments if part.open > 0),
        )

    def days_late(self, document: Document) -> int:
        """Of the earliest open instalment; an undated one is never late."""
        dated = [part.due for part in document.instalments if part.open > 0 and part.due]
        late = (self.day - min(dated)).days if dated else 0
        return max(late, 0) if document.open > self.tolerance else 0

    def own(self, customer: str = "") -> list[Document]:
        return [d for d in self.sweep.documents.values() if customer in ("", d.customer)]

    @cached_property
    def before_window(self) -> "Oracle":
        return Oracle(self.entries, self.options, self.day - timedelta(days=self.window), self.window)

    @cached_property
    def no_deposits(self) -> NoDeposits:
        return NoDeposits(self.sweep.documents, self.day)

    def figures(self, customer: str = "") -> Figures:
        """The indicators of the whole company, or of one customer's account."""
        documents = self.own(customer)
        first = min((d.date for d in self.sweep.documents.values()), default=None)
        still, bill = total_open(documents), billed(documents, self.day, self.window)
        not_late = open_not_late(documents, self.day, self.tolerance)
        before = total_open(self.before_window.own(customer))
        return Figures(
            open=still,
            billed=bill,
            simple=places(ratio(still, bill, self.window)),
            countback=places(countback(documents, self.day, first)),
            best_possible=places(ratio(not_late, bill, self.window)),
            delinquent=places(ratio(still - not_late, bill, self.window)),
            cei=places(effectiveness(before, bill, still, not_late)),
            days_to_pay=places(mean_days(documents, self.day, self.window, beyond=False)),
            days_beyond_terms=places(mean_days(documents, self.day, self.window, beyond=True)),
            without_deposits=places(self.no_deposits.simple(customer, self.window)),
        )

    def aging(self) -> dict[str, dict[str, Decimal]]:
        """The aged balance, a row a customer; `unallocated` is what stands on account."""
        rows = {customer: aged(self.own(customer), self.day, self.tolerance) for customer in self.customers}
        return {customer: {**row, "unallocated": self.on_account[customer]} for customer, row in rows.items()}

    def months(self, customer: str = "") -> dict[date, Figures]:
        """Every month end from the first invoice's month to the day of the newest transaction."""
        transactions = [e for e in self.entries if isinstance(e, data.Transaction) and e.date <= self.day]
        invoices = [entry.date for entry in transactions if "invoice" in entry.meta]
        series: dict[date, Figures] = {}
        end = month_end(min(invoices)) if invoices else date.max
        while transactions and end <= max(entry.date for entry in transactions):
            series[end] = Oracle(self.entries, self.options, end, self.window).figures(customer)
            end = month_end(end + timedelta(days=1))
        return series


def status(document: Document, settled: dict[str, Decimal]) -> str:
    if document.is_credit or document.open == ZERO:
        return "paid"
    return "partial" if any(settled.values()) else "pending"


def month_end(day: date) -> date:
    after = day.replace(day=28) + timedelta(days=4)
    return after - timedelta(days=after.day)
