"""The parts of somebody's data about what they declared, and what they asked of the logo."""

from handlers.data.documents import Section
from handlers.data.household import Held


def sections(held: Held) -> list[Section]:
    about_declaration = {"words": "Your words", "declared_at": "Declared"}
    about_logo = {
        "words": "What for",
        "place": "Where",
        "wanted_until_on": "Until when you asked for it",
        "asked_at": "Asked",
        "decision": "Decision",
        "scope": "What is allowed",
        "until_on": "Allowed until",
        "reason": "Why not",
        "decided_at": "Decided at",
    }
    declared = [
        {**row, "words": row["words"] or "Nothing to declare."} for row in held["declarations"]
    ]
    return [
        Section("declarations", "Your own accounts, as declared", about_declaration, declared),
        Section("logo", "Your requests for the logo", about_logo, held["logo_requests"]),
    ]
