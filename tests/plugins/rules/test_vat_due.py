"""VAT on receipts falls due with money, cumulated, and is moved in the month in which it does (LEDGER, VAT)."""

import pytest

from support.vat_ledgers import VatLedger


@pytest.fixture
def ledger(request: pytest.FixtureRequest) -> VatLedger:
    """Give the ledger that the docstring of the test is, of a company on receipts."""
    return VatLedger(request.function.__doc__)


PAID = """
2026-01-10 * "Entretien"
  invoice: "F1"
  due: 2026-02-09
  Actif:Clients:Lumen  1200.00 EUR
  Produits:Travaux  -1000.00 EUR
  Passif:TVA:Attente  -200.00 EUR
2026-01-11 * "Un autre, impayé"
  invoice: "F2"
  due: 2026-02-09
  Actif:Clients:Lumen  1200.00 EUR
  Produits:Travaux  -1000.00 EUR
  Passif:TVA:Attente  -200.00 EUR
2026-02-05 * "Virement" ^F1{mark}
  Actif:Banque  1200.00 EUR
  Actif:Clients:Lumen  -1200.00 EUR
{move}
"""


def paid(move: str = "", *, mark: str = "", more: str = "") -> VatLedger:
    """An invoice of 1 200.00 EUR paid whole on 5 February, with what the payment moves, and what comes after."""
    marked = "  ; <- vat-due" if mark else ""
    return VatLedger(PAID.format(mark=marked, move=move) + more)


def moved(amount: str, head: str = "", *, mark: str = "") -> str:
    """Postings that make VAT due; an entry of their own where it has a head."""
    postings = f"  Passif:TVA:Attente  {amount} EUR\n  Passif:TVA:Normale\n"
    return f"{head}{'  ; <- vat-due' if mark else ''}\n{postings}" if head else postings


WHOLE = moved("200.00")
FEBRUARY, MARCH = "2026-02-28", "2026-03-31"


# -- one payment, one move -----------------------------------------------------------------------------


def test_the_move_stands_in_the_payment() -> None:
    assert paid(WHOLE).says() == []


@pytest.mark.parametrize("day", ["2026-02-01", "2026-02-04", "2026-02-05", "2026-02-28"])
def test_or_in_any_entry_of_the_month_that_links_the_document(day: str) -> None:
    assert paid(more=moved("200.00", f'{day} * "TVA" ^F1')).says(FEBRUARY) == []


@pytest.mark.parametrize("move", ["", moved("100.00"), moved("-200.00"), moved("199.98"), moved("400.00")])
def test_a_move_that_is_missing_half_swapped_or_twice_what_it_must_be_is_named_at_the_payment(move: str) -> None:
    ledger = paid(move, mark="wrong")
    assert ledger.says(FEBRUARY) == ledger.marked


def test_it_is_named_from_the_months_end_on_and_once() -> None:
    ledger = paid(mark="wrong", more='2026-05-31 * "Rien"\n  Actif:Banque  1.00 EUR\n  Charges:Frais\n')
    assert ledger.says("2026-02-27") == []
    assert ledger.says("2026-02-28") == ledger.marked
    assert ledger.says("2026-03-31") == ledger.marked
    assert ledger.says("2026-05-31") == ledger.marked


def test_a_second_move_of_the_same_vat_is_the_one_at_fault() -> None:
    ledger = paid(WHOLE, more=moved("200.00", '2026-02-20 * "TVA, encore" ^F1', mark="wrong"))
    assert ledger.says(FEBRUARY) == ledger.marked


def test_a_second_move_of_the_payments_own_day_is_too() -> None:
    ledger = paid(WHOLE, more=moved("200.00", '2026-02-05 * "TVA, encore" ^F1', mark="wrong"))
    assert ledger.says(FEBRUARY) == ledger.marked


def test_a_move_for_another_document_is_one_fault() -> None:
    ledger = paid(more=moved("200.00", '2026-02-20 * "TVA" ^F2', mark="wrong"))
    assert ledger.says(FEBRUARY) == ledger.marked


def test_a_move_without_a_link_is_one_fault() -> None:
    ledger = paid(more=moved("200.00", '2026-02-20 * "TVA"', mark="wrong"))
    assert ledger.says(FEBRUARY) == ledger.marked
    assert ledger.says("2026-02-27") == []


def test_a_move_of_another_link_only_is_too() -> None:
    ledger = paid(more=moved("200.00", '2026-02-20 * "TVA" ^CONTRAT-12', mark="wrong"))
    assert ledger.says(FEBRUARY) == ledger.marked


def test_a_typo_in_the_link_of_the_move_is_said_as_an_unknown_link_alone() -> None:
    ledger = paid(more=moved("200.00", '2026-02-20 * "TVA" ^F9'))
    assert ledger.says(FEBRUARY) == []
    found = super(VatLedger, ledger).says(FEBRUARY)
    assert [code for code, _ in found if code in ("invoice-unknown", "vat-due")] == ["invoice-unknown"]


def test_a_move_in_the_month_after_is_one_fault_and_mends_the_document() -> None:
    ledger = paid(mark="wrong", more=moved("200.00", '2026-03-05 * "TVA" ^F1'))
    assert ledger.says(FEBRUARY) == ledger.marked
    assert ledger.says(MARCH) == ledger.marked


def test_a_move_in_the_month_before_is_one_fault_too() -> None:
    ledger = paid(more=moved("200.00", '2026-01-31 * "TVA" ^F1', mark="wrong"))
    assert ledger.says("2026-01-30") == []
    assert ledger.says("2026-01-31") == ledger.marked
    assert ledger.says(FEBRUARY) == ledger.marked


def test_a_payment_and_a_move_on_the_last_and_the_first_day_of_two_months_are_in_two_months(ledger: VatLedger) -> None:
    """
    2026-01-10 * "Entretien"
      invoice: "F1"
      due: 2026-02-09
      Actif:Clients:Lumen  1200.00 EUR
      Produits:Travaux  -1000.00 EUR
      Passif:TVA:Attente  -200.00 EUR
    2026-02-28 * "Virement" ^F1  ; <- vat-due
      Actif:Banque  1200.00 EUR
      Actif:Clients:Lumen  -1200.00 EUR
    2026-03-01 * "TVA" ^F1
      Passif:TVA:Attente  200.00 EUR
      Passif:TVA:Normale  -200.00 EUR
    """
    assert ledger.says("2026-02-28") == ledger.says(MARCH) == ledger.marked


def test_two_faults_are_two(ledger: VatLedger) -> None:
    """
    2026-01-10 * "Entretien"
      invoice: "F1"
      due: 2026-02-09
      Actif:Clients:Lumen  1200.00 EUR
      Produits:Travaux  -1000.00 EUR
      Passif:TVA:Attente  -200.00 EUR
    2026-02-05 * "Virement, sans sa TVA" ^F1  ; <- vat-due
      Actif:Banque  600.00 EUR
      Actif:Clients:Lumen  -600.00 EUR
    2026-03-05 * "Virement, avec trop de TVA" ^F1  ; <- vat-due
      Actif:Banque  300.00 EUR
      Actif:Clients:Lumen  -300.00 EUR
      Passif:TVA:Attente  80.00 EUR
      Passif:TVA:Normale  -80.00 EUR
    2026-04-05 * "Virement, juste" ^F1
      Actif:Banque  300.00 EUR
      Actif:Clients:Lumen  -300.00 EUR
      Passif:TVA:Attente  50.00 EUR
      Passif:TVA:Normale  -50.00 EUR
    """
    assert ledger.says() == ledger.marked


def test_a_fault_leaves_the_payments_of_later_months_alone(ledger: VatLedger) -> None:
    """
    2026-01-10 * "Entretien"
      invoice: "F1"
      due: 2026-02-09
      Actif:Clients:Lumen  1200.00 EUR
      Produits:Travaux  -1000.00 EUR
      Passif:TVA:Attente  -200.00 EUR
    2026-02-05 * "Virement, sans sa TVA" ^F1  ; <- vat-due
      Actif:Banque  600.00 EUR
      Actif:Clients:Lumen  -600.00 EUR
    2026-03-05 * "Virement" ^F1
      Actif:Banque  600.00 EUR
      Actif:Clients:Lumen  -600.00 EUR
      Passif:TVA:Attente  100.00 EUR
      Passif:TVA:Normale  -100.00 EUR
    """
    assert ledger.says() == ledger.marked


def test_the_last_payment_may_move_what_the_first_forgot(ledger: VatLedger) -> None:
    """
    2026-01-10 * "Entretien"
      invoice: "F1"
      due: 2026-02-09
      Actif:Clients:Lumen  1200.00 EUR
      Produits:Travaux  -1000.00 EUR
      Passif:TVA:Attente  -200.00 EUR
    2026-02-05 * "Virement, sans sa TVA" ^F1  ; <- vat-due
      Actif:Banque  600.00 EUR
      Actif:Clients:Lumen  -600.00 EUR
    2026-03-05 * "Virement" ^F1
      Actif:Banque  600.00 EUR
      Actif:Clients:Lumen  -600.00 EUR
      Passif:TVA:Attente  200.00 EUR
      Passif:TVA:Normale  -200.00 EUR
    """
    assert ledger.says() == ledger.marked


# -- part payments, cents ------------------------------------------------------------------------------

TWO_RATES = """
2026-02-05 * "Acompte"
  invoice: "F1"
  due: 2026-02-20
  Actif:Clients:Lumen  4640.00 EUR
  Passif:Acomptes  -2400.00 EUR
    vat: 20
  Passif:Acomptes  -1600.00 EUR
    vat: 10
  Passif:TVA:Attente  -480.00 EUR
  Passif:TVA:AttenteReduite  -160.00 EUR
2026-02-18 * "Virement 1" ^F1{first_mark}
  Actif:Banque  2000.00 EUR
  Actif:Clients:Lumen  -2000.00 EUR
  Passif:TVA:Attente  {first}
  Passif:TVA:Normale  -{first}
  Passif:TVA:AttenteReduite  {reduced}
  Passif:TVA:Reduite  -{reduced}
2026-03-05 * "Virement 2" ^F1{second_mark}
  Actif:Banque  2640.00 EUR
  Actif:Clients:Lumen  -2640.00 EUR
  Passif:TVA:Attente  {second}
  Passif:TVA:Normale  -{second}
  Passif:TVA:AttenteReduite  91.03 EUR
  Passif:TVA:Reduite  -91.03 EUR
"""


def in_two_parts(first: str, second: str, reduced: str = "68.97", *, marks: tuple[str, str] = ("", "")) -> VatLedger:
    """A deposit at two rates, paid in two months."""
    amounts = {"first": f"{first} EUR", "second": f"{second} EUR", "reduced": f"{reduced} EUR"}
    return VatLedger(TWO_RATES.format(first_mark=marks[0], second_mark=marks[1], **amounts))


def test_each_rate_moves_by_its_own_part_and_the_last_payment_moves_what_is_left() -> None:
    assert in_two_parts("206.90", "273.10").says() == []


@pytest.mark.parametrize(("first", "second"), [("206.89", "273.11"), ("206.91", "273.09")])
def test_a_cent_more_or_less_on_the_way_is_rounding_and_the_last_payment_makes_up_for_it(
    first: str, second: str
) -> None:
    assert in_two_parts(first, second).says() == []


@pytest.mark.parametrize("first", ["206.88", "206.92"])
def test_two_cents_are_not(first: str) -> None:
    ledger = in_two_parts(first, "273.10", marks=("  ; <- vat-due", ""))
    assert ledger.says("2026-02-28") == ledger.says() == ledger.marked


@pytest.mark.parametrize("second", ["273.09", "273.11"])
def test_the_last_payment_leaves_not_a_cent(second: str) -> None:
    ledger = in_two_parts("206.90", second, marks=("", "  ; <- vat-due"))
    assert ledger.says("2026-02-28") == []
    assert ledger.says() == ledger.marked


def test_a_cent_kept_from_the_first_payment_must_not_stay() -> None:
    ledger = in_two_parts("206.89", "273.10", marks=("", "  ; <- vat-due"))
    assert ledger.says() == ledger.marked


def test_both_rates_wrong_in_one_entry_are_named_a_rate() -> None:
    mark = "  ; <- vat-due, vat-due"
    ledger = in_two_parts("100.00", "273.10", "50.00", marks=(mark, ""))
    assert ledger.says("2026-02-28") == ledger.marked


def test_rounding_is_cumulated_over_three_thirds(ledger: VatLedger) -> None:
    """
    2026-01-10 * "Entretien"
      invoice: "F1"
      due: 2026-02-09
      Actif:Clients:Lumen  120.00 EUR
      Produits:Travaux  -100.00 EUR
      Passif:TVA:Attente  -20.00 EUR
    2026-02-05 * "Tiers" ^F1
      Actif:Banque  40.00 EUR
      Actif:Clients:Lumen  -40.00 EUR
      Passif:TVA:Attente  6.67 EUR
      Passif:TVA:Normale  -6.67 EUR
    2026-03-05 * "Tiers" ^F1
      Actif:Banque  40.00 EUR
      Actif:Clients:Lumen  -40.00 EUR
      Passif:TVA:Attente  6.66 EUR
      Passif:TVA:Normale  -6.66 EUR
    2026-04-05 * "Tiers" ^F1
      Actif:Banque  40.00 EUR
      Actif:Clients:Lumen  -40.00 EUR
      Passif:TVA:Attente  6.67 EUR
      Passif:TVA:Normale  -6.67 EUR
    """
    assert ledger.says() == []


def test_a_cent_is_put_right_by_hand_in_a_later_month(ledger: VatLedger) -> None:
    """
    2026-01-10 * "Entretien"
      invoice: "F1"
      due: 2026-02-09
      Actif:Clients:Lumen  120.00 EUR
      Produits:Travaux  -100.00 EUR
      Passif:TVA:Attente  -20.00 EUR
    2026-02-05 * "Moitié" ^F1
      Actif:Banque  60.00 EUR
      Actif:Clients:Lumen  -60.00 EUR
      Passif:TVA:Attente  9.99 EUR
      Passif:TVA:Normale  -9.99 EUR
    2026-03-05 * "Un centime de TVA" ^F1
      Passif:TVA:Attente  0.01 EUR
      Passif:TVA:Normale  -0.01 EUR
    2026-04-05 * "Moitié" ^F1
      Actif:Banque  60.00 EUR
      Actif:Clients:Lumen  -60.00 EUR
      Passif:TVA:Attente  10.00 EUR
      Passif:TVA:Normale  -10.00 EUR
    """
    assert ledger.says() == []


def test_several_payments_of_a_month_are_one_sum(ledger: VatLedger) -> None:
    """
    2026-01-10 * "Entretien"
      invoice: "F1"
      due: 2026-02-09
      Actif:Clients:Lumen  120.00 EUR
      Produits:Travaux  -100.00 EUR
      Passif:TVA:Attente  -20.00 EUR
    2026-02-05 * "Moitié" ^F1
      Actif:Banque  60.00 EUR
      Actif:Clients:Lumen  -60.00 EUR
    2026-02-25 * "Moitié" ^F1
      Actif:Banque  60.00 EUR
      Actif:Clients:Lumen  -60.00 EUR
      Passif:TVA:Attente  20.00 EUR
      Passif:TVA:Normale  -20.00 EUR
    """
    assert ledger.says() == []


def test_it_is_said_what_to_move_from_where_to_where() -> None:
    french, english = paid(moved("50.00")).sentences()
    assert french == (
        "F1 (Lumen SAS) : au 2026-02-28, 200,00\u00a0€ de TVA à 20\u00a0% devaient devenir exigibles dans le mois, "
        "50,00\u00a0€ le sont. Passez 150,00\u00a0€ de Passif:TVA:Attente à Passif:TVA:Normale, dans le règlement ou "
        "une écriture du mois liée au document."
    )
    assert "by 2026-02-28, €200.00 of VAT at 20% had to fall due in the month, €50.00 did." in english
