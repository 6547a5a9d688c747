"""What stands in the documents of somebody's data, part by part."""

from handlers.data import declared, entrusted, household, messages, shown, signed
from handlers.data.documents import Section
from handlers.dialogue import family, phrases
from handlers.dialogue.turn import Turn
from policy.roles import TITLES, Role
from storage import children
from storage.transaction import Row

BY_TEAM = "the management team"
PIN = {"set_at": "Set", "wrong": "Wrong tries in a row since"}
CALLS = {
    "opened_at": "Not reached since",
    "closed_at": "Rung, or reached again",
    "agreed": "What was agreed",
}


def of(turn: Turn, held: dict[str, list[Row]]) -> list[Section]:
    """Every part, also those in which there is nothing."""
    names = {row["id"]: phrases.name(row["name"]) for row in held["children"]}
    calls = family.calls([children.get(turn.tx, child) for child in names])
    names[turn.person.id], calls[turn.person.id] = "yourself", "you"
    return [
        *_yourself(held),
        *household.bonds(held, names),
        Section("may_be_shown", "What may be shown now", shown.COLUMNS, shown.now(turn, names)),
        *household.answers(held, names, calls),
        *household.afterwards(held, names),
        *declared.sections(held),
        *signed.sections(held),
        *entrusted.sections(held),
        *messages.reports(held),
        *messages.requests(held),
        *messages.in_the_chat(held),
        messages.actions(turn, held),
    ]


def _yourself(held: dict[str, list[Row]]) -> list[Section]:
    people = [
        {
            **row,
            "name": phrases.name(row["name"]),
            "role": TITLES[Role(row["role"])],
            "telegram_name": phrases.name(row["telegram_name"]),
            "invited_by": BY_TEAM,
        }
        for row in held["people"]
    ]
    about = {
        "name": "Name",
        "role": "Role",
        "standing": "Standing",
        "confirmed_at": "Confirmed, and here since",
        "telegram_id": "Number of the Telegram account",
        "telegram_name": "Name of the Telegram account",
        "invited_at": "Invited",
        "invited_by": "Invited by",
        "ended_at": "Access ended",
        "away_until_on": "Away until",
        "unreachable_at": "Telegram cannot reach you since",
        "telephone": "Telephone number kept to ring you",
    }
    invited = {
        "made_at": "Made",
        "expires_at": "Works until",
        "used_at": "Used",
        "withdrawn_at": "Withdrawn",
    }
    return [
        Section("you", "You", about, people, listed=True),
        Section("calls", "Calls to you, when Telegram could not reach you", CALLS, held["calls"]),
        Section("pin", "Your PIN for the setting’s phone", PIN, held["pins"]),
        Section("invitations", "Your invitations", invited, held["invites"]),
    ]
