"""What is asked about an account on any platform (C22), each as a kind of answer; a password is
never taken.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from handlers.dialogue import phrases, secrecy
from handlers.dialogue.answers import Answer, NotAnAnswer, OneOf
from handlers.dialogue.days import Day
from handlers.dialogue.incoming import Incoming, Kind
from handlers.dialogue.secrecy import Sign
from handlers.dialogue.turn import Turn
from policy import accounts
from policy.accounts import Platform, is_mixed, names_a_password
from policy.hours import local_day

LONGEST = 200
UNKNOWN = "unknown"
TWO_FACTOR = {"yes": "Yes", "no": "No", UNKNOWN: "Not known"}
NO_WORDS = (
    "I take no words here, so that no password is ever kept: what you typed is not kept, and I take"
    " it out of this chat. If it was the password, please change it. Where it is kept, please"
    " press."
)


@dataclass(frozen=True)
class Line(Answer):
    """One line of words, in which no password stands; `suggestions` can be pressed instead."""

    suggestions: tuple[str, ...] = ()

    def options(self, turn: Turn) -> dict[str, str]:
        return {str(number): label for number, label in enumerate(self.suggestions, 1)}

    def choose(self, turn: Turn, key: str) -> Any:
        super().choose(turn, key)
        return self.options(turn)[key]

    def read(self, turn: Turn, incoming: Incoming, before: Any) -> Any:
        return read_line(turn, incoming)

    def written(self, turn: Turn, kept: Any) -> str:
        return phrases.name(kept)


@dataclass(frozen=True)
class Place(Line):
    """Where the password is: pressed, never typed, as a tired hand would type the password."""

    suggestions: tuple[str, ...] = (
        "In the sealed file",
        "In another password manager",
        "On paper, locked away",
        "Somewhere else",
        "Not known yet",
    )

    def read(self, turn: Turn, incoming: Incoming, before: Any) -> Any:
        secrecy.take_out(turn, incoming)
        raise NotAnAnswer(NO_WORDS)


@dataclass(frozen=True)
class PlatformName(Line):
    """One of those offered, or any other that is typed (C22)."""

    suggestions: tuple[str, ...] = tuple(map(str, Platform))

    def read(self, turn: Turn, incoming: Incoming, before: Any) -> Any:
        return accounts.platform(read_line(turn, incoming))


@dataclass(frozen=True)
class Handle(Line):
    """The account's own name on its platform, as people write it."""

    def read(self, turn: Turn, incoming: Incoming, before: Any) -> Any:
        # Names of accounts are mixed as passwords are.
        handle = read_line(turn, incoming, names_a_password)
        if not accounts.sought("", handle):
            raise NotAnAnswer("I cannot read the account’s name in that. Please type it.")
        return handle


@dataclass(frozen=True)
class TwoFactor(OneOf):
    """Whether a second step is asked when somebody signs in."""

    labels: dict[str, str] = field(default_factory=lambda: dict(TWO_FACTOR))


def _today_alone(today: date) -> dict[str, date]:
    return {"Today": today}


@dataclass(frozen=True)
class PasswordDay(Day):
    """A day that is over, or that nobody knows."""

    offers: Any = _today_alone
    up_to: timedelta = timedelta()
    back: timedelta = timedelta(days=3660)

    def options(self, turn: Turn) -> dict[str, str]:
        return super().options(turn) | {UNKNOWN: TWO_FACTOR[UNKNOWN]}

    def choose(self, turn: Turn, key: str) -> Any:
        return UNKNOWN if key == UNKNOWN else super().choose(turn, key)

    def value(self, kept: Any) -> Any:
        return None if kept == UNKNOWN else super().value(kept)

    def written(self, turn: Turn, kept: Any) -> str:
        return TWO_FACTOR[UNKNOWN] if kept == UNKNOWN else super().written(turn, kept)

    def read(self, turn: Turn, incoming: Incoming, before: Any) -> Any:
        secrecy.refuse_password(turn, incoming, names_a_password, is_mixed)
        return super().read(turn, incoming, before)

    def _checked(self, turn: Turn, day: date) -> str:
        today = local_day(turn.setting.place, turn.now)
        if day > today:
            raise NotAnAnswer(
                f"{phrases.day(day)} is still to come. Please write the day with its year."
            )
        return super()._checked(turn, day)


def read_line(turn: Turn, incoming: Incoming, *signs: Sign) -> str:
    """One line of readable words, without these signs of a password; raises NotAnAnswer."""
    if incoming.kind is not Kind.TEXT:
        raise NotAnAnswer("I need words here. Please type them.")
    words = " ".join(incoming.text.split())
    secrecy.refuse_password(turn, incoming, *(signs or (names_a_password, is_mixed)))
    if not words or phrases.hides(words) or phrases.name(words) == phrases.NAMELESS:
        raise NotAnAnswer("I cannot read that. Please type it by hand.")
    if "\n" in incoming.text.strip():
        raise NotAnAnswer("That is more than one line. Please type it in one.")
    if len(words) > LONGEST:
        raise NotAnAnswer(f"That is longer than {LONGEST} letters. Please type it shorter.")
    return words
