"""How a version was adopted, signed and is to be reviewed, each put on record once it is known, and
open until then (C44, C46).
"""

from handlers.dialogue import phrases, versions
from handlers.dialogue.buttons import Button, Rows
from handlers.dialogue.turn import Turn
from handlers.policies import open_steps, page, reach, standing
from policy.access import Action
from storage import policies, signatures
from storage.policies import Policy

ON_A_PAGE = 8
TO_VERSIONS = Button("All versions", "policy.versions")
ACTION = Action.ADOPT_POLICY


def show_versions(turn: Turn) -> None:
    """Every version there ever was, the newest first."""
    found = policies.history(turn.tx)[::-1]
    shown, number, leaves = versions.leaf(found, turn.id, size=ON_A_PAGE)
    rows: Rows = [[Button(_line(one), f"policy.version:{one.version}")] for one in shown]
    rows += versions.turning("policy.versions:", number, leaves)
    rows.append([Button("Send a new version", "policy.new")])
    text = "Versions of the policy. Each is kept for ever." if found else standing.NONE_YET
    turn.show(text, [*rows, [page.TO_POLICY]])


def show_version(turn: Turn) -> None:
    policy = standing.named(turn, turn.id)
    if policy is None:
        turn.toast(standing.GONE)
        return
    show(turn, policy)


def show(turn: Turn, policy: Policy, note: str = "") -> None:
    """What is on record about one version, and a button for each thing that is open."""
    signed = versions.signed(
        turn, version=policy.version, by=policy.put_by, at=policy.put_at, digest=policy.digest
    )
    lines = [note, standing.called(policy), f"On record as: {signed}"]
    if policy.file_digest:
        lines.append(f"Fingerprint of the file: {standing.fingerprint(policy.file_digest)}")
    lines += standing.lines(turn, policy)
    lines += [_reviewed(turn, policy), _opened(turn, policy)]
    turn.show("\n\n".join(line for line in lines if line), _choices(turn, policy))


def _line(policy: Policy) -> str:
    if policy.adopted_on is None:
        return f"Version {policy.version}: not yet adopted"
    return f"Version {policy.version}: adopted {policy.adopted_on.day} {policy.adopted_on:%b %Y}"


def _reviewed(turn: Turn, policy: Policy) -> str:
    found = policies.reviews(turn.tx, policy.version)
    stamped = [
        f"Reviewed {phrases.stamp(one['reviewed_at'], turn.setting.place)}"
        f" by {versions.writer(turn, one['person'])}: {one['outcome']}."
        for one in found[-3:]
    ]
    return "\n".join(stamped)


def _opened(turn: Turn, policy: Policy) -> str:
    if open_steps.is_current(turn, policy):
        return reach.line(turn, policy)
    number = signatures.readers(turn.tx, policy.version)
    if not number:
        return "Nobody has opened its text yet."
    people = "1 person has" if number == 1 else f"{number} people have"
    return f"{people} opened its text."


def _choices(turn: Turn, policy: Policy) -> Rows:
    number = policy.version
    rows: Rows = [[one] for one in open_steps.buttons(turn, policy)]
    if policy.review_on and open_steps.is_current(turn, policy):
        rows.append([Button("Review it", f"policy.review:{number}")])
    if policy.adopted_on is not None:
        rows.append([Button("Certificate as PDF", f"policy.certificate:{number}")])
    rows.append([Button("Read", f"policy.read:{number}")])
    return [*rows, [TO_VERSIONS, page.TO_POLICY]]
