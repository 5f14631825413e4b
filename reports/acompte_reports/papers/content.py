"""What a document says on paper: frozen records, which are all that templates see of the ledger.

Amounts of credit notes are positive: the paper says what it gives back.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, NamedTuple

from acompte.model.money import HUNDRED

if TYPE_CHECKING:
    import datetime

    from acompte_reports.parties import Party

_TENTH = Decimal("0.1")

QUOTE = "quote"
"""The kind of the paper that is no document of the books."""


class Identity(NamedTuple):
    """A party with the numbers that the law wants of it."""

    party: Party
    siren: str
    vat_number: str


class Named(NamedTuple):
    """Another document that the paper names."""

    number: str
    date: datetime.date
    kind: str
    net: Decimal
    total: Decimal


class Item(NamedTuple):
    """A line: what is sold, without VAT."""

    title: str
    quantity: Decimal | None
    unit: str
    price: Decimal | None
    rates: tuple[Decimal, ...]
    """Empty where no VAT is said; several where the line is cut by the rates of its quote."""
    amount: Decimal


class RateSum(NamedTuple):
    """The total of one rate; None stands for what is outside VAT."""

    rate: Decimal | None
    net: Decimal
    vat: Decimal


class DepositSum(NamedTuple):
    """A deposit invoiced earlier that the document takes off, or that a credit note gives back to the quote."""

    number: str
    date: datetime.date | None
    rates: tuple[Decimal, ...]
    net: Decimal
    vat: Decimal

    @property
    def total(self) -> Decimal:
        """Give it with VAT."""
        return self.net + self.vat


class Sums(NamedTuple):
    """The totals: before deposits, and what is left of them."""

    rates: tuple[RateSum, ...]
    net: Decimal
    vat: Decimal
    total: Decimal
    deposits: tuple[DepositSum, ...]
    left_rates: tuple[RateSum, ...]
    left: Decimal
    """The total of the document in the books."""


class Part(NamedTuple):
    """What is to be paid on a day; a retention may have none yet."""

    due: datetime.date | None
    amount: Decimal
    retention: bool


class Step(NamedTuple):
    """A part of a quote's price: a deposit, or the balance at the end."""

    name: str
    """Empty for the balance."""
    date: datetime.date | None
    percent: Decimal | None
    net: Decimal
    total: Decimal


class Progress(NamedTuple):
    """How far the works are billed, without VAT."""

    place: int
    works: Decimal
    before: Decimal
    now: Decimal

    @property
    def reached(self) -> Decimal:
        """Give what is billed with this document."""
        return self.before + self.now

    @property
    def share(self) -> Decimal | None:
        """Give it as a percentage of the works, with one decimal."""
        return (self.reached * HUNDRED / self.works).quantize(_TENTH, ROUND_HALF_UP) if self.works else None


class BilledRow(NamedTuple):
    """An invoice or credit note of the account, with VAT but for `net`."""

    number: str
    date: datetime.date
    kind: str
    net: Decimal
    total: Decimal
    deducted: Decimal
    retention: Decimal
    asked: Decimal


class HeldRow(NamedTuple):
    """A deposit of the account, without VAT; `left` is still to be taken off."""

    number: str
    date: datetime.date
    invoiced: Decimal
    credited: Decimal
    deducted: Decimal
    left: Decimal


class WorksRow(NamedTuple):
    """A quote or an amendment of the account, without VAT."""

    number: str
    title: str
    date: datetime.date
    net: Decimal
    amendment: bool


class Account(NamedTuple):
    """The whole account after progress invoices: works, invoices, deposits, retention."""

    works: tuple[WorksRow, ...]
    invoices: tuple[BilledRow, ...]
    deposits: tuple[HeldRow, ...]


class LateRow(NamedTuple):
    """Days late of a document at one rate, that a debit note charges."""

    document: str
    first: datetime.date
    last: datetime.date
    days: int
    base: Decimal
    """What was open, VAT included."""
    rate: Decimal
    interest: Decimal
    before: Decimal
    """What earlier notes had charged of the interest."""
    fee: Decimal
    """The flat fee, on the first row of its document."""

    @property
    def asked(self) -> Decimal:
        """Give what the note asks for it."""
        return self.interest - self.before + self.fee


class Mention(NamedTuple):
    """A sentence that the law asks for; `key` names its fact in `law.mention_facts`."""

    key: str
    text: str


class Payment(NamedTuple):
    """How to pay, and the QR code of a transfer: its text, empty where there is none, and its amount."""

    iban: str
    bic: str
    reference: str
    link: str
    code: str
    code_amount: Decimal


class Paper(NamedTuple):
    """A quote, an invoice of any kind, a credit note or a debit note."""

    kind: str
    heading: str
    """What it is called: its kind, but that a final which closes nothing earlier is an invoice like others."""
    language: str
    currency: str
    number: str
    date: datetime.date
    place: str
    sender: Identity
    recipient: Identity
    owner: str
    subject: str
    note: str
    quotes: tuple[Named, ...]
    corrects: tuple[Named, ...]
    order: str
    delivered: datetime.date | None
    """The day of the supply, or planned for it on a quote."""
    cashed: datetime.date | None
    """The day on which the money of a deposit came before its invoice."""
    expires: datetime.date | None
    items: tuple[Item, ...]
    planned: tuple[Item, ...]
    """What the quote of a deposit will bring."""
    percent: Decimal | None
    """A deposit as a share of its quotes, where that is a round one."""
    sums: Sums
    received: Decimal
    """What had been paid or credited before the document's day."""
    retention: Decimal
    asked: Decimal
    """What is to be paid, without the retention and what had been received."""
    parts: tuple[Part, ...]
    steps: tuple[Step, ...]
    terms: str
    progress: Progress | None
    account: Account | None
    payment: Payment
    mentions: tuple[Mention, ...]
    foot: tuple[str, ...]
    lateness: tuple[LateRow, ...] = ()
    """How a debit note comes to its late interest."""
