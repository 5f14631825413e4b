"""Money received: the sentences of the format's page, one after the other."""

import pytest
from beancount.core.number import D

from support.ledgers import Ledger, gaps

LUMEN = "Actif:Clients:Lumen"


def invoice(number: str, day: str, amount: str, due: str = "2026-06-30", links: str = "") -> str:
    return f"""
    {day} * "Entretien" {links}
      invoice: "{number}"
      due: {due}
      {LUMEN}  {amount} EUR
      Produits:Travaux
"""


def credit(number: str, day: str, amount: str, links: str) -> str:
    return f"""
    {day} * "Avoir" {links}
      invoice: "{number}"
      {LUMEN}  -{amount} EUR
      Produits:Travaux
"""


def paid(day: str, amount: str, links: str = "", pays: str = "") -> str:
    meta = f'\n        pays: "{pays}"' if pays else ""
    return f"""
    {day} * "Virement" {links}
      Actif:Banque  {amount} EUR
      {LUMEN}  -{amount} EUR{meta}
"""


def repaid(day: str, amount: str, links: str = "") -> str:
    return f"""
    {day} * "Remboursement" {links}
      {LUMEN}  {amount} EUR
      Actif:Banque
"""


QUOTE = """
    2026-01-01 custom "quote" "D1" Actif:Clients:Lumen 1000.00 EUR
    2026-01-01 custom "accepted" "D1"
"""


def read(*texts: str) -> Ledger:
    """Read a ledger; on every one of its days, open less on account is the balance."""
    ledger = Ledger("".join(texts))
    for day in ledger.days():
        assert gaps(ledger.history, ledger.entries, day) == {}, day
    return ledger


# What a credit pays


def test_a_payment_pays_the_invoice_that_it_links_and_no_other() -> None:
    ledger = read(
        invoice("F1", "2026-01-10", "100", due="2026-02-01"),
        invoice("F2", "2026-01-10", "100", due="2026-03-01"),
        paid("2026-01-20", "100", "^F2"),
    )
    assert ledger.opens() == {"F1": 100}
    assert ledger.opens("2026-01-19") == {"F1": 100, "F2": 100}


def test_a_payment_that_links_several_pays_the_oldest_due_date_first_then_the_number() -> None:
    texts = [
        invoice("F9", "2026-01-10", "100", due="2026-04-01"),
        invoice("F10", "2026-01-10", "100", due="2026-04-01"),
        invoice("F11", "2026-01-11", "100", due="2026-03-01"),
    ]
    assert read(*texts, paid("2026-01-20", "150", "^F9 ^F10 ^F11")).opens() == {"F9": 50, "F10": 100}
    assert read(*texts, paid("2026-01-20", "250", "^F9 ^F10 ^F11")).opens() == {"F10": 50}


def test_a_payment_that_links_a_quote_pays_its_open_invoices() -> None:
    ledger = read(
        QUOTE,
        invoice("F1", "2026-01-10", "300", due="2026-04-01", links="^D1"),
        invoice("F2", "2026-01-11", "300", due="2026-03-01", links="^D1"),
        invoice("F3", "2026-01-11", "300", due="2026-02-01"),
        paid("2026-01-20", "400", "^D1"),
    )
    assert ledger.opens() == {"F1": 200, "F3": 300}


def test_what_a_posting_pays_overrides_the_links_of_its_entry() -> None:
    ledger = read(
        invoice("F1", "2026-01-10", "100"),
        invoice("F2", "2026-01-10", "100"),
        paid("2026-01-20", "100", "^F1", pays="F2"),
    )
    assert ledger.opens() == {"F1": 100}


def test_each_posting_may_pay_a_document_of_its_own() -> None:
    ledger = read(
        invoice("F1", "2026-01-10", "100"),
        invoice("F2", "2026-01-10", "100"),
        """
    2026-01-20 * "Virement" ^F1 ^F2
      Actif:Banque  120 EUR
      Actif:Clients:Lumen  -30 EUR
        pays: "F1"
      Actif:Clients:Lumen  -90 EUR
        pays: "F2"
""",
    )
    assert ledger.opens() == {"F1": 70, "F2": 10}


# What stands on account


def test_what_finds_no_room_stands_on_account() -> None:
    ledger = read(invoice("F1", "2026-01-10", "100"), paid("2026-01-20", "130", "^F1"))
    assert ledger.opens() == {}
    assert ledger.on_account() == {"Lumen": 30}


def test_a_cheque_with_the_signed_quote_waits_for_the_deposit_invoice() -> None:
    ledger = read(QUOTE, paid("2026-01-05", "300", "^D1"), invoice("F1", "2026-02-05", "300", links="^D1"))
    assert ledger.on_account("2026-02-04") == {"Lumen": 300}
    assert ledger.on_account("2026-02-05") == {}
    deposit = ledger.document("F1", "2026-02-05")
    assert (deposit.open, deposit.status) == (0, "paid")
    assert [str(settling.paid_on) for settling in ledger.history.settlings[deposit.invoice.place]] == ["2026-02-05"]


def test_a_payment_before_its_invoice_waits_under_its_number() -> None:
    ledger = read(paid("2026-01-05", "100", "^F1"), invoice("F1", "2026-02-05", "100"))
    assert ledger.on_account("2026-01-31") == {"Lumen": 100}
    assert ledger.opens("2026-02-05") == {}


def test_any_common_link_lets_a_later_document_take_what_stands_on_account() -> None:
    ledger = read(
        paid("2026-01-05", "100", "^contrat-7"),
        invoice("F1", "2026-02-05", "60", links="^contrat-8"),
        invoice("F2", "2026-02-06", "60", links="^contrat-7"),
    )
    assert ledger.opens() == {"F1": 60}
    assert ledger.on_account() == {"Lumen": 40}


def test_what_overpays_a_document_of_a_quote_is_taken_by_the_next_one_of_that_quote() -> None:
    ledger = read(
        QUOTE,
        invoice("F1", "2026-01-10", "300", links="^D1"),
        paid("2026-01-20", "350", "^F1"),
        invoice("F2", "2026-02-10", "700", links="^D1"),
    )
    assert ledger.on_account("2026-02-09") == {"Lumen": 50}
    assert ledger.opens() == {"F2": 650}


def test_what_stands_longest_on_account_is_taken_first() -> None:
    ledger = read(
        QUOTE,
        paid("2026-01-05", "100", "^D1 ^cheque-1"),
        paid("2026-01-06", "100", "^D1 ^cheque-2"),
        invoice("F1", "2026-02-05", "150", links="^D1"),
        repaid("2026-02-06", "40", "^cheque-2"),
        repaid("2026-02-07", "10", "^cheque-1"),
    )
    assert [str(rest.day) for rest in ledger.history.unexplained] == ["2026-02-07"]


def test_a_credit_without_links_stays_on_account_until_an_entry_says_whose_it_is() -> None:
    texts = [
        paid("2026-01-05", "100"),
        invoice("F1", "2026-02-05", "80"),
        invoice("F2", "2026-02-06", "80"),
    ]
    assert read(*texts).on_account() == {"Lumen": 100}
    ledger = read(*texts, '\n    2026-02-10 custom "allocate" "F2" 70.00 EUR\n')
    assert ledger.opens("2026-02-09") == {"F1": 80, "F2": 80}
    assert ledger.opens() == {"F1": 80, "F2": 10}
    assert ledger.on_account() == {"Lumen": 30}


def test_an_allocation_takes_no_more_than_is_open_and_than_stands_on_account() -> None:
    texts = [paid("2026-01-05", "100"), invoice("F1", "2026-02-05", "80"), invoice("F2", "2026-02-06", "80")]
    ledger = read(
        *texts,
        '\n    2026-02-10 custom "allocate" "F1" 500.00 EUR\n    2026-02-11 custom "allocate" "F2" 500.00 EUR\n',
    )
    assert ledger.opens("2026-02-10") == {"F2": 80}
    assert ledger.opens("2026-02-11") == {"F2": 60}
    assert ledger.on_account() == {}


def test_an_allocation_takes_credits_without_links_before_the_others() -> None:
    ledger = read(
        QUOTE,
        paid("2026-01-05", "50", "^D1"),
        paid("2026-01-06", "50"),
        invoice("F1", "2026-02-05", "50"),
        '\n    2026-02-10 custom "allocate" "F1" 50.00 EUR\n',
        invoice("F2", "2026-02-11", "50", links="^D1"),
    )
    assert ledger.opens() == {}


# Credit notes


def test_a_credit_note_settles_what_it_corrects() -> None:
    ledger = read(invoice("F1", "2026-01-10", "100"), credit("A1", "2026-01-20", "30", "^F1"))
    assert ledger.opens() == {"F1": 70}
    assert ledger.settled("F1") == {"credit_note": 30}


def test_what_a_credit_note_cannot_settle_stands_on_account_under_its_number() -> None:
    ledger = read(
        invoice("F1", "2026-01-10", "100"),
        paid("2026-01-15", "100", "^F1"),
        credit("A1", "2026-01-20", "30", "^F1"),
        repaid("2026-01-30", "30", "^A1"),
    )
    assert ledger.on_account("2026-01-29") == {"Lumen": 30}
    assert ledger.on_account() == {}
    assert ledger.document("F1").open == 0


def test_a_later_document_may_take_a_credit_note_by_its_number() -> None:
    ledger = read(
        invoice("F1", "2026-01-10", "100"),
        paid("2026-01-15", "100", "^F1"),
        credit("A1", "2026-01-20", "30", "^F1"),
        invoice("F2", "2026-02-10", "100", links="^A1"),
    )
    assert ledger.opens() == {"F2": 70}


# Refunds and bounced payments


def test_a_debit_takes_what_is_on_account_with_a_common_link_first() -> None:
    ledger = read(
        invoice("F1", "2026-01-10", "100"),
        paid("2026-01-20", "130", "^F1"),
        repaid("2026-01-30", "30", "^F1"),
    )
    assert ledger.on_account() == {}
    assert ledger.opens() == {}


def test_then_it_takes_back_the_last_money_settled() -> None:
    ledger = read(
        invoice("F1", "2026-01-10", "100"),
        paid("2026-01-20", "60", "^F1"),
        paid("2026-01-25", "40", "^F1"),
        repaid("2026-01-30", "50", "^F1"),
    )
    assert ledger.opens() == {"F1": 50}
    place = ledger.document("F1").invoice.place
    bounced = [(str(s.paid_on), s.amount) for s in ledger.history.settlings[place] if s.bounced]
    assert bounced == [("2026-01-25", D("-40")), ("2026-01-20", D("-10"))]


def test_then_it_takes_what_stands_on_account_without_links() -> None:
    ledger = read(
        invoice("F1", "2026-01-10", "100"),
        paid("2026-01-20", "20"),
        repaid("2026-01-30", "20", "^F1"),
    )
    assert ledger.on_account() == {}
    assert ledger.opens() == {"F1": 100}
    assert ledger.history.unexplained == ()


def test_what_is_left_of_a_debit_is_unexplained_and_lowers_the_account() -> None:
    ledger = read(paid("2026-01-20", "20"), repaid("2026-01-30", "50"))
    assert [debit.amount for debit in ledger.history.unexplained] == [30]
    assert ledger.on_account() == {"Lumen": -30}


def test_what_bounced_is_open_and_may_be_paid_again() -> None:
    ledger = read(
        invoice("F1", "2026-01-10", "100"),
        paid("2026-01-20", "100", "^F1"),
        repaid("2026-01-30", "100", "^F1"),
        paid("2026-02-10", "100", "^F1"),
    )
    assert ledger.opens("2026-01-29") == {}
    assert ledger.opens("2026-01-30") == {"F1": 100}
    assert ledger.opens() == {}


def test_a_bounce_under_the_quotes_link_reaches_what_its_documents_got_last() -> None:
    ledger = read(
        QUOTE,
        invoice("F1", "2026-01-10", "100", links="^D1"),
        invoice("F2", "2026-01-12", "70", links="^D1"),
        paid("2026-01-20", "100", "^F1"),
        paid("2026-01-25", "70", "^D1"),
        repaid("2026-01-30", "90", "^D1"),
        paid("2026-02-10", "90", "^D1"),
    )
    assert ledger.opens("2026-01-29") == {}
    assert ledger.opens("2026-01-30") == {"F1": 20, "F2": 70}
    assert ledger.opens() == {}
    assert ledger.history.unexplained == ()


def test_a_cheque_of_the_quote_that_paid_its_later_invoice_bounces() -> None:
    ledger = read(
        QUOTE,
        paid("2026-01-08", "100", "^D1"),
        invoice("F1", "2026-01-10", "100", links="^D1"),
        repaid("2026-01-15", "100", "^D1"),
        paid("2026-01-20", "100", "^F1"),
    )
    assert ledger.opens("2026-01-10") == {}
    assert ledger.opens("2026-01-15") == {"F1": 100}
    assert ledger.opens() == ledger.on_account() == {}


def test_a_bounce_takes_back_money_only() -> None:
    ledger = read(
        invoice("F1", "2026-01-10", "100"),
        credit("A1", "2026-01-20", "100", "^F1"),
        repaid("2026-01-30", "50", "^F1"),
    )
    assert ledger.opens() == {}
    assert [debit.amount for debit in ledger.history.unexplained] == [50]


# What a payment is made of


def settles(*postings: str, total: str = "100") -> Ledger:
    lines = "\n".join(f"      {posting}" for posting in postings)
    return read(invoice("F1", "2026-01-10", total), f'\n    2026-01-20 * "Règlement" ^F1\n{lines}\n')


def test_what_the_bank_keeps_is_money_too() -> None:
    ledger = settles("Actif:Banque  98.50 EUR", "Charges:Frais  1.50 EUR", f"{LUMEN}  -100 EUR")
    assert ledger.settled("F1") == {"money": 100}


def test_a_set_off_is_shown_apart() -> None:
    ledger = settles("Passif:Fournisseurs  100 EUR", f"{LUMEN}  -100 EUR")
    assert ledger.settled("F1") == {"set_off": 100}
    assert ledger.document("F1").paid == 0


def test_a_discount_settles_with_the_vat_given_back_beside_it() -> None:
    ledger = settles(
        "Actif:Banque  117.60 EUR",
        "Charges:Escomptes  2.00 EUR",
        "Passif:TVA:Normale  0.40 EUR",
        f"{LUMEN}  -120 EUR",
        total="120",
    )
    assert ledger.settled("F1") == {"money": D("117.60"), "discount": D("2.40")}


def test_a_write_off_settles_with_its_vat() -> None:
    ledger = settles("Charges:Pertes  100 EUR", "Passif:TVA:Normale  20 EUR", f"{LUMEN}  -120 EUR", total="120")
    assert ledger.settled("F1") == {"write_off": 120}
    assert ledger.document("F1").written_off
    assert ledger.document("F1").status == "paid"


def test_moving_pending_vat_beside_a_payment_changes_nothing() -> None:
    ledger = settles(
        "Actif:Banque  120 EUR",
        "Passif:TVA:Attente  20 EUR",
        "Passif:TVA:Normale  -20 EUR",
        f"{LUMEN}  -120 EUR",
        total="120",
    )
    assert ledger.settled("F1") == {"money": 120}


def test_cents_short_are_a_difference() -> None:
    ledger = settles("Actif:Banque  99.98 EUR", "Charges:Differences  0.02 EUR", f"{LUMEN}  -100 EUR")
    assert ledger.settled("F1") == {"money": D("99.98"), "difference": D("0.02")}


def test_cents_too_many_are_a_difference_below_zero() -> None:
    ledger = settles("Actif:Banque  100.02 EUR", "Produits:Indemnites  -0.02 EUR", f"{LUMEN}  -100 EUR")
    assert ledger.settled("F1") == {"money": D("100.02"), "difference": D("-0.02")}
    assert ledger.opens() == {}


def test_anything_else_settles_too_as_a_difference() -> None:
    ledger = settles("Capitaux:Reprise  100 EUR", f"{LUMEN}  -100 EUR")
    assert ledger.settled("F1") == {"difference": 100}


def test_the_parts_of_a_payment_spread_over_its_documents_in_proportion_to_the_cent() -> None:
    ledger = read(
        invoice("F1", "2026-01-10", "33.33"),
        invoice("F2", "2026-01-10", "66.67"),
        """
    2026-01-20 * "Virement, escompte déduit" ^F1 ^F2
      Actif:Banque  98 EUR
      Charges:Escomptes  2 EUR
      Actif:Clients:Lumen  -100 EUR
""",
    )
    assert ledger.settled("F1") == {"money": D("32.66"), "discount": D("0.67")}
    assert ledger.settled("F2") == {"money": D("65.34"), "discount": D("1.33")}
    assert ledger.opens() == {}


# Moves that settle nothing


@pytest.mark.parametrize(("account", "flag"), [("Actif:Effets", "bill"), ("Actif:Douteux", "doubtful")])
def test_a_move_to_a_shared_account_settles_nothing_and_is_a_flag(account: str, flag: str) -> None:
    ledger = read(
        invoice("F1", "2026-01-10", "100"),
        invoice("F2", "2026-01-10", "100"),
        f"""
    2026-01-20 * "Transfert" ^F1
      {account}  100 EUR
      {LUMEN}  -100 EUR
    2026-03-20 * "Encaissement" ^F1
      Actif:Banque  100 EUR
      {account}  -100 EUR
""",
    )
    assert ledger.opens("2026-01-20") == {"F1": 100, "F2": 100}
    assert not getattr(ledger.document("F1", "2026-01-19"), flag)
    assert getattr(ledger.document("F1", "2026-01-20"), flag)
    assert not getattr(ledger.document("F2", "2026-01-20"), flag)
    assert ledger.opens() == {"F2": 100}
    assert ledger.settled("F1") == {"money": 100}


def test_a_doubtful_receivable_written_off_is_its_customers() -> None:
    ledger = read(
        invoice("F1", "2026-01-10", "100"),
        """
    2026-01-20 * "Créance douteuse" ^F1
      Actif:Douteux  100 EUR
      Actif:Clients:Lumen  -100 EUR
    2026-03-20 * "Perte" ^F1
      Charges:Pertes  100 EUR
      Actif:Douteux  -100 EUR
""",
    )
    assert ledger.settled("F1") == {"write_off": 100}
    assert ledger.on_account() == {}


def test_a_retention_moved_to_the_customers_account_settles_nothing() -> None:
    ledger = read(
        """
    2026-01-10 * "Travaux"
      invoice: "F1"
      due: 2026-02-09
      Actif:Clients:Lumen  95 EUR
      Actif:Clients:Lumen:Retenue  5 EUR
      Produits:Travaux
    2026-01-20 * "Caution substituée" ^F1
      Actif:Clients:Lumen  5 EUR
      Actif:Clients:Lumen:Retenue  -5 EUR
"""
    )
    assert ledger.opens() == {"F1": 100}


def test_an_allowance_settles_nothing() -> None:
    ledger = read(
        invoice("F1", "2026-01-10", "100"),
        """
    2026-01-20 * "Provision" ^F1
      Charges:Dotations  50 EUR
      Actif:Provisions  -50 EUR
""",
    )
    assert ledger.opens() == {"F1": 100}


def test_a_payment_settles_documents_of_its_own_customer_only() -> None:
    ledger = read(
        invoice("F1", "2026-01-10", "100"),
        """
    2026-01-20 * "Virement" ^F1
      Actif:Banque  100 EUR
      Actif:Clients:Beta
""",
    )
    assert ledger.opens() == {"F1": 100}
    assert ledger.on_account() == {"Beta": 100}


# The order of one day


def test_on_one_day_invoices_stand_before_what_pays_them_wherever_they_are_written() -> None:
    day = "2026-01-10"
    texts = [paid(day, "60", "^F1"), credit("A1", day, "40", "^F1"), invoice("F1", day, "100")]
    for order in (texts, texts[::-1]):
        ledger = read(*order)
        assert ledger.opens() == {}
        assert ledger.settled("F1") == {"credit_note": 40, "money": 60}


def test_on_one_day_credit_notes_come_before_receipts_and_these_by_amount() -> None:
    texts = [
        invoice("F1", "2026-01-10", "100"),
        paid("2026-01-20", "90", "^F1 ^releve-1"),
        paid("2026-01-20", "30", "^F1 ^releve-2"),
        credit("A1", "2026-01-20", "50", "^F1"),
    ]
    for order in (texts, texts[::-1]):
        ledger = read(*order)
        assert ledger.settled("F1") == {"credit_note": 50, "money": 50}
        assert [(credit.whole, credit.left) for credit in ledger.history.on_account] == [(90, 70)]


def test_on_one_day_refunds_come_after_receipts() -> None:
    ledger = read(repaid("2026-01-20", "50", "^acompte-1"), paid("2026-01-20", "50", "^acompte-1"))
    assert ledger.on_account() == {}
    assert ledger.history.unexplained == ()


def test_on_one_day_allocations_come_last() -> None:
    ledger = read(
        '\n    2026-01-20 custom "allocate" "F1" 50.00 EUR\n',
        paid("2026-01-20", "50"),
        invoice("F1", "2026-01-20", "50"),
    )
    assert ledger.opens() == {}


def test_what_comes_later_does_not_change_a_past_day() -> None:
    texts = [invoice("F1", "2026-01-10", "100"), paid("2026-01-20", "60", "^F1")]
    later = [paid("2026-01-15", "10", "^F2"), invoice("F2", "2026-03-10", "100"), repaid("2026-03-20", "60", "^F1")]
    before, after = read(*texts), read(*texts, *later)
    assert before.opens("2026-02-28") == {"F1": 40}
    assert after.opens("2026-02-28") == {"F1": 40}
    assert after.opens() == {"F1": 100, "F2": 90}


def test_a_credit_note_on_a_doubtful_receivable_is_the_customers_of_what_it_corrects() -> None:
    ledger = read(
        invoice("F1", "2026-01-10", "100"),
        """
    2026-02-01 * "Douteux" ^F1
      Actif:Douteux  100 EUR
      Actif:Clients:Lumen  -100 EUR
    2026-03-01 * "Avoir" ^F1
      invoice: "A1"
      Actif:Douteux  -40 EUR
      Produits:Travaux
""",
    )
    assert ledger.opens() == {"F1": 60}
    assert ledger.document("A1").invoice.customer == LUMEN
