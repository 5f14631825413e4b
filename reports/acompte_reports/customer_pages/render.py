"""From what a customer's page says to its page: one file that asks for nothing from anywhere."""

from __future__ import annotations

import base64
import hashlib
from functools import partial
from typing import TYPE_CHECKING

from markupsafe import Markup

from acompte.model.text import money
from acompte_reports.customer_pages.words import say
from acompte_reports.papers.epc import epc_code
from acompte_reports.templating import FOLDER, Templates
from acompte_reports.words import word

if TYPE_CHECKING:
    from decimal import Decimal
    from pathlib import Path

    from acompte_reports.customer_pages.compose import CustomerPage

OURS = FOLDER / "customer"


class Renderer:
    """The template of customers' pages, compiled once a language."""

    def __init__(self, own: Path | None, currency: str) -> None:
        """Look for templates in the user's folder, where there is one, then in ours."""
        self.templates = Templates(OURS, own, currency)
        style = (OURS / "page.css").read_text(encoding="utf-8")
        for language, environment in self.templates.environments.items():
            environment.globals.update(
                say=partial(say, language=language),
                style=Markup(style),  # ours, from our own file
                style_hash=_digest(style),
                code=partial(_code, language, currency),
            )
            environment.filters["what"] = partial(_what, language)

    def page(self, page: CustomerPage) -> str:
        """Give the page.

        Raises:
          TemplateFault: a template cannot be used.
        """
        return self.templates.render(["page.html"], page.language, {"page": page})


def _digest(style: str) -> str:
    """Give what allows the style of the page, and no other, in its policy."""
    return base64.b64encode(hashlib.sha256(style.encode()).digest()).decode("ascii")


def _code(language: str, currency: str, text: str, amount: Decimal) -> Markup:
    # The drawing is ours, and its title is escaped.
    return Markup(epc_code(text, say("code", language, amount=money(amount, language, currency))))


def _what(language: str, kind: str) -> str:
    return word(kind, language)
