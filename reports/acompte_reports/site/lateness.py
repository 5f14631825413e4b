"""Why cash may be in danger: how lateness has moved since the last month end, and with whom it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from acompte.model.days import shift
from acompte.model.money import ZERO

if TYPE_CHECKING:
    from decimal import Decimal

    from acompte_reports.site.desk import Desk

NAMED = 3
"""So many customers are named."""


def lateness(desk: Desk, root: str) -> Markup:
    """Say how what is late has changed since the last month end, and who owes most of it; empty where nothing is."""
    late = desk.figures.aged.late
    if not late:
        return Markup("")
    return Markup(" ").join(part for part in (_change(desk, late), _whose(desk, late, root)) if part)


def _change(desk: Desk, late: Decimal) -> str:
    before = shift(desk.view.day.replace(day=1), -1)
    then = next((row.late for row in desk.calendar.rows if row.last == before), None)
    if then is None:
        return ""
    key = "late-same" if late == then else "late-more" if late > then else "late-less"
    return desk.say(key, amount=desk.formats.money(abs(late - then)), day=desk.formats.long(before))


def _whose(desk: Desk, late: Decimal, root: str) -> Markup:
    owing = sorted((row for row in desk.view.aging if row.late > 0), key=lambda row: (-row.late, row.customer))
    most = owing[:NAMED]
    names = [
        Markup('<a href="{}"><bdi>{}</bdi></a> ({})').format(
            desk.href(root, desk.customer_link(row.customer)),
            desk.customer_name(row.customer),
            desk.formats.money(row.late),
        )
        for row in most
    ]
    listed = names[-1] if len(names) == 1 else Markup(", ").join(names[:-1]) + f" {desk.say('and')} " + names[-1]
    share = desk.formats.percent(sum((row.late for row in most), ZERO), late)
    key = "late-whose" if len(owing) > len(most) else "late-all"
    return Markup(desk.say(key, share=escape(share), names=listed))  # phrases are ours, fields are escaped
