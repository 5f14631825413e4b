"""What the diagnostics about invoices say, French then English."""

SENTENCES: dict[str, tuple[str, str]] = {
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
    "credit-exceeds": (
        "{number} ({name}) : {taken} repris sur {corrected}, qui n'est que de {limit}. Réduisez l'avoir.",
        "{number} ({name}): {taken} taken back from {corrected}, which is {limit} only. Reduce the credit note.",
    ),
    "amount-currency": (
        "{document} : un montant en {other} sur un compte suivi, alors que les livres sont en {currency}. "
        "Écrivez le montant en {currency}.",
        "{document}: an amount in {other} on an account of the desk, while the books are in {currency}. "
        "Write the amount in {currency}.",
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
    "final-below-quote": (
        "{number} ({name}) : dite de solde, elle porte le devis {quote} à {revenue} sur {amount}. Signez un avenant "
        "en moins, ou retirez « kind » s'il reste à facturer.",
        "{number} ({name}): said to be final, it brings quote {quote} to {revenue} of {amount}. Have a negative "
        "amendment signed, or take out `kind` if more is to be invoiced.",
    ),
    "order-missing": (
        '{number} ({name}) : ce client exige son numéro de commande. Ajoutez « order: "…" » au devis ou à la facture.',
        '{number} ({name}): this customer requires its order number. Add `order: "…"` to the quote or the invoice.',
    ),
    "due-mismatch": (
        "{number} ({name}) : échéance du {due}, alors que « {terms} » donne le {expected}. "
        "Corrigez « due: », ou dites sur la facture ce qui est convenu, par « terms: ».",
        '{number} ({name}): due on {due}, while "{terms}" gives {expected}. '
        "Correct `due:`, or say on the invoice what is agreed, with `terms:`.",
    ),
    "due-mismatch/deposit": (
        "{number} ({name}) : acompte à payer le {due}, plus tard que le {expected} de « {terms} ». Avancez « due: ».",
        '{number} ({name}): deposit due on {due}, later than the {expected} of "{terms}". Bring `due:` forward.',
    ),
    "due-over-legal": (
        "{number} ({name}) : échéance du {due}, après la dernière que permet {article} : {latest}. Avancez l'échéance.",
        "{number} ({name}): due on {due}, after the last date that {article} allows: {latest}. Bring it forward.",
    ),
    "due-before-date": (
        "{number} ({name}) : échéance du {due}, avant la date du document, le {day}. Corrigez l'une des deux dates.",
        "{number} ({name}): due on {due}, before the document's date, {day}. Correct one of the two dates.",
    ),
    "invoice-not-sent": (
        "{number} ({name}) : émise le {date}, {open} à payer, et jamais envoyée. « acompte send {number} » l'écrit.",
        "{number} ({name}): issued on {date}, {open} to pay, and never sent. “acompte send {number}” records it.",
    ),
}
