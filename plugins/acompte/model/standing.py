"""What stands on account: credits, or the rests of them, that no document has taken yet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from acompte.model.money import ZERO, cents

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from decimal import Decimal


class OnAccount:
    """A credit, or the rest of one, that stands on a customer's account, and what was taken from it."""

    __slots__ = (
        "amount",
        "customer",
        "day",
        "document",
        "entry",
        "given",
        "keys",
        "left",
        "named",
        "parts",
        "place",
        "used",
        "uses",
        "whole",
    )

    def __init__(
        self,
        *,
        customer: str,
        day: date,
        amount: Decimal,
        keys: frozenset[str],
        named: tuple[str, ...],
        parts: tuple[tuple[str, Decimal], ...],
        document: str | None,
        entry: Any,
    ) -> None:
        """Begin a credit of `amount`, made of `parts`; nothing of it is used yet."""
        self.customer = customer
        self.day = day
        self.place = 0
        self.whole = amount
        self.amount = ZERO
        self.left = amount
        self.keys = keys
        self.named = named
        self.parts = parts
        self.given = [ZERO] * len(parts)
        self.document = document
        self.entry = entry
        self.used = ZERO
        self.uses: list[tuple[date, Decimal]] = []

    def stands(self, day: date) -> Decimal:
        """Give what is left of it on a day."""
        if self.day > day:
            return ZERO
        return self.amount - sum((amount for used, amount in self.uses if used <= day), ZERO)

    def take(self, amount: Decimal, day: date) -> list[tuple[str, Decimal]]:
        """Take an amount from it and give what that is made of; once it stands on account, note when."""
        parts = self._cut(amount)
        self.used += amount
        self.left -= amount
        if self.amount:
            self.uses.append((day, amount))
        return parts

    def _cut(self, amount: Decimal) -> list[tuple[str, Decimal]]:
        """Give the composition of the next `amount` of it: cumulated, so that no cent is lost."""
        if len(self.parts) == 1:
            return [(self.parts[0][0], amount)]
        cumulated = self.used + amount
        rows = []
        rest = amount
        last = len(self.parts) - 1
        for place, (kind, whole) in enumerate(self.parts):
            part = rest if place == last else cents(whole * cumulated / self.whole) - self.given[place]
            self.given[place] += part
            rest -= part
            if part:
                rows.append((kind, part))
        return rows


class Shelf:
    """All credits on account, by customer and by what they link; oldest first."""

    def __init__(self) -> None:
        """Begin with an empty shelf."""
        self.credits: list[OnAccount] = []
        self.by_key: dict[str, list[OnAccount]] = {}
        self.by_customer: dict[str, list[OnAccount]] = {}

    def place(self, credit: OnAccount) -> None:
        """Let what is left of a credit stand on account."""
        if credit.left <= 0:
            return
        credit.amount = credit.left
        credit.place = len(self.credits)
        self.credits.append(credit)
        self.by_customer.setdefault(credit.customer, []).append(credit)
        for key in credit.keys:
            self.by_key.setdefault(key, []).append(credit)

    def linked(self, keys: Iterable[str], customer: str) -> list[OnAccount]:
        """Give the customer's credits on account with one of these links, oldest first."""
        found: dict[int, OnAccount] = {}
        for key in keys:
            credits = self.by_key.get(key)
            if credits:
                credits[:] = [credit for credit in credits if credit.left]
                found.update((id(c), c) for c in credits if c.customer == customer)
        if len(found) < 2:
            return list(found.values())
        return sorted(found.values(), key=lambda credit: credit.place)

    def of(self, customer: str) -> list[OnAccount]:
        """Give the customer's credits on account, oldest first."""
        credits = self.by_customer.get(customer, [])
        credits[:] = [credit for credit in credits if credit.left]
        return credits

    def name(self, credit: OnAccount, quotes: Iterable[str]) -> None:
        """Let a credit on account count as linking the quotes of a document that it names, once it exists."""
        for quote in quotes:
            if quote not in credit.keys:
                credit.keys = credit.keys | {quote}
                self.by_key.setdefault(quote, []).append(credit)
