"""What the diagnostics about payments say, French then English."""

SENTENCES: dict[str, tuple[str, str]] = {
    "invoice-unknown": (
        "{link} a la forme d'un numéro de document, et aucun document ne l'a. Corrigez le numéro.",
        "{link} looks like a document's number, and no document has it. Correct the number.",
    ),
    "debit-unexplained": (
        "{name} : {amount} au débit du client, sans numéro de facture ni rien à rembourser. "
        "Ajoutez « invoice: » ou le lien du document.",
        "{name}: {amount} debited to the customer without an invoice number or anything to repay. "
        "Add `invoice:` or the link of the document.",
    ),
    "debit-unexplained/linked": (
        "{name} : {amount} au débit du client, et rien à rembourser sur {links}. "
        "Corrigez le lien, ou le sens de l'écriture.",
        "{name}: {amount} debited to the customer, and nothing to repay on {links}. "
        "Correct the link, or the signs of the entry.",
    ),
    "overpaid": (
        "{number} ({name}) : {amount} reçus de trop. Remboursez, ou liez le règlement à une autre facture.",
        "{number} ({name}): {amount} received too much. Repay, or link the payment to another invoice.",
    ),
    "overpaid/other": (
        "{name} : {amount} restent en compte, car {number} est d'un autre client. Corrigez le compte ou le lien.",
        "{name}: {amount} stay on account, because {number} is another customer's. Correct the account or the link.",
    ),
    "payment-unallocated": (
        "{name} : {amount} reçus sans document désigné. Ajoutez le lien de la facture à l'écriture.",
        "{name}: {amount} received without a document named. Add the invoice's link to the entry.",
    ),
    "payment-unallocated/link": (
        "{name} : {amount} restent en compte, car {links} ne désigne aucun document. Corrigez le lien.",
        "{name}: {amount} stay on account, because {links} names no document. Correct the link.",
    ),
    "payment-unallocated/otherwise": (
        "{name} : {amount} au crédit du client, sans argent reçu ni document désigné. "
        "Ajoutez le lien de la facture à l'écriture.",
        "{name}: {amount} credited to the customer, without money received or a document named. "
        "Add the invoice's link to the entry.",
    ),
    "payment-unallocated/credit": (
        "{number} ({name}) : {amount} d'avoir restent en compte, et il ne désigne aucun document. "
        "Ajoutez le lien de la facture qu'il corrige.",
        "{number} ({name}): {amount} of this credit note stay on account, and it names no document. "
        "Add the link of the invoice that it corrects.",
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
    "discount-late": (
        "{number} ({name}) : {amount} d'escompte pris le {day}, alors qu'il n'était accordé que jusqu'au {last}. "
        "Réclamez-le, ou accordez-le par un avoir.",
        "{number} ({name}): {amount} of discount taken on {day}, while it was granted until {last} only. "
        "Ask for it, or grant it with a credit note.",
    ),
    "discount-amount": (
        "{number} ({name}) : {amount} d'escompte pris, au plus {most} accordés. Réclamez la différence.",
        "{number} ({name}): {amount} of discount taken, at most {most} granted. Ask for the difference.",
    ),
    "discount-amount/none": (
        "{number} ({name}) : {amount} d'escompte pris, alors que la facture n'en accorde pas. "
        'Réclamez-le, ou dites sur la facture ce qui est convenu, « discount: "2 % 10 jours" ».',
        "{number} ({name}): {amount} of discount taken, while the invoice grants none. "
        'Ask for it, or say on the invoice what is agreed, `discount: "2 % 10 jours"`.',
    ),
}
