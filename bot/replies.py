"""What the running bot answers to a command that asks it."""

import shutil
from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Any

from telegram.error import TelegramError

from bot import claims, facts, lettering, spreadsheets, watchdog
from bot.clock import Clock
from bot.control import Answer
from bot.refusal import Refusal
from bot.service import Service
from handlers.dialogue.turn import Occasion
from policy.setting import Setting
from storage.errors import StorageFailed


def of(service: Service, setting: Setting, clock: Clock) -> Mapping[str, Answer]:
    """The answers by what is asked."""
    begun_at = clock.now().isoformat()

    async def check(question: dict[str, Any]) -> dict[str, Any]:
        return asdict(await facts.soundness(service.database))

    async def status(question: dict[str, Any]) -> dict[str, Any]:
        room = shutil.disk_usage(service.database.head.path.parent).free
        progress = replace(service.progress(), free_bytes=room)
        since = progress.offline_since
        doing = {
            "begun_at": begun_at,
            "state": watchdog.state(progress),
            "offline_since": since.isoformat() if since else None,
            "bank_holidays": setting.place.bank_holidays,
        }
        try:
            standing = await service.database.run(facts.standing)
        except StorageFailed:  # what hinders it is what the asker wants to know
            return {"doing": doing | {"state": "storage failing"}}
        return {"doing": doing, "standing": asdict(standing)}

    async def claim(question: dict[str, Any]) -> dict[str, Any]:
        return await claims.answer(
            service.database,
            setting,
            clock,
            await _username(service),
            name=str(question["name"]),
            another=question["another"] is True,
        )

    families = _of_families(service, setting, clock)
    return {"check": check, "status": status, "claim": claim, **families}


def _of_families(service: Service, setting: Setting, clock: Clock) -> Mapping[str, Answer]:
    async def import_(question: dict[str, Any]) -> dict[str, Any]:
        return await service.database.run(
            lambda tx: spreadsheets.answer(Occasion(tx, clock.now(), setting), question)
        )

    async def letters(question: dict[str, Any]) -> dict[str, Any]:
        bot_name = await _username(service)
        return await service.database.run(
            lambda tx: lettering.answer(Occasion(tx, clock.now(), setting, bot_name), question)
        )

    return {"import": import_, "letters": letters}


async def _username(service: Service) -> str:
    """The bot's own name; raises Refusal."""
    try:
        me = await service.telegram.me()
    except TelegramError:
        raise Refusal("Telegram does not answer the running bot. Try again later.") from None
    return str(me["username"])
