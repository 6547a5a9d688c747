"""What I do first here: each step, done or open, and the button that does it."""

from handlers.dialogue import menu, staff_joining
from handlers.dialogue.buttons import Button, Rows
from handlers.dialogue.turn import Occasion, Turn
from storage.people import Person

HEADING = "Your first steps here"
ALL_DONE = "There is nothing to do for you now. Thank you."
ALWAYS = (
    "Good to know: a worry about a child goes to /concern at any time. Nobody posts for us before"
    " the management team has said so."
)


def show(turn: Turn) -> None:
    turn.show(*words(turn, turn.person))


def words(occasion: Occasion, person: Person) -> tuple[str, Rows]:
    """The list as this person reads it."""
    steps = staff_joining.steps(occasion, person)
    is_open = any(step.open for step in steps)
    lines = [HEADING, "\n".join(step.line for step in steps)]
    lines += [ALWAYS] if is_open else [ALL_DONE, ALWAYS]
    rows: Rows = [[step.button] for step in steps if step.button]
    rows.append([Button("When reminders may come", "due.hours")])
    return "\n\n".join(lines), [*rows, [menu.BACK_TO_MENU]]
