"""Everything that goes into the log, as it was handed in and as it was written."""

import io
import logging
import sys
import threading
from collections.abc import Iterator

import pytest
from pydantic import SecretStr

from bot import logs
from tests.stage import KEY, TOKEN

OURS = ("bot", "handlers", "storage", "policy")


class Heard:
    """What the real set-up of the log wrote, and what was handed to it."""

    def __init__(self) -> None:
        self.written = io.StringIO()
        self.handed: list[str] = []

    def is_clean(self, *canaries: str) -> None:
        assert self.handed
        for canary in (TOKEN, KEY, *canaries):
            assert canary not in self.written.getvalue()
            assert [line for line in self.handed if canary in line] == []


class _Keeper(logging.Handler):
    """Keeps our own lines as they were before anything was taken from them."""

    def __init__(self, heard: Heard) -> None:
        super().__init__()
        self._heard = heard

    def emit(self, record: logging.LogRecord) -> None:
        if record.name.partition(".")[0] in OURS:
            self._heard.handed.append(record.getMessage())


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> Iterator[Heard]:
    heard = Heard()
    for name in ("stderr", "excepthook", "unraisablehook"):
        monkeypatch.setattr(sys, name, getattr(sys, name))
    monkeypatch.setattr(sys, "stderr", heard.written)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    logs.set_up().hide([SecretStr(TOKEN), SecretStr(KEY)])
    root.addHandler(_Keeper(heard))
    root.setLevel(logging.DEBUG)
    for name in OURS:
        logging.getLogger(name).setLevel(logging.DEBUG)
    yield heard
    logging.captureWarnings(capture=False)
    root.handlers[:] = handlers
    root.setLevel(level)
