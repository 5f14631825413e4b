"""What a letter says: frozen records, which are all that templates see of the ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from acompte.model.money import ZERO
from acompte.model.records import DEPOSIT

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
    """What the documents ask for: the principal."""
    interest: Decimal
    """Late interest asked for with it, and with `fees` the flat fees: only a formal notice asks for them."""
    fees: Decimal
    until: datetime.date | None
    """None where each document has its own due date."""
    iban: str
    bic: str
    reference: str
    links: tuple[Link, ...]
    code: str
    """The text of the QR code of a transfer of the total; empty where there is none."""

    @property
    def total(self) -> Decimal:
        """Give what to pay in all."""
        return self.amount + self.interest + self.fees


class InterestRow(NamedTuple):
    """Late interest on one amount at one rate, over days that are all late; None where the rate is unknown."""

    number: str
    base: Decimal
    first: datetime.date
    last: datetime.date
    days: int
    rate: Decimal | None
    interest: Decimal | None


class Charges(NamedTuple):
    """What lateness costs up to the letter's day, of what the letter asks for.

    `regime` says whose law it is: "company", "public" or "consumer". Debit notes bear nothing, and nothing is
    claimed for a deposit that was not paid. What a debit note charged already is not claimed again.
    """

    regime: str
    bears: bool
    """False where no document asked for bears interest."""
    agreed: bool
    """True where a rate was agreed for one of them."""
    rate: Decimal | None
    """The one rate agreed that all of it bears, where there is one."""
    fee: Decimal | None
    """The flat fee of one invoice, never for consumers."""
    fees: int
    """For how many invoices the flat fee is owed."""
    interest: Decimal | None
    """What is owed and not charged yet; None where a rate is unknown: no figure is made up."""
    charged: Decimal
    """The interest that debit notes have charged of `rows`."""
    rows: tuple[InterestRow, ...]

    @property
    def bears_interest(self) -> bool:
        """Tell whether interest is owed that was not charged yet, known or not."""
        return self.interest is None or self.interest > 0

    @property
    def claims(self) -> bool:
        """Tell whether something is owed besides the principal."""
        return self.bears_interest or self.fees > 0

    @property
    def fee_total(self) -> Decimal:
        """Give the flat fees of all invoices."""
        return (self.fee or ZERO) * self.fees

    @property
    def total(self) -> Decimal:
        """Give what is owed besides the principal, as far as it is known."""
        return (self.interest or ZERO) + self.fee_total


class Broken(NamedTuple):
    """A promise that was not kept, or not in full."""

    number: str
    kind: str
    made: datetime.date
    day: datetime.date
    """The day on which the money was to come."""
    amount: Decimal
    received: Decimal
    """What came of it by that day."""


class Stage(NamedTuple):
    """A part of a quote's price: a deposit, or the balance, whose name is empty."""

    name: str
    date: datetime.date | None
    percent: Decimal | None
    total: Decimal


class Issue(NamedTuple):
    """The document that a covering letter goes with; amounts with VAT."""

    number: str
    kind: str
    quote: str
    """The number of its quote; empty where it has none, or several."""
    quoted: Decimal
    """The total of its quotes."""
    percent: Decimal | None
    """A deposit as a share of its quotes, where that is a round one."""
    total: Decimal
    """The total before deposits."""
    deducted: Decimal
    """The deposits that it takes off."""
    left: Decimal
    """The document's own total."""
    retention: Decimal
    """What of it is retained as a guarantee."""
    delivery: datetime.date | None
    """The planned delivery, where it is still to come."""
    goods: bool
    """True where goods are delivered, and nothing else is done."""


class Offer(NamedTuple):
    """A quote that is about to expire."""

    number: str
    date: datetime.date
    expires: datetime.date | None
    net: Decimal
    total: Decimal
    delivery: datetime.date | None
    deposit: Stage | None
    """The deposit that will be asked for first."""
    stages: tuple[Stage, ...]


class LetterContent(NamedTuple):
    """A letter."""

    language: str
    folder: str
    """The leaf of the customer's account: its own templates stand in a folder of this name."""
    profile: str
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
    frozen: Decimal
    """What is open in the table and is older than the customer's insolvency: nobody asks for it."""
    disputed: Decimal
    """What is open in the table and is disputed: it is not asked for while it is."""
    due: datetime.date | None
    """The due date of what is asked for, where it is one date."""
    last_reminder: datetime.date | None
    thanks: tuple[Thanks, ...]
    on_account: Decimal
    pay: Pay
    next_dues: tuple[NextDue, ...]
    charges: Charges
    broken: tuple[Broken, ...]
    """The promises about what is asked for that were broken since the last letter."""
    notes: tuple[tuple[str, ...], ...]
    """What the user has to say besides, paragraph by paragraph, line by line."""
    issue: Issue | None
    """In a covering letter, the document that it goes with."""
    offer: Offer | None
    """The quote that a letter about an offer is about."""
    owner: str
    foot: tuple[str, ...]

    @property
    def only_deposits(self) -> bool:
        """Tell whether the letter asks for deposits alone."""
        return all(paper.kind == DEPOSIT for paper in self.asked)
