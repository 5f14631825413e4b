"""When the VAT of a random company falls due, and the entries that say so."""

from datetime import date
from decimal import Decimal
from functools import partial

from .company_books import Bill, Books, Quote
from .company_parts import (
    DELIVERY,
    FREE,
    NONE,
    ZERO,
    Bases,
    Meta,
    Posting,
    Rates,
    Sort,
    cents,
    later,
    ordered,
    total,
    transaction,
    vat_of,
    with_money,
)
from .vat_reading import Due, month_end


def invoice_vat(books: Books, bill: Bill) -> list[Posting]:
    """The VAT that a document invoices: pending what waits for money, the rest due at once."""
    postings: list[Posting] = []
    for sort in ordered(bill.vat):
        vat = bill.vat[sort]
        if vat and sort.rate in bill.pending and with_money(sort, bill.deposit):
            postings.append(books.pending_posting(sort.rate, -vat))
        elif vat:
            postings.append(books.due_posting(sort.rate, -vat))
            books.records(bill.date, bill, sort, vat, "invoice")
    return postings


def move(books: Books, bill: Bill, day: date, closes: bool, cause: str = "money") -> list[Posting]:
    """Move what money makes due by now, less what was moved; what closes the document moves all that is left.

    Give the postings for the entry of the day; none where another entry of the month has them.
    """
    steps: Rates = {}
    whole = bill.total - bill.lowered
    for rate, pending in bill.pending.items():
        if rate in bill.delivered:
            continue
        target = pending if closes or whole <= 0 else min(cents(pending * bill.money / whole), pending)
        steps[rate] = target - bill.moved[rate]
        bill.moved[rate] = target
        books.records(day, bill, Sort(rate, bill.regime(rate)), steps[rate], cause)
    return place(books, bill, day, {rate: step for rate, step in steps.items() if step})


def deliver(books: Books, bill: Bill, day: date) -> list[Posting]:
    """The final invoice of goods: what still stands pending for a deposit is due, and nothing moves on it any more."""
    steps: Rates = {}
    for rate, pending in bill.pending.items():
        if bill.regime(rate) == DELIVERY and rate not in bill.delivered:
            steps[rate] = pending - bill.moved[rate]
            bill.moved[rate] = pending
            bill.delivered.add(rate)
            books.records(day, bill, Sort(rate, DELIVERY), steps[rate], "final")
    return place(books, bill, day, {rate: step for rate, step in steps.items() if step})


def place(books: Books, bill: Bill, day: date, steps: Rates) -> list[Posting]:
    """In the entry itself, in one of its own later in the month, or in the month's entry for all documents."""
    where = books.settings.moves
    if where == "mixed":
        where = books.draw.choice(("payment", "entry", "monthly"))
    if not steps:
        return []
    if where == "payment":
        return moved(books, steps)
    if where == "entry":
        own_entry(books, bill, day, steps)
    else:
        if not books.waiting_moves:
            books.plan_on(last_day(books, day), partial(monthly_entry, books))
        books.waiting_moves.append((bill, steps))
    return []


def last_day(books: Books, day: date) -> date:
    return max(day, min(month_end(day), books.end))


def own_entry(books: Books, bill: Bill, day: date, steps: Rates) -> None:
    wait = books.draw.randint(0, (last_day(books, day) - day).days)
    books.plan_on(later(day, wait), partial(write_moves, books, [(bill, steps)]))


def monthly_entry(books: Books, day: date) -> None:
    write_moves(books, books.waiting_moves, day)
    books.waiting_moves = []


def moved(books: Books, steps: Rates) -> list[Posting]:
    return [
        posting
        for rate, step in steps.items()
        for posting in (books.pending_posting(rate, step), books.due_posting(rate, -step))
    ]


def flush(books: Books) -> None:
    """What the last month still has to say."""
    if books.waiting_moves:
        monthly_entry(books, books.today)


def write_moves(books: Books, waiting: list[tuple[Bill, Rates]], day: date) -> None:
    """One entry for all these documents: sums by rate, or line by line where a sum would say nothing."""
    sums: Rates = {}
    for _, steps in waiting:
        for rate, step in steps.items():
            sums[rate] = sums.get(rate, ZERO) + step
    if all(sums.values()):
        postings = moved(books, sums)
    else:
        postings = [posting for _, steps in waiting for posting in moved(books, steps)]
    links = sorted({bill.number for bill, _ in waiting})
    books.write(day, transaction(day, "TVA", "TVA exigible sur les encaissements", links, {}, postings))


def after_entry(books: Books, bill: Bill, day: date, closes: bool, cause: str = "money") -> None:
    """Move in an entry of its own what a document's new total, or money there before it, makes due."""
    postings = move(books, bill, day, closes, cause)
    if postings:
        books.write(day, transaction(day, "TVA", "TVA exigible", [bill.number], {}, postings))


def take_back(books: Books, bill: Bill, given: Bases, day: date, cause: str) -> list[Posting]:
    """VAT given back on a document: pending VAT first, then VAT due."""
    postings: list[Posting] = []
    for sort, vat in given.items():
        pending = ZERO
        if sort.rate in bill.pending and with_money(sort, bill.deposit):
            pending = min(vat, bill.waiting(sort.rate))
            bill.pending[sort.rate] -= pending
        if pending:
            postings.append(books.pending_posting(sort.rate, pending))
        if vat - pending:
            postings.append(books.due_posting(sort.rate, vat - pending))
            books.records(day, bill, sort, pending - vat, cause)
    return postings


def advance_vat(books: Books, quote: Quote, amount: Decimal, day: date) -> list[Posting]:
    """Money before its document makes VAT due on its own day, at the quote's rates; below zero, it goes back."""
    vat = vat_of(quote.bases)
    whole = total(quote.bases) + total(vat)
    postings: list[Posting] = []
    for sort, all_of_it in vat.items():
        if not with_money(sort, True) or not all_of_it:
            continue
        step = cents(all_of_it * amount / whole)
        postings += [books.pending_posting(sort.rate, step), books.due_posting(sort.rate, -step)]
        quote.advance_vat[sort.rate] = quote.advance_vat.get(sort.rate, ZERO) + step
        books.due.append(Due(day, quote.number, sort.rate, step, sort.due, True, "advance"))
    return postings


def take_advance(books: Books, bill: Bill, taken: Decimal) -> None:
    """A document takes the money that was there before it, with the VAT that this had made due."""
    bill.money += taken
    if not bill.waits:
        return
    assert bill.quote
    for rate, vat in bill.quote.advance_vat.items():
        if rate in bill.moved:
            bill.moved[rate] += vat
    bill.quote.advance_vat = {}
    after_entry(books, bill, bill.date, bill.open == 0)


# Where a document says its regime


def inherited(books: Books, quote: Quote | None, said: str, account: str) -> str:
    """What a posting has without a word of its own: the closest of account, invoice, quote and company."""
    of_quote = quote.due_said if quote else ""
    return books.revenue.get(account) or said or of_quote or books.settings.vat_due


def said_on_invoice(books: Books, bill: Bill, quote: Quote | None, account: str) -> str:
    """Whether the invoice as a whole says its regime."""
    wanted = {sort.due for sort in bill.bases if sort.due != NONE}
    if len(wanted) != 1:
        return ""
    regime = wanted.pop()
    differs = inherited(books, quote, "", account) != regime
    return regime if books.settings.mixed and books.chance(0.5 if differs else 0.05) else ""


def line_meta(books: Books, bill: Bill, sort: Sort, account: str, said: str, quote: Quote | None) -> Meta:
    """What a line says of its VAT: the rate where there are several, the regime where it would inherit another."""
    rates = {one.rate for one in (*bill.bases, *(bill.quote.bases if bill.quote else ()))}
    meta: Meta = {"vat": sort.rate} if len(rates) > 1 else {}
    if sort != FREE and inherited(books, quote, said, account) != sort.due:
        meta["vat_due"] = sort.due
    return meta
