"""The settings: config.toml, each key of which the environment can override."""

import os
import tomllib
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from bot import mistakes
from bot.refusal import Exit, Refusal
from policy.setting import BANK_HOLIDAYS, Contacts, Place, Setting, Timing

FILE = "config.toml"

# Telegram lets a bot delete a message for 48 hours, and keeps what it has not fetched for 24.
_LONGEST = {"clear_content_minutes": 47 * 60, "outage_notice_hours": 24}


class Telegram(BaseModel):
    """How to reach Telegram, and how fast to write to it; the token never stands in the file."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    token: SecretStr | None = None
    token_file: Path = Path("secrets/telegram.token")
    base_url: str = "https://api.telegram.org"
    messages_per_second: float = Field(default=25, ge=0, allow_inf_nan=False)
    chat_messages_per_second: float = Field(default=1, ge=0, allow_inf_nan=False)


class Storage(BaseModel):
    """Where everything is remembered; the key never stands in the file."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    key: SecretStr | None = None
    path: Path = Path("data/preschool-bot.db")
    key_file: Path = Path("secrets/storage.key")
    backups: Path = Path("backups")


class Settings(BaseSettings):
    """Everything that an operator decides; what handlers may know of it is `rules`."""

    model_config = SettingsConfigDict(
        env_prefix=mistakes.PREFIX, env_nested_delimiter="__", extra="forbid", frozen=True
    )

    setting: Place = Place()
    telegram: Telegram = Telegram()
    storage: Storage = Storage()
    contacts: Contacts = Contacts()
    timing: Timing = Timing()

    @property
    def rules(self) -> Setting:
        return Setting(self.setting, self.contacts, self.timing)

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """The environment before the file, whose keys come in as arguments; nothing else."""
        return env_settings, init_settings

    @field_validator("setting", mode="before")
    @classmethod
    def _days_apart(cls, section: Any) -> Any:
        """The environment has no lists: there, closed days stand side by side with commas."""
        match section:
            case {"closed_days": str(days)}:
                apart = [day.strip() for day in days.split(",") if day.strip()]
                return {**section, "closed_days": apart}
        return section


def load(config: Path | None = None) -> Settings:
    """Read the settings from the file and the environment, with defaults for the rest.

    Relative paths start from the file's folder, or from the working directory when there is no
    file. Raises Refusal with one line for each mistake.
    """
    file = config or Path(FILE)
    try:
        text = file.read_text(encoding="utf-8")
    except FileNotFoundError:
        if config is not None:
            raise Refusal(f"{file} does not exist.", Exit.SETTINGS) from None
        text = ""
    except OSError as error:
        raise Refusal(f"{file} cannot be read ({error.strerror}).", Exit.SETTINGS) from None
    except UnicodeDecodeError:
        raise Refusal(f"{file} is not a text file in UTF-8.", Exit.SETTINGS) from None
    return understood(text, file)


def understood(text: str, file: Path) -> Settings:
    """The settings that the text and the environment make; `file` is where the text is kept."""
    try:
        written = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise Refusal(f"{file} cannot be understood: {error}.", Exit.SETTINGS) from None
    found = [*mistakes.misplaced(written, file), *mistakes.mistyped_variables(os.environ, _keys())]
    if not found:
        try:
            return _settled(Settings(**written), file.absolute().parent, file)
        except ValidationError as error:
            found = list(mistakes.said_plainly(error, file, _keys()))
    raise Refusal("\n".join(found), Exit.SETTINGS)


def _settled(settings: Settings, folder: Path, file: Path) -> Settings:
    """The settings with every path absolute, once they make sense together."""
    found = [f"{mistakes.place(*place, file)} {words}." for place, words in _senseless(settings)]
    if found:
        raise Refusal("\n".join(found), Exit.SETTINGS)
    telegram, storage = settings.telegram, settings.storage
    return settings.model_copy(
        update={
            "telegram": telegram.model_copy(
                update={
                    "token_file": folder / telegram.token_file.expanduser(),
                    "base_url": telegram.base_url.rstrip("/"),
                }
            ),
            "storage": storage.model_copy(
                update={
                    # Two names of one database must come to one lock.
                    "path": (folder / storage.path.expanduser()).resolve(),
                    "key_file": folder / storage.key_file.expanduser(),
                    "backups": folder / storage.backups.expanduser(),
                }
            ),
        }
    )


def _senseless(settings: Settings) -> Iterator[tuple[tuple[str, str], str]]:
    place = settings.setting
    if not place.name.strip() or len(place.name) > 100 or not place.name.isprintable():
        yield ("setting", "name"), "must be 1 to 100 letters on one line"
    if not _is_zone(place.timezone):
        yield ("setting", "timezone"), "must be a time zone such as Europe/London"
    if place.opens >= place.closes:
        yield ("setting", "closes"), "must be later than setting.opens"
    if place.bank_holidays not in ("", *BANK_HOLIDAYS):
        yield ("setting", "bank_holidays"), f"must be one of {', '.join(BANK_HOLIDAYS)}, or empty"
    if not _is_server(settings.telegram.base_url):
        yield (
            ("telegram", "base_url"),
            "must be the server's address alone, such as http://127.0.0.1:8081",
        )
    if not settings.storage.path.name:
        yield ("storage", "path"), "must be the name of a file"
    for field in fields(Contacts):
        number = getattr(settings.contacts, field.name)
        if len(number) > 100 or not number.isprintable():
            yield ("contacts", field.name), "must be at most 100 letters on one line"
    for field in fields(Timing):
        longest = _LONGEST.get(field.name)
        if getattr(settings.timing, field.name) < 1:
            yield ("timing", field.name), "must be 1 or more"
        elif longest and getattr(settings.timing, field.name) > longest:
            yield ("timing", field.name), f"must be {longest} or less"


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (LookupError, ValueError, OSError):
        return False
    return True


def _is_server(address: str) -> bool:
    """Whether it is a scheme, a host and perhaps a port, and nothing more."""
    try:
        parts = urlsplit(address)
        plain = not parts.path.strip("/") and not parts.query and parts.username is None
        return (
            parts.scheme in {"http", "https"} and bool(parts.hostname) and plain and parts.port != 0
        )
    except ValueError:
        return False


def _keys() -> mistakes.Keys:
    return {
        "setting": [field.name for field in fields(Place)],
        "telegram": list(Telegram.model_fields),
        "storage": list(Storage.model_fields),
        "contacts": [field.name for field in fields(Contacts)],
        "timing": [field.name for field in fields(Timing)],
    }
