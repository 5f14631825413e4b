"""What lateness costs, computed to the day, for what a letter asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from acompte.law.facts import FLAT_FEE
from acompte.model.money import ZERO
from acompte.model.records import COMPANY, CONSUMER, DEBIT_NOTE, DEPOSIT, PUBLIC
from acompte_reports.letters.content import Charges, InterestRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from decimal import Decimal

    from acompte.indicators.penalties import Penalty
    from acompte.model.records import Invoice
    from acompte_reports.view import View

FEE = FLAT_FEE.value
"""The flat sum for recovery costs, an invoice: the same for companies and public buyers."""

_BEARS_NONE = frozenset((DEBIT_NOTE, DEPOSIT))
"""No amount is claimed for a deposit that was not paid: the customer may still walk away from the contract."""


class Costs:
    """The late interest and the flat fees of a view, without what was charged or given up already."""

    def __init__(self, view: View) -> None:
        """Look at a view; nothing is worked out before a letter asks."""
        self.view = view

    def of(self, kind: str, asked: Iterable[Invoice]) -> Charges:
        """Give what lateness costs a kind of customer; whoever is neither company nor public is a consumer."""
        regime = kind if kind in (COMPANY, PUBLIC) else CONSUMER
        bearing = [invoice for invoice in asked if invoice.kind not in _BEARS_NONE]
        penalties = self.view.lateness
        found = [penalty for penalty in map(penalties.of, bearing) if penalty is not None]
        agreed = [penalties.rates.agreed(invoice) for invoice in bearing] if regime == COMPANY else []
        rates = {part.rate for penalty in found for part in penalty.slices}
        is_agreed = any(rate is not None for rate in agreed)
        is_one = is_agreed and None not in agreed and len(rates or set(agreed)) == 1
        return Charges(
            regime=regime,
            bears=bool(bearing),
            agreed=is_agreed,
            rate=next(iter(rates or set(agreed))) if is_one else None,
            fee=FEE if regime != CONSUMER and bearing else None,
            fees=sum(1 for penalty in found if penalty.fee_left),
            interest=_owed(found),
            charged=sum((part.charged for penalty in found for part in penalty.slices), ZERO),
            rows=tuple(row for penalty in found for row in _rows(penalty)),
        )


def _owed(found: Iterable[Penalty]) -> Decimal | None:
    """Give the interest neither charged nor given up; None where a rate is unknown."""
    left = [penalty.interest_left for penalty in found]
    known = [interest for interest in left if interest is not None]
    return sum(known, ZERO) if len(known) == len(left) else None


def _rows(penalty: Penalty) -> Iterator[InterestRow]:
    for part in penalty.slices:
        yield InterestRow(penalty.invoice.number, part.base, part.first, part.last, part.days, part.rate, part.interest)
