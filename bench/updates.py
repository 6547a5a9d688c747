"""Updates as Telegram would send them, made ahead so that nothing is made while the clock runs."""

from __future__ import annotations

import json
import time
from itertools import count
from typing import Any, NamedTuple

FIRST_PERSON = 100_000
_message_ids = count(1)


class Update(NamedTuple):
    """What the stub is told: whose chat, how many calls must answer it, and the update itself."""

    chat: int
    answers: int
    content: str


def person(number: int) -> dict[str, Any]:
    return {
        "id": FIRST_PERSON + number,
        "is_bot": False,
        "first_name": "Maya",
        "last_name": f"Thompson {number}",
        "language_code": "en",
    }


def text(number: int, words: str, *, answers: int = 1) -> Update:
    message = {**_message(number), "from": person(number), "text": words}
    if words.startswith("/"):
        length = len(words.split()[0])
        message["entities"] = [{"offset": 0, "length": length, "type": "bot_command"}]
    return _update(number, answers, "message", message)


def press(number: int, data: str, *, answers: int = 1) -> Update:
    bot = {"id": 1, "is_bot": True, "first_name": "Bench", "username": "bench_bot"}
    message = {**_message(number), "from": bot, "text": "The question above the button."}
    query = {
        "id": str(4_000_000_000 + next(_message_ids)),
        "from": person(number),
        "message": message,
        "chat_instance": str(FIRST_PERSON + number),
        "data": data,
    }
    return _update(number, answers, "callback_query", query)


def _message(number: int) -> dict[str, Any]:
    someone = person(number)
    chat = {"type": "private", **{key: someone[key] for key in ("id", "first_name", "last_name")}}
    return {"message_id": next(_message_ids), "date": int(time.time()), "chat": chat}


def _update(number: int, answers: int, kind: str, content: dict[str, Any]) -> Update:
    body = json.dumps(content, separators=(",", ":"))
    return Update(FIRST_PERSON + number, answers, f'"{kind}":{body}')
