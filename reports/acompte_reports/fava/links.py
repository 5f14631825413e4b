"""The addresses of a request: Fava's filters stay on every one that the same filters suit."""

from __future__ import annotations

import re
from contextvars import ContextVar
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode

from flask import url_for

if TYPE_CHECKING:
    from fava.core import FavaLedger

_LINK = re.compile(r"[A-Za-z0-9\-_/.]+")
"""What Beancount and Fava's filter take as a link."""


class Links:
    """How this request's page names others."""

    def __init__(self, ledger: FavaLedger, name: str) -> None:
        """Ask Fava for the addresses once."""
        self._report = url_for("extension_report", extension_name=name)
        self._editor = url_for("report", report_name="editor")
        self._journal = url_for("report", report_name="journal").partition("?")[0]
        self._external = ledger.fava_options.use_external_editor

    def page(self, link: str, **more: object) -> str:
        """Give the address of one of our pages, named as on the site: `clients/lumen.html#d-fa2026-031`.

        A fragment with which the site chooses rows, `suivi.html#only=late`, is a part of the question here.
        """
        path, mark, fragment = link.partition("#")
        fields: dict[str, object] = {"page": path.removesuffix(".html"), **more}
        if "=" in fragment:
            fields.update(parse_qsl(fragment))
            mark = fragment = ""
        return f"{_with(self._report, fields)}{mark}{fragment}"

    def source(self, file: str, line: int) -> str:
        """Give where Fava shows a line of a file, or the user's own editor."""
        if self._external:
            return f"beancount://{file}?{urlencode({'lineno': line})}"
        return _with(self._editor, {"file_path": file, "line": line})

    def account(self, account: str) -> str:
        """Give the page of an account."""
        return url_for("account", name=account)

    def journal(self, number: str) -> str:
        """Give the journal of a number's link, over all time; empty where it cannot be a link."""
        return _with(self._journal, {"filter": f"^{number}"}) if _LINK.fullmatch(number) else ""


def _with(address: str, fields: dict[str, object]) -> str:
    return f"{address}{'&' if '?' in address else '?'}{urlencode(fields)}"


LINKS: ContextVar[Links] = ContextVar("LINKS")
"""Those of the request that this thread answers."""
