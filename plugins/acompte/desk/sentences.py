"""What the desk says where it refuses: French, then English; what is wrong, and what would be right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from acompte.model.text import FRENCH
from acompte.rules.messages import Writer

if TYPE_CHECKING:
    from acompte.desk.refusal import Refusal

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
    "customer-ambiguous": (
        "« {name} » désigne plusieurs clients : {known}. Donnez le compte.",
        "{name!r} names several customers: {known}. Give the account.",
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
    "quote-open": (
        "Le devis {number} n'est pas accepté : rien ne se facture avant. Tapez d'abord « acompte quote accept "
        "{number} ».",
        "Quote {number} is not accepted: nothing is invoiced before. Type first `acompte quote accept {number}`.",
    ),
    "quote-accepted-later": (
        "Le devis {number} est accepté le {date}, après le {day}. Facturez à partir de ce jour (--date).",
        "Quote {number} is accepted on {date}, after {day}. Invoice from that day on (--date).",
    ),
    "quote-accepted-already": (
        "Le devis {number} est accepté depuis le {date}. Facturez son acompte : « acompte invoice deposit {number} ».",
        "Quote {number} was accepted on {date}. Invoice its deposit: `acompte invoice deposit {number}`.",
    ),
    "quote-refused": (
        "Le devis {number} a été refusé le {date}. Faites un nouveau devis.",
        "Quote {number} was refused on {date}. Make a new quote.",
    ),
    "quote-cancelled": (
        "Le devis {number} a été annulé le {date}. Faites un nouveau devis.",
        "Quote {number} was cancelled on {date}. Make a new quote.",
    ),
    "quote-closed": (
        "Le devis {number} est soldé par {final} du {date}. Annulez-la d'abord par un avoir, ou faites un "
        "nouveau devis.",
        "Quote {number} is closed by {final} of {date}. Cancel it first by a credit note, or make a new quote.",
    ),
    "refuse-accepted": (
        "Le devis {number} est accepté depuis le {date}. Annulez-le : « acompte quote cancel {number} ».",
        "Quote {number} was accepted on {date}. Cancel it: `acompte quote cancel {number}`.",
    ),
    "received-already": (
        "Le devis {number} est déjà livré ou reçu, le {date}.",
        "Quote {number} was delivered or received already, on {date}.",
    ),
    "quote-no-rate": (
        "Le devis {number} ne dit pas son taux de TVA. Ajoutez « vat: 20 » au devis, ou un taux à chaque ligne.",
        "Quote {number} does not say its VAT rate. Add `vat: 20` to the quote, or a rate to each line.",
    ),
    "quote-no-amount": (
        "Ce devis n'a ni montant ni ligne. Donnez un montant HT, ou --line.",
        "This quote has neither an amount nor a line. Give an amount without VAT, or --line.",
    ),
    "quote-lines": (
        "Les lignes font {lines}, le montant {amount}. Corrigez l'un ou l'autre, ou laissez le montant de côté.",
        "The lines sum to {lines}, the amount is {amount}. Correct one of them, or leave the amount out.",
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
        "Un montant de {amount} ne se facture pas. Donnez un montant au-dessus de zéro.",
        "An amount of {amount} cannot be invoiced. Give an amount above zero.",
    ),
    "amount-zero": ("Le montant est nul.", "The amount is zero."),
    "percent-range": (
        "Un acompte se demande entre 0 et 100 %, pas à {percent:rate}.",
        "A deposit is asked between 0 and 100%, not at {percent:rate}.",
    ),
    "progress-percent": (
        "L'avancement cumulé est entre 0 et 100 %, pas {percent:rate}. À 100 %, tapez « acompte invoice final "
        "{number} ».",
        "The cumulated progress is between 0 and 100%, not {percent:rate}. At 100%, type `acompte invoice final "
        "{number}`.",
    ),
    "progress-done": (
        "{number} est déjà facturé à {done:rate} : l'avancement cumulé de {percent:rate} n'ajoute rien. Donnez plus.",
        "{number} is invoiced up to {done:rate} already: the cumulated {percent:rate} adds nothing. Give more.",
    ),
    "deposit-over-quote": (
        "{number} : il ne reste que {left} HT à facturer, moins que l'acompte de {amount} HT. "
        "Demandez au plus {left}, ou faites signer un avenant.",
        "{number}: only {left} excl. VAT is left to invoice, less than the deposit of {amount} excl. VAT. "
        "Ask for {left} at most, or have an amendment signed.",
    ),
    "deposit-too-early": (
        "{number}, signé hors établissement : aucun paiement avant le {first} (C. conso L221-10), l'échéance du "
        "{due} est trop tôt.",
        "{number}, signed off-premises: no payment before {first} (C. conso L221-10); the due date {due} is too early.",
    ),
    "milestones-filled": (
        "{number} : tous les acomptes prévus sont facturés. Donnez --percent ou --amount, ou la facture de solde : "
        "« acompte invoice final {number} ».",
        "{number}: all planned deposits are invoiced. Give --percent or --amount, or issue the final: "
        "`acompte invoice final {number}`.",
    ),
    "no-milestone": (
        "{number} n'a pas d'acompte prévu. Donnez --percent ou --amount.",
        "{number} has no planned deposit. Give --percent or --amount.",
    ),
    "nothing-left": (
        "{number} : rien ne reste à facturer ni à déduire.",
        "{number}: nothing is left to invoice or to deduct.",
    ),
    "amendment-below": (
        "{number} : avec l'avenant de {amount}, le devis serait au-dessous des {invoiced} HT déjà facturés. "
        "Émettez d'abord un avoir.",
        "{number}: with the amendment of {amount} the quote would fall below the {invoiced} excl. VAT invoiced "
        "already. "
        "Issue a credit note first.",
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
    "no-account-rate": (
        'Aucun compte « {role} » n\'a le taux {rate:rate}. Ouvrez-en un avec pcg: "{pcg}" et « vat: {rate:plain} ».',
        'No {role!r} account has the rate {rate:rate}. Open one with pcg: "{pcg}" and `vat: {rate:plain}`.',
    ),
    "close-not-over": (
        "{period} n'est pas fini le {day} : il s'arrête le {last}. Clôturez à partir du lendemain.",
        "{period} is not over on {day}: it ends on {last}. Close it from the next day on.",
    ),
    "close-sealed": (
        "{period} est clos : un verrou scelle tout jusqu'au {lock}. Clôturez une période qui finit plus tard.",
        "{period} is closed: a lock seals everything up to {lock}. Close a period that ends later.",
    ),
    "close-errors": (
        "Les livres ont {count} erreur(s) au {last} : on ne scelle que ce qui est juste. Corrigez ce que montre "
        "« acompte --as-of {last} check ».",
        "The ledger has {count} error(s) on {last}: only what is right is sealed. Correct what "
        "`acompte --as-of {last} check` shows.",
    ),
    "close-file-name": (
        "Le nom d'un fichier lié par une lettre va à la ligne. Renommez le fichier.",
        "The name of a file that a letter links has a line break. Rename the file.",
    ),
    "sealed": (
        "Le {day} est dans une période close (verrou du {lock}). Datez l'écriture du {free} au plus tôt (--date), "
        "ou corrigez par un avoir.",
        "{day} lies in a sealed period (lock of {lock}). Date the entry {free} or later (--date), "
        "or correct by a credit note.",
    ),
}


def sentence(refusal: Refusal, language: str, currency: str = "EUR") -> str:
    """Write why the desk refuses, and what would be right."""
    french, english = SENTENCES[refusal.key]
    writer = Writer(language, currency)
    return writer.vformat(french if language == FRENCH else english, (), refusal.facts)
