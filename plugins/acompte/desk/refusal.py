"""What the desk will not write, and why: one sentence with the way out."""

from __future__ import annotations

from typing import Any


class Refusal(Exception):  # noqa: N818  # a refusal is no fault of the program
    """Something that the law or the books forbid, or that cannot be told: nothing is written.

    `key` names the sentence in `desk.sentences`; `facts` fill it.
    """

    def __init__(self, key: str, **facts: Any) -> None:
        """Refuse, with what fills the sentence."""
        super().__init__(key)
        self.key = key
        self.facts = facts
