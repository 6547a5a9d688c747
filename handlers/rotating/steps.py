"""The steps of changing a password, each ticked by whoever did it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from handlers.dialogue import carried, guide, phrases, secrecy
from handlers.dialogue.answers import Answer, NotAnAnswer
from handlers.dialogue.buttons import Button, Rows
from handlers.dialogue.conversation import Conversation, Question, ask
from handlers.dialogue.incoming import Incoming
from handlers.dialogue.turn import Turn
from handlers.rotating import subject
from policy.access import Action
from policy.accounts import is_mixed, names_a_password, stands_alone
from policy.calendar import Kind
from storage import accounts, checks, duties

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
    "The National Cyber Security Centre (ncsc.gov.uk) no longer advises changing passwords by the"
    " calendar, only when one may be known to others. Our policy asks for it every six months"
    " (C10),"
    " so we do."
)
NEVER = "Never write the password here. I do not want it, and nobody else should have it."
NO_WORDS = (
    "I take no words here, so that no password is ever kept, and what you wrote was not kept."
    " Please press a step; to tell me something else, press Cancel first and send it again."
)
KEPT = "That is no step, so I have kept it for you, and nobody has seen it yet."
HOME = Button("What shall I do with it?", "welcome.loose", "primary")
FORGOTTEN = timedelta(minutes=30)  # after which words are meant for something else


@dataclass(frozen=True)
class Step(Answer):
    """A step that was done: pressed, never typed."""

    def options(self, turn: Turn) -> dict[str, str]:
        check = subject.current(turn)
        if check is None:
            return {}
        left = [step for step in STEPS if step not in check.steps]
        return {f"{check.id}:{step}": SHORT[step] for step in left}

    def choose(self, turn: Turn, key: str) -> Any:
        number, _, step = key.partition(":")
        check = subject.current(turn)
        if check and check.id == number and step in check.steps:
            by = subject.who(turn, check.steps[step][0])
            raise NotAnAnswer(f"{by} has ticked “{SHORT[step]}” already.")
        return super().choose(turn, key)

    def read(self, turn: Turn, incoming: Incoming, before: Any) -> Any:
        secrecy.refuse_password(turn, incoming, names_a_password, is_mixed, stands_alone)
        since = turn.dialogue.begun_at
        if since and turn.now - since > FORGOTTEN:
            carried.add(turn)
            raise NotAnAnswer(KEPT)
        raise NotAnAnswer(NO_WORDS)


def page(turn: Turn) -> str:
    """What is done and what is open; over the buttons."""
    account = accounts.get(turn.tx, turn.dialogue.subject)
    check = subject.current(turn)
    ticks = check.steps if check else {}
    lines = [f"Changing the password of {phrases.name(account.title)}"]
    left = duties.open_of(turn.tx, Kind.SUCCESSION, account.id)
    if left:
        lines.append("⚠ An administrator has left it: every step, within 24 hours.")
    if account.password_changed_on:
        lines.append(f"Last changed on {phrases.day(account.password_changed_on)}.")
    if subject.CLAIM in ticks:
        person, when = _who_when(turn, ticks[subject.CLAIM])
        lines.append(f"{person} says that it is changed ({when}). Please see for yourself.")
    lines.append("\n".join(_step(turn, step, ticks) for step in STEPS))
    # After somebody has left, the guidance asks for a new one too.
    return "\n\n".join([*lines, NEVER] if left else [*lines, NEVER, GUIDANCE])


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
        check = subject.current(turn)
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
        check = subject.current(turn)
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
    account = subject.in_use(turn, turn.id)
    if account is None:
        return
    subject.begun(turn, account)
    open_page(turn, account.id)


def begin_anew(turn: Turn) -> None:
    """Nothing is ticked any more."""
    check = subject.named(turn)
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


def _left(turn: Turn) -> list[str]:
    check = subject.current(turn)
    return [step for step in STEPS if check is None or step not in check.steps]


def _step(turn: Turn, step: str, ticks: dict[str, Any]) -> str:
    if step not in ticks:
        return f"☐ {STEPS[step]}"
    return f"✓ {STEPS[step]} ({', '.join(_who_when(turn, ticks[step]))})"


def _who_when(turn: Turn, tick: list[str]) -> tuple[str, str]:
    person, at = tick
    return subject.who(turn, person), phrases.stamp(datetime.fromisoformat(at), turn.setting.place)
