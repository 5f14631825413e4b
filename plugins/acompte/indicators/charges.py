"""What debit notes have charged already of late interest and flat fees, a document (LEDGER.md, debit notes).

A posting to an account of role interest or recovery-fee names its document by `pays:`. One that names none is spread
over the documents that the note links, the oldest due date first, up to what each owes on the note's day; what is over
stands with the last of them. A credit note on a debit note takes the charge back: of the document that its posting
names, else the charge made last first.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from acompte.model import roles
from acompte.model.documents import instalment_order
from acompte.model.money import ZERO
from acompte.model.records import CREDIT_NOTE, DEBIT_NOTE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from acompte.model.book import Book
    from acompte.model.records import Invoice

    Owes = Callable[[Invoice, date, str, Sequence["Charge"]], Decimal]

INTEREST, FEE = roles.INTEREST, roles.RECOVERY_FEE


class Charge(NamedTuple):
    """What one debit note charges on one document, less what credit notes took back of it."""

    note: str
    date: date
    interest: Decimal = ZERO
    fee: Decimal = ZERO

    def of(self, role: str) -> Decimal:
        """Give what it charges of interest, or of the fee, by the role of the account."""
        return self.interest if role == INTEREST else self.fee

    def more(self, role: str, amount: Decimal) -> Charge:
        """Give it with so much more interest, or fee."""
        return (
            self._replace(interest=self.interest + amount) if role == INTEREST else self._replace(fee=self.fee + amount)
        )


class Charges:
    """The charges of debit notes up to a day, each found by the document that it is on."""

    def __init__(self, book: Book, day: date, owes: Owes, before: Invoice | None = None) -> None:
        """Read the notes in order, up to a day and before a note.

        `owes` says what a document owes on a day of interest or of the fee, less what some charges took of it.
        """
        self.book = book
        self.owes = owes
        self.found: dict[str, list[Charge]] = {}
        """By document, in the order of the notes."""
        self.on: dict[str, list[str]] = {}
        """By debit note, the documents that it charges, in the order in which they were charged."""
        for invoice in book.invoices:
            if invoice.date > day or (before is not None and invoice.place >= before.place):
                return
            if invoice.kind == DEBIT_NOTE:
                self._charge(invoice)
            elif invoice.kind == CREDIT_NOTE and not self.on.keys().isdisjoint(invoice.corrects):
                self._take_back(invoice)

    def of(self, number: str) -> list[Charge]:
        """Give the charges on a document, oldest first."""
        return self.found.get(number, [])

    def _charge(self, note: Invoice) -> None:
        rows = list(self._rows(note))
        for role, amount, named in rows:
            document = self.book.invoice(named) if named else None
            if document is not None and document.customer == note.customer:
                self._add(note, document.number, role, amount)
        linked = self._linked(note)
        for role in (INTEREST, FEE):
            free = sum((amount for own, amount, named in rows if own == role and not named), ZERO)
            for document in linked:
                part = (
                    free
                    if document is linked[-1]
                    else min(free, max(self.owes(document, note.date, role, self.of(document.number)), ZERO))
                )
                if part:
                    self._add(note, document.number, role, part)
                    free -= part

    def _rows(self, note: Invoice) -> Iterator[tuple[str, Decimal, str]]:
        """Give what a note credits to the accounts of interest and fees, and which document each posting names."""
        for posting in note.entry.postings:
            account, units = self.book.accounts.get(posting.account), posting.units
            if account is None or account.role not in (INTEREST, FEE) or units is None:
                continue
            if units.currency == self.book.currency and isinstance(units.number, Decimal):
                yield account.role, -units.number, str((posting.meta or {}).get("pays") or "")

    def _linked(self, note: Invoice) -> list[Invoice]:
        """Give the documents that a note links, the oldest due date first, then by number."""
        found = [self.book.invoice(name) for name in note.links if name != note.number]
        own = [
            document
            for document in found
            if document is not None
            and document.customer == note.customer
            and document.date <= note.date
            and document.kind not in (DEBIT_NOTE, CREDIT_NOTE)
        ]
        return sorted(own, key=lambda document: (_due(document), document.key))

    def _add(self, note: Invoice, number: str, role: str, amount: Decimal) -> None:
        rows = self.found.setdefault(number, [])
        if not rows or rows[-1].note != note.number:
            rows.append(Charge(note.number, note.date))
            self.on.setdefault(note.number, []).append(number)
        rows[-1] = rows[-1].more(role, amount)

    def _take_back(self, credit: Invoice) -> None:
        for role, amount, named in self._rows(credit):
            left = -amount
            for own in (role, FEE if role == INTEREST else INTEREST):
                left -= self._take(credit, own, left, named)

    def _take(self, credit: Invoice, role: str, wanted: Decimal, named: str) -> Decimal:
        """Take an amount off the charges that a credit note corrects, the last first; give how much."""
        left = wanted
        for note in (name for name in reversed(credit.corrects) if name in self.on):
            for number in reversed(self.on[note]):
                if named not in ("", number):
                    continue
                rows = self.found[number]
                place = next(place for place, row in enumerate(rows) if row.note == note)
                taken = min(left, rows[place].of(role))
                if taken > 0:
                    rows[place] = rows[place].more(role, -taken)
                    left -= taken
        return wanted - left


def _due(invoice: Invoice) -> date:
    return instalment_order(invoice.instalments[0].due if invoice.instalments else invoice.due)
