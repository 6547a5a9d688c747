"""A long record is handed on by the running bot, while others write to it."""

from __future__ import annotations

import asyncio
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from asyncio.subprocess import Process
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

from bench.contestants import TOKEN, Surroundings
from bench.families.figures import OURS, WHOLE, Figure
from bench.families.preschool import DATABASE, KEY
from bench.ours import OURS as BOT
from bench.reports import record
from bench.reports.weighing import weighed
from bench.server import ROOT
from bench.updates import FIRST_PERSON
from bench.visit import STOP_SECONDS, Shortfall
from bot.clock import Clock
from bot.rehearsal.server import LocalTelegram, Phone

LONGEST = 100.0
LOOKED_AT_EVERY = 0.002
ASKED_EVERY = 0.2
PURPOSE, RECIPIENT = "Children’s services", "Anna Jones, social worker"
SEND = "Make it and send it to me"


def measured(*, items: int, megabytes: int) -> Iterator[Figure]:
    """From the last press until every file has arrived; beside it, the same made as one would
    first, by a program that has nothing else to do.
    """
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        database = Path(folder) / DATABASE
        asyncio.run(record.keep(database, items=items, megabytes=megabytes))
        seconds, most, answers = asyncio.run(_run(database, megabytes))
        yield "record.seconds", OURS, seconds
        yield "record.memory", OURS, most
        yield "record.answer.median", OURS, statistics.median(answers) * 1000
        yield "record.answer.slowest", OURS, max(answers) * 1000
        whole = _in_one_piece(database)
        yield "record.seconds", WHOLE, whole["seconds"]
        yield "record.memory", WHOLE, whole["megabytes"]


async def _run(database: Path, megabytes: int) -> tuple[float, float, list[float]]:
    world = LocalTelegram(Clock(), TOKEN)
    await world.start()
    try:
        manager, *staff = [_phone(world, number) for number in range(1 + record.STAFF)]
        async with _running(world, database) as process:
            await _until(lambda: all(any(m.from_bot for m in one.messages) for one in staff))
            await _ask_for_it(manager)
            with weighed(process.pid) as scales:
                began = time.monotonic()
                manager.press(SEND)
                asking = asyncio.create_task(_ask(staff))
                try:
                    await _until(lambda: _arrived(manager) >= megabytes * record.MEGABYTE)
                    seconds = time.monotonic() - began
                finally:
                    asking.cancel()
            answers = await asking
    finally:
        await world.stop()
    return seconds, scales.most, answers


async def _ask_for_it(manager: Phone) -> None:
    manager.press_data(f"handon.start:c.{record.CHILD}")
    await _until(lambda: _sees(manager, PURPOSE))
    manager.press(PURPOSE)
    await _until(lambda: "Who will have it?" in manager.messages[-1].text)
    manager.send_text(RECIPIENT)
    await _until(lambda: _sees(manager, SEND))


async def _ask(staff: list[Phone]) -> list[float]:
    """One after the other asks for their reports, until the record is there; how long each waits
    for the answer.
    """
    taken: list[float] = []
    try:
        while True:
            for one in staff:
                began = time.monotonic()
                asked = one.send_text("/mine")
                await _until(partial(_is_answered, one, asked))
                taken.append(time.monotonic() - began)
                await asyncio.sleep(ASKED_EVERY)
    except asyncio.CancelledError:
        return taken


@asynccontextmanager
async def _running(world: LocalTelegram, database: Path) -> AsyncIterator[Process]:
    settings = BOT.environment(Surroundings(world.address, database.parent, paced=False))
    settings |= {"PRESCHOOL_BOT_STORAGE__PATH": str(database), "PRESCHOOL_BOT_STORAGE__KEY": KEY}
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, *BOT.command),
        env={**os.environ, "PYTHONPATH": str(ROOT), **settings},
        cwd=database.parent,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        process.terminate()
        try:
            await asyncio.wait_for(process.wait(), STOP_SECONDS)
        except TimeoutError:
            process.kill()
            await process.wait()


def _in_one_piece(database: Path) -> dict[str, float]:
    told = subprocess.run(
        [sys.executable, "-m", "bench.reports.in_one_piece", str(database.parent)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    if told.returncode:
        raise Shortfall(f"the record in one piece was not made: {told.stderr[-300:]}")
    found: dict[str, float] = json.loads(told.stdout)
    return found


def _phone(world: LocalTelegram, number: int) -> Phone:
    phone = world.add_phone(FIRST_PERSON + number, f"Person {number}")
    phone.send_text("/start")
    return phone


def _is_answered(phone: Phone, asked: int) -> bool:
    return any(message.from_bot and message.id > asked for message in phone.messages)


def _sees(phone: Phone, label: str) -> bool:
    return any(label in message.labels for message in phone.messages)


def _arrived(phone: Phone) -> int:
    """Bytes of all the files that it was sent."""
    return sum(message.file.size for message in phone.messages if message.file)


async def _until(happened: Callable[[], bool]) -> None:
    until = time.monotonic() + LONGEST
    while not happened():
        if time.monotonic() > until:
            raise Shortfall(f"the record was not there within {LONGEST:.0f} s")
        await asyncio.sleep(LOOKED_AT_EVERY)
