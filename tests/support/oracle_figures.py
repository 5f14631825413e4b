"""The indicators of one day, from the documents of a sweep."""

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from .oracle_reading import ZERO, Document, Instalment
from .oracle_sweep import due

Figure = Decimal | None
NOT_BILLED = ("opening", "debit-note")
BUCKETS = ("not_due", "d1_30", "d31_60", "d61_90", "d91_plus")


def places(value: Fraction | None) -> Figure:
    """Four places, half up."""
    if value is None:
        return None
    scaled = abs(value) * 10000 + Fraction(1, 2)
    whole = Decimal(scaled.numerator // scaled.denominator) / 10000
    return -whole if value < 0 else whole


def ratio(above: Decimal | Fraction, below: Decimal | Fraction, times: int = 1) -> Fraction | None:
    return Fraction(above) * times / Fraction(below) if below else None


def total_open(documents: Iterable[Document]) -> Decimal:
    return sum((document.open for document in documents), ZERO)


def within(day: date, end: date, window: int) -> bool:
    """In the N days ending on the day."""
    return end - timedelta(days=window) < day <= end


def billed(documents: Iterable[Document], end: date, window: int) -> Decimal:
    counted = [d for d in documents if d.kind not in NOT_BILLED and within(d.date, end, window)]
    return sum((document.total for document in counted), ZERO)


def is_late(part: Instalment, day: date, tolerance: Decimal) -> bool:
    return part.due is not None and day > part.due and part.open > tolerance


def open_not_late(documents: Iterable[Document], day: date, tolerance: Decimal) -> Decimal:
    parts = [part for document in documents for part in document.instalments]
    return sum((part.open for part in parts if not is_late(part, day, tolerance)), ZERO)


def countback(documents: list[Document], day: date, first_invoice: date | None) -> Fraction | None:
    """Walk back month by month, while a rest of what is open is left."""
    rest = total_open(documents)
    days, end = Fraction(0), day
    while rest > 0:
        if first_invoice is None or (end.year, end.month) < (first_invoice.year, first_invoice.month):
            return None
        month = billed(documents, end, end.day)
        if rest < month:
            return days + Fraction(end.day) * Fraction(rest) / Fraction(month)
        days += end.day
        rest -= month
        end -= timedelta(days=end.day)
    return days


def mean_days(documents: Iterable[Document], day: date, window: int, beyond: bool) -> Fraction | None:
    """Days from the invoice (or its due date) to the payment, weighted by money, over the window."""
    amount, weighted = Fraction(0), Fraction(0)
    for document in documents:
        for settlement in document.settlements:
            if settlement.kind == "money" and within(settlement.counted, day, window):
                amount += Fraction(settlement.amount)
                weighted += Fraction(settlement.amount) * (settlement.beyond if beyond else settlement.days)
    return ratio(weighted, amount)


def effectiveness(before: Decimal, bill: Decimal, closing: Decimal, not_late: Decimal) -> Fraction | None:
    return ratio(before + bill - closing, before + bill - not_late, 100)


def bucket(part: Instalment, day: date, tolerance: Decimal) -> str:
    if not is_late(part, day, tolerance):
        return "not_due"
    late = (day - part.due).days if part.due else 0
    return BUCKETS[1 + min((late - 1) // 30, 3)]


def aged(documents: Iterable[Document], day: date, tolerance: Decimal) -> dict[str, Decimal]:
    row = dict.fromkeys((*BUCKETS, "retention", "total"), ZERO)
    for document in documents:
        for part in document.instalments:
            row["retention" if part.retention else bucket(part, day, tolerance)] += part.open
            row["total"] += part.open
    return row


class NoDeposits:
    """The same business had no deposit been asked: what it would have billed, and what would stand open."""

    def __init__(self, documents: dict[str, Document], day: date) -> None:
        self.documents = documents
        self.day = day
        self.cancelled = {d.number for d in documents.values() if self.is_cancelled(d)}
        self.deducted: dict[str, Decimal] = {}
        self.gross = {d.number: self.gross_deducted(d) for d in documents.values() if self.deducts(d)}

    def corrections(self, document: Document) -> list[Document]:
        notes = [d for d in self.documents.values() if d.kind == "credit-note" and document.number in d.links]
        return [note for note in notes if note is not document and len(self.corrected(note)) == 1]

    def corrected(self, note: Document) -> list[Document]:
        return [self.documents[link] for link in note.links - {note.number} if link in self.documents]

    def is_cancelled(self, document: Document) -> bool:
        """What was sold is taken back, or the total of a document that sells nothing."""
        notes = self.corrections(document)
        sold = sum(document.revenue.values(), ZERO)
        given = -sum((sum(n.revenue.values(), ZERO) if document.revenue else n.total for n in notes), ZERO)
        return not document.is_credit and document.total > 0 and given >= (sold if document.revenue else document.total)

    def deducts(self, document: Document) -> bool:
        return document.kind in ("final", "progress", "invoice") and document.number not in self.cancelled

    def gross_deducted(self, document: Document) -> Fraction:
        """The deposits that an invoice deducts, VAT included."""
        gross = Fraction(0)
        for number, quote, amount in document.deducts:
            deposit = self.documents.get(number) if number else self.oldest(quote)
            if deposit and deposit.kind == "deposit" and deposit.deposits:
                gross += Fraction(deposit.total) * Fraction(amount) / Fraction(deposit.deposits)
        return gross

    def oldest(self, quote: str) -> Document | None:
        """The deposit of the quote, where the posting does not name it."""
        own = [d for d in self.documents.values() if d.kind in ("deposit", "opening") and quote in d.quotes]
        return min((d for d in own if d.deposits > 0), key=lambda d: (d.date, d.number), default=None)

    def is_deposit(self, document: Document) -> bool:
        """A deposit, or one brought forward from other books: it adds nothing."""
        return document.kind == "deposit" or (document.kind == "opening" and document.deposits > 0)

    def drops_out(self, document: Document) -> bool:
        if self.is_deposit(document) or document.number in self.cancelled:
            return True
        corrected = self.corrected(document) if document.kind == "credit-note" else []
        gone = [d for d in corrected if self.is_deposit(d) or d.number in self.cancelled]
        return bool(corrected) and len(gone) == len(corrected)

    def share_open(self, document: Document) -> Fraction:
        if document.total > 0:
            return Fraction(document.open) / Fraction(document.total)
        settled_on = due(document) or document.date
        return Fraction(1 if document.total == 0 and self.day < settled_on else 0)

    def simple(self, customer: str, window: int) -> Fraction | None:
        bill, still = Fraction(0), Fraction(0)
        for document in self.documents.values():
            if self.drops_out(document) or (customer and document.customer != customer):
                continue
            whole = Fraction(document.total) + self.gross.get(document.number, Fraction(0))
            still += whole * self.share_open(document) if document.number in self.gross else Fraction(document.open)
            if document.kind not in NOT_BILLED and within(document.date, self.day, window):
                bill += whole
        return ratio(still, bill, window)
