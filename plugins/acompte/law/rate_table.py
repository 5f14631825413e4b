"""The rates that the product ships, by half-year: the ECB's main refinancing rate and both legal interest rates."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from acompte.law.facts import CHECKED

if TYPE_CHECKING:
    from datetime import date


class RateRow(NamedTuple):
    """The rates of one half-year, in percent."""

    half: str
    ecb: Decimal
    """The main refinancing rate on the first day of the half-year."""
    legal: Decimal
    """The legal interest rate of all other cases: whatever a company claims, from a consumer too."""
    legal_consumer: Decimal
    """The legal interest rate of what individuals claim outside a trade."""
    source: str
    checked: date


def _row(half: str, ecb: str, legal: str, legal_consumer: str, source: str) -> RateRow:
    return RateRow(half, Decimal(ecb), Decimal(legal), Decimal(legal_consumer), source, CHECKED)


_EARLY = "infonet.fr, dandrel-avocats.fr, cabinet-cec.fr"

RATES = (
    _row("2020-S1", "0.00", "0.87", "3.15", f"{_EARLY}, tresor.economie.gouv.fr"),
    _row("2020-S2", "0.00", "0.84", "3.11", _EARLY),
    _row("2021-S1", "0.00", "0.79", "3.14", _EARLY),
    _row("2021-S2", "0.00", "0.76", "3.12", _EARLY),
    _row("2022-S1", "0.00", "0.76", "3.13", _EARLY),
    _row("2022-S2", "0.00", "0.77", "3.15", _EARLY),
    _row("2023-S1", "2.50", "2.06", "4.47", _EARLY),
    _row("2023-S2", "4.00", "4.22", "6.82", "notaires2normandie.com"),
    _row("2024-S1", "4.50", "5.07", "8.01", "infonet.fr, medef.nc"),
    _row("2024-S2", "4.25", "4.92", "8.16", "bpifrance-creation.fr"),
    _row("2025-S1", "3.15", "3.71", "7.21", "legifiscal.fr"),
    _row("2025-S2", "2.15", "2.76", "6.65", "legifiscal.fr"),
    _row("2026-S1", "2.15", "2.62", "6.67", "arrêté du 15 décembre 2025, juriblio.fr; legifiscal.fr"),
    _row("2026-S2", "2.40", "2.75", "6.84", "arrêté du 26 juin 2026, JO du 30 juin 2026, from two copies"),
)
