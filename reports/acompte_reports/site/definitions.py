"""The glossary: each indicator in words, with the company's own numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from acompte_reports.site.desk import Desk


class Definition(NamedTuple):
    """A word, what it means, and what it is here; `link` shows the entries behind it."""

    anchor: str
    name: str
    meaning: str
    here: str
    how: str
    link: str


def definitions(desk: Desk) -> list[Definition]:
    """Give the glossary in the order of the dashboard."""
    formats, whole, figures = desk.formats, desk.view.dso.whole, desk.figures
    money, days = formats.money, formats.days
    fields: dict[str, object] = {
        "day": formats.long(desk.view.day),
        "window": whole.window,
        "tolerance": money(desk.view.state.tolerance),
    }

    def entry(anchor: str, name: str, here: str, how: str = "", link: str = "") -> Definition:
        return Definition(anchor, desk.say(name), desk.say(f"def-{anchor}-text", **fields), here, how, link)

    def in_days(value: object, shown: str) -> str:
        return shown if value is None else desk.say("days", days=shown)

    billed, window, aged = money(whole.billed), whole.window, figures.aged
    simple_how = f"{money(whole.open)} ÷ {billed} × {window}" if whole.billed else ""
    best_how = f"{money(whole.open - aged.late)} ÷ {billed} × {window}" if whole.billed else ""
    saved_how = ""
    if figures.saved_cash is not None:
        exact = formats.decimal(str(whole.saved))
        saved_how = (
            f"{desk.say('saved-how', days=exact, billed=billed, window=desk.window)} = {money(figures.saved_cash)}"
        )
    return [
        entry("open", "def-open", money(whole.open), link=desk.grid_link(only="open")),
        entry("billed", "def-billed", billed, link=desk.grid_link()),
        entry("simple", "line-simple", in_days(whole.simple, days(whole.simple)), simple_how),
        entry("countback", "def-countback", in_days(whole.countback, days(whole.countback))),
        entry(
            "best",
            "def-best",
            in_days(whole.best_possible, days(whole.best_possible)),
            best_how,
        ),
        entry("delinquent", "def-delinquent", in_days(whole.delinquent, days(whole.delinquent))),
        entry("cei", "def-cei", formats.percentage(whole.cei)),
        entry("to-pay", "def-to-pay", in_days(whole.days_to_pay, days(whole.days_to_pay))),
        entry("beyond", "def-beyond", in_days(whole.days_beyond_terms, days(whole.days_beyond_terms))),
        entry("without", "def-without", in_days(whole.without_deposits, days(whole.without_deposits))),
        entry("saved", "def-saved", in_days(whole.saved, days(whole.saved)), saved_how),
        entry("aged", "def-aged", money(aged.late), link=desk.grid_link(only="late")),
        entry("held", "held-title", f"{money(figures.held_sum)} {desk.say('ht')}", link="devis.html"),
    ]
