"""Make the pictures of the tutorial, in both languages, and the README's: `make pictures`.

The pages are followed step by step; each picture is made where it stands on its page, from what the ledger is there.
It needs Chromium and poppler's pdftoppm; `.ci/apt-packages` names them.
"""

import contextlib
import io
import logging
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from PIL import Image, ImageChops, ImageOps
from playwright.sync_api import sync_playwright

from support.chromium import QUIET, chromium
from support.commands import Command
from support.fava_pages import Fava, served
from support.following import follow
from support.pages import Picture, parts
from support.tutorials import TUTORIALS, WIDTH

ROOT = Path(__file__).resolve().parent.parent
SCALE = 1.5
DOTS = 120
"""Dots an inch of a sheet of paper."""
COLOURS = 64
MARGIN = 24
FRAME = "#c9ced6"
YEAR = "2025-07 - 2026-06"
"""What the tutorial types into Fava's field of time."""


_HOME = """
(folder) => {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) texts.currentNode.data = texts.currentNode.data.replace(folder, "~");
}
"""
"""Makes the folder that a page names the reader's own."""


class Camera:
    """A browser that speaks the language of a page, and what makes a picture small."""

    def __init__(self, browser: Any, language: str, scale: float = SCALE) -> None:
        self.context = browser.new_context(
            device_scale_factor=scale, locale=language, color_scheme="light", reduced_motion="reduce"
        )

    def screen(self, address: str, width: int, height: int, part: str = "") -> Image.Image:
        """Give the upper part of a page, or an element of it."""
        page = self.context.new_page()
        page.set_viewport_size({"width": width, "height": height})
        page.goto(address, wait_until="networkidle")
        page.wait_for_timeout(300)
        page.evaluate(_HOME, str(Path.cwd().parent))
        shot = Image.open(io.BytesIO(page.locator(part).screenshot() if part else page.screenshot()))
        page.close()
        return ImageOps.expand(shot, MARGIN, "white") if part else shot


def sheet(path: Path, share: float) -> Image.Image:
    """Give the upper share of the first page of a PDF file, without the white below what stands there."""
    command = ["pdftoppm", "-r", str(DOTS), "-png", "-singlefile", "-f", "1", str(path)]
    image = Image.open(io.BytesIO(subprocess.run(command, check=True, capture_output=True).stdout)).convert("RGB")
    upper = image.crop((0, 0, image.width, round(image.height * share)))
    inked = ImageChops.difference(upper, Image.new("RGB", upper.size, "white")).getbbox()
    assert inked, f"{path} is blank"
    left, top, right, bottom = inked
    return upper.crop((left - MARGIN, top - MARGIN, right + MARGIN, bottom + MARGIN))


def here(path: str) -> str:
    """Give the address of a file of the reader's folder."""
    return (Path.cwd() / path).as_uri()


def letter() -> Path:
    """Give the only letter."""
    (found,) = Path("documents/letters").glob("*.pdf")
    return found


def fava_errors(camera: Camera) -> Image.Image:
    with served(Fava(Path("main.beancount").resolve())) as address:
        return camera.screen(f"{address}errors/", 900, 260)


def fava_page(camera: Camera) -> Image.Image:
    with served(Fava(Path("main.beancount").resolve())) as address:
        return camera.screen(f"{address}extension/Acompte/?time={YEAR}", 960, 560)


PICTURES: dict[str, Callable[[Camera], Image.Image]] = {
    "deposit-invoice": lambda _: sheet(Path("documents/FA2026-001.pdf"), 0.85),
    "reminder": lambda _: sheet(letter(), 0.85),
    "receipt": lambda _: sheet(Path("documents/FA2026-001-recu-2026-04-20.pdf"), 0.85),
    "final-invoice": lambda _: sheet(Path("documents/FA2026-002.pdf"), 0.9),
    "fava-error": fava_errors,
    "dashboard": lambda camera: camera.screen(here("site/index.html"), 760, 470),
    "fava": fava_page,
    "quote": lambda camera: camera.screen(here("site/devis/d2026-001.html"), 1000, 1400, "section.life"),
}


def keep(image: Image.Image, path: Path) -> None:
    """Write a picture with a thin frame and few colours."""
    framed = ImageOps.expand(image.convert("RGB"), 1, FRAME)
    path.parent.mkdir(parents=True, exist_ok=True)
    framed.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(path, optimize=True)
    print(f"{path.relative_to(ROOT)}  {framed.width} × {framed.height}  {path.stat().st_size / 1000:.0f} kB")


def walk(name: str, camera: Camera) -> None:
    """Follow a tutorial, and make each of its pictures where it stands."""
    with TemporaryDirectory() as folder, contextlib.chdir(folder):
        for part in parts((ROOT / "docs" / name).read_text(encoding="utf-8")):
            if isinstance(part, Picture):
                keep(PICTURES[Path(part.path).stem](camera), ROOT / "docs" / part.path)
            else:
                follow(part, WIDTH)


def front(camera: Camera) -> None:
    """Make the README's picture: the dashboard of the sample company."""
    with TemporaryDirectory() as folder:
        Command(ROOT / "ledger" / "main.beancount", os.environ["ACOMPTE_DAY"])("report", folder)
        keep(camera.screen((Path(folder) / "index.html").as_uri(), 1200, 1000), ROOT / "docs" / "dashboard.png")


def main() -> None:
    """Make every picture."""
    logging.getLogger("weasyprint").propagate = False  # Fava prints what others log
    browser = chromium()
    if browser is None or shutil.which("pdftoppm") is None:
        sys.exit("Chromium and poppler's pdftoppm must be there: .ci/apt-packages names them.")
    with sync_playwright() as found:
        running = found.chromium.launch(executable_path=browser, args=QUIET)
        for name, language in TUTORIALS.items():
            walk(name, Camera(running, language))
        front(Camera(running, "fr", 1))
        running.close()


if __name__ == "__main__":
    main()
