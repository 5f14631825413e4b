"""Sentences and events."""

from __future__ import annotations

SAID: dict[str, tuple[str, str]] = {
    # the lead
    "lead-empty": (
        "Aucune facture encore. Cette page se remplit avec la première.",
        "No invoice yet. This page fills with the first one.",
    ),
    "lead-owed": ("On vous doit {open}", "You are owed {open}"),
    "lead-none": ("On ne vous doit rien", "Nothing is owed to you"),
    "lead-late": (
        ", dont {late} en retard chez {count} client.|, dont {late} en retard chez {count} clients.",
        ", of which {late} is late, from {count} customer.|, of which {late} is late, from {count} customers.",
    ),
    "lead-not-late": (", rien n’est en retard.", ", nothing is late."),
    "lead-end": (".", "."),
    "late-more": (
        "Les retards ont augmenté de {amount} depuis le {day}.",
        "What is late has grown by {amount} since {day}.",
    ),
    "late-less": (
        "Les retards ont baissé de {amount} depuis le {day}.",
        "What is late has shrunk by {amount} since {day}.",
    ),
    "late-same": ("Les retards sont ceux du {day}.", "What is late is what it was on {day}."),
    "late-whose": ("{share} sont chez {names}.", "{share} of it is with {names}."),
    "late-all": ("Tout est chez {names}.", "All of it is with {names}."),
    "and": ("et", "and"),
    "lead-less": (", {days} de moins qu’il y a un an", ", {days} fewer than a year ago"),
    "lead-more": (", {days} de plus qu’il y a un an", ", {days} more than a year ago"),
    "lead-same": (", comme il y a un an", ", as a year ago"),
    "lead-without": (" ; sans acomptes, ce serait {days}.", "; without deposits it would be {days}."),
    "lead-today": (
        "Aujourd’hui, {count} chose à faire.|Aujourd’hui, {count} choses à faire.",
        "Today, {count} thing to do.|Today, {count} things to do.",
    ),
    "lead-idle": ("Aujourd’hui, rien à faire.", "Nothing to do today."),
    # delay of payment
    "dso-null": (
        "Rien n’est facturé sur {window} : il n’y a pas de délai à montrer.",
        "Nothing was billed in {window}: there is no delay to show.",
    ),
    "dso-is": ("Le DSO est de {days}", "DSO is {days}"),
    "dso-gap": (
        " La surface entre les tirets et la courbe est ce que font gagner les acomptes.",
        " The area between the dashes and the line is what deposits save.",
    ),
    "dso-history": (
        " Les livres commencent il y a moins de {window} : l’historique est incomplet.",
        " The books begin less than {window} ago: the history is partial.",
    ),
    "dso-desc-one": ("Le {day}, le DSO est de {days}{end}", "On {day}, DSO is {days}{end}"),
    "dso-desc": (
        "Du {first} au {last}, le DSO passe de {from_days} à {to_days}{end}",
        "From {first} to {last}, DSO goes from {from_days} to {to_days}{end}",
    ),
    "saved-some": (
        "Sans acomptes, le DSO serait de {without} au lieu de {simple} : les acomptes avancent {cash} de trésorerie.",
        "Without deposits DSO would be {without} instead of {simple}: deposits bring {cash} of cash forward.",
    ),
    "saved-none": (
        "Sans acomptes, le DSO serait de {without}, contre {simple} : aujourd’hui, ils n’avancent rien.",
        "Without deposits DSO would be {without}, against {simple}: today they bring nothing forward.",
    ),
    "saved-no-deposits": (
        "Aucun acompte n’a été demandé : il n’y a rien à comparer.",
        "No deposit was asked: there is nothing to compare.",
    ),
    "saved-nothing": (
        "Sur {window}, rien n’est facturé que des acomptes : il n’y a rien à comparer.",
        "In {window} nothing but deposits was invoiced: there is nothing to compare.",
    ),
    "saved-not-yet": (
        "Aucun acompte n’est encore déduit d’une facture : il n’y a rien à comparer.",
        "No deposit is deducted from an invoice yet: there is nothing to compare.",
    ),
    "saved-how": (
        "{days} jours × {billed} facturés ÷ {window}",
        "{days} days × {billed} billed ÷ {window}",
    ),
    # aged balance
    "aged-empty": ("Rien n’est dû.", "Nothing is owed."),
    "aged-fresh": (
        "Rien n’est en retard : les {open} sont à échoir.",
        "Nothing is late: all of {open} is still to fall due.",
    ),
    "aged-share": ("{share} de l’encours est en retard", "{share} of what is owed is late"),
    "aged-old": (
        " ; {old} dépassent 90 jours, chez {names}.",
        "; {old} is over 90 days, with {names}.",
    ),
    "aged-young": (", rien au-delà de 90 jours.", ", nothing beyond 90 days."),
    "aged-account": (
        " {amount} au crédit des clients attendent d’être affectés.",
        " {amount} to customers’ credit wait to be allocated.",
    ),
    "names-more": (
        "{first} et {count} autre client|{first} et {count} autres clients",
        "{first} and {count} other customer|{first} and {count} other customers",
    ),
    # cash
    "cash-expected": (
        "{expected} attendus d’ici le {day}",
        "{expected} expected by {day}",
    ),
    "cash-invoiced": (", dont {invoiced} déjà facturés", ", of which {invoiced} is invoiced already"),
    "cash-uninvoiced": (", dont rien n’est encore facturé", ", none of it invoiced yet"),
    "cash-none": ("Rien n’est attendu d’ici le {day}", "Nothing is expected by {day}"),
    "cash-later": (" ; {later} ensuite", "; {later} after that"),
    "cash-received": (" ; {received} reçus en quatre semaines", "; {received} received in four weeks"),
    "cash-none-received": (
        " ; rien n’est venu en quatre semaines",
        "; nothing came in during four weeks",
    ),
    "cash-before": (
        ", contre {before} dans les quatre précédentes",
        ", against {before} in the four before",
    ),
    "cash-late": (
        ". En plus de ce qui est attendu, {late} sont en retard, sans promesse en cours.",
        ". Besides what is expected, {late} is late, with no promise in force.",
    ),
    "cash-late-only": (
        ". {late} sont en retard, sans promesse en cours.",
        ". {late} is late, with no promise in force.",
    ),
    "cash-desc": (
        "Barres par semaine : reçu pendant quatre semaines, en retard, puis attendu pendant {weeks} semaines.",
        "Bars by week: received over four weeks, late, then expected over {weeks} weeks.",
    ),
    # deposits
    "funnel-none": ("Aucun devis accepté sur {span}.", "No quote accepted within {span}."),
    "funnel-no-deposits": (
        "{count} devis accepté sur {span}, sans acompte prévu.|{count} devis acceptés sur {span}, sans acompte prévu.",
        "{count} quote accepted within {span}, no deposit planned."
        "|{count} quotes accepted within {span}, no deposit planned.",
    ),
    "funnel-paid": (
        " ; {paid} de ce qui est facturé est reçu.",
        "; {paid} of what is invoiced is received.",
    ),
    "funnel-uninvoiced": (" ; aucun n’est encore facturé.", "; none is invoiced yet."),
    "funnel-some": (
        "{share} des {quoted} HT acceptés en {span} sont prévus en acomptes",
        "{share} of the {quoted} excl. VAT accepted within {span} is planned as deposits",
    ),
    "missing-none": ("Aucun acompte n’attend d’être facturé.", "No deposit waits to be invoiced."),
    "missing-some": (
        "{count} acompte aurait dû être facturé : {amount}.|{count} acomptes auraient dû être facturés : {amount}.",
        "{count} deposit should have been invoiced: {amount}.|{count} deposits should have been invoiced: {amount}.",
    ),
    "held-none": ("Aucun acompte n’est détenu.", "No deposit is held."),
    "held-some": (
        "{amount} HT reçus d’avance sur {count} devis, à déduire des soldes.",
        "{amount} excl. VAT received in advance on {count} quote, to be deducted from finals."
        "|{amount} excl. VAT received in advance on {count} quotes, to be deducted from finals.",
    ),
    "todo-none": ("Rien d’ici 7 jours.", "Nothing within 7 days."),
    "todo-some": ("Par date, les plus anciennes d’abord.", "By date, the oldest first."),
    # tables
    "grid-say": (
        "{count} document au {day}, {open} dus, dont {late} en retard."
        "|{count} documents au {day}, {open} dus, dont {late} en retard.",
        "{count} document on {day}, {open} owed, of which {late} late."
        "|{count} documents on {day}, {open} owed, of which {late} late.",
    ),
    "grid-year": (
        "{count} document de {year}.|{count} documents de {year}.",
        "{count} document of {year}.|{count} documents of {year}.",
    ),
    "customers-say": (
        "{count} client, {owing} avec un encours.|{count} clients, {owing} avec un encours.",
        "{count} customer, {owing} owing something.|{count} customers, {owing} owing something.",
    ),
    "quotes-say": (
        "{count} devis, {running} en cours ; {left} HT restent à facturer. Tout est HT, sauf le reste dû.",
        "{count} quote, {running} running; {left} excl. VAT left to invoice. All is excl. VAT, but for what is open."
        "|{count} quotes, {running} running; {left} excl. VAT left to invoice. All is excl. VAT, but for what is open.",
    ),
    # a customer
    "customer-late": ("Doit {open}, dont {late} en retard.", "Owes {open}, of which {late} late."),
    "customer-all-late": ("Doit {open}, tout est en retard.", "Owes {open}, all of it late."),
    "customer-open": ("Doit {open}, rien n’est en retard.", "Owes {open}, nothing is late."),
    "customer-clear": ("Ne doit rien.", "Owes nothing."),
    "customer-pays-late": (
        " Paie en {days}, {beyond} après l’échéance.",
        " Pays in {days}, {beyond} after the due date.",
    ),
    "customer-pays-early": (
        " Paie en {days}, {beyond} avant l’échéance.",
        " Pays in {days}, {beyond} before the due date.",
    ),
    "customer-pays-due": (" Paie en {days}, à l’échéance.", " Pays in {days}, on the due date."),
    "customer-pays": (" Paie en {days}.", " Pays in {days}."),
    "customer-no-habit": (
        " Aucun paiement sur {window}.",
        " No payment within {window}.",
    ),
    "habit-say": (
        "{count} paiement après l’échéance sur {all}.|{count} paiements après l’échéance sur {all}.",
        "{count} payment of {all} after the due date.|{count} payments of {all} after the due date.",
    ),
    "habit-desc": (
        "Un point par paiement, placé selon ses jours d’avance ou de retard sur l’échéance, de {low} à {high} jours.",
        "A dot a payment, placed by its days before or after the due date, from {low} to {high} days.",
    ),
    # a quote
    "quote-open": ("En attente de réponse", "Waiting for an answer"),
    "quote-expired": ("Sans réponse, expiré le {day}", "No answer, expired on {day}"),
    "quote-accepted": ("Accepté le {day}", "Accepted on {day}"),
    "quote-closed": ("Soldé le {day} par {number}", "Closed on {day} by {number}"),
    "quote-refused": ("Refusé le {day}", "Refused on {day}"),
    "quote-cancelled": ("Annulé le {day}", "Cancelled on {day}"),
    "quote-left": (" ; {left} HT restent à facturer", "; {left} excl. VAT left to invoice"),
    "quote-owed": (" ; {open} restent dus", "; {open} still owed"),
    "quote-owed-late": (" ; {open} restent dus, {late} en retard", "; {open} still owed, {late} late"),
    "quote-settled": (" ; tout est payé", "; all is paid"),
    "lane-title": ("Vie du devis {number}", "Life of quote {number}"),
    # events
    "ev-quote": ("Devis", "Quote"),
    "ev-accepted": ("Accepté", "Accepted"),
    "ev-refused": ("Refusé", "Refused"),
    "ev-cancelled": ("Annulé", "Cancelled"),
    "ev-received": ("Livré, travaux réceptionnés", "Delivered, works accepted"),
    "ev-delivery": ("Livraison prévue le {day}", "Delivery planned for {day}"),
    "ev-delivery-to-come": ("Livraison prévue", "Delivery planned"),
    "ev-amendment": ("Avenant : {title}", "Amendment: {title}"),
    "ev-milestone": ("Jalon : {name}", "Milestone: {name}"),
    "ev-milestone-missing": ("Acompte à facturer : {name}", "Deposit to invoice: {name}"),
    "ev-deposit": ("Acompte {number}", "Deposit {number}"),
    "ev-progress": ("Situation {number}", "Progress invoice {number}"),
    "ev-final": ("Facture de solde {number}", "Final invoice {number}"),
    "ev-final-missing": ("Solde à facturer", "Final invoice to issue"),
    "ev-invoice": ("Facture {number}", "Invoice {number}"),
    "ev-credit-note": ("Avoir {number}", "Credit note {number}"),
    "ev-debit-note": ("Note de débit {number}", "Debit note {number}"),
    "ev-opening": ("Reprise {number}", "Brought forward {number}"),
    "ev-sent": ("Envoi de {number} ({channel})", "{number} sent ({channel})"),
    "ev-letter": ("{step}, {number}", "{step}, {number}"),
    "ev-money": ("Paiement de {number}", "Payment of {number}"),
    "ev-bounced": ("Paiement de {number} repris ou rejeté", "Payment of {number} bounced or taken back"),
    "ev-credit_note": ("Avoir imputé sur {number}", "Credit note set against {number}"),
    "ev-discount": ("Escompte sur {number}", "Discount on {number}"),
    "ev-write_off": ("{number} passé en perte", "{number} written off"),
    "ev-set_off": ("{number} compensé", "{number} set off"),
    "ev-difference": ("Écart de règlement sur {number}", "Difference settled on {number}"),
    "ev-deducted": ("{deposit} déduit de {number}", "{deposit} deducted from {number}"),
    "ev-returned": ("{deposit} rendu par {number}", "{deposit} given back by {number}"),
    "ev-credited": ("{deposit} annulé par {number}", "{deposit} credited by {number}"),
    "ev-adjusted": ("Acompte {deposit} repris à la main", "Deposit {deposit} moved by hand"),
    "ev-dispute": ("{number} contesté", "{number} disputed"),
    "ev-resolved": ("Litige sur {number} résolu", "Dispute on {number} resolved"),
    "ev-hold": ("{number} suspendu", "{number} put on hold"),
    "ev-release": ("{number} repris", "{number} released"),
    "ev-waiver": ("Intérêts et indemnité de {number} abandonnés", "Interest and fee of {number} given up"),
    "ev-promise": ("{number} promis pour le {day}", "{number} promised for {day}"),
    "ev-promise-due": ("Paiement promis, {number}", "Payment promised, {number}"),
    "ev-due-change": ("{number} : nouvelle échéance le {day}", "{number}: new due date {day}"),
    "ev-allocate": ("Imputé du compte sur {number}", "Allocated from account to {number}"),
    "ev-bill": ("{number} porté en effet", "{number} moved to bills"),
    "ev-doubtful": ("{number} porté en douteux", "{number} moved to doubtful"),
    "ev-moved-back": ("{number} revenu au compte client", "{number} moved back to the customer"),
    "ev-on-account": ("Reçu, en attente sur compte", "Received, waiting on account"),
    "ev-due": ("Échéance de {number}", "{number} falls due"),
    "ev-retention": ("Retenue de {number} à libérer", "Retention of {number} to release"),
    "ev-next": ("{step}, {number}", "{step}, {number}"),
    "ev-expires": ("Le devis expire", "The quote expires"),
    "and-then": (" ; ", "; "),
    "why": ("{text} : {why}", "{text}: {why}"),
    "channel-email": ("courriel", "email"),
    "channel-post": ("courrier", "post"),
    "channel-portal": ("portail", "portal"),
    "channel-call": ("appel", "call"),
    "step-by": ("{step} ({channel})", "{step} ({channel})"),
}
