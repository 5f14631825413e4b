"""The system's Chromium, started without what calls home."""

import shutil

_NAMES = ("chromium", "chromium-browser", "google-chrome")

QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
"""The options that it is started with."""


def chromium() -> str | None:
    """Give the path of the browser; None where there is none."""
    return next(filter(None, map(shutil.which, _NAMES)), None)
