"""From what the recovery file says to its pages: French, the language of the courts."""

from __future__ import annotations

import base64
import email
import email.policy
from functools import partial
from typing import TYPE_CHECKING

from acompte.law.rates import ECB, Basis
from acompte.model.records import COMPANY, CONSUMER, PUBLIC
from acompte.model.text import FRENCH, sentence
from acompte_reports.account_lines import NOUNS
from acompte_reports.mail import said
from acompte_reports.papers.pages import Renderer
from acompte_reports.recovery.words import told
from acompte_reports.words import word

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from acompte.model.records import Quote
    from acompte.recovery.events import Event
    from acompte_reports.recovery.compose import Dossier, Enclosed

IMAGES = {".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg"}
TEXTS = frozenset((".txt", ".md", ".csv", ".eml"))
LIST = "list"

_TITLES = {
    "claim": "Décompte de la créance",
    "interest": "Calcul des intérêts",
    "account": "Relevé du compte",
    "sendings": "Envois et relances",
    "quote": "Devis {document}",
    "attachment": "Pièce jointe à {document}",
    "other": "Autre pièce",
}
_NAMED = {"sent": "document envoyé", "call": "échange"}
_CHANNELS = {"email": "courriel", "post": "courrier", "portal": "portail", "note": "non précisé"}
_MARGINS = {COMPANY: "BCE {half} + 10 points", PUBLIC: "BCE {half} + 8 points"}
_LEGAL = {CONSUMER: "taux légal {half}"}
_AGREED = "taux convenu, au moins 3 × le taux légal {half}"


class Pages:
    """The pages of one recovery file."""

    def __init__(self, dossier: Dossier, quotes: Sequence[Quote], currency: str, own: Path | None) -> None:
        """Make the templates ready; the user's own come before ours."""
        self.dossier = dossier
        self.renderer = Renderer(own, currency)
        self.templates = self.renderer.templates
        self.context = {"dossier": dossier, "claim": dossier.claim, "page": dossier.head, "quotes": quotes}
        self.templates.environments[FRENCH].filters.update(
            told=partial(_told, currency),
            piece=partial(_piece, dossier),
            named=named,
            channel=lambda name: _CHANNELS.get(name, name),
            basis=partial(_basis, dossier.claim.kind),
            titled=titled,
        )

    def page(self, name: str, **more: object) -> str:
        """Give a page of ours.

        Raises:
          TemplateFault: a template cannot be used.
        """
        return self.templates.render([f"dossier-{name}.html"], FRENCH, {**self.context, **more})

    def list(self, enclosed: Sequence[Enclosed], names: Mapping[int, str]) -> str:
        """Give the list of the documents enclosed, each with the name of its file."""
        return self.page(LIST, enclosed=enclosed, names=names)

    def wrapped(self, row: Enclosed, data: bytes) -> str | None:
        """Give the page that shows a text, a message or a picture; None for a file of another sort."""
        assert row.file is not None
        suffix = row.file.suffix.lower()
        if suffix in IMAGES:
            picture = f"data:{IMAGES[suffix]};base64,{base64.b64encode(data).decode('ascii')}"
            return self.page("file", title=titled(row), picture=picture, text="")
        if suffix in TEXTS:
            text = _message(data) if suffix == ".eml" else data.decode("utf-8", "replace")
            return self.page("file", title=titled(row), picture="", text=text)
        return None


def titled(row: Enclosed) -> str:
    """Give what the list says of a piece."""
    pattern = _TITLES.get(row.what)
    if pattern is None:
        pattern = f"{named(row.what)} {{document}}"
        pattern = pattern[:1].upper() + pattern[1:]
    title = pattern.format(document=row.document).strip()
    beside = row.what in ("attachment", "other") and row.file is not None
    return f"{title} : {row.file.name}" if beside and row.file else title


def named(what: str) -> str:
    """Give the French word for the kind of a document or the step of a letter."""
    if what in NOUNS:
        return sentence(NOUNS[what], FRENCH, None)
    return _NAMED.get(what) or word(what, FRENCH)


def _told(currency: str, event: Event) -> str:
    text = event.text
    if event.what == "letter":
        text = named(event.text)
    elif not text:
        text = named(event.what)
    if event.what in ("quote", "amendment"):
        text = event.text
    return told(event.what, event.document, text, event.amount, event.day, currency)


def _piece(dossier: Dossier, event: Event) -> str:
    """Give the number of the piece that proves a fact, where there is one."""
    wanted = event.text if event.what == "letter" else event.what
    for row in dossier.enclosed:
        about = {row.document} & set(event.document.split(", "))
        if row.what == wanted and about and (event.what != "letter" or row.date == event.date):
            return f"n° {row.number}"
    return ""


def _basis(kind: str, basis: Basis) -> str:
    half = str(basis.half)
    if basis.name == ECB:
        return _MARGINS[PUBLIC if kind == PUBLIC else COMPANY].format(half=half)
    return _LEGAL.get(kind, _AGREED).format(half=half)


def _message(data: bytes) -> str:
    """Give a message as text: who, to whom, when, about what, and its words."""
    read = email.message_from_bytes(data, policy=email.policy.default)
    heads = [f"{name}: {read[name]}" for name in ("From", "To", "Date", "Subject", "Message-ID") if read[name]]
    body = read.get_body(("plain", "html"))
    text = str(body.get_content()) if body is not None else ""
    if body is not None and body.get_content_type() == "text/html":
        text = said(text).text
    return "\n".join([*heads, "", text])
