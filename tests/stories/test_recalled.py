"""What is on its way to somebody whose access ends does not arrive."""

from bot.rehearsal.server import Fault
from storage.transaction import Transaction
from tests.stories.conftest import Cast

WORDS = "A picture of Ffion on the village page."


async def test_content_on_its_way_to_somebody_whose_access_ends_never_arrives(cast: Cast) -> None:
    stage, dan = cast.stage, cast.dan
    reference = await cast.priya.reports_a_concern(WORDS)
    await stage.forward(minutes=61)
    dan.hears("It is waiting")
    busy = Fault(method="sendMessage", chat=dan.phone.id, status=429, retry_after=3, times=1)
    stage.world.faults.add(busy)
    dan.phone.press_data(f"inbox.open:{reference}")

    async def content_was_refused() -> bool:
        return any(call.status == 429 for call in stage.world.calls)

    await stage.until(content_was_refused)
    cast.maya.phone.press_data("people.end:dan")
    await stage.settles()
    dan.hears("Your access here has ended")
    dan.never_hears(WORDS)
    assert await stage.run(_words_left) == 0


def _words_left(tx: Transaction) -> int:
    return int(
        tx.value(
            "SELECT count(*) AS number FROM outbox WHERE payload LIKE :like", like=f"%{WORDS}%"
        )
    )
