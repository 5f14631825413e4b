"""The random companies hold what a sound company holds, read from their text by itself."""

import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from typing import Any, NamedTuple

import pytest
from beancount import loader
from beancount.core import data

from support.companies import Settings, company_books, every, render
from support.company_books import Books
from support.company_people import TERMS, belgian, some_siren
from support.oracle import Oracle
from support.vat_reading import Due, due_by, due_by_month, due_of, month_end, month_ends

START, DAYS = date(2024, 1, 15), 500
SEEDS = range(40)
RATES = {"T20": Decimal(20), "T10": Decimal(10), "T55": Decimal("5.5"), "T21": Decimal("2.1")}
DUE, PENDING, DEPOSITS = "Passif:TVA:Collectee", "Passif:TVA:Attente", "Passif:Clients:Acomptes"
RECEIVABLE = ("Actif:Clients", "Actif:Effets", "Actif:Douteux")
RETURN = "Déclaration de TVA"


class Written(NamedTuple):
    books: Books
    text: str
    entries: list[Any]
    options: dict[str, Any]


@cache
def written(seed: int, **said: Any) -> Written:
    """A company loaded from its text, in which Beancount finds no error."""
    draw = random.Random(seed)
    books = company_books(draw, quotes=14, start=START, days=DAYS, settings=every(draw, **said))
    text = render(sorted(books.entries, key=lambda entry: entry[0]))
    entries, errors, options = loader.load_string(text)
    assert errors == []
    return Written(books, text, entries, options)


def transactions(company: Written, until: date = date.max) -> Iterator[data.Transaction]:
    for entry in company.entries:
        if isinstance(entry, data.Transaction) and entry.date <= until:
            yield entry


def number(posting: data.Posting) -> Decimal:
    assert posting.units is not None
    assert posting.units.number is not None
    return posting.units.number


def rate(posting: data.Posting) -> Decimal:
    return RATES.get(posting.account.rpartition(":")[2]) or (posting.meta or {})["vat"]


def vat(entry: data.Transaction, account: str) -> dict[Decimal, Decimal]:
    """What an entry posts to VAT due or pending, by rate."""
    sums: dict[Decimal, Decimal] = defaultdict(Decimal)
    for posting in entry.postings:
        if posting.account.startswith(account):
            sums[rate(posting)] += number(posting)
    return sums


def join(sums: dict[Decimal, Decimal], others: dict[Decimal, Decimal], sign: int = 1) -> None:
    for one, amount in others.items():
        sums[one] += sign * amount


def without_zeros(sums: dict[Decimal, Decimal]) -> dict[Decimal, Decimal]:
    return {one: amount for one, amount in sums.items() if amount}


def balances(company: Written) -> dict[str, Decimal]:
    sums: dict[str, Decimal] = defaultdict(Decimal)
    for entry in transactions(company):
        for posting in entry.postings:
            sums[posting.account] += number(posting)
    return sums


@pytest.mark.parametrize("seed", SEEDS)
def test_a_settled_company_holds_no_deposit_and_no_pending_vat_and_nobody_owes(seed: int) -> None:
    company = written(seed, settled=True)
    left = {account: amount for account, amount in balances(company).items() if amount}
    assert DEPOSITS not in left
    assert not [account for account in left if account.startswith(PENDING)]
    assert sum(amount for account, amount in left.items() if account.startswith(RECEIVABLE)) == 0
    assert all(bill.open == 0 for bill in company.books.bills)


@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_recorded_as_due_is_what_the_accounts_hold_at_each_month_end(seed: int) -> None:
    """Of all VAT accounts, by rate; the returns, which take it away again, are left out."""
    company = written(seed)
    last = max(entry.date for entry in company.entries)
    recorded = due_by_month(company.books.due, START, last)
    assert list(recorded) == month_ends(START, last)
    for end, due in recorded.items():
        held: dict[Decimal, Decimal] = defaultdict(Decimal)
        for entry in transactions(company, end):
            if entry.narration != RETURN:
                join(held, vat(entry, DUE), -1)
        assert without_zeros(held) == due, end


@pytest.mark.parametrize("seed", SEEDS)
def test_a_return_empties_what_was_due_at_the_end_of_the_month_before(seed: int) -> None:
    company = written(seed, business=True, vat_due="receipts")
    returned: dict[Decimal, Decimal] = defaultdict(Decimal)
    for entry in transactions(company):
        if entry.narration == RETURN:
            assert not entry.links
            join(returned, vat(entry, DUE))
            end = entry.date.replace(day=1) - timedelta(days=1)
            assert without_zeros(returned) == due_by(company.books.due, end)


@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_recorded_of_a_document_is_the_formula_on_the_naive_reading(seed: int) -> None:
    """(Pending VAT less credit notes) x money / (total less credit notes), all of it once nothing is open."""
    settings: dict[str, Any] = {"vat_due": "receipts", "mixed": False, "only_money": True, "rare": False}
    company = written(seed, moves="payment", openings=False, business=False, **settings)
    ahead = {record.document for record in company.books.due if record.cause == "advance"}
    before = {entry.meta["invoice"]: entry.links & ahead for entry in transactions(company) if "invoice" in entry.meta}
    for end in month_ends(START, START + timedelta(days=DAYS))[::3]:
        oracle = Oracle(company.entries, company.options, end)
        pending = pending_vat(company, end)
        for (document, one), due in due_of(company.books.due, end).items():
            row = oracle.documents.get(document)
            if row is None or row.total <= 0 or before[document]:
                continue
            vat_left = pending[document][one]
            whole = row.total - row.settled["credit-note"]
            share = (vat_left * row.settled["money"] / whole) if row.open else vat_left
            expected = min(share.quantize(Decimal("0.01"), ROUND_HALF_UP), vat_left)
            credited = sum(record.amount for record in company.books.due if gives_back(record, document, one, end))
            assert due - credited == expected, (document, one, end)


def gives_back(record: Due, document: str, one: Decimal, end: date) -> bool:
    """Whether a credit note took this from VAT already due: what a paid document no longer has pending."""
    same = (record.document, record.rate, record.cause) == (document, one, "credit-note")
    return same and record.day <= end and record.amount < 0


def pending_vat(company: Written, until: date) -> dict[str, dict[Decimal, Decimal]]:
    """The VAT that documents left pending, net of what credit notes took from it."""
    sums: dict[str, dict[Decimal, Decimal]] = {}
    for entry in transactions(company, until):
        if "invoice" in entry.meta:
            names = entry.links if entry.meta["invoice"].startswith("AV") else {entry.meta["invoice"]}
            for name in names:
                join(sums.setdefault(name, defaultdict(Decimal)), vat(entry, PENDING), -1)
    return sums


@pytest.mark.parametrize("moves", ["payment", "entry", "monthly", "mixed"])
def test_vat_moves_where_the_company_says(moves: str) -> None:
    """In payments, in entries of their own, or in the month's one: each of the same month and with its links."""
    alone = together = inside = 0
    for seed in range(15):
        company = written(100 + seed, vat_due="receipts", moves=moves, rare=False)
        for entry in transactions(company):
            if entry.narration == "TVA exigible sur les encaissements":
                assert entry.links
                together += entry.date in (month_end(entry.date), company.books.end)
                alone += len(entry.links) == 1
            elif (
                "invoice" not in entry.meta
                and any(account(p) == DUE for p in entry.postings)
                and "Virement" in str(entry.narration)
            ):
                inside += any(account(p) == PENDING for p in entry.postings)
    assert (inside > 0) == (moves in ("payment", "mixed"))
    assert (alone > 0) == (moves != "payment")
    assert (together > 0) == (moves != "payment")


def account(posting: data.Posting) -> str:
    return ":".join(posting.account.split(":")[:3])


CASES = {
    "a regime on a quote": r'custom "quote" .*\n(  .*\n)*  vat-due: "(debits|receipts|delivery)"',
    "a regime on an invoice": r'\n  invoice: .*\n(  [a-z].*\n)*  vat-due: "',
    "a regime on a posting": r'\n    vat-due: "',
    "a regime on a revenue account": r'open Produits:\w+ EUR\n(  .*\n)*  vat-due: "',
    "services and goods at one rate": r'    vat-due: "debits"\n(  .*\n)*    vat-due: "receipts"',
    "a reason on a customer": r'open Actif:Clients:\w+ EUR\n(  .*\n)*  vat-reason: "export"\n  vat-note: "',
    "a reason on a quote": r'custom "quote" .*\n(  .*\n)*  vat-reason: "',
    "a reason on an invoice": r'\n  invoice: .*\n(  [a-z].*\n)*  vat-reason: "',
    "franchise": r'custom "company" .*\n(  .*\n)*  vat-reason: "franchise"',
    "rate 2.1": r"vat: 2.1",
    "rates on postings": r"Passif:TVA:Collectee  .*\n    vat: ",
    "a deposit of two rates": r"Acomptes +-.*\n    vat: 20\n.*Acomptes +-.*\n    vat: (10|5.5|2.1)",
    "a monthly entry": r'"TVA exigible sur les encaissements" (\^\S+ )\^',
    "a final of 0.00": r'"Facture de solde" .*\n  invoice: .*\n(  due: .*\n)?(  Passif:|  Actif:Clients:\w+ +0.00)',
    "a negative final": r'"Facture de solde" .*\n  invoice: .*\n  Actif:Clients:\w+ +-',
    "a deposit credited in part": r'"Avoir" .*\n  invoice: .*\n  Actif.*\n  Passif:Clients:Acomptes',
    "a deposit kept as an indemnity": r'"Dédit conservé"',
    "a deposit kept as the price": r'"Acompte acquis".*\n(  .*\n)*  kind: "final"',
    "a deposit without a quote": r'"Acompte sur commande"',
    "a deposit for two quotes": r'"Acompte pour deux devis"',
    "a final for two quotes": r'"Solde des deux devis"',
    "money before its document": r'"Chèque à la commande" .*\n  Actif:Ban.*\n  Actif:Clients.*\n  Passif:TVA:Attente',
    "money back before its document": r'"Remboursement" .*\n  Actif:Clients.*\n  Actif:Banque.*\n  Passif:TVA:Attente',
    "a bounced payment with its VAT": r'"Impayé" .*\n(  .*\n)*  Passif:TVA:Attente\S* +-',
    "set-off": r'"Virement" .*\n  Passif:Fournisseurs',
    "bank fees": r'"Virement" .*\n  Actif:Stripe.*\n  Charges:Frais',
    "a discount with VAT": r'"Sous escompte" .*\n  Actif.*\n  Charges:Escomptes.*\n  Passif:TVA',
    "a discount without VAT": r'"Sous escompte" .*\n  Actif.*\n  Charges:Escomptes.*\n  Actif',
    "a write-off with pending VAT": r'"Perte" .*\n  Charges:Pertes.*\n  Passif:TVA:Attente',
    "a write-off with VAT due": r'"Perte" .*\n  Charges:Pertes.*\n  Passif:TVA:Collectee',
    "a recovery": r'"Rentrée sur créance amortie".*\n  Actif:Banque.*\n  Produits:Rentrees.*\n  Passif:TVA:Collectee',
    "a difference in our favour": r"Produits:Differences",
    "an opening with pending VAT": r'"Reprise".*\n(  .*\n)*  Passif:TVA:Attente',
    "an open deposit brought forward": r'"Acompte repris".*\n(  .*\n)*  Passif:TVA:Attente',
    "a deposit cashed elsewhere": r'"Acompte repris".*\n(  [a-z].*\n)*  Actif:Clients:\w+ +0.00',
    "instalments": r'"Facture".*\n(  [a-z].*\n)*  Actif:Clients.*\n    due: .*\n  Actif:Clients.*\n    due: ',
    "retention": r":Retenue ",
    "a milestone in euros": r'custom "milestone" .* "Acompte \d" \d+.\d\d EUR',
    "an amendment below zero": r'custom "amendment" .* -\d',
    "signed at home": r"off-premises: TRUE",
    "a public customer": r'kind: "public"',
    "an order": r'order: "BC-',
    "deposits in a series of their own": r'invoice: "AC2024-0002"',
    "a debit note": r'"Intérêts de retard"',
    "purchases": r"Actif:TVA:Deductible",
    "a return": rf'"{RETURN}"',
}


@pytest.mark.parametrize("what", CASES)
def test_every_case_is_written_by_some_company(what: str) -> None:
    pattern = re.compile(CASES[what])
    assert any(pattern.search(written(seed).text) for seed in range(200)), what


def test_each_regime_makes_vat_due_in_its_own_way() -> None:
    seen = Counter(
        (record.regime, record.deposit, record.cause) for seed in range(80) for record in written(seed).books.due
    )
    for deposit in (True, False):
        assert seen["debits", deposit, "invoice"]
        assert seen["receipts", deposit, "money"]
        assert not seen["receipts", deposit, "invoice"] or not deposit
    assert seen["delivery", True, "money"]
    assert seen["delivery", True, "final"]
    assert seen["delivery", False, "invoice"]
    assert not seen["delivery", False, "money"]
    assert not seen["delivery", True, "invoice"]


@pytest.mark.parametrize("seed", SEEDS)
def test_who_signs_at_home_pays_nothing_before_the_eighth_day(seed: int) -> None:
    company = written(seed, formal=True)
    customs = [entry for entry in company.entries if isinstance(entry, data.Custom)]
    home = {entry.values[0].value for entry in customs if entry.meta.get("off-premises")}
    signed = {e.values[0].value: e.date for e in customs if e.type == "accepted" and e.values[0].value in home}
    quotes = {bill.number: bill.quote.number for bill in company.books.bills if bill.quote}
    for entry in transactions(company):
        if entry.postings[0].account in ("Actif:Banque", "Actif:Stripe"):
            for link in entry.links:
                day = signed.get(quotes.get(link, link))
                assert day is None or (entry.date - day).days >= 8, (link, entry.date)


@pytest.mark.parametrize("seed", range(10))
def test_one_seed_gives_one_company(seed: int) -> None:
    texts = []
    for _ in range(2):
        draw = random.Random(seed)
        texts.append(render(company_books(draw, quotes=5, start=START, days=200, settings=every(draw)).entries))
    assert texts[0] == texts[1]


def test_a_plain_company_has_one_regime_and_no_reason() -> None:
    draw = random.Random(3)
    text = render(company_books(draw, quotes=20, start=START, days=DAYS, settings=Settings(vat_due="receipts")).entries)
    assert text.count("vat-due") == 1
    assert "vat-reason" not in text


@pytest.mark.parametrize(
    ("terms", "due"),
    [
        ("à réception", date(2026, 1, 20)),
        ("30 jours", date(2026, 2, 19)),
        ("45 jours fin de mois", date(2026, 3, 31)),
        ("fin de mois 45 jours", date(2026, 3, 17)),
        ("30 jours fin de mois le 10", date(2026, 3, 10)),
        ("end of month 45 days", date(2026, 3, 17)),
    ],
)
def test_terms_give_these_dates(terms: str, due: date) -> None:
    assert TERMS[terms](date(2026, 1, 20)) == due


def test_numbers_of_companies_have_their_check_digits() -> None:
    draw = random.Random(1)
    for _ in range(50):
        digits = [int(digit) for digit in some_siren(draw)]
        doubled = [digit * 2 - 9 if digit > 4 else digit * 2 for digit in digits[1::2]]
        assert (sum(digits[::2]) + sum(doubled)) % 10 == 0
        foreign = belgian(draw)
        assert (int(foreign[2:10]) + int(foreign[10:])) % 97 == 0


def test_vat_is_cumulated_by_rate_and_by_document() -> None:
    first = Due(date(2026, 1, 31), "FA1", Decimal(20), Decimal(100), "receipts", True, "money")
    back = first._replace(day=date(2026, 2, 1), amount=Decimal(-100), cause="credit-note")
    other = first._replace(day=date(2026, 2, 3), document="FA2", rate=Decimal(10), amount=Decimal(7))
    assert due_by([first, back, other], date(2026, 1, 31)) == {Decimal(20): 100}
    assert due_by([first, back, other], date(2026, 2, 28)) == {Decimal(10): 7}
    assert due_of([first, back, other], date(2026, 2, 2)) == {}
    assert month_ends(date(2023, 12, 31), date(2024, 2, 1)) == [
        date(2023, 12, 31),
        date(2024, 1, 31),
        date(2024, 2, 29),
    ]
