"""What waited to be taken away before there were duties is one of them from then on."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from policy.calendar import Kind
from storage import duties, migrate, removals
from storage.database import Database
from storage.transaction import Transaction
from tests.storage.conftest import KEY

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)


def _waiting(tx: Transaction) -> None:
    tx.execute(
        "INSERT INTO people (id, name, role, standing, invited_at)"
        " VALUES ('tom', 'Tom Evans', 'staff', 'active', :at)",
        at=NOW,
    )
    for place, done_at in (("Closed group", NOW), ("Public page", None)):
        tx.execute(
            "INSERT INTO removals (id, person, place, opened_at, due_on, done_at)"
            " VALUES (:place, 'tom', :place, :at, :due_on, :done_at)",
            place=place,
            at=NOW,
            due_on=date(2026, 11, 27),
            done_at=done_at,
        )


def _carried(tx: Transaction) -> list[duties.Duty]:
    return [
        duty
        for removal in removals.of_person(tx, "tom")
        for duty in duties.open_of(tx, Kind.REMOVAL, removal.id)
    ]


async def test_an_older_file_s_removals_become_duties(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, path = tmp_path / "migrations", tmp_path / "older.db"
    folder.mkdir()
    for name in ("0001_beginning.sql", "0002_families.sql"):
        (folder / name).write_text((migrate.FOLDER / name).read_text())
    with monkeypatch.context() as older:
        older.setattr(migrate, "FOLDER", folder)
        database = await Database.open(path, KEY)
        await database.run(_waiting)
        await database.close()
    database = await Database.open(path, KEY)
    [duty] = await database.run(_carried)
    await database.close()
    assert (duty.about, duty.due_on, duty.tell_on, duty.owner) == (
        "Tom Evans: Public page",
        date(2026, 11, 27),
        date(2026, 11, 27),
        None,
    )
