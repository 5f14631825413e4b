"""The tone of a letter: five of them, and for a step of another name the nearest by its days."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from acompte.model.settings import Step

COURTESY, FIRST, SECOND, LAST, FORMAL_NOTICE = "courtesy", "first", "second", "last", "formal-notice"

TONES = {COURTESY: -7, FIRST: 3, SECOND: 15, LAST: 30, FORMAL_NOTICE: 45}
"""The tones, mildest first, each with its days from the due date where the plan does not have the step."""

DELAYS = {FIRST: 7, SECOND: 7, LAST: 7, FORMAL_NOTICE: 8}
"""The days that a letter leaves to pay; a courtesy letter leaves until the due date."""

_ORDER = tuple(TONES)


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
    if step in TONES:
        return FIRST if step == COURTESY else step
    offsets = {found.name: found.days for found in plan if found.days is not None}
    days = offsets.get(step, TONES[FIRST])
    own = {tone: offsets[tone] for tone in TONES if tone in offsets and tone != COURTESY}
    known = own or {tone: usual for tone, usual in TONES.items() if tone != COURTESY}
    return min(known, key=lambda tone: (abs(known[tone] - days), depth(tone)))
