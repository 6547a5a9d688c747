"""What the other parts of the topic add to an item's page: lines under its head, buttons on it and
one
press away, and what comes next.
"""

from collections.abc import Callable

from handlers.concerns.cases import conduct_page, opening
from handlers.concerns.cases import page as investigation
from handlers.concerns.clocks import screen, shown
from handlers.concerns.exports import on_item
from handlers.dialogue.buttons import Button
from handlers.dialogue.turn import Turn
from storage.concerns import Concern

# Each is asked with what this person has before them; it sees to it that they may have it.
LINES: tuple[Callable[[Turn, Concern], list[str]], ...] = (
    on_item.lines,
    conduct_page.line,
    shown.lines,
    investigation.line,
)
BUTTONS: tuple[Callable[[Turn, Concern], list[Button]], ...] = (
    screen.buttons,
    opening.button,
    on_item.buttons,
)
FIRST: tuple[Callable[[Turn, Concern], list[Button]], ...] = (
    investigation.button,
    conduct_page.button,
)
# Empty where the item has no such part.
NEXT: tuple[Callable[[Turn, Concern], str], ...] = (
    investigation.following_in,
    conduct_page.following_in,
)
