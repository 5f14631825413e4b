"""The chart of accounts of a new ledger: an account for every role that entries need, with its French number."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from acompte.desk.entries import opening
from acompte.founding.facts import CURRENCY
from acompte.law.vat_facts import INTERMEDIATE_RATE, REDUCED_RATE, STANDARD_RATE
from acompte.model.text import FRENCH
from acompte.vat.regimes import DELIVERY

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from beancount.core.data import Open

    from acompte.founding.facts import Facts

ROOTS = {
    "name_assets": ("Actif", "Assets"),
    "name_liabilities": ("Passif", "Liabilities"),
    "name_equity": ("Capitaux", "Equity"),
    "name_income": ("Produits", "Income"),
    "name_expenses": ("Charges", "Expenses"),
}
"""The names of the root accounts, French and English; the English ones are Beancount's own."""

CUSTOMERS = ("Actif:Clients", "Assets:Customers")
DEPOSITS = ("Passif:Clients:Acomptes", "Liabilities:Customers:Deposits")
OPENING = ("Capitaux:Ouverture", "Equity:Opening")
_VAT = (("Passif:TVA:Collectée", "Liabilities:VAT:Due"), "44571")
_PENDING = (("Passif:TVA:Attente", "Liabilities:VAT:Pending"), "44584")

_RATE_NAMES = {
    STANDARD_RATE.value: ("Normal", "Standard"),
    INTERMEDIATE_RATE.value: ("Intermédiaire", "Intermediate"),
    REDUCED_RATE.value: ("Réduit", "Reduced"),
}
USUAL_RATES = tuple(_RATE_NAMES)


class Group(NamedTuple):
    """Accounts that stand together below a heading."""

    title: str
    accounts: tuple[Open, ...]


class _Row(NamedTuple):
    names: tuple[str, str]
    pcg: str
    role: str | None = None


_BANK = (_Row(("Actif:Banque", "Assets:Bank"), "512000"), _Row(("Actif:Effets", "Assets:Bills"), "413000"))
_CUSTOMERS = (
    _Row(CUSTOMERS, "411000"),
    _Row(("Actif:ClientsDouteux", "Assets:DoubtfulCustomers"), "416000"),
    _Row(("Actif:Dépréciations", "Assets:Allowances"), "491000"),
    _Row(DEPOSITS, "419100"),
)
_SUPPLIERS = (_Row(("Passif:Fournisseurs", "Liabilities:Suppliers"), "401000"),)
_OTHER_VAT = (
    _Row(("Actif:TVA:Déductible", "Assets:VAT:Deductible"), "445660"),
    _Row(("Passif:TVA:Décaissement", "Liabilities:VAT:Payable"), "445510"),
)
_EQUITY = (_Row(("Capitaux:Capital", "Equity:Capital"), "101000"), _Row(OPENING, "890000"))
_GOODS = (_Row(("Produits:Ventes", "Income:Goods"), "707000"),)
_SERVICES = (
    _Row(("Produits:Prestations", "Income:Services"), "706000"),
    _Row(("Produits:Travaux", "Income:Works"), "704000"),
)
_OTHER_INCOME = (
    _Row(("Produits:Indemnités", "Income:Indemnities"), "758100"),
    _Row(("Produits:Rentrées", "Income:Recovered"), "758300"),
    _Row(("Produits:Intérêts", "Income:Interest"), "763100"),
    _Row(("Produits:Recouvrement", "Income:RecoveryFees"), "763110", "recovery-fee"),
    _Row(("Produits:Reprises", "Income:Reversals"), "781740"),
)
_EXPENSES = (
    _Row(("Charges:Achats", "Expenses:Purchases"), "606000"),
    _Row(("Charges:Banque", "Expenses:BankFees"), "627000"),
    _Row(("Charges:Pertes", "Expenses:BadDebts"), "654000"),
    _Row(("Charges:Différences", "Expenses:Differences"), "658000"),
    _Row(("Charges:Escomptes", "Expenses:Discounts"), "665000"),
    _Row(("Charges:Intérêts", "Expenses:Interest"), "668000"),
    _Row(("Charges:Dotations", "Expenses:Allowances"), "681740"),
)


def chart(facts: Facts, rates: Iterable[Decimal] = ()) -> list[Group]:
    """Give the accounts of a company in groups; `rates` are rates of VAT beyond the usual ones.

    Who delivers goods has an account for goods, others for services and works: the first of them gets the revenue
    that says nothing else. Pending VAT has accounts under every regime, since one quote may have another regime.
    """
    word = facts.word
    groups = [
        Group(word("Banque et effets", "Bank and bills"), _opens(facts, _BANK)),
        Group(word("Clients", "Customers"), _opens(facts, _CUSTOMERS)),
    ]
    if facts.is_taxed:
        every = list(dict.fromkeys((*USUAL_RATES, *sorted(rates, reverse=True))))
        collected = [vat_account(facts, rate, pending=False) for rate in every]
        waiting = [vat_account(facts, rate, pending=True) for rate in every]
        rows = [
            opening(facts.day, name, CURRENCY, pcg=f"{number}{min(place, 9)}", vat=rate)
            for names, number in ((collected, _VAT[1]), (waiting, _PENDING[1]))
            for place, (name, rate) in enumerate(zip(names, every, strict=True))
        ]
        groups.append(Group(word("TVA", "VAT"), (*rows, *_opens(facts, _OTHER_VAT))))
    revenue = _GOODS if facts.vat_due == DELIVERY else _SERVICES
    return [
        *groups,
        Group(word("Fournisseurs", "Suppliers"), _opens(facts, _SUPPLIERS)),
        Group(word("Capitaux", "Equity"), _opens(facts, _EQUITY)),
        Group(word("Produits", "Income"), _opens(facts, (*revenue, *_OTHER_INCOME))),
        Group(word("Charges", "Expenses"), _opens(facts, _EXPENSES)),
    ]


def vat_account(facts: Facts, rate: Decimal, *, pending: bool) -> str:
    """Give the name of the account of VAT at a rate."""
    number = f"{rate.normalize():f}".replace(".", "-")
    name = _RATE_NAMES.get(rate, (f"Taux{number}", f"Rate{number}"))
    return f"{facts.word(*(_PENDING if pending else _VAT)[0])}:{facts.word(*name)}"


def roots(language: str) -> dict[str, str]:
    """Give the options that name the root accounts; none in English, where Beancount's own names stand."""
    return {key: names[0] for key, names in ROOTS.items()} if language == FRENCH else {}


def _opens(facts: Facts, rows: Iterable[_Row]) -> tuple[Open, ...]:
    return tuple(opening(facts.day, facts.word(*row.names), CURRENCY, pcg=row.pcg, role=row.role) for row in rows)
