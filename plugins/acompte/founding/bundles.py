"""Lines of open items put together: documents of several rates, customers, quotes; what contradicts is named."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from acompte.desk.refusal import Refusal
from acompte.founding.items import Problem
from acompte.model.days import shift
from acompte.model.money import ZERO
from acompte.model.numbers import number_key
from acompte.model.records import CREDIT_NOTE, DEPOSIT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date
    from decimal import Decimal

    from acompte.founding.facts import Facts
    from acompte.founding.items import Item

_CENTS_OF_ROUNDING = 2


class Paper(NamedTuple):
    """A document that stands open, with a line a VAT rate."""

    number: str
    customer: str
    """The customer's name, as the first line has it."""
    lines: tuple[Item, ...]

    @property
    def first(self) -> Item:
        """Give the first line, which speaks for the others."""
        return self.lines[0]

    @property
    def open(self) -> Decimal:
        """Give what is open of the document."""
        return sum((line.open for line in self.lines), ZERO)


class Order(NamedTuple):
    """A quote that documents stand on."""

    number: str
    customer: str
    day: date
    title: str
    amounts: dict[Decimal, Decimal]
    """Without VAT, a rate."""
    before: Decimal
    """What other books invoiced on it, deposits left out."""
    reason: str


class Bundles(NamedTuple):
    """What the lines say, put together."""

    customers: dict[str, dict[str, str]]
    """By name, what is known of each."""
    orders: tuple[Order, ...]
    papers: tuple[Paper, ...]

    @property
    def rates(self) -> list[Decimal]:
        """Give the VAT rates of documents and quotes."""
        return sorted({line.rate for paper in self.papers for line in paper.lines if line.rate}, reverse=True)


def bundle(items: Sequence[Item], facts: Facts) -> tuple[Bundles, list[Problem]]:
    """Put lines together, and name the lines that contradict others before them."""
    problems = list(_taken_numbers(items, facts))
    customers: dict[str, dict[str, str]] = {}
    names: dict[str, str] = {}
    sirens: dict[str, str] = {}
    for item in items:
        name = names.setdefault(item.customer.casefold(), item.customer)
        known = customers.setdefault(name, {})
        for key, value in item.about.items():
            if known.setdefault(key, value) != value:
                facts_ = {"name": name, "column": key, "text": value, "known": known[key]}
                problems.append(Problem(item.line, Refusal("customer-contradicts", **facts_)))
        siren = item.about.get("siren")
        if siren and sirens.setdefault(siren, name) != name:
            problems.append(Problem(item.line, Refusal("items-siren-twice", siren=siren, name=sirens[siren])))
    papers = []
    for number, lines in _grouped(items, lambda item: item.number).items():
        problems += _contradictions(lines)
        papers.append(Paper(number, names[lines[0].customer.casefold()], tuple(lines)))
    papers.sort(key=lambda paper: (paper.first.issued, number_key(paper.number)))
    orders = []
    for number, lines in _grouped([item for item in items if item.quote], lambda item: item.quote).items():
        order, wrong = _order(number, lines, names, shift(facts.day, -1))
        problems += wrong
        orders.append(order)
    orders.sort(key=lambda order: (order.day, number_key(order.number)))
    return Bundles(customers, tuple(orders), tuple(papers)), problems


def _grouped(items: Iterable[Item], key: Callable[[Item], str]) -> dict[str, list[Item]]:
    found: dict[str, list[Item]] = {}
    for item in items:
        found.setdefault(key(item), []).append(item)
    return found


def _taken_numbers(items: Iterable[Item], facts: Facts) -> Iterator[Problem]:
    """Name numbers that a new document would have too, and those of both a quote and a document."""
    items = list(items)
    quotes = {item.quote for item in items if item.quote}
    for item in items:
        if item.number in quotes:
            yield Problem(item.line, Refusal("items-number-quote", number=item.number))
        credit = item.kind == CREDIT_NOTE
        pattern = facts.credit_notes if credit else facts.invoices
        series = facts.series_of(pattern)
        place = series.place(item.number)
        last = series.place(facts.last_invoice) if facts.last_invoice and not credit else None
        if place is None or ("year" in series.periods and place.period[0] < facts.day.year):
            continue
        if last is None:
            option = "--credit-series" if credit else "--invoice-series"
            other = pattern.replace("{number", "N{number", 1)
            said = {"number": item.number, "pattern": pattern, "option": option, "other": other}
            yield Problem(item.line, Refusal("series-taken" if credit else "series-taken-invoice", **said))
        elif place > last:
            yield Problem(item.line, Refusal("after-last-invoice", number=item.number, last=facts.last_invoice))


def _contradictions(lines: Sequence[Item]) -> Iterator[Problem]:
    """Name lines of one document that differ in what all of them must say alike."""
    first = lines[0]
    rates = {first.rate}
    for line in lines[1:]:
        if line.rate in rates:
            rate: dict[str, Any] = {"number": line.number, "rate": line.rate, "line": first.line}
            yield Problem(line.line, Refusal("item-rate-twice", **rate))
        rates.add(line.rate)
        alike = {
            "customer": (line.customer.casefold(), first.customer.casefold()),
            "kind": (line.kind, first.kind),
            "date": (line.issued, first.issued),
            "due": (line.due or first.due, first.due),
            "quote": (line.quote, first.quote),
        }
        for name, (own, other) in alike.items():
            if own != other:
                facts = {"number": line.number, "column": name, "line": first.line}
                yield Problem(line.line, Refusal("item-contradicts", **facts))


def _order(number: str, lines: Sequence[Item], names: dict[str, str], last: date) -> tuple[Order, list[Problem]]:
    """Put a quote together from the lines that name it; it is signed by `last`, before these books and their policy."""
    first = lines[0]
    problems = []
    amounts: dict[Decimal, Decimal] = {}
    said: Decimal | None = None
    for line in lines:
        if line.customer.casefold() != first.customer.casefold():
            problems.append(Problem(line.line, Refusal("items-quote-customers", quote=number, line=first.line)))
        if line.quote_amount is not None and amounts.setdefault(line.rate, line.quote_amount) != line.quote_amount:
            facts = {"quote": number, "amount": line.quote_amount, "known": amounts[line.rate], "rate": line.rate}
            problems.append(Problem(line.line, Refusal("quote-amounts-differ", **facts)))
        if line.before is not None:
            if said is not None and said != line.before:
                refusal = Refusal("quote-befores-differ", quote=number, amount=line.before, known=said)
                problems.append(Problem(line.line, refusal))
            said = line.before
    for line in lines:
        if line.rate not in amounts:
            problems.append(Problem(line.line, Refusal("quote-amount-missing", quote=number, rate=line.rate)))
            break
    before = sum((line.total - line.vat for line in lines if line.kind != DEPOSIT), ZERO) if said is None else said
    deposits = sum((line.total - line.vat for line in lines if line.kind == DEPOSIT), ZERO)
    whole = sum(amounts.values(), ZERO)
    slack = _CENTS_OF_ROUNDING * len(lines)
    if not problems and (before + deposits - whole) * 100 > slack:
        facts = {"quote": number, "amount": whole, "invoiced": before + deposits}
        problems.append(Problem(first.line, Refusal("quote-exceeded-before", **facts)))
    title = next((line.title for line in lines if line.title), "")
    reason = next((line.reason for line in lines if line.reason), "")
    day = min(last, *(line.issued for line in lines))
    order = Order(number, names[first.customer.casefold()], day, title, amounts, before, reason)
    return order, problems
