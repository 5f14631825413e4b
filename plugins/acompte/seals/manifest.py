"""The manifest of a period: a line for each entry and file that it seals, and the lock before it.

    # acompte seal 1: up to 2026-04-30, after 2026-03-31 sha256:5f1c…
    9b74…  invoice  FA2026-031
    03ac…  transaction  2026-04-24 FA2026-031

The digest of a `lock` directive is the SHA-256 of the manifest, which names the lock before: so each seals all the
earlier ones, and `sha256sum locks/2026-04.sha256` shows it.
"""

from __future__ import annotations

import re
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from acompte.seals.written import FILE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from acompte.model.settings import Lock
    from acompte.seals.written import Item

_DAY = r"\d{4}-\d\d-\d\d"
_HEAD = re.compile(rf"# acompte seal 1: up to ({_DAY}), (?:the first|after ({_DAY}) (\S+))")
_LINE = re.compile(r"([0-9a-f]{64})  ([a-z-]+)  (.+)")


class Line(NamedTuple):
    """One sealed entry or file. Two entries that are equal have two lines."""

    kind: str
    name: str
    digest: str

    def __str__(self) -> str:
        """Write it as messages name it."""
        return f"{self.kind} {self.name}"


class Manifest(NamedTuple):
    """What a period seals."""

    last: date
    after: date | None
    """The day of the lock before; None for the first."""
    before: str
    """What the lock before says; empty for the first."""
    lines: tuple[Line, ...]

    def covers(self, day: date) -> bool:
        """Tell whether a day lies in the period."""
        return day <= self.last and (self.after is None or day > self.after)

    @property
    def files(self) -> list[Line]:
        """Give the lines of files."""
        return [line for line in self.lines if line.kind == FILE]


def manifest_of(found: Iterable[Item], files: Mapping[str, str], before: Lock | None, last: date) -> Manifest:
    """Give the manifest of what follows a lock up to a day; `files` has the digests of the files that are linked."""
    found = list(found)
    lines = [Line(one.kind, one.name, one.digest) for one in found]
    lines += [Line(FILE, name, files[name]) for name in {one.file for one in found if one.file}]
    after, digest = (before.date, before.digest) if before else (None, "")
    return Manifest(last, after, digest, tuple(sorted(lines)))


def write_manifest(manifest: Manifest) -> str:
    """Write a manifest, its lines by kind and name, so that git shows what two of them differ in."""
    place = f"after {manifest.after} {manifest.before}" if manifest.after else "the first"
    head = f"# acompte seal 1: up to {manifest.last}, {place}\n"
    return head + "".join(f"{line.digest}  {line.kind}  {line.name}\n" for line in sorted(manifest.lines))


def read_manifest(text: str) -> Manifest | None:
    """Read a manifest; None where it is none."""
    head, *rest = text.replace("\r\n", "\n").removesuffix("\n").split("\n")
    said = _HEAD.fullmatch(head)
    found = [_LINE.fullmatch(line) for line in rest]
    if said is None or not all(found):
        return None
    try:
        last, after = date.fromisoformat(said[1]), date.fromisoformat(said[2]) if said[2] else None
    except ValueError:
        return None
    return Manifest(last, after, said[3] or "", tuple(Line(line[2], line[3], line[1]) for line in found if line))


def lock_digest(text: str) -> str:
    """Give what the `lock` directive of a manifest says; git may have given the file other line ends."""
    return "sha256:" + sha256(text.replace("\r\n", "\n").encode()).hexdigest()
