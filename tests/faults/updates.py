"""Updates that come in another order than they were made, twice, or as nonsense."""

from typing import Any

from bot.rehearsal.server import Phone
from tests.stage import Stage

Json = dict[str, Any]


def recorded(stage: Stage) -> list[Json]:
    """Every update that Telegram hands out from now on."""
    found: list[Json] = []
    take = stage.world.updates.take

    def recording(offset: int, limit: int) -> list[Json]:
        served = take(offset, limit)
        found.extend(served)
        return served

    stage.world.updates.take = recording  # type: ignore[method-assign]
    return found


def taken_back(stage: Stage) -> list[Json]:
    """The updates that wait at Telegram, without their numbers; none waits any more."""
    waiting = stage.world.updates.take(0, 100)
    stage.world.updates.drop()
    return [{name: part for name, part in one.items() if name != "update_id"} for one in waiting]


def unreadable(phone: Phone, **content: Any) -> Json:
    """A message from this phone whose number is not one."""
    sender = {"id": phone.id, "is_bot": False, "first_name": phone.person.first_name}
    return {"message": {"message_id": "?", "chat": phone.chat, "from": sender, **content}}
