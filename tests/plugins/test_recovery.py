"""The claim on a customer and the procedure that fits it."""

import random
from datetime import date, timedelta
from decimal import Decimal

import pytest
from beancount import loader

from acompte.handover import read
from acompte.indicators.penalties import Penalties
from acompte.law.courts import CIVIL, COMMERCIAL, UNKNOWN, court_of
from acompte.model.days import months_after, years_after
from acompte.model.history import History
from acompte.model.records import CONSUMER, DEBIT_NOTE
from acompte.model.state import state_on
from acompte.recovery.claim import Claim, claim_on
from acompte.recovery.procedures import Advice, advise
from support.companies import company
from support.ledgers import OPTIONS
from support.remind_books import HEAD, bill

LUMEN = "Actif:Clients:Lumen"


def history_of(*texts: str) -> History:
    entries, errors, options = loader.load_string(OPTIONS + HEAD + "".join(texts))
    assert not errors, errors
    return read(entries, options).history


def claim(text: str, day: str, customer: str = LUMEN, *numbers: str, deposits: bool = False) -> Claim:
    history, on = history_of(text), date.fromisoformat(day)
    return claim_on(history, state_on(history, on), customer, numbers, deposits=deposits)


def advice(text: str, day: str, customer: str = LUMEN, *numbers: str) -> Advice:
    history, on = history_of(text), date.fromisoformat(day)
    return advise(claim_on(history, state_on(history, on), customer, numbers), history.book)


def fitting(found: Advice) -> list[str]:
    return [procedure.name for procedure in found.procedures if procedure.fits]


def reasons(found: Advice, name: str) -> list[str]:
    (procedure,) = [one for one in found.procedures if one.name == name]
    return [remark.key for remark in procedure.remarks]


def test_the_worked_example() -> None:
    found = claim(bill("FA2026-001", "2026-06-20", total="10000.00"), "2026-07-10")
    assert (found.principal, found.interest, found.fees) == (Decimal(10000), Decimal("67.26"), Decimal(40))
    assert found.total == Decimal("10107.26")
    assert found.daily == Decimal("3.40")  # 10,000 at 12.40 % over 365 days


def test_what_was_paid_and_charged_is_not_asked_twice() -> None:
    more = """
2026-06-25 * "Virement" ^FA2026-001
  Actif:Banque  4000.00 EUR
  Actif:Clients:Lumen
2020-01-01 open Produits:Interets
  pcg: "763100"
2020-01-01 open Produits:Forfait
  role: "recovery-fee"
2026-07-10 * "Pénalités" ^FA2026-001
  invoice: "ND2026-001"
  due: 2026-07-10
  Actif:Clients:Lumen  80.00 EUR
  Produits:Interets   -40.00 EUR
  Produits:Forfait    -40.00 EUR
"""
    found = claim(bill("FA2026-001", "2026-06-20", total="10000.00") + more, "2026-07-10")
    assert (found.principal, found.charged, found.fees) == (Decimal(6000), Decimal(80), Decimal(0))
    assert found.interest is not None
    (row,) = found.documents
    assert row.penalty is not None
    assert row.penalty.interest is not None
    assert found.interest == row.penalty.interest - 40
    assert [(p.date.isoformat(), p.amount) for p in row.payments] == [("2026-06-25", Decimal(4000))]


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ('2026-07-02 custom "dispute" "FA2026-001" "métré"\n', "disputed"),
        ('2026-07-02 custom "promise" "FA2026-001" 2026-07-20\n', "promised"),
        ('2026-07-02 custom "hold" Actif:Clients:Lumen "accord"\n', "held"),
        ('2026-07-02 custom "due" "FA2026-001" 2026-09-01\n', "not-due"),
        ('2026-01-01 custom "tolerance" 1200.00 EUR\n', "tolerance"),
    ],
)
def test_what_speaks_against_a_claim_leaves_it_out_until_it_is_named(more: str, why: str) -> None:
    text = bill("FA2026-001", "2026-07-01") + more
    found = claim(text, "2026-07-10")
    assert not found.all
    assert [(row.state.invoice.number, row.why) for row in found.left_out] == [("FA2026-001", why)]
    named = claim(text, "2026-07-10", LUMEN, "FA2026-001")
    assert bool(named.all) == (why != "not-due")
    assert named.principal == (0 if why == "not-due" else 1200)


def test_a_claim_that_is_barred_is_left_out_on_the_day_after() -> None:
    text = bill("FA2026-001", "2026-07-01")
    assert claim(text, "2031-05-04").all
    (row,) = claim(text, "2031-05-05").left_out
    assert row.why == "barred"


def test_a_deposit_is_claimed_when_it_is_asked_for_only() -> None:
    text = """
2026-01-01 open Passif:Acomptes EUR
  pcg: "419100"
2026-05-01 custom "quote" "D2026-001" Actif:Clients:Lumen 4000.00 EUR
2026-05-02 custom "accepted" "D2026-001"
2026-05-04 * "Acompte" ^D2026-001
  invoice: "FA2026-001"
  due: 2026-06-01
  Actif:Clients:Lumen  1200.00 EUR
  Passif:Acomptes
"""
    assert not claim(text, "2026-07-10").all
    found = claim(text, "2026-07-10", LUMEN, deposits=True)
    assert found.principal == 1200
    checks = advice(text, "2026-07-10", LUMEN, "FA2026-001").checks
    assert "check-deposit" in [remark.key for remark in checks]


@pytest.mark.parametrize(
    ("name", "court"),
    [
        ("Lumen SAS", COMMERCIAL),
        ("S.A.R.L. Durand", COMMERCIAL),
        ("SNC du Parc", COMMERCIAL),
        ("SCI Les Tilleuls", CIVIL),
        ("SELARL Martin et associés", CIVIL),
        ("Association des Amis du Vitrail", CIVIL),
        ("Syndicat des copropriétaires, 4 rue Basse", CIVIL),
        ("Cabinet Durand SAS", COMMERCIAL),
        ("Cabinet Durand", UNKNOWN),
        ("Jean Martin", UNKNOWN),
        ("Sasha et Sarlat", UNKNOWN),
    ],
)
def test_the_court_goes_by_the_form_of_the_company(name: str, court: str) -> None:
    assert court_of("company", name) == court
    assert court_of(CONSUMER, name) == CIVIL


def test_the_form_may_stand_in_the_legal_line() -> None:
    assert court_of("company", "Durand et fils", "SAS au capital de 8 000 €, RCS Lyon") == COMMERCIAL


def test_the_limit_itself_is_small() -> None:
    def whole(total: Decimal) -> Decimal:
        found = claim(bill("FA2026-001", "2026-06-20", total=f"{total:.2f}"), "2026-07-10").total
        assert found is not None
        return found

    total = Decimal("4920.00")
    while whole(total) > 5000:
        total -= Decimal("0.01") if whole(total) < Decimal("5000.50") else Decimal("0.40")
    while whole(total) < 5000:
        total += Decimal("0.01")
    assert whole(total) == 5000
    text = bill("FA2026-001", "2026-06-20", total=f"{total:.2f}")
    assert "small-claim" in fitting(advice(text, "2026-07-10"))
    over = bill("FA2026-001", "2026-06-20", total=f"{total + Decimal('0.01'):.2f}")
    assert reasons(advice(over, "2026-07-10"), "small-claim") == ["not-small"]


def test_a_rate_that_nobody_knows_leaves_the_sum_open() -> None:
    text = bill("FA2026-001", "2027-01-15", total="1000.00")
    found = claim(text, "2027-03-01")
    assert (found.interest, found.total, found.least) == (None, None, Decimal(1040))
    said = advice(text, "2027-03-01")
    assert reasons(said, "small-claim") == ["not-known"]
    (check,) = [remark for remark in said.checks if remark.key == "check-rate"]
    assert check.fields == {"halves": ["2027-S1"]}


def test_a_consumer_goes_to_the_tribunal_judiciaire_without_the_flat_sum() -> None:
    text = bill("FA2026-001", "2026-06-20", "Roche")
    found = claim(text, "2026-07-10", "Actif:Clients:Roche")
    assert (found.fees, found.interest) == (Decimal(0), Decimal(0))
    said = advice(text, "2026-07-10", "Actif:Clients:Roche")
    (order,) = [one for one in said.procedures if one.name == "order"]
    assert (said.court, order.forms) == (CIVIL, ("12948*06",))
    assert {"check-notice", "check-consumer"} <= {remark.key for remark in said.checks}


def test_a_public_buyer_is_asked_in_another_way() -> None:
    public = """
2020-01-01 open Actif:Clients:Mairie EUR
  name: "Commune de Vizille"
  kind: "public"
  address: "1 place du Château\\n38220 Vizille"
"""
    said = advice(public + bill("FA2026-001", "2026-06-20", "Mairie"), "2026-07-10", "Actif:Clients:Mairie")
    assert fitting(said) == ["public"]
    assert reasons(said, "order") == reasons(said, "small-claim") == ["not-public"]
    assert [remark.key for remark in said.checks] == ["time-public"]
    assert said.checks[0].fields["last"] == date(2030, 12, 31)


@pytest.mark.parametrize(
    ("opened", "until"), [("2026-06-30", "2026-08-30"), ("2025-12-31", "2026-02-28"), ("2027-12-31", "2028-02-29")]
)
def test_in_an_insolvency_all_that_was_owed_before_is_declared(opened: str, until: str) -> None:
    day = date.fromisoformat(opened)
    text = f"""
2020-01-02 * "Entretien"
  invoice: "FA2020-001"
  due: 2029-01-01
  Actif:Clients:Lumen  700.00 EUR
  Produits:Travaux
{opened} custom "insolvency" Actif:Clients:Lumen "redressement"
"""
    after = day + timedelta(10)
    found = claim(text, after.isoformat())
    assert (found.principal, found.interest, found.running) == (Decimal(700), Decimal(0), ())
    (procedure,) = advice(text, after.isoformat()).procedures
    assert procedure.name == "declaration"
    assert procedure.remarks[0].fields["until"] == date.fromisoformat(until)
    late = advice(text, (date.fromisoformat(until) + timedelta(1)).isoformat())
    assert [remark.key for remark in late.procedures[0].remarks] == ["declare", "declare-late"]


def test_what_is_owed_since_the_judgment_is_not_declared() -> None:
    text = '2026-03-01 custom "insolvency" Actif:Clients:Lumen "redressement"\n' + bill("FA2026-001", "2026-06-20")
    found = claim(text, "2026-07-10")
    assert not found.all
    assert [row.why for row in found.left_out] == ["after"]


def test_a_disputed_or_barred_claim_fits_no_order() -> None:
    text = bill("FA2026-001", "2026-07-01") + '2026-07-02 custom "dispute" "FA2026-001" "métré"\n'
    said = advice(text, "2026-07-10", LUMEN, "FA2026-001")
    assert fitting(said) == []
    assert reasons(said, "order") == ["not-disputed"]
    barred = advice(bill("FA2026-001", "2026-07-01"), "2031-06-01", LUMEN, "FA2026-001")
    assert reasons(barred, "order")[0] == "not-barred"


@pytest.mark.parametrize(("day", "key"), [("2030-11-03", "time"), ("2030-11-04", "time"), ("2030-11-05", "time-soon")])
def test_when_a_request_may_come_too_late_a_writ_is_named(day: str, key: str) -> None:
    # The invoice of 4 May 2026 is time-barred after 4 May 2031; six months before, a request is no longer safe.
    rates = "".join(f'{y}-{m}-01 custom "rate" "ecb" 2.00\n' for y in range(2027, 2031) for m in ("01", "07"))
    checks = advice(rates + bill("FA2026-001", "2026-07-01"), day).checks
    assert key in [remark.key for remark in checks]


@pytest.mark.parametrize(
    ("day", "months", "wanted"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(9999, 12, 1), 1, date.max),
    ],
)
def test_months_end_on_the_same_day_or_the_last(day: date, months: int, wanted: date) -> None:
    assert months_after(day, months) == wanted


@pytest.mark.parametrize(
    ("day", "years", "wanted"),
    [
        (date(2028, 2, 29), -1, date(2027, 2, 28)),
        (date(2, 5, 6), -2, date.min),
        (date.min, -1, date.min),
        (date(9999, 1, 1), 1, date.max),
    ],
)
def test_years_end_on_the_same_day_and_stay_in_the_calendar(day: date, years: int, wanted: date) -> None:
    assert years_after(day, years) == wanted


@pytest.mark.parametrize("seed", range(6))
def test_random_companies_every_open_document_is_claimed_or_left_out_and_sums_agree(seed: int) -> None:
    start = date(2025, 3, 3)
    entries, _, options = loader.load_string(company(random.Random(seed), quotes=12, start=start, days=300))
    history = read(entries, options).history
    for turn in range(30, 480, 45):
        day = start + timedelta(turn)
        state, penalties = state_on(history, day), Penalties(history, day)
        for customer in history.book.customers:
            found = claim_on(history, state, customer)
            own = [d for d in state.documents if d.invoice.customer == customer and d.open > 0]
            placed = [row.invoice.number for row in found.all] + [row.state.invoice.number for row in found.left_out]
            assert sorted(placed) == sorted(d.invoice.number for d in own if not d.invoice.is_credit)
            asked = {row.invoice.number for row in found.all}
            claimed = [d for d in own if d.invoice.number in asked]
            if found.insolvent is None:
                due = sum(sum(p.open for p in d.owed if p.due and p.due <= day) for d in claimed)
                assert found.principal + found.charged == due
            known = [penalties.of(d.invoice) for d in claimed if d.invoice.kind != DEBIT_NOTE]
            left = [penalty.left for penalty in known if penalty is not None]
            if None not in left:
                assert found.total == found.principal + found.charged + sum(part for part in left if part is not None)
            assert advise(found, history.book).procedures
