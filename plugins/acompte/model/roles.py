"""The chart of accounts is the configuration: the role of an account comes from its number."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from beancount.core.data import Open

from acompte.model import values
from acompte.model.settings import VAT_DUE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from decimal import Decimal

CUSTOMER, RETENTION, BILL, DOUBTFUL = "customer", "retention", "bill", "doubtful"
DEPOSITS, VAT, VAT_PENDING, BANK, SET_OFF = "deposits", "vat", "vat-pending", "bank", "set-off"
REVENUE, DISCOUNT, INTEREST, RECOVERY_FEE = "revenue", "discount", "interest", "recovery-fee"
INDEMNITY, RECOVERED, ALLOWANCE, BAD_DEBT = "indemnity", "recovered", "allowance", "bad-debt"
DIFFERENCE, BANK_FEE, INTEREST_OWED = "difference", "bank-fee", "interest-owed"

RECEIVABLE = frozenset((CUSTOMER, RETENTION, BILL, DOUBTFUL))
"""The roles whose accounts hold what customers owe."""

_NONE = ""
PREFIXES = {
    "411": CUSTOMER,
    "4117": RETENTION,
    "413": BILL,
    "5113": BILL,
    "5114": BILL,
    "416": DOUBTFUL,
    "4191": DEPOSITS,
    "4457": VAT,
    "44574": VAT_PENDING,
    "44584": VAT_PENDING,
    "44587": VAT_PENDING,
    "51": BANK,
    "519": _NONE,
    "53": BANK,
    "40": SET_OFF,
    "45": SET_OFF,
    "467": SET_OFF,
    "70": REVENUE,
    "75": REVENUE,
    "758": INDEMNITY,
    "7583": RECOVERED,
    "665": DISCOUNT,
    "763": INTEREST,
    "491": ALLOWANCE,
    "654": BAD_DEBT,
    "658": DIFFERENCE,
    "627": BANK_FEE,
    "668": INTEREST_OWED,
}
"""The role of a number in the chart of accounts, by how it begins, the longest first; none where it says none."""
ROLES = frozenset(role for role in PREFIXES.values() if role) | {RECOVERY_FEE}
"""Every role, as `role:` may name it."""

_INHERITED: dict[str, tuple[frozenset[str], Callable[[object], bool], str]] = {
    "vat": (frozenset((VAT, VAT_PENDING, REVENUE, DEPOSITS)), lambda said: values.percent(said) is not None, "20"),
    "vat-due": (frozenset((REVENUE, DEPOSITS)), lambda said: said in VAT_DUE, ", ".join(f'"{w}"' for w in VAT_DUE)),
}
"""What an `open` says of the accounts below it too: for which roles, what reads it, and what would be right."""


class Account(NamedTuple):
    """An account that has a role, with what its `open` says of it."""

    name: str
    role: str
    rate: Decimal | None
    customer: str | None
    """The account of the customer it belongs to; None where it is shared, or nobody's."""
    vat_due: str | None
    number: str = ""
    """Its number in the chart of accounts, its own or the one that it inherits."""


def role_of_number(pcg: str, *, has_rate: bool) -> str | None:
    """Give the role of a chart-of-accounts number, the longest prefix first; None where it has none."""
    for length in range(len(pcg), 1, -1):
        prefix = pcg[:length]
        if prefix in PREFIXES:
            return PREFIXES[prefix] or None
        if prefix == "4458" and has_rate:
            return VAT_PENDING
    return None


def accounts_with_roles(opens: Iterable[Open]) -> dict[str, Account]:
    """Give every account that has a role, whatever the date of its `open`."""
    by_name: dict[str, Open] = {}
    for entry in opens:
        by_name.setdefault(entry.account, entry)
    found: dict[str, Account] = {}
    for name in by_name:
        account = _account(name, by_name)
        if account is not None:
            found[name] = account
    return found


def unread_keys(opens: Iterable[Open]) -> Iterator[tuple[Open, str, str]]:
    """Give each `open` with a key of ours that cannot be read, that key, and what would be right.

    `vat` and `vat-due` are ours where an account that bears them, or is taxed, has them or inherits them.
    """
    by_name: dict[str, Open] = {}
    for entry in opens:
        by_name.setdefault(entry.account, entry)
    roles = ", ".join(f'"{role}"' for role in sorted(ROLES))
    for entry in by_name.values():
        said = entry.meta.get("role")
        if said is not None and not (isinstance(said, str) and said in ROLES):
            yield entry, "role", roles
    for key, (ours, reads, example) in _INHERITED.items():
        wrong = {id(o) for o in by_name.values() if o.meta.get(key) is not None and not reads(o.meta[key])}
        for name in by_name if wrong else ():
            line = _line(name, by_name)
            nearest = next((o for o in line if key in o.meta), None)
            if nearest is not None and id(nearest) in wrong and _role(line, has_rate=True) in ours:
                wrong.remove(id(nearest))
                yield nearest, key, example


def _line(name: str, opens: Mapping[str, Open]) -> list[Open]:
    """Give the account's own `open`, then those of its opened parents, nearest first."""
    line = []
    while True:
        if name in opens:
            line.append(opens[name])
        if ":" not in name:
            return line
        name = name.rpartition(":")[0]


def _account(name: str, opens: Mapping[str, Open]) -> Account | None:
    line = _line(name, opens)
    rate = next((values.percent(o.meta["vat"]) for o in line if "vat" in o.meta), None)
    role = _role(line, has_rate=rate is not None)
    if role is None:
        return None
    customer = None
    if role in RECEIVABLE:
        customer = _customer(line)
        if customer is None and role == CUSTOMER:
            customer = name
    vat_due = next((o.meta["vat-due"] for o in line if "vat-due" in o.meta), None)
    number = next((str(o.meta["pcg"]) for o in line if o.meta.get("pcg") is not None), "")
    return Account(name, role, rate, customer, vat_due if isinstance(vat_due, str) else None, number)


def _role(line: list[Open], *, has_rate: bool) -> str | None:
    for entry in line:
        said = entry.meta.get("role")
        if isinstance(said, str) and said in ROLES:
            return said
        pcg = entry.meta.get("pcg")
        if pcg is not None:
            return role_of_number(str(pcg), has_rate=has_rate)
    return None


def _customer(line: list[Open]) -> str | None:
    """Give the nearest account with a `name` whose own role is customer."""
    for index, entry in enumerate(line):
        if "name" in entry.meta and _role(line[index:], has_rate=False) == CUSTOMER:
            return entry.account
    return None
