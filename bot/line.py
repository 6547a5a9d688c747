"""The line to Telegram: while it is cut, one call at a time finds out whether it is back."""

from datetime import datetime

from bot.backoff import Backoff


class Line:
    """One for all that calls Telegram. Times in seconds of any steady clock."""

    def __init__(self) -> None:
        self.cut_at: datetime | None = None
        self.until = 0.0
        self._backoff = Backoff()

    @property
    def is_cut(self) -> bool:
        return self.cut_at is not None

    def cut(self, now: float, moment: datetime) -> None:
        """Telegram could not be reached. Calls that failed together count once."""
        if self.cut_at is None:
            self.cut_at = moment
        if now >= self.until:
            self.until = now + self._backoff.next()

    def held(self) -> None:
        """Telegram answered, whatever it said."""
        if self.cut_at is not None:
            self.cut_at = None
            self.until = 0.0
            self._backoff.reset()
