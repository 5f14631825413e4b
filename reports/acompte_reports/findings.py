"""What `check` finds: the row that programs read, and what stays the same of it when entries move.

Beancount's own errors have the code `beancount`.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, NamedTuple

from acompte.rules.registry import ERROR, Code
from acompte_reports import rows as views

if TYPE_CHECKING:
    from collections.abc import Iterable

    from acompte.model.book import Book
    from acompte.model.diagnostic import Diagnostic
    from acompte_reports.rows import Row

BEANCOUNT = Code("beancount", ERROR, "Beancount", "Beancount itself finds an error.", ())
"""What the registry cannot have: errors that come from Beancount and from other plugins."""

BEANCOUNT_IN_FRENCH = "Beancount lui-même trouve une erreur."

_DAY = re.compile(r"\b\d{4}-\d\d-\d\d\b")
_PLACE = re.compile(r":\d+\b|\b(line|lineno:?) \d+")


class Finding(NamedTuple):
    """A diagnostic or an error of Beancount's."""

    row: Row
    same: str
    """What it is about, without file, line and dates: equal for two that are one and the same."""
    nth: int
    """Which it is of those that are the same, counted from 1 by file and line."""

    @property
    def fingerprint(self) -> str:
        """Give a name that it keeps when entries move."""
        return hashlib.sha256(f"{self.same}{self.nth}".encode()).hexdigest()[:32]


def findings(
    diagnostics: Iterable[Diagnostic], errors: Iterable[Any], book: Book, language: str, root: PurePath
) -> list[Finding]:
    """Give all that was found, by file and line; `root` is the folder that paths are relative to."""
    found = [(views.diagnostic_row(diagnostic, book, language), _same(diagnostic)) for diagnostic in diagnostics]
    for error in errors:
        row = views.beancount_row(error)
        found.append((row, _same_error(row["message"], root)))
    seen: Counter[str] = Counter()
    counted = []
    for row, same in sorted(found, key=lambda pair: views.order(pair[0])):
        seen[same] += 1
        counted.append(Finding(row, same, seen[same]))
    return counted


def unseen(found: Iterable[Finding], before: Iterable[Finding]) -> list[Finding]:
    """Give what was not there before; one that was there once takes away one, and no more."""
    known = {(finding.same, finding.nth) for finding in before}
    return [finding for finding in found if (finding.same, finding.nth) not in known]


def _same(found: Diagnostic) -> str:
    """Write what a diagnostic is about: its facts but for days and places."""
    facts = {name: _plain(value) for name, value in found.facts.items() if not isinstance(value, date | dict)}
    return json.dumps([found.code, found.variant, found.document, found.customer, facts], sort_keys=True)


def _plain(value: Any) -> str:
    return f"{value.normalize():f}" if isinstance(value, Decimal) else str(value)


def _same_error(message: str, root: PurePath) -> str:
    """Write what an error of Beancount's is about: its message but for days, lines, and the place of the root."""
    text = _PLACE.sub("", _DAY.sub("", message.replace(f"{root}/", "")))
    return json.dumps([BEANCOUNT.code, text])
