"""What the desk says where it refuses something about a quote: French, then English."""

SENTENCES: dict[str, tuple[str, str]] = {
    "cancel-open": (
        "Le devis {number} n'est pas accepté : il se refuse (« acompte quote refuse {number} »), il ne s'annule pas.",
        "Quote {number} is not accepted: it is refused (`acompte quote refuse {number}`), not cancelled.",
    ),
    "cancel-how": (
        "{number} : dites ce que deviennent les acomptes : --refund, --keep price (le prix de ce qui a été fait ou "
        "réservé, la TVA reste due) ou --keep indemnity (un dédit, hors TVA).",
        "{number}: say what becomes of the deposits: --refund, --keep price (the price of what was done or reserved, "
        "VAT stays due) or --keep indemnity (a forfeit, outside VAT).",
    ),
    "quote-open": (
        "Le devis {number} n'est pas accepté : rien ne se facture avant. Tapez d'abord « acompte quote accept "
        "{number} ».",
        "Quote {number} is not accepted: nothing is invoiced before. Type first `acompte quote accept {number}`.",
    ),
    "quote-accepted-later": (
        "Le devis {number} est accepté le {date}, après le {day}. Facturez à partir de ce jour (--date).",
        "Quote {number} is accepted on {date}, after {day}. Invoice from that day on (--date).",
    ),
    "quote-accepted-already": (
        "Le devis {number} est accepté depuis le {date}. Facturez son acompte : « acompte invoice deposit {number} ».",
        "Quote {number} was accepted on {date}. Invoice its deposit: `acompte invoice deposit {number}`.",
    ),
    "quote-refused": (
        "Le devis {number} a été refusé le {date}. Faites un nouveau devis.",
        "Quote {number} was refused on {date}. Make a new quote.",
    ),
    "quote-cancelled": (
        "Le devis {number} a été annulé le {date}. Faites un nouveau devis.",
        "Quote {number} was cancelled on {date}. Make a new quote.",
    ),
    "quote-closed": (
        "Le devis {number} est soldé par {final} du {date}. Annulez-la d'abord par un avoir, ou faites un "
        "nouveau devis.",
        "Quote {number} is closed by {final} of {date}. Cancel it first by a credit note, or make a new quote.",
    ),
    "refuse-accepted": (
        "Le devis {number} est accepté depuis le {date}. Annulez-le : « acompte quote cancel {number} ».",
        "Quote {number} was accepted on {date}. Cancel it: `acompte quote cancel {number}`.",
    ),
    "received-already": (
        "Le devis {number} est déjà livré ou reçu, le {date}.",
        "Quote {number} was delivered or received already, on {date}.",
    ),
    "quote-no-rate": (
        "Le devis {number} ne dit pas son taux de TVA. Ajoutez « vat: 20 » au devis, ou un taux à chaque ligne.",
        "Quote {number} does not say its VAT rate. Add `vat: 20` to the quote, or a rate to each line.",
    ),
    "quote-no-amount": (
        "Ce devis n'a ni montant ni ligne. Donnez un montant HT, ou --line.",
        "This quote has neither an amount nor a line. Give an amount without VAT, or --line.",
    ),
    "quote-lines": (
        "Les lignes font {lines}, le montant {amount}. Corrigez l'un ou l'autre, ou laissez le montant de côté.",
        "The lines sum to {lines}, the amount is {amount}. Correct one of them, or leave the amount out.",
    ),
    "expires-past": (
        "Le devis expirerait le {expires}, avant d'être fait, le {day}. Donnez un jour plus tardif.",
        "The quote would expire on {expires}, before it is made on {day}. Give a later day.",
    ),
    "amendment-below": (
        "{number} : avec l'avenant de {amount}, le devis serait au-dessous des {invoiced} HT déjà facturés. "
        "Émettez d'abord un avoir.",
        "{number}: with the amendment of {amount} the quote would fall below the {invoiced} excl. VAT invoiced "
        "already. "
        "Issue a credit note first.",
    ),
}
