"""A diagnostic: a code, the facts of the case, the entry at fault."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class Diagnostic(NamedTuple):
    """What a rule or the reader has found; the catalogue of messages turns it into a sentence."""

    code: str
    entry: Any
    facts: Mapping[str, Any]
    document: str | None = None
    customer: str | None = None
    variant: str = ""
    """Chooses among the sentences of one code."""

    @property
    def file(self) -> str:
        """Give the file of the entry at fault."""
        return str(self.entry.meta.get("filename", "")) if self.entry is not None else ""

    @property
    def line(self) -> int:
        """Give the line of the entry at fault."""
        return int(self.entry.meta.get("lineno", 0)) if self.entry is not None else 0


class AcompteError(NamedTuple):
    """A diagnostic as Beancount and Fava show it."""

    source: dict[str, Any]
    message: str
    entry: Any
