"""What the diagnostics about deposits say, French then English."""

SENTENCES: dict[str, tuple[str, str]] = {
    "deposit-missing": (
        "{quote} ({name}) : l'acompte « {milestone} » de {amount} HT, prévu le {day}, n'est pas facturé ; "
        "il manque {short} HT. Émettez la facture d'acompte.",
        '{quote} ({name}): the deposit "{milestone}" of {amount} excl. VAT, planned for {day}, is not invoiced; '
        "{short} is missing. Issue the deposit invoice.",
    ),
    "deposit-not-deducted": (
        "{number} ({name}) : {left} d'acompte {deposits} restent à déduire sur le devis {quote}. "
        "Ajoutez une ligne au débit de {account}, ou émettez un avoir.",
        "{number} ({name}): {left} of deposit {deposits} is still to be deducted on the quote {quote}. "
        "Add a posting that debits {account}, or issue a credit note.",
    ),
    "deposit-over-deducted": (
        "{number} ({name}) : {excess} déduits de trop sur l'acompte {deposits}. "
        "Ramenez la déduction à ce qui en reste.",
        "{number} ({name}): {excess} too much deducted from the deposit {deposits}. "
        "Lower the deduction to what is left of it.",
    ),
    "deposit-over-deducted/none": (
        "{number} ({name}) : {excess} d'acompte déduits, qu'aucune facture d'acompte ne porte. "
        "Nommez l'acompte par « deposit: » ou corrigez le montant.",
        "{number} ({name}): {excess} of deposit deducted that no deposit invoice bears. "
        "Name the deposit with `deposit:` or correct the amount.",
    ),
    "deposit-account": (
        "{quote} ({name}) : le devis est clos et son compte d'acomptes n'est pas soldé, il y reste {balance}. "
        "Corrigez l'écriture qui y touche.",
        "{quote} ({name}): the quote is closed and its deposits account is not zero, {balance} is left there. "
        "Correct the entry that posts to it.",
    ),
    "deposit-uninvoiced": (
        "{quote} ({name}) : {amount} encaissés sans facture d'acompte. Émettez-la ({article}).",
        "{quote} ({name}): {amount} received without a deposit invoice. Issue it ({article}).",
    ),
    "deposit-uninvoiced/consumer": (
        "{quote} ({name}) : {amount} encaissés sans facture d'acompte. Émettez-la, pour que la facture de solde "
        "la déduise.",
        "{quote} ({name}): {amount} received without a deposit invoice. Issue it, so that the final invoice "
        "deducts it.",
    ),
    "deposit-uninvoiced/ended": (
        "{quote} ({name}) : {amount} encaissés sur un devis terminé. Remboursez, ou liez le règlement à une facture.",
        "{quote} ({name}): {amount} received on a quote that has ended. Repay, or link the payment to an invoice.",
    ),
    "deposit-left": (
        "{quote} ({name}) : devis annulé, {left} d'acomptes restent en compte. Remboursez-les par un avoir, "
        "ou gardez-les comme prix ou comme indemnité.",
        "{quote} ({name}): the quote is cancelled, and {left} of deposits are left. Repay them with a credit note, "
        "or keep them as price or as indemnity.",
    ),
    "deposit-after-final": (
        "{number} ({name}) : acompte de {left} facturé après la facture de solde {final} du devis {quote}. "
        "Annulez-le par un avoir.",
        "{number} ({name}): a deposit of {left} invoiced after the final invoice {final} of quote {quote}. "
        "Cancel it with a credit note.",
    ),
    "retention-over": (
        "{number} ({name}) : {kept} retenus en garantie sur {works} de travaux TTC, au plus {most} ({percent:rate}). "
        "Rendez la différence ({article}).",
        "{number} ({name}): {kept} retained on {works} of works including VAT, at most {most} ({percent:rate}). "
        "Give back the difference ({article}).",
    ),
    "deposit-too-early": (
        "{number} ({name}) : acompte à payer le {due}, alors que le devis {quote}, signé hors établissement le "
        "{accepted}, interdit tout paiement avant le {first} ({article}). Reportez l'échéance.",
        "{number} ({name}): deposit due on {due}, while the quote {quote}, signed away from the shop on "
        "{accepted}, forbids any payment before {first} ({article}). Put the due date off.",
    ),
    "deposit-too-early/payment": (
        "{quote} ({name}) : {amount} reçus le {day}, alors que le devis, signé hors établissement le {accepted}, "
        "interdit tout paiement avant le {first} ({article}). Rendez la somme, ou corrigez la date.",
        "{quote} ({name}): {amount} received on {day}, while the quote, signed away from the shop on {accepted}, "
        "forbids any payment before {first} ({article}). Give it back, or correct the date.",
    ),
}
