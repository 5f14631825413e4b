"""The fixtures of the docstring ledgers, and of Fava where it is installed."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from support.ledgers import Ledger

if TYPE_CHECKING:
    from support.fava_pages import Fava


@pytest.fixture
def ledger(request: pytest.FixtureRequest) -> Ledger:
    """Give the ledger that the docstring of the test is."""
    text = request.function.__doc__
    assert text, "the docstring of this test is its ledger, and it has none"
    return Ledger(text)


@pytest.fixture(scope="session")
def fava(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> "Fava":
    """Give Fava on the sample company."""
    from support.fava_pages import Fava, with_extension

    return Fava(with_extension(sample, tmp_path_factory.mktemp("fava")))


@pytest.fixture
def shop(tmp_path: Path) -> "Fava":
    """Give Fava on the small company."""
    from support.fava_pages import BOOKS, Fava, write_ledger

    return Fava(write_ledger(tmp_path, BOOKS))
