"""What is done against a hazard, typed in somebody's own words."""

from dataclasses import dataclass

from handlers.assessing import asking, subject
from handlers.dialogue import guide, phrases
from handlers.dialogue.buttons import Button, Rows
from handlers.dialogue.conversation import Conversation, Question, ask
from handlers.dialogue.secrecy import OpenWords
from handlers.dialogue.turn import Turn
from policy.access import Action
from storage import hazards

LONGEST = 600


def against(turn: Turn) -> str:
    """The hazard that it is about."""
    hazard = hazards.find(turn.tx, turn.dialogue.subject.partition(":")[2])
    return phrases.quoted(hazard.words) if hazard else ""


@dataclass
class OtherControls(
    Conversation,
    name="riskcontrols",
    title="What we do against it",
    heading=against,
    checked=False,
    action=Action.ASSESS,
):
    """One answer, which goes into the assessment at once."""

    words: str = ask("Type what you do against it.", OpenWords(up_to=LONGEST), label="Controls")

    def finish(self, turn: Turn) -> None:
        found = subject.part(turn, turn.dialogue.subject)
        if found:
            asking.keep_controls(turn, *found, self.words.strip())

    @classmethod
    def extra(cls, turn: Turn, question: Question) -> Rows:
        number = turn.dialogue.subject.partition(":")[0]
        return [[Button("Back to the assessment", f"assess.next:{number}")]]


def start(turn: Turn) -> None:
    if subject.part(turn, turn.id):
        guide.begin(turn, OtherControls, subject=turn.id)
