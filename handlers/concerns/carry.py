"""What somebody sent outside every conversation becomes a concern, a question or an answer."""

from typing import Any

from handlers.concerns import evidence, mine
from handlers.concerns.ask import AskManager
from handlers.concerns.report import Report
from handlers.dialogue import carried, guide, sent_files
from handlers.dialogue.router import Route
from handlers.dialogue.turn import Turn
from policy.access import Action


def into_concern(turn: Turn) -> None:
    guide.begin(turn, Report, said=_taken(turn))


def into_question(turn: Turn) -> None:
    guide.begin(turn, AskManager, said=_taken(turn))


def into_answer(turn: Turn) -> None:
    """Answer a question of the manager's with it; files go to what the question was about."""
    question = mine.question_to(turn)
    if question is None:
        return
    said = _taken(turn)
    files = said.pop("files", {"files": []})
    evidence.attach(turn, question.reference, files["files"])
    guide.begin(turn, mine.ReporterAnswers, subject=turn.id, said=said)


def _taken(turn: Turn) -> dict[str, Any]:
    """The messages kept so far, as answers; they are kept outside no longer."""
    said: dict[str, Any] = {}
    if words := carried.words(turn.dialogue):
        said["words"] = words
    if files := [sent_files.take_in(turn, came) for came in carried.files(turn)]:
        said["files"] = {"files": files, "done": True}
    carried.let_go(turn.dialogue)
    return said


PRESSES = {
    "concern.carry": Route(into_concern, Action.REPORT_CONCERN),
    "ask.carry": Route(into_question, Action.ASK_MANAGER),
    "answer.carry": Route(into_answer, Action.ADD_TO_OWN),
}
