"""Whether the entries of each month make due what must be due (LEDGER, VAT): compared at month ends.

An entry for several documents, such as the VAT entry of a month, is compared in sum, a rate. A cent of rounding
is let pass as long as a document is open, none once it is closed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from acompte.model.days import shift
from acompte.model.money import CENT, ZERO
from acompte.vat.monthly import Months, add
from acompte.vat.regimes import Split, by_rate
from acompte.vat.taxed import Taxed

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from acompte.model.records import Invoice
    from acompte.vat.monthly import Node, Posting


class Mismatch(NamedTuple):
    """A month whose entries make another VAT due than they should: at which entry, of what, at which rate."""

    entry: Any
    node: Node
    rate: Decimal | None
    until: date
    wanted: Decimal
    found: Decimal
    at_document: bool
    """True where the document itself makes too much or too little due on its day."""


def mismatches(months: Months) -> list[Mismatch]:
    """Compare every month that has ended by the day."""
    found: list[Mismatch] = []
    last: dict[Node, Split] = {}
    rest: dict[Node, Split] = {}
    for until in sorted(months.touched):
        if until > months.until:
            break
        postings = months.postings.get(until, [])
        for nodes in _groups(months, until, postings):
            found += _compare(months, until, nodes, postings, last, rest)
    return found


def _groups(months: Months, until: date, postings: list[Posting]) -> list[list[Node]]:
    """Give what happens in a month, documents that share an entry together."""
    parent: dict[Node, Node] = {node: node for node in months.touched[until]}

    def root(node: Node) -> Node:
        while parent[node] != node:
            parent[node] = node = parent[parent[node]]
        return node

    for posting in postings:
        if len(posting.nodes) > 1:
            first = root(posting.nodes[0])
            for node in posting.nodes[1:]:
                parent[root(node)] = first
    groups: dict[Node, list[Node]] = {}
    for node in parent:
        groups.setdefault(root(node), []).append(node)
    return list(groups.values())


def _compare(
    months: Months,
    until: date,
    nodes: list[Node],
    postings: list[Posting],
    last: dict[Node, Split],
    rest: dict[Node, Split],
) -> list[Mismatch]:
    members = set(nodes)
    own = [posting for posting in postings if posting.nodes[0] in members]
    wanted: Split = {}
    for node in nodes:
        due = months.nodes[node].due_by(until)
        add(wanted, due)
        add(wanted, last.get(node, {}), -1)
        add(wanted, rest.pop(node, {}), -1)
        last[node] = due
    found: Split = {}
    for posting in own:
        add(found, posting.due)
    if None in wanted or None in found:
        wanted, found = {None: sum(wanted.values(), ZERO)}, {None: sum(found.values(), ZERO)}
    slack = CENT * sum(_is_open(months, node, until) for node in nodes)
    wrong = []
    for rate in sorted(wanted.keys() | found.keys(), key=lambda rate: -(rate or ZERO)):
        difference = found.get(rate, ZERO) - wanted.get(rate, ZERO)
        if abs(difference) > slack:
            wrong.append((rate, wanted.get(rate, ZERO), found.get(rate, ZERO)))
        elif difference:
            rest.setdefault(nodes[0], {})[rate] = difference
    if not wrong:
        return []
    entry, node, at_document = _fault(months, until, nodes, own, {rate for rate, _, _ in wrong})
    return [Mismatch(entry, node, rate, until, right, is_, at_document) for rate, right, is_ in wrong]


def _is_open(months: Months, node: Node, day: date) -> bool:
    taxed = months.nodes[node]
    return not isinstance(taxed, Taxed) or not taxed.is_settled(day)


def _fault(
    months: Months, until: date, nodes: list[Node], postings: list[Posting], rates: set[Decimal | None]
) -> tuple[Any, Node, bool]:
    """Find the entry at fault.

    It is a document that is wrong on its own day, else the first entry after which the sums differ, else the
    last payment without a move.
    """
    for node in nodes:
        taxed = months.nodes[node]
        if isinstance(taxed, Taxed) and _is_new(taxed.invoice, until) and _is_wrong(taxed, rates):
            return taxed.invoice.entry, node, True
    moves = sorted((p for p in postings if not p.is_document and p.entry.date <= until), key=lambda p: p.day)
    for posting in moves:
        if any(posting.due.values()) and _differs_after(months, nodes, postings, posting.day, rates):
            return posting.entry, posting.nodes[0], False
    unmoved = [posting for posting in moves if not any(posting.due.values())]
    if unmoved:
        return unmoved[-1].entry, unmoved[-1].nodes[0], False
    return _last_payment(months, until, nodes)


def _is_new(invoice: Invoice, until: date) -> bool:
    return (invoice.date.year, invoice.date.month) == (until.year, until.month)


def _is_wrong(taxed: Taxed, rates: set[Decimal | None]) -> bool:
    """Tell whether a document posts another VAT as due than falls due with it."""
    posted = by_rate(taxed.invoice.vat, pending=False)
    wanted = dict(taxed.now)
    if rates == {None}:
        return abs(sum(posted.values(), ZERO) - sum(wanted.values(), ZERO)) > CENT
    return any(abs(posted.get(rate, ZERO) - wanted.get(rate, ZERO)) > CENT for rate in rates)


def _differs_after(
    months: Months, nodes: list[Node], postings: list[Posting], day: date, rates: set[Decimal | None]
) -> bool:
    """Tell whether what is made due from the month's first day to a day differs from what falls due in it."""
    before = shift(day.replace(day=1), -1)
    wanted: Split = {}
    for node in nodes:
        add(wanted, months.nodes[node].due_by(day))
        add(wanted, months.nodes[node].due_by(before), -1)
    found: Split = {}
    for posting in postings:
        if posting.day <= day:
            add(found, posting.due)
    if rates == {None}:
        return abs(sum(found.values(), ZERO) - sum(wanted.values(), ZERO)) > CENT
    return any(abs(found.get(rate, ZERO) - wanted.get(rate, ZERO)) > CENT for rate in rates)


def _last_payment(months: Months, until: date, nodes: list[Node]) -> tuple[Any, Node, bool]:
    """Give the last entry of the month that settles one of the documents, else the first document itself."""
    events = [
        (settling.day, str(node), node, settling.entry)
        for node in nodes
        if isinstance(taxed := months.nodes[node], Taxed)
        for settling in months.history.settlings[taxed.invoice.place]
        if (settling.day.year, settling.day.month) == (until.year, until.month)
    ]
    if events:
        _, _, node, entry = max(events, key=lambda event: event[:2])
        return entry, node, False
    first = months.nodes[nodes[0]]
    if isinstance(first, Taxed):
        return first.invoice.entry, nodes[0], False
    credits = [credit for credit in first.credits if credit.day <= until]
    return (credits[-1] if credits else first.credits[0]).entry, nodes[0], False
