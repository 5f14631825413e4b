"""Pages that lead somewhere are followed to the letter (see `support.followed`), each in a folder of its own."""

import re
from pathlib import Path

import pytest

from acompte.founding.cells import KNOWN
from support.followed import LANGUAGES, blocks, fits, follow

CLEAN = ("adopting", "taking-over")
"""Pages whose last check finds no error."""
PAGES = (*CLEAN,)


@pytest.fixture
def page(root: Path, request: pytest.FixtureRequest) -> Path:
    return root / "docs" / f"{request.param}.md"


@pytest.mark.parametrize("page", PAGES, indirect=True)
def test_each_page_does_what_it_says(page: Path, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    runs = follow(page, tmp_path)
    assert [(run.line, run.printed) for run in runs if not fits(run)] == []
    if page.stem in CLEAN:
        last = [run.printed for run in runs if " check" in run.command][-1]
        assert last.endswith("No error, no warning.\n") or "\n0 errors, " in last


def test_a_page_shows_what_is_printed_but_for_what_it_leaves_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    page = tmp_path / "page.md"
    shown = "```console\n$ mkdir sub\n$ cd sub\n$ printf 'a\\nb\\nc\\n'\n{}```\n"
    for text, is_right in (("a\n…\n", True), ("…\nb\n…\n", True), ("a\nb\nc\n", True), ("a\nc\n", False), ("", False)):
        page.write_text(shown.format(text), encoding="utf-8")
        assert [fits(run) for run in follow(page, tmp_path)] == [True, True, is_right], text
        (tmp_path / "sub").rmdir()


def text_of(root: Path, name: str) -> str:
    return (root / "docs" / name).read_text(encoding="utf-8")


def test_the_lines_that_the_page_pastes_are_those_that_the_command_proposes(root: Path) -> None:
    found = list(blocks(text_of(root, "adopting.md")))
    shown = next(block for block in found if "init --dry-run" in block.text)
    (paste,) = [block for block in found if block.comment.startswith("<!-- pasted")]
    proposed = [line.partition("  ; ")[0].rstrip() for line in shown.text.partition("\n2. ")[0].splitlines()]
    kept = [line for line in proposed if " open " in line or line.startswith("  ")]
    assert paste.text.splitlines() == kept


@pytest.mark.parametrize("page", PAGES, indirect=True)
def test_every_block_is_of_a_kind_that_is_followed(page: Path) -> None:
    assert {block.language for block in blocks(page.read_text(encoding="utf-8"))} <= LANGUAGES


def test_the_page_names_every_column_of_open_items(root: Path) -> None:
    table = text_of(root, "taking-over.md").partition("| column |")[2].partition("\n\n")[0]
    first = [row.split("|")[1] for row in table.splitlines()[2:]]
    assert set(re.findall(r"`([a-z-]+)`", " ".join(first))) == set(KNOWN)
