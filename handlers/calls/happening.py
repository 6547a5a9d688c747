"""Somebody cannot be reached, or can be again: calls are opened, told once in the setting's hours,
and closed by themselves.
"""

from handlers.calls import page
from handlers.dialogue import phrases
from handlers.dialogue.buttons import Button
from handlers.dialogue.turn import Occasion
from policy import access, references
from policy.access import Action
from policy.hours import in_hours
from policy.roles import Role
from storage import alerts, calls, concerns, deliveries, entries, outbox, people
from storage.calls import Call
from storage.deliveries import Delivery
from storage.entries import Kind
from storage.outbox import Lane, Letter
from storage.people import Person


def ring(occasion: Occasion) -> None:
    """Whenever the clock rings, and soon after a letter came back."""
    for person in calls.reached(occasion.tx):
        back(occasion, people.get(occasion.tx, person))
    calls.close_reached(occasion.tx, at=occasion.now)
    calls.open_missed(occasion.tx, at=occasion.now)
    is_open = in_hours(occasion.setting.place, occasion.now)
    untold = calls.untold(occasion.tx)
    new = [call for call in untold if is_open or _is_urgent(occasion, call)]
    if new:
        _tell(occasion, new)


def _is_urgent(occasion: Occasion, call: Call) -> bool:
    """Whoever said that a child is in danger cannot be asked anything."""
    concern = concerns.find(occasion.tx, call.reference)
    if concern is None or concern.state != "open":
        return False
    return concern.urgent and concern.reporter == call.person


def _tell(occasion: Occasion, new: list[Call]) -> None:
    """Everybody who may know of it and has not heard yet that somebody is to be rung."""
    urgent = {call.id for call in new if _is_urgent(occasion, call)}
    roles = [role for role in Role if access.may(role, Action.SEE_CALLS)]
    numbers, covered = {call.id for call in new}, set[int]()
    for reader in people.active(occasion.tx, *roles):
        if reader.unreachable_at:
            continue
        for task in page.seen_by(occasion, reader):
            theirs = [call for call in task.calls if call.id in numbers]
            covered |= {call.id for call in theirs}
            is_urgent = any(call.id in urgent for call in theirs)
            heard = any(call.told_at for call in task.calls)
            if theirs and (is_urgent or not heard):
                _ask_to_ring(occasion, reader, task.person, theirs, urgent=is_urgent)
    for call in new:
        if call.id not in covered:
            continue  # nobody could hear of it; whoever comes back first does
        calls.mark_told(occasion.tx, call.id, at=occasion.now)
        occasion.note("told to ring", call.reference, person=call.person)


def _ask_to_ring(
    occasion: Occasion, reader: Person, person: Person, new: list[Call], *, urgent: bool
) -> None:
    """By reference, without content."""
    named = phrases.together([call.reference for call in new if call.reference])
    about = f" about {named}" if named else ""
    occasion.tell(
        reader,
        f"☎ Please ring {page.called(person)}{about}: Telegram cannot reach them.",
        [[Button("Who to ring", "calls.list", "danger" if urgent else "primary")]],
        lane=Lane.URGENT if urgent else Lane.REPLY,
    )


def out_of_reach(occasion: Occasion, letter: Letter) -> None:
    """A letter came back. One that names an item makes a call about that, which those alone see who
    may see the item; any other tells only that nothing reaches them.
    """
    payload = letter.payload
    named = references.named(str(payload.get("text") or payload.get("caption") or ""))
    _open(occasion, letter.chat, named)


def blocked(occasion: Occasion, account: int) -> None:
    """Somebody who is here has blocked the bot."""
    _open(occasion, account, [])


def _open(occasion: Occasion, account: int, named: list[str]) -> None:
    """About each item that was named and that they may be spoken to about; else about none."""
    if person := people.find_by_telegram(occasion.tx, account):
        tx, who = occasion.tx, person.id
        items = [one for one in named if calls.is_theirs(tx, who, reference=one)]
        for reference in items or [""]:
            calls.open_once(occasion.tx, person.id, reference=reference, at=occasion.now)


def back(occasion: Occasion, person: Person) -> None:
    """They can be reached again: what did not arrive is sent once more, and nobody need ring. Of
    the items that they deal with they hear in one message.
    """
    waiting = alerts.lost_on(occasion.tx, person.id)
    for one in deliveries.missed(occasion.tx, person.id):
        if one.failed_at is None or not _is_still_theirs(occasion, person, one):
            continue
        if reference := _dealt_with(occasion, person, one):
            if reference in waiting:  # what is closed meanwhile waits for nobody
                deliveries.counted(occasion.tx, one.id)
            continue
        at = phrases.when(one.failed_at, occasion.setting.place, now=occasion.now)
        above = f"I could not reach you at {at}, so here it is again."
        outbox.again(occasion.tx, one.id, above=above, at=occasion.now)
    calls.close_reached(occasion.tx, at=occasion.now)
    if waiting:
        _tell_of_items(occasion, person, waiting)
    _tell_what_waits(occasion, person)


def _dealt_with(occasion: Occasion, person: Person, missed: Delivery) -> str:
    """The item that this is about, if they are one of those who deal with it; otherwise empty."""
    entry = entries.find(occasion.tx, missed.entry) if missed.entry else None
    if entry and concerns.is_readable(occasion.tx, entry.reference, by=person.id):
        return entry.reference
    return ""


def _tell_of_items(occasion: Occasion, person: Person, waiting: list[str]) -> None:
    """By reference, without content; never one message for each."""
    one = len(waiting) == 1
    named = phrases.together(waiting[: page.MOST_NAMED])
    more = len(waiting) - page.MOST_NAMED
    names = f"{named} and {more} more" if more > 0 else named
    found = concerns.find(occasion.tx, waiting[0])
    occasion.tell(
        person,
        f"While I could not reach you, {len(waiting)} open {'item' if one else 'items'} came to"
        f" wait for you: {names}.",
        [[Button("Inbox", "inbox.list", "primary")]],
        lane=Lane.URGENT if found and found.urgent else Lane.REPLY,
    )


def _tell_what_waits(occasion: Occasion, person: Person) -> None:
    """What was told about others meanwhile may have been lost on them."""
    if not access.may(person.role, Action.SEE_CALLS):
        return
    if waiting := page.seen_by(occasion, person):
        names = phrases.together([page.called(task.person) for task in waiting[: page.MOST_NAMED]])
        more = " and others" if len(waiting) > page.MOST_NAMED else ""
        rows = [[Button("Who to ring", "calls.list", "primary")]]
        occasion.tell(person, f"☎ Please ring {names}{more}: Telegram cannot reach them.", rows)
        for call in (call for task in waiting for call in task.calls if not call.told_at):
            calls.mark_told(occasion.tx, call.id, at=occasion.now)


def _is_still_theirs(occasion: Occasion, person: Person, missed: Delivery) -> bool:
    """Not what is about an item that they may see no more; words to a follower are about no item
    that they see at all.
    """
    entry = entries.find(occasion.tx, missed.entry) if missed.entry else None
    if entry is None or entry.kind is Kind.STEP:
        return True
    return calls.is_theirs(occasion.tx, person.id, reference=entry.reference)
