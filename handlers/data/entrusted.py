"""The parts of somebody's data about the setting's accounts: what they look after, and
asked for.
"""

from handlers.data.documents import Section
from handlers.data.household import Held


def sections(held: Held) -> list[Section]:
    about_part = {
        "platform": "Platform",
        "handle": "Account",
        "part": "You are its",
        "starts_on": "From",
        "ends_on": "Until",
        "ended_at": "Ended",
    }
    about_request = {
        "platform": "Platform",
        "purpose": "What for",
        "asked_at": "Asked",
        "decision": "Decision",
        "reason": "Why",
        "decided_at": "Decided at",
    }
    parts, requests = held["account_people"], held["account_requests"]
    return [
        Section("accounts", "Your part in the setting's accounts", about_part, parts),
        Section("account_requests", "Your requests for accounts", about_request, requests),
    ]
