"""The sentences that the law asks for on a document, or forbids on it.

Each is named after its fact in `law.mention_facts`. What the law leaves to the company (`mentions`) comes last.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from acompte.law.facts import COMPANY_MARGIN, FLAT_FEE, PUBLIC_FLAT_FEE, PUBLIC_MARGIN
from acompte.law.rates import half_year, yearly_rate
from acompte.law.terms import due, parse_discount
from acompte.law.vat_facts import REASONS
from acompte.model import text
from acompte.model.money import ZERO
from acompte.model.records import COMPANY, CREDIT_NOTE, DEBIT_NOTE, DEPOSIT, FINAL, INVOICE, PROGRESS, PUBLIC
from acompte_reports.papers.content import QUOTE, Mention
from acompte_reports.papers.words import say
from acompte_reports.templating import long_day

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from decimal import Decimal

    from acompte.law.rates import Rates

ASKING = (DEPOSIT, PROGRESS, FINAL, INVOICE)
"""The kinds of documents that ask for the price of something, now or later."""

AUTOLIQUIDATION = "Autoliquidation"


class Case(NamedTuple):
    """What decides which sentences a document has."""

    kind: str
    language: str
    currency: str
    customer: str
    """The kind of customer; whoever is neither company nor public buyer is a consumer."""
    day: date
    rates: Rates
    reason: str | None
    """Why there is no VAT: one of the reasons, or the ledger's own words; None where there is VAT."""
    vat_note: str
    abroad: bool
    """True where the customer's VAT number is of another country."""
    debits: bool
    """True where the VAT falls due on the invoice because the company opted for it."""
    nature: str
    discount: str
    penalty: Decimal | None
    """The rate agreed, of the invoice or of the company."""
    retention: Decimal | None
    """A retention of guarantee: the percentage of a quote, or what an invoice holds back."""
    deposits: bool
    off_premises: bool
    standard: bool
    own: tuple[str, ...]


def mentions(case: Case) -> tuple[Mention, ...]:
    """Give the sentences of a document, in the order in which they stand."""
    found = [*_vat(case), *_of_consumers(case), *_of_lateness(case), *_other(case)]
    return (*found, *(Mention("own", line) for line in case.own))


def _mention(case: Case, key: str, word: str = "", **fields: object) -> Mention:
    return Mention(key, say(word or f"mention-{key}", case.language, **fields))


def _vat(case: Case) -> Iterator[Mention]:
    if case.reason in REASONS and case.kind != DEBIT_NOTE:
        key = f"vat-{case.reason}"
        note = case.vat_note
        if not note:
            word = "mention-vat-reverse-charge-abroad" if case.abroad and case.reason == "reverse-charge" else ""
            yield _mention(case, key, word)
        else:
            missing = case.reason == "reverse-charge" and AUTOLIQUIDATION.casefold() not in note.casefold()
            yield Mention(key, f"{AUTOLIQUIDATION}. {note}" if missing else note)
    elif case.reason and case.kind != DEBIT_NOTE:
        yield Mention("vat-exempt", case.vat_note or case.reason)
    if case.debits and case.kind in ASKING and case.nature != "goods":
        yield _mention(case, "debits")
    if case.nature and case.kind in ASKING:
        yield _mention(case, "nature", f"mention-nature-{case.nature}")
    if case.kind == DEBIT_NOTE:
        yield _mention(case, "debit-note")


def _of_consumers(case: Case) -> Iterator[Mention]:
    """Give what protects consumers: on the quote, and on the deposits that it asks for."""
    if case.customer in (COMPANY, PUBLIC) or case.kind not in (QUOTE, DEPOSIT):
        return
    if case.deposits:
        yield _mention(case, "acompte")
    if case.off_premises:
        yield _mention(case, "off-premises")
        if case.kind == QUOTE:
            yield _mention(case, "withdrawal")
    if case.standard and case.deposits:
        yield _mention(case, "advance-interest")


def _of_lateness(case: Case) -> Iterator[Mention]:
    """Give discount, penalties and the flat sum for recovery; to a consumer only a discount that there is."""
    if case.kind not in ASKING:
        return
    is_professional = case.customer in (COMPANY, PUBLIC)
    if case.discount:
        yield _discount(case)
    elif is_professional:
        yield _mention(case, "discount", "mention-no-discount")
    if case.customer == COMPANY:
        yield _penalty(case)
        yield _mention(case, "recovery-fee", fee=text.money(FLAT_FEE.value, case.language))
    elif case.customer == PUBLIC:
        yield _public_interest(case)
        yield _mention(case, "recovery-fee-public", fee=text.money(PUBLIC_FLAT_FEE.value, case.language))


def _discount(case: Case) -> Mention:
    discount = parse_discount(case.discount)
    if discount is None:
        return _mention(case, "discount", "mention-discount-said", said=case.discount)
    last = long_day(case.language, due(discount.terms, case.day))
    return _mention(case, "discount", rate=text.rate(discount.percent, case.language), day=last)


def _penalty(case: Case) -> Mention:
    """Give the rate of penalties: the one agreed, not below its floor, else the ECB's with its margin.

    A half-year whose rate nobody knows is said, and nothing is made up.
    """
    half = half_year(case.day)
    rate = yearly_rate(case.rates, COMPANY, half, began=half, penalty=case.penalty)
    words = say(f"half-{half.half}", case.language, year=half.year)
    if case.penalty is not None:
        if rate is None:
            said = text.rate(case.penalty, case.language)
            return _mention(case, "penalty", "mention-penalty-agreed-unknown", rate=said)
        return _mention(case, "penalty", "mention-penalty-agreed", rate=text.rate(rate, case.language))
    if rate is None:
        return _mention(case, "penalty", "mention-penalty-unknown", half=words, margin=COMPANY_MARGIN.value)
    said = text.rate(rate, case.language)
    return _mention(case, "penalty", rate=said, half=words, margin=COMPANY_MARGIN.value)


def _public_interest(case: Case) -> Mention:
    half = half_year(case.day)
    rate = yearly_rate(case.rates, PUBLIC, half, began=half, penalty=None)
    words = say(f"half-{half.half}", case.language, year=half.year)
    margin = PUBLIC_MARGIN.value
    if rate is None:
        return _mention(case, "penalty-public", "mention-penalty-public-unknown", half=words, margin=margin)
    return _mention(case, "penalty-public", rate=text.rate(rate, case.language), half=words, margin=margin)


def _other(case: Case) -> Iterator[Mention]:
    if case.kind == CREDIT_NOTE or not case.retention:
        return
    if case.kind == QUOTE:
        yield _mention(case, "retention", "mention-retention-quote", rate=text.rate(case.retention, case.language))
    elif case.retention > ZERO:
        amount = text.money(case.retention, case.language, case.currency)
        yield _mention(case, "retention", amount=amount)
