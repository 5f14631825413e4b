"""What the desk says where it refuses a deposit, progress or final invoice, or a credit note: French, then English."""

SENTENCES: dict[str, tuple[str, str]] = {
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
    "deposit-over-quote-vat": (
        "{number} : il ne reste que {left} TTC à facturer, moins que l'acompte de {amount} TTC. "
        "Demandez au plus {left}, ou faites signer un avenant.",
        "{number}: only {left} with VAT is left to invoice, less than the deposit of {amount} with VAT. "
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
    "credit-of-credit": (
        "{number} est un avoir : un avoir n'en corrige pas un autre. Émettez une facture.",
        "{number} is a credit: a credit note does not correct another. Issue an invoice.",
    ),
    "nothing-open-credit": (
        "{number} est réglée ({paid}) : rien n'est ouvert. Donnez --amount ; le client sera à rembourser.",
        "{number} is settled ({paid}): nothing is open. Give --amount; the customer will be owed a refund.",
    ),
    "credited-already": (
        "{number} est déjà annulée par ses avoirs : il n'en reste rien à créditer. « acompte status » les montre.",
        "{number} is cancelled by its credit notes: nothing of it is left to credit. `acompte status` shows them.",
    ),
    "credit-whole": (
        "{number} est annulée par ses avoirs : il n'en reste rien à créditer. Ce qui est ouvert est de l'argent que la "
        "banque a repris ; le client le rend par « acompte payment {number} ».",
        "{number} is cancelled by its credit notes: nothing of it is left to credit. What is open is money that the "
        "bank took back; the customer returns it by `acompte payment {number}`.",
    ),
    "credit-rate": (
        "{number} n'a rien à {rate:rate} ; ses taux : {known}.",
        "{number} has nothing at {rate:rate}; its rates: {known}.",
    ),
    "credit-exceeds": (
        "{number} : un avoir de {amount} dépasse ce qui reste de la pièce, {most}. Donnez au plus {most}.",
        "{number}: a credit note of {amount} is over what is left of the document, {most}. Give {most} at most.",
    ),
    "vat-despite-reason": (
        "{subject} dit une raison de ne pas facturer de TVA ({reason}). Donnez --vat 0, ou retirez la raison.",
        "{subject} says a reason for no VAT ({reason}). Give --vat 0, or take the reason away.",
    ),
    "vat-no-reason": (
        "Une facture sans TVA à {name} dit pourquoi. Donnez --vat-reason au devis ou à la facture "
        "(reverse-charge, export, "
        "intra-eu, exempt, franchise), ou écrivez-le chez le client.",
        "An invoice without VAT to {name} says why. Give --vat-reason to the quote or the invoice "
        "(reverse-charge, export, "
        "intra-eu, exempt, franchise), or say it of the customer.",
    ),
    "credit-deducted": (
        "L'acompte {number} est déduit en entier ({takers}) : corrigez la facture qui le déduit, pas l'acompte.",
        "The deposit {number} is deducted in full ({takers}): correct the invoice that deducts it, not the deposit.",
    ),
    "opening-vat": (
        "{number} est reprise d'autres livres, et ne dit pas sa TVA : écrivez cette écriture à la main, avec la TVA "
        "qu'elle rend.",
        "{number} was brought forward from other books and does not say its VAT: type this entry by hand, with the "
        "VAT that it gives back.",
    ),
}
