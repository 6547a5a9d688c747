"""Words or files sent outside every conversation: kept, and offered what they could become."""

from datetime import timedelta

from handlers.dialogue import carried, guide, menu, phrases
from handlers.dialogue.answers import NotAnAnswer
from handlers.dialogue.buttons import Button, Rows, number_in
from handlers.dialogue.incoming import Kind
from handlers.dialogue.turn import Turn
from policy import access
from policy.access import Action
from policy.roles import Role
from storage import entries

# The pictures of an album come as messages of their own, all at once; one question is enough.
AT_ONCE = timedelta(seconds=5)
# What somebody writes next may be meant for what they reported before, and not long ago.
RECENT = timedelta(days=14)
MOST_OFFERED = 2

NOT_KEPT = (
    "I can keep words, pictures, files and voice notes; not stickers, places, contacts or polls."
    " Please write it in words, or send a picture of it."
)


def loose(turn: Turn) -> None:
    """Keep the message and ask what it is for; several add up."""
    if turn.incoming.kind is Kind.EDIT:
        carried.change(turn)
        _ask(turn, "I have changed it in what I keep for you.")
        return
    before = carried.last_at(turn.dialogue)
    try:
        carried.add(turn)
    except NotAnAnswer as refusal:
        _refuse(turn, str(refusal))
        return
    if turn.incoming.file and before and turn.now - before <= AT_ONCE:
        return
    _ask(turn)


def show(turn: Turn) -> None:
    """From the menu: ask again what the messages kept so far are for."""
    if not carried.parts(turn.dialogue):
        turn.toast(guide.STALE)
        return
    _ask(turn)


def let_go(turn: Turn) -> None:
    """They are for nothing: drop those that the question was about."""
    number = number_in(turn.id)
    if not any(part["message"] <= number for part in carried.parts(turn.dialogue)):
        turn.toast(guide.STALE)
        return
    carried.let_go(turn.dialogue, up_to=number)
    if carried.parts(turn.dialogue):
        _ask(turn, "Dropped; nobody has seen it.")
        return
    turn.show("Dropped; nobody has seen it.", [[menu.BACK_TO_MENU]])


def other(turn: Turn) -> None:
    """A sticker, a place, a contact, a poll: say what can be sent instead."""
    turn.say(f"{NOT_KEPT}\n\n{menu.in_danger(turn.setting.contacts)}")


def _refuse(turn: Turn, why: str) -> None:
    if carried.parts(turn.dialogue):
        _ask(turn, why)
        return
    turn.say(f"{why}\n\n{menu.in_danger(turn.setting.contacts)}", [[menu.BACK_TO_MENU]])


def _ask(turn: Turn, note: str = "") -> None:
    parts = carried.parts(turn.dialogue)
    if len(parts) == 1:
        question = "What shall I do with this? I have kept it, and nobody has seen it yet."
    else:
        since = phrases.when(carried.first_at(turn.dialogue), turn.setting.place, now=turn.now)
        question = (
            f"What shall I do with these {len(parts)} messages, the first from {since}?"
            " I have kept them, and nobody has seen them yet."
        )
    lines = [note, question, "What you send next is added."]
    lines.append(menu.in_danger(turn.setting.contacts))
    turn.show("\n\n".join(line for line in lines if line), _homes(turn))


def _homes(turn: Turn) -> Rows:
    """What it could become, for this person."""
    rows: Rows = []
    asked = entries.unanswered(turn.tx, reporter=turn.person.id)
    for question in asked:
        label = f"Answer the question on {question.reference}"
        rows.append([Button(label, f"answer.carry:{question.id}", "primary")])
    if access.may(turn.person.role, Action.REPORT_CONCERN):
        rows.append([Button("Report it as a concern", "concern.carry", "primary")])
    rows += [
        [Button(f"Add it to {reference}", f"addition.carry:{reference}")]
        for reference in _belonging(turn, [one.reference for one in asked])
    ]
    if access.may(turn.person.role, Action.ASK_MANAGER):
        rows.append([Button("Ask the manager", "ask.carry")])
    if access.may(turn.person.role, Action.REPORT):
        is_parent = turn.person.role is Role.PARENT
        label = menu.COMPLAIN if is_parent else "Report it as something else"
        rows.append([Button(label, "report.carry")])
    last = max(part["message"] for part in carried.parts(turn.dialogue))
    return [*rows, [Button("Nothing", f"welcome.nothing:{last}")]]


def _belonging(turn: Turn, asked: list[str]) -> list[str]:
    """What this person reported and lately said or read something of, newest first: not what others
    did about it. Of what they are asked about, the answer comes first.
    """
    heard = entries.heard(turn.tx, reporter=turn.person.id)
    fresh = [one for one in heard if turn.now - heard[one] < RECENT and one not in asked]
    return sorted(fresh, key=lambda one: heard[one], reverse=True)[:MOST_OFFERED]
