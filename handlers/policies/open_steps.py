"""What is still to be put on record about a version, in the order in which it is done (C44-C46)."""

from handlers.dialogue.buttons import Button
from handlers.dialogue.turn import Occasion
from handlers.policies import standing
from storage import policies
from storage.policies import Policy

HOW_TO_BEGIN = (
    "Send me its text: as a PDF, as plain text, or copied into messages. Then a meeting adopts it,"
    " two people sign it for the setting, and I ask everybody of the staff to read and sign it."
)
HOW_TO_ADOPT = (
    "What to do:\n"
    "1. Read it together at a meeting, and decide.\n"
    "2. Press “Record the adoption”: the day, the meeting, the day of review.\n"
    "3. Record the two who signed it.\n"
    "I then ask everybody of the staff to read and sign it."
)


def buttons(occasion: Occasion, policy: Policy) -> list[Button]:
    """One for each thing that is open, the next one first."""
    number, found = policy.version, list[Button]()
    if policy.adopted_on is None:
        if standing.may_be_adopted(occasion, policy):
            found.append(Button("Record the adoption", f"policy.adopt:{number}", "primary"))
    elif not policy.meeting:
        found.append(Button("Record the meeting", f"policy.meeting:{number}"))
    if len(policies.signatories(occasion.tx, number)) < standing.SIGNATORIES:
        found.append(Button("Record who signed it", f"policy.signatory:{number}"))
    if policy.adopted_on and policy.review_on is None and is_current(occasion, policy):
        found.append(Button("Set the review day", f"policy.review:{number}"))
    return found


def is_current(occasion: Occasion, policy: Policy) -> bool:
    """Whether it is the version that everybody keeps to now."""
    current = policies.adopted(occasion.tx)
    return current is not None and current.version == policy.version
