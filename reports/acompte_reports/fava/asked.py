"""What a request asks for: the page, the day and the window of Fava's time filter, the other filters, the language."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from fava.core.filters import TimeFilter, TimeFilterParseError
from flask import request
from flask_babel import get_locale

from acompte.indicators.window import WINDOW
from acompte.model.text import LANGUAGES

if TYPE_CHECKING:
    from fava.core import FavaLedger
    from fava.util.date import DateRange

_FARTHEST = 10**9


class Asked(NamedTuple):
    """What a request asks for."""

    page: str
    start: int
    """The first row of a long list, from 0."""
    day: date
    window: int
    is_ahead: bool
    """Whether the day is still to come."""
    account: str
    text: str
    only: str
    """What the page's own choice leaves: `open`, `late`, `disputed`, a quote's state."""
    named: str
    """The customer's name or the quote's number whose documents are asked for."""


def read_asked(ledger: FavaLedger) -> Asked:
    """Read the request.

    The end of Fava's time filter is exclusive: the day is the one before, and the window is all its days. Without
    one the day is today.

    Raises:
      FavaAPIError: the time filter cannot be read; Fava says so on its page.
    """
    said = request.args
    today = date.today()
    day, window = today, WINDOW
    time = said.get("time", "")
    if time:
        span = _span(ledger, time)
        day, window = span.end_inclusive, (span.end - span.begin).days
    start = said.get("from", "")
    return Asked(
        page=said.get("page", ""),
        start=min(int(start), _FARTHEST) if start.isascii() and start.isdecimal() and len(start) < 12 else 0,
        day=day,
        window=window,
        is_ahead=day > today,
        account=said.get("account", ""),
        text=said.get("filter", "").strip(),
        only=said.get("only", ""),
        named=said.get("f", ""),
    )


def _span(ledger: FavaLedger, time: str) -> DateRange:
    try:
        return TimeFilter(ledger.options, ledger.fava_options, time).date_range
    except (ValueError, OverflowError) as error:  # a range that ends before it begins, a day beyond the calendar
        raise TimeFilterParseError(time) from error


def language_of(company: str) -> str:
    """Give Fava's language where it is ours, else the company's, else English, as Fava does."""
    locale = get_locale()
    if locale is not None and locale.language in LANGUAGES:
        return str(locale.language)
    return company or LANGUAGES[1]
