"""What the diagnostics about customers say, French then English."""

SENTENCES: dict[str, tuple[str, str]] = {
    "customer-unknown": (
        '{account} : écritures sur un compte client sans nom. Ajoutez « name: "…" » à son open.',
        '{account}: entries on a customer\'s account without a name. Add `name: "…"` to its open.',
    ),
    "customer-unknown/mark": (
        "{account} : « {what} » sur un compte qui n'est celui d'aucun client reste sans effet. Corrigez le compte.",
        "{account}: `{what}` on an account that is no customer's has no effect. Correct the account.",
    ),
    "siren-invalid": (
        "{name} : le SIREN « {value} » n'a pas neuf chiffres dont le dernier est la bonne clé. Corrigez-le.",
        '{name}: the SIREN "{value}" does not have nine digits with the right check digit. Correct it.',
    ),
    "vat-number-invalid": (
        "{name} : le numéro de TVA « {value} » n'a pas la forme ou la clé de son pays. "
        "Corrigez-le (en France : FR, une clé, le SIREN).",
        '{name}: the VAT number "{value}" has not its country\'s form or check digits. '
        "Correct it (in France: FR, a key, the SIREN).",
    ),
    "vat-number-invalid/siren": (
        "{name} : le numéro de TVA {value} ne se termine pas par le SIREN {siren}. Corrigez l'un ou l'autre.",
        "{name}: the VAT number {value} does not end with the SIREN {siren}. Correct one or the other.",
    ),
    "iban-invalid": (
        "{name} : l'IBAN « {value} » n'a pas la bonne longueur ou la bonne clé. Recopiez-le du RIB.",
        '{name}: the IBAN "{value}" has a wrong length or wrong check digits. Copy it from the bank\'s slip.',
    ),
    "credit-limit": (
        "{number} ({name}) : l'encours est de {owed}, au-delà du plafond de {limit}. Encaissez avant de livrer, "
        "ou relevez « credit-limit ».",
        "{number} ({name}): {owed} is owed, over the limit of {limit}. Collect before delivering, "
        "or raise `credit-limit`.",
    ),
}
