"""Settings that cannot be read are said, and the others are in force from their day on."""

from datetime import date
from decimal import Decimal

import pytest

from acompte.model.tiers import percent_of_tier
from support.ledgers import Ledger


@pytest.mark.parametrize(
    "setting",
    [
        '"company" Actif:Banque',
        '"start"  2026-01-01',
        '"series" "invoice"',
        '"series" "devis" "D{year}-{number:03}"',
        '"series" "invoice" "FA{year}"',
        '"series" "invoice" "FA{année}-{number}"',
        '"series" "invoice" "FA{number}-{number}"',
        '"series" "invoice" "FA{year}-{number:03}"\n  last: "F-31"',
        '"series" "invoice" "FA{year}-{number:03}"\n  last: 31',
        '"deposit-policy" "standard" "30 %"',
        '"deposit-policy" "standard" 0.00 EUR "trente"',
        '"deposit-policy" "standard" 0.00 EUR "130 %"',
        '"deposit-policy" "standard" 0.00 USD "30 %"',
        '"reminder" "standard" "first"',
        '"reminder" "standard" "first" "trois jours"',
        '"reminder" "standard" "first" "J+3" "progress"',
        '"reminder-rule" "standard" "max-days" 7',
        '"reminder-rule" "standard" "min-days" "souvent"',
        '"tolerance" 1.00 USD',
        '"tolerance" -1.00 EUR',
        '"tolerance" "1 EUR"',
        '"rate" "bce" "2.40 %"',
        '"rate" "ecb" "bas"',
        '"lock" 5',
    ],
)
def test_a_setting_that_cannot_be_read_is_said(setting: str) -> None:
    first, _, rest = setting.partition("\n")
    ledger = Ledger(f"2026-01-01 custom {first}  ; <- setting-invalid\n{rest}")
    assert ledger.says() == ledger.marked


def test_the_company_says_when_its_vat_falls_due() -> None:
    ledger = Ledger('2026-01-01 custom "company" "Atelier"  ; <- setting-invalid\n  vat-due: "encaissements"')
    assert ledger.says() == ledger.marked


@pytest.mark.parametrize("vat_due", ["debits", "receipts", "delivery", "none"])
def test_the_company_may_owe_its_vat_in_four_ways(vat_due: str) -> None:
    assert Ledger(f'2026-01-01 custom "company" "Atelier"\n  vat-due: "{vat_due}"').says() == []


@pytest.mark.parametrize(
    "setting",
    [
        '"start" "reprise"',
        '"series" "invoice" "FA{year}-{month}-{number:03}"',
        '"series" "debit-note" "ND{number}"',
        '"series" "invoice" "FA{year}-{number:03}"\n  last: "FA2025-310"',
        '"deposit-policy" "standard" 0.00 EUR "30 %"',
        '"deposit-policy" "standard" 0.00 EUR 30',
        '"deposit-policy" "standard" 0.00 EUR "never"',
        '"reminder" "standard" "courtesy" "J-7"',
        '"reminder" "standard" "first" "D+3" "deposit"',
        '"reminder" "standard" "first" 3 "final"',
        '"reminder" "standard" "first" "never"',
        '"reminder-rule" "standard" "bank-age" 10',
        '"reminder-rule" "standard" "min-days" "never"',
        '"tolerance" 1.00 EUR',
        '"rate" "legal-consumer" "6,65 %"',
        '"rate" "penalty" 12',
        '"lock" "sha256:0"',
    ],
)
def test_a_well_written_setting_is_sound(setting: str) -> None:
    assert Ledger(f"2026-01-01 custom {setting}").says() == []


def test_nothing_before_the_start_is_checked(ledger: Ledger) -> None:
    """
    2025-12-31 * "Sans échéance"
      invoice: "FA2025-001"
      Actif:Clients:Lumen  100 EUR
      Produits:Travaux
    2026-01-01 custom "start" "reprise"
    2026-01-01 * "Sans échéance"  ; <- invoice-no-due
      invoice: "FA2026-001"
      Actif:Clients:Lumen  100 EUR
      Produits:Travaux
    """
    assert ledger.says() == ledger.marked


def test_a_tolerance_is_in_force_from_its_day_on(ledger: Ledger) -> None:
    """
    2026-02-01 custom "tolerance" 1.00 EUR
    2026-03-01 custom "tolerance" 5.00 EUR
    """
    tolerance = ledger.book.settings.tolerance
    assert tolerance(date(2026, 1, 31)) == Decimal("0.00")
    assert tolerance(date(2026, 2, 1)) == Decimal("1.00")
    assert tolerance(date(2026, 3, 1)) == Decimal("5.00")


def test_deposit_policies_go_by_profile_amount_and_day(ledger: Ledger) -> None:
    """
    2026-01-01 custom "deposit-policy" "standard"     0.00 EUR "30 %"
    2026-01-01 custom "deposit-policy" "standard" 10000.00 EUR "40 %"
    2026-01-01 custom "deposit-policy" "fidèle"       0.00 EUR "10 %"
    2026-06-01 custom "deposit-policy" "standard" 10000.00 EUR "never"
    """
    policies = ledger.book.settings.policies

    def percent(profile: str, amount: str, day: str = "2026-03-01") -> Decimal | None:
        return percent_of_tier(policies, profile, Decimal(amount), date.fromisoformat(day))

    assert percent("standard", "9999.99") == 30
    assert percent("standard", "10000.00") == 40
    assert percent("standard", "10000.00", "2026-06-01") == 30, "the tier has ended"
    assert percent("fidèle", "50000.00") == 10
    assert percent("inconnu", "500.00") == 30, "a profile without its own falls back on standard"
    assert percent("standard", "500.00", "2025-12-31") is None


def test_reminder_steps_go_by_profile_name_scope_and_day(ledger: Ledger) -> None:
    """
    2026-01-01 custom "reminder" "standard" "first" "J+3"
    2026-01-01 custom "reminder" "standard" "first" "J+1" "deposit"
    2026-01-01 custom "reminder" "standard" "courtesy" "J-7"
    2026-01-01 custom "reminder" "public" "first" 30
    2026-06-01 custom "reminder" "standard" "courtesy" "never"
    """
    settings = ledger.book.settings

    def plan(profile: str, scope: str, day: str = "2026-03-01") -> list[tuple[str, int | None]]:
        return [(step.name, step.days) for step in settings.plan(profile, scope, date.fromisoformat(day))]

    assert plan("standard", "final") == [("courtesy", -7), ("first", 3)]
    assert plan("standard", "deposit") == [("courtesy", -7), ("first", 1)]
    assert plan("standard", "final", "2026-06-01") == [("first", 3)]
    assert plan("public", "final") == [("first", 30)]
    assert plan("inconnu", "final") == [("courtesy", -7), ("first", 3)]


def test_the_company_speaks_from_its_day_on_and_the_first_one_before(ledger: Ledger) -> None:
    """
    2026-01-01 custom "company" "Atelier Verrier"
    2026-06-01 custom "company" "Verrerie du Rhône"
    """

    def name(day: str) -> str | None:
        company = ledger.book.settings.company(date.fromisoformat(day))
        return company.name if company else None

    assert name("2025-12-31") == "Atelier Verrier"
    assert name("2026-05-31") == "Atelier Verrier"
    assert name("2026-06-01") == "Verrerie du Rhône"
