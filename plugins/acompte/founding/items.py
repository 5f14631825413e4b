"""Open items of an old program, a line each: read, and every wrong line named."""

from __future__ import annotations

from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from acompte.desk.customers import read_siren
from acompte.desk.refusal import Refusal
from acompte.founding.cells import KNOWN, REQUIRED, TornTable, as_text, column, read_day, records
from acompte.law.terms import parse
from acompte.model import values
from acompte.model.money import ZERO, without_vat
from acompte.model.numbers import is_link
from acompte.model.records import COMPANY, CONSUMER, CREDIT_NOTE, DEPOSIT, INVOICE, PUBLIC
from acompte.model.text import LANGUAGES
from acompte.vat.reasons import read_reason

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from acompte.founding.cells import Record
    from acompte.founding.facts import Facts

_KINDS = {
    "invoice": INVOICE,
    "facture": INVOICE,
    "deposit": DEPOSIT,
    "acompte": DEPOSIT,
    "credit": CREDIT_NOTE,
    "credit-note": CREDIT_NOTE,
    "avoir": CREDIT_NOTE,
}
_HIGHEST_RATE = Decimal(25)
_CUSTOMER_KEYS = ("siren", "email", "address", "terms", "customer-kind", "language")


class Problem(NamedTuple):
    """What is wrong in a line of the table."""

    line: int
    refusal: Refusal


class Item(NamedTuple):
    """A line of the table: a document at one VAT rate."""

    line: int
    customer: str
    number: str
    kind: str
    issued: date
    due: date | None
    total: Decimal
    """With VAT, never negative."""
    open: Decimal
    rate: Decimal
    """0 without VAT."""
    quote: str
    quote_amount: Decimal | None
    """What the quote is at this rate, without VAT."""
    before: Decimal | None
    """What other books invoiced on the quote besides deposits, without VAT."""
    title: str
    reason: str
    about: Mapping[str, str] = MappingProxyType({})
    """What the line says of the customer."""

    @property
    def vat(self) -> Decimal:
        """Give the VAT in the total."""
        return self.total - without_vat(self.total, self.rate)


def read_items(data: bytes, facts: Facts) -> tuple[list[Item], list[Problem]]:
    """Read a table of open items; every problem of every line comes with it."""
    text = as_text(data)
    if text is None:
        return [], [Problem(1, Refusal("items-no-text"))]
    try:
        rows = records(text)
    except TornTable as torn:
        return [], [Problem(torn.line, Refusal("items-torn"))]
    if not rows:
        return [], [Problem(1, Refusal("items-empty", columns=", ".join(REQUIRED)))]
    head, *body = rows
    columns, problems = _columns(head)
    if problems:
        return [], problems
    items = []
    for row in body:
        line = _Line(row, columns, facts)
        item = line.item()
        problems += line.problems
        if item is not None:
            items.append(item)
    if not body:
        problems.append(Problem(head.line, Refusal("items-none")))
    return items, problems


def _columns(head: Record) -> tuple[list[str], list[Problem]]:
    """Give the columns that the headings name."""
    found: list[str] = []
    problems = []
    for heading in head.cells:
        name = column(heading)
        if name is None and heading:
            known = ", ".join(KNOWN)
            problems.append(Problem(head.line, Refusal("column-unknown", heading=heading, known=known)))
        elif name is not None and name in found:
            problems.append(Problem(head.line, Refusal("column-twice", heading=heading, column=name)))
        found.append(name or "")
    lacking = [name for name in REQUIRED if name not in found]
    if lacking:
        problems.append(Problem(head.line, Refusal("column-missing", columns=", ".join(lacking))))
    return found, problems


class _Line:
    """A line while it is read."""

    def __init__(self, row: Record, columns: list[str], facts: Facts) -> None:
        self.row = row
        self.facts = facts
        self.cells = dict(zip(columns, row.cells, strict=False))
        self.problems: list[Problem] = []
        if any(row.cells[len(columns) :]):
            self._wrong("cells-many", count=len(row.cells), columns=len(columns))

    def item(self) -> Item | None:
        """Give the line's item; None where something is wrong in it."""
        kind = _KINDS.get(self._cell("kind").casefold() or "invoice")
        if kind is None:
            self._wrong("kind-unknown", kind=self._cell("kind"))
        customer, number = self._needed("customer"), self._number("number", needed=True)
        issued, due = self._day("date", needed=True), self._day("due")
        total, left = self._money("total", needed=True), self._money("open", needed=True)
        quote = self._number("quote")
        found = Item(
            self.row.line,
            " ".join(customer.split()),
            number,
            kind or INVOICE,
            issued or self.facts.day,
            due,
            abs(total or ZERO),
            abs(left or ZERO),
            self._rate(),
            quote,
            self._money("quote-amount"),
            self._money("invoiced-before"),
            self._cell("title"),
            self._reason(),
            self._about(),
        )
        if not self.problems:
            self._judge(found, total or ZERO, left or ZERO)
        return None if self.problems else found

    def _judge(self, item: Item, total: Decimal, left: Decimal) -> None:
        """Name what does not fit together in a line that could be read."""
        if item.issued > self.facts.day:
            self._wrong("item-later", number=item.number, issued=item.issued, day=self.facts.day)
        if item.due is not None and item.due < item.issued:
            self._wrong("item-due-before", number=item.number, due=item.due, issued=item.issued)
        if item.kind != CREDIT_NOTE and (total < 0 or left < 0):
            self._wrong("item-negative", number=item.number, amount=min(total, left))
        elif total * left < 0 or item.open > item.total:
            self._wrong("item-over", number=item.number, open=left, total=total)
        elif not item.total:
            self._wrong("item-nothing", number=item.number)
        elif not item.open and item.kind != DEPOSIT:
            self._wrong("item-settled", number=item.number)
        elif item.open and item.due is None and item.kind != CREDIT_NOTE:
            self._wrong("item-no-due", number=item.number)
        if item.quote and item.kind == CREDIT_NOTE:
            self._wrong("credit-on-quote", number=item.number)
        if item.quote and item.rate == 0 and self.facts.is_taxed and not item.reason:
            self._wrong("item-no-reason", number=item.number, quote=item.quote)
        if not item.quote and (item.quote_amount is not None or item.before is not None):
            self._wrong("item-no-quote", number=item.number)
        if item.quote_amount is not None and item.quote_amount <= 0:
            self._wrong("quote-amount-low", quote=item.quote, amount=item.quote_amount)
        if item.before is not None and item.before < 0:
            self._wrong("before-low", quote=item.quote, amount=item.before)

    def _wrong(self, key: str, **said: Any) -> None:
        self.problems.append(Problem(self.row.line, Refusal(key, **said)))

    def _cell(self, name: str) -> str:
        return self.cells.get(name, "")

    def _needed(self, name: str) -> str:
        if not self._cell(name):
            self._wrong("cell-empty", column=name)
        return self._cell(name)

    def _number(self, name: str, *, needed: bool = False) -> str:
        text = self._needed(name) if needed else self._cell(name)
        if text and not is_link(text):
            self._wrong("number-invalid", number=text)
        return text

    def _day(self, name: str, *, needed: bool = False) -> date | None:
        text = self._needed(name) if needed else self._cell(name)
        day = read_day(text) if text else None
        if text and day is None:
            self._wrong("day-unread", column=name, text=text)
        return day

    def _money(self, name: str, *, needed: bool = False) -> Decimal | None:
        text = self._needed(name) if needed else self._cell(name)
        amount = values.money(text) if text else None
        if text and amount is None:
            self._wrong("money-unread", column=name, text=text)
        return amount

    def _rate(self) -> Decimal:
        """Give the VAT rate; without VAT the cell may be empty."""
        text = self._cell("vat")
        rate = values.percent(text) if text else None
        if text and (rate is None or not 0 <= rate <= _HIGHEST_RATE):
            self._wrong("rate-unread", text=text)
        elif not self.facts.is_taxed and rate:
            self._wrong("rate-untaxed", rate=rate)
        elif self.facts.is_taxed and rate is None:
            self._wrong("rate-missing-cell")
        else:
            return rate or ZERO
        return ZERO

    def _reason(self) -> str:
        text = self._cell("vat-reason")
        if text and read_reason(text) is None:
            self._wrong("reason-unread", text=text)
        return text

    def _about(self) -> dict[str, str]:
        """Give what the line says of the customer."""
        said = {key: self._cell(key) for key in _CUSTOMER_KEYS if self._cell(key)}
        if "siren" in said:
            try:
                said["siren"] = read_siren(said["siren"])
            except Refusal as refusal:
                self.problems.append(Problem(self.row.line, refusal))
        if "terms" in said and parse(said["terms"]) is None:
            self._wrong("terms-cell", terms=said["terms"])
        for key, known in (("customer-kind", (COMPANY, PUBLIC, CONSUMER)), ("language", LANGUAGES)):
            if key in said and said[key] not in known:
                self._wrong("cell-choice", column=key, text=said[key], known=", ".join(known))
        if "address" in said:
            said["address"] = values.broken_lines(said["address"])
        return said
