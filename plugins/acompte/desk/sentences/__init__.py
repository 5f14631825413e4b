"""What the desk says where it refuses, by subject: what is wrong, and what would be right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from acompte.desk.sentences import documents, money, names, quotes
from acompte.model.text import FRENCH
from acompte.rules.messages import Writer

if TYPE_CHECKING:
    from acompte.desk.refusal import Refusal

SENTENCES = {**names.SENTENCES, **quotes.SENTENCES, **documents.SENTENCES, **money.SENTENCES}


def sentence(refusal: Refusal, language: str, currency: str = "EUR") -> str:
    """Write why the desk refuses, and what would be right."""
    french, english = SENTENCES[refusal.key]
    writer = Writer(language, currency)
    return writer.vformat(french if language == FRENCH else english, (), refusal.facts)
