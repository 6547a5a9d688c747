import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from bot import closed_days
from bot.closed_days import NotKnown
from policy.hours import is_working_day
from policy.setting import BANK_HOLIDAYS, Place, Setting
from tests.bank_holidays import YEARS, bank_holidays

TRAINING = date(2026, 11, 24)


def place(nation: str) -> Place:
    """As it is once the bot has started."""
    own = Place(closed_days=frozenset({TRAINING}), bank_holidays=nation)
    return closed_days.with_bank_holidays(Setting(place=own)).place


@pytest.mark.parametrize("nation", BANK_HOLIDAYS)
def test_each_nation_s_are_those_that_the_package_knows(nation: str) -> None:
    found = closed_days.bank_holidays(nation)
    assert {day for day in found if day.year in YEARS} == bank_holidays(nation)


def test_they_are_known_for_longer_than_a_bot_runs() -> None:
    found = closed_days.bank_holidays("ENG")
    assert {date(2020, 12, 25), date(2100, 12, 27)} <= found


@pytest.mark.parametrize(
    ("nation", "day", "closed"),
    [
        ("ENG", date(2026, 12, 28), True),  # Boxing Day is a Saturday
        ("ENG", date(2026, 4, 6), True),  # Easter Monday
        ("SCT", date(2026, 4, 6), False),
        ("SCT", date(2026, 11, 30), True),
        ("NIR", date(2026, 3, 17), True),
        ("WLS", date(2026, 3, 17), False),
        ("WLS", TRAINING, True),
        ("", date(2026, 12, 25), False),
        ("", TRAINING, True),
    ],
)
def test_a_setting_is_closed_on_its_own_days_and_its_nation_s(
    nation: str, day: date, closed: bool
) -> None:
    assert is_working_day(place(nation), day) is not closed


@pytest.mark.parametrize(
    ("program", "reason"),
    [
        ("import holidays_of_nobody", "the almanac ended with 1"),
        ("print('2026-12-25'); raise SystemExit(3)", "the almanac ended with 3"),
        ("", "the almanac ended with 0"),
        ("print('Christmas')", "ValueError"),
        ("import time; time.sleep(60)", "not within 0.3 seconds"),
    ],
)
def test_without_them_the_setting_s_own_days_count_and_one_line_says_so(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    program: str,
    reason: str,
) -> None:
    (tmp_path / "almanac.py").write_text(program)
    monkeypatch.setattr(closed_days, "ALMANAC", tmp_path / "almanac.py")
    if "sleep" in program:
        monkeypatch.setattr(closed_days, "LONGEST_SECONDS", 0.3)
    found = place("ENG")
    assert found == Place(closed_days=frozenset({TRAINING}), bank_holidays="")
    assert [one.getMessage() for one in caplog.records] == [
        f"The bank holidays are not known ({reason}): reminders may come on them."
    ]


def test_without_an_interpreter_they_are_not_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with pytest.raises(NotKnown, match="FileNotFoundError"):
        closed_days.bank_holidays("ENG")


def test_the_bot_and_the_rehearsal_do_not_hold_the_package() -> None:
    look = "import sys, bot.process, bot.rehearsal.run; sys.exit('holidays' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", look], check=False).returncode == 0
