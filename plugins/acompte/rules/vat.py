"""Rules about the VAT of documents: its amount, its rate, why there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from acompte.model.diagnostic import Diagnostic
from acompte.model.money import CENT, HUNDRED, ONE, ZERO, cents, spread
from acompte.model.quotes import bases_on, lines_on
from acompte.model.records import CREDIT_NOTE, DEBIT_NOTE, OPENING, Invoice
from acompte.rules.deposits import followed
from acompte.rules.registry import ERROR, Case, rule
from acompte.rules.survey import survey
from acompte.vat.bases import Bases, invoice_bases, only_rate
from acompte.vat.reasons import reason_for
from acompte.vat.regimes import NONE, document_regime, said_regime

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date
    from decimal import Decimal

    from acompte.model.records import Invoice, Quote
    from acompte.vat.reasons import Reason

_PER_MILLE = ONE / 1000


def _odd(case: Case) -> list[tuple[Invoice, Bases]]:
    """Give the documents whose VAT is not plainly right, each with its bases by rate."""
    found: list[tuple[Invoice, Bases]] = case.once(
        "odd-vat", lambda case: [(invoice, invoice_bases(case.matches, invoice)) for invoice in survey(case).odd_vat]
    )
    return found


@rule("vat-amount", ERROR, "VAT", "The VAT of a document is not base × rate.")
def vat_amount(case: Case) -> Iterator[Diagnostic]:
    """Compare VAT and base a rate; each posting of revenue or deposits allows one cent of rounding."""
    for invoice, bases in _odd(case):
        if bases.unknown and invoice.vat:
            continue
        if not invoice.vat and reason_for(case.book, invoice) is not None:
            continue
        yield from _compare(case, invoice, bases)


def _compare(case: Case, invoice: Invoice, bases: Bases) -> Iterator[Diagnostic]:
    posted: dict[Decimal, Decimal] = {}
    for share in invoice.vat:
        if share.rate is None:
            yield from _compare_totals(case, invoice, bases)
            return
        posted[share.rate] = posted.get(share.rate, ZERO) + share.amount
    wrong = _wrong_rates(posted, bases.amounts, bases)
    if wrong and all(_wrong_rates(posted, sound, bases) for sound in _sound_bases(case, invoice, bases)):
        for rate in wrong:
            base, found = bases.amounts.get(rate, ZERO), posted.get(rate, ZERO)
            expected = cents(base * rate / HUNDRED)
            yield case.on("vat-amount", invoice, rate=rate, base=base, vat=found, expected=expected)


def _wrong_rates(posted: Mapping[Decimal, Decimal], amounts: Mapping[Decimal, Decimal], bases: Bases) -> list[Decimal]:
    """Give the rates at which VAT is not that of an amount, within a cent a posting."""
    wrong = []
    for rate in sorted(posted.keys() | amounts.keys()):
        lack = amounts.get(rate, ZERO) * rate / HUNDRED - posted.get(rate, ZERO)
        if abs(lack) > CENT * max(bases.counts.get(rate, 0), 1):
            wrong.append(rate)
    return wrong


def _compare_totals(case: Case, invoice: Invoice, bases: Bases) -> Iterator[Diagnostic]:
    """Compare sums where a VAT posting says no rate, neither itself nor its account."""
    found = sum((share.amount for share in invoice.vat), ZERO)
    slack = CENT * max(sum(bases.counts.values()), 1)
    expected = _vat_of(bases.amounts)
    if abs(expected - found) > slack and all(
        abs(_vat_of(sound) - found) > slack for sound in _sound_bases(case, invoice, bases)
    ):
        base = sum(bases.amounts.values(), ZERO)
        yield case.on("vat-amount", invoice, variant="total", base=base, vat=found, expected=cents(expected))


def _vat_of(amounts: Mapping[Decimal, Decimal]) -> Decimal:
    return sum((base * rate / HUNDRED for rate, base in amounts.items()), ZERO)


def _sound_bases(case: Case, invoice: Invoice, bases: Bases) -> Iterator[dict[Decimal, Decimal]]:
    """Give what the base by rate may be with the deduction that should stand, where too much is deducted.

    VAT that fits one of them is right: only the deduction is wrong, and said. What is too much stands at one of
    the rates deducted, or at all of them in proportion.
    """
    excess = sum((excess for _, excess in followed(case).over.get(invoice.number, ())), ZERO)
    if not excess:
        return
    rates = sorted(bases.deducted)
    parts = spread(excess, [-bases.deducted[rate] for rate in rates])
    yield {**bases.amounts, **{rate: bases.amounts[rate] + part for rate, part in zip(rates, parts, strict=True)}}
    for rate in rates:
        if excess <= -bases.deducted[rate]:
            yield {**bases.amounts, rate: bases.amounts[rate] + excess}


@rule("vat-rate", ERROR, "VAT", "A document has a VAT rate that its quote, or what it takes back, does not have.")
def vat_rate(case: Case) -> Iterator[Diagnostic]:
    """Compare the rates of a document with its quotes', and of a credit note with those of what it takes back.

    What is taken from a deposit has the deposit's rates; once a quote is closed, its revenue is that of the quote
    rate by rate.
    """
    for invoice, bases in _odd(case):
        allowed = _allowed_rates(case, invoice)
        if allowed is not None:
            strange = sorted(rate for rate in bases.amounts if bases.sold(rate) and rate not in allowed)
            if ZERO in strange and reason_for(case.book, invoice) is None:
                strange.remove(ZERO)  # said as `vat-reason`
            for rate in strange:
                known = tuple(sorted(allowed, reverse=True))
                on = ", ".join(invoice.corrects if invoice.kind == CREDIT_NOTE else invoice.quotes)
                yield case.on("vat-rate", invoice, rate=rate, known=known, on=on)
            if strange:
                continue
        if len(invoice.quotes) > 1 and invoice.kind != CREDIT_NOTE:
            yield from _on_each_quote(case, invoice)
        yield from _deductions(case, invoice, bases)
    yield from _closed_by_rate(case)


def _allowed_rates(case: Case, invoice: Invoice) -> set[Decimal] | None:
    """Give the rates that a document may have; None where nobody says."""
    book = case.book
    if invoice.kind == CREDIT_NOTE and invoice.corrects:
        corrected = [c for number in invoice.corrects if (c := book.invoice(number)) is not None]
        if any(document.kind == OPENING for document in corrected):
            return None
        bases = [invoice_bases(case.matches, document) for document in corrected]
        return None if any(b.unknown for b in bases) else {rate for b in bases for rate in b.amounts}
    return _quoted_rates(case, invoice.quotes)


def _quoted_rates(case: Case, numbers: Iterable[str]) -> set[Decimal] | None:
    """Give the rates that quotes have, before and after their amendments; None where nobody says, or on none."""
    rates: set[Decimal | None] = set()
    for number in numbers:
        quote = case.book.quotes[number]
        rates.update(bases_on(quote, case.day))
        if quote.rate is not None:
            rates.add(quote.rate)
    return None if None in rates or not rates else {rate for rate in rates if rate is not None}


def _on_each_quote(case: Case, invoice: Invoice) -> Iterator[Diagnostic]:
    """Find postings of a document on several quotes at a rate that the quote they name does not have."""
    only = only_rate(invoice)
    for number in invoice.quotes:
        allowed = _quoted_rates(case, (number,))
        own = [share for share in (*invoice.revenue, *invoice.deposits) if share.quote == number and share.amount > 0]
        found = {rate for share in own if (rate := share.rate if share.rate is not None else only) is not None}
        for rate in sorted(found - allowed if allowed is not None else ()):
            known = tuple(sorted(allowed or (), reverse=True))
            yield case.on("vat-rate", invoice, rate=rate, known=known, on=number)


def _deductions(case: Case, invoice: Invoice, bases: Bases) -> Iterator[Diagnostic]:
    """Find what is taken from deposits at a rate that they do not have."""
    if invoice.kind == CREDIT_NOTE or not bases.deducted:
        return
    names = {m.deposit for m in case.matches.moves_by.get(invoice.number, ()) if m.deposit and m.amount < 0}
    deposits = [d for name in sorted(names) if (d := case.book.invoice(name)) is not None and d is not invoice]
    found = [invoice_bases(case.matches, deposit) for deposit in deposits]
    if not found or any(b.unknown for b in found) or any(d.kind == OPENING for d in deposits):
        return
    allowed = {rate for b in found for rate in b.amounts}
    for rate in sorted(rate for rate, amount in bases.deducted.items() if amount and rate not in allowed):
        known = tuple(sorted(allowed, reverse=True))
        yield case.on("vat-rate", invoice, variant="deduction", rate=rate, known=known, on=", ".join(sorted(names)))


def _closed_by_rate(case: Case) -> Iterator[Diagnostic]:
    """Find quotes of several rates whose invoices have too much at one rate and too little at another."""
    for quote in case.book.quotes.values():
        if quote.rate is not None and (not quote.amendments or _contradicts_itself(quote, case.day)):
            continue
        final = case.matches.closing(quote, case.day)
        if final is None or quote.meta.get("invoiced-before") is not None:
            continue
        wanted = bases_on(quote, final.date)
        if len(wanted) < 2 or None in wanted:
            continue
        found = _sold_by_rate(case, quote)
        if found is None:
            continue
        rows = [(rate, found.get(rate, ZERO), base) for rate, base in wanted.items() if rate is not None]
        over = [row for row in rows if row[1] - row[2] > max(ONE, abs(row[2]) * _PER_MILLE)]
        under = [row for row in rows if row[2] - row[1] > max(ONE, abs(row[2]) * _PER_MILLE)]
        if over and under:
            rate, is_, right = max(over, key=lambda row: row[1] - row[2])
            facts = {"rate": rate, "found": is_, "expected": right, "quote": quote.number}
            yield case.on("vat-rate", final, variant="closed", **facts)


def _contradicts_itself(quote: Quote, day: date) -> bool:
    """Tell whether a quote says one rate and has lines at others: nobody knows how it is to be invoiced."""
    return any(line.rate not in (None, quote.rate) for line in lines_on(quote, day))


def _sold_by_rate(case: Case, quote: Quote) -> dict[Decimal, Decimal] | None:
    """Give the revenue on a quote by rate, less credit notes; None where a rate is unknown or quotes are mixed."""
    sums: dict[Decimal, Decimal] = {}
    for document in case.matches.documents.get(quote.number, ()):
        if document.date > case.day or not document.revenue:
            continue
        if len(document.quotes) > 1:
            return None
        bases = invoice_bases(case.matches, document)
        if bases.unknown:
            return None
        for rate in bases.amounts:
            sums[rate] = sums.get(rate, ZERO) + bases.sold(rate)
    return sums


@rule("vat-reason", ERROR, "VAT", "A document without VAT has no reason for it, or one with VAT has a reason for none.")
def vat_reason(case: Case) -> Iterator[Diagnostic]:
    """Hold VAT against the reason for none: a document's own, its quote's, its customer's or its company's.

    A company without VAT at all (`vat-due: "none"`) that says no reason is named once, at its own directive.
    """
    said: set[int] = set()
    missing: set[str] = set()
    for invoice, bases in _odd(case):
        if invoice.kind in (OPENING, DEBIT_NOTE):
            continue
        untaxed = bases.amounts.get(ZERO, ZERO)
        if not invoice.vat:
            untaxed += bases.unknown
        reason = reason_for(case.book, invoice)
        if reason is not None and reason.reason is None:
            if id(reason.entry) not in said:
                said.add(id(reason.entry))
                yield _unread_reason(case, invoice, reason)
        elif untaxed and reason is None:
            company = case.book.settings.company(invoice.date)
            if company is None or document_regime(case.book, invoice) != NONE or said_regime(company.meta) != NONE:
                missing.add(invoice.number)
                if invoice.kind != CREDIT_NOTE or missing.isdisjoint(invoice.corrects):
                    yield case.on("vat-reason", invoice, base=untaxed)
            elif id(company.entry) not in said:
                said.add(id(company.entry))
                yield Diagnostic("vat-reason", company.entry, {"name": company.name}, variant="company")
        elif reason is not None and not untaxed:
            vat = sum((share.amount for share in invoice.vat), ZERO)
            if vat:
                yield case.on("vat-reason", invoice, variant="taxed", vat=vat, reason=reason.written)


def _unread_reason(case: Case, invoice: Invoice, reason: Reason) -> Diagnostic:
    """Say a word that is no reason where it is written: at a document, a quote, a customer or the company."""
    if reason.entry is invoice.entry:
        return case.on("vat-reason", invoice, variant="unknown", reason=reason.written)
    return Diagnostic("vat-reason", reason.entry, {"subject": reason.subject, "reason": reason.written}, variant="word")
