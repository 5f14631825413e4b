"""The sentences of the diagnostics, French and English: what is wrong, and what would be right.

A key is a code, or `code/variant`; of `one|many` the fact `count` chooses. A field is written by its type: amounts
with their currency, entries' metadata as file and line, several in a row with commas; `{x:rate}` writes a percentage,
`{x:entry}` a day as an entry has it. Days stand as the ledger has them, unless the writer writes them otherwise.
"""

from __future__ import annotations

import string
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from acompte.model import text
from acompte.rules.sentences import SENTENCES

if TYPE_CHECKING:
    from acompte.model.diagnostic import Diagnostic


class Writer(string.Formatter):
    """Writes fields by their type, in a language and a currency."""

    def __init__(self, language: str, currency: str) -> None:
        """Write amounts in this currency where they say none."""
        self.language = language
        self.currency = currency

    def format_field(self, value: Any, format_spec: str) -> str:
        """Write one field."""
        if isinstance(value, Decimal):
            if format_spec == "rate":
                return text.rate(value, self.language)
            if format_spec == "plain":
                return f"{value.normalize():f}"
            return text.money(value, self.language, self.currency)
        if isinstance(value, tuple):
            return ", ".join(self.format_field(part, format_spec) for part in value)
        if isinstance(value, date):
            return value.isoformat() if format_spec == "entry" else self.day(value)
        if isinstance(value, dict):
            return f"{str(value.get('filename', '')).rpartition('/')[2]}:{value.get('lineno', 0)}"
        return " ".join(part.strip() for part in str(value).splitlines())  # a message is one line

    def day(self, day: date) -> str:
        """Write a day."""
        return day.isoformat()


def message(diagnostic: Diagnostic, language: str, currency: str = "EUR") -> str:
    """Write the sentence of a diagnostic, without its code."""
    return written(diagnostic, Writer(language, currency))


def written(diagnostic: Diagnostic, writer: Writer, **facts: object) -> str:
    """Write the same with a writer; `facts` stand in place of the diagnostic's own."""
    key = f"{diagnostic.code}/{diagnostic.variant}" if diagnostic.variant else diagnostic.code
    said = text.sentence(SENTENCES[key], writer.language, diagnostic.facts.get("count"))
    return writer.vformat(said, (), {**diagnostic.facts, **facts})
