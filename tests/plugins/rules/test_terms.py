"""Payment terms: they can be read, due dates follow from them, and the law allows them."""

import pytest

from acompte.model.text import ENGLISH, FRENCH
from acompte.rules.check import check
from acompte.rules.messages import message
from support.ledgers import Ledger

NOTE = 'note: "mensuel"'
OPENS = """
    2020-01-01 open Actif:Clients:Trente
      name: "Trente SA"
      terms: "30 jours"
    2020-01-01 open Actif:Clients:Mairie
      name: "Commune de Valbrune"
      kind: "public"
    2020-01-01 open Actif:Clients:Durand
      name: "Mme Durand"
      kind: "consumer"
"""


def invoice(due: str, customer: str = "Trente", more: str = "", mark: str = "", day: str = "2026-01-10") -> str:
    return f"""
    {day} * "Entretien"{mark and "  ; <- "}{mark}
      invoice: "FA2026-001"
      due: {due}
      {more or NOTE}
      Actif:Clients:{customer}  100 EUR
      Produits:Travaux
"""


def holds(text: str, day: str | None = None) -> None:
    ledger = Ledger(OPENS + text)
    assert ledger.says(day) == ledger.marked


# setting-invalid


def test_terms_of_a_customer_that_cannot_be_read_are_said_at_its_open(ledger: Ledger) -> None:
    """
    2026-01-01 open Actif:Clients:Delta  ; <- setting-invalid
      name: "Delta SA"
      terms: "un de ces jours"
    """
    assert ledger.says("2025-12-31") == []
    assert ledger.says("2026-01-01") == ledger.marked


def test_a_bare_number_is_no_payment_term(ledger: Ledger) -> None:
    """
    2026-01-01 open Actif:Clients:Delta  ; <- setting-invalid
      name: "Delta SA"
      terms: 30
    """
    assert ledger.says() == ledger.marked


def test_terms_of_a_quote_that_cannot_be_read_are_said_at_it(ledger: Ledger) -> None:
    """
    2026-01-05 custom "quote" "D2026-001" Actif:Clients:Lumen 1000.00 EUR  ; <- setting-invalid
      terms: "30 lunes"
    2026-01-05 custom "quote" "D2026-002" Actif:Clients:Lumen 1000.00 EUR
      terms: "30 jours fin de mois le 10"
    """
    assert ledger.says() == ledger.marked


@pytest.mark.parametrize("said", ['terms: "bientôt"', 'discount: "2 %"', 'discount: "10 jours"', 'penalty: "fort"'])
def test_terms_and_discounts_of_an_invoice_that_cannot_be_read_are_said_at_it(said: str) -> None:
    holds(invoice("2026-02-09", more=said, mark="setting-invalid"))


@pytest.mark.parametrize(
    "said",
    ['terms: "30 jours"', 'discount: "2 % 10 jours"', 'discount: "1,5% 8 days"', 'penalty: "12 %"', "penalty: 12"],
)
def test_terms_and_discounts_that_can_be_read_are_sound(said: str) -> None:
    holds(invoice("2026-02-09", more=said))


# due-mismatch


def test_a_due_date_other_than_the_terms_give_is_said(ledger: Ledger) -> None:
    """
    2020-01-01 open Actif:Clients:Trente
      name: "Trente SA"
      terms: "30 jours"
    2026-01-10 * "Entretien"  ; <- due-mismatch
      invoice: "FA2026-001"
      due: 2026-02-10
      Actif:Clients:Trente  100 EUR
      Produits:Travaux
    2026-01-11 * "Entretien"
      invoice: "FA2026-002"
      due: 2026-02-10
      Actif:Clients:Trente  100 EUR
      Produits:Travaux
    """
    assert ledger.says() == ledger.marked


@pytest.mark.parametrize(
    ("due", "mark"), [("2026-02-08", "due-mismatch"), ("2026-02-09", ""), ("2026-02-10", "due-mismatch")]
)
def test_an_invoice_is_due_on_the_day_that_the_customer_s_terms_give(due: str, mark: str) -> None:
    holds(invoice(due, mark=mark))


@pytest.mark.parametrize("customer", ["Lumen", "Gamma", "Beta:Agence"])
def test_without_terms_any_due_date_within_the_law_is_sound(customer: str) -> None:
    agency = "2020-01-01 open Actif:Clients:Gamma:Atelier\n    2020-01-01 open Actif:Clients:Beta:Agence"
    known = [] if customer != "Gamma" else [("customer-unknown", 0)]
    ledger = Ledger(f"{OPENS}\n    {agency}\n{invoice('2026-02-17', customer)}")
    assert [code for code, _ in ledger.says()] == [code for code, _ in known]


@pytest.mark.parametrize(("due", "mark"), [("2026-01-25", ""), ("2026-02-09", "due-mismatch")])
def test_the_terms_of_the_quote_win_over_the_customer_s(due: str, mark: str) -> None:
    holds(
        f"""
    2026-01-05 custom "quote" "D2026-001" Actif:Clients:Trente 100.00 EUR
      terms: "15 jours"
    2026-01-06 custom "accepted" "D2026-001"
    2026-01-10 * "Facture de solde" ^D2026-001{mark and "  ; <- "}{mark}
      invoice: "FA2026-001"
      due: {due}
      Actif:Clients:Trente  100 EUR
      Produits:Travaux
"""
    )


@pytest.mark.parametrize(("due", "mark"), [("2026-01-10", ""), ("2026-01-25", "due-mismatch")])
def test_the_terms_of_the_document_win_over_all(due: str, mark: str) -> None:
    holds(
        f"""
    2026-01-05 custom "quote" "D2026-001" Actif:Clients:Trente 100.00 EUR
      terms: "15 jours"
    2026-01-06 custom "accepted" "D2026-001"
    2026-01-10 * "Facture de solde" ^D2026-001{mark and "  ; <- "}{mark}
      invoice: "FA2026-001"
      due: {due}
      terms: "à réception"
      Actif:Clients:Trente  100 EUR
      Produits:Travaux
"""
    )


@pytest.mark.parametrize(("due", "mark"), [("2026-01-25", ""), ("2026-02-24", ""), ("2026-02-09", "due-mismatch")])
def test_an_invoice_on_two_quotes_may_follow_the_terms_of_either(due: str, mark: str) -> None:
    holds(
        f"""
    2026-01-05 custom "quote" "D2026-001" Actif:Clients:Trente 100.00 EUR
      terms: "15 jours"
    2026-01-05 custom "quote" "D2026-002" Actif:Clients:Trente 100.00 EUR
      terms: "45 jours"
    2026-01-06 custom "accepted" "D2026-001"
    2026-01-06 custom "accepted" "D2026-002"
    2026-01-10 * "Facture de solde" ^D2026-001 ^D2026-002{mark and "  ; <- "}{mark}
      invoice: "FA2026-001"
      due: {due}
      Actif:Clients:Trente  200 EUR
      Produits:Travaux  -100 EUR
        quote: "D2026-001"
      Produits:Travaux  -100 EUR
        quote: "D2026-002"
"""
    )


@pytest.mark.parametrize(("due", "mark"), [("2026-01-10", ""), ("2026-02-09", ""), ("2026-02-10", "due-mismatch")])
def test_a_deposit_may_be_due_earlier_than_the_terms_give_but_not_later(due: str, mark: str) -> None:
    holds(
        f"""
    2026-01-10 * "Acompte"{mark and "  ; <- "}{mark}
      invoice: "FA2026-001"
      due: {due}
      Actif:Clients:Trente  30 EUR
      Passif:Acomptes
"""
    )


def test_terms_that_cannot_be_read_give_no_due_date_to_compare() -> None:
    holds(invoice("2026-02-17", more='terms: "bientôt"', mark="setting-invalid"))


def test_several_instalments_are_not_compared_with_the_terms() -> None:
    holds(
        """
    2026-01-10 * "Entretien, en deux fois"
      invoice: "FA2026-001"
      Actif:Clients:Trente   60 EUR
        due: 2026-01-20
      Actif:Clients:Trente   40 EUR
        due: 2026-02-20
      Produits:Travaux
"""
    )


@pytest.mark.parametrize(("due", "mark"), [("2026-02-09", ""), ("2026-02-20", "due-mismatch")])
def test_a_retention_beside_the_one_instalment_does_not_count(due: str, mark: str) -> None:
    holds(
        f"""
    2020-01-01 open Actif:Clients:Trente:Retenue
      pcg: "411700"
    2026-01-10 * "Travaux"{mark and "  ; <- "}{mark}
      invoice: "FA2026-001"
      due: {due}
      Actif:Clients:Trente           95 EUR
      Actif:Clients:Trente:Retenue    5 EUR
        due: 2027-01-10
      Produits:Travaux
"""
    )


@pytest.mark.parametrize("kind", ["opening", "debit-note"])
def test_openings_and_debit_notes_have_the_due_date_that_they_have(kind: str) -> None:
    against = "Capitaux:Reprise" if kind == "opening" else "Produits:Interets"
    holds(
        f"""
    2026-01-10 * "Autre"
      invoice: "X-1"
      kind: "{kind}"
      due: 2026-02-20
      Actif:Clients:Trente  100 EUR
      {against}
"""
    )


def test_a_new_due_date_agreed_later_is_no_mismatch() -> None:
    holds(invoice("2026-02-09") + '    2026-02-01 custom "due" "FA2026-001" 2026-03-31\n')


def test_an_invoice_is_judged_from_its_own_day_on() -> None:
    text = invoice("2026-02-20", mark="due-mismatch")
    ledger = Ledger(OPENS + text)
    assert ledger.says("2026-01-09") == []
    assert ledger.says("2026-01-10") == ledger.marked


# due-over-legal


@pytest.mark.parametrize(("due", "mark"), [("2026-03-11", ""), ("2026-03-12", "due-over-legal")])
def test_a_company_pays_within_sixty_days(due: str, mark: str) -> None:
    holds(invoice(due, "Lumen", mark=mark))


@pytest.mark.parametrize(("due", "mark"), [("2026-02-09", ""), ("2026-02-10", "due-over-legal")])
def test_a_public_buyer_pays_within_thirty_days(due: str, mark: str) -> None:
    holds(invoice(due, "Mairie", mark=mark))


def test_a_consumer_may_pay_as_late_as_is_agreed() -> None:
    holds(invoice("2027-01-10", "Durand"))


@pytest.mark.parametrize(
    ("due", "mark"),
    [("2026-03-31", ""), ("2026-04-01", "due-mismatch, due-over-legal")],
)
def test_terms_by_the_end_of_the_month_have_a_limit_of_their_own(due: str, mark: str) -> None:
    # 20 January and 45 days are 6 March; the end of that month is past the 60 days, 21 March.
    holds(invoice(due, "Lumen", more='terms: "45 jours fin de mois"', mark=mark, day="2026-01-20"))


def test_terms_may_themselves_go_beyond_the_law() -> None:
    holds(invoice("2026-03-31", "Lumen", more='terms: "60 jours fin de mois"', mark="", day="2026-01-20"))
    more = 'terms: "90 jours"'
    holds(invoice("2026-04-20", "Lumen", more=more, mark="due-over-legal", day="2026-01-20"))


@pytest.mark.parametrize(
    ("due", "more", "mark"),
    [
        ("2026-01-25", "delivered: 2026-01-05", ""),
        ("2026-01-26", "delivered: 2026-01-05", "due-over-legal"),
        ("2026-01-30", "", ""),
        ("2026-01-31", "", "due-over-legal"),
    ],
)
def test_a_sector_with_a_term_from_the_delivery_counts_from_it_where_it_is_known(
    due: str, more: str, mark: str
) -> None:
    opens = """
    2020-01-01 open Actif:Clients:Boucherie
      name: "Boucherie Fictive SARL"
      sector: "Viande fraîche"
"""
    holds(opens + invoice(due, "Boucherie", more=more, mark=mark))


def test_the_last_of_several_instalments_is_within_the_law_too() -> None:
    holds(
        """
    2026-01-10 * "Entretien, en deux fois"  ; <- due-over-legal
      invoice: "FA2026-001"
      Actif:Clients:Lumen   60 EUR
        due: 2026-02-10
      Actif:Clients:Lumen   40 EUR
        due: 2026-03-12
      Produits:Travaux
"""
    )


def test_a_retention_may_be_due_in_a_year() -> None:
    holds(
        """
    2026-01-10 * "Travaux"
      invoice: "FA2026-001"
      due: 2026-02-10
      Actif:Clients:Lumen           95 EUR
      Actif:Clients:Lumen:Retenue    5 EUR
        due: 2027-01-10
      Produits:Travaux
"""
    )


def test_the_message_names_the_article_and_the_latest_date() -> None:
    ledger = Ledger(OPENS + invoice("2026-03-12", "Lumen"))
    (found,) = check(ledger.history, ledger.history.book.newest, ledger.read)
    for language in (FRENCH, ENGLISH):
        said = message(found, language)
        assert all(fact in said for fact in ("FA2026-001", "Lumen SAS", "C. com. L441-10 I", "2026-03-11"))


# due-before-date


def test_a_due_date_before_the_document_is_said(ledger: Ledger) -> None:
    """
    2026-01-10 * "Entretien"  ; <- due-before-date
      invoice: "FA2026-001"
      due: 2026-01-09
      Actif:Clients:Lumen  100 EUR
      Produits:Travaux
    2026-01-11 * "Entretien"
      invoice: "FA2026-002"
      due: 2026-01-11
      Actif:Clients:Lumen  100 EUR
      Produits:Travaux
    """
    assert ledger.says() == ledger.marked


@pytest.mark.parametrize(("due", "mark"), [("2026-01-09", "due-before-date"), ("2026-01-10", "")])
def test_an_instalment_is_not_due_before_its_document(due: str, mark: str) -> None:
    holds(invoice(due, "Lumen", mark=mark))


def test_a_due_date_before_the_document_is_said_once() -> None:
    holds(invoice("2025-01-10", "Trente", mark="due-before-date"))


def test_what_is_brought_forward_was_due_before() -> None:
    holds(
        """
    2026-01-01 * "Reprise"
      invoice: "X-1"
      kind: "opening"
      issued: 2025-10-01
      due: 2025-10-31
      Actif:Clients:Trente  100 EUR
      Capitaux:Reprise
"""
    )
