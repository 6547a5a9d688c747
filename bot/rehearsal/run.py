"""Runs the rehearsal: the real bot, a local Telegram and everybody's phones on one page, in one
process.
"""

import asyncio
import contextlib
import secrets
import signal
import sys
import tempfile
import webbrowser
from datetime import datetime
from functools import partial
from pathlib import Path

from bot import closed_days, console
from bot.clock import Clock
from bot.pacing import Pace
from bot.rehearsal import accounts, cast
from bot.rehearsal.passing import Passing
from bot.rehearsal.server import LocalTelegram
from bot.service import Service, Wiring
from policy.setting import Setting
from storage.database import Database

PORT = 8480


def rehearse(port: int = PORT, *, browser: bool = True, begins: datetime | None = None) -> int:
    """Run until Ctrl-C and return the exit code; nothing is kept. `begins`: what the clock says at
    first, in the setting's time zone unless it names its own.
    """
    setting = closed_days.with_bank_holidays(cast.SETTING)
    clock = Clock()
    if begins:
        at = begins if begins.tzinfo else begins.replace(tzinfo=setting.place.zone)
        clock.forward(at - clock.now())
    return asyncio.run(_rehearse(setting, port, browser, clock))


async def _rehearse(setting: Setting, port: int, browser: bool, clock: Clock) -> int:
    with tempfile.TemporaryDirectory(prefix="rehearsal-") as folder:
        world = LocalTelegram(clock, name=setting.place.name)
        cast.hand_out_phones(world)
        try:
            await world.start(port)
        except OSError:
            await world.start(0)  # something else has the usual port
        wiring = _wiring(setting, world, clock, Path(folder))
        await _enrol(wiring)
        service = Service(wiring)
        passing = Passing(world, clock, service)
        world.on_forward = passing.forward
        try:
            await _play(world, service, passing, browser)
        finally:
            passing.end()
            await service.stop()
            await world.stop()
    return 0


async def _enrol(wiring: Wiring) -> None:
    database = await Database.open(wiring.database, wiring.key)
    at = wiring.clock.now()
    await database.run(partial(cast.enrol, at=at))
    await database.run(partial(accounts.register, setting=wiring.setting, at=at))
    await database.close()


async def _play(world: LocalTelegram, service: Service, passing: Passing, browser: bool) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    await service.start()
    await passing.ring()
    await _greet(world)
    console.say(f"The rehearsal is at {world.address}/ – Ctrl-C ends it.")
    if browser and sys.stdout.isatty():
        with contextlib.suppress(webbrowser.Error):
            webbrowser.open(f"{world.address}/")
    await stop.wait()


async def _greet(world: LocalTelegram) -> None:
    """Everybody presses Start and reads the menu and what came before it, so that the first unread
    message is a new one.
    """
    phones = [world.phone(member.phone) for member in cast.CAST if member.role]
    for phone in phones:
        phone.read()
        phone.start()
    for _ in range(100):
        if all(phone.unread for phone in phones):
            break
        await asyncio.sleep(0.05)
    for phone in phones:
        phone.read()


def _wiring(setting: Setting, world: LocalTelegram, clock: Clock, folder: Path) -> Wiring:
    return Wiring(
        token="1:rehearsal",
        base_url=world.address,
        database=folder / "rehearsal.db",
        key=secrets.token_hex(32),
        setting=setting,
        clock=clock,
        # One visitor plays everybody, and a quarter passes in seconds: nobody waits their turn.
        pace=Pace(overall=0, per_chat=0),
        on_happening=partial(_tell, world),
    )


def _tell(world: LocalTelegram, step: str, words: str) -> None:
    """What the bot says it does; what was delivered, and to whom, the phones tell themselves."""
    if step != "delivered":
        world.happened(step, words)
