"""The page of one child: who they are, who belongs to them, and what may be shown today."""

from handlers.children import rooms, standing, subject
from handlers.dialogue import arrival, phrases
from handlers.dialogue.buttons import Button, Rows, columns
from handlers.dialogue.router import Route
from handlers.dialogue.turn import Turn
from policy.access import Action
from policy.consent import Verdict, Why
from policy.hours import local_day
from storage import answers, children, people, relations
from storage.children import Child
from storage.relations import Relation
from storage.uses import Wording

MOST_SIBLINGS = 12
NO_ADULTS = "Nobody yet. Without an adult nobody can say Yes, so everything stays No."


def open_page(turn: Turn) -> None:
    if child := subject.found(turn):
        show(turn, child.id)


def show(turn: Turn, child: str, note: str = "") -> None:
    """The page as things are now; that it was opened is kept."""
    found = children.get(turn.tx, child)
    siblings = children.siblings(turn.tx, child)[:MOST_SIBLINGS]
    adults = relations.of_child(turn.tx, child)
    turn.note("opened child", child, by=turn.person.id)
    parts = [
        note,
        _head(turn, found, siblings),
        "\n".join(["Adults:", *([_adult(turn, bond) for bond in adults] or [NO_ADULTS])]),
        "\n".join(["What may be shown today:", *_verdicts(turn, found)]),
        _told(turn, child),
    ]
    text = "\n\n".join(part for part in parts if part)
    turn.say(text, _choices(turn, found, siblings, adults), protect=True, clear=True)


def _told(turn: Turn, child: str) -> str:
    """Whether the adults know what was recorded in their name."""
    arrived = arrival.of(turn, f"paper:{child}")
    return f"Told of what was recorded for them:\n{arrived}" if arrived else ""


def _head(turn: Turn, child: Child, siblings: list[Child]) -> str:
    lines = [phrases.name(child.name), f"Room: {rooms.titled(child.room)}"]
    if child.starts_on:
        lines.append(f"First day: {phrases.day(child.starts_on)}")
    if child.leaves_on:
        lines.append(f"Last day: {phrases.day(child.leaves_on)}")
    if child.left_at:
        lines.append(f"Has left; noted {phrases.stamp(child.left_at, turn.setting.place)}")
    if siblings:
        names = [f"{phrases.name(one.name)} ({rooms.titled(one.room)})" for one in siblings]
        lines.append(f"Brothers and sisters: {phrases.together(names)}")
    return "\n".join(lines)


def _adult(turn: Turn, bond: Relation) -> str:
    person = people.get(turn.tx, bond.person)
    return (
        f"– {phrases.name(person.name)}, {phrases.name(bond.relationship)}."
        f" Parental responsibility: {standing.responsibility(bond)}."
        f" {standing.on_telegram(turn, person)}."
    )


def _verdicts(turn: Turn, child: Child) -> list[str]:
    today = local_day(turn.setting.place, turn.now)
    return [
        f"{'Yes' if verdict.allowed else 'No'} – {wording.title}{_reason(turn, wording, verdict)}"
        for wording, verdict in answers.verdicts(turn.tx, child.id, today=today)
    ]


def _reason(turn: Turn, wording: Wording, verdict: Verdict) -> str:
    """Why, and who said so; two adults who differ stand there in words."""
    names = [people.get(turn.tx, person).name for person in verdict.by]
    who = phrases.together([phrases.name(name) for name in names]) if names else ""
    if verdict.conflict:
        return f": the adults disagree. {who} said No, and that holds"
    if verdict.why is Why.AGAINST:
        return f": {who} said No"
    if verdict.why is Why.GIVEN:
        until = f", until {phrases.day(verdict.until)}" if verdict.until else ""
        return f": {who} said Yes{until}"
    return f": {verdict.why}"


def _choices(turn: Turn, child: Child, siblings: list[Child], adults: list[Relation]) -> Rows:
    rows = columns(
        [
            Button(
                phrases.name(people.get(turn.tx, bond.person).name),
                f"children.adult:{child.id}:{bond.person}",
            )
            for bond in adults
        ]
    )
    rows += columns([Button(phrases.name(c.name), f"children.open:{c.id}") for c in siblings])
    edit = [Button("Edit", f"children.edit:{child.id}")]
    if not child.left_at:
        style = "" if adults else "primary"
        edit.insert(0, Button("Add an adult", f"children.bind:{child.id}", style))
    rows.append(edit)
    if adults and not child.left_at:
        rows.append(
            [
                Button("New letters", f"letters.child:{child.id}"),
                Button("Record an answer", f"paper.start:{child.id}"),
            ]
        )
    room = f"children.room:{rooms.key(child.room)}"
    back = Button("Back", "children.former" if child.left_at else room)
    leaving = Button("Leaving", f"children.leaves:{child.id}")
    rows.append([Button("Look up", f"check.child:{child.id}"), leaving])
    return [*rows, [back]]


PRESSES = {"children.open": Route(open_page, Action.SEE_CHILDREN)}
