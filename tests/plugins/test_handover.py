"""What is read and stays: whether collections look at it depends on whether the process ends with it."""

from __future__ import annotations

import subprocess
import sys

import pytest

READ = "import gc\nfrom acompte.handover import end_with_it, no_garbage_collection\n"
RECORDS = "with no_garbage_collection(): records = [[turn] for turn in range(1000)]\n"
COUNT = "print(gc.isenabled(), gc.get_freeze_count() >= 1000)"


@pytest.mark.parametrize(
    ("begin", "is_frozen"),
    [
        pytest.param("", "False", id="one-that-goes-on-as-fava"),
        pytest.param("end_with_it()\n", "True", id="one-that-ends-with-it"),
    ],
)
def test_only_a_process_that_ends_with_its_records_keeps_them_from_the_collector(begin: str, is_frozen: str) -> None:
    said = subprocess.run(
        [sys.executable, "-c", READ + begin + RECORDS + COUNT], capture_output=True, text=True, check=True
    )
    assert said.stdout.split() == ["True", is_frozen]
