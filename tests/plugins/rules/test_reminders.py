"""Reminders: what should have gone to customers, and did not."""

import pytest

from support.ledgers import Ledger

PLAN = """
    2026-01-01 custom "reminder" "standard" "courtesy" "J-7"
    2026-01-01 custom "reminder" "standard" "first" "J+3"
    2026-01-01 custom "reminder" "standard" "second" "J+15"
"""


def bill(mark: str = "", number: str = "FA2026-001", day: str = "2026-06-01", due: str = "2026-07-01") -> str:
    return f"""
    {day} * "Entretien"{mark and "  ; <- "}{mark}
      invoice: "{number}"
      due: {due}
      Actif:Clients:Lumen  1200.00 EUR
      Produits:Travaux
"""


def note(day: str, meta: str, number: str = "FA2026-001") -> str:
    return f"""
    {day} note Actif:Clients:Lumen "Appel" ^{number}
      {meta}
"""


LATE = PLAN + bill("reminder-missed") + note("2026-06-24", 'reminder: "courtesy"')
# Due on Wednesday 1 July: the first reminder falls on Saturday 4 July, and goes on Monday 6.


@pytest.mark.parametrize(
    ("day", "missed"),
    [("2026-07-04", False), ("2026-07-05", False), ("2026-07-06", False), ("2026-07-07", True), ("2026-07-15", True)],
)
def test_a_reminder_is_missed_the_day_after_the_working_day_on_which_it_goes(day: str, missed: bool) -> None:
    ledger = Ledger(LATE)
    assert ledger.says(day) == (ledger.marked if missed else [])


@pytest.mark.parametrize("day", ["2026-07-14", "2026-07-15"])
def test_a_public_holiday_is_no_working_day(day: str) -> None:
    """Due on 11 July, a Saturday: the first reminder falls on 14 July and goes on the 15th."""
    ledger = Ledger(PLAN + bill("reminder-missed", due="2026-07-11") + note("2026-07-06", 'reminder: "courtesy"'))
    assert ledger.says(day) == []
    assert ledger.says("2026-07-16") == ledger.marked


def test_a_courtesy_reminder_is_missed_until_it_lapses_with_the_due_date() -> None:
    ledger = Ledger(PLAN + bill("reminder-missed"))
    assert ledger.says("2026-06-24") == []
    assert ledger.says("2026-06-25") == ledger.marked
    assert ledger.says("2026-07-01") == ledger.marked
    assert ledger.says("2026-07-02") == []


@pytest.mark.parametrize(
    "more",
    [
        note("2026-07-06", 'reminder: "first"'),
        '    2026-07-02 custom "dispute" "FA2026-001" "couleur"\n',
        '    2026-07-02 custom "hold" Actif:Clients:Lumen "accord"\n',
        '    2026-07-02 custom "promise" "FA2026-001" 2026-07-10\n',
        '    2026-07-02 custom "due" "FA2026-001" 2026-08-10\n',
        '    2026-07-02 custom "insolvency" Actif:Clients:Lumen "redressement"\n',
        "    2026-07-02 * ^FA2026-001\n      Actif:Banque  1200 EUR\n      Actif:Clients:Lumen\n",
        '    2026-01-01 custom "tolerance" 1200.00 EUR\n',
    ],
    ids=["called", "disputed", "held", "promised", "new date", "insolvent", "paid", "tolerated"],
)
def test_nothing_is_missed_where_nothing_should_go(more: str) -> None:
    assert Ledger(LATE.replace("  ; <- reminder-missed", "") + more).says("2026-07-08") == []


def test_a_broken_promise_asks_for_a_letter_where_no_step_has_come() -> None:
    more = note("2026-07-06", 'reminder: "first"') + '    2026-07-07 custom "promise" "FA2026-001" 2026-07-09\n'
    ledger = Ledger(LATE + more)
    assert ledger.says("2026-07-10") == []
    assert ledger.says("2026-07-13") == ledger.marked
    assert (
        Ledger(LATE.replace("  ; <- reminder-missed", "") + more + note("2026-07-10", 'reminder: "rappel"')).says(
            "2026-07-13"
        )
        == []
    )


def test_nothing_is_missed_without_a_plan_or_before_these_books_began() -> None:
    assert Ledger(bill()).says("2026-07-08") == []
    begins = '    2026-06-15 custom "start" "reprise"\n'
    assert Ledger(LATE.replace("  ; <- reminder-missed", "") + begins).says("2026-07-08") == []


SENT = bill(number="FA2026-001") + note("2026-06-01", 'sent: "email"')


@pytest.mark.parametrize(("day", "said"), [("2026-06-04", False), ("2026-06-08", False), ("2026-06-09", True)])
def test_an_invoice_is_not_sent_after_the_end_of_the_next_working_day(day: str, said: bool) -> None:
    """Issued on Friday 5 June: it may still go on Monday."""
    unsent = """
    2026-06-05 * "Dépannage"  ; <- invoice-not-sent
      invoice: "FA2026-002"
      due: 2026-07-01
      Actif:Clients:Lumen  300.00 EUR
      Produits:Travaux
"""
    ledger = Ledger(SENT + unsent)
    assert ledger.says(day) == (ledger.marked if said else [])


@pytest.mark.parametrize(
    "more",
    [
        note("2026-06-08", 'sent: "post"', "FA2026-002"),
        note("2026-06-08", 'reminder: "first"', "FA2026-002"),
        "    2026-06-05 * ^FA2026-002\n      Actif:Banque  1200 EUR\n      Actif:Clients:Lumen\n",
    ],
    ids=["sent", "reminded", "paid"],
)
def test_an_invoice_that_was_sent_reminded_or_paid_is_sound(more: str) -> None:
    assert Ledger(SENT + bill("", "FA2026-002", "2026-06-05") + more).says("2026-06-12") == []


def test_books_that_record_no_sending_send_elsewhere() -> None:
    assert Ledger(bill() + bill("", "FA2026-002", "2026-06-05")).says("2026-06-30") == []


def test_what_should_have_gone_before_these_books_began_is_not_missed() -> None:
    taken_over = bill().replace('invoice: "FA2026-001"', 'invoice: "FA2026-001"\n      kind: "opening"')
    text = PLAN + '    2026-06-01 custom "start" "reprise"\n' + taken_over.replace("2026-07-01", "2026-05-20")
    opening = text.replace("Produits:Travaux", "Capitaux:Reprise")
    assert Ledger(opening).says("2026-06-02") == []
    assert [code for code, _ in Ledger(opening).says("2026-06-05")] == ["reminder-missed"]
