"""French facts on VAT: when it falls due, why there may be none, how it is rounded, each with its article."""

from __future__ import annotations

from decimal import Decimal

from acompte.law.facts import Fact, Figure, seen

_RATES_COPY = "bpgestionadministration.blogspot.com, of 2015"

STANDARD_RATE = Figure(
    Decimal(20),
    "%",
    seen("CGI 278", "The standard rate (taux normal): for all that no other rate is set for.", _RATES_COPY),
)
INTERMEDIATE_RATE = Figure(
    Decimal(10),
    "%",
    seen(
        "CGI 278 bis to 279-0 bis",
        "The intermediate rate (taux intermédiaire): works on finished dwellings, restaurants, passenger transport.",
        _RATES_COPY,
    ),
)
REDUCED_RATE = Figure(
    Decimal("5.5"),
    "%",
    seen(
        "CGI 278-0 bis ff.",
        "The reduced rate (taux réduit): food, books, energy-saving works on dwellings.",
        _RATES_COPY,
    ),
)
SPECIAL_RATE = Figure(
    Decimal("2.1"),
    "%",
    seen("CGI 281 quater ff.", "The special rate (taux particulier): refunded medicines, the press.", _RATES_COPY),
)
OVERSEAS_RATE = Figure(
    Decimal("8.5"),
    "%",
    seen(
        "CGI 296",
        "The standard rate in Guadeloupe, Martinique and Réunion.",
        f"tricoteuses.fr LEGIARTI000006304510, {_RATES_COPY}",
    ),
)
RATES = (STANDARD_RATE, INTERMEDIATE_RATE, REDUCED_RATE, SPECIAL_RATE, OVERSEAS_RATE)
"""The rates of VAT, the usual first, the overseas one last."""

DEPOSIT_INVOICE = seen(
    "CGI 289 I-1-c",
    "A deposit paid before a supply to a business must be invoiced; deliveries within the EU that are exempt, and "
    "exempt operations, need no deposit invoice.",
    "doctrine.fr, itesoft.com, fiducial.fr",
)

DUE = (
    seen(
        "CGI 269-2-a",
        "For goods VAT falls due on delivery, and that of a deposit when it is cashed, up to the amount cashed "
        "(deposits cashed since 1 January 2023).",
        "asexpertise.com, mtjconseil.fr, bpifrance-creation.fr",
    ),
    seen(
        "CGI 269-2-c",
        "For services VAT falls due when deposits, price or remuneration are cashed; with the option for debits, on "
        "the invoice, but never later than the cashing of a deposit.",
        "asexpertise.com, mtjconseil.fr",
    ),
    Fact("usage", "VAT that has not fallen due stands on account 4458, or on a sub-account of 4457 such as 44574."),
)
"""When VAT falls due."""

ROUNDING = seen(
    "CIBS L131-2",
    "Amounts are rounded to the nearest cent, the half counting as one; rounding by line and by total are both "
    "accepted.",
    "tricoteuses.fr, evoliz.com, arti-zen.fr",
)

REASONS: dict[str, Fact] = {
    "franchise": Fact(
        "CGI 293 B", "A business below the thresholds charges no VAT, and says so on every invoice, deposits included."
    ),
    "reverse-charge": Fact(
        "CGI 283-2, 283-2 nonies, ann. II 242 nonies A 13°",
        "The customer accounts for the VAT: services to a business in the EU, subcontracted building works; the "
        "invoice says “Autoliquidation”.",
    ),
    "export": Fact("CGI 262 I", "An export outside the EU bears no VAT, nor does a deposit on it."),
    "intra-eu": seen(
        "CGI 262 ter I",
        "Goods delivered to a business in another country of the EU bear no VAT, nor does a deposit on them.",
        "itesoft.com, fiducial.fr",
    ),
    "exempt": seen("CGI 261 to 261 E", "Exempt operations bear no VAT.", "bofip BOI-TVA-DECLA-30-20-10"),
}
"""Why a document bears no VAT, by the reason that the ledger says."""
