"""What happens to the VAT of documents month by month: what must be due of each, and what entries make due."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from acompte.model.days import month_end
from acompte.model.money import ZERO, cents
from acompte.model.records import CREDIT, CREDIT_NOTE, MONEY
from acompte.vat.plain import Plain
from acompte.vat.regimes import DELIVERY, RECEIPTS, Split, by_rate, quote_regime
from acompte.vat.taxed import Advance, Taxed, add, credited_documents

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from decimal import Decimal

    from acompte.model.history import History
    from acompte.model.matches import Matches
    from acompte.model.records import Invoice, Move, VatEntry

Node = int | str
"""A document by its place, or a quote by its number: money for it that has no document yet."""


class Posting(NamedTuple):
    """VAT made due by one entry for some documents."""

    day: date
    nodes: tuple[Node, ...]
    due: Split
    entry: Any
    is_document: bool


class Stray(NamedTuple):
    """A move of VAT from pending to due that is for no document."""

    entry: VatEntry
    due: Split


class Months:
    """The documents whose VAT moves, what makes it due, and the months in which something happens to them."""

    def __init__(
        self,
        history: History,
        matches: Matches,
        documents: Iterable[Invoice],
        until: date,
        *,
        all_of_them: bool = False,
    ) -> None:
        """Gather what happens up to a day to the documents whose VAT may wait.

        Those that are plainly right are left out, unless all of them are wanted.
        """
        self.history = history
        self.book = history.book
        self.matches = matches
        self.until = until
        self.nodes: dict[Node, Taxed | Advance] = {}
        self.touched: dict[date, dict[Node, None]] = {}
        self.postings: dict[date, list[Posting]] = {}
        self.strays: list[Stray] = []
        self._later: list[Invoice] = []
        """Documents to take in because they hang together with one that was."""
        plain = Plain(history, matches, () if all_of_them else documents, until)
        self.plain = plain.plain
        closer, entries = plain.closer(documents)
        self._advances()
        for invoice in closer:
            self._join(invoice)
        for entry in entries:
            self._follow(entry)
        while self._later:
            self._join(self._later.pop())

    @cached_property
    def settled_by(self) -> dict[int, list[int]]:
        """The documents that each entry settles by the day."""
        found: dict[int, list[int]] = {}
        for place, settlings in enumerate(self.history.settlings):
            for settling in settlings:
                if settling.day <= self.until:
                    places = found.setdefault(id(settling.entry), [])
                    if place not in places:
                        places.append(place)
        return found

    @cached_property
    def debits(self) -> dict[str, list[Move]]:
        """The refunds and bounced payments that link a document or a quote."""
        found: dict[str, list[Move]] = {}
        for move in self.book.moves:
            if move.amount < 0 and move.date <= self.until:
                for link in move.links:
                    found.setdefault(link, []).append(move)
        return found

    def _touch(self, node: Node, day: date) -> None:
        if day <= self.until:
            self.touched.setdefault(month_end(day), {})[node] = None

    def _post(self, posting: Posting) -> None:
        if posting.day <= self.until:
            self.postings.setdefault(month_end(posting.day), []).append(posting)
            for node in posting.nodes:
                self._touch(node, posting.day)

    def _join(self, invoice: Invoice) -> list[Node]:
        """Take in a document (of a credit note: what it takes back), with all that happens to it."""
        if invoice.kind == CREDIT_NOTE:
            corrected = credited_documents(self.history, invoice, self.settled_by)
            if corrected:
                return [node for document in corrected for node in self._join(document)]
        node = invoice.place
        if node in self.nodes:
            return [node]
        taxed = self.nodes[node] = Taxed(self.history, self.matches, invoice)
        due = by_rate(invoice.vat, pending=False)
        self._post(Posting(invoice.date, (node,), due, invoice.entry, True))
        self._touch(node, invoice.date)
        for settling in self.history.settlings[node]:
            self._touch(node, settling.day)
        for note in self.matches.credit_notes.get(invoice.number, ()):
            self._credit(taxed, note)
        for move in taxed.pulled:
            self._touch(node, move.date)
            final = self.book.invoice(move.document) if move.document else None
            if final is not None and final.place != node:
                self._tie(final.date, node, self._counted_with(final), final.entry)
        if invoice.total < 0:
            taxed.credit = next((c for c in self.history.on_account if c.document == invoice.number), None)
            for day, _ in taxed.credit.uses if taxed.credit else ():
                self._touch(node, day)
        return [node]

    def _counted_with(self, document: Invoice) -> list[Invoice]:
        """Give the documents with which the VAT of a document counts: itself, or what a credit note takes back."""
        corrected = document.kind == CREDIT_NOTE and credited_documents(self.history, document, self.settled_by)
        return corrected or [document]

    def _tie(self, day: date, node: Node, documents: list[Invoice], entry: Any) -> None:
        """Compare documents in one sum in the month of a day."""
        self._later += documents
        others = [document.place for document in documents if document.place != node]
        self._post(Posting(day, (node, *others), {}, entry, False))

    def _credit(self, taxed: Taxed, note: Invoice) -> None:
        """Count a credit note of a document; of one that takes back several, the part that settles this one."""
        node = taxed.invoice.place
        amount, vat = -note.total, by_rate(note.vat, pending=False)
        waiting = by_rate(note.vat, pending=True)
        others = [document for document in self._counted_with(note) if document.place not in (node, note.place)]
        if others:
            own = sum((s.amount for s in self.history.settlings[node] if s.entry is note.entry), ZERO)
            share = own / amount if amount else ZERO
            amount = own
            vat, waiting = _scaled(vat, share), _scaled(waiting, share)
            self._tie(note.date, node, others, note.entry)
        minus: tuple[Split, Split] = ({}, {})
        for split, part in zip(minus, (vat, waiting), strict=True):
            add(split, part, -1)
        taxed.credits.append((note.date, amount, *minus))
        if node == min((node, *(document.place for document in others))):
            self._post(Posting(note.date, (node,), by_rate(note.vat, pending=False), note.entry, False))
        self._touch(node, note.date)

    def _advances(self) -> None:
        """Take in the money that stands on account for a quote alone, where VAT falls due with money."""
        for credit in self.history.on_account:
            named = [name for name in credit.named if name in self.book.quotes]
            if credit.document is not None or len(named) != 1 or len(credit.named) != 1:
                continue
            quote = self.book.quotes[named[0]]
            if quote_regime(self.book, quote.number, credit.day) not in (RECEIPTS, DELIVERY):
                continue
            if credit.parts[0][0] == CREDIT or all(kind != MONEY for kind, _ in credit.parts):
                continue
            advance = self.nodes.setdefault(quote.number, Advance(quote))
            if isinstance(advance, Advance):
                advance.credits.append(credit)
            for day in (credit.day, *(day for day, _ in credit.uses)):
                self._touch(quote.number, day)
                documents = self.matches.documents.get(quote.number, ())
                known = [d for d in documents if d.date <= day and d.kind != CREDIT_NOTE]
                self._tie(day, quote.number, known, credit.entry)

    def _follow(self, entry: VatEntry) -> None:
        """Follow the VAT of an entry without a number to the documents that it links or settles."""
        if entry.recovers:
            return
        nodes = self.nodes_of(entry)
        if not nodes:
            pending, due = by_rate(entry.shares, pending=True), by_rate(entry.shares, pending=False)
            quotes = entry.links & self.book.quotes.keys()
            if any(pending.values()) and not sum((*pending.values(), *due.values()), ZERO) and len(quotes) < 2:
                self.strays.append(Stray(entry, due))
            return
        self._give_back(entry, nodes)
        day = self._day_of(entry, nodes)
        self._post(Posting(day, nodes, by_rate(entry.shares, pending=False), entry.entry, False))

    def _day_of(self, entry: VatEntry, nodes: tuple[Node, ...]) -> date:
        """Give the day an entry counts on: its own; its documents' where it names only documents still to come."""
        days = [node.invoice.date if isinstance(node, Taxed) else entry.date for node in map(self.nodes.get, nodes)]
        return max(entry.date, min(days))

    def nodes_of(self, entry: VatEntry) -> tuple[Node, ...]:
        """Give what the VAT of an entry is for: the documents that it links, by number, else those that it settles.

        Links are a set, whose order changes from one run to the next: the first document is named, and takes the cents.
        """
        book = self.book
        found: dict[Node, None] = {}
        quotes = []
        for link in entry.links if len(entry.links) < 2 else sorted(entry.links):
            place = book.by_number.get(link)
            if place is not None:
                found.update(dict.fromkeys(self._join(book.invoices[place])))
            elif link in book.quotes:
                quotes.append(link)
        for place in self.settled_by.get(id(entry.entry), ()):
            if place not in self.plain:
                found.update(dict.fromkeys(self._join(book.invoices[place])))
        found.update((number, None) for number in quotes if number in self.nodes)
        if not found:
            for document in (d for number in quotes for d in self.matches.documents.get(number, ())):
                found.update(dict.fromkeys(self._join(document)))
        return tuple(found)

    def _give_back(self, entry: VatEntry, nodes: tuple[Node, ...]) -> None:
        """Take the VAT that an entry gives back (with a discount, a write-off) off the documents that it settles."""
        net = {rate: -amount for rate, amount in by_rate(entry.shares).items() if amount}
        if not net:
            return
        documents = [node for node in (self.nodes[n] for n in nodes) if isinstance(node, Taxed)]
        if not documents:
            return
        weights = [self._settled_otherwise(taxed, entry) for taxed in documents]
        whole = sum(weights, ZERO)
        rest = dict(net)
        for taxed, weight in zip(documents[1:], weights[1:], strict=True):
            part = _scaled(net, weight / whole) if whole else {}
            add(rest, part, -1)
            taxed.given.append((entry.date, part))
        documents[0].given.append((entry.date, rest))

    def _settled_otherwise(self, taxed: Taxed, entry: VatEntry) -> Decimal:
        settlings = self.history.settlings[taxed.invoice.place]
        return sum((s.amount for s in settlings if s.entry is entry.entry and s.kind != MONEY), ZERO)


def _scaled(split: Split, share: Decimal) -> Split:
    return {rate: cents(amount * share) for rate, amount in split.items()}
