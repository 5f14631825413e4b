"""The words of the site, French then English; `one|many` where a number decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from acompte.model.text import FRENCH, sentence
from acompte_reports.site.phrases_business import BUSINESS
from acompte_reports.site.phrases_defined import DEFINED
from acompte_reports.site.phrases_pages import PAGES
from acompte_reports.site.phrases_said import SAID
from acompte_reports.typesetting import typeset
from acompte_reports.words import word

if TYPE_CHECKING:
    from collections.abc import Mapping

_LARGE = 10_000


def _table(*parts: Mapping[str, tuple[str, str]]) -> dict[str, tuple[str, str]]:
    return {key: (typeset(french), english) for part in parts for key, (french, english) in part.items()}


PHRASES = _table(PAGES, SAID, DEFINED, BUSINESS)


def say(key: str, language: str, **fields: object) -> str:
    """Give a phrase, its form by `count`; what the site has no phrase for is a word that all reports share."""
    pair = PHRASES.get(key)
    if pair is None:
        return word(key, language, **fields)
    text = sentence(pair, language, fields.get("count"))
    return text.format(**{name: _grouped(value, language) for name, value in fields.items()}) if fields else text


def _grouped(value: object, language: str) -> object:
    """Give a large count with its thousands apart; years have four digits and stay."""
    if not isinstance(value, int) or value < _LARGE:
        return value
    return f"{value:,}".replace(",", "\u202f") if language == FRENCH else f"{value:,}"
