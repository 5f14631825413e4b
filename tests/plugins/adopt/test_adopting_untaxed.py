"""A company without VAT: that it has none, and why, is proposed for its directive, as surely as the ledger shows it."""

from datetime import date
from textwrap import dedent
from typing import Any

import pytest
from beancount import loader

from acompte_reports.adoption import Page
from acompte_reports.adoption_rows import proposal_rows
from support.adoption import Adopted

SALE = """
2026-0{month}-10 * "Lumen SAS" "Facture (FA-0{month})"
  Actif:Clients:Lumen    500.00 EUR
  Produits:Prestations  -500.00 EUR
"""
CHART = """\
option "title" "Claire Brunel"
option "operating_currency" "EUR"
option "name_assets" "Actif"
option "name_liabilities" "Passif"
option "name_income" "Produits"
option "name_expenses" "Charges"
2025-01-01 open Actif:Clients:Lumen
  pcg: "411000"
  name: "Lumen SAS"
2025-01-01 open Actif:Banque
  pcg: "512000"
2025-01-01 open Produits:Prestations
  pcg: "706000"
"""
RECOVERS = """
2025-01-01 open Actif:TVA:Deductible
2025-01-01 open Charges:Achats
2026-01-31 * "Fournisseur"
  Charges:Achats         100.00 EUR
  Actif:TVA:Deductible    20.00 EUR
  Actif:Banque          -120.00 EUR
"""
UNCLEAR = """
2025-01-01 open Passif:Divers
2026-05-10 * "Lumen SAS" "Facture (FA-05)"
  Actif:Clients:Lumen    570.00 EUR
  Produits:Prestations  -500.00 EUR
  Passif:Divers          -70.00 EUR
"""
TAXED = """
2025-01-01 open Passif:TVA:Collectee
2026-05-10 * "Lumen SAS" "Facture (FA-05)"
  Actif:Clients:Lumen    600.00 EUR
  Produits:Prestations  -500.00 EUR
  Passif:TVA:Collectee  -100.00 EUR
"""
ENGLISH = (
    *(
        ("Actif:Clients", "Assets:Receivable"),
        ("Actif:Banque", "Assets:Bank"),
        ("Produits:Prestations", "Income:Sales"),
    ),
    *(('pcg: "411000"', 'role: "customer"'), ('pcg: "512000"', 'role: "bank"'), ('pcg: "706000"', 'role: "revenue"')),
)
COMPANY = '2026-01-01 custom "company" "Claire Brunel"\n'


def sales(count: int) -> str:
    return "".join(SALE.format(month=month) for month in range(1, count + 1))


def said(text: str) -> list[tuple[str, str, str]]:
    """The lines proposed for the company, each with how sure it is."""
    untaxed = Adopted(text).adoption.untaxed
    return [(line.key, line.value, line.certainty) for line in untaxed.lines] if untaxed is not None else []


def rows(text: str) -> list[dict[str, Any]]:
    return proposal_rows(Page(Adopted(text).adoption, "fr", 100, lambda file: file.rpartition("/")[2]))


def test_the_smallest_chart_without_vat_says_that_it_has_none_and_why() -> None:
    assert said(CHART + sales(1)) == [("vat-due", "none", "likely"), ("vat-reason", "franchise", "likely")]


def test_one_invoice_with_vat_and_nothing_is_proposed() -> None:
    assert said(CHART + sales(1) + TAXED) == []


@pytest.mark.parametrize("number", ["445710", "445840"])
def test_an_account_of_vat_that_nothing_is_posted_to_yet_is_vat_too(number: str) -> None:
    assert said(CHART + sales(1) + f'2025-01-01 open Passif:Taxes\n  pcg: "{number}"\n  vat: 20\n') == []


def test_what_it_is_depends_on_how_many_invoices_show_it() -> None:
    """None: to check; one or two: likely; three: sure. The reason is never more than likely."""
    found = [said(CHART + sales(count)) for count in range(5)]
    assert [due for (_, _, due), _ in found] == ["to-check", "likely", "likely", "sure", "sure"]
    assert [reason for _, (_, _, reason) in found] == ["to-check", "likely", "likely", "likely", "likely"]


@pytest.mark.parametrize("doubt", [RECOVERS, UNCLEAR])
def test_vat_on_purchases_or_an_account_without_a_role_on_an_invoice_is_to_check(doubt: str) -> None:
    assert said(CHART + sales(4) + doubt) == [("vat-due", "none", "to-check"), ("vat-reason", "franchise", "to-check")]


def test_why_it_is_not_sure_is_said() -> None:
    page = Adopted(CHART + sales(4) + RECOVERS).page("en")
    assert "; to check: no account of VAT (4457, 4458), no VAT in 4 invoices, but Actif:TVA:Deductible is " in page
    page = Adopted(CHART + sales(4) + UNCLEAR).page("fr")
    assert "; à vérifier : aucun compte de TVA (4457, 4458), mais 1 facture sur 5 touche un compte sans rôle" in page


def test_in_a_chart_that_is_not_french_the_french_reason_is_to_check() -> None:
    words = {
        "Actif:Clients": "Assets:Receivable",
        "Actif:Banque": "Assets:Bank",
        "Produits:Prestations": "Income:Sales",
    }
    roles = {'pcg: "411000"': 'role: "customer"', 'pcg: "512000"': 'role: "bank"', 'pcg: "706000"': 'role: "revenue"'}
    text = CHART[CHART.index("2025") :] + sales(3)
    for french, english in (words | roles).items():
        text = text.replace(french, english)
    assert said(text) == [("vat-due", "none", "sure"), ("vat-reason", "franchise", "to-check")]


@pytest.mark.parametrize(
    ("meta", "lacks"),
    [
        ("", ["vat-due", "vat-reason"]),
        ('  vat-due: "none"\n', ["vat-reason"]),
        ('  vat-reason: "exempt"\n', ["vat-due"]),
        ('  vat-due: "none"\n  vat-reason: "exempt"\n', []),
        ('  vat-due: "receipts"\n', []),
    ],
)
def test_a_company_that_says_it_in_part_lacks_the_rest(meta: str, lacks: list[str]) -> None:
    assert [key for key, _, _ in said(CHART + sales(1) + COMPANY + meta)] == lacks


@pytest.mark.parametrize("meta", ['vat-due: "none"', 'vat-reason: "export"'])
@pytest.mark.parametrize("after", ['  name: "Lumen SAS"\n', "  invoice: "])
def test_a_ledger_that_speaks_of_it_elsewhere_is_left_alone(meta: str, after: str) -> None:
    text = (CHART + sales(1)).replace('FA-01)"\n', 'FA-01)"\n  invoice: "FA-01"\n')
    place = text.index("\n", text.index(after)) + 1 if after.endswith(" ") else text.index(after)
    assert said(text) != []
    assert said(text[:place] + f"  {meta}\n" + text[place:]) == []


def test_a_private_ledger_is_asked_for_no_vat() -> None:
    private = """
    2025-01-01 open Assets:Bank
    2025-01-01 open Income:Salary
    2026-01-31 * "Employer"
      Assets:Bank     2000.00 EUR
      Income:Salary  -2000.00 EUR
    """
    assert said(dedent(private)) == []


def test_a_new_directive_has_the_title_of_the_ledger_and_the_day_to_start_on() -> None:
    untaxed = Adopted(CHART + sales(2)).adoption.untaxed
    assert untaxed is not None
    assert (untaxed.company, untaxed.day, untaxed.name) == (None, date(2026, 3, 1), "Claire Brunel")
    page = Adopted(CHART.replace('option "title" "Claire Brunel"\n', "") + sales(2)).page("en")
    assert '2026-03-01 custom "company" "…"  ; to fill in: your name\n  vat-due: "none"' in page


@pytest.mark.parametrize("company", ["", COMPANY])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_lines_hold_when_pasted_and_nothing_more_is_proposed(company: str, language: str) -> None:
    text = CHART + company + sales(2)
    block = Adopted(text).page(language).partition('custom "company"')[2].partition("\n\n")[0]
    directive = '2026-01-01 custom "company"' + block + "\n"
    pasted = text.replace(COMPANY, directive) if company else text + directive
    assert loader.load_string(pasted)[1] == []
    assert said(pasted) == []


def test_the_steps_are_counted_through() -> None:
    page = Adopted(CHART + sales(1)).page("en")
    assert [line[:1] for line in page.splitlines() if line[1:3] == ". "] == ["1", "2", "3", "4", "5"]
    assert "\n4. VAT\n" in page


def test_programs_get_the_same_lines_with_the_place_of_the_directive() -> None:
    fields = ("account", "file", "line", "key", "value", "certainty")
    assert [tuple(row[field] for field in fields) for row in rows(CHART + sales(1))] == [
        (None, None, None, "vat-due", "none", "likely"),
        (None, None, None, "vat-reason", "franchise", "likely"),
    ]
    line = CHART.count("\n") + 1
    assert {(row["file"], row["line"]) for row in rows(CHART + COMPANY + sales(1))} == {("livres.beancount", line)}
