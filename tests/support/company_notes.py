"""Credit notes, debit notes and what is brought forward from other books."""

from datetime import date
from decimal import Decimal

from .company_bills import write_bill
from .company_books import Bill, Books, Customer, Quote
from .company_parts import (
    DEPOSITS,
    FEE,
    INTEREST,
    KEPT,
    OPENINGS,
    SERVICES,
    ZERO,
    Amount,
    Bases,
    Meta,
    Posting,
    Sort,
    add,
    custom,
    euros,
    later,
    quoted,
    share,
    some,
    total,
    transaction,
    vat_of,
    with_money,
)
from .company_quotes import reason_meta, some_bases
from .company_vat import after_entry, take_back


def rate_meta(bill: Bill, sort: Sort) -> Meta:
    """The rate of a line, where the document has several; its regime is the corrected document's."""
    rates = {one.rate for one in (*bill.bases, *(bill.quote.bases if bill.quote else ()))}
    return {"vat": sort.rate} if len(rates) > 1 else {}


def credit_note(books: Books, bill: Bill, part: Decimal, day: date, only: Sort | None = None) -> str:
    """Give back a part of a bill, or of one rate of it: what it cannot settle stands on account."""
    if part == 1:
        bases, vat = (bill.left, bill.left_vat) if bill.deposit else (bill.bases, bill.vat)
    else:
        bases = share(bill.bases, part)
        vat = vat_of(bases)
    if only:
        bases, vat = {only: bases[only]}, {only: vat[only]}
    number = books.number("AV", day)
    amount = total(bases) + total(vat)
    account = DEPOSITS if bill.deposit else SERVICES
    postings: list[Posting] = [(bill.customer.account, -amount, {})]
    postings += [(account, base, rate_meta(bill, sort)) for sort, base in some(bases).items()]
    postings += take_back(books, bill, vat, day, "credit-note")
    head: Meta = {"invoice": number, **reason_meta(bill.reason)}
    books.write(day, transaction(day, bill.customer.name, "Avoir", [bill.number], head, postings))
    settled = min(amount, bill.open)
    bill.lowered += amount
    bill.open -= settled
    if bill.quote:
        bill.quote.advance += amount - settled
    else:
        bill.excess += amount - settled
    if bill.deposit:
        bill.left, bill.left_vat = add(bill.left, bases, -1), add(bill.left_vat, vat, -1)
    after_entry(books, bill, day, bill.open == 0, "total")
    return number


def cancel_final(books: Books, quote: Quote, bill: Bill, day: date) -> None:
    """A credit note of the whole final gives the deposits back to the quote."""
    number = books.number("AV", day)
    postings: list[Posting] = [(bill.customer.account, -bill.total, {})]
    revenue = dict(bill.bases)
    for deposit in quote.deposits:
        back = some(deposit.bases)
        deposit.left, deposit.left_vat = dict(deposit.bases), dict(deposit.vat)
        revenue = add(revenue, back)
        for sort, base in back.items():
            postings.append((DEPOSITS, -base, {"deposit": deposit.number, **rate_meta(bill, sort)}))
    postings += [(SERVICES, base, rate_meta(bill, sort)) for sort, base in some(revenue).items()]
    postings += take_back(books, bill, some(bill.vat), day, "credit-note")
    head: Meta = {"invoice": number, **reason_meta(bill.reason)}
    books.write(day, transaction(day, bill.customer.name, "Avoir du solde", [bill.number], head, postings))
    bill.lowered = bill.total
    bill.open = ZERO
    quote.invoiced, quote.invoiced_vat, quote.closed = {}, {}, False


def debit_note(books: Books, bill: Bill, day: date) -> Bill:
    """Interest and the flat fee for what was paid late."""
    interest = Decimal(books.draw.randint(100, 9000)) / 100
    postings: list[Posting] = [(INTEREST, -interest, {}), (FEE, Decimal("-40.00"), {})]
    return write_debit(books, bill, "Intérêts de retard", [bill.number], postings, day)


def indemnity(books: Books, bill: Bill, links: list[str], kept: Decimal, day: date) -> Bill:
    """A deposit kept, outside VAT."""
    return write_debit(books, bill, "Dédit conservé", links, [(KEPT, -kept, {})], day)


def write_debit(books: Books, bill: Bill, text: str, links: list[str], postings: list[Posting], day: date) -> Bill:
    amount = -sum((posting[1] for posting in postings), ZERO)
    customer = bill.customer
    note = Bill(books.number("ND", day), customer, day, customer.due(day), {}, {}, extra=amount)
    write_bill(books, note, text, links, [(customer.account, amount, {}), *postings])
    return note


def opening(books: Books, customer: Customer, turn: int) -> Bill:
    """An invoice of the books before these, brought forward on their first day with its pending VAT."""
    day = books.start
    bases = some_bases(books, free=bool(customer.reason), several=False)
    issued = later(day, -books.draw.randint(10, 120))
    bill = Bill(f"F-{1900 + turn}", customer, day, customer.due(issued), bases, vat_of(bases))
    write_opening(books, bill, "Reprise", [], issued)
    return bill


def write_opening(books: Books, bill: Bill, text: str, links: list[str], issued: date) -> None:
    """Against the opening account; pending VAT comes along, VAT due was due in the other books."""
    owed = ZERO if bill.paid_elsewhere else bill.total
    postings: list[Posting] = [(bill.customer.account, owed, {})]
    (sort,) = bill.bases
    said: Meta = {}
    of_quote = bill.quote.due_said if bill.quote else ""
    if sort.rate and (of_quote or books.settings.vat_due) != sort.due:
        said["vat_due"] = sort.due
    if bill.deposit:
        postings.append((DEPOSITS, -bill.bases[sort], {}))
    if with_money(sort, bill.deposit) and bill.pending.get(sort.rate):
        postings.append(books.pending_posting(sort.rate, -bill.vat[sort]))
    rest = sum((posting[1] for posting in postings), ZERO)
    postings.append((OPENINGS, -rest, {}))
    write_bill(books, bill, text, links, postings, kind="opening", issued=issued, **said)


def opening_deposit(books: Books, customer: Customer, turn: int, *, paid: bool) -> Quote:
    """A quote of the books before these, with a deposit cashed or still open there, and perhaps a first invoice."""
    day = books.start
    bases = some_bases(books, free=bool(customer.reason), several=False)
    (sort,) = bases
    quote = Quote(books.number("D", day), customer, bases)
    meta: Meta = {"vat": sort.rate}
    if sort.rate and sort.due != books.settings.vat_due:
        meta["vat_due"] = quote.due_said = sort.due
    if books.chance(0.5):
        quote.invoiced = share(bases, Decimal("0.2"))
        quote.invoiced_vat = vat_of(quote.invoiced)
        meta["invoiced_before"] = Amount(total(quote.invoiced))
    head = (quoted(quote.number), customer.account, euros(total(bases)))
    books.write(day, custom(day, "quote", *head, title="Repris", **meta))
    books.write(day, custom(day, "accepted", quoted(quote.number)))
    held: Bases = share(bases, Decimal("0.3"))
    issued = later(day, -20)
    bill = Bill(
        f"F-{1900 + turn}", customer, day, customer.due(issued), held, vat_of(held), quote,
        deposit=True, paid_elsewhere=paid,
    )  # fmt: skip
    quote.deposits.append(bill)
    write_opening(books, bill, "Acompte repris", [quote.number], issued)
    return quote
