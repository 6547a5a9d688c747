"""The clauses that this release carries, by topic, and what there is on record for each."""

from dataclasses import dataclass

from handlers.board import gathering
from handlers.dialogue import menu, phrases
from handlers.dialogue.buttons import Button, columns
from handlers.dialogue.turn import Turn
from policy.clauses import CLAUSES, Clause


@dataclass(frozen=True, slots=True)
class Topic:
    """A few clauses that belong together, by the folders of `handlers` that keep them."""

    name: str
    title: str
    folders: frozenset[str]

    @property
    def clauses(self) -> list[Clause]:
        return [one for one in CLAUSES if one.topic.partition(".")[0] in self.folders]

    @property
    def button(self) -> Button:
        return Button(self.title, f"evidence.topic:{self.name}")


TOPICS = (
    Topic(
        "accounts",
        "Accounts and passwords",
        frozenset({"accounts", "assessing", "monitoring", "rotating"}),
    ),
    Topic("concerns", "Concerns and questions", frozenset({"concerns"})),
    Topic("families", "Consent and families", frozenset({"children", "consent", "rules"})),
    Topic("staff", "Staff and the logo", frozenset({"declaring", "due", "logo"})),
    Topic("policy", "The policy itself", frozenset({"board", "policies"})),
)
ALL = Button("All topics", "evidence.list")


def show_topics(turn: Turn) -> None:
    """Where to look; each press leads to a few clauses."""
    lines = [f"– {topic.title}: {_numbers(topic)}" for topic in TOPICS]
    text = "\n".join(
        [
            "What shows that the policy is kept: dates and figures, for a committee or an"
            " inspector.",
            "",
            *lines,
            "",
            "Choose a topic, or write the clause you want, such as /evidence C8.",
        ]
    )
    turn.show(text, [*[[topic.button] for topic in TOPICS], [menu.BACK_TO_MENU]])


def show_topic(turn: Turn) -> None:
    """Its clauses, each with what there is for it."""
    topic = next((one for one in TOPICS if one.name == turn.id), None)
    if topic is None:
        show_topics(turn)
        return
    lines = [f"{one.number}: {one.sentence}\n{_there_is(turn, one)}" for one in topic.clauses]
    buttons = [Button(one.number, f"evidence.show:{one.number}") for one in topic.clauses]
    text = "\n\n".join([topic.title, *lines])
    turn.show(text, [*columns(buttons, wide=4), [ALL, menu.BACK_TO_MENU]])


def back(clause: Clause) -> Button:
    """To the topic of this clause."""
    return next(topic.button for topic in TOPICS if clause in topic.clauses)


def _numbers(topic: Topic) -> str:
    return phrases.together([clause.number for clause in topic.clauses])


def _there_is(turn: Turn, clause: Clause) -> str:
    found = gathering.gather(turn, clause)
    if found.is_empty:
        return "⚠ no record yet"
    return f"✓ on record: {found.number}, the newest in {found.quarters[0][0]}"
