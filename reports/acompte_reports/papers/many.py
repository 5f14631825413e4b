"""Many PDF files at once, on all cores, and one file made of many."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from acompte_reports.cores import on_all_cores
from acompte_reports.papers.joined import Part, join, pypdf
from acompte_reports.papers.pdf import PdfMissing, pdf_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_FEW = 4
"""So few pages are laid out before other processes have begun."""


def pdfs(pages: Sequence[str], jobs: int | None = None) -> Iterator[bytes]:
    """Lay out pages, in their order, each as soon as it is ready; `jobs` processes, by default one a core.

    Raises:
      PdfMissing: WeasyPrint cannot be used here; nothing was begun.
    """
    try:
        import weasyprint  # noqa: F401  (said before processes begin)
    except (ImportError, OSError) as error:
        raise PdfMissing(str(error)) from error
    return on_all_cores(pdf_of, pages, few=_FEW, jobs=jobs)


def bundle(files: Iterable[bytes], title: str, language: str, *, duplex: bool = True) -> bytes:
    """Join PDF files into one for the printer; on both sides of the paper each begins on a sheet of its own.

    Raises:
      PdfMissing: pypdf is not installed.
    """
    read = pypdf().PdfReader
    found = (Part(data, str(getattr(read(io.BytesIO(data)).metadata, "title", None) or "")) for data in files)
    return join(found, title, language, duplex=duplex)
