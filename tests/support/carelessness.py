"""Ledgers written carelessly: a sound company's entries with the slips that people make."""

import random
import re
from datetime import date, timedelta

from .company_parts import Entry


def careless(draw: random.Random, written: list[Entry], start: date) -> list[Entry]:
    """The same ledger written carelessly: entries left out, doubled, moved, without links, with others' links."""
    links = sorted(set(re.findall(r"\^(\S+)", "".join(text for _, text in written))))
    slipped = [slips(draw, day, text, links) if day >= start else [(day, text)] for day, text in written]
    return [entry for entries in slipped for entry in entries]


def slips(draw: random.Random, day: date, text: str, links: list[str]) -> list[Entry]:
    moved = day + timedelta(days=draw.randint(-60, 60))
    match draw.randrange(20):
        case 0:
            return []
        case 1:
            return [(day, text), (day, text)]
        case 2:
            return [(day, re.sub(r"\^\S+", lambda _: f"^{draw.choice(links)}", text))]
        case 3:
            return [(day, re.sub(r" \^\S+", "", text))]
        case 4:
            return [(day, re.sub(r"^  [a-z][\w-]*: .*\n", "", text, count=1, flags=re.MULTILINE))]
        case 5:
            return [(day, re.sub(r"due: \S+", 'due: "bientôt"', text))]
        case 6:
            return [(moved, text.replace(str(day), str(moved)))]
        case _:
            return [(day, text)]
