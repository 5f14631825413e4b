"""What the desk says where it refuses something about money, or a mark on a document: French, then English."""

SENTENCES: dict[str, tuple[str, str]] = {
    "pay-credit": (
        "{number} est un avoir : il ne se paie pas. Remboursez-le : « acompte refund {number} ».",
        "{number} is a credit: it is not paid. Refund it: `acompte refund {number}`.",
    ),
    "payment-too-early": (
        "{number}, signé hors établissement : aucun paiement avant le {first} (C. conso L221-10), donc pas le {day}.",
        "{number}, signed off-premises: no payment before {first} (C. conso L221-10), so not on {day}.",
    ),
    "pay-quote-amount": (
        "{number} n'a pas de facture ouverte. Donnez --amount pour de l'argent versé d'avance (le devis fait "
        "{total} TTC).",
        "{number} has no open invoice. Give --amount for money in advance (the quote is {total} with VAT).",
    ),
    "pay-nothing-open": (
        "Rien n'est ouvert chez {name}. Donnez --amount pour de l'argent versé d'avance.",
        "Nothing is open for {name}. Give --amount for money in advance.",
    ),
    "pay-nothing-open-document": (
        "{number} : rien n'est ouvert. Donnez --amount pour un paiement en trop ; il restera au crédit du client.",
        "{number}: nothing is open. Give --amount for an overpayment; it will stand on the customer's account.",
    ),
    "recovery-amount": (
        "{number} est passée en perte ({lost}). Donnez --amount : ce qui rentre encore est une rentrée sur créance "
        "amortie.",
        "{number} was written off ({lost}). Give --amount: what comes in after all is a bad debt recovered.",
    ),
    "recovery-over": (
        "{number} : {amount} n'est pas entre zéro et les {lost} passés en perte.",
        "{number}: {amount} is not between zero and the {lost} written off.",
    ),
    "fee-over": (
        "Des frais de {fee} ne sont pas entre zéro et les {amount} reçus.",
        "A fee of {fee} is not between zero and the {amount} received.",
    ),
    "discount-one": (
        "Un escompte se prend sur une seule facture à la fois.",
        "A discount is taken on one invoice at a time.",
    ),
    "discount-none": (
        "{number} n'accorde pas d'escompte (« discount: » manque). Enregistrez le paiement sans --discount.",
        "{number} grants no discount (no `discount:`). Record the payment without --discount.",
    ),
    "discount-late": (
        "{number} : l'escompte valait jusqu'au {last}, le paiement est du {day}. Enregistrez-le sans --discount.",
        "{number}: the discount was good until {last}, the payment is of {day}. Record it without --discount.",
    ),
    "nothing-open": (
        "{number} : rien n'est ouvert.",
        "{number}: nothing is open.",
    ),
    "doubtful-already": (
        "{number} est déjà parmi les créances douteuses.",
        "{number} is among the doubtful receivables already.",
    ),
    "refund-nothing": (
        "{number} : rien ne reste au crédit du client sous ce lien. Émettez d'abord un avoir, ou, si la banque a "
        "repris "
        "l'argent, « acompte bounce ».",
        "{number}: nothing stands on account under this link. Issue a credit note first, or, if the bank took "
        "the money "
        "back, `acompte bounce`.",
    ),
    "refund-over": (
        "{number} : {amount} dépasse ce qui reste au crédit du client, {standing}.",
        "{number}: {amount} is over what stands on account, {standing}.",
    ),
    "bounce-nothing": (
        "{number} n'a reçu aucun argent : rien ne peut revenir impayé.",
        "{number} got no money: nothing can bounce.",
    ),
    "bounce-over": (
        "{number} : {amount} dépasse l'argent reçu, {money}.",
        "{number}: {amount} is over the money received, {money}.",
    ),
    "disputed-already": ("{number} est déjà contestée.", "{number} is disputed already."),
    "not-disputed": ("{number} n'est pas contestée.", "{number} is not disputed."),
    "promise-past": (
        "{number} : une promesse pour le {promised} est déjà passée le {day}.",
        "{number}: a promise for {promised} is past on {day}.",
    ),
    "promise-over": (
        "{number} : la promesse de {amount} n'est pas entre zéro et les {open} ouverts.",
        "{number}: the promise of {amount} is not between zero and the {open} open.",
    ),
    "held-already": ("{subject} est déjà en attente.", "{subject} is on hold already."),
    "not-held": ("{subject} n'est pas en attente.", "{subject} is not on hold."),
}
