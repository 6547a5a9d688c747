"""What somebody is about to send as something else reads like harm to a child: a concern is offered
before it goes (C17, C18).
"""

from typing import Any

from handlers.dialogue import menu
from handlers.dialogue.buttons import Button, Rows
from handlers.dialogue.turn import Turn
from policy import reports
from policy.harm import reads_like_harm

OFFER = (
    "This reads as if a child could be harmed or at risk. If so, make it a concern with one press:"
    " it is told at once. You need not be sure."
)
MAKE_IT_ONE: Rows = [[Button("Make it a concern", "report.concern", "danger")]]


def is_suspected(said: dict[str, Any]) -> bool:
    """Whether what was typed so far reads so, and is not a concern already."""
    if said.get("kind") == reports.Kind.CONCERN:
        return False
    parts = (said.get("words") or {}).get("parts", [])
    return reads_like_harm("\n".join(words for _, words in parts))


def is_pressing(said: dict[str, Any]) -> bool:
    """Whether what was begun is a concern, or reads like one."""
    return said.get("kind") == reports.Kind.CONCERN or is_suspected(said)


def heading(turn: Turn) -> str:
    """999 and the offer, over a page of a conversation whose words read so; otherwise nothing."""
    if not is_suspected(turn.dialogue.said):
        return ""
    return f"{menu.in_danger(turn.setting.contacts)}\n\n{OFFER}"


def rows(turn: Turn) -> Rows:
    return MAKE_IT_ONE if is_suspected(turn.dialogue.said) else []
