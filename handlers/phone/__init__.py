"""The setting's phone, for settings that lock personal phones away: one Telegram account that is on
record as a person of its own, with the role of a phone, which the table of rights gives nothing.

It is invited, confirmed and ended as everybody is. Without a PIN it can alarm and nothing else;
with one it answers as the person whose PIN it is, through the same handlers, with those routes
alone that report or look up. Its dialogue is the phone's and not the person's, so that neither sees
what the other has open; it is forgotten, and the chat cleared, after each conversation and when
nobody does anything for some minutes (C16).
"""

from handlers.dialogue.conversation import Conversation
from handlers.dialogue.router import Route
from handlers.phone import giving, own_pin
from handlers.phone.answering import answer
from handlers.phone.forgetting import ring
from policy.access import Action

__all__ = ["COMMANDS", "CONVERSATIONS", "PRESSES", "answer", "ring"]

COMMANDS: dict[str, Route] = {}
PRESSES = {
    "ownpin.start": Route(own_pin.start, Action.OWN_PIN),
    "ownpin.page": Route(giving.show, Action.KEEP_PHONE),
    "ownpin.give": Route(giving.give, Action.KEEP_PHONE),
}
CONVERSATIONS: tuple[type[Conversation], ...] = (own_pin.OwnPin,)
