"""The audit log: nothing in it can be changed, taken out or cut off without being noticed."""

from functools import partial
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from storage import audit
from storage.database import Database
from storage.transaction import Transaction
from tests.storage.conftest import KEY, NOW


def record(tx: Transaction, number: int) -> None:
    audit.record(tx, at=NOW, actor="maya", action="read", subject=f"C-{number}", files=number)


async def written(database: Database, number: int) -> None:
    for entry in range(number):
        await database.run(partial(record, number=entry))


def tampered(path: Path, *statements: str) -> None:
    """Change the file with the key in hand, as somebody on the machine could."""
    connection = dbapi2.connect(path, isolation_level=None)
    connection.execute(f"PRAGMA key = \"x'{KEY}'\"")
    connection.execute("DROP TRIGGER audit_stays")
    connection.execute("DROP TRIGGER audit_as_it_is")
    for statement in statements:
        connection.execute(statement)
    connection.close()


async def test_a_whole_chain_is_whole(database: Database) -> None:
    await written(database, 20)
    assert await database.run(audit.first_broken) is None
    assert (await database.run(audit.end))[0] == 20
    assert database.head.read() == await database.run(audit.end)


@pytest.mark.parametrize(
    ("statement", "broken"),
    [
        ("UPDATE audit SET actor = 'dan' WHERE number = 7", 7),
        ("UPDATE audit SET detail = '{}' WHERE number = 1", 1),
        ("DELETE FROM audit WHERE number = 5", 5),
        (
            "INSERT OR REPLACE INTO audit SELECT 3, moment, actor, 'other', subject, detail, digest"
            " FROM audit WHERE number = 3",
            3,
        ),
    ],
)
async def test_every_change_breaks_it(
    database: Database, path: Path, statement: str, broken: int
) -> None:
    await written(database, 10)
    tampered(path, statement)
    assert await database.run(audit.first_broken) == broken


async def test_entries_cannot_be_changed_through_the_store(database: Database) -> None:
    await written(database, 3)
    for statement in (
        "UPDATE audit SET actor = 'dan'",
        "DELETE FROM audit",
        "INSERT OR REPLACE INTO audit SELECT * FROM audit WHERE number = 1",
    ):
        with pytest.raises(dbapi2.DatabaseError, match="append-only"):
            await database.run(partial(Transaction.execute, sql=statement))
    assert await database.run(audit.first_broken) is None


async def test_a_cut_tail_is_noticed_by_the_head_file(database: Database, path: Path) -> None:
    await written(database, 10)
    head = database.head.read()
    await database.close()
    tampered(path, "DELETE FROM audit WHERE number > 8")
    with pytest.raises(Exception, match="ends before its head"):
        await Database.open(path, KEY)
    assert head is not None
    assert head[0] == 10


async def test_a_torn_head_leaves_the_one_before(database: Database, path: Path) -> None:
    await written(database, 4)
    await database.close()
    head = path.with_name(path.name + ".head")
    data = bytearray(head.read_bytes())
    data[:40] = b"\0" * 40  # the slot of entry 4
    head.write_bytes(data)
    opened = await Database.open(path, KEY)
    kept = opened.head.read()
    assert kept is not None
    assert kept[0] == 3
    await opened.close()
