"""Asking an operator at the terminal, until there is an answer."""

import getpass
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import time

from pydantic import SecretStr

from bot import console, keys
from bot.refusal import Refusal


@dataclass(frozen=True, slots=True)
class Question:
    """What to ask; `option` gives the answer on the command line, `read` refuses with ValueError
    what is none.
    """

    option: str
    words: str
    read: Callable[[str], str]
    default: str | None = None


def at_terminal() -> bool:
    return sys.stdin.isatty()


def ask(question: Question) -> str:
    """Ask until the answer can be used; Enter takes the default."""
    shown = f" [{question.default}]" if question.default is not None else ""
    while True:
        try:
            sys.stderr.write(f"{question.words}{shown}: ")
            sys.stderr.flush()
            said = input().strip()
            return question.read(said or question.default or "")
        except ValueError as error:
            console.note(f"  {error}")
        except EOFError:
            raise _stopped() from None


def ask_token(words: str) -> SecretStr:
    """The same, without showing what is typed."""
    while True:
        try:
            said = getpass.getpass(f"{words} (it stays hidden): ").strip()
        except EOFError:
            raise _stopped() from None
        if keys.is_token(said):
            return SecretStr(said)
        console.note("  That is not a token: digits, a colon, letters, as BotFather shows it.")


def name(text: str) -> str:
    if not text or len(text) > 100 or not text.isprintable():
        raise ValueError("Please write a name of 1 to 100 letters.")
    return text


def telephone(text: str) -> str:
    if text and (not re.fullmatch(r"[+()0-9 -]{3,30}", text) or not re.search(r"\d{3}", text)):
        raise ValueError("Please write a telephone number such as 01432 260800.")
    return text


def time_of_day(text: str) -> str:
    try:
        return f"{time.fromisoformat(text if ':' in text else f'{text}:00'):%H:%M}"
    except ValueError:
        raise ValueError("Please write a time such as 08:00.") from None


def _stopped() -> Refusal:
    return Refusal("Stopped; nothing was written.")
