"""The accounts of a ledger as they would be with the proposed lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from acompte.adopt.records import Proposal
from acompte.model.roles import accounts_with_roles

if TYPE_CHECKING:
    from decimal import Decimal

    from acompte.adopt.chart import Chart
    from acompte.adopt.records import Reason
    from acompte.model.roles import Account


class Draft:
    """A chart with proposals added one by one: what an account inherits is asked of the format itself."""

    def __init__(self, chart: Chart) -> None:
        """Begin with what the ledger says."""
        self.chart = chart
        self.opens = dict(chart.opens)
        self.proposals: list[Proposal] = []

    def account(self, name: str) -> Account | None:
        """Give the role of an opened account, with all that is proposed so far."""
        line = []
        above: str | None = name
        while above is not None:
            line.append(self.opens[above])
            above = self.chart.parent(above)
        return accounts_with_roles(line).get(name)

    def accounts(self) -> dict[str, Account]:
        """Give the roles of all accounts, with all that is proposed."""
        return accounts_with_roles(self.opens.values())

    def says(self, name: str) -> bool:
        """Tell whether the account itself has a number or a role, said or proposed."""
        meta = self.opens[name].meta
        return "pcg" in meta or "role" in meta

    def add(self, name: str, key: str, value: str | Decimal, certainty: str, reasons: tuple[Reason, ...]) -> None:
        """Propose a line."""
        entry = self.opens[name]
        self.opens[name] = entry._replace(meta={**entry.meta, key: value})
        self.proposals.append(Proposal(self.chart.opens[name], key, value, certainty, reasons))
