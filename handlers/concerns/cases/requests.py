"""Take-down requests, one for each platform: asked when and by which way, and what it answered."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from handlers.concerns import keeping, record
from handlers.concerns.cases import steps
from handlers.dialogue import guide, phrases
from handlers.dialogue.answers import OneOf, Words
from handlers.dialogue.conversation import Conversation, ask
from handlers.dialogue.days import Day
from handlers.dialogue.incoming import Incoming
from handlers.dialogue.names import read_name
from handlers.dialogue.turn import Turn
from policy import accounts
from policy.accounts import Platform
from policy.investigation import Step, brought_up_on
from storage import platform_requests
from storage.platform_requests import Request

WAYS = ("“Report” under the post", "The platform’s own form", "By e-mail", "By telephone")
ANSWERS = {
    "down": "It was taken down",
    "refused": "They will not take it down",
    "more": "They want to know more",
    "later": "They are still looking into it",
}
SETTLED = frozenset({"down", "refused"})
BACK = timedelta(days=366)


@dataclass(frozen=True)
class PlatformName(Words):
    """One of those offered, or any other that is typed (C22)."""

    up_to: int = 60
    suggestions: tuple[str, ...] = tuple(map(str, Platform))

    def read(self, turn: Turn, incoming: Incoming, before: Any) -> Any:
        name = read_name(incoming, up_to=self.up_to)
        return {"parts": [[incoming.message, accounts.platform(name)]]}


@dataclass
class Asked(
    Conversation,
    name="caseasked",
    title="A take-down request",
    heading=keeping.heading,
    checked=False,
):
    """One platform was asked; begun again for the next."""

    platform: str = ask("Which platform did you ask?", PlatformName(), label="Platform")
    asked_on: date = ask(
        "On which day? Press one, or type a day like 24 May 2026.",
        Day(steps.lately, up_to=timedelta(), back=BACK),
        label="When",
    )
    way: str = ask(
        "How did you ask? If they gave you a number for it, please type that too.",
        Words(up_to=1000, suggestions=WAYS),
        label="How",
    )

    def finish(self, turn: Turn) -> None:
        concern = steps.misuse(turn, turn.dialogue.subject)
        if concern is None:
            return
        days = turn.setting.timing.platform_answer_days
        place, today = turn.setting.place, record.today(turn)
        again = brought_up_on(place, self.asked_on, today=today, days=days)
        platform_requests.begin(
            turn.tx,
            reference=concern.reference,
            platform=self.platform,
            asked_on=self.asked_on,
            by=turn.person.id,
            remind_on=again,
        )
        words = f"{self.platform}, {steps.on(self.asked_on)}: {self.way}"
        steps.keep(turn, concern, Step.ASKED, words)
        said = f"I have kept it. Without an answer I bring it up again {steps.on(again)}."
        steps.lead_on(turn, concern, said)


def _whose(turn: Turn) -> str:
    """The request, to whoever may still open what it is about."""
    request = platform_requests.find(turn.tx, turn.dialogue.subject)
    if request is None or record.readable(turn, request.reference) is None:
        return ""
    return f"{request.reference}, {phrases.name(request.platform)}"


@dataclass
class Answered(
    Conversation, name="caseanswer", title="A platform’s answer", heading=_whose, checked=False
):
    """What one platform answered; it is brought up again unless that settles it."""

    answer: str = ask("What did they answer?", OneOf(ANSWERS), label="Answer")
    words: str = ask("In their words, and on which day?", Words(up_to=2000), label="In their words")

    def finish(self, turn: Turn) -> None:
        request = platform_requests.find(turn.tx, turn.dialogue.subject)
        concern = steps.misuse(turn, request.reference) if request else None
        if request is None or concern is None:
            return
        today, days = record.today(turn), turn.setting.timing.platform_answer_days
        again = brought_up_on(turn.setting.place, today, today=today, days=days)
        platform_requests.answered(
            turn.tx,
            request.id,
            answer=self.answer,
            remind_on=None if self.answer in SETTLED else again,
            at=turn.now,
        )
        words = f"{request.platform}: {ANSWERS[self.answer]}. {self.words}"
        steps.keep(turn, concern, Step.ANSWERED, words)
        said = "I have kept what they answered."
        if self.answer not in SETTLED:
            said = f"{said} I bring it up again {steps.on(again)}."
        steps.lead_on(turn, concern, said)


def answer(turn: Turn) -> None:
    """The request that a button names."""
    request = platform_requests.find(turn.tx, turn.id)
    if request is None:
        turn.toast(guide.STALE)
        return
    if steps.misuse(turn, request.reference):
        turn.beside = True
        guide.begin(turn, Answered, subject=request.id)


def line(turn: Turn, request: Request) -> str:
    """How one stands."""
    asked = f"{phrases.name(request.platform)}, asked {steps.on(request.asked_on)}"
    said = ANSWERS[request.answer].lower() if request.answer else "no answer yet"
    again = f"; brought up again {steps.on(request.remind_on)}" if request.remind_on else ""
    return f"{asked}: {said}{again}"
