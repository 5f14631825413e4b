"""The rows of the long tables, written straight: a site of many documents has a hundred thousand of them.

Whatever comes from the ledger goes through `_safe`; the rest is numbers, dates and our own words.
"""

from __future__ import annotations

from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from acompte_reports.site.events import capital
from acompte_reports.site.formats import NONE
from acompte_reports.templating import ONE_LINE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date
    from decimal import Decimal

    from acompte_reports.site.account import AccountRow
    from acompte_reports.site.bars import Payment
    from acompte_reports.site.desk import Desk
    from acompte_reports.site.events import Event
    from acompte_reports.site.lines import DocumentLine, QuoteLine
    from acompte_reports.site.months import Receipt

_safe = lru_cache(maxsize=65536)(escape)
_WAY = "<^>"
"""Stands for the way up to the root in what is kept; nothing that is escaped can look like it."""
_BLANK = '<td class="opt"></td>'


class Parts(NamedTuple):
    """A document's row in its parts: the same on every page, but for the way up, which each page puts in."""

    who: str
    quotes: str
    document: str


def document_rows(
    desk: Desk, lines: Iterable[DocumentLine], root: str, with_customer: bool = True, with_quote: bool = True
) -> Markup:
    """Write the rows of documents; a page of one customer or one quote leaves that column out."""
    rows = "".join([_document(desk, line, with_customer, with_quote) for line in lines])
    return Markup(rows.replace(_WAY, root))


def quote_rows(desk: Desk, lines: Iterable[QuoteLine], root: str, with_customer: bool = True) -> Markup:
    """Write the rows of quotes."""
    return Markup("".join([_quote(desk, line, root, with_customer) for line in lines]))


def event_rows(desk: Desk, events: Iterable[Event], small_sign: Callable[[str, bool], str]) -> Markup:
    """Write the events of a quote, what is to come under a line of its own."""
    rows = []
    was_to_come = False
    for event in events:
        if event.to_come and not was_to_come:
            rows.append(f'<tr class="divide"><td></td><td colspan="4">{capital(desk.say("to-come"))}</td></tr>\n')
        was_to_come = event.to_come
        rows.append(_event(desk, event, small_sign))
    return Markup("".join(rows))


def payment_rows(desk: Desk, payments: Iterable[Payment]) -> Markup:
    """Write a customer's payments."""
    return Markup("".join([_payment(desk, payment) for payment in payments]))


def account_rows(desk: Desk, rows: Iterable[AccountRow], root: str) -> Markup:
    """Write the movements of a customer's account."""
    return Markup("".join([_movement(desk, row, root) for row in rows]))


def receipt_rows(desk: Desk, receipts: Iterable[Receipt], root: str) -> Markup:
    """Write the money that came."""
    return Markup("".join([_receipt(desk, receipt, root) for receipt in receipts]))


def ref(desk: Desk, number: str, link: str, root: str) -> Markup:
    """Write a number, as a link where it has a page; one that would widen a page may be broken into lines."""
    return Markup(_ref(desk, number, link, root))


def _receipt(desk: Desk, receipt: Receipt, root: str) -> str:
    who = _who(desk, desk.customer_name(receipt.customer), desk.customer_link(receipt.customer), root)
    names = "".join([f"{_ref(desk, number, desk.number_link(number), root)} " for number in receipt.documents])
    return (
        f'<tr><td class="d" data-v="{receipt.date}">{desk.formats.medium(receipt.date)}</td>'
        f"<td>{who}{desk.mark(desk.where(receipt.entry))}<small>{names}</small></td>"
        f'<td class="n" data-v="{receipt.amount:.2f}">{desk.formats.money(receipt.amount)}</td></tr>\n'
    )


def _movement(desk: Desk, row: AccountRow, root: str) -> str:
    line = row.line
    what = f"{line.what}, {line.means}" if line.means else line.what
    names = "".join([f" {_ref(desk, number, desk.number_link(number), root)}" for number in line.documents])
    is_debit = line.amount >= 0
    side = desk.say("debit" if is_debit else "credit")
    amount = f'<td class="n rest" data-l="{side}">{desk.formats.money(abs(line.amount))}</td>'
    return (
        f'<tr><td class="d state">{desk.formats.medium(line.date)}</td>'
        f'<td class="head">{_safe(what)}{names}{desk.mark(desk.where(row.entry))}</td>'
        f"{amount if is_debit else _BLANK}{_BLANK if is_debit else amount}"
        f'<td class="n next" data-l="{desk.say("balance")}">{desk.formats.money(line.balance)}</td></tr>\n'
    )


def _event(desk: Desk, event: Event, small_sign: Callable[[str, bool], str]) -> str:
    kind = ' class="to-come"' if event.to_come else ""
    amount = ""
    if event.amount is not None:
        ht = f' <small class="inline">{desk.say("ht")}</small>' if event.ht else ""
        amount = f"{desk.formats.money(event.amount)}{ht}"
    return (
        f'<tr{kind}><td class="sign">{small_sign(event.mark, event.to_come)}</td>'
        f'<td class="d"><time datetime="{event.day}">{desk.formats.medium(event.day)}</time></td>'
        f'<td class="what"><bdi>{_safe(event.what)}</bdi></td><td class="n">{amount}</td>'
        f'<td class="src">{desk.source(event.at)}</td></tr>\n'
    )


def _payment(desk: Desk, payment: Payment) -> str:
    days = desk.say("days", days=desk.formats.decimal(f"{payment.days:+d}"))
    medium = desk.formats.medium
    return (
        f"<tr><td>{_ref(desk, payment.number, '', '')}{desk.mark(desk.where(payment.entry))}</td>"
        f'<td class="d">{medium(payment.due)}</td><td class="d">{medium(payment.paid)}</td>'
        f'<td class="n">{days}</td><td class="n">{desk.formats.money(payment.amount)}</td></tr>\n'
    )


def _document(desk: Desk, line: DocumentLine, with_customer: bool, with_quote: bool) -> str:
    place = line.row.state.invoice.place
    parts = desk.parts.get(place)
    if parts is None:
        parts = _parts(desk, line)
        if desk.keeps_links:
            desk.parts[place] = parts
    quotes = parts.quotes if with_quote else ""
    if with_customer:
        return f'<tr data-is="{line.flags}">\n{parts.who}{quotes}<td class="doc"{parts.document}'
    return f'<tr data-is="{line.flags}" id="{line.anchor}">\n{quotes}<td class="doc head"{parts.document}'


def _parts(desk: Desk, line: DocumentLine) -> Parts:
    row = line.row
    document = row.state
    invoice = document.invoice
    marks = [f"{_ref(desk, q.number, q.link, _WAY)}<small>{desk.brief(q.day)}</small>" for q in line.quotes]
    then = f'<td class="next" data-v="{row.next.date}">' if row.next else f'<td class="next{_none(line.then)}">'
    return Parts(
        f'<td class="who head">{_who(desk, line.name, line.customer, _WAY)}</td>',
        f'<td class="opt" data-v="{row.quote_date or ""}">{"".join(marks) or NONE}</td>',
        f' data-v="{invoice.date} {_safe(invoice.number)}">'
        f'<span class="nw">{_ref(desk, invoice.number, line.link, _WAY)}{desk.mark(line.at)}</span>'
        f"<small>{line.kind}, {desk.brief(invoice.date)}</small></td>\n"
        f"{_day(desk, document.due, 'due')}{_amount(desk, invoice.total, 'opt')}"
        f"{_amount(desk, document.paid, 'opt')}{_amount(desk, document.open, 'rest')}\n"
        f'<td class="state" data-v="{line.order}"><span class="s {line.tone}">{_safe(line.status)}</span></td>'
        f'<td class="opt" data-v="{row.reminded.times}">{_safe(", ".join(line.reminders)) or NONE}</td>'
        f"{then}{_safe(line.then) or NONE}</td></tr>\n",
    )


def _quote(desk: Desk, line: QuoteLine, root: str, with_customer: bool) -> str:
    row = line.row
    quote = row.quote
    who = f'<td class="who">{_who(desk, line.name, line.customer, root)}</td>' if with_customer else ""
    amounts = (row.deposits_planned, row.deposits_invoiced, row.deposits_held, line.left, line.open)
    return (
        f'<tr data-is="{line.flags}">\n<td class="doc head"><span class="nw">'
        f"{_ref(desk, quote.number, line.link, root)}"
        f"{desk.mark(line.at)}</span><small><bdi>{_safe(quote.title)}</bdi></small></td>{who}\n"
        f"{_day(desk, quote.date, 'opt')}"
        f'<td class="state"><span class="s {line.tone}">{line.state}</span></td>{_amount(desk, row.total_ht, "rest")}'
        f"{''.join([_amount(desk, amount, 'opt') for amount in amounts])}\n"
        f'<td class="d next" data-l="{desk.say("delivery")}" data-v="{row.delivery or ""}">'
        f"{desk.formats.medium(row.delivery)}</td></tr>\n"
    )


def _amount(desk: Desk, amount: Decimal | None, kind: str) -> str:
    if amount is None:
        return f'<td class="n {kind} none" data-v="">{NONE}</td>'
    none = "" if amount else " none"
    return f'<td class="n {kind}{none}" data-v="{amount:.2f}">{desk.formats.money(amount)}</td>'


def _day(desk: Desk, day: date | None, kind: str) -> str:
    return f'<td class="d {kind}" data-v="{day or ""}">{desk.formats.medium(day)}</td>'


def _none(text: str) -> str:
    return "" if text else " none"


def _who(desk: Desk, name: str, link: str, root: str) -> str:
    name = f"<bdi>{_safe(name)}</bdi>"
    return f'<a href="{desk.address(root, link)}">{name}</a>' if link else name


def _ref(desk: Desk, number: str, link: str, root: str) -> str:
    kind = "ref" if len(number) <= ONE_LINE else "ref long"
    if link:
        return f'<a class="{kind}" href="{desk.address(root, link)}">{_safe(number)}</a>'
    return f'<span class="{kind}">{_safe(number)}</span>'
