"""The browser, a rehearsal for every test, and windows onto it that must stay without fault."""

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.page.rehearsal import Rehearsal
from tests.page.window import Window

CHROME_ON_A_MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
# Nothing of the browser's own goes out, and no name is ever looked up.
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
DESK: Any = {"viewport": {"width": 1280, "height": 800}}
PHONE: Any = {
    "viewport": {"width": 390, "height": 844},
    "device_scale_factor": 2,
    "has_touch": True,
    "is_mobile": True,
}
PATIENCE = 10_000  # milliseconds

OpenWindow = Callable[..., Window]


def chromium() -> str | None:
    found = shutil.which("chromium")
    if found or sys.platform != "darwin":
        return found
    return str(CHROME_ON_A_MAC) if CHROME_ON_A_MAC.exists() else None


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    path = chromium()
    if path is None:
        pytest.skip("no Chromium on this machine (on a Mac: no Google Chrome)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the pictures of the screen go: the folder $SCREENSHOTS, or one that is thrown away."""
    if "SCREENSHOTS" not in os.environ:
        return tmp_path_factory.mktemp("pictures")
    folder = Path(os.environ["SCREENSHOTS"])
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture(scope="package")
def rehearsals(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Iterator[Rehearsal]]:
    """One after the other; each is begun while the one before is played, as a start takes time."""

    def begun() -> Iterator[Rehearsal]:
        while True:
            waiting.append(Rehearsal(tmp_path_factory.mktemp("rehearsal")))
            yield waiting.pop(0)

    waiting = [Rehearsal(tmp_path_factory.mktemp("rehearsal"))]
    yield begun()
    waiting.pop().press_ctrl_c()


@pytest.fixture
def rehearsal(rehearsals: Iterator[Rehearsal]) -> Iterator[Rehearsal]:
    """A rehearsal of its own for the test."""
    begun = next(rehearsals)
    yield begun
    if begun.runs:
        code, _ = begun.press_ctrl_c()
        assert code == 0, begun.complaints
    assert "Traceback" not in begun.complaints


@pytest.fixture
def open_window(browser: Browser, rehearsal: Rehearsal, pictures: Path) -> Iterator[OpenWindow]:
    """Windows of any kind; afterwards none may have asked elsewhere or complained."""
    opened: list[Window] = []

    def open_window(**settings: Any) -> Window:
        context = browser.new_context(**settings)
        context.set_default_timeout(PATIENCE)
        opened.append(Window(context, rehearsal.address, pictures))
        return opened[-1]

    yield open_window
    for window in opened:
        window.page.context.close()
    assert [url for window in opened for url in window.strangers] == []
    assert [wrong for window in opened for wrong in window.wrongs] == []


@pytest.fixture
def window(open_window: OpenWindow) -> Window:
    """The page on a desk, three phones side by side."""
    return open_window(**DESK)
