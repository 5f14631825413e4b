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
    from collections.abc import Iterable, Sequence

    from acompte.model.book import Book
    from acompte.model.diagnostic import Diagnostic
    from acompte_reports.rows import Row

BEANCOUNT = Code("beancount", ERROR, "Beancount", "Beancount itself finds an error.", None)
"""What the registry cannot have: errors that come from Beancount and from other plugins."""

BEANCOUNT_IN_FRENCH = "Beancount lui-même trouve une erreur."

_DAY = re.compile(r"\b\d{4}-\d\d-\d\d\b")
_PLACE = re.compile(r":\d+\b|\b(line|lineno:?) \d+")


class Finding(NamedTuple):
    """A diagnostic or an error of Beancount's."""

    row: Row
    same: str
    """What it is about, without file, line and dates: equal for two that are one and the same."""


def findings(
    diagnostics: Iterable[Diagnostic], errors: Iterable[Any], book: Book, language: str, root: PurePath
) -> list[Finding]:
    """Give all that was found, by file and line; `root` is the folder that paths are relative to."""
    found = [Finding(views.diagnostic_row(d, book, language), _same(d)) for d in diagnostics]
    for error in errors:
        row = views.beancount_row(error)
        found.append(Finding(row, _same_error(row["message"], root)))
    return sorted(found, key=lambda finding: views.order(finding.row))


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


def fingerprints(found: Sequence[Finding]) -> list[str]:
    """Give each finding a name that it keeps when entries move; of several that are the same, each has its own."""
    seen: Counter[str] = Counter()
    names = []
    for finding in found:
        seen[finding.same] += 1
        names.append(hashlib.sha256(f"{finding.same}{seen[finding.same]}".encode()).hexdigest()[:32])
    return names


def unseen(found: Iterable[Finding], before: Iterable[Finding]) -> list[Finding]:
    """Give what was not there before; one that was there once takes away one, and no more."""
    known = Counter(finding.same for finding in before)
    new = []
    for finding in found:
        if known[finding.same]:
            known[finding.same] -= 1
        else:
            new.append(finding)
    return new
