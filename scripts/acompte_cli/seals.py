"""What seals need from the disk: the entries as they are written, the manifests, the digests of linked files."""

from __future__ import annotations

from hashlib import file_digest
from pathlib import Path
from typing import TYPE_CHECKING, Any

from acompte.handover import no_garbage_collection
from acompte.seals.compare import CHANGED_FILE, Beside, compare
from acompte.seals.manifest import read_manifest
from acompte_cli.errors import LedgerError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from acompte.model.diagnostic import Diagnostic
    from acompte_cli.ledger import Loaded

FOLDER = "locks"
SUFFIX = ".sha256"


def seal_diagnostics(loaded: Loaded, day: date) -> list[Diagnostic]:
    """Give all that does not hold of the locks up to a day; a ledger that has none costs nothing."""
    texts = manifests(loaded)
    book = loaded.reading.history.book
    if not texts and not book.settings.locks:
        return []
    with no_garbage_collection():
        return compare(as_written(loaded), beside(loaded, texts), book, day)


def unsaid(loaded: Loaded, found: Iterable[Diagnostic]) -> list[Any]:
    """Give Beancount's own errors, without those on a file that a seal says is missing."""
    said = {(one.file, one.line) for one in found if one.code == CHANGED_FILE}
    return [error for error in loaded.errors if type(error).__name__ != "DocumentError" or _place(error) not in said]


def _place(error: Any) -> tuple[str, int]:
    return error.source["filename"], error.source["lineno"]


def as_written(loaded: Loaded) -> list[Any]:
    """Give the entries of all files of a ledger as Beancount's parser reads them, before booking and plugins.

    Raises:
      LedgerError: a file is encrypted, so that it cannot be read again without its key.
    """
    from beancount.parser import parser

    names = {str(entry.meta.get("filename", "")) for entry in loaded.entries} | {str(loaded.path)}
    secret = sorted(name for name in names if name.endswith((".gpg", ".asc")))
    if secret:
        raise LedgerError(f"{secret[0]}: is encrypted, and seals are of plain files. Decrypt it, or close without it.")
    found: list[Any] = []
    with no_garbage_collection():
        for name in loaded.options["include"]:
            found += parser.parse_file(name)[0]
    return found


def folder_of(loaded: Loaded) -> Path:
    """Give the folder that the main file stands in, as Beancount names it."""
    return Path(loaded.options["filename"]).parent


def manifests(loaded: Loaded) -> dict[str, str]:
    """Give the texts of the manifests by name, seen from the ledger's folder."""
    folder = folder_of(loaded) / FOLDER
    if not folder.is_dir():
        return {}
    return {
        f"{FOLDER}/{path.name}": path.read_bytes().decode("utf-8", errors="replace")
        for path in sorted(folder.glob(f"*{SUFFIX}"))
        if path.is_file()
    }


def beside(loaded: Loaded, texts: dict[str, str]) -> Beside:
    """Give what lies beside a ledger: manifests, and the files that they name."""
    found = [manifest for text in texts.values() if (manifest := read_manifest(text))]
    names = {line.name for manifest in found for line in manifest.files}
    folder = folder_of(loaded)
    return Beside(str(folder), texts, digests(folder, names))


def digests(folder: Path, names: Iterable[str]) -> dict[str, str]:
    """Give the digests of files below a folder; what is not there has none."""
    found = {}
    for name in names:
        path = folder / name
        if path.is_file():
            with path.open("rb") as file:
                found[name] = file_digest(file, "sha256").hexdigest()
    return found
