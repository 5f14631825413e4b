"""The glossary: each indicator in words, with the company's own numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from acompte.indicators.jobs import order_book
from acompte.indicators.window import month_start
from acompte.model.money import ZERO
from acompte_reports.site.bars import PARTS

if TYPE_CHECKING:
    from decimal import Decimal

    from acompte_reports.site.desk import Desk


_MONTHS = 4
"""So many months of the count-back DSO are written out."""


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
    money, terms, hows = formats.money, figures.terms, _Hows(desk)
    fields: dict[str, object] = {
        "day": formats.long(desk.view.day),
        "window": whole.window,
        "tolerance": money(desk.view.state.tolerance),
        "until": formats.long(figures.weeks_ahead[-1].end),
    }

    def entry(anchor: str, name: str, here: str, how: str = "", link: str = "") -> Definition:
        return Definition(anchor, desk.say(name), desk.say(f"def-{anchor}-text", **fields), here, how, link)

    def days(value: Decimal | None) -> str:
        shown = formats.days(value)
        return shown if value is None else desk.say("days", days=shown)

    orders = order_book(desk.view.quotes, desk.view.day)
    expected, invoiced, penalties = figures.expected, figures.expected_invoiced, figures.lateness
    return [
        entry("open", "def-open", money(whole.open), link=desk.grid_link(only="open")),
        entry("late", "late", money(figures.aged.late), link=desk.grid_link(only="late")),
        entry("aged", "def-aged", money(figures.aged.total), hows.buckets(), "index.html#aged"),
        entry("billed", "def-billed", money(whole.billed), link=desk.grid_link()),
        entry("simple", "line-simple", days(whole.simple), hows.billing(terms.open)),
        entry("countback", "def-countback", days(whole.countback), hows.months()),
        entry("best", "def-best", days(whole.best_possible), hows.billing(terms.current)),
        entry("delinquent", "def-delinquent", days(whole.delinquent), hows.billing(terms.late)),
        entry("cei", "def-cei", formats.percentage(whole.cei), hows.collected()),
        entry("to-pay", "def-to-pay", days(whole.days_to_pay), hows.weighted(terms.paid_days, terms.paid)),
        entry(
            "beyond", "def-beyond", days(whole.days_beyond_terms), hows.weighted(terms.paid_beyond, terms.paid_dated)
        ),
        entry("without", "def-without", days(whole.without_deposits), hows.restated()),
        entry("saved", "def-saved", days(whole.saved), hows.saved()),
        entry("expected", "def-expected", money(expected), hows.sum(invoiced, expected - invoiced), "index.html#cash"),
        entry("held", "held-title", f"{money(figures.held_sum)} {desk.say('ht')}", link="devis.html"),
        entry(
            "orders", "orders", f"{money(sum((row.left for row in orders), ZERO))} {desk.say('ht')}", link="devis.html"
        ),
        entry(
            "penalties",
            "def-penalties",
            money(penalties.interest + penalties.fees),
            hows.sum(penalties.interest, penalties.fees),
            "index.html#lateness",
        ),
    ]


class _Hows:
    """How the company's figures are worked out, each in one line of figures."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.money = desk.formats.money
        self.terms = desk.figures.terms
        self.window = desk.view.dso.whole.window

    def billing(self, amount: Decimal) -> str:
        """Write an amount over what is billed, in days."""
        billed = self.terms.billed
        return f"{self.money(amount)} ÷ {self.money(billed)} × {self.window}" if billed else ""

    def restated(self) -> str:
        """Write the DSO as it would be without deposits."""
        open_, billed = self.terms.restated_open, self.terms.restated_billed
        return f"{self.money(open_)} ÷ {self.money(billed)} × {self.window}" if billed else ""

    def weighted(self, days: Decimal, amount: Decimal) -> str:
        """Write an average of days weighted by amounts."""
        return f"{self.money(days)} × {self.desk.say('unit-days')} ÷ {self.money(amount)}" if amount else ""

    def collected(self) -> str:
        """Write what was collected of what could be."""
        terms, money = self.terms, self.money
        if self.desk.view.dso.whole.cei is None:
            return ""
        could = f"{money(terms.opening)} + {money(terms.billed)}"
        return f"({could} − {money(terms.open)}) ÷ ({could} − {money(terms.current)}) × 100"

    def buckets(self) -> str:
        """Write the aged balance as a sum of its parts."""
        row, say = self.desk.figures.aged, self.desk.say
        parts = [(say(f"bucket-{kind}"), getattr(row, kind)) for kind in PARTS]
        return " + ".join(f"{self.money(amount)} ({name})" for name, amount in parts if amount)

    def months(self) -> str:
        """Write the days that the count-back DSO counts, month by month; where there are many, the ends of them."""
        counted = self.desk.figures.counted
        if counted is None:
            return self.desk.say("def-countback-short")
        formats, say = self.desk.formats, self.desk.say
        parts = [
            f"{say('days', days=formats.days(one.days))} ({formats.month_long(month_start(one.first))})"
            for one in counted
        ]
        return " + ".join(parts if len(parts) <= _MONTHS else [*parts[: _MONTHS - 2], "…", parts[-1]])

    def saved(self) -> str:
        """Write what deposits save in cash."""
        saved, cash = self.desk.view.dso.whole.saved, self.desk.figures.saved_cash
        if cash is None:
            return ""
        fields = {"days": self.desk.formats.decimal(str(saved)), "billed": self.money(self.terms.billed)}
        return f"{self.desk.say('saved-how', **fields, window=self.desk.window)} = {self.money(cash)}"

    def sum(self, one: Decimal, other: Decimal) -> str:
        """Write a sum of two."""
        return f"{self.money(one)} + {self.money(other)}" if one and other else ""
