"""Time: what a consumer pays too early, half-years without a rate, claims about to be time-barred."""

from datetime import date, timedelta

import pytest

from acompte.rules.check import check
from support.ledgers import Ledger

NOTE = 'note: "mensuel"'
OPENS = """
    2019-01-01 open Actif:Clients:Mairie
      name: "Commune de Valbrune"
      kind: "public"
    2019-01-01 open Actif:Clients:Durand
      name: "Mme Durand"
      kind: "consumer"
    2019-01-01 open Actif:Clients:Fret
      name: "Affréteur Fictif SA"
      sector: "Transport de marchandises"
"""


def says(text: str, day: str) -> bool:
    """Tell whether the ledger says what is marked on a day; the other answer is that it says nothing."""
    ledger = Ledger(OPENS + text)
    assert ledger.marked
    said = ledger.says(day)
    assert said in ([], ledger.marked), said
    return bool(said)


# deposit-too-early

OFF_PREMISES = """
    2026-03-01 custom "quote" "D2026-001" Actif:Clients:Durand 1000.00 EUR
      off-premises: TRUE
    2026-03-02 custom "accepted" "D2026-001"
"""


def test_a_payment_before_the_eighth_day_is_said(ledger: Ledger) -> None:
    """
    2019-01-01 open Actif:Clients:Durand
      name: "Mme Durand"
      kind: "consumer"
    2026-03-01 custom "quote" "D2026-001" Actif:Clients:Durand 1000.00 EUR
      off-premises: TRUE
    2026-03-02 custom "accepted" "D2026-001"
    2026-03-02 * "Acompte" ^D2026-001  ; <- deposit-too-early
      invoice: "FA2026-001"
      due: 2026-03-02
      Actif:Clients:Durand  300 EUR
      Passif:Acomptes
    2026-03-03 * "Chèque" ^FA2026-001  ; <- deposit-too-early
      Actif:Banque  300 EUR
      Actif:Clients:Durand
    """
    assert ledger.says() == ledger.marked


def deposit(due: str, mark: str = "") -> str:
    return f"""
    2026-03-02 * "Acompte" ^D2026-001{mark and "  ; <- "}{mark}
      invoice: "FA2026-001"
      due: {due}
      Actif:Clients:Durand  300 EUR
      Passif:Acomptes
"""


def payment(day: str, link: str, mark: str = "") -> str:
    return f"""
    {day} * "Chèque" ^{link}{mark and "  ; <- "}{mark}
      Actif:Banque  300 EUR
      Actif:Clients:Durand
"""


@pytest.mark.parametrize(("due", "mark"), [("2026-03-09", "deposit-too-early"), ("2026-03-10", "")])
def test_a_deposit_is_not_due_before_the_eighth_day_after_the_signature(due: str, mark: str) -> None:
    ledger = Ledger(OPENS + OFF_PREMISES + deposit(due, mark))
    assert ledger.says("2026-03-01") == []
    assert ledger.says("2026-03-02") == ledger.marked


@pytest.mark.parametrize("link", ["D2026-001", "FA2026-001"])
@pytest.mark.parametrize(("day", "mark"), [("2026-03-09", "deposit-too-early"), ("2026-03-10", "")])
def test_money_does_not_come_before_the_eighth_day_whatever_it_names(link: str, day: str, mark: str) -> None:
    ledger = Ledger(OPENS + OFF_PREMISES + deposit("2026-03-31") + payment(day, link, mark))
    assert ledger.says() == ledger.marked


def test_money_before_the_signature_is_too_early_once_that_is_known() -> None:
    text = OPENS + OFF_PREMISES + payment("2026-03-01", "D2026-001", "deposit-too-early")
    ledger = Ledger(text)
    assert ("deposit-too-early", ledger.marked[0][1]) not in ledger.says("2026-03-01")
    assert ledger.marked[0] in ledger.says("2026-03-02")


@pytest.mark.parametrize(
    "quote",
    [
        OFF_PREMISES.replace("off-premises: TRUE", "off-premises: FALSE"),
        OFF_PREMISES.replace("off-premises: TRUE", ""),
        OFF_PREMISES.replace("Durand", "Lumen"),
    ],
    ids=["said not to be", "in the shop", "a company"],
)
def test_contracts_signed_in_the_shop_or_by_companies_may_be_paid_at_once(quote: str) -> None:
    customer = "Lumen" if "Lumen" in quote else "Durand"
    text = deposit("2026-03-02") + payment("2026-03-02", "FA2026-001")
    assert Ledger(OPENS + quote + text.replace("Durand", customer)).says() == []


def test_a_credit_note_is_no_payment() -> None:
    text = """
    2026-03-03 * "Avoir" ^FA2026-001
      invoice: "AV2026-001"
      Actif:Clients:Durand  -300 EUR
      Passif:Acomptes
"""
    assert Ledger(OPENS + OFF_PREMISES + deposit("2026-03-31") + text).says() == []


# rate-missing


def bill(day: str, due: str, customer: str = "Lumen", number: int = 1, more: str = "", mark: str = "") -> str:
    return f"""
    {day} * "Entretien"{mark and "  ; <- "}{mark}
      invoice: "FA-{number:03}"
      due: {due}
      {more or NOTE}
      Actif:Clients:{customer}  100 EUR
      Produits:Travaux
"""


def paid(day: str, number: int = 1, customer: str = "Lumen", amount: str = "100") -> str:
    return f"""
    {day} * "Virement" ^FA-{number:03}
      Actif:Banque  {amount} EUR
      Actif:Clients:{customer}
"""


LATE = bill("2026-11-20", "2026-12-20", mark="rate-missing")
IN_TIME_FOR_THE_YEAR = bill("2026-12-01", "2026-12-31", mark="rate-missing")


def test_a_half_year_without_a_rate_is_said_once_a_document_runs_late_in_it() -> None:
    assert not says(LATE, "2026-12-31")
    assert says(LATE, "2027-01-01")
    assert not says(IN_TIME_FOR_THE_YEAR, "2026-12-31")
    assert says(IN_TIME_FOR_THE_YEAR, "2027-01-01"), "late by one day"


def test_what_is_paid_before_the_half_year_needs_no_rate_of_it() -> None:
    assert not says(LATE + paid("2026-12-31"), "2027-03-01")
    assert says(LATE + paid("2027-01-01"), "2027-03-01"), "the day of the payment is late"
    assert says(LATE + paid("2026-12-31", amount="99"), "2027-03-01"), "paid in part"


def test_an_amount_within_the_tolerance_is_not_late() -> None:
    tolerance = '    2026-01-01 custom "tolerance" 1.00 EUR\n'
    assert not says(tolerance + LATE + paid("2026-12-31", amount="99"), "2027-03-01")
    assert says(tolerance + LATE + paid("2026-12-31", amount="98.99"), "2027-03-01")


def test_a_payment_that_bounced_leaves_its_document_late() -> None:
    bounced = """
    2027-01-04 * "Chèque impayé" ^FA-001
      Actif:Clients:Lumen  100 EUR
      Actif:Banque
"""
    assert not says(LATE + paid("2026-12-31") + bounced, "2027-01-04")
    assert says(LATE + paid("2026-12-31") + bounced, "2027-01-05")


@pytest.mark.parametrize("rate", ['"ecb" "2.40 %"', '"ecb" "0 %"'])
def test_the_ledger_s_own_rate_is_known(rate: str) -> None:
    assert not says(LATE + f'    2027-01-01 custom "rate" {rate}\n', "2027-02-01")


@pytest.mark.parametrize("setting", ['2026-07-01 custom "rate" "ecb" "2 %"', '2027-01-01 custom "rate" "legal" "3 %"'])
def test_a_rate_of_another_half_year_or_of_another_name_does_not_help(setting: str) -> None:
    assert says(LATE + f"    {setting}\n", "2027-02-01")


@pytest.mark.parametrize("agreed", ["invoice", "company"])
def test_an_agreed_rate_needs_the_legal_rate_for_its_floor(agreed: str) -> None:
    text = (
        LATE.replace("due:", 'penalty: "12 %"\n      due:')
        if agreed == "invoice"
        else '    2026-01-01 custom "rate" "penalty" "12 %"\n' + LATE
    )
    assert says(text, "2027-02-01")
    assert says(text + '    2027-01-01 custom "rate" "ecb" "2 %"\n', "2027-02-01")
    assert not says(text + '    2027-01-01 custom "rate" "legal" "3 %"\n', "2027-02-01")


def test_each_rate_is_said_at_the_first_document_that_needs_it() -> None:
    text = (
        bill("2026-11-20", "2026-12-20", number=1, mark="rate-missing")
        + bill("2026-11-20", "2026-12-20", number=2)
        + bill("2026-11-21", "2026-12-21", number=3, more='penalty: "12 %"', mark="rate-missing")
    )
    assert says(text, "2027-02-01")


def test_each_half_year_is_said() -> None:
    text = bill("2026-11-20", "2026-12-20", mark="rate-missing, rate-missing")
    assert Ledger(text).says("2027-07-01") == Ledger(text).marked


def test_what_a_public_buyer_owes_is_fixed_when_the_delay_begins() -> None:
    known = bill("2026-11-20", "2026-12-20", "Mairie", mark="rate-missing")
    assert not says(known, "2028-01-01"), "late since 2026"
    unknown = bill("2026-12-01", "2026-12-31", "Mairie", mark="rate-missing")
    assert not says(unknown, "2026-12-31")
    assert says(unknown, "2028-01-01"), "said once, for the half-year in which the delay began"


def test_a_consumer_owes_no_interest_before_a_formal_notice() -> None:
    text = bill("2026-11-20", "2026-12-20", "Durand", mark="rate-missing")
    notice = """
    2027-01-15 note Actif:Clients:Durand "Mise en demeure" ^FA-001
      reminder: "{step}"
"""
    assert not says(text, "2027-02-01")
    assert not says(text + notice.format(step="last"), "2027-02-01")
    assert not says(text + notice.format(step="formal-notice"), "2027-01-15"), "the day of the notice"
    assert says(text + notice.format(step="formal-notice"), "2027-01-16")


@pytest.mark.parametrize(("day", "expected"), [("2027-01-01", False), ("2027-01-02", True)])
def test_an_insolvency_ends_the_interest_on_earlier_debts(day: str, expected: bool) -> None:
    mark = f'    {day} custom "insolvency" Actif:Clients:Lumen "redressement"\n'
    assert says(LATE + mark, "2027-02-01") == expected


def test_what_is_invoiced_after_an_insolvency_bears_interest() -> None:
    mark = '    2026-06-01 custom "insolvency" Actif:Clients:Lumen "redressement"\n'
    assert says(LATE + mark, "2027-02-01")


def test_debit_notes_bear_no_interest() -> None:
    text = """
    2026-11-20 * "Intérêts"
      invoice: "ND-1"
      due: 2026-12-20
      Actif:Clients:Lumen  10 EUR
      Produits:Interets
"""
    assert Ledger(text).says("2027-02-01") == []


def test_each_instalment_runs_late_on_its_own() -> None:
    text = """
    2026-11-20 * "Entretien, en deux fois"  ; <- rate-missing
      invoice: "FA-001"
      Actif:Clients:Lumen   60 EUR
        due: 2026-12-20
      Actif:Clients:Lumen   40 EUR
        due: 2027-01-15
      Produits:Travaux
"""
    paid_first = paid("2026-12-20", amount="60")
    assert not says(text + paid_first, "2027-01-15")
    assert says(text + paid_first, "2027-01-16")


@pytest.mark.parametrize(("due", "expected"), [("2019-12-30", True), ("2019-12-31", False)])
def test_a_half_year_before_the_table_is_asked_for_too(due: str, expected: bool) -> None:
    text = f"""
    2020-01-01 * "Reprise"  ; <- rate-missing
      invoice: "X-1"
      kind: "opening"
      issued: 2019-12-01
      due: {due}
      Actif:Clients:Lumen  100 EUR
      Capitaux:Reprise
    2020-02-01 * "Virement" ^X-1
      Actif:Banque  100 EUR
      Actif:Clients:Lumen
"""
    assert says(text, "2020-03-01") == expected


def test_before_the_start_of_the_books_nothing_is_said_and_after_it_the_first_document_is_named() -> None:
    text = (
        '    2026-11-15 custom "start" "reprise"\n'
        + bill("2026-11-01", "2026-12-01", number=1)
        + bill("2026-11-20", "2026-12-20", number=2, mark="rate-missing")
    )
    assert says(text, "2027-02-01")


# time-bar


@pytest.mark.parametrize(
    ("customer", "last"),
    [("Lumen", "2026-03-10"), ("Durand", "2023-03-10"), ("Mairie", "2025-12-31"), ("Fret", "2022-03-10")],
)
def test_a_claim_is_said_from_ninety_days_before_its_last_day(customer: str, last: str) -> None:
    text = bill("2021-03-10", "2021-04-09", customer, mark="time-bar")
    end = date.fromisoformat(last)
    assert not says(text, str(end - timedelta(days=91)))
    assert says(text, str(end - timedelta(days=90)))
    assert says(text, last)
    assert says(text, str(end + timedelta(days=1)))


@pytest.mark.parametrize(("day", "variant"), [("2026-03-10", ""), ("2026-03-11", "past")])
def test_the_day_after_its_last_day_a_claim_is_barred(day: str, variant: str) -> None:
    ledger = Ledger(bill("2021-03-10", "2021-04-09"))
    (found,) = check(ledger.history, date.fromisoformat(day), ledger.read)
    assert (found.code, found.variant, str(found.facts["last"])) == ("time-bar", variant, "2026-03-10")


def test_what_is_paid_is_not_barred() -> None:
    text = bill("2021-03-10", "2021-04-09", mark="time-bar")
    assert not says(text + paid("2026-01-10"), "2026-03-10")
    assert says(text + paid("2026-02-10"), "2026-02-09"), "open on that day"


def test_a_part_payment_makes_the_period_begin_anew() -> None:
    text = bill("2021-03-10", "2021-04-09", "Durand", mark="time-bar")
    part = paid("2022-06-01", customer="Durand", amount="40")
    assert says(text, "2023-03-11")
    assert not says(text + part, "2023-03-11")
    assert not says(text + part, "2024-03-02")
    assert says(text + part, "2024-03-03"), "90 days before 1 June 2024"


def test_a_part_payment_that_bounced_acknowledges_nothing() -> None:
    bounced = """
    2023-06-10 * "Chèque impayé" ^FA-001
      Actif:Clients:Lumen  40 EUR
      Actif:Banque
"""
    text = bill("2021-03-10", "2021-04-09", mark="time-bar")
    assert says(text + paid("2023-06-01", amount="40") + bounced, "2026-03-10")


def test_a_credit_note_or_a_write_off_in_part_acknowledges_nothing() -> None:
    text = bill("2021-03-10", "2021-04-09", mark="time-bar")
    off = """
    2023-06-01 * "Perte" ^FA-001
      Charges:Pertes  40 EUR
      Actif:Clients:Lumen
"""
    assert says(text + off, "2026-03-10")


def test_the_period_begins_with_the_performance_where_it_is_known() -> None:
    text = bill("2021-03-10", "2021-04-09", more="delivered: 2021-01-20", mark="time-bar")
    assert not says(text, "2025-10-21")
    assert says(text, "2025-10-22"), "90 days before 20 January 2026"


def test_the_reception_of_the_works_is_the_performance_of_a_quote() -> None:
    text = """
    2021-01-05 custom "quote" "D2021-001" Actif:Clients:Lumen 100.00 EUR
    2021-01-06 custom "accepted" "D2021-001"
    2021-02-20 custom "received" "D2021-001"
    2021-03-10 * "Facture de solde" ^D2021-001  ; <- time-bar
      invoice: "FA-001"
      due: 2021-04-09
      Actif:Clients:Lumen  100 EUR
      Produits:Travaux
"""
    assert not says(text, "2025-11-21")
    assert says(text, "2025-11-22"), "90 days before 20 February 2026"


def test_what_is_brought_forward_counts_from_its_original_date() -> None:
    text = """
    2025-01-01 * "Reprise"  ; <- time-bar
      invoice: "X-1"
      kind: "opening"
      issued: 2021-03-10
      due: 2021-04-09
      Actif:Clients:Lumen  100 EUR
      Capitaux:Reprise
"""
    assert not says(text, "2025-12-09")
    assert says(text, "2025-12-10")
