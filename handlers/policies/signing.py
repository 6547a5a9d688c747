"""Whoever works here signs each version of the policy, or says that they do not agree (C42); what a
breach can lead to is said beforehand (C25).
"""

from dataclasses import dataclass

from handlers.dialogue import duties, guide, phrases
from handlers.dialogue.answers import Words
from handlers.dialogue.buttons import Button, Rows
from handlers.dialogue.conversation import Conversation, ask
from handlers.dialogue.turn import Turn
from handlers.policies import page, refusals, standing
from policy.access import Action
from policy.calendar import Kind
from policy.hours import local_day
from storage import duties as calendar
from storage import policies, signatures
from storage.policies import Policy

BREACH = (
    "Whoever does not keep to it may face the setting’s disciplinary procedure. People decide that,"
    " after hearing you; this bot never does."
)
NOT_ADOPTED = "There is nothing to sign yet: no version of the policy has been adopted."
READ_FIRST = "Please open the text first. You can sign once you have had it before you."
NEWER = "There is a newer version than the one under that button. This is the one of now."


def show(turn: Turn, note: str = "") -> None:
    """What is signed, what it means, and both answers."""
    policy = _current(turn)
    if policy is None:
        return
    last = signatures.last_of(turn.tx, policy.version, person=turn.person.id)
    if last and last.answer == "signed":
        when = phrases.when(last.answered_at, turn.setting.place, now=turn.now)
        page.show(turn, f"You have signed version {policy.version} already, at {when}.")
        return
    if not _has_opened(turn, policy):
        turn.show(
            f"{standing.called(policy)}\n\n{READ_FIRST}",
            [[Button("Read", f"policy.read:{policy.version}", "primary")], [page.TO_POLICY]],
        )
        return
    asked = "Have you read it, and will you keep to it?"
    lines = [note, standing.called(policy), BREACH, asked]
    rows: Rows = [
        [Button("I have read it and will keep to it", f"policy.agree:{policy.version}")],
        [Button("I do not agree", f"policy.disagree:{policy.version}")],
        [Button("Read it again", f"policy.read:{policy.version}"), page.TO_POLICY],
    ]
    turn.show("\n\n".join(line for line in lines if line), rows)


def agree(turn: Turn) -> None:
    """The version that was read counts, and none but the newest adopted one."""
    policy = _to_answer(turn)
    if policy is None:
        return
    signatures.answer(turn.tx, policy.version, person=turn.person.id, signed=True, at=turn.now)
    refusals.tell_of_consent(turn, policy.version)
    turn.note("signed policy", str(policy.version), by=turn.person.id, version=policy.version)
    for duty in calendar.open_of(turn.tx, Kind.SIGNING, str(policy.version)):
        if duty.owner == turn.person.id:
            duties.finish(turn, duty, by=turn.person.id)
    day = phrases.day(local_day(turn.setting.place, turn.now))
    page.show(turn, f"Thank you. You signed version {policy.version} on {day}.")


def disagree(turn: Turn) -> None:
    policy = _to_answer(turn)
    if policy:
        guide.begin(turn, Refusal, subject=str(policy.version))


def explained(turn: Turn) -> str:
    return (
        "That is an answer too. It goes on record, and to the manager, who will speak with you."
        " You can still sign later, and the reminders go on until you have."
    )


@dataclass
class Refusal(
    Conversation,
    name="disagree",
    title="Not agreeing with the policy",
    send="Send my answer",
    heading=explained,
    action=Action.SIGN_POLICY,
):
    """Somebody does not agree, with their reason or without."""

    answer: str = ask(
        "Shall I tell the manager that you do not agree?",
        refusals.Sure(),
        label="Answer",
    )
    reason: str | None = ask(
        "What do you not agree with? In your own words.",
        Words(up_to=1500),
        label="Reason",
        optional=True,
    )

    def finish(self, turn: Turn) -> None:
        turn.id = turn.dialogue.subject
        policy = _to_answer(turn)
        if policy is None:
            return
        signatures.answer(
            turn.tx,
            policy.version,
            person=turn.person.id,
            signed=False,
            words=self.reason or "",
            at=turn.now,
        )
        turn.note("refused policy", str(policy.version), by=turn.person.id, version=policy.version)
        refusals.tell(turn)
        page.show(turn, "Your answer is on record. The manager hears of it in opening hours.")


def _to_answer(turn: Turn) -> Policy | None:
    """The version of now, if this person can answer to it and has not signed; None after saying
    why not.
    """
    policy = _current(turn)
    if policy is None:
        return None
    if turn.id != str(policy.version):
        show(turn, NEWER)
        return None
    last = signatures.last_of(turn.tx, policy.version, person=turn.person.id)
    if (last and last.answer == "signed") or not _has_opened(turn, policy):
        show(turn)
        return None
    return policy


def _current(turn: Turn) -> Policy | None:
    """What there is to sign now; None after saying that there is nothing."""
    policy = policies.adopted(turn.tx)
    if policy is None:
        page.show(turn, NOT_ADOPTED)
    return policy


def _has_opened(turn: Turn, policy: Policy) -> bool:
    return signatures.opened_at(turn.tx, policy.version, person=turn.person.id) is not None
