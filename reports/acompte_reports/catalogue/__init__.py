"""One small ledger a diagnostic: it gives its own code, at the marked entry, and nothing else.

`<code>.beancount` is the body of a ledger that stands after `chart.beancount`:

    ; as of 2026-08-31                                  the day of the check; the newest entry's where it is absent
    ; fr: Une facture n'a pas d'échéance.               the sentence of the registry, in French

    2026-02-10 * "Entretien"  ; <- invoice-no-due       the entry at fault, marked on its first line
      …

    ; right:                                            what takes the place of that entry, so that all is well
    ; 2026-02-10 * "Entretien"
    ;   …

`acompte check --explain`, the help in SARIF and the page of diagnostics are made from these files. To add one,
write it and run the tests: they say what is missing.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, NamedTuple

from acompte.handover import read
from acompte.rules.check import check
from acompte.rules.messages import message

if TYPE_CHECKING:
    from acompte.model.diagnostic import Diagnostic

_CHART = "chart.beancount"
"""What stands before every example: options, accounts, two customers, a company without VAT."""

SHOWN_AS = "main.beancount"
"""The file of an example, where a message names it; its lines are those of the excerpt."""

_HEADER = re.compile(r"; (?:as of (?P<day>\d{4}-\d\d-\d\d)|fr: (?P<french>.+))")
_RIGHT = "; right:"


class Example(NamedTuple):
    """A ledger that gives a code, and what would be right in it."""

    code: str
    ledger: str
    """The excerpt with the entry at fault marked, without what stands before it."""
    right: str
    """What takes the place of the marked entry."""
    french: str
    """What the code is about, in French."""
    day: date | None
    """The day of the check; None is that of the newest entry."""


class Judged(NamedTuple):
    """What a ledger gives on its day."""

    errors: list[Any]
    """Beancount's own."""
    found: list[Diagnostic]
    currency: str

    def messages(self, language: str) -> list[tuple[Diagnostic, str]]:
        """Give what is said, in a language."""
        return [(diagnostic, message(diagnostic, language, self.currency)) for diagnostic in self.found]


def codes() -> list[str]:
    """Give the codes that have an example."""
    names = (file.name for file in files(__package__).iterdir())
    return sorted(name.removesuffix(".beancount") for name in names if name.endswith(".beancount") and name != _CHART)


def chart() -> str:
    """Give what stands before every example."""
    return _text(_CHART)


@cache
def example(code: str) -> Example | None:
    """Give the example of a code, None where there is none."""
    if code not in codes():
        return None
    body, _, right = _text(f"{code}.beancount").partition(f"\n{_RIGHT}\n")
    day, french, lines = None, "", body.splitlines()
    while lines and (said := _HEADER.fullmatch(lines[0])):
        day = date.fromisoformat(said["day"]) if said["day"] else day
        french = said["french"] or french
        del lines[0]
    mended = "\n".join(line.removeprefix("; ") for line in right.strip().splitlines())
    return Example(code, "\n".join(lines).strip() + "\n", mended, french, day)


def judge(shown: Example) -> Judged:
    """Check an example after the chart, on its day; lines are counted from the start of the excerpt."""
    from beancount import loader

    before = chart()
    entries, errors, options = loader.load_string(before + shown.ledger)
    for entry in entries:
        entry.meta.update(filename=SHOWN_AS, lineno=entry.meta["lineno"] - before.count("\n"))
    reading = read(entries, options)
    found = check(reading.history, shown.day or max(entry.date for entry in entries), reading.diagnostics)
    return Judged(errors, found, reading.history.book.currency)


def _text(name: str) -> str:
    return (files(__package__) / name).read_text(encoding="utf-8")
