"""The company itself and its customers: accounts, identity, terms."""

import random
from collections.abc import Callable
from datetime import date
from functools import partial

from .company_books import Books, Customer
from .company_parts import (
    CHART,
    DEBITS,
    DELIVERY,
    FEE,
    GOODS,
    NONE,
    RATES,
    RECEIPTS,
    SERVICES,
    WORKS,
    Meta,
    Value,
    custom,
    euros,
    later,
    meta_lines,
    quoted,
)
from .company_quotes import NOTES, reason_meta
from .vat_reading import month_end

OPENED = date(2000, 1, 1)
ROOTS = {
    "assets": "Actif",
    "liabilities": "Passif",
    "equity": "Capitaux",
    "income": "Produits",
    "expenses": "Charges",
}
NAMES = ("Lumen", "Alpha", "Beta", "Gamma", "Delta", "Mairie", "Durand", "Sigma", "Omega", "Zephyr")
KINDS = {"Mairie": "public", "Durand": "consumer"}


def at_once(day: date) -> date:
    return day


def month_after(days: int, day: date) -> date:
    """The end of the month of the day so many days later."""
    return month_end(later(day, days))


def after_month(days: int, day: date) -> date:
    """So many days after the end of the month."""
    return later(month_end(day), days)


def the_tenth(days: int, day: date) -> date:
    return later(month_end(later(day, days)), 10)


def some_days(days: int, day: date) -> date:
    return later(day, days)


TERMS: dict[str, Callable[[date], date]] = {
    "à réception": at_once,
    "30 jours": partial(some_days, 30),
    "45 jours": partial(some_days, 45),
    "45 jours fin de mois": partial(month_after, 45),
    "fin de mois 45 jours": partial(after_month, 45),
    "30 jours fin de mois le 10": partial(the_tenth, 30),
    "on receipt": at_once,
    "30 days": partial(some_days, 30),
    "45 days end of month": partial(month_after, 45),
    "end of month 45 days": partial(after_month, 45),
    "30 days end of month the 10th": partial(the_tenth, 30),
}


def set_up(books: Books) -> None:
    """Options, accounts, settings and customers."""
    settings = books.settings
    books.write(date.min, 'option "title" "Atelier"\noption "operating_currency" "EUR"\n')
    for root, name in ROOTS.items():
        books.write(date.min, f'option "name_{root}" "{name}"\n')
    for account, pcg in CHART.items():
        open_account(books, account, pcg=pcg)
    open_account(books, FEE, pcg="763200", role="recovery-fee")
    open_revenue(books)
    open_vat(books)
    say_settings(books)
    for name in books.draw.sample(NAMES, settings.customers):
        books.customers.append(new_customer(books, name))


def open_revenue(books: Books) -> None:
    """In a mixed company, works and goods may say when their VAT falls due."""
    draw, regimes = books.draw, ("", "")
    if books.settings.mixed and books.settings.vat_due != NONE:
        regimes = draw.choice(("", RECEIPTS, DEBITS)), draw.choice(("", DELIVERY, DEBITS))
    for account, pcg, regime in ((WORKS, "704000", regimes[0]), (GOODS, "707000", regimes[1])):
        meta: Meta = {"vat_due": regime} if regime else {}
        open_account(books, account, pcg=pcg, **meta)
        books.revenue[account] = regime
    books.revenue[SERVICES] = ""


def open_vat(books: Books) -> None:
    for name, pcg in (("Collectee", "445710"), ("Attente", books.settings.pending)):
        if not books.settings.rated_accounts:
            open_account(books, f"Passif:TVA:{name}", pcg=pcg)
            continue
        for rate in RATES:
            open_account(books, f"Passif:TVA:{name}:T{str(rate).replace('.', '')}", pcg=pcg, vat=rate)


def say_settings(books: Books) -> None:
    settings, day = books.settings, books.start
    meta: Meta = {"siren": "732829320", "vat_due": settings.vat_due}
    if settings.vat_due == NONE:
        meta |= reason_meta("franchise")
    if settings.formal:
        meta |= {"vat_number": "FR44732829320", "iban": "FR7630006000011234567890189"}
    books.write(day, custom(day, "company", quoted("Atelier"), **meta))
    series = [("invoice", "FA"), ("credit-note", "AV"), ("debit-note", "ND"), ("quote", "D")]
    if settings.series == "deposits":
        series.append(("deposit", "AC"))
    for name, letters in series if settings.series != "seen" else []:
        books.write(day, custom(day, "series", quoted(name), quoted(letters + "{year}-{number:04}")))
    books.write(day, custom(day, "start", quoted("début")))
    books.write(day, custom(day, "rate", quoted("penalty"), quoted("12 %")))
    if settings.tolerance:
        books.write(day, custom(day, "tolerance", euros(settings.tolerance)))


def new_customer(books: Books, name: str) -> Customer:
    draw, settings = books.draw, books.settings
    kind = KINDS.get(name, "company")
    terms = "30 jours" if kind == "public" else draw.choice(("à réception", "30 jours", "30 jours", "45 jours"))
    if settings.formal and kind == "company":
        terms = draw.choice(list(TERMS))
    due = TERMS[terms]
    if kind == "consumer":
        terms, due = "15 jours", partial(some_days, 15)
    customer = Customer(f"Actif:Clients:{name}", f"{name} SAS", kind, terms, due)
    meta: Meta = {"name": customer.name, "kind": kind, "terms": terms}
    if settings.free and settings.vat_due != NONE and kind == "company" and books.chance(0.35):
        customer.reason = draw.choice([reason for reason in NOTES if reason != "franchise"])
        meta |= reason_meta(customer.reason)
    if settings.formal:
        meta |= identity(draw, customer)
    open_account(books, customer.account, **meta)
    open_account(books, customer.retention, pcg="411700")
    return customer


def identity(draw: random.Random, customer: Customer) -> Meta:
    """Numbers whose check digits are right, and whether orders are asked for."""
    if customer.kind == "consumer":
        return {}
    meta: Meta = {}
    if customer.kind == "public" or draw.random() < 0.4:
        customer.order = True
        meta["requires"] = "order"
    if customer.reason == "export":
        return meta
    if customer.reason == "intra-eu":
        return meta | {"vat_number": belgian(draw)}
    siren = some_siren(draw)
    return meta | {"siren": siren, "vat_number": f"FR{(12 + 3 * (int(siren) % 97)) % 97:02}{siren}"}


def some_siren(draw: random.Random) -> str:
    """Eight digits, and the one that Luhn's sum asks for."""
    digits = [9, *(draw.randint(0, 9) for _ in range(7))]
    doubled = [sum(divmod(2 * digit, 10)) if place % 2 else digit for place, digit in enumerate(digits)]
    return "".join(map(str, digits)) + str(-sum(doubled) % 10)


def belgian(draw: random.Random) -> str:
    number = draw.randint(1000000, 9999999)
    return f"BE0{number}{97 - number % 97:02}"


def open_account(books: Books, account: str, **meta: Value) -> None:
    lines = [f"{OPENED} open {account} EUR", *meta_lines(meta, 2)]
    books.write(OPENED, "\n".join(lines) + "\n")
