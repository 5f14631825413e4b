"""A small ledger whose letters go by e-mail, and the server that the environment names."""

from pathlib import Path

import pytest

from acompte_cli.mailing.outbox import NAME
from support.remind_books import Books, bill

SETTINGS = ("HOST", "PORT", "TLS", "USER", "PASSWORD", "FROM")
DAY = "2026-07-06"


def point_at(monkeypatch: pytest.MonkeyPatch, port: int, **more: str) -> None:
    """Have the environment name a server on this machine, and nothing else."""
    for name in SETTINGS:
        monkeypatch.delenv(f"ACOMPTE_SMTP_{name}", raising=False)
    for name, value in {"HOST": "127.0.0.1", "PORT": str(port), "TLS": "none", **more}.items():
        monkeypatch.setenv(f"ACOMPTE_SMTP_{name}", value)


def customers(count: int) -> str:
    """More customers with late invoices, each with its own letter: `client1@x.example` and so on."""
    return "".join(
        f'2020-01-01 open Actif:Clients:C{n} EUR\n  name: "Client {n}"\n  email: "client{n}@x.example"\n'
        + bill(f"FA2026-10{n}", "2026-07-01", f"C{n}")
        for n in range(1, count + 1)
    )


def journal(books: Books) -> Path:
    """Where the journal of letters on their way is."""
    return books.path.parent / NAME


def recorded(books: Books) -> list[str]:
    """The numbers that the ledger records letters about, in their order."""
    lines = books.text.splitlines()
    return [line.rpartition("^")[2] for line in lines if " document " in line]
