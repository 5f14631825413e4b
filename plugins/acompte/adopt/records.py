"""What adopting finds: proposed lines with their reasons, what cannot be read, and where to start."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from decimal import Decimal

    from beancount.core.data import Custom, Open, Transaction

SURE, LIKELY, TO_CHECK = "sure", "likely", "to-check"
CERTAINTIES = (SURE, LIKELY, TO_CHECK)
"""How sure a proposal is, the surest first."""


def least_sure(*certainties: str) -> str:
    """Give the least sure of several."""
    return max(certainties, key=CERTAINTIES.index)


class Reason(NamedTuple):
    """Why a line is proposed; the reports turn it into words."""

    what: str
    facts: Mapping[str, Any]


class Guess(NamedTuple):
    """What an account seems to be, before anything is said of what its parents give it."""

    role: str | None
    """None for an account that plainly has no role, such as deductible VAT."""
    pcg: str
    certainty: str
    reasons: tuple[Reason, ...]
    rate: Decimal | None = None
    rate_certainty: str = SURE
    rate_reasons: tuple[Reason, ...] = ()


class Proposal(NamedTuple):
    """One metadata line for the `open` of an account."""

    entry: Open
    key: str
    value: str | Decimal
    certainty: str
    reasons: tuple[Reason, ...]

    @property
    def account(self) -> str:
        """Give the account."""
        return self.entry.account

    @property
    def line(self) -> str:
        """Write the metadata line, as it stands under its `open`."""
        return metadata_line(self.key, self.value)


def metadata_line(key: str, value: str | Decimal) -> str:
    """Write a line of metadata."""
    return f"  {key}: {quoted(value)}" if isinstance(value, str) else f"  {key}: {value:f}"


def quoted(text: str) -> str:
    """Write a text as Beancount reads it."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


class Finding(NamedTuple):
    """Something in the ledger that acompte cannot read as it stands."""

    what: str
    entry: Any
    """The `open` or the transaction at which to look first."""
    facts: Mapping[str, Any]


class Opening(NamedTuple):
    """What stands open with a customer on the day the books begin."""

    account: str
    name: str
    amount: Decimal
    """What the customer owes, or has paid too much where negative."""
    beside: tuple[tuple[str, Decimal], ...]
    """Deposits held for the customer and pending VAT of its documents: accounts with what they are credited with."""


class Start(NamedTuple):
    """Where to begin: the day, and what stands open on it."""

    day: date
    newest: Transaction | None
    """The newest invoice-like entry, which the day was taken from; None where the day was said."""
    openings: tuple[Opening, ...]
    rest: tuple[tuple[str, Decimal], ...]
    """What accounts of deposits and of pending VAT hold beyond that, and nobody knows for whom."""
    equity: str
    """The account that stands between the old balance and the entries that bring it forward."""
    equity_is_open: bool


class Setting(NamedTuple):
    """One metadata line for the company's directive."""

    key: str
    value: str
    certainty: str
    reasons: tuple[Reason, ...]

    @property
    def line(self) -> str:
        """Write the metadata line, as it stands under the directive."""
        return metadata_line(self.key, self.value)


class Untaxed(NamedTuple):
    """What the directive of a company without VAT lacks."""

    company: Custom | None
    """The directive, where there is one already."""
    day: date
    name: str | None
    """What a new directive says: from when on, and who; None where the ledger has no title."""
    lines: tuple[Setting, ...]


class Adoption(NamedTuple):
    """The whole answer."""

    business: bool
    """Whether the ledger looks like a business that has customers at all."""
    adopted: bool
    """Whether the ledger says from when on acompte looks, or has documents already."""
    currency: str
    proposals: tuple[Proposal, ...]
    findings: tuple[Finding, ...]
    start: Start | None
    untaxed: Untaxed | None
    """Where the ledger has no VAT at all, and does not say so."""
