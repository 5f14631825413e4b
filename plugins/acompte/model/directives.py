"""The `custom` directives of the format: how many values each takes, and of which kinds.

A signature is a string of letters, one a value: `s` text, `a` account, `x` text or account, `m` amount,
`d` date, `p` percentage, `o` offset in days, `q` quantity with its unit, `n` number, `v` the word "never".
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from beancount.core import account as accounts
from beancount.core.amount import Amount

from acompte.model import values

if TYPE_CHECKING:
    from collections.abc import Callable

    from beancount.core.data import Custom

NEVER = "never"

SETTINGS: dict[str, tuple[str, ...]] = {
    "company": ("s",),
    "start": ("s",),
    "series": ("ss",),
    "deposit-policy": ("smp", "smv"),
    "reminder": ("sso", "ssos", "ssv", "ssvs"),
    "reminder-rule": ("ssn", "ssv"),
    "tolerance": ("m",),
    "rate": ("sp",),
    "lock": ("s",),
    "file": ("s",),
}
"""The settings: what is wrong with them is `[setting-invalid]`."""

DIRECTIVES: dict[str, tuple[str, ...]] = {
    "quote": ("sam",),
    "line": ("ssqm", "ssqmp"),
    "milestone": ("sdsp", "sdsm"),
    "accepted": ("s",),
    "refused": ("s", "ss"),
    "cancelled": ("s", "ss"),
    "received": ("s",),
    "amendment": ("ssm", "ssmp"),
    "delivery": ("sd",),
    "dispute": ("s", "ss"),
    "resolved": ("s", "ss"),
    "hold": ("x", "xs"),
    "release": ("x", "xs"),
    "promise": ("sd", "sdm"),
    "due": ("sd",),
    "waiver": ("s", "ss"),
    "insolvency": ("a", "as"),
    "allocate": ("sm",),
}
"""Everything else: what is wrong with it is `[directive-invalid]`."""

EXAMPLES: dict[str, str] = {
    "company": 'custom "company" "Atelier Verrier SARL"',
    "start": 'custom "start" "reprise"',
    "series": 'custom "series" "invoice" "FA{year}-{number:03}"',
    "deposit-policy": 'custom "deposit-policy" "standard" 0.00 EUR "30 %"',
    "reminder": 'custom "reminder" "standard" "first" "J+3"',
    "reminder-rule": 'custom "reminder-rule" "standard" "min-days" 7',
    "tolerance": 'custom "tolerance" 1.00 EUR',
    "rate": 'custom "rate" "ecb" "2.40 %"',
    "lock": 'custom "lock" "sha256:…"',
    "file": 'custom "file" "{year}.beancount"',
    "quote": 'custom "quote" "D2026-014" Actif:Clients:Lumen 12000.00 EUR',
    "line": 'custom "line" "D2026-014" "Isolation" "60 m²" 50.00 EUR "20 %"',
    "milestone": 'custom "milestone" "D2026-014" 2026-02-10 "À la commande" "30 %"',
    "accepted": 'custom "accepted" "D2026-014"',
    "refused": 'custom "refused" "D2026-014"',
    "cancelled": 'custom "cancelled" "D2026-014"',
    "received": 'custom "received" "D2026-014"',
    "amendment": 'custom "amendment" "D2026-014" "Verre feuilleté" 800.00 EUR "20 %"',
    "delivery": 'custom "delivery" "D2026-014" 2026-07-15',
    "dispute": 'custom "dispute" "FA2026-088" "pourquoi"',
    "resolved": 'custom "resolved" "FA2026-088"',
    "hold": 'custom "hold" Actif:Clients:Lumen "pourquoi"',
    "release": 'custom "release" Actif:Clients:Lumen',
    "promise": 'custom "promise" "FA2026-088" 2026-08-10 5000.00 EUR',
    "due": 'custom "due" "FA2026-088" 2026-09-15',
    "waiver": 'custom "waiver" "FA2026-088" "pourquoi"',
    "insolvency": 'custom "insolvency" Actif:Clients:Lumen "redressement"',
    "allocate": 'custom "allocate" "FA2026-031" 500.00 EUR',
}
"""What would be right, one example a directive."""


_ACCOUNT = accounts.TYPE


def _is_account(value: Any, dtype: Any) -> bool:
    return bool(dtype == _ACCOUNT)


def _is_text(value: Any, dtype: Any) -> bool:
    return isinstance(value, str) and bool(dtype != _ACCOUNT)


_KINDS: dict[str, Callable[[Any, Any], bool]] = {
    "s": _is_text,
    "a": _is_account,
    "x": lambda value, dtype: isinstance(value, str),
    "m": lambda value, dtype: isinstance(value, Amount),
    "d": lambda value, dtype: isinstance(value, date),
    "p": lambda value, dtype: values.percent(value) is not None,
    "o": lambda value, dtype: values.offset(value) is not None,
    "q": lambda value, dtype: values.quantity(value) is not None,
    "n": lambda value, dtype: isinstance(value, Decimal) or values.offset(value) is not None,
    "v": lambda value, dtype: isinstance(value, str) and value == NEVER,
}


def _checks(signature: str) -> tuple[Callable[[Any, Any], bool], ...]:
    return tuple(_KINDS[kind] for kind in signature)


_CHECKS = {s: _checks(s) for table in (SETTINGS, DIRECTIVES) for signatures in table.values() for s in signatures}


def names_account(entry: Custom) -> bool:
    """Tell whether what a directive is about is an account, and not a document."""
    return bool(entry.values) and _is_account(*entry.values[0])


def fits(entry: Custom, signatures: tuple[str, ...]) -> bool:
    """Tell whether a directive has as many values as it should, each of the kind it should be."""
    said = entry.values or ()
    for signature in signatures:
        if len(signature) != len(said):
            continue
        for fitting, (value, dtype) in zip(_CHECKS[signature], said, strict=True):
            if not fitting(value, dtype):
                break
        else:
            return True
    return False


def is_ours(entry: Custom) -> bool:
    """Tell whether a `custom` directive belongs to the format."""
    return entry.type in DIRECTIVES or entry.type in SETTINGS
