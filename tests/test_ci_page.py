"""docs/ci.md and the hook of pre-commit: what they show is run, in a repository with the sample company."""

import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from acompte_cli.main import cli
from support.pages import Block, commands, fences
from support.repositories import Repository

SECONDS = 120


def read(text: str) -> Any:
    return YAML(typ="safe", pure=True).load(text)


@pytest.fixture(scope="module")
def page(root: Path) -> str:
    return (root / "docs" / "ci.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def hook(root: Path) -> dict[str, Any]:
    (found,) = read((root / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    return dict(found)


@pytest.fixture(scope="module")
def company(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a clone, as a CI has it, of a repository with the sample company and a second ledger."""
    home = Repository(tmp_path_factory.mktemp("serveur") / "livres")
    shutil.copytree(root / "ledger", home.folder / "ledger", ignore=shutil.ignore_patterns("*.picklecache"))
    home.write("books/2026.beancount", '2026-01-01 open Actif:Banque EUR\n  pcg: "512000"\n')
    home.commit()
    clone = tmp_path_factory.mktemp("ci") / "livres"
    home.git("clone", "--quiet", str(home.folder), str(clone))
    return clone


def run(command: str, folder: Path, day: date) -> subprocess.CompletedProcess[str]:
    """Run a command as a shell does, with the `acompte` of these tests, on the sample company's day.

    Without Beancount's cache: a slow machine would write one, and a copied ledger would show what it was copied from.
    """
    if "--as-of" not in command:
        command = command.replace("acompte ", f"acompte --as-of {day} ", 1)
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("BEANCOUNT_", "GIT_"))}
    path = os.pathsep.join([str(Path(sys.prefix, "bin")), kept["PATH"]])
    return subprocess.run(
        ["bash", "-euo", "pipefail", "-c", command],
        cwd=folder,
        env={**kept, "PATH": path, "BEANCOUNT_DISABLE_LOAD_CACHE": "1"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )


def workflows(page: str) -> list[tuple[Block, dict[str, Any]]]:
    found = [(fence, read(fence.text)) for fence in fences(page, "yaml")]
    return [(fence, content) for fence, content in found if "jobs" in content]


def hooks(page: str) -> list[dict[str, Any]]:
    found = [read(fence.text) for fence in fences(page, "yaml")]
    return [hook for content in found for repo in content.get("repos", ()) for hook in repo["hooks"]]


def steps(workflow: dict[str, Any]) -> list[dict[str, Any]]:
    return [step for job in workflow["jobs"].values() for step in job["steps"]]


def test_the_commands_of_the_page_work(page: str, company: Path, sample_day: date) -> None:
    found = commands(page)
    assert len(found) > 4
    for line, command in found:
        done = run(command, company, sample_day)
        assert done.returncode == 0, f"docs/ci.md:{line}: {command}\n{done.stderr}"


def test_the_steps_of_the_workflows_work(page: str, company: Path, sample_day: date) -> None:
    shown = workflows(page)
    assert len(shown) == 3
    for fence, workflow in shown:
        ours = [step["run"] for step in steps(workflow) if step.get("run", "").startswith("acompte ")]
        assert len(ours) == 1, f"docs/ci.md:{fence.line}"
        done = run(ours[0].replace("${{ github.base_ref }}", "main"), company, sample_day)
        assert done.returncode == 0, f"docs/ci.md:{fence.line}: {ours[0]}\n{done.stderr}"
        assert "${{" not in ours[0].replace("${{ github.base_ref }}", "")


def test_a_workflow_checks_out_installs_and_may_upload(page: str) -> None:
    for fence, workflow in workflows(page):
        assert set(workflow) == {"name", "on", "permissions", "jobs"}, f"docs/ci.md:{fence.line}"
        used = [step["uses"].partition("@")[0] for step in steps(workflow) if "uses" in step]
        assert used[:2] == ["actions/checkout", "actions/setup-python"]
        assert "pip install acompte" in [step.get("run") for step in steps(workflow)]
        uploads = [step for step in steps(workflow) if "upload-sarif" in step.get("uses", "")]
        assert bool(uploads) == (workflow["permissions"].get("security-events") == "write")
        for upload in uploads:
            written = next(step["run"] for step in steps(workflow) if "sarif" in step.get("run", ""))
            assert written.endswith(f"> {upload['with']['sarif_file']}")
            assert upload["if"] == "always()"


def test_a_pull_request_fetches_what_it_is_compared_with(page: str) -> None:
    (workflow,) = (workflow for _, workflow in workflows(page) if "pull_request" in workflow["on"])
    (checkout,) = (step for step in steps(workflow) if step.get("uses", "").startswith("actions/checkout"))
    assert checkout["with"]["fetch-depth"] == 0


def test_every_option_that_the_page_names_exists(page: str) -> None:
    known = {name for command in [cli, *cli.commands.values()] for p in command.params for name in p.opts}
    named = set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", page))
    assert named
    assert named <= known


def test_the_hook_runs_the_command_of_the_package(root: Path, hook: dict[str, Any]) -> None:
    settings = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    assert hook["id"] == "acompte-check"
    assert hook["entry"] in settings["project"]["scripts"]
    assert hook["language"] == "python"
    assert hook["pass_filenames"] is False
    assert re.search(hook["files"], "ledger/2026.beancount")
    assert not re.search(hook["files"], "ledger/beancount.txt")


def test_the_hook_checks_the_ledger_in_its_usual_place(hook: dict[str, Any], company: Path, sample_day: date) -> None:
    done = run(shlex.join([hook["entry"], *hook["args"]]), company, sample_day)
    assert done.returncode == 0, done.stderr
    assert "avertissement" in done.stderr


def test_the_hooks_of_the_page_are_ours_and_their_arguments_work(
    page: str, hook: dict[str, Any], company: Path, sample_day: date
) -> None:
    shown = hooks(page)
    assert [one["id"] for one in shown] == [hook["id"]] * 2
    for one in shown:
        done = run(shlex.join([hook["entry"], *one.get("args", hook["args"])]), company, sample_day)
        assert done.returncode == 0, done.stderr


def test_the_hook_fails_where_the_ledger_has_an_error(
    hook: dict[str, Any], company: Path, sample_day: date, tmp_path: Path
) -> None:
    shutil.copytree(company / "ledger", tmp_path / "ledger")
    with (tmp_path / "ledger" / "main.beancount").open("a", encoding="utf-8") as ledger:
        ledger.write('\n2026-08-30 custom "accepted" "D2026-999"\n')
    done = run(shlex.join([hook["entry"], *hook["args"]]), tmp_path, sample_day)
    assert done.returncode == 1
    assert "[quote-unknown]" in done.stdout
