"""What is asked about an account on any platform (C22), each as a kind of answer; a password is
never taken.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from handlers.dialogue import phrases
from handlers.dialogue.answers import Answer, NotAnAnswer, OneOf
from handlers.dialogue.days import Day
from handlers.dialogue.incoming import Incoming, Kind
from handlers.dialogue.turn import Turn
from policy import accounts
from policy.accounts import Platform
from policy.hours import local_day

LONGEST = 200
UNKNOWN = "unknown"
TWO_FACTOR = {"yes": "Yes", "no": "No", UNKNOWN: "Not known"}
NO_PASSWORDS = (
    "That looks as if a password stood in it, so I have not kept it, and I take your message out of"
    " this chat. Please say only where the password is kept, such as “in the sealed file”. If it"
    " was a real password, please change it: it has been in a message."
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
class PlatformName(Line):
    """One of those offered, or any other that is typed (C22)."""

    suggestions: tuple[str, ...] = tuple(map(str, Platform))

    def read(self, turn: Turn, incoming: Incoming, before: Any) -> Any:
        return accounts.platform(read_line(turn, incoming))


@dataclass(frozen=True)
class Handle(Line):
    """The account's own name on its platform, as people write it."""

    def read(self, turn: Turn, incoming: Incoming, before: Any) -> Any:
        handle = read_line(turn, incoming, secrets_look_so=False)
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

    def _checked(self, turn: Turn, day: date) -> str:
        today = local_day(turn.setting.place, turn.now)
        if day > today:
            raise NotAnAnswer(
                f"{phrases.day(day)} is still to come. Please write the day with its year."
            )
        return super()._checked(turn, day)


def read_line(turn: Turn, incoming: Incoming, *, secrets_look_so: bool = True) -> str:
    """One line of readable words; raises NotAnAnswer. `secrets_look_so`: also a lone word that is
    mixed as passwords are counts as one.
    """
    if incoming.kind is not Kind.TEXT:
        raise NotAnAnswer("I need words here. Please type them.")
    words = " ".join(incoming.text.split())
    if accounts.names_a_password(words) or (secrets_look_so and accounts.is_mixed(words)):
        turn.letter(incoming.chat, "deleteMessage", {"message_id": incoming.message})
        raise NotAnAnswer(NO_PASSWORDS)
    if not words or phrases.hides(words) or phrases.name(words) == phrases.NAMELESS:
        raise NotAnAnswer("I cannot read that. Please type it by hand.")
    if "\n" in incoming.text.strip():
        raise NotAnAnswer("That is more than one line. Please type it in one.")
    if len(words) > LONGEST:
        raise NotAnAnswer(f"That is longer than {LONGEST} letters. Please type it shorter.")
    return words
