import asyncio
import re
import signal
import time
from pathlib import Path

import aiohttp
import pytest

from bot.rehearsal.server import Fault, LocalTelegram
from tests.bot.commands.conftest import KEY, TOKEN, Program

LINE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ [A-Z]+ [a-z._]+: .+")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_it_stops_when_told_to_and_says_what_it_was(program: Program, number: int) -> None:
    process = await program.start("run")
    assert process.stderr is not None
    lines = [(await process.stderr.readline()).decode() for _ in range(3)]
    begun = next(line for line in lines if "listens to" in line)
    assert re.search(r"preschool-bot \S+ \(Python \S+\) with SQLite 3\.\S+ listens to http", begun)
    before = time.monotonic()
    ended = await program.end(process, by=number)
    assert time.monotonic() - before < 15
    assert ended.code == 0
    assert all(LINE.fullmatch(line) for line in "".join([*lines, ended.err]).splitlines())
    assert not (program.data / "preschool-bot.db.control").exists()


async def test_it_stops_when_told_to_while_telegram_keeps_it_waiting(
    program: Program, world: LocalTelegram
) -> None:
    world.faults.add(Fault(method="getMe", delay=20.0))
    process = await program.start("run")
    for _ in range(200):
        if any(call.method == "getMe" for call in world.calls):
            break
        await asyncio.sleep(0.1)
    before = time.monotonic()
    ended = await program.end(process, by=signal.SIGTERM)
    assert time.monotonic() - before < 15
    assert ended.code == 0


async def test_a_second_start_on_the_same_data_is_refused_at_once(program: Program) -> None:
    process = await program.running()
    before = time.monotonic()
    second = await program("run")
    assert time.monotonic() - before < 15
    assert second.code == 4
    assert second.err == (
        f"Another preschool-bot (process {process.pid}) is using {program.database} already.\n"
    )
    assert (await program.end(process, by=signal.SIGTERM)).code == 0


async def test_two_names_of_one_database_are_one_database(program: Program) -> None:
    process = await program.running()
    (program.folder / "other").symlink_to(program.data)
    program.set("STORAGE__PATH", "other/preschool-bot.db")
    assert (await program("run")).code == 4
    await program.end(process, by=signal.SIGTERM)


async def test_after_a_kill_it_starts_again(program: Program) -> None:
    killed = await program.running()
    await program.end(killed, by=signal.SIGKILL)
    again = await program.running()
    status = await program("status")
    assert "running since" in status.out
    assert (await program.end(again, by=signal.SIGTERM)).code == 0


async def test_another_poller_ends_it_with_a_code_of_its_own(
    program: Program, world: LocalTelegram
) -> None:
    process = await program.running()
    async with aiohttp.ClientSession() as session:
        for _ in range(30):  # the first may come between two polls of the bot
            if process.returncode is None:
                await session.get(f"{world.address}/bot{TOKEN}/getUpdates?timeout=1")
    ended = await program.end(process)
    assert ended.code == 3
    assert "Another program reads this bot's messages" in ended.err


async def test_no_secret_is_in_what_others_can_see_of_it(program: Program) -> None:
    process = await program.running("--verbose")
    folder = Path("/proc") / str(process.pid)
    if not await asyncio.to_thread(folder.exists):
        pytest.skip("needs /proc")
    arguments, limits = await asyncio.to_thread(_seen, folder)
    await program.end(process, by=signal.SIGTERM)
    assert arguments.endswith("-m\0bot\0run\0--verbose\0")
    assert re.search(r"Max core file size +0 +0 ", limits)


def _seen(folder: Path) -> tuple[str, str]:
    return (folder / "cmdline").read_text(), (folder / "limits").read_text()


@pytest.mark.parametrize(
    "fault",
    [
        Fault(method="getUpdates", status=401, description=f"canary {TOKEN}", times=99),
        Fault(method="getUpdates", status=500, body=f"<html>canary {KEY}</html>", times=99),
        Fault(method="getUpdates", body='{"ok": true, "result": [{"canary": ', times=99),
        Fault(method="getUpdates", body='{"ok": true, "result": ["canary", 3, {}]}', times=99),
        Fault(method="getUpdates", drop_connection=True, times=99),
    ],
)
async def test_trouble_with_telegram_puts_no_secret_into_the_log(
    program: Program, world: LocalTelegram, fault: Fault
) -> None:
    world.faults.add(fault)
    process = await program.running("--verbose")
    await asyncio.sleep(0.5)
    ended = await program.end(process, by=signal.SIGTERM)
    assert ended.code == 0
    assert "canary" not in ended.err
    assert all(LINE.fullmatch(line) for line in ended.err.splitlines())


async def test_without_telegram_it_stays_up_and_says_since_when(
    program: Program, world: LocalTelegram
) -> None:
    await world.stop()
    process = await program.running()
    status = await program("status")
    check = await program("check")
    await program.end(process, by=signal.SIGTERM)
    assert "wrong   Telegram    offline since" in status.out.splitlines()[0]
    assert status.code == 1
    assert "cannot be reached" in check.out


async def test_without_the_bank_holidays_it_runs_and_says_so(program: Program) -> None:
    (program.folder / "sitecustomize.py").write_text(
        "from bot import closed_days\nclosed_days.ALMANAC = closed_days.ALMANAC / 'not there'\n"
    )
    program.environment["PYTHONPATH"] += f":{program.folder}"
    process = await program.start("run")
    assert process.stderr is not None
    first = (await process.stderr.readline()).decode()
    then = [await process.stderr.readline() for _ in range(2)]
    assert any(b"Reading the messages" in line for line in then)
    status, check = await program("status"), await program("check")
    ended = await program.end(process, by=signal.SIGTERM)
    assert ended.code == 0
    assert LINE.fullmatch(first.rstrip())
    assert "The bank holidays are not known (the almanac ended with 2): reminders" in first
    assert "The bank holidays" not in ended.err
    assert "better  holidays    it knows none of ENG: see check" in status.out
    assert "better  holidays    reminders may come on those of ENG: not known" in check.out
