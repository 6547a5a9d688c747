import io
import sys
import time

import pytest

from bot import console
from bot.console import Verdict


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_verdict_is_told_by_its_word_without_a_terminal(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert console.finding(Verdict.WRONG, "token", "is missing") == "wrong   token       is missing"


def test_a_verdict_is_told_by_its_word_and_a_colour_on_a_terminal(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "stdout", Terminal())
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    line = console.finding(Verdict.WRONG, "token", "is missing")
    assert line == "\x1b[1;31mwrong \x1b[0m  token       is missing"
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in console.finding(Verdict.WRONG, "token", "is missing")


def test_long_work_shows_on_a_terminal_that_it_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(console, "PATIENCE", 0.02)
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with console.busy("Reading"):
        time.sleep(0.1)
    shown = terminal.getvalue()
    assert "\rReading... 1 s" in shown
    assert shown.endswith("\r\x1b[K")


def test_long_work_is_silent_in_a_log_and_short_work_everywhere(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for stream, patience in ((io.StringIO(), 0.02), (Terminal(), 5.0)):
        monkeypatch.setattr(console, "PATIENCE", patience)
        monkeypatch.setattr(sys, "stderr", stream)
        with console.busy("Reading"):
            time.sleep(0.05)
        assert stream.getvalue() == ""
