"""The charts: what is painted between two lines, what is invoiced of what is expected, shares of deposits."""

from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any, cast

from hypothesis import given
from hypothesis import strategies as st

from acompte.indicators.dso import Indicators
from acompte_reports.site.bars import funnel_steps
from acompte_reports.site.charts import _gaps, cash_chart
from acompte_reports.site.scales import Height
from support.ledgers import Ledger
from support.site_pages import desk_on

VALUES = st.one_of(st.none(), st.integers(0, 100))


def rows(pairs: list[tuple[int | None, int | None]]) -> list[tuple[date, Indicators]]:
    class Pair:
        def __init__(self, simple: int | None, without: int | None) -> None:
            self.simple = None if simple is None else Decimal(simple)
            self.without_deposits = None if without is None else Decimal(without)

    return [(date(2026, 1, 1), cast(Any, Pair(*pair))) for pair in pairs]


def painted(pairs: list[tuple[int | None, int | None]]) -> list[list[tuple[Decimal, Decimal]]]:
    xs = [Decimal(100 * turn) for turn in range(len(pairs))]
    gaps = _gaps(xs, rows(pairs), Height(Decimal(100), 100))
    return [[_point(point) for point in gap.split()] for gap in gaps]


def _point(said: str) -> tuple[Decimal, Decimal]:
    x, y = said.split(",")
    return Decimal(x), Decimal(y)


def test_only_what_deposits_save_is_painted() -> None:
    assert painted([(50, 0), (50, 10)]) == []  # deposits cost days here
    assert painted([(20, 20), (20, 20)]) == []
    assert len(painted([(20, 60), (20, 60)])) == 1
    assert len(painted([(20, 60), (None, 60), (20, 60), (20, 50)])) == 1
    (gap,) = painted([(40, 0), (40, 80)])
    assert min(x for x, _ in gap) == 50  # from where the lines cross


@given(st.lists(st.tuples(VALUES, VALUES), min_size=2, max_size=12))
def test_what_is_painted_is_the_area_by_which_deposits_save(pairs: list[tuple[int | None, int | None]]) -> None:
    def area(points: list[tuple[Decimal, Decimal]]) -> Decimal:
        turned = [*points[1:], points[0]]
        return abs(sum(((a * d - b * c) for (a, b), (c, d) in zip(points, turned, strict=True)), Decimal(0))) / 2

    wanted = Decimal(0)
    for (one, other), (next_one, next_other) in pairwise(pairs):
        if None in (one, other, next_one, next_other):
            continue
        first, last = cast(int, other) - cast(int, one), cast(int, next_other) - cast(int, next_one)
        if first > 0 and last > 0:
            wanted += Decimal(first + last) * 50
        elif first > 0 or last > 0:
            high, low = max(first, last), min(first, last)
            wanted += Decimal(high) * high / (high - low) * 50
    height = Height(Decimal(100), 100)
    scale = height.y(Decimal(0)) - height.y(Decimal(1))
    found = sum((area(points) for points in painted(pairs)), Decimal(0))
    assert abs(found - wanted * scale) <= Decimal(2 * len(pairs))  # places are rounded


def test_what_is_deducted_is_a_share_of_what_was_invoiced(ledger: Ledger) -> None:
    """
    2026-01-05 custom "quote" "D2026-001" Actif:Clients:Lumen 1000.00 EUR
    2026-01-05 custom "milestone" "D2026-001" 2026-01-10 "À la commande" "40 %"
    2026-01-06 custom "accepted" "D2026-001"
    2026-01-10 * "Acompte" ^D2026-001
      invoice: "FA2026-001"
      due: 2026-02-10
      Actif:Clients:Lumen  400.00 EUR
      Passif:Acomptes
    2026-01-20 * "Virement" ^FA2026-001
      Actif:Banque  100.00 EUR
      Actif:Clients:Lumen
    2026-02-20 * "Solde" ^D2026-001
      invoice: "FA2026-002"
      due: 2026-03-20
      Actif:Clients:Lumen  600.00 EUR
      Passif:Acomptes  400.00 EUR
      Produits:Travaux
    """
    shares = {step.kind: step.share.replace("\u00a0", " ") for step in funnel_steps(desk_on(ledger, "2026-03-01"))}
    assert (shares["received"], shares["deducted"]) == ("25 %", "100 %")


def test_what_is_expected_is_cut_where_it_is_invoiced(ledger: Ledger) -> None:
    """
    2026-01-05 custom "quote" "D2026-001" Actif:Clients:Lumen 1000.00 EUR
    2026-01-05 custom "milestone" "D2026-001" 2026-03-04 "À la commande" "40 %"
    2026-01-06 custom "accepted" "D2026-001"
    2026-02-01 * "Entretien"
      invoice: "FA2026-001"
      due: 2026-03-05
      Actif:Clients:Lumen  100.00 EUR
      Produits:Travaux
    2026-02-02 * "Entretien"
      invoice: "FA2026-002"
      due: 2026-03-12
      Actif:Clients:Lumen  200.00 EUR
      Produits:Travaux
    """
    desk = desk_on(ledger, "2026-03-02")
    chart = cash_chart(desk)
    assert chart is not None
    weeks = [row for row in desk.figures.forecast[1:-1] if row.expected]
    assert [(int(row.expected), int(row.low)) for row in weeks] == [(500, 100), (200, 200)]
    heights = {(bar.kind, bar.x): Decimal(bar.height) for bar in chart.bars}
    (first,) = [x for kind, x in heights if kind == "uninvoiced"]
    assert abs(heights["uninvoiced", first] - 5 * heights["expected", first]) < Decimal("0.1")
    tips = {bar.kind: bar.tip for bar in chart.bars if bar.x == first}
    assert tips["uninvoiced"].replace("\u00a0", " ").endswith("attendu, à facturer : 400,00 €")
