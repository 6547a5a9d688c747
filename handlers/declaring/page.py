"""What the policy asks of personal accounts, and what this person has declared of theirs."""

from handlers.declaring import calendar
from handlers.dialogue import menu, phrases
from handlers.dialogue.buttons import Button, Rows
from handlers.dialogue.turn import Turn
from policy import access
from policy.access import Action
from storage import declarations

ASKED = (
    "Your own pages, blogs and accounts are yours. Where they could be read together with your work"
    " here, the policy asks this of you:\n"
    "– Say clearly that your views are your own and not the pre-school’s.\n"
    "– Write as “I”, so that nobody takes it for our voice.\n"
    "– What is confidential here stays here: children, families, colleagues.\n"
    "– All of that holds for comments elsewhere too."
)
QUESTION = (
    "Have you an account, page or blog that says or shows that you belong to us? You are asked once"
    " a year. If there is nothing, or you use no such thing, “Nothing to declare” is a full answer."
    " Only the manager reads your words; the management team sees that you answered, and when."
)
DISCLAIMER = (
    "I write here as myself. The views on this page are mine alone; I do not speak for the"
    " pre-school that I belong to."
)


def show(turn: Turn, note: str = "") -> None:
    duty = calendar.asked(turn, turn.person)
    due = f"Please answer by {phrases.day(duty.due_on)}."
    last = declarations.last(turn.tx, turn.person.id)
    if last:
        said = "something" if last.words else "nothing"
        when = phrases.when(last.declared_at, turn.setting.place, now=turn.now)
        due = (
            f"You declared {said} at {when}. Next time: by {phrases.day(duty.due_on)}; sooner, when"
            " something changes."
        )
    rows: Rows = [
        [Button("Nothing to declare", f"declare.nothing:{duty.id}")],
        [Button("Yes, there is something", f"declare.yes:{duty.id}")],
        [Button("A disclaimer to copy", "declare.words")],
    ]
    if access.may(turn.person.role, Action.SEE_DUE):
        rows.append([Button("Who has declared", "declare.list")])
    lines = [note, due] if note else [ASKED, QUESTION, due]
    turn.show("\n\n".join(line for line in lines if line), [*rows, [menu.BACK_TO_MENU]])


def send_disclaimer(turn: Turn) -> None:
    """Alone in its message, so that it can be copied as it stands."""
    turn.toast("Here are words for your profile. Press and hold them to copy.")
    turn.tell(turn.person, DISCLAIMER)
