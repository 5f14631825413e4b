"""Which file of the ledger gets an entry: the one that a setting names, else the one that holds its period."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from beancount.core.data import Custom, Document, Note, Open, Transaction

from acompte.model.directives import DIRECTIVES
from acompte.model.settings import file_name
from acompte_cli.errors import OutputError
from acompte_cli.writer.files import inside, snapshot
from acompte_cli.writer.periods import Month, month_file, year_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from acompte_cli.ledger import Loaded

_ENCRYPTED = (".gpg", ".asc")
CUSTOMERS = "customers.beancount"
"""The file for customers, as a new ledger has it."""
_ROOTS = {
    "name_assets": "Assets",
    "name_liabilities": "Liabilities",
    "name_equity": "Equity",
    "name_income": "Income",
    "name_expenses": "Expenses",
}


class Written(NamedTuple):
    """An entry as it was written, and where."""

    file: Path
    line: int
    text: str
    entry: Any


class Target(NamedTuple):
    """The file that gets an entry."""

    path: Path
    """Its real place, links followed."""
    folder: Path
    """What the names of documents in it are relative to."""
    name: str = ""
    """Its name as the main file includes it, where it is no part of the ledger yet."""


class Places:
    """The files of a ledger, with what each holds."""

    def __init__(self, loaded: Loaded) -> None:
        """Look through the entries once."""
        self.main = loaded.path.resolve()
        self.folder = self.main.parent
        self.options: Mapping[str, Any] = loaded.options
        self.settings = loaded.reading.history.book.settings
        self.included = frozenset(self.options.get("include", ()))
        self.months: dict[Month, Counter[str]] = {}
        self.opens: Counter[str] = Counter()
        for entry in loaded.entries:
            name = entry.meta.get("filename") if entry.meta else None
            if name is None or name not in self.included:
                continue
            if weight := _weight(entry):
                self.months.setdefault((entry.date.year, entry.date.month), Counter())[name] += weight
            elif isinstance(entry, Open) and "name" in entry.meta:
                self.opens[name] += 1

    def target(self, entry: Any) -> Target:
        """Give the file for an entry: customers go where customers are opened, the rest by its date.

        Raises:
          OutputError: the file lies outside the ledger's folder, is encrypted, or stands there and is not part of the
            ledger.
        """
        if isinstance(entry, Open) and (self.opens or self._for_customers):
            return self._known(_most(self.opens) if self.opens else self._for_customers[0])
        said = file_name(self.settings, entry.date)
        if said is not None:
            return self._named(self.folder / said)
        return self._by_period(entry.date)

    @property
    def _for_customers(self) -> list[str]:
        """Give the files that are there for customers by their name, before the first customer is written."""
        return sorted(name for name in self.included if Path(name).name == CUSTOMERS)

    def _by_period(self, day: date) -> Target:
        """Give the file with most entries of the day's month, else the next of a file a month, else of its year."""
        month = day.year, day.month
        if month in self.months:
            return self._known(_most(self.months[month]))
        near = max((known for known in self.months if known < month), default=None) or min(self.months, default=None)
        if near is None:
            return self._known(str(self.main))
        name = _most(self.months[near])
        path = Path(name)
        within = path.resolve().relative_to(self.folder).as_posix() if self._is_within(path) else ""
        alone = sum(_most(names) == name for names in self.months.values()) == 1
        if alone and (renamed := month_file(within, near, month)):
            return self._named(self.folder / renamed)
        year: Counter[str] = Counter()
        for (found, _), names in self.months.items():
            if found == day.year:
                year.update(names)
        if year:
            return self._known(_most(year))
        if path.resolve() != self.main and (renamed := year_file(within, near[0], day.year)):
            return self._named(self.folder / renamed)
        return self._known(name)

    def _is_within(self, path: Path) -> bool:
        return path.resolve().is_relative_to(self.folder)

    def _known(self, name: str) -> Target:
        return Target(self._plain(Path(name)), Path(name).parent)

    def _plain(self, path: Path) -> Path:
        if path.suffix in _ENCRYPTED:
            raise OutputError(
                f"{path}: is encrypted, so nothing can be appended to it. Name a plain file with a "
                '`custom "file"` setting.'
            )
        return inside(path, self.folder)

    def _named(self, path: Path) -> Target:
        """Give a file that may be new."""
        real = self._plain(path)
        if real in self.files():
            return Target(real, path.parent)
        name = path.relative_to(self.folder).as_posix()
        if real.exists() and not self._is_left_over(real):
            raise OutputError(
                f'{name}: is there, but not part of the ledger. Add `include "{name}"` to {self.main.name}, or move it.'
            )
        return Target(real, path.parent, name)

    def files(self) -> list[Path]:
        """Give the files that the ledger has now, links followed."""
        return sorted({Path(name).resolve() for name in self.included})

    def _is_left_over(self, path: Path) -> bool:
        """Tell whether a file is the beginning of a new one that a command made before it was killed, or empty."""
        return path.is_file() and (snapshot(path).data or b"").split() in ([], self.header().encode().split())

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
    """Count transactions more than what is said about them; settings stand apart, often in a file of their own."""
    if isinstance(entry, Transaction):
        return 100
    return int(isinstance(entry, Document | Note) or (isinstance(entry, Custom) and entry.type in DIRECTIVES))


def by_target(places: Places, entries: Iterable[Any]) -> dict[Target, list[Any]]:
    """Part entries by the file that gets them, in the order in which the files are first needed."""
    found: dict[Target, list[Any]] = {}
    for entry in entries:
        found.setdefault(places.target(entry), []).append(entry)
    return found
