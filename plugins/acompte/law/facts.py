"""French facts on late payment, deposits and limitation, each with its article.

A fact that was seen in a source says which one and when; one from memory has no date, and `docs/law.md` marks
it. Rates stand in `rate_table`, the longest payment terms in `caps`.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from acompte.model.records import COMPANY, CONSUMER, PUBLIC

CHECKED = date(2026, 11, 24)
"""The day on which the facts below were compared with their sources."""

FREIGHT = "road freight"
"""The sector whose debts have a limitation period and a payment term of their own."""


class Fact(NamedTuple):
    """What a text says, and where that was seen."""

    article: str
    sentence: str
    source: str = ""
    checked: date | None = None
    """None for what is from memory: nobody has compared it with a source yet."""


def seen(article: str, sentence: str, source: str) -> Fact:
    """Give a fact that was compared with a source."""
    return Fact(article, sentence, source, CHECKED)


class Figure(NamedTuple):
    """A number that a text sets."""

    value: Decimal
    unit: str
    fact: Fact


class Limitation(NamedTuple):
    """How long a claim can be brought; from 1 January of the next year where `whole_years` says so."""

    kind: str
    sector: str | None
    years: int
    whole_years: bool
    fact: Fact


_COMMERCE = "lexbase.fr, doctrine.fr"
_PROCUREMENT = "doctrine.fr, marche-public.fr"
_NOT_NOTED = "a commentary whose name was not noted"

COMPANY_MARGIN = Figure(
    Decimal(10),
    "points",
    seen(
        "C. com. L441-10 II",
        "Between companies, without a clause, late interest runs at the ECB's main refinancing rate plus 10 points; "
        "the rate of 1 January holds for the first half-year, that of 1 July for the second.",
        _COMMERCE,
    ),
)
PENALTY_FLOOR = Figure(
    Decimal(3),
    "× the legal rate",
    seen(
        "C. com. L441-10 II",
        "A clause on late interest may not go below three times the legal interest rate. The floor binds a clause: "
        "without one, the ECB rate plus 10 points applies even where it is lower.",
        _COMMERCE,
    ),
)
PUBLIC_MARGIN = Figure(
    Decimal(8),
    "points",
    seen(
        "CCP R2192-31",
        "Public buyers owe the ECB's main refinancing rate plus 8 points, as it stood on the first day of the "
        "half-year in which interest began to run; it does not change after that.",
        f"{_PROCUREMENT}, aapasso.fr",
    ),
)
FLAT_FEE = Figure(
    Decimal("40.00"),
    "EUR an invoice",
    Fact("C. com. D441-5", "A company that pays late owes a flat sum for recovery costs (indemnité forfaitaire)."),
)
PUBLIC_FLAT_FEE = Figure(
    Decimal("40.00"),
    "EUR an invoice",
    seen("CCP D2192-35", "A public buyer that pays late owes the same flat sum, unasked.", "legal.tricoteuses.fr"),
)
FIRST_PAYMENT_DAY = Figure(
    Decimal(8),
    "days after the signature",
    seen(
        "C. conso L221-10",
        "On a contract signed away from the shop (hors établissement), a consumer may not be made to pay anything "
        "before seven whole days have passed: the eighth day is the first.",
        "doctrine.fr, lexbase.fr",
    ),
)
USUAL_TERM = Figure(
    Decimal(30),
    "days where nothing is agreed",
    seen(
        "C. com. L441-10 I",
        "Between companies, where nothing is agreed, a price is due 30 days after the delivery. A document that a "
        "command writes counts them from its own date.",
        "lexbase.fr, doctrine.fr, economie.gouv.fr",
    ),
)
RETENTION_CAP = Figure(
    Decimal(5),
    "% of the works, VAT included",
    seen(
        "loi 71-584",
        "A retention of guarantee (retenue de garantie) may not exceed this; a bank's guarantee (caution) may take "
        "its place.",
        _NOT_NOTED,
    ),
)
RETENTION_YEARS = Figure(
    Decimal(1),
    "year after the works were accepted",
    seen("loi 71-584", "A retention may be kept no longer after the acceptance (réception).", _NOT_NOTED),
)
DEPOSIT_INTEREST_MONTHS = Figure(
    Decimal(3),
    "months after the payment",
    seen(
        "C. conso L214-2",
        "From then on a consumer's advance on goods or services bears the legal interest rate, column of "
        "individuals, until delivery; it is deducted from the balance.",
        "circulaires.gouv.fr",
    ),
)

FIGURES = (
    COMPANY_MARGIN,
    PENALTY_FLOOR,
    PUBLIC_MARGIN,
    FLAT_FEE,
    PUBLIC_FLAT_FEE,
    FIRST_PAYMENT_DAY,
    USUAL_TERM,
    RETENTION_CAP,
    RETENTION_YEARS,
    DEPOSIT_INTEREST_MONTHS,
)

LIMITATIONS = (
    Limitation(
        COMPANY,
        None,
        5,
        False,
        seen(
            "C. com. L110-4, C. civ. 2224",
            "Claims between traders, and of one professional on another.",
            "village-justice.com",
        ),
    ),
    Limitation(
        COMPANY, FREIGHT, 1, False, seen("C. com. L133-6", "Claims from carriage of goods.", "village-justice.com")
    ),
    Limitation(
        CONSUMER,
        None,
        2,
        False,
        seen("C. conso L218-2", "Claims of a professional on a consumer.", "village-justice.com"),
    ),
    Limitation(
        PUBLIC,
        None,
        4,
        True,
        Fact(
            "loi 68-1250, art. 1",
            "Claims on the State, local authorities and public bodies (prescription quadriennale); the years count "
            "from 1 January of the year that follows.",
        ),
    ),
)

RULES = (
    seen(
        "Cass. com. 26 Feb. 2020",
        "The limitation period of a company's claim begins on the day of the performance, not on the due date.",
        "dumas-structure.net",
    ),
    Fact("Cass. 1re civ. 19 May 2021", "The same holds for a claim on a consumer."),
    Fact("C. civ. 2240, 2231", "A part payment acknowledges the debt: the limitation period begins anew."),
    Fact(
        "C. civ. 1231-6, 1344-1",
        "A consumer owes no interest before a formal notice (mise en demeure), then the legal rate; no flat sum.",
    ),
    seen(
        "the decree on the legal interest rate",
        "Which of the two legal rates holds depends on the creditor: a company's claim has that of all other cases, "
        "whoever the debtor is.",
        "juriblio.fr",
    ),
    seen(
        "C. com. L441-10 I",
        "“45 jours fin de mois” has two lawful readings, and the contract must say which: the end of the month of "
        "date + 45 days, or 45 days after the end of the month of the date (“fin de mois 45 jours”).",
        "economie.gouv.fr, compta-online.com",
    ),
    Fact(
        "C. com. L622-7 I",
        "From the judgment that opens an insolvency, the debtor may not pay earlier debts: nobody asks it to.",
    ),
    Fact(
        "C. com. L622-28, L441-10 II",
        "From the judgment that opens an insolvency, earlier debts bear neither interest nor the flat sum.",
    ),
    seen(
        "C. conso L214-3, L214-4",
        "Special orders on a quote (commandes spéciales sur devis) and goods made to order bear no interest on "
        "advances; the rules on advances are mandatory.",
        "codes-et-lois.fr, juriblio.fr",
    ),
    Fact(
        "usage",
        "The first day of a term is left out: 1 January and 30 days make 31 January. A term that ends on a Sunday "
        "does not move.",
    ),
)
"""What has no figure, and which reading the product has."""
