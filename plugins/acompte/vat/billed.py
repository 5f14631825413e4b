"""What a document bills by VAT rate, and which deposits it takes off with their VAT.

A final invoice posts only the VAT that is left once its deposits are deducted. What it bills as a whole has that VAT
and the VAT of the deposits: it is added, never worked out anew, so that no cent drifts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from acompte.model.deposits import ADJUSTED, CREDITED, DEDUCTED, INVOICED, RETURNED
from acompte.model.money import ZERO, cents, percent_of
from acompte.model.records import OPENING
from acompte.vat.bases import invoice_bases, parts_by_rate
from acompte.vat.regimes import Split, by_rate

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from acompte.model.deposits import DepositMove
    from acompte.model.matches import Matches
    from acompte.model.records import Invoice, Share


class RateRow(NamedTuple):
    """The base and the VAT of a document at one rate; None stands for a rate nobody says."""

    rate: Decimal | None
    base: Decimal
    vat: Decimal


class Taken(NamedTuple):
    """What a document takes off for one deposit at one rate; negative where a credit note gives it back."""

    deposit: str | None
    """None where no deposit explains the posting."""
    rate: Decimal | None
    base: Decimal
    vat: Decimal


class Billed(NamedTuple):
    """What a document bills before deposits, what it takes off, and what is left: what it posts."""

    rows: tuple[RateRow, ...]
    taken: tuple[Taken, ...]
    left: tuple[RateRow, ...]

    @property
    def base(self) -> Decimal:
        """Give what is billed, without VAT."""
        return sum((row.base for row in self.rows), ZERO)

    @property
    def vat(self) -> Decimal:
        """Give the VAT of what is billed."""
        return sum((row.vat for row in self.rows), ZERO)

    @property
    def deducted(self) -> Decimal:
        """Give the deposits taken off, with VAT."""
        return sum((taken.base + taken.vat for taken in self.taken), ZERO)


def billed(matches: Matches, invoice: Invoice) -> Billed:
    """Give what a document bills by rate, the highest first."""
    sold: Split = {}
    bases = invoice_bases(matches, invoice)
    if invoice.revenue:
        _add(sold, {rate: bases.sold(rate) for rate in bases.amounts})
        _add(sold, {None: invoice.revenue_total - sum(sold.values(), ZERO)})
    for share, move in _pairs(matches, invoice):
        if move.what in (INVOICED, CREDITED):
            _add(sold, _by_rate(matches, invoice, share, move))
    taken = _taken(matches, invoice)
    vat = _vat(invoice, sold)
    left, left_vat = dict(sold), dict(vat)
    for row in taken:
        _add(left, {row.rate: -row.base})
        _add(vat, {row.rate: row.vat})
    return Billed(_rows(sold, vat), tuple(taken), _rows(left, left_vat))


def _add(sums: Split, more: Split) -> None:
    for rate, amount in more.items():
        if amount or rate is not None:
            sums[rate] = sums.get(rate, ZERO) + amount


def _rows(bases: Split, vat: Split) -> tuple[RateRow, ...]:
    found = [RateRow(rate, bases.get(rate, ZERO), vat.get(rate, ZERO)) for rate in bases.keys() | vat.keys()]
    return tuple(sorted((row for row in found if row.base or row.vat), key=_rate_order))


def _rate_order(row: RateRow) -> tuple[bool, Decimal]:
    return row.rate is None, -(row.rate or ZERO)


def _vat(invoice: Invoice, bases: Split) -> Split:
    """Give the VAT that a document posts by rate; what says no rate is at its only one, or its highest."""
    vat = by_rate(invoice.vat)
    known = [rate for rate in bases if rate is not None]
    if None in vat and known:
        _add(vat, {max(known): vat.pop(None)})
    return vat


def deposit_vat(deposit: Invoice, bases: Split) -> Split:
    """Give the whole VAT of a deposit by rate.

    What of it fell due in other books is not posted where the deposit is brought forward, but it is deducted here, and
    given back with the deposit.
    """
    vat = _vat(deposit, bases)
    if deposit.kind == OPENING and deposit.deposits_total + sum(vat.values(), ZERO) != deposit.total:
        return {rate: percent_of(base, rate or ZERO) for rate, base in bases.items()}
    return vat


def _pairs(matches: Matches, invoice: Invoice) -> Iterator[tuple[Share, DepositMove]]:
    """Give what a document posts to deposits, each posting with the moves of deposits that it makes."""
    moves = iter(matches.moves_by.get(invoice.number, ()))
    for share in invoice.deposits:
        rest = share.amount
        while rest:
            move = next(moves, None)
            if move is None:
                return
            rest -= move.amount
            yield share, move


def _by_rate(matches: Matches, invoice: Invoice, share: Share, move: DepositMove) -> Split:
    """Cut a move by rate: the posting's, else the only one of the document, else those of the deposit."""
    if share.rate is not None:
        return {share.rate: move.amount}
    rates = {posted.rate for posted in invoice.vat}
    if len(rates) == 1 and None not in rates:
        return {rates.pop(): move.amount}
    if move.rate is not None:
        return {move.rate: move.amount}
    deposit = matches.book.invoice(move.deposit) if move.deposit else None
    if deposit is None:
        return {None: move.amount}
    parts = parts_by_rate(move.amount, invoice_bases(matches, deposit).amounts)
    return dict(parts) if parts else {None: move.amount}


def _taken(matches: Matches, invoice: Invoice) -> list[Taken]:
    """Give the deposits that a document takes off, or gives back: a row a deposit and rate."""
    sums: dict[str | None, Split] = {}
    for share, move in _pairs(matches, invoice):
        if move.what in (DEDUCTED, RETURNED):
            for rate, amount in _by_rate(matches, invoice, share, move).items():
                _add(sums.setdefault(move.deposit, {}), {rate: -amount})
    rows = []
    for number, bases in sums.items():
        deposit = matches.book.invoice(number) if number else None
        vat = _Held(matches, deposit).vat_of(invoice) if deposit else {}
        for rate, base in bases.items():
            if base:
                rows.append(Taken(number, rate, base, vat.get(rate, percent_of(base, rate or ZERO))))
    return rows


class _Held:
    """A deposit with its VAT, followed through the documents that take from it.

    The VAT goes with the base in proportion to what is left, and the last document takes the rest.
    """

    def __init__(self, matches: Matches, deposit: Invoice) -> None:
        self.matches = matches
        self.deposit = deposit
        self.base: Split = dict(invoice_bases(matches, deposit).amounts.items())
        self.vat = deposit_vat(deposit, self.base)
        self.given: dict[tuple[str, Decimal | None], tuple[Decimal, Decimal]] = {}

    def vat_of(self, invoice: Invoice) -> Split:
        """Give the VAT that one document takes, by rate."""
        seen: set[str] = set()
        for move in self.matches.deposit_moves.get(self.deposit.number, ()):
            document = self.matches.book.invoice(move.document) if move.document else None
            if document is None:
                if move.what == ADJUSTED and move.amount < 0:
                    self._adjust(-move.amount)
            elif move.what != INVOICED and document.number not in seen:
                seen.add(document.number)
                vat = self._take(document)
                if document is invoice:
                    return vat
        return {}

    def _take(self, document: Invoice) -> Split:
        bases: Split = {}
        for share, move in _pairs(self.matches, document):
            if move.deposit == self.deposit.number and move.what != INVOICED:
                for rate, amount in _by_rate(self.matches, document, share, move).items():
                    _add(bases, {rate: -amount})
        vat = {}
        for rate, base in bases.items():
            amount = self._of(rate, base, document)
            self.given[document.number, rate] = (base, amount)
            _add(self.base, {rate: -base})
            _add(self.vat, {rate: -amount})
            vat[rate] = amount
        return vat

    def _of(self, rate: Decimal | None, base: Decimal, document: Invoice) -> Decimal:
        """Give the VAT of a part: what comes back has the VAT that the corrected document took."""
        if base < 0:
            taken = [self.given[n, rate] for n in document.corrects if (n, rate) in self.given]
            held, vat = (sum((row[place] for row in taken), ZERO) for place in (0, 1))
        else:
            held, vat = self.base.get(rate, ZERO), self.vat.get(rate, ZERO)
        if held <= 0:
            return percent_of(base, rate or ZERO)
        if base >= held:
            return vat + (percent_of(base - held, rate or ZERO) if base > held else ZERO)
        return vat - cents(vat * (held - base) / held) if base > 0 else cents(vat * base / held)

    def _adjust(self, amount: Decimal) -> None:
        """Take a part by hand: a deposit kept, at its rates in proportion to what is left."""
        for rate, part in parts_by_rate(amount, {r: b for r, b in self.base.items() if r is not None and b > 0}):
            vat = self._of(rate, part, self.deposit)
            _add(self.base, {rate: -part})
            _add(self.vat, {rate: -vat})
