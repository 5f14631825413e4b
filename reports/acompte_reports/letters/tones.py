"""What letters are about: five tones of reminders, for a step of another name the nearest of them, and more."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from acompte.model.settings import Step

COURTESY, FIRST, SECOND, LAST, FORMAL_NOTICE = "courtesy", "first", "second", "last", "formal-notice"
BROKEN_PROMISE = "broken-promise"
STATEMENT, RECEIPT, CONFIRMATION = "statement", "receipt", "confirmation"
DEPOSIT_ISSUED, INVOICE_ISSUED, QUOTE_EXPIRING = "deposit-issued", "invoice-issued", "quote-expiring"

TONES = {COURTESY: -7, FIRST: 3, SECOND: 15, LAST: 30, FORMAL_NOTICE: 45}
"""The tones of reminders, mildest first, each with its days from the due date where the plan does not have the step."""

DELAYS = {FIRST: 7, SECOND: 7, BROKEN_PROMISE: 5, LAST: 7, FORMAL_NOTICE: 8}
"""The days that a letter leaves to pay; other letters leave until the due date."""

ISSUED = frozenset((DEPOSIT_ISSUED, INVOICE_ISSUED))
"""Letters that go with a document."""

STAGES = frozenset((*TONES, BROKEN_PROMISE, *ISSUED, QUOTE_EXPIRING, STATEMENT, RECEIPT, CONFIRMATION))
"""All that have templates of ours."""

_ORDER = (COURTESY, FIRST, SECOND, BROKEN_PROMISE, LAST, FORMAL_NOTICE)


def depth(tone: str) -> int:
    """Give the place of a tone, 0 for the mildest."""
    return _ORDER.index(tone)


def tone_of(step: str, plan: Iterable[Step], *, is_late: bool) -> str:
    """Give the tone in which a step of a plan speaks of a document.

    What is not late yet is spoken of with courtesy, whatever the step; what is late never is. Between two
    tones that are equally near, the milder one speaks.
    """
    if not is_late:
        return COURTESY
    if step == BROKEN_PROMISE:
        return step
    if step in TONES:
        return FIRST if step == COURTESY else step
    offsets = {found.name: found.days for found in plan if found.days is not None}
    days = offsets.get(step, TONES[FIRST])
    own = {tone: offsets[tone] for tone in TONES if tone in offsets and tone != COURTESY}
    known = own or {tone: usual for tone, usual in TONES.items() if tone != COURTESY}
    return min(known, key=lambda tone: (abs(known[tone] - days), depth(tone)))
