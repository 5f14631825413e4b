"""docs/timers.md: what stands there to be copied does the day's work, with nothing around it but what it names."""

import configparser
import os
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from support.ledgers import OPTIONS
from support.pages import fences
from support.remind_books import DUE_DEPOSIT, HEAD, bill
from support.repositories import Repository

BIN = Path(sys.executable).parent


@pytest.fixture
def books(tmp_path: Path) -> Repository:
    found = Repository(tmp_path / "livres")
    found.write("main.beancount", OPTIONS + HEAD + bill("FA2026-001", "2026-07-01") + DUE_DEPOSIT)
    found.commit()
    (tmp_path / "www").mkdir()
    (tmp_path / "home").mkdir()
    return found


@pytest.fixture(scope="module")
def page(root: Path) -> str:
    return (root / "docs" / "timers.md").read_text(encoding="utf-8")


def here(text: str, books: Repository) -> str:
    """The text with the paths of this machine."""
    places = {"/srv/livres": books.folder, "/srv/www": books.folder.parent / "www", "/opt/acompte/bin": BIN}
    for there, own in places.items():
        text = text.replace(there, str(own))
    return text


def run(command: str, books: Repository, **surroundings: str) -> str:
    done = subprocess.run(
        ["/bin/sh", "-e", "-c", command],
        cwd=books.folder.parent / "home",
        env={"HOME": str(books.folder.parent / "home"), **surroundings},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stderr


def is_done(books: Repository) -> bool:
    return books.git("log", "-1", "--format=%s").startswith("acompte daily ") and not books.git("status", "--porcelain")


def identify(books: Repository) -> None:
    books.git("config", "user.name", "Ada")
    books.git("config", "user.email", "ada@example.org")


def test_the_crontab(page: str, books: Repository) -> None:
    identify(books)
    (crontab,) = [here(fence.text, books) for fence in fences(page, "crontab")]
    surroundings: dict[str, str] = {}
    commands = []
    for line in crontab.splitlines():
        words = line.split(maxsplit=5)
        if "=" in words[0]:
            name, _, value = line.partition("=")
            surroundings[name] = value
        else:
            assert all(set(word) <= set("0123456789*-,/") for word in words[:5]), line
            assert "%" not in words[5]  # cron would end the line there
            commands.append(words[5])
    assert len(commands) == 2
    for command in commands:
        run(command, books, **surroundings)
    assert is_done(books)
    assert (books.folder.parent / "www" / "agenda.ics").read_bytes().startswith(b"BEGIN:VCALENDAR")


def test_the_units_of_systemd(page: str, books: Repository) -> None:
    identify(books)
    units = {}
    for fence in fences(page, "ini"):
        unit = configparser.ConfigParser(interpolation=None)
        unit.optionxform = str  # type: ignore[assignment,method-assign]  # systemd's keys have capitals
        unit.read_string(here(fence.text, books))
        units["timer" if "Timer" in unit else "service"] = unit
    service = units["service"]["Service"]
    name, _, value = service["Environment"].partition("=")
    assert shlex.split(service["ExecStart"])[0].startswith("/")
    run(service["ExecStart"], books, **{name: value, "PATH": "/usr/local/bin:/usr/bin:/bin"})
    assert is_done(books)
    assert units["timer"]["Install"]["WantedBy"] == "timers.target"


def test_the_scheduled_job(page: str, books: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    (text,) = [fence.text for fence in fences(page, "yaml")]
    workflow: dict[str, Any] = YAML(typ="safe", pure=True).load(text)
    assert workflow["permissions"] == {"contents": "write"}
    (job,) = workflow["jobs"].values()
    central = books.folder.parent / "central.git"
    books.git("clone", "--quiet", "--bare", ".", str(central))
    books.git("remote", "add", "origin", str(central))
    books.git("fetch", "--quiet")
    books.git("branch", "--quiet", "--set-upstream-to=origin/main")
    nobody = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    path = f"{BIN}:/usr/bin:/bin"
    steps = [step["run"] for step in job["steps"] if "run" in step and not step["run"].startswith("pip install")]
    assert len(steps) == 3
    for step in steps:
        run(f"cd {shlex.quote(str(books.folder))}\n{step}", books, PATH=path, **nobody, **job["env"])
    assert is_done(books)
    assert books.git("rev-parse", "HEAD") == books.git("--git-dir", str(central), "rev-parse", "main")
