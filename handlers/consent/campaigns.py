"""Asks everybody again, for a new term or after something has changed."""

import secrets
from dataclasses import dataclass
from datetime import datetime

from handlers.consent import naming, progress
from handlers.consent.progress import State
from handlers.dialogue import guide
from handlers.dialogue.answers import Words
from handlers.dialogue.buttons import Button
from handlers.dialogue.conversation import Conversation, ask
from handlers.dialogue.router import Route
from handlers.dialogue.turn import Turn
from policy.access import Action
from storage import askings, campaigns

REASONS = ("A new term", "New wording", "A new platform")
WAYS = [[Button("Who has answered", "asking.progress")]]


def heading(turn: Turn) -> str:
    """How many will be asked, and what becomes of the answers that stand."""
    adults = progress.everybody(turn)
    elsewhere = sum(adult.state is State.ELSEWHERE for adult in adults)
    number = len(adults) - elsewhere
    lines = [
        f"Ask everybody again: {number} {'adult' if number == 1 else 'adults'} will be asked here,"
        " in opening hours.",
        "A Yes that they gave holds until it expires or is answered anew. Nothing else changes.",
    ]
    if elsewhere:
        lines.append(f"{elsewhere} more cannot be asked here: please ask them on paper.")
    return " ".join(lines)


@dataclass
class AskAgain(
    Conversation,
    name="campaign",
    title="Asking everybody again",
    heading=heading,
    send="Ask everybody",
    action=Action.ASK_AGAIN,
):
    """Why, then one press on the check page."""

    reason: str = ask(
        "Why do you ask again? Press a reason, or type it.",
        Words(up_to=200, suggestions=REASONS),
        label="Reason",
    )

    def finish(self, turn: Turn) -> None:
        campaign = secrets.token_hex(8)
        since = turn.dialogue.begun_at or turn.now
        begun = campaigns.begin(
            turn.tx,
            campaign=campaign,
            reason=self.reason,
            by=turn.person.id,
            at=turn.now,
            since=since,
        )
        if not begun:
            _begun_already(turn)
            return
        askings.want_all(turn.tx)
        turn.note("began campaign", campaign, by=turn.person.id)
        turn.show("Begun. Everybody is asked in opening hours, each at their own pace.", WAYS)


def start(turn: Turn) -> None:
    guide.begin(turn, AskAgain)


def _begun_already(turn: Turn) -> None:
    """Somebody else has pressed while this page was open."""
    last = campaigns.last(turn.tx)
    at: datetime = last.begun_at if last else turn.now
    by = naming.person(turn, last.begun_by) if last else "Somebody"
    turn.show(f"{by} has begun this at {naming.at(turn, at)} already. Nobody is asked twice.", WAYS)


PRESSES = {"asking.again": Route(start, Action.ASK_AGAIN)}
CONVERSATIONS: tuple[type[Conversation], ...] = (AskAgain,)
