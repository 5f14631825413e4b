"""Which court hears a claim on a customer, as far as its kind and its name tell."""

from __future__ import annotations

import re

from acompte.law.facts import Fact
from acompte.model.records import CONSUMER, PUBLIC

COMMERCIAL, CIVIL, ADMINISTRATIVE, UNKNOWN = "commercial", "civil", "administrative", "unknown"

FORMS = Fact(
    "C. com. L210-1, L721-3, L721-5",
    "Companies in the form of SNC, SARL (EURL), SA, SAS (SASU) or SCA are traders, whatever they do; civil companies, "
    "associations, liberal professions, their companies (SELARL …) and co-owners are not.",
)
_TRADERS = frozenset(("SARL", "EURL", "SA", "SAS", "SASU", "SNC", "SCA", "SCS"))
_OTHERS = frozenset(
    ("SCI", "SCCV", "SCP", "SCM", "SELARL", "SELAS", "SELARLU", "SELASU", "SPFPL", "GAEC", "EARL", "GFA", "SCEA")
)
_WORDS = re.compile(r"\b(?:associations?|syndicat|copropri[ée]t[ée]|fondation|comit[ée])\b", re.IGNORECASE)
_DOTTED = re.compile(r"\b(?:[A-Z]\.){2,}")


def court_of(kind: str, *said: str) -> str:
    """Give the court for a kind of customer; `said` are texts that may hold a company's legal form, the name first."""
    if kind == PUBLIC:
        return ADMINISTRATIVE
    if kind == CONSUMER:
        return CIVIL
    for text in said:
        plain = _DOTTED.sub(lambda found: found[0].replace(".", "") + " ", text)
        words = set(re.findall(r"[A-Z]+", plain))
        if words & _OTHERS:
            return CIVIL
        if words & _TRADERS:
            return COMMERCIAL
        if _WORDS.search(plain):
            return CIVIL
    return UNKNOWN
