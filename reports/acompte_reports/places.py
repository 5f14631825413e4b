"""Where diagnostics stand, as machines name it: by a path below the root of the repository."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

if TYPE_CHECKING:
    from acompte_reports.rows import Row


class Place(NamedTuple):
    """A line of a file."""

    path: str
    """Below the root with slashes, or the whole path of what lies elsewhere."""
    line: int
    """Counted from 1."""
    is_below: bool
    """Whether the file lies below the root."""

    @property
    def uri(self) -> str:
        """Give the file as a URI, relative to the root where it lies below it."""
        return quote(self.path) if self.is_below else Path(self.path).as_uri()


class Places(NamedTuple):
    """What paths are relative to, and the main file of the ledger; both are whole paths."""

    root: Path
    main: Path

    def whole(self, row: Row) -> tuple[Path, int]:
        """Give the file of a diagnostic and the line; what Beancount says of no file is said of the main file."""
        file = Path(row["file"])
        return (file, max(row["line"], 1)) if file.is_absolute() else (self.main, 1)

    def of(self, row: Row) -> Place:
        """Give the place of a diagnostic, as machines name it."""
        file, line = self.whole(row)
        if file.is_relative_to(self.root):
            return Place(file.relative_to(self.root).as_posix(), line, True)
        return Place(str(file), line, False)
