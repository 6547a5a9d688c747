"""Takes the picture of the README anew: `python -m tests.page.picture`."""

import tempfile
from pathlib import Path

from playwright.sync_api import ViewportSize, sync_playwright

from bot import console
from tests.page.browser import QUIET, chromium
from tests.page.rehearsal import ROOT, Rehearsal
from tests.page.window import Window

SIZE: ViewportSize = {"width": 1280, "height": 880}
WORDS = (
    "A parent has put a photo of Ffion on the village page. Her family asked us to keep her off it."
)


def main() -> int:
    path = chromium()
    if path is None:
        console.note("There is no Chromium on this machine.")
        return 1
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        rehearsal = Rehearsal(Path(folder))
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        window = Window(browser.new_context(viewport=SIZE), rehearsal.address, ROOT / "docs")
        play(window)
        console.say(str(window.picture("rehearsal").relative_to(ROOT)))
        browser.close()
        rehearsal.press_ctrl_c()
    return 0


def play(window: Window) -> None:
    """Priya reports, Maya is slow, Dan is told, and then Maya opens it."""
    window.opens("Priya", "Maya", "Dan")
    window.page.get_by_test_id("guide-close").click()
    priya, maya, dan = (window.phone(name) for name in ("Priya", "Maya", "Dan"))
    priya.presses("Report a concern", "A child")
    priya.writes(WORDS)
    priya.presses("+ Files")
    priya.attaches_sample("photo")
    priya.presses("Done", "Send it now")
    reference = priya.reference()
    maya.hears("A new concern")
    window.forward("hour")
    dan.hears("It is waiting")
    maya.presses(f"Open {reference}")
    maya.hears("Reported by Priya Shah")
    dan.hears("opened by Maya Thompson")
    priya.hears("opened by Maya Thompson")
    for visitor in (dan, priya, maya):
        visitor.phone.get_by_test_id("chat").focus()


if __name__ == "__main__":
    raise SystemExit(main())
