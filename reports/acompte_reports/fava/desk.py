"""The desk of the site as Fava shows it: Fava's addresses, Fava's numbers."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from babel.core import Locale
from babel.numbers import get_decimal_symbol, get_group_symbol
from fava.core.number import get_locale_format
from fava.template_filters import replace_numbers
from flask import current_app
from jinja2.bccache import Bucket, BytecodeCache
from markupsafe import Markup, escape

from acompte.model.diagnostic import AcompteError
from acompte.model.money import ZERO, cents
from acompte_reports.fava.links import LINKS
from acompte_reports.fava.markup import sortable
from acompte_reports.site import cells
from acompte_reports.site.build import environment
from acompte_reports.site.desk import Desk
from acompte_reports.site.formats import NONE, Formats, signs
from acompte_reports.site.pages import Page, context

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from fava.core import FavaLedger
    from jinja2 import Environment

    from acompte.model.diagnostic import Diagnostic
    from acompte_reports.view import View

FOLDER = Path(__file__).resolve().parent / "templates"


class FavaFormats(Formats):
    """Amounts as Fava writes them: its locale, X for digits where it hides them; cents are never rounded away."""

    def __init__(self, language: str, ledger: FavaLedger, currency: str) -> None:
        """Write days in a language, numbers as the ledger's options say."""
        super().__init__(language, currency)
        locale = ledger.fava_options.locale
        known = Locale.parse(locale) if locale else None
        self._cents, self._whole = get_locale_format(known, 2), get_locale_format(known, 0)
        self._signs = signs(get_group_symbol(locale), get_decimal_symbol(locale)) if locale else signs("", ".")
        self._is_hidden = bool(current_app.config["INCOGNITO"])

    def money(self, amount: Decimal | None) -> str:
        """Write an amount with its currency."""
        if amount is None:
            return NONE
        return self.shown(f"{self._cents(cents(amount))}\u00a0{self.currency}")

    def round(self, amount: Decimal) -> str:
        """Write an amount without cents."""
        return self.shown(self._whole(amount.quantize(Decimal(1), ROUND_HALF_UP) or ZERO))

    def tick(self, amount: int) -> str:
        """Write an amount on an axis."""
        return self.shown(super().tick(amount))

    def shown(self, written: str) -> str:
        """Give a text as Fava shows it: where it hides numbers, with X for its digits."""
        return str(replace_numbers(written)) if self._is_hidden else written


class Where(str):
    """`2026.beancount:41`, with the file and the line that it stands for."""

    file: str
    line: int


class FavaDesk(Desk):
    """A desk of the site; what depends on the request is asked of its links."""

    is_split = False
    keeps_links = False
    formats: FavaFormats

    def __init__(self, view: View, language: str, ledger: FavaLedger, find: Callable[[], Sequence[Diagnostic]]) -> None:
        """Look at a view of Fava's ledger; `find` gives the alerts of its day, once the dashboard asks for them."""
        errors = sum(not isinstance(error, AcompteError) for error in ledger.load_errors)
        super().__init__(view, language, Path(ledger.beancount_file_path), errors=errors)
        self._find = find
        self.formats = FavaFormats(language, ledger, view.book.currency)

    @cached_property
    def dashboard(self) -> dict[str, Any]:
        """Give what stands on the dashboard, whatever the filters are."""
        self.diagnostics = self._find()
        said = context(self, Page("index.html", "index.html"))
        business = said["business"]
        business.alerts = [alert._replace(words=self.formats.shown(alert.words)) for alert in business.alerts]
        return said

    def warm(self) -> None:
        """Work out what every page needs."""
        figures = self.figures
        _ = (self.view.agenda, figures.aged, figures.forecast, figures.year_ago, self.company, self.accounts)

    def where(self, entry: Any) -> str:
        """Give `file:line` of an entry, and keep the whole path with it."""
        shown = Where(super().where(entry))
        meta = getattr(entry, "meta", None) or {}
        shown.file, shown.line = str(meta.get("filename") or ""), int(meta.get("lineno") or 0)
        return shown

    def address(self, root: str, link: str) -> str:
        """Give the address of one of our pages in Fava, as it stands in HTML."""
        return escape(LINKS.get().page(link))

    def source(self, where: str) -> str:
        """Write where an entry stands, as a link to it, in HTML."""
        return _link(where, "{}", "")

    def mark(self, where: str) -> str:
        """Write the small mark, as a link to the entry, in HTML."""
        return _link(where, "<i>{}</i>", ' class="at"')


def _link(where: str, body: str, kind: str) -> Markup:
    if not where:
        return Markup("")
    shown = Markup(body).format(where)
    if not isinstance(where, Where) or not Path(where.file).is_absolute():
        return shown if not kind else Markup("<span{}>{}</span>").format(Markup(kind), shown)
    address = LINKS.get().source(where.file, where.line)
    return Markup('<a{} href="{}">{}</a>').format(Markup(kind), escape(address), shown)


class _Compiled(BytecodeCache):
    """The templates of one language, compiled once: each day's desk has an environment of its own."""

    def __init__(self) -> None:
        self._code: dict[str, Any] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._code.get(bucket.key)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._code[bucket.key] = bucket.code


_COMPILED: dict[str, _Compiled] = {}


def templates(desk: FavaDesk) -> Environment:
    """Give the templates of a desk: ours, then the site's."""
    compiled = _COMPILED.setdefault(desk.language, _Compiled())
    found = environment(desk, "", FOLDER, compiled)
    found.globals.update(links=LINKS.get, sortable=sortable, payment_rows=cells.payment_rows)
    return found
