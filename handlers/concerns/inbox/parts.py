"""What the other parts of the topic add to an item's page: lines under its head, and buttons."""

from collections.abc import Callable

from handlers.concerns.clocks import screen, shown
from handlers.concerns.exports import on_item
from handlers.dialogue.buttons import Button
from handlers.dialogue.turn import Turn
from storage.concerns import Concern

# Each is asked with what this person has before them; it sees to it that they may have it.
LINES: tuple[Callable[[Turn, Concern], list[str]], ...] = (shown.lines, on_item.lines)
BUTTONS: tuple[Callable[[Turn, Concern], list[Button]], ...] = (screen.buttons, on_item.buttons)
