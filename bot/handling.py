"""What the shell asks of the handlers, each inside one transaction."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.fetching import Keepers
from bot.notes import Followers
from bot.receiver import Answering
from bot.working import NO_WORK, Work
from handlers.dialogue.turn import Occasion


@dataclass(frozen=True, slots=True)
class Handling:
    """All of it, told apart by who asks."""

    ring: Callable[[Occasion], None]
    answering: Answering
    followers: Followers
    keepers: Keepers
    work: Work = NO_WORK
