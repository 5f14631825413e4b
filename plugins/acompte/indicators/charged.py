"""The late interest and the flat fees that debit notes have charged already, a document."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from acompte.indicators.penalties import Penalties
from acompte.model.money import ONE, ZERO, spread
from acompte.model.records import CREDIT_NOTE, DEBIT_NOTE
from acompte.model.roles import INTEREST, RECOVERY_FEE

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from decimal import Decimal

    from acompte.model.history import History
    from acompte.model.records import Invoice


class Charged(NamedTuple):
    """What debit notes, less the credit notes on them, have charged for one document."""

    interest: Decimal
    fees: Decimal


NOTHING_CHARGED = Charged(ZERO, ZERO)


def charged_until(history: History, day: date) -> dict[str, Charged]:
    """Give what is charged up to a day, by document.

    A debit note links the documents that it is about. Of several, each takes interest in proportion to what it had
    borne by the day of the debit note, and an equal part of the flat fees, which are the same for all.
    """
    book = history.book
    found: dict[str, Charged] = {}
    for invoice in book.invoices:
        if invoice.date > day:
            break
        if invoice.kind not in (DEBIT_NOTE, CREDIT_NOTE):
            continue
        interest, fees = _posted(history, invoice, INTEREST), _posted(history, invoice, RECOVERY_FEE)
        about = _about(history, invoice) if interest or fees else []
        parts = zip(_by_interest(history, about, invoice.date, interest), _equally(about, fees), strict=True)
        for document, (of_interest, of_fees) in zip(about, parts, strict=True):
            before = found.get(document.number, NOTHING_CHARGED)
            found[document.number] = Charged(before.interest + of_interest, before.fees + of_fees)
    return found


def _posted(history: History, invoice: Invoice, role: str) -> Decimal:
    """Give what a document credits to the accounts of a role."""
    accounts = history.book.accounts
    return sum(
        (
            -posting.units.number
            for posting in invoice.entry.postings
            if posting.units is not None
            and posting.units.number is not None
            and posting.account in accounts
            and accounts[posting.account].role == role
        ),
        ZERO,
    )


def _about(history: History, invoice: Invoice) -> list[Invoice]:
    """Give the documents that a debit note is about; a credit note is about those of the debit notes it corrects."""
    book = history.book
    named = [found for found in map(book.invoice, sorted(invoice.links - {invoice.number})) if found is not None]
    if invoice.kind == CREDIT_NOTE:
        notes = [found for found in named if found.kind == DEBIT_NOTE]
        return [document for note in notes for document in _about(history, note)]
    return [found for found in named if found.kind not in (DEBIT_NOTE, CREDIT_NOTE)]


def _by_interest(history: History, about: Sequence[Invoice], day: date, interest: Decimal) -> list[Decimal]:
    if len(about) < 2:
        return [interest] * len(about)
    penalties = Penalties(history, day)
    borne = [penalties.of(document) for document in about]
    return spread(interest, [penalty.interest or ZERO if penalty else ZERO for penalty in borne])


def _equally(about: Sequence[Invoice], fees: Decimal) -> list[Decimal]:
    return spread(fees, [ONE] * len(about))
