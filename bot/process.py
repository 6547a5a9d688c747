"""The bot as a process: signals tell it to stop, and commands ask it things."""

import asyncio
import logging
import signal

from pydantic import SecretStr

from bot import replies, store, version
from bot.clock import Clock
from bot.control import Control
from bot.pacing import Pace
from bot.refusal import Exit
from bot.service import Service, Wiring
from bot.settings import Settings
from policy.setting import Setting
from storage import health

log = logging.getLogger(__name__)


async def run(found: Settings, rules: Setting, token: SecretStr, key: SecretStr) -> Exit:
    """Until it is told to stop, or cannot go on; raises Refusal when it cannot begin."""
    clock = Clock()
    service = Service(_wiring(found, rules, token, key, clock))
    control = Control(found.storage.path, replies.of(service, rules, clock))
    starting = asyncio.create_task(service.start())
    await asyncio.sleep(0)  # from its first step on it can be told to end
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, service.end, Exit.DONE)
    with store.refused_plainly(found.storage):
        await starting
    try:
        await control.start()
        sqlite = await service.database.run(health.version)
        server = found.telegram.base_url
        log.info("%s with SQLite %s listens to %s", version.said(), sqlite, server)
        return await service.ended()
    finally:
        await control.stop()
        await service.stop()
        log.info("Stopped.")


def _wiring(
    found: Settings, rules: Setting, token: SecretStr, key: SecretStr, clock: Clock
) -> Wiring:
    return Wiring(
        token=token.get_secret_value(),
        base_url=found.telegram.base_url,
        database=found.storage.path,
        key=key.get_secret_value(),
        setting=rules,
        pace=Pace(found.telegram.messages_per_second, found.telegram.chat_messages_per_second),
        clock=clock,
    )
