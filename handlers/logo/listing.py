"""What waits for a decision on the logo, what was decided, and when each Yes ends."""

from handlers.dialogue import arrival, guide, menu, phrases
from handlers.dialogue.buttons import Button, Rows, number_in
from handlers.dialogue.turn import Turn
from handlers.logo import words
from policy.roles import TITLES, Standing
from storage import logo_requests, people
from storage.logo_requests import Request

ON_A_PAGE = 8


def show_list(turn: Turn) -> None:
    """All that waits, and the decisions leaf by leaf."""
    number = logo_requests.number_decided(turn.tx)
    wanted = number_in(turn.id)
    page = min(wanted, max(0, number - 1) // ON_A_PAGE)
    open_now = logo_requests.waiting(turn.tx)
    past = logo_requests.decided(turn.tx, skip=page * ON_A_PAGE, most=ON_A_PAGE)
    waiting = open_now[:ON_A_PAGE]
    lines = [f"To decide: {len(open_now)}", *(_line(turn, one) for one in waiting)]
    lines += ["", f"Decided: {number}", *(_line(turn, one) for one in past)]
    rows: Rows = [[_button(turn, one, "primary")] for one in waiting]
    rows += [[_button(turn, one)] for one in past]
    turning = [Button("Page before", f"logo.list:{page - 1}")] if page else []
    if (page + 1) * ON_A_PAGE < number:
        turning.append(Button("Next page", f"logo.list:{page + 1}"))
    rows += [turning] if turning else []
    rows.append([Button("The logo", "logo.start"), menu.BACK_TO_MENU])
    turn.show("\n".join(lines), rows)


def open_one(turn: Turn) -> None:
    found = logo_requests.find(turn.tx, turn.id)
    if found is None:
        turn.toast(guide.STALE)
        return
    show_one(turn, found)


def show_one(turn: Turn, asked: Request, note: str = "") -> None:
    person = people.get(turn.tx, asked.person)
    who = f"{phrases.name(person.name)} ({TITLES[person.role]}) asks to use the logo."
    if person.standing is not Standing.ACTIVE:
        who += " They are not here any more, so a decision does not reach them through me."
    parts = [note, who, words.request(turn, asked), words.decision(turn, asked)]
    parts.append(arrival.of(turn, f"logo:{asked.id}"))
    rows: Rows = []
    if not asked.decision:
        rows += [
            [
                Button("Approve", f"logo.approve:{asked.id}"),
                Button("Refuse", f"logo.refuse:{asked.id}"),
            ]
        ]
    rows.append([Button("Requests and decisions", "logo.list"), menu.BACK_TO_MENU])
    turn.show("\n\n".join(part for part in parts if part), rows)


def _line(turn: Turn, asked: Request) -> str:
    name = phrases.name(people.get(turn.tx, asked.person).name)
    return f"– {name}: {words.state(turn, asked)}"


def _button(turn: Turn, asked: Request, style: str = "") -> Button:
    name = phrases.name(people.get(turn.tx, asked.person).name)
    label = f"{name}: {phrases.bare(phrases.name(asked.words))[:30]}"
    return Button(label, f"logo.open:{asked.id}", style)
