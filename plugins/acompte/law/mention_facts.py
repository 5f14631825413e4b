"""French facts on what quotes, invoices and credit notes must say, each with its article.

The keys name the mentions. One that rests on a figure, or on a reason for no VAT, has the fact that stands with it in
`facts` or `vat_facts`.
"""

from __future__ import annotations

from acompte.law.facts import (
    DEPOSIT_INTEREST_MONTHS,
    FIRST_PAYMENT_DAY,
    FLAT_FEE,
    PUBLIC_FLAT_FEE,
    PUBLIC_MARGIN,
    RETENTION_CAP,
    Fact,
    seen,
)
from acompte.law.vat_facts import REASONS

_ANNEX = "legifrance.gouv.fr LEGIARTI000046086694"
_L441_9 = "forumphotovoltaique.com, avocat.fr, kramerlevin.com"
_DECREE = "aliantis.net, monde-proprete.com, legifiscal.fr"

WHOLE: dict[str, Fact] = {
    "parties": seen(
        "CGI ann. II 242 nonies A I 1°",
        "Every invoice gives the full name, the SIREN and the address of seller and customer.",
        _ANNEX,
    ),
    "vat-numbers": seen(
        "CGI ann. II 242 nonies A I 2° to 4°",
        "It gives the seller's VAT number, and the customer's too for deliveries within the EU and where the "
        "customer owes the VAT. The seller's may be left out up to 150 EUR excluding VAT; it is always printed.",
        f"{_ANNEX}, bofip 142-PGP",
    ),
    "number": seen(
        "CGI ann. II 242 nonies A I 6° and 7°",
        "It has its date of issue and a unique number in a chronological sequence without a gap.",
        _ANNEX,
    ),
    "lines": seen(
        "CGI ann. II 242 nonies A I 8° and 9°",
        "Each line has its quantity, exact name, unit price excluding VAT and VAT rate; rebates acquired are shown.",
        _ANNEX,
    ),
    "supply-date": seen(
        "CGI ann. II 242 nonies A I 10°",
        "The day of the supply, or the day a deposit was paid, where it is known and not the day of issue.",
        _ANNEX,
    ),
    "vat-totals": seen(
        "CGI ann. II 242 nonies A I 11°", "The VAT to pay and, a rate, the total without VAT and its VAT.", _ANNEX
    ),
    "due-date": seen(
        "C. com. L441-9",
        "The day on which payment is due, as a date with day, month and year.",
        f"{_L441_9}, fiducial.fr",
    ),
    "order": seen("C. com. L441-9", "The number of the purchase order, where the buyer issued one.", _L441_9),
    "legal-line": Fact(
        "C. com. R123-237, R123-238",
        "A company's papers give its name, legal form, share capital, registry and SIREN; a sole trader's say “EI”.",
    ),
    "deposit-invoice": seen(
        "CGI 289 I-1-c",
        "A deposit invoice says so, names the order or quote, what will be supplied, the percentage or amount, base, "
        "rate and VAT; details that are not known yet may be left out.",
        "afex-experts-comptables.fr, entreprenezenlorraine.fr, blog.macompta.fr",
    ),
    "final-invoice": Fact(
        "BOI-TVA-DECLA-30-20-20-10",
        "A final invoice bills the whole supply and takes off each deposit by number and date, with base and VAT: "
        "VAT that an invoice shows twice is due twice (CGI 283-3).",
    ),
    "credit-note": seen(
        "CGI 289 I-5",
        "A credit note refers to the invoice that it corrects without ambiguity, by number and date, and has all the "
        "mentions of an invoice.",
        "legiculture.fr",
    ),
}
"""What a document has in its head, its lines, its totals and at its foot."""

SENTENCES: dict[str, Fact] = {
    "debits": seen(
        "décret 2022-1299",
        "“Option pour le paiement de la taxe d'après les débits”, where the company took it. Compulsory with its own "
        "duty to issue e-invoices: 1 September 2026 (large and medium companies) or 2027; printed already.",
        _DECREE,
    ),
    "nature": seen(
        "décret 2022-1299",
        "Whether goods, services or both are supplied; the customer's SIREN; the place of delivery where it is not the "
        "customer's address. Compulsory from the same days; the first two are printed already.",
        _DECREE,
    ),
    "discount": seen(
        "C. com. L441-9", "The terms of a discount for early payment, or that there is none (“néant”).", _L441_9
    ),
    "penalty": seen("C. com. L441-9 I, L441-10 II", "The rate of the penalties for late payment.", _L441_9),
    "debit-note": seen(
        "CGI 256",
        "Late interest and the flat sum for recovery make good a damage: no VAT is due on them.",
        "bomel-avocat.fr, edf.fr",
    ),
    "acompte": seen(
        "C. conso L214-1, C. civ. 1590",
        "What a consumer pays in advance is arrhes unless the contract says otherwise: of arrhes both sides may rid "
        "themselves, an acompte binds both.",
        "lexbase.fr, circulaires.gouv.fr",
    ),
    "withdrawal": Fact(
        "C. conso L221-18", "On a contract signed away from the shop a consumer has fourteen days to withdraw."
    ),
}
"""The sentences below the totals that rest on no figure."""

MENTIONS: dict[str, Fact] = SENTENCES | {
    **{f"vat-{reason}": fact for reason, fact in REASONS.items()},
    "penalty-public": PUBLIC_MARGIN.fact,
    "recovery-fee": FLAT_FEE.fact,
    "recovery-fee-public": PUBLIC_FLAT_FEE.fact,
    "retention": RETENTION_CAP.fact,
    "off-premises": FIRST_PAYMENT_DAY.fact,
    "advance-interest": DEPOSIT_INTEREST_MONTHS.fact,
}
"""All sentences below the totals, by the name that documents know them by."""
