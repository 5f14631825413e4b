"""What is said about a claim: which way to go, its limits, what to see to, what is missing. French, then English."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from acompte.model.text import FRENCH, money, sentence
from acompte_reports.tables import day as short_day

if TYPE_CHECKING:
    from acompte.recovery.evidence import Missing
    from acompte.recovery.procedures import Procedure, Remark

PROCEDURES: dict[str, tuple[str, str]] = {
    "order": ("injonction de payer", "order for payment (injonction de payer)"),
    "small-claim": ("procédure simplifiée, petites créances", "simplified procedure for small claims"),
    "declaration": ("déclaration de créance", "declaration of the claim (déclaration de créance)"),
    "public": ("réclamation à l'acheteur public", "claim to the public buyer"),
}

REMARKS: dict[str, tuple[str, str]] = {
    "court-commercial": (
        "Requête au président du tribunal de commerce (ou des activités économiques) du siège du débiteur.",
        "A request to the president of the commercial court (tribunal de commerce, or des activités économiques) of "
        "the "
        "debtor's seat.",
    ),
    "court-civil": (
        "Requête au tribunal judiciaire du domicile ou du siège du débiteur.",
        "A request to the tribunal judiciaire of the debtor's home or seat.",
    ),
    "court-unknown": (
        "Débiteur commerçant : requête au président du tribunal de commerce ; sinon au tribunal judiciaire, avec "
        "l'autre "
        "formulaire. Le nom ne dit pas lequel : legal: sur le compte du client le dira.",
        "Where the debtor is a trader, a request to the president of the commercial court; else to the tribunal "
        "judiciaire, on the other form. The name does not say which: legal: on the customer's account will.",
    ),
    "request": (
        "La requête dit la somme exacte, le détail de chaque élément, le fondement, et joint les pièces du bordereau.",
        "The request says the exact sum, the breakdown of each part, what it rests on, and encloses the documents "
        "listed.",
    ),
    "no-lawyer": ("Sans avocat.", "No lawyer is needed."),
    "lawyer": (
        "Au-delà de {amount}, le tribunal judiciaire demande un avocat si le débiteur fait opposition.",
        "Above {amount} the tribunal judiciaire asks for a lawyer where the debtor opposes.",
    ),
    "no-conciliation": ("Aucune conciliation préalable.", "No attempt at conciliation is needed before."),
    "order-times": (
        "L'ordonnance est à signifier sous {serve} mois par un commissaire de justice, sinon elle tombe. Opposition "
        ": "
        "{oppose} mois. Exécution : {enforce} mois après la signification, si le greffe n'annonce pas d'opposition.",
        "A commissaire de justice must serve the order within {serve} months, or it is void. Opposition: {oppose} "
        "month. "
        "Enforcement: {enforce} months after the service, where the registry announces no opposition.",
    ),
    "small-claim": (
        "Jusqu'à {limit}, intérêts compris, par un commissaire de justice. Le débiteur doit accepter sous {months} "
        "mois ; "
        "les frais sont pour le créancier.",
        "Up to {limit}, interest included, through a commissaire de justice. The debtor must agree within {months} "
        "month; "
        "its cost is the creditor's.",
    ),
    "declare": (
        "Procédure collective depuis le {since} : déclarez tout ce qui est né avant, échu ou non, au mandataire "
        "judiciaire ou au liquidateur, dans les deux mois du BODACC, soit au plus tôt le {until}.",
        "Insolvency since {since}: declare all that was owed before, due or not, to the creditors' representative "
        "or the "
        "liquidator, within two months of the BODACC, so on {until} at the earliest.",
    ),
    "declare-late": (
        "Le délai peut être passé : un relevé de forclusion se demande jusqu'au {until} environ.",
        "The time may be over: relief can be asked for until about {until}.",
    ),
    "public": (
        "Ni injonction de payer ni petites créances contre un acheteur public : réclamation écrite, puis mandatement "
        "d'office (préfet) ou référé-provision (juge administratif). Les intérêts sont dus sans demande.",
        "Neither an order for payment nor the small-claims procedure against a public buyer: a written claim, then "
        "payment ordered by the prefect (mandatement d'office) or a provision from the administrative judge "
        "(référé-provision). Interest is owed unasked.",
    ),
    "mediator": (
        "Le Médiateur des entreprises aide sans frais.",
        "The Médiateur des entreprises helps, free of charge.",
    ),
    "not-public": ("Pas contre un acheteur public.", "Not against a public buyer."),
    "not-claim": ("Rien n'est dû au jour dit.", "Nothing is due on the day."),
    "not-disputed": (
        "Contesté : {numbers}. Le débiteur ferait opposition ; une assignation convient mieux.",
        "Disputed: {numbers}. The debtor would oppose; a writ (assignation) suits better.",
    ),
    "not-barred": ("Prescrit : {numbers}.", "Time-barred: {numbers}."),
    "not-euro": (
        "Le seuil est en euros, ces livres en {currency}.",
        "The limit is in euros, these books in {currency}.",
    ),
    "not-small": (
        "{amount} : plus que la limite de {limit}, intérêts compris.",
        "{amount}: more than the limit of {limit}, interest included.",
    ),
    "not-known": (
        "Les intérêts ne sont pas connus : on ne sait pas si la somme reste sous {limit}.",
        "The interest is not known, so neither is whether the sum stays below {limit}.",
    ),
    "check-on-account": (
        "{amount} reçus ne sont affectés à rien : affectez-les d'abord, la somme demandée doit être exacte.",
        "{amount} received are allocated to nothing: allocate them first, the sum asked for must be exact.",
    ),
    "check-deposit": (
        "Acompte impayé : {numbers}. Le client peut encore renoncer au contrat ; demandez plutôt s'il le maintient.",
        "Deposit not paid: {numbers}. The customer may still walk away from the contract; ask first whether it stands.",
    ),
    "check-promised": (
        "Paiement promis, délai en cours : {numbers}.",
        "Payment promised, the day is not past: {numbers}.",
    ),
    "check-bill": (
        "Effet accepté : {numbers}. C'est l'effet qui est à présenter, ou à protester.",
        "Bill accepted: {numbers}. It is the bill that is presented, or protested.",
    ),
    "check-held": ("Relances suspendues par un accord : {numbers}.", "Reminders are on hold by agreement: {numbers}."),
    "check-rate": (
        'Taux inconnu pour {halves} : ajoutez custom "rate", la somme demandée doit être exacte.',
        'No rate known for {halves}: add custom "rate", the sum asked for must be exact.',
    ),
    "check-notice": (
        "Sans mise en demeure : {numbers}. Envoyez-la en recommandé d'abord ; le juge l'attend.",
        "No formal notice yet: {numbers}. Send it registered first; the judge expects it.",
    ),
    "check-siren": (
        "Le client n'a pas de siren: sur {account} ; la requête le demande.",
        "The customer has no siren: on {account}; the request asks for it.",
    ),
    "check-address": (
        "Le client n'a pas d'address: sur {account} ; l'ordonnance y est signifiée.",
        "The customer has no address: on {account}; the order is served there.",
    ),
    "check-consumer": (
        "Particulier : les frais engagés avant un titre ne peuvent lui être demandés, et aucune indemnité de 40 €.",
        "A consumer: what recovery costs before a title cannot be claimed, nor the 40 euros.",
    ),
    "time": (
        "Prescription : le {last}. Ni relance, ni mise en demeure, ni requête ne l'arrêtent ; la signification de "
        "l'ordonnance, oui.",
        "Time-barred after {last}. Neither reminders, nor a formal notice, nor the request stop that; the service "
        "of the "
        "order does.",
    ),
    "time-public": (
        "Prescription : le {last}. Une réclamation écrite à l'administration l'arrête.",
        "Time-barred after {last}. A written claim to the administration stops that.",
    ),
    "time-soon": (
        "Prescription dès le {last} : une requête ne l'arrête pas et l'ordonnance peut mettre {months} mois à être "
        "signifiée. Une assignation l'arrête.",
        "Time-barred as soon as {last}: a request does not stop it, and the order may take {months} months to be "
        "served. A "
        "writ (assignation) stops it.",
    ),
}

LEFT_OUT: dict[str, tuple[str, str]] = {
    "after": ("né après le jugement, à régler à son échéance", "owed since the judgment, to be paid when due"),
    "disputed": ("contesté", "disputed"),
    "deposit": ("acompte impayé (--deposits)", "deposit not paid (--deposits)"),
    "promised": ("promis, délai en cours", "promised, the day is not past"),
    "bill": ("effet accepté", "bill accepted"),
    "held": ("en attente", "on hold"),
    "not-due": ("pas encore échu", "not due yet"),
    "barred": ("prescrit", "time-barred"),
    "tolerance": ("dans la tolérance", "within the tolerance"),
}

MISSING: dict[str, tuple[str, str]] = {
    "signed": ("{document} : le devis signé, ou la commande", "{document}: the signed quote, or the order"),
    "terms": ("les conditions générales acceptées", "the general terms accepted"),
    "delivery": (
        "{document} : bon de livraison, procès-verbal de réception, ou autre preuve de l'exécution",
        "{document}: delivery note, acceptance of the works, or other proof of the performance",
    ),
    "notice-proof": (
        "{document} : l'accusé de réception de la mise en demeure",
        "{document}: the acknowledgement of receipt of the formal notice",
    ),
    "original": (
        "{document} : l'original, établi dans les livres d'avant",
        "{document}: the original, issued in the books before these",
    ),
    "unread": (
        "{document} : le fichier manque, ou n'est pas sous le dossier du livre",
        "{document}: the file is missing, or not below the ledger's folder",
    ),
}


def procedure_words(procedure: Procedure, language: str) -> str:
    """Name a procedure, with its forms."""
    name = sentence(PROCEDURES[procedure.name], language, None)
    return f"{name}, Cerfa {' / '.join(procedure.forms)}" if procedure.forms else name


def remark_words(remark: Remark, language: str, currency: str) -> str:
    """Say a remark, and the article behind it."""
    fields = {key: _written(value, language, currency) for key, value in remark.fields.items()}
    text = sentence(REMARKS[remark.key], language, None).format(**fields)
    return f"{text.removesuffix('.')} ({remark.fact.article})." if remark.fact is not None else text


def missing_words(missing: Missing, language: str) -> str:
    """Say what the file should have."""
    return sentence(MISSING[missing.what], language, None).format(document=missing.document)


def left_out_words(why: str, language: str) -> str:
    """Say why a document is left out."""
    return sentence(LEFT_OUT[why], language, None)


def _written(value: object, language: str, currency: str) -> str:
    if isinstance(value, Decimal):
        return money(value, language, currency)
    if isinstance(value, date):
        return short_day(value, language)
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return str(value)


_TOLD = {
    "quote": "Devis {document}{text} : {amount} hors taxes",
    "accepted": "Devis {document} accepté",
    "amendment": "Avenant au devis {document}{text} : {amount} hors taxes",
    "received": "Travaux ou livraison du devis {document} reçus",
    "cancelled": "Devis {document} annulé",
    "due": "Échéance de {document} : {amount}",
    "payment": "Règlement de {amount} sur {document}",
    "bounce": "Règlement de {amount} sur {document} rejeté",
    "credited": "Avoir de {amount} sur {document}",
    "write_off": "{amount} passés en perte sur {document}",
    "discount": "Escompte de {amount} sur {document}",
    "set_off": "Compensation de {amount} sur {document}",
    "difference": "Écart de règlement de {amount} sur {document}",
    "promise": "Promesse de régler {document} le {day}",
    "letter": "{text} : {document}",
    "insolvency": "Procédure collective",
}
"""The facts, in French."""


def told(what: str, document: str, text: str, amount: Decimal | None, on: date | None, currency: str) -> str:
    """Tell a fact in French; what is no key here is the kind of a document, which was issued."""
    pattern = _TOLD.get(what, "{text} {document} : {amount}")
    if what in ("quote", "amendment") and text:
        text = f", {text}"
    return pattern.format(
        document=document,
        text=text[:1].upper() + text[1:] if pattern.startswith("{text}") else text,
        amount=money(amount, FRENCH, currency) if amount is not None else "",
        day=short_day(on, FRENCH) if on else "",
    )
