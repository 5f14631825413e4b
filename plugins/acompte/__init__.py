"""acompte: a plain-text deposit desk on a Beancount ledger.

This package is the ground floor: what Beancount loads, and all that it takes to understand a ledger.
It reads no clock, no environment and no disk.
"""

__version__ = "0.1.0"
