"""Letters that go with a document, and about a quote that expires: what the papers say, in a letter's terms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from acompte.model.days import shift
from acompte.model.money import ZERO
from acompte.model.quotes import HORIZON, OPEN, delivery_on, expires_within, expiry, state_on
from acompte.model.records import CREDIT_NOTE, DEPOSIT, OPENING
from acompte_reports.letters.content import Issue, Offer, Stage
from acompte_reports.letters.faults import LetterFault
from acompte_reports.letters.select import DueDocument, DueLetter
from acompte_reports.letters.tones import DEPOSIT_ISSUED, INVOICE_ISSUED, QUOTE_EXPIRING
from acompte_reports.papers.documents import compose_document
from acompte_reports.papers.quotes import compose_quote

if TYPE_CHECKING:
    from acompte.indicators.grid import GridRow
    from acompte.model.records import Invoice, Quote
    from acompte_reports.view import View

_GOODS = "goods"


def document(view: View, number: str, language: str) -> Invoice:
    """Give the document that a covering letter goes with.

    Raises:
      LetterFault: no document of the day that asks for money has this number.
    """
    invoice = view.book.invoice(number)
    if invoice is None:
        raise LetterFault("unknown", language, number=number)
    if invoice.date > view.day:
        raise LetterFault("later", language, number=number, day=invoice.date, now=view.day)
    if invoice.kind == OPENING:
        raise LetterFault("opening", language, number=number)
    if invoice.kind == CREDIT_NOTE or invoice.total < 0:
        raise LetterFault("credit", language, number=number)
    return invoice


def covering(row: GridRow) -> DueLetter:
    """Give the covering letter of a document as a letter that is due: about what falls due first."""
    state, invoice = row.state, row.state.invoice
    tone = DEPOSIT_ISSUED if invoice.kind == DEPOSIT else INVOICE_ISSUED
    dated = [(part.retention, part.due) for part in state.owed if part.open > 0 and part.due is not None]
    target = min(dated)[1] if dated else state.due or invoice.date
    return DueLetter(invoice.customer, tone, tone, (DueDocument(row, tone, 0, tone, target, is_late=False),))


def issue(view: View, invoice: Invoice, language: str) -> Issue:
    """Say what a covering letter says of its document."""
    paper = compose_document(view, invoice, language)
    quotes = [view.book.quotes[number] for number in invoice.quotes]
    planned = [day for day in (delivery_on(quote, view.day) for quote in quotes) if day is not None]
    natures = {
        str(said) for said in (invoice.entry.meta.get("nature"), *(q.meta.get("nature") for q in quotes)) if said
    }
    return Issue(
        number=invoice.number,
        kind=paper.heading,
        quote=quotes[0].number if len(quotes) == 1 else "",
        quoted=sum((quote.total for quote in paper.quotes), ZERO),
        percent=paper.percent,
        total=paper.sums.total,
        deducted=sum((row.total for row in paper.sums.deposits), ZERO),
        left=paper.sums.left,
        retention=paper.retention,
        delivery=max(planned) if planned and max(planned) >= view.day else None,
        goods=natures == {_GOODS},
    )


def offered(view: View, number: str, language: str) -> Quote:
    """Give a quote that may expire.

    Raises:
      LetterFault: no quote of the day has this number, or it does not expire.
    """
    quote = view.book.quotes.get(number)
    if quote is None or quote.date > view.day:
        raise LetterFault("no-quote", language, number=number)
    closing = view.matches.closing(quote, view.day)
    if state_on(quote, view.day, closing.date if closing else None) != OPEN:
        raise LetterFault("quote-answered", language, number=number)
    last = expiry(quote)
    if last is None:
        raise LetterFault("quote-endless", language, number=number)
    if last < view.day:
        raise LetterFault("quote-expired", language, number=number, day=last)
    return quote


def about_to_expire(view: View) -> list[str]:
    """Give the numbers of the quotes without an answer that expire soon, of which the customer was not told yet."""
    until = shift(view.day, HORIZON)
    told = {
        link
        for letter in view.book.letters
        if letter.date <= view.day and letter.step == QUOTE_EXPIRING
        for link in letter.entry.links or ()
    }
    return [
        row.quote.number
        for row in view.quotes
        if row.state == OPEN and row.quote.number not in told and expires_within(row.quote, view.day, until)
    ]


def offer(view: View, quote: Quote, language: str) -> Offer:
    """Say what a letter about an offer says of it."""
    paper = compose_quote(view, quote, language)
    stages = tuple(Stage(step.name, step.date, step.percent, step.total) for step in paper.steps)
    return Offer(
        number=quote.number,
        date=quote.date,
        expires=paper.expires,
        net=paper.sums.net,
        total=paper.sums.total,
        delivery=paper.delivered,
        deposit=stages[0] if stages and stages[0].name else None,
        stages=stages,
    )
