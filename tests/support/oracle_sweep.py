"""One sweep by date: which credit settles which document, and what stands on account."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from .oracle_reading import ZERO, Document, Instalment, Movement, Reading, Settlement, number_order, spread

FAR = date.max


@dataclass
class Credit:
    """A payment or credit note, with the rest of it that stands on account."""

    customer: str
    date: date
    links: frozenset[str]
    parts: dict[str, Decimal]
    rest: Decimal
    number: str = ""

    def take(self, amount: Decimal) -> dict[str, Decimal]:
        """Take an amount off the rest; say of what kinds it is made."""
        taken = spread(self.parts, amount)
        for kind, share in taken.items():
            self.parts[kind] -= share
        self.rest -= amount
        return taken


class Sweep:
    """The state at the end of the reading's day, from scratch."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.documents: dict[str, Document] = {}
        self.credits: list[Credit] = []
        self.unexplained: dict[str, Decimal] = {}
        self.turn = 0
        invoices = [document for document in reading.documents if not document.is_credit]
        notes = [document for document in reading.documents if document.is_credit]
        receipts = [movement for movement in reading.movements if movement.amount > 0]
        debits = [movement for movement in reading.movements if movement.amount < 0]
        customs = {kind: [c for c in reading.customs if c.type == kind] for kind in ("allocate", "due", "received")}
        steps: list[tuple[dict[date, list[Any]], Callable[[Any], None]]] = [
            (by_day(customs["received"], by_values), self.receive),
            (by_day(invoices, by_number), self.invoice),
            (by_day(notes, by_number), self.credit_note),
            (by_day(receipts, by_whole_amount), self.receipt),
            (by_day(debits, by_whole_amount), self.debit),
            (by_day(customs["allocate"], by_values), self.allocate),
            (by_day(customs["due"], by_values), self.change_due),
        ]
        for day in sorted({entry.date for entry in reading.entries}):
            for things, do in steps:
                for thing in things.get(day, []):
                    do(thing)

    # Documents

    def kind(self, document: Document) -> str:
        """What `kind:` says, else the first shape that fits."""
        if document.kind:
            return document.kind
        others = document.roles - {"customer", "retention", "bill", "doubtful"}
        if document.total > 0 and others and others <= {"interest", "recovery-fee", "indemnity"}:
            return "debit-note"
        if sum(document.revenue.values(), ZERO) > 0:
            if not document.quotes:
                return "invoice"
            return "final" if all(self.completes(document, quote) for quote in document.quotes) else "progress"
        if "revenue" not in document.roles and document.deposits > 0:
            return "deposit"
        return "credit-note" if document.total <= 0 else "invoice"

    def completes(self, document: Document, number: str) -> bool:
        """The revenue invoiced on the quote reaches it, within 1 EUR and 0.1 %."""
        quote = self.reading.quotes[number]
        total = quote.total_on(document.date)
        invoiced = quote.invoiced_before + document.revenue.get(number, ZERO)
        invoiced += sum((earlier.revenue.get(number, ZERO) for earlier in self.documents.values()), ZERO)
        return invoiced >= total - min(Decimal(1), abs(total) / 1000)

    def invoice(self, document: Document) -> None:
        """A new document takes what stands on account under a link that it shares."""
        document.kind = self.kind(document)
        self.documents[document.number] = document
        for quote in document.quotes:
            received = self.reading.quotes[quote].received
            if received and received <= document.date:
                self.date_retention(document, received)
        for credit in self.credits:
            if credit.customer == document.customer and self.counted_links(credit) & document.links:
                self.pay(credit, document, credit.rest)

    def credit_note(self, document: Document) -> None:
        document.kind = self.kind(document)
        if document.kind == "credit-note":
            self.put_on_quote(document)
        self.documents[document.number] = document
        amount = -document.total
        credit = Credit(
            document.customer, document.date, document.links, {"credit-note": amount}, amount, document.number
        )
        self.credits.append(credit)
        self.pay_linked(credit)
        for part in document.instalments:
            part.open = ZERO

    def put_on_quote(self, document: Document) -> None:
        """Revenue given back without a quote of its own lowers the quote of the document it corrects."""
        corrected = [self.documents[link] for link in document.links if link in self.documents]
        quotes = {quote for other in corrected for quote in other.quotes}
        if "" in document.revenue and len(quotes) == 1:
            quote = quotes.pop()
            document.revenue[quote] = document.revenue.get(quote, ZERO) + document.revenue.pop("")

    def date_retention(self, document: Document, received: date) -> None:
        """A retention without its own due date: one year after the works were accepted."""
        for part in document.instalments:
            if part.retention and not part.said:
                part.due = year_after(received)

    def receive(self, entry: Any) -> None:
        quote = self.reading.quotes.get(entry.values[0].value)
        for document in self.documents.values():
            if quote and quote.received == entry.date and quote.number in document.quotes:
                self.date_retention(document, entry.date)

    def change_due(self, entry: Any) -> None:
        document = self.documents.get(entry.values[0].value)
        still = by_due(part for part in document.instalments if part.open > 0) if document else []
        if still:
            still[-1].due = entry.values[1].value

    # Credits

    def named(self, links: frozenset[str]) -> list[Document]:
        return [self.documents[link] for link in links if link in self.documents]

    def quotes_of(self, document: Document) -> set[str]:
        """The quotes of a document; a credit note has those of the document it corrects, too."""
        quotes = set(document.quotes)
        if document.is_credit:
            for other in self.named(document.links - {document.number}):
                quotes |= self.quotes_of(other)
        return quotes

    def counted_links(self, credit: Credit) -> frozenset[str]:
        """A credit on account counts as linking the quotes of the documents it names."""
        return credit.links.union(*(self.quotes_of(document) for document in self.named(credit.links)))

    def own_links(self, links: frozenset[str]) -> frozenset[str]:
        """The links, without the quotes of documents that stand beside them."""
        return links.difference(*(document.quotes for document in self.named(links)))

    def pay(self, credit: Credit, document: Document, amount: Decimal) -> None:
        amount = min(amount, credit.rest, document.open)
        if amount <= 0:
            return
        counted = max(credit.date, document.date)
        days = (counted - document.issued).days if credit.date >= document.date else 0
        beyond = Fraction(0)
        for part, share in fill(document, amount):
            due = part.due or last_due(document) or document.date
            beyond += Fraction(share) / Fraction(amount) * (counted - due).days
            part.open -= share
        for kind, share in credit.take(amount).items():
            document.settlements.append(Settlement(kind, share, counted, days, beyond, share, self.turn))
        self.turn += 1

    def pay_linked(self, credit: Credit) -> None:
        """A credit pays what its links name: invoices, or a quote's open invoices; the oldest due first."""
        links = self.own_links(credit.links - {credit.number})
        targets = [
            document
            for document in self.documents.values()
            if document.customer == credit.customer and not document.is_credit and document.open > 0
            if document.number in links or links & set(document.quotes)
        ]
        for document in sorted(targets, key=lambda document: (due(document) or FAR, number_order(document.number))):
            self.pay(credit, document, credit.rest)

    def receipt(self, movement: Movement) -> None:
        credit = Credit(movement.customer, movement.date, movement.links, dict(movement.parts), movement.amount)
        self.credits.append(credit)
        self.pay_linked(credit)

    def allocate(self, entry: Any) -> None:
        """From the customer's account to the document named: credits without links first, then by age."""
        document, left = self.documents.get(entry.values[0].value), entry.values[1].value.number
        if document is None:
            return
        own = [credit for credit in self.credits if credit.customer == document.customer]
        for credit in sorted(own, key=lambda credit: bool(credit.links)):
            before = credit.rest
            self.pay(credit, document, left)
            left -= before - credit.rest

    # Debits

    def debit(self, movement: Movement) -> None:
        """A refund takes what stands on account; else the last money settled bounces."""
        links, left = self.own_links(movement.links), -movement.amount
        own = [credit for credit in self.credits if credit.customer == movement.customer]
        left = self.refund([credit for credit in own if self.counted_links(credit) & links], left)
        named = [d for d in self.documents.values() if d.number in links or links & set(d.quotes)]
        left = self.bounce([d for d in named if d.customer == movement.customer], left, movement.date)
        left = self.refund([credit for credit in own if not credit.links], left)
        self.unexplained[movement.customer] = self.unexplained.get(movement.customer, ZERO) + left

    def refund(self, credits: list[Credit], left: Decimal) -> Decimal:
        for credit in credits:
            amount = min(left, credit.rest)
            if amount > 0:
                credit.take(amount)
                left -= amount
        return left

    def bounce(self, documents: list[Document], left: Decimal, day: date) -> Decimal:
        money = [(s, document) for document in documents for s in document.settlements if s.kind == "money"]
        for settlement, document in sorted(money, key=lambda pair: pair[0].turn, reverse=True):
            amount = min(left, settlement.left)
            if amount > 0:
                settlement.left -= amount
                left -= amount
                taken = Settlement("money", -amount, day, settlement.days, settlement.beyond, ZERO, self.turn)
                document.settlements.append(taken)
                reopen(document, amount)
        return left

    def on_account(self, customer: str) -> Decimal:
        rests = sum((credit.rest for credit in self.credits if credit.customer == customer), ZERO)
        return rests - self.unexplained.get(customer, ZERO)


def by_day(things: Iterable[Any], order: Callable[[Any], Any]) -> dict[date, list[Any]]:
    days: dict[date, list[Any]] = {}
    for thing in sorted(things, key=order):
        days.setdefault(thing.date, []).append(thing)
    return days


def by_number(document: Document) -> Any:
    return number_order(document.number)


def by_values(entry: Any) -> list[str]:
    return [str(value.value) for value in entry.values]


def by_whole_amount(movement: Movement) -> Any:
    """By the amount of the whole payment, then its links."""
    return movement.order


def by_due(parts: Iterable[Instalment]) -> list[Instalment]:
    """Earliest due first, undated ones last."""
    return sorted(parts, key=lambda part: part.due or FAR)


def last_due(document: Document) -> date | None:
    return max((part.due for part in document.instalments if part.due), default=document.written_due)


def due(document: Document) -> date | None:
    """That of the earliest open instalment; the last date where none is open, or only an undated one."""
    if document.is_credit:
        return None
    dated = [part.due for part in document.instalments if part.open > 0 and part.due]
    return min(dated, default=last_due(document))


def fill(document: Document, amount: Decimal) -> list[tuple[Instalment, Decimal]]:
    shares = []
    for part in by_due(part for part in document.instalments if part.open > 0):
        share = min(part.open, amount)
        if share > 0:
            shares.append((part, share))
            amount -= share
    return shares


def reopen(document: Document, amount: Decimal) -> None:
    """Money taken back opens the instalments again, the last due first."""
    for part in reversed(by_due(document.instalments)):
        share = min(part.total - part.open, amount)
        part.open += share
        amount -= share


def year_after(day: date) -> date:
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, day=28)
