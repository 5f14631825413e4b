"""A large company for the benchmark: the same text for the same size, made in a second.

Of four invoices one is the 30 % deposit of a quote, one its final, two have no quote. Eight years, four
hundred customers; one invoice in ten is not paid, one in part. VAT is on debits (a payment has two postings), or on
receipts: moved in each payment, or once a month by an entry that links all that was paid.

    python -m support.scale 50000 receipts > large.beancount
"""

import sys
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from acompte.model.days import month_end
from acompte.model.money import cents

DEBITS, RECEIPTS, MONTHLY = "debits", "receipts", "monthly"
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
  vat-due: "{regime}"
2018-01-01 custom "series" "invoice" "FA{{year}}-{{number:05}}"
2018-01-01 custom "series" "quote" "D{{year}}-{{number:05}}"

2010-01-01 open Actif:Banque EUR
  pcg: "512000"
2010-01-01 open Actif:Clients EUR
  pcg: "411000"
2010-01-01 open Passif:Acomptes EUR
  pcg: "419100"
2010-01-01 open Passif:TVA:Normale EUR
  pcg: "445710"
  vat: 20
2010-01-01 open Passif:TVA:Attente EUR
  pcg: "445840"
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
  Passif:TVA:{account_of_vat}  -{vat}.00 EUR
"""

FINAL = """\
{day} * "{name} SAS" "Facture de solde" ^{quote}
  invoice: "{number}"
  due: {due}
  {account}  {total}.00 EUR
  Passif:Acomptes  {deducted}.00 EUR
    deposit: "{deposit}"
  Produits:Prestations  -{revenue}.00 EUR
  Passif:TVA:{account_of_vat}  -{vat}.00 EUR
"""

INVOICE = """\
{day} * "{name} SAS" "Entretien"
  invoice: "{number}"
  due: {due}
  {account}  {total}.00 EUR
  Produits:Prestations  -{base}.00 EUR
  Passif:TVA:{account_of_vat}  -{vat}.00 EUR
"""

PAYMENT = """\
{day} * "{name} SAS" "Virement" ^{number}
  Actif:Banque  {amount}.00 EUR
  {account}  -{amount}.00 EUR
"""

MOVE = """\
  Passif:TVA:Attente  {vat} EUR
  Passif:TVA:Normale  -{vat} EUR
"""

MONTH = """\
{day} * "TVA du mois" {links}
"""

NUMBERED = {"quote": "D", "deposit": "FA", "final": "FA", "plain": "FA"}
RANKS = ("quote", "deposit", "final", "plain", "deposit paid", "final paid", "plain paid")
Event = tuple[date, int, int]
Numbers = dict[tuple[str, int], str]


def scale_company(invoices: int, vat: str = DEBITS, customers: int = CUSTOMERS) -> str:
    """The ledger of a company with so many invoices (a multiple of four)."""
    regime = DEBITS if vat == DEBITS else RECEIPTS
    texts = [HEAD.format(regime=regime), *(CUSTOMER.format(**customer(turn)) for turn in range(customers))]
    used: dict[tuple[str, int], int] = {}
    numbers: Numbers = {}
    months: dict[date, list[tuple[str, Decimal]]] = {}
    for day, rank, turn in sorted(events(invoices)):
        what = RANKS[rank]
        if what in NUMBERED:
            series, year = NUMBERED[what], day.year
            used[series, year] = used.get((series, year), 0) + 1
            numbers[what, turn] = f"{series}{year}-{used[series, year]:05}"
        texts.append(entry(what, turn, day, numbers, vat, customer(turn % customers)))
        if vat == MONTHLY and what.endswith(" paid"):
            number = numbers[what.partition(" ")[0], turn]
            months.setdefault(month_end(day), []).append((number, vat_paid(what, turn)))
    for day, rows in sorted(months.items()):
        links = " ".join(f"^{number}" for number in sorted({number for number, _ in rows}))
        texts.append(MONTH.format(day=day, links=links) + MOVE.format(vat=sum(moved for _, moved in rows)))
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
    name = f"Client{turn:03}"
    return {"account": f"Actif:Clients:{name}", "name": name}


def bases(what: str, turn: int) -> tuple[int, int]:
    """Revenue and deposit of an invoice, excluding VAT, such that all VAT is in whole euros."""
    if what == "plain":
        return 100 + turn % 17 * 50, 0
    revenue = 10000 + turn * 7 % 11 * 1000
    return (revenue if what == "final" else 0), revenue * 3 // 10


def net_and_total(kind: str, turn: int) -> tuple[int, int]:
    """What an invoice asks for, without and with VAT."""
    revenue, deposit = bases(kind, turn)
    net = revenue - deposit if kind == "final" else revenue + deposit
    return net, net * 6 // 5


def received(kind: str, turn: int) -> int:
    """What is paid of an invoice: all, or the half of one in ten."""
    _, total = net_and_total(kind, turn)
    return total // 2 if turn % 10 == 1 else total


def vat_paid(what: str, turn: int) -> Decimal:
    """The VAT that falls due with a payment."""
    kind = what.partition(" ")[0]
    net, total = net_and_total(kind, turn)
    return cents(Decimal(total - net) * received(kind, turn) / total)


def entry(what: str, turn: int, day: date, numbers: Numbers, vat: str, who: dict[str, str]) -> str:
    named = {**who, "day": day, "due": later(day, 30), "quote": numbers.get(("quote", turn))}
    if what == "quote":
        revenue = bases("final", turn)[0]
        return QUOTE.format(base=revenue, accepted=later(day, 7), delivery=later(day, 120), **named)
    kind, _, paid = what.partition(" ")
    named["number"] = numbers[kind, turn]
    if paid:
        move = MOVE.format(vat=vat_paid(what, turn)) if vat == RECEIPTS else ""
        return PAYMENT.format(amount=received(kind, turn), **named) + move
    revenue, deposit = bases(kind, turn)
    net, total = net_and_total(kind, turn)
    named["account_of_vat"] = "Normale" if vat == DEBITS else "Attente"
    if kind == "deposit":
        return DEPOSIT.format(total=total, base=net, vat=total - net, **named)
    if kind == "final":
        first = numbers["deposit", turn]
        parts = {"total": total, "deducted": deposit, "revenue": revenue, "vat": total - net}
        return FINAL.format(deposit=first, **parts, **named)
    return INVOICE.format(total=total, base=net, vat=total - net, **named)


if __name__ == "__main__":
    sys.stdout.write(scale_company(int(sys.argv[1]), sys.argv[2]))
