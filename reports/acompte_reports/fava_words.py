"""The words of the page in Fava that the site does not have, French then English; `one|many` where a number decides."""

from __future__ import annotations

FAVA: dict[str, tuple[str, str]] = {
    "fava-title": ("Acomptes", "Deposits"),
    "fava-as-of": ("État au {day}", "As of {day}"),
    "fava-window": (
        "fenêtre de {count} jour|fenêtre de {count} jours",
        "window of {count} day|window of {count} days",
    ),
    "fava-ahead": (
        "Ce jour est à venir\u00a0: ce qui sera écrit d’ici là manque.",
        "This day is still to come: what will be written until then is missing.",
    ),
    "fava-filtered": (
        "Les filtres de Fava laissent {documents} sur {all} et {count} devis. Les listes de documents, de devis, de "
        "clients et de choses à faire s’y tiennent, et leurs totaux\u00a0; tout le reste est celui de l’entreprise "
        "entière.",
        "Fava's filters leave {documents} of {all} and {count} quote. The lists of documents, quotes, customers and "
        "things to do keep to them, with their totals; all else is the whole company's."
        "|Fava's filters leave {documents} of {all} and {count} quotes. The lists of documents, quotes, customers and "
        "things to do keep to them, with their totals; all else is the whole company's.",
    ),
    "fava-no-roles": (
        'Aucun compte de ces livres n’est un compte clients. Écrivez pcg: "411000" sous l’ouverture du compte de vos '
        "clients\u00a0; « acompte init --dry-run » propose les lignes qui manquent.",
        "No account of this ledger is a customers' account. Write pcg: \"411000\" below the opening of your customers' "
        "account; `acompte init --dry-run` proposes the lines that are missing.",
    ),
    "fava-gone": (
        "Cette page n’existe pas au {day}.",
        "There is no such page on {day}.",
    ),
    "fava-rows": ("{first} à {last} sur {all}", "{first} to {last} of {all}"),
    "fava-before": ("précédents", "previous"),
    "fava-after": ("suivants", "next"),
    "fava-account": ("Compte dans Fava", "Account in Fava"),
    "fava-journal": ("Journal", "Journal"),
    "fava-aged-tree": ("Par compte", "By account"),
    "fava-aged-rows": ("Par ancienneté", "By age"),
    "fava-months": ("Mois par mois", "Month by month"),
    "fava-customers": ("Client par client", "Customer by customer"),
    "fava-forecast": ("Encaissements attendus", "Expected receipts"),
    "fava-open": ("Encours", "Owed"),
    "fava-footer": (
        "Chaque chiffre mène aux écritures qui le font. Montants TTC sauf mention HT. Les pages ne changent rien aux "
        "livres.",
        "Every figure leads to the entries behind it. Amounts include VAT unless marked excl. VAT. These pages change "
        "nothing in the ledger.",
    ),
}
