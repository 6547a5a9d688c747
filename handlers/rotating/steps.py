"""The steps of changing a password, each ticked by whoever did it."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from handlers.dialogue import carried, guide, phrases
from handlers.dialogue.answers import Answer, NotAnAnswer
from handlers.dialogue.buttons import Button, Rows
from handlers.dialogue.conversation import Conversation, Question, ask
from handlers.dialogue.incoming import Incoming
from handlers.dialogue.turn import Turn
from policy.access import Action
from policy.accounts import is_mixed, names_a_password
from policy.calendar import Kind
from storage import accounts, checks, duties, people
from storage.accounts import Account
from storage.checks import Check

KIND = "rotation"
KINDS = (Kind.SUCCESSION, Kind.ROTATION)
STEPS = {
    "password": "Change the password, on a computer",
    "sealed": "Put it into the sealed file, and send me the file under /accounts",
    "sessions": "Log out all other sessions",
    "second": "See that the second step at sign-in is on, and whose phone it uses",
    "roles": "See that only the right people have a role on the page",
    "recovery": "See that the recovery address and number belong to the setting",
}
SHORT = {
    "password": "Password changed",
    "sealed": "In the sealed file",
    "sessions": "Others logged out",
    "second": "Second step is on",
    "roles": "Roles are right",
    "recovery": "Recovery is ours",
}
GUIDANCE = (
    "The national guidance (NCSC) no longer advises changing passwords by the calendar; our policy"
    " asks for it, so we do."
)
NEVER = "Never write the password here. I do not want it, and nobody else should have it."
LOOKS_LIKE_ONE = (
    "That looks like a password. I have not kept it, and I am taking your message out of this chat."
    " As it was on its way, please choose another password, and put it into the sealed file alone."
)
NO_WORDS = (
    "I take no words here, so that no password is ever kept, and what you wrote was not kept."
    " Please press a step; to tell me something else, press Cancel first and send it again."
)
KEPT = "That is no step, so I have kept it for you, and nobody has seen it yet."
HOME = Button("What shall I do with it?", "welcome.loose", "primary")
FORGOTTEN = timedelta(minutes=30)  # after which words are meant for something else
SHORTEST_SECRET = 6
GONE = "There is nothing like that open any more. Nothing was changed."


@dataclass(frozen=True)
class Step(Answer):
    """A step that was done: pressed, never typed."""

    def options(self, turn: Turn) -> dict[str, str]:
        check = current(turn)
        if check is None:
            return {}
        left = [step for step in STEPS if step not in check.steps]
        return {f"{check.id}:{step}": SHORT[step] for step in left}

    def choose(self, turn: Turn, key: str) -> Any:
        number, _, step = key.partition(":")
        check = current(turn)
        if check and check.id == number and step in check.steps:
            by = who(turn, check.steps[step][0])
            raise NotAnAnswer(f"{by} has ticked “{SHORT[step]}” already.")
        return super().choose(turn, key)

    def read(self, turn: Turn, incoming: Incoming, before: Any) -> Any:
        if looks_like_a_password(incoming.text):
            turn.letter(incoming.chat, "deleteMessage", {"message_id": incoming.message})
            raise NotAnAnswer(LOOKS_LIKE_ONE)
        since = turn.dialogue.begun_at
        if since and turn.now - since > FORGOTTEN:
            carried.add(turn)
            raise NotAnAnswer(KEPT)
        raise NotAnAnswer(NO_WORDS)


def looks_like_a_password(words: str) -> bool:
    """Named as one, mixed as one, or a single word that is more than letters; rather once too
    often.
    """
    alone = len(words.split()) == 1 and not words.strip().rstrip(".,!?").isalpha()
    return names_a_password(words) or is_mixed(words) or (alone and len(words) >= SHORTEST_SECRET)


def page(turn: Turn) -> str:
    """What is done and what is open; over the buttons."""
    account = accounts.get(turn.tx, turn.dialogue.subject)
    check = current(turn)
    ticks = check.steps if check else {}
    lines = [f"Changing the password of {phrases.name(account.title)}"]
    if duties.open_of(turn.tx, Kind.SUCCESSION, account.id):
        lines.append("⚠ An administrator has left it: every step, within 24 hours.")
    if account.password_changed_on:
        lines.append(f"Last changed on {phrases.day(account.password_changed_on)}.")
    lines.append("\n".join(_step(turn, step, ticks) for step in STEPS))
    return "\n\n".join([*lines, NEVER, GUIDANCE])


@dataclass
class Ticking(
    Conversation,
    name="rotation",
    title="Changing the password",
    heading=page,
    checked=False,
    stays=True,
    action=Action.ROTATE,
):
    """One step after the other, in any order and by several people."""

    step: str = ask(
        lambda turn: "Press what you have done." if _left(turn) else "Every step is done.",
        Step(),
        label="Step",
    )

    def finish(self, turn: Turn) -> None:
        check = current(turn)
        if check is None:
            return
        name = self.step.partition(":")[2]
        ticks = {**check.steps, name: [turn.person.id, turn.now.isoformat()]}
        checks.keep(turn.tx, check.id, steps=ticks, findings={})
        turn.note("ticked step", check.id, by=turn.person.id, step=name)
        turn.dialogue.begun_at = turn.now
        guide.show(turn, Ticking)

    @classmethod
    def extra(cls, turn: Turn, question: Question) -> Rows:
        check = current(turn)
        if check is None:
            return []
        rows: Rows = [[HOME]] if carried.parts(turn.dialogue) else []
        if not _left(turn):
            rows.append([Button("Done", f"rotate.done:{check.id}", "primary")])
        rows.append([Button("Not yet", f"rotate.later:{check.id}")])
        if check.steps:
            rows.append([Button("Begin anew", f"rotate.anew:{check.id}")])
        return rows


def start(turn: Turn) -> None:
    """Begin, or join who has begun."""
    account = in_use(turn, turn.id)
    if account is None:
        return
    check = checks.open_of(turn.tx, KIND, account.id)
    if check is None:
        number, me = secrets.token_hex(8), turn.person.id
        due = [d for kind in KINDS for d in duties.open_of(turn.tx, kind, account.id)]
        checks.begin(
            turn.tx,
            check=number,
            kind=KIND,
            account=account.id,
            duty=due[0].id if due else None,
            by=me,
            at=turn.now,
        )
        turn.note("began rotation", number, by=me, account=account.id)
    open_page(turn, account.id)


def begin_anew(turn: Turn) -> None:
    """Nothing is ticked any more."""
    check = named(turn)
    if check is None:
        return
    checks.begin_anew(turn.tx, check.id, by=turn.person.id, at=turn.now)
    turn.note("began rotation anew", check.id, by=turn.person.id)
    open_page(turn, check.account)


def open_page(turn: Turn, number: str, note: str = "") -> None:
    """The page of this account, which takes presses until it is closed."""
    guide.put_by(turn)
    turn.dialogue.conversation, turn.dialogue.subject = Ticking.topic, number
    turn.dialogue.begun_at = turn.now
    guide.show(turn, Ticking, note=note)


def current(turn: Turn) -> Check | None:
    """The open change of password of the account in hand. What was ticked before an administrator
    left counts no more.
    """
    check = checks.open_of(turn.tx, KIND, turn.dialogue.subject)
    if check is None:
        return None
    left = duties.open_of(turn.tx, Kind.SUCCESSION, check.account)
    if any(duty.opened_at > check.begun_at for duty in left):
        checks.begin_anew(turn.tx, check.id, by=turn.person.id, at=turn.now)
        turn.note("began rotation anew", check.id, by="bot")
        return checks.find(turn.tx, check.id)
    return check


def named(turn: Turn) -> Check | None:
    """The open change of password that a button names; else it is said how it stands."""
    check = checks.find(turn.tx, turn.id)
    if check is None or check.kind != KIND:
        turn.toast(GONE)
        return None
    if check.done_at:
        when = phrases.when(check.done_at, turn.setting.place, now=turn.now)
        turn.toast(f"{who(turn, check.person)} finished this at {when}.", alert=True)
        return None
    return check if in_use(turn, check.account) else None


def in_use(turn: Turn, number: str) -> Account | None:
    """An account that is not closed; else it is said that there is none."""
    found = accounts.find(turn.tx, number)
    if found is None:
        turn.toast("There is no such account here. Nothing was changed.")
    elif found.closed_at:
        turn.toast("That account is closed, so its password stays as it is.")
        return None
    return found


def who(turn: Turn, person: str) -> str:
    """A name; an ended person keeps it."""
    found = people.find(turn.tx, person)
    return phrases.name(found.name) if found else "the bot"


def _left(turn: Turn) -> list[str]:
    check = current(turn)
    return [step for step in STEPS if check is None or step not in check.steps]


def _step(turn: Turn, step: str, ticks: dict[str, Any]) -> str:
    if step not in ticks:
        return f"☐ {STEPS[step]}"
    person, at = ticks[step]
    moment = phrases.stamp(datetime.fromisoformat(at), turn.setting.place)
    return f"✓ {STEPS[step]} ({who(turn, person)}, {moment})"
