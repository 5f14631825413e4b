"""Which account is one customer, and how the customer is called."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from acompte.adopt import lexicon, names
from acompte.adopt.records import LIKELY, SURE, TO_CHECK, Reason, least_sure
from acompte.adopt.usage import parts
from acompte.model import roles

if TYPE_CHECKING:
    from acompte.adopt.chart import Chart
    from acompte.adopt.draft import Draft

_COLLECTIVE = 4
"""Numbers of as many digits, but for zeros at the end, are those of all customers; longer ones of one customer."""
_CODE = re.compile(r"^[A-Z]?\d+-?|-?\d+$")


def propose_names(draft: Draft, limit: str) -> None:
    """Propose a `name` for every account that is a single customer's and does not have one."""
    for account in sorted(draft.opens, key=lambda name: (name.count(":"), name)):
        now = draft.account(account)
        if now is None or now.role != roles.CUSTOMER or now.customer != account or "name" in draft.opens[account].meta:
            continue
        if unit(draft, account) != account:
            continue
        found = _name(draft.chart, account)
        if found is not None:
            name, certainty, reason = found
            draft.add(account, "name", name, least_sure(certainty, limit), (reason,))


def unit(draft: Draft, account: str) -> str | None:
    """Give the account of the customer that an account of role customer belongs to; None where all share it."""
    chart = draft.chart
    root, *below = account.split(":")
    path, grouped = root, False
    for part in below:
        path = f"{path}:{part}"
        opened = path in draft.opens
        has_children = opened and bool(chart.children.get(path))
        if _is_collective(part, has_children=has_children) or (grouped and has_children and _is_general(part)):
            grouped = True
        elif grouped:
            return path if opened else account
        elif opened and draft.says(path) and _owes(draft, path):
            if not has_children or "name" in draft.opens[path].meta:
                return path
            grouped = True
        elif opened and _owes(draft, path):
            return path
    if not chart.children.get(account) and len(payees(chart, account)) == 1:
        return account
    return None


def _owes(draft: Draft, account: str) -> bool:
    now = draft.account(account)
    return now is not None and now.role == roles.CUSTOMER


def _is_general(part: str) -> bool:
    said = names.text(part)
    return bool(said) and lexicon.GENERAL.fullmatch(said) is not None


def _is_collective(part: str, *, has_children: bool) -> bool:
    """Tell whether a part of a name speaks of customers in general: `411`, `Clients`, `411000-Clients-Divers`."""
    said = names.text(part)
    match = lexicon.CUSTOMER.match(said)
    label = (said[: match.start()] + said[match.end() :]).strip() if match else said
    if lexicon.GENERAL.fullmatch(label) is None:
        return False
    number = names.component_number(part)
    if number is not None and number.startswith("41"):
        return has_children or len(number) <= _COLLECTIVE or len(number.rstrip("0")) <= _COLLECTIVE
    return match is not None


def payees(chart: Chart, account: str) -> Counter[str]:
    """Give the payees of what an account, and those below it, are billed."""
    found: Counter[str] = Counter()
    for one in (account, *chart.below(account)):
        found.update(chart.use(one).payees)
    return found


def _name(chart: Chart, account: str) -> tuple[str, str, Reason] | None:
    """Give the name of a customer: the payee of most of its invoices, else what its account is called."""
    leaf = parts(account)[-1]
    label = _CODE.sub("", leaf).replace("-", " ").strip()
    seen = payees(chart, account)
    if seen:
        payee, count = seen.most_common(1)[0]
        total = sum(seen.values())
        if count * 5 >= total * 4:
            alike = set(names.words(label)) <= set(names.words(payee)) and label
            reason = Reason("name-payee", {"count": count, "total": total})
            return payee, SURE if alike else LIKELY, reason
    if not label and _is_collective(leaf, has_children=False):
        return None
    return label or leaf, TO_CHECK, Reason("name-account", {})
