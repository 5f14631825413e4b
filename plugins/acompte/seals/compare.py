"""Sealed periods held against the ledger: what was changed, removed or added since, and whether each lock still holds.

A lock that is not whole does not hide the rest: a manifest whose lock is gone still says what it sealed, and only
where no manifest covers a day is nothing known of what belongs there.
"""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from acompte.model.diagnostic import Diagnostic
from acompte.seals.manifest import Line, Manifest, lock_digest, read_manifest
from acompte.seals.written import FILE, INVOICE, Item, item, items, kind_of, subject

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from acompte.model.book import Book
    from acompte.model.settings import Lock

BROKEN, CHANGED_FILE = "lock-broken", "document-changed"
_NUMBERED = (INVOICE, "quote")
"""Kinds of which there is one a number: found again even where their date has left the period."""


class Beside(NamedTuple):
    """What lies beside a ledger: the manifests by name, and the digests of the linked files that are there."""

    folder: str
    """The ledger's."""
    manifests: Mapping[str, str]
    files: Mapping[str, str]


class ManifestPlace(NamedTuple):
    """A manifest where an entry would be: what is wrong with it belongs to no entry."""

    date: date
    meta: Mapping[str, Any]


class Sealed(NamedTuple):
    """A manifest with the lock that has its hash, or its day."""

    name: str
    text: str
    manifest: Manifest
    lock: Lock | None

    def place(self, folder: str) -> Any:
        """Give the entry to show for what is no longer in the ledger."""
        if self.lock is not None:
            return self.lock.entry
        return ManifestPlace(self.manifest.last, {"filename": f"{folder}/{self.name}", "lineno": 1})


def compare(written: Sequence[Any], beside: Beside, book: Book, day: date) -> list[Diagnostic]:
    """Give all that does not hold of the locks dated up to a day; `written` are the entries as they are written."""
    locks = [lock for lock in book.settings.locks if lock.date <= day]
    seals = seals_of(beside, locks, day)
    found = list(_locks(beside, locks, seals))
    if seals:
        free = max([seal.manifest.last for seal in seals] + [lock.date for lock in locks]) + timedelta(days=1)
        found += _Comparison(written, beside, book, seals, free).found()
    return sorted(found, key=lambda one: (one.file, one.line, one.code, str(one.facts)))


def seals_of(beside: Beside, locks: Iterable[Lock], day: date) -> list[Sealed]:
    """Give the manifests up to a day, each with its lock: the one that has its hash, else the one of its day."""
    by_digest = {lock.digest: lock for lock in locks}
    read = {text: (name, read_manifest(text)) for name, text in sorted(beside.manifests.items(), reverse=True)}
    held = {lock_digest(text) for text in read}
    by_day = {lock.date: lock for lock in by_digest.values() if lock.digest not in held}
    found = [
        Sealed(name, text, manifest, by_digest.get(lock_digest(text)) or by_day.get(manifest.last))
        for text, (name, manifest) in read.items()
        if manifest is not None and manifest.last <= day
    ]
    return sorted(found, key=lambda seal: (seal.manifest.last, seal.name))


def _apart(seals: Iterable[Sealed]) -> list[Sealed]:
    """Give those that no other one overlaps; where two do, the one that has a lock."""
    found: list[Sealed] = []
    for seal in sorted(seals, key=lambda seal: seal.lock is None):
        if not any(other.manifest.covers(seal.manifest.last) for other in found):
            found.append(seal)
    return sorted(found, key=lambda seal: seal.manifest.last)


def _locks(beside: Beside, locks: Sequence[Lock], seals: Sequence[Sealed]) -> Iterator[Diagnostic]:
    """Say which locks have no manifest or another, which manifests have no lock, and where the chain is broken."""
    for name, text in sorted(beside.manifests.items()):
        if read_manifest(text) is None:
            place = ManifestPlace(date.min, {"filename": f"{beside.folder}/{name}", "lineno": 1})
            yield Diagnostic(BROKEN, place, {"manifest": name}, variant="unreadable")
    held = {seal.lock.digest for seal in seals if seal.lock}
    for lock in locks:
        if lock.digest not in held:
            yield Diagnostic(BROKEN, lock.entry, {"lock": lock.date}, variant="no-manifest")
    for seal in seals:
        facts = {"manifest": seal.name, "lock": seal.manifest.last}
        if seal.lock is None:
            hashed = {**facts, "digest": lock_digest(seal.text)}
            yield Diagnostic(BROKEN, seal.place(beside.folder), hashed, variant="no-lock")
            continue
        if seal.lock.date != seal.manifest.last:
            yield Diagnostic(BROKEN, seal.lock.entry, {**facts, "date": seal.lock.date}, variant="day")
        if seal.lock.digest != lock_digest(seal.text):
            yield Diagnostic(BROKEN, seal.lock.entry, facts, variant="manifest")
        before = locks[: locks.index(seal.lock)]
        said = (before[-1].date, before[-1].digest) if before else (None, "")
        if said != (seal.manifest.after, seal.manifest.before):
            # What the manifest names is what must stand before it; for the first of all, nothing.
            chain = {**facts, "before": seal.manifest.after or (before[-1].date if before else None)}
            yield Diagnostic(BROKEN, seal.lock.entry, chain, variant="chain" if seal.manifest.after else "not-first")


def _whole(one: Line | Item) -> tuple[str, str]:
    return one.kind, one.name


def _in_short(one: Line | Item) -> tuple[str, str]:
    return one.kind, subject(one.name)


class _Comparison:
    """The lines of all manifests against the entries and files that are there."""

    def __init__(self, written: Sequence[Any], beside: Beside, book: Book, seals: Sequence[Sealed], free: date) -> None:
        self.written = written
        self.beside = beside
        self.book = book
        self.seals = _apart(seals)
        self.free = free
        self.now = items(written, beside.folder, None, self.seals[-1].manifest.last)

    def found(self) -> Iterator[Diagnostic]:
        """Give what was changed, removed, added, and the files that are no longer the same."""
        gone, new = self._unmatched()
        for match in (_whole, _in_short):
            yield from self._changed(gone, new, match)
        later = self._later({_whole(line) for _, line in gone if line.kind in _NUMBERED})
        yield from self._changed(gone, later, _whole)
        for seal, line in gone:
            yield self._of("removed", seal, line, seal.place(self.beside.folder))
        for one in new.values():
            for seal in self.seals:
                if seal.manifest.covers(one.entry.date):
                    yield self._of("added", seal, Line(one.kind, one.name, ""), one.entry)
                    break
        yield from self._files()

    def _unmatched(self) -> tuple[list[tuple[Sealed, Line]], dict[int, Item]]:
        """Give the lines without an entry, and the entries without a line; what is there twice counts twice."""
        left = Counter(one.digest for one in self.now)
        gone = []
        for seal in self.seals:
            for line in seal.manifest.lines:
                if left[line.digest]:
                    left[line.digest] -= 1
                elif line.kind != FILE:
                    gone.append((seal, line))
        new = {}
        for one in self.now:
            if left[one.digest]:
                left[one.digest] -= 1
                new[id(one)] = one
        return gone, new

    def _changed(
        self, gone: list[tuple[Sealed, Line]], new: dict[int, Item], match: Callable[[Line | Item], tuple[str, str]]
    ) -> Iterator[Diagnostic]:
        """Take from both what is the same thing with another text."""
        there: dict[tuple[str, str], list[Item]] = {}
        for one in new.values():
            there.setdefault(match(one), []).append(one)
        left = []
        for seal, line in gone:
            same = there.get(match(line))
            if same:
                one = same.pop(0)
                del new[id(one)]
                yield self._of("changed", seal, line, one.entry)
            else:
                left.append((seal, line))
        gone[:] = left

    def _later(self, names: set[tuple[str, str]]) -> dict[int, Item]:
        """Give the invoices and quotes of some names that are dated after all that is sealed."""
        if not names:
            return {}
        last = self.seals[-1].manifest.last
        entries = ((entry, kind_of(entry)) for entry in self.written if entry.date > last)
        found = [item(entry, kind, self.beside.folder) for entry, kind in entries if kind in _NUMBERED]
        return {id(one): one for one in found if _whole(one) in names}

    def _files(self) -> Iterator[Diagnostic]:
        entries = {one.file: one.entry for one in reversed(self.now) if one.file}
        said = set()
        for seal in self.seals:
            for line in seal.manifest.files:
                digest = self.beside.files.get(line.name)
                if digest == line.digest or line.name in said:
                    continue
                said.add(line.name)
                entry = entries.get(line.name) or seal.place(self.beside.folder)
                facts = {"file": line.name, "manifest": seal.name, "lock": seal.manifest.last}
                yield Diagnostic(CHANGED_FILE, entry, facts, variant="" if digest else "missing")

    def _of(self, variant: str, seal: Sealed, line: Line, entry: Any) -> Diagnostic:
        facts = {"what": str(line), "manifest": seal.name, "lock": seal.manifest.last, "free": self.free}
        number = subject(line.name)
        invoice, quote = self.book.invoice(number), self.book.quotes.get(number)
        about = invoice or quote
        numbered = about is not None or line.kind in _NUMBERED
        customer = about.customer if about else None
        return Diagnostic(BROKEN, entry, facts, number if numbered else None, customer, variant)
