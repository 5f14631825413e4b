"""Finding the document of a number, and making its page or its PDF file."""

from __future__ import annotations

import base64
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from acompte.model.records import OPENING, Quote
from acompte_reports.papers.documents import compose_document
from acompte_reports.papers.pages import Renderer
from acompte_reports.papers.pdf import pdf_of
from acompte_reports.papers.quotes import compose_quote
from acompte_reports.parties import language_for
from acompte_reports.words import word

if TYPE_CHECKING:
    from acompte.model.settings import Company
    from acompte_reports.papers.content import Paper
    from acompte_reports.view import View

TEMPLATES = Path("templates/documents")
"""Where a user's own templates of documents stand, below the folder of the ledger."""

_NEAREST = 3
_IMAGES = {".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".svg": "image/svg+xml"}


class PaperFault(ValueError):  # noqa: N818 - what was asked for is at fault
    """What was asked for cannot be printed: one sentence says why, and what would be right."""


def compose(view: View, number: str, language: str | None = None) -> Paper:
    """Say what the document of a number says: in a language, else in its customer's, else in the company's.

    Raises:
      PaperFault: no document of the day has this number, or it was issued in other books.
    """
    found = view.book.invoice(number) or view.book.quotes.get(number)
    if found is None:
        raise PaperFault(_unknown(view, number, language))
    if found.date > view.day:
        raise PaperFault(word("pdf-later", _spoken(view, language), number=number, day=found.date, now=view.day))
    said = language or language_for(view.book.settings.company(found.date), view.book.customers.get(found.customer))
    if isinstance(found, Quote):
        return compose_quote(view, found, said)
    if found.kind == OPENING:
        raise PaperFault(word("pdf-opening", _spoken(view, language), number=number))
    return compose_document(view, found, said)


def renderer_of(view: View, folder: Path | None) -> Renderer:
    """Give what makes pages with the user's own templates; many documents share one, since it compiles them."""
    return Renderer(folder / TEMPLATES if folder else None, view.book.currency)


def render(
    view: View,
    number: str,
    language: str | None,
    *,
    html: bool,
    folder: Path | None = None,
    renderer: Renderer | None = None,
) -> bytes:
    """Make the page (HTML) or the PDF file of a document.

    `folder` is that of the ledger: the user's own templates and the company's logo stand below it. `renderer` is
    that of `renderer_of`, for whoever makes many.

    Raises:
      PaperFault: there is no such document, or its logo cannot be used.
      TemplateFault: a template cannot be used.
      PdfMissing: WeasyPrint is not installed.
    """
    paper = compose(view, number, language)
    logo = _logo(view.book.settings.company(paper.date), folder, paper.language)
    page = (renderer or renderer_of(view, folder)).page(paper, logo)
    return page.encode() if html else pdf_of(page)


def _spoken(view: View, language: str | None) -> str:
    return language or language_for(view.book.settings.company(view.day), None)


def _unknown(view: View, number: str, language: str | None) -> str:
    """Say that a number names nothing, and which ones are nearest."""
    known = {invoice.number for invoice in view.book.invoices if invoice.date <= view.day}
    known |= {quote.number for quote in view.book.quotes.values() if quote.date <= view.day}
    near = get_close_matches(number, known, _NEAREST, 0)
    return word("pdf-unknown" if near else "pdf-none", _spoken(view, language), number=number, near=", ".join(near))


def _logo(company: Company | None, folder: Path | None, language: str) -> str:
    """Give the company's logo as an address that holds the image itself.

    Its path is relative to the file that names it, as that of a document is.
    """
    said = company.text("logo") if company else ""
    if company is None or not said or folder is None:
        return ""
    path = Path(company.meta.get("filename", "")).parent / said
    kind = _IMAGES.get(path.suffix.lower())
    if kind is None:
        raise PaperFault(word("pdf-logo-kind", language, logo=said, kinds=", ".join(_IMAGES)))
    try:
        is_below = path.resolve().is_relative_to(folder.resolve())
        if not is_below:
            raise PaperFault(word("pdf-logo-outside", language, logo=said))
        data = path.read_bytes()
    except OSError as error:
        raise PaperFault(word("pdf-logo-unread", language, logo=said, why=error.strerror)) from error
    return f"data:{kind};base64,{base64.b64encode(data).decode('ascii')}"
