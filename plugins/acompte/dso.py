"""Write the DSO of each month's end into the ledger, as Beancount events.

Load it last in the main file:

    plugin "acompte.dso"

It adds, for every month from that of the first invoice to the newest transaction,

    2026-01-31 event "dso" "42.5"

the simple DSO over the last 365 days: open on the day ÷ billed in the window × 365, VAT included, one decimal,
half up. A month in which nothing was billed in the window has none. Another window:

    plugin "acompte.dso" "180"

Fava shows events in its Events report; `bean-query` reads them with `SELECT date, description FROM #events
WHERE type = 'dso'`. A ledger without accounts of our roles is left exactly as it is.
"""

from __future__ import annotations

from typing import Any

from beancount.core.data import Event

from acompte.handover import follows, hand_over, keeps, no_garbage_collection, take_over
from acompte.indicators.series import simple_dso_series
from acompte.indicators.window import WINDOW, one_decimal
from acompte.model.diagnostic import AcompteError
from acompte.model.read import BY_US

__plugins__ = ("dso",)


def dso(entries: list[Any], options: dict[str, Any], config: str | None = None) -> tuple[list[Any], list[AcompteError]]:
    """Add the simple DSO of each month's end as an event.

    Args:
      entries: the directives, sorted by date.
      options: Beancount's options.
      config: the window in days, 365 where it is absent.

    Returns:
      The directives with the events added, and an error where the window is no number of days.
    """
    text = (config or "").strip()
    if text and not (text.isdecimal() and int(text) > 0):
        source = {"filename": options.get("filename", "<acompte.dso>"), "lineno": 0}
        sentence = f'[setting-invalid] acompte.dso: "{config}" is no window; write a number of days such as "365".'
        return entries, [AcompteError(source, sentence, None)]
    window = int(text) if text else WINDOW
    with no_garbage_collection():
        reading = take_over(entries, options)
        events = [
            Event({"filename": "<acompte.dso>", "lineno": place, BY_US: "dso"}, day, "dso", one_decimal(value))
            for place, (day, value) in enumerate(simple_dso_series(reading.history, window))
            if value is not None
        ]
        result = [*entries, *events] if events else entries
        if keeps() or follows(options, "acompte.dso", "acompte.matching"):
            hand_over(result, reading)
    return result, []
