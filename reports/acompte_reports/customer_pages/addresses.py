"""The addresses of customers' pages: unguessable without the key, the same from day to day with it."""

from __future__ import annotations

import base64
import hashlib
import hmac

LENGTH = 32
"""Letters of an address: 160 bits."""
MARK = b'<meta name="generator" content="acompte customer page">'
"""What tells a page of ours, near its beginning."""
_MADE_FOR = b"acompte customer page\0"


def address(key: bytes, account: str) -> str:
    """Give the address of a customer's page: a keyed digest (HMAC-SHA-256) of its account, in letters and digits.

    Without the key neither an account nor another address tells it.
    """
    digest = hmac.new(key, _MADE_FOR + account.encode(), hashlib.sha256).digest()
    return base64.b32encode(digest).decode("ascii").lower()[:LENGTH]
