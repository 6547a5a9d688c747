"""How far we came, and what was seen before."""

from datetime import timedelta
from functools import partial

from storage import intake
from storage.database import Database
from storage.transaction import Transaction
from tests.storage.conftest import NOW


def comes(tx: Transaction, update_id: int, key: str) -> bool:
    return intake.is_new(tx, update_id=update_id, natural_key=key, at=NOW)


async def test_the_same_update_is_new_once(database: Database) -> None:
    assert await database.run(partial(comes, update_id=7, key="m:1:1:0"))
    assert not await database.run(partial(comes, update_id=7, key="m:1:1:0"))


async def test_the_same_id_with_another_content_is_new(database: Database) -> None:
    """Telegram begins at a random number after a quiet week, also at one that was used before."""
    assert await database.run(partial(comes, update_id=7, key="m:1:1:0"))
    assert await database.run(partial(comes, update_id=7, key="m:2:9:0"))
    assert not await database.run(partial(comes, update_id=7, key="m:2:9:0"))


async def test_what_was_seen_is_forgotten_after_days(database: Database) -> None:
    await database.run(partial(comes, update_id=7, key="m:1:1:0"))
    await database.run(partial(intake.forget_seen, before=NOW + timedelta(days=3)))
    assert await database.run(partial(comes, update_id=7, key="m:1:1:0"))


async def test_the_offset_is_what_was_kept_last_even_when_lower(database: Database) -> None:
    assert await database.run(intake.next_offset) is None
    await database.run(partial(intake.advance, next_offset=900))
    await database.run(partial(intake.advance, next_offset=17))
    assert await database.run(intake.next_offset) == 17
