"""Named steps at which a test may kill the process, to prove that nothing is lost there."""

import os
import signal

_armed: dict[str, int] = {}


def arm(spec: str) -> None:
    """Arm a step by `name` or `name:count`: the process is killed (SIGKILL) when it is reached that
    many times.
    """
    name, _, count = spec.partition(":")
    _armed[name] = int(count or 1)


def reach(name: str) -> None:
    """Say that a step was reached; without an armed failpoint this does nothing."""
    if not _armed or name not in _armed:
        return
    _armed[name] -= 1
    if _armed[name] <= 0:
        os.kill(os.getpid(), signal.SIGKILL)
