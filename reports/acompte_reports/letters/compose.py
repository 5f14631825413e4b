"""From the letters due to what they say."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from acompte.model.days import shift
from acompte.model.money import ZERO
from acompte.model.records import CONSUMER, DEPOSIT, MONEY
from acompte.model.state import PAID
from acompte_reports.letters import issuing, saying
from acompte_reports.letters.charges import Costs
from acompte_reports.letters.content import LetterContent, NextDue, Paper, Thanks
from acompte_reports.letters.saying import NO_PAY, NOTHING_BORNE, Box
from acompte_reports.letters.tones import COURTESY, DELAYS, FORMAL_NOTICE, ISSUED, QUOTE_EXPIRING
from acompte_reports.letters.words import salutation
from acompte_reports.parties import NOBODY, foot, language_for, party, town

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from acompte.indicators.grid import GridRow
    from acompte.model.state import DocumentState
    from acompte_reports.letters.select import DueDocument, DueLetter
    from acompte_reports.parties import Party
    from acompte_reports.view import View


class Addressee(NamedTuple):
    """The customer, as a letter needs to know it; whoever the ledger does not know is spared as a consumer."""

    party: Party
    kind: str
    language: str
    salutation: str
    owner: str
    code: str
    leaf: str
    profile: str
    note: str


class Composer:
    """What the letters of one view share."""

    def __init__(self, view: View, notes: Mapping[str, str] | None = None) -> None:
        """Index the grid by customer; `notes` are the user's own words in this run's letters, by account."""
        self.view = view
        self.book = view.book
        self.day = view.day
        self.notes = notes or {}
        self.company = view.book.settings.company(view.day)
        self.sender = party(self.company)
        self.costs = Costs(view)
        self.box = Box(view, self.company)
        self.rows: dict[str, list[GridRow]] = {}
        for row in view.grid:
            self.rows.setdefault(row.state.invoice.customer, []).append(row)

    @property
    def language(self) -> str:
        """Give the company's language, French where it does not say."""
        return language_for(self.company, None)

    def compose(self, due: DueLetter) -> LetterContent:
        """Say what a letter about documents says."""
        # A covering letter asks as a courtesy letter does: for what falls due next.
        asking = COURTESY if due.tone in ISSUED else due.tone
        blank = self.blank(due.customer, due.step, due.tone)
        reminded = [self._paper(document, asking) for document in due.documents]
        deposits = self._deposits_paid(due)
        states = [*deposits, *(document.row.state for document in due.documents)]
        asked = tuple(paper for paper in reminded if paper.asked)
        held = [part for document in due.documents for part in document.later(self.day, asking)]
        dates = {paper.due for paper in asked}
        one_due = dates.pop() if len(dates) == 1 else None
        until = one_due if asking == COURTESY else blank.deadline
        addressee = self.addressee(due.customer)
        charges = self.costs.of(
            addressee.kind, [d.row.state.invoice for d in due.documents if d.asked(self.day, asking)]
        )
        added = charges if due.tone == FORMAL_NOTICE else NOTHING_BORNE
        return blank._replace(
            title=self._title(asked),
            papers=(*(self.settled_paper(deposit) for deposit in deposits), *reminded),
            asked=asked,
            all_by_money=all(state.settled == state.paid for state in states),
            to_come=sum((part.open for part in held if not part.retention), ZERO),
            retained=sum((part.open for part in held if part.retention), ZERO),
            due=one_due,
            last_reminder=_last_reminder(due.documents),
            thanks=self._thanks(deposits, due.documents),
            pay=self.box.pay(asked, added, until, addressee.code),
            next_dues=tuple(self._next_dues(due, asking)),
            charges=charges,
            broken=saying.broken(self.view, due.documents),
            notes=saying.notes(self.notes.get(due.customer), addressee.note, due.documents),
        )

    def issue(self, number: str) -> LetterContent:
        """Say what the covering letter of an invoice says.

        Raises:
          LetterFault: no document of the day that asks for money has this number.
        """
        invoice = issuing.document(self.view, number, self.language)
        row = next(row for row in self.rows[invoice.customer] if row.state.invoice is invoice)
        content = self.compose(issuing.covering(row))
        return content._replace(issue=issuing.issue(self.view, invoice, content.language))

    def expiring(self, number: str) -> LetterContent:
        """Say what the letter about a quote that is about to expire says.

        Raises:
          LetterFault: no quote of the day has this number, or it does not expire.
        """
        quote = issuing.offered(self.view, number, self.language)
        blank = self.blank(quote.customer, QUOTE_EXPIRING, QUOTE_EXPIRING)
        note = self.addressee(quote.customer).note
        return blank._replace(
            title=quote.title,
            notes=saying.notes(self.notes.get(quote.customer), note, ()),
            offer=issuing.offer(self.view, quote, blank.language),
            owner=str(quote.meta.get("owner") or blank.owner),
        )

    def addressee(self, account: str) -> Addressee:
        """Give the customer of an account."""
        customer = self.book.customers.get(account)
        leaf = account.rpartition(":")[2]
        if customer is None:
            who = NOBODY._replace(name=self.book.customer_name(account))
            opening = salutation("", is_person=False, language=self.language)
            return Addressee(who, CONSUMER, self.language, opening, "", leaf.upper(), leaf, "", "")
        language = language_for(self.company, customer)
        return Addressee(
            party=party(customer),
            kind=customer.kind,
            language=language,
            salutation=salutation(customer.name, is_person=customer.kind == CONSUMER, language=language),
            owner=customer.text("owner"),
            code=customer.text("aux") or leaf.upper(),
            leaf=leaf,
            profile=customer.profile,
            note=customer.text("letter-note"),
        )

    def blank(self, account: str, step: str, tone: str) -> LetterContent:
        """Give a letter to a customer that says nothing yet."""
        addressee = self.addressee(account)
        return LetterContent(
            language=addressee.language,
            folder=addressee.leaf,
            profile=addressee.profile,
            step=step,
            tone=tone,
            day=self.day,
            place=town(self.sender.address),
            deadline=shift(self.day, DELAYS.get(tone, 0)),
            sender=self.sender,
            recipient=addressee.party,
            salutation=addressee.salutation,
            title="",
            papers=(),
            asked=(),
            all_by_money=True,
            to_come=ZERO,
            retained=ZERO,
            frozen=ZERO,
            disputed=ZERO,
            due=None,
            last_reminder=None,
            thanks=(),
            on_account=max(self.view.state.on_account.get(account, ZERO), ZERO),
            pay=NO_PAY,
            next_dues=(),
            charges=NOTHING_BORNE,
            broken=(),
            notes=(),
            issue=None,
            offer=None,
            owner=addressee.owner,
            foot=foot(self.company, addressee.language),
        )

    def _paper(self, document: DueDocument, tone: str) -> Paper:
        paper = self.settled_paper(document.row.state)
        return paper._replace(
            asked=document.asked(self.day, tone),
            due=document.target,
            days_late=(self.day - document.target).days if document.is_late else 0,
        )

    def settled_paper(self, state: DocumentState) -> Paper:
        """Give a document for the table of a letter that asks nothing of it."""
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
        """Give the deposits paid on the quotes of the letter, without those that it is about themselves."""
        about = {document.row.state.invoice.number for document in due.documents}
        found: dict[str, DocumentState] = {}
        for document in due.documents:
            for number in document.row.state.invoice.quotes:
                for invoice in self.view.matches.documents.get(number, ()):
                    is_other = invoice.kind == DEPOSIT and invoice.number not in about
                    state = self.view.state.document(invoice.number) if is_other else None
                    if state is not None and state.status == PAID and state.paid > 0 and not self._is_void(state):
                        found[invoice.number] = state
        return sorted(found.values(), key=lambda state: state.invoice.place)

    def _is_void(self, state: DocumentState) -> bool:
        cancelled = self.view.matches.cancelled_on(state.invoice)
        return cancelled is not None and cancelled <= self.day

    def _thanks(self, deposits: Iterable[DocumentState], documents: Iterable[DueDocument]) -> tuple[Thanks, ...]:
        """Give the money received: deposits paid, and parts of what the letter is about."""
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

    def _next_dues(self, due: DueLetter, tone: str) -> list[NextDue]:
        """Give what the customer owes later, by date: not what is disputed, on hold or frozen, nor retentions."""
        reminded = {document.row.state.invoice.number: document for document in due.documents}
        found = []
        for row in self.rows[due.customer]:
            state, invoice = row.state, row.state.invoice
            if not state.open or state.disputed or state.held or state.insolvency:
                continue
            document = reminded.get(invoice.number)
            parts = document.later(self.day, tone) if document else state.owed
            found += [
                NextDue(invoice.number, invoice.kind, part.due, part.open)
                for part in parts
                if part.due and part.due >= self.day and part.open > self.view.state.tolerance and not part.retention
            ]
        return sorted(found, key=lambda item: (item.date, item.number))

    def _title(self, asked: Iterable[Paper]) -> str:
        quotes = {paper.quotes for paper in asked}
        one = quotes.pop() if len(quotes) == 1 else ()
        found = self.book.quotes.get(one[0]) if len(one) == 1 else None
        return found.title if found else ""


def _last_reminder(documents: Iterable[DueDocument]) -> date | None:
    """Give the day of the last reminder made of what is late, since it is late."""
    days = [(d.row.reminded.last, d.target) for d in documents if d.is_late]
    return max((last for last, due in days if last is not None and last > due), default=None)
