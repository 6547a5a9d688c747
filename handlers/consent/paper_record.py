"""Records what a form says in one go, and tells the adult in whose name."""

from dataclasses import dataclass
from datetime import date

from handlers.consent import naming
from handlers.consent.answering import answer
from handlers.consent.paper_kinds import no_say
from handlers.dialogue import family, phrases
from handlers.dialogue.buttons import Button
from handlers.dialogue.turn import Turn
from policy.consent import AGAINST, BY_PEOPLE, Basis, Said
from policy.hours import local_day
from policy.roles import Standing
from policy.uses import Subject
from storage import answers, people, relations, uses
from storage.answers import Answer
from storage.deliveries import Sent
from storage.uses import Wording

HOW = {"paper": "on paper", "phone": "by phone", "person": "in person"}
OBJECT = [
    [Button("See or change my answers", "consent.page")],
    [Button("That is not right", "ask.start")],
]


@dataclass(frozen=True, slots=True)
class Given:
    """What one adult said about a child, and about themself, on that day."""

    child: str
    person: str
    route: str
    given_on: date
    form: str | None
    said: dict[str, str]


def why_not(turn: Turn, given: Given, *, asked: bool | None) -> str:
    """Why it cannot be recorded as things stand now; empty when it can."""
    bond = relations.find(turn.tx, child=given.child, person=given.person)
    person = people.find(turn.tx, given.person)
    if bond is None or person is None or person.standing is Standing.ENDED:
        return "That adult does not belong to the child any more. Nothing was recorded."
    if problem := no_say(turn, bond):
        return problem
    if bond.responsibility != "yes" and bond.declared != "yes" and not asked:
        return (
            "Whether they hold parental responsibility has changed meanwhile. Nothing was recorded;"
            " please begin again."
        )
    return ""


def record(turn: Turn, given: Given) -> tuple[str, bool]:
    """Everything that was answered; what the adult has said here on a later day stays. Returns what
    to say of it, and whether there was anything.
    """
    _declare(turn, given)
    lines, kept = [], []
    for wording in uses.current(turn.tx):
        said = _said(turn, given, wording)
        if said is None:
            continue
        what = f"{_word(wording, said)} – {wording.title}"
        if _said_later(turn, given, wording, said):
            kept.append(what)
            continue
        _record(turn, given, wording, said)
        lines.append(what)
    if lines:
        _tell(turn, given, lines)
    return _receipt(turn, given, lines, kept), bool(lines)


def _declare(turn: Turn, given: Given) -> None:
    """Parental responsibility, by the setting's record or by the form."""
    bond = relations.find(turn.tx, child=given.child, person=given.person)
    if bond and not bond.has_a_say:
        relations.declare(turn.tx, child=given.child, person=given.person, yes=True, at=turn.now)
        turn.note("declared responsibility", given.child, by=turn.person.id, person=given.person)


def _said(turn: Turn, given: Given, wording: Wording) -> Said | None:
    """None for what was not answered, and for no objection where there was none."""
    match given.said.get(wording.use):
        case "yes":
            objects = _last(turn, given, wording)
            is_new = wording.basis is Basis.CONSENT or (objects and objects.said in AGAINST)
            return Said.GIVEN if is_new else None
        case "no":
            today = local_day(turn.setting.place, turn.now)
            place = (_subject(given, wording), wording.use)
            held = place in answers.held(turn.tx, given.person, today=today)
            ends = held or wording.basis is Basis.OBJECTION
            return Said.WITHDRAWN if ends else Said.REFUSED
    return None


def _said_later(turn: Turn, given: Given, wording: Wording, said: Said) -> bool:
    """Whether their own answer here is newer than the form; of the same day, a No outweighs a
    Yes.
    """
    last = _last(turn, given, wording)
    if last is None or last.said not in BY_PEOPLE or last.recorded_by != given.person:
        return False
    day = local_day(turn.setting.place, last.answered_at)
    if day == given.given_on:
        return said is Said.GIVEN and last.said in AGAINST
    return day > given.given_on


def _record(turn: Turn, given: Given, wording: Wording, said: Said) -> None:
    bond = relations.find(turn.tx, child=given.child, person=given.person)
    own = wording.subject is Subject.ADULT or bond is None
    answer(
        turn,
        subject=_subject(given, wording),
        wording=wording,
        said=said,
        person=given.person,
        relationship=family.SELF if own or bond is None else bond.relationship,
        route=given.route,
        by=turn.person.id,
        form=given.form,
        given_on=given.given_on,
    )


def _last(turn: Turn, given: Given, wording: Wording) -> Answer | None:
    place = (_subject(given, wording), wording.use)
    return answers.latest_of(turn.tx, given.person).get(place)


def _subject(given: Given, wording: Wording) -> str:
    return given.person if wording.subject is Subject.ADULT else given.child


def _word(wording: Wording, said: Said) -> str:
    if wording.basis is Basis.OBJECTION:
        return "Objects" if said in AGAINST else "Does not object"
    return "Yes" if said is Said.GIVEN else "No"


def _tell(turn: Turn, given: Given, lines: list[str]) -> None:
    """The adult hears what was recorded in their name, and how to object."""
    person = people.get(turn.tx, given.person)
    if person.standing is not Standing.ACTIVE or person.id == turn.person.id:
        return
    listed = "\n".join(lines)
    turn.tell(
        person,
        f"{phrases.name(turn.person.name)} has recorded what you said"
        f" {HOW[given.route]} on {phrases.day(given.given_on)} about"
        f" {naming.subject(turn, given.child)}:\n\n{listed}\n\n"
        "If that is not what you said, change it here, or tell the manager.",
        OBJECT,
        sent=Sent(f"paper:{given.child}", f"What was recorded in their name, {HOW[given.route]}"),
    )


def _receipt(turn: Turn, given: Given, lines: list[str], kept: list[str]) -> str:
    adult, child = naming.person(turn, given.person), naming.subject(turn, given.child)
    parts = []
    if lines:
        parts.append(f"Recorded for {adult} and {child}:\n" + "\n".join(lines))
    if kept:
        parts.append(
            f"Not recorded, because {adult} has answered here themself since that day, and that"
            " stands:\n" + "\n".join(kept)
        )
    return "\n\n".join(parts) or "Nothing was answered, so nothing was recorded."
