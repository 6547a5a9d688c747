"""Starts the real program again and again without its slow beginning, for tests that kill it.

Reads what to run from its input, a line of JSON each, and writes the process's number, then its
exit code. SIGUSR1 arms the failpoint that stands in the file `armed`.
"""

import json
import os
import select
import signal
import sys
from pathlib import Path

from bot import process  # noqa: F401  the slow beginning, which `run` would load each time
from bot.__main__ import main
from storage import failpoints

ARMED = "armed"


def serve() -> None:
    """Until the input ends; a run that is under way then is killed."""
    signal.signal(signal.SIGUSR1, signal.SIG_IGN)  # until the run can hear it
    while line := sys.stdin.readline():
        order = json.loads(line)
        number = os.fork()
        if number == 0:
            _become(**order)
        _say(number)
        _say(_end(number))


def _say(number: int) -> None:
    sys.stdout.write(f"{number}\n")
    sys.stdout.flush()


def _end(number: int) -> int:
    while True:
        ended, status = os.waitpid(number, os.WNOHANG)
        if ended:
            return os.waitstatus_to_exitcode(status)
        readable, _, _ = select.select([sys.stdin], [], [], 0.004)
        if readable:  # nothing is asked for during a run: the input has ended
            os.kill(number, signal.SIGKILL)


def _become(folder: str, arguments: list[str], environment: dict[str, str]) -> None:
    os.chdir(folder)
    os.environ.update(environment)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    log = os.open("log", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    os.dup2(log, 1)
    os.dup2(log, 2)
    signal.signal(signal.SIGUSR1, lambda *_: _arm(Path(ARMED)))
    sys.argv = ["preschool-bot", *arguments]
    code = 1
    try:
        code = main()
    except BaseException:
        sys.excepthook(*sys.exc_info())
        raise
    finally:
        sys.stderr.flush()
        os._exit(code)


def _arm(file: Path) -> None:
    if file.exists():
        failpoints.arm(file.read_text(encoding="utf-8"))
        file.unlink()


if __name__ == "__main__":
    serve()
