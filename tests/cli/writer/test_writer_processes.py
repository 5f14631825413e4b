"""Commands that run at once, that are killed, whose disk is full, whose folder may not be written to."""

import os
import random
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from multiprocessing import Pipe
from multiprocessing.context import ForkServerProcess
from pathlib import Path

import pytest
from beancount import loader

from acompte_cli.writer.lock import locked
from support.books import NEW, Books, by_year
from support.commands import SHOP
from support.ledgers import OPTIONS
from support.processes import NOBODY, Bell, start

LAYOUTS: dict[str, tuple[dict[str, str], str]] = {
    "one file": ({"main.beancount": OPTIONS + SHOP}, "2026-09-20"),
    "the first entry of a year": (by_year('2026-01-01 custom "file" "{year}/{month}.beancount"\n'), "2027-01-05"),
}
PROCESSES, EACH = 8, 10
SEED = 20260831
KILLS = 15
"""So many commands a test kills; there are twenty tests of them, the heavy ones included."""


def words(books: Books, day: str) -> list[str]:
    return ["-f", str(books.main), *NEW, day]


def invoices(books: Books) -> list[str]:
    """Give the numbers of a ledger that loads without an error."""
    entries, errors, _ = loader.load_file(str(books.main))
    assert errors == []
    return [str(entry.meta["invoice"]) for entry in entries if "invoice" in entry.meta]


def is_temporary(name: str) -> bool:
    return ".acompte-" in name


# -- at once ------------------------------------------------------------------------------------------------------


def test_eight_processes_that_write_ten_invoices_each_take_eighty_numbers(books: Books, tmp_path: Path) -> None:
    before = len(invoices(books))
    commands = [words(books, "2026-09-20")] * EACH
    running = [start(commands, tmp_path / f"{turn}.txt") for turn in range(PROCESSES)]
    for turn, process in enumerate(running):
        process.join(120)
        assert process.exitcode == 0, (tmp_path / f"{turn}.txt").read_text()
    numbers = sorted(number for number in invoices(books) if number.startswith("FA"))
    assert len(invoices(books)) == before + PROCESSES * EACH
    assert numbers == [f"FA2026-{number:03}" for number in range(1, 5 + PROCESSES * EACH + 1)]
    assert books.text().startswith(OPTIONS + SHOP)
    assert not [name for name in books.files() if is_temporary(name)]
    assert books.run("check").exit_code == 0


def test_a_command_waits_for_the_one_before_it_and_then_works(books: Books, tmp_path: Path) -> None:
    with locked(books.folder):
        process = start([words(books, "2026-09-20")], tmp_path / "said.txt")
        said = tmp_path / "said.txt"
        for _ in range(300):
            process.join(0.1)
            if said.exists() and "waiting" in said.read_text():
                break
        assert process.is_alive()
        assert books.text() == OPTIONS + SHOP
    process.join(60)
    assert process.exitcode == 0
    assert "another acompte is writing; waiting." in (tmp_path / "said.txt").read_text()
    assert "FA2026-006" in invoices(books)


# -- killed -------------------------------------------------------------------------------------------------------


def rung(books: Books, day: str, output: Path, *, at_write: bool) -> ForkServerProcess:
    """Start a command, and give it when it has begun, or begins to write."""
    here, there = Pipe(duplex=False)
    process = start([words(books, day)], output, Bell(there, at_write))
    here.recv()
    here.close()
    there.close()
    return process


def duration(folder: Path, layout: str, *, at_write: bool) -> float:
    """Give the seconds that a command takes, or that it takes to write: the median of five."""
    files, day = LAYOUTS[layout]
    found = []
    for turn in range(5):
        process = rung(Books(folder / f"{at_write}{turn}", files), day, folder / "said.txt", at_write=at_write)
        began = time.monotonic()
        process.join()
        found.append(time.monotonic() - began)
        assert process.exitcode == 0
    return statistics.median(found)


def kill_many(folder: Path, layout: str, seed: int) -> None:
    """Kill commands at random moments, every other one while it writes, and look at what each leaves."""
    files, day = LAYOUTS[layout]
    whole = Books(folder / "whole", files)
    before = invoices(whole)
    assert whole.invoice(day).exit_code == 0
    after, complete = invoices(whole), whole.files()
    moments = random.Random(seed)
    usual = {at_write: duration(folder, layout, at_write=at_write) for at_write in (False, True)}
    kills = turn = 0
    while kills < KILLS:
        turn += 1
        assert turn < 20 * KILLS, "the commands end before they can be killed"
        books = Books(folder / str(turn), files)
        at_write = bool(turn % 2)
        moment = moments.uniform(0, usual[at_write])
        process = rung(books, day, folder / "said.txt", at_write=at_write)
        time.sleep(moment)
        process.kill()
        process.join()
        kills += process.exitcode == -signal.SIGKILL
        where = f"seed {seed}, turn {turn}, killed after {moment:.4f} s"
        found = {name: data for name, data in books.files().items() if not is_temporary(name)}
        assert all(complete[name].startswith(data) for name, data in found.items()), where
        left = invoices(books)
        assert left in (before, after), where
        with locked(books.folder, patience=0):
            pass
        if left == after:
            assert found == complete, where
        again = books.invoice(day)
        assert again.exit_code == 0, f"{where}: {again.stderr}"
        assert not [name for name in books.files() if is_temporary(name)], where
        assert found == complete or books.files() == complete, where
        shutil.rmtree(books.folder)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("seed", [SEED, *(pytest.param(SEED + more, marks=pytest.mark.heavy) for more in range(1, 10))])
def test_a_command_killed_at_a_random_moment_leaves_the_ledger_as_before_or_after(
    tmp_path: Path, seed: int, layout: str
) -> None:
    kill_many(tmp_path, layout, seed)


# -- a disk that does not take it -----------------------------------------------------------------------------------

FULL = 'mount -t tmpfs -o size=64k none "$1"; cp "$2" "$1"; head -c 1000000 /dev/zero >"$1/plein" 2>/dev/null || true'
READ_ONLY = 'mount --bind "$1" "$1"; cp "$2" "$1"; mount -o remount,bind,ro "$1"'
COMMAND = """
set -e
{disk}
"$3" -m acompte_cli.main -f "$1/main.beancount" invoice new Lumen 100 --title x --date 2026-09-20 --yes &&
    status=0 || status=$?
cmp "$1/main.beancount" "$2" >&2
ls -A "$1" >&2
exit $status
"""


def apart() -> list[str] | None:
    """Give the command that runs another with mounts of its own; None where that is not allowed."""
    for call in (["unshare", "--mount"], ["unshare", "--user", "--map-root-user", "--mount"]):
        if (
            shutil.which("unshare")
            and subprocess.run([*call, "true"], check=False, capture_output=True).returncode == 0
        ):
            return call
    return None


def in_a_mount(disk: str, folder: Path, ledger: Path) -> subprocess.CompletedProcess[str]:
    """Run a command in a folder of its own file system, which is gone with the process."""
    call = apart()
    if call is None:
        pytest.skip("no file system may be mounted here, not even in a namespace of its own")
    folder.mkdir()
    script = ["sh", "-c", COMMAND.format(disk=disk), "sh", str(folder), str(ledger), sys.executable]
    return subprocess.run([*call, *script], check=False, capture_output=True, text=True)


@pytest.mark.parametrize(
    ("disk", "why", "left"),
    [(FULL, "the disk is full", "main.beancount\nplein\n"), (READ_ONLY, "it is read-only", "main.beancount\n")],
    ids=["full", "read-only"],
)
def test_a_disk_that_does_not_take_it_is_named_and_nothing_has_changed(
    books: Books, tmp_path: Path, disk: str, why: str, left: str
) -> None:
    result = in_a_mount(disk, tmp_path / "disque", books.main)
    assert result.returncode == 1
    assert f"main.beancount: cannot be written ({why}). Nothing was changed.\n{left}" in result.stderr
    assert "Traceback" not in result.stderr
    assert "differ" not in result.stderr


@pytest.fixture
def common_folder() -> Iterator[Path]:
    """Give a folder that every user may enter, as no temporary folder of the tests is."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


@pytest.mark.parametrize("mode", [0o444, 0o644], ids=["file and folder", "folder alone"])
def test_a_folder_that_may_not_be_written_to_is_named_and_nothing_has_changed(
    common_folder: Path, tmp_path: Path, mode: int
) -> None:
    books = Books(common_folder / "livres")
    books.main.chmod(mode)
    said = tmp_path / "said.txt"
    user = None
    if os.geteuid() == 0:
        user = NOBODY
        if mode == 0o644:
            os.chown(books.main, NOBODY, NOBODY)
    books.folder.chmod(0o555)
    before = books.files()
    process = start([words(books, "2026-09-20")], said, user=user)
    process.join()
    books.folder.chmod(0o755)
    assert process.exitcode == 1, said.read_text()
    assert "main.beancount: cannot be written (" in said.read_text()
    assert said.read_text().endswith("). Nothing was changed.\n")
    assert books.files() == before
