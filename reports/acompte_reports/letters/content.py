"""What a letter says: frozen records, which are all that templates see of the ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import datetime
    from decimal import Decimal

    from acompte_reports.parties import Party


class Paper(NamedTuple):
    """A document of the table."""

    number: str
    kind: str
    quotes: tuple[str, ...]
    date: datetime.date
    due: datetime.date | None
    total: Decimal
    settled: Decimal
    open: Decimal
    asked: Decimal
    """What the letter asks for of it; 0 for deposits already paid and for what falls due later."""
    days_late: int


class Thanks(NamedTuple):
    """Money received, for which the letter gives thanks."""

    is_deposit: bool
    amount: Decimal
    date: datetime.date
    """The day on which the last of it came."""
    times: int


class NextDue(NamedTuple):
    """An amount that falls due later."""

    number: str
    kind: str
    date: datetime.date
    amount: Decimal


class Link(NamedTuple):
    """Where a document can be paid."""

    number: str
    url: str


class Pay(NamedTuple):
    """The box: what to pay, until when and how."""

    amount: Decimal
    until: datetime.date | None
    """None where each document has its own due date."""
    iban: str
    bic: str
    reference: str
    links: tuple[Link, ...]


class Charges(NamedTuple):
    """What lateness costs, without amounts of interest.

    `regime` says whose law it is: "company", "public" or "consumer". `rate` is the company's own yearly
    rate, for companies only; `fee` the flat sum an invoice, never for consumers.
    """

    regime: str
    bears: bool
    """False where no document asked for bears interest."""
    rate: Decimal | None
    fee: Decimal | None


class LetterContent(NamedTuple):
    """A letter."""

    language: str
    step: str
    tone: str
    day: datetime.date
    place: str
    deadline: datetime.date
    sender: Party
    recipient: Party
    salutation: str
    title: str
    """What the quote is about, where all documents asked for are on one quote."""
    papers: tuple[Paper, ...]
    """The table: deposits already paid, then the documents that are reminded."""
    asked: tuple[Paper, ...]
    """Of these, the ones that the letter asks money for."""
    all_by_money: bool
    """False where a credit note or the like settled a part of what the table shows."""
    to_come: Decimal
    """What is open in the table and falls due later."""
    retained: Decimal
    """What is open in the table and is a retention of guarantee not yet due."""
    due: datetime.date | None
    """The due date of what is asked for, where it is one date."""
    last_reminder: datetime.date | None
    thanks: tuple[Thanks, ...]
    on_account: Decimal
    pay: Pay
    next_dues: tuple[NextDue, ...]
    charges: Charges
    owner: str
    foot: tuple[str, ...]
