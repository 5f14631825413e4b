"""The documents whose VAT falls due just as it must, found in one cheap pass, so that few need a closer look.

Plain is a document with one posting of VAT a rate, all due on its day, or all pending where money alone settles it; an
entry that moves VAT is plain where what it makes due leaves pending, and all that it links are plain documents. A
month of them is right where the amounts agree to the cent. Whatever does not agree is left to `Months`, with every
document and entry that hangs together with it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from acompte.model.days import shift
from acompte.model.deposits import DEDUCTED, RETURNED
from acompte.model.money import ZERO
from acompte.model.records import CREDIT_NOTE, MONEY, OPENING, SET_OFF
from acompte.vat.regimes import DELIVERY, by_rate, company_regime, document_regime, waits
from acompte.vat.taxed import part_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from decimal import Decimal

    from acompte.model.history import History
    from acompte.model.matches import Matches
    from acompte.model.records import Invoice, VatEntry
    from acompte.vat.regimes import Split


Rates = tuple["Decimal | None", ...]


class Plain:
    """The plain documents, and which of them hang together with others or do not come out even."""

    def __init__(self, history: History, matches: Matches, documents: Iterable[Invoice], until: date) -> None:
        """Weigh what falls due of the plain documents against the entries that make it due."""
        self.book = history.book
        self.history = history
        self.matches = matches
        self.until = until
        self.rates: dict[int, Rates] = {}
        """The plain documents, by place, with the rates of their VAT."""
        self.lacks: dict[tuple[int, int, Decimal | None], Decimal] = {}
        """By document, month and rate, what falls due less what entries make due."""
        self.entries = [entry for entry in self.book.vat_entries if entry.date <= until]
        self.names = [self._documents_of(entry) for entry in self.entries]
        """The documents that each entry links; None where only the allocation says which ones it is about."""
        self.together = [turn for turn, names in enumerate(self.names) if names and len(names) > 1]
        """The entries that link several documents, by their place among the entries."""
        self._weigh(documents)
        self._take_off_single_moves()
        self.odd = self._uneven()
        self._spread()
        self.plain = self.rates.keys() - self.odd

    def closer(self, documents: Iterable[Invoice]) -> tuple[list[Invoice], list[VatEntry]]:
        """Give the documents and the entries that need a closer look."""
        plain = self.plain
        left = [invoice for invoice in documents if invoice.place not in plain]
        entries = zip(self.entries, self.names, strict=True)
        return left, [entry for entry, names in entries if not names or not plain.issuperset(names)]

    def _documents_of(self, entry: VatEntry) -> tuple[int, ...] | None:
        by_number, links = self.book.by_number, entry.links
        if len(links) == 1:
            (link,) = links
            place = by_number.get(link)
            return None if place is None else (place,)
        return tuple([by_number[link] for link in links if link in by_number]) or None

    def _weigh(self, documents: Iterable[Invoice]) -> None:
        """Enter what falls due of each plain document."""
        book = self.book
        loose = {id(entry.entry) for entry, names in zip(self.entries, self.names, strict=True) if names is None}
        usual = {company_regime(book, company.date) for company in book.settings.companies}
        regime = next(iter(usual)) if len(usual) == 1 else None
        said_by_quote = {number for number, quote in book.quotes.items() if "vat-due" in quote.meta}
        doubtful = self._doubtful_quotes()
        credited = self.matches.credit_notes
        for invoice in documents:
            rates = _rates(invoice)
            if rates is None or invoice.total <= 0 or invoice.kind in (CREDIT_NOTE, OPENING):
                continue
            if invoice.number in credited or not doubtful.isdisjoint(invoice.quotes) or _says_when(invoice):
                continue
            own = regime
            if not said_by_quote.isdisjoint(invoice.quotes) and len(invoice.quotes) > 1:
                continue
            if own is None or "vat-due" in invoice.entry.meta or not said_by_quote.isdisjoint(invoice.quotes):
                own = document_regime(book, invoice)
            pending = invoice.vat[0].pending
            if pending != waits(own, invoice.kind):
                continue
            delivered = self._delivered(invoice) if own == DELIVERY and pending else None
            if self._enter(invoice, delivered, loose):
                self.rates[invoice.place] = rates

    def _doubtful_quotes(self) -> set[str]:
        """Give the quotes that money before a document names, or an entry that moves VAT and names no document."""
        quotes, credits = self.book.quotes, self.history.on_account
        found = {name for credit in credits if credit.document is None for name in credit.named if name in quotes}
        for entry, names in zip(self.entries, self.names, strict=True):
            if names is None:
                found.update(link for link in entry.links if link in quotes)
        return found

    def _enter(self, invoice: Invoice, delivered: date | None, loose: set[int]) -> bool:
        """Enter what falls due with each payment; tell whether money alone makes it due."""
        total, place, lacks = invoice.total, invoice.place, self.lacks
        waiting = invoice.vat[0].pending
        money = ZERO
        paid_on = None
        steps: list[tuple[int, Decimal]] = []
        for settling in self.history.settlings[place]:
            day = settling.day
            if day > self.until:
                break
            if loose and id(settling.entry) in loose:
                return False
            if waiting:
                if settling.bounced or settling.kind not in (MONEY, SET_OFF):
                    return False
                money += settling.amount
                steps.append((day.year * 12 + day.month, money))
                paid_on = day
        if delivered is not None and (money < total or paid_on is None or paid_on > delivered):
            return False
        for tax in invoice.vat:
            due = ZERO
            for month, received in steps:
                now = part_of(tax.amount, (received, total) if received < total else None)
                key = place, month, tax.rate
                lacks[key] = lacks.get(key, ZERO) + now - due
                due = now
        return True

    def _delivered(self, deposit: Invoice) -> date | None:
        """Give the day on which an invoice first deducts a deposit: where goods are delivered, its VAT is due then."""
        moves = self.matches.deposit_moves.get(deposit.number, ())
        days = [move.date for move in moves if move.what in (DEDUCTED, RETURNED) and move.date <= self.until]
        return min(days, default=None)

    def _take_off_single_moves(self) -> None:
        """Take off what entries for one document make due; leave out documents that they change otherwise."""
        lacks = self.lacks
        for entry, names in zip(self.entries, self.names, strict=True):
            if names is None or len(names) > 1:
                continue
            (place,) = names
            moved = _moved(entry)
            rates = self.rates.get(place, ())
            if moved is None or any(rate not in rates for rate, _ in moved):
                self.rates.pop(place, None)
                continue
            month = entry.date.year * 12 + entry.date.month
            for rate, amount in moved:
                key = place, month, rate
                lacks[key] = lacks.get(key, ZERO) - amount

    def _uneven(self) -> set[int]:
        """Take off the entries for several documents; give the documents that do not come out even in a month."""
        found: set[int] = set()
        for turn in self.together:
            names = self.names[turn] or ()
            if not self._take_off_sum(self.entries[turn], names):
                found.update(names)
        over = shift(self.until, 1)
        end = over.year * 12 + over.month
        found.update([place for (place, month, _), lack in self.lacks.items() if lack and month < end])
        return found

    def _take_off_sum(self, entry: VatEntry, names: tuple[int, ...]) -> bool:
        """Take an entry off its plain documents; tell whether it is just what they lack in its month, in sum a rate."""
        month = entry.date.year * 12 + entry.date.month
        sums: Split = {}
        keys = []
        for place in names:
            if place not in self.rates:
                return False
            for rate in self.rates[place]:
                key = place, month, rate
                if key in self.lacks:
                    sums[rate] = sums.get(rate, ZERO) + self.lacks[key]
                    keys.append(key)
        moved = _moved(entry)
        if moved is None:
            return False
        due = dict(moved)
        if any(due.get(rate, ZERO) != sums.get(rate, ZERO) for rate in due.keys() | sums.keys()):
            return False
        for key in keys:
            del self.lacks[key]
        return True

    def _spread(self) -> None:
        """Let all that shares an entry with an odd document be odd as well."""
        shared: dict[int, list[int]] = {}
        if not self.odd:
            return
        for turn in self.together:
            for place in self.names[turn] or ():
                shared.setdefault(place, []).append(turn)
        reached, done = list(self.odd), set[int]()
        while reached:
            for turn in shared.get(reached.pop(), ()):
                if turn not in done:
                    done.add(turn)
                    new = [place for place in self.names[turn] or () if place not in self.odd]
                    self.odd.update(new)
                    reached += new


def _says_when(invoice: Invoice) -> bool:
    """Tell whether a posting of revenue or deposits, or its account, has a regime of its own."""
    return any(share.vat_due is not None for share in invoice.revenue or invoice.deposits)


def _rates(invoice: Invoice) -> Rates | None:
    """Give the rates of a document's VAT; None where a rate has several postings, or some are pending, others not."""
    vat = invoice.vat
    if len(vat) == 1:
        return (vat[0].rate,)
    rates = tuple([tax.rate for tax in vat])
    alike = all(tax.pending == vat[0].pending for tax in vat)
    return rates if alike and len(set(rates)) == len(rates) else None


def _moved(entry: VatEntry) -> list[tuple[Decimal | None, Decimal]] | None:
    """Give what an entry moves from pending to due, by rate; None for an entry that does anything else."""
    if len(entry.shares) == 2:
        one, other = entry.shares
        if one.pending:
            one, other = other, one
        plain = not one.pending and other.pending and one.rate == other.rate and one.amount == -other.amount
        return [(one.rate, one.amount)] if plain else None
    due, pending = by_rate(entry.shares, pending=False), by_rate(entry.shares, pending=True)
    if any(due.get(rate, ZERO) != -pending.get(rate, ZERO) for rate in due.keys() | pending.keys()):
        return None
    return list(due.items())
