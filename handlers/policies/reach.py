"""How many the version that holds has reached: whoever adopted it sees with whom to speak (C3)."""

from handlers.dialogue import phrases
from handlers.dialogue.turn import Occasion
from storage import signatures
from storage.policies import Policy

MOST_NAMED = 10


def line(occasion: Occasion, policy: Policy) -> str:
    """Who of those that sign it has opened and signed it, and whom Telegram does not get to."""
    everybody = signatures.signers(occasion.tx, policy.version)
    read = sum(one.has_read for one in everybody)
    signed = sum(one.answer == "signed" for one in everybody)
    counted = f"Read by {read} of the {len(everybody)} who are to sign it, signed by {signed}."
    missed = [one for one in everybody if not one.is_reachable and not one.answer]
    if not missed:
        return counted
    names = phrases.together([phrases.name(one.name) for one in missed[:MOST_NAMED]])
    more = f" and {len(missed) - MOST_NAMED} more" if len(missed) > MOST_NAMED else ""
    return f"{counted}\nCould not be reached: {names}{more}. Please give it to them in person."
