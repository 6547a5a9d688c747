"""The finished risk assessments of an account, to read again and to print."""

from handlers.assessing import subject, summary
from handlers.assessing.paper import send
from handlers.dialogue import phrases, register, versions
from handlers.dialogue.buttons import Button, Rows
from handlers.dialogue.turn import Turn
from storage import assessments

ON_A_PAGE = 8


def show_list(turn: Turn) -> None:
    """Newest first."""
    number, _, page = turn.id.partition(":")
    account = register.named(turn, number)
    if account is None:
        return
    done = assessments.done_of(turn.tx, number)
    shown, leaf, leaves = versions.leaf(done, page, size=ON_A_PAGE)
    rows: Rows = [
        [Button(phrases.stamp(one.done_at, turn.setting.place), f"assess.open:{one.id}")]
        for one in shown
        if one.done_at
    ]
    rows += versions.turning(f"assess.past:{number}:", leaf, leaves)
    if not account.closed_at:
        rows.append([Button("Assess it now", f"assess.start:{number}")])
    rows.append([Button("Back", f"accounts.care:{number}")])
    count = "No risk assessment is finished yet." if not done else f"{len(done)} finished."
    turn.show(f"Risk assessments of {subject.titled(turn, number)}\n\n{count}", rows)


def show_one(turn: Turn) -> None:
    one = assessments.find(turn.tx, turn.id)
    if one is None:
        turn.toast(subject.GONE)
        return
    summary.show(turn, one)


def send_paper(turn: Turn) -> None:
    one = assessments.find(turn.tx, turn.id)
    if one is None:
        turn.toast(subject.GONE)
        return
    send(turn, one)
