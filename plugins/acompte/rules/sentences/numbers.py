"""What the diagnostics about numbers say, French then English."""

SENTENCES: dict[str, tuple[str, str]] = {
    "invoice-duplicate": (
        "{number} ({name}) : ce numéro est déjà pris ({first}). Donnez le numéro suivant de la série.",
        "{number} ({name}): this number is taken already ({first}). Use the next number of the series.",
    ),
    "invoice-series": (
        "{number} ({name}) : ce numéro n'entre pas dans la série, comme {expected}. Corrigez-le, ou déclarez sa série.",
        "{number} ({name}): this number does not fit the series, such as {expected}. "
        "Correct it, or declare its series.",
    ),
    "invoice-series/shapeless": (
        "{number} ({name}) : un numéro sans chiffre n'entre dans aucune série. Donnez un numéro comme FA2026-001.",
        "{number} ({name}): a number without a digit fits no series. Use a number such as FA2026-001.",
    ),
    "invoice-gap": (
        "{number} ({name}) : {count} numéro manque avant lui dans la série : {missing}. "
        "Retrouvez ce document, ou corrigez le numéro."
        "|{number} ({name}) : {count} numéros manquent avant lui dans la série : {missing}. "
        "Retrouvez ces documents, ou corrigez le numéro.",
        "{number} ({name}): {count} number is missing before it in the series: {missing}. "
        "Find this document, or correct the number."
        "|{number} ({name}): {count} numbers are missing before it in the series: {missing}. "
        "Find these documents, or correct the number.",
    ),
    "invoice-order": (
        "{number} ({name}) : datée du {day}, contre l'ordre de la série : {other} est du {other_day}. "
        "Corrigez la date ou le numéro.",
        "{number} ({name}): dated {day}, against the order of the series: {other} is of {other_day}. "
        "Correct the date or the number.",
    ),
    "number-ambiguous": (
        "{number} ({name}) : un devis porte le même numéro ({quote}). Renumérotez l'un des deux.",
        "{number} ({name}): a quote has the same number ({quote}). Give one of them another number.",
    ),
    "number-ambiguous/quote": (
        "{quote} ({name}) : un document porte déjà ce numéro ({invoice}). Renumérotez le devis.",
        "{quote} ({name}): a document has this number already ({invoice}). Give the quote another number.",
    ),
    "number-invalid": (
        "« {number} » ({name}) : un numéro n'a que des lettres sans accent, des chiffres et - _ / . Corrigez-le.",
        '"{number}" ({name}): a number has plain letters, digits and - _ / . only. Correct it.',
    ),
}
