"""What the diagnostics about customers, deposits and quotes say, French then English."""

MORE: dict[str, tuple[str, str]] = {
    "siren-invalid": (
        "{name} : le SIREN « {value} » n'a pas neuf chiffres dont le dernier est la bonne clé. Corrigez-le.",
        '{name}: the SIREN "{value}" does not have nine digits with the right check digit. Correct it.',
    ),
    "vat-number-invalid": (
        "{name} : le numéro de TVA « {value} » n'a pas la forme ou la clé de son pays. Corrigez-le (FR44732829320).",
        '{name}: the VAT number "{value}" has not its country\'s form or check digits. Correct it (FR44732829320).',
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
        "{number} ({name}): {owed} are owed, over the limit of {limit}. Collect before delivering, "
        "or raise `credit-limit`.",
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
    "deposit-uninvoiced": (
        "{quote} ({name}) : {amount} encaissés sans facture d'acompte. Émettez-la (CGI, art. 289 I-1-c).",
        "{quote} ({name}): {amount} received without a deposit invoice. Issue it (CGI, art. 289 I-1-c).",
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
    "deposit-without-quote": (
        "{number} ({name}) : acompte sans devis, {left} à déduire. Liez le devis (^D2026-014), ou nommez l'acompte "
        "(« deposit: ») sur la facture qui le déduit.",
        "{number} ({name}): a deposit without a quote, {left} to deduct. Link the quote (^D2026-014), or name the "
        "deposit (`deposit:`) on the invoice that deducts it.",
    ),
    "deposit-without-quote/known": (
        "{number} ({name}) : cet acompte est déduit sur le devis {quote}, qu'il ne lie pas. Ajoutez le lien du devis.",
        "{number} ({name}): this deposit is deducted on quote {quote}, which it does not link. Add the quote's link.",
    ),
    "retention-over": (
        "{number} ({name}) : {kept} retenus en garantie sur {works} de travaux TTC, au plus {most} ({percent:rate}). "
        "Rendez la différence (loi 71-584).",
        "{number} ({name}): {kept} retained on {works} of works including VAT, at most {most} ({percent:rate}). "
        "Give back the difference (loi 71-584).",
    ),
    "difference-large": (
        "{numbers} ({name}) : {difference} passés en différence de règlement, plus que {limit}. Réclamez le reste, "
        "ou passez une perte, un escompte ou un avoir.",
        "{numbers} ({name}): {difference} booked as a difference, more than {limit}. Ask for the rest, "
        "or book a write-off, a discount or a credit note.",
    ),
    "settled-otherwise": (
        "{numbers} ({name}) : {amount} soldés par un compte qui n'est ni banque, ni escompte, ni perte. "
        "Donnez un rôle à ce compte (« pcg: » ou « role: »), ou corrigez l'écriture.",
        "{numbers} ({name}): {amount} settled by an account that is neither bank, discount nor write-off. "
        "Give that account a role (`pcg:` or `role:`), or correct the entry.",
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
    "final-below-quote": (
        "{number} ({name}) : dite de solde, elle porte le devis {quote} à {revenue} sur {amount}. Facturez le reste, "
        "ou signez un avenant en moins.",
        "{number} ({name}): said to be final, it brings quote {quote} to {revenue} of {amount}. Invoice the rest, "
        "or have a negative amendment signed.",
    ),
    "order-missing": (
        '{number} ({name}) : ce client exige son numéro de commande. Ajoutez « order: "…" » au devis ou à la facture.',
        '{number} ({name}): this customer requires its order number. Add `order: "…"` to the quote or the invoice.',
    ),
    "number-ambiguous": (
        "{number} ({name}) : un devis porte le même numéro ({quote}). Renumérotez l'un des deux.",
        "{number} ({name}): a quote has the same number ({quote}). Give one of them another number.",
    ),
    "number-invalid": (
        "« {number} » ({name}) : un numéro n'a que des lettres sans accent, des chiffres et - _ / . Corrigez-le.",
        '"{number}" ({name}): a number has plain letters, digits and - _ / . only. Correct it.',
    ),
}
