"""Documents for two quotes, and deposits without any."""

from datetime import date
from decimal import Decimal
from functools import partial

from .company_bills import Deduction, deductions, deposit_invoice, net, revenue_lines, write_bill
from .company_books import Bill, Books, Customer, Quote
from .company_habits import collect
from .company_money import in_parts, whole
from .company_parts import (
    DELIVERY,
    DEPOSITS,
    Bases,
    Meta,
    Posting,
    add,
    custom,
    later,
    quoted,
    share,
    some,
    vat_of,
)
from .company_quotes import open_quote, some_bases
from .company_vat import deliver, invoice_vat, line_meta, said_on_invoice

THIRD = Decimal("0.3")


def two_quotes(books: Books, customer: Customer, day: date) -> list[Quote]:
    """Two quotes of one day, both taxed or both free for the same reason, as one document can say."""
    quotes = [open_quote(books, customer, day), open_quote(books, customer, day)]
    for quote in quotes:
        books.write(day, custom(day, "accepted", quoted(quote.number)))
    return quotes


def alike(quotes: list[Quote]) -> bool:
    """Whether one document can be for both: one reason, and no rate that waits for money in two ways."""
    sorts = {sort for quote in quotes for sort in quote.bases}
    ways = {sort.rate for sort in sorts if sort.due == DELIVERY} & {sort.rate for sort in sorts if sort.due != DELIVERY}
    return len({quote.reason for quote in quotes}) == 1 and not ways


def double_life(books: Books, customer: Customer, day: date) -> None:
    """Two quotes, one deposit for both or one each, one final for both."""
    quotes = two_quotes(books, customer, day)
    start = later(day, 12) if any(quote.at_home for quote in quotes) else day
    if not alike(quotes):
        return None
    if books.settings.rare and books.chance(0.5):
        for quote in quotes:
            quote.pro_rata = False
            books.plan(start, partial(own_deposit, books, quote))
        return books.plan(later(start, 70), partial(joint_final, books, quotes))
    return books.plan(start, partial(common_deposit, books, quotes))


def own_deposit(books: Books, quote: Quote, day: date) -> None:
    bill = deposit_invoice(books, quote, Decimal(books.draw.choice((30, 50))) / 100, day)
    books.draw.choice((whole, in_parts))(books, bill)


def common_deposit(books: Books, quotes: list[Quote], day: date) -> None:
    customer = quotes[0].customer
    bases = add(share(quotes[0].bases, THIRD), share(quotes[1].bases, THIRD))
    bill = Bill(books.deposit_number(day), customer, day, customer.due(day), bases, vat_of(bases), deposit=True)
    said = said_on_invoice(books, bill, None, DEPOSITS)
    meta: Meta = {"vat_due": said} if said else {}
    postings: list[Posting] = [(customer.account, bill.total, {})]
    for quote in quotes:
        taken: Deduction = (bill, some(share(quote.bases, THIRD)), {})
        postings += [
            (account, -base, {key: value for key, value in own.items() if key != "deposit"})
            for account, base, own in deductions(books, bill, [taken], said, named=True, of_quote=quote)
        ]
    links = [quote.number for quote in quotes]
    write_bill(books, bill, "Acompte pour deux devis", links, postings + invoice_vat(books, bill), **meta)
    books.draw.choice((whole, in_parts))(books, bill)
    books.plan(later(day, 70), partial(common_final, books, quotes, bill))


def common_final(books: Books, quotes: list[Quote], deposit: Bill, day: date) -> None:
    """Each quote gets back its part of the common deposit."""
    bases: Bases = {}
    vat: Bases = {}
    for quote in quotes:
        bases, vat = add(bases, quote.bases), add(vat, vat_of(quote.bases))
    whole_deposit: Deduction = (deposit, deposit.left, deposit.left_vat)
    parts: list[list[Deduction]] = [[(deposit, some(share(quote.bases, THIRD)), {})] for quote in quotes]
    deposit.left, deposit.left_vat = {}, {}
    write_final(books, quotes, net(bases, vat, [whole_deposit]), parts, day)


def joint_final(books: Books, quotes: list[Quote], day: date) -> None:
    """Each quote gets back its own deposits."""
    bases: Bases = {}
    vat: Bases = {}
    parts: list[list[Deduction]] = []
    for quote in quotes:
        own = [(deposit, deposit.left, deposit.left_vat) for deposit in quote.deposits]
        one, one_vat = net(quote.bases, vat_of(quote.bases), own)
        bases, vat = add(bases, one), add(vat, one_vat)
        parts.append(own)
        for deposit in quote.deposits:
            deposit.left, deposit.left_vat = {}, {}
    write_final(books, quotes, (bases, vat), parts, day)


def write_final(
    books: Books, quotes: list[Quote], asked: tuple[Bases, Bases], parts: list[list[Deduction]], day: date
) -> None:
    customer = quotes[0].customer
    bill = Bill(books.number("FA", day), customer, day, customer.due(day), *asked)
    said = said_on_invoice(books, bill, None, "")
    meta: Meta = {"vat_due": said} if said else {}
    postings: list[Posting] = [(customer.account, bill.total, {})]
    for quote, taken in zip(quotes, parts, strict=True):
        postings += deductions(books, bill, taken, said, named=True, of_quote=quote)
        postings += revenue_lines(books, bill, quote.bases, said, quote, {"quote": quote.number})
        quote.closed = True
    postings += invoice_vat(books, bill)
    for deposit in {deposit.number: deposit for taken in parts for deposit, _, _ in taken}.values():
        postings += deliver(books, deposit, day)
    links = [quote.number for quote in quotes]
    write_bill(books, bill, "Solde des deux devis", links, postings, **meta)
    books.draw.choice((whole, in_parts))(books, bill)


def by_name(books: Books, customer: Customer, day: date) -> None:
    """A deposit without a quote, which the invoice that deducts it names."""
    bases = some_bases(books, free=bool(customer.reason), several=True)
    held = share(bases, Decimal("0.4"))
    bill = Bill(books.deposit_number(day), customer, day, customer.due(day), held, vat_of(held), deposit=True)
    said = said_on_invoice(books, bill, None, DEPOSITS)
    meta: Meta = {"vat_due": said} if said else {}
    postings: list[Posting] = [(customer.account, bill.total, {})]
    for sort, base in held.items():
        postings.append((DEPOSITS, -base, line_meta(books, bill, sort, DEPOSITS, said, None)))
    write_bill(books, bill, "Acompte sur commande", [], postings + invoice_vat(books, bill), **meta)
    books.draw.choice((whole, in_parts))(books, bill)
    books.plan(later(day, 75), partial(named_invoice, books, bill, bases))


def named_invoice(books: Books, deposit: Bill, bases: Bases, day: date) -> None:
    """Goods wait until their deposit is paid: only a final on a quote makes due what nobody has paid."""
    customer = deposit.customer
    if deposit.open and any(sort.due == DELIVERY for sort in bases):
        whole(books, deposit, day)
        return books.plan(later(day, 9), partial(named_invoice, books, deposit, bases))
    taken: Deduction = (deposit, deposit.left, deposit.left_vat)
    asked = net(bases, vat_of(bases), [taken])
    deposit.left, deposit.left_vat = {}, {}
    bill = Bill(books.number("FA", day), customer, day, customer.due(day), *asked)
    said = said_on_invoice(books, bill, None, "")
    meta: Meta = {"vat_due": said} if said else {}
    postings: list[Posting] = [(customer.account, bill.total, {})]
    postings += deductions(books, bill, [taken], said, named=True)
    postings += revenue_lines(books, bill, bases, said, None) + invoice_vat(books, bill)
    write_bill(books, bill, "Facture, acompte déduit", [], postings, **meta)
    return collect(books, bill)
