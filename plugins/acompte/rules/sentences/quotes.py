"""What the diagnostics about quotes say, French then English."""

SENTENCES: dict[str, tuple[str, str]] = {
    "directive-invalid": (
        "custom « {type} » : le nombre ou la nature des valeurs ne va pas. Écrivez par exemple {example}.",
        'custom "{type}": wrong number or kinds of values. Write for example {example}.',
    ),
    "quote-unknown": (
        "custom « {type} » : le devis {quote} n'existe pas. Corrigez le numéro ou ajoutez le devis.",
        'custom "{type}": there is no quote {quote}. Correct the number or add the quote.',
    ),
    "quote-unknown/link": (
        "Le lien ^{quote} a la forme d'un devis, et aucun devis n'a ce numéro. Corrigez le lien.",
        "The link ^{quote} looks like a quote, and no quote has this number. Correct the link.",
    ),
    "quote-unknown/posting": (
        "{number} : une ligne nomme le devis {quote} (« quote: »), qui n'existe pas. Corrigez le numéro.",
        "{number}: a posting names quote {quote} (`quote:`), which does not exist. Correct the number.",
    ),
    "quote-duplicate": (
        "{quote} : ce numéro de devis est déjà pris ({first}). Donnez le numéro suivant de la série.",
        "{quote}: this quote number is taken already ({first}). Use the next number of the series.",
    ),
    "milestones-exceed": (
        "{quote} ({name}) : les acomptes prévus font {planned}, plus que le devis ({amount} HT). Réduisez un jalon.",
        "{quote} ({name}): the planned deposits sum to {planned}, more than the quote ({amount} excl. VAT). "
        "Reduce a milestone.",
    ),
    "quote-not-accepted": (
        "{number} ({name}) : facturée le {day} alors que le devis {quote} n'est pas accepté. "
        'Ajoutez : {since:entry} custom "accepted" "{quote}".',
        "{number} ({name}): invoiced on {day} while the quote {quote} is not accepted. "
        'Add: {since:entry} custom "accepted" "{quote}".',
    ),
    "quote-not-accepted/later": (
        "{number} ({name}) : facturée le {day}, avant l'acceptation du devis {quote} le {accepted}. "
        "Corrigez l'une des deux dates.",
        "{number} ({name}): invoiced on {day}, before the quote {quote} was accepted on {accepted}. "
        "Correct one of the two dates.",
    ),
    "quote-not-accepted/refused": (
        "{number} ({name}) : facturée le {day} alors que le devis {quote} est refusé depuis le {ended}. "
        "Annulez-la par un avoir, ou liez le devis accepté.",
        "{number} ({name}): invoiced on {day} while the quote {quote} has been refused since {ended}. "
        "Cancel it with a credit note, or link the quote that was accepted.",
    ),
    "quote-not-accepted/cancelled": (
        "{number} ({name}) : acompte facturé le {day} alors que le devis {quote} est annulé depuis le {ended}. "
        "Annulez-le par un avoir, ou liez le devis qui a remplacé celui-ci.",
        "{number} ({name}): a deposit invoiced on {day} while the quote {quote} has been cancelled since {ended}. "
        "Cancel it with a credit note, or link the quote that replaced this one.",
    ),
    "quote-exceeded": (
        "{number} ({name}) : {revenue} HT facturés sur le devis {quote}, qui n'est que de {amount} HT. "
        "Faites signer un avenant, ou émettez un avoir.",
        "{number} ({name}): {revenue} excl. VAT invoiced on the quote {quote}, which is {amount} only. "
        "Have an amendment signed, or issue a credit note.",
    ),
    "final-missing": (
        "{quote} ({name}) : livraison du {day} passée, {left} HT restent à facturer. Émettez la facture de solde, "
        "ou donnez une nouvelle date de livraison.",
        "{quote} ({name}): the delivery of {day} has passed, {left} excl. VAT is left to invoice. "
        "Issue the final invoice, or give a new delivery date.",
    ),
    "final-missing/deposits": (
        "{quote} ({name}) : livraison du {day} passée, et les acomptes font tout le prix. Émettez la facture de solde "
        "qui les déduit, ou donnez une nouvelle date de livraison.",
        "{quote} ({name}): the delivery of {day} has passed, and deposits make up the whole price. "
        "Issue the final invoice that deducts them, or give a new delivery date.",
    ),
    "final-missing/over": (
        "{quote} ({name}) : livraison du {day} passée, et {over} HT ont été facturés de trop. Émettez la facture de "
        "solde, qui les rend, ou signez un avenant.",
        "{quote} ({name}): the delivery of {day} has passed, and {over} excl. VAT was invoiced too much. "
        "Issue the final invoice, which gives it back, or have an amendment signed.",
    ),
    "deposit-over-quote": (
        "{number} ({name}) : {deposits} d'acomptes facturés sur le devis {quote} de {amount}. Émettez un avoir, "
        "ou signez un avenant.",
        "{number} ({name}): {deposits} of deposits invoiced on quote {quote} of {amount}. Issue a credit note, "
        "or have an amendment signed.",
    ),
    "deposit-below-policy": (
        "{quote} ({name}) : {planned} d'acomptes prévus, la règle en demande {asked} ({percent:rate}). "
        "Ajoutez un jalon (custom « milestone »), ou changez la règle du client.",
        "{quote} ({name}): {planned} of deposits planned, the policy asks for {asked} ({percent:rate}). "
        'Add a milestone (custom "milestone"), or change the customer\'s policy.',
    ),
    "quote-lines": (
        "{quote} ({name}) : les lignes font {lines}, le devis {amount}. Corrigez le total ou les lignes.",
        "{quote} ({name}): the lines sum to {lines}, the quote is {amount}. Correct the total or the lines.",
    ),
    "quote-ambiguous": (
        "{number} ({name}) : document sur plusieurs devis ({quotes}), et une ligne sur {account} ne dit pas lequel. "
        'Ajoutez « quote: "…" » sous chaque ligne de produit et d\'acompte.',
        "{number} ({name}): a document on several quotes ({quotes}), and a posting to {account} does not say which. "
        'Add `quote: "…"` below each posting to revenue and deposits.',
    ),
    "quote-expiring": (
        "{quote} ({name}) : {amount} HT sans réponse, le devis expire le {day}. Relancez le client.",
        "{quote} ({name}): {amount} excl. VAT without an answer, the quote expires on {day}. Ask the customer.",
    ),
}
