"""The files of a new ledger as text, with the line of every entry."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from acompte.desk.layout import write_entries, write_entry
from acompte.founding import settings
from acompte.founding.chart import chart, roots
from acompte.founding.facts import CURRENCY

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from acompte.founding.facts import Facts
    from acompte.founding.takeover import TakenOver

MAIN = "main.beancount"
IGNORED = ".gitignore"
PLUGINS = ("acompte.matching", "acompte.dso")


class Row(NamedTuple):
    """An entry of a file: the line it begins on, its text, itself."""

    line: int
    text: str
    entry: Any


class File(NamedTuple):
    """A file of a new ledger."""

    name: str
    text: str
    rows: tuple[Row, ...] = ()


class _Page:
    """A file while it is written."""

    def __init__(self, name: str, title: str, header: str = "") -> None:
        self.name = name
        self.text = f"; {title}\n" + (f"\n{header}" if header else "")
        self.rows: list[Row] = []

    def say(self, comment: str) -> None:
        """Add comment lines."""
        self.text += "\n" + "".join(f"; {line}".rstrip() + "\n" for line in comment.split("\n"))

    def add(self, entries: Iterable[Any]) -> None:
        """Add entries below an empty line."""
        known = list(entries)
        if not known:
            return
        self.text += "\n"
        at = len(self.text)
        self.text += write_entries(known)
        for entry in known:
            own = write_entry(entry)
            at = self.text.index(own, at)
            self.rows.append(Row(1 + self.text.count("\n", 0, at), own, entry))
            at += len(own)

    def close(self) -> File:
        """Give the file."""
        return File(self.name, self.text, tuple(self.rows))


def new_ledger(facts: Facts, taken: TakenOver | None = None) -> list[File]:
    """Give the files of a new ledger; the main file comes last, since it makes a ledger of the others."""
    header = "".join(f'option "{key}" "{name}"\n' for key, name in roots(facts.language).items())
    pages = [
        _settings(facts, header, takes_over=taken is not None),
        _accounts(facts, header, taken),
        _customers(facts, header, taken),
        _year(facts, header, taken),
    ]
    files = [page.close() for page in pages]
    return [_ignored(facts), *files, _main(facts, header, [file.name for file in files])]


def _main(facts: Facts, header: str, names: Sequence[str]) -> File:
    title = facts.word(
        "le grand livre ; les autres fichiers s'y ajoutent", "the ledger, which includes the other files"
    )
    name = facts.name.replace("\\", "\\\\").replace('"', '\\"')
    text = f'; {facts.name} : {title}\n\noption "title" "{name}"\noption "operating_currency" "{CURRENCY}"\n{header}\n'
    if facts.language != "fr":
        text = text.replace(f"{facts.name} :", f"{facts.name}:", 1)
    text += "".join(f'include "{included}"\n' for included in names) + "\n"
    return File(MAIN, text + "".join(f'plugin "{plugin}"\n' for plugin in PLUGINS))


def _settings(facts: Facts, header: str, *, takes_over: bool) -> _Page:
    word = facts.word
    page = _Page(
        "settings.beancount", word("La société et ses règles, par date d'effet", "The company and its rules"), header
    )
    page.add([settings.company(facts)])
    lacking = settings.missing(facts)
    if lacking:
        asked = word(
            "À ajouter sous la société dès que c'est connu, en retirant le point-virgule :",
            "To add below the company once known, without the semicolon:",
        )
        page.say("\n".join([asked, *(f"  {line}" for line in lacking)]))
    page.add(settings.begins(facts, takes_over=takes_over))
    page.say(word("Les numéros se suivent, par année.", "Numbers follow each other, year by year."))
    page.add(settings.series(facts))
    page.say(
        word(
            "L'acompte demandé à la commande, à partir de ce montant hors taxes.",
            "The deposit asked on order, for quotes from this amount without VAT on.",
        )
    )
    page.add(settings.policy(facts))
    page.say(
        word(
            "Les relances, en jours avant ou après l'échéance ; sept jours entre deux lettres.",
            "Reminders, in days before or after the due date; seven days between two letters.",
        )
    )
    page.add(settings.reminders(facts))
    return page


def _accounts(facts: Facts, header: str, taken: TakenOver | None) -> _Page:
    title = facts.word(
        "Le plan de comptes : le numéro (pcg) dit le rôle du compte, le taux (vat) celui de la TVA",
        "The chart of accounts: the number (pcg) says an account's role, the rate (vat) that of its VAT",
    )
    page = _Page("accounts.beancount", title, header)
    for group in chart(facts, taken.rates if taken else ()):
        page.say(f"--- {group.title}")
        for account in group.accounts:
            page.add([account])
    return page


def _customers(facts: Facts, header: str, taken: TakenOver | None) -> _Page:
    title = facts.word("Les clients, dans l'ordre de leur entrée", "The customers, in the order in which they came")
    page = _Page("customers.beancount", title, header)
    for customer in taken.customers if taken else ():
        page.add([customer])
    return page


def _year(facts: Facts, header: str, taken: TakenOver | None) -> _Page:
    page = _Page(f"{facts.day.year:04d}.beancount", facts.word("Exercice {}", "Year {}").format(facts.day.year), header)
    if taken:
        page.say(
            facts.word("--- Devis et pièces repris de l'ancien logiciel", "--- Quotes and documents brought forward")
        )
        page.add(taken.quotes)
        page.add(taken.documents)
    return page


def _ignored(facts: Facts) -> File:
    title = facts.word("Ce qui se refait, jamais versionné.", "What is made again, never in git.")
    return File(IGNORED, f"# {title}\n/build/\n*.picklecache\n.*.picklecache\n.acompte-*.tmp\n")
