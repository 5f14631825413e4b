"""What the diagnostics about payment terms and time say, French then English."""

TIME_SENTENCES: dict[str, tuple[str, str]] = {
    "setting-invalid/terms": (
        "{subject} : « {said} » ne se lit pas comme des conditions de paiement. Écrivez par exemple {example}.",
        '{subject}: "{said}" does not read as payment terms. Write for example {example}.',
    ),
    "setting-invalid/discount": (
        "{subject} : « {said} » ne se lit pas comme un escompte. Écrivez par exemple {example}.",
        '{subject}: "{said}" does not read as a discount. Write for example {example}.',
    ),
    "setting-invalid/penalty": (
        "{subject} : « {said} » ne se lit pas comme un taux de pénalités. Écrivez par exemple {example}.",
        '{subject}: "{said}" does not read as a rate of late interest. Write for example {example}.',
    ),
    "due-mismatch": (
        "{number} ({name}) : échéance du {due}, alors que « {terms} » donne le {expected}. "
        "Corrigez « due: », ou dites sur la facture ce qui est convenu, par « terms: ».",
        '{number} ({name}): due on {due}, while "{terms}" gives {expected}. '
        "Correct `due:`, or say on the invoice what is agreed, with `terms:`.",
    ),
    "due-mismatch/deposit": (
        "{number} ({name}) : acompte à payer le {due}, plus tard que le {expected} de « {terms} ». Avancez « due: ».",
        '{number} ({name}): deposit due on {due}, later than the {expected} of "{terms}". Bring `due:` forward.',
    ),
    "due-over-legal": (
        "{number} ({name}) : échéance du {due}, après la dernière que permet {article} : {latest}. Avancez l'échéance.",
        "{number} ({name}): due on {due}, after the last date that {article} allows: {latest}. Bring it forward.",
    ),
    "due-before-date": (
        "{number} ({name}) : échéance du {due}, avant la date du document, le {day}. Corrigez l'une des deux dates.",
        "{number} ({name}): due on {due}, before the document's date, {day}. Correct one of the two dates.",
    ),
    "deposit-too-early": (
        "{number} ({name}) : acompte à payer le {due}, alors que le devis {quote}, signé hors établissement le "
        "{accepted}, interdit tout paiement avant le {first} ({article}). Reportez l'échéance.",
        "{number} ({name}): deposit due on {due}, while the quote {quote}, signed away from the shop on "
        "{accepted}, forbids any payment before {first} ({article}). Put the due date off.",
    ),
    "deposit-too-early/payment": (
        "{quote} ({name}) : {amount} reçus le {day}, alors que le devis, signé hors établissement le {accepted}, "
        "interdit tout paiement avant le {first} ({article}). Rendez la somme, ou corrigez la date.",
        "{quote} ({name}): {amount} received on {day}, while the quote, signed away from the shop on {accepted}, "
        "forbids any payment before {first} ({article}). Give it back, or correct the date.",
    ),
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
