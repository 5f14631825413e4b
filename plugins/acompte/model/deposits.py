"""What happens to each deposit: invoiced, credited, deducted, given back, or moved by hand.

A deposit is a lot of 4191 that its invoice credits. Every later posting to the deposits accounts draws from
a lot: the one that it names, else the oldest of the same quote that still has room.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from acompte.model.records import CREDIT_NOTE

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping
    from datetime import date
    from decimal import Decimal

    from acompte.model.records import DepositEntry, Invoice, Share

INVOICED, CREDITED, DEDUCTED, RETURNED, ADJUSTED = "invoiced", "credited", "deducted", "returned", "adjusted"


class DepositMove(NamedTuple):
    """One change of one deposit, without VAT; positive amounts add to it, negative ones take from it."""

    date: date
    what: str
    deposit: str | None
    """The deposit invoice; None where no deposit explains the posting."""
    quote: str | None
    rate: Decimal | None
    amount: Decimal
    document: str | None
    """The document that moves it; None for an entry that is no document."""
    entry: Any


class _Lot:
    __slots__ = ("amount", "deposit", "left", "quote", "rate")

    def __init__(self, deposit: str, share: Share) -> None:
        self.deposit = deposit
        self.quote = share.quote
        self.rate = share.rate
        self.amount = share.amount
        self.left = share.amount


class _Lots:
    """The deposits known so far, by invoice and by quote."""

    def __init__(self, quotes: Container[str]) -> None:
        self.quotes = quotes
        self.by_deposit: dict[str, list[_Lot]] = {}
        self.by_quote: dict[str, list[_Lot]] = {}
        self.moves: list[DepositMove] = []
        self.deducted: dict[str, list[DepositMove]] = {}

    def add(self, invoice: Invoice, share: Share) -> None:
        lot = _Lot(invoice.number, share)
        self.by_deposit.setdefault(invoice.number, []).append(lot)
        if share.quote is not None:
            self.by_quote.setdefault(share.quote, []).append(lot)
        self._note(invoice.date, INVOICED, lot, share.amount, invoice.number, invoice.entry)

    def take(
        self,
        day: date,
        what: str,
        share: Share,
        lots: list[_Lot],
        document: str | None,
        entry: Any,
        last: _Lot | None,
    ) -> None:
        """Take a debit of 4191 from lots in order; what they cannot give stands without a deposit."""
        wanted = -share.amount
        for lot in lots if len(lots) < 2 else sorted(lots, key=lambda lot: lot.rate != share.rate):
            taken = min(wanted, lot.left)
            if taken > 0:
                wanted -= taken
                lot.left -= taken
                self._note(day, what, lot, -taken, document, entry)
        if wanted > 0:
            lost = _Lot("", share) if last is None else last
            name = lost.deposit or None
            quote = share.quote if share.quote is not None else lost.quote
            if last is not None:
                last.left -= wanted
            self.moves.append(DepositMove(day, what, name, quote, share.rate, -wanted, document, entry))

    def give_back(self, day: date, share: Share, numbers: Iterable[str], credit: Invoice) -> None:
        """Give back to their deposits what the corrected documents had deducted."""
        wanted = share.amount
        for number in numbers:
            for move in reversed(self.deducted.get(number, ())):
                if move.deposit is None or wanted <= 0 or share.deposit not in (None, move.deposit):
                    continue
                given = min(wanted, -move.amount)
                wanted -= given
                for lot in self.by_deposit[move.deposit]:
                    if lot.quote == move.quote and lot.rate == move.rate:
                        lot.left += given
                        break
                self.moves.append(
                    move._replace(date=day, what=RETURNED, amount=given, document=credit.number, entry=credit.entry)
                )
        if wanted > 0:
            self.moves.append(
                DepositMove(day, RETURNED, None, share.quote, share.rate, wanted, credit.number, credit.entry)
            )

    def _note(self, day: date, what: str, lot: _Lot, amount: Decimal, document: str | None, entry: Any) -> None:
        move = DepositMove(day, what, lot.deposit, lot.quote, lot.rate, amount, document, entry)
        self.moves.append(move)
        if what == DEDUCTED and document is not None:
            self.deducted.setdefault(document, []).append(move)


def deposit_moves(
    invoices: Iterable[Invoice],
    entries: Iterable[DepositEntry],
    by_number: Mapping[str, int],
    quotes: Container[str],
) -> tuple[DepositMove, ...]:
    """Follow every deposit through the documents (in their order) and the other entries."""
    lots = _Lots(quotes)
    known = dict.fromkeys(by_number)
    waiting = sorted(entries, key=_entry_order)
    position = 0
    for invoice in invoices:
        if not invoice.deposits:
            continue
        while position < len(waiting) and waiting[position].date < invoice.date:
            _adjust(lots, waiting[position])
            position += 1
        for share in invoice.deposits:
            _post(lots, invoice, share, known)
    for entry in waiting[position:]:
        _adjust(lots, entry)
    return tuple(lots.moves)


def _entry_order(entry: DepositEntry) -> tuple[date, tuple[str, ...], Decimal]:
    return entry.date, tuple(sorted(entry.links)), entry.share.amount


def _post(lots: _Lots, invoice: Invoice, share: Share, known: Mapping[str, None]) -> None:
    if share.amount == 0:
        return
    if invoice.kind == CREDIT_NOTE:
        if share.amount > 0:
            lots.give_back(invoice.date, share, invoice.corrects, invoice)
            return
        named = [number for number in invoice.corrects if number in lots.by_deposit]
        if share.deposit in lots.by_deposit:
            named = [str(share.deposit)]
        what = CREDITED
    elif share.amount > 0:
        lots.add(invoice, share)
        return
    else:
        named = [share.deposit] if share.deposit in lots.by_deposit and share.deposit else []
        what = DEDUCTED
    if named:
        found = [lot for number in named for lot in lots.by_deposit[number]]
        found = [lot for lot in found if lot.quote in (share.quote, None)] or found
        last: _Lot | None = found[-1]
    else:
        quotes = (share.quote,) if share.quote is not None else invoice.quotes
        found = [] if share.deposit else [lot for q in quotes if q for lot in lots.by_quote.get(q, ())]
        last = found[-1] if found else None
    lots.take(invoice.date, what, share, found, invoice.number, invoice.entry, last)


def _adjust(lots: _Lots, entry: DepositEntry) -> None:
    """Follow a posting by hand: it draws from the deposits and quotes that the entry links."""
    share = entry.share
    if share.quote is None:
        share = share._replace(quote=next((link for link in sorted(entry.links) if link in lots.quotes), None))
    named = sorted(link for link in entry.links if link in lots.by_deposit)
    if share.deposit in lots.by_deposit:
        named = [str(share.deposit)]
    found = [lot for number in named for lot in lots.by_deposit[number]] or list(
        lots.by_quote.get(share.quote or "", ())
    )
    if share.amount < 0:
        lots.take(entry.date, ADJUSTED, share, found, None, entry.entry, found[-1] if found else None)
        return
    target = found[-1] if found else None
    if target is not None:
        target.left += share.amount
    deposit, quote = (target.deposit, target.quote) if target else (None, share.quote)
    lots.moves.append(DepositMove(entry.date, ADJUSTED, deposit, quote, share.rate, share.amount, None, entry.entry))
