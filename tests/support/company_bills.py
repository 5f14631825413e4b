"""The documents of a random company: quotes, invoices, credit notes, debit notes, openings."""

from datetime import date
from decimal import ROUND_DOWN, Decimal

from .company_parts import (
    DEPOSITS,
    FEE,
    INTEREST,
    OPENINGS,
    SERVICES,
    ZERO,
    Amount,
    Bill,
    Books,
    Customer,
    Posting,
    Quote,
    Rates,
    Value,
    add,
    custom,
    euros,
    later,
    percent,
    quoted,
    share,
    total,
    transaction,
    vat_of,
)

RATES = (Decimal(20), Decimal(10), Decimal("5.5"))
WORKS = ("Dépose et pose", "Isolation", "Peinture", "Charpente", "Vitrage", "Étude", "Raccordement")


def amount(books: Books, low: int, high: int) -> Decimal:
    """A base excluding VAT, between two numbers of hundreds."""
    base = Decimal(books.draw.randint(low // 2, high // 2) * 200)
    return base if books.settings.exact else base + Decimal(books.draw.randint(0, 19999)) / 100


def some_rates(books: Books, several: bool) -> Rates:
    if books.settings.vat_due == "none":
        return {Decimal(0): amount(books, 4, 200)}
    kinds = books.draw.sample(RATES, books.draw.choice((1, 1, 2, 3) if several else (1,)))
    return {rate: amount(books, 4, 120) for rate in sorted(kinds, reverse=True)}


def rate_meta(bases: Rates, rate: Decimal) -> dict[str, Value]:
    return {"vat": rate} if len(bases) > 1 else {}


def open_quote(books: Books, customer: Customer, day: date, **meta: Value) -> Quote:
    quote = Quote(books.number("D", day), customer, some_rates(books, several=True))
    if len(quote.bases) == 1:
        meta["vat"] = next(iter(quote.bases))
    head = (quoted(quote.number), customer.account, euros(total(quote.bases)))
    books.write(day, custom(day, "quote", *head, title=books.draw.choice(WORKS), **meta))
    if len(quote.bases) > 1 or books.chance(0.4):
        for rate, base in quote.bases.items():
            pieces = books.draw.choice((1, 2, 4, 5, 10)) if books.settings.exact else 1
            line = (quoted(books.draw.choice(WORKS)), quoted(f"{pieces} u"), euros(base / pieces))
            books.write(day, custom(day, "line", quoted(quote.number), *line, quoted(percent(rate))))
    return quote


def amend(books: Books, quote: Quote, day: date) -> None:
    rate = books.draw.choice(list(quote.bases))
    base = amount(books, 2, 10)
    if books.chance(0.4) and base < quote.bases[rate] / 5:
        base = -base
    quote.bases[rate] += base
    values = (quoted(quote.number), quoted("Avenant"), euros(base), quoted(percent(rate)))
    books.write(day, custom(day, "amendment", *values))


def deposit_invoice(books: Books, quote: Quote, part: Decimal, day: date) -> Bill:
    bases = share(quote.bases, part)
    customer = quote.customer
    bill = Bill(books.number("FA", day), customer, day, later(day, customer.terms), bases, vat_of(bases), quote)
    bill.deposit = True
    postings: list[Posting] = [(customer.account, bill.total, {})]
    postings += [(DEPOSITS, -base, rate_meta(bases, rate)) for rate, base in bases.items()]
    write_bill(books, bill, "Facture d'acompte", [quote.number], postings + books.vat_postings(bill.vat, -1))
    quote.deposits.append(bill)
    return bill


def deducted(quote: Quote, step: Decimal | None) -> list[tuple[Bill, Rates]]:
    """What each deposit gives to an invoice: all that is left, or its share of a step of the works."""
    taken = []
    for deposit in quote.deposits:
        part = dict(deposit.left) if step is None else share(deposit.bases, step)
        part = {rate: min(base, deposit.left[rate]) for rate, base in part.items()}
        deposit.left = add(deposit.left, part, -1)
        taken.append((deposit, {rate: base for rate, base in part.items() if base}))
    return taken


def revenue_invoice(
    books: Books,
    quote: Quote,
    day: date,
    reached: Decimal | None = None,
    before: Decimal = ZERO,
    **said: Value,
) -> Bill:
    """A progress invoice up to a cumulated share of the quote, or the final."""
    customer = quote.customer
    revenue = add(quote.bases if reached is None else share(quote.bases, reached), quote.invoiced, -1)
    taken = deducted(quote, None if reached is None else reached - before)
    bases = revenue
    for _, part in taken:
        bases = add(bases, part, -1)
    bill = Bill(books.number("FA", day), customer, day, later(day, customer.terms), bases, vat_of(bases), quote)
    postings: list[Posting] = []
    for deposit, part in taken:
        named: dict[str, Value] = {"deposit": deposit.number}
        if len(quote.deposits) == 1 and books.chance(0.5):
            named = {}
        postings += [(DEPOSITS, base, {**named, **rate_meta(bases, rate)}) for rate, base in part.items()]
    postings += [(SERVICES, -base, rate_meta(bases, rate)) for rate, base in revenue.items() if base]
    if said.pop("retained", False):
        retain(bill, total(revenue) + total(vat_of(revenue)))
    head: list[Posting] = [(customer.account, bill.total - bill.retention, {})]
    if bill.retention:
        dated: dict[str, Value] = {"due": later(day, 365)} if books.chance(0.5) else {}
        head.append((customer.retention, bill.retention, dated))
    quote.invoiced = add(quote.invoiced, revenue)
    quote.closed = reached is None
    text = "Facture de solde" if reached is None else "Situation de travaux"
    if quote.closed and quote.lowered:
        said["kind"] = "final"
    write_bill(books, bill, text, [quote.number], head + postings + books.vat_postings(bill.vat, -1), **said)
    return bill


def retain(bill: Bill, works: Decimal) -> None:
    retention = (works * 5 / 100).quantize(Decimal("0.01"), ROUND_DOWN)
    if retention < bill.total:
        bill.retention = retention


def plain_invoice(books: Books, customer: Customer, day: date, links: list[str], instalments: int = 1) -> Bill:
    bases = some_rates(books, several=True)
    bill = Bill(books.number("FA", day), customer, day, later(day, customer.terms), bases, vat_of(bases))
    meta: dict[str, Value] = {}
    if instalments > 1:
        part = (bill.total / instalments).quantize(Decimal(1), ROUND_DOWN)
        parts = [part] * (instalments - 1) + [bill.total - part * (instalments - 1)]
        bill.instalments = [(later(bill.due, 15 * turn), piece) for turn, piece in enumerate(parts)]
        head: list[Posting] = [(customer.account, piece, {"due": due}) for due, piece in bill.instalments]
    else:
        head = [(customer.account, bill.total, {})]
        bill.discount = customer.kind == "company" and len(bases) == 1 and books.chance(0.3)
        meta = {"discount": "2 % 10 jours"} if bill.discount else {}
    lines: list[Posting] = [
        (SERVICES, -base, {"item": books.draw.choice(WORKS), **rate_meta(bases, rate)}) for rate, base in bases.items()
    ]
    write_bill(books, bill, "Facture", links, head + lines + books.vat_postings(bill.vat, -1), **meta)
    return bill


def write_bill(books: Books, bill: Bill, text: str, links: list[str], postings: list[Posting], **meta: Value) -> None:
    """Write the invoice; what stands on account for its quote pays it at once."""
    asks: dict[str, Value] = {"due": bill.due} if bill.total >= 0 else {}
    head: dict[str, Value] = {"invoice": bill.number, **asks, **meta}
    books.write(bill.date, transaction(bill.date, bill.customer.name, text, links, head, postings))
    quote = bill.quote
    if bill.total < 0:
        bill.open = ZERO
    if quote:
        quote.bills.append(bill)
        taken = min(quote.advance, bill.open)
        quote.advance -= taken
        bill.open -= taken
        if quote.advance_vat and taken:
            bill.money, bill.moved, quote.advance_vat = taken, quote.advance_vat, {}


def credit_note(books: Books, bill: Bill, part: Decimal, day: date) -> str:
    """Give back a part of a bill: what it cannot settle stands on account."""
    bases = share(bill.bases, part)
    vat = dict(bill.vat) if part == 1 else vat_of(bases)
    number = books.number("AV", day)
    amount = total(bases) + total(vat)
    account = DEPOSITS if bill.deposit else SERVICES
    postings: list[Posting] = [(bill.customer.account, -amount, {})]
    postings += [(account, base, rate_meta(bases, rate)) for rate, base in bases.items() if base]
    for rate, given in vat.items():
        pending = ZERO
        if books.settings.vat_due == "receipts":
            pending = min(given, bill.vat[rate] - bill.moved.get(rate, ZERO))
        bill.vat = {**bill.vat, rate: bill.vat[rate] - pending}
        parts = ((books.pending_account(rate), pending), (books.due_account(rate), given - pending))
        postings += [(account, moved, {}) for account, moved in parts if moved]
    books.write(day, transaction(day, bill.customer.name, "Avoir", [bill.number], {"invoice": number}, postings))
    settled = min(amount, bill.open)
    bill.credited += amount
    bill.open -= settled
    if bill.quote:
        bill.quote.advance += amount - settled
    else:
        bill.excess += amount - settled
    if bill.deposit:
        bill.left = add(bill.left, bases, -1)
    return number


def cancel_final(books: Books, quote: Quote, bill: Bill, day: date) -> None:
    """A credit note of the whole final gives the deposits back to the quote."""
    number = books.number("AV", day)
    postings: list[Posting] = [(bill.customer.account, -bill.total, {})]
    revenue = dict(bill.bases)
    for deposit in quote.deposits:
        back = {rate: base for rate, base in deposit.bases.items() if base}
        deposit.left = dict(deposit.bases)
        revenue = add(revenue, back)
        postings += [
            (DEPOSITS, -base, {"deposit": deposit.number, **rate_meta(bill.bases, rate)}) for rate, base in back.items()
        ]
    postings += [(SERVICES, base, rate_meta(bill.bases, rate)) for rate, base in revenue.items() if base]
    text = transaction(
        day, bill.customer.name, "Avoir du solde", [bill.number], {"invoice": number},
        postings + books.vat_postings(bill.vat, 1),
    )  # fmt: skip
    books.write(day, text)
    bill.open = ZERO
    quote.invoiced = add(quote.invoiced, revenue, -1)
    quote.closed = False


def debit_note(books: Books, bill: Bill, day: date) -> Bill:
    interest = Decimal(books.draw.randint(100, 9000)) / 100
    note = Bill(books.number("ND", day), bill.customer, day, later(day, 30), {}, {}, extra=interest + 40)
    postings: list[Posting] = [
        (bill.customer.account, note.total, {}),
        (INTEREST, -interest, {}),
        (FEE, Decimal("-40.00"), {}),
    ]
    write_bill(books, note, "Intérêts de retard", [bill.number], postings)
    return note


def opening(books: Books, customer: Customer, turn: int) -> Bill:
    """An invoice of the books before these, brought forward on their first day."""
    day = books.start
    bases = some_rates(books, several=False)
    issued = later(day, -books.draw.randint(10, 120))
    bill = Bill(f"F-{1900 + turn}", customer, day, later(issued, 30), bases, vat_of(bases))
    pending = books.vat_postings(bill.vat, -1) if books.settings.vat_due == "receipts" else []
    rest = bill.total + total({Decimal(turn): posting[1] for turn, posting in enumerate(pending)})
    postings: list[Posting] = [(customer.account, bill.total, {}), *pending, (OPENINGS, -rest, {})]
    write_bill(books, bill, "Reprise", [], postings, kind="opening", issued=issued)
    return bill


def opening_deposit(books: Books, customer: Customer, turn: int) -> Quote:
    """A quote of the books before these, with a deposit cashed there, and perhaps a first invoice."""
    day, bases = books.start, some_rates(books, several=False)
    quote = Quote(books.number("D", day), customer, bases)
    meta: dict[str, Value] = {"vat": next(iter(bases))}
    if books.chance(0.5):
        quote.invoiced = share(bases, Decimal("0.2"))
        meta["invoiced_before"] = Amount(total(quote.invoiced))
    head = (quoted(quote.number), customer.account, euros(total(bases)))
    books.write(day, custom(day, "quote", *head, title="Repris", **meta))
    books.write(day, custom(day, "accepted", quoted(quote.number)))
    held = share(bases, Decimal("0.3"))
    bill = Bill(f"F-{1900 + turn}", customer, day, day, held, {}, quote, deposit=True)
    bill.open = ZERO
    quote.deposits.append(bill)
    zero: list[Posting] = [(customer.account, ZERO, {})]
    rest: list[Posting] = [(DEPOSITS, -total(held), {}), (OPENINGS, total(held), {})]
    write_bill(books, bill, "Acompte repris", [quote.number], zero + rest, kind="opening")
    return quote
