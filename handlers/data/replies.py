"""What the management team does with a request about data: answers it, pauses its month, lets it
go on.
"""

from dataclasses import dataclass

from handlers.data import month, requests, telling
from handlers.dialogue import guide, phrases
from handlers.dialogue.answers import Words
from handlers.dialogue.conversation import Conversation, ask
from handlers.dialogue.turn import Turn
from policy.access import Action
from storage import data_requests
from storage.data_requests import DataRequest


def _answering(turn: Turn) -> str:
    who = _asked_by(turn)
    return f"{turn.dialogue.subject}: what do you answer? {who} reads exactly these words."


def _pausing(turn: Turn) -> str:
    who = _asked_by(turn)
    return (
        f"{turn.dialogue.subject}: what do you need before you can answer? For example, something"
        f" that shows who they are, or which record they mean. {who} reads exactly these words, and"
        " the month stands still until you press Resume."
    )


def _asked_by(turn: Turn) -> str:
    request = data_requests.find(turn.tx, turn.dialogue.subject)
    return telling.named(turn, request.person) if request else "The person who asked"


@dataclass
class DataAnswer(
    Conversation,
    name="dataanswer",
    title="Your answer about data",
    send="Send the answer",
    private=True,
    action=Action.ANSWER_DATA_REQUEST,
):
    """The answer, which closes the request."""

    words: str = ask(_answering, Words(up_to=8000), label="Your answer", gathers=True)

    def finish(self, turn: Turn) -> None:
        request = requests.of_somebody_else(turn, turn.dialogue.subject)
        if request is None:
            return
        reference = request.reference
        if not data_requests.answer(
            turn.tx, reference, words=self.words, by=turn.person.id, at=turn.now
        ):
            turn.show(
                f"{_as_it_stands(turn, request)} Your words were not sent.", [[requests.LIST]]
            )
            return
        turn.note("answered about data", reference, by=turn.person.id)
        telling.tell_requester(turn, request, "your request is answered.", "Read the answer")
        turn.show(f"✅ Sent. {reference} is answered.", [[requests.LIST]])


@dataclass
class DataPause(
    Conversation,
    name="datapause",
    title="What you need first",
    send="Pause it",
    private=True,
    action=Action.ANSWER_DATA_REQUEST,
):
    """Why the month stands still, in words for the person who asked."""

    reason: str = ask(_pausing, Words(up_to=1000), label="What is needed", gathers=True)

    def finish(self, turn: Turn) -> None:
        request = requests.of_somebody_else(turn, turn.dialogue.subject)
        if request is None:
            return
        reference = request.reference
        if not month.may_pause(turn, request) or not data_requests.pause(
            turn.tx, reference, reason=self.reason, by=turn.person.id, at=turn.now
        ):
            turn.show(
                f"{_as_it_stands(turn, request)} Your words were not sent.", [[requests.LIST]]
            )
            return
        turn.note("paused about data", reference, by=turn.person.id)
        telling.tell_requester(
            turn,
            request,
            "we need something from you before we can answer. The month stands still until then.",
            "Read what is needed",
        )
        left = month.left(month.clock(turn, request))
        turn.show(f"✅ Sent. {reference} is {left}.", telling.open_button(request))


def answer(turn: Turn) -> None:
    """Take the words, if it is still open."""
    request = requests.of_somebody_else(turn, turn.id)
    if request and request.is_open:
        guide.begin(turn, DataAnswer, subject=request.reference)
    elif request:
        turn.toast(_as_it_stands(turn, request), alert=True)


def pause(turn: Turn) -> None:
    """Take the reason, if there is something left to pause."""
    request = requests.of_somebody_else(turn, turn.id)
    if request and request.is_open and month.may_pause(turn, request):
        guide.begin(turn, DataPause, subject=request.reference)
    elif request:
        turn.toast(_as_it_stands(turn, request), alert=True)


def resume(turn: Turn) -> None:
    """What was needed has come: the month goes on."""
    request = requests.of_somebody_else(turn, turn.id)
    if request is None:
        return
    if not data_requests.resume(turn.tx, request.reference, at=turn.now):
        turn.toast(_as_it_stands(turn, request), alert=True)
        return
    turn.note("resumed about data", request.reference, by=turn.person.id)
    clock = month.clock(turn, request)
    telling.tell_requester(turn, request, f"it goes on; {month.promised(clock)}.", "Read it")
    left = month.left(clock)
    turn.show(f"{request.reference} goes on: {left}.", telling.open_button(request))


def _as_it_stands(turn: Turn, request: DataRequest) -> str:
    """Why it cannot be done now."""
    now = data_requests.get(turn.tx, request.reference)
    if now.answered_at:
        at = phrases.when(now.answered_at, turn.setting.place, now=turn.now)
        return f"{now.reference} was answered by {telling.named(turn, now.answered_by)} at {at}."
    clock = month.clock(turn, now)
    if clock.is_paused:
        return f"{now.reference} is paused already."
    if month.may_pause(turn, now):
        return f"{now.reference} is not paused."
    return f"The month of {now.reference} is over, so it cannot be paused. Please answer it."
