"""Where every update goes: who it is from, whether it is new, and the table of all that the bot
answers to.
"""

import json
from typing import Any

from handlers import (
    accounts,
    assessing,
    away,
    board,
    calls,
    check,
    children,
    commands,
    consent,
    data,
    declaring,
    due,
    joiners,
    joining,
    leavers,
    logo,
    monitoring,
    people,
    phone,
    policies,
    rotating,
    rules,
    uses,
    welcome,
)
from handlers.concerns import (
    ask,
    carry,
    cases,
    clocks,
    danger,
    edits,
    evidence,
    inbox,
    mine,
    replies,
    report,
    reports,
)
from handlers.concerns.exports import entrances as exports
from handlers.dialogue import incoming, phrases, router
from handlers.dialogue.incoming import Incoming, Kind
from handlers.dialogue.router import Routes
from handlers.dialogue.turn import Occasion, Turn
from policy.recipients import About
from policy.roles import Role, Standing
from storage import concerns, dialogues, intake
from storage import people as known
from storage import rules as conduct
from storage import templates as prepared
from storage import uses as wordings
from storage.people import Person

# What the bot answers to: each names its commands, buttons and conversations, where it has them.
TOPICS: tuple[Any, ...] = (
    welcome,
    joining,
    people,
    away,
    danger,
    report,
    reports,
    ask,
    mine,
    inbox,
    clocks,
    replies,
    carry,
    cases,
    evidence,
    exports,
    children,
    check,
    consent,
    uses,
    rules,
    data,
    due,
    accounts,
    assessing,
    monitoring,
    rotating,
    policies,
    declaring,
    logo,
    joiners,
    leavers,
    board,
    calls,
    phone,
)


def _all(what: str) -> dict[str, Any]:
    return {name: value for topic in TOPICS for name, value in getattr(topic, what, {}).items()}


ROUTES = Routes(
    commands=_all("COMMANDS"),
    presses=_all("PRESSES"),
    conversations={
        conversation.topic: conversation
        for topic in TOPICS
        for conversation in getattr(topic, "CONVERSATIONS", ())
    },
    loose=welcome.loose,
    edited=edits.changed,
    spoken=consent.spoken,
    other=welcome.other,
)


def begin(occasion: Occasion) -> None:
    """At every start: each person's command menu, and in a new store the uses to ask for, the
    rules for followers and prepared answers.
    """
    wordings.begin(occasion.tx, at=occasion.now)
    conduct.begin(occasion.tx, at=occasion.now)
    prepared.begin(occasion.tx, at=occasion.now)
    commands.refresh(occasion)


def take(occasion: Occasion, update: dict[str, Any]) -> None:
    """Answer one update, unless it was answered before.

    Raises Unreadable for an update that is not what the Bot API promises.
    """
    came = incoming.read(update)
    if not intake.is_new(
        occasion.tx, update_id=came.update_id, natural_key=came.natural_key, at=occasion.now
    ):
        return
    if came.kind is Kind.GROUP:
        welcome.leave_group(occasion, came)
        return
    person = known.find_by_telegram(occasion.tx, came.sender)
    if came.kind is Kind.BLOCKED:
        known.unreachable(occasion.tx, came.sender, at=occasion.now)
        calls.blocked(occasion, came.sender)
    elif came.kind is Kind.UNBLOCKED:
        _reached(occasion, came, person)
    elif secret := _invitation(came):
        joining.opening(occasion, came, secret)
    elif person is None:
        welcome.stranger(occasion, came)
    elif person.standing is not Standing.ACTIVE:
        welcome.not_yet(occasion, came, person)
    elif person.role is Role.PHONE:
        phone.answer(occasion, came, person, ROUTES)
    else:
        if person.unreachable_at:
            _reached(occasion, came, person)
        _answer(occasion, came, person)


def _reached(occasion: Occasion, came: Incoming, person: Person | None) -> None:
    known.reached(occasion.tx, came.sender)
    if person:
        calls.back(occasion, person)


def _answer(occasion: Occasion, came: Incoming, person: Person) -> None:
    turn = Turn(
        tx=occasion.tx,
        now=occasion.now,
        setting=occasion.setting,
        bot_name=occasion.bot_name,
        incoming=came,
        person=person,
        dialogue=dialogues.get(occasion.tx, person.id),
    )
    router.route(turn, ROUTES)
    turn.settle()


def _invitation(came: Incoming) -> str:
    """The secret of `/start <secret>`, as a deep link sends it."""
    command, _, secret = came.text.strip().partition(" ")
    return secret.strip() if came.kind is Kind.TEXT and command == "/start" else ""


def set_aside(occasion: Occasion, update: dict[str, Any], reason: str) -> None:
    """Keep an update that cannot be answered, and tell its sender and the manager,
    without content.
    """
    number = int(update.get("update_id", 0))
    intake.set_aside(
        occasion.tx,
        update_id=number,
        raw=json.dumps(update, ensure_ascii=True),
        reason=reason,
        at=occasion.now,
    )
    occasion.note("set aside", update=number)
    sender = _sender(occasion, update)
    role, recipients = _who_asks(occasion, sender)
    if sender:
        occasion.tell(
            sender,
            "I could not read your last message, so it is not recorded as you meant it. It is kept"
            f" for the {role}. Please send it again in other words, or speak to the {role}."
            " If a child is in danger now, ring 999.",
        )
    who = phrases.name(sender.name) if sender else "somebody whom I could not make out"
    for recipient in recipients:
        occasion.tell(
            recipient, f"A message from {who} could not be read. Please ask them what they wanted."
        )


def _who_asks(occasion: Occasion, sender: Person | None) -> tuple[Role, list[Person]]:
    """The manager; the chair when the sender has to do with a concern about the manager, which the
    message could have been about.
    """
    managers = known.active(occasion.tx, Role.MANAGER)
    if sender is None:
        return Role.MANAGER, managers
    said = dialogues.get(occasion.tx, sender.id).said
    subjects = concerns.subjects_around(occasion.tx, sender.id)
    if said.get("about") == About.MANAGER or any(one.id in subjects for one in managers):
        chairs = known.active(occasion.tx, Role.CHAIR)
        return Role.CHAIR, [one for one in chairs if one.id not in subjects | {sender.id}]
    return Role.MANAGER, managers


def _sender(occasion: Occasion, update: dict[str, Any]) -> Person | None:
    for part in update.values():
        if isinstance(part, dict) and isinstance(part.get("from"), dict):
            number = part["from"].get("id")
            return known.find_by_telegram(occasion.tx, number) if isinstance(number, int) else None
    return None
