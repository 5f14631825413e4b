"""The longest payment terms that French law allows, by kind of customer and by what is sold."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from acompte.law.facts import FREIGHT, Fact, seen
from acompte.model.records import COMPANY, PUBLIC


class Start(Enum):
    """The day a term counts from; the invoice's where the delivery is not known."""

    INVOICE = "the date of the invoice"
    DELIVERY = "the delivery"
    DELIVERY_MONTH = "the end of the month of the delivery"


class Cap(NamedTuple):
    """The longest term of one kind of customer in one sector; without days, nothing is judged."""

    kind: str
    sector: str | None
    days: int | None
    start: Start
    month_end_days: int | None
    """What the law allows instead where the agreed terms go by the end of the month."""
    fact: Fact


SECTORS: dict[str, tuple[str, ...]] = {
    "perishable food": (
        *("denrées périssables", "produits périssables", "produits alimentaires périssables"),
        *("alimentaire périssable", "perishable food", "perishables"),
    ),
    "cattle and fresh meat": (
        *("bétail", "bétail sur pied", "viande fraîche", "viandes fraîches", "bétail et viandes fraîches"),
        *("cattle", "livestock", "fresh meat", "cattle and fresh meat"),
    ),
    "spirits": ("alcool", "alcools", "spiritueux", "boissons alcooliques", "alcohol", "spirits"),
    "wine": (
        *("vin", "vins", "bière", "bières", "cidre", "raisins", "moûts", "raisins et moûts", "vins et bières"),
        *("wine", "beer", "cider", "grapes", "must", "grapes and must", "wine and beer"),
    ),
    FREIGHT: (
        *("transport de marchandises", "transport routier de marchandises", "fret", "fret routier"),
        *("road freight", "freight", "carriage of goods"),
    ),
    "freight services": (
        *("location de véhicules", "commission de transport", "commissionnaire de transport", "transitaire"),
        *("agent maritime", "fret aérien", "courtier de fret", "commissionnaire en douane"),
        *("vehicle rental", "freight forwarding", "forwarding agent", "customs agent"),
    ),
    "export": ("export hors UE", "export outside the EU"),
    "extended by decree": (
        *("agroéquipement", "machinisme agricole", "matériel agricole", "agricultural machinery"),
        *("articles de sport", "sport d'hiver", "sports equipment", "cuir", "filière du cuir", "leather"),
        *("horlogerie", "bijouterie", "joaillerie", "orfèvrerie", "watches", "jewellery", "jouet", "jouets", "toys"),
    ),
    "public hospital": (
        *("hôpital", "hôpital public", "centre hospitalier", "établissement public de santé", "santé"),
        *("service de santé des armées", "hospital", "public hospital", "health", "army health service"),
    ),
    "public undertaking": ("entreprise publique", "public undertaking", "public company"),
}
"""The words of `sector:` that mean a sector; capitals, accents and spaces make no difference."""

_SECTORS_TEXT = "doctrine.fr, livv.eu"
_PROCUREMENT = "doctrine.fr, avocats24-fr.com"

CAPS = (
    Cap(
        COMPANY,
        None,
        60,
        Start.INVOICE,
        45,
        seen(
            "C. com. L441-10 I",
            "Terms agreed between companies: at most 60 days after the date of the invoice, or 45 days end of month, "
            "in either reading, where the contract says so. Where nothing is agreed, 30 days after the delivery; the "
            "product cannot see what is agreed outside the ledger and goes by the 60 days. Nor does it judge the "
            "45 days of periodic invoices (factures récapitulatives).",
            "lexbase.fr, doctrine.fr, economie.gouv.fr",
        ),
    ),
    Cap(
        COMPANY,
        "perishable food",
        30,
        Start.DELIVERY,
        None,
        seen(
            "C. com. L441-11 II 1°",
            "Perishable food: 30 days after the delivery. Periodic invoices count from the end of the ten days "
            "(décade) of the delivery, which the product does not judge.",
            _SECTORS_TEXT,
        ),
    ),
    Cap(
        COMPANY,
        "cattle and fresh meat",
        20,
        Start.DELIVERY,
        None,
        Fact("C. com. L441-11 II 2°", "Live cattle for consumption and fresh meat: 20 days after the delivery."),
    ),
    Cap(
        COMPANY,
        "spirits",
        30,
        Start.DELIVERY_MONTH,
        None,
        Fact(
            "C. com. L441-11 II 3°",
            "Alcoholic drinks that pay the excise on alcohol (droits de consommation): 30 days after the end of the "
            "month of the delivery.",
        ),
    ),
    Cap(
        COMPANY,
        "wine",
        60,
        Start.INVOICE,
        45,
        Fact(
            "C. com. L441-11 II 4°",
            "Grapes and must for wine, drinks that pay the circulation duty: 45 days end of month, or 60 days after "
            "the date of the invoice.",
        ),
    ),
    Cap(
        COMPANY,
        FREIGHT,
        30,
        Start.INVOICE,
        None,
        Fact("C. com. L441-11 II 5°", "Carriage of goods by road: 30 days after the date of the invoice."),
    ),
    Cap(
        COMPANY,
        "freight services",
        30,
        Start.INVOICE,
        None,
        Fact(
            "C. com. L441-11 II 5°",
            "Rental of vehicles, forwarding, shipping and customs agents: 30 days after the date of the invoice.",
        ),
    ),
    Cap(
        COMPANY,
        "export",
        90,
        Start.INVOICE,
        None,
        Fact(
            "C. com. L441-12",
            "Goods bought free of VAT to be exported outside the European Union by a company that is not large: "
            "90 days after the date of the invoice.",
        ),
    ),
    Cap(
        COMPANY,
        "extended by decree",
        None,
        Start.INVOICE,
        None,
        Fact(
            "C. com. L441-11 III, D441-5-1",
            "Toys, watches and jewellery, leather, agricultural machinery and winter sports have longer terms by "
            "decree; the product has no figures of them and judges nothing there.",
        ),
    ),
    Cap(
        PUBLIC,
        None,
        30,
        Start.INVOICE,
        None,
        seen(
            "CCP R2192-10",
            "The State, local authorities and most public buyers: 30 days. The term begins when the request for "
            "payment is received; the product counts from the date of the invoice.",
            _PROCUREMENT,
        ),
    ),
    Cap(
        PUBLIC,
        "public hospital",
        50,
        Start.INVOICE,
        None,
        seen("CCP R2192-11", "Public hospitals and the army's health service: 50 days.", _PROCUREMENT),
    ),
    Cap(
        PUBLIC,
        "public undertaking",
        60,
        Start.INVOICE,
        None,
        seen("CCP R2192-11", "Public undertakings (entreprises publiques): 60 days.", _PROCUREMENT),
    ),
)
"""The caps; consumers have none."""
