"""What the diagnostics about settings say, French then English."""

SENTENCES: dict[str, tuple[str, str]] = {
    "setting-invalid/shape": (
        "custom « {type} » : le nombre ou la nature des valeurs ne va pas. Écrivez par exemple {example}.",
        'custom "{type}": wrong number or kinds of values. Write for example {example}.',
    ),
    "setting-invalid/vat-due": (
        'vat-due n\'est ni "debits", ni "receipts", ni "delivery", ni "none".',
        'vat-due is none of "debits", "receipts", "delivery", "none".',
    ),
    "setting-invalid/series-kind": (
        'Une série numérote "invoice", "deposit", "credit-note", "debit-note" ou "quote".',
        'A series numbers "invoice", "deposit", "credit-note", "debit-note" or "quote".',
    ),
    "setting-invalid/series-pattern": (
        "Un modèle de série a un seul {{number}}, et au plus {{year}} et {{month}}. Écrivez par exemple {example}.",
        "A series pattern has one {{number}}, and at most {{year}} and {{month}}. Write for example {example}.",
    ),
    "setting-invalid/series-last": (
        "last: n'est pas un numéro de cette série. Écrivez le dernier numéro donné par les livres d'avant.",
        "last: is no number of this series. Write the last number that the books before gave.",
    ),
    "setting-invalid/reminder-rule": (
        'Une règle de relance est "min-days" ou "bank-age". Écrivez par exemple {example}.',
        'A reminder rule is "min-days" or "bank-age". Write for example {example}.',
    ),
    "setting-invalid/rate": (
        'Un taux est "ecb", "legal", "legal-consumer" ou "penalty". Écrivez par exemple {example}.',
        'A rate is "ecb", "legal", "legal-consumer" or "penalty". Write for example {example}.',
    ),
    "setting-invalid/amount": (
        "Le montant est négatif ou d'une autre monnaie que les livres. Écrivez par exemple {example}.",
        "The amount is negative or of another currency than the books. Write for example {example}.",
    ),
    "setting-invalid/percent": (
        "Un acompte se demande entre 0 et 100 %. Écrivez par exemple {example}.",
        "A deposit is asked between 0 and 100%. Write for example {example}.",
    ),
    "setting-invalid/file": (
        "Un fichier est nommé sous le dossier des livres, avec {{year}} et {{month}} au plus. Écrivez par exemple "
        "{example}.",
        "A file is named below the ledger's folder, with {{year}} and {{month}} at most. Write for example {example}.",
    ),
    "setting-invalid/scope": (
        'Une relance se limite à "deposit" ou "final". Écrivez par exemple {example} "deposit".',
        'A reminder is limited to "deposit" or "final". Write for example {example} "deposit".',
    ),
    "setting-invalid/key": (
        "{subject} : « {key} » ne se lit pas : {said}. Écrivez par exemple {example}.",
        "{subject}: `{key}` cannot be read: {said}. Write for example {example}.",
    ),
}
