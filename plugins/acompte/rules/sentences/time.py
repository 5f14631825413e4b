"""What the diagnostics about time say, French then English."""

SENTENCES: dict[str, tuple[str, str]] = {
    "rate-missing": (
        "{number} ({name}) : en retard au semestre {half}, dont le taux « {rate} » n'est pas connu. "
        'Ajoutez : {day:entry} custom "rate" "{rate}" "… %".',
        '{number} ({name}): late in the half-year {half}, of which the rate "{rate}" is not known. '
        'Add: {day:entry} custom "rate" "{rate}" "… %".',
    ),
    "time-bar": (
        "{number} ({name}) : {open} se prescrivent après le {last} ({article}). "
        "Agissez en justice avant, ou obtenez un paiement ou une reconnaissance de dette.",
        "{number} ({name}): {open} is time-barred after {last} ({article}). "
        "Go to court before, or obtain a payment or an acknowledgement of the debt.",
    ),
    "time-bar/past": (
        "{number} ({name}) : {open} sont prescrits, le dernier jour pour agir était le {last} ({article}). "
        "Passez la créance en perte.",
        "{number} ({name}): {open} is time-barred, the last day to sue was {last} ({article}). "
        "Write the receivable off.",
    ),
    "reminder-missed": (
        "{number} ({name}) : {open} restent dus, et la relance « {step} » du {day} n'est pas partie. "
        "« acompte remind » l'envoie ; un appel se note par une directive « note » avec la clé « reminder ».",
        '{number} ({name}): {open} is still due, and the reminder "{step}" of {day} did not go out. '
        "“acompte remind” sends it; a call is noted by a note directive with the key “reminder”.",
    ),
    "reminder-missed/broken-promise": (
        "{number} ({name}) : {open} restent dus, promis pour le {promised}, et rien n'est parti depuis. "
        "« acompte remind » l'envoie ; un appel se note par une directive « note » avec la clé « reminder ».",
        "{number} ({name}): {open} is still due, promised for {promised}, and nothing went out since. "
        "“acompte remind” sends a letter; a call is noted by a note directive with the key “reminder”.",
    ),
}
