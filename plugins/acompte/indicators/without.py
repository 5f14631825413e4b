"""The same business had no deposit been asked: what the DSO without deposits is made of.

Quote by quote, deposits and the invoices that deduct them become one receivable, dated and due as the
invoice that deducts (part by part where several do), settled on each day in the share in which that invoice
is settled; an invoice of 0.00 on its due date. Deposits that nothing has deducted drop out with their
payments and credit notes, as does an invoice cancelled whole with its credit note; opening deposits add
nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from acompte.indicators.flows import is_billed
from acompte.indicators.window import Running, Windowed
from acompte.model.deposits import DEDUCTED
from acompte.model.money import ZERO
from acompte.model.records import CREDIT_NOTE, DEPOSIT, OPENING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from decimal import Decimal

    from acompte.model.history import History
    from acompte.model.matches import Matches
    from acompte.model.records import Invoice


class Restated:
    """The receivables of a history restated without deposits."""

    def __init__(self, history: History, matches: Matches) -> None:
        """Find what each invoice deducts, and what is cancelled whole."""
        self.history = history
        self.book = history.book
        self.cancelled: dict[int, date] = {}
        self.dropped: set[int] = set()
        self.undone: dict[int, date] = {}
        self.added: dict[int, Decimal] = {}
        for invoice in self.book.invoices:
            if _is_deposit(invoice):
                self.dropped.add(invoice.place)
            day = matches.cancelled_on(invoice) if invoice.number in matches.credit_notes else None
            if day is not None:
                self.cancelled[invoice.place] = day
                notes = matches.credit_notes[invoice.number]
                self.undone.update((note.place, day) for note in notes if note.date <= day)
        for invoice in self.book.invoices:
            if invoice.kind == CREDIT_NOTE and self._corrects_deposits(invoice):
                self.dropped.add(invoice.place)
        for number, moves in matches.moves_by.items():
            index = self.book.by_number[number]
            for move in moves:
                if move.what == DEDUCTED and move.deposit is not None:
                    amount = self._with_vat(move.deposit, -move.amount)
                    self.added[index] = self.added.get(index, ZERO) + amount

    def _corrects_deposits(self, note: Invoice) -> bool:
        corrected = [self.book.invoice(number) for number in note.corrects]
        if corrected:
            return all(invoice is not None and _is_deposit(invoice) for invoice in corrected)
        return bool(note.deposits) and not note.revenue

    def _with_vat(self, number: str, amount: Decimal) -> Decimal:
        """Give a part of a deposit with its VAT: its share of what the deposit invoice asked for."""
        deposit = self.book.invoice(number)
        if deposit is None or deposit.kind == OPENING:
            return ZERO
        whole = deposit.deposits_total
        return deposit.total * amount / whole if whole else ZERO

    def sums(self, invoices: Iterable[Invoice]) -> tuple[Windowed, Running]:
        """Give what would have been billed and open, for a set of documents."""
        billed: list[tuple[date, date, Decimal]] = []
        rows: list[tuple[date, Decimal]] = []
        for invoice in invoices:
            if invoice.place in self.dropped:
                continue
            total = invoice.total + self.added.get(invoice.place, ZERO)
            if is_billed(invoice):
                billed.append((invoice.date, invoice.date, total))
                undone = self.cancelled.get(invoice.place) or self.undone.get(invoice.place)
                if undone is not None:
                    billed.append((invoice.date, undone, -total))
            if total > 0 and invoice.kind != CREDIT_NOTE:
                rows += self._open_rows(invoice, total)
        return Windowed(billed), Running(rows)

    def _open_rows(self, invoice: Invoice, total: Decimal) -> list[tuple[date, Decimal]]:
        cancelled = self.cancelled.get(invoice.place)
        if invoice.total <= 0:
            end = max(invoice.due or invoice.date, invoice.date)
            return [(invoice.date, total), (min(end, cancelled or end), -total)]
        rows = [(invoice.date, total)]
        rest = total
        for settling in self.history.settlings[invoice.place]:
            if cancelled is not None and settling.day >= cancelled:
                continue
            part = total * settling.amount / invoice.total
            rest -= part
            rows.append((settling.day, -part))
        if cancelled is not None:
            rows.append((cancelled, -rest))
        return rows


def _is_deposit(invoice: Invoice) -> bool:
    if invoice.kind == DEPOSIT:
        return True
    return invoice.kind == OPENING and any(share.amount > 0 for share in invoice.deposits)
