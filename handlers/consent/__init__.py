"""What families say about being shown: asking, changing, withdrawing, and what the
manager hears.
"""

from handlers.consent import (
    agreed,
    campaigns,
    deciding,
    page,
    paper,
    progress,
    takedowns,
    withdrawing,
)
from handlers.consent.clock import ring
from handlers.consent.withdrawing import spoken
from handlers.dialogue.conversation import Conversation
from handlers.dialogue.router import Route
from policy.access import Action

__all__ = ["COMMANDS", "CONVERSATIONS", "PRESSES", "ring", "spoken"]

COMMANDS: dict[str, Route] = {
    "consent": Route(page.show, Action.ANSWER_CONSENT),
    "withdraw": Route(withdrawing.show, Action.ANSWER_CONSENT),
}
PRESSES: dict[str, Route] = {
    # What parents press.
    "consent.page": Route(page.show, Action.ANSWER_CONSENT),
    "consent.withdraw": Route(withdrawing.show, Action.ANSWER_CONSENT),
    "consent.next": Route(deciding.next_question, Action.ANSWER_CONSENT),
    "consent.begin": Route(deciding.begin, Action.ANSWER_CONSENT),
    "consent.ask": Route(deciding.ask_about, Action.ANSWER_CONSENT),
    "consent.holds": Route(deciding.hold, Action.ANSWER_CONSENT),
    "consent.lacks": Route(deciding.lack, Action.ANSWER_CONSENT),
    "consent.unsure": Route(deciding.lack, Action.ANSWER_CONSENT),
    "consent.yes": Route(deciding.say_yes, Action.ANSWER_CONSENT),
    "consent.no": Route(deciding.say_no, Action.ANSWER_CONSENT),
    "consent.none": Route(deciding.no_to_all, Action.ANSWER_CONSENT),
    "consent.rest": Route(deciding.no_to_the_rest, Action.ANSWER_CONSENT),
    "consent.take": Route(withdrawing.take_one, Action.ANSWER_CONSENT),
    "consent.stop": Route(withdrawing.take_all, Action.ANSWER_CONSENT),
    "consent.agreed": Route(agreed.show, Action.ANSWER_CONSENT),
    # What the management team presses.
    **takedowns.PRESSES,
    **progress.PRESSES,
    **campaigns.PRESSES,
    **paper.PRESSES,
}
CONVERSATIONS: tuple[type[Conversation], ...] = (
    *campaigns.CONVERSATIONS,
    *paper.CONVERSATIONS,
)
