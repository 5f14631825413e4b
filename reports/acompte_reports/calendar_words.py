"""What the agenda says in a calendar. French, then English; amounts include VAT."""

CALENDAR: dict[str, tuple[str, str]] = {
    "calendar-name": ("Agenda – {company}", "Agenda – {company}"),
    "event": ("{what} : {document}, {customer}, {amount}", "{what}: {document}, {customer}, {amount}"),
    "event-since": (
        "{what} : {document}, {customer}, {amount} (depuis le {date})",
        "{what}: {document}, {customer}, {amount} (since {date})",
    ),
    "event-overdue": ("C'était pour le {date}.", "This was for {date}."),
    "todo-deposit-to-invoice": (
        "Facturez l'acompte de {amount} prévu au devis {document} ({customer}).",
        "Invoice the deposit of {amount} planned on quote {document} ({customer}).",
    ),
    "todo-final-to-issue": (
        "Le devis {document} ({customer}) arrive à sa livraison : facturez le solde de {amount}.",
        "Quote {document} ({customer}) comes to its delivery: issue the final invoice for the {amount} left.",
    ),
    "todo-invoice-to-send": (
        "Envoyez {document} ({amount}) à {customer}, et notez-le.",
        "Send {document} ({amount}) to {customer}, and record it.",
    ),
    "todo-reminder": (
        "Relancez {customer} : {amount} restent dus sur {document}.",
        "Remind {customer}: {amount} are owed on {document}.",
    ),
    "todo-promise-due": (
        "{customer} a promis {amount} sur {document} pour le {date} : regardez la banque, et notez le règlement.",
        "{customer} promised {amount} on {document} for {date}: look at the bank, and record the payment.",
    ),
    "todo-invoice-due": (
        "{document} arrive à échéance : {customer} doit {amount}. Quand l'argent est là, notez-le.",
        "{document} falls due: {customer} owes {amount}. When the money is there, record it.",
    ),
    "todo-retention-due": (
        "La retenue de garantie de {amount} sur {document} est due par {customer} : demandez-la, puis notez le "
        "règlement.",
        "The retention of {amount} on {document} is due from {customer}: ask for it, then record the payment.",
    ),
    "todo-quote-expiring": (
        "Le devis {document} ({customer}, {amount}) expire le {date} : demandez la réponse, et notez-la.",
        "Quote {document} ({customer}, {amount}) expires on {date}: ask for the answer, and record it.",
    ),
}
