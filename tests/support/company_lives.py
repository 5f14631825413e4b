"""The lives of quotes, from their date to their last invoice, and invoices without a quote."""

from datetime import date
from decimal import Decimal
from functools import partial

from .company_bills import deposit_invoice, plain_invoice, revenue_invoice
from .company_books import Bill, Books, Customer, Quote
from .company_ends import cancel, change_mind, give_back, pay_quote, release, start_again
from .company_habits import collect
from .company_money import receive_asked, refund, write
from .company_notes import credit_note, opening_deposit
from .company_parts import (
    BANK,
    FREE,
    Meta,
    Posting,
    Sort,
    add,
    cents,
    custom,
    euros,
    later,
    percent,
    portion,
    quoted,
    total,
    vat_of,
)
from .company_quotes import amend, open_quote
from .company_vat import advance_vat

SCHEDULES = ((), (30,), (30,), (40,), (50,), (30, 30), (20, 30, 20), (40, 60), (100,))
STEPS = (Decimal("0.2"), Decimal("0.4"), Decimal("0.7"))
"""How far progress invoices go."""


def live(books: Books, customer: Customer, day: date) -> None:
    """One quote: refused, left open, or accepted and worked on."""
    draw = books.draw
    meta: Meta = {"delivery": later(day, draw.randint(60, 240))}
    retained = customer.kind != "consumer" and draw.random() < 0.2
    if retained:
        meta["retention"] = "5 %"
    quote = open_quote(books, customer, day, **meta)
    answer = later(day, draw.randint(0, 20))
    name = quoted(quote.number)
    fate = draw.random()
    if fate < 0.08:
        books.plan(answer, lambda on: books.write(on, custom(on, "refused", name)))
    elif fate > 0.15:
        books.plan(answer, partial(accept, books, quote, retained))


def accept(books: Books, quote: Quote, retained: bool, day: date) -> None:
    draw = books.draw
    books.write(day, custom(day, "accepted", quoted(quote.number)))
    schedule = draw.choice(SCHEDULES[:7] if retained else SCHEDULES)
    # Who signs at home pays nothing before the eighth day: nothing is asked before it.
    planned = later(day, 12) if quote.at_home else day
    reached = 0
    if books.settings.rare and books.chance(0.04) and foretold(books, quote):
        books.plan_alone(planned, quote.customer, partial(advance, books, quote, 30))
        return books.plan(later(planned, draw.randint(8, 30)), partial(change_mind, books, quote))
    for turn, part in enumerate(schedule):
        if turn == 0 and books.chance(0.25) and foretold(books, quote):
            planned = later(planned, draw.randint(5, 20))
            books.plan_alone(later(planned, -4), quote.customer, partial(advance, books, quote, part))
        milestone(books, quote, turn, (reached, reached + part), planned, day)
        reached += part
        books.plan(planned, partial(ask_deposit, books, quote, Decimal(reached) / 100))
        planned = later(planned, draw.randint(20, 45))
    if schedule and max(schedule) < 60 and books.chance(0.1):
        return books.plan(later(planned, 1), partial(cancel, books, quote))
    return work(books, quote, planned, schedule, retained)


def foretold(books: Books, quote: Quote) -> bool:
    """Whether money may come before its document: the quote must say when its VAT falls due, no posting does yet."""
    known = quote.due_said or books.settings.vat_due
    plain = len(quote.bases) == 1 or books.settings.rare
    return plain and all(sort in (FREE, Sort(sort.rate, known)) for sort in quote.bases)


def milestone(books: Books, quote: Quote, turn: int, steps: tuple[int, int], planned: date, day: date) -> None:
    """A planned deposit, in percent or as the amount that the deposit will have."""
    before, reached = steps
    value = quoted(percent(Decimal(reached - before)))
    if books.settings.rare and books.chance(0.3):
        whole_price = total(quote.bases)
        value = euros(cents(whole_price * reached / 100) - cents(whole_price * before / 100))
    name = quoted(f"Acompte {turn + 1}")
    books.write(day, custom(day, "milestone", quoted(quote.number), str(planned), name, value))


def work(books: Books, quote: Quote, day: date, schedule: tuple[int, ...], retained: bool) -> None:
    """Amendments, progress invoices and the final."""
    draw, name = books.draw, quoted(quote.number)
    lowered = bool(schedule) and books.settings.rare and books.chance(0.15)
    if lowered:
        books.plan(day, partial(lower_deposit, books, quote))
        quote.pro_rata = False
        day = later(day, 3)
    if books.chance(0.3) and not (lowered and sum(schedule) == 100):
        books.plan(day, partial(amend, books, quote))
        if books.settings.rare and sum(schedule) < 100 and books.chance(0.3):
            books.plan(later(day, 1), partial(amend, books, quote))
        end = str(later(day, 60))
        books.plan(day, lambda on: books.write(on, custom(on, "delivery", name, end)))
    before = Decimal(0)
    day = later(day, draw.randint(1, 20))
    if sum(schedule) < 100:
        steps = draw.sample(STEPS, draw.choice((0, 0, 1, 2)))
        # Deposits deducted only at the end leave room for them, whatever amendments still take off.
        if quote.waits and not quote.pro_rata:
            steps = [step for step in steps if step <= 1 - Decimal(sum(schedule)) / 64]
        for reached in sorted(steps):
            books.plan(day, partial(progress, books, quote, (before, reached), retained))
            before = reached
            day = later(day, draw.randint(20, 50))
    quote.one_payment = before == 0 and bool(schedule) and not retained and books.chance(0.1)
    books.plan(day, partial(final, books, quote, retained, before == 0))


def ask_deposit(books: Books, quote: Quote, reached: Decimal, day: date) -> None:
    if quote.busy:
        return books.plan(later(day, 1), partial(ask_deposit, books, quote, reached))
    return collect(books, deposit_invoice(books, quote, reached, day))


def advance(books: Books, quote: Quote, part: int, day: date) -> None:
    """Money for the quote before its deposit invoice: all of it, a part, or more where VAT allows."""
    bases = portion(quote.bases, Decimal(part) / 100)
    amount = total(bases) + total(vat_of(bases))
    parts = (50, 100, 100) if quote.waits else (50, 100, 100, 110)
    if books.settings.rare or not quote.waits:
        amount = cents(amount * books.draw.choice(parts) / 100)
    quote.advance += amount
    postings: list[Posting] = [(BANK, amount, {}), (quote.customer.account, -amount, {})]
    postings += advance_vat(books, quote, amount, day)
    bill = Bill("", quote.customer, day, day, {}, {})
    write(books, bill, day, "Chèque à la commande", [quote.number], postings)


def lower_deposit(books: Books, quote: Quote, day: date) -> None:
    """A credit note on a part of a deposit: unpaid, or paid and then repaid at once."""
    fitting = [bill for bill in quote.deposits if bill.one_regime_a_rate and not bill.lowered]
    if not fitting or quote.advance or quote.busy:
        return
    bill = books.draw.choice(fitting)
    credit_note(books, bill, Decimal("0.2"), day)
    if quote.advance:
        quote.busy = True
        books.plan_alone(later(day, 1), quote.customer, partial(repay, books, quote, bill))


def repay(books: Books, quote: Quote, bill: Bill, day: date) -> None:
    """Repaid before the quote's next document, which would take what stands on account."""

    def go_on(_: date) -> None:
        quote.busy = False

    refund(books, bill, quote.advance, bill.number, day)
    books.plan(later(day, 1), go_on)


def progress(books: Books, quote: Quote, steps: tuple[Decimal, Decimal], retained: bool, day: date) -> None:
    if quote.busy:
        return books.plan(later(day, 1), partial(progress, books, quote, steps, retained))
    before, reached = steps
    step = reached - before if quote.pro_rata else None
    bill = revenue_invoice(books, quote, day, reached, step, retained=retained)
    collect(books, bill)
    return release(books, bill)


def final(books: Books, quote: Quote, retained: bool, whole_deposits: bool, day: date) -> None:
    if quote.busy or too_soon(books, quote, day):
        return books.plan(later(day, 9), partial(final, books, quote, retained, whole_deposits))
    bill = revenue_invoice(books, quote, day, retained=retained)
    if retained or books.chance(0.5):
        books.write(day, custom(day, "received", quoted(quote.number)))
    if bill.total < 0:
        return give_back(books, quote, bill)
    untouched = not any(deposit.lowered or deposit.delivered for deposit in quote.deposits)
    if whole_deposits and untouched and not quote.one_payment and bill.open == bill.total > 0 and books.chance(0.06):
        return books.plan_alone(later(day, 3), quote.customer, partial(start_again, books, quote, bill))
    if quote.one_payment:
        wait = later(bill.due, books.draw.randint(-5, 20))
        books.plan_alone(max(day, wait), quote.customer, partial(pay_quote, books, quote))
    collect(books, bill)
    return release(books, bill)


def too_soon(books: Books, quote: Quote, day: date) -> bool:
    """Whether deposits over the price wait for their money, which a final below zero would pay otherwise."""
    left = dict(quote.bases)
    for deposit in quote.deposits:
        left = add(left, deposit.left, -1)
    left = add(left, quote.invoiced, -1)
    owed = [deposit for deposit in quote.deposits if deposit.open]
    if not quote.waits or not owed or all(base >= 0 for base in left.values()):
        return False
    for deposit in owed:
        books.plan_alone(day, quote.customer, partial(receive_asked, books, deposit, BANK))
    return True


def single(books: Books, customer: Customer, day: date) -> None:
    """An invoice without a quote, one in four in instalments."""
    instalments = books.draw.choice((1, 1, 1, 2, 3)) if customer.kind != "consumer" else 1
    collect(books, plain_invoice(books, customer, day, [], instalments))


def retainer(books: Books, customer: Customer, day: date) -> None:
    """Monthly invoices under a contract, whose link is not ours."""
    for turn in range(books.draw.randint(2, 5)):
        books.plan(later(day, 30 * turn), partial(ask_monthly, books, customer))


def ask_monthly(books: Books, customer: Customer, day: date) -> None:
    collect(books, plain_invoice(books, customer, day, ["CONTRAT-12"]))


def taken_over(books: Books, customer: Customer, turn: int) -> None:
    """A quote with a deposit of the books before, cashed there or still open, invoiced here."""
    quote = opening_deposit(books, customer, turn, paid=not books.settings.rare or books.chance(0.5))
    if quote.deposits[0].open:
        collect(books, quote.deposits[0])
    books.plan(later(books.start, books.draw.randint(20, 90)), partial(final, books, quote, False, False))
