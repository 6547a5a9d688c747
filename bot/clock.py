"""The only place that reads the time; the rehearsal and the tests move it forward."""

from datetime import UTC, datetime, timedelta


class Clock:
    """Real time plus whatever `forward` has added to it."""

    def __init__(self) -> None:
        self._ahead = timedelta()

    def now(self) -> datetime:
        return datetime.now(UTC) + self._ahead

    def forward(self, by: timedelta) -> None:
        self._ahead += by
