"""The files that a ledger links, on this disk: only those below its folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from acompte_reports.papers.files import DOCUMENTS, file_name

if TYPE_CHECKING:
    from pathlib import Path

_SUFFIXES = (".pdf", ".html", ".txt")


class Shelf:
    """The folder of a ledger."""

    def __init__(self, folder: Path) -> None:
        """Look below a folder."""
        self.folder = folder.resolve()

    def real(self, name: str) -> Path | None:
        """Give the file that an entry names; None where it is not there, or not below the folder."""
        try:
            path = (self.folder / name).resolve()
            return path if path.is_file() and path.is_relative_to(self.folder) else None
        except (OSError, RuntimeError, ValueError):
            return None

    def copy(self, number: str) -> Path | None:
        """Give the copy that was kept of the document of a number."""
        found = (self.real(f"{DOCUMENTS}/{file_name(number, suffix)}") for suffix in _SUFFIXES)
        return next((path for path in found if path is not None), None)
