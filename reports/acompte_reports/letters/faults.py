"""Letters that cannot be written: one sentence says why, and what would be right."""

from __future__ import annotations

from acompte.model.text import sentence

_FAULTS: dict[str, tuple[str, str]] = {
    "unknown": (
        "{number} : aucun document ne porte ce numéro ; la commande status les liste.",
        "{number}: no document has this number; the status command lists them.",
    ),
    "later": (
        "{number} est daté du {day}, après le {now} : demandez sa lettre à partir de ce jour.",
        "{number} is dated {day}, after {now}: ask for its letter from that day on.",
    ),
    "opening": (
        "{number} a été émis dans d'autres livres : sa lettre d'accompagnement aussi. Une relance en parle.",
        "{number} was issued in other books, and so was its covering letter. A reminder speaks of it.",
    ),
    "credit": (
        "{number} ne demande pas de règlement : seule une facture a une lettre d'accompagnement.",
        "{number} asks for no payment: only an invoice has a covering letter.",
    ),
    "unpaid": (
        "{number} : aucun règlement reçu à ce jour, rien à confirmer. « acompte payment {number} » en note un.",
        "{number}: no money came by this day, there is nothing to confirm. “acompte payment {number}” records some.",
    ),
    "no-quote": (
        "{number} : aucun devis ne porte ce numéro ; la commande quotes les liste.",
        "{number}: no quote has this number; the quotes command lists them.",
    ),
    "quote-answered": (
        "Le devis {number} a déjà sa réponse : il n'y a plus à en rappeler l'échéance.",
        "Quote {number} has its answer already: its expiry needs no reminder.",
    ),
    "quote-endless": (
        'Le devis {number} n\'expire pas : ajoutez "expires:" avec son dernier jour.',
        'Quote {number} does not expire: add "expires:" with its last day.',
    ),
    "quote-expired": (
        "Le devis {number} a expiré le {day} : faites-en un nouveau.",
        "Quote {number} expired on {day}: make a new one.",
    ),
}


class LetterFault(ValueError):  # noqa: N818 - what was asked for is at fault
    """A letter that was asked for and cannot be written."""

    def __init__(self, key: str, language: str, **fields: object) -> None:
        """Say why."""
        super().__init__(sentence(_FAULTS[key], language).format(**fields))
