"""Answers the reporter, with a prepared text that is edited before it goes (C16, C24)."""

from dataclasses import dataclass

from handlers.concerns import deadlines, keeping, questions, record, telling
from handlers.concerns.inbox import next_step
from handlers.concerns.prepared import PRESS_OR_COPY, Prepared
from handlers.dialogue import phrases
from handlers.dialogue.answers import Chosen, YesOrNo
from handlers.dialogue.buttons import Button
from handlers.dialogue.conversation import Conversation, ask
from handlers.dialogue.turn import Turn
from policy import templates as wording
from policy.access import Action
from storage import people, templates
from storage.concerns import Concern
from storage.entries import Kind

OWN = "own"


def _offered(turn: Turn) -> dict[str, str]:
    found = {one.id: phrases.name(one.title) for one in templates.offered(turn.tx)}
    return found | {OWN: "In my own words"}


def _prepared(turn: Turn) -> str:
    """The chosen text, filled in for this reporter; empty without one."""
    chosen = templates.find(turn.tx, str(turn.dialogue.said.get("template", "")))
    concern = record.readable(turn, turn.dialogue.subject)
    return wording.filled(chosen.words, _values(turn, concern)) if chosen and concern else ""


def _values(turn: Turn, concern: Concern) -> dict[str, str]:
    due = deadlines.answer_on(turn, concern)
    ahead = due is not None and due >= record.today(turn)
    return {
        "name": phrases.name(people.get(turn.tx, concern.reporter).name),
        "reference": concern.reference,
        "day": phrases.day(due) if due and ahead else "[the day]",
        "setting": turn.setting.place.name,
    }


def _wording(turn: Turn) -> str:
    prepared = _prepared(turn)
    if not prepared:
        return f"What do you want to answer? {questions.OTHERS}"
    gaps = wording.gaps(prepared)
    how = (
        f"Copy it, fill in {phrases.together(gaps)}, and send it to me." if gaps else PRESS_OR_COPY
    )
    return f"{prepared}\n\n{how} {questions.OTHERS} You see it once more before it goes."


@dataclass
class Reply(
    Conversation,
    name="reply",
    title="Your answer to the reporter",
    heading=keeping.heading,
    send="Send it now",
):
    """What the reporter reads; kept for ever, as it was sent."""

    template: str = ask("Which prepared answer?", Chosen(_offered), label="Prepared answer")
    words: str = ask(_wording, Prepared(up_to=3000, words=_prepared), label="Answer")
    whole: bool = ask(
        "Is that the whole answer? If you only tell them that you have it, press No.",
        YesOrNo(),
        label="The whole answer",
    )

    def finish(self, turn: Turn) -> None:
        concern = record.concern_for(turn, turn.dialogue.subject, Action.ANSWER_REPORTER)
        if concern is None:
            return
        topic = next_step.ANSWERED if self.whole else next_step.ACKNOWLEDGED
        said = keeping.sent(turn, concern, "Your answer", "Open it to see whether it arrived.")
        entry = keeping.keep(turn, concern, Kind.REPLY, topic, self.words, said)
        rows = [[Button("Read the answer", f"mine.show:{concern.reference}", "primary")]]
        who = record.titled(turn.person)
        telling.tell_reporter(turn, concern, f"{who} has answered you.", rows, entry=entry)
