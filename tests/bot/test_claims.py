from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from bot import claims
from bot.clock import Clock
from bot.refusal import Refusal
from policy.roles import Role, Standing
from policy.setting import Setting
from storage import audit, invites, people
from storage.database import Database
from storage.people import Person
from storage.transaction import Transaction

SETTING = Setting()


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    opened = await Database.open(tmp_path / "bot.db", "ab" * 32)
    yield opened
    await opened.close()


async def claim(database: Database, name: str = "Carol", *, another: bool = False) -> str:
    """The secret of the link."""
    answer = await claims.answer(
        database, SETTING, Clock(), "orleton_bot", name=name, another=another
    )
    link = urlsplit(str(answer["link"]))
    assert (link.scheme, link.netloc, link.path) == ("https", "t.me", "/orleton_bot")
    return parse_qs(link.query)["start"][0]


async def arrive(database: Database, secret: str) -> None:
    """What opening the link comes to."""

    def come_in(tx: Transaction) -> None:
        invite = invites.use(tx, secret, at=Clock().now())
        assert invite is not None
        people.arrive(tx, invite.person, telegram_id=1, telegram_name="Carol")
        people.confirm(tx, invite.person, by=claims.CONSOLE, at=Clock().now())

    await database.run(come_in)


async def everybody(database: Database) -> list[Person]:
    return await database.run(people.everybody)


async def test_the_link_invites_a_manager_from_the_console(database: Database) -> None:
    secret = await claim(database)
    assert len(secret) == 43
    [person] = await everybody(database)
    assert (person.name, person.role) == ("Carol", Role.MANAGER)
    assert (person.standing, person.invited_by) == (Standing.INVITED, None)
    invite = await database.run(lambda tx: invites.find(tx, secret))
    assert invite is not None
    assert (invite.person, invite.made_by) == (person.id, "console")
    assert invite.expires_at - invite.made_at == timedelta(hours=72)
    [entry] = await database.run(lambda tx: audit.entries(tx, subject=person.id))
    assert (entry["actor"], entry["action"]) == ("console", "claimed")


async def test_a_new_link_kills_the_one_before(database: Database) -> None:
    first, second = await claim(database), await claim(database)
    assert first != second
    assert await database.run(lambda tx: invites.use(tx, first, at=Clock().now())) is None
    assert len(await everybody(database)) == 1


async def test_a_new_name_takes_the_place_of_the_one_before(database: Database) -> None:
    first = await claim(database, "Carrol")
    await claim(database, "Carol")
    assert [person.name for person in await everybody(database)] == ["Carol"]
    assert await database.run(lambda tx: invites.use(tx, first, at=Clock().now())) is None


async def test_with_a_manager_in_place_it_must_be_asked_for(database: Database) -> None:
    await arrive(database, await claim(database))
    with pytest.raises(Refusal, match=r"A manager is in place already.*--another"):
        await claim(database, "Dan")
    await claim(database, "Dan", another=True)
    standings = {person.name: person.standing for person in await everybody(database)}
    assert standings == {"Carol": Standing.ACTIVE, "Dan": Standing.INVITED}
