import asyncio
import io
import logging
import sys
import threading
import warnings
from collections.abc import Iterator

import pytest
from pydantic import SecretStr

from bot import logs

TOKEN = "987654321:AAcanary-secretsecretsecretsecret1"
KEY = "c0ffee00" * 8
WORDS = "canary words of somebody"


class Heard:
    """What came out on stderr."""

    def __init__(self) -> None:
        self.stream = io.StringIO()

    def lines(self) -> list[str]:
        said = self.stream.getvalue()
        for canary in (TOKEN, TOKEN.partition(":")[2], TOKEN.replace(":", "%3A"), KEY, WORDS):
            assert canary not in said
        return said.splitlines()


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> Iterator[Heard]:
    """The real set-up, undone afterwards."""
    heard = Heard()
    for name in ("stderr", "excepthook", "unraisablehook"):
        monkeypatch.setattr(sys, name, getattr(sys, name))
    monkeypatch.setattr(sys, "stderr", heard.stream)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    root.handlers[:] = []
    logs.set_up().hide([SecretStr(TOKEN), SecretStr(KEY)])
    yield heard
    logging.captureWarnings(capture=False)
    root.handlers[:] = handlers
    root.setLevel(level)


def test_a_line_says_when_how_grave_where_and_what(heard: Heard) -> None:
    logging.getLogger("bot.receiver").info("took update %s", 17)
    [line] = heard.lines()
    assert line[10] == "T"
    assert line.endswith("Z INFO bot.receiver: took update 17")


@pytest.mark.parametrize(
    "secret",
    [
        TOKEN,
        TOKEN.replace(":", "%3A"),
        TOKEN.partition(":")[2],
        KEY,
        KEY.upper(),
        "111111:AAanother-bots-token-also-stays-out-of-it",
    ],
)
def test_a_secret_is_hidden_wherever_it_stands(heard: Heard, secret: str) -> None:
    log = logging.getLogger("bot.sender")
    log.info(f"in the message {secret}")
    log.info("in an argument: %s", f"https://api.telegram.org/bot{secret}/getMe")
    log.info("in a mapping: %(address)s", {"address": [secret]})
    log.info("in two\nlines %r", secret)
    said = heard.lines()
    assert len(said) == 4
    assert all(logs.HIDDEN in line and secret not in line for line in said)


def test_an_exception_is_told_by_its_kind_and_place_alone(heard: Heard) -> None:
    log = logging.getLogger("bot.receiver")
    try:
        try:
            raise KeyError(TOKEN)
        except KeyError as error:
            raise ValueError(f"could not read {WORDS!r}") from error
    except ValueError as error:
        log.exception("Update %s failed", 5)
        log.warning("Again: %s", error)
    for line in heard.lines():
        assert "ValueError at test_logs.py:" in line
        assert "because of KeyError at test_logs.py:" in line


def test_the_members_of_a_group_of_exceptions_are_told(heard: Heard) -> None:
    group = ExceptionGroup("tasks", [OSError(WORDS), ValueError(WORDS)])
    logging.getLogger("bot.service").error("Stopped", exc_info=group)
    [line] = heard.lines()
    assert "ExceptionGroup | because of OSError | because of ValueError" in line


def test_a_library_says_its_own_words_and_nothing_that_it_filled_in(heard: Heard) -> None:
    log = logging.getLogger("telegram.Bot")
    update = [{"update_id": 1, "message": {"text": WORDS}}]
    log.critical("Error while parsing updates! Received data was %r", update)
    log.error('Can not load invalid JSON data: "%s"', WORDS)
    log.error("No place for it", WORDS)
    log.error("took %d of %(x)s", {"x": WORDS})
    log.warning("slow: %.1f s for %s", 2.5, WORDS)
    said = heard.lines()
    assert said[0].endswith("Error while parsing updates! Received data was …")
    assert said[1].endswith('Can not load invalid JSON data: "…"')
    assert said[4].endswith("slow: 2.5 s for …")


def test_lines_of_the_http_libraries_are_not_there_at_all(heard: Heard) -> None:
    for name in ("httpx", "httpcore", "aiohttp.access", "apscheduler.scheduler", "telegram"):
        logging.getLogger(name).info("GET https://api.telegram.org/bot%s/getMe", TOKEN)
    assert heard.lines() == []


async def test_a_task_that_failed_is_told_without_its_words(heard: Heard) -> None:
    async def fail(words: str) -> None:
        raise ValueError(words)

    loop = asyncio.get_running_loop()
    task = loop.create_task(fail(WORDS), name=WORDS)
    await asyncio.wait([task])
    loop.call_exception_handler(
        {"message": "Task exception was never retrieved", "exception": task.exception()}
        | {"future": task}
    )
    [line] = heard.lines()
    assert "ERROR asyncio: Task exception was never retrieved | ValueError at" in line


def test_the_debug_texts_of_asyncio_hold_no_arguments(heard: Heard) -> None:
    log = logging.getLogger("asyncio")
    log.warning("Executing %s took %.3f seconds", f"<Task {WORDS}>", 0.25)
    log.warning(f"<Handle {WORDS} <inner> {TOKEN}> was slow\nat {WORDS}")
    assert [line.partition("asyncio: ")[2] for line in heard.lines()] == [
        "Executing … took 0.250 seconds",
        "… was slow",
    ]


def test_warnings_go_the_same_way(heard: Heard) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        logging.captureWarnings(capture=True)
        warnings.warn(f"<{WORDS}> {TOKEN} is old", stacklevel=1)
    [line] = heard.lines()
    assert "WARNING py.warnings:" in line


def test_a_line_that_cannot_be_filled_in_harms_nobody(heard: Heard) -> None:
    logging.getLogger("bot.sender").info("%d letters to %s", WORDS)
    [line] = heard.lines()
    assert line.endswith("%d letters to %s")


def test_an_uncaught_exception_is_one_line(heard: Heard) -> None:
    sys.excepthook(ValueError, ValueError(WORDS), None)
    assert heard.lines()[0].endswith("CRITICAL bot: Stopped by a fault | ValueError")
