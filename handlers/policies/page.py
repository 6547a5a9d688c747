"""`/policy`: what the policy's state is, and everything that can be done with it (C2)."""

from handlers.dialogue import arrival, menu, phrases
from handlers.dialogue.buttons import Button, Rows
from handlers.dialogue.turn import Turn
from handlers.policies import open_steps, reach, standing
from policy import access
from policy.access import Action
from policy.hours import local_day
from storage import policies, signatures
from storage.policies import Policy

TO_POLICY = Button("Back", "policy.show")


def show(turn: Turn, note: str = "") -> None:
    """The version in force and what this person has answered to it."""
    policy = standing.in_force(turn)
    if policy is None:
        words, rows = _without(turn)
        turn.show(_joined(note, standing.NONE_YET, words), [*rows, [menu.BACK_TO_MENU]])
        return
    lines = [note, standing.called(policy), *standing.lines(turn, policy)]
    if policy.adopted_on is None and access.may(turn.person.role, Action.ADOPT_POLICY):
        lines.append(open_steps.HOW_TO_ADOPT)
    if policy.adopted_on and access.may(turn.person.role, Action.ADOPT_POLICY):
        lines.append(reach.line(turn, policy))
    lines += [_own(turn, policy), *_waiting(turn, policy)]
    turn.show(_joined(*lines), _choices(turn, policy))


def _joined(*lines: str) -> str:
    return "\n\n".join(line for line in lines if line)


def _without(turn: Turn) -> tuple[str, Rows]:
    """How the management team begins; for the others there is nothing to do yet."""
    if not access.may(turn.person.role, Action.ADOPT_POLICY):
        return "The management team puts it here. You can read it then.", _beside(turn)
    first: Rows = [[Button("Send the policy", "policy.new", "primary")]]
    return open_steps.HOW_TO_BEGIN, first + _beside(turn)


def _own(turn: Turn, policy: Policy) -> str:
    """What this person has answered; nothing for those who need not."""
    if policy.adopted_on is None or not access.may(turn.person.role, Action.SIGN_POLICY):
        return ""
    last = signatures.last_of(turn.tx, policy.version, person=turn.person.id)
    if last is None:
        return "You have not signed it yet."
    day = phrases.day(local_day(turn.setting.place, last.answered_at))
    if last.answer == "signed":
        return f"You signed it on {day}."
    arrived = arrival.of(turn, f"policy answer:{last.id}")
    return f"You answered on {day} that you do not agree with it.\n{arrived}".strip()


def _waiting(turn: Turn, policy: Policy) -> list[str]:
    """A newer version that is not adopted, for those who can see to it."""
    newest = policies.newest(turn.tx)
    if newest is None or newest.version == policy.version:
        return []
    if not access.may(turn.person.role, Action.ADOPT_POLICY):
        return []
    return [f"Version {newest.version} is on record and not yet adopted."]


def _choices(turn: Turn, policy: Policy) -> Rows:
    role = turn.person.role
    rows: Rows = [
        [Button("Read", f"policy.read:{policy.version}", "primary")],
        [Button("In short", "policy.clauses"), Button("Search", "policy.search")],
        [Button("The laws in it", "policy.laws")],
    ]
    if access.may(role, Action.SIGN_POLICY) and _is_to_sign(turn, policy):
        rows.insert(1, [Button("Sign", f"policy.sign:{policy.version}")])
    rows += _beside(turn)
    if access.may(role, Action.ADOPT_POLICY):
        rows[:0] = [[one] for one in open_steps.buttons(turn, policy)[:1]]
        rows.append([Button("Versions and adoption", "policy.versions")])
        rows.append([Button("Who has signed", "policy.signed")])
    return [*rows, [menu.BACK_TO_MENU]]


def _beside(turn: Turn) -> Rows:
    """What the policy asks for whichever version there is, and before the first."""
    rows: Rows = []
    if access.may(turn.person.role, Action.ASK_FOR_ACCOUNT):
        rows.append([Button("Ask for an account", "accounts.ask")])
    if access.may(turn.person.role, Action.DECLARE):
        rows.append([Button("Personal accounts", "declare.start")])
    if access.may(turn.person.role, Action.ASK_FOR_LOGO):
        rows.append([Button("Use the logo", "logo.start")])
    return rows


def _is_to_sign(turn: Turn, policy: Policy) -> bool:
    last = signatures.last_of(turn.tx, policy.version, person=turn.person.id)
    return policy.adopted_on is not None and (last is None or last.answer != "signed")
