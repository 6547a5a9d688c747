from datetime import timedelta
from io import BytesIO
from typing import Any

import aiohttp
import pytest

from bot.clock import Clock
from bot.rehearsal.server import LocalTelegram, Phone, local_telegram
from bot.rehearsal.server.methods import sending
from bot.rehearsal.server.pictures import size_of
from tests.bot.rehearsal.pictures import jpeg, png
from tests.bot.rehearsal.raw_bot import RawBot, raw_bot

MEBIBYTE = 1024 * 1024


async def upload(bot: RawBot, world: LocalTelegram, method: str, **parts: Any) -> dict[str, Any]:
    form = aiohttp.FormData()
    for name, part in parts.items():
        if isinstance(part, bytes):
            form.add_field(name, BytesIO(part), filename=f"{name}.bin", content_type="image/png")
        else:
            form.add_field(name, str(part))
    address = f"{world.address}/bot1:rehearsal/{method}"
    async with bot.session.post(address, data=form) as response:
        answer: dict[str, Any] = await response.json()
        return answer


async def download(bot: RawBot, world: LocalTelegram, path: str) -> tuple[int, bytes]:
    async with bot.session.get(f"{world.address}/file/bot1:rehearsal/{path}") as response:
        return response.status, await response.read()


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (png(1200, 900), (1200, 900)),
        (jpeg(640, 1280), (640, 1280)),
        (png(0, 900), None),
        (b"\x89PNG\r\n\x1a\n", None),
        (b"\xff\xd8\xff\xe0", None),
        (b"\xff\xd8\xff\xda" + bytes(40), None),
        (b"GIF89a", None),
        (b"", None),
    ],
)
def test_a_picture_says_how_large_it_is(data: bytes, expected: tuple[int, int] | None) -> None:
    found = size_of(data)
    assert (found and (found.width, found.height)) == expected


async def test_a_photo_comes_in_several_sizes(
    bot: RawBot, world: LocalTelegram, maya: Phone
) -> None:
    picture = png(1200, 900)
    maya.send_photo(picture, caption="Seen on Facebook")
    message = (await bot.updates())[0]["message"]
    assert message["caption"] == "Seen on Facebook"
    assert [size["width"] for size in message["photo"]] == [90, 320, 800, 1200]
    assert len({size["file_id"] for size in message["photo"]}) == 4
    found = await bot.does("getFile", file_id=message["photo"][-1]["file_id"])
    assert found["file_size"] == len(picture)
    assert await download(bot, world, found["file_path"]) == (200, picture)


async def test_documents_and_voices_arrive_whole(
    bot: RawBot, world: LocalTelegram, maya: Phone
) -> None:
    maya.send_document(b"words", "notes é.txt", "text/plain")
    maya.send_voice(b"sound", seconds=7)
    document, voice = (update["message"] for update in await bot.updates())
    assert document["document"]["file_name"] == "notes é.txt"
    assert voice["voice"]["duration"] == 7
    for content, data in ((document["document"], b"words"), (voice["voice"], b"sound")):
        found = await bot.does("getFile", file_id=content["file_id"])
        assert found["file_unique_id"] == content["file_unique_id"]
        assert await download(bot, world, found["file_path"]) == (200, data)


async def test_over_20_mb_nothing_is_downloaded(bot: RawBot, maya: Phone) -> None:
    maya.send_document(bytes(20 * MEBIBYTE), "just.bin", "application/octet-stream")
    maya.send_document(bytes(20 * MEBIBYTE + 1), "over.bin", "application/octet-stream")
    just, over = (update["message"]["document"] for update in await bot.updates())
    await bot.does("getFile", file_id=just["file_id"])
    assert over["file_size"] == 20 * MEBIBYTE + 1
    assert await bot.is_refused("getFile", file_id=over["file_id"]) == (
        400,
        "Bad Request: file is too big",
    )


async def test_a_link_lives_an_hour(
    bot: RawBot, world: LocalTelegram, maya: Phone, clock: Clock
) -> None:
    maya.send_document(b"words", "notes.txt", "text/plain")
    file_id = (await bot.updates())[0]["message"]["document"]["file_id"]
    path = (await bot.does("getFile", file_id=file_id))["file_path"]
    clock.forward(timedelta(minutes=59))
    assert (await download(bot, world, path))[0] == 200
    clock.forward(timedelta(minutes=2))
    assert (await download(bot, world, path))[0] == 404
    await bot.does("getFile", file_id=file_id)
    assert (await download(bot, world, path))[0] == 200


@pytest.mark.parametrize("path", ["documents/file_0.txt", "../bot/clock.py", "%2e%2e/x"])
async def test_only_opened_links_lead_anywhere(
    bot: RawBot, world: LocalTelegram, maya: Phone, path: str
) -> None:
    maya.send_document(b"words", "notes.txt", "text/plain")
    assert (await download(bot, world, path))[0] == 404


async def test_an_unknown_file_id_is_refused(bot: RawBot) -> None:
    assert (await bot.is_refused("getFile", file_id="BQACnothing"))[0] == 400
    assert (await bot.is_refused("getFile"))[1] == "Bad Request: file_id not specified"


async def test_the_bot_sends_what_it_uploads(
    bot: RawBot, world: LocalTelegram, maya: Phone
) -> None:
    answer = await upload(bot, world, "sendPhoto", chat_id=1001, photo=png(90, 90), caption="QR")
    assert answer["ok"], answer
    shown = maya.messages[-1]
    assert shown.file
    assert (shown.file.data, shown.file.kind, shown.caption) == (png(90, 90), "photo", "QR")
    assert world.calls[-1].params["photo"] == "attach://photo (photo.bin, 24 bytes)"
    await bot.does("sendPhoto", chat_id=1001, photo=answer["result"]["photo"][-1]["file_id"])
    assert maya.messages[-1].file == shown.file


async def test_the_bot_sends_back_what_it_was_sent(bot: RawBot, maya: Phone) -> None:
    maya.send_voice(b"sound", seconds=7)
    voice = (await bot.updates())[0]["message"]["voice"]
    await bot.does("sendVoice", chat_id=1001, voice=voice["file_id"], protect_content=True)
    assert maya.messages[-1].file
    assert maya.messages[-1].file.data == b"sound"
    wrong_kind = await bot.is_refused("sendPhoto", chat_id=1001, photo=voice["file_id"])
    assert wrong_kind == (400, "Bad Request: can't use file of type Voice as Photo")


async def test_an_album_is_one_group(bot: RawBot, world: LocalTelegram, maya: Phone) -> None:
    media = '[{"type":"document","media":"attach://a","caption":"One"},' + (
        '{"type":"document","media":"attach://b"}]'
    )
    answer = await upload(
        bot, world, "sendMediaGroup", chat_id=1001, media=media, a=b"first", b=b"second"
    )
    groups = {message["media_group_id"] for message in answer["result"]}
    assert len(groups) == 1
    shown = [message.file.data for message in maya.messages[-2:] if message.file]
    assert shown == [b"first", b"second"]


@pytest.mark.parametrize(
    ("method", "parts", "words"),
    [
        ("sendPhoto", {"photo": b"no picture"}, "IMAGE_PROCESS_FAILED"),
        ("sendPhoto", {"photo": png(9000, 1001)}, "PHOTO_INVALID_DIMENSIONS"),
        ("sendPhoto", {"photo": png(210, 10)}, "PHOTO_INVALID_DIMENSIONS"),
        ("sendPhoto", {"photo": png(9, 9), "caption": "x" * 1025}, "message caption is too long"),
        (
            "sendPhoto",
            {"photo": png(9, 9) + bytes(10 * MEBIBYTE)},
            "file of size 10485784 bytes is too big for a photo; "
            "the maximum size is 10485760 bytes",
        ),
        ("sendDocument", {"document": b""}, "file must be non-empty"),
        ("sendDocument", {}, "there is no document in the request"),
        ("sendDocument", {"document": "https://a.org/x"}, "failed to get HTTP URL content"),
        ("sendDocument", {"document": "BQACnothing"}, "wrong remote file identifier specified: "
         "Wrong string length"),
    ],
)  # fmt: skip
async def test_a_file_that_is_refused(
    bot: RawBot,
    world: LocalTelegram,
    maya: Phone,
    method: str,
    parts: dict[str, Any],
    words: str,
) -> None:
    answer = await upload(bot, world, method, chat_id=1001, **parts)
    assert (answer["error_code"], answer["description"]) == (400, f"Bad Request: {words}")
    assert len(maya.messages) == 1


async def test_an_upload_over_the_limit_is_too_large(
    bot: RawBot, world: LocalTelegram, maya: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sending, "LARGEST_UPLOAD", 1000)
    answer = await upload(bot, world, "sendDocument", chat_id=1001, document=bytes(1000))
    assert answer["ok"]
    answer = await upload(bot, world, "sendDocument", chat_id=1001, document=bytes(1001))
    assert (answer["error_code"], answer["description"]) == (413, "Request Entity Too Large")


async def test_a_request_over_the_limit_is_too_large(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(local_telegram, "LARGEST_REQUEST", 1000)
    world = LocalTelegram(Clock())
    await world.start()
    async with raw_bot(world) as bot:
        answer = await upload(bot, world, "sendDocument", chat_id=1001, document=bytes(2000))
    await world.stop()
    assert (answer["error_code"], answer["description"]) == (413, "Request Entity Too Large")
