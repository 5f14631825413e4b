"""From the letters due to what they say."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from acompte.law.facts import FLAT_FEE
from acompte.model.days import shift
from acompte.model.money import ZERO
from acompte.model.records import DEBIT_NOTE, DEPOSIT, MONEY
from acompte.model.state import PAID
from acompte_reports.letters.content import Charges, LetterContent, Link, NextDue, Paper, Pay, Thanks
from acompte_reports.letters.tones import COURTESY, DELAYS
from acompte_reports.letters.words import salutation
from acompte_reports.parties import NOBODY, foot, grouped_iban, language_for, party, pay_link, town

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from acompte.indicators.grid import GridRow
    from acompte.model.state import DocumentState
    from acompte_reports.letters.select import DueDocument, DueLetter
    from acompte_reports.parties import Party
    from acompte_reports.view import View

FEE = FLAT_FEE.value
"""The flat sum for recovery costs, an invoice: the same for companies and public buyers."""

CHARGED = ("company", "public")
CONSUMER = "consumer"
_MOST = 5
"""As many numbers as a reference takes before it is the customer's code and the day instead."""


class Addressee(NamedTuple):
    """The customer, as a letter needs to know it; whoever the ledger does not know is spared as a consumer."""

    party: Party
    kind: str
    language: str
    salutation: str
    owner: str
    code: str


class Composer:
    """What the letters of one view share."""

    def __init__(self, view: View) -> None:
        """Index the grid by customer."""
        self.view = view
        self.book = view.book
        self.day = view.day
        self.company = view.book.settings.company(view.day)
        self.sender = party(self.company)
        self.rows: dict[str, list[GridRow]] = {}
        for row in view.grid:
            self.rows.setdefault(row.state.invoice.customer, []).append(row)
        rates = [rate.value for rate in self.book.settings.rates if rate.name == "penalty" and rate.date <= self.day]
        self.penalty = rates[-1] if rates else None

    @property
    def language(self) -> str:
        """Give the company's language, French where it does not say."""
        return language_for(self.company, None)

    def compose(self, due: DueLetter) -> LetterContent:
        """Say what a letter says."""
        addressee = self._addressee(due.customer)
        reminded = [self._paper(document, due.tone) for document in due.documents]
        deposits = self._deposits_paid(due)
        states = [*deposits, *(document.row.state for document in due.documents)]
        asked = tuple(paper for paper in reminded if paper.asked)
        held = [part for document in due.documents for part in document.later(self.day, due.tone)]
        dates = {paper.due for paper in asked}
        one_due = dates.pop() if len(dates) == 1 else None
        deadline = shift(self.day, DELAYS.get(due.tone, 0))
        until = one_due if due.tone == COURTESY else deadline
        return LetterContent(
            language=addressee.language,
            step=due.step,
            tone=due.tone,
            day=self.day,
            place=town(self.sender.address),
            deadline=deadline,
            sender=self.sender,
            recipient=addressee.party,
            salutation=addressee.salutation,
            title=self._title(asked),
            papers=(*(self._settled_paper(deposit) for deposit in deposits), *reminded),
            asked=asked,
            all_by_money=all(state.settled == state.paid for state in states),
            to_come=sum((part.open for part in held if not part.retention), ZERO),
            retained=sum((part.open for part in held if part.retention), ZERO),
            due=one_due,
            last_reminder=_last_reminder(due.documents),
            thanks=self._thanks(deposits, due.documents),
            on_account=max(self.view.state.on_account.get(due.customer, ZERO), ZERO),
            pay=self._pay(asked, until, addressee.code),
            next_dues=tuple(self._next_dues(due)),
            charges=self._charges(addressee.kind, asked),
            owner=addressee.owner,
            foot=foot(self.company, addressee.language),
        )

    def _addressee(self, account: str) -> Addressee:
        customer = self.book.customers.get(account)
        leaf = account.rpartition(":")[2].upper()
        if customer is None:
            who = NOBODY._replace(name=self.book.customer_name(account))
            language = self.language
            return Addressee(who, CONSUMER, language, salutation("", is_person=False, language=language), "", leaf)
        language = language_for(self.company, customer)
        opening = salutation(customer.name, is_person=customer.kind == CONSUMER, language=language)
        code = customer.text("aux") or leaf
        return Addressee(party(customer), customer.kind, language, opening, customer.text("owner"), code)

    def _paper(self, document: DueDocument, tone: str) -> Paper:
        paper = self._settled_paper(document.row.state)
        return paper._replace(
            asked=document.asked(self.day, tone),
            due=document.target,
            days_late=(self.day - document.target).days if document.is_late else 0,
        )

    def _settled_paper(self, state: DocumentState) -> Paper:
        invoice = state.invoice
        return Paper(
            invoice.number,
            invoice.kind,
            invoice.quotes,
            invoice.issued,
            state.due,
            invoice.total,
            invoice.total - state.open,
            state.open,
            ZERO,
            0,
        )

    def _deposits_paid(self, due: DueLetter) -> list[DocumentState]:
        """Give the deposits paid on the quotes of the letter, without those that are reminded themselves."""
        found: dict[str, DocumentState] = {}
        for document in due.documents:
            for number in document.row.state.invoice.quotes:
                for invoice in self.view.matches.documents.get(number, ()):
                    state = self.view.state.document(invoice.number) if invoice.kind == DEPOSIT else None
                    if state is not None and state.status == PAID and state.paid > 0 and not self._is_void(state):
                        found[invoice.number] = state
        return sorted(found.values(), key=lambda state: state.invoice.place)

    def _is_void(self, state: DocumentState) -> bool:
        cancelled = self.view.matches.cancelled_on(state.invoice)
        return cancelled is not None and cancelled <= self.day

    def _thanks(self, deposits: Iterable[DocumentState], documents: Iterable[DueDocument]) -> tuple[Thanks, ...]:
        """Give the money received: deposits paid, and parts of what is reminded."""
        found = [self._received(state, is_deposit=True) for state in deposits]
        found += [self._received(document.row.state, is_deposit=False) for document in documents]
        return tuple(sorted((thanks for thanks in found if thanks), key=lambda thanks: (thanks.date, thanks.amount)))

    def _received(self, state: DocumentState, *, is_deposit: bool) -> Thanks | None:
        """Give what money came in for a document, on the day that the last of it came."""
        settlings = self.view.history.settlings[state.invoice.place]
        days = [
            min(settling.entry.date, settling.paid_on)
            for settling in settlings
            if settling.day <= self.day and settling.kind == MONEY and settling.amount > 0
        ]
        return Thanks(is_deposit, state.paid, max(days), len(set(days))) if days and state.paid > 0 else None

    def _next_dues(self, due: DueLetter) -> list[NextDue]:
        """Give what the customer owes later, by date: not what is disputed or on hold, nor retentions."""
        reminded = {document.row.state.invoice.number: document for document in due.documents}
        found = []
        for row in self.rows[due.customer]:
            state, invoice = row.state, row.state.invoice
            if not state.open or state.disputed or state.held:
                continue
            document = reminded.get(invoice.number)
            parts = document.later(self.day, due.tone) if document else state.owed
            found += [
                NextDue(invoice.number, invoice.kind, part.due, part.open)
                for part in parts
                if part.due and part.due >= self.day and part.open > self.view.state.tolerance and not part.retention
            ]
        return sorted(found, key=lambda item: (item.date, item.number))

    def _charges(self, kind: str, asked: Iterable[Paper]) -> Charges:
        """Give what lateness costs a kind of customer; whoever is neither company nor public is a consumer."""
        regime = kind if kind in CHARGED else CONSUMER
        bears = any(paper.kind != DEBIT_NOTE for paper in asked)
        rate = self.penalty if regime == CHARGED[0] else None
        return Charges(regime, bears, rate, FEE if regime in CHARGED and bears else None)

    def _pay(self, asked: Sequence[Paper], until: date | None, code: str) -> Pay:
        company = self.company
        numbers = [paper.number for paper in asked]
        links = [Link(number, pay_link(company, number, self.book.invoice(number))) for number in numbers]
        return Pay(
            amount=sum((paper.asked for paper in asked), ZERO),
            until=until,
            iban=grouped_iban(company.text("iban")) if company else "",
            bic=company.text("bic") if company else "",
            reference=" ".join(numbers) if len(numbers) <= _MOST else f"{code} {self.day.isoformat()}",
            links=tuple(link for link in links if link.url),
        )

    def _title(self, asked: Iterable[Paper]) -> str:
        quotes = {paper.quotes for paper in asked}
        one = quotes.pop() if len(quotes) == 1 else ()
        found = self.book.quotes.get(one[0]) if len(one) == 1 else None
        return found.title if found else ""


def _last_reminder(documents: Iterable[DueDocument]) -> date | None:
    """Give the day of the last reminder made of what is late, since it is late."""
    days = [(d.row.reminded.last, d.target) for d in documents if d.is_late]
    return max((last for last, due in days if last is not None and last > due), default=None)
