"""What was begun as a report or a question goes on as something else, with one press (C17, C23)."""

from typing import Any

from handlers.concerns.ask import AskManager
from handlers.concerns.report import Report
from handlers.concerns.reports.addition import Addition
from handlers.concerns.reports.guided import ForManager
from handlers.concerns.reports.whom import NOBODY
from handlers.dialogue import guide
from handlers.dialogue.turn import Turn
from policy import access, reports
from policy.access import Action
from policy.recipients import About

BEGUN = {ForManager.topic, AskManager.topic, Addition.topic}
CONCERNS_OWN = ("about", "words", "colleague", "where", "seen", "files")


def into_concern(turn: Turn) -> None:
    """Staff go on in the guided concern; a parent's report becomes one where it stands."""
    said = _taken(turn, BEGUN)
    if said is None:
        return
    if access.may(turn.person.role, Action.REPORT_CONCERN):
        kept = {name: said[name] for name in CONCERNS_OWN if said.get(name)}
        if kept.get("about") == NOBODY:
            kept["about"] = str(About.CHILD)
        guide.begin(turn, Report, said=kept)
        return
    guide.begin(turn, ForManager, said=said | {"kind": str(reports.Kind.CONCERN)})


def into_question(turn: Turn) -> None:
    """Not sure what it is: the manager is asked, with all that was sent so far."""
    said = _taken(turn, {ForManager.topic})
    if said is not None:
        kept = {name: said[name] for name in ("words", "files") if said.get(name)}
        guide.begin(turn, AskManager, said=kept)


def past_the_manager(turn: Turn) -> None:
    """A question that is about the manager becomes a report that the manager never sees."""
    said = _taken(turn, {AskManager.topic})
    if said is not None:
        guide.begin(turn, ForManager, said=said | {"about": str(About.MANAGER)})


def mark_as_data(turn: Turn) -> None:
    """The sender says that it is about their personal data."""
    dialogue = turn.dialogue
    if dialogue.conversation != ForManager.topic:
        turn.toast(guide.STALE)
        return
    dialogue.said["data"], dialogue.wanted = "yes", ""
    guide.show(turn, ForManager)


def _taken(turn: Turn, conversations: set[str]) -> dict[str, Any] | None:
    """What was said in the open conversation, which is over with that; None when it is none of
    these, and the person hears so.
    """
    if turn.dialogue.conversation not in conversations:
        turn.toast(guide.STALE)
        return None
    said = turn.dialogue.said
    guide.close(turn.dialogue)
    return said
