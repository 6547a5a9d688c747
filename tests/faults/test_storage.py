"""Faults 35 to 38 and 44: a full, locked, read-only or damaged disk, and work that is cancelled."""

import asyncio
import signal
from collections.abc import Awaitable, Callable

import pytest

from bot.refusal import Exit
from policy.roles import Role
from storage import audit, entries
from tests.bot.trouble import takes_nothing
from tests.faults.machine import Machine
from tests.faults.whole_story import everything_reported
from tests.stage import KEY, Somebody, Stage
from tests.stories.conftest import Cast

WORDS = "He said it again. " * 200
NOT_STORED = "could not be stored"


@pytest.mark.parametrize("trouble", ["full", "read-only", "locked"])
async def test_what_cannot_be_stored_is_said_at_once_and_stored_later(
    cast: Cast, trouble: str
) -> None:
    """Faults 35 to 37: Telegram keeps it, its sender rings, and it is recorded once, in order."""
    stage, una = cast.stage, await cast.stage.has("Una Reed", Role.STAFF)
    staff = [cast.priya, cast.tom, una]
    typed = {one.name: [f"{one.name}, part {part}. {WORDS}" for part in range(4)] for one in staff}
    for somebody in staff:
        await somebody.writes("/concern")
        await somebody.presses("A child")
    async with takes_nothing(stage.service.database, stage.database_path, KEY, trouble):
        for somebody in staff:
            for words in typed[somebody.name]:
                somebody.phone.send_text(words)
            await stage.until(_heard(somebody, NOT_STORED))
            somebody.hears(NOT_STORED, "ring 01632 960 123 now", "ring 999")
        assert len(stage.world.updates) > len(staff)
    await stage.settles()
    for somebody in staff:
        assert len([one for one in somebody.said if NOT_STORED in one.text]) == 1
        await somebody.presses("Send it now")
        reference = somebody.reference()
        cast.maya.hears("A new concern", reference)
        assert await _words_of(stage, reference) == "\n".join(typed[somebody.name])
    assert len(await stage.run(everything_reported)) == len(staff)
    assert await stage.run(audit.first_broken) is None
    assert stage.service.database.head.read() == await stage.run(audit.end)


def _heard(somebody: Somebody, words: str) -> Callable[[], Awaitable[bool]]:
    async def has() -> bool:
        return any(words in one.text for one in somebody.said)

    return has


async def _words_of(stage: Stage, reference: str) -> str:
    kept = await stage.run(lambda tx: entries.of(tx, reference))
    [words] = [one.words for one in kept if one.topic == "words"]
    return str(words)


async def test_cancelled_at_any_moment_a_concern_is_there_whole_or_not_at_all(cast: Cast) -> None:
    """Fault 44: whoever waits for the store is cancelled; what it does is finished or undone."""
    stage, priya = cast.stage, cast.priya
    for moment in range(12):
        priya.phone.send_text("/concern")
        priya.phone.press_data("concern.about:child")
        priya.phone.send_text(f"Number {moment}. {WORDS[:500]}")
        priya.phone.press_data("concern.send")
        await asyncio.sleep(moment / 1000)
        await stage.stops_the_bot()
        await stage.starts_the_bot()
        await stage.settles()
    reported = await stage.run(everything_reported)
    assert len(reported) == 12
    for number, concern in enumerate(reported):
        assert (await _words_of(stage, concern.reference)).startswith(f"Number {number}.")
    assert await stage.run(audit.first_broken) is None


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        ("a page", "The database is damaged"),
        ("the beginning", "cannot be read with this key, or its beginning is damaged"),
        ("the log", "ends before its head file says"),
    ],
)
async def test_damage_stops_the_start_with_one_clear_line(
    machine: Machine, damage: str, said: str
) -> None:
    """Fault 38: nothing is repaired silently, and the newest copy is named."""
    priya = await machine.has("Priya Shah", Role.STAFF)
    await machine.has("Maya Thompson", Role.MANAGER)
    copy = machine.folder / f"{machine.database.name}.before-0002"
    copy.write_bytes(machine.database.read_bytes())
    await machine.runs()
    for words in ("I saw something.", "I saw more."):
        await priya.writes("/concern", then="Who is your concern about?")
        await priya.presses("A child", then="What did you see or hear?")
        await priya.writes(words, then=words)
        await priya.presses("Send it now", then="Your reference is ")
    await machine.comes_to_rest()
    await machine.rests(signal.SIGKILL)
    wal = machine.database.with_name(f"{machine.database.name}-wal")
    assert wal.stat().st_size
    if damage == "the log":
        wal.unlink()
    else:
        await machine.read(lambda tx: None)  # takes the log in
        data = bytearray(machine.database.read_bytes())
        place = 4096 * 5 + 100 if damage == "a page" else 20
        data[place : place + 8] = b"\0" * 8
        machine.database.write_bytes(data)
    before = machine.database.read_bytes()
    assert await machine.tries() == Exit.DATABASE
    [line] = machine.log.splitlines()[-1:]
    assert said in line
    assert copy.name in line or damage == "the log"
    assert machine.database.read_bytes() == before
