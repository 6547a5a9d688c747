"""Where a forwarded message was first sent, kept with what it was forwarded for."""

from datetime import UTC, datetime
from typing import Any

from handlers.concerns import record
from handlers.dialogue import phrases
from handlers.dialogue.turn import Turn
from policy.setting import Place
from storage.concerns import Concern
from storage.entries import Kind

TOPIC = "forwarded"
_WHO = {
    "channel": "the channel {}",
    "chat": "the group {}",
    "hidden_user": "{}, whose account is hidden",
}


def of(said: dict[str, Any]) -> list[list[Any]]:
    """All that stands with the answers given so far: message, kind, name and moment of each."""
    kept = [answer for answer in said.values() if isinstance(answer, dict)]
    return [origin for answer in kept for origin in answer.get("origins", [])]


def keep(turn: Turn, concern: Concern, *, kind: Kind) -> None:
    """An entry for each place or person that something was forwarded from."""
    lines = [written(turn.setting.place, *found) for _, *found in of(turn.dialogue.said)]
    for words in dict.fromkeys(lines):
        record.keep_words(turn, concern, topic=TOPIC, kind=kind, words=words)


def written(place: Place, kind: str, name: str, sent: int) -> str:
    """Such as: the channel ‘Orleton mums’, first sent 20 Nov 2026 18:04."""
    who = _WHO.get(kind, "{}").format(phrases.account(name) if name else "somebody unnamed")
    try:
        moment = datetime.fromtimestamp(sent, UTC) if sent > 0 else None
    except (OverflowError, ValueError):  # whatever number Telegram was made to say
        moment = None
    return f"{who}, first sent {phrases.stamp(moment, place)}" if moment else who
