"""From the settings in force on a day to the rules that customers read."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from acompte.law.facts import (
    COMPANY_MARGIN,
    DEPOSIT_INTEREST_MONTHS,
    FIRST_PAYMENT_DAY,
    FLAT_FEE,
    PENALTY_FLOOR,
    PUBLIC_MARGIN,
    USUAL_TERM,
)
from acompte.law.rates import Rates, half_year, yearly_rate
from acompte.law.terms import parse_discount
from acompte.law.vat_facts import STANDARD_RATE
from acompte.model.money import ZERO, percent_of
from acompte.model.records import COMPANY, CONSUMER, PUBLIC, STANDARD
from acompte.model.tiers import tiers_of
from acompte.vat.regimes import NONE, company_regime
from acompte_reports.papers.words import say
from acompte_reports.parties import foot, grouped_iban, language_for, party, text_lines

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from acompte.model.book import Book
    from acompte.model.settings import Step
    from acompte_reports.parties import Party
    from acompte_reports.view import View

EXAMPLE = Decimal("12000.00")
"""The quote without VAT that the page works through."""


class Tier(NamedTuple):
    """The deposit asked for quotes from an amount on, without VAT."""

    amount: Decimal
    percent: Decimal


class Rules(NamedTuple):
    """What a profile of customers is asked for, and when it is reminded."""

    profile: str
    tiers: tuple[Tier, ...]
    deposits: tuple[Step, ...]
    finals: tuple[Step, ...]


class Worked(NamedTuple):
    """A quote worked through."""

    amount: Decimal
    percent: Decimal
    deposit: Decimal
    vat: Decimal
    total: Decimal


class Policy(NamedTuple):
    """The rules of a company on a day."""

    language: str
    day: date
    company: Party
    foot: tuple[str, ...]
    rules: tuple[Rules, ...]
    regime: str
    example: Worked | None
    half: str
    rate: Decimal | None
    """What companies owe a year when they are late; None where the published rate is not known."""
    agreed: bool
    """True where the company has a rate of its own."""
    public_rate: Decimal | None
    legal_rate: Decimal | None
    margin: Decimal
    floor: Decimal
    public_margin: Decimal
    fee: Decimal
    usual_days: int
    first_day: int
    months: int
    discount: str
    iban: str
    bic: str
    owners: tuple[str, ...]
    """Whom to ask."""
    kinds: frozenset[str]
    """The kinds of customers that the company has."""

    @property
    def asks(self) -> bool:
        """Tell whether a deposit is asked of somebody."""
        return any(tier.percent for rules in self.rules for tier in rules.tiers)


def compose(view: View, language: str | None, profile: str | None = None) -> Policy:
    """Give the rules in force on the view's day, of all profiles or of one.

    Raises:
      ValueError: no setting and no customer has this profile.
    """
    book, day = view.book, view.day
    company = book.settings.company(day)
    said = language or language_for(company, None)
    rates, half = Rates(book.settings, day), half_year(day)
    penalty = rates.penalty(day)
    rules = _rules(book, day, profile)
    regime = company_regime(book, day)
    discount = company.text("discount") if company else ""
    return Policy(
        language=said,
        day=day,
        company=party(company),
        foot=foot(company, said),
        rules=rules,
        regime=regime,
        example=_worked(rules, regime),
        half=say(f"half-{half.half}", said, year=half.year),
        rate=yearly_rate(rates, COMPANY, half, began=half, penalty=penalty),
        agreed=penalty is not None,
        public_rate=yearly_rate(rates, PUBLIC, half, began=half, penalty=None),
        legal_rate=yearly_rate(rates, CONSUMER, half, began=half, penalty=None),
        margin=COMPANY_MARGIN.value,
        floor=PENALTY_FLOOR.value,
        public_margin=PUBLIC_MARGIN.value,
        fee=FLAT_FEE.value,
        usual_days=int(USUAL_TERM.value),
        first_day=int(FIRST_PAYMENT_DAY.value),
        months=int(DEPOSIT_INTEREST_MONTHS.value),
        discount=discount if parse_discount(discount) else "",
        iban=grouped_iban(company.text("iban")) if company else "",
        bic=company.text("bic") if company else "",
        owners=text_lines(company.text("email")) if company else (),
        kinds=frozenset(customer.kind for customer in book.customers.values()),
    )


def _rules(book: Book, day: date, profile: str | None) -> tuple[Rules, ...]:
    """Give the rules by profile, the general ones first; a profile without rules of its own has the general ones."""
    settings = book.settings
    own = {policy.profile for policy in settings.policies if policy.date <= day}
    own |= {step.profile for step in settings.steps if step.date <= day}
    known = own | {customer.profile for customer in book.customers.values()}
    if profile is not None and profile not in known:
        raise ValueError(profile)
    wanted = [profile] if profile is not None else [STANDARD, *sorted(own - {STANDARD})]
    return tuple(
        Rules(
            name,
            _merged(Tier(amount, percent) for amount, percent in tiers_of(settings.policies, name, day)),
            settings.plan(name, "deposit", day),
            settings.plan(name, "final", day),
        )
        for name in wanted
    )


def _merged(tiers: Iterable[Tier]) -> tuple[Tier, ...]:
    """Leave out the tiers that ask for no other percentage than the one below."""
    found: list[Tier] = []
    for tier in tiers:
        if not found or found[-1].percent != tier.percent:
            found.append(tier)
    return tuple(found)


def _worked(rules: tuple[Rules, ...], regime: str) -> Worked | None:
    reached = [tier for tier in rules[0].tiers if tier.amount <= EXAMPLE]
    if not reached or not reached[-1].percent:
        return None
    deposit = percent_of(EXAMPLE, reached[-1].percent)
    vat = ZERO if regime == NONE else percent_of(deposit, STANDARD_RATE.value)
    return Worked(EXAMPLE, reached[-1].percent, deposit, vat, deposit + vat)
