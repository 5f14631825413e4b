"""A small company on disk, and the command over it."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from support.commands import FAULT, SHOP, Command
from support.ledgers import OPTIONS


@pytest.fixture(scope="session")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the ledger of the small company."""
    path = tmp_path_factory.mktemp("livres") / "main.beancount"
    path.write_text(OPTIONS + SHOP, encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the same ledger with two errors."""
    path = tmp_path_factory.mktemp("fautes") / "main.beancount"
    path.write_text(OPTIONS + SHOP.replace("FA2026-005", "FA2026-006") + FAULT, encoding="utf-8")
    return path


@pytest.fixture
def acompte(shop: Path) -> Command:
    """Give the command over the small company on its day."""
    return Command(shop)


@pytest.fixture
def line_of() -> Callable[[Path, str], int]:
    """Give the line on which a text first stands in a file."""

    def find(path: Path, pattern: str) -> int:
        lines = path.read_text(encoding="utf-8").splitlines()
        return next(number for number, line in enumerate(lines, start=1) if re.search(pattern, line))

    return find
