"""What somebody sent outside every conversation, kept until they say what it is for."""

from collections.abc import Iterator
from dataclasses import asdict, astuple, replace
from datetime import datetime
from typing import Any

from handlers.dialogue.answers import TOO_LARGE, NotAnAnswer, too_large
from handlers.dialogue.incoming import File, Incoming, Kind, Origin
from handlers.dialogue.turn import Turn
from storage.dialogues import Dialogue

MOST_MESSAGES = 50

TOO_MANY = (
    f"I am holding {MOST_MESSAGES} messages of yours already, so I could not keep that one."
    " Please choose first what they are for, then send it again."
)


def add(turn: Turn) -> None:
    """Keep this message with those before it; raises NotAnAnswer with what to do instead."""
    came, kept = turn.incoming, parts(turn.dialogue)
    if too_large(came):
        raise NotAnAnswer(TOO_LARGE)
    if len(kept) >= MOST_MESSAGES:
        raise NotAnAnswer(TOO_MANY)
    part: dict[str, Any] = {"message": came.message, "at": turn.now.isoformat()}
    if came.text:
        part["text"] = came.text
    if came.file:
        part["file"] = asdict(came.file)
    if came.forwarded:
        part["forwarded"] = True
    if came.origin:
        part["origin"] = astuple(came.origin)
    turn.dialogue.carried = {"parts": [*kept, part]}


def parts(dialogue: Dialogue) -> list[dict[str, Any]]:
    """The messages as they came: `message`, `at`, and `text`, `file`, `forwarded` where it has
    them.
    """
    kept: list[dict[str, Any]] = dialogue.carried.get("parts", [])
    return kept


def words(dialogue: Dialogue, *, captions: bool = False) -> dict[str, Any] | None:
    """The messages of words alone, as an answer of the kind Words keeps them; None without any.

    `captions`: what stands under pictures is among them.
    """
    kept = [p for p in parts(dialogue) if p.get("text", "").strip()]
    found = [p for p in kept if captions or "file" not in p]
    origins = [[p["message"], *p["origin"]] for p in found if "origin" in p and "file" not in p]
    if not found:
        return None
    said: dict[str, Any] = {"parts": [[p["message"], p["text"]] for p in found]}
    return said | ({"origins": origins} if origins else {})


def files(turn: Turn) -> Iterator[Incoming]:
    """The files, each as it came in, with its caption as the text."""
    for part in parts(turn.dialogue):
        if "file" in part:
            yield replace(
                turn.incoming,
                kind=Kind.FILE,
                message=part["message"],
                text=part.get("text", ""),
                file=File(**part["file"]),
                forwarded=part.get("forwarded", False),
                origin=Origin(*part["origin"]) if "origin" in part else None,
            )


def first_at(dialogue: Dialogue) -> datetime:
    """When the first of them came; there must be one."""
    return datetime.fromisoformat(parts(dialogue)[0]["at"])


def last_at(dialogue: Dialogue) -> datetime | None:
    kept = parts(dialogue)
    return datetime.fromisoformat(kept[-1]["at"]) if kept else None


def holds(dialogue: Dialogue, message: int) -> bool:
    """Whether this message is one of them."""
    return any(part["message"] == message for part in parts(dialogue))


def change(turn: Turn) -> None:
    """A message was edited on the phone: keep it as it reads now."""
    for part in parts(turn.dialogue):
        if part["message"] == turn.incoming.message:
            part["text"] = turn.incoming.text


def let_go(dialogue: Dialogue, *, up_to: int | None = None) -> None:
    """Keep them no longer: all of them, or those up to this message."""
    left = [p for p in parts(dialogue) if up_to is not None and p["message"] > up_to]
    dialogue.carried = {"parts": left} if left else {}
