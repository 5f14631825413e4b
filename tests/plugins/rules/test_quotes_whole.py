"""Quotes as a whole: lines that make the total, postings that say which quote, an answer in time, a final that ends."""

import pytest

from support.ledgers import Ledger

# quote-lines


def lined(total: str, *lines: str, mark: str = "") -> Ledger:
    return Ledger(
        "\n".join(
            [
                f'2026-01-05 custom "quote" "D2026-001" Actif:Clients:Lumen {total} EUR{mark and "  ; <- "}{mark}',
                *(f'2026-01-05 custom "line" "D2026-001" "Pose" {line}' for line in lines),
            ]
        )
    )


def test_a_quote_whose_lines_make_another_total_is_said(ledger: Ledger) -> None:
    """
    2026-01-05 custom "quote" "D2026-001" Actif:Clients:Lumen 1500.00 EUR  ; <- quote-lines
    2026-01-05 custom "line" "D2026-001" "Pose" "1 forfait" 900.00 EUR
    2026-01-05 custom "line" "D2026-001" "Isolation" "6 m²" 50.00 EUR
    """
    assert ledger.says() == ledger.marked


def test_lines_make_the_total_of_their_quote() -> None:
    assert lined("1200.00", '"1 forfait" 900.00 EUR', '"6 m²" 50.00 EUR "10 %"').says() == []
    assert lined("1200.00", '"1 forfait" 1300.00 EUR', '"1 remise" -100.00 EUR').says() == []


@pytest.mark.parametrize("total", ["1199.99", "1200.01"])
def test_lines_that_make_another_total_are_said_at_the_quote_from_its_day_on(total: str) -> None:
    ledger = lined(total, '"1 forfait" 900.00 EUR', '"6 m²" 50.00 EUR', mark="quote-lines")
    assert ledger.says("2026-01-04") == []
    assert ledger.says("2026-01-05") == ledger.marked


@pytest.mark.parametrize(("total", "mark"), [("3.01", ""), ("3.02", ""), ("3.00", "quote-lines")])
def test_lines_may_be_rounded_each_or_once_at_the_end(total: str, mark: str) -> None:
    # 0.5 × 3.01 = 1.505: rounded each, 1.51 + 1.51 = 3.02; once, 3.01.
    ledger = lined(total, '"0,5 u" 3.01 EUR', '"0,5 u" 3.01 EUR', mark=mark)
    assert ledger.says() == ledger.marked


def test_an_amendment_is_no_line(ledger: Ledger) -> None:
    """
    2026-01-05 custom "quote" "D2026-001" Actif:Clients:Lumen 1000.00 EUR
    2026-01-05 custom "line" "D2026-001" "Pose" "1 forfait" 1000.00 EUR
    2026-02-05 custom "amendment" "D2026-001" "Verre feuilleté" 100.00 EUR
    """
    assert ledger.says() == []


def test_lines_written_later_are_held_against_the_quote_from_their_day_on(ledger: Ledger) -> None:
    """
    2026-01-05 custom "quote" "D2026-001" Actif:Clients:Lumen 1000.00 EUR  ; <- quote-lines
    2026-01-07 custom "line" "D2026-001" "Pose" "1 u" 900.00 EUR
    2026-01-09 custom "line" "D2026-001" "Verre" "1 u" 100.00 EUR
    """
    assert ledger.says("2026-01-06") == []
    assert ledger.says("2026-01-07") == ledger.marked
    assert ledger.says("2026-01-08") == ledger.marked
    assert ledger.says("2026-01-09") == []


# quote-ambiguous

TWO = """
        2026-01-05 custom "quote" "D2026-001" Actif:Clients:Lumen 1000.00 EUR
        2026-01-05 custom "quote" "D2026-002" Actif:Clients:Lumen 500.00 EUR
        2026-01-10 custom "accepted" "D2026-001"
        2026-01-10 custom "accepted" "D2026-002"
"""


def on_both(first: str, second: str, mark: str = "") -> Ledger:
    return Ledger(
        f"""{TWO}
        2026-01-20 * "Soldes" ^D2026-001 ^D2026-002{mark and "  ; <- "}{mark}
          invoice: "FA2026-001"
          due: 2026-02-19
          Actif:Clients:Lumen  1500.00 EUR
          Produits:Travaux    -1000.00 EUR
            {first}
          Produits:Travaux     -500.00 EUR
            {second}
        """
    )


def test_each_posting_of_a_document_on_two_quotes_names_one() -> None:
    assert on_both('quote: "D2026-001"', 'quote: "D2026-002"').says() == []


@pytest.mark.parametrize("second", ['item: "Pose"', 'quote: "D2026-003"'], ids=["names none", "names another"])
def test_a_posting_of_a_document_on_two_quotes_that_names_neither_is_said(second: str) -> None:
    ledger = on_both('quote: "D2026-001"', second, "quote-ambiguous")
    assert [said for said in ledger.says("2026-01-19") if said[0] == "quote-ambiguous"] == []
    assert [said for said in ledger.says("2026-01-20") if said[0] == "quote-ambiguous"] == ledger.marked


def test_a_deduction_on_two_quotes_names_one_too(ledger: Ledger) -> None:
    """
    2026-01-05 custom "quote" "D2026-001" Actif:Clients:Lumen 1000.00 EUR
    2026-01-05 custom "quote" "D2026-002" Actif:Clients:Lumen 500.00 EUR
    2026-01-10 custom "accepted" "D2026-001"
    2026-01-10 custom "accepted" "D2026-002"
    2026-01-20 * "Acompte" ^D2026-001
      invoice: "FA2026-001"
      due: 2026-02-19
      Actif:Clients:Lumen   300.00 EUR
      Passif:Acomptes
    2026-01-30 * "Soldes" ^D2026-001 ^D2026-002  ; <- quote-ambiguous
      invoice: "FA2026-002"
      due: 2026-02-28
      Actif:Clients:Lumen  1200.00 EUR
      Passif:Acomptes       300.00 EUR
      Produits:Travaux    -1000.00 EUR
        quote: "D2026-001"
      Produits:Travaux     -500.00 EUR
        quote: "D2026-002"
    """
    assert ledger.says() == ledger.marked


def test_a_document_on_one_quote_need_not_name_it(ledger: Ledger) -> None:
    """
    2026-01-05 custom "quote" "D2026-001" Actif:Clients:Lumen 1000.00 EUR
    2026-01-10 custom "accepted" "D2026-001"
    2026-01-20 * "Solde" ^D2026-001
      invoice: "FA2026-001"
      due: 2026-02-19
      Actif:Clients:Lumen  1000.00 EUR
      Produits:Travaux
    """
    assert ledger.says() == []


# quote-expiring


@pytest.mark.parametrize(
    ("day", "said"),
    [("2026-03-23", False), ("2026-03-24", True), ("2026-03-31", True), ("2026-04-01", False)],
    ids=["eight days before", "seven days before", "the day", "the day after"],
)
def test_a_quote_without_an_answer_is_said_in_its_last_week(day: str, said: bool) -> None:
    ledger = Ledger(
        """
        2026-01-05 custom "quote" "D2026-001" Actif:Clients:Lumen 1000.00 EUR  ; <- quote-expiring
          expires: 2026-03-31
        """
    )
    assert ledger.says(day) == (ledger.marked if said else [])


@pytest.mark.parametrize("answer", ["accepted", "refused", "cancelled"])
def test_a_quote_with_an_answer_does_not_expire(answer: str) -> None:
    ledger = Ledger(
        f"""
        2026-01-05 custom "quote" "D2026-001" Actif:Clients:Lumen 1000.00 EUR  ; <- quote-expiring
          expires: 2026-03-31
        2026-03-30 custom "{answer}" "D2026-001"
        """
    )
    assert ledger.says("2026-03-29") == ledger.marked
    assert ledger.says("2026-03-30") == []


def test_a_quote_without_a_last_day_does_not_expire(ledger: Ledger) -> None:
    """
    2026-01-05 custom "quote" "D2026-001" Actif:Clients:Lumen 1000.00 EUR
    """
    assert ledger.says("2026-12-31") == []


# final-below-quote

ACCEPTED = """
        2026-01-05 custom "quote" "D2026-001" Actif:Clients:Lumen 1000.00 EUR
        2026-01-10 custom "accepted" "D2026-001"
"""


def said_final(amount: str, mark: str = "", more: str = "", number: str = "001", day: str = "2026-03-10") -> str:
    return f"""
        {day} * "Solde" ^D2026-001{mark and "  ; <- "}{mark}
          invoice: "FA2026-{number}"
          kind: "final"
          due: {day}
          Actif:Clients:Lumen  {amount} EUR
          Produits:Travaux
        {more}
"""


def test_an_invoice_said_to_be_final_that_leaves_a_rest_is_said(ledger: Ledger) -> None:
    """
    2026-01-05 custom "quote" "D2026-001" Actif:Clients:Lumen 1000.00 EUR
    2026-01-10 custom "accepted" "D2026-001"
    2026-03-10 * "Solde" ^D2026-001  ; <- final-below-quote
      invoice: "FA2026-001"
      kind: "final"
      due: 2026-04-09
      Actif:Clients:Lumen  600.00 EUR
      Produits:Travaux
    """
    assert ledger.says() == ledger.marked


@pytest.mark.parametrize(
    ("amount", "mark"),
    [("1000.00", ""), ("999.00", ""), ("998.99", "final-below-quote"), ("600.00", "final-below-quote")],
)
def test_a_said_final_brings_the_quote_to_its_amount_within_an_euro(amount: str, mark: str) -> None:
    ledger = Ledger(ACCEPTED + said_final(amount, mark))
    assert ledger.says("2026-03-09") == []
    assert ledger.says("2026-03-10") == ledger.marked


def test_a_progress_invoice_that_says_nothing_may_stay_below() -> None:
    assert Ledger(ACCEPTED + said_final("600.00").replace('          kind: "final"\n', "")).says() == []


def test_what_progress_invoices_brought_counts() -> None:
    progress = said_final("400.00", day="2026-02-10").replace('          kind: "final"\n', "")
    assert Ledger(ACCEPTED + progress + said_final("600.00", number="002")).says() == []


@pytest.mark.parametrize(
    "mended",
    [
        '2026-03-20 custom "amendment" "D2026-001" "Sans la pose" -400.00 EUR',
        """2026-03-20 * "Avoir" ^FA2026-001
          invoice: "FA2026-002"
          Actif:Clients:Lumen  -600.00 EUR
          Produits:Travaux""",
    ],
    ids=["a negative amendment", "cancelled whole"],
)
def test_a_final_below_its_quote_is_mended_later(mended: str) -> None:
    ledger = Ledger(ACCEPTED + said_final("600.00", "final-below-quote", mended))
    assert ledger.says("2026-03-19") == ledger.marked
    assert ledger.says("2026-03-20") == []


def test_more_invoices_show_that_it_was_not_the_final_one() -> None:
    rest = said_final("400.00", number="002", day="2026-03-20")
    ledger = Ledger(ACCEPTED + said_final("600.00", "final-below-quote", rest))
    assert ledger.says() == ledger.marked


@pytest.mark.parametrize(
    "later",
    [
        '2026-03-20 custom "amendment" "D2026-001" "Verre feuilleté" 400.00 EUR',
        """2026-03-20 * "Remise" ^FA2026-001
          invoice: "FA2026-002"
          Actif:Clients:Lumen  -100.00 EUR
          Produits:Travaux""",
    ],
    ids=["a later amendment", "a later credit note"],
)
def test_what_comes_after_a_whole_final_does_not_put_it_below(later: str) -> None:
    assert Ledger(ACCEPTED + said_final("1000.00", more=later)).says() == []
