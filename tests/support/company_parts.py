"""The parts of a random company: accounts, VAT by rate and regime, and the text of its entries."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple


class Amount(Decimal):
    """Euros, where metadata wants an amount."""


class Sort(NamedTuple):
    """What a base is taxed with: a rate, and when its VAT falls due."""

    rate: Decimal
    due: str


Entry = tuple[date, str]
Value = str | int | Decimal | date | Amount
Meta = dict[str, Value]
Posting = tuple[str, Decimal, Meta]
Rates = dict[Decimal, Decimal]
Bases = dict[Sort, Decimal]

ZERO = Decimal("0.00")
DEBITS, RECEIPTS, DELIVERY, NONE = "debits", "receipts", "delivery", "none"
RATES = (Decimal(20), Decimal(10), Decimal("5.5"), Decimal("2.1"))
FREE = Sort(Decimal(0), NONE)
BANK = "Actif:Banque"
CARDS = "Actif:Stripe"
BILLS = "Actif:Effets"
DOUBTFUL = "Actif:Douteux"
ALLOWANCE = "Actif:Provisions"
SUPPLIERS = "Passif:Fournisseurs"
DEPOSITS = "Passif:Clients:Acomptes"
OPENINGS = "Capitaux:Reprise"
SERVICES = "Produits:Prestations"
WORKS = "Produits:Travaux"
GOODS = "Produits:Marchandises"
INTEREST = "Produits:Interets"
FEE = "Produits:Indemnite"
KEPT = "Produits:Dedits"
RECOVERED = "Produits:Rentrees"
GAINS = "Produits:Differences"
REVERSALS = "Produits:Reprises"
DISCOUNTS = "Charges:Escomptes"
DIFFERENCES = "Charges:Differences"
LOSSES = "Charges:Pertes"
FEES = "Charges:Frais"
CHARGES = "Charges:Dotations"
PURCHASES = "Charges:Achats"
WAGES = "Charges:Salaires"
STAFF = "Passif:Personnel"
DEDUCTIBLE = "Actif:TVA:Deductible"
TREASURY = "Passif:TVA:APayer"
CHART = {
    BANK: "512000",
    CARDS: "517100",
    BILLS: "413000",
    DOUBTFUL: "416000",
    ALLOWANCE: "491000",
    SUPPLIERS: "401000",
    DEPOSITS: "419100",
    OPENINGS: "890000",
    SERVICES: "706000",
    INTEREST: "763100",
    KEPT: "758100",
    RECOVERED: "758300",
    GAINS: "758000",
    REVERSALS: "781740",
    DISCOUNTS: "665000",
    DIFFERENCES: "658000",
    LOSSES: "654000",
    FEES: "627000",
    CHARGES: "681740",
    PURCHASES: "607000",
    WAGES: "641000",
    STAFF: "421000",
    DEDUCTIBLE: "445660",
    TREASURY: "445510",
    "Actif:Clients": "411000",
}


@dataclass(frozen=True)
class Settings:
    """What kind of company. All that is off by default, `every` of `companies.py` draws at random."""

    vat_due: str = DEBITS
    """What the company says: debits, receipts, delivery or none."""
    customers: int = 4
    exact: bool = True
    """Amounts whose VAT needs no rounding."""
    only_money: bool = False
    """Nothing but money and credit notes settles."""
    crowded: bool = False
    """All on one day of the week, so that many entries share a day."""
    tolerance: Decimal = ZERO
    openings: bool = True
    mixed: bool = False
    """Quotes, invoices, revenue accounts and postings may say another regime than the company."""
    moves: str = "payment"
    """Where VAT on receipts moves: in the payment, in an `entry` of its month, in one `monthly` entry, or `mixed`."""
    free: bool = False
    """Some customers, quotes and invoices are free of VAT, for a reason."""
    rare: bool = False
    """The rarer lives of deposits: all of the price, too much, credited in part, kept, by name, for several quotes."""
    rated_accounts: bool = True
    """VAT accounts say their rate; else the postings do."""
    pending: str = "445840"
    """The chart-of-accounts number of pending VAT."""
    series: str = "said"
    """`said` in the settings, with `deposits` a series of their own, or `seen`: only the shapes of the numbers."""
    formal: bool = False
    """Customers with all kinds of terms, their identity, orders; consumers who sign at home."""
    business: bool = False
    """Purchases, wages and the monthly VAT return stand among the entries."""
    settled: bool = False
    """All lives are lived to their end, and all that is asked is paid, however long it takes."""


def cents(amount: Decimal) -> Decimal:
    return amount.quantize(Decimal("0.01"), ROUND_HALF_UP)


def later(day: date, days: int) -> date:
    return day + timedelta(days=days)


def percent(rate: Decimal) -> str:
    return f"{rate} %".replace(".", ",")


def total(amounts: Mapping[Sort, Decimal] | Mapping[Decimal, Decimal]) -> Decimal:
    return sum(amounts.values(), ZERO)


def ordered(sorts: Iterable[Sort]) -> list[Sort]:
    """From the highest rate to the lowest."""
    return sorted(sorts, key=lambda sort: (-sort.rate, sort.due))


def share(bases: Bases, part: Decimal) -> Bases:
    return {sort: cents(base * part) for sort, base in bases.items()}


def portion(bases: Bases, part: Decimal) -> Bases:
    """A part of the whole in proportion, of which the last rate takes the cents."""
    parts = share(bases, part)
    last = ordered(bases)[-1]
    parts[last] += cents(total(bases) * part) - total(parts)
    return parts


def add(bases: Bases, others: Bases, sign: int = 1) -> Bases:
    return {sort: bases.get(sort, ZERO) + sign * others.get(sort, ZERO) for sort in ordered({*bases, *others})}


def some(bases: Bases) -> Bases:
    """Without what is zero."""
    return {sort: base for sort, base in bases.items() if base}


def vat_of(bases: Bases) -> Bases:
    return {sort: cents(base * sort.rate / 100) for sort, base in bases.items()}


def with_money(sort: Sort, deposit: bool) -> bool:
    """Whether the VAT of a document's base waits for its money."""
    return sort.due == RECEIPTS or (sort.due == DELIVERY and deposit)


def by_rate(amounts: Bases) -> Rates:
    rates: Rates = {}
    for sort, amount in amounts.items():
        rates[sort.rate] = rates.get(sort.rate, ZERO) + amount
    return rates


def written(value: Value) -> str:
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, Amount):
        return f"{value} EUR"
    return f'"{value}"' if isinstance(value, str) else str(value)


def meta_lines(meta: Mapping[str, Value], indent: int) -> list[str]:
    named = {key.replace("_", "-"): value for key, value in meta.items()}
    return [f"{' ' * indent}{key}: {written(value)}" for key, value in named.items()]


def transaction(
    day: date,
    payee: str,
    text: str,
    links: Iterable[str],
    meta: Mapping[str, Value],
    postings: Iterable[Posting],
) -> str:
    head = " ".join([f'{day} * "{payee}" "{text}"', *(f"^{link}" for link in dict.fromkeys(links))])
    lines = [head, *meta_lines(meta, 2)]
    for account, amount, own in postings:
        lines += [f"  {account:<40} {amount:>14} EUR", *meta_lines(own, 4)]
    return "\n".join(lines) + "\n"


def custom(day: date, what: str, *values: str, **meta: Value) -> str:
    return "\n".join([f'{day} custom "{what}" ' + " ".join(values), *meta_lines(meta, 2)]) + "\n"


def quoted(text: str) -> str:
    return f'"{text}"'


def euros(amount: Decimal) -> str:
    return f"{cents(amount)} EUR"
