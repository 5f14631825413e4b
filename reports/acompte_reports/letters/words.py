"""The words of letters that stand alone, French then English; sentences are in the templates."""

from __future__ import annotations

from acompte.model.text import ENGLISH, FRENCH

WORDS: dict[str, tuple[str, str]] = {
    # the table
    "document": ("Document", "Document"),
    "date": ("Date", "Date"),
    "due": ("Échéance", "Due"),
    "total": ("Total TTC", "Total"),
    "settled": ("Déjà réglé", "Received"),
    "settled-or-credited": ("Réglé ou crédité", "Received or credited"),
    "open": ("Reste dû", "Still due"),
    "all-open": ("Total restant dû", "Total still due"),
    "to-come": ("dont à échoir plus tard", "of which due later"),
    "disputed": ("dont contesté, non demandé", "of which disputed, not asked for"),
    "frozen": (
        "dont antérieur à la procédure collective, non demandé",
        "of which older than the insolvency, not asked for",
    ),
    "retained": ("dont retenue de garantie", "of which retention of guarantee"),
    "documents": ("Documents concernés", "Documents concerned"),
    # the account
    "account-since": ("Mouvements depuis le {day}", "Movements since {day}"),
    "movement": ("Mouvement", "Movement"),
    "debit": ("Débit", "Debit"),
    "credit": ("Crédit", "Credit"),
    "balance-after": ("Solde", "Balance"),
    "opening-balance": ("Solde antérieur", "Balance before"),
    "balance-on": ("Solde au {day}", "Balance on {day}"),
    # what comes
    "next-deposit-to-invoice": ("facture d’acompte sur", "deposit invoice on"),
    "next-final-to-issue": ("facture de solde sur", "final invoice on"),
    "next-invoice-due": ("échéance de", "due date of"),
    "next-retention-due": ("fin de la retenue de garantie de", "end of the retention of"),
    # the box
    "net": ("Net à payer", "Amount to pay"),
    "until": ("Au plus tard le", "No later than"),
    "until-each": ("Au plus tard", "No later than"),
    "on-receipt": ("à réception de ce relevé", "on receipt of this statement"),
    "each-date": ("à chacune des échéances ci-dessus", "each of the dates above"),
    "transfer": ("Virement, IBAN", "Bank transfer, IBAN"),
    "bic": ("BIC", "BIC"),
    "reference": ("Référence à rappeler", "Payment reference"),
    "code": ("Virement de {amount}", "Transfer of {amount}"),
    "code-title": ("Code QR d’un virement de {amount}", "QR code of a transfer of {amount}"),
    "principal": ("Principal", "Principal"),
    "interest-due": ("Intérêts de retard", "Late-payment interest"),
    "fees-due": ("Indemnité de recouvrement", "Recovery costs"),
    # the interest, in a formal notice
    "interest-until": ("Intérêts de retard arrêtés au {day}", "Late-payment interest up to {day}"),
    "base": ("Somme due", "Amount due"),
    "first": ("Du", "From"),
    "last": ("Au", "To"),
    "days": ("Jours", "Days"),
    "rate": ("Taux annuel", "Yearly rate"),
    "interest": ("Intérêts", "Interest"),
    "charged": ("Déjà facturés", "Charged already"),
    "interest-left": ("Intérêts restant dus", "Interest still due"),
    # the schedule of a quote
    "stages": ("Votre échéancier", "Your payment schedule"),
    "stage": ("Étape", "Step"),
    "planned-on": ("Date prévue", "Planned date"),
    "share": ("Part", "Share"),
    "amount": ("Montant TTC", "Amount incl. VAT"),
    "balance": ("Solde", "Balance"),
    "online": ("Paiement en ligne", "Online payment"),
    "sender": ("Expéditeur", "Sender"),
    "recipient": ("Destinataire", "Recipient"),
    # the kinds of documents in the table, where the number stands before them
    "deposit": ("acompte", "deposit"),
    "progress": ("situation", "progress"),
    "final": ("solde", "final"),
    "invoice": ("", ""),
    "opening": ("", ""),
    "debit-note": ("note de débit", "debit note"),
    # the index
    "letters": ("Lettres", "Letters"),
    "letters-of": ("Lettres du", "Letters of"),
    "customer": ("Client", "Customer"),
    "papers": ("Documents", "Documents"),
    "step": ("Étape", "Step"),
    "letter": ("Lettre", "Letter"),
    "read": ("Lire", "Read"),
    "none": ("Aucune lettre à envoyer ce jour.", "No letter to send on this day."),
    "sum": ("Total", "Total"),
}

_TITLES_FR = {
    "M. et Mme ": "Madame, Monsieur",
    "Mme et M. ": "Madame, Monsieur",
    "Mme ": "Madame",
    "Madame ": "Madame",
    "M. ": "Monsieur",
    "Monsieur ": "Monsieur",
}
_TITLES_EN = ("Mr ", "Mrs ", "Ms ", "Miss ", "Dr ")


def say(key: str, language: str, **fields: str) -> str:
    """Give a word in a language, with what stands in it."""
    text = WORDS[key][0 if language == FRENCH else 1]
    return text.format(**fields) if fields else text


def salutation(name: str, *, is_person: bool, language: str) -> str:
    """Give the words that open a letter, without their comma; persons are called as they call themselves."""
    if language == ENGLISH:
        return f"Dear {name}" if is_person and name.startswith(_TITLES_EN) else "Dear Sir or Madam"
    titles = _TITLES_FR if is_person else {}
    return next((words for title, words in titles.items() if name.startswith(title)), "Madame, Monsieur")
