"""Mail that cannot be made: one sentence says whose what is wrong, and what would be right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from acompte.model.text import sentence

if TYPE_CHECKING:
    from acompte.model.requirements import Missing

_FAULTS: dict[str, tuple[str, str]] = {
    "control": (
        "un retour à la ligne ou un caractère de contrôle s'y trouve : retirez-le.",
        "it has a line end or a control character: take it out.",
    ),
    "absent": (
        'aucune adresse : ajoutez email: "…", ou envoyez par la poste.',
        'there is no address: add email: "…", or send by post.',
    ),
    "quotes": (
        "« {said} » a un guillemet qui ne se ferme pas : fermez-le ou retirez-le.",
        "{said!r} has a quotation mark that does not close: close it, or take it out.",
    ),
    "semicolon": (
        "« {said} » : séparez les adresses par des virgules.",
        "{said!r}: separate addresses by commas.",
    ),
    "comma": (
        '« {said} » : mettez entre guillemets un nom qui a une virgule, comme "Dupont, Jean" <jean@client.example>.',
        '{said!r}: put a name with a comma between quotation marks, as in "Dupont, Jean" <jean@customer.example>.',
    ),
    "at": (
        "« {said} » n'est pas une adresse : il faut un seul @, comme dans compta@client.example.",
        "{said!r} is no address: it needs one @, as in accounts@customer.example.",
    ),
    "space": (
        "« {said} » contient une espace : retirez-la, ou séparez les adresses par une virgule.",
        "{said!r} has a space: take it out, or separate addresses by a comma.",
    ),
    "local": (
        "« {said} » : devant le @, seuls vont des lettres sans accent, des chiffres, des points et des tirets.",
        "{said!r}: before the @ go only letters without accents, digits, dots and hyphens.",
    ),
    "domain": (
        "« {said} » : ce qui suit le @ n'est pas un domaine, comme client.example.",
        "{said!r}: what follows the @ is no domain, such as customer.example.",
    ),
    "deviating": (
        "« {said} » : ce domaine se lit de deux façons ; écrivez sa forme en xn--.",
        "{said!r}: this domain is read in two ways; write it as xn--.",
    ),
    "long": (
        "« {said} » est trop long : une adresse a 254 caractères au plus, 64 devant le @.",
        "{said!r} is too long: an address has at most 254 characters, 64 before the @.",
    ),
    "no-subject": (
        "le modèle de la lettre n'en donne pas : écrivez-le dans <title>.",
        "the letter's template gives none: write it in <title>.",
    ),
    "reference": (
        "« {said} » n'est pas l'identifiant d'un message, comme <a1b2@entreprise.example>.",
        "{said!r} is no message id, such as <a1b2@company.example>.",
    ),
}
_WHERE = ("{key} de {subject} : ", "{key} of {subject}: ")
_SHOWN = 80

_MISSING = {
    "order": (
        '{number} : {name} demande son numéro de commande ; ajoutez order: "…" à la facture ou à son devis.',
        '{number}: {name} wants its order number; add order: "…" to the invoice or to its quote.',
    ),
    "attachment": (
        "{number} : {name} demande une pièce jointe ; liez-la par une directive document avec ^{number}.",
        "{number}: {name} wants an attachment; link it by a document directive with ^{number}.",
    ),
    "": (
        "{number} : {name} demande « {what} » ; liez par une directive document avec ^{number} "
        "un fichier dont le nom le contient.",
        "{number}: {name} wants {what!r}; link a file whose name has this word by a document directive with ^{number}.",
    ),
}


class MailFault(ValueError):  # noqa: N818 - what would be sent is at fault
    """A message that cannot be made; nothing of it is sent."""

    def __init__(self, what: str, key: str, subject: str, language: str, said: str = "") -> None:
        """Say which key of whom is wrong, and why."""
        where = sentence(_WHERE, language).format(key=key, subject=_shown(subject))
        super().__init__(where + sentence(_FAULTS[what], language).format(said=_shown(said)))
        self.key = key
        self.subject = subject
        self.said = said


def _shown(text: str) -> str:
    """Give a text of the ledger for one line of a terminal."""
    plain = "".join(letter if letter.isprintable() else "\ufffd" for letter in text)
    return plain if len(plain) <= _SHOWN else plain[: _SHOWN - 1] + "…"


def missing_sentence(missing: Missing, name: str, language: str) -> str:
    """Say what a document lacks of what its customer requires, and what to write."""
    said = sentence(_MISSING.get(missing.what, _MISSING[""]), language)
    return said.format(number=missing.document, name=name, what=missing.what)
