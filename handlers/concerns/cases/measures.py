"""A decision about a follower: said in a message that the manager edits, or marked as spoken (C32).

What the bot prepares is an offer. It decides nothing, says nothing by itself, and the message does
not speak of a case.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from handlers.concerns import keeping, record
from handlers.concerns.cases import conduct_page, followers, named, steps
from handlers.concerns.prepared import PRESS_OR_COPY, Prepared
from handlers.dialogue import guide, phrases, taking_off
from handlers.dialogue.answers import Chosen, Words
from handlers.dialogue.buttons import Button
from handlers.dialogue.conversation import Conversation, ask
from handlers.dialogue.days import Day
from handlers.dialogue.turn import Turn
from policy import conduct, templates
from policy.access import Action
from policy.conduct import RULES, Measure
from policy.hours import local_day
from policy.roles import Standing
from storage import conduct_cases, rules
from storage.concerns import Concern
from storage.conduct_cases import Case
from storage.entries import Kind as Said

SEND, SPOKEN = "send", "spoken"
NOT_NOW = "That cannot be decided as the case stands now. Nothing was changed."
CANNOT_BE_REACHED = (
    "A message cannot reach them through me, so nothing was sent or kept. Please speak to them, and"
    " then mark it as spoken."
)
NO_MESSAGE = (
    "A message cannot reach them through me now. Please speak to them first, and then mark it here."
)
BACK = timedelta(days=366)
MYSELF = "I did"


def _split(subject: str) -> tuple[str, Measure | None]:
    reference, _, measure = subject.partition("/")
    return reference, Measure(measure) if measure in set(Measure) else None


def _heading(turn: Turn) -> str:
    """The case and the decision, to whoever may still open it."""
    _, measure = _split(turn.dialogue.subject)
    reference = keeping.heading(turn)
    return f"{reference}: {RULES[measure].label}" if reference and measure else reference


def _ways(turn: Turn) -> dict[str, str]:
    """Sending is offered where a message can reach them."""
    case = conduct_cases.find(turn.tx, _split(turn.dialogue.subject)[0])
    spoken = {SPOKEN: "It was said to them"}
    can_send = case is not None and followers.reachable(turn, case)
    return ({SEND: "Send them a message"} if can_send else {}) | spoken


def _how(turn: Turn) -> str:
    """With the reason where one of the ways is missing."""
    question = "How do they hear of it?"
    return question if SEND in _ways(turn) else f"{question} {NO_MESSAGE}"


def _prepared(turn: Turn) -> str:
    """The message to begin with; empty for somebody who may not read the case."""
    reference, measure = _split(turn.dialogue.subject)
    case = conduct_cases.find(turn.tx, reference)
    if case is None or measure is None or record.readable(turn, reference) is None:
        return ""
    accepted = rules.accepted_by(turn.tx, case.person) if case.person else []
    place = turn.setting.place
    newest = accepted[-1] if accepted else None
    return conduct.prepared(
        measure,
        name=followers.plainly(turn, case),
        setting=place.name,
        version=newest.version if newest else 0,
        accepted_on=phrases.day(local_day(place, newest.accepted_at)) if newest else "",
    )


def _wording(turn: Turn) -> str:
    prepared = _prepared(turn)
    gaps = templates.gaps(prepared)
    how = (
        f"Copy it, fill in {phrases.together(gaps)}, change what you like, and send it to me."
        if gaps
        else PRESS_OR_COPY
    )
    return f"{prepared}\n\n{how} You see it once more before it goes."


@dataclass
class Take(
    Conversation,
    name="conducttake",
    title="A decision about a follower",
    heading=_heading,
    send="Do it",
    private=True,
    action=Action.JUDGE_CONDUCT,
):
    """How it is said to them, and why; the reason is for the record alone."""

    way: str = ask(_how, Chosen(_ways), label="How")
    message: str = ask(
        _wording,
        Prepared(up_to=3000, words=_prepared),
        label="Your message to them",
        only_if=lambda said: said.way == SEND,
    )
    spoken_on: date = ask(
        "When was it said to them? Press a day, or type one like 24 May 2026.",
        Day(steps.lately, up_to=timedelta(), back=BACK),
        label="Said on",
        only_if=lambda said: said.way == SPOKEN,
    )
    spoken_by: str = ask(
        "Who said it to them?",
        Words(up_to=200, suggestions=(MYSELF,)),
        label="Said by",
        only_if=lambda said: said.way == SPOKEN,
    )
    spoken: str = ask(
        "What was said, and what did they answer?",
        Words(),
        label="What was said",
        only_if=lambda said: said.way == SPOKEN,
    )
    reason: str = ask(
        "Why do you decide so? Kept for the record; they do not read it.", Words(), label="Reason"
    )

    def finish(self, turn: Turn) -> None:
        reference, measure = _split(turn.dialogue.subject)
        found = named.find(turn, reference, Action.JUDGE_CONDUCT)
        if found is None or measure is None:
            return
        concern, case = found
        if not conduct_page.is_offered(turn, concern, case, measure):
            turn.show(f"{reference}: {NOT_NOW}", _back(concern))
            return
        if self.way == SEND and followers.reachable(turn, case) is None:
            turn.show(f"{reference}: {CANNOT_BE_REACHED}", _back(concern))
            return
        entry = record.keep_words(
            turn, concern, topic=RULES[measure].step, kind=Said.STEP, words=self._words(turn)
        )
        record.note_entry(turn, "step", concern, entry, measure=measure)
        follows = _follow_up(turn, case, measure)
        self._say(turn, case, entry)
        keeping.take_off(turn)
        lines = [f"{reference}: kept.{' Your message is on its way.' if self.way == SEND else ''}"]
        turn.show(" ".join([*lines, *follows]), _back(concern))

    def _words(self, turn: Turn) -> str:
        if self.way == SEND:
            how = f"By this message: {self.message}"
        else:
            by = record.titled(turn.person) if self.spoken_by == MYSELF else self.spoken_by
            how = f"Said by {by}, {steps.on(self.spoken_on)}: {self.spoken}"
        return f"{how}\nReason: {self.reason}"

    def _say(self, turn: Turn, case: Case, entry: int) -> None:
        """The manager's words and nothing else."""
        person = followers.reachable(turn, case)
        if self.way == SEND and person:
            turn.tell(person, self.message, entry=entry)


def _follow_up(turn: Turn, case: Case, measure: Measure) -> list[str]:
    """What a decision brings with it, in words for whoever decided."""
    person, by = followers.person_of(turn, case), turn.person.id
    if measure is Measure.REMOVED:
        conduct_cases.keep_off(turn.tx, case.reference, at=turn.now)
        if person is None:
            return ["Please take them off the pages and groups yourself: they are not known here."]
        opened = taking_off.begin(turn, person, by=by, from_case=case.reference)
        where = phrases.together([phrases.name(one.place) for one in opened])
        waits = f"To be taken off: {where}." if opened else "What is to be taken off waits already."
        return [f"They get no links any more. {waits} You find it under /due."]
    if measure is Measure.ALLOWED:
        conduct_cases.allow(turn.tx, case.reference, at=turn.now)
        if person is None or person.standing is Standing.ENDED:
            return []  # who has left us meanwhile is taken off all the same
        back = taking_off.take_back(turn, person, from_case=case.reference, by=by)
        return ["What was still to be taken off stays."] if back else []
    return []


def _back(concern: Concern) -> list[list[Button]]:
    case = Button("The case", f"conduct.open:{concern.reference}")
    return [[case], *keeping.after(concern)]


def start(turn: Turn) -> None:
    """One decision, as the button names it."""
    reference, measure = _split(turn.id)
    found = named.find(turn, reference, Action.JUDGE_CONDUCT)
    if found is None:
        return
    if measure is None:
        turn.toast(guide.STALE)
        return
    if not conduct_page.is_offered(turn, *found, measure):
        turn.toast(NOT_NOW, alert=True)
        return
    turn.beside = True
    guide.begin(turn, Take, subject=f"{reference}/{measure}")
