"""One pass over the documents that sets aside those that some rule must look at: most are plainly right."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from acompte.model.money import CENT, HUNDRED, ZERO
from acompte.model.quotes import accepted_on, bases_on, ended_on
from acompte.model.records import CREDIT_NOTE, DEBIT_NOTE, OPENING
from acompte.vat.bases import only_rate
from acompte.vat.reasons import Reasoned
from acompte.vat.regimes import DEBITS, NONE, said_regime

if TYPE_CHECKING:
    from decimal import Decimal

    from acompte.model.records import Invoice, Quote
    from acompte.rules.registry import Case


_NOT_JUDGED = frozenset((OPENING, DEBIT_NOTE))
"""Kinds whose VAT is not judged: what other books invoiced, and what bears none."""


class _Terms(NamedTuple):
    """What a document is held against of its quote."""

    customer: str
    accepted: date | None
    ended: date
    rates: tuple[Decimal | None, ...]
    taxed_later: bool


class Survey:
    """The documents up to the day that a rule must look at, in their order."""

    def __init__(self, case: Case) -> None:
        """Look at every document once."""
        book = case.book
        self.undated: list[Invoice] = []
        """An ordinary instalment has no due date."""
        self.early: list[Invoice] = []
        """Some quote was not accepted on its day, or had been refused or cancelled before it."""
        self.of_others: list[Invoice] = []
        """A quote or a corrected document may be another customer's."""
        self.linking: list[Invoice] = []
        """It links what is neither a document nor a quote."""
        self.odd_vat: list[Invoice] = []
        """Its VAT is not plainly its base × the one rate of its quotes, without any reason for none."""
        self.waiting: list[Invoice] = []
        """Its VAT, or a part of it, may wait for money."""
        self._terms = {number: _terms(quote, case.day) for number, quote in book.quotes.items()}
        self._known = {*book.by_number, *book.quotes}
        self._reasoned = Reasoned(book)
        self._at_once = all(said_regime(c.meta) in (None, DEBITS, NONE) for c in book.settings.companies)
        only: dict[str, Decimal | None] = {}
        for invoice in book.invoices:
            if invoice.date > case.day:
                break
            if invoice.total > 0:
                for part in invoice.instalments:
                    if part.due is None and not part.retention:
                        self.undated.append(invoice)
                        break
            if invoice.quotes or invoice.corrects:
                self._look_at_quotes(invoice)
            if not self._known.issuperset(invoice.links):
                self.linking.append(invoice)
            vat = invoice.vat
            if vat and self._waits(invoice):
                self.waiting.append(invoice)
            rate = only[invoice.number] = only_rate(invoice) if vat else None
            if (rate or invoice.kind not in _NOT_JUDGED) and not (rate and self._is_plain(invoice, rate, only)):
                self.odd_vat.append(invoice)

    def _look_at_quotes(self, invoice: Invoice) -> None:
        early = others = False
        for number in invoice.quotes:
            terms = self._terms[number]
            if terms.accepted is None or not terms.accepted <= invoice.date <= terms.ended:
                early = True
            if terms.customer != invoice.customer:
                others = True
        if early:
            self.early.append(invoice)
        if others or invoice.corrects:
            self.of_others.append(invoice)
        for share in invoice.deposits:
            if share.deposit is not None and share.deposit not in self._known:
                self.linking.append(invoice)
                break

    def _waits(self, invoice: Invoice) -> bool:
        """Tell whether the VAT of a document may wait for money: its regime says so, or it stands as pending."""
        if not self._at_once or "vat-due" in invoice.entry.meta:
            return True
        for tax in invoice.vat:
            if tax.pending:
                return True
        for line in invoice.revenue:
            if line.vat_due is not None:
                return True
        return any(self._terms[number].taxed_later for number in invoice.quotes)

    def _is_plain(self, invoice: Invoice, rate: Decimal, only: dict[str, Decimal | None]) -> bool:
        """Tell whether a document has one rate, that of its quotes, and the VAT of its base, and no reason for none."""
        kind, reasoned = invoice.kind, self._reasoned
        if kind in _NOT_JUDGED:
            return True
        if kind == CREDIT_NOTE or reasoned.everyone or invoice.customer in reasoned.customers:
            return False
        base = ZERO
        for share in invoice.revenue:
            base += share.amount
        for share in invoice.deposits:
            base += share.amount
            if share.amount < 0 and (share.deposit is None or only.get(share.deposit) != rate):
                return False
        for number in invoice.quotes:
            if number in reasoned.quotes or self._terms[number].rates != (rate,):
                return False
        if "vat-reason" in invoice.entry.meta:
            return False
        vat = invoice.vat
        posted = vat[0].amount if len(vat) == 1 else sum([share.amount for share in vat], ZERO)
        return abs(base * rate / HUNDRED - posted) <= CENT


def _terms(quote: Quote, day: date) -> _Terms:
    rates = tuple(bases_on(quote, day)) if quote.lines or quote.amendments else (quote.rate,)
    ended = ended_on(quote, date.max)
    return _Terms(quote.customer, accepted_on(quote), ended[1] if ended else date.max, rates, "vat-due" in quote.meta)


def survey(case: Case) -> Survey:
    """Give the survey of a case, made by the first rule that asks."""
    found: Survey = case.once("survey", Survey)
    return found
