"""How everything stands for a person on one page, with a button to change each answer (C13)."""

from handlers.consent import standing
from handlers.consent.standing import Line, heading
from handlers.dialogue import family, menu
from handlers.dialogue.buttons import Button, Rows, columns, number_in
from handlers.dialogue.family import Say, Whom
from handlers.dialogue.turn import Turn

MOST_LINES = 24  # on one page, so that it is one message with fewer than 90 buttons
NOBODY = (
    "No child who is here belongs to you in my records, so there is nothing to decide. If that is"
    " wrong, please speak to the manager."
)
CHANGEABLE = "You can change each answer at any time."
AGREED = Button("Show me what I agreed to", "consent.agreed")
STOP = Button("Withdraw everything", "consent.stop")


def show(turn: Turn) -> None:
    """`/consent`, or a page of it by its number."""
    number = number_in(turn.id)
    _show(turn, number, "")


def show_at(turn: Turn, whom: Whom, note: str) -> None:
    """The page on which this child or adult stands, after a change."""
    pages = _pages(turn, standing.lines(turn, turn.person))
    number = next((n for n, whoms in enumerate(pages) if whom in whoms), 0)
    _show(turn, number, note)


def change_button(number: int, line: Line) -> Button:
    """What one press can do about this line; a Yes is withdrawn at once, a Yes is asked for."""
    kept, name = f"{line.whom.id}:{line.wording.use}", line.whom.short
    if line.is_objection and line.is_against:
        return Button(f"Take back {number} for {name}", f"consent.ask:{kept}")
    if line.is_objection:
        return Button(f"Object to {number} for {name}", f"consent.take:{kept}")
    if line.held:
        return Button(f"Withdraw {number} for {name}", f"consent.take:{kept}")
    verb = "Change" if line.is_against else "Answer"
    return Button(f"{verb} {number} for {name}", f"consent.ask:{kept}")


def _show(turn: Turn, number: int, note: str) -> None:
    found = standing.lines(turn, turn.person)
    pages = _pages(turn, found)
    turn.note("saw own answers", by=turn.person.id)
    if not pages:
        turn.show(NOBODY, [[menu.BACK_TO_MENU]])
        return
    number = min(number, len(pages) - 1)
    numbered = [(n, x) for n, x in enumerate(found, 1) if x.whom in pages[number]]
    parts = [note] if note else []
    parts += [_about(whom, numbered) for whom in pages[number]]
    if numbered:
        parts.append(CHANGEABLE)
    rows = columns([change_button(n, line) for n, line in numbered], long=22)
    rows += _openings(pages[number])
    rows += _ends(found, number, len(pages))
    turn.show("\n\n".join(parts), rows)


def _pages(turn: Turn, found: list[Line]) -> list[list[Whom]]:
    """Whom to show together: whole families, unless they are too long for one message."""
    pages: list[list[Whom]] = []
    room = 0
    for whom in family.of(turn, turn.person):
        needed = sum(line.whom == whom for line in found) + 1
        if not pages or needed > room:
            pages.append([])
            room = MOST_LINES
        pages[-1].append(whom)
        room -= needed
    return pages


def _about(whom: Whom, numbered: list[tuple[int, Line]]) -> str:
    """A heading, and a line for each use in words."""
    found = [(n, line) for n, line in numbered if line.whom == whom]
    lines = [standing.listed(found, standing.in_words) if found else heading(whom)]
    if whom.say is Say.NOT_ASKED:
        lines.append("Nothing has been asked yet.")
    elif whom.say is not Say.HAS:
        lines.append(f"I ask only adults with parental responsibility; {standing.SPEAK}.")
    return "\n".join(lines)


def _openings(whoms: list[Whom]) -> Rows:
    """Where questions can begin: with the one about parental responsibility."""
    return [
        [Button(f"Begin with {whom.short}", f"consent.begin:{whom.id}")]
        for whom in whoms
        if whom.say in (Say.NOT_ASKED, Say.CLEARED)
    ]


def _ends(found: list[Line], number: int, pages: int) -> Rows:
    rows: Rows = []
    if any(line.is_open for line in found):
        rows.append([Button("Answer what is open", "consent.next")])
    if any(line.can_stop for line in found):
        rows.append([STOP])
    around = [("Earlier", number - 1), ("More", number + 1)]
    rows.append([Button(t, f"consent.page:{n}") for t, n in around if 0 <= n < pages])
    return [row for row in [*rows, [AGREED, menu.BACK_TO_MENU]] if row]
