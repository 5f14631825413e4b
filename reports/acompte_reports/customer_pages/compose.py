"""What a customer's page says: what is due, what comes, what was paid; nothing about anyone else."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from acompte.model.money import ZERO
from acompte.model.records import CREDIT_NOTE
from acompte_reports.letters.accounts import statement
from acompte_reports.letters.saying import NOTHING_BORNE

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from decimal import Decimal

    from acompte.model.book import Book
    from acompte.model.records import Invoice
    from acompte.model.state import DocumentState
    from acompte_reports.letters.accounts import Held
    from acompte_reports.letters.compose import Composer
    from acompte_reports.letters.content import LetterContent, Pay
    from acompte_reports.parties import Party
    from acompte_reports.view import View


class Due(NamedTuple):
    """An amount that a document asks for, on a day."""

    number: str
    kind: str
    about: str
    """The titles of the quotes that it is on."""
    amount: Decimal
    due: datetime.date | None
    retention: bool
    days_late: int
    disputed: bool
    bill: bool
    """It is paid by an accepted bill of exchange: nobody asks for it again."""
    file: str
    """The name of its copy beside the page; empty where there is none."""


class Row(NamedTuple):
    """A document of the customer's."""

    number: str
    kind: str
    date: datetime.date
    due: datetime.date | None
    total: Decimal
    open: Decimal
    is_paid: bool
    """False where something is open, and where a part was given up: nobody paid that."""
    file: str


class CustomerPage(NamedTuple):
    """A customer's account on a day."""

    language: str
    day: datetime.date
    company: Party
    customer: str
    """Its name."""
    due: tuple[Due, ...]
    """What is to be paid by the day, the oldest first."""
    coming: tuple[Due, ...]
    frozen: tuple[Due, ...]
    """What is older than the customer's insolvency: it cannot be paid, due or not (C. com. L622-7)."""
    insolvency: datetime.date | None
    """Since when the customer is insolvent, where something of it is frozen."""
    held: tuple[Held, ...]
    on_account: Decimal
    pay: Pay | None
    """What to pay today and how, else how to pay what comes next, without a code; None where nothing is open."""
    documents: tuple[Row, ...]
    """The newest first."""
    foot: tuple[str, ...]

    @property
    def total(self) -> Decimal:
        """Give what is to be paid by the day; what is disputed is not asked for."""
        return sum((row.amount for row in self.due if not row.disputed), ZERO)


def compose(composer: Composer, account: str, files: Mapping[str, str]) -> CustomerPage:
    """Say what a customer's page says; `files` are the names of the copies beside it, by the numbers of documents."""
    view = composer.view
    found = statement(composer, account, view.day)
    states = [row.state for row in composer.rows.get(account, ())]
    live = [state for state in states if not state.insolvency]
    frozen = [state for state in states if state.insolvency and state.open > 0]
    parts = _parts(live, view, files)
    content = found.content
    return CustomerPage(
        content.language,
        view.day,
        content.sender,
        view.book.customer_name(account),
        tuple(row for row in parts if row.due is not None and row.due <= view.day and not row.bill),
        tuple(row for row in parts if row.due is None or row.due > view.day or row.bill),
        tuple(_parts(frozen, view, files)),
        frozen[0].insolvency if frozen else None,
        found.held,
        max(view.state.on_account.get(account, ZERO), ZERO),
        _box(composer, account, content, states),
        tuple(_row(state, files) for state in reversed(states)),
        content.foot,
    )


def _box(composer: Composer, account: str, content: LetterContent, states: Sequence[DocumentState]) -> Pay | None:
    """Give how to pay what is due, else what comes; None where nothing is open but what is disputed or frozen."""
    if content.asked:
        return content.pay
    ahead = [s for s in states if s.open > 0 and not (s.disputed or s.insolvency or s.bill or s.is_retained)]
    if not ahead:
        return None
    papers = [composer.settled_paper(state)._replace(asked=state.open) for state in ahead]
    code = composer.addressee(account).code
    return composer.box.pay(papers, NOTHING_BORNE, composer.day, code)._replace(code="")


def _parts(states: Iterable[DocumentState], view: View, files: Mapping[str, str]) -> list[Due]:
    """Give what documents ask for, the oldest first."""
    return sorted(_open_parts(states, view, files), key=lambda row: (row.due is None, row.due, row.number))


def _open_parts(states: Iterable[DocumentState], view: View, files: Mapping[str, str]) -> Iterator[Due]:
    for state in states:
        invoice = state.invoice
        for part in state.owed:
            if part.open > 0:
                late = part.days_late(view.day, view.state.tolerance)
                file = files.get(invoice.number, "")
                yield Due(
                    invoice.number,
                    invoice.kind,
                    _about(invoice, view.book),
                    part.open,
                    part.due,
                    part.retention,
                    late,
                    state.disputed,
                    state.bill,
                    file,
                )


def _about(invoice: Invoice, book: Book) -> str:
    """Give what a document is about: the titles of the customer's own quotes."""
    quotes = [book.quotes[number] for number in invoice.quotes if number in book.quotes]
    return ", ".join(quote.title for quote in quotes if quote.title and quote.customer == invoice.customer)


def _row(state: DocumentState, files: Mapping[str, str]) -> Row:
    invoice = state.invoice
    due = state.due if invoice.kind != CREDIT_NOTE else None
    is_paid = state.open <= 0 and not state.written_off
    file = files.get(invoice.number, "")
    return Row(invoice.number, invoice.kind, invoice.issued, due, invoice.total, state.open, is_paid, file)
