"""The glossary: each indicator in words, with the company's own numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from acompte_reports.site.bars import PARTS
from acompte_reports.site.formats import NONE
from acompte_reports.site.sentences import has_deposits

if TYPE_CHECKING:
    from decimal import Decimal

    from acompte.indicators.dso import CountedMonth
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

    expected, invoiced, saved = figures.expected, figures.expected_invoiced, whole.saved if has_deposits(desk) else None
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
        entry(
            "without",
            "def-without",
            days(whole.without_deposits),
            hows.billing(terms.restated_open, terms.restated_billed),
        ),
        entry("saved", "def-saved", days(saved), hows.saved() if saved is not None else ""),
        entry("expected", "def-expected", money(expected), hows.sum(invoiced, expected - invoiced), "index.html#cash"),
        entry("held", "held-title", f"{money(figures.held_sum)} {desk.say('ht')}", link="devis.html"),
        entry("orders", "orders", f"{money(figures.ordered_sum)} {desk.say('ht')}", link="devis.html"),
        entry("penalties", "def-penalties", hows.penalties_here(), hows.penalties(), "index.html#lateness"),
    ]


class _Hows:
    """How the company's figures are worked out, each in one line of figures."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.terms = desk.figures.terms
        self.window = desk.view.dso.whole.window

    def money(self, amount: Decimal) -> str:
        """Write an amount; one below nothing in brackets, with a real minus."""
        written = self.desk.formats.money(abs(amount))
        return written if amount >= 0 else f"(−{written})"

    def billing(self, amount: Decimal, billed: Decimal | None = None) -> str:
        """Write an amount over what is billed, in days."""
        below = self.terms.billed if billed is None else billed
        return f"{self.money(amount)} ÷ {self.money(below)} × {self.window}" if below else ""

    def penalties_here(self) -> str:
        """Write what lateness costs; a dash where no rate of it is known."""
        cost = self.desk.figures.lateness
        return NONE if cost.documents and cost.unknown == cost.documents else self.money(cost.interest + cost.fees)

    def penalties(self) -> str:
        """Write interest and fees, and the documents that are left out."""
        cost, say = self.desk.figures.lateness, self.desk.say
        left_out = say("lateness-unknown", count=cost.unknown) if cost.unknown else ""
        return " ".join(part for part in (self.sum(cost.interest, cost.fees), left_out) if part)

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
        parts = [
            f"{self.desk.say('days', days=self.desk.formats.days(one.days))} ({self._span(one)})" for one in counted
        ]
        return " + ".join(parts if len(parts) <= _MONTHS else [*parts[: _MONTHS - 2], "…", parts[-1]])

    def _span(self, counted: CountedMonth) -> str:
        month = self.desk.formats.month_long
        first, last = month(counted.first), month(counted.last)
        return first if first == last else f"{first} – {last}"

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
