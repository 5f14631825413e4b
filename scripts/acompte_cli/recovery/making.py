"""The files of a recovery file: ours laid out, copies as they are, and one PDF of all that can be joined."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from acompte_cli.errors import OutputError
from acompte_cli.letter_files import laid_out
from acompte_cli.papers import printed
from acompte_reports.recovery.compose import Enclosed
from acompte_reports.recovery.render import Pages, titled
from acompte_reports.site.slugs import slug
from acompte_reports.templating import TemplateFault

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import PurePath

    from acompte_cli.context import Desk
    from acompte_reports.recovery.compose import Dossier

JOINED, LIST, PIECES = "dossier.pdf", "00-bordereau", "pieces"
_PDF, _HTML = ".pdf", ".html"


class Made(NamedTuple):
    """What is to be written, by name below the folder of the file."""

    files: dict[str, bytes]
    enclosed: tuple[Enclosed, ...]
    names: dict[int, str]
    beside: tuple[str, ...]
    """The files that could not be joined."""


class _Source(NamedTuple):
    """A piece as it is before it is laid out."""

    row: Enclosed
    data: bytes
    """The copy; empty for what is made here."""
    page: str | None
    """What is laid out for the joined file; None where the copy is a PDF, or cannot be shown."""


def make(desk: Desk, dossier: Dossier, pages: Pages, *, html: bool) -> Made:
    """Make the files; with `html` pages stay pages, and nothing is joined.

    Raises:
      OutputError: WeasyPrint or pypdf is missing, a template fails, or a copy cannot be read.
    """
    try:
        sources = [_source(desk, pages, row) for row in dossier.enclosed]
        return _as_pages(pages, sources) if html else _as_pdf(desk, dossier, pages, sources)
    except TemplateFault as fault:
        raise OutputError(str(fault)) from fault


def _source(desk: Desk, pages: Pages, row: Enclosed) -> _Source:
    if row.file is None:
        if row.document:
            page = printed(desk, desk.loaded, desk.view, row.document, html=True, renderer=pages.renderer).decode()
        else:
            page = pages.page(row.what)
        return _Source(row, b"", page)
    data = _read(row.file)
    suffix = row.file.suffix.lower()
    if suffix == _PDF:
        return _Source(row, data, None)
    if suffix == _HTML:
        return _Source(row, data, data.decode("utf-8", "replace"))
    return _Source(row, data, pages.wrapped(row, data))


def _read(name: PurePath) -> bytes:
    path = Path(name)
    try:
        return path.read_bytes()
    except OSError as error:
        raise OutputError(f"{path}: cannot be read ({error.strerror}).") from error


def _as_pages(pages: Pages, sources: Sequence[_Source]) -> Made:
    names = {one.row.number: _name(one.row, _HTML) for one in sources}
    files = {f"{PIECES}/{names[one.row.number]}": one.data or (one.page or "").encode() for one in sources}
    enclosed = tuple(one.row for one in sources)
    files[f"{LIST}{_HTML}"] = pages.list(enclosed, names).encode()
    return Made(files, enclosed, names, ())


def _as_pdf(desk: Desk, dossier: Dossier, pages: Pages, sources: Sequence[_Source]) -> Made:
    from acompte_reports.papers import PdfMissing
    from acompte_reports.papers.joined import Part, join, pages_of
    from acompte_reports.papers.pdf import pdf_of

    made = iter(laid_out(desk, [one.page for one in sources if one.page is not None]))
    parts = {one.row.number: next(made) if one.page is not None else one.data for one in sources}
    names = {one.row.number: _name(one.row, _PDF) for one in sources}
    try:
        counts = {number: pages_of(data) for number, data in parts.items()}
        enclosed = tuple(one.row._replace(pages=counts[one.row.number]) for one in sources)
        first = pdf_of(pages.list(enclosed, names))
        files = {f"{LIST}{_PDF}": first}
        joined = [Part(first, "Bordereau des pièces")]
        for one in enclosed:
            files[f"{PIECES}/{names[one.number]}"] = sources[one.number - 1].data or parts[one.number]
            if one.pages:
                title = f"{one.number}. {titled(one)}"
                joined.append(Part(parts[one.number], title, f"Pièce n° {one.number}"))
        debtor = dossier.debtor.party.name
        files[JOINED] = join(joined, f"Créance sur {debtor}", dossier.head.language)
    except PdfMissing as missing:
        raise OutputError(desk.word("pdf-missing")) from missing
    return Made(files, enclosed, names, tuple(names[one.number] for one in enclosed if not one.pages))


def _name(row: Enclosed, suffix: str) -> str:
    """Give the name of a piece's file: its number, what it is, and the ending of its copy."""
    return f"{row.number:02}-{slug(titled(row) if row.file is None else _plain(row))}{_suffix(row, suffix)}"


def _plain(row: Enclosed) -> str:
    assert row.file is not None
    return row.file.stem if row.what in ("attachment", "other") else titled(row)


def _suffix(row: Enclosed, made: str) -> str:
    return made if row.file is None else row.file.suffix.lower()
