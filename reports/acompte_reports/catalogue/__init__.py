"""One small ledger a diagnostic: it gives its own code, at the marked entry, and nothing else.

`<code>.beancount` is the body of a ledger that stands after `chart.beancount`:

    ; as of 2026-08-31                                  the day of the check; the newest entry's where it is absent
    ; fr: Une facture n'a pas d'échéance.               the sentence of the registry, in French

    2026-02-10 * "Entretien"  ; <- invoice-no-due       the entry at fault, marked on its first line
      …

    ; right:                                            what takes the place of that entry, so that all is well
    ; 2026-02-10 * "Entretien"
    ;   …

What a lock seals needs a manifest: it stands beside the example, as `<code>.sha256`. `; changed: NAME` at the head
names a linked file that is no longer the sealed one; once mended, it is.

`acompte check --explain`, the help in SARIF and the page of diagnostics are made from these files. To add one,
write it and run the tests: they say what is missing.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, NamedTuple

from beancount.core.data import Document

from acompte.handover import read
from acompte.rules.check import check
from acompte.rules.messages import message
from acompte.seals.compare import Beside, compare
from acompte.seals.manifest import read_manifest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from acompte.model.book import Book
    from acompte.model.diagnostic import Diagnostic

_CHART = "chart.beancount"
"""What stands before every example: options, accounts, two customers, a company without VAT."""

SHOWN_AS = "main.beancount"
"""The file of an example, where a message names it; its lines are those of the excerpt."""

_MANIFEST = "locks/2026-03.sha256"
"""The name of the manifest of an example, where a message names it."""

_HEADER = re.compile(r"; (?:as of (?P<day>\d{4}-\d\d-\d\d)|fr: (?P<french>.+)|changed: (?P<changed>.+))")
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
    manifest: str = ""
    """What a lock of the ledger seals; empty where nothing is sealed."""
    changed: str = ""
    """The linked file that is no longer the sealed one."""


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
    day, french, changed, lines = None, "", "", body.splitlines()
    while lines and (said := _HEADER.fullmatch(lines[0])):
        day = date.fromisoformat(said["day"]) if said["day"] else day
        french = said["french"] or french
        changed = said["changed"] or changed
        del lines[0]
    mended = "\n".join(line.removeprefix("; ") for line in right.strip().splitlines())
    sealed = files(__package__) / f"{code}.sha256"
    manifest = sealed.read_text(encoding="utf-8") if sealed.is_file() else ""
    return Example(code, "\n".join(lines).strip() + "\n", mended, french, day, manifest, changed)


def judge(shown: Example) -> Judged:
    """Check an example after the chart, on its day; lines are counted from the start of the excerpt."""
    from beancount import loader

    before = chart()
    entries, errors, options = loader.load_string(before + shown.ledger)
    _place(entries, before)
    reading = read(entries, options)
    day = shown.day or max(entry.date for entry in entries)
    found = check(reading.history, day, reading.diagnostics)
    if shown.manifest:
        found += _sealed(shown, before, reading.history.book, day)
        # Of the files that are sealed there are only digests here, and Beancount looks for the files.
        errors = [error for error in errors if not isinstance(error.entry, Document)]
    return Judged(errors, found, reading.history.book.currency)


def _sealed(shown: Example, before: str, book: Book, day: date) -> list[Diagnostic]:
    """Hold the manifest of an example against its entries as they are written."""
    from beancount.parser import parser

    written = parser.parse_string(before + shown.ledger, report_filename=f"/{SHOWN_AS}")[0]
    _place(written, before)
    manifest = read_manifest(shown.manifest)
    kept = {line.name: line.digest for line in manifest.files} if manifest else {}
    if shown.changed:
        kept[shown.changed] = "0" * 64
    return compare(written, Beside("/", {_MANIFEST: shown.manifest}, kept), book, day)


def _place(entries: Iterable[Any], before: str) -> None:
    """Let entries say where they stand in the excerpt."""
    for entry in entries:
        entry.meta.update(filename=SHOWN_AS, lineno=entry.meta["lineno"] - before.count("\n"))


def _text(name: str) -> str:
    return (files(__package__) / name).read_text(encoding="utf-8")
