"""A record on its way: sent as it is read, its password gone from the outbox however that ends."""

import hashlib
import io
import json
import logging

import pytest
import pyzipper

from bot.evidence import Vault
from bot.making import INSTEAD
from bot.rehearsal.server import Fault, Phone
from storage.outbox import SECRET
from tests.bot.shell import KEY, Shell

PASSWORD = "able-acorn-actor-adapt-adult-agree-album"
CONTENT = b"voice" * 200_000


def order(shell: Shell, **more: object) -> str:
    Vault(shell.database, KEY).write("one", CONTENT)
    one = {
        "id": "one",
        "path": "C-7KQ4M/file 1.ogg",
        "size": len(CONTENT),
        "digest": hashlib.sha256(CONTENT).hexdigest(),
    }
    made = {
        "name": "E-7KQ4M.zip",
        "password": PASSWORD,
        "at": "2026-11-23T10:02:00+00:00",
        "files": [one],
    }
    return f"export:{json.dumps(made | more)}"


async def outbox(shell: Shell) -> str:
    return str(await shell.rows("SELECT payload, made, state FROM outbox"))


def ours(caplog: pytest.LogCaptureFixture) -> str:
    """What the bot itself says, at any level; bot/logs keeps the libraries' own quiet."""
    said = [one.getMessage() for one in caplog.records if one.name.startswith("bot")]
    return "\n".join(said)


async def test_it_arrives_whole_and_its_password_is_gone(
    shell: Shell, maya: Phone, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    await shell.say(maya.id, f"The password: {PASSWORD}", made=SECRET)
    await shell.say(maya.id, method="sendDocument", made=order(shell), caption="Save it")
    await shell.settles()
    secret, shown = maya.messages[-2:]
    assert PASSWORD in (secret.text or "")
    assert shown.file
    assert shown.file.name == "E-7KQ4M.zip"
    found = pyzipper.AESZipFile(io.BytesIO(shown.file.data))
    assert found.read("C-7KQ4M/file 1.ogg", PASSWORD.encode()) == CONTENT
    assert PASSWORD not in await outbox(shell)
    assert PASSWORD not in ours(caplog)


async def test_it_is_gone_too_when_telegram_takes_neither(
    shell: Shell, maya: Phone, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    maya.blocked = True
    await shell.say(maya.id, f"The password: {PASSWORD}", made=SECRET)
    await shell.say(maya.id, method="sendDocument", made=order(shell), caption="Save it")
    await shell.settles()
    assert await shell.outbox() == ["refused", "refused"]
    assert PASSWORD not in await outbox(shell)
    assert PASSWORD not in ours(caplog)


async def test_what_cannot_be_made_is_said_and_its_password_goes(
    shell: Shell, maya: Phone, caplog: pytest.LogCaptureFixture
) -> None:
    made = order(shell, papers=["not folded"])
    await shell.say(maya.id, method="sendDocument", made=made, caption="x")
    await shell.settles()
    assert shell.heard(maya.id) == [INSTEAD]
    assert PASSWORD not in await outbox(shell)
    assert PASSWORD not in ours(caplog)


async def test_after_a_failure_it_is_made_anew(shell: Shell, maya: Phone) -> None:
    made = order(shell)
    shell.world.faults.add(Fault(method="sendDocument", status=500))
    await shell.say(maya.id, method="sendDocument", made=made, caption="x")
    await shell.settles()
    shown = maya.messages[-1]
    assert shown.file
    found = pyzipper.AESZipFile(io.BytesIO(shown.file.data))
    assert found.read("C-7KQ4M/file 1.ogg", PASSWORD.encode()) == CONTENT
