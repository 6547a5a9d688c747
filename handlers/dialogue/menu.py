"""The menu: what each person can begin here, read from the table of rights."""

from dataclasses import dataclass
from datetime import datetime

from handlers.dialogue import phrases, shared_phone
from handlers.dialogue.buttons import Button, Rows, columns
from handlers.dialogue.conversation import stays_open, titled
from handlers.dialogue.family import waiting_line
from handlers.dialogue.turn import Occasion
from policy import access
from policy.access import Action
from policy.hours import local_day
from policy.roles import Role
from policy.setting import Contacts
from storage import dialogues, people, relations
from storage.dialogues import Dialogue
from storage.people import Person

DANGER = "🚨 If a child is in danger now, ring 999 first."
COMPLAIN = "Complain, or have a post taken down"
NO_CHAIR = (
    "⚠ There is no chair here yet. Without a chair, a concern about the manager has nobody inside"
    " the bot to go to."
)
NO_DEPUTY = (
    "⚠ There is no deputy here yet. Without a deputy, nobody is alerted together with the manager"
    " when a child is in danger."
)


@dataclass(frozen=True)
class Entrance:
    """One thing that can be begun: its button in the menu, its command, and the right it needs."""

    action: Action
    label: str
    data: str
    command: str
    description: str
    for_families: bool = False  # offered to parents, and to others who belong to a child
    to_parents: str = ""  # its button for parents, where theirs says something else

    def called(self, role: Role) -> str:
        return self.to_parents if role is Role.PARENT and self.to_parents else self.label


ENTRANCES = (
    Entrance(
        Action.REPORT_CONCERN,
        "Report a concern",
        "concern.start",
        "concern",
        "Report a concern about a child, a colleague or the manager",
    ),
    Entrance(
        Action.CHECK_CHILD,
        "May I show this child?",
        "check.start",
        "check",
        "Look up what may be shown of a child",
    ),
    Entrance(
        Action.ANSWER_CONSENT,
        "What may be shown",
        "consent.page",
        "consent",
        "See and change what may be shown of your children",
        for_families=True,
    ),
    Entrance(
        Action.ANSWER_CONSENT,
        "Withdraw",
        "consent.withdraw",
        "withdraw",
        "Take a Yes back, with one press",
        for_families=True,
    ),
    Entrance(
        Action.ASK_MANAGER, "Ask the manager", "ask.start", "ask", "Ask the manager in private"
    ),
    Entrance(
        Action.REPORT,
        "Report something else",
        "report.start",
        "report",
        "A query, a complaint, a comment, or something seen online",
        to_parents=COMPLAIN,
    ),
    Entrance(
        Action.FOLLOW_OWN,
        "What I sent",
        "mine.list",
        "mine",
        "See what became of what you sent, or add to it",
    ),
    Entrance(Action.SEE_INBOX, "Inbox", "inbox.list", "inbox", "What waits for you"),
    Entrance(
        Action.FOLLOW_PAGES,
        "Our pages",
        "rules.show",
        "rules",
        "The rules for followers, and the links to our pages",
        for_families=True,
    ),
    Entrance(
        Action.OWN_DATA,
        "My data",
        "data.show",
        "mydata",
        "Everything held about you and your children",
        for_families=True,
    ),
    Entrance(
        Action.SEE_CHILDREN,
        "Children",
        "children.list",
        "children",
        "Children, families, letters and what may be shown",
    ),
    Entrance(Action.SEE_OWN_DUE, "Due", "due.list", "due", "What has to be done, and by when"),
    Entrance(
        Action.SEE_ACCOUNTS,
        "Accounts",
        "accounts.list",
        "accounts",
        "The register of accounts, their people, checks and passwords’ dates",
    ),
    Entrance(Action.SEE_BOARD, "Board", "board.show", "board", "How we stand, in one picture"),
    Entrance(
        Action.SHOW_EVIDENCE,
        "Evidence",
        "evidence.list",
        "evidence",
        "What shows that a clause of the policy was kept",
    ),
    Entrance(
        Action.READ_POLICY,
        "The policy",
        "policy.show",
        "policy",
        "Read, search and sign the policy",
    ),
    Entrance(
        Action.SEE_PEOPLE,
        "People",
        "people.list",
        "people",
        "Who is here; invite, change or end somebody's access",
    ),
    Entrance(
        Action.SET_AWAY,
        "I am away",
        "away.start",
        "away",
        "Say until when you are away and who stands in",
    ),
)
RETURN = "away.return"
BACK_TO_MENU = Button("Menu", "welcome.menu")


def entrances(role: Role, *, family: bool = False) -> list[Entrance]:
    """What somebody in this role can begin; `family`: they belong to a child here."""
    offered = family or role is Role.PARENT
    return [e for e in ENTRANCES if access.may(role, e.action) and (offered or not e.for_families)]


def open_to(occasion: Occasion, person: Person) -> list[Entrance]:
    """What this person can begin."""
    family = person.role is not Role.PARENT and relations.is_family(occasion.tx, person.id)
    return entrances(person.role, family=family)


def page(occasion: Occasion, person: Person, dialogue: Dialogue | None = None) -> tuple[str, Rows]:
    """The menu of this person; `dialogue` adds what they left open."""
    if person.role is Role.PHONE:
        return shared_phone.first_screen(occasion)
    lines = [f"Hello {phrases.name(person.name)}. What would you like to do?"]
    rows: Rows = _left_open(occasion, dialogue) if dialogue else []
    waiting = waiting_line(occasion, person)
    if waiting:
        lines.append(waiting[0])
    if access.may(person.role, Action.SET_AWAY):
        away, back = _absences(occasion, person)
        lines += away
        rows += back
    if access.may(person.role, Action.SEE_PEOPLE):
        lines += gaps(occasion)
    lines.append(in_danger(occasion.setting.contacts))
    is_away = any(button.data == RETURN for row in rows for button in row)
    open_now = [e for e in open_to(occasion, person) if not is_away or e.action != Action.SET_AWAY]
    first, *others = [Button(e.called(person.role), e.data) for e in open_now]
    rows += [[Button(first.label, first.data, "primary")]]
    if waiting:  # above everything for a parent; for staff below the concern
        rows.insert(0 if person.role is Role.PARENT else len(rows), [waiting[1]])
    rows += columns([*others, *_own_pin(occasion, person), Button("Help", "welcome.help")])
    return "\n\n".join(lines), rows


def _own_pin(occasion: Occasion, person: Person) -> list[Button]:
    """Where the setting has a phone that everybody there uses."""
    if not access.may(person.role, Action.OWN_PIN) or not shared_phone.there_is_one(occasion):
        return []
    return [Button("PIN for the setting’s phone", "ownpin.start")]


def gaps(occasion: Occasion) -> list[str]:
    """In plain words, the posts that nobody holds and what that means for a concern."""
    missing = []
    if not people.active(occasion.tx, Role.CHAIR):
        missing.append(NO_CHAIR)
    if not people.active(occasion.tx, Role.DEPUTY):
        missing.append(NO_DEPUTY)
    return missing


def in_danger(contacts: Contacts) -> str:
    """Whom to ring when a child is in danger: 999 first, then the setting, if it gave a number."""
    return f"{DANGER} Then ring us: {contacts.setting}." if contacts.setting else DANGER


def _left_open(occasion: Occasion, dialogue: Dialogue) -> Rows:
    """What was begun and not finished, and what was sent without saying what for."""
    rows: Rows = []
    if dialogue.conversation and not stays_open(dialogue.conversation):
        label = f"Carry on with {_called(dialogue.conversation)}"
        rows.append([Button(label, f"{dialogue.conversation}.resume:{dialogue.subject}")])
    for row in dialogues.parked(occasion.tx, dialogue.person):
        if called := _called(row["conversation"]):
            label = f"Carry on with {called} from {_begun(occasion, row['begun_at'])}"
            rows.append([Button(label, f"{row['conversation']}.resume:{row['subject']}")])
    if dialogue.carried:
        rows.append([Button("What you sent me before", "welcome.loose")])
    return rows


def _called(topic: str) -> str:
    title = titled(topic)
    return title[:1].lower() + title[1:]


def _begun(occasion: Occasion, moment: datetime) -> str:
    place = occasion.setting.place
    day = local_day(place, moment)
    if day == local_day(place, occasion.now):
        return phrases.clock(moment, place)
    return f"{day.day} {day:%B}"


def _absences(occasion: Occasion, person: Person) -> tuple[list[str], Rows]:
    """Whether this person is away, and for whom they stand in."""
    today = local_day(occasion.setting.place, occasion.now)
    lines, rows = [], []
    for other in people.absent(occasion.tx, today):
        if other.away_until_on is None:
            continue
        until = phrases.day(other.away_until_on)
        if other.id == person.id:
            lines.append(f"You are away until {until}.{_stand_in(occasion, person)}")
            rows.append([Button("I am back", RETURN)])
        elif other.stand_in == person.id:
            lines.append(f"You stand in for {phrases.name(other.name)} until {until}.")
    return lines, rows


def _stand_in(occasion: Occasion, person: Person) -> str:
    found = people.find(occasion.tx, person.stand_in) if person.stand_in else None
    return f" {phrases.name(found.name)} stands in for you." if found else ""
