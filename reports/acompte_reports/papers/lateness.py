"""How a debit note comes to what it charges: days, amounts and rates of each document, as of the note's own day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from acompte.indicators.penalties import Penalties
from acompte.model.money import ZERO
from acompte.model.records import DEBIT_NOTE
from acompte_reports.papers.content import LateRow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from acompte.indicators.penalties import Penalty
    from acompte.model.records import Invoice
    from acompte_reports.view import View


def late_rows(view: View, note: Invoice) -> tuple[LateRow, ...]:
    """Give the slices that a debit note charges; none where they do not make up what its postings say.

    A note that somebody typed may charge less, or what was agreed: the paper then says the postings alone.
    """
    if note.kind != DEBIT_NOTE:
        return ()
    known, before = Penalties(view.history, note.date), Penalties(view.history, note.date, before=note)
    rows: list[LateRow] = []
    for number in known.charges.on.get(note.number, ()):
        document = view.book.invoice(number)
        found = before.of(document) if document is not None else None
        charge = next(charge for charge in known.charges.of(number) if charge.note == note.number)
        if found is None or (found.interest_left, found.fee_left) != (charge.interest, charge.fee):
            return ()
        rows += _rows(found)
    return tuple(rows) if sum((row.asked for row in rows), ZERO) == note.total else ()


def _rows(found: Penalty) -> Iterator[LateRow]:
    fee = found.fee_left
    for part in found.slices:
        if part.interest is None or part.rate is None or not (part.left or fee):
            continue
        yield LateRow(
            found.invoice.number, part.first, part.last, part.days, part.base, part.rate, part.interest,
            part.interest - (part.left or ZERO), fee,
        )  # fmt: skip
        fee = ZERO
