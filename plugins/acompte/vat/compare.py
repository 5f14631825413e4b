"""Whether the entries of each month make due what must be due (LEDGER, VAT): compared at month ends.

An entry for several documents, such as the VAT entry of a month, is compared in sum, a rate. A cent of rounding
is let pass as long as a document is open, none once it is closed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from acompte.model.days import month_end
from acompte.model.money import CENT, ZERO
from acompte.vat.fault import at_once, fault
from acompte.vat.regimes import Split
from acompte.vat.taxed import Taxed, add

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from acompte.vat.monthly import Months, Node, Posting


class Mismatch(NamedTuple):
    """A month whose entries make another VAT due than they should: at which entry, of what, at which rate."""

    entry: Any
    node: Node
    rate: Decimal | None
    until: date
    wanted: Decimal
    found: Decimal
    at_document: bool
    """True where the document itself makes too much or too little due on its day: the amounts are then its own."""
    together: tuple[Node, ...]
    """The documents and quotes that were compared in one sum."""


def mismatches(months: Months) -> list[Mismatch]:
    """Compare every month that has ended by the day."""
    found: list[Mismatch] = []
    so_far = _SoFar()
    for until in sorted(months.touched):
        if until > months.until:
            break
        wrong: list[Mismatch] = []
        for nodes, postings in _groups(months, until):
            wrong += _compare(months, until, nodes, postings, so_far)
        found += _without_twins(months, until, wrong)
    return found


class _SoFar:
    """What the months before have left."""

    def __init__(self) -> None:
        self.due: dict[Node, Split] = {}
        """What had to be due of each document."""
        self.cents: dict[Node, Split] = {}
        """The cents of rounding that one document has too much (or too little), to be made up for."""
        self.loose: set[Node] = set()
        """The documents that were compared in sum, so that their own cents are not known."""
        self.said: dict[Node, Split] = {}
        """What was said to be too much (or too little), of documents together: mended later, it is not said again."""

    def owing(self, nodes: list[Node]) -> Split:
        """Give what was said of documents before; what was said of several is one and the same for them all."""
        said = {id(split): split for node in nodes if (split := self.said.get(node))}
        if len(said) == 1:
            return next(iter(said.values()))
        together: Split = {}
        for split in said.values():
            add(together, split)
        return together


def _without_twins(months: Months, until: date, rows: list[Mismatch]) -> list[Mismatch]:
    """Leave out what is missing where a move for another document, or for none, has just that too much: one fault."""
    if not rows:
        return rows
    surplus = [item for s in months.strays if month_end(s.entry.date) == until for item in s.due.items()]
    surplus += [(row.rate, row.found - row.wanted) for row in rows if _is_mere_move(months, row)]
    lacking: dict[tuple[Decimal | None, Decimal], list[Mismatch]] = {}
    sums: Split = {}
    for row in rows:
        lack = row.wanted - row.found
        if lack > 0:
            lacking.setdefault((row.rate, lack), []).append(row)
            sums[row.rate] = sums.get(row.rate, ZERO) + lack
    twins: set[int] = set()
    for rate, amount in surplus:
        if lacking.get((rate, amount)):
            twins.add(id(lacking[rate, amount].pop()))
            sums[rate] -= amount
        elif amount > 0 and sums.get(rate) == amount:
            twins.update(id(row) for row in rows if row.rate == rate and row.wanted > row.found)
    return [row for row in rows if id(row) not in twins]


def _is_mere_move(months: Months, row: Mismatch) -> bool:
    """Tell whether an entry makes too much due and is no document and no payment."""
    return row.found > row.wanted and not row.at_document and id(row.entry) not in months.settled_by


def _groups(months: Months, until: date) -> list[tuple[list[Node], list[Posting]]]:
    """Give what happens in a month, documents that share an entry together, each with its entries."""
    parent: dict[Node, Node] = {node: node for node in months.touched[until]}

    def root(node: Node) -> Node:
        while parent[node] != node:
            parent[node] = node = parent[parent[node]]
        return node

    postings = months.postings.get(until, [])
    for posting in postings:
        if len(posting.nodes) > 1:
            first = root(posting.nodes[0])
            for node in posting.nodes[1:]:
                parent[root(node)] = first
    groups: dict[Node, tuple[list[Node], list[Posting]]] = {}
    for node in parent:
        groups.setdefault(root(node), ([], []))[0].append(node)
    for posting in postings:
        groups[root(posting.nodes[0])][1].append(posting)
    return list(groups.values())


def _compare(months: Months, until: date, nodes: list[Node], postings: list[Posting], so_far: _SoFar) -> list[Mismatch]:
    """Compare what documents that share entries have due at a month's end with what their entries made due in it."""
    wanted: Split = {}
    for node in nodes:
        due = months.nodes[node].due_by(until)
        add(wanted, due)
        add(wanted, so_far.due.get(node, {}), -1)
        add(wanted, so_far.cents.pop(node, {}), -1)
        so_far.due[node] = due
    found: Split = {}
    for posting in postings:
        add(found, posting.due)
    _read_credits(months, until, nodes, so_far, wanted, found)
    if None in wanted or None in found:
        wanted, found = {None: sum(wanted.values(), ZERO)}, {None: sum(found.values(), ZERO)}
    wrong = _differences(months, until, nodes, so_far, wanted, found)
    if not wrong:
        return []
    surplus = {rate: found.get(rate, ZERO) - wanted.get(rate, ZERO) for rate in wrong}
    entry, node, at_document = fault(months, until, nodes, postings, surplus)
    taxed = months.nodes[node]
    rows: list[Mismatch] = []
    for rate in wrong:
        right, is_ = wanted.get(rate, ZERO), found.get(rate, ZERO)
        now, posted = at_once(taxed, rate) if at_document and isinstance(taxed, Taxed) else (ZERO, ZERO)
        if posted != now:
            right, is_ = now, posted
        rows.append(Mismatch(entry, node, rate, until, right, is_, posted != now, tuple(nodes)))
    return rows


def _read_credits(months: Months, until: date, nodes: list[Node], so_far: _SoFar, wanted: Split, found: Split) -> None:
    """Let a document with a negative total count on its own day, where its entries do: else it does with its refund."""
    for node in nodes:
        taxed = months.nodes[node]
        if not isinstance(taxed, Taxed) or taxed.invoice.total >= 0 or month_end(taxed.invoice.date) != until:
            continue
        taxed.on_its_day = True
        due = taxed.due_by(until)
        on_its_day = dict(wanted)
        add(on_its_day, due)
        add(on_its_day, so_far.due[node], -1)
        rates = on_its_day.keys() | found.keys()
        if any(abs(found.get(rate, ZERO) - on_its_day.get(rate, ZERO)) > CENT for rate in rates):
            taxed.on_its_day = False
        else:
            wanted.update(on_its_day)
            so_far.due[node] = due


def _differences(
    months: Months, until: date, nodes: list[Node], so_far: _SoFar, wanted: Split, found: Split
) -> list[Decimal | None]:
    """Give the rates at which a month is wrong, and note what it leaves to the months after."""
    slack = CENT * sum(node in so_far.loose or _is_open(months, node, until) for node in nodes)
    owing = so_far.owing(nodes)
    wrong: list[Decimal | None] = []
    for rate in sorted(wanted.keys() | found.keys(), key=lambda rate: -(rate or ZERO)):
        right, is_ = wanted.get(rate, ZERO), found.get(rate, ZERO)
        difference = is_ - right
        if abs(difference) > slack:
            before = owing.get(rate, ZERO) if rate is not None else sum(owing.values(), ZERO)
            if not _mends(difference, before, slack, in_parts=not right or not is_):
                wrong.append(rate)
            if rate is None:
                owing.clear()
            owing[rate] = before + difference
            so_far.said.update(dict.fromkeys(nodes, owing))
        elif difference and len(nodes) == 1:
            so_far.cents.setdefault(nodes[0], {})[rate] = difference
        elif difference:
            so_far.loose.update(nodes)
    return wrong


def _mends(difference: Decimal, before: Decimal, slack: Decimal, *, in_parts: bool) -> bool:
    """Tell whether a difference makes up for what was said before, all of it or a part."""
    rest = difference + before
    return before != 0 and (abs(rest) <= slack or (in_parts and rest * before > 0 and abs(rest) < abs(before)))


def _is_open(months: Months, node: Node, day: date) -> bool:
    taxed = months.nodes[node]
    return not isinstance(taxed, Taxed) or not taxed.is_settled(day)
