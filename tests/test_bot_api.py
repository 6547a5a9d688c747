from typing import Any

import pytest

from tests.bot_api import check_answer, check_call, check_object, needs_description

pytestmark = needs_description
CHAT = {"id": 1, "type": "private"}


def test_a_call_as_telegram_describes_it_passes() -> None:
    keyboard = {"inline_keyboard": [[{"text": "Yes", "callback_data": "y", "style": "success"}]]}
    check_call("sendMessage", {"chat_id": 1, "text": "Hello", "reply_markup": keyboard})
    check_call("getMe", {})
    check_answer("deleteMessage", True)


@pytest.mark.parametrize(
    ("params", "wrong"),
    [
        ({"chat_id": 1}, "text is missing"),
        ({"chat_id": 1, "text": 5}, "5 is no String"),
        ({"chat_id": True, "text": "x"}, "True is no"),
        ({"chat_id": 1, "text": "x", "colour": "blue"}, "there is no colour"),
        ({"chat_id": 1, "text": "x", "entities": {}}, "{} is no array"),
        ({"chat_id": 1, "text": "x", "entities": [{"type": "bold"}]}, "offset is missing"),
        (
            {"chat_id": 1, "text": "x", "reply_markup": {"inline_keyboard": [[{"txt": "x"}]]}},
            "there is no txt",
        ),
    ],
)
def test_a_wrong_call_is_noticed(params: dict[str, Any], wrong: str) -> None:
    with pytest.raises(AssertionError, match=wrong):
        check_call("sendMessage", params)


def test_a_wrong_object_is_noticed() -> None:
    message = {"message_id": 1, "date": 1, "chat": CHAT}
    check_object("Message", message)
    check_object("MaybeInaccessibleMessage", message | {"date": 0})
    with pytest.raises(AssertionError, match="date is missing"):
        check_object("Message", {"message_id": 1, "chat": CHAT})
    with pytest.raises(KeyError):
        check_call("sendPigeon", {})
