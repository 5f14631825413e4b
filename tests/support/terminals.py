"""A command with a terminal, or with none, behind its standard error."""

import os
import pty
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

PROGRAM = "import sys; from acompte_cli.main import main; sys.argv[0] = 'acompte'; main()"


class Ran(NamedTuple):
    """What came of a command."""

    status: int
    stdout: str
    stderr: str


def ran(path: Path, *words: str, prelude: str = "") -> Ran:
    """Run a command with pipes behind all it writes."""
    done = subprocess.run(_command(path, words, prelude), capture_output=True, text=True, check=False, timeout=120)
    return Ran(done.returncode, done.stdout, done.stderr)


def ran_on_a_terminal(path: Path, *words: str, prelude: str = "") -> Ran:
    """Run a command whose standard error is a terminal; a line that is written over stands as several."""
    ours, theirs = pty.openpty()
    command = _command(path, words, prelude)
    with subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=theirs) as run:
        os.close(theirs)
        shown = b""
        while True:
            try:
                part = os.read(ours, 4096)
            except OSError:  # Linux says so when the other side is closed
                break
            if not part:
                break
            shown += part
        assert run.stdout is not None
        stdout = run.stdout.read()
    os.close(ours)
    return Ran(run.returncode, stdout.decode(), shown.decode().replace("\r\n", "\n").replace("\r", "\n"))


def _command(path: Path, words: tuple[str, ...], prelude: str) -> list[str]:
    return [sys.executable, "-c", f"{prelude}\n{PROGRAM}", "-f", str(path), "--lang", "en", *words]
