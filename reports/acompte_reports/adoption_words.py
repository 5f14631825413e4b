"""The words of adopting a ledger, French then English; `one|many` where a count decides."""

from __future__ import annotations

from acompte.model.text import sentence

PHRASES: dict[str, tuple[str, str]] = {
    # the frame
    "title": (
        "{file} : {count} compte. Rien n'est écrit : ce qui suit est à coller, et à relire avant."
        "|{file} : {count} comptes. Rien n'est écrit : ce qui suit est à coller, et à relire avant.",
        "{file}: {count} account. Nothing is written: paste what follows, and read it before you do."
        "|{file}: {count} accounts. Nothing is written: paste what follows, and read it before you do.",
    ),
    "private": (
        "{file} : aucun compte n'a l'air d'être celui d'un client. Rien à proposer : un livre sans clients "
        "n'est pas l'affaire d'acompte, qui le laisse tel quel.",
        "{file}: no account looks like a customer's. Nothing to propose: a ledger without customers is none of "
        "acompte's business, and is left as it is.",
    ),
    "nothing": (
        "{file} : rien à proposer, les comptes disent déjà ce qu'ils sont.",
        "{file}: nothing to propose, the accounts say already what they are.",
    ),
    "accounts-head": (
        "1. Le rôle des comptes : {count} ligne, sous la ligne « open » nommée"
        "|1. Le rôle des comptes : {count} lignes, chacune sous la ligne « open » nommée",
        "1. What the accounts are: {count} line, under the `open` named"
        "|1. What the accounts are: {count} lines, each under the `open` named",
    ),
    "accounts-note": (
        "Les comptes au-dessous héritent ; ce que vos comptes disent déjà est respecté.",
        "Accounts below inherit; what your accounts say already is respected.",
    ),
    "accounts-none": (
        "1. Le rôle des comptes : rien à proposer, ils disent déjà ce qu'ils sont.",
        "1. What the accounts are: nothing to propose, they say it already.",
    ),
    "findings-head": (
        "2. Ce qui ne peut pas être lu tel quel",
        "2. What cannot be read as it stands",
    ),
    "findings-none": (
        "2. Ce qui ne peut pas être lu tel quel : rien.",
        "2. What cannot be read as it stands: nothing.",
    ),
    "untaxed-head": ("{place}. La TVA", "{place}. VAT"),
    "untaxed": (
        "Rien ici ne porte de TVA. Dites-le, et dites pourquoi : c'est le motif que portent vos factures.",
        "Nothing here bears VAT. Say so, and say why: your invoices bear the reason.",
    ),
    "untaxed-name": ("à compléter : votre nom", "to fill in: your name"),
    "untaxed-others": (
        'Les autres motifs : "exempt" (exonération), "export", "intra-eu" et "reverse-charge" (autoliquidation). Un '
        "client, un devis ou une facture peut avoir le sien.",
        'The other reasons: "exempt", "export", "intra-eu" and "reverse-charge". A customer, a quote or an invoice may '
        "have its own.",
    ),
    "start-head": ("3. La date de départ", "3. Where to start"),
    "next-head": ("{place}. Ensuite", "{place}. Then"),
    "next": (
        "Vérifiez ce qui est marqué « à vérifier », collez, puis lancez « acompte check ». À la date de départ, "
        "chaque facture porte invoice: et due:, et chaque paiement le lien de sa facture (^FA2026-031).",
        "Look at what is marked `to check`, paste, then run `acompte check`. From the start on, every invoice has "
        "invoice: and due:, and every payment the link of its invoice (^FA2026-031).",
    ),
    "opened-by-plugin": (
        "(ouvert par un module : la ligne « open » est à écrire aussi)",
        "(opened by a plugin: write its `open` line too)",
    ),
    # certainties
    "sure": ("sûr", "sure"),
    "likely": ("probable", "likely"),
    "to-check": ("à vérifier", "to check"),
    # reasons
    "number": ("le numéro {number} est dans le nom", "the number {number} is in the name"),
    "number-key": ("{field}: {number}", "{field}: {number}"),
    "name": ("le nom « {word} »", "the name `{word}`"),
    "subtree": ("les {count} comptes au-dessous sont tous de ce rôle", "all {count} accounts below are of this role"),
    "use-customer": ("débité contre des ventes", "debited against revenue"),
    "use-vat": ("un pourcentage constant des ventes", "a constant share of revenue"),
    "use-pending": ("viré ensuite vers la TVA collectée", "moved on to collected VAT"),
    "use-collected": ("reçoit la TVA en attente", "receives pending VAT"),
    "use-deposits": ("crédité à l'avance, repris à la facture", "credited ahead, taken back when billed"),
    "use-revenue": ("crédité quand un client est débité", "credited when a customer is debited"),
    "use-bank": ("reçoit ce que paient les clients", "receives what customers pay"),
    "use-set-off": ("compensé avec ce que doit un client", "set off against what a customer owes"),
    "not-customer": ("jamais débité contre des ventes", "never debited against revenue"),
    "rate-use": (
        "{rate} dans {count} écriture|{rate} dans {count} écritures",
        "{rate} in {count} entry|{rate} in {count} entries",
    ),
    "rate-moved": (
        "{rate}, comme le compte de TVA avec lequel elle s'échange",
        "{rate}, as on the VAT account that it moves from or to",
    ),
    "rate-name": ("{rate} dans le nom", "{rate} in the name"),
    "rate-name-differs": ("mais le nom dit {rate}", "but the name says {rate}"),
    "name-payee": (
        "le tiers de {count} facture sur {total}|le tiers de {count} factures sur {total}",
        "the payee of {count} invoice of {total}|the payee of {count} invoices of {total}",
    ),
    "name-account": ("d'après le nom du compte", "from the name of the account"),
    "no-vat-account": ("aucun compte de TVA (4457, 4458)", "no account of VAT (4457, 4458)"),
    "sales-plain": (
        "aucune TVA dans {count} facture|aucune TVA dans {count} factures",
        "no VAT in {count} invoice|no VAT in {count} invoices",
    ),
    "sales-none": ("aucune facture encore", "no invoice yet"),
    "sales-unclear": (
        "mais {count} facture sur {total} touche un compte sans rôle"
        "|mais {count} factures sur {total} touchent un compte sans rôle",
        "but {count} invoice of {total} posts to an account without a role"
        "|but {count} invoices of {total} post to an account without a role",
    ),
    "deductible": ("mais {account} est de la TVA déductible", "but {account} is deductible VAT"),
    "franchise": (
        "le plus courant est la franchise en base (article 293 B du CGI)",
        "the most common is franchise en base, for small businesses (article 293 B of the CGI)",
    ),
    # findings
    "deposit-cashed": (
        "{account} est crédité TTC dans l'écriture même qui débite la banque ({count} × : {first}). acompte lit "
        "un acompte hors taxes, demandé par une facture : débitez le client du TTC, créditez {account} du HT et la "
        "TVA en attente de sa taxe ; l'encaissement crédite le client. Les acomptes d'avant la date de départ "
        "restent tels quels.",
        "{account} is credited including VAT in the very entry that debits the bank ({count} ×: {first}). acompte "
        "reads a deposit excluding VAT, asked for by an invoice: debit the customer including VAT, credit {account} "
        "excluding VAT and pending VAT with the tax; the receipt credits the customer. Deposits before the start "
        "stay as they are.",
    ),
    "deposit-offset": (
        "{account} est repris TTC contre le client, sans TVA ({count} × : {first}). À l'avenir, la facture "
        "définitive débite {account} du hors-taxes facturé, et ne compte que la TVA qui reste.",
        "{account} is taken back including VAT against the customer, without VAT ({count} ×: {first}). From now "
        "on, the final invoice debits {account} with what was invoiced excluding VAT, and has only the VAT left.",
    ),
    "custom-vat-number-pending": (
        "{account} : {number} n'est pas au plan comptable général ; la TVA en attente y est au 4458. acompte lit les "
        'deux : rien ne presse, pcg: "445840" serait juste.',
        "{account}: {number} is not in the French chart of accounts, where pending VAT is 4458. acompte reads both: "
        'there is no hurry, pcg: "445840" would be right.',
    ),
    "custom-vat-number": (
        "{account} : {number} n'est pas au plan comptable général ; acompte y lit de la TVA collectée (44571). Si ce "
        "n'en est pas, écrivez le numéro juste.",
        "{account}: {number} is not in the French chart of accounts; acompte reads it as collected VAT (44571). "
        "Where it is not, write the right number.",
    ),
    "vat-no-rate": (
        "{account} : aucun taux ne se reconnaît ; écrivez vat: 20 (ou le vôtre) sous son « open ».",
        "{account}: no rate can be recognised; write vat: 20 (or your own) under its `open`.",
    ),
    "vat-rates": (
        "{account} : plusieurs taux ({rates}) ; ouvrez un compte par taux, ou écrivez vat: sur chaque ligne de TVA.",
        "{account}: several rates ({rates}); open an account a rate, or write vat: on each VAT posting.",
    ),
    "shared-customers": (
        "{account} : {count} tiers sur un seul compte ({payees}). acompte veut un sous-compte par client, tel que "
        "{account}:{example} avec name:.",
        "{account}: {count} payees on one account ({payees}). acompte wants a sub-account a customer, such as "
        "{account}:{example} with name:.",
    ),
    "shared-account": (
        "{account} a des sous-comptes par client, et des écritures à lui : elles ne sont à personne. Déplacez-les "
        "vers le compte du client.",
        "{account} has a sub-account a customer, and entries of its own: they are nobody's. Move them to the "
        "customer's account.",
    ),
    "wrong-class": (
        '{account} dit pcg: "{number}", un numéro dont la classe n\'est pas celle de ce compte.',
        '{account} says pcg: "{number}", a number whose class is not this account\'s.',
    ),
    "wrong-number": (
        "{account} se dit {role}, mais porte le numéro {number} ; l'un des deux est faux.",
        "{account} says {role}, but carries the number {number}; one of the two is wrong.",
    ),
    "wrong-rate": (
        "{account} dit {said}, mais ses écritures sont à {rate}.",
        "{account} says {said}, but its entries are at {rate}.",
    ),
    "currency": (
        "{count} facture en {code}|{count} factures en {code}",
        "{count} invoice in {code}|{count} invoices in {code}",
    ),
    "currency-said": (
        " : acompte compte dans la première monnaie du livre, {currency}, et ne suit pas les autres.",
        ": acompte counts in the ledger's first currency, {currency}, and does not follow others.",
    ),
    "currency-unsaid": (
        ' : le livre ne dit pas sa monnaie ; écrivez option "operating_currency" "{code}".',
        ': the ledger does not say its currency; write option "operating_currency" "{code}".',
    ),
    "no-number": (
        "{count} facture sans invoice: ({first})|{count} factures sans invoice: ({first})",
        "{count} invoice without invoice: ({first})|{count} invoices without invoice: ({first})",
    ),
    "number-link": (
        ' ; pour {having}, le numéro est en lien, tel que ^{example} : écrivez invoice: "{example}"',
        '; in {having}, the number is a link, such as ^{example}: write invoice: "{example}"',
    ),
    "number-tag": (
        ' ; pour {having}, le numéro est en étiquette, telle que #{example} : écrivez invoice: "{example}"',
        '; in {having}, the number is a tag, such as #{example}: write invoice: "{example}"',
    ),
    "number-meta": (
        ' ; pour {having}, le numéro est sous {field}:, tel que "{example}" : écrivez invoice: "{example}"',
        '; in {having}, the number is under {field}:, such as "{example}": write invoice: "{example}"',
    ),
    "number-narration": (
        ' ; pour {having}, le numéro est dans le libellé, tel que {example} : écrivez invoice: "{example}"',
        '; in {having}, the number is in the narration, such as {example}: write invoice: "{example}"',
    ),
    "number-none": (
        " ; rien n'y ressemble à un numéro",
        "; nothing in them looks like a number",
    ),
    "before-start": (
        ". Seules celles d'après la date de départ en ont besoin.",
        ". Only those after the start need it.",
    ),
    "no-due": (
        " {count} n'a pas d'échéance (due:).| {count} n'ont pas d'échéance (due:).",
        " {count} does not say when it is due (due:).| {count} do not say when they are due (due:).",
    ),
    "no-link": (
        "{count} paiement sans lien ({first}) : ^FA2026-031 dirait quelle facture il règle."
        "|{count} paiements sans lien ({first}) : ^FA2026-031 dirait quelle facture chacun règle.",
        "{count} payment without a link ({first}): ^FA2026-031 would say which invoice it pays."
        "|{count} payments without a link ({first}): ^FA2026-031 would say which invoice each pays.",
    ),
    # start
    "start-newest": (
        "Le premier jour du mois d'après votre facture la plus récente ({day}, {place}) ; --start en choisit un autre.",
        "The first day of the month after your newest invoice ({day}, {place}); --start chooses another.",
    ),
    "start-means": (
        "Rien de ce qui précède n'est contrôlé : ni numéros, ni échéances, ni TVA. Les soldes, eux, restent. Ce qui "
        "est encore dû ce jour-là est repris pièce par pièce, en écritures « opening », qui vieillissent et se "
        "relancent comme des factures.",
        "Nothing before it is checked: no numbers, no due dates, no VAT. Balances stay. What is still owed on that day "
        "is brought forward document by document, as `opening` entries, which age and are reminded as invoices are.",
    ),
    "start-none-open": (
        "Aucun client ne doit rien la veille : rien à reprendre.",
        "No customer owes anything the evening before: nothing to bring forward.",
    ),
    "start-open": (
        "Pour {count} client, il reste des pièces ouvertes la veille ({total} dus). Proposition, à compléter : une "
        "écriture par pièce encore ouverte, avec son numéro, sa date d'émission et son échéance ; les acomptes tenus "
        "et la TVA en attente vont avec la leur."
        "|Pour {count} clients, il reste des pièces ouvertes la veille ({total} dus). Proposition, à compléter : une "
        "écriture par pièce encore ouverte, avec son numéro, sa date d'émission et son échéance ; les acomptes tenus "
        "et la TVA en attente vont avec la leur.",
        "{count} customer has documents open the evening before ({total} owed). A proposal to fill in: one entry a "
        "document still open, with its number, date of issue and due date; deposits held and pending VAT go with "
        "their own."
        "|{count} customers have documents open the evening before ({total} owed). A proposal to fill in: one entry a "
        "document still open, with its number, date of issue and due date; deposits held and pending VAT go with "
        "their own.",
    ),
    "start-credit": (
        "{name} a {amount} d'avance ({account}) : cela reste sur son compte, sans rien écrire.",
        "{name} is {amount} ahead ({account}): that stays on account, with nothing to write.",
    ),
    "start-rest": (
        "{account} tient encore {amount} dont aucune écriture ne dit à quel client ils se rapportent : reprenez de "
        "même ce qui est encore à déduire, ou en attente.",
        "{account} holds {amount} more, and no entry says for which customer: bring forward in the same way what is "
        "still to be deducted, or pending.",
    ),
    "start-word": ("reprise", "brought forward"),
    "closing-payee": ("Reprise", "Brought forward"),
    "closing-narration": ("Soldes repris pièce par pièce", "Balances brought forward document by document"),
    "opening-narration": ("Pièce reprise", "Document brought forward"),
    "fill-number": ("à compléter : le numéro", "to fill in: the number"),
    "fill-issued": ("à compléter : la date d'émission", "to fill in: the date of issue"),
    "fill-due": ("à compléter : l'échéance", "to fill in: the due date"),
    "number-stem": ("REPRISE", "OPENING"),
}


def phrase(key: str, language: str, **fields: object) -> str:
    """Give a phrase; `count` chooses between one and many."""
    text = sentence(PHRASES[key], language, fields.get("count"))
    return text.format(**fields) if fields else text
