"""Keeps what somebody brings to the manager, decides whom it goes to, and says who may see it
(C16, C17).
"""

import secrets
from datetime import date

from handlers.concerns import timekeeping
from handlers.dialogue import phrases
from handlers.dialogue.turn import Occasion, Turn
from policy import access, recipients, reports
from policy.access import Action, State
from policy.hours import local_day
from policy.recipients import About, Candidate, Matter
from policy.references import reference
from policy.roles import TITLES, Role, Standing
from storage import alerts, concerns, entries, people, policies, sources
from storage.concerns import Concern
from storage.entries import Kind
from storage.people import Person

# What goes to the reporter, who has to be known for it.
TO_REPORTER = frozenset({Action.ASK_REPORTER, Action.ANSWER_REPORTER})
NOBODY_KNOWN = (
    "It came from the setting’s phone without a PIN, so I do not know who it was and cannot write"
    " to them. Please go there, or ring."
)
NOT_OPEN_TO_YOU = "That is not open to you."


def add(
    turn: Turn,
    *,
    kind: reports.Kind,
    about: About,
    urgent: bool = False,
    named: str | None = None,
    personal_data: bool = False,
    reporter: str = "",
) -> Concern:
    """Keep a new concern, question or report, open and unopened; of this person, unless another
    found it.
    """
    candidates = everybody_who_could_be_told(turn)
    free = reference(reports.prefix(kind), secrets.token_bytes(16))
    while not concerns.is_free(turn.tx, free):
        free = reference(reports.prefix(kind), secrets.token_bytes(16))
    concern = concerns.add(
        turn.tx,
        reference=free,
        kind=kind,
        about=about,
        urgent=urgent,
        reporter=reporter or turn.person.id,
        at=turn.now,
        subjects=recipients.shut_out(about, candidates, [named] if named else []),
        personal_data=personal_data,
    )
    adopted = policies.adopted(turn.tx)
    in_force = {"policy": adopted.version} if adopted else {}
    turn.note("reported", free, by=turn.person.id, **in_force)
    timekeeping.settle(turn, concern)
    return concern


def keep_words(
    turn: Turn, concern: Concern, *, topic: str, kind: Kind, words: str, by: str = ""
) -> int:
    """Append what this person, or another, said or did about it; its clocks follow."""
    by = by or turn.person.id
    entry = entries.add(
        turn.tx,
        concern.reference,
        kind=kind,
        topic=topic,
        words=words,
        by=by,
        at=turn.now,
    )
    timekeeping.follow(turn, concern, kind, topic, by)
    return entry


def note_entry(turn: Turn, action: str, concern: Concern, entry: int, **detail: str) -> None:
    """Audit what this person put on record, by its place in the item."""
    number = entries.place(turn.tx, concern.reference, entry)
    turn.note(action, concern.reference, by=turn.person.id, entry_number=number, **detail)


def keep_sources(turn: Turn, reference: str) -> None:
    """Remember which messages the open conversation's answers came in, for later edits."""
    for topic, kept in turn.dialogue.said.items():
        for message, _ in (kept or {}).get("parts", []) if isinstance(kept, dict) else []:
            if message:
                sources.keep(
                    turn.tx,
                    person=turn.dialogue.person,
                    message=message,
                    reference=reference,
                    topic=topic,
                )


def everybody_who_could_be_told(occasion: Occasion) -> list[Candidate]:
    found = people.active(occasion.tx, *access.RECIPIENTS)
    return [Candidate(p.id, p.role, p.away_until_on, p.stand_in) for p in found]


def matter(occasion: Occasion, concern: Concern) -> Matter:
    """What decides whom this concern goes to."""
    return Matter(
        about=concern.about,
        urgent=concern.urgent,
        reporter=concern.reporter,
        subjects=concerns.subjects(occasion.tx, concern.reference),
        is_pressing=reports.is_pressing(concern.kind),
        stepped_off=concerns.stepped_off(occasion.tx, concern.reference),
    )


def ladder(occasion: Occasion, concern: Concern) -> list[str]:
    """The ids of the people to tell, first first, as roles and absences stand now."""
    candidates = everybody_who_could_be_told(occasion)
    return recipients.ladder(matter(occasion, concern), candidates, today=today(occasion))


def first_to_tell(occasion: Occasion, concern: Concern) -> list[str]:
    candidates = everybody_who_could_be_told(occasion)
    return recipients.at_once(matter(occasion, concern), candidates, today=today(occasion))


def today(occasion: Occasion) -> date:
    """The local day at the setting."""
    return local_day(occasion.setting.place, occasion.now)


def readable(turn: Turn, reference: str) -> Concern | None:
    """The concern if this person may see it: told of it, or the manager; never one of its subjects.

    None also when there is no such concern, so that its absence tells nothing.
    """
    concern = concerns.find(turn.tx, reference)
    return concern if concern and may_read(turn, concern, turn.person) else None


def may_read(occasion: Occasion, concern: Concern, person: Person) -> bool:
    """Whether this person, in their present role, may see it."""
    return person.standing is Standing.ACTIVE and concerns.is_readable(
        occasion.tx, concern.reference, by=person.id
    )


def was_told(occasion: Occasion, concern: Concern, person: str) -> bool:
    return alerts.was_told(occasion.tx, reference=concern.reference, person=person)


def readers(occasion: Occasion, concern: Concern) -> list[Person]:
    """Everybody who may open it as things stand now."""
    found = people.active(occasion.tx, *access.RECIPIENTS)
    return [one for one in found if may_read(occasion, concern, one)]


def concern_for(turn: Turn, reference: str, action: Action) -> Concern | None:
    """The concern if this person may do this to it as it stands; otherwise they are told
    why not.
    """
    concern = readable(turn, reference)
    if concern is None:
        turn.toast(NOT_OPEN_TO_YOU, alert=True)
        turn.note("refused", by=turn.person.id, asked=action)
        return None
    if action in TO_REPORTER and is_of_nobody_known(turn, concern):
        turn.toast(NOBODY_KNOWN, alert=True)
        return None
    if not access.may(turn.person.role, action, State(concern.state)):
        turn.toast(f"{reference} is {concern.state}. Open it to see what can be done.", alert=True)
        return None
    return concern


def is_of_nobody_known(occasion: Occasion, concern: Concern) -> bool:
    """Whether the alarm was pressed at the setting's phone, without a PIN."""
    return people.get(occasion.tx, concern.reporter).role is Role.PHONE


def titled(person: Person) -> str:
    """A name with the role the store knows, such as Maya Thompson (manager)."""
    return f"{phrases.name(person.name)} ({TITLES[person.role]})"


def named(occasion: Occasion, person: str | None) -> str:
    """The same for an id; an ended person keeps the name."""
    found = people.find(occasion.tx, person) if person else None
    return titled(found) if found else "the bot"
