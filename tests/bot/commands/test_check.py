import os
import signal
import sys
from datetime import UTC, datetime
from functools import partial

import pytest

from bot import claims
from bot.rehearsal.server import LocalTelegram
from policy.roles import Role
from policy.setting import Setting
from storage import audit, people
from storage.database import Database
from storage.transaction import Transaction
from tests.bot.commands.conftest import KEY, Program

NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)


@pytest.fixture
async def kept(program: Program) -> Program:
    """With a database from an earlier run."""
    program.data.mkdir()
    database = await Database.open(program.database, KEY)
    claim = partial(claims.make, name="Carol", another=False, setting=Setting(), now=NOW)
    await database.run(claim)
    await database.close()
    return program


def lines(out: str, verdict: str) -> dict[str, str]:
    found = [line for line in out.splitlines() if line.startswith(f"{verdict} ")]
    return {line[8:18].strip(): line[18:].strip() for line in found}


def fill(tx: Transaction) -> None:
    for number, role in enumerate((Role.MANAGER, Role.DEPUTY, Role.CHAIR)):
        person = people.add(tx, person=role, name=role, role=role, invited_by=None, at=NOW)
        people.arrive(tx, person.id, telegram_id=number, telegram_name=role)
        people.confirm(tx, person.id, by="console", at=NOW)
    audit.record(tx, at=NOW, actor="console", action="filled")


async def test_when_nothing_is_wrong_the_exit_code_says_so(
    kept: Program, world: LocalTelegram
) -> None:
    for number in range(3):
        world.add_phone(number, "Somebody").send_text("/start")
    database = await Database.open(kept.database, KEY)
    await database.run(fill)
    await database.close()
    for name in ("SETTING", "MASH", "LADO"):
        kept.set(f"CONTACTS__{name}", "01432 260800")
    alone = await kept("check")
    running = await kept.running()
    beside = await kept("check")
    await kept.end(running, by=signal.SIGTERM)
    assert (alone.code, alone.err) == (0, "")
    assert alone.out.endswith("\nNothing is wrong.\n")
    assert lines(alone.out, "right") | {"disk": ""} == lines(beside.out, "right") | {"disk": ""}
    assert {"settings", "token", "key", "database", "audit log"} < set(lines(alone.out, "right"))
    assert {"manager", "deputy", "chair", "evidence", "clock", "holidays"} < set(
        lines(alone.out, "right")
    )


async def test_everything_that_is_wrong_is_told_at_once(program: Program) -> None:
    program.unset("TELEGRAM__TOKEN", "STORAGE__KEY")
    checked = await program("check")
    wrong = lines(checked.out, "wrong")
    assert checked.code == 1
    assert set(wrong) == {"token", "key", "manager", "deputy", "chair", "Telegram", "numbers"}
    assert "claim and run make it" in lines(checked.out, "better")["database"]
    assert not program.data.exists()


async def test_wrong_settings_end_every_command_with_the_same_lines(program: Program) -> None:
    (program.folder / "config.toml").write_text("[timing]\ninvite_hours = 0\ninvites = 3\n")
    for command in ("check", "claim"):
        ended = await program(command)
        assert (ended.code, ended.out) == (2, "")
        assert ended.err.startswith("timing.invites in config.toml is not a setting.")


async def test_another_key_is_told(kept: Program) -> None:
    kept.set("STORAGE__KEY", "b0" * 32)
    checked = await kept("check")
    status = await kept("status")
    assert "cannot be read with this key" in lines(checked.out, "wrong")["database"]
    assert (status.code, set(lines(status.out, "wrong"))) == (1, {"bot", "database"})


@pytest.mark.skipif(
    os.geteuid() == 0 and sys.platform != "linux", reason="root may write everywhere here"
)
@pytest.mark.parametrize("is_there", [True, False])
async def test_a_folder_that_cannot_be_written_stops_the_start(
    program: Program, is_there: bool
) -> None:
    program.data.mkdir()
    if is_there:
        database = await Database.open(program.database, KEY)
        await database.close()
    program.data.chmod(0o555)
    ended = await program("run", powerless=True)
    program.data.chmod(0o755)
    assert ended.code == 5
    assert ended.err == (
        f"{program.data} cannot be written (Permission denied). Give this user the right to write"
        " there.\n"
    )
