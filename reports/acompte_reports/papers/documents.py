"""From the ledger to what a document says, as of the document's own day: printed later, it says the same."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from acompte.law.rates import Rates
from acompte.model import values
from acompte.model.money import CENT, HUNDRED, ZERO, percent_of
from acompte.model.quotes import amount_on, received_on, total_with_vat
from acompte.model.records import CONSUMER, CREDIT_NOTE, DEBIT_NOTE, DEPOSIT, FINAL, INVOICE, MONEY
from acompte.vat.billed import billed
from acompte.vat.reasons import reason_for
from acompte.vat.regimes import DEBITS, DELIVERY, RECEIPTS, said_regime, vat_by_regime
from acompte_reports.papers.account import account_of, progress_of
from acompte_reports.papers.content import (
    DepositSum,
    Identity,
    Item,
    Named,
    Paper,
    Part,
    Payment,
    RateSum,
    Sums,
)
from acompte_reports.papers.epc import epc_text
from acompte_reports.papers.lateness import late_rows
from acompte_reports.papers.lines import document_items, outside_vat, quote_items
from acompte_reports.papers.mentions import ASKING, Case, mentions
from acompte_reports.parties import foot, grouped_iban, grouped_siren, party, pay_link, text_lines, town

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from acompte.model.book import Book
    from acompte.model.records import Customer, Invoice, Quote
    from acompte.model.settings import Company
    from acompte.vat.billed import Billed, RateRow
    from acompte.vat.reasons import Reason
    from acompte_reports.view import View

CREDIT_OF_DEPOSIT = "credit-note-deposit"
_FRANCE = "FR"
_NATURES = ("goods", "services", "mixed")


def identity(someone: Company | Customer | None, name: str) -> Identity:
    """Give a party with its numbers; only its name where the ledger does not know it."""
    found = party(someone)
    if someone is None:
        return Identity(found._replace(name=name), "", "")
    return Identity(found, grouped_siren(someone.text("siren")), someone.text("vat-number"))


def customer_kind(customer: Customer | None) -> str:
    """Give the kind of a customer; whoever the ledger does not know is spared as a consumer."""
    return customer.kind if customer else CONSUMER


def own_mentions(company: Company | None) -> tuple[str, ...]:
    """Give the sentences that the company prints on all its documents."""
    return text_lines(company.text("mentions")) if company else ()


def note_of(reason: Reason | None, *said: dict[str, Any]) -> str:
    """Give the words of the reason for no VAT: the closest `vat-note`, else that of whoever says the reason."""
    metas = [*said, reason.entry.meta] if reason else list(said)
    return next((str(meta["vat-note"]) for meta in metas if meta.get("vat-note")), "")


def is_abroad(customer: Customer | None) -> bool:
    """Tell whether a customer's VAT number is of another country."""
    number = customer.text("vat-number").strip().upper() if customer else ""
    return number[:2].isalpha() and number[:2] != _FRANCE


def compose_document(view: View, invoice: Invoice, language: str) -> Paper:
    """Say what an invoice, a credit note or a debit note says."""
    book, day = view.book, invoice.date
    company, customer = book.settings.company(day), book.customers.get(invoice.customer)
    quotes = [book.quotes[number] for number in invoice.quotes]
    sign = -1 if invoice.kind == CREDIT_NOTE else 1
    amounts = billed(view.matches, invoice)
    progress = progress_of(view.matches, invoice)
    items = document_items(book, invoice, amounts, sign)
    received, parts = _to_pay(view, invoice)
    asked = sum((part.amount for part in parts if not part.retention), ZERO)
    sender = identity(company, "")
    return Paper(
        kind=invoice.kind,
        heading=_heading(book, invoice, amounts, has_progress=progress is not None),
        language=language,
        currency=book.currency,
        number=invoice.number,
        date=invoice.issued,
        place=town(sender.party.address),
        sender=sender,
        recipient=identity(customer, book.customer_name(invoice.customer)),
        owner=customer.text("owner") if customer else "",
        subject=", ".join(quote.title for quote in quotes if quote.title) or invoice.entry.narration or "",
        note=_note(invoice),
        quotes=tuple(_quote_named(quote, day) for quote in quotes),
        corrects=tuple(_named(view, document) for document in _corrected(book, invoice)),
        order=_order(invoice, quotes),
        delivered=_delivered(invoice, quotes),
        cashed=_cashed(view, invoice),
        expires=None,
        items=items,
        planned=_planned(quotes, day) if invoice.kind == DEPOSIT else (),
        percent=_percent(amounts.base, quotes, day) if invoice.kind == DEPOSIT else None,
        sums=_sums(view, invoice, amounts, sign),
        received=received,
        retention=sum((part.amount for part in parts if part.retention), ZERO),
        asked=asked,
        parts=parts,
        steps=(),
        terms="",
        progress=progress,
        account=account_of(view.matches, invoice) if progress and invoice.kind == FINAL else None,
        payment=payment(company, book.currency, invoice.number, parts, pay_link(company, invoice.number, invoice)),
        mentions=mentions(_case(view, invoice, quotes, amounts, language)),
        foot=foot(company, language),
        lateness=late_rows(view, invoice),
    )


def payment(company: Company | None, currency: str, number: str, parts: Iterable[Part], link: str) -> Payment:
    """Give how to pay: the code asks for the first part that is due."""
    first = next((part.amount for part in parts if not part.retention), ZERO)
    iban, bic = (company.text("iban"), company.text("bic")) if company else ("", "")
    code = epc_text(company, currency, first, number)
    return Payment(grouped_iban(iban), bic, number, link if first else "", code, first if code else ZERO)


def _heading(book: Book, invoice: Invoice, amounts: Billed, *, has_progress: bool) -> str:
    if invoice.kind == FINAL and not amounts.taken and not has_progress:
        return INVOICE
    if invoice.kind == CREDIT_NOTE and invoice.corrects and not invoice.revenue:
        corrected = [book.invoice(number) for number in invoice.corrects]
        if all(document is not None and document.kind == DEPOSIT for document in corrected):
            return CREDIT_OF_DEPOSIT
    return invoice.kind


def _note(invoice: Invoice) -> str:
    """Give the note of a document; on a credit note the reason, which its narration says."""
    note = str(invoice.entry.meta.get("note") or "")
    return note or (invoice.entry.narration or "" if invoice.kind == CREDIT_NOTE else "")


def _quote_named(quote: Quote, day: date) -> Named:
    return Named(quote.number, quote.date, "quote", amount_on(quote, day), total_with_vat(quote, day))


def _corrected(book: Book, invoice: Invoice) -> list[Invoice]:
    """Give the documents that a credit note corrects, or that a debit note is about."""
    numbers = sorted(invoice.links - {invoice.number}) if invoice.kind == DEBIT_NOTE else invoice.corrects
    return [document for document in map(book.invoice, numbers) if document is not None]


def _named(view: View, document: Invoice) -> Named:
    amounts = billed(view.matches, document)
    return Named(document.number, document.issued, document.kind, amounts.base, document.total)


def _order(invoice: Invoice, quotes: Iterable[Quote]) -> str:
    said = (meta.get("order") for meta in (invoice.entry.meta, *(quote.meta for quote in quotes)))
    return next((str(order) for order in said if order), "")


def _delivered(invoice: Invoice, quotes: Iterable[Quote]) -> date | None:
    """Give the day of the supply: said on the document, else that on which its last quote was received."""
    said = invoice.entry.meta.get("delivered")
    if isinstance(said, date):
        return said
    days = [received_on(quote, invoice.date) for quote in quotes]
    known = [day for day in days if day is not None]
    return max(known) if invoice.kind == FINAL and known and len(known) == len(days) else None


def _cashed(view: View, invoice: Invoice) -> date | None:
    """Give the day on which the money of a deposit came, where that was before its invoice."""
    settlings = view.history.settlings[invoice.place] if invoice.kind == DEPOSIT else ()
    days = [s.entry.date for s in settlings if s.kind == MONEY and s.amount > 0 and s.entry.date < invoice.date]
    return max(days, default=None)


def _to_pay(view: View, invoice: Invoice) -> tuple[Decimal, tuple[Part, ...]]:
    """Give what had come before the document's day, and what is left to pay, earliest due first."""
    if invoice.total <= 0:
        return ZERO, ()
    settlings = view.history.settlings[invoice.place]
    received = sum((s.amount for s in settlings if s.day <= invoice.date and s.entry.date < invoice.date), ZERO)
    rows = view.history.owed(invoice.place, received, invoice.date)
    return received, tuple(Part(row.due, row.open, row.retention) for row in rows if row.open > 0)


def _planned(quotes: Iterable[Quote], day: date) -> tuple[Item, ...]:
    return tuple(item for quote in quotes for item in quote_items(quote, day))


def _percent(amount: Decimal, quotes: Iterable[Quote], day: date) -> Decimal | None:
    """Give a deposit as a share of its quotes, where a percentage with two decimals makes just this amount."""
    whole = sum((amount_on(quote, day) for quote in quotes), ZERO)
    if not whole:
        return None
    percent = (amount * HUNDRED / whole).quantize(CENT)
    return percent if percent_of(whole, percent) == amount else None


def _sums(view: View, invoice: Invoice, amounts: Billed, sign: int) -> Sums:
    outside = outside_vat(invoice, amounts)
    rates, left = _rate_sums(amounts.rows, outside, sign), _rate_sums(amounts.left, outside, sign)
    net, vat = sum((row.net for row in rates), ZERO), sum((row.vat for row in rates), ZERO)
    return Sums(rates, net, vat, net + vat, _deposit_sums(view, amounts, sign), left, sign * invoice.total)


def _rate_sums(rows: Iterable[RateRow], outside: Decimal, sign: int) -> tuple[RateSum, ...]:
    found = [RateSum(row.rate, sign * row.base, sign * row.vat) for row in rows]
    return (*found, RateSum(None, sign * outside, ZERO)) if outside else tuple(found)


def _deposit_sums(view: View, amounts: Billed, sign: int) -> tuple[DepositSum, ...]:
    rows: dict[str | None, DepositSum] = {}
    for taken in amounts.taken:
        deposit = view.book.invoice(taken.deposit) if taken.deposit else None
        row = rows.get(taken.deposit) or DepositSum(
            taken.deposit or "", deposit.issued if deposit else None, (), ZERO, ZERO
        )
        rates = row.rates if taken.rate is None else (*row.rates, taken.rate)
        rows[taken.deposit] = row._replace(rates=rates, net=row.net + sign * taken.base, vat=row.vat + sign * taken.vat)
    return tuple(rows.values())


def _case(view: View, invoice: Invoice, quotes: list[Quote], amounts: Billed, language: str) -> Case:
    book, meta, day = view.book, invoice.entry.meta, invoice.date
    company, customer = book.settings.company(day), book.customers.get(invoice.customer)
    rates = Rates(book.settings, day)
    untaxed = not invoice.vat or any(row.rate == 0 for row in amounts.rows)
    reason = reason_for(book, invoice) if untaxed else None
    own_rate = values.percent(meta.get("penalty"))
    return Case(
        kind=invoice.kind,
        language=language,
        currency=book.currency,
        customer=customer_kind(customer),
        day=day,
        rates=rates,
        reason=(reason.reason or reason.written) if reason else None,
        vat_note=note_of(reason, meta, *(quote.meta for quote in quotes)),
        abroad=is_abroad(customer),
        debits=_opted_for_debits(book, invoice, company),
        nature=_nature(book, invoice, quotes),
        discount=str(meta.get("discount") or ""),
        penalty=own_rate if own_rate is not None else rates.penalty(day),
        retention=sum((part.amount for part in invoice.instalments if part.retention), ZERO),
        deposits=invoice.kind == DEPOSIT,
        off_premises=any(quote.meta.get("off-premises") is True for quote in quotes),
        standard=any(quote.meta.get("standard") is True for quote in quotes),
        own=own_mentions(company),
    )


def _opted_for_debits(book: Book, invoice: Invoice, company: Company | None) -> bool:
    """Tell whether VAT of the document falls due on the invoice, and the ledger says that this was opted for."""
    split = vat_by_regime(book, invoice).get(DEBITS, {})
    if not any(split.values()):
        return False
    metas = [invoice.entry.meta, *(book.quotes[number].meta for number in invoice.quotes)]
    said = [said_regime(meta) for meta in (*metas, company.meta if company else {})]
    return DEBITS in said or any(share.vat_due == DEBITS for share in (*invoice.revenue, *invoice.deposits))


def _nature(book: Book, invoice: Invoice, quotes: Iterable[Quote]) -> str:
    """Give what is supplied: as the ledger says, else what it must be where VAT waits for money or for delivery."""
    said = (meta.get("nature") for meta in (invoice.entry.meta, *(quote.meta for quote in quotes)))
    found = next((str(nature) for nature in said if nature in _NATURES), "")
    regimes = {regime for regime, split in vat_by_regime(book, invoice).items() if any(split.values())}
    if found or invoice.kind not in ASKING or not regimes or not regimes <= {RECEIPTS, DELIVERY}:
        return found
    return "mixed" if len(regimes) == 2 else "services" if RECEIPTS in regimes else "goods"
