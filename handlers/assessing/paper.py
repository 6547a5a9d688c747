"""A risk assessment as a PDF: the matrix, the hazards, the controls and the actions."""

import json

from handlers.assessing import subject
from handlers.assessing.wording import changes, hazard, how_it_stands, scales
from handlers.dialogue import phrases
from handlers.dialogue.turn import Turn
from storage import assessments, duties
from storage.assessments import Assessment


def send(turn: Turn, one: Assessment) -> None:
    """To whoever asked for it."""
    turn.note("made an assessment paper", one.id, by=turn.person.id)
    made = f"paper:assessment:{json.dumps(_paper(turn, one), ensure_ascii=False)}"
    caption = f"{subject.heading(turn, one)}, with controls and actions."
    turn.letter(turn.incoming.chat, "sendDocument", {"caption": caption}, made=made)


def _paper(turn: Turn, one: Assessment) -> dict[str, object]:
    place = turn.setting.place
    found = [rating for rating in assessments.ratings(turn.tx, one.id) if rating.is_whole]
    return {
        "place": place.name,
        "account": subject.titled(turn, one.account),
        "begun": f"{phrases.stamp(one.begun_at, place)} by {subject.who(turn, one.person)}",
        "finished": _finished(turn, one),
        "made_at": phrases.stamp(turn.now, place),
        **scales(),
        "hazards": [hazard(number, rating) for number, rating in enumerate(found, 1)],
        "changes": changes(turn, one),
        "actions": _actions(turn, one),
    }


def _actions(turn: Turn, one: Assessment) -> list[dict[str, str]]:
    found = []
    for action in assessments.actions(turn.tx, one.id):
        duty = duties.get(turn.tx, action.duty)
        owner = subject.who(turn, duty.owner) if duty.owner else "The management team"
        found.append(
            {
                "words": action.words,
                "owner": owner,
                "by": phrases.day(duty.due_on),
                "state": how_it_stands(turn, duty),
            }
        )
    return found


def _finished(turn: Turn, one: Assessment) -> str:
    if one.done_at is None:
        return "not finished yet"
    by = subject.who(turn, one.done_by or one.person)
    return f"{phrases.stamp(one.done_at, turn.setting.place)} by {by}"
