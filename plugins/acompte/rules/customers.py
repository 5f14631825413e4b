"""Rules about who is invoiced and by whom: identifiers, and how much a customer may owe."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from acompte.model.diagnostic import Diagnostic
from acompte.model.money import ZERO
from acompte.model.state import on_account
from acompte.rules.registry import WARNING, Case, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from acompte.model.records import Invoice


def _parties(case: Case, key: str) -> Iterator[tuple[str, str, Any, str | None]]:
    """Give who says something under a key: value, name, entry, account; the company and the customers."""
    for company in case.book.settings.companies:
        if company.date <= case.day and company.text(key):
            yield company.text(key), company.name, company.entry, None
    for customer in case.book.customers.values():
        if customer.text(key):
            yield customer.text(key), customer.name, customer.entry, customer.account


@rule("siren-invalid", WARNING, "customers", "A SIREN does not have nine digits with the right check digit.")
def siren_invalid(case: Case) -> Iterator[Diagnostic]:
    """Check each SIREN's nine digits and its Luhn digit (C. com. R123-221)."""
    for value, name, entry, account in _parties(case, "siren"):
        from stdnum.fr import siren

        if not siren.is_valid(value):
            yield Diagnostic("siren-invalid", entry, {"name": name, "value": value}, customer=account)


@rule("vat-number-invalid", WARNING, "customers", "A VAT number has a wrong form, or is not its owner's.")
def vat_number_invalid(case: Case) -> Iterator[Diagnostic]:
    """Check the form and check digits of VAT numbers; a French one ends with its owner's SIREN.

    A country whose numbers nobody describes is not judged.
    """
    sirens = {(name, account): value for value, name, _, account in _parties(case, "siren")}
    for value, name, entry, account in _parties(case, "vat-number"):
        facts = {"name": name, "value": value}
        if not _is_vat_number(value):
            yield Diagnostic("vat-number-invalid", entry, facts, customer=account)
        own = "".join(sirens.get((name, account), "").split())
        number = "".join(value.split()).upper()
        if own and number.startswith("FR") and _is_vat_number(value) and number[-9:] != own:
            yield Diagnostic("vat-number-invalid", entry, {**facts, "siren": own}, customer=account, variant="siren")


def _is_vat_number(value: str) -> bool:
    from stdnum import get_cc_module
    from stdnum.eu import vat

    country = value.strip()[:2].lower()
    if not (country.isascii() and country.isalpha()):
        return False
    if country in vat.MEMBER_STATES or country in ("el", "xi"):
        return bool(vat.is_valid(value))
    module = get_cc_module(country, "vat")
    return module is None or bool(module.is_valid(value)) or bool(module.is_valid(value.strip()[2:]))


@rule("iban-invalid", WARNING, "customers", "An IBAN has a wrong length or check digits.")
def iban_invalid(case: Case) -> Iterator[Diagnostic]:
    """Check the form and check digits of each IBAN (ISO 13616)."""
    for value, name, entry, account in _parties(case, "iban"):
        from stdnum import iban

        if not iban.is_valid(value):
            yield Diagnostic("iban-invalid", entry, {"name": name, "value": value}, customer=account)


@rule("credit-limit", WARNING, "customers", "A customer owes more than its credit limit.")
def credit_limit(case: Case) -> Iterator[Diagnostic]:
    """Compare what is open, less what stands on account, with the limit; at the document that goes over it."""
    limits = {a: limit for a, c in case.book.customers.items() if (limit := _amount(c.meta.get("credit-limit")))}
    if not limits:
        return
    account = on_account(case.history, case.day)
    owed = {customer: -account.get(customer, ZERO) for customer in limits}
    over: dict[str, Invoice] = {}
    for invoice in case.book.invoices:
        if invoice.date > case.day:
            break
        customer = invoice.customer
        if customer in limits and invoice.total > 0:
            owed[customer] += invoice.total - case.history.settled(invoice.place, case.day)
            if owed[customer] > limits[customer]:
                over.setdefault(customer, invoice)
    for customer, invoice in over.items():
        yield case.on("credit-limit", invoice, owed=owed[customer], limit=limits[customer])


def _amount(said: Any) -> Decimal | None:
    number = getattr(said, "number", said)
    return number if isinstance(number, Decimal) else None
