"""Ledgers of many styles, without a word of ours: their accounts get the right roles, in few lines, once."""

from support.adoption import Adopted


def test_a_french_numbered_chart_is_read_by_its_numbers(ledger: Adopted) -> None:
    """
    option "operating_currency" "EUR"
    option "name_assets" "Actif"
    option "name_liabilities" "Passif"
    option "name_equity" "Capitaux"
    option "name_income" "Produits"
    option "name_expenses" "Charges"
    2025-01-01 open Actif:C4:411-Clients EUR
    2025-01-01 open Actif:C4:411-Clients:C001-Lumen EUR
    2025-01-01 open Actif:C4:411-Clients:C002-Mairie EUR
    2025-01-01 open Actif:C4:44566-TVA-Deductible EUR
    2025-01-01 open Actif:C5:512-Banque EUR
    2025-01-01 open Passif:C4:4191-Acomptes EUR
    2025-01-01 open Passif:C4:44571-TVA20 EUR
    2025-01-01 open Passif:C4:4458-TVA-Attente EUR
    2025-01-01 open Passif:C4:401-Fournisseurs EUR
    2025-01-01 open Capitaux:C1:101-Capital EUR
    2025-01-01 open Produits:C7:706-Prestations EUR
    2025-01-01 open Charges:C6:606-Achats EUR
    2025-01-01 open Charges:C6:665-Escomptes EUR

    2025-02-10 * "Lumen SAS" "Acompte"
      Actif:C4:411-Clients:C001-Lumen   3600.00 EUR
      Passif:C4:4191-Acomptes          -3000.00 EUR
      Passif:C4:4458-TVA-Attente        -600.00 EUR
    2025-03-10 * "Lumen SAS" "Virement"
      Actif:C5:512-Banque               3600.00 EUR
      Actif:C4:411-Clients:C001-Lumen  -3600.00 EUR
      Passif:C4:4458-TVA-Attente         600.00 EUR
      Passif:C4:44571-TVA20             -600.00 EUR
    2025-05-10 * "Lumen SAS" "Solde"
      Actif:C4:411-Clients:C001-Lumen   8400.00 EUR
      Passif:C4:4191-Acomptes           3000.00 EUR
      Produits:C7:706-Prestations     -10000.00 EUR
      Passif:C4:4458-TVA-Attente       -1400.00 EUR
    """
    assert ledger.lines == {
        "Actif:C4:411-Clients": {"pcg": "411000"},
        "Actif:C4:411-Clients:C001-Lumen": {"name": "Lumen SAS"},
        "Actif:C4:411-Clients:C002-Mairie": {"name": "Mairie"},
        "Actif:C5:512-Banque": {"pcg": "512000"},
        "Passif:C4:4191-Acomptes": {"pcg": "419100"},
        "Passif:C4:44571-TVA20": {"pcg": "445710", "vat": "20"},
        "Passif:C4:4458-TVA-Attente": {"pcg": "445800", "vat": "20"},
        "Passif:C4:401-Fournisseurs": {"pcg": "401000"},
        "Produits:C7:706-Prestations": {"pcg": "706000"},
        "Charges:C6:665-Escomptes": {"pcg": "665000"},
    }
    assert set(ledger.certainties.values()) == {"sure", "to-check"}
    assert ledger.certainties["Actif:C4:411-Clients:C002-Mairie"] == "to-check"
    roles = ledger.roles()
    assert roles["Passif:C4:4458-TVA-Attente"] == "vat-pending"
    assert roles["Actif:C4:411-Clients:C002-Mairie"] == "customer"
    assert "Actif:C4:44566-TVA-Deductible" not in roles
    assert ledger.again().lines == {}


def test_auxiliary_accounts_below_a_bare_number_are_one_customer_each(ledger: Adopted) -> None:
    """
    2025-01-01 open Assets:411:411LUMEN
    2025-01-01 open Assets:411:411017
    2025-01-01 open Assets:512
    2025-01-01 open Income:706

    2025-02-10 * "Lumen SAS" "Facture"
      Assets:411:411LUMEN  1200.00 EUR
      Income:706
    2025-02-11 * "Beta" "Facture"
      Assets:411:411017  500.00 EUR
      Income:706
    """
    assert ledger.lines == {
        "Assets:411:411LUMEN": {"pcg": "411000", "name": "Lumen SAS"},
        "Assets:411:411017": {"pcg": "411017", "name": "Beta"},
        "Assets:512": {"pcg": "512000"},
        "Income:706": {"pcg": "706000"},
    }
    assert ledger.again().lines == {}


def test_numbers_under_other_metadata_are_read_too(ledger: Adopted) -> None:
    """
    2025-01-01 open Assets:Tiers
      compte: "411000"
    2025-01-01 open Assets:Tiers:Lumen
    2025-01-01 open Assets:Compte
      compte: "512100"
    2025-01-01 open Income:Activite
      compte: "706000"
    2025-01-01 open Liabilities:Etat
      compte: "445710"
    """
    assert ledger.lines == {
        "Assets:Tiers": {"pcg": "411000"},
        "Assets:Tiers:Lumen": {"name": "Lumen"},
        "Assets:Compte": {"pcg": "512100"},
        "Income:Activite": {"pcg": "706000"},
        "Liabilities:Etat": {"pcg": "445710"},
    }
    assert ledger.roles()["Liabilities:Etat"] == "vat"
    assert ledger.again().lines == {}


def test_french_names_are_read_without_numbers(ledger: Adopted) -> None:
    """
    option "operating_currency" "EUR"
    option "name_assets" "Actif"
    option "name_liabilities" "Passif"
    option "name_equity" "Capitaux"
    option "name_income" "Produits"
    option "name_expenses" "Charges"
    2025-01-01 open Actif:Clients
    2025-01-01 open Actif:Clients:Lumen
    2025-01-01 open Actif:Clients:Lumen:Retenue-Garantie
    2025-01-01 open Actif:Clients-Douteux
    2025-01-01 open Actif:Banque:Crédit-Coopératif
    2025-01-01 open Actif:Caisse
    2025-01-01 open Actif:Stripe
    2025-01-01 open Actif:TVA:Déductible
    2025-01-01 open Passif:Clients:Acomptes
    2025-01-01 open Passif:TVA:Collectée:Taux-20
    2025-01-01 open Passif:TVA:Collectée:Taux-5-5
    2025-01-01 open Passif:TVA:En-Attente
    2025-01-01 open Passif:TVA:À-Décaisser
    2025-01-01 open Passif:Fournisseurs:Acomptes
    2025-01-01 open Capitaux:Ouverture
    2025-01-01 open Produits:Prestations
    2025-01-01 open Produits:Ventes
    2025-01-01 open Produits:Intérêts-Retard
    2025-01-01 open Produits:Intérêts-Livret
    2025-01-01 open Charges:Escomptes-Accordés
    2025-01-01 open Charges:Pertes-Sur-Créances
    2025-01-01 open Charges:Frais-Bancaires
    2025-01-01 open Charges:Loyer

    2025-02-10 * "Lumen SAS" "Acompte"
      Actif:Clients:Lumen           1200.00 EUR
      Passif:Clients:Acomptes      -1000.00 EUR
      Passif:TVA:En-Attente         -200.00 EUR
    2025-03-10 * "Lumen SAS" "Virement"
      Actif:Banque:Crédit-Coopératif 1200.00 EUR
      Actif:Clients:Lumen          -1200.00 EUR
      Passif:TVA:En-Attente          200.00 EUR
      Passif:TVA:Collectée:Taux-20  -200.00 EUR
    2025-05-10 * "Lumen SAS" "Solde"
      Actif:Clients:Lumen           3600.00 EUR
      Passif:Clients:Acomptes       1000.00 EUR
      Produits:Prestations         -4000.00 EUR
      Passif:TVA:En-Attente         -600.00 EUR
    """
    assert ledger.roles() == {
        "Actif:Clients": "customer",
        "Actif:Clients:Lumen": "customer",
        "Actif:Clients:Lumen:Retenue-Garantie": "retention",
        "Actif:Clients-Douteux": "doubtful",
        "Actif:Banque:Crédit-Coopératif": "bank",
        "Actif:Caisse": "bank",
        "Actif:Stripe": "bank",
        "Passif:Clients:Acomptes": "deposits",
        "Passif:TVA:Collectée:Taux-20": "vat",
        "Passif:TVA:Collectée:Taux-5-5": "vat",
        "Passif:TVA:En-Attente": "vat-pending",
        "Produits:Prestations": "revenue",
        "Produits:Ventes": "revenue",
        "Produits:Intérêts-Retard": "interest",
        "Charges:Escomptes-Accordés": "discount",
        "Charges:Pertes-Sur-Créances": "bad-debt",
        "Charges:Frais-Bancaires": "bank-fee",
    }
    assert ledger.rates() == {
        "Passif:TVA:Collectée:Taux-20": "20",
        "Passif:TVA:Collectée:Taux-5-5": "5.5",
        "Passif:TVA:En-Attente": "20",
    }
    assert ledger.lines["Passif:TVA:Collectée:Taux-5-5"] == {"pcg": "445712", "vat": "5.5"}
    assert ledger.certainties["Passif:Clients:Acomptes"] == "sure"
    assert ledger.certainties["Charges:Frais-Bancaires"] == "likely"
    assert ledger.again().lines == {}


def test_english_names_get_roles_where_the_chart_is_not_french(ledger: Adopted) -> None:
    """
    option "operating_currency" "USD"
    2025-01-01 open Assets:Accounts-Receivable USD
    2025-01-01 open Assets:Accounts-Receivable:Acme USD
    2025-01-01 open Assets:Accounts-Receivable:Globex USD
    2025-01-01 open Assets:Bank:Checking USD
    2025-01-01 open Assets:Tax-Receivable USD
    2025-01-01 open Liabilities:Customer-Deposits USD
    2025-01-01 open Liabilities:Accounts-Payable USD
    2025-01-01 open Liabilities:Security-Deposits USD
    2025-01-01 open Liabilities:Sales-Tax USD
    2025-01-01 open Income:Sales USD
    2025-01-01 open Income:Interest USD
    2025-01-01 open Expenses:Bad-Debt USD
    2025-01-01 open Expenses:Bank-Charges USD

    2025-02-10 * "Acme Inc" "Deposit"
      Assets:Accounts-Receivable:Acme  1000.00 USD
      Liabilities:Customer-Deposits   -1000.00 USD
    2025-02-20 * "Acme Inc" "Wire"
      Assets:Bank:Checking             1000.00 USD
      Assets:Accounts-Receivable:Acme -1000.00 USD
    2025-03-10 * "Acme Inc" "Final"
      Assets:Accounts-Receivable:Acme  3080.00 USD
      Liabilities:Customer-Deposits    1000.00 USD
      Income:Sales                    -4000.00 USD
      Liabilities:Sales-Tax             -80.00 USD
    """
    assert ledger.lines == {
        "Assets:Accounts-Receivable": {"role": "customer"},
        "Assets:Accounts-Receivable:Acme": {"name": "Acme Inc"},
        "Assets:Accounts-Receivable:Globex": {"name": "Globex"},
        "Assets:Bank:Checking": {"role": "bank"},
        "Liabilities:Customer-Deposits": {"role": "deposits"},
        "Income:Sales": {"role": "revenue"},
        "Expenses:Bad-Debt": {"role": "bad-debt"},
        "Expenses:Bank-Charges": {"role": "bank-fee"},
    }
    assert ledger.certainties["Assets:Accounts-Receivable"] == "sure"
    assert ledger.roles()["Assets:Accounts-Receivable:Globex"] == "customer"
    assert ledger.again().lines == {}


def test_german_roots_and_names_are_read_with_their_own_rates(ledger: Adopted) -> None:
    """
    option "operating_currency" "EUR"
    option "name_assets" "Vermoegen"
    option "name_liabilities" "Verbindlichkeiten"
    option "name_equity" "Eigenkapital"
    option "name_income" "Ertraege"
    option "name_expenses" "Aufwendungen"
    2025-01-01 open Vermoegen:Forderungen
    2025-01-01 open Vermoegen:Forderungen:Mueller
    2025-01-01 open Vermoegen:Bankkonto
    2025-01-01 open Vermoegen:Vorsteuer
    2025-01-01 open Verbindlichkeiten:Anzahlungen
    2025-01-01 open Verbindlichkeiten:Umsatzsteuer
    2025-01-01 open Ertraege:Dienstleistungen
    2025-01-01 open Aufwendungen:Skonto

    2025-02-10 * "Müller GmbH" "Rechnung 2025-001"
      Vermoegen:Forderungen:Mueller   1190.00 EUR
      Ertraege:Dienstleistungen      -1000.00 EUR
      Verbindlichkeiten:Umsatzsteuer  -190.00 EUR
    2025-03-10 * "Müller GmbH" "Zahlung"
      Vermoegen:Bankkonto             1190.00 EUR
      Vermoegen:Forderungen:Mueller
    2025-03-12 * "Müller GmbH" "Rechnung 2025-002"
      Vermoegen:Forderungen:Mueller    595.00 EUR
      Ertraege:Dienstleistungen       -500.00 EUR
      Verbindlichkeiten:Umsatzsteuer   -95.00 EUR
    """
    assert ledger.lines == {
        "Vermoegen:Forderungen": {"role": "customer"},
        "Vermoegen:Forderungen:Mueller": {"name": "Müller GmbH"},
        "Vermoegen:Bankkonto": {"role": "bank"},
        "Verbindlichkeiten:Anzahlungen": {"role": "deposits"},
        "Verbindlichkeiten:Umsatzsteuer": {"role": "vat", "vat": "19"},
        "Ertraege:Dienstleistungen": {"role": "revenue"},
        "Aufwendungen:Skonto": {"role": "discount"},
    }
    assert ledger.certainties["Verbindlichkeiten:Anzahlungen"] == "to-check"
    assert ledger.again().lines == {}


def test_numbers_of_another_chart_are_not_taken_for_french_ones(ledger: Adopted) -> None:
    """
    2025-01-01 open Assets:1200-Receivables:Acme
    2025-01-01 open Assets:1000-Checking
    2025-01-01 open Liabilities:2000-Payables
    2025-01-01 open Liabilities:4110-Loan
    2025-01-01 open Income:4000-Sales
    2025-01-01 open Expenses:6270-Travel

    2025-02-10 * "Acme Inc" "Invoice 17"
      Assets:1200-Receivables:Acme  1000.00 USD
      Income:4000-Sales
    """
    assert ledger.lines == {
        "Assets:1200-Receivables:Acme": {"role": "customer", "name": "Acme Inc"},
        "Assets:1000-Checking": {"role": "bank"},
        "Income:4000-Sales": {"role": "revenue"},
    }
    assert ledger.again().lines == {}


def test_use_speaks_where_neither_name_nor_number_does(ledger: Adopted) -> None:
    """
    option "operating_currency" "EUR"
    2025-01-01 open Assets:Current:Acme
    2025-01-01 open Assets:Main
    2025-01-01 open Liabilities:State
    2025-01-01 open Income:Missions
    2025-01-01 open Expenses:Food

    2025-02-10 * "Acme" "Work in January"
      Assets:Current:Acme  1200.00 EUR
      Income:Missions     -1000.00 EUR
      Liabilities:State    -200.00 EUR
    2025-03-10 * "Acme" "Work in February"
      Assets:Current:Acme   960.00 EUR
      Income:Missions      -800.00 EUR
      Liabilities:State    -160.00 EUR
    2025-03-12 * "Acme" "Transfer"
      Assets:Main          1200.00 EUR
      Assets:Current:Acme
    2025-03-12 * "Inn" "Lunch"
      Expenses:Food          20.00 EUR
      Assets:Main
    """
    assert ledger.roles() == {
        "Assets:Current:Acme": "customer",
        "Assets:Main": "bank",
        "Liabilities:State": "vat",
        "Income:Missions": "revenue",
    }
    assert ledger.certainties["Assets:Current:Acme"] == "to-check"
    assert ledger.certainties["Liabilities:State"] == "likely"
    assert ledger.rates() == {"Liabilities:State": "20"}
    assert ledger.again().lines == {}


def test_deposits_are_likely_where_the_name_says_whose_and_to_check_where_it_does_not(ledger: Adopted) -> None:
    """
    2025-01-01 open Assets:Clients:Lumen
      name: "Lumen"
      pcg: "411000"
    2025-01-01 open Liabilities:Acomptes-Reçus
    2025-01-01 open Liabilities:Clients-Avances
    2025-01-01 open Liabilities:Avances
    2025-01-01 open Liabilities:Avances-Personnel
    """
    assert ledger.certainties == {
        "Liabilities:Acomptes-Reçus": "likely",
        "Liabilities:Clients-Avances": "likely",
        "Liabilities:Avances": "to-check",
    }


def test_one_line_on_a_parent_serves_a_subtree_of_one_role(ledger: Adopted) -> None:
    """
    2025-01-01 open Assets:Liquid
    2025-01-01 open Assets:Liquid:Bank-Lyon
    2025-01-01 open Assets:Liquid:Bank-Paris
    2025-01-01 open Assets:Customers
    2025-01-01 open Assets:Customers:Acme
    2025-01-01 open Income:Sales

    2025-02-10 * "Acme" "Invoice"
      Assets:Customers:Acme  1200.00 EUR
      Income:Sales
    """
    assert ledger.lines["Assets:Liquid"] == {"role": "bank"}
    assert not {"Assets:Liquid:Bank-Lyon", "Assets:Liquid:Bank-Paris"} & ledger.lines.keys()
    assert ledger.roles()["Assets:Liquid:Bank-Lyon"] == "bank"
    assert ledger.again().lines == {}


def test_a_parent_with_another_account_below_it_gets_no_line(ledger: Adopted) -> None:
    """
    2025-01-01 open Assets:Liquid
    2025-01-01 open Assets:Liquid:Bank-Lyon
    2025-01-01 open Assets:Liquid:Gold
    2025-01-01 open Assets:Customers:Acme
    2025-01-01 open Income:Sales

    2025-02-10 * "Acme" "Invoice"
      Assets:Customers:Acme  1200.00 EUR
      Income:Sales
    """
    assert "Assets:Liquid" not in ledger.lines
    assert ledger.lines["Assets:Liquid:Bank-Lyon"] == {"role": "bank"}


def test_an_account_without_a_role_below_one_with_a_role_is_kept_out(ledger: Adopted) -> None:
    """
    option "name_assets" "Actif"
    option "name_liabilities" "Passif"
    2025-01-01 open Actif:Clients:Lumen
    2025-01-01 open Passif:TVA
    2025-01-01 open Passif:TVA:Déductible
    2025-01-01 open Income:Ventes

    2025-02-10 * "Lumen" "Facture"
      Actif:Clients:Lumen  1200.00 EUR
      Income:Ventes       -1000.00 EUR
      Passif:TVA           -200.00 EUR
    """
    assert ledger.lines["Passif:TVA"] == {"pcg": "445710", "vat": "20"}
    assert ledger.lines["Passif:TVA:Déductible"] == {"pcg": "445660"}
    assert "Passif:TVA:Déductible" not in ledger.roles()
    assert ledger.again().lines == {}


def test_a_supplier_that_is_set_off_against_a_customer_is_seen(ledger: Adopted) -> None:
    """
    2025-01-01 open Assets:Customers:Acme
    2025-01-01 open Liabilities:Suppliers:Acme
    2025-01-01 open Liabilities:Suppliers:Globex
    2025-01-01 open Income:Sales

    2025-02-10 * "Acme" "Invoice"
      Assets:Customers:Acme  1200.00 EUR
      Income:Sales
    2025-02-11 * "Acme" "Set off"
      Liabilities:Suppliers:Acme  200.00 EUR
      Assets:Customers:Acme
    """
    assert ledger.lines["Liabilities:Suppliers:Acme"] == {"role": "set-off"}
    assert "Liabilities:Suppliers:Globex" not in ledger.lines
    assert ledger.again().lines == {}


# None of our business


def test_a_private_ledger_is_left_alone(ledger: Adopted) -> None:
    """
    2025-01-01 open Assets:Bank
    2025-01-01 open Assets:Savings
    2025-01-01 open Assets:Employer:Expenses
    2025-01-01 open Income:Salary
    2025-01-01 open Income:Interest
    2025-01-01 open Expenses:Food
    2025-01-01 open Liabilities:Card

    2025-01-31 * "Employer" "Pay"
      Assets:Employer:Expenses  2000.00 USD
      Income:Salary
    2025-02-02 * "Employer" "Pay"
      Assets:Bank  2000.00 USD
      Assets:Employer:Expenses
    2025-02-28 * "Employer" "Pay"
      Assets:Employer:Expenses  2000.00 USD
      Income:Salary
    2025-03-02 * "Savings"
      Assets:Savings  100.00 USD
      Assets:Bank
    2025-03-03 * "Shop"
      Expenses:Food   50.00 USD
      Liabilities:Card
    """
    assert not ledger.adoption.business
    assert ledger.lines == {}
    assert ledger.adoption.start is None


def test_a_bank_and_a_salary_make_customers_of_nobody(ledger: Adopted) -> None:
    """
    2025-01-01 open Assets:Bank
    2025-01-01 open Income:Salary

    2025-01-31 * "Employer" "Pay"
      Assets:Bank  2000.00 EUR
      Income:Salary
    """
    assert not ledger.adoption.business
    assert ledger.lines == {}


def test_money_lent_to_friends_makes_no_business(ledger: Adopted) -> None:
    """
    2025-01-01 open Assets:Receivables:Bob
    2025-01-01 open Assets:Bank
    2025-01-01 open Income:Freelance

    2025-01-10 * "Bob" "Lent"
      Assets:Receivables:Bob  50.00 EUR
      Assets:Bank
    2025-01-20 * "Bob" "Lent more"
      Assets:Receivables:Bob  50.00 EUR
      Assets:Bank
    2025-01-31 * "Someone" "Paid at once"
      Assets:Bank  500.00 EUR
      Income:Freelance
    """
    assert not ledger.adoption.business
    assert ledger.lines == {}


def test_a_receivable_that_is_never_used_is_to_check_at_most(ledger: Adopted) -> None:
    """
    2025-01-01 open Assets:Receivables
    2025-01-01 open Assets:Bank
    2025-01-01 open Income:Sales
    """
    assert ledger.adoption.business
    assert set(ledger.certainties.values()) == {"to-check"}


def test_an_empty_ledger_is_no_business() -> None:
    assert not Adopted("").adoption.business


# What is said already


def test_what_an_account_says_is_respected(ledger: Adopted) -> None:
    """
    option "name_assets" "Actif"
    option "name_liabilities" "Passif"
    2025-01-01 open Actif:Clients
      pcg: "411000"
    2025-01-01 open Actif:Clients:Lumen
      name: "Lumen, Paris"
    2025-01-01 open Actif:Clients:Beta
    2025-01-01 open Actif:Banque
      role: "set-off"
    2025-01-01 open Passif:TVA-Collectée
      pcg: "445719"
    2025-01-01 open Income:Ventes

    2025-02-10 * "Lumen" "Facture"
      Actif:Clients:Lumen    1200.00 EUR
      Income:Ventes         -1000.00 EUR
      Passif:TVA-Collectée   -200.00 EUR
    """
    assert ledger.lines == {
        "Actif:Clients:Beta": {"name": "Beta"},
        "Passif:TVA-Collectée": {"vat": "20"},
        "Income:Ventes": {"pcg": "707000"},
    }
    assert ledger.roles()["Actif:Banque"] == "set-off"
    assert ledger.again().lines == {}


def test_a_project_below_a_customer_has_the_customers_name(ledger: Adopted) -> None:
    """
    2025-01-01 open Assets:Customers
    2025-01-01 open Assets:Customers:Acme
    2025-01-01 open Assets:Customers:Acme:Roof
    2025-01-01 open Assets:Customers:Acme:Doors
    2025-01-01 open Income:Sales

    2025-02-10 * "Acme \\"Works\\" Ltd" "Invoice"
      Assets:Customers:Acme:Roof  1200.00 EUR
      Income:Sales
    2025-02-11 * "Acme \\"Works\\" Ltd" "Invoice"
      Assets:Customers:Acme:Doors  1200.00 EUR
      Income:Sales
    """
    assert ledger.lines["Assets:Customers:Acme"] == {"name": 'Acme "Works" Ltd'}
    assert not {"Assets:Customers:Acme:Roof", "Assets:Customers:Acme:Doors"} & ledger.lines.keys()
    assert ledger.again().lines == {}
