"""From a page to PDF/A-3: tagged, titled, with its fonts; the same bytes for the same page."""

from __future__ import annotations

import warnings
from typing import Any

VARIANT = "pdf/a-3a"
"""For archives, with tags for readers; this is also what an electronic invoice is put into."""


class PdfMissing(ImportError):  # noqa: N818 - it names what is missing
    """WeasyPrint, or a library that it needs, is not installed."""


def pdf_of(page: str) -> bytes:
    """Lay out a page; nothing is fetched, neither from the network nor from disk.

    Raises:
      PdfMissing: WeasyPrint cannot be used here.
    """
    try:
        import weasyprint
    except (ImportError, OSError) as error:
        raise PdfMissing(str(error)) from error
    document = weasyprint.HTML(string=page, base_url=None, url_fetcher=_refusing())
    with warnings.catch_warnings():
        # WeasyPrint leaves its colour profile to the garbage collector to close.
        warnings.simplefilter("ignore", ResourceWarning)
        written: bytes = document.write_pdf(pdf_variant=VARIANT, pdf_tags=True)
    return written


def _refusing() -> Any:
    """Give a fetcher that opens only what stands in the page itself."""
    from weasyprint.urls import URLFetcher

    return URLFetcher(allowed_protocols=("data",))
