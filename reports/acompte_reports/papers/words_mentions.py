"""The sentences that the law asks for, French then English; where it wants certain words, they stand in French."""

from __future__ import annotations

MENTIONS: dict[str, tuple[str, str]] = {
    "mention-vat-franchise": (
        "TVA non applicable, art. 293 B du CGI",
        "TVA non applicable, art. 293 B du CGI (no VAT charged: small business scheme)",
    ),
    "mention-vat-reverse-charge": (
        "Autoliquidation",
        "Autoliquidation (reverse charge: VAT is due by the customer)",
    ),
    "mention-vat-reverse-charge-abroad": (
        "Autoliquidation, art. 283-2 du CGI",
        "Autoliquidation, art. 283-2 du CGI (reverse charge: VAT is due by the customer)",
    ),
    "mention-vat-export": (
        "Exonération de TVA, art. 262 I du CGI",
        "Exonération de TVA, art. 262 I du CGI (export, free of VAT)",
    ),
    "mention-vat-intra-eu": (
        "Exonération de TVA, art. 262 ter I du CGI",
        "Exonération de TVA, art. 262 ter I du CGI (supply within the EU, free of VAT)",
    ),
    "mention-vat-exempt": (
        "Exonération de TVA, art. 261 à 261 E du CGI",
        "Exonération de TVA, art. 261 à 261 E du CGI (exempt from VAT)",
    ),
    "mention-debits": (
        "Option pour le paiement de la taxe d’après les débits",
        "Option pour le paiement de la taxe d’après les débits (VAT is due on the invoice)",
    ),
    "mention-nature-goods": (
        "Nature de l’opération : livraison de biens.",
        "Nature of the operation: goods.",
    ),
    "mention-nature-services": (
        "Nature de l’opération : prestation de services.",
        "Nature of the operation: services.",
    ),
    "mention-nature-mixed": (
        "Nature de l’opération : livraison de biens et prestation de services.",
        "Nature of the operation: goods and services.",
    ),
    "mention-debit-note": (
        "Sommes hors du champ de la TVA : elles réparent un préjudice (art. 256 du CGI).",
        "These sums are outside VAT: they make good a damage (art. 256 du CGI).",
    ),
    "mention-no-discount": (
        "Escompte pour paiement anticipé : néant.",
        "Discount for early payment: none.",
    ),
    "mention-discount": (
        "Escompte pour paiement anticipé : {rate} pour un règlement au plus tard le {day}.",
        "Discount for early payment: {rate} if paid by {day}.",
    ),
    "mention-discount-said": (
        "Escompte pour paiement anticipé : {said}.",
        "Discount for early payment: {said}.",
    ),
    "mention-penalty": (
        "Pénalités de retard : taux de refinancement de la BCE majoré de {margin} points, soit {rate} l’an au "
        "{half}, exigibles dès le lendemain de l’échéance sans rappel (art. L. 441-10 du code de commerce).",
        "Late payment penalties: ECB refinancing rate plus {margin} points, {rate} a year in the {half}, due from "
        "the day after the due date without a reminder (art. L. 441-10, code de commerce).",
    ),
    "mention-penalty-unknown": (
        "Pénalités de retard : taux de refinancement de la BCE majoré de {margin} points (taux du {half} non connu "
        "à ce jour), exigibles dès le lendemain de l’échéance sans rappel (art. L. 441-10 du code de commerce).",
        "Late payment penalties: ECB refinancing rate plus {margin} points (the rate of the {half} is not known "
        "yet), due from the day after the due date without a reminder (art. L. 441-10, code de commerce).",
    ),
    "mention-penalty-agreed": (
        "Pénalités de retard : {rate} l’an, exigibles dès le lendemain de l’échéance sans rappel (art. L. 441-10 "
        "du code de commerce).",
        "Late payment penalties: {rate} a year, due from the day after the due date without a reminder (art. L. "
        "441-10, code de commerce).",
    ),
    "mention-penalty-agreed-unknown": (
        "Pénalités de retard : {rate} l’an, et au moins trois fois le taux d’intérêt légal, exigibles dès le "
        "lendemain de l’échéance sans rappel (art. L. 441-10 du code de commerce).",
        "Late payment penalties: {rate} a year, and at least three times the legal interest rate, due from the day "
        "after the due date without a reminder (art. L. 441-10, code de commerce).",
    ),
    "mention-penalty-public": (
        "Intérêts moratoires : taux de refinancement de la BCE majoré de {margin} points, soit {rate} l’an au "
        "{half}, dus sans demande (art. R. 2192-31 du code de la commande publique).",
        "Late payment interest: ECB refinancing rate plus {margin} points, {rate} a year in the {half}, due "
        "without a request (art. R. 2192-31, code de la commande publique).",
    ),
    "mention-penalty-public-unknown": (
        "Intérêts moratoires : taux de refinancement de la BCE majoré de {margin} points (taux du {half} non connu "
        "à ce jour), dus sans demande (art. R. 2192-31 du code de la commande publique).",
        "Late payment interest: ECB refinancing rate plus {margin} points (the rate of the {half} is not known "
        "yet), due without a request (art. R. 2192-31, code de la commande publique).",
    ),
    "mention-recovery-fee": (
        "Indemnité forfaitaire pour frais de recouvrement en cas de retard : {fee} (art. D. 441-5 du code de "
        "commerce).",
        "Flat sum for recovery costs in case of late payment: {fee} (art. D. 441-5, code de commerce).",
    ),
    "mention-recovery-fee-public": (
        "Indemnité forfaitaire pour frais de recouvrement en cas de retard : {fee} (art. D. 2192-35 du code de la "
        "commande publique).",
        "Flat sum for recovery costs in case of late payment: {fee} (art. D. 2192-35, code de la commande publique).",
    ),
    "mention-retention": (
        "Retenue de garantie de {amount}, à payer au plus tard un an après la réception des travaux ; une caution "
        "peut la remplacer (loi n° 71-584 du 16 juillet 1971).",
        "Retention of guarantee of {amount}, to be paid no later than one year after the acceptance of the works; "
        "a bank guarantee may replace it (loi n° 71-584).",
    ),
    "mention-retention-quote": (
        "Retenue de garantie de {rate}, restituée un an après la réception des travaux ; une caution peut la "
        "remplacer (loi n° 71-584 du 16 juillet 1971).",
        "Retention of guarantee of {rate}, paid one year after the acceptance of the works; a bank guarantee may "
        "replace it (loi n° 71-584).",
    ),
    "mention-acompte": (
        "Les sommes versées d’avance sont des acomptes et non des arrhes : la commande engage les deux parties "
        "(art. L. 214-1 du code de la consommation).",
        "Sums paid in advance are acomptes and not arrhes: the order binds both parties (art. L. 214-1, code de la "
        "consommation).",
    ),
    "mention-off-premises": (
        "Contrat conclu hors établissement : aucun paiement n’est dû ni reçu avant que sept jours entiers se "
        "soient écoulés depuis la signature (art. L. 221-10 du code de la consommation).",
        "Contract signed away from business premises: no payment is due or taken before seven whole days have "
        "passed since the signature (art. L. 221-10, code de la consommation).",
    ),
    "mention-withdrawal": (
        "Vous disposez de quatorze jours pour vous rétracter sans motif, à compter de la signature, ou de la "
        "livraison s’il s’agit de biens (art. L. 221-18 du code de la consommation).",
        "You have fourteen days to withdraw without giving a reason, from the signature, or for goods from the "
        "delivery (art. L. 221-18, code de la consommation).",
    ),
    "mention-advance-interest": (
        "Passé trois mois, les sommes versées d’avance portent intérêt au taux légal à votre profit jusqu’à la "
        "livraison (art. L. 214-2 du code de la consommation).",
        "After three months, sums paid in advance bear interest at the legal rate in your favour until delivery "
        "(art. L. 214-2, code de la consommation).",
    ),
    "half-1": (
        "premier semestre {year}",
        "first half of {year}",
    ),
    "half-2": (
        "second semestre {year}",
        "second half of {year}",
    ),
}
