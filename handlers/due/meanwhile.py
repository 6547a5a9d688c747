"""Two people at once: what somebody else did about a duty while one was answering."""

from handlers.dialogue import phrases
from handlers.dialogue.turn import Turn
from handlers.due import page
from storage import duties, people
from storage.duties import Duty


def changed(turn: Turn, duty: Duty) -> bool:
    """Whether somebody else did something about it since this conversation began; then its page is
    shown, and nothing is done.
    """
    begun = turn.dialogue.begun_at or turn.now
    for event in duties.events(turn.tx, duty.id):
        if event["happened_at"] >= begun and event["person"] != turn.person.id:
            who = people.find(turn.tx, event["person"])
            name = phrases.name(who.name) if who else "Somebody else"
            page.show(
                turn, duty, f"{name} has changed this while you were answering. Nothing was done."
            )
            return True
    return False
