"""Take the picture of the page that the README shows: `python docs/screenshot.py` writes docs/page.png."""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

from crisistl.formats.loading import load
from crisistl.formats.page.writer import write_page

PICTURE = Path(__file__).with_name("page.png")
VIEW = "#from=2022-01-10&theme=diplomacy"


def main() -> None:
    """Open the bundled chronology's page at a view and save what a reader sees of it."""
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        page = Path(folder) / "crisis.html"
        with page.open("w", encoding="utf-8", newline="") as out:
            write_page(load(), out)
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"),
            args=["--no-sandbox", "--disable-gpu"],
        )
        tab = browser.new_page(viewport={"width": 1200, "height": 900}, locale="en-GB")
        tab.goto(page.as_uri() + VIEW)
        tab.screenshot(path=PICTURE)
        browser.close()


if __name__ == "__main__":
    main()
