"""What cannot be read in an existing ledger is named, with the place to look at and what would be right."""

from support.adoption import Adopted

# Deposits


def test_deposits_booked_with_their_vat_at_the_bank_are_named(ledger: Adopted) -> None:
    """
    option "name_assets" "Actif"
    option "name_liabilities" "Passif"
    2025-01-01 open Actif:411:Lumen
    2025-01-01 open Actif:512
    2025-01-01 open Passif:4191
    2025-01-01 open Passif:4458
    2025-01-01 open Passif:44571
    2025-01-01 open Income:706

    2025-02-10 * "Lumen" "Acompte reçu" ^FA-1
      Actif:512        1200.00 EUR
      Passif:4191     -1200.00 EUR
      Passif:4458       200.00 EUR
      Passif:44571     -200.00 EUR
    2025-05-10 * "Lumen" "Facture" ^FA-2
      Actif:411:Lumen 12000.00 EUR
      Income:706     -10000.00 EUR
      Passif:44571    -2000.00 EUR
    2025-05-10 * "Lumen" "Reprise de l'acompte" ^FA-2
      Passif:4191      1200.00 EUR
      Actif:411:Lumen -1200.00 EUR
    """
    assert ledger.findings[:2] == [("deposit-cashed", 10), ("deposit-offset", 19)]
    page = " ".join(ledger.page("en").split())
    assert "livres.beancount:10: Passif:4191 is credited including VAT" in page
    assert "livres.beancount:19: Passif:4191 is taken back including VAT against the customer" in page
    assert "crédité TTC" in ledger.page("fr")
    assert ledger.roles()["Passif:4191"] == "deposits"
    assert ledger.again().lines == {}


def test_deposits_asked_for_by_an_invoice_are_sound(ledger: Adopted) -> None:
    """
    option "name_assets" "Actif"
    option "name_liabilities" "Passif"
    2025-01-01 open Actif:411:Lumen
    2025-01-01 open Actif:512
    2025-01-01 open Passif:4191
    2025-01-01 open Passif:44571
    2025-01-01 open Income:706

    2025-02-10 * "Lumen" "Acompte"
      Actif:411:Lumen  1200.00 EUR
      Passif:4191     -1000.00 EUR
      Passif:44571     -200.00 EUR
    2025-02-12 * "Lumen" "Virement" ^FA-1
      Actif:512        1200.00 EUR
      Actif:411:Lumen -1200.00 EUR
    2025-05-10 * "Lumen" "Solde"
      Actif:411:Lumen 10800.00 EUR
      Passif:4191      1000.00 EUR
      Income:706     -10000.00 EUR
      Passif:44571    -1800.00 EUR
    """
    assert [what for what, _ in ledger.findings] == ["no-number"]


# VAT


def test_a_custom_account_of_pending_vat_is_named(ledger: Adopted) -> None:
    """
    2025-01-01 open Assets:411
    2025-01-01 open Liabilities:44574-TVA-20
    2025-01-01 open Liabilities:44571-TVA-20
    2025-01-01 open Liabilities:44573-TVA-10
    2025-01-01 open Liabilities:44578-Taxes
    """
    assert ledger.findings == [("custom-vat-number", 2), ("custom-vat-number", 4)]
    assert 'pcg: "445840" would be right' in " ".join(ledger.page().split())
    assert ledger.roles()["Liabilities:44574-TVA-20"] == "vat-pending"


def test_a_vat_account_without_a_rate_is_named(ledger: Adopted) -> None:
    """
    2025-01-01 open Assets:Clients:Lumen
    2025-01-01 open Liabilities:TVA-Collectée
    2025-01-01 open Income:Ventes

    2025-02-10 * "Lumen" "Facture"
      Assets:Clients:Lumen       1234.00 EUR
      Income:Ventes             -1000.00 EUR
      Liabilities:TVA-Collectée  -234.56 EUR
      Income:Ventes                 0.56 EUR
    2025-02-11 * "Lumen" "Facture"
      Assets:Clients:Lumen       1051.00 EUR
      Income:Ventes             -1000.00 EUR
      Liabilities:TVA-Collectée   -51.00 EUR
    """
    assert ledger.findings[0] == ("vat-no-rate", 2)
    assert "vat" not in ledger.lines["Liabilities:TVA-Collectée"]
    assert "no rate can be recognised; write vat: 20" in " ".join(ledger.page().split())


def test_a_vat_account_with_several_rates_is_named_with_them(ledger: Adopted) -> None:
    """
    2025-01-01 open Assets:Clients:Lumen
    2025-01-01 open Liabilities:TVA-Collectée
    2025-01-01 open Income:Ventes

    2025-02-10 * "Lumen" "Facture"
      Assets:Clients:Lumen       1200.00 EUR
      Income:Ventes             -1000.00 EUR
      Liabilities:TVA-Collectée  -200.00 EUR
    2025-02-11 * "Lumen" "Facture"
      Assets:Clients:Lumen       1055.00 EUR
      Income:Ventes             -1000.00 EUR
      Liabilities:TVA-Collectée   -55.00 EUR
    """
    assert ledger.findings[0] == ("vat-rates", 2)
    assert "several rates (5.5%, 20%)" in " ".join(ledger.page().split())
    assert "vat" not in ledger.lines["Liabilities:TVA-Collectée"]


def test_a_name_that_says_another_rate_than_the_postings_is_to_check(ledger: Adopted) -> None:
    """
    2025-01-01 open Assets:Clients:Lumen
    2025-01-01 open Liabilities:TVA-Collectée-10
    2025-01-01 open Income:Ventes

    2025-02-10 * "Lumen" "Facture"
      Assets:Clients:Lumen          1200.00 EUR
      Income:Ventes                -1000.00 EUR
      Liabilities:TVA-Collectée-10  -200.00 EUR
    """
    (proposal,) = [p for p in ledger.adoption.proposals if p.key == "vat"]
    assert (proposal.line, proposal.certainty) == ("  vat: 20", "to-check")
    assert "20% in 1 entry, but the name says 10%" in ledger.page()


# Customers


def test_one_account_for_all_customers_is_named_with_its_payees(ledger: Adopted) -> None:
    """
    option "operating_currency" "EUR"
    option "name_assets" "Actif"
    2025-01-01 open Actif:Clients
    2025-01-01 open Actif:Banque
    2025-01-01 open Income:Ventes

    2025-02-10 * "Lumen SAS" "Facture 17"
      Actif:Clients  1200.00 EUR
      Income:Ventes
    2025-02-11 * "Mairie de Lyon" "Facture 18"
      Actif:Clients  500.00 EUR
      Income:Ventes
    2025-02-12 * "Lumen SAS" "Facture 19"
      Actif:Clients  100.00 EUR
      Income:Ventes
    """
    assert ledger.lines["Actif:Clients"] == {"pcg": "411000"}
    assert ledger.findings[0] == ("shared-customers", 3)
    page = " ".join(ledger.page().split())
    assert "2 payees on one account (Lumen SAS, Mairie de Lyon)" in page
    assert "Actif:Clients:Lumen-SAS with name:" in page
    assert ledger.roles()["Actif:Clients"] == "customer"
    assert ledger.again().lines == {}


def test_one_account_of_one_customer_gets_its_name(ledger: Adopted) -> None:
    """
    2025-01-01 open Assets:Clients
    2025-01-01 open Income:Ventes

    2025-02-10 * "Lumen SAS" "Facture 17"
      Assets:Clients  1200.00 EUR
      Income:Ventes
    """
    assert ledger.lines["Assets:Clients"] == {"pcg": "411000", "name": "Lumen SAS"}
    assert [what for what, _ in ledger.findings] == ["no-number"]
    assert ledger.again().lines == {}


def test_entries_on_the_parent_of_customers_are_named(ledger: Adopted) -> None:
    """
    2025-01-01 open Assets:Clients
    2025-01-01 open Assets:Clients:Lumen
    2025-01-01 open Assets:Bank
    2025-01-01 open Income:Ventes

    2025-02-10 * "Lumen SAS" "Facture 17"
      Assets:Clients:Lumen  1200.00 EUR
      Income:Ventes
    2025-02-11 * "Virement"
      Assets:Bank      1200.00 EUR
      Assets:Clients
    """
    assert ledger.findings[0] == ("shared-account", 1)
    assert ledger.lines["Assets:Clients"] == {"pcg": "411000"}


# Contradictions


def test_an_account_that_says_another_role_than_its_number_is_named(ledger: Adopted) -> None:
    """
    2025-01-01 open Assets:411:Lumen
    2025-01-01 open Liabilities:4191
      pcg: "445710"
    2025-01-01 open Income:706
    """
    assert ledger.findings == [("wrong-number", 2)]
    assert "says vat, but carries the number 4191" in ledger.page()
    assert "Liabilities:4191" not in ledger.lines


def test_a_number_of_the_wrong_class_is_named(ledger: Adopted) -> None:
    """
    2025-01-01 open Assets:Customers:Lumen
      pcg: "706000"
    2025-01-01 open Assets:Customers:Beta
      pcg: "411000"
      name: "Beta"
    """
    assert ledger.findings == [("wrong-class", 1)]


def test_a_rate_that_no_posting_has_is_named(ledger: Adopted) -> None:
    """
    2025-01-01 open Assets:Clients:Lumen
    2025-01-01 open Liabilities:TVA
      pcg: "445710"
      vat: 10
    2025-01-01 open Income:Ventes

    2025-02-10 * "Lumen" "Facture"
      Assets:Clients:Lumen  1200.00 EUR
      Income:Ventes        -1000.00 EUR
      Liabilities:TVA       -200.00 EUR
    2025-02-11 * "Lumen" "Facture"
      Assets:Clients:Lumen   600.00 EUR
      Income:Ventes         -500.00 EUR
      Liabilities:TVA       -100.00 EUR
    2025-02-12 * "Lumen" "Facture"
      Assets:Clients:Lumen   120.00 EUR
      Income:Ventes         -100.00 EUR
      Liabilities:TVA        -20.00 EUR
    """
    assert ledger.findings[0] == ("wrong-rate", 2)
    assert "says 10%, but its entries are at 20%" in ledger.page()


# Entries


def test_invoices_in_other_currencies_are_counted(ledger: Adopted) -> None:
    """
    option "operating_currency" "EUR"
    2025-01-01 open Assets:Clients:Lumen
    2025-01-01 open Income:Ventes

    2025-02-10 * "Lumen" "Facture 17" ^FA-17
      invoice-number: "FA-17"
      Assets:Clients:Lumen  1200.00 EUR
      Income:Ventes
    2025-02-11 * "Lumen" "Facture 18" ^FA-18
      Assets:Clients:Lumen  1200.00 CHF
      Income:Ventes
    """
    assert ledger.findings[0] == ("currency", 9)
    assert "1 invoice in CHF: acompte counts in the ledger's first currency, EUR" in " ".join(ledger.page().split())


def test_a_ledger_that_does_not_say_its_currency_is_told_how(ledger: Adopted) -> None:
    """
    2025-01-01 open Assets:Customers:Acme
    2025-01-01 open Income:Sales

    2025-02-10 * "Acme" "Invoice 17"
      Assets:Customers:Acme  1200.00 USD
      Income:Sales
    """
    assert ledger.findings[0] == ("currency", 4)
    assert 'write option "operating_currency" "USD"' in " ".join(ledger.page().split())


def test_the_currency_of_most_invoices_is_taken_where_none_is_said(ledger: Adopted) -> None:
    """
    2025-01-01 open Assets:Customers:Acme
    2025-01-01 open Income:Sales

    2025-02-10 * "Acme" "Invoice 17"
      Assets:Customers:Acme  1200.00 EUR
      Income:Sales
    2025-02-11 * "Acme" "Invoice 18"
      Assets:Customers:Acme  1200.00 USD
      Income:Sales
    """
    assert ledger.findings[0] == ("currency", 7)
    assert "1 invoice in USD: acompte counts in the ledger's first currency, EUR" in " ".join(ledger.page().split())


def test_payments_without_a_link_are_counted(ledger: Adopted) -> None:
    """
    2025-01-01 open Assets:Clients:Lumen
    2025-01-01 open Assets:Banque
    2025-01-01 open Income:Ventes

    2025-02-10 * "Lumen" "Facture" ^FA-17
      Assets:Clients:Lumen  1200.00 EUR
      Income:Ventes
    2025-03-10 * "Lumen" "Virement" ^FA-17
      Assets:Banque  1000.00 EUR
      Assets:Clients:Lumen
    2025-03-11 * "Lumen" "Virement"
      Assets:Banque  200.00 EUR
      Assets:Clients:Lumen
    """
    assert ledger.findings[-1] == ("no-link", 11)
    assert "1 payment without a link (livres.beancount:11)" in " ".join(ledger.page().split())


def test_a_ledger_that_has_documents_is_left_to_check(ledger: Adopted) -> None:
    """
    2025-01-01 open Assets:Clients:Lumen
      pcg: "411000"
      name: "Lumen"
    2025-01-01 open Income:Ventes
      pcg: "707000"

    2025-02-10 * "Lumen" "Facture"
      invoice: "FA-17"
      due: 2025-03-10
      Assets:Clients:Lumen  1200.00 EUR
      Income:Ventes
    2025-02-11 * "Lumen" "Facture"
      Assets:Clients:Lumen  1200.00 EUR
      Income:Ventes
    """
    assert ledger.adoption.adopted
    assert (ledger.lines, ledger.findings, ledger.adoption.start) == ({}, [], None)
    assert "nothing to propose" in ledger.page()
