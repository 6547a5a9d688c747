"""Killed while a record is packed, at the setting's phone, between the two who close, and while
clocks are told.
"""

import io
import os
import signal
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from pyzipper import AESZipFile

from bot.changes import REPEAT
from policy.roles import Role
from storage import audit, concerns, entries, failpoints, pins, shared_phones
from storage.entries import Kind
from storage.transaction import Transaction
from tests.faults.machine import Machine
from tests.faults.person import Person, until
from tests.faults.whole_story import all_is_sound, everything_reported
from tests.handlers.exports import WORDS as PASSWORD
from tests.handlers.inboxes import complaint
from tests.handlers.inboxes import opens as opened
from tests.handlers.phones import Preschool

WORDS = "He said that his uncle hits him."
EVIDENCE = b"a picture of the arm" * 500_000
PIN = "4071"
STEPS = ("after-statement:17", "before-commit", "after-commit")


async def reports(priya: Person, about: str = "A child", evidence: bytes = b"") -> str:
    """A concern; its reference."""
    await priya.writes("/concern", then="Who is your concern about?")
    await priya.presses(about, then="What did you see or hear?")
    await priya.writes(WORDS, then=WORDS)
    if evidence:
        send = partial(priya.phone.send_document, evidence, "arm.jpg", "image/jpeg")
        await priya.does(send, then="Files: 1 file")
    receipt = await priya.presses("Send it now", then="Your reference is ")
    return receipt.text.partition("Your reference is ")[2][:7]


async def opens(maya: Person, reference: str) -> None:
    await maya.does(lambda: maya.phone.press_data(f"inbox.open:{reference}"), then=WORDS)


def heard_once(machine: Machine, person: Person, words: str) -> None:
    """In one message, but for what says of itself that it comes again."""
    found = [text for text in machine.told(person) if words in text]
    assert len({text.removesuffix(REPEAT) for text in found}) == 1, found
    assert len([text for text in found if not text.endswith(REPEAT)]) <= 1, found


def packs(machine: Machine) -> bool:
    """Whether a ZIP without a name is being written."""
    for one in Path(f"/proc/{machine._process}/fd").glob("*"):
        try:
            if ".evidence/" in str(one.readlink()) and one.stat().st_size > 1_000_000:
                return True
        except OSError:  # closed meanwhile
            continue
    return False


async def test_a_record_is_packed_again_and_nothing_lies_about(machine: Machine) -> None:
    maya = await machine.has("Maya Thompson", Role.MANAGER)
    priya = await machine.has("Priya Shah", Role.STAFF)
    await machine.runs()
    reference = await reports(priya, evidence=EVIDENCE)
    await machine.comes_to_rest()
    await opens(maya, reference)
    await maya.does(lambda: maya.phone.press_data(f"handon.start:i.{reference}"), then="What is it")
    await maya.presses("The police", then="Who will have it?")
    await maya.writes("PC Jones", then="PC Jones")
    maya.phone.press("Make it and send it to me")
    await until(lambda: packs(machine), "nothing is packed")
    machine.kill()
    secret = await maya.hears("The password of E-")
    await until(lambda: [one for one in maya.phone.messages if one.file], "no ZIP came")
    await machine.comes_to_rest()
    await machine.rests()
    [zipped] = [one.file.data for one in maya.phone.messages if one.file]
    found = PASSWORD.search(secret.text)
    assert found
    with AESZipFile(io.BytesIO(zipped)) as opened:
        opened.setpassword(found[0].encode())
        assert EVIDENCE in [opened.read(name) for name in opened.namelist()]
    assert machine.kills == 1
    handed = await machine.read(partial(_of_kind, reference=reference, kind=Kind.HANDED_ON))
    assert len(handed) == 1
    left = [file for file in machine.folder.rglob("*") if file.is_file()]
    assert len([file for file in left if file.parent.suffix == ".evidence"]) == 1
    for file in left:
        content = file.read_bytes()
        assert b"PK\x03\x04" not in content[:4]
        assert WORDS.encode() not in content
        assert EVIDENCE[:200] not in content
    await machine.read(all_is_sound)


@pytest.mark.parametrize("failpoint", STEPS)
async def test_between_the_pin_and_the_receipt_nothing_is_lost(
    machine: Machine, failpoint: str
) -> None:
    maya = await machine.has("Maya Thompson", Role.MANAGER)
    priya = await machine.has("Priya Shah", Role.STAFF)
    office = await machine.has("Office phone", Role.PHONE)
    await machine.read(lambda tx: pins.choose(tx, "priya", pin=PIN, by="priya", at=priya.now()))
    await machine.runs()
    await office.writes("/start", then="Who is reporting?")
    steps = [
        partial(office.presses, "Priya Shah", then="PIN"),
        partial(office.writes, PIN, then="what would you like to do?"),
        partial(office.presses, "Report a concern", then="Who is your concern about?"),
        partial(office.presses, "A child", then="What did you see or hear?"),
        partial(office.writes, WORDS, then=WORDS),
        partial(office.presses, "Send it now", then="✅ Recorded"),
    ]
    for step in steps:
        await machine.arm(failpoint)
        await step()
    await machine.comes_to_rest()
    await machine.rests()
    assert machine.kills
    shown = [one.text for one in office.phone.messages]
    assert PIN not in shown
    # Of a copy that Telegram took while the bot died nobody knows the number.
    assert len([text for text in shown if WORDS in text]) <= machine.kills
    [concern] = await machine.read(everything_reported)
    assert concern.reporter == "priya"
    heard_once(machine, maya, f"A new concern: {concern.reference}")
    assert await machine.read(_at_the_phone) is None
    await machine.read(all_is_sound)


@pytest.mark.parametrize("failpoint", STEPS)
async def test_between_the_two_who_close_it_nothing_is_lost(
    machine: Machine, failpoint: str
) -> None:
    maya = await machine.has("Maya Thompson", Role.MANAGER)
    carol = await machine.has("Carol Hughes", Role.CHAIR)
    priya = await machine.has("Priya Shah", Role.STAFF)
    await machine.runs()
    reference = await reports(priya, "A colleague")
    await opens(maya, reference)
    close = f"close.start:{reference}"
    await maya.does(lambda: maya.phone.press_data(f"inbox.give:{reference}/carol"), "Carol Hughes")
    await carol.hears(reference)
    steps = [
        partial(maya.does, lambda: maya.phone.press_data(close), "What came of it?"),
        partial(maya.presses, "Dealt with here", "Why can it be closed?"),
        partial(maya.writes, "Spoke with the LADO.", "What shall the reporter read?"),
        partial(maya.presses, "Thank you. It has been dealt with.", "has to confirm it"),
        partial(carol.hears, "proposes to close it"),
        partial(carol.does, lambda: carol.phone.press_data(f"inbox.open:{reference}"), WORDS),
        partial(carol.presses, "Confirm the closing", "losed"),
        partial(priya.hears, f"{reference}: closed."),
    ]
    for step in steps:
        await machine.arm(failpoint)
        await step()
    await machine.comes_to_rest()
    await machine.rests()
    assert machine.kills
    closed = await machine.read(partial(_of_kind, reference=reference, kind=Kind.CLOSED))
    assert len(closed) == 1
    assert (await machine.read(lambda tx: concerns.get(tx, reference))).state == "closed"
    heard_once(machine, priya, f"{reference}: closed.")
    heard_once(machine, carol, "proposes to close it. Please open it")
    await machine.read(all_is_sound)


@pytest.mark.parametrize("statement", [4, 12, 20, 28])
def test_a_ring_killed_while_clocks_are_told_tells_once(tmp_path: Path, statement: int) -> None:
    preschool = Preschool(tmp_path)
    maya = preschool.add(Role.MANAGER, "Maya Thompson")
    reference = complaint(preschool.add(Role.STAFF, "Priya Shah"))
    opened(maya, reference)
    late = preschool.now + timedelta(days=15)
    preschool.close()
    process = os.fork()
    if process == 0:
        _dies(tmp_path, late, statement)
    _, status = os.waitpid(process, 0)
    assert os.WTERMSIG(status) == signal.SIGKILL
    preschool = Preschool(tmp_path)
    preschool.now = late
    preschool.ring()
    preschool.ring()
    told = [str(letter.payload.get("text")) for letter in preschool.letters]
    assert len([text for text in told if reference in text and "overdue" in text]) == 1
    assert preschool.run(audit.first_broken) is None
    preschool.close()


def _dies(folder: Path, now: datetime, statement: int) -> None:
    """A ring that is killed after so many statements."""
    try:
        preschool = Preschool(folder)
        preschool.now = now
        failpoints.arm(f"after-statement:{statement}")
        preschool.ring()
    finally:
        os._exit(1)


def _of_kind(tx: Transaction, *, reference: str, kind: Kind) -> list[entries.Entry]:
    return [one for one in entries.of(tx, reference) if one.kind is kind]


def _at_the_phone(tx: Transaction) -> str | None:
    place = shared_phones.find(tx, "office")
    return place.reporter if place else None
