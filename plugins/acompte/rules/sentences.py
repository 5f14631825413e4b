"""What each diagnostic says, French then English. See `messages` for the fields."""

from acompte.rules.sentences_more import MORE
from acompte.rules.sentences_time import TIME_SENTENCES
from acompte.rules.sentences_vat import VAT_SENTENCES

SENTENCES: dict[str, tuple[str, str]] = {
    **VAT_SENTENCES,
    **MORE,
    "customer-unknown": (
        '{account} : écritures sur un compte client sans nom. Ajoutez « name: "…" » à son open.',
        '{account}: entries on a customer\'s account without a name. Add `name: "…"` to its open.',
    ),
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
    "quote-duplicate": (
        "{quote} : ce numéro de devis est déjà pris ({first}). Donnez le numéro suivant de la série.",
        "{quote}: this quote number is taken already ({first}). Use the next number of the series.",
    ),
    "milestones-exceed": (
        "{quote} ({name}) : les acomptes prévus font {planned}, plus que le devis ({amount} HT). "
        "Réduisez une échéance.",
        "{quote} ({name}): the planned deposits sum to {planned}, more than the quote ({amount} excl. VAT). "
        "Reduce a milestone.",
    ),
    "quote-not-accepted": (
        "{number} ({name}) : facturée le {day} alors que le devis {quote} n'est pas accepté. "
        'Ajoutez : {day} custom "accepted" "{quote}".',
        "{number} ({name}): invoiced on {day} while the quote {quote} is not accepted. "
        'Add: {day} custom "accepted" "{quote}".',
    ),
    "quote-not-accepted/later": (
        "{number} ({name}) : facturée le {day}, avant l'acceptation du devis {quote} le {accepted}. "
        "Corrigez l'une des deux dates.",
        "{number} ({name}): invoiced on {day}, before the quote {quote} was accepted on {accepted}. "
        "Correct one of the two dates.",
    ),
    "quote-exceeded": (
        "{number} ({name}) : {revenue} HT facturés sur le devis {quote}, qui n'est que de {amount} HT. "
        "Faites signer un avenant, ou émettez un avoir.",
        "{number} ({name}): {revenue} excl. VAT invoiced on the quote {quote}, which is {amount} only. "
        "Have an amendment signed, or issue a credit note.",
    ),
    "deposit-missing": (
        "{quote} ({name}) : l'acompte « {milestone} » de {amount} HT, prévu le {day}, n'est pas facturé ; "
        "il manque {short} HT. Émettez la facture d'acompte.",
        '{quote} ({name}): the deposit "{milestone}" of {amount} excl. VAT, planned for {day}, is not invoiced; '
        "{short} are missing. Issue the deposit invoice.",
    ),
    "final-missing": (
        "{quote} ({name}) : livraison du {day} passée, {left} HT restent à facturer. Émettez la facture de solde, "
        "ou donnez une nouvelle date de livraison.",
        "{quote} ({name}): the delivery of {day} has passed, {left} excl. VAT are left to invoice. "
        "Issue the final invoice, or give a new delivery date.",
    ),
    "invoice-duplicate": (
        "{number} ({name}) : ce numéro est déjà pris ({first}). Donnez le numéro suivant de la série.",
        "{number} ({name}): this number is taken already ({first}). Use the next number of the series.",
    ),
    "invoice-series": (
        "{number} ({name}) : ce numéro n'entre pas dans la série, comme {expected}. Corrigez-le, ou déclarez sa série.",
        "{number} ({name}): this number does not fit the series, such as {expected}. "
        "Correct it, or declare its series.",
    ),
    "invoice-series/shapeless": (
        "{number} ({name}) : un numéro sans chiffre n'entre dans aucune série. Donnez un numéro comme FA2026-001.",
        "{number} ({name}): a number without a digit fits no series. Use a number such as FA2026-001.",
    ),
    "invoice-gap": (
        "{number} ({name}) : {gap} numéro(s) manquent avant lui dans la série : {missing}. "
        "Retrouvez ces documents, ou corrigez le numéro.",
        "{number} ({name}): {gap} number(s) are missing before it in the series: {missing}. "
        "Find these documents, or correct the number.",
    ),
    "invoice-order": (
        "{number} ({name}) : datée du {day}, contre l'ordre de la série : {other} est du {other_day}. "
        "Corrigez la date ou le numéro.",
        "{number} ({name}): dated {day}, against the order of the series: {other} is of {other_day}. "
        "Correct the date or the number.",
    ),
    "invoice-no-due": (
        "{number} ({name}) : {amount} demandés sans échéance. Ajoutez « due: AAAA-MM-JJ ».",
        "{number} ({name}): {amount} asked for without a due date. Add `due: YYYY-MM-DD`.",
    ),
    "invoice-mixed": (
        "{number} : une facture pour deux clients ({name}, {others}). Faites une facture par client.",
        "{number}: one invoice for two customers ({name}, {others}). Make one invoice a customer.",
    ),
    "customer-mismatch": (
        "{number} : facturée à {name}, mais le devis {subject} est de {other}. Corrigez le compte ou le lien.",
        "{number}: invoiced to {name}, but the quote {subject} is {other}'s. Correct the account or the link.",
    ),
    "customer-mismatch/credit": (
        "{number} : avoir pour {name}, mais {subject} est de {other}. Corrigez le compte ou le lien.",
        "{number}: credit note for {name}, but {subject} is {other}'s. Correct the account or the link.",
    ),
    "customer-mismatch/payment": (
        "Règlement de {name} lié à {subject}, qui est de {other}. Corrigez le compte ou le lien.",
        "Payment of {name} linked to {subject}, which is {other}'s. Correct the account or the link.",
    ),
    "invoice-unknown": (
        "{link} a la forme d'un numéro de document, et aucun document ne l'a. Corrigez le numéro.",
        "{link} looks like a document's number, and no document has it. Correct the number.",
    ),
    "credit-exceeds": (
        "{number} ({name}) : {taken} repris sur {corrected}, qui n'est que de {limit}. Réduisez l'avoir.",
        "{number} ({name}): {taken} taken back from {corrected}, which is {limit} only. Reduce the credit note.",
    ),
    "deposit-not-deducted": (
        "{number} ({name}) : {left} d'acompte {deposits} restent à déduire sur le devis {quote}. "
        "Ajoutez une ligne au débit de {account}, ou émettez un avoir.",
        "{number} ({name}): {left} of deposit {deposits} are still to be deducted on the quote {quote}. "
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
        "{quote} ({name}): the quote is closed and its deposits account is not zero, {balance} are left there. "
        "Correct the entry that posts to it.",
    ),
    "debit-unexplained": (
        "{name} : {amount} au débit du client, sans numéro de facture ni rien à rembourser. "
        "Ajoutez « invoice: » ou le lien du document.",
        "{name}: {amount} debited to the customer without an invoice number or anything to repay. "
        "Add `invoice:` or the link of the document.",
    ),
    "overpaid": (
        "{number} ({name}) : {amount} reçus de trop. Remboursez, ou liez le règlement à une autre facture.",
        "{number} ({name}): {amount} received too much. Repay, or link the payment to another invoice.",
    ),
    "payment-unallocated": (
        "{name} : {amount} reçus sans document désigné. Ajoutez le lien de la facture à l'écriture.",
        "{name}: {amount} received without a document named. Add the invoice's link to the entry.",
    ),
    "amount-currency": (
        "{document} : un montant en {other} sur un compte suivi, alors que les livres sont en {currency}. "
        "Écrivez le montant en {currency}.",
        "{document}: an amount in {other} on an account of the desk, while the books are in {currency}. "
        "Write the amount in {currency}.",
    ),
    "setting-invalid/shape": (
        "custom « {type} » : le nombre ou la nature des valeurs ne va pas. Écrivez par exemple {example}.",
        'custom "{type}": wrong number or kinds of values. Write for example {example}.',
    ),
    "setting-invalid/vat-due": (
        'vat-due n\'est ni "debits", ni "receipts", ni "delivery", ni "none".',
        'vat-due is none of "debits", "receipts", "delivery", "none".',
    ),
    "setting-invalid/series-kind": (
        'Une série numérote "invoice", "deposit", "credit-note", "debit-note" ou "quote".',
        'A series numbers "invoice", "deposit", "credit-note", "debit-note" or "quote".',
    ),
    "setting-invalid/series-pattern": (
        "Un modèle de série a un seul {{number}}, et au plus {{year}} et {{month}}. Écrivez par exemple {example}.",
        "A series pattern has one {{number}}, and at most {{year}} and {{month}}. Write for example {example}.",
    ),
    "setting-invalid/reminder-rule": (
        'Une règle de relance est "min-days" ou "bank-age". Écrivez par exemple {example}.',
        'A reminder rule is "min-days" or "bank-age". Write for example {example}.',
    ),
    "setting-invalid/rate": (
        'Un taux est "ecb", "legal", "legal-consumer" ou "penalty". Écrivez par exemple {example}.',
        'A rate is "ecb", "legal", "legal-consumer" or "penalty". Write for example {example}.',
    ),
    "setting-invalid/amount": (
        "Le montant est négatif ou d'une autre monnaie que les livres. Écrivez par exemple {example}.",
        "The amount is negative or of another currency than the books. Write for example {example}.",
    ),
    "setting-invalid/percent": (
        "Un acompte se demande entre 0 et 100 %. Écrivez par exemple {example}.",
        "A deposit is asked between 0 and 100%. Write for example {example}.",
    ),
    "setting-invalid/scope": (
        'Une relance se limite à "deposit" ou "final". Écrivez par exemple {example} "deposit".',
        'A reminder is limited to "deposit" or "final". Write for example {example} "deposit".',
    ),
    **TIME_SENTENCES,
}
