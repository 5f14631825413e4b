"""From what a document says to its page, and from the page to PDF."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from markupsafe import Markup

from acompte.model import text
from acompte.model.money import cents
from acompte_reports.papers.epc import epc_code
from acompte_reports.papers.words import say
from acompte_reports.templating import FOLDER, Templates

if TYPE_CHECKING:
    from pathlib import Path

    from acompte_reports.papers.content import Paper

OURS = FOLDER / "papers"
_MINUS = "\u2212"


class Renderer:
    """The templates of documents, each compiled once a language."""

    def __init__(self, own: Path | None, currency: str) -> None:
        """Look for templates in the user's folder, where there is one, then in ours."""
        self.templates = Templates(OURS, own, currency)
        self.currency = currency
        for language, environment in self.templates.environments.items():
            environment.globals.update(say=partial(_say, language), code=partial(_code, language, currency))
            environment.filters.update(
                amount=partial(_amount, language, currency),
                figure=partial(_figure, language),
                exact=partial(_exact, language),
                price=partial(_price, language),
            )

    def page(self, paper: Paper, logo: str) -> str:
        """Give the page of a document; `logo` is an address with the data itself, or empty.

        Raises:
          TemplateFault: a template cannot be used.
        """
        return self.templates.render([f"{paper.kind}.html"], paper.language, {"paper": paper, "logo": logo})


def _say(language: str, key: str, **fields: object) -> str:
    return say(key, language, **fields)


def _amount(language: str, currency: str, value: Decimal) -> str:
    """Write an amount with its currency and a real minus."""
    return text.money(value, language, currency).replace("-", _MINUS)


def _figure(language: str, value: Decimal) -> str:
    """Write an amount without its currency, for tables: `4 320,00`."""
    return text.number(value, language).replace("-", _MINUS)


def _price(language: str, value: Decimal) -> str:
    """Write a unit price: with cents, or with all the decimals that it has."""
    return _figure(language, value) if value == cents(value) else _exact(language, value)


def _exact(language: str, value: Decimal) -> str:
    """Write a number without idle zeros: `2,5`, `0,1234`."""
    written = f"{value.normalize():,f}"
    written = written.replace(",", "\u202f").replace(".", ",") if language == text.FRENCH else written
    return written.replace("-", _MINUS)


def _code(language: str, currency: str, content: str, amount: Decimal) -> Markup:
    """Draw the QR code of a transfer."""
    title = say("code-title", language, amount=text.money(amount, language, currency))
    # The drawing is ours, and its title is escaped.
    return Markup(epc_code(content, title))
