"""Words about customers' accounts, letters of them, and the deposit rules: French, then English."""

from __future__ import annotations

ACCOUNTS: dict[str, tuple[str, str]] = {
    "account-line": (
        "{name} au {day} : solde {balance}, dont {late} en retard.",
        "{name} on {day}: balance {balance}, of which {late} late.",
    ),
    "opening-balance": ("solde antérieur", "balance before"),
    "files-line": (
        "{count} fichier écrit dans {folder}.|{count} fichiers écrits dans {folder}.",
        "{count} file written to {folder}.|{count} files written to {folder}.",
    ),
    "movement": ("Mouvement", "Movement"),
    "balance": ("Solde", "Balance"),
    "documents": ("Documents", "Documents"),
    "principal": ("Principal", "Principal"),
    "together": ("Ensemble", "Together"),
    "dossier-head": ("{name}, au {day} : {amount} demandés.", "{name}, on {day}: {amount} asked for."),
    "dossier-head-least": (
        "{name}, au {day} : {amount} demandés, sans les intérêts dont le taux n'est pas connu.",
        "{name}, on {day}: {amount} asked for, without the interest whose rate is not known.",
    ),
    "dossier-daily": ("Chaque jour de plus : {amount}.", "Each further day: {amount}."),
    "dossier-left": ("Laissés de côté : {documents}.", "Left out: {documents}."),
    "dossier-fits": ("Voie ouverte :", "Open to you:"),
    "dossier-not": ("Ne convient pas :", "Does not fit:"),
    "dossier-checks": ("À voir avant :", "To see to first:"),
    "dossier-missing": ("À joindre encore :", "Still to be added:"),
    "file-line": ("{file} est écrit.", "{file} is written."),
    "dossier-line-unnumbered": (
        "{count} pièce dans {folder}.|{count} pièces dans {folder}.",
        "{count} piece in {folder}.|{count} pieces in {folder}.",
    ),
    "dossier-line": (
        "{count} pièce, {pages} pages, dans {folder}.|{count} pièces, {pages} pages, dans {folder}.",
        "{count} piece, {pages} pages, in {folder}.|{count} pieces, {pages} pages, in {folder}.",
    ),
    "dossier-beside": (
        "Pas dans dossier.pdf, à imprimer à part : {files}.",
        "Not in dossier.pdf, to be printed by themselves: {files}.",
    ),
    "dossier-nothing": ("Rien à demander à {name} au {day}.", "Nothing to ask {name} for on {day}."),
    "dossier-credit": (
        "{number} est un avoir : il ne demande rien.",
        "{number} is a credit note: it asks for nothing.",
    ),
    "dossier-several": (
        "plusieurs clients : {names}. Un dossier est contre un seul.",
        "several customers: {names}. A file is against one.",
    ),
    "dossier-taken": (
        "{folder} : ce dossier n'est pas vide. Nommez-en un autre (-o), ou --replace s'il vient de cette commande.",
        "{folder}: this folder is not empty. Name another (-o), or say --replace where this command made it.",
    ),
    "page": ("Page", "Page"),
    "report-nothing": (
        "Nommez le dossier du rapport, ou celui des pages des clients avec --customer-pages.",
        "Name the folder of the report, or that of customers' pages with --customer-pages.",
    ),
    "pages-line": (
        "{count} page dans {folder}.|{count} pages dans {folder}.",
        "{count} page in {folder}.|{count} pages in {folder}.",
    ),
    "pages-key-made": (
        "Nouvelle clé : {path}. Gardez-la : sans elle, chaque client reçoit une nouvelle adresse.",
        "A new key: {path}. Keep it: without it every customer gets a new address.",
    ),
    "pages-folder-books": (
        "{folder} a le livre dessous : qui publierait ce dossier publierait les écritures. Nommez-en un autre.",
        "{folder} has the ledger below it: whoever publishes it publishes the books. Name another folder.",
    ),
    "file-in-the-way": (
        "{path} n'est pas un fichier d'acompte et serait remplacé. Nommez un autre dossier.",
        "{path} is no file of acompte's and would be replaced. Name another folder.",
    ),
    "pages-folder-report": (
        "{folder} a le rapport : les pages des clients se publient, le rapport non. Nommez un autre dossier.",
        "{folder} has the report: customers' pages are published, the report is not. Name another folder.",
    ),
    "pages-key-inside": (
        "{path} : la clé est sous le dossier du livre {folder}, qui la lirait la publierait. Déplacez-la.",
        "{path}: the key is below the ledger's folder {folder}, where whoever reads the books has it. Move it.",
    ),
    "pages-key-published": (
        "{path} : la clé est dans le dossier des pages {folder}, qui se publie. Déplacez-la.",
        "{path}: the key is in the pages' folder {folder}, which is published. Move it.",
    ),
    "pages-key-bad": (
        "{path} : ce n'est pas une clé. Il faut 64 chiffres hexadécimaux ou plus ; supprimez le fichier pour une "
        "nouvelle.",
        "{path}: this is no key. It takes 64 hexadecimal digits or more; remove the file for a new one.",
    ),
    "policy-file": ("regles-d-acompte", "deposit-rules"),
    "clauses-file": ("clauses", "clauses"),
    "policy-line": ("Écrit dans {path}.", "Written to {path}."),
    "policy-nobody": (
        'Aucune société dans ce livre : ajoutez custom "company" "Nom".',
        'No company in this ledger: add custom "company" "Name".',
    ),
    "policy-profile": (
        "Aucun réglage ni client n'a le profil « {profile} ».",
        "No setting and no customer has the profile {profile!r}.",
    ),
    "bundle-title": ("Lettres du {day}", "Letters of {day}"),
    "statement": ("relevé de compte", "statement of account"),
    "receipt": ("confirmation de règlement", "confirmation of payment"),
    "confirmation": ("confirmation de solde", "balance confirmation"),
    "movement-payment": ("règlement", "payment"),
    "movement-refund": ("remboursement", "refund"),
    "movement-bounce": ("règlement rejeté", "payment returned"),
    "movement-unexplained": ("débit à expliquer", "debit to explain"),
    "movement-other": ("autre écriture", "other entry"),
    "movement-set-off": ("compensation", "set-off"),
    "movement-discount": ("escompte", "discount"),
    "movement-write-off": ("passé en perte", "written off"),
    "movement-difference": ("écart de règlement", "difference"),
    "means-transfer": ("virement", "transfer"),
    "means-cheque": ("chèque", "cheque"),
    "means-card": ("carte", "card"),
    "means-direct-debit": ("prélèvement", "direct debit"),
    "means-cash": ("espèces", "cash"),
    "means-bill": ("effet", "bill of exchange"),
    "means-provider": ("paiement en ligne", "online payment"),
}
