"""The browser, a rehearsal for every test, and windows onto it that must stay without fault."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.page.browser import DESK, QUIET, chromium
from tests.page.rehearsal import Rehearsal
from tests.page.window import Window

PATIENCE = 20_000  # milliseconds

OpenWindow = Callable[..., Window]


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
