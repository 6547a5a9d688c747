"""The management team sees who has signed which version, who has not, and who does not agree
(C3); and has it as a certificate (C46).
"""

import json

from handlers.dialogue import phrases, versions
from handlers.dialogue.buttons import Button, Rows
from handlers.dialogue.turn import Turn
from handlers.policies import page, reading, standing
from policy.hours import local_day
from policy.roles import TITLES
from storage import policies, signatures
from storage.policies import Policy
from storage.signatures import Signer

ON_A_PAGE = 25


def show(turn: Turn) -> None:
    """Everybody of the staff side by name, with their last answer to the version of now."""
    policy = policies.adopted(turn.tx)
    if policy is None:
        page.show(turn, "Nobody can sign yet: no version has been adopted.")
        return
    found = signatures.signers(turn.tx, policy.version)
    shown, number, leaves = versions.leaf(found, turn.id, size=ON_A_PAGE)
    turn.note("looked at signatures", str(policy.version), by=turn.person.id, page=number)
    of = f", page {number + 1} of {leaves}" if leaves > 1 else ""
    lines = [f"Who has signed {standing.called(policy)}{of}", counted(found)]
    lines.append("\n".join(f"– {_line(turn, one)}" for one in shown))
    rows: Rows = [
        [Button(f"What {phrases.name(one.name)} wrote", f"policy.reason:{one.signature}")]
        for one in shown
        if one.answer == "refused"
    ]
    rows += versions.turning("policy.signed:", number, leaves)
    rows.append([Button("Certificate as PDF", f"policy.certificate:{policy.version}")])
    turn.show("\n\n".join(lines), [*rows, [page.TO_POLICY]])


def counted(found: list[Signer]) -> str:
    """How many have signed, and how many have said that they do not agree."""
    signed = sum(one.answer == "signed" for one in found)
    refused = sum(one.answer == "refused" for one in found)
    said = f"{signed} of {len(found)} have signed"
    if not refused:
        return f"{said}."
    return f"{said}, {refused} {'does' if refused == 1 else 'do'} not agree."


def _line(turn: Turn, one: Signer) -> str:
    name = phrases.name(one.name)
    if one.answered_at is None:
        return f"{name}: not yet"
    when = phrases.stamp(one.answered_at, turn.setting.place)
    return f"{name}: {'signed' if one.answer == 'signed' else 'does not agree'}, {when}"


def certificate(turn: Turn) -> None:
    """A version's certificate as a PDF: its adoption, its signatories, and who has signed it."""
    policy = reading.readable(turn, turn.id)
    if policy is None:
        return
    if policy.adopted_on is None:
        page.show(turn, "There is no certificate before the version is adopted.")
        return
    turn.note("made certificate", str(policy.version), by=turn.person.id, version=policy.version)
    turn.letter(
        turn.incoming.chat,
        "sendDocument",
        {"caption": f"Certificate of {standing.called(policy)}."},
        made=f"paper:certificate:{json.dumps(_paper(turn, policy), ensure_ascii=False)}",
    )


def _paper(turn: Turn, policy: Policy) -> dict[str, object]:
    place = turn.setting.place
    signed = signatures.signed(turn.tx, policy.version)
    staff = signatures.signers(turn.tx, policy.version)
    today = phrases.day(local_day(place, turn.now))
    return {
        "place": place.name,
        "title": phrases.bare(standing.title(policy)),
        "version": str(policy.version),
        "digest": policy.digest,
        "file_digest": policy.file_digest,
        "state": [
            phrases.bare(line.lstrip("⚠ "))
            for line in (standing.adoption(policy), standing.review(turn, policy))
        ],
        "signatories": [
            {"name": one.name, "role": one.role, "day": phrases.day(one.signed_on)}
            for one in policies.signatories(turn.tx, policy.version)
        ],
        "signed": [
            {
                "name": one.name,
                "role": TITLES[one.role] if one.here else f"{TITLES[one.role]}, has left since",
                "when": phrases.stamp(one.answered_at, place) if one.answered_at else "",
            }
            for one in signed
        ],
        "counted": f"Of the staff on {today}: {counted(staff)}",
        "made_on": today,
        "made_by": turn.person.name,
    }
