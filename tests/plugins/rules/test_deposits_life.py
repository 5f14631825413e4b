"""What becomes of deposits: as large as the policy asks, invoiced for what came, not left, not retained too much."""

from datetime import date

import pytest

from acompte.model.text import ENGLISH, FRENCH
from acompte.rules.check import check
from acompte.rules.messages import message
from support.ledgers import Ledger

QUOTE = """
        2026-01-05 custom "quote" "D2026-001" Actif:Clients:Lumen 1000.00 EUR
        2026-01-10 custom "accepted" "D2026-001"
"""


def deposit(number: str, day: str, amount: str, mark: str = "", link: str = " ^D2026-001") -> str:
    return f"""
        {day} * "Acompte"{link}{mark and "  ; <- "}{mark}
          invoice: "FA2026-{number}"
          due: {day}
          Actif:Clients:Lumen  {amount} EUR
          Passif:Acomptes
"""


def final(number: str, day: str, deducted: str = "0.00", more: str = "", link: str = " ^D2026-001") -> str:
    return f"""
        {day} * "Solde"{link}
          invoice: "FA2026-{number}"
          due: {day}
          Actif:Clients:Lumen
          Passif:Acomptes  {deducted} EUR
            {more or 'note: "acompte"'}
          Produits:Travaux  -1000.00 EUR
"""


def says(ledger: Ledger) -> str:
    """The message of the only diagnostic on the newest day, in French; both languages have one."""
    (found,) = check(ledger.history, date.fromisoformat(ledger.newest), ledger.read)
    assert message(found, ENGLISH)
    return message(found, FRENCH)


# deposit-over-quote


def test_deposits_over_their_quote_are_said_at_the_last_of_them(ledger: Ledger) -> None:
    """
    2026-01-05 custom "quote" "D2026-001" Actif:Clients:Lumen 1000.00 EUR
    2026-01-10 custom "accepted" "D2026-001"
    2026-01-10 * "Acompte" ^D2026-001
      invoice: "FA2026-001"
      due: 2026-02-09
      Actif:Clients:Lumen  600.00 EUR
      Passif:Acomptes
    2026-02-10 * "Acompte" ^D2026-001  ; <- deposit-over-quote
      invoice: "FA2026-002"
      due: 2026-03-12
      Actif:Clients:Lumen  600.00 EUR
      Passif:Acomptes
    """
    assert ledger.says() == ledger.marked
    assert "1\u202f200,00\u00a0€ d'acomptes facturés sur le devis D2026-001 de 1\u202f000,00\u00a0€." in says(ledger)


@pytest.mark.parametrize(("second", "mark"), [("701.00", ""), ("701.01", "deposit-over-quote")])
def test_deposits_do_not_go_over_the_quote_by_more_than_an_euro(second: str, mark: str) -> None:
    ledger = Ledger(QUOTE + deposit("001", "2026-01-10", "300.00") + deposit("002", "2026-02-10", second, mark))
    assert ledger.says("2026-02-09") == []
    assert ledger.says("2026-02-10") == ledger.marked


def test_an_amendment_or_a_credit_note_makes_room_for_deposits() -> None:
    more = '2026-02-20 custom "amendment" "D2026-001" "Verre feuilleté" 200.00 EUR'
    ledger = Ledger(QUOTE + deposit("001", "2026-01-10", "1200.00", "deposit-over-quote") + f"        {more}\n")
    assert ledger.says("2026-02-19") == ledger.marked
    assert ledger.says("2026-02-20") == []
    note = deposit("002", "2026-02-20", "-200.00", link=" ^FA2026-001").replace("          due: 2026-02-20\n", "")
    ledger = Ledger(QUOTE + deposit("001", "2026-01-10", "1200.00", "deposit-over-quote") + note)
    assert ledger.says("2026-02-19") == ledger.marked
    assert ledger.says("2026-02-20") == []


def test_a_closed_quote_has_no_deposits_to_go_over_it() -> None:
    ledger = Ledger(
        QUOTE
        + deposit("001", "2026-01-10", "1200.00", "deposit-over-quote")
        + """
        2026-06-30 * "Solde, acompte rendu en partie" ^D2026-001
          invoice: "FA2026-002"
          Actif:Clients:Lumen  -200.00 EUR
          Passif:Acomptes      1200.00 EUR
          Produits:Travaux    -1000.00 EUR
        """
    )
    assert ledger.says("2026-06-29") == ledger.marked
    assert ledger.says("2026-06-30") == []


@pytest.mark.parametrize(
    ("deducted", "sold", "code"),
    [
        pytest.param("1200.00", "1000.00", "", id="all deducted, the rest given back"),
        pytest.param("1000.00", "1000.00", "deposit-not-deducted", id="deposits left"),
        pytest.param("1200.00", "1200.00", "quote-exceeded", id="more sold than the quote"),
    ],
)
def test_what_a_final_makes_of_deposits_over_their_quote_is_said_at_the_final(
    deducted: str, sold: str, code: str
) -> None:
    ledger = Ledger(
        QUOTE
        + deposit("001", "2026-01-10", "1200.00")
        + f"""
        2026-06-30 * "Solde" ^D2026-001{code and "  ; <- "}{code}
          invoice: "FA2026-002"
          Actif:Clients:Lumen
          Passif:Acomptes      {deducted} EUR
          Produits:Travaux    -{sold} EUR
        """
    )
    assert [code for code, _ in ledger.says("2026-06-29")] == ["deposit-over-quote"]
    assert ledger.says("2026-06-30") == ledger.marked


# deposit-below-policy

POLICY = """
        2026-01-01 custom "deposit-policy" "standard"    0.00 EUR "30 %"
        2026-01-01 custom "deposit-policy" "standard" 5000.00 EUR "40 %"
        2026-01-01 custom "deposit-policy" "fidele"      0.00 EUR "10 %"
        2026-01-01 open Actif:Clients:Fidele
          name: "Fidèle SA"
          profile: "fidele"
        2026-01-01 open Actif:Clients:Inconnu
          name: "Sans règle SA"
          profile: "sans-regle"
"""


def quoted(amount: str, milestone: str, *, to: str = "Lumen", mark: str = "", more: str = "") -> Ledger:
    """A quote of 5 January with one milestone, which is where the policy is asked for."""
    return Ledger(
        f"""{POLICY}
        2026-01-05 custom "quote" "D2026-001" Actif:Clients:{to} {amount} EUR
        2026-01-05 custom "milestone" "D2026-001" 2026-03-01 "Commande" {milestone}{mark and "  ; <- "}{mark}
        {more}
        """
    )


BELOW = "deposit-below-policy"


@pytest.mark.parametrize(
    ("to", "amount", "milestone", "mark"),
    [
        ("Lumen", "1000.00", '"30 %"', ""),
        ("Lumen", "1000.00", "299.00 EUR", ""),
        ("Lumen", "1000.00", "298.99 EUR", BELOW),
        ("Lumen", "1000.00", '"29 %"', BELOW),
        ("Lumen", "4999.99", '"30 %"', ""),
        ("Lumen", "5000.00", '"30 %"', BELOW),
        ("Lumen", "5000.00", '"40 %"', ""),
        ("Fidele", "5000.00", '"10 %"', ""),
        ("Fidele", "5000.00", '"9 %"', BELOW),
        ("Inconnu", "1000.00", '"29 %"', BELOW),
    ],
)
def test_milestones_come_to_what_the_policy_of_the_profile_asks(
    to: str, amount: str, milestone: str, mark: str
) -> None:
    ledger = quoted(amount, milestone, to=to, mark=mark)
    assert ledger.says("2026-01-04") == []
    assert ledger.says("2026-01-05") == ledger.marked


def test_milestones_written_later_do_not_count_for_the_policy_before() -> None:
    second = '2026-01-10 custom "milestone" "D2026-001" 2026-04-01 "Chantier" "20 %"'
    short = quoted("1000.00", '"10 %"', mark="deposit-below-policy", more=second)
    assert short.says("2026-01-09") == short.marked
    assert short.says("2026-01-10") == []


def test_milestones_are_summed() -> None:
    second = '2026-01-05 custom "milestone" "D2026-001" 2026-04-01 "Chantier"'
    assert quoted("1000.00", '"20 %"', more=f"{second} 100.00 EUR").says() == []
    ledger = quoted("1000.00", '"20 %"', more=f"{second} 90.00 EUR  ; <- {BELOW}")
    assert ledger.says() == ledger.marked
    assert says(ledger).startswith(
        "D2026-001 (Lumen SAS) : 290,00\u00a0€ d'acomptes prévus, la règle en demande 300,00\u00a0€ (30\u00a0%)."
    )


@pytest.mark.parametrize("day", ["2026-01-02", "2026-01-05"])
def test_never_ends_a_tier_of_the_policy_for_quotes_from_its_day_on(day: str) -> None:
    never = f'{day} custom "deposit-policy" "standard" 5000.00 EUR "never"'
    assert quoted("6000.00", '"30 %"', more=never).says() == []
    ledger = quoted("6000.00", '"29 %"', mark=BELOW, more=never)
    assert ledger.says() == ledger.marked


def test_a_quote_made_before_a_tier_ended_keeps_its_policy() -> None:
    later = '2026-01-06 custom "deposit-policy" "standard" 5000.00 EUR "never"'
    ledger = quoted("6000.00", '"30 %"', mark=BELOW, more=later)
    assert ledger.says() == ledger.marked


def test_a_profile_of_which_every_tier_has_ended_asks_for_no_deposit() -> None:
    never = '2026-01-02 custom "deposit-policy" "fidele" 0.00 EUR "never"'
    assert quoted("6000.00", '"5 %"', to="Fidele", more=never).says() == []


def test_without_a_policy_any_deposit_will_do() -> None:
    assert Ledger(f'{QUOTE}        2026-01-10 custom "milestone" "D2026-001" 2026-12-31 "Un peu" "1 %"').says() == []


def test_an_open_quote_without_milestones_is_not_judged_before_it_is_accepted(ledger: Ledger) -> None:
    """
    2026-01-01 custom "deposit-policy" "standard" 0.00 EUR "30 %"
    2026-01-05 custom "quote" "D2026-001" Actif:Clients:Lumen 1000.00 EUR  ; <- deposit-below-policy
    2026-01-10 custom "accepted" "D2026-001"
    2026-01-20 * "Acompte" ^D2026-001
      invoice: "FA2026-001"
      due: 2026-02-19
      Actif:Clients:Lumen  300.00 EUR
      Passif:Acomptes
    """
    assert ledger.says("2026-01-09") == []
    assert ledger.says("2026-01-10") == ledger.marked
    assert ledger.says("2026-01-19") == ledger.marked
    assert ledger.says("2026-01-20") == []


@pytest.mark.parametrize("end", ["refused", "cancelled"])
def test_a_quote_that_has_ended_needs_no_deposit_any_more(end: str) -> None:
    ledger = quoted("1000.00", '"20 %"', mark=BELOW, more=f'2026-01-20 custom "{end}" "D2026-001"')
    assert ledger.says("2026-01-19") == ledger.marked
    assert ledger.says("2026-01-20") == []


def test_a_quote_closed_by_its_final_needs_no_deposit_any_more() -> None:
    ledger = quoted(
        "1000.00", '"20 %"', mark=BELOW, more='2026-01-10 custom "accepted" "D2026-001"' + final("001", "2026-01-20")
    )
    assert ledger.says("2026-01-19") == ledger.marked
    assert ledger.says("2026-01-20") == []


def test_progress_invoices_that_have_come_as_far_leave_nothing_to_ask_for() -> None:
    progress = """2026-01-10 custom "accepted" "D2026-001"
        2026-01-20 * "Situation" ^D2026-001
          invoice: "FA2026-001"
          due: 2026-02-19
          Actif:Clients:Lumen  300.00 EUR
          Produits:Travaux
    """
    ledger = quoted("1000.00", '"20 %"', mark=BELOW, more=progress)
    assert ledger.says("2026-01-19") == ledger.marked
    assert ledger.says("2026-01-20") == []


def test_an_amendment_changes_nothing_in_what_the_policy_asked_for() -> None:
    more = '2026-01-20 custom "amendment" "D2026-001" "Verre feuilleté" 1000.00 EUR'
    assert quoted("1000.00", "300.00 EUR", more=more).says() == []
    ledger = quoted("1000.00", "290.00 EUR", mark=BELOW, more=more.replace("1000.00", "-500.00"))
    assert ledger.says() == ledger.marked


# deposit-uninvoiced


def money(day: str, amount: str, mark: str = "", link: str = "D2026-001") -> str:
    return f"""
        {day} * "Chèque" ^{link}{mark and "  ; <- "}{mark}
          Actif:Banque  {amount} EUR
          Actif:Clients:Lumen
"""


def test_money_for_a_quote_without_a_deposit_invoice_is_said(ledger: Ledger) -> None:
    """
    2026-01-05 custom "quote" "D2026-001" Actif:Clients:Lumen 1000.00 EUR
    2026-01-10 custom "accepted" "D2026-001"
    2026-01-11 * "Chèque" ^D2026-001  ; <- deposit-uninvoiced
      Actif:Banque  300.00 EUR
      Actif:Clients:Lumen
    """
    assert ledger.says() == ledger.marked
    assert says(ledger) == (
        "D2026-001 (Lumen SAS) : 300,00\u00a0€ encaissés sans facture d'acompte. Émettez-la (CGI 289 I-1-c)."
    )


def test_no_law_asks_for_the_deposit_invoice_of_a_consumer_and_the_final_does(ledger: Ledger) -> None:
    """
    2020-01-01 open Actif:Clients:Durand
      name: "Mme Durand"
      kind: "consumer"
    2026-01-05 custom "quote" "D2026-001" Actif:Clients:Durand 1000.00 EUR
    2026-01-10 custom "accepted" "D2026-001"
    2026-01-11 * "Chèque" ^D2026-001  ; <- deposit-uninvoiced
      Actif:Banque  300.00 EUR
      Actif:Clients:Durand
    """
    assert ledger.says() == ledger.marked
    assert says(ledger) == (
        "D2026-001 (Mme Durand) : 300,00\u00a0€ encaissés sans facture d'acompte. "
        "Émettez-la, pour que la facture de solde la déduise."
    )


def test_money_for_a_quote_asks_for_a_deposit_invoice_until_one_takes_it() -> None:
    ledger = Ledger(QUOTE + money("2026-01-11", "300.00", "deposit-uninvoiced") + deposit("001", "2026-02-11", "300"))
    assert ledger.says("2026-01-10") == []
    assert ledger.says("2026-01-11") == ledger.marked
    assert ledger.says("2026-02-10") == ledger.marked
    assert ledger.says("2026-02-11") == []


def test_what_a_smaller_deposit_invoice_leaves_is_still_uninvoiced() -> None:
    ledger = Ledger(QUOTE + money("2026-01-11", "300.00", "deposit-uninvoiced") + deposit("001", "2026-02-11", "200"))
    assert ledger.says() == ledger.marked
    assert says(ledger).startswith("D2026-001 (Lumen SAS) : 100,00\u00a0€ encaissés sans facture d'acompte.")


def test_money_that_came_back_asks_for_no_deposit_invoice() -> None:
    back = """
        2026-01-20 * "Rendu" ^D2026-001
          Actif:Clients:Lumen  300.00 EUR
          Actif:Banque
    """
    ledger = Ledger(QUOTE + money("2026-01-11", "300.00", "deposit-uninvoiced") + back)
    assert ledger.says("2026-01-19") == ledger.marked
    assert ledger.says("2026-01-20") == []


def test_money_on_a_quote_that_has_ended_goes_back_or_to_an_invoice() -> None:
    ended = '\n        2026-01-20 custom "cancelled" "D2026-001"\n'
    ledger = Ledger(QUOTE + money("2026-01-11", "300.00", "deposit-uninvoiced") + ended)
    assert ledger.says() == ledger.marked
    assert says(ledger) == (
        "D2026-001 (Lumen SAS) : 300,00\u00a0€ encaissés sur un devis terminé. "
        "Remboursez, ou liez le règlement à une facture."
    )
    ledger = Ledger(QUOTE + final("001", "2026-01-20") + money("2026-01-25", "1100.00", "deposit-uninvoiced"))
    assert ledger.says() == ledger.marked
    assert "100,00\u00a0€ encaissés sur un devis terminé" in says(ledger)


# deposit-left

CANCELLED = '\n        2026-04-20 custom "cancelled" "D2026-001"{}\n'
MARKED = CANCELLED.format("  ; <- deposit-left")
GIVEN_BACK = """
        2026-04-25 * "Avoir" ^FA2026-001
          invoice: "FA2026-002"
          Actif:Clients:Lumen  -{} EUR
          Passif:Acomptes
"""


def test_a_cancelled_quote_leaves_its_deposits_to_repay_or_to_keep() -> None:
    ledger = Ledger(QUOTE + deposit("001", "2026-01-10", "300.00") + MARKED)
    assert ledger.says("2026-04-19") == []
    assert ledger.says("2026-04-20") == ledger.marked


@pytest.mark.parametrize(("repaid", "left"), [("300.00", False), ("299.99", True)])
def test_deposits_repaid_to_the_last_cent_are_not_left(repaid: str, left: bool) -> None:
    ledger = Ledger(QUOTE + deposit("001", "2026-01-10", "300.00") + MARKED + GIVEN_BACK.format(repaid))
    assert ledger.says("2026-04-24") == ledger.marked
    assert ledger.says("2026-04-25") == (ledger.marked if left else [])


@pytest.mark.parametrize("account", ["Produits:Travaux", "Produits:Indemnites"], ids=["as price", "as indemnity"])
def test_a_deposit_kept_is_not_left(account: str) -> None:
    kept = f"""
        2026-04-25 * "Acompte gardé" ^D2026-001 ^FA2026-001
          Passif:Acomptes  300.00 EUR
          {account}
    """
    ledger = Ledger(QUOTE + deposit("001", "2026-01-10", "300.00") + MARKED + kept)
    assert ledger.says("2026-04-24") == ledger.marked
    assert ledger.says("2026-04-25") == []


def test_a_quote_cancelled_without_deposits_leaves_nothing() -> None:
    assert Ledger(QUOTE + CANCELLED.format("")).says() == []


def test_a_deposit_invoiced_after_the_cancellation_is_wrong_itself_and_not_left() -> None:
    late = deposit("002", "2026-04-21", "200.00", "quote-not-accepted")
    ledger = Ledger(QUOTE + deposit("001", "2026-01-10", "300.00") + MARKED + late)
    assert ledger.says("2026-04-21") == ledger.marked
    found = check(ledger.history, date(2026, 4, 21), ledger.read)
    assert [d.facts["left"] for d in found if d.code == "deposit-left"] == [300]


# deposit-after-final


def test_a_deposit_after_the_final_of_its_quote_is_said(ledger: Ledger) -> None:
    """
    2026-01-05 custom "quote" "D2026-001" Actif:Clients:Lumen 1000.00 EUR
    2026-01-10 custom "accepted" "D2026-001"
    2026-06-30 * "Solde" ^D2026-001
      invoice: "FA2026-001"
      due: 2026-07-30
      Actif:Clients:Lumen  1000.00 EUR
      Produits:Travaux
    2026-07-10 * "Acompte" ^D2026-001  ; <- deposit-after-final
      invoice: "FA2026-002"
      due: 2026-08-09
      Actif:Clients:Lumen  300.00 EUR
      Passif:Acomptes
    """
    assert ledger.says() == ledger.marked
    assert says(ledger) == (
        "FA2026-002 (Lumen SAS) : acompte de 300,00\u00a0€ facturé après la facture de solde FA2026-001 "
        "du devis D2026-001. Annulez-le par un avoir."
    )


def test_a_deposit_comes_after_the_final_from_the_day_after_it_on() -> None:
    after = Ledger(QUOTE + final("001", "2026-06-30") + deposit("002", "2026-07-01", "300.00", "deposit-after-final"))
    assert after.says() == after.marked
    same_day = Ledger(
        QUOTE
        + final("001", "2026-06-30").replace('"Solde" ^D2026-001', '"Solde" ^D2026-001  ; <- deposit-not-deducted')
        + deposit("002", "2026-06-30", "300.00")
    )
    assert same_day.says() == same_day.marked


def test_a_deposit_after_the_final_is_mended_by_its_credit_note() -> None:
    late = deposit("002", "2026-07-01", "300.00", "deposit-after-final")
    note = GIVEN_BACK.format("300.00").replace("001", "002").replace('"FA2026-002"', '"FA2026-003"')
    ledger = Ledger(QUOTE + final("001", "2026-06-30") + late + note.replace("2026-04-25", "2026-07-02"))
    assert ledger.says("2026-07-01") == ledger.marked
    assert ledger.says("2026-07-02") == []


def test_a_final_cancelled_whole_lets_deposits_be_invoiced_again() -> None:
    cancelled = """
        2026-07-01 * "Avoir" ^FA2026-001
          invoice: "FA2026-002"
          Actif:Clients:Lumen  -1000.00 EUR
          Produits:Travaux
    """
    again = deposit("003", "2026-07-02", "300.00")
    assert Ledger(QUOTE + final("001", "2026-06-30") + cancelled + again).says() == []


# deposit-without-quote


def test_a_deposit_without_a_quote_waits_for_the_invoice_that_deducts_it_by_its_number() -> None:
    alone = deposit("001", "2026-01-10", "300.00", "deposit-without-quote", link="")
    ledger = Ledger(alone + final("002", "2026-06-30", "300.00", 'deposit: "FA2026-001"', link=""))
    assert ledger.says("2026-01-09") == []
    assert ledger.says("2026-01-10") == ledger.marked
    assert ledger.says("2026-06-29") == ledger.marked
    assert ledger.says("2026-06-30") == []


def test_what_is_still_to_be_deducted_is_said() -> None:
    alone = deposit("001", "2026-01-10", "300.00", "deposit-without-quote", link="")
    ledger = Ledger(alone + final("002", "2026-06-30", "200.00", 'deposit: "FA2026-001"', link=""))
    assert ledger.says() == ledger.marked
    assert says(ledger).startswith("FA2026-001 (Lumen SAS) : acompte sans devis, 100,00\u00a0€ à déduire.")


def test_a_deposit_without_a_quote_that_is_given_back_waits_for_nothing() -> None:
    alone = deposit("001", "2026-01-10", "300.00", "deposit-without-quote", link="")
    ledger = Ledger(alone + GIVEN_BACK.format("300.00"))
    assert ledger.says("2026-04-24") == ledger.marked
    assert ledger.says("2026-04-25") == []


def test_a_deposit_deducted_on_a_quote_is_that_quotes() -> None:
    alone = deposit("001", "2026-01-10", "300.00", "deposit-without-quote", link="")
    ledger = Ledger(QUOTE + alone + final("002", "2026-06-30", "300.00", 'deposit: "FA2026-001"'))
    assert ledger.says() == ledger.marked
    assert says(ledger) == (
        "FA2026-001 (Lumen SAS) : cet acompte est déduit sur le devis D2026-001, qu'il ne lie pas. "
        "Ajoutez le lien du devis."
    )


def test_a_deposit_taken_over_from_other_books_needs_no_quote(ledger: Ledger) -> None:
    """
    2026-01-01 * "Reprise"
      invoice: "A-17"
      kind: "opening"
      issued: 2025-11-10
      Passif:Acomptes  -300.00 EUR
      Actif:Clients:Lumen  0.00 EUR
      Capitaux:Reprise
    """
    assert ledger.says() == []


# retention-over


def works(number: str, day: str, total: str, kept: str, mark: str = "", link: str = " ^D2026-001") -> str:
    return f"""
        {day} * "Travaux"{link}{mark and "  ; <- "}{mark}
          invoice: "FA2026-{number}"
          due: {day}
          Actif:Clients:Lumen
          Actif:Clients:Lumen:Retenue  {kept} EUR
          Produits:Travaux            -{total} EUR
"""


def test_more_than_five_percent_of_the_works_is_too_much_to_retain(ledger: Ledger) -> None:
    """
    2026-06-30 * "Travaux"  ; <- retention-over
      invoice: "FA2026-001"
      due: 2026-07-30
      Actif:Clients:Lumen           900.00 EUR
      Actif:Clients:Lumen:Retenue   100.00 EUR
      Produits:Travaux
    """
    assert ledger.says("2026-06-29") == []
    assert ledger.says() == ledger.marked
    assert "100,00\u00a0€ retenus en garantie sur 1\u202f000,00\u00a0€ de travaux TTC, au plus 50,00" in says(ledger)


@pytest.mark.parametrize(("kept", "mark"), [("50.00", ""), ("51.00", ""), ("51.01", "retention-over")])
def test_five_percent_of_the_works_may_be_retained_within_an_euro(kept: str, mark: str) -> None:
    for text in (
        QUOTE + works("001", "2026-06-30", "1000.00", kept, mark),
        works("001", "2026-06-30", "1000.00", kept, mark, ""),
    ):
        ledger = Ledger(text)
        assert ledger.says() == ledger.marked


@pytest.mark.parametrize(
    ("agreed", "kept", "mark"),
    [('"3 %"', "30.00", ""), ('"3 %"', "40.00", "retention-over"), ('"8 %"', "80.00", "retention-over")],
)
def test_what_the_quote_says_counts_below_five_percent(agreed: str, kept: str, mark: str) -> None:
    quote = QUOTE.replace("1000.00 EUR", f"1000.00 EUR\n          retention: {agreed}")
    ledger = Ledger(quote + works("001", "2026-06-30", "1000.00", kept, mark))
    assert ledger.says() == ledger.marked


def test_retentions_of_a_quote_are_held_against_all_its_works_so_far() -> None:
    first = works("001", "2026-03-31", "600.00", "25.00")
    assert Ledger(QUOTE + first + works("002", "2026-06-30", "400.00", "25.00")).says() == []
    ledger = Ledger(QUOTE + first + works("002", "2026-06-30", "400.00", "26.50", "retention-over"))
    assert ledger.says("2026-06-29") == []
    assert ledger.says("2026-06-30") == ledger.marked


def test_the_retention_of_an_invoice_cancelled_whole_is_given_back() -> None:
    cancelled = """
        2026-06-30 * "Avoir" ^FA2026-001
          invoice: "FA2026-002"
          Actif:Clients:Lumen          -950.00 EUR
          Actif:Clients:Lumen:Retenue   -50.00 EUR
          Produits:Travaux             1000.00 EUR
    """
    wrong, again = works("001", "2026-06-30", "1000.00", "50.00"), works("003", "2026-07-01", "1000.00", "50.00")
    assert Ledger(QUOTE + wrong + cancelled + again).says() == []


def test_retentions_from_other_books_are_not_held_against_the_works_invoiced_here(ledger: Ledger) -> None:
    """
    2026-01-01 custom "quote" "D2026-001" Actif:Clients:Lumen 2000.00 EUR
      invoiced-before: 1000.00 EUR
    2026-01-01 custom "accepted" "D2026-001"
    2026-01-01 * "Reprise" ^D2026-001
      invoice: "A-17"
      kind: "opening"
      issued: 2025-11-10
      Actif:Clients:Lumen:Retenue   50.00 EUR
      Capitaux:Reprise
    2026-06-30 * "Solde" ^D2026-001
      invoice: "FA2026-001"
      due: 2026-07-30
      Actif:Clients:Lumen          950.00 EUR
      Actif:Clients:Lumen:Retenue   50.00 EUR
      Produits:Travaux
    """
    assert ledger.says() == []


def test_the_works_count_with_their_vat_before_deposits_are_deducted(ledger: Ledger) -> None:
    """
    2026-01-01 custom "company" "Atelier"
      vat-due: "debits"
    2026-01-05 custom "quote" "D2026-001" Actif:Clients:Lumen 1000.00 EUR
      vat: 20
    2026-01-10 custom "accepted" "D2026-001"
    2026-01-10 * "Acompte" ^D2026-001
      invoice: "FA2026-001"
      due: 2026-02-09
      Actif:Clients:Lumen  360.00 EUR
      Passif:Acomptes     -300.00 EUR
      Passif:TVA:Normale   -60.00 EUR
    2026-06-30 * "Solde" ^D2026-001
      invoice: "FA2026-002"
      due: 2026-07-30
      Actif:Clients:Lumen          780.00 EUR
      Actif:Clients:Lumen:Retenue   60.00 EUR
      Passif:Acomptes              300.00 EUR
      Produits:Travaux           -1000.00 EUR
      Passif:TVA:Normale          -140.00 EUR
    """
    assert ledger.says() == []
