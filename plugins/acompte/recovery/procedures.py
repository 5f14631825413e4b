"""Which procedure fits a claim, what limits it, and what to see to before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from acompte.law import recovery_facts as facts
from acompte.law.courts import ADMINISTRATIVE, CIVIL, COMMERCIAL, UNKNOWN, court_of
from acompte.law.facts import Fact
from acompte.law.lateness import formal_notices
from acompte.model.days import months_after
from acompte.model.records import COMPANY, CONSUMER, PUBLIC
from acompte.recovery.claim import BARRED, BILL, DISPUTED, HELD, PROMISED, UNPAID_DEPOSIT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from acompte.model.book import Book
    from acompte.recovery.claim import Claim

ORDER, SMALL_CLAIM, DECLARATION, PUBLIC_WAY = "order", "small-claim", "declaration", "public"

SOON = 6
"""So many months before a claim is time-barred nothing but a writ is sure to come in time."""

_FORMS = {
    COMMERCIAL: (facts.TRADER_FORM,),
    CIVIL: (facts.CIVIL_FORM,),
    UNKNOWN: (facts.TRADER_FORM, facts.CIVIL_FORM),
}


class Remark(NamedTuple):
    """Something to know: by its key, with what is to be filled in, and the text of law behind it."""

    key: str
    fields: dict[str, Any]
    fact: Fact | None = None


class Procedure(NamedTuple):
    """A way to go, and whether it is open."""

    name: str
    fits: bool
    forms: tuple[str, ...]
    """The forms (Cerfa); two where the court is not known."""
    remarks: tuple[Remark, ...]
    """Why it does not fit; else its limits and its times."""


class Advice(NamedTuple):
    """What can be done about a claim."""

    court: str
    procedures: tuple[Procedure, ...]
    """Those that fit first."""
    checks: tuple[Remark, ...]
    """What to see to before anything is filed."""


def advise(claim: Claim, book: Book) -> Advice:
    """Say which procedures fit a claim (FRANCE: C. proc. civ. 1405 to 1422, CPCE L125-1, C. com. L622-24)."""
    customer = book.customers.get(claim.customer)
    said = (customer.name, customer.text("legal")) if customer else ()
    court = court_of(claim.kind, *said)
    if claim.insolvent is not None:
        found = [_declaration(claim.insolvent, claim.day)]
    elif court == ADMINISTRATIVE:
        found = [_public(), *(Procedure(name, False, (), (_no("public"),)) for name in (ORDER, SMALL_CLAIM))]
    else:
        found = [_order(claim, court), _small_claim(claim, book)]
    found.sort(key=lambda procedure: not procedure.fits)
    return Advice(court, tuple(found), tuple(_checks(claim, book)))


def _no(key: str, **fields: object) -> Remark:
    return Remark(f"not-{key}", dict(fields))


def _declaration(insolvent: date, day: date) -> Procedure:
    until = months_after(insolvent, int(facts.DECLARE_WITHIN.value))
    fields = {"since": insolvent, "until": until}
    remarks = [Remark("declare", fields, facts.DECLARE_WITHIN.fact)]
    if until < day:
        relief = months_after(insolvent, int(facts.RELIEF_WITHIN.value))
        remarks.append(Remark("declare-late", {"until": relief}, facts.RELIEF_WITHIN.fact))
    return Procedure(DECLARATION, True, (), tuple(remarks))


def _public() -> Procedure:
    remarks = (Remark("public", {}, facts.PUBLIC_BUYERS), Remark("mediator", {}, facts.MEDIATOR))
    return Procedure(PUBLIC_WAY, True, (), remarks)


def _order(claim: Claim, court: str) -> Procedure:
    against = tuple(_against(claim))
    if against:
        return Procedure(ORDER, False, (), against)
    fact = facts.CIVIL_ORDER if court == CIVIL else facts.TRADER_ORDER
    remarks = [Remark(f"court-{court}", {}, fact), Remark("request", {}, facts.REQUEST)]
    if court != COMMERCIAL and claim.least > facts.NO_LAWYER.value:
        remarks.append(Remark("lawyer", {"amount": facts.NO_LAWYER.value}, facts.NO_LAWYER.fact))
    else:
        remarks.append(Remark("no-lawyer", {}, facts.NO_LAWYER.fact))
    remarks.append(Remark("no-conciliation", {}, facts.NO_CONCILIATION))
    times = {
        "serve": int(facts.SERVE_WITHIN.value),
        "oppose": int(facts.OPPOSITION.value),
        "enforce": int(facts.ENFORCEMENT.value),
    }
    remarks.append(Remark("order-times", times, facts.SERVE_WITHIN.fact))
    return Procedure(ORDER, True, _FORMS[court], tuple(remarks))


def _small_claim(claim: Claim, book: Book) -> Procedure:
    limit = facts.SMALL_CLAIM.value
    against = list(_against(claim))
    if book.currency != "EUR":
        against.append(_no("euro", currency=book.currency))
    elif claim.least > limit or (claim.total is not None and claim.total > limit):
        against.append(_no("small", amount=claim.total or claim.least, limit=limit))
    elif claim.total is None:
        against.append(_no("known", limit=limit))
    if against:
        return Procedure(SMALL_CLAIM, False, (), tuple(against))
    fields = {"limit": limit, "months": int(facts.SMALL_CLAIM_ANSWER.value)}
    return Procedure(SMALL_CLAIM, True, (), (Remark("small-claim", fields, facts.SMALL_CLAIM.fact),))


def _against(claim: Claim) -> Iterator[Remark]:
    """Give what speaks against asking for a claim without hearing the debtor."""
    if not claim.all:
        yield _no("claim")
    disputed = [row.invoice.number for row in claim.all if DISPUTED in row.doubts]
    if disputed:
        yield _no("disputed", numbers=disputed)
    barred = [row.invoice.number for row in claim.all if BARRED in row.doubts]
    if barred:
        yield _no("barred", numbers=barred)


def _checks(claim: Claim, book: Book) -> Iterator[Remark]:
    """Give what to see to first."""
    customer = book.customers.get(claim.customer)
    if claim.on_account > 0:
        yield Remark("check-on-account", {"amount": claim.on_account})
    for doubt in (UNPAID_DEPOSIT, PROMISED, BILL, HELD):
        numbers = [row.invoice.number for row in claim.all if doubt in row.doubts]
        if numbers:
            yield Remark(f"check-{doubt}", {"numbers": numbers})
    if claim.interest is None:
        rates = sorted({str(basis.half) for row in claim.documents if row.penalty for basis in row.penalty.unknown})
        yield Remark("check-rate", {"halves": rates})
    if claim.insolvent is None:
        noticed = formal_notices(book, claim.day)
        silent = [row.invoice.number for row in claim.documents if row.invoice.number not in noticed]
        if silent and claim.kind != PUBLIC:
            yield Remark("check-notice", {"numbers": silent})
        if claim.all:
            yield from _time(claim)
    if claim.kind == COMPANY and (customer is None or not customer.text("siren").strip()):
        yield Remark("check-siren", {"account": claim.customer})
    if customer is None or not customer.text("address").strip():
        yield Remark("check-address", {"account": claim.customer})
    if claim.kind == CONSUMER:
        yield Remark("check-consumer", {}, facts.CONSUMER_COSTS)


def _time(claim: Claim) -> Iterator[Remark]:
    """Say until when the claim can be brought: a request stops nothing, and the order is served later."""
    if claim.last_day < claim.day:
        return
    if claim.kind == PUBLIC:
        yield Remark("time-public", {"last": claim.last_day}, facts.PUBLIC_CLAIM)
    else:
        key = "time-soon" if months_after(claim.day, SOON) > claim.last_day else "time"
        yield Remark(key, {"last": claim.last_day, "months": int(facts.SERVE_WITHIN.value)}, facts.RUNS_ON)
