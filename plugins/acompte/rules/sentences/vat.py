"""What the diagnostics about VAT say, French then English."""

SENTENCES: dict[str, tuple[str, str]] = {
    "vat-rate": (
        "{number} ({name}) : TVA à {rate:rate}, alors que {on} a {known:rate}. Corrigez le taux, ou signez un avenant.",
        "{number} ({name}): VAT at {rate:rate}, while {on} has {known:rate}. Correct the rate, or have an amendment "
        "signed.",
    ),
    "vat-rate/deduction": (
        "{number} ({name}) : un acompte est déduit à {rate:rate}, alors que {on} a été facturé à {known:rate}. "
        "Déduisez-le à son taux.",
        "{number} ({name}): a deposit is deducted at {rate:rate}, while {on} was invoiced at {known:rate}. "
        "Deduct it at its own rate.",
    ),
    "vat-rate/closed": (
        "{number} ({name}) : {found} facturés à {rate:rate} sur le devis {quote}, qui en prévoit {expected}. "
        "Répartissez les lignes selon les taux du devis.",
        "{number} ({name}): {found} invoiced at {rate:rate} on quote {quote}, which has {expected}. "
        "Divide the lines by the rates of the quote.",
    ),
    "vat-reason": (
        "{number} ({name}) : {base} sans TVA et sans motif. Ajoutez « vat-reason » (franchise, reverse-charge, export, "
        "intra-eu ou exempt) au document, au devis, au client ou à la société.",
        "{number} ({name}): {base} without VAT and without a reason. Add `vat-reason` (franchise, reverse-charge, "
        "export, intra-eu or exempt) to the document, the quote, the customer or the company.",
    ),
    "vat-reason/company": (
        "{name} : aucune TVA (vat-due : none) et aucun motif. Ajoutez « vat-reason » (franchise…) à la société.",
        "{name}: no VAT at all (vat-due: none) and no reason. Add `vat-reason` (franchise…) to the company.",
    ),
    "vat-reason/taxed": (
        "{number} ({name}) : {vat} de TVA, alors que « vat-reason » dit {reason}. Retirez la TVA ou le motif.",
        "{number} ({name}): {vat} of VAT, while `vat-reason` says {reason}. Take out the VAT or the reason.",
    ),
    "vat-reason/unknown": (
        "{number} ({name}) : le motif « {reason} » n'est pas reconnu. Écrivez franchise, reverse-charge, export, "
        "intra-eu ou exempt.",
        '{number} ({name}): the reason "{reason}" is not known. Write franchise, reverse-charge, export, intra-eu '
        "or exempt.",
    ),
    "vat-reason/word": (
        "{subject} : le motif « {reason} » n'est pas reconnu. Écrivez franchise, reverse-charge, export, intra-eu "
        "ou exempt.",
        '{subject}: the reason "{reason}" is not known. Write franchise, reverse-charge, export, intra-eu or exempt.',
    ),
    "vat-due": (
        "{number} ({name}) : au {day}, {wanted} de TVA à {rate:rate} devaient devenir exigibles dans le mois, {found} "
        "le sont. Passez {lack} de {source} à {target}, dans le règlement ou une écriture du mois liée au document.",
        "{number} ({name}): by {day}, {wanted} of VAT at {rate:rate} had to fall due in the month, {found} did. "
        "Move {lack} from {source} to {target}, in the payment or in an entry of the month that links the document.",
    ),
    "vat-due/more": (
        "{number} ({name}) : au {day}, {wanted} de TVA à {rate:rate} devaient devenir exigibles dans le mois, {found} "
        "le sont. Remettez {lack} de {source} à {target}, ou liez l'écriture au document dont c'est la TVA.",
        "{number} ({name}): by {day}, {wanted} of VAT at {rate:rate} had to fall due in the month, {found} did. "
        "Move {lack} back from {source} to {target}, or link the entry to the document that the VAT is of.",
    ),
    "vat-due/together": (
        "Au {day}, {wanted} de TVA à {rate:rate} devaient devenir exigibles dans le mois pour {numbers} ensemble, "
        "{found} le sont. Passez {lack} de {source} à {target}, ou complétez les liens de l'écriture.",
        "By {day}, {wanted} of VAT at {rate:rate} had to fall due in the month for {numbers} together, {found} did. "
        "Move {lack} from {source} to {target}, or complete the links of the entry.",
    ),
    "vat-due/sum": (
        "{number} ({name}) : au {day}, {wanted} de TVA devaient devenir exigibles dans le mois, {found} le sont. "
        "Passez {lack} de {source} à {target}, et donnez un taux (« vat: ») aux comptes de TVA.",
        "{number} ({name}): by {day}, {wanted} of VAT had to fall due in the month, {found} did. "
        "Move {lack} from {source} to {target}, and give the VAT accounts a rate (`vat:`).",
    ),
    "vat-due/document": (
        "{number} ({name}) : TVA à {rate:rate} exigible dès le document pour {found}, attendu {wanted} au {day} "
        "(vat-due : {regime}). Déplacez {lack} de {source} à {target}.",
        "{number} ({name}): {found} of VAT at {rate:rate} due with the document, {wanted} expected by {day} "
        "(vat-due: {regime}). Move {lack} from {source} to {target}.",
    ),
    "vat-due/nobody": (
        "{subject} : {amount} de TVA deviennent exigibles sans document. "
        "Liez l'écriture (^FA2026-031) aux documents concernés.",
        "{subject}: {amount} of VAT fall due for no document. Link the entry (^FA2026-031) to the documents concerned.",
    ),
    "vat-amount": (
        "{number} ({name}) : TVA de {vat} à {rate:rate} sur une base de {base} ; {expected} attendus.",
        "{number} ({name}): VAT of {vat} at {rate:rate} on a base of {base}; {expected} expected.",
    ),
    "vat-amount/total": (
        "{number} ({name}) : TVA de {vat} sur une base de {base} ; {expected} attendus.",
        "{number} ({name}): VAT of {vat} on a base of {base}; {expected} expected.",
    ),
}
