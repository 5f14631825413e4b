"""The words of quotes and invoices, French then English."""

from __future__ import annotations

import re
from functools import lru_cache

from acompte.model.text import FRENCH
from acompte_reports.papers.words_mentions import MENTIONS

WORDS: dict[str, tuple[str, str]] = {
    # titles
    "quote": ("Devis", "Quote"),
    "deposit": ("Facture d’acompte", "Deposit invoice"),
    "progress": ("Facture de situation n° {place}", "Progress invoice no. {place}"),
    "final": ("Facture de solde", "Final invoice"),
    "invoice": ("Facture", "Invoice"),
    "credit-note": ("Avoir", "Credit note"),
    "credit-note-deposit": ("Avoir d’acompte", "Deposit credit note"),
    "debit-note": ("Note de débit", "Debit note"),
    # the head
    "date": ("Date", "Date"),
    "due": ("Échéance", "Due"),
    "due-each": ("Échéances", "Due"),
    "see-below": ("voir ci-dessous", "see below"),
    "quotes": ("Devis", "Quote"),
    "of-date": ("{number} du {day}", "{number} of {day}"),
    "corrects": ("Rectifie", "Corrects"),
    "concerns": ("Concerne", "Concerns"),
    "order": ("Votre commande", "Your order"),
    "delivered": ("Livré ou réalisé le", "Supplied on"),
    "delivery": ("Livraison prévue", "Planned delivery"),
    "cashed": ("Encaissé le", "Cashed on"),
    "expires": ("Valable jusqu’au", "Valid until"),
    "owner": ("Suivi par", "Your contact"),
    "siren": ("Votre SIREN", "Your SIREN"),
    "vat-number": ("Votre n° de TVA", "Your VAT number"),
    "terms": ("Règlement", "Terms"),
    "subject": ("Objet", "Subject"),
    "reason": ("Motif", "Reason"),
    "when": ("{town}, le {day}", "{town}, {day}"),
    "when-only": ("Le {day}", "{day}"),
    "sender": ("Émetteur", "Sender"),
    "recipient": ("Destinataire", "Recipient"),
    # the lines
    "items": ("Détail", "Details"),
    "item": ("Désignation", "Description"),
    "quantity": ("Quantité", "Quantity"),
    "price": ("Prix unitaire HT", "Unit price excl. VAT"),
    "rate": ("TVA", "VAT"),
    "rate-head": ("Taux", "Rate"),
    "price-plain": ("Prix unitaire", "Unit price"),
    "amount": ("Montant", "Amount"),
    "excl-after": ("HT", "excl. VAT"),
    "net": ("Montant HT", "Amount excl. VAT"),
    "planned": ("Ce que prévoit le devis", "What the quote provides for"),
    # the totals
    "totals": ("Totaux", "Totals"),
    "vat-by-rate": ("TVA par taux", "VAT by rate"),
    "base": ("Base HT", "Excl. VAT"),
    "vat": ("TVA", "VAT"),
    "vat-at": ("TVA {rate}", "VAT {rate}"),
    "outside": ("Hors TVA", "Outside VAT"),
    "total-net": ("Total HT", "Total excl. VAT"),
    "total": ("Total TTC", "Total incl. VAT"),
    "total-plain": ("Total", "Total"),
    "incl": ("TTC", "Incl. VAT"),
    "excl": ("HT", "Excl. VAT"),
    "sum": ("Total", "Total"),
    # deposits
    "deposits-taken": ("Acomptes déjà facturés", "Deposits already invoiced"),
    "deposits-returned": ("Acomptes rendus au devis", "Deposits given back to the quote"),
    "deposit-invoice": ("Facture d’acompte", "Deposit invoice"),
    "without-number": ("sans facture", "without an invoice"),
    "left": ("Reste à payer", "Left to pay"),
    "left-net": ("Reste HT", "Left excl. VAT"),
    "left-vat": ("TVA restant due", "VAT left"),
    "received": ("Déjà réglé", "Already received"),
    "retention": ("Retenue de garantie", "Retention of guarantee"),
    "to-pay": ("Net à payer", "Amount to pay"),
    "to-you": ("En votre faveur", "In your favour"),
    "credited": ("Montant de l’avoir", "Amount credited"),
    "deposit-of": (
        "Acompte de {percent} sur le devis {number} du {day}, d’un montant de {net} HT, {total} TTC.",
        "Deposit of {percent} on quote {number} of {day}, {net} excl. VAT, {total} incl. VAT.",
    ),
    "deposit-on": (
        "Acompte sur le devis {number} du {day}, d’un montant de {net} HT, {total} TTC.",
        "Deposit on quote {number} of {day}, {net} excl. VAT, {total} incl. VAT.",
    ),
    "deposit-on-several": ("Acompte de {percent} sur les devis :", "Deposit of {percent} on the quotes:"),
    "deposit-on-several-plain": ("Acompte sur les devis :", "Deposit on the quotes:"),
    "deposit-row": (
        "{number} du {day}, {net} HT, {total} TTC",
        "{number} of {day}, {net} excl. VAT, {total} incl. VAT",
    ),
    "deposit-deducted": (
        "Cet acompte sera déduit de la facture de solde, qui rappellera son numéro et sa date.",
        "This deposit will be deducted from the final invoice, which will name its number and date.",
    ),
    "deposit-alone": ("Cet acompte sera déduit de la facture.", "This deposit will be deducted from the invoice."),
    "credit-says": (
        "Cet avoir rectifie {what}. Il vient en déduction de ce que vous devez ou vous est remboursé.",
        "This credit note corrects {what}. It is taken off what you owe, or refunded to you.",
    ),
    "credit-alone": (
        "Cet avoir vient en déduction de ce que vous devez ou vous est remboursé.",
        "This credit note is taken off what you owe, or refunded to you.",
    ),
    "what-deposit": ("la facture d’acompte", "deposit invoice"),
    "what-progress": ("la facture de situation", "progress invoice"),
    "what-final": ("la facture de solde", "final invoice"),
    "what-invoice": ("la facture", "invoice"),
    "what-opening": ("la facture", "invoice"),
    "what-credit-note": ("l’avoir", "credit note"),
    "what-debit-note": ("la note de débit", "debit note"),
    "and": ("et", "and"),
    # progress and the whole account
    "progress-table": ("Avancement des travaux", "Progress of the works"),
    "works": ("Marché HT", "Works excl. VAT"),
    "before": ("Cumul antérieur HT", "Billed before"),
    "now": ("Cette facture HT", "This invoice"),
    "reached": ("Cumul HT", "Billed so far"),
    "share": ("Avancement", "Progress"),
    "account": ("Décompte général", "The whole account"),
    "account-works": ("Travaux", "Works"),
    "account-invoices": ("Factures", "Invoices"),
    "account-deposits": ("Acomptes", "Deposits"),
    "account-note": (
        "Montants des factures TTC, sauf la colonne HT ; montants des acomptes HT.",
        "Invoices including VAT but for the column that says so; deposits excluding VAT.",
    ),
    "document": ("Document", "Document"),
    "deducted": ("Déduit", "Deducted"),
    "deposits-deducted": ("Acomptes déduits", "Deposits deducted"),
    "held-back": ("Retenue", "Retention"),
    "asked": ("Demandé", "Asked"),
    "invoiced": ("Facturé", "Invoiced"),
    "credited-short": ("Crédité", "Credited"),
    "still-held": ("Reste à déduire", "Left to deduct"),
    "quote-row": ("Devis {number}", "Quote {number}"),
    "amendment-row": ("Avenant", "Amendment"),
    # late interest
    "late-title": ("Calcul des intérêts de retard", "How the late interest is worked out"),
    "late-from": ("Du", "From"),
    "late-to": ("Au", "To"),
    "late-days": ("Jours", "Days"),
    "late-base": ("Reste dû TTC", "Owed incl. VAT"),
    "late-rate": ("Taux annuel", "Yearly rate"),
    "late-interest": ("Intérêts", "Interest"),
    "late-before": ("Déjà facturés", "Charged before"),
    "late-fee": ("Indemnité", "Flat fee"),
    "late-note": (
        "Intérêts : reste dû × taux annuel × jours ÷ 365, arrondis au centime à chaque ligne.",
        "Interest: what is owed × yearly rate × days ÷ 365, rounded to the cent on each line.",
    ),
    # a quote
    "steps": ("Échéancier de règlement", "Payment schedule"),
    "step": ("Échéance", "Step"),
    "planned-on": ("Prévu le", "Planned for"),
    "percent": ("Part", "Share"),
    "on-order": ("Acompte à la commande", "Deposit on order"),
    "balance": ("Solde, après déduction des acomptes", "Balance, deposits deducted"),
    "acceptance": ("Bon pour accord", "Accepted"),
    "accept-how": (
        "Date, nom et qualité du signataire, signature précédée de la mention manuscrite « Bon pour accord ».",
        "Date, name and capacity of the signatory, signature after the handwritten words “Bon pour accord” (agreed).",
    ),
    "accept-date": ("Date", "Date"),
    "accept-name": ("Nom et qualité", "Name and capacity"),
    "accept-sign": ("Signature", "Signature"),
    # paying
    "pay": ("Règlement", "Payment"),
    "until": ("Au plus tard le", "No later than"),
    "undated": ("un an après la réception", "one year after acceptance"),
    "part": ("Échéance", "Instalment"),
    "transfer": ("Virement, IBAN", "Bank transfer, IBAN"),
    "bic": ("BIC", "BIC"),
    "reference": ("Référence", "Reference"),
    "online": ("Paiement en ligne", "Online payment"),
    "code": ("Virement de {amount}", "Transfer of {amount}"),
    "code-title": ("Code QR d’un virement de {amount}", "QR code of a transfer of {amount}"),
    "nothing": ("Rien à payer : le document est soldé.", "Nothing to pay: the document is settled."),
}

_BEFORE = re.compile(r" (?=[:%€»])")
_NARROW = re.compile(r" (?=[;?!])")
_AFTER = re.compile(r"(?<=«) |(?<=n°) |(?<=art\.) |(?<=\b[LRD]\.) ")


@lru_cache(maxsize=1024)
def _typeset(french: str) -> str:
    """Put the spaces that French typography wants and that no line breaks at."""
    return _AFTER.sub("\u00a0", _NARROW.sub("\u202f", _BEFORE.sub("\u00a0", french)))


def say(key: str, language: str, **fields: object) -> str:
    """Give a word or a sentence in a language."""
    french, english = WORDS[key] if key in WORDS else MENTIONS[key]
    words = _typeset(french) if language == FRENCH else english
    return words.format(**fields) if fields else words
