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
