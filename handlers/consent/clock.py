"""What is due about consents whenever the clock rings."""

from handlers.consent import expiry, news, rounds, takedowns
from handlers.dialogue.turn import Occasion


def ring(occasion: Occasion) -> None:
    """What runs out is written down first, so that it is asked for in the same ring."""
    expiry.ring(occasion)
    rounds.ring(occasion)
    takedowns.ring(occasion)
    news.tell(occasion)
