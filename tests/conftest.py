"""What every test may ask for: the repository, the sample company and its day."""

import os
import re
from datetime import date
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    """Give the root of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def sample(root: Path) -> Path:
    """Give the ledger of the sample company."""
    return root / "ledger" / "main.beancount"


@pytest.fixture(scope="session")
def sample_day(root: Path) -> date:
    """Give the sample company's own day: the one that `make` hands over, or else the one in the Makefile."""
    return date.fromisoformat(os.environ.get("ACOMPTE_DAY") or _day_of(root / "Makefile"))


def _day_of(makefile: Path) -> str:
    found = re.search(r"^DAY \?= (\d{4}-\d{2}-\d{2})$", makefile.read_text(encoding="utf-8"), re.MULTILINE)
    assert found, f"{makefile} has no line like `DAY ?= 2026-08-31`"
    return found[1]
