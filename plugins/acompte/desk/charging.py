"""Late interest and the flat fee: charged by a debit note without VAT, or given up."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from acompte.desk.documents import due_date
from acompte.desk.entries import Leg, custom, leg, titled, transaction
from acompte.desk.refusal import Refusal
from acompte.indicators.penalties import Penalties
from acompte.model import roles
from acompte.model.money import ZERO
from acompte.model.records import CONSUMER, CREDIT, CREDIT_NOTE, DEBIT_NOTE, WRITE_OFF
from acompte.vat.taxed import is_deposit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date
    from decimal import Decimal

    from acompte.desk.composer import Composer
    from acompte.indicators.penalties import Penalty
    from acompte.model.records import Invoice
    from acompte.model.state import DocumentState


class Leave(NamedTuple):
    """What may be charged though it is wise to think twice."""

    deposits: bool = False
    """Deposits that are not paid: the customer may still walk away from the contract."""
    disputed: bool = False


class Claim(NamedTuple):
    """What is to be charged on one document."""

    number: str
    interest: Decimal
    fee: Decimal


class Claims(NamedTuple):
    """What is to be charged on documents of one customer, and why nothing is on the others."""

    composer: Composer
    claims: tuple[Claim, ...]
    nothing: tuple[Refusal, ...]


def claims_on(composer: Composer, numbers: Iterable[str], leave: Leave) -> Claims:
    """Give the interest and the fees to the day that were neither charged nor given up, document by document.

    Raises:
      Refusal: a document does not exist on the day or bears no interest; it is disputed, or a deposit not paid, and
        nobody said to charge it all the same; its customer is insolvent; a rate is not known.
    """
    penalties = Penalties(composer.near.history, composer.day)
    claims: list[Claim] = []
    nothing: list[Refusal] = []
    for number in dict.fromkeys(numbers):
        state = composer.document(number)
        if state.invoice.is_credit or state.invoice.kind == DEBIT_NOTE:
            raise Refusal("charge-kind", number=number)
        found = penalties.of(state.invoice)
        if found is None or found.left == 0:
            nothing.append(_why_nothing(composer, penalties, state.invoice, found))
            continue
        _hold(composer, penalties, state, found, leave)
        if found.interest_left is None:
            raise _unknown_rate(found)
        claims.append(Claim(number, found.interest_left, found.fee_left))
    return Claims(composer, tuple(claims), tuple(nothing))


def _hold(composer: Composer, penalties: Penalties, state: DocumentState, found: Penalty, leave: Leave) -> None:
    """Hold back what may not be charged, or not without being asked for."""
    number = state.invoice.number
    insolvent = penalties.lateness.insolvency(state.invoice)
    if insolvent is not None:
        raise Refusal("charge-insolvent", number=number, name=composer.payee, since=insolvent)
    if found.disputed and not leave.disputed:
        raise Refusal("charge-disputed", number=number)
    if is_deposit(state.invoice) and _is_unpaid(state) and not leave.deposits:
        raise Refusal("charge-deposit", number=number)


def _is_unpaid(state: DocumentState) -> bool:
    """Tell whether a deposit was not, or not all, paid: what was credited or lost was not."""
    return state.open > 0 or any(state.settled_by.get(kind) for kind in (CREDIT, WRITE_OFF))


def _unknown_rate(found: Penalty) -> Refusal:
    name, half = found.unknown[0]
    return Refusal("charge-rate", number=found.invoice.number, rate=name, half=str(half), day=half.first)


def _why_nothing(composer: Composer, penalties: Penalties, invoice: Invoice, found: Penalty | None) -> Refusal:
    number, lateness = invoice.number, penalties.lateness
    if found is not None and found.waived_on is not None and not found.charged:
        return Refusal("charge-waived", number=number, day=found.waived_on)
    if found is not None:
        return Refusal("charge-nothing", number=number, charged=found.charged, notes=", ".join(found.notes) or "—")
    insolvent = lateness.insolvency(invoice)
    if insolvent is not None:
        return Refusal("charge-insolvent", number=number, name=composer.payee, since=insolvent)
    if lateness.kind(invoice) == CONSUMER and number not in lateness.notices:
        return Refusal("charge-no-notice", number=number, account=invoice.customer, day=composer.day)
    return Refusal("charge-not-late", number=number, day=composer.day)


def hold_nothing(found: Sequence[Claims]) -> None:
    """Hold back a charge of nothing.

    Raises:
      Refusal: nothing is to be charged on any document.
    """
    reasons = [reason for claims in found for reason in claims.nothing]
    if any(claims.claims for claims in found):
        return
    if len(reasons) == 1:
        raise reasons[0]
    raise Refusal("charge-nothing-all", numbers=", ".join(str(reason.facts["number"]) for reason in reasons))


def charge(found: Claims, due: date | None = None) -> Invoice:
    """Compose the debit note of one customer, outside VAT; due by the customer's terms, else at once.

    Raises:
      Refusal: no account has the role of interest, or of the fee.
    """
    composer, claims = found.composer, found.claims
    legs = [leg(composer.account, sum((claim.interest + claim.fee for claim in claims), ZERO))]
    for claim in claims:
        legs += _charged(composer, claim)
    numbers = [claim.number for claim in claims]
    title = composer.word("Intérêts de retard", "Late interest")
    if any(claim.fee for claim in claims):
        title += composer.word(" et frais de recouvrement", " and recovery costs")
    entry = transaction(
        composer.day,
        composer.payee,
        titled(title, ", ".join(numbers), composer.whole.language),
        numbers,
        legs,
        composer.currency,
        invoice=composer.number(DEBIT_NOTE),
        due=_due(composer, due),
    )
    return composer.add_document(entry)


def _charged(composer: Composer, claim: Claim) -> list[Leg]:
    """Give the postings of one document, each with the words of its line and the document that it is for."""
    rows = (
        (roles.INTEREST, claim.interest, composer.word("Intérêts de retard", "Late interest")),
        (roles.RECOVERY_FEE, claim.fee, composer.word("Indemnité forfaitaire de recouvrement", "Flat recovery fee")),
    )
    return [
        leg(composer.chart.account(role).name, -amount, item=f"{words}, {claim.number}", pays=claim.number)
        for role, amount, words in rows
        if amount
    ]


def _due(composer: Composer, said: date | None) -> date:
    """Give the due date: as said, by the customer's terms, else at once, for interest needs no reminder."""
    if said is None and not composer.customer.text("terms"):
        return composer.day
    return due_date(composer, (), said)


def waive(composer: Composer, number: str, why: str | None) -> None:
    """Compose the waiver of the interest and the fee of a document that ran up to the day.

    Raises:
      Refusal: it does not exist on the day, or nothing has run that was neither charged nor given up.
    """
    invoice = composer.document(number).invoice
    penalties = Penalties(composer.near.history, composer.day)
    found = penalties.of(invoice)
    if found is None or found.left == 0:
        reason = _why_nothing(composer, penalties, invoice, found)
        if reason.key == "charge-nothing":
            raise Refusal("waive-charged", **reason.facts, note=found.notes[-1] if found and found.notes else "—")
        raise reason if invoice.kind not in (DEBIT_NOTE, CREDIT_NOTE) else Refusal("charge-kind", number=number)
    composer.add(custom(composer.day, "waiver", number, *([why] if why else [])))
