"""The words of the second half of the dashboard."""

from __future__ import annotations

BUSINESS: dict[str, tuple[str, str]] = {
    "alerts": ("Alertes", "Alerts"),
    "alerts-none": ("Rien à corriger : les écritures se tiennent.", "Nothing to put right: the entries agree."),
    "alerts-beancount": (
        "Beancount trouve {count} erreur, que « acompte check » montre.|"
        "Beancount trouve {count} erreurs, que « acompte check » montre.",
        "Beancount finds {count} error, which “acompte check” shows.|"
        "Beancount finds {count} errors, which “acompte check” shows.",
    ),
    "alerts-errors": (
        "{count} erreur à corriger d’abord.|{count} erreurs à corriger d’abord.",
        "{count} error to put right first.|{count} errors to put right first.",
    ),
    "alerts-warnings": (
        "{count} point à voir.|{count} points à voir.",
        "{count} thing to look at.|{count} things to look at.",
    ),
    "orders": ("Carnet de commandes", "Order book"),
    "orders-say": (
        "{left} HT restent à facturer sur {count} devis accepté.|{left} HT restent à facturer sur {count} devis "
        "acceptés.",
        "{left} excl. VAT left to invoice on {count} accepted quote.|"
        "{left} excl. VAT left to invoice on {count} accepted quotes.",
    ),
    "orders-none": ("Aucune commande à facturer.", "Nothing is ordered and left to invoice."),
    "pending-say": (
        "{count} devis attend une réponse : {amount} HT.|{count} devis attendent une réponse : {amount} HT.",
        "{count} quote waits for an answer: {amount} excl. VAT.|{count} quotes wait for an answer: {amount} excl. VAT.",
    ),
    "partial": ("historique partiel", "partial history"),
    "orders-past": ("en retard de livraison", "delivery overdue"),
    "orders-undated": ("sans date de livraison", "without a delivery date"),
    "waiting": ("Chantiers à ne pas commencer", "Jobs that must not start"),
    "waiting-none": (
        "Tous les acomptes prévus à ce jour sont reçus, ou le travail a commencé.",
        "All deposits planned by today have come, or work has begun.",
    ),
    "waiting-say": (
        "{count} devis accepté attend son acompte : {amount} HT.|{count} devis acceptés attendent leur acompte : "
        "{amount} HT.",
        "{count} accepted quote waits for its deposit: {amount} excl. VAT.|"
        "{count} accepted quotes wait for their deposit: {amount} excl. VAT.",
    ),
    "waiting-missing": ("Acompte attendu HT", "Deposit awaited, excl. VAT"),
    "waiting-since": ("Depuis le", "Since"),
    "retentions": ("Retenues de garantie", "Retentions of guarantee"),
    "retentions-none": ("Aucune retenue n’est ouverte.", "No retention is open."),
    "retentions-say": (
        "{amount} retenus ; {due} peuvent être réclamés.",
        "{amount} retained; {due} can be claimed.",
    ),
    "retentions-due": ("Libérable le", "Can be claimed on"),
    "retentions-undated": ("à la réception", "on acceptance"),
    "matters": ("Les clients qui comptent", "The customers who matter"),
    "matters-say": (
        "Un seul client fait {share} de ce qui est facturé sur {span}.|"
        "Les {count} premiers font {share} de ce qui est facturé sur {span}.",
        "One customer alone makes {share} of what is billed in {span}.|"
        "The first {count} make {share} of what is billed in {span}.",
    ),
    "matters-none": ("Rien n’a été facturé depuis {span}.", "Nothing was billed in {span}."),
    "matters-billed": ("Facturé sur {span}", "Billed in {span}"),
    "matters-delay": ("Paie en", "Pays in"),
    "lateness": ("Pénalités de retard", "Late interest and fees"),
    "lateness-none": (
        "Aucun document n’a commencé à porter intérêt en {span}.",
        "No document began to bear interest within {span}.",
    ),
    "lateness-say": (
        "{count} document a commencé à porter intérêt en {span} : {interest} d’intérêts et {fees} d’indemnités sont "
        "dus par la loi ; {left} ne sont ni facturés ni abandonnés.|"
        "{count} documents ont commencé à porter intérêt en {span} : {interest} d’intérêts et {fees} d’indemnités "
        "sont dus par la loi ; {left} ne sont ni facturés ni abandonnés.",
        "{count} document began to bear interest within {span}: by law {interest} of interest and {fees} of flat fees "
        "is owed; {left} is neither charged nor given up.|"
        "{count} documents began to bear interest within {span}: by law {interest} of interest and {fees} of flat fees "
        "is owed; {left} is neither charged nor given up.",
    ),
    "lateness-unknown": (
        "Sans {count} document dont un taux n’est pas connu.|Sans {count} documents dont un taux n’est pas connu.",
        "Without {count} document of which a rate is not known.|Without {count} documents of which a rate is not "
        "known.",
    ),
    "lateness-how": (
        "« acompte penalties » les détaille, « acompte charge » les facture.",
        "“acompte penalties” has the details, “acompte charge” asks for them.",
    ),
    "months": ("Mois", "Months"),
    "months-say": (
        "Ce qui a été facturé et reçu chaque mois, et ce qui restait dû à sa fin. Un rejet n’est pas retiré du reçu.",
        "What was billed and received each month, and what was open at its end. A payment that bounced still counts "
        "as received.",
    ),
    "months-none": ("Aucun document encore.", "No document yet."),
    "month-say": (
        "{count} document émis pour {billed} ; {received} reçus.|"
        "{count} documents émis pour {billed} ; {received} reçus.",
        "{count} document issued for {billed}; {received} received.|"
        "{count} documents issued for {billed}; {received} received.",
    ),
    "month-so-far": ("Mois en cours : état au {day}.", "The month is not over: as of {day}."),
    "month-billed": ("Facturé TTC", "Billed, incl. VAT"),
    "month-received": ("Reçu", "Received"),
    "month-open": ("Reste dû à la fin", "Open at its end"),
    "month-late": ("dont en retard", "of which late"),
    "month-vat": ("TVA exigible", "VAT due"),
    "month-vat-none": ("Aucune TVA n’est devenue exigible.", "No VAT fell due."),
    "month-receipts": ("Règlements reçus", "Payments received"),
    "month-letters": ("Lettres et envois", "Letters and sendings"),
    "month-sent": ("Envoi", "What was sent"),
    "month-regime": ("Exigibilité", "Due with"),
    "month-rate": ("Taux", "Rate"),
    "month-base": ("Base HT", "Base, excl. VAT"),
    "sent": ("document envoyé", "document sent"),
    "month-none": ("Rien ce mois-là.", "Nothing in this month."),
}
