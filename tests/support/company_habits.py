"""Bills settled otherwise than by money alone, and the choice of how each bill is paid."""

from datetime import date
from decimal import Decimal
from functools import partial

from .company_books import Bill, Books
from .company_credits import CREDITS
from .company_money import PLAIN, Habit, by_instalments, payment_day, receive, remind, whole, write
from .company_notes import debit_note
from .company_parts import (
    ALLOWANCE,
    BANK,
    BILLS,
    CHARGES,
    DIFFERENCES,
    DISCOUNTS,
    DOUBTFUL,
    GAINS,
    LOSSES,
    RECOVERED,
    REVERSALS,
    SUPPLIERS,
    ZERO,
    Bases,
    Posting,
    cents,
    custom,
    later,
    quoted,
    total,
    with_money,
)
from .company_vat import move, take_back


def discounted(books: Books, bill: Bill) -> None:
    """2 % for payment within ten days, with the VAT on it or, sometimes, without."""

    def pay(day: date) -> None:
        if bill.open != bill.total:
            return
        less = {sort: cents(base * 2 / 100) for sort, base in bill.bases.items()}
        less_vat = {sort: cents(vat * 2 / 100) for sort, vat in bill.vat.items()}
        if books.settings.rare and books.chance(0.3):
            less_vat = {}
        granted = total(less) + total(less_vat)
        bill.money, bill.lowered, bill.open = bill.total - granted, granted, ZERO
        postings: list[Posting] = [(BANK, bill.money, {}), (DISCOUNTS, total(less), {})]
        postings += take_back(books, bill, {sort: vat for sort, vat in less_vat.items() if vat}, day, "discount")
        postings += [(bill.customer.account, -bill.total, {}), *move(books, bill, day, True)]
        write(books, bill, day, "Sous escompte", [bill.number], postings)

    if not bill.discount:
        return whole(books, bill)
    return books.plan_alone(later(bill.date, books.draw.randint(0, 7)), bill.customer, pay)


def short(books: Books, bill: Bill) -> None:
    """Cents short, written off as a difference at once or later; or cents too much."""
    cent = Decimal(books.draw.choice(("0.02", "0.95")) if books.settings.rare else "0.02")

    def pay(day: date) -> None:
        if bill.open <= cent:
            return None
        if books.settings.rare and books.chance(0.3):
            return too_much(day)
        at_once = books.chance(0.5)
        amount = bill.open - cent
        bill.money += amount
        bill.open = ZERO if at_once else cent
        money: list[Posting] = [
            (BANK, amount, {}),
            (bill.customer.account, -amount - (cent if at_once else 0), {}),
        ]
        money += [(DIFFERENCES, cent, {})] if at_once else []
        write(books, bill, day, "Virement", [bill.number], money + move(books, bill, day, at_once))
        if not at_once:
            books.plan_alone(later(day, 10), bill.customer, close)
        return None

    def too_much(day: date) -> None:
        amount, bill.open = bill.open, ZERO
        bill.money += amount
        money: list[Posting] = [(BANK, amount + cent, {}), (bill.customer.account, -amount, {}), (GAINS, -cent, {})]
        write(books, bill, day, "Virement", [bill.number], money + move(books, bill, day, True))

    def close(day: date) -> None:
        if bill.open == cent:
            bill.open = ZERO
            postings: list[Posting] = [(DIFFERENCES, cent, {}), (bill.customer.account, -cent, {})]
            write(books, bill, day, "Différence", [bill.number], postings + move(books, bill, day, True, "close"))

    if bill.retention:
        return whole(books, bill)
    return books.plan_alone(payment_day(books, bill), bill.customer, pay)


def written_off(books: Books, bill: Bill) -> None:
    """Doubtful and provided for, then lost, with the VAT that goes back; in part recovered."""

    def doubt(day: date) -> None:
        amount = bill.open
        if amount <= 0 or bill.lowered:
            return
        books.write(day, custom(day, "insolvency", bill.customer.account, quoted("redressement")))
        half = cents(amount / 2)
        transferred: list[Posting] = [(DOUBTFUL, amount, {}), (bill.customer.account, -amount, {})]
        bill.stands = DOUBTFUL
        write(books, bill, day, "Créance douteuse", [bill.number], transferred)
        write(books, bill, day, "Dotation", [bill.number], [(CHARGES, half, {}), (ALLOWANCE, -half, {})])
        books.plan_alone(later(day, 60), bill.customer, partial(lose, half))

    def lose(half: Decimal, day: date) -> None:
        amount = bill.open
        if amount <= 0:
            return
        given: Bases = {}
        for sort, vat in bill.vat.items():
            waits = with_money(sort, bill.deposit)
            given[sort] = bill.waiting(sort.rate) if waits else cents(vat * amount / bill.total)
        if not bill.waits and books.settings.rare and books.chance(0.3):
            given = {}
        given = {sort: vat for sort, vat in given.items() if vat}
        loss = amount - total(given)
        bill.open, bill.lowered = ZERO, bill.lowered + amount
        postings: list[Posting] = [(LOSSES, loss, {}), *take_back(books, bill, given, day, "write-off")]
        write(books, bill, day, "Perte", [bill.number], [*postings, (DOUBTFUL, -amount, {})])
        write(books, bill, day, "Reprise", [bill.number], [(ALLOWANCE, half, {}), (REVERSALS, -half, {})])
        if books.settings.rare and books.chance(0.4):
            books.plan_alone(later(day, 45), bill.customer, partial(recover, books, bill, loss, given))

    if bill.retention or bill.deposit:
        return remind(books, bill)
    if books.chance(0.4):
        first = cents(bill.total * 4 / 10)
        books.plan_alone(payment_day(books, bill), bill.customer, partial(receive, books, bill, first))
    return books.plan_alone(later(bill.due, 60), bill.customer, doubt)


def recover(books: Books, bill: Bill, loss: Decimal, given: Bases, day: date) -> None:
    """Half of what was lost comes in after all, and its VAT is due."""
    base = cents(loss / 2)
    vat = {sort: cents(amount / 2) for sort, amount in given.items()}
    postings: list[Posting] = [(BANK, base + total(vat), {}), (RECOVERED, -base, {})]
    for sort, amount in vat.items():
        postings.append(books.due_posting(sort.rate, -amount))
        books.records(day, bill, sort, amount, "recovery")
    write(books, bill, day, "Rentrée sur créance amortie", [bill.number], postings)


def set_off(books: Books, bill: Bill) -> None:
    def do(day: date) -> None:
        amount = cents(bill.asked * books.draw.choice((20, 100)) / 100)
        receive(books, bill, amount, day, SUPPLIERS)
        whole(books, bill, later(day, 15))

    books.plan_alone(payment_day(books, bill), bill.customer, do)


def on_a_bill(books: Books, bill: Bill) -> None:
    """A bill of exchange: the debt stays open until the bank pays."""

    def accept(day: date) -> None:
        amount = bill.asked
        if amount > 0:
            accepted: list[Posting] = [(BILLS, amount, {}), (bill.customer.account, -amount, {})]
            bill.stands = BILLS
            write(books, bill, day, "Effet accepté", [bill.number], accepted)
            wait = later(bill.due, books.draw.randint(0, 10))
            books.plan_alone(max(day, wait), bill.customer, partial(receive, books, bill, amount))

    books.plan_alone(later(bill.date, books.draw.randint(1, 10)), bill.customer, accept)


def charged(books: Books, bill: Bill) -> None:
    """Paid late, then charged with interest and the flat fee, as a debit note."""

    def charge(day: date) -> None:
        if bill.open == 0 and not bill.lowered:
            note = debit_note(books, bill, day)
            if books.chance(0.5):
                whole(books, note)

    if bill.customer.kind == "consumer":
        return whole(books, bill)
    day = later(bill.due, books.draw.randint(10, 40))
    whole(books, bill, day)
    return books.plan_alone(later(day, 10), bill.customer, charge)


OTHERS: tuple[Habit, ...] = (discounted, short, written_off, set_off, on_a_bill, charged)
MONEY: tuple[Habit, ...] = PLAIN + CREDITS


def collect(books: Books, bill: Bill) -> None:
    """Choose how a bill is paid."""
    if bill.open <= 0 or (bill.quote and bill.quote.one_payment):
        return None
    if bill.instalments:
        return by_instalments(books, bill)
    if bill.discount and not books.settings.only_money and books.chance(0.6):
        return discounted(books, bill)
    habits = MONEY if books.settings.only_money else MONEY + OTHERS
    return books.draw.choice(habits)(books, bill)
