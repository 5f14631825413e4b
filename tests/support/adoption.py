"""Adopting small ledgers: what is proposed, and the same ledger with the proposed lines pasted in."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import dedent
from typing import Any

from beancount import loader
from beancount.core.data import Open

from acompte.adopt.adopt import adopt
from acompte.adopt.records import Adoption
from acompte.handover import read
from acompte.model.roles import accounts_with_roles
from acompte.rules.check import check
from acompte_reports.adoption import Page


def pasted(text: str, lines: Iterable[tuple[int, str]]) -> str:
    """Insert metadata lines under the `open` lines with these numbers, the way a person would paste them."""
    below: dict[int, list[str]] = {}
    for number, line in lines:
        below.setdefault(number, []).append(line)
    result = []
    for number, line in enumerate(text.splitlines(), start=1):
        result.append(line)
        if number in below:
            assert " open " in line, f"line {number} opens no account: {line}"
            result += below[number]
    return "\n".join(result) + "\n"


class Adopted:
    """A small ledger that is adopted: the text, what is proposed, and the ledger with it."""

    def __init__(self, text: str, start: date | None = None) -> None:
        self.text = dedent(text).strip() + "\n"
        with TemporaryDirectory() as folder:
            path = Path(folder, "livres.beancount")
            path.write_text(self.text, encoding="utf-8")
            self.entries, self.errors, self.options = loader.load_file(str(path))
        assert self.errors == [], self.errors
        self.adoption: Adoption = adopt(self.entries, self.options, start)

    @property
    def lines(self) -> dict[str, dict[str, Any]]:
        """The proposed values, by account and key; rates as text."""
        found: dict[str, dict[str, Any]] = {}
        for proposal in self.adoption.proposals:
            value = proposal.value if isinstance(proposal.value, str) else f"{proposal.value:f}"
            found.setdefault(proposal.account, {})[proposal.key] = value
        return found

    @property
    def certainties(self) -> dict[str, str]:
        """The certainty of the first line of each account."""
        found: dict[str, str] = {}
        for proposal in self.adoption.proposals:
            found.setdefault(proposal.account, proposal.certainty)
        return found

    @property
    def findings(self) -> list[tuple[str, int]]:
        """What cannot be read, with the line to look at."""
        return [(finding.what, finding.entry.meta["lineno"]) for finding in self.adoption.findings]

    def facts(self, what: str) -> dict[str, Any]:
        """The facts of the one finding of a kind."""
        (found,) = [finding for finding in self.adoption.findings if finding.what == what]
        return dict(found.facts)

    @property
    def with_lines(self) -> str:
        """The text with the proposed lines pasted in."""
        return pasted(self.text, ((p.entry.meta["lineno"], p.line) for p in self.adoption.proposals))

    def roles(self) -> dict[str, str]:
        """The roles of the accounts once the lines are pasted; the ledger loads, and can be checked."""
        entries, errors, options = loader.load_string(self.with_lines)
        assert errors == [], errors
        reading = read(entries, options)
        check(reading.history, reading.history.book.newest, reading.diagnostics)
        accounts = accounts_with_roles(entry for entry in entries if isinstance(entry, Open))
        return {name: account.role for name, account in accounts.items()}

    def rates(self) -> dict[str, str]:
        """The VAT rates of the accounts once the lines are pasted."""
        entries, _, _ = loader.load_string(self.with_lines)
        accounts = accounts_with_roles(entry for entry in entries if isinstance(entry, Open))
        return {name: f"{account.rate:f}" for name, account in accounts.items() if account.rate is not None}

    def again(self) -> "Adopted":
        """The pasted ledger, adopted once more."""
        return Adopted(self.with_lines)

    def page(self, language: str = "en", width: int = 100) -> str:
        """What people read."""
        page = Page(self.adoption, language, width, lambda file: Path(file).name)
        return "\n".join(page.lines("livres.beancount", 9))
