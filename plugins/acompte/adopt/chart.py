"""The chart of a ledger: what is opened, what it says already, whether its numbers are those of the French chart."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from acompte.adopt import names
from acompte.adopt.lexicon import Found, recognise
from acompte.adopt.usage import Roots, Use, parts
from acompte.model.roles import CUSTOMER, accounts_with_roles, role_of_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from beancount.core.data import Open

    from acompte.model.roles import Account

KEYS = ("number", "code", "compte", "account-number", "account_number", "numero", "num", "gl", "gl-code", "pcg-number")
"""The metadata under which people note the number of an account."""

FRENCH_ROOTS = frozenset(("Actif", "Actifs", "Passif", "Passifs", "Produits", "Charges", "Revenus", "Capitaux"))

_NUMBER = re.compile(r"\d{3,8}")
_ENOUGH = 2


class Named(NamedTuple):
    """A number of the French chart that an account carries, and where it stands."""

    number: str
    key: str | None
    """The metadata key; None where the number stands in the name."""


class Chart:
    """The accounts of a ledger, with everything that is known of each before guessing."""

    def __init__(self, opens: Iterable[Open], roots: Roots, used: Mapping[str, Use]) -> None:
        """Look at the accounts; the first `open` of each counts."""
        self.roots = roots
        self.opens: dict[str, Open] = {}
        for entry in opens:
            if roots.kind(entry.account) is not None:
                self.opens.setdefault(entry.account, entry)
        self._used = used
        self.said: dict[str, Account] = accounts_with_roles(self.opens.values())
        """The roles that the ledger gives already."""
        self.numbers = _numbers(self.opens, roots)
        self.terms: dict[str, Found] = {}
        for account in self.opens:
            found = recognise(parts(account), self.kind(account))
            if found is not None:
                self.terms[account] = found
        self.children: dict[str, list[str]] = {}
        for account in self.opens:
            above = self.parent(account)
            if above is not None:
                self.children.setdefault(above, []).append(account)

    def kind(self, account: str) -> str:
        """Give the kind of the root account above an opened account."""
        return self.roots.kind(account) or ""

    def use(self, account: str) -> Use:
        """Give how an account is used."""
        return self._used.get(account) or Use()

    def parent(self, account: str) -> str | None:
        """Give the nearest opened parent."""
        while ":" in account:
            account = account.rpartition(":")[0]
            if account in self.opens:
                return account
        return None

    def below(self, account: str) -> list[str]:
        """Give every opened account below one, at any depth."""
        found = []
        for child in self.children.get(account, ()):
            found += [child, *self.below(child)]
        return found

    def says(self, account: str) -> bool:
        """Tell whether the account's own `open` gives it a number or a role."""
        meta = self.opens[account].meta
        return "pcg" in meta or "role" in meta

    def heard(self, account: str) -> bool:
        """Tell whether the account, or a parent, says what it is."""
        above: str | None = account
        while above is not None:
            if self.says(above):
                return True
            above = self.parent(above)
        return False

    @cached_property
    def customers(self) -> tuple[str, ...]:
        """Give the accounts whose number, name or own word says that they are customers'."""
        return tuple(account for account in self.opens if self._names_customer(account))

    def _names_customer(self, account: str) -> bool:
        said, named, term = self.said.get(account), self.numbers.get(account), self.terms.get(account)
        if said is not None:
            return said.role == CUSTOMER
        if named is not None:
            return role_of_number(named.number, has_rate=False) == CUSTOMER
        return term is not None and term.term.role == CUSTOMER

    @cached_property
    def sold(self) -> set[str]:
        """Give the revenue accounts that customers' accounts are debited against."""
        return {income for account in self.customers for income in self.use(account).billed_against}

    @cached_property
    def paid_into(self) -> set[str]:
        """Give the asset accounts that what customers pay goes to."""
        return {asset for account in self.customers for asset in self.use(account).paid_into}

    @cached_property
    def moved_from(self) -> dict[str, set[str]]:
        """Give, by account, the liabilities that move on to it."""
        found: dict[str, set[str]] = {}
        for account in self.opens:
            for other in self.use(account).moved_to:
                found.setdefault(other, set()).add(account)
        return found

    @cached_property
    def is_french(self) -> bool:
        """Tell whether the chart speaks French: by its numbers, by what it says already, else by its words."""
        if self.numbers or any("pcg" in entry.meta for entry in self.opens.values()):
            return True
        french = sum(found.french for found in self.terms.values())
        roots = sum(root in FRENCH_ROOTS for root in self.roots.names.values())
        return (french + roots) * 2 > len(self.terms) + roots


def _numbers(opens: Mapping[str, Open], roots: Roots) -> dict[str, Named]:
    """Give the numbers of the French chart, under metadata or in names, where there are enough that fit.

    Other charts number their accounts too (1200 for receivables, 4000 for sales): their numbers do not fit the
    roots that they stand below, and then none of them counts.
    """
    found: dict[str, Named] = {}
    for key in KEYS:
        seen = {account: _written(entry.meta.get(key)) for account, entry in opens.items()}
        found = {**_fitting({a: n for a, n in seen.items() if n}, roots, key), **found}
    in_names: dict[str, str] = {}
    strangers = 0
    for account in opens:
        number, seen_any = names.number_in(parts(account), roots.kind(account) or "")
        if number is not None:
            in_names[account] = number
        elif seen_any:
            strangers += 1
    return {**_fitting(in_names, roots, None, strangers), **found}


def _written(value: object) -> str | None:
    if isinstance(value, Decimal) and value == value.to_integral_value():
        value = str(int(value))
    return value if isinstance(value, str) and _NUMBER.fullmatch(value) else None


def _fitting(seen: Mapping[str, str], roots: Roots, key: str | None, strangers: int = 0) -> dict[str, Named]:
    good = {a: Named(n, key) for a, n in seen.items() if names.fits_class(n, roots.kind(a) or "")}
    useful = sum(role_of_number(named.number, has_rate=True) is not None for named in good.values())
    if useful < _ENOUGH or len(good) * 5 < (len(seen) + strangers) * 4:
        return {}
    return good
