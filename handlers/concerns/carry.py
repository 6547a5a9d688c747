"""What somebody sent outside every conversation becomes a concern, a report, a question or an
answer.
"""

from typing import Any

from handlers.concerns import evidence, mine
from handlers.concerns.ask import AskManager
from handlers.concerns.report import Report
from handlers.concerns.reports.addition import Addition
from handlers.concerns.reports.guided import ForManager
from handlers.dialogue import carried, guide, sent_files
from handlers.dialogue.answers import Files
from handlers.dialogue.router import Route
from handlers.dialogue.turn import Turn
from policy.access import Action

FILES = Files(sent_files.take_in, sent_files.drop)


def into_concern(turn: Turn) -> None:
    guide.begin(turn, Report, said=_taken(turn))


def into_report(turn: Turn) -> None:
    guide.begin(turn, ForManager, said=_taken(turn, captions=True))


def into_question(turn: Turn) -> None:
    guide.begin(turn, AskManager, said=_taken(turn, captions=True))


def into_answer(turn: Turn) -> None:
    """Answer a question of the manager's with it; files go to what the question was about."""
    question = mine.question_to(turn)
    if question is None:
        return
    said = _taken(turn)
    files = said.pop("files", {"files": []})
    evidence.attach(turn, question.reference, files["files"])
    guide.begin(turn, mine.ReporterAnswers, subject=turn.id, said=said)


def into_addition(turn: Turn) -> None:
    """It belongs to something that they reported before."""
    concern = mine.own(turn)
    if concern is None:
        return
    adding = mine.adding_to(concern)
    said = _taken(turn, captions=adding is Addition)
    guide.begin(turn, adding, subject=concern.reference, said=said)


def _taken(turn: Turn, *, captions: bool = False) -> dict[str, Any]:
    """The messages kept so far, as answers; they are kept outside no longer. `captions`: what
    stands under pictures counts as words.
    """
    said: dict[str, Any] = {}
    if words := carried.words(turn.dialogue, captions=captions):
        said["words"] = words
    files: dict[str, Any] = {}
    for came in carried.files(turn):
        files = FILES.read(turn, came, files)
    if files:
        said["files"] = files | {"done": True}
    carried.let_go(turn.dialogue)
    return said


PRESSES = {
    "concern.carry": Route(into_concern, Action.REPORT_CONCERN),
    "report.carry": Route(into_report, Action.REPORT),
    "ask.carry": Route(into_question, Action.ASK_MANAGER),
    "answer.carry": Route(into_answer, Action.ADD_TO_OWN),
    "addition.carry": Route(into_addition, Action.ADD_TO_OWN),
}
