"""Whether what is written is read back as it was composed, and brings the ledger no error that it had not."""

from __future__ import annotations

import os
from collections import Counter
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from beancount import loader
from beancount.core.data import Custom, Document, Transaction
from beancount.parser import parser

from acompte.desk.entries import said
from acompte.rules.check import check
from acompte.rules.messages import message
from acompte.rules.registry import CODES, ERROR
from acompte_cli.errors import OutputError
from acompte_cli.ledger import Loaded, load

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from acompte_cli.writer.place import Written

_SHOWN = 5
_PUSHES = (b"pushtag", b"pushmeta")


class Problem(NamedTuple):
    """An error of a ledger: which kind at which entry, and its words."""

    key: tuple[str, str, int]
    words: str


def refuse_misread(rows: Sequence[Written], header: str, old: bytes, text: str) -> None:
    """Refuse text that Beancount would read as something else than was composed.

    Each entry is parsed alone; the whole file (`old` with `text` after it) only where a tag or metadata pushed above
    might reach it.

    Raises:
      OutputError: an entry is read otherwise.
    """
    pushed = any(word in old for word in _PUSHES)
    whole = {entry.meta["lineno"]: entry for entry in _parsed(old.decode() + text)[0]} if pushed else {}
    for row in rows:
        entries, errors = _parsed(f"{header}{row.text}\n")
        if errors or [_facts(entry) for entry in entries] != [_facts(row.entry)]:
            why = f" ({errors[0].message})" if errors else ""
            raise OutputError(f"this cannot be written as an entry{why}: {row.text}")
        found = whole.get(row.line)
        if pushed and (found is None or _facts(found) != _facts(row.entry)):
            raise OutputError(
                f"{row.file}: a pushtag or pushmeta that is not closed would reach what is appended. "
                "Close it with poptag or popmeta."
            )


def _parsed(text: str) -> tuple[list[Any], list[Any]]:
    entries, errors, _ = parser.parse_string(text, report_filename="<desk>")
    return entries, errors


def _facts(entry: Any) -> dict[str, Any]:
    """Give what an entry says, without where it stands."""
    facts: dict[str, Any] = {**entry._asdict(), "kind": type(entry).__name__, "meta": said(entry.meta)}
    match entry:
        case Transaction():
            facts["postings"] = [(leg.account, leg.units, said(leg.meta)) for leg in entry.postings]
        case Custom():
            facts["values"] = [value.value for value in entry.values]
        case Document():
            # The parser makes names absolute, from the folder that it runs in.
            facts["filename"] = os.path.relpath(entry.filename)
    return facts


def refuse_new_problems(before: Loaded, rows: Sequence[Written], language: str) -> None:
    """Load the ledger again; refuse errors that it did not have, and entries that it does not have now.

    Raises:
      OutputError: there are some.
    """
    known = Counter(problem.key for problem in problems(before, language))
    _forget(before.path)
    after = load(str(before.path))
    found = problems(after, language)
    new = _unknown(found, known)
    day = after.reading.history.book.newest
    if new and day != before.reading.history.book.newest:
        # What stood there already may have become an error on a day that the new entry is the first to reach.
        new = _unknown(found, known | Counter(problem.key for problem in problems(before, language, day)))
    if new:
        shown = "\n".join(f"  {problem.words}" for problem in new[:_SHOWN])
        more = f"\n  … and {len(new) - _SHOWN} more" if len(new) > _SHOWN else ""
        raise OutputError(f"the ledger would have an error that it has not now:\n{shown}{more}")
    read = set(_places(after, rows))
    for row in rows:
        if (str(row.file), row.line) not in read:
            raise OutputError(
                f"{row.file}:{row.line}: what was written there is not read; look at what stands before it."
            )


def _unknown(found: Sequence[Problem], known: Counter[tuple[str, str, int]]) -> list[Problem]:
    """Give the errors beyond those that are known, of which each may come as often as it did."""
    left = Counter(known)
    new = []
    for problem in found:
        if left[problem.key]:
            left[problem.key] -= 1
        else:
            new.append(problem)
    return new


def _forget(ledger: Path) -> None:
    """Drop Beancount's cache of a ledger: it is stale, and where a pattern finds a new file, it does not know that."""
    pattern = os.getenv("BEANCOUNT_LOAD_CACHE_FILENAME") or loader.PICKLE_CACHE_FILENAME
    with suppress(OSError):
        Path(loader.get_cache_filename(pattern, str(ledger))).unlink(missing_ok=True)


def _places(after: Loaded, rows: Sequence[Written]) -> Iterator[tuple[str, int]]:
    """Give the file and the line of the entries that have the day of one of the rows."""
    real = {name: os.path.realpath(name) for name in after.options["include"]}
    days = {row.entry.date for row in rows}
    for entry in after.entries:
        if entry.date in days:
            name = entry.meta.get("filename", "")
            yield real.get(name, name), entry.meta.get("lineno", 0)


def problems(loaded: Loaded, language: str, day: date | None = None) -> list[Problem]:
    """Give the errors of a ledger, Beancount's own and those of our rules, as of a day, else its newest transaction.

    What the plugins said of that transaction's day is taken as it is; a ledger that does not name them is judged here.
    """
    found = [_problem(type(error).__name__, error.source or {}, error.message) for error in loaded.errors]
    if day is None and any(name == "acompte.matching" for name, _ in loaded.options.get("plugin", ())):
        for error in loaded.said:
            code = error.message.partition("]")[0].lstrip("[")
            if code not in CODES or CODES[code].severity == ERROR:
                found.append(_problem(code, error.source or {}, error.message))
        return found
    book = loaded.reading.history.book
    for row in check(loaded.reading.history, day or book.newest, loaded.reading.diagnostics, warnings=False):
        if CODES[row.code].severity == ERROR:
            words = f"[{row.code}] {message(row, language, book.currency)}"
            found.append(_problem(row.code, row.entry.meta, words))
    return found


def _problem(code: str, source: Mapping[str, Any], words: str) -> Problem:
    file, line = str(source.get("filename", "")), int(source.get("lineno", 0) or 0)
    return Problem((code, file, line), f"{file}:{line}: {words}")
