"""How the accounts are used: read off the postings in one pass, before anything is known of their roles."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from acompte.adopt import lexicon, names
from acompte.adopt.names import ASSETS, EXPENSES, INCOME, KINDS, LIABILITIES
from acompte.model.money import CENT, HUNDRED, ZERO, percent_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from beancount.core.data import Transaction

_TENTH = Decimal("0.1")
_SLACK = 2 * CENT


class Use:
    """How one account is used; the counts are of postings."""

    __slots__ = (
        "billed",
        "billed_against",
        "credits",
        "debits",
        "deducted",
        "moved_to",
        "observed",
        "paid_into",
        "payees",
        "rates",
        "received",
        "set_against",
        "taken",
    )

    def __init__(self) -> None:
        """Begin with an account that nothing is posted to."""
        self.debits = 0
        self.credits = 0
        self.billed = 0
        """Debits of an asset in entries that credit revenue."""
        self.billed_against: Counter[str] = Counter()
        self.received = 0
        """Credits of an asset in entries that debit another asset, without revenue."""
        self.paid_into: Counter[str] = Counter()
        self.payees: Counter[str] = Counter()
        """The payees of its debits against revenue or liabilities."""
        self.taken = 0
        """Credits of a liability in entries that debit an asset, without revenue or expense."""
        self.deducted = 0
        """Debits of a liability in entries that credit revenue."""
        self.moved_to: Counter[str] = Counter()
        """Liabilities credited with what this one was debited, in entries without revenue."""
        self.set_against: Counter[str] = Counter()
        """Assets credited with what a liability is debited, without money."""
        self.observed = 0
        """Credits of a liability beside revenue or another liability."""
        self.rates: Counter[Decimal] = Counter()
        """The percentages that such credits are of what stands beside them."""

    @property
    def rate(self) -> Decimal | None:
        """Give the one rate that explains what was observed: a French one nearly all of it, another one all."""
        common = [rate for rate in names.RATES if self.rates[rate] * 10 >= max(self.observed, 1) * 8]
        if common:
            return common[0]
        whole = [rate for rate, count in self.rates.items() if count == self.observed]
        return whole[0] if len(whole) == 1 else None

    @property
    def posted(self) -> bool:
        """Tell whether anything is posted to the account."""
        return self.debits + self.credits > 0


class _Line(NamedTuple):
    account: str
    kind: str
    amount: Decimal
    private: bool


class Roots:
    """The names of the five root accounts of a ledger."""

    def __init__(self, options: Mapping[str, object]) -> None:
        """Read them from the options of the ledger."""
        self._kinds = {str(options.get(f"name_{kind}", kind.capitalize())): kind for kind in KINDS}
        self.names = {kind: name for name, kind in self._kinds.items()}

    def kind(self, account: str) -> str | None:
        """Give the kind of the root account that an account stands below."""
        return self._kinds.get(account.partition(":")[0])


def parts(account: str) -> tuple[str, ...]:
    """Give the parts of an account's name below the root."""
    return tuple(account.split(":")[1:])


def usage(transactions: Iterable[Transaction], roots: Roots) -> dict[str, Use]:
    """Read how every account is used."""
    found: dict[str, Use] = {}
    private: dict[str, bool] = {}
    for entry in transactions:
        lines = []
        for posting in entry.postings:
            kind = roots.kind(posting.account)
            units = posting.units
            if kind is None or units is None or not isinstance(units.number, Decimal):
                continue
            if posting.account not in private:
                private[posting.account] = kind == INCOME and lexicon.is_private(parts(posting.account))
            lines.append(_Line(posting.account, kind, units.number, private[posting.account]))
            use = found.setdefault(posting.account, Use())
            if units.number > 0:
                use.debits += 1
            elif units.number < 0:
                use.credits += 1
        _read(entry, lines, found)
    return found


def _read(entry: Transaction, lines: list[_Line], found: Mapping[str, Use]) -> None:
    sold = [line for line in lines if line.kind == INCOME and line.amount < 0 and not line.private]
    owed = [line for line in lines if line.kind == LIABILITIES and line.amount < 0]
    debited = [line for line in lines if line.kind == ASSETS and line.amount > 0]
    credited = [line for line in lines if line.kind == ASSETS and line.amount < 0]
    spent = any(line.kind == EXPENSES for line in lines)
    earned = any(line.kind == INCOME for line in lines)
    for line in debited:
        use = found[line.account]
        if sold:
            use.billed += 1
            use.billed_against.update(other.account for other in sold)
        if entry.payee and (sold or (owed and not credited and not spent)):
            use.payees[entry.payee] += 1
    if debited and not earned:
        for line in credited:
            found[line.account].received += 1
            found[line.account].paid_into.update(other.account for other in debited)
    if credited and not debited and not earned:
        for line in lines:
            if line.kind == LIABILITIES and line.amount > 0:
                found[line.account].set_against.update(other.account for other in credited)
    _read_liabilities(lines, found, sold=sold, owed=owed, asked=bool(debited), spent=spent, earned=earned)


def _read_liabilities(
    lines: list[_Line],
    found: Mapping[str, Use],
    *,
    sold: list[_Line],
    owed: list[_Line],
    asked: bool,
    spent: bool,
    earned: bool,
) -> None:
    paid_down = [line for line in lines if line.kind == LIABILITIES and line.amount > 0]
    for line in paid_down:
        if sold:
            found[line.account].deducted += 1
        elif not earned:
            found[line.account].moved_to.update(o.account for o in owed if o.amount == -line.amount)
    if spent and not sold:
        return
    sold_in_all = -sum((line.amount for line in sold), ZERO)
    deducted = sum((line.amount for line in paid_down), ZERO)
    for line in owed:
        use = found[line.account]
        if asked and not earned:
            use.taken += 1
        others = [-other.amount for other in (*sold, *owed) if other is not line]
        beside = sum(others, ZERO)
        bases = {*others, beside, beside - deducted, sold_in_all, sold_in_all - deducted}
        if others:
            use.observed += 1
            use.rates.update({rate for base in bases if (rate := _rate(-line.amount, base)) is not None})


def _rate(part: Decimal, base: Decimal) -> Decimal | None:
    """Give the percentage that a part is of a base, where it is a plausible rate of VAT."""
    if base <= 0 or not 0 < part < base:
        return None
    for rate in names.RATES:
        if abs(percent_of(base, rate) - part) <= _SLACK:
            return rate
    rate = (part * HUNDRED / base).quantize(_TENTH)
    if 1 < rate < 28 and abs(percent_of(base, rate) - part) <= CENT:
        return rate.normalize()
    return None
