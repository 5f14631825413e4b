"""`acompte pdf`: where documents are written, and what is said where they cannot be."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from acompte_reports.papers import file_name
from acompte_reports.papers.files import write_to
from support.commands import SHOP, Command
from support.ledgers import OPTIONS


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """Give the folder of a small company's ledger."""
    (tmp_path / "main.beancount").write_text(OPTIONS + SHOP, encoding="utf-8")
    return tmp_path


@pytest.fixture
def run(shop: Path) -> Command:
    return Command(shop / "main.beancount")


def listed(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_it_writes_the_pdf_below_the_ledger_and_says_where(run: Command, shop: Path) -> None:
    result = run("pdf", "FA2026-002")
    assert result.exit_code == 0, result.output
    path = shop / "documents" / "FA2026-002.pdf"
    assert result.stdout.endswith(f"FA2026-002 : {path}\n")
    assert result.stderr == "Écrit dans main.beancount, documents/FA2026-002.pdf.\n"
    assert path.read_bytes().startswith(b"%PDF")
    assert listed(shop) == ["documents/FA2026-002.pdf", "main.beancount"]


def test_html_is_written_beside_and_needs_no_weasyprint(
    run: Command, shop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    assert run("pdf", "D2026-001", "--html").exit_code == 0
    assert "Bon pour accord" in (shop / "documents" / "D2026-001.html").read_text(encoding="utf-8")
    result = run("pdf", "D2026-001")
    assert result.exit_code == 1
    assert "pip install 'acompte[pdf]'" in result.stderr
    assert "--html" in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_dash_writes_to_standard_output(run: Command, shop: Path) -> None:
    assert run("pdf", "FA2026-002", "-o", "-").stdout_bytes.startswith(b"%PDF")
    page = run("pdf", "FA2026-002", "--html", "-o", "-").stdout
    assert page.startswith("<!doctype html>")
    assert page.endswith("</html>\n")
    assert listed(shop) == ["main.beancount"]


def test_a_file_may_be_named(run: Command, tmp_path: Path) -> None:
    target = tmp_path / "elsewhere.html"
    assert run("pdf", "FA2026-002", "--html", "-o", str(target)).exit_code == 0
    assert target.read_text(encoding="utf-8").startswith("<!doctype html>")
    result = run("pdf", "FA2026-002", "--html", "-o", str(tmp_path / "nowhere" / "x.html"))
    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
    assert "cannot be written" in result.stderr


def test_a_pipe_gets_the_document_and_stays_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write_to(pipe, b"%PDF")
    assert os.read(reader, 10) == b"%PDF"
    os.close(reader)
    assert pipe.is_fifo()


def test_a_link_that_was_named_is_followed(tmp_path: Path) -> None:
    (tmp_path / "link.pdf").symlink_to(tmp_path / "there.pdf")
    write_to(tmp_path / "link.pdf", b"%PDF")
    assert (tmp_path / "there.pdf").read_bytes() == b"%PDF"
    assert (tmp_path / "link.pdf").is_symlink()


def test_written_twice_it_is_the_same_file(run: Command, shop: Path) -> None:
    run("pdf", "FA2026-002", "--html")
    path = shop / "documents" / "FA2026-002.html"
    first = path.stat().st_mtime_ns
    assert run("pdf", "FA2026-002", "--html").exit_code == 0
    assert path.stat().st_mtime_ns == first


def test_what_was_issued_is_not_rewritten_unless_asked(run: Command, shop: Path) -> None:
    path = shop / "documents" / "FA2026-002.html"
    path.parent.mkdir()
    path.write_text("signé", encoding="utf-8")
    result = run("pdf", "FA2026-002", "--html")
    assert result.exit_code == 1
    assert "existe déjà" in result.stderr
    assert path.read_text(encoding="utf-8") == "signé"
    assert run("pdf", "FA2026-002", "--html", "--replace").exit_code == 0
    assert path.read_text(encoding="utf-8").startswith("<!doctype html>")


def test_an_unknown_number_is_one_sentence_with_the_nearest(run: Command, shop: Path) -> None:
    result = run("pdf", "FA2026-20")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.count("\n") == 1
    assert "FA2026-004, FA2026-003, FA2026-002" in result.stderr
    assert "names no quote" in Command(shop / "main.beancount")("--lang", "en", "pdf", "FA2026-20").stderr


def test_a_document_after_the_day_is_not_there_yet(run: Command) -> None:
    result = run("pdf", "FA2026-005")
    assert result.exit_code == 1
    assert "2026-09-15" in result.stderr


def test_the_language_is_the_one_of_the_call_when_it_says_one(run: Command, shop: Path) -> None:
    english = Command(shop / "main.beancount")("--lang", "en", "pdf", "FA2026-002", "--html", "-o", "-").stdout
    assert '<html lang="en">' in english
    assert '<html lang="fr">' in run("pdf", "FA2026-002", "--html", "-o", "-").stdout


def test_a_broken_template_is_named_and_nothing_is_written(run: Command, shop: Path) -> None:
    own = shop / "templates" / "documents" / "final.html"
    own.parent.mkdir(parents=True)
    own.write_text("{{ nobody }}", encoding="utf-8")
    result = run("pdf", "FA2026-002", "--html")
    assert result.exit_code == 1
    assert f"{own}:1: 'nobody' is undefined" in result.stderr
    assert not (shop / "documents").exists()


def test_documents_that_lead_out_of_the_folder_are_refused(run: Command, shop: Path, tmp_path: Path) -> None:
    outside = tmp_path.parent / f"{tmp_path.name}-outside"
    outside.mkdir()
    (shop / "documents").symlink_to(outside)
    result = run("pdf", "FA2026-002", "--html")
    assert result.exit_code == 1
    assert "lies outside the ledger's folder" in result.stderr
    assert list(outside.iterdir()) == []


def test_a_file_that_is_a_link_out_of_the_folder_is_refused(run: Command, shop: Path, tmp_path: Path) -> None:
    target = tmp_path.parent / f"{tmp_path.name}-target"
    target.write_bytes(b"theirs")
    (shop / "documents").mkdir()
    (shop / "documents" / "FA2026-002.html").symlink_to(target)
    assert run("pdf", "FA2026-002", "--html", "--replace").exit_code == 1
    assert target.read_bytes() == b"theirs"


def test_a_folder_of_documents_may_be_a_link_that_stays_inside(run: Command, shop: Path) -> None:
    (shop / "archive").mkdir()
    (shop / "documents").symlink_to(shop / "archive")
    assert run("pdf", "FA2026-002", "--html").exit_code == 0
    assert (shop / "archive" / "FA2026-002.html").is_file()


def test_a_failed_write_leaves_neither_the_file_nor_a_part_of_it(
    run: Command, shop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert run("pdf", "FA2026-002", "--html").exit_code == 1
    assert listed(shop) == ["main.beancount"]


def test_the_ledger_links_what_was_stored_once(run: Command, shop: Path) -> None:
    assert run("pdf", "FA2026-002", "--html").exit_code == 0
    assert run("pdf", "FA2026-002", "--html").exit_code == 0
    text = (shop / "main.beancount").read_text(encoding="utf-8")
    assert text.count('document Actif:Clients:Lumen "documents/FA2026-002.html" ^FA2026-002') == 1


def test_what_goes_elsewhere_is_not_linked(run: Command, shop: Path, tmp_path: Path) -> None:
    before = (shop / "main.beancount").read_bytes()
    assert run("pdf", "FA2026-002", "--html", "-o", str(tmp_path / "x.html")).exit_code == 0
    assert run("pdf", "FA2026-002", "--html", "--no-link").exit_code == 0
    assert (shop / "main.beancount").read_bytes() == before


def test_a_folder_that_cannot_be_written_is_said(run: Command, shop: Path) -> None:
    (shop / "documents").write_text("no folder", encoding="utf-8")
    result = run("pdf", "FA2026-002", "--html")
    assert result.exit_code == 1
    assert "documents/FA2026-002.html: cannot be read" in result.stderr


NUMBERS = (
    "FA2026-001", "fa/1", "FA/1", "FA-1", "FA_1", "..", ".", "/etc/passwd", "../../x", "a/../b", "CON", "nul.txt",
    "FA.", ".hidden", "-o", "é", "x" * 300, "x" * 301, "FA 1", "FA\n1", "",
)  # fmt: skip


def test_names_of_files_are_safe_and_each_number_has_its_own() -> None:
    names = [file_name(number, ".pdf") for number in NUMBERS]
    assert len(set(names)) == len(names)
    for name in names:
        assert Path(name).name == name
        assert name.isascii()
        assert not name.startswith((".", "-"))
        assert len(name) < 100
        assert name.partition(".")[0].upper() not in ("CON", "NUL")
    assert names[0] == "FA2026-001.pdf"


def test_nothing_heavy_is_imported_before_it_is_needed() -> None:
    code = (
        "import sys, acompte_cli.main; "
        "print([m for m in ('weasyprint', 'zint', 'jinja2', 'acompte_reports.papers') if m in sys.modules])"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    found = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True, env=environment,
        stdin=subprocess.DEVNULL,
    )  # fmt: skip
    assert found.stdout.strip() == "[]"
