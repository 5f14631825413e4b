"""French facts on recovering what is not paid, each with its article: procedures, their limits, what stops time."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from acompte.law.courts import FORMS
from acompte.law.facts import Fact, Figure, seen

if TYPE_CHECKING:
    from collections.abc import Mapping

TRADER_FORM, CIVIL_FORM = "12946*02", "12948*06"
"""The forms (Cerfa) of the request for an order for payment."""

SMALL_CLAIM = Figure(
    Decimal("5000.00"),
    "EUR at most, with interest",
    seen(
        "CPCE L125-1, R125-1",
        "The simplified procedure for small claims is led by a commissaire de justice, for debts from a contract; the "
        "debtor must agree within one month, and its cost is the creditor's.",
        "macsf.fr, assistant-juridique.fr",
    ),
)
SMALL_CLAIM_ANSWER = Figure(
    Decimal(1),
    "month for the debtor to agree to it",
    seen("CPCE R125-1", "Without an answer in time the procedure has failed.", "macsf.fr, assistant-juridique.fr"),
)
NO_LAWYER = Figure(
    Decimal("10000.00"),
    "EUR up to which nobody needs a lawyer",
    seen(
        "CPC 1407, 761",
        "A request for an order for payment needs no lawyer at the commercial court, nor up to this amount elsewhere.",
        "segora.fr",
    ),
)
AMICABLE = Figure(
    Decimal("5000.00"),
    "EUR up to which civil claims ask for an amicable attempt",
    seen(
        "CPC 750-1",
        "Since 1 October 2023 a civil claim up to this amount needs an attempt at an amicable settlement first; not at "
        "the commercial court.",
        "sebileau-avocat.fr",
    ),
)
SERVE_WITHIN = Figure(
    Decimal(3),
    "months to serve the order",
    seen(
        "décret 2026-96, CPC 1411",
        "An order for payment made since 1 April 2026 (decree of 16 February 2026) is void unless it is served on the "
        "debtor within this time; an earlier one had six months.",
        "lemondedudroit.fr, elead-avocat.fr, leanpay.io",
    ),
)
OPPOSITION = Figure(
    Decimal(1),
    "month for the debtor to oppose",
    Fact("CPC 1416", "The debtor may oppose the order within this time of its service; the court then hears both."),
)
ENFORCEMENT = Figure(
    Decimal(2),
    "months after the service until enforcement",
    seen(
        "décret 2026-96",
        "Without notice of an opposition from the registry by then, the order may be enforced; the registry says "
        "nothing where there is none.",
        "lemondedudroit.fr, elead-avocat.fr, leanpay.io",
    ),
)
DECLARE_WITHIN = Figure(
    Decimal(2),
    "months to declare a claim",
    Fact(
        "C. com. L622-24, R622-24",
        "Claims born before the judgment that opens an insolvency are declared to the creditors' representative "
        "(mandataire judiciaire) or to the liquidator, due or not, within this time of its publication in the "
        "BODACC.",
    ),
)
RELIEF_WITHIN = Figure(
    Decimal(6),
    "months to ask for relief",
    Fact("C. com. L622-26", "Who missed the time to declare may ask to be relieved of it within this time."),
)

FIGURES = (
    SMALL_CLAIM,
    SMALL_CLAIM_ANSWER,
    NO_LAWYER,
    AMICABLE,
    SERVE_WITHIN,
    OPPOSITION,
    ENFORCEMENT,
    DECLARE_WITHIN,
    RELIEF_WITHIN,
)

TRADER_ORDER = seen(
    "CPC 1405, 1406",
    f"Order for payment (injonction de payer) against a trader: a request to the president of the commercial court "
    f"(tribunal de commerce, or tribunal des activités économiques) of the debtor's seat, Cerfa {TRADER_FORM}.",
    "retout.fr",
)
CIVIL_ORDER = seen(
    "CPC 1405, 1406",
    f"Against anybody else: a request to the tribunal judiciaire of the debtor's home, Cerfa {CIVIL_FORM}.",
    "retout.fr",
)
REQUEST = seen(
    "CPC 1407",
    "The request says the exact sum, the breakdown of each part of it, what it rests on, and lists the documents "
    "enclosed.",
    "agir-recouvrement.com",
)
NO_CONCILIATION = seen(
    "Cass. avis 25-70.013",
    "A request for an order for payment needs no attempt at conciliation before it (25 September 2025).",
    "lexisveille.fr, segora.fr",
)
RUNS_ON = seen(
    "C. civ. 2241, 2244",
    "Neither reminders, nor a formal notice, nor the mere request for an order for payment interrupt the limitation "
    "period; a writ does.",
    "victorisavocat.com",
)
INTERRUPTS = Fact(
    "C. civ. 2240, 2244",
    "The service of the order, an acknowledgement of the debt and a part payment interrupt the limitation period.",
)
CONSUMER_COSTS = Fact(
    "CPCE L111-8", "The cost of recovery without an enforceable title may not be charged to a consumer."
)
PUBLIC_BUYERS = Fact(
    "CPC 1405; CGCT L1612-15; CJA R541-1",
    "No order for payment lies against a public buyer for a public contract: after a claim to it, the prefect may be "
    "asked to have the sum paid (mandatement d'office), or the administrative judge for a provision "
    "(référé-provision).",
)
PUBLIC_CLAIM = Fact(
    "loi 68-1250, art. 2",
    "A written claim for the sum, made to the administration, interrupts the four years; they begin anew on 1 "
    "January of "
    "the next year.",
)
MEDIATOR = Fact(
    "mediateur-des-entreprises.fr", "The Médiateur des entreprises helps companies and public buyers, free of charge."
)

SENTENCES: Mapping[str, Fact] = {
    "order for payment, traders": TRADER_ORDER,
    "order for payment, others": CIVIL_ORDER,
    "which court": FORMS,
    "the request": REQUEST,
    "conciliation": NO_CONCILIATION,
    "what does not stop time": RUNS_ON,
    "what stops time": INTERRUPTS,
    "costs, consumers": CONSUMER_COSTS,
    "public buyers": PUBLIC_BUYERS,
    "public buyers, what stops time": PUBLIC_CLAIM,
    "mediation": MEDIATOR,
}
"""What has no figure, by what it is about."""
