"""The documents of a random company: deposits, progress invoices, finals, and invoices without a quote."""

from collections.abc import Iterable
from datetime import date
from decimal import ROUND_DOWN, Decimal

from .company_books import Bill, Books, Customer, Quote
from .company_parts import (
    DEPOSITS,
    ZERO,
    Bases,
    Meta,
    Posting,
    Value,
    add,
    cents,
    later,
    portion,
    share,
    some,
    total,
    transaction,
    vat_of,
)
from .company_quotes import DESIGNATIONS, reason_meta, revenue_account, some_bases, some_reason
from .company_vat import deliver, invoice_vat, line_meta, said_on_invoice, take_advance

Deduction = tuple[Bill, Bases, Bases]


def write_bill(
    books: Books, bill: Bill, text: str, links: Iterable[str], postings: list[Posting], **meta: Value
) -> None:
    """Write the document; what stands on account for its quote pays it at once."""
    quote = bill.quote
    asks: Meta = {"due": bill.due} if bill.total > 0 or (bill.total == 0 and books.chance(0.5)) else {}
    if bill.customer.order and bill.total >= 0 and not (quote and quote.order) and not bill.extra:
        asks["order"] = f"BC-{books.draw.randint(1000, 9999)}"
    head: Meta = {"invoice": bill.number, **asks, **reason_meta(bill.reason), **meta}
    books.write(bill.date, transaction(bill.date, bill.customer.name, text, links, head, postings))
    books.bills.append(bill)
    if quote:
        quote.bills.append(bill)
        taken = min(quote.advance, bill.open)
        quote.advance -= taken
        bill.open -= taken
        if taken:
            take_advance(books, bill, taken)


def customer_posting(books: Books, bill: Bill) -> list[Posting]:
    """What the customer owes; a document of nothing may leave it out, where its quote says whose it is."""
    owed = bill.total - bill.retention
    if not bill.total and bill.quote and books.chance(0.5):
        return []
    return [(bill.customer.account, owed, {})]


def deposit_invoice(books: Books, quote: Quote, reached: Decimal, day: date) -> Bill:
    """A deposit that brings what was asked to a share of the quote, whose last rate takes the cents."""
    bases, vat = portion(quote.bases, reached), vat_of(portion(quote.bases, reached))
    for other in quote.deposits:
        bases, vat = add(bases, other.bases, -1), add(vat, other.vat, -1)
    customer = quote.customer
    bill = Bill(
        books.deposit_number(day), customer, day, customer.due(day), some(bases), some(vat), quote, deposit=True
    )
    said = said_on_invoice(books, bill, quote, DEPOSITS)
    postings: list[Posting] = [(customer.account, bill.total, {})]
    for sort, base in bill.bases.items():
        postings.append((DEPOSITS, -base, line_meta(books, bill, sort, DEPOSITS, said, quote)))
    meta: Meta = {"vat_due": said} if said else {}
    quote.deposits.append(bill)
    write_bill(books, bill, "Facture d'acompte", [quote.number], postings + invoice_vat(books, bill), **meta)
    return bill


def deducted(quote: Quote, step: Decimal | None) -> list[Deduction]:
    """What each deposit gives to an invoice: all that is left, or its share of a step of the works."""
    taken: list[Deduction] = []
    for deposit in quote.deposits:
        part = dict(deposit.left) if step is None else share(deposit.bases, step)
        part = {sort: min(base, deposit.left[sort]) for sort, base in part.items()}
        left = add(deposit.left, part, -1)
        # What is left keeps its share of the VAT, so that no cent drifts from one invoice to the next.
        left_vat = {
            sort: cents(deposit.left_vat.get(sort, ZERO) * base / deposit.left[sort]) if base else ZERO
            for sort, base in left.items()
        }
        vat = add(deposit.left_vat, left_vat, -1)
        deposit.left, deposit.left_vat = left, left_vat
        if some(part):
            taken.append((deposit, some(part), some(vat)))
    return taken


def net(revenue: Bases, vat: Bases, taken: list[Deduction]) -> tuple[Bases, Bases]:
    """What is left of revenue and its VAT without the deposits deducted."""
    bases = dict(revenue)
    for _, part, part_vat in taken:
        bases, vat = add(bases, part, -1), add(vat, part_vat, -1)
    return bases, vat


def revenue_invoice(
    books: Books, quote: Quote, day: date, reached: Decimal | None = None, step: Decimal | None = None, **said: Value
) -> Bill:
    """A progress invoice up to a cumulated share of the quote, deducting a step of the deposits; or the final."""
    customer = quote.customer
    whole = quote.bases if reached is None else share(quote.bases, reached)
    revenue, vat = add(whole, quote.invoiced, -1), add(vat_of(whole), quote.invoiced_vat, -1)
    taken = deducted(quote, step) if reached is None or step else []
    bill = Bill(books.number("FA", day), customer, day, customer.due(day), *net(revenue, vat, taken), quote)
    if said.pop("retained", False):
        retain(bill, total(revenue) + total(vat))
    head = customer_posting(books, bill)
    if bill.retention:
        dated: Meta = {"due": later(day, 365)} if books.chance(0.5) else {}
        head.append((customer.retention, bill.retention, dated))
    regime = said_on_invoice(books, bill, quote, "")
    if regime:
        said["vat_due"] = regime
    lines = deductions(books, bill, taken, regime, named=len(quote.deposits) > 1)
    lines += revenue_lines(books, bill, revenue, regime, quote)
    lines += invoice_vat(books, bill)
    quote.invoiced, quote.invoiced_vat = add(quote.invoiced, revenue), add(quote.invoiced_vat, vat)
    quote.closed = reached is None
    if quote.closed:
        for deposit, _, _ in taken:
            lines += deliver(books, deposit, day)
        if quote.lowered:
            said["kind"] = "final"
    text = "Facture de solde" if quote.closed else "Situation de travaux"
    write_bill(books, bill, text, [quote.number], head + lines, **said)
    return bill


def deductions(
    books: Books, bill: Bill, taken: list[Deduction], said: str, *, named: bool, of_quote: Quote | None = None
) -> list[Posting]:
    postings: list[Posting] = []
    quote = of_quote or bill.quote
    for deposit, part, _ in taken:
        own: Meta = {"deposit": deposit.number} if named or books.chance(0.5) else {}
        if of_quote:
            own["quote"] = of_quote.number
        for sort, base in part.items():
            postings.append((DEPOSITS, base, own | line_meta(books, bill, sort, DEPOSITS, said, quote)))
    return postings


def revenue_lines(
    books: Books, bill: Bill, revenue: Bases, said: str, quote: Quote | None, own: Meta | None = None
) -> list[Posting]:
    postings: list[Posting] = []
    for sort, base in revenue.items():
        account = revenue_account(books, sort)
        meta: Meta = {"item": books.draw.choice(DESIGNATIONS)} if books.chance(0.4) else {}
        meta |= (own or {}) | line_meta(books, bill, sort, account, said, quote)
        if base:
            postings.append((account, -base, meta))
    return postings


def retain(bill: Bill, works: Decimal) -> None:
    retention = (works * 5 / 100).quantize(Decimal("0.01"), ROUND_DOWN)
    if 0 < retention < bill.total:
        bill.retention = retention


def plain_invoice(books: Books, customer: Customer, day: date, links: list[str], instalments: int = 1) -> Bill:
    """An invoice without a quote."""
    reason = some_reason(books, customer)
    bases = some_bases(books, free=bool(customer.reason or reason), several=True)
    due = customer.due(day)
    bill = Bill(books.number("FA", day), customer, day, due, bases, vat_of(bases), reason=reason)
    meta: Meta = {}
    head: list[Posting] = [(customer.account, bill.total, {})]
    if instalments > 1:
        part = (bill.total / instalments).quantize(Decimal(1), ROUND_DOWN)
        parts = [part] * (instalments - 1) + [bill.total - part * (instalments - 1)]
        bill.instalments = [(later(due, 15 * turn), piece) for turn, piece in enumerate(parts)]
        head = [(customer.account, piece, {"due": day}) for day, piece in bill.instalments]
    elif customer.kind == "company" and books.chance(0.3):
        bill.discount = True
        meta["discount"] = "2 % 10 jours"
    said = said_on_invoice(books, bill, None, "")
    if said:
        meta["vat_due"] = said
    lines = revenue_lines(books, bill, bases, said, None)
    write_bill(books, bill, "Facture", links, head + lines + invoice_vat(books, bill), **meta)
    return bill
