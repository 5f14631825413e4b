"""The tutorial is followed to the letter in both languages, which take the same steps and show the same pictures."""

import re
from pathlib import Path

import pytest

from support.following import follow_page, wrong
from support.pages import Picture, commands, parts, shows
from support.tutorials import TUTORIALS, WIDTH

KILOBYTES = 60
_SAID = re.compile(r'(--title|--terms) "[^"]*"')
"""What a reader says in words."""


def page(root: Path, name: str) -> str:
    return (root / "docs" / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", TUTORIALS)
def test_the_page_is_followed_to_a_sealed_month(
    root: Path, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert wrong(follow_page(root / "docs" / name, WIDTH)) == []
    assert (tmp_path / "brunel" / "locks" / "2026-07.sha256").is_file()


def outline(page: str, language: str) -> list[tuple[str, ...]]:
    """The headings, blocks and pictures of a page, without their words."""
    found: list[tuple[int, tuple[str, ...]]] = [
        (number, (re.match(r"#+", line)[0],))  # type: ignore[index]
        for number, line in enumerate(page.splitlines(), start=1)
        if line.startswith("#")
    ]
    for part in parts(page):
        if isinstance(part, Picture):
            found.append((part.line, (part.path.replace(f"/{language}/", "/"),)))
        else:
            found.append((part.line, (part.language, part.comment if part.comment.startswith("<!--") else "")))
    return [said for _, said in sorted(found)]


def test_both_pages_have_the_same_steps(root: Path) -> None:
    english, french = (page(root, name) for name in TUTORIALS)
    assert outline(english, "en") == outline(french, "fr")
    typed, tape = (
        [_SAID.sub(r"\1", command.replace("acompte --lang en ", "acompte ")) for _, command in commands(text)]
        for text in (english, french)
    )
    assert typed == tape


def test_every_picture_is_there_for_everyone(root: Path) -> None:
    docs = root / "docs"
    named = []
    for name, language in TUTORIALS.items():
        pictures = [part for part in parts(page(root, name)) if isinstance(part, Picture)]
        assert all(len(picture.words) > 20 for picture in pictures)
        assert all(picture.path.startswith(f"pictures/{language}/") for picture in pictures)
        named += [docs / picture.path for picture in pictures]
    assert sorted(named) == sorted((docs / "pictures").rglob("*.*"))
    assert [path for path in named if path.stat().st_size > KILOBYTES * 1000] == []


@pytest.mark.parametrize(
    ("shown", "is_right"),
    [
        ("one\ntwo\nthree", True),
        ("one\n…", True),
        ("…\nthree", True),
        ("one\n…\nthree", True),
        ("o…\ntwo\nthr…", True),
        ("one\ntwo", False),
        ("one\n…\nfour", False),
        ("one\ntwo\n…\nthree", False),
        ("o…ne\ntwo\nfour", False),
        ("", False),
    ],
)
def test_a_page_leaves_out_only_what_it_marks(shown: str, is_right: bool) -> None:
    assert shows(shown, "one\ntwo\nthree\n") is is_right
