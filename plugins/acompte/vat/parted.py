"""Which document the VAT of an entry is for, where one entry makes VAT due for several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from acompte.model.days import month_end, shift
from acompte.model.deposits import DEDUCTED
from acompte.model.records import CREDIT_NOTE
from acompte.vat.regimes import Split, by_rate
from acompte.vat.taxed import Taxed, add

if TYPE_CHECKING:
    from datetime import date

    from acompte.model.records import Invoice, VatEntry
    from acompte.vat.monthly import Months, Node, Posting

Part = tuple[tuple["Node", ...], Split]
"""Documents, and what an entry makes due for them."""


class Parted:
    """What the entries of each month make due, document by document."""

    def __init__(self, months: Months) -> None:
        """Look at the months; nothing is worked out before it is asked for."""
        self.months = months
        self._months: dict[date, dict[int, list[Part]]] = {}

    def delivered(self, invoice: Invoice) -> Part:
        """Give the deposits whose goods an invoice delivers, and what it moves of their VAT that still waited."""
        if invoice.kind == CREDIT_NOTE or not invoice.deposits:
            return (), {}
        deposits: dict[Node, None] = {}
        for move in self.months.matches.moves_by.get(invoice.number, ()):
            if move.what == DEDUCTED and move.deposit is not None:
                place = self.months.book.by_number[move.deposit]
                node = self.months.nodes.get(place)
                if isinstance(node, Taxed) and node.goods:
                    deposits[place] = None
        if not deposits:
            return (), {}
        moved = by_rate(share for share in invoice.vat if share.pending and share.amount < 0)
        return tuple(deposits), {rate: -vat for rate, vat in moved.items()}

    def parts(self, entry: VatEntry, nodes: tuple[Node, ...], due: Split) -> list[Part]:
        """Part what an entry makes due by document, where what fell due of each in its month sums to the entry.

        What other entries of the month make due of a document is not this one's.
        """
        if len(nodes) < 2:
            return [(nodes, due)]
        end = month_end(entry.date)
        if end not in self._months:
            self._months[end] = self._month(end)
        return self._months[end].get(id(entry.entry)) or [(nodes, due)]

    def _month(self, end: date) -> dict[int, list[Part]]:
        """Part the entries of a month: first those for one document alone, then those that the rest sums to."""
        rest: dict[Node, Split] = {}
        shared: list[Posting] = []
        for posting in self.months.postings.get(end, ()):
            for node in posting.nodes:
                if node not in rest:
                    rest[node] = self._due_in_month(node, end)
            if len(posting.nodes) == 1:
                self._take(rest, posting.nodes[0], posting)
            elif any(posting.due.values()):
                shared.append(posting)
        found: dict[int, list[Part]] = {}
        left = shared
        while left:
            waiting, left = left, []
            for posting in waiting:
                parts = _split(posting, rest)
                if parts:
                    found[id(posting.entry)] = parts
                    for (node,), split in parts:
                        add(rest[node], split, -1)
                else:
                    left.append(posting)
            if len(left) == len(waiting):
                break
        return found

    def _due_in_month(self, node: Node, end: date) -> Split:
        found = self.months.nodes[node]
        due = dict(found.due_by(end))
        add(due, found.due_by(shift(end.replace(day=1), -1)), -1)
        return due

    def _take(self, rest: dict[Node, Split], node: Node, posting: Posting) -> None:
        """Take off what an entry makes due of its one document; what a final moves is its deposit's."""
        add(rest[node], posting.due, -1)
        found = self.months.nodes[node]
        if posting.is_document and isinstance(found, Taxed):
            deposits, moved = self.delivered(found.invoice)
            add(rest[node], moved)
            if len(deposits) == 1 and deposits[0] in rest:
                add(rest[deposits[0]], moved, -1)


def _split(posting: Posting, rest: dict[Node, Split]) -> list[Part]:
    """Give the parts of an entry, one a document; nothing where they do not sum to it.

    Money for a quote that one document has taken is that document's, whatever cent of it another entry carries.
    """
    parts: list[Part] = []
    for node in posting.nodes:
        split = {rate: vat for rate, vat in rest[node].items() if vat}
        if split:
            parts.append(((node,), split))
    documents = [node for node in posting.nodes if not isinstance(node, str)]
    if len(parts) == 1 and parts[0][0] == tuple(documents):
        return [(parts[0][0], dict(posting.due))]
    over = dict(posting.due)
    for _, split in parts:
        add(over, split, -1)
    return [] if any(over.values()) else parts
