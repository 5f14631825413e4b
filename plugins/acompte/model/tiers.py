"""Tiers of deposits: what percentage is asked from which amount on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from acompte.model.records import STANDARD

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from decimal import Decimal

    from acompte.model.settings import Policy


def tiers_of(policies: Iterable[Policy], profile: str, day: date) -> list[tuple[Decimal, Decimal]]:
    """Give the tiers in force of a profile, else of "standard": from which amount, what percentage; lowest first."""
    rows = [p for p in policies if p.date <= day]
    own = [p for p in rows if p.profile == profile] or [p for p in rows if p.profile == STANDARD]
    latest = {p.amount: p.percent for p in own}
    return [(amount, percent) for amount, percent in sorted(latest.items()) if percent is not None]


def percent_of_tier(policies: Iterable[Policy], profile: str, amount: Decimal, day: date) -> Decimal | None:
    """Give the percentage of the highest tier that an amount reaches on a day; None where there is none."""
    reached = [percent for tier, percent in tiers_of(policies, profile, day) if tier <= amount]
    return reached[-1] if reached else None
