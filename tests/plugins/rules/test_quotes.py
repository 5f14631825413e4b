"""Quotes: named once, written right, accepted before they are invoiced, not exceeded, closed in time."""

from datetime import date

import pytest

from acompte.model.text import ENGLISH, FRENCH
from acompte.rules.check import check
from acompte.rules.messages import message
from support.ledgers import CHART, Ledger

# directive-invalid


@pytest.mark.parametrize(
    "directive",
    [
        'custom "quote" "D2026-002" Actif:Clients:Lumen',
        'custom "quote" "D2026-002" "Lumen" 1000.00 EUR',
        'custom "quote" "D2026-002" Actif:Clients:Lumen 12 000.00 EUR',
        'custom "quote" "D2026-002" Actif:Clients:Lumen 1000.00 USD',
        'custom "line" "D2026-001" "Pose" "beaucoup" 1000.00 EUR',
        'custom "line" "D2026-001" "Pose" "1 u" 1000.00',
        'custom "milestone" "D2026-001" "À la commande" "30 %"',
        'custom "milestone" "D2026-001" 2026-02-10 "À la commande" "un tiers"',
        'custom "accepted"  "D2026-001" 2026-02-10',
        'custom "accepted" 5',
        'custom "amendment" "D2026-001" "Verre"',
        'custom "delivery" "D2026-001" "bientôt"',
        'custom "promise" "FA2026-001" 500.00 EUR',
        'custom "due" "FA2026-001"',
        'custom "allocate" "FA2026-001" 500.00 USD',
        'custom "insolvency" "Lumen"',
        'custom "received" "D2026-001" "D2026-002"',
    ],
)
def test_a_directive_with_wrong_values_is_invalid_and_not_read_in_part(directive: str) -> None:
    ledger = Ledger(
        f"""
        2026-01-05 custom "quote" "D2026-001" Actif:Clients:Lumen 1000.00 EUR
        2026-01-10 {directive}  ; <- directive-invalid
        """
    )
    assert ledger.says() == ledger.marked
    quote = ledger.book.quotes["D2026-001"]
    assert list(ledger.book.quotes) == ["D2026-001"]
    assert (quote.lines, quote.milestones, quote.amendments, quote.life) == ((), (), (), ())
    assert (ledger.book.promises, ledger.book.due_changes, ledger.book.allocations) == ((), (), ())


def test_a_custom_directive_of_others_is_none_of_ours(ledger: Ledger) -> None:
    """
    2026-01-10 custom "budget" Charges:Frais "monthly" 20.00 EUR
    2026-01-10 custom "fava-option" "language" "fr"
    """
    assert ledger.says() == []


def test_well_written_directives_are_sound(ledger: Ledger) -> None:
    """
    2026-01-05 custom "quote" "D2026-001" Actif:Clients:Lumen 1000.00 EUR
    2026-01-05 custom "line" "D2026-001" "Pose" "2 u" 400.00 EUR
    2026-01-05 custom "line" "D2026-001" "Verre" 1 200.00 EUR
    2026-01-05 custom "milestone" "D2026-001" 2026-01-20 "Commande" "30 %"
    2026-01-05 custom "milestone" "D2026-001" 2026-02-20 "Chantier" 200.00 EUR
    2026-01-06 custom "delivery" "D2026-001" 2026-03-31
    2026-01-07 custom "hold" Actif:Clients:Lumen "prudence"
    2026-01-08 custom "release" Actif:Clients:Lumen
    2026-01-09 custom "refused" "D2026-001" "trop cher"
    """
    assert ledger.says() == []


# quote-unknown


@pytest.mark.parametrize(
    "directive",
    [
        '"line" "D2026-009" "Pose" "1 u" 10.00 EUR',
        '"milestone" "D2026-009" 2026-02-10 "Commande" "30 %"',
        '"accepted" "D2026-009"',
        '"refused" "D2026-009"',
        '"cancelled" "D2026-009"',
        '"received" "D2026-009"',
        '"delivery" "D2026-009" 2026-03-31',
        '"amendment" "D2026-009" "Verre" 10.00 EUR',
    ],
)
def test_a_directive_on_a_quote_that_does_not_exist_is_said(directive: str) -> None:
    ledger = Ledger(
        f"""
        2026-01-05 custom "quote" "D2026-001" Actif:Clients:Lumen 1000.00 EUR
        2026-01-06 custom {directive}  ; <- quote-unknown
        """
    )
    assert ledger.says() == ledger.marked


def test_a_link_of_the_shape_of_a_quote_that_names_none_is_said(ledger: Ledger) -> None:
    """
    2026-01-05 custom "quote" "D2026-001" Actif:Clients:Lumen 1000.00 EUR
    2026-01-06 custom "accepted" "D2026-001"
    2026-01-10 * "Acompte" ^D2026-010  ; <- quote-unknown
      invoice: "FA2026-001"
      due: 2026-02-09
      Actif:Clients:Lumen  300 EUR
      Passif:Acomptes
    """
    assert ledger.says() == ledger.marked


def test_an_acceptance_may_stand_before_its_quote_in_the_file(ledger: Ledger) -> None:
    """
    2026-01-06 custom "accepted" "D2026-001"
    2026-01-05 custom "quote" "D2026-001" Actif:Clients:Lumen 1000.00 EUR
    """
    assert ledger.says() == []


UNREADABLE = """
    2026-01-01 custom "company" "Atelier"
      vat-due: "receipts"
    2026-01-01 custom "deposit-policy" "standard" 0.00 EUR "30 %"
    2026-01-05 custom "quote" "D2026-001" Actif:Clients:Lumen {amount}  ; <- directive-invalid
      vat: 20
      order: "C-12"
    2026-01-05 custom "line" "D2026-001" "Pose" "1 forfait" 2000.00 EUR "20 %"
    2026-01-05 custom "milestone" "D2026-001" 2026-01-10 "Commande" "50 %"
    2026-01-06 custom "accepted" "D2026-001"
    2026-01-10 * "Acompte" ^D2026-001
      invoice: "FA2026-001"
      due: 2026-02-09
      Actif:Clients:Lumen   1200 EUR
      Passif:Acomptes      -1000 EUR
      Passif:TVA:Attente    -200 EUR
    2026-01-31 * "Virement" ^D2026-001
      Actif:Banque          1200 EUR
      Actif:Clients:Lumen  -1200 EUR
      Passif:TVA:Attente     200 EUR
      Passif:TVA:Normale    -200 EUR
    2026-03-01 custom "received" "D2026-001"
    2026-03-10 * "Solde"{link}
      invoice: "FA2026-002"
      due: 2026-04-09
      Actif:Clients:Lumen   1200 EUR
      Passif:Acomptes       1000 EUR
        quote: "D2026-001"
      Produits:Travaux     -2000 EUR
        quote: "D2026-001"
      Passif:TVA:Attente    -200 EUR
    2026-03-31 * "Virement" ^FA2026-002
      Actif:Banque          1200 EUR
      Actif:Clients:Lumen  -1200 EUR
      Passif:TVA:Attente     200 EUR
      Passif:TVA:Normale    -200 EUR
"""


@pytest.mark.parametrize("amount", ["2 000.00 EUR", "2000.00 USD", '"2000.00"'])
def test_a_quote_that_cannot_be_read_is_said_once_whatever_names_it(amount: str) -> None:
    ledger = Ledger(UNREADABLE.format(amount=amount, link=" ^D2026-001"))
    assert ledger.says("2026-08-31") == ledger.marked


def test_a_quote_that_can_be_read_says_nothing_of_the_same_life() -> None:
    text = UNREADABLE.format(amount="2000.00 EUR", link=" ^D2026-001").replace("  ; <- directive-invalid", "")
    assert Ledger(text).says("2026-08-31") == []


def test_a_quote_that_cannot_be_read_hides_nothing_that_names_another(ledger: Ledger) -> None:
    """
    2026-01-05 custom "quote" "D2026-001" Actif:Clients:Lumen 2 000.00 EUR  ; <- directive-invalid
    2026-01-05 custom "quote" "D2026-002" Actif:Clients:Beta 2000.00 EUR
    2026-01-06 custom "accepted" "D2026-001"
    2026-01-06 custom "accepted" "D2026-003"  ; <- quote-unknown
    2026-01-10 * "Acompte" ^D2026-004  ; <- quote-unknown
      invoice: "FA2026-001"
      due: 2026-02-09
      Actif:Clients:Lumen  300 EUR
      Passif:Acomptes
    2026-01-11 * "Virement"  ; <- payment-unallocated
      Actif:Banque  300 EUR
      Actif:Clients:Lumen
    2026-01-12 * "Acompte"  ; <- deposit-without-quote
      invoice: "FA2026-002"
      due: 2026-02-09
      Actif:Clients:Beta  300 EUR
      Passif:Acomptes
    """
    assert ledger.says() == ledger.marked


def test_the_second_quote_of_a_number_is_said_alone_where_it_cannot_be_read(ledger: Ledger) -> None:
    """
    2026-01-05 custom "quote" "D2026-001" Actif:Clients:Lumen 2000.00 EUR
    2026-01-05 custom "quote" "D2026-001" Actif:Clients:Lumen 2 000.00 EUR  ; <- directive-invalid
    2026-01-06 custom "accepted" "D2026-001"
    """
    assert ledger.says() == ledger.marked
    assert ledger.book.refused == frozenset()


@pytest.mark.parametrize(
    ("amount", "order", "due", "vat", "codes"),
    [
        pytest.param("100.00 EUR", "", "2026-02-24", "0", "due-mismatch, order-missing, vat-reason", id="it can"),
        pytest.param("1 00.00 EUR", "", "2026-02-24", "0", "", id="it cannot"),
        pytest.param("100.00 EUR", "C-12", "2026-02-09", "20", "", id="it says what the invoice needs"),
    ],
)
def test_what_a_quote_may_say_is_not_asked_of_its_invoice_where_the_quote_cannot_be_read(
    amount: str, order: str, due: str, vat: str, codes: str
) -> None:
    chart = CHART.replace('name: "Lumen SAS"', 'name: "Lumen SAS"\n  requires: "order"\n  terms: "30 jours"')
    unread = "" if amount == "100.00 EUR" else "  ; <- directive-invalid"
    mark = f"  ; <- {codes}" if codes else ""
    ledger = Ledger(
        f"""
        2026-01-01 custom "company" "Atelier"
          vat-due: "debits"
        2026-01-05 custom "quote" "D2026-001" Actif:Clients:Lumen {amount}{unread}
          order: "{order}"
        2026-01-06 custom "accepted" "D2026-001"
        2026-01-10 * "Entretien" ^D2026-001{mark}
          invoice: "FA2026-001"
          due: {due}
          Actif:Clients:Lumen  {100 + int(vat)} EUR
          Passif:TVA:Normale   -{vat} EUR
          Produits:Travaux    -100 EUR
            vat: {vat}
        """,
        chart,
    )
    assert ledger.says() == ledger.marked


# quote-duplicate


def test_two_quotes_with_one_number_are_a_duplicate_at_the_later_one(ledger: Ledger) -> None:
    """
    2026-01-06 custom "quote" "D2026-001" Actif:Clients:Beta 500.00 EUR  ; <- quote-duplicate
    2026-01-05 custom "quote" "D2026-001" Actif:Clients:Lumen 1000.00 EUR
    """
    assert ledger.says() == ledger.marked
    assert ledger.book.quotes["D2026-001"].customer == "Actif:Clients:Lumen"


# milestones-exceed


def test_milestones_that_sum_to_more_than_the_quote_exceed_it(ledger: Ledger) -> None:
    """
    2026-01-05 custom "quote" "D2026-001" Actif:Clients:Lumen 1000.00 EUR
    2026-01-05 custom "milestone" "D2026-001" 2026-02-01 "Commande" "60 %"
    2026-01-05 custom "milestone" "D2026-001" 2026-03-01 "Chantier" 401.00 EUR  ; <- milestones-exceed
    """
    assert ledger.says() == ledger.marked


def test_milestones_that_sum_to_the_quote_do_not_exceed_it(ledger: Ledger) -> None:
    """
    2026-01-05 custom "quote" "D2026-001" Actif:Clients:Lumen 1000.00 EUR
    2026-01-05 custom "milestone" "D2026-001" 2026-02-01 "Commande" "60 %"
    2026-01-05 custom "milestone" "D2026-001" 2026-03-01 "Chantier" 400.00 EUR
    """
    assert ledger.says() == []


def test_milestones_written_later_do_not_exceed_the_quote_before(ledger: Ledger) -> None:
    """
    2026-01-05 custom "quote" "D2026-001" Actif:Clients:Lumen 1000.00 EUR
    2026-01-05 custom "milestone" "D2026-001" 2026-02-01 "Commande" "60 %"
    2026-01-20 custom "milestone" "D2026-001" 2026-03-01 "Chantier" "50 %"  ; <- milestones-exceed
    """
    assert ledger.says("2026-01-19") == []
    assert ledger.says("2026-01-20") == ledger.marked


# quote-not-accepted

ACCEPTED_ON_THE_TENTH = """
    2026-01-05 custom "quote" "D2026-001" Actif:Clients:Lumen 1000.00 EUR
    2026-01-10 custom "accepted" "D2026-001"
    {day} * "Acompte" ^D2026-001{mark}
      invoice: "FA2026-001"
      due: 2026-02-09
      Actif:Clients:Lumen  300 EUR
      Passif:Acomptes
"""


@pytest.mark.parametrize(
    ("day", "mark"),
    [
        pytest.param("2026-01-09", "  ; <- quote-not-accepted", id="the day before the acceptance"),
        pytest.param("2026-01-10", "", id="the day of the acceptance"),
        pytest.param("2026-01-11", "", id="the day after the acceptance"),
    ],
)
def test_an_invoice_waits_for_the_acceptance_of_its_quote(day: str, mark: str) -> None:
    ledger = Ledger(ACCEPTED_ON_THE_TENTH.format(day=day, mark=mark))
    assert ledger.says() == ledger.marked


def test_an_invoice_on_a_quote_that_nobody_accepted_is_said(ledger: Ledger) -> None:
    """
    2026-01-05 custom "quote" "D2026-001" Actif:Clients:Lumen 1000.00 EUR
    2026-01-10 * "Acompte" ^D2026-001  ; <- quote-not-accepted
      invoice: "FA2026-001"
      due: 2026-02-09
      Actif:Clients:Lumen  300 EUR
      Passif:Acomptes
    """
    assert ledger.says() == ledger.marked


ENDED = """
    2026-01-05 custom "quote" "D2026-001" Actif:Clients:Lumen 1000.00 EUR
    {first}
    2026-02-10 custom "{end}" "D2026-001"
    {day} * "{title}" ^D2026-001{mark}
      invoice: "FA2026-001"
      due: 2026-03-09
      Actif:Clients:Lumen  300 EUR
      {account}
"""
ACCEPTANCE = '2026-01-10 custom "accepted" "D2026-001"'


@pytest.mark.parametrize("end", ["refused", "cancelled"])
@pytest.mark.parametrize(
    ("day", "says"),
    [
        pytest.param("2026-02-09", False, id="the day before"),
        pytest.param("2026-02-10", False, id="the day"),
        pytest.param("2026-02-11", True, id="the day after"),
    ],
)
def test_no_deposit_is_invoiced_after_its_quote_has_ended(end: str, day: str, says: bool) -> None:
    mark = "  ; <- quote-not-accepted" if says else ""
    text = ENDED.format(first=ACCEPTANCE, end=end, day=day, title="Acompte", mark=mark, account="Passif:Acomptes")
    left = [] if says or end == "refused" else ["deposit-left"]
    ledger = Ledger(text)
    assert [said for said in ledger.says("2026-02-15") if said[0] not in left] == ledger.marked
    note = """
    2026-02-20 * "Avoir" ^FA2026-001
      invoice: "FA2026-002"
      Actif:Clients:Lumen  -300 EUR
      Passif:Acomptes
    """
    assert Ledger(text + note).says("2026-02-19") == ledger.says("2026-02-19")
    assert Ledger(text + note).says("2026-02-20") == []


@pytest.mark.parametrize(
    ("end", "first", "says"),
    [
        pytest.param("refused", "", True, id="refused"),
        pytest.param("refused", ACCEPTANCE, True, id="accepted, then refused"),
        pytest.param("refused", ACCEPTANCE.replace("01-10", "02-11"), False, id="refused, then accepted after all"),
        pytest.param("cancelled", ACCEPTANCE, False, id="cancelled: works done until then may be invoiced"),
    ],
)
def test_nothing_is_invoiced_on_a_quote_that_was_refused(end: str, first: str, says: bool) -> None:
    mark = "  ; <- quote-not-accepted" if says else ""
    ledger = Ledger(
        ENDED.format(first=first, end=end, day="2026-02-11", title="Situation", mark=mark, account="Produits:Travaux")
    )
    assert ledger.says() == ledger.marked


def test_an_invoice_on_an_ended_quote_says_when_it_ended() -> None:
    for end, says in (("refused", "est refusé depuis le 2026-02-10"), ("cancelled", "est annulé depuis le 2026-02-10")):
        text = ENDED.format(
            first=ACCEPTANCE, end=end, day="2026-02-11", title="Acompte", mark="", account="Passif:Acomptes"
        )
        ledger = Ledger(text)
        (found,) = check(ledger.history, date(2026, 2, 28), ledger.read)
        assert says in message(found, FRENCH)
        assert f"has been {end} since 2026-02-10" in message(found, ENGLISH)


@pytest.mark.parametrize("end", ["refused", "cancelled"])
def test_a_deposit_is_kept_as_the_price_by_a_final_after_its_quote_has_ended(end: str) -> None:
    ledger = Ledger(
        f"""
    2026-01-05 custom "quote" "D2026-001" Actif:Clients:Lumen 1000.00 EUR
    2026-01-10 custom "accepted" "D2026-001"
    2026-01-10 * "Acompte" ^D2026-001
      invoice: "FA2026-001"
      due: 2026-02-09
      Actif:Clients:Lumen  300 EUR
      Passif:Acomptes
    2026-02-10 custom "{end}" "D2026-001"
    2026-02-20 * "Acompte acquis" ^D2026-001
      invoice: "FA2026-002"
      Actif:Clients:Lumen    0 EUR
      Passif:Acomptes      300 EUR
      Produits:Travaux    -300 EUR
    """
    )
    assert ledger.says() == []


# quote-exceeded


def exceeding(amount: str, mark: str = "") -> Ledger:
    return Ledger(
        f"""
        2026-01-05 custom "quote" "D2026-001" Actif:Clients:Lumen 1000.00 EUR
        2026-01-10 custom "accepted" "D2026-001"
        2026-02-10 * "Solde" ^D2026-001{mark}
          invoice: "FA2026-001"
          due: 2026-03-09
          Actif:Clients:Lumen  {amount} EUR
          Produits:Travaux
        """
    )


@pytest.mark.parametrize("amount", ["1001.01", "1200.00"])
def test_revenue_over_the_quote_by_more_than_one_euro_and_one_per_mille_exceeds_it(amount: str) -> None:
    ledger = exceeding(amount, "  ; <- quote-exceeded")
    assert ledger.says() == ledger.marked


@pytest.mark.parametrize("amount", ["1000.00", "1001.00", "999.00"])
def test_revenue_within_one_euro_of_the_quote_does_not_exceed_it(amount: str) -> None:
    assert exceeding(amount).says() == []


def test_an_amendment_signed_makes_room_from_its_day_on(ledger: Ledger) -> None:
    """
    2026-01-05 custom "quote" "D2026-001" Actif:Clients:Lumen 1000.00 EUR
    2026-01-10 custom "accepted" "D2026-001"
    2026-02-10 * "Solde" ^D2026-001  ; <- quote-exceeded
      invoice: "FA2026-001"
      due: 2026-03-09
      Actif:Clients:Lumen  1200 EUR
      Produits:Travaux
    2026-02-20 custom "amendment" "D2026-001" "Verre feuilleté" 200.00 EUR
    """
    assert ledger.says("2026-02-19") == ledger.marked
    assert ledger.says("2026-02-20") == []


def test_a_credit_note_brings_the_revenue_back_under_the_quote(ledger: Ledger) -> None:
    """
    2026-01-05 custom "quote" "D2026-001" Actif:Clients:Lumen 1000.00 EUR
    2026-01-10 custom "accepted" "D2026-001"
    2026-02-10 * "Solde" ^D2026-001
      invoice: "FA2026-001"
      due: 2026-03-09
      Actif:Clients:Lumen  1200 EUR
      Produits:Travaux
    2026-02-20 * "Avoir" ^FA2026-001
      invoice: "FA2026-002"
      Actif:Clients:Lumen  -200 EUR
      Produits:Travaux
    """
    assert ledger.says() == []


# final-missing

DELIVERY_ON_THE_LAST_OF_MARCH = """
    2026-01-05 custom "quote" "D2026-001" Actif:Clients:Lumen 1000.00 EUR{mark}
      delivery: 2026-03-31
    2026-01-10 custom "accepted" "D2026-001"
"""


def test_a_final_is_missing_from_the_day_after_the_delivery() -> None:
    ledger = Ledger(DELIVERY_ON_THE_LAST_OF_MARCH.format(mark="  ; <- final-missing"))
    assert ledger.says("2026-03-30") == [], "the day before"
    assert ledger.says("2026-03-31") == [], "the day"
    assert ledger.says("2026-04-01") == ledger.marked, "the day after"


def test_a_new_planned_date_gives_time_until_it(ledger: Ledger) -> None:
    """
    2026-01-05 custom "quote" "D2026-001" Actif:Clients:Lumen 1000.00 EUR  ; <- final-missing
      delivery: 2026-03-31
    2026-01-10 custom "accepted" "D2026-001"
    2026-04-02 custom "delivery" "D2026-001" 2026-04-30
    """
    assert ledger.says("2026-04-01") == ledger.marked
    assert ledger.says("2026-04-02") == []
    assert ledger.says("2026-04-30") == []
    assert ledger.says("2026-05-01") == ledger.marked


def test_what_is_received_before_its_planned_date_is_missed_from_the_next_day(ledger: Ledger) -> None:
    """
    2026-01-05 custom "quote" "D2026-001" Actif:Clients:Lumen 1000.00 EUR  ; <- final-missing
      delivery: 2026-03-31
    2026-01-10 custom "accepted" "D2026-001"
    2026-03-20 custom "received" "D2026-001"
    """
    assert ledger.says("2026-03-20") == []
    assert ledger.says("2026-03-21") == ledger.marked


@pytest.mark.parametrize(
    "end",
    [
        '2026-03-31 custom "cancelled" "D2026-001"',
        '2026-03-31 custom "refused" "D2026-001"',
        """2026-03-31 * "Solde" ^D2026-001
      invoice: "FA2026-001"
      due: 2026-04-30
      Actif:Clients:Lumen  1000 EUR
      Produits:Travaux""",
    ],
    ids=["cancelled", "refused", "invoiced"],
)
def test_no_final_is_missing_of_a_quote_that_has_ended(end: str) -> None:
    ledger = Ledger(f"{DELIVERY_ON_THE_LAST_OF_MARCH.format(mark='')}    {end}\n")
    assert ledger.says("2026-04-15") == []


def test_no_final_is_missing_of_a_quote_that_nobody_accepted(ledger: Ledger) -> None:
    """
    2026-01-05 custom "quote" "D2026-001" Actif:Clients:Lumen 1000.00 EUR
      delivery: 2026-03-31
    """
    assert ledger.says("2026-06-01") == []


def test_a_progress_invoice_leaves_the_final_missing(ledger: Ledger) -> None:
    """
    2026-01-05 custom "quote" "D2026-001" Actif:Clients:Lumen 1000.00 EUR  ; <- final-missing
      delivery: 2026-03-31
    2026-01-10 custom "accepted" "D2026-001"
    2026-02-10 * "Situation" ^D2026-001
      invoice: "FA2026-001"
      due: 2026-03-12
      Actif:Clients:Lumen  600 EUR
      Produits:Travaux
    """
    assert ledger.says("2026-04-01") == ledger.marked


@pytest.mark.parametrize(("deposit", "variant"), [("999.99", ""), ("1000.00", "deposits"), ("1000.01", "over")])
def test_a_final_is_missing_too_where_deposits_make_up_the_price(deposit: str, variant: str) -> None:
    ledger = Ledger(
        DELIVERY_ON_THE_LAST_OF_MARCH.format(mark="")
        + f"""
    2026-02-10 * "Acompte" ^D2026-001
      invoice: "FA2026-001"
      due: 2026-03-12
      Actif:Clients:Lumen  {deposit} EUR
      Passif:Acomptes
"""
    )
    said = check(ledger.history, date(2026, 4, 1), ledger.read)
    (found,) = [one for one in said if one.code == "final-missing"]
    assert found.variant == variant


def test_a_final_cancelled_whole_is_missing_again(ledger: Ledger) -> None:
    """
    2026-01-05 custom "quote" "D2026-001" Actif:Clients:Lumen 1000.00 EUR  ; <- final-missing
      delivery: 2026-03-31
    2026-01-10 custom "accepted" "D2026-001"
    2026-03-31 * "Solde" ^D2026-001
      invoice: "FA2026-001"
      due: 2026-04-30
      Actif:Clients:Lumen  1000 EUR
      Produits:Travaux
    2026-04-10 * "Avoir" ^FA2026-001
      invoice: "FA2026-002"
      Actif:Clients:Lumen  -1000 EUR
      Produits:Travaux
    """
    assert ledger.says("2026-04-09") == []
    assert ledger.says("2026-04-10") == ledger.marked


def test_a_posting_that_names_no_quote_is_said(ledger: Ledger) -> None:
    """
    2026-01-05 custom "quote" "D2026-001" Actif:Clients:Lumen 1000.00 EUR
    2026-01-10 custom "accepted" "D2026-001"
    2026-03-31 * "Solde" ^D2026-001  ; <- quote-unknown
      invoice: "FA2026-001"
      due: 2026-04-30
      Actif:Clients:Lumen  1000 EUR
      Produits:Travaux
        quote: "D2026-010"
    """
    assert ledger.says() == ledger.marked
