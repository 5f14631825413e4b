"""Which file of the ledger gets an entry: the one that a setting names, else the one that holds its period."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from beancount.core.data import Custom, Document, Note, Open, Transaction

from acompte.model.settings import file_name
from acompte_cli.errors import OutputError
from acompte_cli.writer.files import inside

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from acompte_cli.ledger import Loaded

CUSTOMERS = "customers.beancount"
"""The file for customers, as a new ledger has it."""

_INCLUDE = re.compile(r'^include\s+"([^"\n]+)"', re.MULTILINE)
_ROOTS = {
    "name_assets": "Assets",
    "name_liabilities": "Liabilities",
    "name_equity": "Equity",
    "name_income": "Income",
    "name_expenses": "Expenses",
}


class Target(NamedTuple):
    """The file that gets an entry."""

    path: Path
    """Its real place, links followed."""
    header: str
    """What it begins with where it does not exist yet."""
    include: str
    """The line that the main file lacks; empty where it includes the file already."""


class Places:
    """The files of a ledger, with what each holds."""

    def __init__(self, loaded: Loaded) -> None:
        """Look through the entries once."""
        self.main = loaded.path.resolve()
        self.folder = self.main.parent
        self.options: Mapping[str, Any] = loaded.options
        self.settings = loaded.reading.history.book.settings
        self.months: dict[tuple[int, int], Counter[str]] = {}
        self.opens: Counter[str] = Counter()
        for entry in loaded.entries:
            name = entry.meta.get("filename") if entry.meta else None
            if not name or not name.startswith("/"):
                continue
            if isinstance(entry, Transaction | Document | Note) or (isinstance(entry, Custom) and entry.values):
                self.months.setdefault((entry.date.year, entry.date.month), Counter())[name] += _weight(entry)
            elif isinstance(entry, Open) and "name" in entry.meta:
                self.opens[name] += 1

    def target(self, entry: Any) -> Target:
        """Give the file for an entry: customers go where customers are opened, the rest by its date.

        Raises:
          OutputError: the file lies outside the ledger's folder, or stands there and is not part of the ledger.
        """
        if isinstance(entry, Open) and (self.opens or self._for_customers):
            return self._known(self.opens.most_common(1)[0][0] if self.opens else self._for_customers[0])
        said = file_name(self.settings, entry.date)
        if said is not None:
            return self._named(self.folder / said)
        return self._by_period(entry.date)

    @property
    def _for_customers(self) -> list[str]:
        """Give the files that are there for customers by their name, before the first customer is written."""
        return sorted(name for name in self.options.get("include", ()) if Path(name).name == CUSTOMERS)

    def _by_period(self, day: date) -> Target:
        """Give the file with most entries of the day's month, else of its year, else the next of a file a year."""
        month = self.months.get((day.year, day.month))
        if month:
            return self._known(_most(month))
        year: Counter[str] = Counter()
        for (found, _), names in self.months.items():
            if found == day.year:
                year.update(names)
        if year:
            return self._known(_most(year))
        newest = max(self.months, default=None)
        if newest is None:
            return self._known(str(self.main))
        name = Path(_most(self.months[newest]))
        if day.year > newest[0] and str(newest[0]) in name.name and name != self.main:
            return self._named(name.with_name(name.name.replace(str(newest[0]), str(day.year))))
        return self._known(str(name))

    def _known(self, name: str) -> Target:
        return Target(inside(Path(name), self.folder), "", "")

    def _named(self, path: Path) -> Target:
        """Give a file that may be new: the main file then gets its `include` line, unless a pattern covers it."""
        real = inside(path, self.folder)
        if str(real) in {str(Path(name).resolve()) for name in self.options.get("include", ())}:
            return Target(real, "", "")
        name = path.relative_to(self.folder) if path.is_relative_to(self.folder) else path
        if real.exists() and real.read_text(encoding="utf-8").strip() != self.header().strip():
            raise OutputError(
                f'{name}: is there, but not part of the ledger. Add `include "{name}"` to {self.main.name}, or move it.'
            )
        covered = any(
            real.match(pattern)
            for pattern in _INCLUDE.findall(self.main.read_text(encoding="utf-8"))
            if any(sign in pattern for sign in "*?[")
        )
        return Target(real, self.header(), "" if covered else f'include "{name.as_posix()}"\n')

    def header(self) -> str:
        """Give what a new file begins with: names of root accounts do not reach included files."""
        return "".join(
            f'option "{key}" "{self.options[key]}"\n'
            for key, usual in _ROOTS.items()
            if self.options.get(key, usual) != usual
        )


def _most(names: Counter[str]) -> str:
    """Give the name with the highest count; of equals, the last by name."""
    return max(names.items(), key=lambda item: (item[1], item[0]))[0]


def _weight(entry: Any) -> int:
    """Count transactions more than others: settings stand apart, in files of their own."""
    return 100 if isinstance(entry, Transaction) else 1


def by_target(places: Places, entries: Iterable[Any]) -> dict[Target, list[Any]]:
    """Part entries by the file that gets them, in the order in which the files are first needed."""
    found: dict[Target, list[Any]] = {}
    for entry in entries:
        found.setdefault(places.target(entry), []).append(entry)
    return found
