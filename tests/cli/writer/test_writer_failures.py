"""Every step of the writer fails in turn: the ledger is as before or as after, and the message says which."""

import errno
import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from acompte_cli.ledger import load
from acompte_cli.writer import judge, session, write
from support.books import Books, by_year

STEPS = ("open", "write", "fsync", "fchmod", "close", "replace", "unlink", "mkdir", "rmdir")
"""What the writer asks of the operating system; the load after the write is a step too."""

LAYOUTS: dict[str, tuple[dict[str, str] | None, str]] = {
    "one file": (None, "2026-09-20"),
    "the first entry of a year": (by_year(), "2027-01-05"),
    "the first entry of a year, in a folder": (
        by_year('2026-01-01 custom "file" "{year}/{month}.beancount"\n'),
        "2027-01-05",
    ),
    "the first entry of a year, found by a pattern": (
        {name: text.replace('include "2026.beancount"', 'include "2*.beancount"') for name, text in by_year().items()},
        "2027-01-05",
    ),
}


def full_disk() -> BaseException:
    return OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def interruption() -> BaseException:
    return KeyboardInterrupt()


class Trouble:
    """Makes one step of the writer fail, before it is done or right after; `lasting`: and all steps that follow."""

    def __init__(self, fails: Callable[[], BaseException], *, after: bool = False, lasting: bool = False) -> None:
        self.fails = fails
        self.after = after
        self.lasting = lasting
        self.at = -1
        self.count = 0
        self.names: list[str] = []

    def step(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def taken(*arguments: Any, **more: Any) -> Any:
            turn, self.count = self.count, self.count + 1
            self.names.append(name)
            hit = turn == self.at or (self.lasting and 0 <= self.at < turn)
            if hit and name == "close":
                real(*arguments, **more)
            elif not hit or self.after:
                found = real(*arguments, **more)
                if not hit:
                    return found
            raise self.fails()

        return taken

    @contextmanager
    def at_work(self) -> Iterator[None]:
        with pytest.MonkeyPatch.context() as patch:
            for name in STEPS:
                patch.setattr(os, name, self.step(name, getattr(os, name)))
            patch.setattr(judge, "load", self.step("load", load))
            yield

    def run(self, books: Books, day: str, at: int) -> Any:
        """Run a command whose step `at` fails."""
        self.at, self.count, self.names = at, 0, []

        def writing(*arguments: Any) -> Any:
            with self.at_work():
                return write.write(*arguments)

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(session, "write", writing)
            return books.invoice(day)


def steps_of(folder: Path, files: dict[str, str] | None, day: str) -> tuple[list[str], dict[str, bytes]]:
    """Give the steps of a command that goes well, and the files after it."""
    books, trouble = Books(folder, files), Trouble(full_disk)
    assert trouble.run(books, day, -1).exit_code == 0
    assert {"write", "fsync", "replace", "load"} <= set(trouble.names)
    return trouble.names, books.files()


@pytest.mark.parametrize("after", [False, True], ids=["instead of the step", "right after it"])
@pytest.mark.parametrize("fails", [full_disk, interruption])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_step_that_fails_leaves_the_ledger_as_it_was_or_whole(
    tmp_path: Path, layout: str, fails: Callable[[], BaseException], after: bool
) -> None:
    files, day = LAYOUTS[layout]
    names, whole = steps_of(tmp_path / "whole", files, day)
    for at, name in enumerate(names):
        books = Books(tmp_path / str(at), files)
        before = books.files()
        trouble = Trouble(fails, after=after)
        result = trouble.run(books, day, at)
        where = f"step {at}, {name}: {result.output}"
        left = {
            file: data for file, data in books.files().items() if not file.rpartition("/")[2].startswith(".acompte-")
        }
        assert left in (before, whole), where
        assert (left == whole) == (result.exit_code == 0), where
        assert ("Nothing was changed." in result.stderr) == (left == before), where
        assert "Traceback" not in result.output, where
        again = books.invoice(day)
        assert again.exit_code == 0, f"{where}\n{again.output}"
        assert not [file for file in books.files() if ".acompte-" in file], where
        assert left != before or books.files() == whole, where


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_disk_that_fails_for_good_is_never_said_to_have_changed_nothing_where_it_did(
    tmp_path: Path, layout: str
) -> None:
    files, day = LAYOUTS[layout]
    names, whole = steps_of(tmp_path / "whole", files, day)
    for at, name in enumerate(names):
        books = Books(tmp_path / str(at), files)
        before = books.files()
        result = Trouble(full_disk, lasting=True).run(books, day, at)
        where = f"step {at}, {name}: {result.output}"
        left = {file: data for file, data in books.files().items() if ".acompte-" not in file}
        changed = {file for file in {*left, *before} if left.get(file) != before.get(file)}
        said = {file for file in before | whole if re.search(rf"{file}: could not be put back", result.stderr)}
        if result.exit_code == 0:
            assert left == whole, where
        else:
            assert {file for file in changed if (books.folder / file).is_file()} <= said, where
            assert "Nothing was changed." not in result.stderr or not {f for f in changed if "." in f}, where
        again = books.invoice(day)
        assert again.exit_code == 0, f"{where}\n{again.output}"
        assert not [file for file in books.files() if ".acompte-" in file], where


def test_a_system_that_writes_little_by_little_writes_all(books: Books, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: real(descriptor, bytes(data[:7])))
    before = books.text()
    assert books.invoice().exit_code == 0
    assert books.text().startswith(before)
    assert 'invoice: "FA2026-006"' in books.text()


def test_a_file_system_that_does_not_flush_folders_is_written_all_the_same(
    books: Books, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.fsync

    def flush(descriptor: int) -> None:
        if os.path.isdir(f"/proc/self/fd/{descriptor}"):  # noqa: PTH112  # the link is not a path of its own
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
        real(descriptor)

    monkeypatch.setattr(os, "fsync", flush)
    assert books.invoice().exit_code == 0
