"""The quotes of a random company: what they are taxed with, their lines, their amendments."""

from datetime import date
from decimal import Decimal

from .company_books import Books, Customer, Quote
from .company_parts import (
    DEBITS,
    DELIVERY,
    FREE,
    GOODS,
    NONE,
    RATES,
    RECEIPTS,
    SERVICES,
    WORKS,
    Bases,
    Meta,
    Sort,
    Value,
    add,
    cents,
    custom,
    euros,
    ordered,
    percent,
    quoted,
    total,
)

DESIGNATIONS = ("Dépose et pose", "Isolation", "Peinture", "Charpente", "Vitrage", "Étude", "Raccordement")
NOTES = {
    "franchise": "TVA non applicable, art. 293 B du CGI",
    "reverse-charge": "Autoliquidation, art. 283-2 nonies du CGI",
    "export": "Exonération, art. 262 I du CGI",
    "intra-eu": "Exonération, art. 262 ter I du CGI",
    "exempt": "Exonération, art. 261-4 du CGI",
}
"""The reasons for VAT 0, and the words that the law wants."""


def amount(books: Books, low: int, high: int) -> Decimal:
    """A base excluding VAT, between two numbers of hundreds."""
    base = Decimal(books.draw.randint(low // 2, high // 2) * 200)
    return base if books.settings.exact else base + Decimal(books.draw.randint(0, 19999)) / 100


def some_bases(books: Books, *, free: bool, several: bool) -> Bases:
    """What a quote or an invoice is about: one rate or several, of one regime or, in a mixed company, of two."""
    company = books.settings.vat_due
    if free or company == NONE:
        return {FREE: amount(books, 4, 200)}
    rates = books.draw.sample(RATES, books.draw.choice((1, 1, 2, 3) if several else (1,)))
    sorts = [Sort(rate, company) for rate in rates]
    if books.settings.mixed and books.chance(0.5):
        one = books.draw.choice((DEBITS, RECEIPTS, DELIVERY))
        sorts = [Sort(rate, one) for rate in rates]
        if several and books.chance(0.4):
            sorts = two_regimes(books, rates)
    return {sort: amount(books, 4, 120) for sort in ordered(sorts)}


def two_regimes(books: Books, rates: list[Decimal]) -> list[Sort]:
    """Services and goods in one document: at one rate, on receipts and on debits, or each rate in its own way."""
    if len(rates) == 1:
        return [Sort(rates[0], RECEIPTS), Sort(rates[0], DEBITS)]
    return [Sort(rate, books.draw.choice((DEBITS, RECEIPTS, DELIVERY))) for rate in rates]


def revenue_account(books: Books, sort: Sort) -> str:
    """An account for this revenue: in a mixed company often the one that says its regime."""
    if not books.settings.mixed or sort == FREE:
        return SERVICES
    fitting = [account for account, said in books.revenue.items() if said == sort.due]
    usual = GOODS if sort.due == DELIVERY else WORKS
    return books.draw.choice([SERVICES, usual, *fitting, *fitting])


def reason_meta(reason: str) -> Meta:
    return {"vat_reason": reason, "vat_note": NOTES[reason]} if reason else {}


def some_reason(books: Books, customer: Customer) -> str:
    """Why this quote or invoice is free of VAT, where its customer or the company does not say so already."""
    if books.settings.vat_due == NONE or customer.reason or not books.settings.free or books.chance(0.88):
        return ""
    return "exempt" if customer.kind != "company" else books.draw.choice(("reverse-charge", "exempt"))


def open_quote(books: Books, customer: Customer, day: date, **meta: Value) -> Quote:
    reason = some_reason(books, customer)
    bases = some_bases(books, free=bool(customer.reason or reason), several=True)
    quote = Quote(books.number("D", day), customer, bases, reason)
    quote.pro_rata = not any(sort.due == DELIVERY for sort in bases) and books.chance(0.7)
    if len({sort.rate for sort in bases}) == 1:
        meta["vat"] = next(iter(bases)).rate
    regimes = {sort.due for sort in bases} - {NONE}
    if books.settings.mixed and len(regimes) == 1 and books.chance(0.1 if books.settings.vat_due in regimes else 0.6):
        meta["vat_due"] = quote.due_said = regimes.pop()
    if FREE in bases and books.settings.mixed and books.settings.vat_due != NONE and books.chance(0.2):
        meta["vat_due"] = quote.due_said = NONE
    if customer.order and books.chance(0.5):
        meta["order"] = quote.order = f"BC-{books.draw.randint(1000, 9999)}"
    if books.settings.formal and customer.kind == "consumer" and books.chance(0.6):
        meta["off_premises"] = quote.at_home = True
    meta |= reason_meta(reason)
    head = (quoted(quote.number), customer.account, euros(total(quote.bases)))
    books.write(day, custom(day, "quote", *head, title=books.draw.choice(DESIGNATIONS), **meta))
    if "vat" not in meta or books.chance(0.4):
        for sort, base in quote.bases.items():
            write_lines(books, quote, sort, base, day)
    return quote


def write_lines(books: Books, quote: Quote, sort: Sort, base: Decimal, day: date) -> None:
    """One line or two for a base: quantity times unit price, to the cent."""
    first = cents(base / 4) if books.chance(0.2) else base
    for part in (first, base - first):
        fitting = [pieces for pieces in (1, 2, 4, 5, 8, 10) if cents(part / pieces) * pieces == part]
        pieces = books.draw.choice(fitting)
        unit = books.draw.choice(("u", "m²", "h", "forfait"))
        line = (quoted(books.draw.choice(DESIGNATIONS)), quoted(f"{pieces} {unit}"), euros(part / pieces))
        if part:
            books.write(day, custom(day, "line", quoted(quote.number), *line, quoted(percent(sort.rate))))


def amend(books: Books, quote: Quote, day: date) -> None:
    """An amendment, one in three negative, sometimes at a rate that the quote had not."""
    sort = books.draw.choice(list(quote.bases))
    base = amount(books, 2, 10)
    others = [rate for rate in RATES if all(rate != one.rate for one in quote.bases)]
    if books.settings.rare and sort != FREE and others and books.chance(0.2):
        sort = Sort(books.draw.choice(others), sort.due)
    elif books.chance(0.4) and base < quote.bases[sort] / 5:
        base = -base
    quote.bases = add(quote.bases, {sort: base})
    values = (quoted(quote.number), quoted("Avenant"), euros(base), quoted(percent(sort.rate)))
    books.write(day, custom(day, "amendment", *values))
