"""`docs/law.md`: every French fact that the product uses, written from the tables that it uses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from acompte.law.caps import CAPS, SECTORS, Cap
from acompte.law.facts import FIGURES, LIMITATIONS, RULES, Fact, Figure, Limitation
from acompte.law.mention_facts import SENTENCES, WHOLE
from acompte.law.rate_table import RATES
from acompte.law.recovery_facts import FIGURES as RECOVERY_FIGURES
from acompte.law.recovery_facts import SENTENCES as RECOVERY
from acompte.law.vat_facts import DEPOSIT_INVOICE, DUE, REASONS, ROUNDING
from acompte.law.vat_facts import RATES as VAT_RATES
from acompte_reports.markdown import row, top

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

_HEAD = f"""\
# French law: what acompte goes by

<!-- Written from plugins/acompte/law by `make golden`: edit the tables there. -->

Every French fact that the rules and letters use stands in `plugins/acompte/law/`, and this page is made from it.
This is a tool's reference, no legal advice.

*Checked* is the day on which a fact was compared with the source named, mostly a copy or a commentary, not the
official text. **From memory** marks what has not been compared with any source yet: check it before you rely on it.

What a ledger says goes first: `custom "rate"` overrides the rates for the half-year of its date, `terms:`, `penalty:`
and `sector:` say what was agreed and for whom. Half-years after the table ({RATES[-1].half}) are never guessed:
`[rate-missing]` asks for their rate.
"""

_SECTORS_HEAD = """\
The `sector:` of a customer's `open` means what is sold to it, or which kind of public buyer it is. A customer's own
trade is no reason for a shorter term, so only these words count; capitals, accents and spaces make no difference.
Any other word has no special term.
"""


def law_page() -> str:
    """Write the page."""
    parts = [
        _HEAD,
        "## Rates, in percent a year\n",
        *_table(
            ("half-year", "ECB", "legal rate", "legal rate, individuals", "checked", "seen in"),
            ((r.half, _number(r.ecb), _number(r.legal), _number(r.legal_consumer), r.checked, r.source) for r in RATES),
        ),
        "\nECB: the main refinancing rate on 1 January and 1 July. Legal rate: the column of all other cases, which "
        "holds\nfor whatever a company claims. Individuals: the column of what individuals claim outside a trade.\n",
        "## Figures\n",
        *_figures(FIGURES),
        "\n## The longest payment terms\n",
        *_facts(("customer", "sector", "term", "what the law says"), ((_cap(cap), cap.fact) for cap in CAPS)),
        "\nConsumers: no longest term.\n",
        "## Words of `sector:`\n",
        _SECTORS_HEAD,
        *_table(("sector", "words"), ((name, ", ".join(f"`{w}`" for w in words)) for name, words in SECTORS.items())),
        "\n## Limitation periods (prescription)\n",
        *_facts(("customer", "sector", "years", "which claims"), ((_limitation(row), row.fact) for row in LIMITATIONS)),
        "\n## Recovery\n",
        *_figures(RECOVERY_FIGURES),
        *_table_rows(((about,), fact) for about, fact in RECOVERY.items()),
        "\n## VAT\n",
        *_facts(("about", "what the law says"), (((f"{f.value} {f.unit}",), f.fact) for f in VAT_RATES)),
        *_table_rows((("when it falls due",), fact) for fact in DUE),
        *_table_rows(((f'`vat-reason: "{reason}"`',), fact) for reason, fact in REASONS.items()),
        *_table_rows([(("rounding",), ROUNDING), (("deposit invoices",), DEPOSIT_INVOICE)]),
        "\n## What documents say\n",
        *_facts(("mention", "what the law says"), (((key,), fact) for key, fact in (WHOLE | SENTENCES).items())),
        "\n## Rules without a figure\n",
        *_facts(("rule",), (((), fact) for fact in RULES)),
    ]
    return "\n".join(parts) + "\n"


def _number(percent: Decimal) -> str:
    return f"{percent:.2f}"


def _cap(cap: Cap) -> tuple[str, str, str]:
    if cap.days is None:
        return cap.kind, cap.sector or "any", "not judged"
    term = f"{cap.days} days from {cap.start.value}"
    if cap.month_end_days is not None:
        term += f", or {cap.month_end_days} days end of month where agreed"
    return cap.kind, cap.sector or "any", term


def _limitation(row: Limitation) -> tuple[str, str, str]:
    return row.kind, row.sector or "any", str(row.years)


def _figures(figures: Iterable[Figure]) -> list[str]:
    return _facts(("figure", "what it is"), (((f"{f.value.normalize():f} {f.unit}",), f.fact) for f in figures))


def _facts(head: tuple[str, ...], rows: Iterable[tuple[tuple[str, ...], Fact]]) -> list[str]:
    """Write a table of cells and the fact behind them: its sentence, its article, and when it was checked."""
    return [*_table((*head, "article", "checked", "seen in"), ()), *_table_rows(rows)]


def _table_rows(rows: Iterable[tuple[tuple[str, ...], Fact]]) -> list[str]:
    return [
        row((*cells, fact.sentence, fact.article, fact.checked or "**from memory**", fact.source))
        for cells, fact in rows
    ]


def _table(head: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> list[str]:
    return [*top(head), *map(row, rows)]
