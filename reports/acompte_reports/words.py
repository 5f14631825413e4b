"""The words of tables and pages, French then English; `one|many` where a number decides."""

from __future__ import annotations

from acompte.model.text import sentence
from acompte_reports.account_words import ACCOUNTS
from acompte_reports.calendar_words import CALENDAR
from acompte_reports.fava_words import FAVA
from acompte_reports.writing_words import WRITING

_WORDS: dict[str, tuple[str, str]] = {
    # columns
    "quote": ("Devis", "Quote"),
    "document": ("Document", "Document"),
    "customer": ("Client", "Customer"),
    "customer_name": ("Client", "Customer"),
    "kind": ("Nature", "Kind"),
    "date": ("Date", "Date"),
    "due": ("Échéance", "Due"),
    "total": ("Total TTC", "Total"),
    "paid": ("Réglé", "Paid"),
    "open": ("Reste dû", "Open"),
    "status": ("État", "Status"),
    "reminders": ("Relances", "Reminders"),
    "next_step": ("Prochaine étape", "Next step"),
    "state": ("État", "State"),
    "total_ht": ("Total HT", "Excl. VAT"),
    "total_ttc": ("Total TTC", "Total"),
    "deposits_planned": ("Ac. prévus", "Planned"),
    "deposits_invoiced": ("Ac. facturés", "Invoiced"),
    "deposits_paid": ("Ac. réglés", "Paid"),
    "deposits_held": ("Détenus", "Held"),
    "invoiced_ht": ("Facturé HT", "Invoiced"),
    "left_ht": ("À facturer", "Left"),
    "delivery": ("Livraison", "Delivery"),
    "not_due": ("Non échu", "Not due"),
    "d1_30": ("1–30 j", "1–30 d"),
    "d31_60": ("31–60 j", "31–60 d"),
    "d61_90": ("61–90 j", "61–90 d"),
    "d91_plus": ("> 90 j", "> 90 d"),
    "unallocated": ("Sur compte", "On account"),
    "retention": ("Retenue", "Retention"),
    "month": ("Mois", "Month"),
    "billed": ("Facturé", "Billed"),
    "simple": ("DSO", "DSO"),
    "countback": ("Épuis.", "Count-back"),
    "best_possible": ("Au mieux", "Best"),
    "delinquent": ("Retard", "Delinquent"),
    "cei": ("CEI %", "CEI %"),
    "days_to_pay": ("Paiement", "To pay"),
    "days_beyond_terms": ("Dépass.", "Beyond"),
    "without_deposits": ("Sans ac.", "No deposit"),
    "what": ("À faire", "To do"),
    "amount": ("Montant", "Amount"),
    "start": ("Du", "From"),
    "end": ("Au", "To"),
    "scheduled": ("Prévu", "Scheduled"),
    "expected": ("Attendu", "Expected"),
    "low": ("Au moins", "Low"),
    "high": ("Au plus", "High"),
    "sum": ("Total", "Total"),
    "from": ("Du", "From"),
    "to": ("Au", "To"),
    "days": ("Jours", "Days"),
    "yearly": ("Taux %", "Rate %"),
    "late_base": ("Base TTC", "Base"),
    "interest": ("Intérêts", "Interest"),
    "fee": ("Forfait", "Fee"),
    "charged": ("Facturé", "Charged"),
    "waived": ("Abandonné", "Waived"),
    "regime": ("Exigibilité", "Due"),
    "rate": ("Taux", "Rate"),
    "reason": ("Motif", "Reason"),
    "base": ("Base HT", "Base"),
    "vat": ("TVA", "VAT"),
    "place": ("Écriture", "Entry"),
    "account": ("Compte", "Account"),
    "before": ("Avant", "Before"),
    "lines": ("Documents", "Documents"),
    "others": ("Autres", "Others"),
    "after": ("Après", "After"),
    # VAT
    "regime-debits": ("débits", "debits"),
    "regime-receipts": ("encaissements", "receipts"),
    "regime-delivery": ("livraison", "delivery"),
    "regime-none": ("sans TVA", "no VAT"),
    "vat-deposit": ("acompte", "deposit"),
    "vat-other": ("autre", "other"),
    "reason-franchise": ("franchise", "franchise"),
    "reason-reverse-charge": ("autoliquidation", "reverse charge"),
    "reason-export": ("exportation", "export"),
    "reason-intra-eu": ("intra-UE", "intra-EU"),
    "reason-exempt": ("exonération", "exempt"),
    "vat-line": (
        "TVA exigible du {first} au {last} : {vat}.",
        "VAT due from {first} to {last}: {vat}.",
    ),
    "vat-lines": ("Ligne à ligne :", "Line by line:"),
    "vat-accounts": ("Comptes de TVA (crédit positif) :", "Accounts of VAT (credit positive):"),
    "vat-others": (
        "Écritures sans document (règlement de la TVA, corrections) : {places}.",
        "Entries without a document (payment of the VAT, corrections): {places}.",
    ),
    "vat-agrees": (
        "TVA en attente : {waits} sur {documents}, comme les comptes.",
        "Pending VAT: {waits} on {documents}, as the accounts say.",
    ),
    "vat-gap": (
        "TVA en attente : {waits} sur {documents} ; les comptes portent {gap} de plus. Voyez « acompte check ».",
        "Pending VAT: {waits} on {documents}; the accounts have {gap} more. See `acompte check`.",
    ),
    # late interest
    "penalties-line": (
        "{documents} en retard ou payés en retard au {day} : {interest} d'intérêts, {fee} de forfaits ; {left} ni "
        "facturés ni abandonnés.",
        "{documents} late or paid late by {day}: {interest} of interest, {fee} of flat fees; {left} neither charged "
        "nor given up.",
    ),
    "penalties-unknown": (
        'Le taux {rate} de {half} est inconnu : ce qui en dépend n\'a pas de chiffre. Écrivez {day} custom "rate" '
        '"{rate}" "0.00 %", avec le taux publié.',
        'The rate {rate} of {half} is unknown: what rests on it has no figure. Write {day} custom "rate" '
        '"{rate}" "0.00 %", with the rate published.',
    ),
    # kinds
    "deposit": ("acompte", "deposit"),
    "progress": ("situation", "progress"),
    "final": ("solde", "final"),
    "invoice": ("facture", "invoice"),
    "credit-note": ("avoir", "credit note"),
    "debit-note": ("note de débit", "debit note"),
    "opening": ("reprise", "opening"),
    # states
    "state-open": ("en attente", "open"),
    "state-accepted": ("accepté", "accepted"),
    "state-refused": ("refusé", "refused"),
    "state-cancelled": ("annulé", "cancelled"),
    "state-closed": ("clos", "closed"),
    "pending": ("en attente", "pending"),
    "partial": ("partiel", "partial"),
    "retained": ("retenue de garantie", "retention"),
    "paid-status": ("acquitté", "paid"),
    "late-by": ("en retard de {days} j", "{days} d late"),
    "disputed": ("contesté", "disputed"),
    "promised-for": ("promis pour le {day}", "promised for {day}"),
    "held": ("suspendu", "on hold"),
    "written-off": ("passé en perte", "written off"),
    "bill": ("effet", "bill"),
    "doubtful": ("douteux", "doubtful"),
    # agenda
    "deposit-to-invoice": ("acompte à facturer", "deposit to invoice"),
    "final-to-issue": ("solde à facturer", "final to issue"),
    "invoice-to-send": ("à envoyer", "to send"),
    "invoice-due": ("échéance", "due"),
    "reminder": ("relance", "reminder"),
    "promise-due": ("promesse", "promise"),
    "quote-expiring": ("devis qui expire", "quote expiring"),
    "retention-due": ("retenue à libérer", "retention due"),
    # reminder steps
    "courtesy": ("rappel de courtoisie", "courtesy reminder"),
    "first": ("première relance", "first reminder"),
    "second": ("deuxième relance", "second reminder"),
    "last": ("dernière relance", "last reminder"),
    "formal-notice": ("mise en demeure", "formal notice"),
    "broken-promise": ("promesse non tenue", "broken promise"),
    "deposit-issued": ("envoi d’une facture d’acompte", "deposit invoice sent"),
    "invoice-issued": ("envoi d’une facture", "invoice sent"),
    # counted things
    "documents-count": ("{count} document|{count} documents", "{count} document|{count} documents"),
    "days-count": ("{count} jour|{count} jours", "{count} day|{count} days"),
    "errors-count": ("{count} erreur|{count} erreurs", "{count} error|{count} errors"),
    "warnings-count": ("{count} avertissement|{count} avertissements", "{count} warning|{count} warnings"),
    # sentences of the terminal
    "status-line": (
        "{documents} au {day} : {open} dus, dont {late} en retard.",
        "{documents} on {day}: {open} owed, of which {late} late.",
    ),
    "quotes-line": (
        "{count} devis au {day} : {left} HT restent à facturer, {held} HT d'acomptes détenus.",
        "{count} quote on {day}: {left} excl. VAT left to invoice, {held} of deposits held."
        "|{count} quotes on {day}: {left} excl. VAT left to invoice, {held} of deposits held.",
    ),
    "aging-line": (
        "Balance âgée au {day} : {open} dus, dont {late} en retard.",
        "Aged balance on {day}: {open} owed, of which {late} late.",
    ),
    "dso-line": (
        "Au {day}, sur {window} : DSO {simple} j, {without} j sans acomptes.",
        "On {day}, over {window}: DSO {simple} d, {without} d without deposits.",
    ),
    "dso-partial": (
        "Historique incomplet : les livres commencent il y a moins de {window}.",
        "Partial history: the books begin less than {window} ago.",
    ),
    "agenda-line": (
        "{count} chose à faire au {day}, et d'ici {horizon}.|{count} choses à faire au {day}, et d'ici {horizon}.",
        "{count} thing to do on {day} and within {horizon}.|{count} things to do on {day} and within {horizon}.",
    ),
    "agenda-line-today": (
        "{count} chose à faire au {day}.|{count} choses à faire au {day}.",
        "{count} thing to do on {day}.|{count} things to do on {day}.",
    ),
    "forecast-line": (
        "Encaissements attendus au {day} : {scheduled}, dont {late} déjà en retard.",
        "Receipts expected on {day}: {scheduled}, of which {late} late already.",
    ),
    "late-row": ("en retard", "late"),
    "later-row": ("ensuite", "later"),
    "nothing": ("Rien à montrer.", "Nothing to show."),
    "ledger-errors": (
        "{errors} dans les livres : voyez « acompte check ».",
        "{errors} in the ledger: see `acompte check`.",
    ),
    "check-none": ("Aucune erreur, aucun avertissement.", "No error, no warning."),
    "check-line": (
        "{errors}, {warnings}.",
        "{errors}, {warnings}.",
    ),
    "check-since": ("Nouveau depuis {revision} : {line}", "New since {revision}: {line}"),
    "since-none": (
        "{ledger} n'existait pas dans {revision} : tout est nouveau.",
        "{ledger} did not exist in {revision}: everything is new.",
    ),
    # explaining a diagnostic
    "error": ("erreur", "error"),
    "warning": ("avertissement", "warning"),
    "about-customers": ("clients", "customers"),
    "about-quotes": ("devis", "quotes"),
    "about-numbers": ("numéros", "numbers"),
    "about-invoices": ("factures", "invoices"),
    "about-deposits": ("acomptes", "deposits"),
    "about-VAT": ("TVA", "VAT"),
    "about-payments": ("règlements", "payments"),
    "about-time": ("délais et clôtures", "time"),
    "about-settings": ("réglages", "settings"),
    "about-Beancount": ("Beancount", "Beancount"),
    "explain-example": ("Par exemple :", "For example:"),
    "explain-example-day": ("Par exemple, au {day} :", "For example, as of {day}:"),
    "explain-message": ("Le message :", "The message:"),
    "explain-right": (
        "Ce qui serait juste, à la place de l'écriture marquée :",
        "Right, in place of the marked entry:",
    ),
    "letters-line": (
        "{count} lettre écrite dans {folder}.|{count} lettres écrites dans {folder}.",
        "{count} letter written to {folder}.|{count} letters written to {folder}.",
    ),
    "report-line": (
        "{count} page écrite ; ouvrez {folder}/index.html.|{count} pages écrites ; ouvrez {folder}/index.html.",
        "{count} page written; open {folder}/index.html.|{count} pages written; open {folder}/index.html.",
    ),
}

WORDS = {**_WORDS, **ACCOUNTS, **WRITING, **CALENDAR, **FAVA}


def word(key: str, language: str, **fields: object) -> str:
    """Give a word or a sentence in a language, its form by `count`; a name that nobody translated stands for itself."""
    pair = WORDS.get(key)
    if pair is None:
        return key
    text = sentence(pair, language, fields.get("count"))
    return text.format(**fields) if fields else text
