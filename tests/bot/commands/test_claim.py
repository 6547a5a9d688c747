import asyncio
import signal

import pytest

from bot.control import Control
from bot.lock import locked
from bot.rehearsal.server import Fault, LocalTelegram, Phone
from tests.bot.commands.conftest import Program

LINK = "https://t.me/orleton_rehearsal_bot?start="


@pytest.fixture
def carol(world: LocalTelegram) -> Phone:
    return world.add_phone(1001, "Carol", "Hughes")


async def hears(phone: Phone, words: str) -> None:
    """Wait until the phone shows the words."""
    for _ in range(100):
        if any(words in message.text for message in phone.messages):
            return
        await asyncio.sleep(0.1)
    raise AssertionError([message.text for message in phone.messages])


async def test_from_the_environment_alone_to_the_first_manager(
    program: Program, carol: Phone
) -> None:
    """Claimed before the first start, opened after it; the claim cannot be repeated then."""
    claimed = await program("claim", "--name", "Carol Hughes")
    assert claimed.code == 0
    assert claimed.out.startswith(LINK)
    assert len(claimed.out.strip()) == len(LINK) + 43
    assert "Open this link on Carol Hughes's phone" in claimed.err
    running = await program.running()
    carol.send_text(f"/start {claimed.out.strip().removeprefix(LINK)}")
    await hears(carol, "You are confirmed as: manager")
    again = await program("claim")
    assert again.code == 1
    assert again.out == ""
    assert again.err.startswith("A manager is in place already")
    assert again.err.count("\n") == 1
    assert (await program("claim", "--another", "--name", "Dan")).code == 0
    ended = await program.end(running, by=signal.SIGTERM)
    assert "Carol" not in ended.err
    assert (await program("claim")).code == 1


async def test_while_the_bot_runs_its_own_secrets_are_enough(
    program: Program, carol: Phone
) -> None:
    running = await program.running()
    program.unset("TELEGRAM__TOKEN", "STORAGE__KEY")
    claimed = await program("claim")
    carol.send_text(f"/start {claimed.out.strip().removeprefix(LINK)}")
    await hears(carol, "Hello Manager")
    await program.end(running, by=signal.SIGTERM)


async def test_claims_at_the_same_time_follow_one_another(program: Program) -> None:
    """Three of them and a bot that starts among them: nobody is refused, and nothing is torn."""
    starting = asyncio.create_task(program.running())
    claims = await asyncio.gather(*(program("claim") for _ in range(3)))
    running = await starting
    assert [claim.code for claim in claims] == [0, 0, 0]
    assert len({claim.out for claim in claims}) == 3
    await program.end(running, by=signal.SIGTERM)
    assert "right   audit log   3 entries, unbroken" in (await program("check")).out


async def test_a_bot_that_starts_waits_for_a_command_that_is_at_work(program: Program) -> None:
    with locked(program.database):
        starting = asyncio.create_task(program.running())
        await asyncio.sleep(2)
        assert not starting.done()
    await program.end(await starting, by=signal.SIGTERM)


async def test_when_the_data_stays_in_use_it_is_refused(program: Program) -> None:
    with locked(program.database):
        claimed = await program("claim")
    assert claimed.code == 4
    assert "is using" in claimed.err


async def test_a_bot_that_does_not_understand_is_told(program: Program) -> None:
    program.data.mkdir()
    program.database.touch()
    control = Control(program.database, {})
    await control.start()
    claimed = await program("claim")
    await control.stop()
    assert claimed.code == 1
    assert "does not know this question" in claimed.err


@pytest.mark.parametrize("name", ["", "two\nlines", "x" * 101])
async def test_a_name_that_is_none_is_refused(program: Program, name: str) -> None:
    claimed = await program("claim", "--name", name)
    assert claimed.code == 2
    assert claimed.err == "--name: Please write a name of 1 to 100 letters.\n"


async def test_without_telegram_nothing_is_made(program: Program, world: LocalTelegram) -> None:
    world.faults.add(Fault(method="getMe", status=401, description="Unauthorized"))
    rejected = await program("claim")
    await world.stop()
    offline = await program("claim")
    assert (rejected.code, offline.code) == (1, 1)
    assert "does not accept the token" in rejected.err
    assert "cannot be reached" in offline.err
    assert not program.database.exists()
