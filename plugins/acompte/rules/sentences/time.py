"""What the diagnostics about time say, French then English."""

SENTENCES: dict[str, tuple[str, str]] = {
    "rate-missing": (
        "{number} ({name}) : en retard au semestre {half}, dont le taux « {rate} » n'est pas connu. "
        'Ajoutez : {day} custom "rate" "{rate}" "… %".',
        '{number} ({name}): late in the half-year {half}, of which the rate "{rate}" is not known. '
        'Add: {day} custom "rate" "{rate}" "… %".',
    ),
    "time-bar": (
        "{number} ({name}) : {open} se prescrivent après le {last} ({article}). "
        "Agissez en justice avant, ou obtenez un paiement ou une reconnaissance de dette.",
        "{number} ({name}): {open} are time-barred after {last} ({article}). "
        "Go to court before, or obtain a payment or an acknowledgement of the debt.",
    ),
    "time-bar/past": (
        "{number} ({name}) : {open} sont prescrits, le dernier jour pour agir était le {last} ({article}). "
        "Passez la créance en perte.",
        "{number} ({name}): {open} are time-barred, the last day to sue was {last} ({article}). "
        "Write the receivable off.",
    ),
}
