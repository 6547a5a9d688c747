"""Faults 13, 14, 16, 18, 23 to 27: Telegram refuses, hangs or forgets; people hear the truth."""

import json
from datetime import timedelta

import pytest

from bot import outcomes
from bot.changes import REPEAT
from bot.rehearsal.server import Fault
from storage import audit, outbox
from storage.transaction import Row, Transaction
from tests.stories.conftest import Cast

WORDS = "He said that his uncle hits him."
ALARM = "🔴 A child is in danger now"
OFTEN = {500: 30, 502: 30, 429: 6}  # Telegram lets nobody wait for less than a second


async def alarms(cast: Cast) -> str:
    """Priya alarms the manager and the deputy; her reference."""
    await cast.priya.writes("/concern")
    cast.priya.phone.press(ALARM)
    await heard(cast, "priya", "Ring 999 now")
    return cast.priya.hears("Reference C-").text.partition("Reference ")[2][:7]


async def heard(cast: Cast, who: str, *words: str) -> None:
    """Wait until they have heard it, though the bot has not come to rest."""
    somebody = getattr(cast, who)

    async def has() -> bool:
        return any(all(word in one.text for word in words) for one in somebody.said)

    await cast.stage.until(has)


async def rings(cast: Cast, **by: float) -> None:
    """Move the clock, and let it ring, though the bot has not come to rest."""
    cast.stage.clock.forward(timedelta(**by))
    await cast.stage.service.ring()


async def health(cast: Cast) -> str:
    """What the health file says now."""
    await cast.stage.service._watchdog.look()
    file = cast.stage.database_path.with_name("preschool.db.health")
    return str(json.loads(file.read_text(encoding="utf-8"))["state"])


async def test_a_wait_of_hours_for_the_manager_is_the_deputy_s_alarm_within_a_minute(
    cast: Cast,
) -> None:
    """Fault 14, for an ordinary concern: nobody else has been told of it yet."""
    cast.stage.world.faults.add(
        Fault(method="sendMessage", chat=cast.maya.phone.id, status=429, retry_after=10_072)
    )
    await cast.priya.writes("/concern")
    await cast.priya.presses("A child")
    await cast.priya.writes(WORDS)
    cast.priya.phone.press("Send it now")
    await heard(cast, "priya", "Telegram cannot reach Maya Thompson (manager)", "within 60 seconds")
    await rings(cast, seconds=60)
    await heard(cast, "dan", "A new concern", "cannot be reached")
    await heard(cast, "priya", "I have now told Dan Price (deputy)")
    await heard(cast, "priya", "delivered to Dan Price (deputy)")


async def test_an_alarm_that_may_have_arrived_says_so_when_it_comes_again(cast: Cast) -> None:
    """Fault 16."""
    cast.stage.world.faults.add(
        Fault(
            method="sendMessage",
            chat=cast.maya.phone.id,
            after_accepting=True,
            drop_connection=True,
        )
    )
    reference = await cast.priya.reports_a_concern(WORDS)
    first, again = [one.text for one in cast.maya.said if reference in one.text]
    assert again == first + REPEAT


async def test_what_telegram_cannot_read_goes_as_plain_words(cast: Cast) -> None:
    """Fault 25."""
    cast.stage.world.faults.add(
        Fault(
            method="sendMessage",
            chat=cast.maya.phone.id,
            status=400,
            description="Bad Request: can't parse entities: unexpected end",
        )
    )
    reference = await cast.priya.reports_a_concern(WORDS)
    cast.maya.hears("A new concern", reference)
    await cast.maya.writes("/inbox")
    await cast.maya.presses(reference)
    cast.maya.hears(WORDS)


@pytest.mark.parametrize(
    "no",
    [
        Fault(status=400, description="Bad Request: chat not found", times=None),
        Fault(status=403, description="Forbidden: user is deactivated", times=None),
    ],
    ids=["no chat", "deleted account"],
)
async def test_a_manager_who_is_gone_costs_a_minute(cast: Cast, no: Fault) -> None:
    """Faults 23 and 27: the deputy hears of it, and whoever reported it knows."""
    no.chat, no.method = cast.maya.phone.id, "sendMessage"
    cast.stage.world.faults.add(no)
    reference = await cast.priya.reports_a_concern(WORDS)
    cast.priya.hears(f"{reference}: Telegram cannot reach Maya Thompson (manager)")
    await cast.stage.forward(seconds=60)
    cast.dan.hears("A new concern", reference)
    assert await health(cast) == "well"
    calls = [call for call in cast.stage.world.calls if call.chat_id == cast.maya.phone.id]
    assert len(calls) <= 2
    await cast.dan.presses(f"Open {reference}")
    cast.priya.hears(f"{reference}: opened by Dan Price (deputy)")


async def test_with_nobody_in_reach_it_alarms_the_console_and_tries_for_ever(
    cast: Cast, caplog: pytest.LogCaptureFixture
) -> None:
    """Fault 24."""
    for somebody in (cast.maya, cast.dan, cast.carol):
        somebody.phone.blocked = True
    reference = await alarms(cast)
    await cast.stage.settles()
    cast.priya.hears(reference, "Telegram cannot reach", "Please ring now", "999", "01632 960 145")
    assert await health(cast) == "alarm"
    said = [record.getMessage() for record in caplog.records if record.levelname == "CRITICAL"]
    assert "An urgent message cannot be delivered to one of its people." in said
    assert not [line for line in said if reference in line or "Maya" in line]
    for _ in range(30):
        await cast.stage.forward(days=1)
    cast.carol.phone.blocked = False
    await cast.stage.settles()
    await cast.stage.forward(minutes=11)
    cast.carol.hears("URGENT", reference)
    cast.priya.hears(f"{reference}: delivered to Carol Hughes (chair of the committee)")
    assert await health(cast) == "well"


@pytest.mark.parametrize("status", OFTEN)
async def test_thirty_days_of_trouble_and_the_alarm_still_arrives(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, status: int
) -> None:
    """No alert expires, and none is given up for having been tried often."""
    monkeypatch.setattr(outcomes, "LONGEST_URGENT_PAUSE", 0.1)
    trouble = Fault(method="sendMessage", status=status, retry_after=0, times=None)
    for somebody in (cast.maya, cast.dan, cast.carol):
        cast.stage.world.faults.add(Fault(**vars(trouble) | {"chat": somebody.phone.id}))
    reference = await alarms(cast)
    for _ in range(30):
        await rings(cast, days=1)

    async def tried_often() -> bool:
        return sum(call.status == status for call in cast.stage.world.calls) > OFTEN[status]

    await cast.stage.until(tried_often)
    cast.stage.world.faults.clear()
    await cast.stage.settles()
    for somebody in (cast.maya, cast.dan, cast.carol):
        somebody.hears("URGENT", reference)
    assert await cast.stage.run(outbox.counts) == {}


async def test_after_a_day_without_the_bot_everybody_is_told(cast: Cast) -> None:
    """Fault 18."""
    await cast.priya.writes("/start")
    await cast.stage.stops_the_bot()
    cast.priya.phone.send_text("Lost at Telegram")
    cast.stage.clock.forward(timedelta(hours=25))
    await cast.stage.starts_the_bot()
    for who in ("maya", "dan", "carol", "priya", "tom"):
        await heard(cast, who, "I was cut off from", "may be lost", "send it again", "999")
    assert len(await cast.stage.run(_outages)) == 1
    await cast.stage.stops_the_bot()
    await cast.stage.starts_the_bot()
    await cast.stage.settles()
    assert len([one for one in cast.tom.said if "I was cut off" in one.text]) == 1


def _outages(tx: Transaction) -> list[Row]:
    return [entry for entry in audit.entries(tx, subject="") if entry["action"] == "offline"]
