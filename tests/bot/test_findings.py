import asyncio
import os
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot import facts, findings, keys, settings
from bot.clock import Clock
from bot.console import Verdict
from bot.facts import Soundness
from bot.findings import Finding
from bot.rehearsal.server import Fault, LocalTelegram
from bot.settings import Settings
from policy.setting import Contacts, Timing

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def soundness(
    *, damage: str | None = None, broken: int | None = None, head: int = 3, sqlite: str = "3.53.0"
) -> Soundness:
    return Soundness(sqlite, damage, broken, 3, head, facts.NOBODY)


def wrong(found: list[Finding]) -> list[str]:
    return [finding.what for finding in found if finding.verdict is Verdict.WRONG]


def test_a_sound_database_has_nothing_wrong() -> None:
    assert wrong(list(findings.database(soundness()))) == []


@pytest.mark.parametrize(
    ("told", "what"),
    [
        (soundness(damage="page 3"), "database"),
        (soundness(broken=2), "audit log"),
        (soundness(head=2), "head file"),
    ],
)
def test_damage_is_told(told: Soundness, what: str) -> None:
    assert wrong(list(findings.database(told))) == [what]


def test_an_old_sqlite_would_be_better_newer() -> None:
    last = list(findings.database(soundness(sqlite="3.40.1")))[-1]
    assert (last.verdict, last.what) == (Verdict.BETTER, "SQLite")


def test_every_role_must_be_filled_by_somebody_who_can_be_reached() -> None:
    filled = {"manager": facts.REACHABLE, "deputy": facts.UNREACHABLE, "chair": facts.MISSING}
    found = list(findings.people(filled))
    assert wrong(found) == ["deputy", "chair"]
    assert "a concern about the manager has nowhere to go" in found[2].words


def test_every_empty_number_is_named() -> None:
    assert len(wrong(list(findings.numbers(Contacts())))) == 3
    assert wrong(list(findings.numbers(Contacts("1", "2", "3")))) == []


@pytest.mark.parametrize(
    ("seconds", "verdict", "words"),
    [
        (0, Verdict.RIGHT, "within 60 seconds"),
        (60, Verdict.RIGHT, "within 60 seconds"),
        (61, Verdict.BETTER, "61 seconds behind"),
        (-7200, Verdict.BETTER, "7200 seconds ahead of"),
    ],
)
def test_a_clock_that_is_off_is_told(seconds: int, verdict: Verdict, words: str) -> None:
    found = findings.clock(NOW + timedelta(seconds=seconds), here=NOW)
    assert found.verdict is verdict
    assert words in found.words


def test_a_folder_to_be_made_is_judged_by_the_one_above(tmp_path: Path) -> None:
    assert findings.folder("evidence", tmp_path / "a" / "b").verdict is Verdict.RIGHT
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a folder nobody can write in")
def test_a_folder_that_cannot_be_written_is_wrong() -> None:
    found = findings.folder("evidence", Path("/proc/self/evidence"))
    assert found.verdict is Verdict.WRONG


def test_a_full_disk_is_wrong(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for free, verdict in ((10**11, "right"), (10**9, "better"), (10**7, "wrong")):
        monkeypatch.setattr(shutil, "disk_usage", lambda path, free=free: Usage(free))
        assert findings.room(tmp_path / "bot.db").verdict == verdict


class Usage:
    def __init__(self, free: int) -> None:
        self.free = free


@pytest.fixture
def found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Settings:
    for name in [name for name in os.environ if name.startswith("PRESCHOOL_BOT_")]:
        monkeypatch.delenv(name)
    return settings.understood("", tmp_path / "config.toml")


def test_a_key_beside_the_database_would_be_better_elsewhere(found: Settings) -> None:
    storage = found.storage.model_copy(update={"key_file": found.storage.path.parent / "bot.key"})
    keys.write(storage.key_file, keys.new_key())
    keys.write(found.telegram.token_file, SecretStr("1:rehearsal"))
    told = list(findings.secrets(found.model_copy(update={"storage": storage})))
    assert [finding.verdict for finding in told] == ["right", "right", "better"]


async def told_by(world: LocalTelegram, found: Settings, token: str) -> list[Finding]:
    telegram = found.telegram.model_copy(
        update={"base_url": world.address, "token": SecretStr(token)}
    )
    asked = found.model_copy(update={"telegram": telegram})
    return await asyncio.to_thread(lambda: list(findings.telegram(asked)))


async def test_the_server_knows_the_bot(found: Settings) -> None:
    world = LocalTelegram(Clock(), token="1:rehearsal", username="orleton_rehearsal_bot")
    await world.start()
    right = await told_by(world, found, "1:rehearsal")
    wrong_token = await told_by(world, found, "2:another")
    world.faults.add(Fault(method="getMe", status=502, body="<html>bad gateway</html>"))
    broken = await told_by(world, found, "1:rehearsal")
    await world.stop()
    gone = await told_by(world, found, "1:rehearsal")
    assert wrong(right) == []
    assert right[0].words.endswith("knows the bot as @orleton_rehearsal_bot")
    assert right[1].what == "clock"
    for told, words in (
        (wrong_token, "does not accept the token"),
        (broken, "not as Telegram does"),
        (gone, "cannot be reached"),
    ):
        [only] = told
        assert only.verdict is Verdict.WRONG
        assert words in only.words
        assert "another" not in only.words


def test_periods_as_long_as_the_law_gives_are_right() -> None:
    assert findings.periods(Timing()).verdict is Verdict.RIGHT
    assert findings.periods(Timing(breach_hours=48)).verdict is Verdict.RIGHT


def test_a_period_that_is_longer_than_its_source_is_named() -> None:
    found = findings.periods(Timing(breach_hours=96, ofsted_days=30))
    assert found.verdict is Verdict.BETTER
    assert "timing.breach_hours is 96, and the source says 72 (UK GDPR, Article 33" in found.words
    assert "timing.ofsted_days is 30" in found.words
    assert found.words.endswith("Check the current guidance.")
