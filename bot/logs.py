"""The log: one line each on stderr, with ids and no one's words, and never a secret."""

import logging
import re
import resource
import sys
import threading
import traceback
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from types import TracebackType
from urllib.parse import quote

from pydantic import SecretStr

HIDDEN = "[hidden]"

_OURS = ("bot", "handlers", "storage", "policy")
_QUIET = ("httpx", "httpcore", "aiohttp.access", "apscheduler")
# Any token that BotFather could have given, also in an address: a stray one of another bot too.
_TOKEN_SHAPE = re.compile(r"\d{5,}(?::|%3[Aa])[A-Za-z0-9_-]{30,}")
_LONG_ENOUGH_TO_STAND_ALONE = 20
_MOST_CAUSES, _MOST_PLACES = 5, 6


class Redaction(logging.Filter):
    """Takes from every record what must not be in a log, whoever wrote it and wherever it stands.

    Of the libraries' lines only their own words stay and the numbers in them: what they fill in is
    the address of a call with its token, a whole update, or somebody's message. Of an exception its
    kind and its place stay: its text may quote what was being read. What we gave up: some comfort
    in looking for a fault.
    """

    def __init__(self) -> None:
        super().__init__()
        self._secrets: list[str] = []

    def hide(self, secrets: Iterable[SecretStr]) -> None:
        """Never let these through, in any spelling that an address or a message gives them."""
        for secret in secrets:
            whole = secret.get_secret_value()
            _, _, part = whole.partition(":")
            spellings = {whole, quote(whole, safe=""), whole.upper(), whole.lower()}
            if len(part) >= _LONG_ENOUGH_TO_STAND_ALONE:
                spellings.add(part)
            self._secrets += sorted(spellings - {""}, key=len, reverse=True)

    def filter(self, record: logging.LogRecord) -> bool:
        if record.name.partition(".")[0] in _OURS:
            words = _filled(record, _without_text)
        else:
            words = re.sub(r"<.*>", "…", _filled(record, _plain).partition("\n")[0])[:200]
        if record.exc_info and record.exc_info[1]:
            words = f"{words} | {summary(record.exc_info[1])}"
        record.msg, record.args = self.clean(words), ()
        record.exc_info = record.exc_text = record.stack_info = None
        return True

    def clean(self, text: str) -> str:
        for secret in self._secrets:
            text = text.replace(secret, HIDDEN)
        return _TOKEN_SHAPE.sub(HIDDEN, text).replace("\r", " ").replace("\n", " ")


class Line(logging.Formatter):
    """Moment, level, where, what."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")

    def formatTime(self, record: logging.LogRecord, datefmt: str | None = None) -> str:
        return datetime.fromtimestamp(record.created, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def set_up() -> Redaction:
    """Send every log, warning and uncaught exception of this process through one redaction."""
    redaction = Redaction()
    handler = logging.StreamHandler()
    handler.addFilter(redaction)
    handler.setFormatter(Line())
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    listen_from(logging.INFO)
    for name in _QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.captureWarnings(capture=True)
    sys.excepthook = _uncaught
    sys.unraisablehook = _unraisable
    threading.excepthook = _uncaught_in_thread
    return redaction


def listen_from(level: int) -> None:
    """Let our own lines through from this level on; of the libraries' only warnings ever are."""
    for name in _OURS:
        logging.getLogger(name).setLevel(level)


def forbid_core_files() -> None:
    """A crash must not write what is in memory, secrets and all, to the disk."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def summary(error: BaseException) -> str:
    """An exception without its text: its kind, the places it came through, and its causes."""
    found: list[str] = []
    waiting: list[BaseException | None] = [error]
    while waiting and len(found) < _MOST_CAUSES:
        cause = waiting.pop(0)
        if cause is None:
            continue
        places = [
            f"{frame.filename.rpartition('/')[2]}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(cause.__traceback__)[-_MOST_PLACES:]
        ]
        found.append(" at ".join([type(cause).__name__, " > ".join(places)][: 1 + bool(places)]))
        if isinstance(cause, BaseExceptionGroup):
            waiting += cause.exceptions
        suppressed = cause.__suppress_context__
        waiting.append(cause.__cause__ or (None if suppressed else cause.__context__))
    return " | because of ".join(found)


class _Withheld:
    def __str__(self) -> str:
        return "…"

    __repr__ = __str__


def _filled(record: logging.LogRecord, shown: Callable[[object], object]) -> str:
    """The record's own words with what may be shown of its arguments; a slip in writing a log
    line must not stop what it speaks of.
    """
    words, args = str(record.msg), record.args
    try:
        if isinstance(args, Mapping):
            return words % {name: shown(value) for name, value in args.items()}
        return words % tuple(map(shown, args)) if args else words
    except (TypeError, ValueError, KeyError):
        return words


def _without_text(value: object) -> object:
    return summary(value) if isinstance(value, BaseException) else value


def _plain(value: object) -> object:
    return value if isinstance(value, bool | int | float) else _Withheld()


def _uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        return
    logging.getLogger("bot").critical("Stopped by a fault", exc_info=error.with_traceback(trace))


def _unraisable(event: "sys.UnraisableHookArgs") -> None:
    logging.getLogger("bot").error("A fault while clearing up", exc_info=event.exc_value)


def _uncaught_in_thread(event: threading.ExceptHookArgs) -> None:
    if event.exc_value is not None and event.exc_type is not SystemExit:
        logging.getLogger("bot").critical("A thread ended by a fault", exc_info=event.exc_value)
