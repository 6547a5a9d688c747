"""The list of hazards: seen, ordered and shortened by the management team."""

from handlers.dialogue import menu, phrases, versions
from handlers.dialogue.buttons import Button, Rows
from handlers.dialogue.turn import Turn
from storage import hazards
from storage.hazards import Hazard

TO_LIST = Button("The list of hazards", "hazards.list")
ON_A_PAGE = 12
WHAT_IT_IS = "Each account is assessed against these, in this order."


def show_list(turn: Turn, note: str = "") -> None:
    """What is asked now, in the order of asking."""
    hazards.begin(turn.tx, at=turn.now)
    found = hazards.current(turn.tx)
    shown, leaf, leaves = versions.leaf(found, turn.id, size=ON_A_PAGE)
    first = leaf * ON_A_PAGE + 1
    lines = [f"{place}. {phrases.quoted(one.words)}" for place, one in enumerate(shown, first)]
    rows: Rows = [
        [Button(f"{place}. {phrases.bare(one.words)[:45]}", f"hazards.open:{one.id}")]
        for place, one in enumerate(shown, first)
    ]
    rows += versions.turning("hazards.list:", leaf, leaves)
    rows.append([Button("Add a hazard", "hazards.add", "primary")])
    rows.append([Button("Our own form", "assess.forms")])
    rows.append([menu.BACK_TO_MENU])
    text = "\n".join(lines) or "There is none."
    parts = [note, "Hazards", WHAT_IT_IS, text]
    turn.show("\n\n".join(part for part in parts if part), rows)


def show_one(turn: Turn, note: str = "") -> None:
    """One hazard and what is usually done against it."""
    one = found(turn, turn.id)
    if one is None:
        return
    controls = phrases.quoted(one.controls) or "Nothing is written down."
    lines = [note, phrases.quoted(one.words), f"Usual controls: {controls}"]
    rows: Rows = [[TO_LIST]]
    if one.ended_at:
        since = phrases.stamp(one.ended_at, turn.setting.place)
        lines.append(f"Not asked any more since {since}.")
    else:
        rows = [
            [Button("Change", f"hazards.change:{one.id}", "primary")],
            [Button("Move up", f"hazards.up:{one.id}")],
            [Button("Ask this no more", f"hazards.ending:{one.id}", "danger")],
            [TO_LIST],
        ]
    turn.show("\n\n".join(line for line in lines if line), rows)


def move_up(turn: Turn) -> None:
    one = in_use(turn, turn.id)
    if one is None:
        return
    if hazards.move_up(turn.tx, one.id):
        turn.note("moved hazard up", one.id, by=turn.person.id)
    turn.id = ""
    show_list(turn)


def ask_to_end(turn: Turn) -> None:
    one = in_use(turn, turn.id)
    if one is None:
        return
    turn.show(
        f"{phrases.quoted(one.words)}\n\nIt is asked no more from now on. What was found about it"
        " stays on record.",
        [
            [Button("Yes, ask it no more", f"hazards.end:{one.id}", "danger")],
            [Button("Back", f"hazards.open:{one.id}")],
        ],
    )


def end(turn: Turn) -> None:
    one = in_use(turn, turn.id)
    if one and hazards.end(turn.tx, one.id, at=turn.now):
        turn.note("ended hazard", one.id, by=turn.person.id)
        show_one(turn, note="It is asked no more.")


def found(turn: Turn, number: str) -> Hazard | None:
    one = hazards.find(turn.tx, number)
    if one is None:
        turn.toast("There is no such hazard here. Nothing was changed.")
    return one


def in_use(turn: Turn, number: str) -> Hazard | None:
    """One that is asked; else it is said how it stands."""
    one = found(turn, number)
    if one and one.ended_at:
        turn.toast("That hazard is not on the list any more. Nothing was changed.")
        return None
    return one
