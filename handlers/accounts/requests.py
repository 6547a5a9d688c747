"""Staff ask for an account, and the management team decides, with a reason (C5)."""

import secrets
from dataclasses import dataclass

from handlers.accounts import adding, subject
from handlers.accounts.fields import Line, PlatformName
from handlers.dialogue import arrival, duties, guide, menu, phrases
from handlers.dialogue.buttons import Button, Rows
from handlers.dialogue.conversation import Conversation, ask
from handlers.dialogue.turn import Turn
from policy.access import Action
from policy.calendar import Kind
from policy.hours import local_day, working_days_after
from policy.roles import Standing
from storage import account_requests, people
from storage import duties as calendar
from storage.account_requests import Request
from storage.deliveries import Sent

WORKING_DAYS = 5
MOST_WAITING = 5  # requests of one person that nobody has decided on
APPROVED, REFUSED = "approved", "refused"
TOO_MANY = (
    f"{MOST_WAITING} requests of yours wait for an answer already. Please wait for it, or speak to"
    " the management team."
)
NONE = "There is no such request here. Nothing was changed."


@dataclass
class AskForAccount(
    Conversation,
    name="accountask",
    title="Your request for an account",
    heading="The management team decides whether it is set up, and sets it up.",
    action=Action.ASK_FOR_ACCOUNT,
):
    """Where, and what for."""

    platform: str = ask(
        "Where should the account be? Press one, or type any other.",
        PlatformName(),
        label="Platform",
    )
    purpose: str = ask("What should it be for?", Line(), label="Purpose")

    def finish(self, turn: Turn) -> None:
        if len(account_requests.waiting_of(turn.tx, turn.person.id)) >= MOST_WAITING:
            turn.show(TOO_MANY, [[menu.BACK_TO_MENU]])
            return
        request = secrets.token_hex(8)
        account_requests.add(
            turn.tx,
            request=request,
            person=turn.person.id,
            platform=self.platform,
            purpose=self.purpose,
            at=turn.now,
        )
        turn.note("asked for account", request, by=turn.person.id)
        place = turn.setting.place
        due_on = working_days_after(place, local_day(place, turn.now), WORKING_DAYS)
        platform, name = phrases.name(self.platform), phrases.name(turn.person.name)
        duties.begin(
            turn,
            Kind.REQUEST,
            subject=request,
            about=f"an account on {platform}, asked for by {name}",
            due_on=due_on,
            by=turn.person.id,
        )
        turn.show(
            f"✅ Sent to the management team. You hear here by {phrases.day(due_on)}. Please set up"
            " nothing yourself until then.",
            [[menu.BACK_TO_MENU]],
        )


def start(turn: Turn) -> None:
    guide.begin(turn, AskForAccount)


def _asked(turn: Turn) -> str:
    request = account_requests.find(turn.tx, turn.dialogue.subject.partition(":")[0])
    return _words(turn, request) if request else NONE


def _reason(turn: Turn) -> str:
    decision = turn.dialogue.subject.partition(":")[2]
    return f"It is to be {decision}. Why? The reason goes to whoever asked."


@dataclass
class Decision(
    Conversation,
    name="accountdecision",
    title="Your decision on a request",
    heading=_asked,
    checked=False,
    action=Action.EDIT_ACCOUNTS,
):
    """Yes or no was pressed before; the reason goes with it."""

    reason: str = ask(_reason, Line(), label="Reason")

    def finish(self, turn: Turn) -> None:
        number, _, decision = turn.dialogue.subject.partition(":")
        if not account_requests.decide(
            turn.tx,
            number,
            decision=decision,
            reason=self.reason,
            by=turn.person.id,
            at=turn.now,
        ):
            turn.id = number
            show(turn, "Somebody else has decided already. Nothing was changed.")
            return
        turn.note(f"{decision} request for account", number, by=turn.person.id)
        for duty in calendar.open_of(turn.tx, Kind.REQUEST, number):
            duties.finish(turn, duty, by=turn.person.id)
        _tell(turn, number)
        turn.id = number
        if decision == APPROVED:
            guide.close(turn.dialogue)
            add(turn)
            return
        show(turn, "It is refused, and the reason is on its way to whoever asked.")


def show(turn: Turn, note: str = "") -> None:
    """One request, to be decided or as it was decided."""
    request = _found(turn)
    if request is None:
        return
    turn.note("saw request for account", request.id, by=turn.person.id)
    rows: Rows = [[subject.TO_LIST]]
    if not request.decision:
        approve = Button("Approve", f"accounts.decide:{request.id}:{APPROVED}", "success")
        refuse = Button("Refuse", f"accounts.decide:{request.id}:{REFUSED}", "danger")
        rows.insert(0, [approve, refuse])
    elif request.decision == APPROVED:
        rows.insert(0, [Button("Add the account", f"accounts.fill:{request.id}", "primary")])
    parts = (note, _words(turn, request), arrival.of(turn, _matter(request)))
    turn.show("\n\n".join(part for part in parts if part), rows)


def decide(turn: Turn) -> None:
    """Yes or no; the reason is asked for."""
    request, decision = _found(turn), turn.id.partition(":")[2]
    if request is None:
        return
    if decision not in (APPROVED, REFUSED):
        turn.toast(guide.STALE)
        return
    if request.decision:
        show(turn, "Somebody else has decided already. Nothing was changed.")
        return
    guide.begin(turn, Decision, subject=f"{request.id}:{decision}")


def add(turn: Turn) -> None:
    """What was approved goes on the register: the two answers are there, the rest is asked."""
    request = _found(turn)
    if request is None:
        return
    if request.decision != APPROVED:
        turn.toast("That request was not approved. Nothing was changed.")
        return
    said = {"platform": request.platform, "purpose": request.purpose}
    guide.begin(turn, adding.NewAccount, subject=request.id, said=said)


def _found(turn: Turn) -> Request | None:
    request = account_requests.find(turn.tx, turn.id.partition(":")[0])
    if request is None:
        turn.toast(NONE)
    return request


def _words(turn: Turn, request: Request) -> str:
    asked = phrases.stamp(request.asked_at, turn.setting.place)
    lines = [
        f"{subject.person(turn, request.person)} asked for an account on"
        f" {phrases.name(request.platform)}, {asked}.",
        f"Purpose: {phrases.name(request.purpose)}",
    ]
    if request.decided_by and request.decided_at:
        lines.append(
            f"{request.decision.capitalize()} by {subject.person(turn, request.decided_by)},"
            f" {phrases.stamp(request.decided_at, turn.setting.place)}:"
            f" {phrases.name(request.reason)}"
        )
    return "\n\n".join(lines)


def _tell(turn: Turn, number: str) -> None:
    request = account_requests.find(turn.tx, number)
    asker = people.find(turn.tx, request.person) if request else None
    if request is None or asker is None or asker.standing is not Standing.ACTIVE:
        return
    then = (
        "They set it up themselves, and tell you when it is there."
        if request.decision == APPROVED
        else "Please do not set it up. If you see it otherwise, ask the manager."
    )
    turn.tell(
        asker,
        f"Your request for an account on {phrases.name(request.platform)} was {request.decision}"
        f" by {phrases.name(turn.person.name)}: {phrases.name(request.reason)}\n\n{then}",
        sent=Sent(_matter(request), "The decision on the account that they asked for"),
    )


def _matter(request: Request) -> str:
    return f"account request:{request.id}"
