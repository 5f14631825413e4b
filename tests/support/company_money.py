"""How money comes in for the bills of a random company: the entries, and the plain ways to pay."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import partial

from .company_books import Bill, Books
from .company_parts import (
    BANK,
    CARDS,
    FEES,
    ZERO,
    Posting,
    cents,
    custom,
    euros,
    later,
    quoted,
    transaction,
)
from .company_vat import after_entry, move

Habit = Callable[[Books, Bill], None]


def write(books: Books, bill: Bill, day: date, text: str, links: list[str], postings: list[Posting]) -> None:
    books.write(day, transaction(day, bill.customer.name, text, links, {}, postings))


def receive(books: Books, bill: Bill, amount: Decimal, day: date, source: str = BANK, credit: str = "") -> None:
    """Money for one bill, not more than it asks."""
    amount = min(amount, bill.open)
    if amount <= 0:
        return
    bill.money += amount
    bill.open -= amount
    money: list[Posting] = [(source, amount, {})]
    if source == CARDS:
        fee = cents(amount / 100)
        money = [(CARDS, amount - fee, {}), (FEES, fee, {})]
    account = credit or bill.stands or bill.customer.account
    postings = [*money, (account, -amount, {}), *move(books, bill, day, bill.open == 0)]
    write(books, bill, day, "Virement", [bill.number], postings)


def payment_day(books: Books, bill: Bill, soonest: int = -25, latest: int = 45) -> date:
    return max(bill.date, later(bill.due, books.draw.randint(soonest, latest)))


def whole(books: Books, bill: Bill, day: date | None = None) -> None:
    source = books.draw.choice((BANK, BANK, CARDS))
    books.plan_alone(day or payment_day(books, bill), bill.customer, partial(receive_asked, books, bill, source))


def receive_asked(books: Books, bill: Bill, source: str, day: date) -> None:
    receive(books, bill, bill.asked, day, source)


def in_parts(books: Books, bill: Bill) -> None:
    first = cents(bill.asked * books.draw.choice((30, 50, 70)) / 100)
    day = payment_day(books, bill)
    books.plan_alone(day, bill.customer, partial(receive, books, bill, first))
    if books.chance(0.8):
        whole(books, bill, later(day, books.draw.randint(0, 40)))


def by_instalments(books: Books, bill: Bill) -> None:
    for due, piece in bill.instalments[: books.draw.randint(1, len(bill.instalments))]:
        day = max(bill.date, later(due, books.draw.randint(-10, 20)))
        books.plan_alone(day, bill.customer, partial(receive, books, bill, piece))


def never(books: Books, bill: Bill) -> None:
    remind(books, bill)


def remind(books: Books, bill: Bill) -> None:
    """Letters on the steps, as long as something is asked, then the money."""

    def letter(step: str, day: date) -> None:
        if bill.open > 0:
            note = f'{day} note {bill.customer.account} "Relance" ^{bill.number}\n  reminder: "{step}"\n'
            books.write(day, note)

    for days, step in ((5, "first"), (15, "second"), (40, "formal-notice")):
        books.plan(later(bill.due, days), partial(letter, step))


def reminded(books: Books, bill: Bill) -> None:
    remind(books, bill)
    whole(books, bill, later(bill.due, books.draw.randint(6, 70)))


def bounced(books: Books, bill: Bill) -> None:
    """A payment that the bank takes back, with its VAT; most pay again."""

    def bounce(day: date) -> None:
        if bill.money < paid or bill.lowered or (bill.quote and bill.quote.advance):
            return
        bill.money -= paid
        bill.open += paid
        fee = Decimal("12.00") if books.chance(0.3) else ZERO
        fees: list[Posting] = [(FEES, fee, {})] if fee else []
        postings: list[Posting] = [(bill.customer.account, paid, {}), *fees, (BANK, -paid - fee, {})]
        alone = bill.quote is not None and bill.quote.bills == [bill] and day.day % 2
        links = [bill.quote.number if alone and bill.quote else bill.number]
        write(books, bill, day, "Impayé", links, postings + move(books, bill, day, False))
        if books.chance(0.7):
            whole(books, bill, later(day, books.draw.randint(1, 30)))

    paid = bill.asked if books.chance(0.7) else cents(bill.asked / 2)
    day = payment_day(books, bill)
    books.plan_alone(day, bill.customer, partial(receive, books, bill, paid))
    books.plan_alone(later(day, books.draw.randint(8, 15)), bill.customer, bounce)


def overpaid(books: Books, bill: Bill) -> None:
    """More than the bill asks: on account until refunded or taken by the quote's next invoice."""
    if bill.quote and bill.quote.waits:
        return whole(books, bill)
    extra = Decimal(books.draw.randint(1, 200))

    def pay(day: date) -> None:
        amount = bill.open
        if amount <= 0:
            return
        bill.money += amount
        bill.open = ZERO
        postings: list[Posting] = [(BANK, amount + extra, {}), (bill.customer.account, -amount - extra, {})]
        write(books, bill, day, "Virement", [bill.number], postings + move(books, bill, day, True))
        keep(bill, extra)
        if books.settings.settled or books.chance(0.6):
            books.plan_alone(later(day, 20), bill.customer, partial(refund, books, bill, extra, bill.number))

    return books.plan_alone(payment_day(books, bill), bill.customer, pay)


def keep(bill: Bill, amount: Decimal) -> None:
    if bill.quote:
        bill.quote.advance += amount
    else:
        bill.excess += amount


def refund(books: Books, bill: Bill, amount: Decimal, link: str, day: date) -> None:
    """Give back what stands on account, and no more."""
    amount = min(amount, bill.quote.advance if bill.quote else bill.excess)
    if amount > 0:
        keep(bill, -amount)
        named = bill.quote.number if bill.quote else link
        postings: list[Posting] = [(bill.customer.account, amount, {}), (BANK, -amount, {})]
        write(books, bill, day, "Remboursement", [named], postings)


def unlinked(books: Books, bill: Bill) -> None:
    """Money without a link, which an entry allocates later, in one or two parts."""

    def pay(day: date) -> None:
        amount = bill.asked
        if amount <= 0:
            return
        postings: list[Posting] = [(BANK, amount, {}), (bill.customer.account, -amount, {})]
        write(books, bill, day, "Virement sans référence", [], postings)
        parts = [amount] if books.chance(0.7) else [cents(amount / 3), amount - cents(amount / 3)]
        for turn, part in enumerate(parts):
            wait = later(day, turn * 10 + books.draw.randint(0, 9))
            books.plan_alone(wait, bill.customer, partial(allocate, books, bill, part))

    books.plan_alone(payment_day(books, bill), bill.customer, pay)


def allocate(books: Books, bill: Bill, amount: Decimal, day: date) -> None:
    amount = min(amount, bill.open)
    if amount <= 0:
        return
    bill.money += amount
    bill.open -= amount
    books.write(day, custom(day, "allocate", quoted(bill.number), euros(amount)))
    after_entry(books, bill, day, bill.open == 0)


def disputed(books: Books, bill: Bill) -> None:
    day = payment_day(books, bill, -5, 10)
    name = quoted(bill.number)
    end = later(day, books.draw.randint(5, 40))
    books.plan(day, lambda on: books.write(on, custom(on, "dispute", name, quoted("malfaçon"))))
    books.plan(end, lambda on: books.write(on, custom(on, "resolved", name)))
    whole(books, bill, end)


def promised(books: Books, bill: Bill) -> None:
    day = payment_day(books, bill, 1, 20)
    promise = (quoted(bill.number), str(later(day, 10)), euros(bill.asked))
    books.plan(day, lambda on: books.write(on, custom(on, "promise", *promise)))
    whole(books, bill, later(day, books.draw.randint(5, 25)))


def held(books: Books, bill: Bill) -> None:
    whom = books.draw.choice((bill.customer.account, quoted(bill.number)))
    day = payment_day(books, bill, 0, 10)
    books.plan(day, lambda on: books.write(on, custom(on, "hold", whom, quoted("attend son prêt"))))
    books.plan(later(day, 20), lambda on: books.write(on, custom(on, "release", whom)))
    whole(books, bill, later(day, books.draw.randint(5, 40)))


def postponed(books: Books, bill: Bill) -> None:
    """A new due date agreed, on a day without other entries on the customer."""

    def agree(day: date) -> None:
        if bill.open > 0:
            bill.due = later(max(day, bill.due), 30)
            books.write(day, custom(day, "due", quoted(bill.number), str(bill.due)))
            whole(books, bill)

    if bill.retention:
        return whole(books, bill)
    return books.plan_alone(payment_day(books, bill, -5, 10), bill.customer, agree)


def with_others(books: Books, bill: Bill) -> None:
    """Waits for other bills of the customer; one payment for all of them, `pays` on some."""
    if bill.retention:
        return whole(books, bill)
    waiting = bill.customer.waiting
    waiting.append(bill)
    if len(waiting) == 1:
        books.plan_alone(payment_day(books, bill, 5, 50), bill.customer, partial(settle_all, books, waiting))
    return None


def settle_all(books: Books, waiting: list[Bill], day: date) -> None:
    bills = [bill for bill in waiting if bill.asked > 0]
    waiting.clear()
    if not bills:
        return
    customer, named = bills[0].customer, books.chance(0.4)
    amounts = [bill.asked for bill in bills]
    if named:
        amounts[-1] = cents(amounts[-1] / 2)
    postings: list[Posting] = [(BANK, sum(amounts, ZERO), {})]
    for bill, amount in zip(bills, amounts, strict=True):
        bill.money += amount
        bill.open -= amount
        if named:
            postings.append((customer.account, -amount, {"pays": bill.number}))
        postings += move(books, bill, day, bill.open == 0)
    if not named:
        postings.append((customer.account, -sum(amounts, ZERO), {}))
    write(books, bills[0], day, "Virement groupé", [bill.number for bill in bills], postings)


PLAIN: tuple[Habit, ...] = (
    whole, whole, whole, in_parts, never, reminded, bounced, overpaid, unlinked, disputed, promised, held, postponed,
    with_others, with_others,
)  # fmt: skip
