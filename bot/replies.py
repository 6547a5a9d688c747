"""What the running bot answers to a command that asks it."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from telegram.error import TelegramError

from bot import claims, facts
from bot.clock import Clock
from bot.control import Answer
from bot.refusal import Refusal
from bot.service import Service
from policy.setting import Setting


def of(service: Service, setting: Setting, clock: Clock) -> Mapping[str, Answer]:
    """The answers by what is asked."""
    begun_at = clock.now().isoformat()

    async def check(question: dict[str, Any]) -> dict[str, Any]:
        return asdict(await facts.soundness(service.database))

    async def status(question: dict[str, Any]) -> dict[str, Any]:
        return asdict(await service.database.run(facts.standing)) | {"begun_at": begun_at}

    async def claim(question: dict[str, Any]) -> dict[str, Any]:
        try:
            me = await service.telegram.me()
        except TelegramError:
            raise Refusal("Telegram does not answer the running bot. Try again later.") from None
        return await claims.answer(
            service.database,
            setting,
            clock,
            str(me["username"]),
            name=str(question["name"]),
            another=question["another"] is True,
        )

    return {"check": check, "status": status, "claim": claim}
