"""The small company on disk in several layouts, and what stands in its folder."""

import os
from pathlib import Path

from click.testing import Result

from support.commands import SHOP, Command
from support.ledgers import OPTIONS

NAMES = "".join(line + "\n" for line in OPTIONS.splitlines() if '"name_' in line)
SETTINGS, _, LIFE = SHOP.partition('2026-02-03 custom "quote"')
LIFE = f'2026-02-03 custom "quote"{LIFE}'

NEW = ("invoice", "new", "Lumen", "100", "--title", "Entretien", "--yes", "--date")
"""A command that writes one entry; its date comes next."""


class Books:
    """A ledger in a folder of its own."""

    def __init__(self, folder: Path, files: dict[str, str] | None = None, main: str = "main.beancount") -> None:
        self.folder = folder
        self.main = folder / main
        for name, text in ({"main.beancount": OPTIONS + SHOP} if files is None else files).items():
            self.write(name, text)

    def write(self, name: str, text: str | bytes) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def run(self, *words: str) -> Result:
        return Command(self.main, day=None)(*words)

    def invoice(self, day: str = "2026-09-20") -> Result:
        """Write an invoice of a day."""
        return self.run(*NEW, day)

    def files(self) -> dict[str, bytes]:
        """Give all that stands in the folder, folders and hidden files too, links unfollowed."""
        found = {}
        for parent, folders, names in os.walk(self.folder):
            for name in (*folders, *names):
                path = Path(parent) / name
                data = (
                    str(path.readlink()).encode() if path.is_symlink() else b"" if path.is_dir() else path.read_bytes()
                )
                found[path.relative_to(self.folder).as_posix()] = data
        return found

    def text(self, name: str = "main.beancount") -> str:
        return (self.folder / name).read_bytes().decode()


def by_year(head: str = "") -> dict[str, str]:
    """Give the small company in a file a year: its main file has accounts and settings."""
    return {
        "main.beancount": f'{OPTIONS}{SETTINGS}{head}include "2026.beancount"\n',
        "2026.beancount": f"{NAMES}\n{LIFE}",
    }


def by_month(first: str, second: str, includes: str) -> dict[str, str]:
    """Give the small company in two files: one for each month named so, with one entry of that month each."""
    august, september = LIFE.split("2026-09-15 * ")
    july = august.replace("2026-08-", "2026-07-")
    return {
        "main.beancount": f"{OPTIONS}{SETTINGS}{includes}",
        first: f"{NAMES}\n{july}",
        second: f"{NAMES}\n2026-09-15 * {september}",
    }
