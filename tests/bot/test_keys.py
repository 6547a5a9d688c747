import os
import stat
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot import keys, settings
from bot.refusal import Exit, Refusal
from bot.settings import Settings

TOKEN = "123456789:AA-canary_of_a_token_that_nobody_may_read"


@pytest.fixture
def found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Settings:
    for name in [name for name in os.environ if name.startswith("PRESCHOOL_BOT_")]:
        monkeypatch.delenv(name)
    return settings.understood("", tmp_path / "config.toml")


def test_a_secret_is_written_for_this_user_alone_and_read_back(found: Settings) -> None:
    keys.write(found.telegram.token_file, SecretStr(TOKEN))
    assert stat.S_IMODE(found.telegram.token_file.stat().st_mode) == 0o600
    assert stat.S_IMODE(found.telegram.token_file.parent.stat().st_mode) == 0o700
    assert keys.token(found).get_secret_value() == TOKEN
    assert [file.name for file in found.telegram.token_file.parent.iterdir()] == ["telegram.token"]


@pytest.mark.parametrize("mode", [0o644, 0o640, 0o604, 0o660, 0o610])
def test_a_secret_that_others_can_read_is_refused_with_what_to_do(
    found: Settings, mode: int
) -> None:
    keys.write(found.telegram.token_file, SecretStr(TOKEN))
    found.telegram.token_file.chmod(mode)
    with pytest.raises(Refusal) as refused:
        keys.token(found)
    assert refused.value.code is Exit.SETTINGS
    assert f"chmod 600 {found.telegram.token_file}" in str(refused.value)
    assert "canary" not in str(refused.value)


def test_a_missing_key_is_refused_with_what_to_do(found: Settings) -> None:
    with pytest.raises(Refusal, match=r"There is no database key: .*PRESCHOOL_BOT_STORAGE__KEY"):
        keys.key(found)


def test_a_folder_in_the_place_of_a_secret_is_refused(found: Settings) -> None:
    found.storage.key_file.mkdir(parents=True)
    with pytest.raises(Refusal, match="cannot be read"):
        keys.key(found)


@pytest.mark.parametrize("text", ["", "canary", "ab" * 31, "xy" * 32, "ab" * 33])
def test_what_is_no_key_is_refused_without_showing_it(found: Settings, text: str) -> None:
    keys.write(found.storage.key_file, SecretStr(text))
    with pytest.raises(Refusal, match="is not 64 hexadecimal digits") as refused:
        keys.key(found)
    assert "canary" not in str(refused.value)


@pytest.mark.parametrize("text", ["", "canary", ":canary", "1:canary two"])
def test_what_is_no_token_is_refused_without_showing_it(found: Settings, text: str) -> None:
    keys.write(found.telegram.token_file, SecretStr(text))
    with pytest.raises(Refusal, match="is not one that BotFather gives") as refused:
        keys.token(found)
    assert "canary" not in str(refused.value)


def test_each_new_key_is_another(found: Settings) -> None:
    made = {keys.new_key().get_secret_value() for _ in range(20)}
    assert len(made) == 20
    keys.write(found.storage.key_file, keys.new_key())
    assert len(keys.key(found).get_secret_value()) == 64
