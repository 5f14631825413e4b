"""Bills settled otherwise than by money alone, and the choice of how each bill is paid."""

from datetime import date
from decimal import Decimal
from functools import partial

from .company_bills import debit_note
from .company_money import MONEY, Habit, by_instalments, payment_day, receive, remind, whole, write
from .company_parts import (
    ALLOWANCE,
    BANK,
    BILLS,
    CHARGES,
    DIFFERENCES,
    DISCOUNTS,
    DOUBTFUL,
    LOSSES,
    REVERSALS,
    SUPPLIERS,
    ZERO,
    Bill,
    Books,
    Posting,
    cents,
    custom,
    later,
    quoted,
    total,
)


def discounted(books: Books, bill: Bill) -> None:
    """2 % for payment within ten days, with the VAT on it."""

    def pay(day: date) -> None:
        if bill.open != bill.total:
            return
        (rate, base), vat = next(iter(bill.bases.items())), total(bill.vat)
        less, less_vat = cents(base * 2 / 100), cents(vat * 2 / 100)
        bill.money, bill.open = bill.total - less - less_vat, ZERO
        pending = books.settings.vat_due == "receipts"
        postings: list[Posting] = [(BANK, bill.money, {}), (DISCOUNTS, less, {})]
        if pending:
            postings += [
                (books.pending_account(rate), vat, {}),
                (books.due_account(rate), less_vat - vat, {}),
            ]
            bill.moved = dict(bill.vat)
        elif less_vat:
            postings.append((books.due_account(rate), less_vat, {}))
        write(
            books,
            bill,
            day,
            "Sous escompte",
            [bill.number],
            [*postings, (bill.customer.account, -bill.total, {})],
        )

    if not bill.discount:
        return whole(books, bill)
    return books.plan_alone(later(bill.date, books.draw.randint(0, 7)), bill.customer, pay)


def short(books: Books, bill: Bill) -> None:
    """Two cents short, written off as a difference at once or later."""
    cent = Decimal("0.02")

    def pay(day: date) -> None:
        if bill.open <= cent:
            return
        at_once = books.chance(0.5)
        amount = bill.open - cent
        bill.money += amount
        bill.open = ZERO if at_once else cent
        money: list[Posting] = [
            (BANK, amount, {}),
            (bill.customer.account, -amount - (cent if at_once else 0), {}),
        ]
        money += [(DIFFERENCES, cent, {})] if at_once else []
        write(books, bill, day, "Virement", [bill.number], money + books.moves(bill, at_once))
        if not at_once:
            books.plan_alone(later(day, 10), bill.customer, close)

    def close(day: date) -> None:
        if bill.open == cent:
            bill.open = ZERO
            postings: list[Posting] = [(DIFFERENCES, cent, {}), (bill.customer.account, -cent, {})]
            write(books, bill, day, "Différence", [bill.number], postings + books.moves(bill, True))

    if bill.retention:
        return whole(books, bill)
    return books.plan_alone(payment_day(books, bill), bill.customer, pay)


def written_off(books: Books, bill: Bill) -> None:
    """Doubtful, provided for, lost; part of it may have been paid before."""

    def doubt(day: date) -> None:
        amount = bill.open
        if amount <= 0 or bill.deposit:
            return
        books.write(day, custom(day, "insolvency", bill.customer.account, quoted("redressement")))
        half = cents(amount / 2)
        moved: list[Posting] = [(DOUBTFUL, amount, {}), (bill.customer.account, -amount, {})]
        write(books, bill, day, "Créance douteuse", [bill.number], moved)
        write(books, bill, day, "Dotation", [bill.number], [(CHARGES, half, {}), (ALLOWANCE, -half, {})])
        books.plan_alone(later(day, 60), bill.customer, partial(lose, half))

    def lose(half: Decimal, day: date) -> None:
        amount = bill.open
        if amount <= 0:
            return
        receipts = books.settings.vat_due == "receipts"
        given: list[Posting] = []
        for rate, vat in bill.vat.items():
            back = vat - bill.moved.get(rate, ZERO) if receipts else cents(vat * amount / bill.total)
            given += [(books.vat_account(rate), back, {})] if back else []
        loss = amount - sum((posting[1] for posting in given), ZERO)
        bill.open = ZERO
        write(books, bill, day, "Perte", [bill.number], [(LOSSES, loss, {}), *given, (DOUBTFUL, -amount, {})])
        write(books, bill, day, "Reprise", [bill.number], [(ALLOWANCE, half, {}), (REVERSALS, -half, {})])

    if bill.retention or bill.deposit:
        return remind(books, bill)
    if books.chance(0.4):
        first = cents(bill.total * 4 / 10)
        books.plan_alone(payment_day(books, bill), bill.customer, partial(receive, books, bill, first))
    return books.plan_alone(later(bill.due, 60), bill.customer, doubt)


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
            moved: list[Posting] = [(BILLS, amount, {}), (bill.customer.account, -amount, {})]
            write(books, bill, day, "Effet accepté", [bill.number], moved)
            wait = later(bill.due, books.draw.randint(0, 10))
            books.plan_alone(max(day, wait), bill.customer, partial(receive, books, bill, amount, credit=BILLS))

    books.plan_alone(later(bill.date, books.draw.randint(1, 10)), bill.customer, accept)


def charged(books: Books, bill: Bill) -> None:
    """Paid late, then charged with interest and the flat fee, as a debit note."""

    def charge(day: date) -> None:
        if bill.open == 0 and not bill.credited:
            note = debit_note(books, bill, day)
            if books.chance(0.5):
                whole(books, note)

    if bill.customer.kind == "consumer":
        return whole(books, bill)
    day = later(bill.due, books.draw.randint(10, 40))
    whole(books, bill, day)
    return books.plan_alone(later(day, 10), bill.customer, charge)


OTHERS: tuple[Habit, ...] = (discounted, short, written_off, set_off, on_a_bill, charged)


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
