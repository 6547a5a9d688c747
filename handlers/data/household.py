"""The parts of somebody's data about their children, and what they answered for them."""

from handlers.data.documents import Section
from policy.uses import NAME
from storage.transaction import Row

Held = dict[str, list[Row]]
NOT_THEIRS_NOW = "a child who is not bound to you now"
SAID = {
    "given": "Yes",
    "refused": "No",
    "withdrawn": "No (withdrawn)",
    "expired": "out of date",
    "ended": "ended",
}
ROUTES = {"bot": "in this chat", "paper": "on paper", "phone": "by phone", "person": "in person"}


def bonds(held: Held, names: dict[str, str]) -> list[Section]:
    children = [{**row, "name": names[row["id"]]} for row in held["children"]]
    bound = [{**row, "child": names.get(row["child"], NOT_THEIRS_NOW)} for row in held["relations"]]
    about_child = {
        "name": "Name",
        "room": "Room",
        "starts_on": "First day",
        "leaves_on": "Last day",
        "added_at": "On record since",
    }
    about_bond = {
        "child": "Child",
        "relationship": "You are the child's",
        "responsibility": "Parental responsibility on record",
        "declared": "What you said about it",
        "declared_at": "Said",
        "added_at": "Since",
        "ended_at": "Until",
    }
    return [
        Section("children", "Your children", about_child, children),
        Section("relations", "You and the children", about_bond, bound, listed=True),
    ]


def answers(held: Held, names: dict[str, str], calls: dict[str, str]) -> list[Section]:
    """Every answer; `calls` has how each child is called in a question."""
    given = [
        {
            **row,
            "subject": names.get(row["subject"], NOT_THEIRS_NOW),
            "question": row["question"].replace(NAME, calls.get(row["subject"], "your child")),
            "said": SAID[row["said"]],
            "route": ROUTES.get(row["route"], row["route"]),
            "with_form": bool(row["with_form"]),
            "relationship": None if row["relationship"] == "self" else row["relationship"],
        }
        for row in held["answers"]
    ]
    about_answer = {
        "subject": "About",
        "title": "Use",
        "said": "Answer",
        "answered_at": "When",
        "route": "How",
        "recorded_by": "Recorded by",
        "with_form": "With a picture of your signed form",
        "relationship": "As the child's",
        "expires_on": "Counts until",
        "question": "The words shown",
        "version": "Version of the words",
        "digest": "Fingerprint of the words",
        "language": "Language",
    }
    return [Section("answers", "Every answer you gave", about_answer, given, listed=True)]


def afterwards(held: Held, names: dict[str, str]) -> list[Section]:
    """What followed from the answers: questions again, taking down, rules, leaving."""
    takedowns = [
        {**row, "subject": names.get(row["subject"], NOT_THEIRS_NOW)} for row in held["takedowns"]
    ]
    about_takedown = {
        "subject": "About",
        "title": "Use",
        "asked_at": "After your withdrawal of",
        "due_at": "To be done by",
        "done_at": "Done",
    }
    about_asking = {
        "begun_at": "Asked",
        "reminders": "Reminders",
        "handed_over_at": "Left to be asked in person",
        "answered_at": "All answered",
    }
    about_rules = {
        "version": "Version",
        "accepted_at": "Accepted",
        "digest": "Fingerprint of the words",
    }
    about_removal = {
        "place": "Where",
        "opened_at": "Since",
        "due_on": "To be done by",
        "done_at": "Done",
        "dropped_at": "Taken back",
    }
    return [
        Section("askings", "When you were asked", about_asking, held["askings"]),
        Section("takedowns", "What was to be taken down", about_takedown, takedowns),
        Section("acceptances", "Rules that you accepted", about_rules, held["acceptances"]),
        Section("removals", "Access of yours to be ended", about_removal, held["removals"]),
    ]
