"""Which letters a day asks for, and what they say."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from acompte_reports.letters.compose import Composer
from acompte_reports.letters.content import LetterContent
from acompte_reports.letters.select import due_letters
from acompte_reports.letters.tones import tone_of
from acompte_reports.parties import grouped_iban, town
from acompte_reports.view import View
from support.letter_ledger import DAY, bill, paid, project, reminded, view_of

PLAN = 'custom "reminder" "standard"'


def due_in(view: View) -> list[tuple[str, str, list[str]]]:
    """Give customer, step and documents of each letter."""
    return [
        (letter.customer.rpartition(":")[2], letter.step, [d.row.state.invoice.number for d in letter.documents])
        for letter in due_letters(view)
    ]


def letter_of(*parts: str, day: date = DAY) -> LetterContent:
    """Give the only letter of a day."""
    view = view_of(*parts, day=day)
    (due,) = due_letters(view)
    return Composer(view).compose(due)


def test_a_customer_gets_one_letter_in_the_tone_of_its_deepest_step() -> None:
    view = view_of(
        bill("FA2026-001", "2026-08-28", "100"),
        bill("FA2026-002", "2026-08-10", "200"),
        bill("FA2026-003", "2026-09-05", "300"),
        bill("FA2026-004", "2026-08-27", "400", "Mairie"),
    )
    assert due_in(view) == [
        ("Mairie", "first", ["FA2026-004"]),
        ("Lumen", "second", ["FA2026-002", "FA2026-001", "FA2026-003"]),
    ]


@pytest.mark.parametrize(
    "aside",
    [
        '2026-08-29 custom "dispute" "FA2026-001" "casse"',
        '2026-08-29 custom "hold" "FA2026-001" "échéancier"',
        '2026-08-29 custom "hold" Actif:Clients:Lumen "échéancier"',
        '2026-08-29 custom "promise" "FA2026-001" 2026-08-31',
        '2026-08-29 custom "insolvency" Actif:Clients:Lumen "redressement"',
        paid("FA2026-001", "2026-08-29", "100"),
        reminded("FA2026-001", "second", "2026-08-29"),
    ],
)
def test_what_is_paid_disputed_held_promised_or_just_reminded_gets_no_letter(aside: str) -> None:
    late = bill("FA2026-001", "2026-08-10", "100")
    assert due_in(view_of(late)) == [("Lumen", "second", ["FA2026-001"])]
    assert due_in(view_of(late, aside + "\n")) == []


def test_a_disputed_document_is_left_out_of_a_letter_about_others() -> None:
    letter = letter_of(
        bill("FA2026-001", "2026-08-10", "100"),
        bill("FA2026-002", "2026-08-10", "200"),
        bill("FA2026-003", "2026-10-10", "300"),
        '2026-08-29 custom "dispute" "FA2026-001" "casse"\n',
        '2026-08-29 custom "dispute" "FA2026-003" "casse"\n',
    )
    assert [paper.number for paper in letter.papers] == ["FA2026-002"]
    assert letter.pay.amount == 200
    assert letter.next_dues == ()


@pytest.mark.parametrize(("step", "days"), [("courtesy", -7), ("first", 3), ("second", 15), ("last", 30)])
def test_a_step_has_its_letter_on_its_day_and_not_the_day_before(step: str, days: int) -> None:
    due = date(2026, 8, 10)
    before = ["courtesy", "first", "second", "last"][: ["courtesy", "first", "second", "last"].index(step)]
    calls = [
        reminded("FA2026-001", made, (due - timedelta(days=20 - number)).isoformat())
        for number, made in enumerate(before)
    ]
    late = bill("FA2026-001", due.isoformat(), "100")
    assert due_in(view_of(late, *calls, day=due + timedelta(days=days - 1))) == []
    assert due_in(view_of(late, *calls, day=due + timedelta(days=days))) == [("Lumen", step, ["FA2026-001"])]


def test_a_broken_promise_is_reminded_on_the_day_after() -> None:
    late = bill("FA2026-001", "2026-07-20", "100")
    promise = '2026-08-01 custom "promise" "FA2026-001" 2026-08-20\n'
    assert due_in(view_of(late, promise, day=date(2026, 8, 20))) == []
    assert due_in(view_of(late, promise, day=date(2026, 8, 21))) == [("Lumen", "last", ["FA2026-001"])]


def test_steps_of_other_names_take_the_nearest_tone() -> None:
    steps = f"""
2026-01-01 {PLAN} "appel" "J+10"
2026-01-01 {PLAN} "visite" "J+38"
2026-01-01 {PLAN} "avis" "J-2"
"""
    view = view_of(steps, bill("FA2026-001", "2026-08-21", "100"), bill("FA2026-002", "2026-07-24", "100", "Mairie"))
    assert [(letter.step, letter.tone) for letter in due_letters(view)] == [
        ("visite", "formal-notice"),
        ("appel", "second"),
    ]
    early = view_of(steps, bill("FA2026-001", "2026-09-02", "100"))
    assert [(letter.step, letter.tone) for letter in due_letters(early)] == [("avis", "courtesy")]


def test_between_two_equally_near_tones_the_milder_one_speaks() -> None:
    view = view_of(f'2026-01-01 {PLAN} "appel" "J+9"\n', bill("FA2026-001", "2026-08-22", "1"))
    assert [letter.tone for letter in due_letters(view)] == ["first"]


def test_what_is_not_late_is_spoken_of_with_courtesy_and_what_is_late_never() -> None:
    assert tone_of("last", (), is_late=False) == "courtesy"
    assert tone_of("courtesy", (), is_late=True) == "first"
    assert tone_of("nobody-knows", (), is_late=True) == "first"


def test_a_letter_gives_thanks_for_deposits_and_part_payments() -> None:
    letter = letter_of(project(), paid("FA2026-071", "2026-08-05", "5000.00"))
    assert [(t.is_deposit, t.amount, t.date) for t in letter.thanks] == [
        (True, Decimal("4320.00"), date(2026, 3, 24)),
        (False, Decimal("5000.00"), date(2026, 8, 5)),
    ]
    assert [(p.number, p.settled, p.open) for p in letter.papers] == [
        ("FA2026-031", Decimal("4320.00"), Decimal("0.00")),
        ("FA2026-071", Decimal("5000.00"), Decimal("5080.00")),
    ]
    assert letter.pay.amount == Decimal("5080.00")
    assert letter.title == "Verrière, atelier nord"


def test_money_that_came_after_the_day_is_not_thanked_for() -> None:
    letter = letter_of(project(), paid("FA2026-071", "2026-09-05", "5000.00"))
    assert [t.amount for t in letter.thanks] == [Decimal("4320.00")]
    assert letter.pay.amount == Decimal("10080.00")


def test_only_what_is_late_is_asked_for_and_the_rest_adds_up() -> None:
    situation = """
2026-05-01 * "Situation"
  invoice: "FA2026-001"
  due: 2026-08-12
  Actif:Clients:Lumen  1000.00 EUR
  Actif:Clients:Lumen  600.00 EUR
    due: 2026-12-01
  Actif:Clients:Lumen:Retenue  200.00 EUR
    due: 2027-05-01
  Produits:Travaux  -1800.00 EUR
"""
    letter = letter_of(situation, bill("FA2026-002", "2026-09-05", "70"), bill("FA2026-003", "2026-10-05", "30"))
    assert letter.tone == "second"
    assert [paper.number for paper in letter.asked] == ["FA2026-001"]
    assert [letter.pay.amount, letter.to_come, letter.retained] == [1000, 670, 200]
    assert sum(paper.open for paper in letter.papers) == letter.pay.amount + letter.to_come + letter.retained
    assert [(item.number, item.amount, item.date) for item in letter.next_dues] == [
        ("FA2026-002", Decimal(70), date(2026, 9, 5)),
        ("FA2026-003", Decimal(30), date(2026, 10, 5)),
        ("FA2026-001", Decimal(600), date(2026, 12, 1)),
    ]


def test_a_courtesy_letter_asks_for_payment_on_the_due_date() -> None:
    letter = letter_of(bill("FA2026-001", "2026-09-05", "70"))
    assert (letter.tone, letter.pay.until, letter.charges.fee) == ("courtesy", date(2026, 9, 5), Decimal("40.00"))
    two = letter_of(bill("FA2026-001", "2026-09-05", "70"), bill("FA2026-002", "2026-09-06", "30"))
    assert two.pay.until is None
    assert two.pay.amount == 100


def test_the_formal_notice_leaves_eight_days() -> None:
    letter = letter_of(bill("FA2026-001", "2026-06-01", "70"))
    assert (letter.tone, letter.pay.until) == ("formal-notice", date(2026, 9, 8))


def test_the_last_reminder_counts_from_the_due_date_on() -> None:
    late = bill("FA2026-001", "2026-08-10", "70")
    assert letter_of(late, reminded("FA2026-001", "courtesy", "2026-08-05")).last_reminder is None
    call = reminded("FA2026-001", "first", "2026-08-14")
    assert letter_of(late, call).last_reminder == date(2026, 8, 14)


@pytest.mark.parametrize(
    ("customer", "regime", "rate", "fee"),
    [("Lumen", "company", Decimal(12), 40), ("Mairie", "public", None, 40), ("Roche", "consumer", None, None)],
)
def test_charges_are_those_of_the_kind_of_customer(
    customer: str, regime: str, rate: Decimal | None, fee: int | None
) -> None:
    rates = '2026-01-01 custom "rate" "penalty" "12 %"\n2026-09-01 custom "rate" "penalty" "15 %"\n'
    charges = letter_of(rates, bill("FA2026-001", "2026-06-01", "70", customer)).charges
    assert (charges.regime, charges.rate, charges.fee) == (regime, rate, fee)


def test_a_debit_note_bears_no_charges() -> None:
    note = bill("ND2026-001", "2026-06-01", "70").replace("  due:", '  kind: "debit-note"\n  due:')
    charges = letter_of(note).charges
    assert (charges.bears, charges.fee) == (False, None)


@pytest.mark.parametrize(
    ("said", "customer", "language"),
    [("", "Lumen", "fr"), ("", "Harbour", "en"), ("en", "Lumen", "en"), ("de", "Lumen", "fr"), ("fr", "Harbour", "en")],
)
def test_the_language_is_the_customers_else_the_companys_else_french(said: str, customer: str, language: str) -> None:
    company = f'2026-06-01 custom "company" "Verrerie"\n  language: "{said}"\n' if said else ""
    assert letter_of(company, bill("FA2026-001", "2026-06-01", "70", customer)).language == language


def test_credit_on_account_is_mentioned() -> None:
    letter = letter_of(bill("FA2026-001", "2026-08-10", "70"), paid("", "2026-08-20", "25"))
    assert [letter.on_account, letter.pay.amount] == [25, 70]


def test_payment_links_are_of_the_web_only() -> None:
    company = '2026-06-01 custom "company" "Verrerie"\n  payment-url: "https://pay.example/{invoice}"\n'
    plain = bill("FA2026-001", "2026-08-10", "70")
    own = bill("FA2026-002", "2026-08-10", "70").replace("  due:", '  pay-url: "https://own.example/2"\n  due:')
    bad = bill("FA2026-003", "2026-08-10", "70").replace("  due:", '  pay-url: "javascript:alert(1)"\n  due:')
    letter = letter_of(company, plain, own, bad)
    assert [link.url for link in letter.pay.links] == ["https://pay.example/FA2026-001", "https://own.example/2"]
    assert letter_of(plain).pay.links == ()


def test_the_reference_is_the_numbers_while_they_are_few() -> None:
    few = [bill(f"FA2026-00{n}", "2026-08-10", "70") for n in range(1, 6)]
    assert letter_of(*few).pay.reference == "FA2026-001 FA2026-002 FA2026-003 FA2026-004 FA2026-005"
    assert letter_of(*few, bill("FA2026-006", "2026-08-10", "70")).pay.reference == "LUMEN 2026-08-31"


def test_the_place_is_the_town_of_the_companys_address() -> None:
    assert letter_of(bill("FA2026-001", "2026-08-10", "70")).place == "Lyon"
    assert town(("3 quai Perrache", "69285 LYON CEDEX 02", "France")) == "LYON"
    assert town(("Zone du Plan", "F-38780 Le Péage-de-Roussillon")) == "Le Péage-de-Roussillon"
    assert town(("7 Dock Road", "Bristol BS1 4XX")) == ""


def test_an_iban_stands_in_groups_of_four() -> None:
    assert grouped_iban("FR76 30006000011234567890189").split("\u00a0") == [
        "FR76", "3000", "6000", "0112", "3456", "7890", "189",
    ]  # fmt: skip
