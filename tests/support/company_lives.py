"""The lives of quotes, from their date to their last invoice, and invoices without a quote."""

from datetime import date
from decimal import Decimal
from functools import partial

from .company_bills import (
    amend,
    cancel_final,
    credit_note,
    deposit_invoice,
    open_quote,
    opening_deposit,
    plain_invoice,
    rate_meta,
    revenue_invoice,
    write_bill,
)
from .company_habits import collect
from .company_money import in_parts, refund, whole, write
from .company_parts import (
    BANK,
    DEPOSITS,
    SERVICES,
    ZERO,
    Bill,
    Books,
    Customer,
    Posting,
    Quote,
    Value,
    add,
    custom,
    later,
    percent,
    quoted,
    share,
    total,
    vat_of,
)

SCHEDULES = ((), (30,), (30,), (40,), (50,), (30, 30), (20, 30, 20), (40, 60), (100,))


def live(books: Books, customer: Customer, day: date) -> None:
    """One quote: refused, left open, or accepted and worked on."""
    draw = books.draw
    meta: dict[str, Value] = {"delivery": later(day, draw.randint(60, 240))}
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
    draw, name = books.draw, quoted(quote.number)
    books.write(day, custom(day, "accepted", name))
    schedule = draw.choice(SCHEDULES[:7] if retained or books.settings.vat_due == "receipts" else SCHEDULES)
    planned = day
    for turn, part in enumerate(schedule):
        if turn == 0 and len(quote.bases) == 1 and books.chance(0.25):
            planned = later(planned, draw.randint(5, 20))
            books.plan_alone(later(planned, -4), quote.customer, partial(advance, books, quote, part))
        values = (name, str(planned), quoted(f"Acompte {turn + 1}"), quoted(percent(Decimal(part))))
        books.write(day, custom(day, "milestone", *values))
        books.plan(planned, partial(ask_deposit, books, quote, part))
        planned = later(planned, draw.randint(20, 45))
    if schedule and max(schedule) < 60 and books.chance(0.1):
        books.plan(later(planned, 1), partial(cancel, books, quote))
        return
    work(books, quote, planned, schedule, retained)


def work(books: Books, quote: Quote, day: date, schedule: tuple[int, ...], retained: bool) -> None:
    """Amendments, progress invoices and the final."""
    draw, name = books.draw, quoted(quote.number)
    if books.chance(0.3):
        books.plan(day, partial(amend, books, quote))
        end = str(later(day, 60))
        books.plan(day, lambda on: books.write(on, custom(on, "delivery", name, end)))
    before = ZERO
    day = later(day, draw.randint(1, 20))
    if sum(schedule) < 100:
        for reached in sorted(draw.sample((Decimal("0.2"), Decimal("0.4"), Decimal("0.7")), draw.choice((0, 0, 1, 2)))):
            books.plan(day, partial(progress, books, quote, reached, before, retained))
            before = reached
            day = later(day, draw.randint(20, 50))
    quote.one_payment = before == 0 and bool(schedule) and not retained and books.chance(0.1)
    books.plan(day, partial(final, books, quote, retained, before == 0))


def ask_deposit(books: Books, quote: Quote, part: int, day: date) -> None:
    collect(books, deposit_invoice(books, quote, Decimal(part) / 100, day))


def advance(books: Books, quote: Quote, part: int, day: date) -> None:
    """Money for the quote before its deposit invoice: all of it, a part, or more where VAT allows."""
    bases = share(quote.bases, Decimal(part) / 100)
    vat = vat_of(bases)
    amount = total(bases) + total(vat)
    postings: list[Posting] = []
    if books.settings.vat_due == "receipts":
        quote.advance_vat = vat
        for rate, moved in vat.items():
            postings += [(books.pending_account(rate), moved, {}), (books.due_account(rate), -moved, {})]
    else:
        amount = (amount * books.draw.choice((50, 100, 100, 110)) / 100).quantize(Decimal("0.01"))
    quote.advance += amount
    money: list[Posting] = [(BANK, amount, {}), (quote.customer.account, -amount, {})]
    bill = Bill("", quote.customer, day, day, {}, {})
    write(books, bill, day, "Chèque à la commande", [quote.number], money + postings)


def progress(books: Books, quote: Quote, reached: Decimal, before: Decimal, retained: bool, day: date) -> None:
    bill = revenue_invoice(books, quote, day, reached, before, retained=retained)
    collect(books, bill)
    release(books, bill)


def final(books: Books, quote: Quote, retained: bool, whole_deposits: bool, day: date) -> None:
    bill = revenue_invoice(books, quote, day, retained=retained)
    if retained or books.chance(0.5):
        books.write(day, custom(day, "received", quoted(quote.number)))
    if bill.total < 0:
        return give_back(books, quote, bill)
    if whole_deposits and not quote.one_payment and bill.open == bill.total > 0 and books.chance(0.06):
        return books.plan_alone(later(day, 3), quote.customer, partial(start_again, books, quote, bill))
    if quote.one_payment:
        wait = later(bill.due, books.draw.randint(-5, 20))
        books.plan_alone(max(day, wait), quote.customer, partial(pay_quote, books, quote))
    collect(books, bill)
    return release(books, bill)


def start_again(books: Books, quote: Quote, bill: Bill, day: date) -> None:
    cancel_final(books, quote, bill, day)
    books.plan(later(day, 1), partial(ask_again, books, quote))


def ask_again(books: Books, quote: Quote, day: date) -> None:
    collect(books, revenue_invoice(books, quote, day))


def give_back(books: Books, quote: Quote, bill: Bill) -> None:
    """A negative final pays what the quote still owes; the rest is repaid."""
    left = -bill.total
    for other in sorted(quote.bills, key=lambda other: (other.due, other.number)):
        taken = min(left, other.open)
        other.open -= taken
        left -= taken
    quote.advance += left
    day = later(bill.date, 10)
    books.plan_alone(day, quote.customer, partial(refund, books, bill, left, bill.number))


def pay_quote(books: Books, quote: Quote, day: date) -> None:
    """One payment for all that is open on a quote, by the quote's link."""
    amount = sum((bill.open for bill in quote.bills), ZERO)
    postings: list[Posting] = [(BANK, amount, {}), (quote.customer.account, -amount, {})]
    if amount <= 0:
        return
    for bill in quote.bills:
        if bill.open > 0:
            bill.money, bill.open = bill.money + bill.open, ZERO
            postings += books.moves(bill, True)
    write(books, quote.bills[0], day, "Virement pour le devis", [quote.number], postings)


def release(books: Books, bill: Bill) -> None:
    """The retention, a year later."""
    if not bill.retention:
        return
    account = bill.customer.retention

    def pay(day: date) -> None:
        amount = min(bill.open, bill.retention)
        if amount > 0:
            bill.money += amount
            bill.open -= amount
            postings: list[Posting] = [(BANK, amount, {}), (account, -amount, {})]
            text = "Retenue de garantie"
            write(books, bill, day, text, [bill.number], postings + books.moves(bill, bill.open == 0))

    books.plan_alone(later(bill.date, 365 + books.draw.randint(-10, 30)), bill.customer, pay)


def cancel(books: Books, quote: Quote, day: date) -> None:
    """Credit notes for the deposits; what was paid is given back, or kept with a debit note."""
    receipts = books.settings.vat_due == "receipts"
    if receipts and any(0 < bill.open < bill.total for bill in quote.deposits):
        return
    books.write(day, custom(day, "cancelled", quoted(quote.number)))
    for bill in quote.deposits:
        if quote.advance < 0 or total(bill.left) <= 0:
            continue
        credit_note(books, bill, Decimal(1), day)
    books.plan_alone(later(day, 9), quote.customer, partial(refund_all, books, quote))


def refund_all(books: Books, quote: Quote, day: date) -> None:
    if quote.bills:
        refund(books, quote.bills[0], quote.advance, "", day)


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


def double_life(books: Books, customer: Customer, day: date) -> None:
    """Two quotes, one deposit for both, one final for both."""
    quotes = [open_quote(books, customer, day), open_quote(books, customer, day)]
    for quote in quotes:
        books.write(day, custom(day, "accepted", quoted(quote.number)))
    part = Decimal("0.3")
    links = [quote.number for quote in quotes]
    bases = add(share(quotes[0].bases, part), share(quotes[1].bases, part))
    bill = Bill(books.number("FA", day), customer, day, later(day, customer.terms), bases, vat_of(bases))
    postings: list[Posting] = [(customer.account, bill.total, {})]
    postings += split(quotes, part, DEPOSITS, -1, {}, bill)
    bill.deposit = True
    write_bill(books, bill, "Acompte pour deux devis", links, postings + books.vat_postings(bill.vat, -1))
    books.draw.choice((whole, in_parts))(books, bill)
    books.plan(later(day, 70), partial(double_final, books, quotes, bill))


def split(
    quotes: list[Quote], part: Decimal, account: str, sign: int, meta: dict[str, Value], bill: Bill
) -> list[Posting]:
    return [
        (account, sign * base, {**meta, "quote": quote.number, **rate_meta(bill.bases, rate)})
        for quote in quotes
        for rate, base in share(quote.bases, part).items()
        if base
    ]


def double_final(books: Books, quotes: list[Quote], deposit: Bill, day: date) -> None:
    customer = quotes[0].customer
    revenue = add(quotes[0].bases, quotes[1].bases)
    bases = add(revenue, deposit.bases, -1)
    bill = Bill(books.number("FA", day), customer, day, later(day, customer.terms), bases, vat_of(bases))
    postings: list[Posting] = [(customer.account, bill.total, {})]
    postings += split(quotes, Decimal("0.3"), DEPOSITS, 1, {"deposit": deposit.number}, bill)
    postings += split(quotes, Decimal(1), SERVICES, -1, {}, bill)
    links = [quote.number for quote in quotes]
    write_bill(books, bill, "Solde des deux devis", links, postings + books.vat_postings(bill.vat, -1))
    deposit.left = {}
    whole(books, bill)


def taken_over(books: Books, customer: Customer, turn: int) -> None:
    """A quote with a deposit cashed elsewhere, invoiced here."""
    quote = opening_deposit(books, customer, turn)
    books.plan(later(books.start, books.draw.randint(20, 90)), partial(final, books, quote, False, False))
