"""Receivables that may not come in: doubtful, and lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from acompte.desk.entries import joined, leg, transaction
from acompte.desk.payments import accounts_of, credited, rooms_of
from acompte.desk.refusal import Refusal
from acompte.desk.shares import part, slices, vat_back
from acompte.model import roles
from acompte.model.money import ZERO

if TYPE_CHECKING:
    from acompte.desk.composer import Composer


def write_off(composer: Composer, number: str) -> None:
    """Compose the loss of what is open of a document, with the VAT given back.

    Raises:
      Refusal: nothing is open of it.
    """
    state = composer.document(number)
    if state.open <= 0 or state.invoice.is_credit:
        raise Refusal("nothing-open", number=number)
    rows = part(slices(composer, state.invoice), state.open)
    base = sum((row.base for row in rows), ZERO)
    legs = [leg(composer.chart.account(roles.BAD_DEBT).name, base), *vat_back(composer, state.invoice, rows)]
    legs += credited(composer, rooms_of(composer, [state]), state.open)
    title = composer.word(f"Créance irrécouvrable, {number}", f"Bad debt, {number}")
    entry = transaction(composer.day, composer.payee, title, (number,), joined(legs), composer.currency)
    composer.add(composer.with_moves(entry, accounts_of([state])))


def doubtful(composer: Composer, number: str) -> None:
    """Compose the transfer of what is open of a document to the doubtful receivables.

    Raises:
      Refusal: nothing is open of it, or it stands there already.
    """
    state = composer.document(number)
    if state.open <= 0 or state.invoice.is_credit:
        raise Refusal("nothing-open", number=number)
    if state.doubtful:
        raise Refusal("doubtful-already", number=number)
    account = composer.chart.account(roles.DOUBTFUL).name
    legs = [leg(account, state.open), *credited(composer, rooms_of(composer, [state]), state.open)]
    title = composer.word(f"Créance douteuse, {number}", f"Doubtful receivable, {number}")
    composer.add(transaction(composer.day, composer.payee, title, (number,), legs, composer.currency))
