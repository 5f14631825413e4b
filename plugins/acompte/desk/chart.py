"""Which account an entry posts to: the one of the role (and rate) that was used last, nearest to the customer first."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from beancount.core.data import Close, Open, Transaction

from acompte.desk.refusal import Refusal
from acompte.model import roles

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from decimal import Decimal

    from acompte.desk.situation import Situation
    from acompte.model.roles import Account

NUMBERS = {
    roles.CUSTOMER: "411000",
    roles.RETENTION: "411700",
    roles.BILL: "413000",
    roles.DOUBTFUL: "416000",
    roles.DEPOSITS: "419100",
    roles.VAT: "445710",
    roles.VAT_PENDING: "445840",
    roles.BANK: "512000",
    roles.REVENUE: "706000",
    roles.DISCOUNT: "665000",
    roles.INDEMNITY: "758100",
    roles.RECOVERED: "758300",
    roles.BAD_DEBT: "654000",
    roles.DIFFERENCE: "658000",
    roles.BANK_FEE: "627000",
    roles.INTEREST: "763100",
    roles.RECOVERY_FEE: "763110",
}
"""A chart-of-accounts number for each role, to say in a refusal how to open one."""

_SOLD = ("706", "704", "705", "707", "701")
"""What a company sells, by the number of the revenue account: the usual first."""

RATED = frozenset((roles.VAT, roles.VAT_PENDING))


class Found(NamedTuple):
    """An account, and whether a posting to it must say its VAT rate."""

    name: str
    says_rate: bool


class Chart:
    """The accounts that can be posted to on a day."""

    def __init__(self, whole: Situation, near: Situation) -> None:
        """Look at a ledger (`whole`), and first at the part of it that is one customer's (`near`)."""
        self.whole = whole
        self.near = near
        self.accounts = whole.book.accounts

    @cached_property
    def usable(self) -> dict[str, Account]:
        """The accounts with a role that are open on the day."""
        found: dict[str, Account] = {}
        closed = {e.account for e in self.whole.entries if isinstance(e, Close) and e.date <= self.whole.day}
        for entry in self.whole.entries:
            if isinstance(entry, Open) and entry.date <= self.whole.day and entry.account not in closed:
                account = self.accounts.get(entry.account)
                if account is not None:
                    found[entry.account] = account
        return found

    def number_of(self, name: str) -> str:
        """Give the chart-of-accounts number of an account: its own, or of the nearest opened parent; else empty."""
        while name:
            entry = self._opens.get(name)
            if entry is not None and "pcg" in entry.meta:
                return str(entry.meta["pcg"])
            name = name.rpartition(":")[0]
        return ""

    @cached_property
    def _opens(self) -> dict[str, Open]:
        return {entry.account: entry for entry in self.whole.entries if isinstance(entry, Open)}

    def of_role(self, *wanted: str) -> list[Account]:
        """Give the usable accounts of some roles, by name."""
        return sorted((a for a in self.usable.values() if a.role in wanted), key=lambda account: account.name)

    def has(self, role: str) -> bool:
        """Tell whether there is an account of a role."""
        return bool(self.of_role(role))

    def account(
        self, role: str, rate: Decimal | None = None, prefers: Callable[[Account], bool] | None = None
    ) -> Found:
        """Give the account of a role for a VAT rate.

        One that has the rate comes first, then one without any; of several, one that `prefers` accepts, then the one
        used last.

        Raises:
          Refusal: there is none; the sentence says how to open one.
        """
        candidates = self.of_role(role)
        if rate is not None:
            own = [account for account in candidates if account.rate == rate]
            candidates = own or [account for account in candidates if account.rate is None]
            if not candidates and role not in RATED:
                candidates = self.of_role(role)
        if not candidates:
            variant = "no-account-fee" if role == roles.RECOVERY_FEE else "no-account"
            variant = "no-account-rate" if rate is not None and role in RATED else variant
            raise Refusal(variant, role=role, pcg=NUMBERS.get(role, ""), rate=rate)
        liked = [account for account in candidates if prefers(account)] if prefers else []
        chosen = self._used_last(liked or candidates)
        return Found(chosen.name, rate is not None and chosen.rate != rate)

    def _used_last(self, candidates: list[Account]) -> Account:
        if len(candidates) == 1:
            return candidates[0]
        by_name = {account.name: account for account in candidates}
        for situation in (self.near, self.whole):
            name = _last_posted(situation, by_name)
            if name is not None:
                return by_name[name]
        parents = {account.name.rpartition(":")[0] for account in candidates}
        leaves = [account for account in candidates if account.name not in parents] or candidates
        return min(leaves, key=lambda account: (self._usual(account), account.name))

    def _usual(self, account: Account) -> tuple[int, str]:
        """Order accounts that nobody has used yet: services and works before goods, then by number."""
        number = self.number_of(account.name)
        places = [place for place, start in enumerate(_SOLD) if number.startswith(start)]
        return min(places, default=len(_SOLD)), number


def _last_posted(situation: Situation, names: Iterable[str]) -> str | None:
    """Give the account that an entry up to the day posted to last."""
    wanted = set(names)
    for entry in reversed(situation.entries):
        if isinstance(entry, Transaction) and entry.date <= situation.day:
            for posting in entry.postings:
                if posting.account in wanted:
                    return posting.account
    return None
