"""How quotes of a random company end otherwise than by a final that is paid."""

from datetime import date
from decimal import Decimal
from functools import partial

from .company_bills import revenue_invoice, revenue_lines, write_bill
from .company_books import Bill, Books, Quote
from .company_habits import collect
from .company_money import receive, refund, write
from .company_notes import cancel_final, credit_note, indemnity
from .company_parts import BANK, DEPOSITS, ZERO, Meta, Posting, custom, later, quoted, total
from .company_vat import advance_vat, line_meta, move


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
            postings += move(books, bill, day, True)
    write(books, quote.bills[0], day, "Virement pour le devis", [quote.number], postings)


def release(books: Books, bill: Bill) -> None:
    """The retention, a year later."""
    if not bill.retention:
        return

    def pay(day: date) -> None:
        amount = min(bill.open, bill.retention)
        if amount > 0:
            receive(books, bill, amount, day, credit=bill.customer.retention)

    books.plan_alone(later(bill.date, 365 + books.draw.randint(-10, 30)), bill.customer, pay)


def cancel(books: Books, quote: Quote, day: date) -> None:
    """The customer gives up: deposits are credited and repaid, or kept, as an indemnity or as the price."""
    ends = ("repaid", "repaid", "indemnity", "price") if books.settings.rare else ("repaid",)
    end = books.draw.choice(ends)
    if quote.busy:
        return books.plan(later(day, 1), partial(cancel, books, quote))
    books.write(day, custom(day, "cancelled", quoted(quote.number)))
    paid = all(bill.open == 0 and not bill.lowered for bill in quote.deposits) and not quote.advance
    if end == "price" and paid:
        return keep_price(books, quote, day)
    numbers = [credit_note(books, bill, Decimal(1), day) for bill in quote.deposits if total(bill.left) > 0]
    if end == "indemnity" and paid and quote.advance:
        wait = later(day, books.draw.choice((1, 3, 6)))
        return books.plan_alone(wait, quote.customer, partial(keep_indemnity, books, quote, numbers))
    return books.plan_alone(later(day, 9), quote.customer, partial(refund_all, books, quote))


def keep_indemnity(books: Books, quote: Quote, numbers: list[str], day: date) -> None:
    """A debit note takes what the credit notes left on account: outside VAT, which went back with them."""
    links = [*numbers, *(bill.number for bill in quote.deposits)]
    note = indemnity(books, quote.bills[0], links, quote.advance, day)
    note.open = ZERO
    quote.advance = ZERO


def keep_price(books: Books, quote: Quote, day: date) -> None:
    """A final of 0.00 turns the deposits into revenue, and their VAT stays due."""
    customer = quote.customer
    bill = Bill(books.number("FA", day), customer, day, customer.due(day), {}, {}, quote)
    bill.bases = dict.fromkeys(quote.bases, ZERO)
    postings: list[Posting] = [(customer.account, ZERO, {})]
    for deposit in quote.deposits:
        for sort, base in deposit.left.items():
            own: Meta = {"deposit": deposit.number}
            postings.append((DEPOSITS, base, own | line_meta(books, bill, sort, DEPOSITS, "", quote)))
        postings += revenue_lines(books, bill, deposit.left, "", quote)
        deposit.left, deposit.left_vat = {}, {}
    quote.closed = True
    write_bill(books, bill, "Acompte acquis", [quote.number], postings, kind="final")


def refund_all(books: Books, quote: Quote, day: date) -> None:
    if quote.bills:
        refund(books, quote.bills[0], quote.advance, "", day)


def change_mind(books: Books, quote: Quote, day: date) -> None:
    """Money came with the order, the order is cancelled before its deposit invoice: money and VAT go back."""
    books.write(day, custom(day, "cancelled", quoted(quote.number)))

    def repay(on: date) -> None:
        amount, quote.advance = quote.advance, ZERO
        if amount:
            postings: list[Posting] = [(quote.customer.account, amount, {}), (BANK, -amount, {})]
            postings += advance_vat(books, quote, -amount, on)
            write(books, Bill("", quote.customer, on, on, {}, {}), on, "Remboursement", [quote.number], postings)

    books.plan_alone(later(day, 5), quote.customer, repay)
