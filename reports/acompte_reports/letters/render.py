"""From what a letter says to its page."""

from __future__ import annotations

import re
import unicodedata
from functools import partial
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from acompte.model.text import money
from acompte_reports.account_lines import noun
from acompte_reports.cores import on_all_cores
from acompte_reports.letters.tones import STAGES
from acompte_reports.letters.words import say
from acompte_reports.papers.epc import epc_code
from acompte_reports.templating import FOLDER, TemplateFault, Templates
from acompte_reports.words import word

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from acompte_reports.letters.content import LetterContent, Pay
    from acompte_reports.letters.files import Listed

__all__ = ["OURS", "Renderer", "TemplateFault"]

OURS = FOLDER / "letters"

SHEET, MAIL = "base.html", "mail.html"
"""The layouts of a letter: a sheet of paper, and a message."""

CUSTOMERS, PROFILES = "customers", "profiles"
"""The folders, below the user's own, with a folder for a customer (its account's leaf), or for a profile."""

_FEW = 100
"""So few letters are rendered before other processes have begun."""
_STEP = re.compile(r"\w[\w .+-]*")


class Renderer:
    """The templates of a call, each compiled once a language."""

    def __init__(self, own: Path | None, currency: str) -> None:
        """Look for templates in the user's folder, where there is one, then in ours."""
        self.templates = Templates(OURS, own, currency)
        self.own = self.templates.own
        self.folders = {name: _folders(self.own / name if self.own else None) for name in (CUSTOMERS, PROFILES)}
        self.chosen: dict[tuple[str, ...], str] = {}
        for language, environment in self.templates.environments.items():
            environment.globals.update(
                say=partial(say, language=language), code=partial(_code, language, currency), layout=SHEET
            )
            environment.filters.update(noun=partial(_noun, language), step=partial(_step, language), unbroken=_unbroken)
            # A word that stands alone is a filter's: Jinja writes it into the template when it compiles it.
            environment.filters.update(what=partial(_what, language), say=environment.globals["say"])

    def letter(self, content: LetterContent, layout: str = SHEET, **more: Any) -> str:
        """Give the page of a letter, as a sheet of paper or as a message; `more` is what its template needs besides.

        Raises:
          TemplateFault: a template cannot be used.
        """
        return self.templates.render(
            [self._template(content)], content.language, {"letter": content, "layout": layout, **more}
        )

    def letters(self, contents: Sequence[LetterContent], layout: str = SHEET) -> list[str]:
        """Give the pages of many letters, made on all cores.

        Raises:
          TemplateFault: a template cannot be used.
        """
        if len(contents) > _FEW:
            # Before other processes begin: else each compiles the templates for itself.
            for content in {self._template(content): content for content in contents}.values():
                self.letter(content, layout)
        return list(on_all_cores(partial(self.letter, layout=layout), contents, few=_FEW))

    def _template(self, content: LetterContent) -> str:
        """Give the template of a letter: of the customer, else of its profile, else of all, else ours.

        Only names that the user's folders have are looked for, so none leads out of them; and for a step of
        another name only the user's own, since ours has other templates than those of letters.
        """
        customer = self.folders[CUSTOMERS].get(_composed(content.folder), "")
        profile = self.folders[PROFILES].get(_composed(content.profile), "")
        key = (customer, profile, content.step, content.tone, content.language)
        if key not in self.chosen:
            self.chosen[key] = self._choose(customer, profile, content)
        return self.chosen[key]

    def _choose(self, customer: str, profile: str, content: LetterContent) -> str:
        ours = f"{content.tone}.{content.language}.html"
        names = [ours]
        if content.step not in STAGES and _STEP.fullmatch(content.step):
            names.insert(0, f"{content.step}.{content.language}.html")
        folders = [f"{CUSTOMERS}/{customer}/"] * bool(customer) + [f"{PROFILES}/{profile}/"] * bool(profile) + [""]
        own = [f"{folder}{name}" for name in names for folder in folders]
        return next((name for name in own if self.own and (self.own / name).is_file()), ours)

    def index(self, letters: Sequence[Listed], company: str, day: date, language: str) -> str:
        """Give the page that lists the letters.

        Raises:
          TemplateFault: a template cannot be used.
        """
        context = {"letters": letters, "company": company, "day": day, "language": language}
        return self.templates.render(["index.html"], language, context)


def _folders(parent: Path | None) -> dict[str, str]:
    """Give the folders in a folder, by their names as a ledger writes them."""
    if parent is None or not parent.is_dir():
        return {}
    return {_composed(path.name): path.name for path in parent.iterdir() if path.is_dir()}


def _composed(name: str) -> str:
    """Write a name with composed letters; some systems keep the accents of file names apart."""
    return unicodedata.normalize("NFC", name)


def _noun(language: str, kind: str) -> str:
    return noun(kind, language)


def _what(language: str, name: str) -> str:
    """Write what is to come, as the customer sees it."""
    return say(f"next-{name}", language)


def _step(language: str, name: str) -> str:
    """Write what a letter is called; a step of the user's own stands for itself."""
    return word(name, language) if name in STAGES else name


def _unbroken(text: str) -> str:
    """Write a number so that it stays on one line."""
    return text.replace(" ", "\u00a0")


def _code(language: str, currency: str, pay: Pay) -> Markup:
    """Draw the QR code of a transfer."""
    title = say("code-title", language, amount=money(pay.total, language, currency))
    # The drawing is ours, and its title is escaped.
    return Markup(epc_code(pay.code, title))
