"""The records of the Book: frozen, each with the entry it was read from.

Amounts are `Decimal` in the ledger's operating currency. Revenue and deposits are positive where they are
credited (invoiced), negative where they are debited (corrected, deducted).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from acompte.model.money import ZERO

if TYPE_CHECKING:
    import datetime
    from decimal import Decimal

    from beancount.core.data import Transaction

    from acompte.model.numbers import NumberKey

OPENING, DEBIT_NOTE, FINAL, PROGRESS = "opening", "debit-note", "final", "progress"
INVOICE, DEPOSIT, CREDIT_NOTE = "invoice", "deposit", "credit-note"
KINDS = (OPENING, DEBIT_NOTE, FINAL, PROGRESS, INVOICE, DEPOSIT, CREDIT_NOTE)

MONEY, CREDIT, WRITE_OFF = "money", "credit_note", "write_off"
DISCOUNT, SET_OFF, DIFFERENCE = "discount", "set_off", "difference"

STANDARD = "standard"

COMPANY, PUBLIC, CONSUMER = "company", "public", "consumer"
"""The kinds of customers."""


class Customer(NamedTuple):
    """A customer: an account of role customer with a `name`."""

    account: str
    name: str
    kind: str
    language: str | None
    profile: str
    meta: dict[str, Any]
    entry: Any
    named: bool
    """False where the account is posted to as a customer's but has no `name`."""

    def text(self, key: str) -> str:
        """Give a metadata value as text, empty where it is absent."""
        value = self.meta.get(key)
        return "" if value is None else str(value)


class Line(NamedTuple):
    """A line of a quote."""

    quote: str
    title: str
    quantity: Decimal
    unit: str
    price: Decimal
    amount: Decimal
    rate: Decimal | None
    entry: Any


class Milestone(NamedTuple):
    """A planned deposit: a percentage of the quote, or an amount without VAT."""

    quote: str
    date: datetime.date
    name: str
    percent: Decimal | None
    amount: Decimal | None
    entry: Any


class Amendment(NamedTuple):
    """A change of the quote's amount, signed on its date."""

    quote: str
    date: datetime.date
    title: str
    amount: Decimal
    rate: Decimal | None
    entry: Any


class LifeEvent(NamedTuple):
    """What happens to a quote: accepted, refused, cancelled, received, or a new planned delivery."""

    quote: str
    date: datetime.date
    what: str
    delivery: datetime.date | None
    entry: Any


class Quote(NamedTuple):
    """A quote with its lines, milestones (by date), amendments (by date) and life."""

    number: str
    date: datetime.date
    customer: str
    amount: Decimal
    title: str
    rate: Decimal | None
    lines: tuple[Line, ...]
    milestones: tuple[Milestone, ...]
    amendments: tuple[Amendment, ...]
    life: tuple[LifeEvent, ...]
    meta: dict[str, Any]
    entry: Any


class Instalment(NamedTuple):
    """A part of an invoice with its own due date; a retention of guarantee may have none yet."""

    amount: Decimal
    due: datetime.date | None
    retention: bool


class Share(NamedTuple):
    """Revenue or deposits posted by a document, without VAT, on one quote at one rate."""

    quote: str | None
    amount: Decimal
    rate: Decimal | None
    deposit: str | None
    """The deposit invoice that a deduction names."""
    vat_due: str | None = None
    """When its VAT falls due, where the posting or its account says so."""


class VatShare(NamedTuple):
    """VAT posted by a document at one rate, positive where it is credited."""

    rate: Decimal | None
    amount: Decimal
    pending: bool


class Invoice(NamedTuple):
    """A document: an invoice of any kind, a credit note or a debit note."""

    place: int
    """Its place among the documents of the Book."""
    number: str
    key: NumberKey
    date: datetime.date
    customer: str
    kind: str
    quotes: tuple[str, ...]
    links: frozenset[str]
    corrects: tuple[str, ...]
    total: Decimal
    instalments: tuple[Instalment, ...]
    due: datetime.date | None
    issued: datetime.date
    revenue: tuple[Share, ...]
    deposits: tuple[Share, ...]
    vat: tuple[VatShare, ...]
    entry: Transaction

    @property
    def is_credit(self) -> bool:
        """Tell whether the document is a credit: a credit note, or a document with a negative total."""
        return self.kind == CREDIT_NOTE or self.total < 0

    @property
    def revenue_total(self) -> Decimal:
        """Give the revenue of the document, without VAT."""
        return sum([share.amount for share in self.revenue], ZERO)

    @property
    def deposits_total(self) -> Decimal:
        """Give the deposits that the document credits, less those that it debits, without VAT."""
        return sum([share.amount for share in self.deposits], ZERO)

    def revenue_on(self, quote: str) -> Decimal:
        """Give the revenue of the document on one quote, without VAT."""
        return sum((s.amount for s in self.revenue if s.quote == quote), ZERO)


class Move(NamedTuple):
    """A credit (positive) or debit (negative) on one customer's accounts by an entry that is no invoice.

    `parts` says what settles, by name, and sums to the amount of a credit;
    `otherwise` is the part that no role explains; `names` are the documents that `pays:` names.
    """

    date: datetime.date
    customer: str
    amount: Decimal
    links: frozenset[str]
    pays: str | None
    parts: tuple[tuple[str, Decimal], ...]
    otherwise: Decimal
    entry: Transaction
    document: str | None = None
    """The document whose postings to another customer than its own these are."""

    @property
    def money(self) -> Decimal:
        """Give what of it is money."""
        return sum((amount for kind, amount in self.parts if kind == MONEY), ZERO)


class Transfer(NamedTuple):
    """Part of a receivable moved to (positive) or from bill and doubtful accounts, settling nothing."""

    date: datetime.date
    role: str
    customer: str
    amount: Decimal
    links: frozenset[str]
    entry: Transaction


class DepositEntry(NamedTuple):
    """A posting to the deposits accounts by an entry that is no invoice: a deposit kept, put right, moved."""

    date: datetime.date
    links: frozenset[str]
    share: Share
    entry: Transaction


class VatEntry(NamedTuple):
    """The VAT posted by an entry that is no document: a move from pending to due, VAT given back, a settlement."""

    date: datetime.date
    links: frozenset[str]
    shares: tuple[VatShare, ...]
    entry: Transaction
    recovers: bool
    """True where the entry brings in money from a receivable written off."""


class Letter(NamedTuple):
    """A reminder made: a letter, or a call noted down."""

    date: datetime.date
    step: str
    documents: tuple[str, ...]
    channel: str | None
    entry: Any


class Sending(NamedTuple):
    """A document sent to its customer."""

    date: datetime.date
    document: str
    channel: str
    entry: Any


class Mark(NamedTuple):
    """A dispute, a hold or an insolvency that begins or ends, on a document or a customer's account.

    A waiver is one too: it gives up the late interest and the fee of a document that ran up to its day.
    """

    date: datetime.date
    what: str
    subject: str
    begins: bool
    why: str
    entry: Any


class Promise(NamedTuple):
    """A payment promised for a day; the whole open amount where none is said."""

    date: datetime.date
    document: str
    day: datetime.date
    amount: Decimal | None
    entry: Any


class DueChange(NamedTuple):
    """A new due date agreed for the last open instalment of a document."""

    date: datetime.date
    document: str
    due: datetime.date
    entry: Any


class Allocation(NamedTuple):
    """An amount taken from what stands on account for a document."""

    date: datetime.date
    document: str
    amount: Decimal
    entry: Any
