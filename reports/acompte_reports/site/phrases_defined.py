"""The definitions of the indicators."""

from __future__ import annotations

DEFINED: dict[str, tuple[str, str]] = {
    "def-open": ("Encours", "Open"),
    "def-open-text": (
        "Ce qui reste dû sur tous les documents au {day}, TTC, y compris contesté, retenu ou douteux.",
        "What stands open on all documents on {day}, VAT included, disputed, retained and doubtful amounts too.",
    ),
    "def-billed": ("Facturé", "Billed"),
    "def-billed-text": (
        "Les factures de toute nature des {window} jours finissant le {day}, moins les avoirs, TTC.",
        "Invoices of every kind in the {window} days ending on {day}, less credit notes, VAT included.",
    ),
    "def-simple-text": (
        "Encours ÷ facturé × jours : combien de jours de facturation attendent d’être payés.",
        "Open ÷ billed × days: how many days of billing wait to be paid.",
    ),
    "def-countback": ("DSO par épuisement", "Count-back DSO"),
    "def-countback-short": (
        "L’encours dépasse tout ce qui a été facturé, avoirs déduits.",
        "More is open than was ever billed, less credit notes.",
    ),
    "def-countback-text": (
        "On remonte les mois depuis le {day} jusqu’à ce que leur facturation épuise l’encours ; on compte les jours.",
        "Going back month by month from {day} until what they billed makes up what is open; the days are counted.",
    ),
    "def-best": ("DSO au mieux", "Best possible DSO"),
    "def-best-text": (
        "Le même, si tout ce qui est en retard était payé : (encours − retard) ÷ facturé × jours.",
        "The same if all that is late were paid: (open − late) ÷ billed × days.",
    ),
    "def-delinquent": ("Part du retard dans le DSO", "Average days delinquent"),
    "def-delinquent-text": (
        "DSO moins DSO au mieux : retard ÷ facturé × jours.",
        "DSO less best possible DSO: late ÷ billed × days.",
    ),
    "def-cei": ("Efficacité du recouvrement (CEI)", "Collection effectiveness (CEI)"),
    "def-cei-text": (
        "La part encaissée de ce qui pouvait l’être sur la période ; 100 % est le mieux. (Encours d’il y a {window} "
        "jours + facturé − encours) ÷ (encours d’il y a {window} jours + facturé − encours pas en retard) × 100.",
        "The share of what could be collected in the window that was; 100% is best. (Open {window} days ago + billed "
        "− open) ÷ (open {window} days ago + billed − open and not late) × 100.",
    ),
    "def-to-pay": ("Délai moyen de règlement", "Days to pay"),
    "def-to-pay-text": (
        "Les jours entre la facture et son paiement, en moyenne pondérée : somme des montants payés × jours ÷ montants "
        "payés.",
        "The days from invoice to payment, a weighted average: sum of the amounts paid × days ÷ amounts paid.",
    ),
    "def-beyond": ("Dépassement", "Days beyond terms"),
    "def-beyond-text": (
        "Les mêmes comptés depuis l’échéance ; négatif quand on paie en avance.",
        "The same counted from the due date; negative when paid early.",
    ),
    "def-without": ("DSO sans acomptes", "DSO without deposits"),
    "def-without-text": (
        "Le DSO de la même activité si aucun acompte n’avait été demandé : chaque acompte rejoint la facture qui le "
        "déduit, à sa date et à son échéance.",
        "The DSO of the same business had no deposit been asked: each deposit joins the invoice that deducts it, at "
        "its date and due date.",
    ),
    "def-late-text": (
        "Ce qui reste dû après son échéance, échéance par échéance, au-delà de {tolerance}, retenues libérables "
        "comprises.",
        "What stands open after its due date, instalment by instalment, beyond {tolerance}, retentions that can be "
        "claimed included.",
    ),
    "def-expected": ("Encaissements attendus", "Expected receipts"),
    "def-expected-text": (
        "Ce qui vient à échéance ou est promis d’ici le {until} : factures ouvertes, puis acomptes et soldes encore à "
        "facturer ; sans ce qui est contesté, ni ce qui est en retard sans promesse.",
        "What falls due or is promised by {until}: open invoices, then deposits and finals still to invoice; without "
        "what is disputed, and what is late and not promised.",
    ),
    "def-orders-text": (
        "Ce qui reste à facturer sur les devis acceptés, HT.",
        "What is left to invoice on accepted quotes, excl. VAT.",
    ),
    "def-penalties": ("Pénalités de retard", "Late interest and fees"),
    "def-penalties-text": (
        "Sur les documents dont le retard a commencé en {window} jours : montant × taux ÷ 100 × jours ÷ 365 par "
        "tranche, plus l’indemnité forfaitaire par facture à un professionnel (C. com. L441-10 et D441-5).",
        "On documents that became late within {window} days: amount × rate ÷ 100 × days ÷ 365 a slice, plus the "
        "flat fee an invoice to a business (C. com. L441-10 and D441-5).",
    ),
    "unit-days": ("jours", "days"),
    "def-saved": ("Gain des acomptes", "What deposits save"),
    "def-saved-text": (
        "DSO sans acomptes moins DSO, en jours ; × facturé ÷ {window} en trésorerie.",
        "DSO without deposits less DSO, in days; × billed ÷ {window} in cash.",
    ),
    "def-aged": ("Balance âgée", "Aged balance"),
    "def-aged-text": (
        "L’encours par ancienneté de retard, échéance par échéance ; jusqu’à {tolerance}, un reste n’est pas en "
        "retard. Les retenues de garantie sont à part ; libérables et impayées, elles comptent dans le retard.",
        "What is open by how late it is, instalment by instalment; up to {tolerance}, a rest is not late. Retentions "
        "stand apart; those that can be claimed and are not paid count as late.",
    ),
    "def-held-text": (
        "Les acomptes payés et pas encore déduits d’une facture, HT.",
        "Deposits paid and not yet deducted by an invoice, excl. VAT.",
    ),
    "definitions-say": (
        "Les mots de ces pages, avec les chiffres de l’entreprise au {day}.",
        "The words of these pages, with the company’s figures on {day}.",
    ),
    "here": ("Ici", "Here"),
}
