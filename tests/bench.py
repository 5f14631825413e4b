"""`make bench`: what acompte costs, as ratios within one run.

Seconds mean little on a shared machine; a ratio of two processes that run in turn means more. Each figure is
CPU time of a whole process (user and system), the median over the pairs.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import NamedTuple

from support.scale import DEBITS, RECEIPTS, scale_company

PLUGINS = '\nplugin "acompte.matching"\nplugin "acompte.dso"\n'
LOAD = "import sys; from beancount import loader; loader.load_file(sys.argv[1])"
LARGE, SMALL = 50_000, 5_000
WRITTEN_TO = 500
PLAN = """
2018-01-01 custom "company" "Grande entreprise"
  vat-due: "debits"
  address: "1 rue du Test\\n69001 Lyon"
  iban: "FR7630006000011234567890189"
2018-01-01 custom "reminder" "standard" "first" "J+3"
2018-01-01 custom "reminder" "standard" "last" "J+30"
2018-01-01 custom "reminder" "standard" "formal-notice" "J+45"
"""
LATE = """
2026-10-{day:02} * "Entretien"
  invoice: "FA2026-9{turn:04}"
  due: 2026-11-{day:02}
  Actif:Clients:Client{turn:03}  120.00 EUR
  Produits:Prestations  -100.00 EUR
  Passif:TVA:Normale  -20.00 EUR
"""


class Cost(NamedTuple):
    """What one process took: CPU seconds of it and its children, and its peak memory in MB."""

    cpu: float
    memory: float


def run(*command: str, allowed: tuple[int, ...] = (0,), cached: bool = False) -> Cost:
    """Run a command to its end, its output thrown away; `cached` lets Beancount keep what it has loaded."""
    environment = {**os.environ, "BEANCOUNT_DISABLE_LOAD_CACHE": "1"}
    if cached:
        del environment["BEANCOUNT_DISABLE_LOAD_CACHE"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in allowed:
        raise SystemExit(f"{' '.join(command)}: exit status {process.returncode}")
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def load(path: Path, *, cached: bool = False) -> Cost:
    """Load a ledger with Beancount."""
    return run(sys.executable, "-c", LOAD, str(path), cached=cached)


def acompte(path: Path, *words: str, cached: bool = False) -> Cost:
    """Run a command of acompte on a ledger."""
    return run(sys.executable, "-m", "acompte_cli.main", "-f", str(path), *words, cached=cached)


def write(folder: Path, invoices: int, how: str = DEBITS) -> tuple[Path, Path]:
    """Write a ledger of so many invoices, without and with the plugins; `how` says when its VAT falls due."""
    text = scale_company(invoices, how)
    bare, full = (folder / f"{kind}-{how}-{invoices}.beancount" for kind in ("bare", "full"))
    bare.write_text(text)
    full.write_text(text + PLUGINS)
    return bare, full


def show(what: str, value: float, bar: str) -> None:
    """Print one line of the result."""
    print(f"{what:<58} {value:6.2f}   (bar: {bar})", flush=True)


def measure(folder: Path, pairs: int, day: str) -> None:
    """Measure everything and print it."""
    bare, full = write(folder, LARGE)
    small_bare, small = write(folder, SMALL)
    print(f"{LARGE} invoices, {bare.stat().st_size / 1e6:.1f} MB, {pairs} pairs, median of the ratios", flush=True)
    rows = [(load(bare), load(full), acompte(full, "--as-of", day, "status", "--format", "json")) for _ in range(pairs)]
    show("load with both plugins ÷ load", median(f.cpu / b.cpu for b, f, _ in rows), "1.30")
    show("status ÷ load", median(s.cpu / b.cpu for b, _, s in rows), "1.50")
    checks = [acompte(full, "--as-of", day, "check").cpu / b.cpu for b, _, _ in rows]
    show("check, every rule ÷ load", median(checks), "1.45")
    show("memory with both plugins ÷ without", median(f.memory / b.memory for b, f, _ in rows), "1.40")
    smaller = [(load(small_bare), load(small), acompte(small, "--as-of", day, "status")) for _ in rows]
    pairs_of = list(zip(rows, smaller, strict=True))
    added = [(f.cpu - b.cpu) / (g.cpu - c.cpu) for (b, f, _), (c, g, _) in pairs_of]
    show(f"what the plugins add: {LARGE} ÷ {SMALL} invoices", median(added), "11")
    show(
        f"status of {LARGE} ÷ status of {SMALL} invoices",
        median(s.cpu / t.cpu for (_, _, s), (_, _, t) in pairs_of),
        "11",
    )
    growth = [f.cpu / g.cpu for (_, f, _), (_, g, _) in pairs_of]
    show(f"load of {LARGE} ÷ load of {SMALL} invoices, with plugins", median(growth), "11")
    alone = [b.cpu / c.cpu for (b, _, _), (c, _, _) in pairs_of]
    show("the same without plugins", median(alone), "none")
    measure_receipts(folder, pairs, day)
    measure_writing(full, pairs, day)
    measure_fava(full)
    measure_letters(folder, pairs, day)
    measure_report(folder, (small, full), pairs, day)


def measure_report(folder: Path, ledgers: tuple[Path, Path], pairs: int, day: str) -> None:
    """Measure the report on one core: all pages beyond `status`, one more quote's page, and how the whole grows."""
    small, full = ledgers

    def status(path: Path) -> float:
        return acompte(path, "--as-of", day, "status", "--format", "json").cpu

    def report(path: Path, *words: str) -> tuple[float, int]:
        site = tempfile.mkdtemp(dir=folder)  # stays to the end: ext4 goes around what was deleted minutes ago at a cost
        cost = acompte(path, "--as-of", day, "report", "--jobs", "1", *words, site).cpu
        return cost, sum(1 for _ in Path(site).rglob("*.html"))

    rows = [(status(full), report(full), report(full, "--all"), status(small), report(small)) for _ in range(pairs)]
    pages, all_pages = rows[0][1][1], rows[0][2][1]
    each = median((cost - known) / pages for known, (cost, _), *_ in rows)
    show(f"the report of {pages} pages, a page in ms", each * 1000, "2.00")
    each = median((cost - known) / all_pages for known, _, (cost, _), *_ in rows)
    show(f"with --all, {all_pages} pages, a page in ms", each * 1000, "2.00")
    each = median((every - cost) / (all_pages - pages) for _, (cost, _), (every, _), *_ in rows)
    show("a quote's page, what --all adds, in ms", each * 1000, "2.00")
    growth = median((cost - known) / (less - little) for known, (cost, _), _, little, (less, _) in rows)
    show(f"report less status: {LARGE} ÷ {SMALL} invoices", growth, "11")


def measure_receipts(folder: Path, pairs: int, day: str) -> None:
    """Measure the same where each payment moves its VAT from pending to due."""
    bare, full = write(folder, LARGE, RECEIPTS)
    rows = [(load(bare), load(full), acompte(full, "--as-of", day, "check")) for _ in range(pairs)]
    show("the same on receipts: load with both plugins ÷ load", median(f.cpu / b.cpu for b, f, _ in rows), "1.30")
    show("the same on receipts: check, every rule ÷ load", median(c.cpu / b.cpu for b, _, c in rows), "1.45")


def measure_letters(folder: Path, pairs: int, day: str) -> None:
    """Measure the letters of a day to as many customers as a company of some size has, as pages."""
    path, pages = folder / "late.beancount", folder / "letters"
    late = "".join(LATE.format(turn=turn, day=1 + turn * 28 // WRITTEN_TO) for turn in range(WRITTEN_TO))
    path.write_text(scale_company(SMALL, customers=WRITTEN_TO) + PLAN + late)
    rows = [(load(path), acompte(path, "--as-of", day, "letters", str(pages))) for _ in range(pairs)]
    count = sum(1 for _ in pages.glob("*.html")) - 1
    show(f"{count} letters as pages ÷ load", median(w.cpu / b.cpu for b, w in rows), "2.00")


def measure_writing(full: Path, pairs: int, day: str) -> None:
    """Measure a command that writes: it loads the ledger before it writes, and again after."""
    words = ("invoice", "new", "Client001", "100", "--title", "Entretien", "--date", day, "--yes")
    cold, warm = [], []
    for _ in range(pairs):
        once = load(full).cpu
        cold.append(acompte(full, *words).cpu / once)
        load(full, cached=True)
        warm.append(acompte(full, *words, cached=True).cpu / once)
    show("invoice new ÷ load with both plugins", median(cold), "2.30")
    show("the same with Beancount's cache warm ÷ load without it", median(warm), "1.40")


def measure_fava(full: Path) -> None:
    """Measure our page in Fava once its ledger is loaded and looked at: wall time, as whoever waits for it feels it."""
    from support.fava_pages import EXTENSION, NAMES, Fava

    path = full.with_stem("fava")
    path.write_text(full.read_text() + EXTENSION)
    fava = Fava(path)
    started = perf_counter()
    fava.page(time="2025")
    show("our page in Fava: the first one of a load, in s", perf_counter() - started, "none")
    slowest = max(fava.milliseconds(name) for name in NAMES)
    show("the slowest of our pages in Fava, median of 20, in ms", slowest, "300")


def main() -> None:
    """Read the options and measure."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--pairs", type=int, default=3)
    options.add_argument("--day", default="2026-12-31")
    said = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        measure(Path(folder), said.pairs, said.day)


if __name__ == "__main__":
    main()
