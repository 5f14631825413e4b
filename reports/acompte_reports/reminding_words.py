"""What a run of reminders says in the terminal: what happens with a document, or why nothing does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from acompte.model.text import FRENCH, sentence
from acompte_reports.words import word

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from acompte.reminding.decisions import Decision

SAID: dict[str, tuple[str, str]] = {
    "letter": ("{step} : la lettre part", "{step}: the letter goes"),
    "sending": ("la facture part", "the invoice goes"),
    "waiting": ("{step} le {day}", "{step} on {day}"),
    "too-soon": (
        "trop tôt après la dernière lettre : {step} le {day}",
        "too soon after the last letter: {step} on {day}",
    ),
    "promised": ("promis : {step} le {day} si rien ne vient", "promised: {step} on {day} if nothing comes"),
    "paid": ("payée", "paid"),
    "tolerance": ("dans la tolérance", "within the tolerance"),
    "disputed": ("contestée", "disputed"),
    "held": ("en attente, aucune lettre", "on hold, no letter"),
    "bill": ("effet accepté, la banque paiera", "bill accepted, the bank will pay"),
    "insolvent": (
        "procédure collective, déclarez la créance : acompte dossier",
        "insolvency, declare the claim: acompte dossier",
    ),
    "undated": ("sans échéance connue", "no due date known"),
    "no-plan": ("aucune étape au profil du client", "no step in the customer's plan"),
    "all-made": ("toutes les étapes sont faites : acompte dossier", "all steps are made: acompte dossier"),
    "closed-day": ("jour non ouvré : {step} le {day}", "no working day: {step} on {day}"),
    "on-account": (
        "{detail} sur le compte du client couvrent la somme : affectez-les",
        "{detail} on the customer's account cover it: allocate them",
    ),
    "no-address": (
        "aucune adresse : ajoutez email ou address",
        "no address: add email or address",
    ),
    "required": ("manque ce que le client exige : {detail}", "missing what the customer requires: {detail}"),
    "uncertain": (
        "partie ou non ? remind --went ou --not-went {detail}",
        "gone or not? remind --went or --not-went {detail}",
    ),
    "not-sent": ("jamais envoyée : acompte send {number}", "never sent: acompte send {number}"),
}
"""French, then English. `step` is the step, `day` its day."""

PASSED = (
    "{number} : {step} part sans {steps}, dont le jour est passé sans lettre.",
    "{number}: {step} goes without {steps}, whose days went by without a letter.",
)
BROKEN = (" ; promesse du {day} non tenue", "; the promise of {day} was broken")


def decision_words(decision: Decision, language: str, write_day: Callable[[date], str]) -> str:
    """Say what happens with a document, or why nothing does."""
    step = word(decision.step, language) if decision.step else ""
    written = sentence(SAID[decision.what], language, None).format(
        step=step,
        day=write_day(decision.day) if decision.day else "",
        detail=decision.detail,
        number=decision.document.invoice.number,
    )
    if decision.what in ("disputed", "held", "insolvent") and decision.detail:
        written += f" : {decision.detail}" if language == FRENCH else f": {decision.detail}"
    if decision.broken is not None and decision.step != "broken-promise":
        written += sentence(BROKEN, language, None).format(day=write_day(decision.broken.day))
    return written


def passed_words(decision: Decision, language: str) -> str:
    """Say which steps a letter leaves out."""
    steps = ", ".join(word(name, language) for name in decision.passed)
    step = word(decision.step or "", language)
    return sentence(PASSED, language, None).format(number=decision.document.invoice.number, step=step, steps=steps)
