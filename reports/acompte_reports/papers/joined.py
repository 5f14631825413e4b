"""One PDF made of many: a bookmark each, and a stamp where one is asked for."""

from __future__ import annotations

import io
from html import escape
from typing import TYPE_CHECKING, Any, NamedTuple

from acompte_reports.papers.pdf import PdfMissing, pdf_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_STAMP = (
    "<!doctype html><html lang=fr><title>Stamps</title><style>@page {{ size: 34mm 8mm; margin: 0 }} body {{ margin: 0; "
    "font: 700 9pt/7.4mm 'DejaVu Sans', sans-serif; text-align: center; color: #1b1f24; background: #fff; "
    "}} p {{ margin: 0; height: 8mm; border: .3mm solid #1b1f24 }} p + p {{ break-before: page }}</style>"
    "<body>{stamps}</body></html>"
)
_EDGE = 14.0
"""Points between a stamp and the edge of its page."""


class Part(NamedTuple):
    """A PDF file in a larger one."""

    data: bytes
    title: str
    """Its bookmark."""
    stamp: str = ""
    """What is written at the top right of its first page."""


def join(parts: Iterable[Part], title: str, language: str, *, duplex: bool = False) -> bytes:
    """Join PDF files into one; for both sides of the paper, each begins on a sheet of its own.

    Raises:
      PdfMissing: pypdf is not installed.
    """
    pdf = pypdf()
    joined = pdf.PdfWriter()
    parts = list(parts)
    stamps = iter(_stamps(pdf, [part.stamp for part in parts if part.stamp]))
    for part in parts:
        place = len(joined.pages)
        read = _opened(pdf, part.data)
        joined.append(read, outline_item=part.title, import_outline=False)
        if part.stamp:
            _stamp(joined.pages[place], next(stamps))
        if duplex and len(read.pages) % 2:
            joined.add_blank_page()
    joined.add_metadata({"/Title": title})
    joined.root_object[pdf.generic.NameObject("/Lang")] = pdf.generic.TextStringObject(language)
    written = io.BytesIO()
    joined.write(written)
    return written.getvalue()


def pages_of(data: bytes) -> int:
    """Count the pages of a PDF file; 0 where it cannot be read, or is locked by a password.

    Raises:
      PdfMissing: pypdf is not installed.
    """
    pdf = pypdf()
    try:
        return len(_opened(pdf, data).pages)
    except Exception:
        return 0


def pypdf() -> Any:
    """Give the library.

    Raises:
      PdfMissing: it is not installed.
    """
    try:
        import pypdf as found
        import pypdf.generic
    except ImportError as error:
        raise PdfMissing(str(error)) from error
    return found


def _opened(pdf: Any, data: bytes) -> Any:
    read = pdf.PdfReader(io.BytesIO(data))
    if read.is_encrypted:
        read.decrypt("")
    return read


def _stamps(pdf: Any, texts: Sequence[str]) -> Sequence[Any]:
    """Give a small page for each text."""
    if not texts:
        return ()
    page = _STAMP.format(stamps="".join(f"<p>{escape(text)}</p>" for text in texts))
    pages: Sequence[Any] = _opened(pdf, pdf_of(page)).pages
    return pages


def _stamp(page: Any, stamp: Any) -> None:
    """Put a stamp on a page, however it is turned."""
    if page.rotation:
        page.transfer_rotation_to_content()
    box = page.cropbox
    across = float(box.right) - float(stamp.mediabox.width) - _EDGE
    up = float(box.top) - float(stamp.mediabox.height) - _EDGE
    page.merge_translated_page(stamp, across, up)
