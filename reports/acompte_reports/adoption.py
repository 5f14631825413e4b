"""Adopting a ledger, for people: the lines to paste, what cannot be read, and where to start."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from datetime import date, timedelta
from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING, Any

from acompte.adopt.records import Adoption, Finding, Opening, Proposal, Reason, Setting, Start, Untaxed, quoted
from acompte.model import text
from acompte.model.money import ZERO
from acompte_reports import tables
from acompte_reports.adoption_words import phrase
from acompte_reports.tables import wide

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from beancount.core.data import Open


class Page:
    """The answer to `init --dry-run`, written in one language for one width."""

    def __init__(self, adoption: Adoption, language: str, width: int, near: Callable[[str], str]) -> None:
        """Remember what to write; `near` gives a file as seen from where the reader stands."""
        self.adoption = adoption
        self.language = language
        self.width = width
        self.near = near

    def say(self, key: str, **fields: object) -> str:
        """Give a phrase."""
        return phrase(key, self.language, **fields)

    def lines(self, file: str, accounts: int) -> Iterator[str]:
        """Write the whole answer."""
        found = self.adoption
        if not found.business:
            yield from self._wrapped(self.say("private", file=file))
            return
        if not found.proposals and found.untaxed is None and found.adopted:
            yield from self._wrapped(self.say("nothing", file=file))
            yield from self._findings()
            return
        yield from self._wrapped(self.say("title", file=file, count=accounts))
        yield ""
        yield from self._accounts()
        yield ""
        yield self.say("findings-head" if found.findings else "findings-none")
        yield from self._findings()
        place = 3
        if found.start is not None:
            yield ""
            yield from self._start(found.start)
            place += 1
        if found.untaxed is not None:
            yield ""
            yield from self._untaxed(found.untaxed, place)
            place += 1
        yield ""
        yield self.say("next-head", place=place)
        yield ""
        yield from self._wrapped(self.say("next"))

    def _wrapped(self, said: str, indent: str = "") -> Iterator[str]:
        yield from textwrap.wrap(
            said, self.width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
        )

    def _accounts(self) -> Iterator[str]:
        proposals = self.adoption.proposals
        if not proposals:
            yield self.say("accounts-none")
            return
        yield self.say("accounts-head", count=len(proposals))
        yield from self._wrapped(self.say("accounts-note"))
        for entry, lines in groupby(proposals, key=lambda proposal: proposal.entry):
            yield ""
            yield f"; {self.place(entry) or self.say('opened-by-plugin')}"
            yield open_line(entry)
            yield from self._metadata(list(lines))

    def _untaxed(self, untaxed: Untaxed, place: int) -> Iterator[str]:
        yield self.say("untaxed-head", place=place)
        yield from self._wrapped(self.say("untaxed"))
        yield ""
        company = untaxed.company
        if company is None:
            name, fill = quoted(untaxed.name or "…"), "" if untaxed.name else f"  ; {self.say('untaxed-name')}"
            yield f'{untaxed.day} custom "company" {name}{fill}'
        else:
            yield f"; {self.place(company)}"
            yield f'{company.date} custom "company" {quoted(str(company.values[0].value))}'
        yield from self._metadata(untaxed.lines)
        if any(line.key == "vat-reason" for line in untaxed.lines):
            yield ""
            yield from self._wrapped(self.say("untaxed-others"))

    def _metadata(self, proposals: Sequence[Proposal | Setting]) -> Iterator[str]:
        size = max(wide(proposal.line) for proposal in proposals)
        for proposal in proposals:
            why = f"{self.say(proposal.certainty)} : " if self.language == text.FRENCH else f"{proposal.certainty}: "
            why = why.replace("to-check", self.say("to-check"))
            blank = " " * (size - wide(proposal.line))
            yield f"{proposal.line}{blank}  ; {why}{self.why(proposal)}"

    def why(self, proposal: Proposal | Setting) -> str:
        """Say why a line is proposed."""
        return ", ".join(self._reason(reason) for reason in proposal.reasons)

    def _reason(self, reason: Reason) -> str:
        facts = {key: self._rate(value) if key == "rate" else value for key, value in reason.facts.items()}
        return self.say(reason.what, **facts)

    def _rate(self, value: Decimal) -> str:
        return text.rate(value, self.language)

    def place(self, entry: Any) -> str:
        """Give where an entry stands, `FILE:LINE`; empty where a plugin made it."""
        file = file_of(entry)
        return f"{self.near(file)}:{entry.meta['lineno']}" if file else ""

    def _findings(self) -> Iterator[str]:
        for finding in self.adoption.findings:
            yield ""
            place = self.place(finding.entry)
            said = self._finding(finding)
            yield from self._wrapped(f"{place}: {said}" if place else said, "  ")

    def _finding(self, finding: Finding) -> str:
        facts = dict(finding.facts)
        if "first" in facts:
            facts["first"] = self._places(facts["first"], facts["count"])
        for key in ("rate", "said"):
            if isinstance(facts.get(key), Decimal):
                facts[key] = self._rate(facts[key])
        match finding.what:
            case "custom-vat-number":
                return self.say("custom-vat-number-pending" if facts["pending"] else finding.what, **facts)
            case "vat-rates":
                facts["rates"] = ", ".join(self._rate(rate) for rate in facts["rates"])
            case "shared-customers":
                facts["example"] = leaf(facts["payees"][0])
                facts["payees"] = ", ".join(facts["payees"]) + (" …" if facts["others"] else "")
            case "currency":
                tail = self.say("currency-said" if facts["said"] else "currency-unsaid", **facts)
                return self.say(finding.what, **facts) + tail
            case "no-number":
                return self._unnumbered(facts)
        return self.say(finding.what, **facts)

    def _unnumbered(self, facts: dict[str, Any]) -> str:
        found, undated = facts.pop("numbering"), facts.pop("undated")
        if found is None:
            tail = self.say("number-none")
        else:
            tail = self.say(f"number-{found.source}", having=found.having, example=found.example, field=found.key)
        due = self.say("no-due", count=undated) if undated else ""
        return self.say("no-number", **facts) + tail + self.say("before-start") + due

    def _places(self, entries: Iterable[Any], count: int) -> str:
        shown = [self.place(entry) or entry.date.isoformat() for entry in entries]
        return ", ".join(shown) + (" …" if count > len(shown) else "")

    def _start(self, start: Start) -> Iterator[str]:
        yield self.say("start-head")
        yield ""
        yield f'{start.day} custom "start" {quoted(self.say("start-word"))}'
        yield ""
        if start.newest is not None:
            newest = tables.day(start.newest.date, self.language)
            yield from self._wrapped(self.say("start-newest", day=newest, place=self.place(start.newest)))
        yield from self._wrapped(self.say("start-means"))
        yield ""
        yield from self._openings(start)
        notes = [
            self.say("start-credit", name=one.name, amount=self._money(-one.amount), account=one.account)
            for one in start.openings
            if one.amount < 0
        ]
        notes += [self.say("start-rest", account=account, amount=self._money(held)) for account, held in start.rest]
        for note in notes:
            yield ""
            yield from self._wrapped(note)

    def _money(self, amount: Decimal) -> str:
        return text.money(amount, self.language, self.adoption.currency)

    def _openings(self, start: Start) -> Iterator[str]:
        entries = [Brought(opening) for opening in start.openings if opening.amount > 0 or opening.beside]
        if not entries:
            yield self.say("start-none-open")
            return
        total = sum((entry.owed for entry in entries), ZERO)
        yield from self._wrapped(self.say("start-open", count=len(entries), total=self._money(total)))
        yield ""
        eve = start.day - timedelta(days=1) if start.day > date.min else start.day
        currency = self.adoption.currency
        if not start.equity_is_open:
            yield f"{eve} open {start.equity}"
        size = max(wide(name) for entry in entries for name in (start.equity, *(name for name, _ in entry.lines)))
        yield f"{eve} * {quoted(self.say('closing-payee'))} {quoted(self.say('closing-narration'))}"
        for entry in entries:
            for name, amount in entry.lines:
                if amount:
                    yield posting(name, -amount, currency, size)
        yield posting(start.equity, sum((entry.net for entry in entries), ZERO), currency, size)
        for place, entry in enumerate(entries, start=1):
            yield ""
            yield f"{start.day} * {quoted(entry.opening.name)} {quoted(self.say('opening-narration'))}"
            number = f"{self.say('number-stem')}-{place}"
            yield f'  invoice: "{number}"  ; {self.say("fill-number")}'
            yield '  kind: "opening"'
            yield f"  issued: {eve}  ; {self.say('fill-issued')}"
            yield f"  due: {start.day}  ; {self.say('fill-due')}"
            for name, amount in entry.lines:
                yield posting(name, amount, currency, size)
            yield posting(start.equity, -entry.net, currency, size)


class Brought:
    """An entry that brings forward what stands open with a customer."""

    def __init__(self, opening: Opening) -> None:
        """Read it off; a customer that is ahead owes nothing."""
        self.opening = opening
        self.owed = max(opening.amount, ZERO)
        self.lines = ((opening.account, self.owed), *((account, -amount) for account, amount in opening.beside))
        self.net = sum((amount for _, amount in self.lines), ZERO)


def posting(account: str, amount: Decimal, currency: str, size: int) -> str:
    """Write a posting, its amount aligned."""
    return f"  {account}{' ' * (size - wide(account))}  {amount:12.2f} {currency}"


def open_line(entry: Open) -> str:
    """Write the `open` line of an account, without its metadata."""
    parts = [entry.date.isoformat(), "open", entry.account]
    if entry.currencies:
        parts.append(",".join(entry.currencies))
    if entry.booking is not None:
        parts.append(f'"{entry.booking.name}"')
    return " ".join(parts)


def file_of(entry: Any) -> str:
    """Give the file an entry stands in; empty where a plugin made it."""
    file = str(entry.meta.get("filename") or "")
    return "" if file.startswith("<") else file


def leaf(name: str) -> str:
    """Make the last part of an account's name of a customer's name: `Lumen SAS` gives `Lumen-SAS`."""
    plain = unicodedata.normalize("NFC", name)
    found = "-".join(re.findall(r"[^\W_]+", plain))
    return found[:1].upper() + found[1:] if found else "Client"
