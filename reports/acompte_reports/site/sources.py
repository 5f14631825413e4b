"""Where an entry stands: `2026.beancount:41`, from the ledger's folder, never from the machine's root."""

from __future__ import annotations

import os
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from acompte.model.book import Book


class Sources:
    """The places of entries, relative to one folder."""

    def __init__(self, folder: str) -> None:
        """Name places from a folder; an empty one stands for file names alone."""
        self.folder = folder
        self._known: dict[str, str] = {}

    def where(self, entry: Any) -> str:
        """Give file and line of an entry, empty where it has none."""
        meta = getattr(entry, "meta", None) or {}
        filename = str(meta.get("filename") or "")
        if not filename:
            return ""
        shown = self._known.get(filename)
        if shown is None:
            shown = self._known[filename] = self._relative(filename)
        line = meta.get("lineno") or 0
        return f"{shown}:{line}" if line else shown

    def _relative(self, filename: str) -> str:
        if not PurePath(filename).is_absolute():
            return filename.replace(os.sep, "/")
        try:
            found = os.path.relpath(filename, self.folder) if self.folder else PurePath(filename).name
        except ValueError:
            found = PurePath(filename).name
        return found.replace(os.sep, "/")


def sources_of(book: Book, ledger: Path | None) -> Sources:
    """Give the places of a Book's entries from the ledger's folder; where nobody says it, the folder all share."""
    if ledger is not None:
        return Sources(str(ledger.absolute().parent))
    folders = {str(path.parent) for path in map(PurePath, _files(book)) if path.is_absolute()}
    if not folders:
        return Sources("")
    try:
        return Sources(os.path.commonpath(sorted(folders)))
    except ValueError:
        return Sources("")


def _files(book: Book) -> Iterable[str]:
    groups: tuple[Iterable[Any], ...] = (
        book.invoices,
        book.quotes.values(),
        book.moves,
        book.customers.values(),
        book.letters,
        book.settings.companies,
    )
    return {str(record.entry.meta.get("filename") or "") for group in groups for record in group if record.entry}
