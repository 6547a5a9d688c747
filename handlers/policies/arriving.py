"""A text that came in is looked at by whoever sent it, and put on record as the next version."""

import secrets
from datetime import timedelta

from handlers.dialogue import menu, phrases, router
from handlers.dialogue.buttons import Button, Rows
from handlers.dialogue.turn import Occasion, Turn
from handlers.policies import adoption
from handlers.policies.file_text import FileText
from policy import access, differences, sections
from policy.access import Action
from policy.differences import Differences
from policy.roles import Standing
from storage import attachments, people, policies
from storage.people import Person

KEPT = timedelta(days=1)
BEGINNING = 600
LISTED = 4
LONGEST = 160  # letters of a paragraph in the list of what differs

AGAIN = Button("Send it again", "policy.new", "primary")
UNCHANGED = "Nothing was put on record."
NOT_THERE = f"That text does not wait here any more. {UNCHANGED}"
MEANWHILE = "Somebody has put another version on record since you looked. Compared with that one:"


def came(occasion: Occasion, attachment: str, found: FileText) -> None:
    """The shell has fetched and read the file; its bytes are kept nowhere, their fingerprint is."""
    file = attachments.get(occasion.tx, attachment)
    wanted = file.state == "wanted"
    attachments.drop(occasion.tx, attachment)
    sender = people.get(occasion.tx, file.person)
    active = sender.standing is Standing.ACTIVE
    if not wanted or not active or not access.may(sender.role, Action.ADOPT_POLICY):
        return
    if found.refused:
        occasion.tell(sender, f"{found.refused} {UNCHANGED}", [[AGAIN, menu.BACK_TO_MENU]])
        return
    offer(occasion, sender, found.text, found.digest, found.warning)


def gone(occasion: Occasion, attachment: str) -> None:
    """Telegram will not give the file."""
    file = attachments.get(occasion.tx, attachment)
    attachments.drop(occasion.tx, attachment)
    occasion.tell(
        people.get(occasion.tx, file.person),
        f"I could not get the file from Telegram. {UNCHANGED} Please send it again.",
        [[AGAIN]],
    )


def offer(
    occasion: Occasion, person: Person, text: str, file_digest: str = "", note: str = ""
) -> None:
    """Show its beginning and what differs, and wait for the Record."""
    before = policies.newest(occasion.tx)
    draft = secrets.token_hex(8)
    policies.keep_draft(
        occasion.tx,
        draft=draft,
        person=person.id,
        text=text,
        file_digest=file_digest,
        before=before.version if before else 0,
        at=occasion.now,
    )
    lines = [note, _beginning(text)]
    if before:
        lines.append(_differs(before.version, differences.between(before.text, text)))
    rows: Rows = [
        [Button("Put it on record", f"policy.keep:{draft}", "primary")],
        [Button("Leave it", f"policy.leave:{draft}")],
    ]
    occasion.tell(person, "\n\n".join(line for line in lines if line), rows)


def keep(turn: Turn) -> None:
    """The next version, unless another one came between the look and the press."""
    draft = policies.find_draft(turn.tx, turn.id)
    if draft is None:
        turn.show(NOT_THERE, [[AGAIN, menu.BACK_TO_MENU]])
        return
    if draft.person != turn.person.id:
        router.refuse(turn, "policy.keep")
        return
    policies.forget_draft(turn.tx, draft.id)
    newest = policies.newest(turn.tx)
    if (newest.version if newest else 0) != draft.before:
        offer(turn, turn.person, draft.text, draft.file_digest, MEANWHILE)
        return
    if newest and newest.text == draft.text:
        adoption.show(turn, newest, f"{UNCHANGED} It is the same as version {newest.version}.")
        return
    version = policies.put(
        turn.tx, text=draft.text, file_digest=draft.file_digest, by=turn.person.id, at=turn.now
    )
    turn.note("put policy", str(version), by=turn.person.id, version=version)
    policy = policies.find(turn.tx, version)
    if policy:
        adoption.show(turn, policy, f"It is on record as version {version}.")


def leave(turn: Turn) -> None:
    draft = policies.find_draft(turn.tx, turn.id)
    if draft and draft.person == turn.person.id:
        policies.forget_draft(turn.tx, draft.id)
    turn.show(f"The text is forgotten. {UNCHANGED}", [[menu.BACK_TO_MENU]])


def _beginning(text: str) -> str:
    count = len(sections.sections(text))
    parts = "1 section" if count == 1 else f"{count} sections"
    start = text if len(text) <= BEGINNING else f"{text[:BEGINNING].rstrip()}…"
    return f"I read {len(text):,} letters in {parts}. It begins:\n\n{phrases.quoted(start)}"


def _differs(version: int, found: Differences) -> str:
    if not found.compared:
        return f"It is too long to be compared with version {version} paragraph by paragraph."
    if not found.number:
        return f"It says the same as version {version}."
    lines = [f"Compared with version {version}:"]
    for heading, listed in (("New", found.added), ("Gone", found.gone)):
        if listed:
            lines.append(f"{heading}: {len(listed)}")
            lines += [f"– {_short(one)}" for one in listed[:LISTED]]
            lines += [f"– and {len(listed) - LISTED} more"] if len(listed) > LISTED else []
    return "\n".join(lines)


def _short(words: str) -> str:
    return phrases.quoted(words if len(words) <= LONGEST else f"{words[:LONGEST].rstrip()}…")
