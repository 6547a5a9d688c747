"""What every phone is plugged into: the clock, the bot's queue, the files, the menus."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.clock import Clock
from bot.rehearsal.server.command_lists import CommandLists
from bot.rehearsal.server.events import Events
from bot.rehearsal.server.files import Files
from bot.rehearsal.server.people import Bot
from bot.rehearsal.server.updates import Updates

PRESS_LIVES = timedelta(seconds=150)


@dataclass(frozen=True)
class Press:
    """A pressed button that the bot may still answer."""

    phone_id: int
    at: datetime


@dataclass
class Exchange:
    clock: Clock
    bot: Bot
    updates: Updates
    files: Files
    events: Events = field(default_factory=Events)
    commands: CommandLists = field(default_factory=CommandLists)
    presses: dict[str, Press] = field(default_factory=dict)
    _pressed: int = 0

    def open_press(self, phone_id: int) -> str:
        """Remember a press until its answer would come too late; what is too late is dropped."""
        now = self.clock.now()
        while self.presses and now - next(iter(self.presses.values())).at > PRESS_LIVES:
            del self.presses[next(iter(self.presses))]  # the oldest first
        self._pressed += 1
        press_id = f"{phone_id}{self._pressed:08}"
        self.presses[press_id] = Press(phone_id, now)
        return press_id

    def find_press(self, press_id: str) -> Press | None:
        press = self.presses.get(press_id)
        return press if press and self.clock.now() - press.at <= PRESS_LIVES else None
