"""How these books are kept, told from what stands in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from acompte.model import roles

if TYPE_CHECKING:
    from acompte.desk.situation import Situation

_LOOKED_AT = 30


def moves_monthly(situation: Situation) -> bool:
    """Tell whether VAT is moved from pending to due by entries of its own, once a month, rather than by payments.

    The last entries up to the day that move VAT say so.
    """
    book = situation.book
    moving = [e for e in book.vat_entries if e.date <= situation.day and any(s.pending and s.amount for s in e.shares)]
    alone = paid = 0
    for entry in moving[-_LOOKED_AT:]:
        posted = {book.accounts[p.account].role for p in entry.entry.postings if p.account in book.accounts}
        if posted <= {roles.VAT, roles.VAT_PENDING}:
            alone += 1
        elif roles.BANK in posted:
            paid += 1
    return alone > paid
