"""What the desk says where it refuses to charge late interest and the fee, or to give them up: French, then English."""

SENTENCES: dict[str, tuple[str, str]] = {
    "charge-kind": (
        "{number} est un avoir ou une note de débit : ces pièces ne portent pas d'intérêts. Donnez une facture ; "
        "« acompte penalties » montre celles qui en portent.",
        "{number} is a credit or a debit note: it bears no interest. Give an invoice; `acompte penalties` shows those "
        "that do.",
    ),
    "charge-disputed": (
        "{number} est contestée. Levez la contestation (« acompte resolve {number} »), ou facturez quand même avec "
        "--disputed.",
        "{number} is disputed. End the dispute (`acompte resolve {number}`), or charge it all the same with "
        "--disputed.",
    ),
    "charge-deposit": (
        "{number} est un acompte qui n'est pas payé : le client peut encore renoncer au contrat. Facturez quand même "
        "avec --deposits.",
        "{number} is a deposit that is not paid: the customer may still walk away from the contract. Charge it all the "
        "same with --deposits.",
    ),
    "charge-insolvent": (
        "{number} : {name} est en procédure collective depuis le {since} (C. com. L622-28). Rien ne se facture : "
        "déclarez la créance, avec ce que montre « acompte penalties {number} ».",
        "{number}: {name} is insolvent since {since} (C. com. L622-28). Nothing is charged: declare the claim, with "
        "what `acompte penalties {number}` shows.",
    ),
    "charge-rate": (
        "{number} : le taux {rate} de {half} est inconnu, et aucun chiffre ne s'invente. Écrivez-le : {day} custom "
        '"rate" "{rate}" "0.00 %", avec le taux publié.',
        "{number}: the rate {rate} of {half} is unknown, and no figure is made up. Write it: {day} custom "
        '"rate" "{rate}" "0.00 %", with the rate published.',
    ),
    "charge-no-notice": (
        "{number} est à un consommateur qui n'a pas été mis en demeure : rien ne court avant (C. civ. 1231-6). Notez "
        'la mise en demeure : {day} note {account} "Mise en demeure" ^{number}, avec reminder: "formal-notice".',
        "{number} is a consumer's who was not put on formal notice: nothing runs before (C. civ. 1231-6). Record the "
        'notice: {day} note {account} "Formal notice" ^{number}, with reminder: "formal-notice".',
    ),
    "charge-not-late": (
        "{number} n'a pas de retard au {day} : rien à facturer. « acompte penalties » montre ce qui en a.",
        "{number} was not late by {day}: nothing to charge. `acompte penalties` shows what was.",
    ),
    "charge-nothing": (
        "{number} : il ne reste rien à facturer, {charged} le sont déjà ({notes}).",
        "{number}: nothing left to charge, {charged} were charged already ({notes}).",
    ),
    "charge-waived": (
        "{number} : il ne reste rien à facturer, les intérêts et l'indemnité ont été abandonnés le {day} ; ce qui "
        "court ensuite pourra l'être.",
        "{number}: nothing left to charge, interest and fee were given up on {day}; what runs afterwards can be.",
    ),
    "charge-nothing-all": (
        "Il ne reste rien à facturer sur {numbers} : « acompte penalties » montre ce qui l'est, ou a été abandonné.",
        "Nothing left to charge on {numbers}: `acompte penalties` shows what was charged, or given up.",
    ),
    "waive-charged": (
        "{number} : il ne reste rien à abandonner, {charged} sont déjà facturés ({notes}). Faites un avoir : "
        "« acompte invoice credit {note} ».",
        "{number}: nothing left to give up, {charged} were charged already ({notes}). Issue a credit note: "
        "`acompte invoice credit {note}`.",
    ),
}
