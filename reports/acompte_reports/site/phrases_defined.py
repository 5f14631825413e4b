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
    "def-countback-text": (
        "On remonte les mois depuis le {day} jusqu’à ce que leur facturation épuise l’encours ; on compte les jours.",
        "Going back month by month from {day} until what they billed makes up what is open; the days are counted.",
    ),
    "def-best": ("DSO au mieux", "Best possible DSO"),
    "def-best-text": (
        "Le même, si tout ce qui est en retard était payé : encours non échu ÷ facturé × jours.",
        "The same if all that is late were paid: open and not late ÷ billed × days.",
    ),
    "def-delinquent": ("Retard moyen", "Average days delinquent"),
    "def-delinquent-text": ("DSO moins DSO au mieux.", "DSO less best possible DSO."),
    "def-cei": ("Efficacité du recouvrement (CEI)", "Collection effectiveness (CEI)"),
    "def-cei-text": (
        "La part de ce qui pouvait être encaissé sur la période qui l’a été ; 100 % est le mieux.",
        "The share of what could be collected in the window that was; 100% is best.",
    ),
    "def-to-pay": ("Délai réel", "Days to pay"),
    "def-to-pay-text": (
        "Les jours entre la facture et son paiement, en moyenne pondérée par les montants payés.",
        "The days from invoice to payment, an average weighted by the amounts paid.",
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
