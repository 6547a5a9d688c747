"""Shows the board: a picture, and the same in words beside it (C3)."""

import json
from dataclasses import asdict

from handlers.board import figures
from handlers.board.figures import Number, Part
from handlers.dialogue import menu, phrases
from handlers.dialogue.buttons import Button, Rows
from handlers.dialogue.turn import Turn
from policy import access
from policy.access import Action

SHADES = ("light", "dark")


def show(turn: Turn) -> None:
    """The picture and the words; another shade of the picture alone where that is asked for."""
    turn.note("saw the board", "board", by=turn.person.id)
    found = figures.parts(turn)
    if turn.incoming.callback and turn.id in SHADES:
        _picture(turn, found, turn.id)
        return
    _picture(turn, found, "light")
    turn.say(_words(turn, found), _rows(turn), protect=True, clear=True)


def _picture(turn: Turn, found: list[Part], shade: str) -> None:
    minutes = turn.setting.timing.clear_content_minutes
    content = {
        "place": phrases.name(turn.setting.place.name),
        "made": _as_of(turn),
        "shade": shade,
        "parts": [asdict(part) for part in found],
    }
    made = f"paper:board:{json.dumps(content, ensure_ascii=False, separators=(',', ':'))}"
    caption = f"The board. It goes from this chat in {minutes} minutes."
    payload = {"caption": caption, "protect_content": True}
    turn.letter(turn.incoming.chat, "sendPhoto", payload, made=made, clear=True)


def _as_of(turn: Turn) -> str:
    return (
        f"As of {phrases.stamp(turn.now, turn.setting.place)}, for"
        f" {figures.short(turn.person.name)}"
    )


def _words(turn: Turn, found: list[Part]) -> str:
    blocks = [_as_of(turn)]
    for part in found:
        lines = [part.title.upper()]
        lines += [_line(one) for one in part.numbers]
        for bar in part.bars:
            told = ", ".join(f"{one.label} {one.number}" for one in bar.parts)
            lines.append(f"{bar.label} ({bar.of}): {told}")
        blocks.append("\n".join([*lines, *part.says]))
    return "\n\n".join(blocks)


def _line(one: Number) -> str:
    mark = "⚠ " if one.alarm and one.number else ""
    return f"{mark}{one.label}: {one.number}"


def _rows(turn: Turn) -> Rows:
    offered = [
        (Action.SEE_INBOX, "Inbox", "inbox.list"),
        (Action.SEE_DUE, "What is due", "due.list"),
        (Action.SHOW_EVIDENCE, "Evidence", "evidence.list"),
    ]
    ways = [Button(label, data) for a, label, data in offered if access.may(turn.person.role, a)]
    shades = [Button(f"{shade.capitalize()} picture", f"board.show:{shade}") for shade in SHADES]
    return [shades, ways, [menu.BACK_TO_MENU]]
