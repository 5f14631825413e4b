"""Whole stories as a bookkeeper writes them: sound on every day, with nothing to say and nothing left at the end."""

from datetime import date

from beancount import loader
from beancount.core.data import Open

from acompte.handover import read
from acompte.model.state import state_on
from acompte.rules.check import check
from support.ledgers import gaps

WORKS_IN_ENGLISH = """
option "operating_currency" "EUR"
2025-01-01 custom "company" "Studio Ltd"
  vat-due: "receipts"
  language: "en"
  siren: "732829320"
  vat-number: "FR44732829320"
2025-01-01 custom "deposit-policy" "standard" 0.00 EUR "30 %"
2025-01-01 open Assets:Bank EUR
  role: "bank"
2025-01-01 open Assets:Receivable EUR
  role: "customer"
2025-01-01 open Assets:Receivable:Acme EUR
  name: "Acme"
  terms: "45 days end of month"
2025-01-01 open Assets:Receivable:Acme:Guarantee EUR
  role: "retention"
2025-01-01 open Liabilities:Deposits EUR
  role: "deposits"
2025-01-01 open Liabilities:VAT:Due20 EUR
  role: "vat"
  vat: 20
2025-01-01 open Liabilities:VAT:Pending20 EUR
  role: "vat-pending"
  vat: 20
2025-01-01 open Liabilities:VAT:Due10 EUR
  role: "vat"
  vat: 10
2025-01-01 open Liabilities:VAT:Pending10 EUR
  role: "vat-pending"
  vat: 10
2025-01-01 open Liabilities:Suppliers EUR
  role: "set-off"
2025-01-01 open Income:Works EUR
  role: "revenue"
2025-01-01 open Expenses:BankFees EUR
  role: "bank-fee"
2025-01-01 open Expenses:Discounts EUR
  role: "discount"

2025-01-10 custom "quote" "Q1" Assets:Receivable:Acme 10000.00 EUR
  title: "Roof"
  retention: "5 %"
2025-01-10 custom "line" "Q1" "Frame" "1" 6000.00 EUR "20 %"
2025-01-10 custom "line" "Q1" "Insulation" "40 m²" 100.00 EUR "10 %"
2025-01-10 custom "milestone" "Q1" 2025-01-15 "Order" "30 %"
2025-01-15 custom "accepted" "Q1"
2025-01-15 * "Acme" "Deposit" ^Q1
  invoice: "F-001"
  due: 2025-01-30
  Assets:Receivable:Acme     3480.00 EUR
  Liabilities:Deposits      -1800.00 EUR
    vat: 20
  Liabilities:Deposits      -1200.00 EUR
    vat: 10
  Liabilities:VAT:Pending20  -360.00 EUR
  Liabilities:VAT:Pending10  -120.00 EUR
2025-02-03 * "Acme" "Transfer" ^F-001
  Assets:Bank                3470.00 EUR
  Expenses:BankFees            10.00 EUR
  Assets:Receivable:Acme    -3480.00 EUR
2025-02-28 * "VAT" "February" ^F-001
  Liabilities:VAT:Pending20   360.00 EUR
  Liabilities:VAT:Due20      -360.00 EUR
  Liabilities:VAT:Pending10   120.00 EUR
  Liabilities:VAT:Due10      -120.00 EUR
2025-03-31 * "Acme" "Progress 50 %" ^Q1
  invoice: "F-002"
  due: 2025-05-31
  Assets:Receivable:Acme     5510.00 EUR
  Assets:Receivable:Acme:Guarantee  290.00 EUR
  Income:Works              -3000.00 EUR
    vat: 20
  Income:Works              -2000.00 EUR
    vat: 10
  Liabilities:VAT:Pending20  -600.00 EUR
  Liabilities:VAT:Pending10  -200.00 EUR
2025-05-28 * "Acme" "Transfer and set-off" ^F-002
  Assets:Bank                5000.00 EUR
  Liabilities:Suppliers       510.00 EUR
  Assets:Receivable:Acme    -5510.00 EUR
2025-05-31 * "VAT" "May" ^F-002
  Liabilities:VAT:Pending20   570.00 EUR
  Liabilities:VAT:Due20      -570.00 EUR
  Liabilities:VAT:Pending10   190.00 EUR
  Liabilities:VAT:Due10      -190.00 EUR
2025-06-30 custom "received" "Q1"
2025-06-30 * "Acme" "Final" ^Q1
  invoice: "F-003"
  due: 2025-08-31
  discount: "2 % 10 days"
  Assets:Receivable:Acme     2030.00 EUR
  Assets:Receivable:Acme:Guarantee  290.00 EUR
  Liabilities:Deposits       1800.00 EUR
    deposit: "F-001"
    vat: 20
  Liabilities:Deposits       1200.00 EUR
    deposit: "F-001"
    vat: 10
  Income:Works              -3000.00 EUR
    vat: 20
  Income:Works              -2000.00 EUR
    vat: 10
  Liabilities:VAT:Pending20  -240.00 EUR
  Liabilities:VAT:Pending10   -80.00 EUR
2025-08-29 * "Acme" "Transfer" ^F-003
  Assets:Bank                2030.00 EUR
  Assets:Receivable:Acme    -2030.00 EUR
  Liabilities:VAT:Pending20   210.00 EUR
  Liabilities:VAT:Due20      -210.00 EUR
  Liabilities:VAT:Pending10    70.00 EUR
  Liabilities:VAT:Due10       -70.00 EUR
2026-06-30 * "Acme" "Guarantee released" ^F-002 ^F-003
  Assets:Bank                 580.00 EUR
  Assets:Receivable:Acme:Guarantee -580.00 EUR
  Liabilities:VAT:Pending20    60.00 EUR
  Liabilities:VAT:Due20       -60.00 EUR
  Liabilities:VAT:Pending10    20.00 EUR
  Liabilities:VAT:Due10       -20.00 EUR
"""
"""Works at two rates in a chart of English names: a deposit deducted at the end, two progress invoices with 5 %
retained, a payment by money and set-off, the VAT once a month, the guarantee released a year later."""


def test_works_at_two_rates_in_an_english_chart_are_sound_on_every_day() -> None:
    entries, errors, options = loader.load_string(WORKS_IN_ENGLISH)
    assert errors == []
    reading = read(entries, options)
    days = sorted({entry.date for entry in entries if not isinstance(entry, Open)})
    for day in [*days, date(2030, 1, 1)]:
        assert check(reading.history, day, reading.diagnostics) == [], day
        assert gaps(reading.history, entries, day) == {}, day
    state = state_on(reading.history, days[-1])
    assert [document.invoice.kind for document in state.documents] == ["deposit", "progress", "final"]
    assert all(document.open == 0 for document in state.documents)
    assert state.on_account == {}
