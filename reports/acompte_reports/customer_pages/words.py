"""The words of customers' pages, French then English."""

from __future__ import annotations

from acompte.model.text import FRENCH, sentence
from acompte_reports.typesetting import typeset

WORDS: dict[str, tuple[str, str]] = {
    "title": ("Votre compte", "Your account"),
    "as-of": ("au {day}", "as of {day}"),
    "settled": ("Rien à payer aujourd’hui.", "Nothing to pay today."),
    "to-pay": ("À payer", "To pay"),
    "late-since": (
        "en retard de {count}\u00a0jour|en retard de {count}\u00a0jours",
        "{count}\u00a0day late|{count}\u00a0days late",
    ),
    "due-today": ("à régler ce jour", "due today"),
    "due-on": ("le {day}", "on {day}"),
    "to-come": ("À venir", "Coming up"),
    "to-come-words": ("Ces sommes ne sont pas encore dues.", "These amounts are not due yet."),
    "undated": ("à une date à convenir", "on a date to be agreed"),
    "frozen": ("Avant la procédure collective", "From before the insolvency"),
    "frozen-words": (
        "Une procédure est ouverte depuis le {day}. Ces sommes lui sont antérieures : nous ne vous les demandons pas.",
        "Proceedings have been open since {day}. These amounts are older: we do not ask you to pay them.",
    ),
    "transfer": ("Virement, IBAN", "Bank transfer, IBAN"),
    "bic": ("BIC", "BIC"),
    "reference": ("Référence à rappeler", "Payment reference"),
    "code": (
        "Code QR du virement de {amount}, à scanner avec l’application de votre banque",
        "QR code of the transfer of {amount}: scan it with your bank’s app",
    ),
    "online": ("Payer en ligne", "Pay online"),
    "deposits": ("Acomptes que vous avez réglés", "Deposits that you have paid"),
    "deposits-words": (
        "Ils seront déduits de vos factures de solde.",
        "They will be deducted from your final invoices.",
    ),
    "without-vat": ("Montants hors taxes.", "Amounts without VAT."),
    "ask-first": (
        "S’il doit venir en déduction, dites-le-nous avant de payer.",
        "If it is to be set against what follows, tell us before you pay.",
    ),
    "on-account": (
        "Votre compte a un crédit de {amount}, pas encore affecté à une facture.",
        "Your account holds a credit of {amount} that is not set against an invoice yet.",
    ),
    "bill": ("par l’effet accepté", "by the accepted bill"),
    "disputed": ("contestée, nous en parlons", "disputed, we are talking about it"),
    "documents": ("Vos documents", "Your documents"),
    "document": ("Document", "Document"),
    "date": ("Date", "Date"),
    "due": ("Échéance", "Due"),
    "total": ("Total TTC", "Total incl. VAT"),
    "open": ("Reste dû", "Still due"),
    "paid": ("réglée", "paid"),
    "retention": ("retenue de garantie", "retention of guarantee"),
    "contact-both": ("Une question ? Écrivez-nous ou appelez-nous.", "A question? Write or call."),
    "contact-email": ("Une question ? Écrivez-nous.", "A question? Write to us."),
    "contact-phone": ("Une question ? Appelez-nous.", "A question? Call us."),
    "secret": (
        "L’adresse de cette page vous est réservée ; toute personne qui la possède peut lire la page.",
        "The address of this page is for you alone; whoever has it can read the page.",
    ),
    "crossing": (
        "Un règlement parti ces derniers jours peut ne pas encore figurer ici.",
        "A payment sent in the last days may not be shown here yet.",
    ),
}


def say(key: str, language: str, **fields: object) -> str:
    """Give a word or a sentence in a language."""
    text = sentence(WORDS[key], language, fields.get("count"))
    text = typeset(text) if language == FRENCH else text
    return text.format(**fields) if fields else text
