"""What stands on a customer's page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from markupsafe import Markup

from acompte.model.money import ZERO
from acompte_reports.parties import party
from acompte_reports.site import bars, sentences
from acompte_reports.site.account import account_shown
from acompte_reports.site.lines import customer_line, document_lines, quote_line

if TYPE_CHECKING:
    from acompte_reports.site.desk import Desk


class MarkLine(NamedTuple):
    """A hold or an insolvency of a customer as its page shows it."""

    words: str
    why: str
    at: str


def customer_page(desk: Desk, account: str) -> dict[str, Any]:
    """Give the context of a customer's page."""
    rows = desk.index.by_customer.get(account, [])
    quotes = desk.index.quotes_of.get(account, [])
    line = customer_line(desk, account)
    return {
        "current": "clients.html",
        "title": line.name,
        "line": line,
        "record": desk.book.customers.get(account),
        "say_it": sentences.customer(desk, line.aged, line.figures),
        "held": sum((row.deposits_held for row in quotes), ZERO),
        "lines": document_lines(desk, rows[::-1]),
        "quotes": [quote_line(desk, row) for row in reversed(quotes)],
        "habits": bars.habits(desk, rows),
        "account": account_shown(desk, account),
        "letters": desk.calendar.sent_to.get(account, [])[::-1],
        "marks": _marks(desk, account),
        "contact": _contact(desk, account),
    }


def _contact(desk: Desk, account: str) -> Markup:
    """Write how a customer is reached: telephone, e-mail, address; empty where the ledger does not say."""
    record = desk.book.customers.get(account)
    if record is None:
        return Markup("")
    who = party(record)
    parts = []
    if who.phone:
        parts.append(Markup('<bdi class="nw">{}</bdi>').format(who.phone))
    if who.email:
        parts.append(Markup("<bdi>{}</bdi>").format(who.email))
    if who.address:
        parts.append(Markup("<bdi>{}</bdi>").format(", ".join(who.address)))
    return Markup(" · ").join(parts)


def _marks(desk: Desk, account: str) -> list[MarkLine]:
    """Give the holds and the insolvency of a customer as a whole, oldest first."""
    lines = []
    for mark in desk.index.marks.get(account, ()):
        key = f"mark-{mark.what}" if mark.begins else "mark-release"
        lines.append(MarkLine(desk.say(key, day=desk.formats.long(mark.date)), mark.why, desk.where(mark.entry)))
    return lines
