"""The parts of somebody's data about the policy: what they opened of it, and what they answered."""

from handlers.data.documents import Section
from handlers.data.household import Held

ANSWERS = {"signed": "I have read it and will keep to it", "refused": "I do not agree"}


def sections(held: Held) -> list[Section]:
    about_reading = {"version": "Version", "read_at": "First opened"}
    about_answer = {
        "version": "Version",
        "answer": "Your answer",
        "words": "Your words",
        "answered_at": "Answered",
    }
    answered = [{**row, "answer": ANSWERS[str(row["answer"])]} for row in held["signatures"]]
    return [
        Section(
            "readings", "Versions of the policy that you opened", about_reading, held["readings"]
        ),
        Section("signatures", "Your answers to the policy", about_answer, answered),
    ]
