"""The small company in a folder that a test may write to."""

import os
from pathlib import Path

import pytest

from support.books import Books


@pytest.fixture
def books(tmp_path: Path) -> Books:
    """Give the small company in one file."""
    return Books(tmp_path / "livres")


@pytest.fixture(autouse=True)
def no_flush(monkeypatch: pytest.MonkeyPatch) -> None:
    """Spare the disk: nothing here asks what outlasts a power cut, and a flush takes longer than all the rest."""
    monkeypatch.setattr(os, "fsync", lambda descriptor: None)
