"""A large company for the benchmark: the same text for the same size, made in a second.

Of four invoices one is the 30 % deposit of a quote, one its final, two have no quote. Eight years, four
hundred customers, VAT on debits (a payment has two postings); one invoice in ten is not paid, one in part.
"""

from collections.abc import Iterator
from datetime import date, timedelta

YEARS = 8
CUSTOMERS = 400
START = date(2018, 1, 1)

HEAD = """\
option "title" "Grande entreprise"
option "operating_currency" "EUR"
option "name_assets" "Actif"
option "name_liabilities" "Passif"
option "name_equity" "Capitaux"
option "name_income" "Produits"
option "name_expenses" "Charges"

2018-01-01 custom "company" "Grande entreprise"
  siren: "732829320"
  vat-due: "debits"
2018-01-01 custom "series" "invoice" "FA{year}-{number:05}"
2018-01-01 custom "series" "quote" "D{year}-{number:05}"

2010-01-01 open Actif:Banque EUR
  pcg: "512000"
2010-01-01 open Actif:Clients EUR
  pcg: "411000"
2010-01-01 open Passif:Acomptes EUR
  pcg: "419100"
2010-01-01 open Passif:TVA:Normale EUR
  pcg: "445710"
  vat: 20
2010-01-01 open Produits:Prestations EUR
  pcg: "706000"
"""

CUSTOMER = """\
2010-01-01 open {account} EUR
  name: "{name} SAS"
  terms: "30 jours"
"""

QUOTE = """\
{day} custom "quote" "{quote}" {account} {base}.00 EUR
  vat: 20
  delivery: {delivery}
{day} custom "milestone" "{quote}" {accepted} "Commande" "30 %"
{accepted} custom "accepted" "{quote}"
"""

DEPOSIT = """\
{day} * "{name} SAS" "Acompte de 30 %" ^{quote}
  invoice: "{number}"
  due: {due}
  {account}  {total}.00 EUR
  Passif:Acomptes  -{base}.00 EUR
  Passif:TVA:Normale  -{vat}.00 EUR
"""

FINAL = """\
{day} * "{name} SAS" "Facture de solde" ^{quote}
  invoice: "{number}"
  due: {due}
  {account}  {total}.00 EUR
  Passif:Acomptes  {deducted}.00 EUR
    deposit: "{deposit}"
  Produits:Prestations  -{revenue}.00 EUR
  Passif:TVA:Normale  -{vat}.00 EUR
"""

INVOICE = """\
{day} * "{name} SAS" "Entretien"
  invoice: "{number}"
  due: {due}
  {account}  {total}.00 EUR
  Produits:Prestations  -{base}.00 EUR
  Passif:TVA:Normale  -{vat}.00 EUR
"""

PAYMENT = """\
{day} * "{name} SAS" "Virement" ^{number}
  Actif:Banque  {amount}.00 EUR
  {account}  -{amount}.00 EUR
"""


NUMBERED = {"quote": "D", "deposit": "FA", "final": "FA", "plain": "FA"}
RANKS = ("quote", "deposit", "final", "plain", "deposit paid", "final paid", "plain paid")
Event = tuple[date, int, int]
Numbers = dict[tuple[str, int], str]


def scale_company(invoices: int) -> str:
    """The ledger of a company with so many invoices (a multiple of four)."""
    texts = [HEAD, *(CUSTOMER.format(**customer(turn)) for turn in range(CUSTOMERS))]
    used: dict[tuple[str, int], int] = {}
    numbers: Numbers = {}
    for day, rank, turn in sorted(events(invoices)):
        what = RANKS[rank]
        if what in NUMBERED:
            series, year = NUMBERED[what], day.year
            used[series, year] = used.get((series, year), 0) + 1
            numbers[what, turn] = f"{series}{year}-{used[series, year]:05}"
        texts.append(entry(what, turn, day, numbers))
    return "\n".join(texts)


def events(invoices: int) -> Iterator[Event]:
    for turn in range(invoices // 4):
        day = spread(turn, invoices // 4)
        yield day, RANKS.index("quote"), turn
        yield from invoice("deposit", turn, later(day, 7))
        yield from invoice("final", turn, later(day, 40 + turn % 60))
    for turn in range(invoices // 2):
        yield from invoice("plain", turn, spread(turn, invoices // 2))


def invoice(what: str, turn: int, day: date) -> Iterator[Event]:
    """Its day, and that of its payment, but for one in ten."""
    yield day, RANKS.index(what), turn
    if turn % 10:
        yield later(day, 5 + turn * 7 % 60), RANKS.index(f"{what} paid"), turn


def later(day: date, days: int) -> date:
    return day + timedelta(days=days)


def spread(turn: int, turns: int) -> date:
    return later(START, turn * (YEARS * 365 - 180) // turns)


def customer(turn: int) -> dict[str, str]:
    name = f"Client{turn % CUSTOMERS:03}"
    return {"account": f"Actif:Clients:{name}", "name": name}


def bases(what: str, turn: int) -> tuple[int, int]:
    """Revenue and deposit of an invoice, excluding VAT, such that all VAT is in whole euros."""
    if what == "plain":
        return 100 + turn % 17 * 50, 0
    revenue = 10000 + turn * 7 % 11 * 1000
    return (revenue if what == "final" else 0), revenue * 3 // 10


def entry(what: str, turn: int, day: date, numbers: Numbers) -> str:
    named = {**customer(turn), "day": day, "due": later(day, 30), "quote": numbers.get(("quote", turn))}
    if what == "quote":
        revenue = bases("final", turn)[0]
        return QUOTE.format(base=revenue, accepted=later(day, 7), delivery=later(day, 120), **named)
    kind, _, paid = what.partition(" ")
    revenue, deposit = bases(kind, turn)
    net = revenue - deposit if kind == "final" else revenue + deposit
    total = net * 6 // 5
    named["number"] = numbers[kind, turn]
    if paid:
        return PAYMENT.format(amount=total // 2 if turn % 10 == 1 else total, **named)
    if kind == "deposit":
        return DEPOSIT.format(total=total, base=net, vat=total - net, **named)
    if kind == "final":
        first = numbers["deposit", turn]
        parts = {"total": total, "deducted": deposit, "revenue": revenue, "vat": total - net}
        return FINAL.format(deposit=first, **parts, **named)
    return INVOICE.format(total=total, base=net, vat=total - net, **named)
