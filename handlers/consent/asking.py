"""Asks a person, one question at a time, what may be shown of their children and of
themself (C13, C38).
"""

from handlers.consent import standing
from handlers.consent.standing import Line, heading
from handlers.dialogue import family, menu
from handlers.dialogue.buttons import Button, Rows
from handlers.dialogue.family import Say, Whom
from handlers.dialogue.turn import Occasion, Turn
from policy.consent import Basis
from storage import dialogues, uses
from storage.outbox import Lane
from storage.people import Person

Screen = tuple[str, Rows]

SEE_OR_CHANGE = Button("See or change my answers", "consent.page")
AS_IT_IS = Button("Leave it as it is", "consent.page")


def ask_next(occasion: Occasion, person: Person, *, lane: Lane = Lane.REPLY) -> bool:
    """Send the next open question to this person; False when there is none.

    Outside every conversation its buttons can be typed as well. Inside one a typed "yes" answers
    that conversation, not this.
    """
    screen = following(occasion, person)
    if screen is None:
        return False
    text, rows = screen
    occasion.tell(person, text, rows, lane=lane)
    dialogue = dialogues.get(occasion.tx, person.id)
    if not dialogue.conversation:
        dialogue.screen = [[button.label, button.data] for row in rows for button in row]
        dialogues.keep(occasion.tx, dialogue, at=occasion.now)
    return True


def following(
    occasion: Occasion, person: Person, *, first: str = "", found: list[Line] | None = None
) -> Screen | None:
    """The next open question, child by child; `first` names whose come before the others, `found`
    how everything stands, where that is known already.
    """
    whoms = sorted(family.of(occasion, person), key=lambda whom: whom.id != first)
    found = standing.lines(occasion, person) if found is None else found
    for whom in whoms:
        if whom.say is Say.NOT_ASKED and _of(occasion, whom):
            return responsibility(whom)
        for line in found:
            if line.whom == whom and line.is_open:
                return question(occasion, line, found)
    return None


def responsibility(whom: Whom) -> Screen:
    """Who has no parental responsibility is asked nothing more about this child."""
    name = whom.called
    text = (
        f"I would like to ask what may be shown of {name}; you decide, and you can change it at any"
        f" time.\n\nFirst: do you hold parental responsibility for {name}? Mothers mostly do;"
        " fathers mostly do if they are married to the mother or on the birth certificate; others"
        " can by a court order."
    )
    rows = [
        [Button("Yes, I do", f"consent.holds:{whom.id}"), Button("No", f"consent.lacks:{whom.id}")],
        [Button("I am not sure", f"consent.unsure:{whom.id}")],
    ]
    return text, rows


def question(occasion: Occasion, line: Line, found: list[Line]) -> Screen:
    """The exact words on record, whose child it is, and how far the asking is."""
    if line.is_objection:
        return _objected(line)
    whom, wording = line.whom, line.wording
    asked = _of(occasion, whom)
    place = [one.use for one in asked].index(wording.use) + 1
    kept = f"{whom.id}:{wording.use}:{wording.version}"
    rows = [[Button("Yes", f"consent.yes:{kept}"), Button("No", f"consent.no:{kept}")]]
    if not line.is_open:
        rows.append([AS_IT_IS])
    elif sum(x.whom == whom and x.is_open for x in found) > 1:
        rows.append([_no_to_all(whom, found)])
    return (
        f"{heading(whom)}, question {place} of {len(asked)}\n\n{wording.asked(whom.called)}",
        rows,
    )


def thanks(occasion: Occasion, person: Person) -> Screen:
    """After the last question: what was said, until when, and how to change it."""
    found = standing.lines(occasion, person)
    parts = ["Thank you, that was all. This is what you have said:"]
    for whom in dict.fromkeys(line.whom for line in found):
        said = [line for line in found if line.whom == whom and not line.is_objection]
        listed = "\n".join(standing.in_words(line) for line in said)
        if listed:
            parts.append(f"{heading(whom)}\n{listed}")
    parts.append(
        "You can change it whenever you like: /consent shows everything, and the word “withdraw”"
        " takes every Yes back at once."
    )
    unasked = [line.wording.title for line in found if line.is_objection and line.allowed]
    if unasked:
        listed = "\n".join(f"– {title}" for title in dict.fromkeys(unasked))
        parts.append(f"We do this unless you object:\n{listed}\nTo object, press /consent.")
    return "\n\n".join(parts), [[SEE_OR_CHANGE], [menu.BACK_TO_MENU]]


def show(turn: Turn, screen: Screen, note: str = "") -> None:
    text, rows = screen
    turn.show(f"{note}\n\n{text}" if note else text, rows)


def _objected(line: Line) -> Screen:
    """Whether an objection is taken back."""
    whom, wording = line.whom, line.wording
    kept = f"{whom.id}:{wording.use}:{wording.version}"
    text = f"You objected to this:\n\n{wording.asked(whom.called)}\n\nMay we do it again?"
    rows = [[Button("Yes", f"consent.yes:{kept}"), Button("No", f"consent.no:{kept}")], [AS_IT_IS]]
    return text, rows


def _no_to_all(whom: Whom, found: list[Line]) -> Button:
    """No to everything while there is no Yes; after a Yes, which stands, to what is still open."""
    stands = any(x.whom == whom and x.held and not x.is_open for x in found)
    if stands:
        return Button(f"No to the rest for {whom.short}", f"consent.rest:{whom.id}")
    return Button(f"No to all for {whom.short}", f"consent.none:{whom.id}")


def _of(occasion: Occasion, whom: Whom) -> list[uses.Wording]:
    """The uses that are asked about this child or adult."""
    found = uses.current(occasion.tx, whom.kind)
    return [wording for wording in found if wording.basis is Basis.CONSENT]
