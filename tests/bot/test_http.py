"""The library's HTTP over aiohttp, against the local Telegram."""

import logging
from collections.abc import AsyncIterator

import pytest
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    TelegramError,
    TimedOut,
)

from bot import http
from bot.http import HeldBack, NotFromTelegram, ServerFailed
from bot.rehearsal.server import Fault, LocalTelegram, Phone
from bot.telegram_api import Telegram, Upload

SECRET = "canary-4711"


@pytest.fixture
async def telegram(world: LocalTelegram) -> AsyncIterator[Telegram]:
    telegram = Telegram("1:rehearsal", world.address + "/")
    await telegram.open()
    yield telegram
    await telegram.close()


async def test_values_go_and_come_plain(telegram: Telegram, maya: Phone) -> None:
    assert (await telegram.me())["username"] == "orleton_rehearsal_bot"
    buttons = {"inline_keyboard": [[{"text": "Yes", "callback_data": "yes"}]]}
    payload = {"chat_id": maya.id, "text": "Grüße 🚨", "reply_markup": buttons}
    sent = await telegram.call("sendMessage", payload)
    assert (sent["message_id"], maya.messages[-1].text) == (maya.messages[-1].id, "Grüße 🚨")
    assert maya.messages[-1].buttons[0][0].data == "yes"
    maya.press("Yes")
    [update] = await telegram.updates(None, 0)
    assert update["callback_query"]["data"] == "yes"


async def test_files_go_and_come_whole(telegram: Telegram, maya: Phone) -> None:
    content = bytes(range(256)) * 1000
    upload = Upload("document", "notes ä.bin", content)
    await telegram.call("sendDocument", {"chat_id": maya.id, "protect_content": True}, upload)
    shown = maya.messages[-1]
    assert shown.file
    assert shown.file.data == content
    assert shown.protected
    assert await telegram.download(shown.file.id) == content


@pytest.mark.parametrize(
    ("name", "arrives"),
    [
        ("wall list.pdf", "wall list.pdf"),
        ("Siân’s 100%20.txt", "Siân’s 100%20.txt"),
        ("محمد.pdf", "محمد.pdf"),
        ('a "b" \\ c; d="e".pdf', 'a "b" \\ c  d="e".pdf'),
        ("{'; DROP TABLE concerns; --.pdf", "{'  DROP TABLE concerns  --.pdf"),
        ("a\r\nX-Forged: 1\r\n\r\nb\x00.pdf", "a  X-Forged: 1    b .pdf"),
    ],
)
async def test_files_keep_their_names(
    telegram: Telegram, maya: Phone, name: str, arrives: str
) -> None:
    await telegram.call("sendDocument", {"chat_id": maya.id}, Upload("document", name, b"x"))
    shown = maya.messages[-1]
    assert shown.file
    assert (shown.file.name, shown.file.data) == (arrives, b"x")


async def test_more_than_bots_may_have_is_refused(telegram: Telegram, maya: Phone) -> None:
    maya.send_document(b"x" * (21 * 1024 * 1024), "film.mp4", "video/mp4")
    file = maya.messages[-1].file
    assert file
    with pytest.raises(BadRequest):
        await telegram.download(file.id)


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (Fault(status=429, retry_after=7), HeldBack),
        (Fault(status=400, parameters={"migrate_to_chat_id": -1007}), ChatMigrated),
        (Fault(status=403), Forbidden),
        (Fault(status=400), BadRequest),
        (Fault(status=401), InvalidToken),
        (Fault(status=404), InvalidToken),
        (Fault(status=409), Conflict),
        (Fault(status=404, description="Not Found: method not found"), BadRequest),
        (Fault(status=413, body="<html>too large</html>"), BadRequest),
        (Fault(status=500), ServerFailed),
        (Fault(status=502), ServerFailed),
        (Fault(status=200, body=f"<html>{SECRET}</html>"), NotFromTelegram),
        (Fault(status=200, body='{"ok":true}'), NotFromTelegram),
        (Fault(status=200, body='["ok"]'), NotFromTelegram),
        (Fault(status=200, body='{"ok":true,"result":'), NotFromTelegram),
        (Fault(status=200, body='{"ok":false,"error_code":403,"description":"x"}'), Forbidden),
        (Fault(status=302, body=f"<html>{SECRET}</html>"), NotFromTelegram),
        (Fault(status=403, body=f"<html>{SECRET}</html>"), NotFromTelegram),
        (Fault(status=429, body=f"<html>{SECRET}</html>"), NotFromTelegram),
        (Fault(drop_connection=True), NetworkError),
    ],
    ids=lambda value: getattr(value, "__name__", f"{vars(value).get('status')}"),
)
async def test_each_refusal_is_told_apart(
    telegram: Telegram,
    world: LocalTelegram,
    maya: Phone,
    fault: Fault,
    error: type[TelegramError],
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.INFO)
    world.faults.add(Fault(**{**vars(fault), "method": "sendMessage"}))
    with pytest.raises(error) as raised:
        await telegram.call("sendMessage", {"chat_id": maya.id, "text": "x"})
    assert type(raised.value) is error
    assert SECRET not in str(raised.value) + caplog.text


async def test_how_long_to_wait_is_told(
    telegram: Telegram, world: LocalTelegram, maya: Phone
) -> None:
    world.faults.add(Fault(method="sendMessage", status=429, retry_after=10_072))
    with pytest.raises(HeldBack) as raised:
        await telegram.call("sendMessage", {"chat_id": maya.id, "text": "x"})
    assert raised.value.seconds == 10_072


async def test_a_late_answer_is_given_up(
    telegram: Telegram, world: LocalTelegram, maya: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(http, "READ", 0.1)
    world.faults.add(Fault(method="sendMessage", delay=1))
    with pytest.raises(TimedOut):
        await telegram.call("sendMessage", {"chat_id": maya.id, "text": "x"})


async def test_nobody_there_is_told_apart_from_an_answer_lost(world: LocalTelegram) -> None:
    telegram = Telegram("1:rehearsal", world.address)
    await telegram.open()
    await world.stop()
    with pytest.raises(NetworkError) as raised:
        await telegram.me()
    assert type(raised.value.__cause__).__name__ == "ClientConnectorError"
    assert "rehearsal" not in str(raised.value)
    await telegram.close()
