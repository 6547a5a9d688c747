import asyncio
import os
import pty
import re
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from bot import settings
from tests.bot.commands.conftest import Program

GOOD = "123456789:AA-canary_of_a_token_that_stays_hidden"
ANSWERS = (
    *("--name", "Little Owls", "--phone", "01432 111111", "--mash", "01432 222222"),
    *("--lado", "01432 333333"),
)


@pytest.fixture
def fresh(program: Program) -> Program:
    program.unset("TELEGRAM__TOKEN", "STORAGE__KEY")
    return program


def contents(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_text() for path in files}


async def test_flags_and_a_token_on_stdin_are_enough(fresh: Program) -> None:
    made = await fresh("init", *ANSWERS, "--opens", "7:30", "--token-file", "-", said=f"{GOOD}\n")
    assert made.code == 2  # an hour has two digits
    made = await fresh("init", *ANSWERS, "--opens", "07:30", "--token-file", "-", said=f"{GOOD}\n")
    assert (made.code, made.err) == (0, "")
    there = contents(fresh.folder)
    assert set(there) == {"config.toml", "secrets/telegram.token", "secrets/storage.key"}
    assert there["secrets/telegram.token"] == f"{GOOD}\n"
    assert re.fullmatch(r"[0-9a-f]{64}\n", there["secrets/storage.key"])
    assert there["secrets/storage.key"].strip() not in made.out
    assert "canary" not in made.out + there["config.toml"]
    for word in ("on paper twice", "two places", "neither of them beside", "Without it nothing"):
        assert word in made.out.replace("\n", " ")
    for name in there:
        assert stat.S_IMODE((fresh.folder / name).stat().st_mode) == 0o600
    found = settings.load(fresh.folder / "config.toml")
    assert found.setting.name == "Little Owls"
    assert f"{found.setting.opens:%H:%M}" == "07:30"
    assert found.contacts.mash == "01432 222222"
    running = await fresh.running()
    checked = await fresh("check")
    assert "right   key" in checked.out
    running.terminate()
    await running.wait()


async def test_without_a_terminal_the_missing_flags_are_named(fresh: Program) -> None:
    made = await fresh("init", "--name", "Little Owls", "--mash", "1234")
    assert made.code == 2
    assert made.err == (
        "There is no terminal to ask at. Please give: --phone, --lado, --token-file (or"
        " PRESCHOOL_BOT_TELEGRAM__TOKEN in the environment)\n"
    )
    assert contents(fresh.folder) == {}


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--phone", "ring us"), "--phone: Please write a telephone number"),
        (("--opens", "nine"), "--opens: Please write a time such as 08:00."),
        (("--opens", "19:00"), "must be later than setting.opens"),
        (("--timezone", "Mars"), "must be a time zone such as Europe/London"),
        (("--token-file", "nowhere.token"), "nowhere.token cannot be read."),
        (("--token-file", "/dev/null"), "What stands in /dev/null is not a token"),
    ],
)
async def test_a_flag_that_cannot_be_used_is_refused_and_nothing_written(
    fresh: Program, options: tuple[str, ...], said: str
) -> None:
    made = await fresh("init", *ANSWERS, "--token-file", "-", *options, said=GOOD)
    assert made.code == 2
    assert said in made.err
    assert made.err.count("\n") == 1
    assert contents(fresh.folder) == {}


async def test_what_is_there_is_replaced_only_by_force_and_the_key_never(fresh: Program) -> None:
    fresh.set("TELEGRAM__TOKEN", GOOD)
    await fresh("init", *ANSWERS)
    before = contents(fresh.folder)
    again = await fresh("init", *ANSWERS)
    assert again.code == 2
    assert "config.toml is there already" in again.err
    assert contents(fresh.folder) == before
    forced = await fresh("init", *ANSWERS, "--name", "Big Owls", "--force")
    after = contents(fresh.folder)
    assert forced.code == 0
    assert "Kept as it was: the database's key" in forced.out
    assert after["secrets/storage.key"] == before["secrets/storage.key"]
    assert after["config.toml.old"] == before["config.toml"]
    assert 'name = "Big Owls"' in after["config.toml"]


async def test_a_database_without_its_key_gets_no_new_one(fresh: Program) -> None:
    fresh.data.mkdir()
    fresh.database.write_bytes(b"somebody's records")
    made = await fresh("init", *ANSWERS, "--token-file", "-", said=GOOD)
    assert made.code == 2
    assert "Put the key back into" in made.err
    assert set(contents(fresh.folder)) == {"data/preschool-bot.db"}


async def test_at_a_terminal_it_asks_again_until_it_understands(fresh: Program) -> None:
    said = ["", 'Little "Owls"', "none", "01432 111111", "", "01432 333333", "", "17:30"]
    shown = await asyncio.to_thread(_at_a_terminal, fresh, [*said, "canary", GOOD])
    assert "Please write a name of 1 to 100 letters." in shown
    assert "Please write a telephone number such as" in shown
    assert "That is not a token" in shown
    assert "canary" not in shown
    assert "Still empty in [contacts]: mash" in shown
    found = settings.load(fresh.folder / "config.toml")
    assert found.setting.name == 'Little "Owls"'
    assert f"{found.setting.opens:%H:%M} {found.setting.closes:%H:%M}" == "08:00 17:30"
    assert (fresh.folder / "secrets/telegram.token").read_text() == f"{GOOD}\n"


def _at_a_terminal(program: Program, lines: list[str]) -> str:
    """What a person sees who types these lines, each after a question."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "bot", "init"]
    with subprocess.Popen(
        command,
        cwd=program.folder,
        env=program.environment,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
    ) as process:
        os.close(theirs)
        shown = ""
        while part := _read(ours):
            shown += part
            if lines and shown.endswith(": "):
                os.write(ours, f"{lines.pop(0)}\n".encode())
        os.close(ours)
    assert process.returncode == 0, shown
    return shown


def _read(terminal: int) -> str:
    try:
        return os.read(terminal, 4096).decode()
    except OSError:  # the other end is closed
        return ""
