"""From what a letter says to its page."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from acompte_reports.letters.tones import TONES
from acompte_reports.letters.words import noun, say
from acompte_reports.templating import FOLDER, TemplateFault, Templates
from acompte_reports.words import word

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from acompte_reports.letters.content import LetterContent
    from acompte_reports.letters.files import Listed

__all__ = ["OURS", "Renderer", "TemplateFault"]

OURS = FOLDER / "letters"

SHEET, MAIL = "base.html", "mail.html"
"""The layouts of a letter: a sheet of paper, and a message."""

_STEP = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")


class Renderer:
    """The templates of a call, each compiled once a language."""

    def __init__(self, own: Path | None, currency: str) -> None:
        """Look for templates in the user's folder, where there is one, then in ours."""
        self.templates = Templates(OURS, own, currency)
        for language, environment in self.templates.environments.items():
            environment.globals.update(say=partial(_say, language), layout=SHEET)
            environment.filters.update(noun=partial(_noun, language), step=partial(_step, language))

    def letter(self, content: LetterContent, layout: str = SHEET) -> str:
        """Give the page of a letter, as a sheet of paper or as a message.

        Raises:
          TemplateFault: a template cannot be used.
        """
        names = [f"{content.tone}.{content.language}.html"]
        if content.step not in TONES and _STEP.fullmatch(content.step):
            names.insert(0, f"{content.step}.{content.language}.html")
        return self.templates.render(names, content.language, {"letter": content, "layout": layout})

    def index(self, letters: Sequence[Listed], company: str, day: date, language: str) -> str:
        """Give the page that lists the letters.

        Raises:
          TemplateFault: a template cannot be used.
        """
        context = {"letters": letters, "company": company, "day": day, "language": language}
        return self.templates.render(["index.html"], language, context)


def _say(language: str, key: str) -> str:
    return say(key, language)


def _noun(language: str, kind: str) -> str:
    return noun(kind, language)


def _step(language: str, name: str) -> str:
    """Write the name of a step; one of the user's own stands for itself."""
    return word(name, language) if name in TONES else name
