"""The fixture of the docstring ledgers."""

import pytest

from support.ledgers import Ledger


@pytest.fixture
def ledger(request: pytest.FixtureRequest) -> Ledger:
    """Give the ledger that the docstring of the test is."""
    text = request.function.__doc__
    assert text, "the docstring of this test is its ledger, and it has none"
    return Ledger(text)
