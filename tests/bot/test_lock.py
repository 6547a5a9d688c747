import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from bot.lock import locked
from bot.refusal import Exit, Refusal

HOLD = """
import sys, time
from pathlib import Path
from bot.lock import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def test_a_second_process_is_refused_until_the_first_ends_however_it_ends(tmp_path: Path) -> None:
    database = tmp_path / "data" / "bot.db"
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(database)], stdout=subprocess.PIPE, text=True
    )
    with holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(Refusal) as refused, locked(database):
            pass
        holder.send_signal(signal.SIGKILL)
    assert refused.value.code is Exit.ALREADY_RUNNING
    assert f"(process {holder.pid}) is using {database} already" in str(refused.value)
    with locked(database):
        assert (tmp_path / "data/bot.db.lock").read_text() == f"{os.getpid()}\n"


def test_it_is_free_again_after_the_block(tmp_path: Path) -> None:
    for _ in range(2):
        with locked(tmp_path / "bot.db"):
            pass


def test_a_folder_that_cannot_be_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with (
        pytest.raises(Refusal, match="cannot be written") as refused,
        locked(tmp_path / "file" / "bot.db"),
    ):
        pass
    assert refused.value.code is Exit.DATABASE
