"""What Telegram refuses for good or takes in another form (faults 23 to 28, 68, 69)."""

import asyncio

import pytest

from bot.rehearsal.server import Fault, Phone
from storage.outbox import Lane
from tests.bot.shell import Shell, eventually

LONG_WAIT = 10_072


async def test_formatting_that_cannot_be_read_is_left_out(shell: Shell, maya: Phone) -> None:
    """Fault 25."""
    await shell.say(maya.id, text="<b>bold", parse_mode="HTML")
    await shell.settles()
    assert shell.heard(maya.id) == ["<b>bold"]
    assert len(shell.sent(maya.id)) == 2


async def test_a_text_that_is_too_long_goes_in_parts(shell: Shell, maya: Phone) -> None:
    """Fault 26."""
    button = {"inline_keyboard": [[{"text": "Open", "callback_data": "open"}]]}
    words = "\n".join(f"line {number} of many" for number in range(600))
    await shell.say(maya.id, text=words, reply_markup=button)
    await shell.say(maya.id, "behind it")
    await shell.settles()
    *parts, behind = shell.heard(maya.id)
    assert len(parts) == 3
    assert behind == "behind it"
    assert all(f"line {number} of many" in "".join(parts) for number in range(600))
    buttons = [bool(one.buttons) for one in maya.messages if one.from_bot]
    assert buttons == [False, False, True, False]
    assert await shell.outbox() == ["delivered", "delivered"]


async def test_a_definite_no_is_not_repeated(shell: Shell, maya: Phone) -> None:
    """Fault 27: an alert that will never arrive goes to the next person."""
    alert = await shell.an_alert(maya.id)
    no = Fault(method="sendMessage", status=400, description="Bad Request: chat not found")
    shell.world.faults.add(no).times = None
    await shell.say(maya.id, "A concern waits", lane=Lane.URGENT, alert=alert)
    await eventually(lambda: shell.handlers.unreachable == [(maya.id, alert)])
    assert await shell.outbox() == ["refused"]
    await asyncio.sleep(0.2)
    assert len(shell.sent()) <= 2


async def test_a_chat_that_moved_is_followed_once(shell: Shell, maya: Phone, owen: Phone) -> None:
    """Fault 28."""
    moved = Fault(
        method="sendMessage",
        chat=maya.id,
        status=400,
        description="Bad Request: group chat was upgraded to a supergroup chat",
        parameters={"migrate_to_chat_id": owen.id},
        times=None,
    )
    shell.world.faults.add(moved)
    await shell.say(maya.id, "Where are you?")
    await shell.settles()
    assert shell.heard(owen.id) == ["Where are you?"]
    assert await shell.rows("SELECT chat, state FROM outbox") == [
        {"chat": owen.id, "state": "delivered"}
    ]


async def test_a_chat_that_keeps_moving_is_given_up(shell: Shell, maya: Phone) -> None:
    moved = Fault(
        method="sendMessage", status=400, parameters={"migrate_to_chat_id": -1007}, times=None
    )
    shell.world.faults.add(moved)
    await shell.say(maya.id, "Where are you?")
    await shell.settles()
    assert await shell.outbox() == ["refused"]
    assert len(shell.sent()) == 2


@pytest.mark.parametrize(
    ("method", "fields"),
    [
        ("answerCallbackQuery", {"callback_query_id": "1"}),
        ("deleteMessage", {"chat_id": 1001, "message_id": 4711}),
        ("editMessageReplyMarkup", {"chat_id": 1001, "message_id": 4711}),
    ],
)
async def test_what_is_too_late_is_settled(
    shell: Shell, maya: Phone, method: str, fields: dict[str, object]
) -> None:
    """Faults 68 and 69."""
    await shell.say(maya.id, method=method, **fields)
    await shell.settles()
    assert await shell.outbox() == ["delivered"]
    assert len([call for call in shell.world.calls if call.method == method]) == 1


async def test_an_edit_of_a_message_that_is_gone_is_sent_anew(shell: Shell, maya: Phone) -> None:
    """Fault 69."""
    await shell.say(maya.id, method="editMessageText", message_id=4711, text="New words")
    await shell.settles()
    assert shell.heard(maya.id) == ["New words"]


async def test_an_edit_that_changes_nothing_is_settled(shell: Shell, maya: Phone) -> None:
    await shell.say(maya.id, "Words")
    await shell.settles()
    message = maya.messages[-1].id
    await shell.say(maya.id, method="editMessageText", message_id=message, text="Words")
    await shell.settles()
    assert shell.heard(maya.id) == ["Words"]
    assert await shell.outbox() == ["delivered"] * 2
