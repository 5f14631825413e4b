"""What the desk says where it does not know who, what, when or on which account: French, then English."""

SENTENCES: dict[str, tuple[str, str]] = {
    "no-quote": (
        "Le devis {number} n'existe pas. « acompte quotes » les montre tous.",
        "There is no quote {number}. `acompte quotes` shows them all.",
    ),
    "no-document": (
        "La pièce {number} n'existe pas. « acompte status » les montre toutes.",
        "There is no document {number}. `acompte status` shows them all.",
    ),
    "no-customer": (
        "Personne ne s'appelle « {name} » ; les clients sont {known}.",
        "Nobody is called {name!r}; the customers are {known}.",
    ),
    "account-no-customer": (
        "{account} n'est pas le compte d'un client. Ouvrez-le sous un compte 411, avec « name: ».",
        "{account} is no customer's account. Open it below an account 411, with `name:`.",
    ),
    "customer-ambiguous": (
        "« {name} » désigne plusieurs clients : {known}. Donnez le compte.",
        "{name!r} names several customers: {known}. Give the account.",
    ),
    "customer-no-name": ("Un client a un nom : donnez-le.", "A customer has a name: give it."),
    "siren-taken": (
        "Le SIREN {siren} est déjà celui de {name} ({account}).",
        "The SIREN {siren} is that of {name} already ({account}).",
    ),
    "siren-invalid": (
        "{siren} n'est pas un SIREN : neuf chiffres, dont le dernier est une clé.",
        "{siren} is no SIREN: nine digits, the last of which is a check digit.",
    ),
    "customer-taken": (
        "{name} a déjà un compte : {account}.",
        "{name} has an account already: {account}.",
    ),
    "two-customers": (
        "Ces pièces sont de plusieurs clients ({names}). Une écriture à la fois par client.",
        "These documents are of several customers ({names}). One entry a customer.",
    ),
    "quote-later": (
        "Le devis {number} est du {date}, après le {day}. Donnez une date avec --date.",
        "Quote {number} is of {date}, after {day}. Give a date with --date.",
    ),
    "document-later": (
        "La pièce {number} est du {date}, après le {day}. Donnez une date avec --date.",
        "Document {number} is of {date}, after {day}. Give a date with --date.",
    ),
    "number-invalid": (
        "« {number} » ne peut pas être un numéro : lettres ASCII, chiffres et -_/. seulement.",
        "{number!r} cannot be a number: ASCII letters, digits and -_/. only.",
    ),
    "number-taken": (
        "Le numéro {number} est déjà pris. Laissez --number de côté pour le suivant de la série.",
        "The number {number} is taken. Leave --number out for the next of the series.",
    ),
    "before-last-number": (
        "Le {day} est avant {number}, du {last} : les numéros se suivent dans le temps. Prenez une date à partir "
        "du {last}.",
        "{day} is before {number} of {last}: numbers follow the dates. Take a date from {last} on.",
    ),
    "amount-not-positive": (
        "Le montant de {amount} n'est pas au-dessus de zéro. Donnez-en un qui l'est.",
        "The amount of {amount} is not above zero. Give one that is.",
    ),
    "amount-zero": (
        "Un avenant de zéro ne change rien. Donnez un montant.",
        "An amendment of zero changes nothing. Give an amount.",
    ),
    "due-before": (
        "L'échéance du {due} est avant la pièce du {day}.",
        "The due date {due} is before the document of {day}.",
    ),
    "terms-unread": (
        "Les conditions « {terms} » de {name} ne se lisent pas. Écrivez par exemple « 30 jours fin de mois », ou "
        "donnez --due.",
        "The terms {terms!r} of {name} cannot be read. Write for example `30 days end of month`, or give --due.",
    ),
    "no-account": (
        'Aucun compte n\'a le rôle « {role} ». Ouvrez-en un avec pcg: "{pcg}".',
        'No account has the role {role!r}. Open one with pcg: "{pcg}".',
    ),
    "no-account-fee": (
        'Aucun compte n\'a le rôle « {role} ». Ouvrez-en un avec pcg: "{pcg}" et role: "{role}".',
        'No account has the role {role!r}. Open one with pcg: "{pcg}" and role: "{role}".',
    ),
    "no-account-rate": (
        'Aucun compte « {role} » n\'a le taux {rate:rate}. Ouvrez-en un avec pcg: "{pcg}" et « vat: {rate:plain} ».',
        'No {role!r} account has the rate {rate:rate}. Open one with pcg: "{pcg}" and `vat: {rate:plain}`.',
    ),
    "no-bank": (
        "{account} n'est pas un compte de banque ou de caisse. Donnez l'un de : {known}.",
        "{account} is no bank or cash account. Give one of: {known}.",
    ),
    "sent-already": (
        "{number} est déjà notée envoyée le {day} ({channel}).",
        "{number} is recorded as sent on {day} already ({channel}).",
    ),
}
