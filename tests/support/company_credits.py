"""Bills that a credit note lowers: unpaid, paid in part, or paid."""

from datetime import date
from decimal import Decimal
from functools import partial

from .company_books import Bill, Books
from .company_money import Habit, payment_day, receive, refund, whole
from .company_notes import credit_note
from .company_parts import Sort, cents, later, with_money


def parts(bill: Bill) -> tuple[Decimal, ...]:
    """Which parts a credit note may take: what is not whole leaves services and goods of one rate apart."""
    some = (Decimal("0.1"), Decimal("0.3")) if bill.one_regime_a_rate else ()
    return some if bill.quote else (*some, Decimal(1))


def credited(books: Books, bill: Bill) -> None:
    """A credit note on an open bill, in part or whole; then the rest is paid."""

    def give(day: date) -> None:
        if bill.open == bill.total > 1:
            credit_note(books, bill, books.draw.choice(parts(bill)), day)
            if bill.quote:
                bill.quote.lowered = True
            whole(books, bill, later(day, books.draw.randint(0, 30)))

    if bill.deposit or bill.retention or not parts(bill):
        return whole(books, bill)
    return books.plan_alone(later(bill.date, books.draw.randint(0, 20)), bill.customer, give)


def credited_when_paid(books: Books, bill: Bill) -> None:
    """A credit note on a paid bill stands on account, until it is refunded."""

    def give(day: date) -> None:
        if bill.open == 0 and bill.total > 1 and not bill.lowered and not (bill.quote and not bill.quote.closed):
            credit_and_refund(books, bill, parts(bill)[0] if bill.quote else parts(bill)[-1], day)

    day = payment_day(books, bill)
    whole(books, bill, day)
    if not (bill.deposit or bill.retention) and parts(bill):
        books.plan_alone(later(day, books.draw.randint(5, 30)), bill.customer, give)


def credit_and_refund(books: Books, bill: Bill, part: Decimal, day: date) -> None:
    before = bill.quote.advance if bill.quote else bill.excess
    number = credit_note(books, bill, part, day)
    amount = (bill.quote.advance if bill.quote else bill.excess) - before
    if books.settings.settled or books.chance(0.7):
        wait = later(day, books.draw.randint(0, 20))
        books.plan_alone(wait, bill.customer, partial(refund, books, bill, amount, number))


def credited_when_paid_in_part(books: Books, bill: Bill) -> None:
    """Paid in part, then lowered: by a share of each rate, or by one rate alone; then the rest is paid or refunded."""
    if bill.deposit or bill.retention or not bill.one_regime_a_rate:
        return whole(books, bill)
    almost = books.chance(0.3) and (not bill.quote or bill.quote.closed)

    def give(day: date) -> None:
        if bill.open == 0 or bill.lowered or bill.open == bill.total:
            return None
        if bill.quote:
            bill.quote.lowered = True
        only = books.draw.choice([None, *fitting(bill, Decimal("0.2"))])
        if almost:
            return credit_and_refund(books, bill, Decimal("0.3"), day)
        credit_note(books, bill, Decimal("0.2"), day, only)
        return whole(books, bill, later(day, books.draw.randint(0, 30)))

    paid = cents(bill.total * (85 if almost else books.draw.choice((30, 50, 70))) / 100)
    day = payment_day(books, bill)
    books.plan_alone(day, bill.customer, partial(receive, books, bill, paid))
    return books.plan_alone(later(day, books.draw.randint(0, 40)), bill.customer, give)


def fitting(bill: Bill, part: Decimal) -> list[Sort]:
    """The rates of which a part still fits into the VAT that waits for money."""
    if len(bill.bases) == 1:
        return []
    return [
        sort
        for sort, vat in bill.vat.items()
        if vat > 0 and with_money(sort, bill.deposit) and cents(vat * part) + Decimal("0.01") < bill.waiting(sort.rate)
    ]


CREDITS: tuple[Habit, ...] = (credited, credited_when_paid, credited_when_paid_in_part)
