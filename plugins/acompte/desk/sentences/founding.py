"""What is said where a new ledger cannot be made, or open items cannot be read: French, then English."""

SENTENCES: dict[str, tuple[str, str]] = {
    "company-no-name": ("Une société a un nom : donnez --name.", "A company has a name: give --name."),
    "reason-with-vat": (
        "Un motif sans TVA (« {reason} ») va avec --vat-due none, pas avec « {regime} ».",
        "A reason for no VAT ({reason!r}) goes with --vat-due none, not with {regime!r}.",
    ),
    "series-pattern": (
        "« {pattern} » n'est pas une série : elle contient une fois {{number}}, comme FA{{year}}-{{number:03}}.",
        "{pattern!r} is no series: it has {{number}} once, as FA{{year}}-{{number:03}} does.",
    ),
    "iban-wrong": (
        "{iban} n'est pas un IBAN : sa longueur ou sa clé est fausse. Recopiez-le du relevé de la banque.",
        "{iban} is no IBAN: its length or its check digits are wrong. Copy it from the bank's statement.",
    ),
    "items-no-text": (
        "Ce n'est pas un fichier texte. Enregistrez le tableau en CSV.",
        "This is no text file. Save the table as CSV.",
    ),
    "items-torn": (
        "À partir d'ici, ce n'est plus un tableau : un guillemet n'est pas fermé, ou mal placé.",
        "From here on this is no table: a quotation mark is not closed, or out of place.",
    ),
    "items-empty": (
        "Le fichier est vide. La première ligne nomme les colonnes : {columns} …",
        "The file is empty. Its first line names the columns: {columns} …",
    ),
    "items-none": (
        "Aucune pièce sous les titres des colonnes. Sans pièce ouverte, laissez --open-items de côté.",
        "No document below the headings. Without an open one, leave --open-items out.",
    ),
    "column-unknown": (
        "« {heading} » n'est pas une colonne connue. Renommez-la ou retirez-la ; les colonnes sont {known}.",
        "{heading!r} is no known column. Rename it or take it out; the columns are {known}.",
    ),
    "column-twice": (
        "« {heading} » est une deuxième colonne « {column} ». Gardez-en une.",
        "{heading!r} is a second column {column!r}. Keep one.",
    ),
    "column-missing": (
        "Il manque : {columns}. La première ligne nomme les colonnes.",
        "Missing: {columns}. The first line names the columns.",
    ),
    "cells-many": (
        "{count} cellules pour {columns} colonnes : mettez entre guillemets ce qui contient le séparateur.",
        "{count} cells for {columns} columns: put into quotation marks what contains the separator.",
    ),
    "cell-empty": ("La cellule « {column} » est vide.", "The cell {column!r} is empty."),
    "cell-choice": (
        "« {text} » ne va pas dans la colonne « {column} » ; choisissez parmi {known}.",
        "{text!r} does not go into the column {column!r}; choose from {known}.",
    ),
    "kind-unknown": (
        "« {kind} » n'est pas une sorte de pièce : écrivez facture, acompte ou avoir.",
        "{kind!r} is no kind of document: write invoice, deposit or credit.",
    ),
    "day-unread": (
        "« {text} » (colonne {column}) n'est pas un jour du calendrier : écrivez 2026-05-12 ou 12/05/2026.",
        "{text!r} (column {column}) is no day of the calendar: write 2026-05-12 or 12/05/2026.",
    ),
    "money-unread": (
        "« {text} » (colonne {column}) n'est pas un montant : écrivez 8400.00 ou 8 400,00, deux décimales au plus.",
        "{text!r} (column {column}) is no amount: write 8400.00 or 8 400,00, with two decimals at most.",
    ),
    "rate-unread": (
        "« {text} » n'est pas un taux de TVA : écrivez 20, 10, 5,5, ou 0 sans TVA.",
        "{text!r} is no VAT rate: write 20, 10, 5.5, or 0 without VAT.",
    ),
    "rate-missing-cell": (
        "Il manque le taux de TVA (colonne vat) : 20, 10, 5,5, ou 0 sans TVA.",
        "The VAT rate is missing (column vat): 20, 10, 5.5, or 0 without VAT.",
    ),
    "rate-untaxed": (
        "Un taux de {rate:rate} chez une société sans TVA : laissez la cellule vide, ou donnez un autre --vat-due.",
        "A rate of {rate:rate} for a company without VAT: leave the cell empty, or give another --vat-due.",
    ),
    "reason-unread": (
        "« {text} » n'est pas un motif sans TVA : franchise, reverse-charge, export, intra-eu ou exempt.",
        "{text!r} is no reason for no VAT: franchise, reverse-charge, export, intra-eu or exempt.",
    ),
    "terms-cell": (
        "Les conditions « {terms} » ne se lisent pas. Écrivez par exemple « 30 jours fin de mois ».",
        "The terms {terms!r} cannot be read. Write for example `30 days end of month`.",
    ),
    "item-later": (
        "{number} est du {issued}, après le premier jour des livres, le {day}. Donnez --date {issued} ou plus tard.",
        "{number} is of {issued}, after the first day of the books, {day}. Give --date {issued} or later.",
    ),
    "item-due-before": (
        "L'échéance de {number}, le {due}, est avant sa date, le {issued}.",
        "The due date of {number}, {due}, is before its date, {issued}.",
    ),
    "item-negative": (
        "{number} : {amount} est négatif, ce qui est un avoir (kind : avoir).",
        "{number}: {amount} is negative, which is a credit note (kind: credit).",
    ),
    "item-over": (
        "{number} : {open} ouverts sur un total de {total}. Ce qui est ouvert n'excède pas le total.",
        "{number}: {open} open of a total of {total}. What is open is at most the total.",
    ),
    "item-nothing": (
        "{number} : le total est nul. Retirez la ligne, ou donnez le montant TTC.",
        "{number}: the total is zero. Take the line out, or give the amount with VAT.",
    ),
    "item-settled": (
        "Rien n'est ouvert de {number}. Retirez la ligne ; ce qui fut facturé d'un devis va dans invoiced-before.",
        "Nothing is open of {number}. Take the line out; what was invoiced on a quote goes into invoiced-before.",
    ),
    "item-no-due": (
        "{number} demande de l'argent et n'a pas d'échéance : remplissez la colonne due.",
        "{number} asks for money and has no due date: fill the column due.",
    ),
    "item-no-reason": (
        "Le devis {quote} de {number} est sans TVA : dites pourquoi dans la colonne vat-reason (export, exempt …).",
        "Quote {quote} of {number} bears no VAT: say why in the column vat-reason (export, exempt …).",
    ),
    "item-no-quote": (
        "{number} a un montant de devis sans devis : remplissez la colonne quote.",
        "{number} has an amount of a quote and no quote: fill the column quote.",
    ),
    "credit-on-quote": (
        "{number} est un avoir : laissez la colonne quote vide, et donnez ce que le client a encore à recevoir.",
        "{number} is a credit note: leave the column quote empty, and give what the customer has still to get.",
    ),
    "item-rate-twice": (
        "{number} a déjà une ligne au taux de {rate:rate} (ligne {line}). Une ligne par pièce et par taux.",
        "{number} has a line at {rate:rate} already (line {line}). One line a document and rate.",
    ),
    "item-contradicts": (
        "{number} est aussi à la ligne {line}, avec une autre valeur dans la colonne {column}.",
        "{number} is on line {line} too, with another value in the column {column}.",
    ),
    "items-number-quote": (
        "{number} est à la fois un devis et une pièce. Un numéro ne désigne qu'une chose.",
        "{number} is both a quote and a document. A number names one thing.",
    ),
    "series-taken": (
        "{number} a un numéro de la série {pattern} des nouvelles pièces, qui commence à 1. Donnez une autre série, "
        "comme {option} {other}.",
        "{number} has a number of the series {pattern} of new documents, which begins at 1. Give another series, "
        "such as {option} {other}.",
    ),
    "series-taken-invoice": (
        "{number} a un numéro de la série {pattern} des nouvelles factures. Donnez le dernier numéro émis, payé ou "
        "non, avec --last-invoice, ou une autre série, comme {option} {other}.",
        "{number} has a number of the series {pattern} of new invoices. Give the last number issued, paid or not, "
        "with --last-invoice, or another series, such as {option} {other}.",
    ),
    "after-last-invoice": (
        "{number} vient après {last}, que --last-invoice dit être le dernier numéro émis.",
        "{number} comes after {last}, which --last-invoice says is the last number issued.",
    ),
    "last-invoice": (
        "{number} n'est pas de la série {pattern}. Donnez le dernier numéro émis, et sa série avec --invoice-series.",
        "{number} is not of the series {pattern}. Give the last number issued, and its series with --invoice-series.",
    ),
    "customer-contradicts": (
        "{name} : « {text} » dans la colonne {column}, et « {known} » plus haut. Gardez une valeur.",
        "{name}: {text!r} in the column {column}, and {known!r} above. Keep one value.",
    ),
    "items-siren-twice": (
        "Le SIREN {siren} est déjà celui de {name}. Le même client s'écrit partout pareil.",
        "The SIREN {siren} is that of {name} already. One customer is spelt alike everywhere.",
    ),
    "items-quote-customers": (
        "Le devis {quote} est d'un autre client à la ligne {line}. Un devis n'a qu'un client.",
        "Quote {quote} is of another customer on line {line}. A quote has one customer.",
    ),
    "quote-amount-missing": (
        "Il manque le montant hors taxes du devis {quote} au taux de {rate:rate} (colonne quote-amount).",
        "The amount of quote {quote} at {rate:rate} without VAT is missing (column quote-amount).",
    ),
    "quote-amount-low": (
        "Le devis {quote} est de {amount} : donnez un montant hors taxes au-dessus de zéro.",
        "Quote {quote} is of {amount}: give an amount without VAT above zero.",
    ),
    "before-low": (
        "{amount} déjà facturés sur le devis {quote} : ce montant n'est pas négatif.",
        "{amount} invoiced before on quote {quote}: this amount is not negative.",
    ),
    "quote-amounts-differ": (
        "Le devis {quote} est de {amount} ici, de {known} plus haut, au taux de {rate:rate}. Un montant par taux.",
        "Quote {quote} is of {amount} here, of {known} above, at {rate:rate}. One amount a rate.",
    ),
    "quote-befores-differ": (
        "{amount} déjà facturés sur le devis {quote} ici, {known} plus haut. Un montant par devis.",
        "{amount} invoiced before on quote {quote} here, {known} above. One amount a quote.",
    ),
    "quote-exceeded-before": (
        "Le devis {quote} est de {amount} hors taxes, et {invoiced} en sont facturés. Corrigez quote-amount ou "
        "invoiced-before.",
        "Quote {quote} is of {amount} without VAT, and {invoiced} of it are invoiced. Correct quote-amount or "
        "invoiced-before.",
    ),
}
