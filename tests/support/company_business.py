"""What else stands in a company's books and is none of our business: purchases, wages, the VAT return."""

from datetime import date
from decimal import Decimal
from functools import partial

from .company_books import Books
from .company_parts import (
    BANK,
    CARDS,
    DEDUCTIBLE,
    PURCHASES,
    STAFF,
    SUPPLIERS,
    TREASURY,
    WAGES,
    ZERO,
    Posting,
    cents,
    later,
    transaction,
)
from .vat_reading import due_by, month_end


def other_business(books: Books) -> None:
    """Each month some purchases, wages, a transfer from the payment provider, and the return of the month before."""
    day = books.start
    while day <= books.end:
        for _ in range(books.draw.randint(1, 3)):
            books.plan_on(later(day, books.draw.randint(0, 25)), partial(purchase, books))
        books.plan_on(month_end(day), partial(wages, books))
        day = later(month_end(day), 1)
        books.plan_on(later(day, books.draw.randint(14, 23)), partial(vat_return, books, later(day, -1)))


def note(books: Books, day: date, payee: str, text: str, *postings: Posting) -> None:
    books.write(day, transaction(day, payee, text, [], {}, [posting for posting in postings if posting[1]]))


def purchase(books: Books, day: date) -> None:
    base = Decimal(books.draw.randint(5000, 90000)) / 100
    vat = cents(base * 20 / 100)
    invoice: list[Posting] = [(PURCHASES, base, {}), (DEDUCTIBLE, vat, {}), (SUPPLIERS, -base - vat, {})]
    note(books, day, "Fournitures du Port", "Achat", *invoice)
    payment: list[Posting] = [(SUPPLIERS, base + vat, {}), (BANK, -base - vat, {})]
    books.plan_on(later(day, 30), lambda on: note(books, on, "Fournitures du Port", "Règlement", *payment))


def wages(books: Books, day: date) -> None:
    paid = Decimal(books.draw.randint(1500, 4000))
    note(books, day, "Personnel", "Salaires", (WAGES, paid, {}), (STAFF, -paid, {}))
    note(books, day, "Personnel", "Virement des salaires", (STAFF, paid, {}), (BANK, -paid, {}))
    note(books, day, "Stripe", "Versement", (BANK, Decimal(100), {}), (CARDS, Decimal(-100), {}))


def vat_return(books: Books, until: date, day: date) -> None:
    """Empty the accounts of VAT due up to a month's end, as the return (CA3) does."""
    postings: list[Posting] = []
    due = due_by(books.due, until)
    for rate in sorted({*due, *books.returned}, reverse=True):
        amount = due.get(rate, ZERO)
        step = amount - books.returned.get(rate, ZERO)
        books.returned[rate] = amount
        if step:
            postings.append(books.due_posting(rate, step))
    rest = sum((posting[1] for posting in postings), ZERO)
    deducted = Decimal(books.draw.randint(0, 5000)) / 100
    more: list[Posting] = [(DEDUCTIBLE, -deducted, {}), (TREASURY, deducted - rest, {})]
    if postings:
        note(books, day, "Trésor public", "Déclaration de TVA", *postings, *more)
