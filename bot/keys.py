"""The two secrets, the bot's token and the database's key: from the environment or a private
file.
"""

import os
import re
import secrets
import shlex
import stat
from pathlib import Path

from pydantic import SecretStr

from bot.refusal import Exit, Refusal
from bot.settings import Settings

TOKEN_VARIABLE = "PRESCHOOL_BOT_TELEGRAM__TOKEN"
KEY_VARIABLE = "PRESCHOOL_BOT_STORAGE__KEY"

_TOKEN = re.compile(r"[0-9]+:[A-Za-z0-9_-]+")
_KEY = re.compile(r"[0-9A-Fa-f]{64}")


def token(settings: Settings) -> SecretStr:
    """The bot's token; raises Refusal when there is none, or it is not one, or others can read
    it.
    """
    found = settings.telegram.token
    source = TOKEN_VARIABLE if found else str(settings.telegram.token_file)
    secret = found or _read(settings.telegram.token_file, "token", TOKEN_VARIABLE)
    if not is_token(secret.get_secret_value()):
        raise Refusal(
            f"The token in {source} is not one that BotFather gives: digits, a colon, letters.",
            Exit.SETTINGS,
        )
    return secret


def key(settings: Settings) -> SecretStr:
    """The database's key; raises Refusal when there is none, or it is not one, or others can read
    it.
    """
    found = settings.storage.key
    source = KEY_VARIABLE if found else str(settings.storage.key_file)
    secret = found or _read(settings.storage.key_file, "database key", KEY_VARIABLE)
    if not _KEY.fullmatch(secret.get_secret_value()):
        raise Refusal(f"The database key in {source} is not 64 hexadecimal digits.", Exit.SETTINGS)
    return secret


def is_token(text: str) -> bool:
    return _TOKEN.fullmatch(text) is not None


def new_key() -> SecretStr:
    return SecretStr(secrets.token_hex(32))


def write(path: Path, secret: SecretStr) -> None:
    """Keep a secret in a file of its own that only this user can read, in the place of an older
    one.

    Written aside and moved into place, so that a full disk never leaves half a secret.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    aside = path.with_name(f"{path.name}.new")
    aside.unlink(missing_ok=True)
    file = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(file, "w", encoding="ascii") as writer:
        writer.write(f"{secret.get_secret_value()}\n")
        writer.flush()
        os.fsync(writer.fileno())
    aside.replace(path)


def _read(path: Path, what: str, variable: str) -> SecretStr:
    try:
        with path.open(encoding="ascii", errors="replace") as reader:
            mode = stat.S_IMODE(os.fstat(reader.fileno()).st_mode)
            secret = SecretStr(reader.read(1000).strip())
    except FileNotFoundError:
        raise Refusal(
            f"There is no {what}: {path} does not exist and {variable} is not set. Run"
            " preschool-bot init, or put the file back from its copy.",
            Exit.SETTINGS,
        ) from None
    except OSError as error:
        raise Refusal(
            f"The {what} in {path} cannot be read ({error.strerror}).", Exit.SETTINGS
        ) from None
    if mode & 0o077:
        raise Refusal(
            f"Others on this machine can read the {what} in {path} (its mode is {mode:04o})."
            f" Run: chmod 600 {shlex.quote(str(path))}",
            Exit.SETTINGS,
        )
    return secret
