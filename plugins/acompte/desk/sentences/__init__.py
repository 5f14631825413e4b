"""What the desk says where it refuses, by subject: what is wrong, and what would be right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from acompte.desk.sentences import charging, closing, documents, founding, money, names, quotes
from acompte.model import text
from acompte.rules.messages import Writer

if TYPE_CHECKING:
    from acompte.desk.refusal import Refusal

SENTENCES = {
    **names.SENTENCES,
    **quotes.SENTENCES,
    **documents.SENTENCES,
    **money.SENTENCES,
    **charging.SENTENCES,
    **closing.SENTENCES,
    **founding.SENTENCES,
}


def sentence(refusal: Refusal, language: str, currency: str = "EUR") -> str:
    """Write why the desk refuses, and what would be right."""
    said = text.sentence(SENTENCES[refusal.key], language, refusal.facts.get("count"))
    return Writer(language, currency).vformat(said, (), refusal.facts)
