"""The fixture of ledgers to adopt."""

import pytest

from support.adoption import Adopted


@pytest.fixture
def ledger(request: pytest.FixtureRequest) -> Adopted:
    """Give the ledger that the docstring of the test is, adopted."""
    text = request.function.__doc__
    assert text, "the docstring of this test is its ledger, and it has none"
    return Adopted(text)
