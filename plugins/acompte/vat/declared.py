"""The VAT that entries make due in a period: base and VAT by rate and regime, deposits apart, each with its entry.

This is what a return (CA3) is filled in from. VAT falls due with a document, or with the move from pending to due
that its payment makes; sales without VAT stand with their reason.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from acompte.model.money import HUNDRED, ZERO, cents
from acompte.model.records import CREDIT_NOTE, DEBIT_NOTE, DISCOUNT, OPENING, WRITE_OFF
from acompte.model.roles import VAT, VAT_PENDING
from acompte.vat.bases import invoice_bases
from acompte.vat.compare import mismatches
from acompte.vat.monthly import Months
from acompte.vat.parted import Parted
from acompte.vat.reasons import reason_for
from acompte.vat.regimes import DELIVERY, by_rate, cut_by_regime, document_regime, quote_regime
from acompte.vat.taxed import Advance, Taxed
from acompte.vat.taxed import is_deposit as asks_for_deposit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from decimal import Decimal

    from acompte.model.history import History
    from acompte.model.matches import Matches
    from acompte.model.records import Invoice, VatEntry


class VatLine(NamedTuple):
    """VAT made due by one entry for one document (or several, where the entry does not tell them apart)."""

    date: date
    documents: tuple[str, ...]
    customer: str | None
    regime: str
    rate: Decimal | None
    deposit: bool
    base: Decimal
    vat: Decimal
    reason: str | None
    entry: Any


class VatTotal(NamedTuple):
    """The lines of one regime, rate and reason, deposits and others apart."""

    regime: str
    rate: Decimal | None
    deposit: bool
    reason: str | None
    base: Decimal
    vat: Decimal


class VatAccount(NamedTuple):
    """An account of VAT over a period: what stood on it, what documents and other entries brought, what stands."""

    account: str
    role: str
    before: Decimal
    lines: Decimal
    others: Decimal
    after: Decimal


class Waiting(NamedTuple):
    """A document whose VAT, or a part of it, must still wait for money at the end of the period."""

    document: str
    customer: str
    vat: Decimal
    entry: Any


class VatReturn(NamedTuple):
    """The VAT of a period."""

    first: date
    last: date
    lines: tuple[VatLine, ...]
    accounts: tuple[VatAccount, ...]
    waiting: tuple[Waiting, ...]
    others: tuple[Any, ...]
    """Entries of the period that post VAT for no document: the payment of the VAT, corrections."""

    @property
    def totals(self) -> list[VatTotal]:
        """Sum the lines by regime, rate and reason, deposits apart; the highest rate first."""
        sums: dict[tuple[str, Decimal | None, bool, str | None], list[Decimal]] = {}
        for line in self.lines:
            row = sums.setdefault((line.regime, line.rate, line.deposit, line.reason), [ZERO, ZERO])
            row[0] += line.base
            row[1] += line.vat
        rows = [VatTotal(*key, base, vat) for key, (base, vat) in sums.items()]
        return sorted(rows, key=lambda row: (row.regime, -(row.rate or ZERO), not row.deposit, row.reason or ""))

    @property
    def pending_gap(self) -> Decimal:
        """Give by how much the pending accounts stand above what the documents' VAT must still wait."""
        stands = sum((account.after for account in self.accounts if account.role == VAT_PENDING), ZERO)
        return stands - sum((row.vat for row in self.waiting), ZERO)


def vat_return(history: History, matches: Matches, waiting: Iterable[Invoice], first: date, last: date) -> VatReturn:
    """Give the VAT of a period; `waiting` are the documents whose VAT may wait for money."""
    months = Months(history, matches, waiting, last, all_of_them=True)
    mismatches(months)  # it finds out on which day the documents that are credits count
    book, parted = history.book, Parted(months)
    lines: list[VatLine] = []
    others: list[Any] = []
    for invoice in book.invoices:
        if first <= invoice.date <= last and invoice.kind not in (OPENING, DEBIT_NOTE):
            lines += _of_document(parted, invoice)
    for entry in book.vat_entries:
        if first <= entry.date <= last:
            found = list(_of_entry(parted, entry))
            lines += found
            if not found and any(by_rate(entry.shares, pending=False).values()):
                others.append(entry.entry)
    lines.sort(key=lambda line: (line.date, line.documents, -(line.rate or ZERO)))
    return VatReturn(
        first,
        last,
        tuple(lines),
        _accounts(history, {id(entry) for entry in others}, first, last),
        _waiting(months, last),
        tuple(others),
    )


def _of_document(parted: Parted, invoice: Invoice) -> Iterator[VatLine]:
    """Give what a document makes due itself, what it moves of the deposits it delivers, and what is free of VAT."""
    months = parted.months
    regime = document_regime(months.book, invoice)
    is_deposit = _is_deposit(months.history, invoice)
    due, pending = by_rate(invoice.vat, pending=False), by_rate(invoice.vat, pending=True)
    bases = invoice_bases(months.matches, invoice)
    deposits, moved = parted.delivered(invoice)

    def line(rate: Decimal | None, base: Decimal, vat: Decimal, own: str, reason: str | None = None) -> VatLine:
        named = (invoice.number,)
        return VatLine(invoice.date, named, invoice.customer, own, rate, is_deposit, base, vat, reason, invoice.entry)

    for rate, vat in due.items():
        waits, delivered = pending.get(rate, ZERO), moved.get(rate, ZERO)
        if vat - delivered:
            whole = rate is not None and rate in bases.amounts and not waits + delivered
            parts = cut_by_regime(months.book, invoice, rate, vat - delivered, moved=False)
            for own, part in parts.items():
                base = bases.amounts[rate] if whole and rate is not None and len(parts) == 1 else _base(part, rate)
                yield line(rate, base, part, own)
        if delivered:
            names = tuple(sorted(months.nodes[node].number for node in deposits))
            one = line(rate, _base(delivered, rate), delivered, DELIVERY)
            yield one._replace(documents=names, deposit=True)
    free = bases.amounts.get(ZERO, ZERO) + (ZERO if invoice.vat else bases.unknown)
    if free:
        reason = reason_for(months.book, invoice)
        yield line(ZERO, free, ZERO, regime, reason.reason or reason.written if reason else None)


def _base(vat: Decimal, rate: Decimal | None) -> Decimal:
    return cents(vat * HUNDRED / rate) if rate else ZERO


def _is_deposit(history: History, invoice: Invoice) -> bool:
    """Tell whether VAT is that of a deposit: a deposit invoice, or a credit note of one."""
    if invoice.kind == CREDIT_NOTE:
        corrected = [history.book.invoice(number) for number in invoice.corrects]
        return any(document is not None and asks_for_deposit(document) for document in corrected)
    return asks_for_deposit(invoice)


def _of_entry(parted: Parted, entry: VatEntry) -> Iterator[VatLine]:
    """Give what an entry without a number makes due, document by document where that can be told."""
    months = parted.months
    due = {rate: vat for rate, vat in by_rate(entry.shares, pending=False).items() if vat}
    nodes = months.nodes_of(entry)
    if not due or not (nodes or entry.recovers):
        return
    for part, split in parted.parts(entry, nodes, due):
        known = [months.nodes[node] for node in part]
        first = known[0] if known else None
        is_deposit = first is not None
        if isinstance(first, Taxed):
            is_deposit = _is_deposit(months.history, first.invoice)
        names = tuple(sorted(node.number for node in known))
        customer = first.customer if first is not None else None
        for rate, vat in split.items():
            base = _base(vat, rate)
            regime = _moved_regime(months, first, rate, vat, entry)
            yield VatLine(entry.date, names, customer, regime, rate, is_deposit, base, vat, None, entry.entry)


def _moved_regime(
    months: Months, of: Taxed | Advance | None, rate: Decimal | None, vat: Decimal, entry: VatEntry
) -> str:
    """Give the regime of what an entry makes due, or gives back: beside a discount or a loss, what fell due at once."""
    if not isinstance(of, Taxed):
        return quote_regime(months.book, of.number, entry.date) if of is not None else ""
    own = months.history.settlings[of.invoice.place]
    gives_back = vat < 0 and any(s.entry is entry.entry and s.kind in (DISCOUNT, WRITE_OFF) for s in own)
    return next(iter(cut_by_regime(months.book, of.invoice, rate, vat, moved=not gives_back)))


def _accounts(history: History, others: set[int], first: date, last: date) -> tuple[VatAccount, ...]:
    """Follow each account of VAT over the period; credits are positive."""
    book = history.book
    roles = {name: account.role for name, account in book.accounts.items() if account.role in (VAT, VAT_PENDING)}
    sums: dict[str, list[Decimal]] = {}
    entries = [*(invoice.entry for invoice in book.invoices), *(entry.entry for entry in book.vat_entries)]
    for entry in entries:
        if entry.date > last:
            continue
        place = 0 if entry.date < first else 2 if id(entry) in others else 1
        for posting in entry.postings:
            units = posting.units
            if posting.account in roles and units is not None and units.currency == book.currency:
                row = sums.setdefault(posting.account, [ZERO, ZERO, ZERO])
                row[place] -= units.number or ZERO
    return tuple(
        VatAccount(name, roles[name], before, lines, other, before + lines + other)
        for name, (before, lines, other) in sorted(sums.items())
    )


def _waiting(months: Months, last: date) -> tuple[Waiting, ...]:
    """Give the documents whose VAT must still wait at the end of the period."""
    rows = []
    for node in months.nodes.values():
        if isinstance(node, Taxed) and node.invoice.date <= last:
            left = node.waits_on(last)
            if left:
                rows.append(Waiting(node.number, node.customer, left, node.invoice.entry))
        elif not isinstance(node, Taxed):
            made = sum(node.due_by(last).values(), ZERO)
            if made:
                rows.append(Waiting(node.number, node.customer, -made, node.quote.entry))
    return tuple(sorted(rows, key=lambda row: row.document))
