"""Evidence is fetched from Telegram, locked away, and shown again."""

import hashlib
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from bot.evidence import Vault
from bot.fetching import Fetching
from bot.making import INSTEAD
from bot.rehearsal.server import Fault, Phone
from handlers.dialogue.incoming import Incoming
from handlers.dialogue.turn import Occasion
from storage import attachments
from storage.attachments import Attachment
from tests.bot.shell import KEY, Shell, eventually, eventually_async

PICTURE = b"\x89PNG\r\n\x1a\n" + b"evidence" * 500


def note(occasion: Occasion, came: Incoming) -> None:
    """Keep the file that came."""
    if came.file:
        attachments.add(
            occasion.tx,
            number=f"file-{came.message}",
            person=f"person-{came.sender}",
            message=came.message,
            file_id=came.file.file_id,
            kind=came.file.kind,
            name=came.file.name,
            mime=came.file.mime,
            size=came.file.size,
            caption="",
            at=occasion.now,
            purpose="list" if came.file.mime == "text/csv" else "",
        )


@pytest.fixture
async def keeping(shell: Shell, maya: Phone) -> Shell:
    await shell.knows(maya.id)
    shell.handlers.answer = note
    return shell


async def kept(shell: Shell, message: int) -> Attachment:
    number = f"file-{message}"
    return await shell.service.database.run(lambda tx: attachments.get(tx, number))


async def in_state(shell: Shell, message: int, state: str) -> None:
    async def so() -> bool:
        found = await shell.rows("SELECT id, state FROM attachments")
        return {"id": f"file-{message}", "state": state} in found

    await eventually_async(so)


async def test_a_file_is_fetched_at_once(keeping: Shell, maya: Phone) -> None:
    message = maya.send_document(PICTURE, "screen.png", "image/png")
    await in_state(keeping, message, "stored")
    found = await kept(keeping, message)
    assert (found.size, found.digest) == (len(PICTURE), hashlib.sha256(PICTURE).hexdigest())
    vault = Vault(keeping.database, KEY)
    assert vault.read(found.id) == PICTURE
    assert PICTURE[:20] not in (vault.folder / found.id).read_bytes()


async def test_a_file_wanted_before_a_restart_is_fetched_after(keeping: Shell, maya: Phone) -> None:
    keeping.world.faults.add(Fault(method="getFile", status=500, times=None))
    message = maya.send_photo(PICTURE)
    await eventually(lambda: any(call.method == "getFile" for call in keeping.world.calls))
    await keeping.stop()
    keeping.world.faults.clear()
    keeping.clock.forward(timedelta(minutes=1))
    await keeping.start()
    await in_state(keeping, message, "stored")


@pytest.mark.parametrize(
    "fault",
    [
        Fault(method="getFile", status=500, times=2),
        Fault(method="file", status=404, times=2),
        # A download does no harm twice, so aiohttp tries each once more by itself.
        Fault(method="file", drop_connection=True, times=4),
        Fault(
            method="getFile",
            status=400,
            description="Bad Request: wrong file_id or the file is temporarily unavailable",
            times=2,
        ),
    ],
    ids=["server", "link expired", "cut", "unavailable"],
)
async def test_trouble_on_the_way_is_tried_again(keeping: Shell, maya: Phone, fault: Fault) -> None:
    keeping.world.faults.add(Fault(**vars(fault)))
    message = maya.send_photo(PICTURE)
    await was_tried(keeping, 1)
    keeping.clock.forward(timedelta(seconds=5))
    await keeping.service.ring()
    await was_tried(keeping, 2)
    keeping.clock.forward(timedelta(seconds=5))
    await keeping.service.ring()
    await in_state(keeping, message, "stored")


async def was_tried(shell: Shell, times: int) -> None:
    async def so() -> bool:
        found = await shell.rows("SELECT tries FROM attachments")
        return [row["tries"] for row in found] == [times]

    await eventually_async(so)


async def test_a_definite_no_is_believed(keeping: Shell, maya: Phone) -> None:
    refusal = "Bad Request: file is too big"
    keeping.world.faults.add(Fault(method="getFile", status=400, description=refusal))
    message = maya.send_photo(PICTURE)
    await in_state(keeping, message, "lost")


async def test_a_no_for_the_moment_is_believed_after_a_day(keeping: Shell, maya: Phone) -> None:
    refusal = "Bad Request: wrong file_id or the file is temporarily unavailable"
    keeping.world.faults.add(Fault(method="getFile", status=400, description=refusal)).times = None
    message = maya.send_photo(PICTURE)
    await was_tried(keeping, 1)
    assert (await kept(keeping, message)).state == "wanted"
    keeping.clock.forward(timedelta(hours=25))
    await keeping.service.ring()
    await in_state(keeping, message, "lost")


async def test_a_bug_with_one_file_leaves_the_others(
    keeping: Shell, maya: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, real = f"file-{maya.messages[-1].id + 1}", Fetching._fetch

    async def fetch(self: Fetching, file: Attachment) -> None:
        if file.id == first:
            raise ZeroDivisionError
        await real(self, file)

    monkeypatch.setattr(Fetching, "_fetch", fetch)
    maya.send_photo(PICTURE)
    message = maya.send_photo(PICTURE)
    await in_state(keeping, message, "stored")

    async def tried() -> bool:
        [failing] = await keeping.rows(f"SELECT tries FROM attachments WHERE id = '{first}'")
        return bool(failing["tries"] > 0)

    await eventually_async(tried)


async def test_a_file_to_be_read_is_read_and_not_kept(keeping: Shell, maya: Phone) -> None:
    found: list[str] = []
    keeping.handlers.readers["list"] = (bytes.decode, _take_into(found))
    maya.send_document(b"Ffion", "families.csv", "text/csv")
    await eventually(lambda: found == ["Ffion"])
    assert not Vault(keeping.database, KEY).folder.exists()
    assert await keeping.rows("SELECT state FROM attachments") == [{"state": "stored"}]


async def test_a_file_that_is_read_and_kept_lies_in_the_vault(keeping: Shell, maya: Phone) -> None:
    found: list[str] = []
    keeping.handlers.readers["list"] = (bytes.decode, _take_into(found))
    keeping.handlers.kept.add("list")
    message = maya.send_document(b"sealed", "passwords.kdbx", "text/csv")
    await eventually(lambda: found == ["sealed"])
    assert Vault(keeping.database, KEY).read(f"file-{message}") == b"sealed"


async def test_a_file_that_is_read_and_refused_leaves_the_vault(
    keeping: Shell, maya: Phone
) -> None:
    def refused(occasion: Occasion, number: str, text: str) -> None:
        attachments.drop(occasion.tx, number)

    keeping.handlers.readers["list"] = (bytes.decode, refused)
    keeping.handlers.kept.add("list")
    maya.send_document(b"a picture", "passwords.kdbx", "text/csv")
    folder = Vault(keeping.database, KEY).folder
    await eventually(lambda: folder.exists() and not list(folder.iterdir()))


async def test_a_file_that_cannot_be_read_is_given_up_in_the_end(
    keeping: Shell, maya: Phone
) -> None:
    keeping.handlers.readers["list"] = (bytes.decode, _take_into([]))
    message = maya.send_document(b"\xff", "families.csv", "text/csv")
    for tries in range(1, 4):
        await was_tried(keeping, tries)
        keeping.clock.forward(timedelta(minutes=1))
        await keeping.service.ring()
    await in_state(keeping, message, "lost")


def _take_into(found: list[str]) -> Callable[[Occasion, str, str], None]:
    def came(occasion: Occasion, number: str, text: str) -> None:
        attachments.stored(occasion.tx, number, at=occasion.now, size=0, digest="")
        found.append(text)

    return came


@pytest.mark.parametrize("method", ["sendPhoto", "sendDocument", "sendVoice"])
async def test_evidence_is_shown_as_it_came(keeping: Shell, maya: Phone, method: str) -> None:
    message = maya.send_document(PICTURE, "screen.png", "image/png")
    await in_state(keeping, message, "stored")
    await show(keeping, maya, message, method)
    shown = maya.messages[-1]
    assert shown.file
    assert shown.file.data == PICTURE
    assert shown.protected


async def show(shell: Shell, phone: Phone, message: int, method: str) -> None:
    fields: dict[str, Any] = {"method": method, "made": f"evidence:file-{message}"}
    await shell.say(phone.id, **fields, protect_content=True)
    await shell.settles()


async def test_a_picture_that_telegram_cannot_show_goes_as_a_file(
    keeping: Shell, maya: Phone
) -> None:
    message = maya.send_photo(PICTURE)
    await in_state(keeping, message, "stored")
    keeping.world.faults.add(
        Fault(method="sendPhoto", status=400, description="Bad Request: IMAGE_PROCESS_FAILED")
    )
    await show(keeping, maya, message, "sendPhoto")
    assert keeping.sent()[-1].method == "sendDocument"
    assert await keeping.outbox() == ["delivered"]


async def test_evidence_that_was_changed_is_not_shown(keeping: Shell, maya: Phone) -> None:
    message = maya.send_photo(PICTURE)
    await in_state(keeping, message, "stored")
    file = Vault(keeping.database, KEY).folder / f"file-{message}"
    file.write_bytes(file.read_bytes()[:-1] + b"x")
    await show(keeping, maya, message, "sendPhoto")
    assert keeping.heard(maya.id) == [INSTEAD]
