import os
import tomllib
from dataclasses import fields
from datetime import date, time
from pathlib import Path

import pytest

from bot import keys, settings
from bot.refusal import Exit, Refusal
from bot.settings import Storage, Telegram
from policy.setting import Contacts, Place, Setting, Timing

EXAMPLE = Path(__file__).parents[2] / "config.example.toml"
CANARY = "123456789:AA-canary-of-a-token-in-the-wrong-place"
SECRETS = {"token", "key"}


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in [name for name in os.environ if name.startswith("PRESCHOOL_BOT_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


def refusal(text: str) -> list[str]:
    with pytest.raises(Refusal) as refused:
        settings.understood(text, Path("config.toml"))
    assert refused.value.code is Exit.SETTINGS
    return str(refused.value).splitlines()


def test_without_a_file_everything_has_a_default(tmp_path: Path) -> None:
    found = settings.load()
    assert found.rules == Setting()
    assert found.storage.path == (tmp_path / "data/preschool-bot.db").resolve()
    assert found.telegram.base_url == "https://api.telegram.org"


def test_the_example_names_every_key_and_says_the_defaults() -> None:
    written = tomllib.loads(EXAMPLE.read_text(encoding="utf-8"))
    assert {section: set(keys) for section, keys in written.items()} == {
        "setting": {field.name for field in fields(Place)},
        "telegram": set(Telegram.model_fields) - SECRETS,
        "storage": set(Storage.model_fields) - SECRETS,
        "contacts": {field.name for field in fields(Contacts)},
        "timing": {field.name for field in fields(Timing)},
    }
    found = settings.load(EXAMPLE)
    assert found.timing == Timing()
    assert found.contacts == Contacts()
    assert (found.setting.name, found.setting.opens) == (Place().name, Place().opens)
    assert found.telegram.messages_per_second == Telegram().messages_per_second


def test_relative_paths_start_from_the_folder_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    file = tmp_path / "elsewhere" / "config.toml"
    file.write_text('[storage]\npath = "here.db"\nkey_file = "/etc/bot.key"\n')
    found = settings.load(file)
    assert found.storage.path == (tmp_path / "elsewhere/here.db").resolve()
    assert found.storage.key_file == Path("/etc/bot.key")


def test_the_environment_comes_before_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRESCHOOL_BOT_SETTING__OPENS", "07:30")
    monkeypatch.setenv("PRESCHOOL_BOT_SETTING__CLOSED_DAYS", "2026-12-24, 2026-12-25")
    monkeypatch.setenv("PRESCHOOL_BOT_TIMING__INVITE_HOURS", "5")
    monkeypatch.setenv("PRESCHOOL_BOT_STORAGE__KEY", "ab" * 32)
    found = settings.understood(
        '[setting]\nname = "Little Owls"\nopens = "09:00"\n[timing]\ninvite_hours = 1\n',
        Path("config.toml"),
    )
    assert found.setting.name == "Little Owls"
    assert found.setting.opens == time(7, 30)
    assert found.setting.closed_days == {date(2026, 12, 24), date(2026, 12, 25)}
    assert found.timing.invite_hours == 5
    assert keys.key(found).get_secret_value() == "ab" * 32
    assert "abab" not in repr(found)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("[setting\n", "config.toml cannot be understood:"),
        ("[settings]\n", "settings in config.toml is not a setting. Did you mean setting?"),
        (
            "[timing]\ninvite_hour = 3\n",
            "timing.invite_hour in config.toml is not a setting. Did you mean invite_hours?",
        ),
        ('[timing]\ninvite_hours = "soon"\n', "timing.invite_hours in config.toml must be a whole"),
        ("[timing]\ninvite_hours = 2.5\n", "timing.invite_hours in config.toml must be a whole"),
        ("[timing]\ninvite_hours = 0\n", "timing.invite_hours in config.toml must be 1 or more."),
        ("[timing]\ninvite_hours = true\n", "timing.invite_hours in config.toml must not be true"),
        ("[timing]\noutage_notice_hours = 25\n", "timing.outage_notice_hours in config.toml must"),
        ("[setting]\nname = 3\n", "setting.name in config.toml must be text in quotes."),
        ('[setting]\nname = " "\n', "setting.name in config.toml must be 1 to 100 letters on one"),
        ("[setting]\nopens = 8\n", "setting.opens in config.toml must be a time of day in quotes"),
        ('[setting]\nopens = "8 am"\n', "setting.opens in config.toml must be a time of day in"),
        ('[setting]\nopens = "19:00"\n', "setting.closes in config.toml must be later than"),
        (
            '[setting]\nclosed_days = ["Easter"]\n',
            "setting.closed_days in config.toml must be days",
        ),
        (
            '[setting]\nbank_holidays = "England"\n',
            "setting.bank_holidays in config.toml must be one of ENG, WLS, SCT, NIR, or empty.",
        ),
        (
            '[setting]\ntimezone = "Europe/Orleton"\n',
            "setting.timezone in config.toml must be a time zone such as Europe/London.",
        ),
        ('[setting]\ntimezone = "../../etc/passwd"\n', "setting.timezone in config.toml must be"),
        ("setting = 3\n", "setting in config.toml must be a section with keys of its own."),
        ("telegram = 3\n", "telegram in config.toml must be a section with keys of its own."),
        (
            "[telegram]\nmessages_per_second = -1\n",
            "telegram.messages_per_second in config.toml must",
        ),
        ("[telegram]\nmessages_per_second = nan\n", "telegram.messages_per_second in config.toml"),
        ('[telegram]\nbase_url = "api.telegram.org"\n', "telegram.base_url in config.toml must be"),
        ('[telegram]\nbase_url = "http://[::1"\n', "telegram.base_url in config.toml must be"),
        ('[storage]\npath = ""\n', "storage.path in config.toml must be the name of a file."),
        ("[storage]\npath = 3\n", "storage.path in config.toml must be a path in quotes."),
        (
            f'[telegram]\ntoken = "{CANARY}"\n',
            "telegram.token must not stand in config.toml: put it alone into the file that"
            " telegram.token_file names, or into PRESCHOOL_BOT_TELEGRAM__TOKEN.",
        ),
        (f'[storage]\nkey = "{CANARY}"\n', "storage.key must not stand in config.toml: put it"),
        (f'[telegram]\ntokn = "{CANARY}"\n', "telegram.tokn in config.toml is not a setting."),
    ],
)
def test_a_mistake_is_one_clear_line_with_its_key(text: str, line: str) -> None:
    [said] = refusal(text)
    assert said.startswith(line)
    assert "canary" not in said


def test_every_mistake_has_its_line() -> None:
    said = refusal('[timing]\ninvite_hours = "x"\nfoo = 3\n[setting]\ntimezone = 3\n')
    assert len(said) == 3


@pytest.mark.parametrize(
    ("name", "value", "line"),
    [
        (
            "PRESCHOOL_BOT_TELEGRAM_TOKEN",
            CANARY,
            "PRESCHOOL_BOT_TELEGRAM_TOKEN in the environment is not a setting."
            " Did you mean PRESCHOOL_BOT_TELEGRAM__TOKEN?",
        ),
        (
            "PRESCHOOL_BOT_TIMING__INVITE",
            "3",
            "PRESCHOOL_BOT_TIMING__INVITE in the environment is not a setting.",
        ),
        (
            "PRESCHOOL_BOT_TIMING__INVITE_HOURS",
            "three",
            "PRESCHOOL_BOT_TIMING__INVITE_HOURS in the environment must be a whole number.",
        ),
        (
            "PRESCHOOL_BOT_SETTING__TIMEZONE",
            "Mars",
            "PRESCHOOL_BOT_SETTING__TIMEZONE in the environment must be a time zone",
        ),
        ("PRESCHOOL_BOT_TELEGRAM", "{}", "PRESCHOOL_BOT_TELEGRAM in the environment is not a"),
    ],
)
def test_a_mistake_in_the_environment_names_its_variable(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, line: str
) -> None:
    monkeypatch.setenv(name, value)
    [said] = refusal("")
    assert said.startswith(line)
    assert "canary" not in said


def test_a_file_that_was_named_must_be_there() -> None:
    with pytest.raises(Refusal, match="does not exist"):
        settings.load(Path("mine.toml"))


def test_a_file_in_another_encoding_is_refused() -> None:
    Path("config.toml").write_bytes('[setting]\nname = "Café"\n'.encode("latin-1"))
    with pytest.raises(Refusal, match="not a text file in UTF-8"):
        settings.load()
