"""The cast of the rehearsal: invented people of a small pre-school, each with a phone."""

from dataclasses import dataclass
from datetime import datetime

from bot.rehearsal.server import LocalTelegram
from policy.roles import TITLES, Role
from policy.setting import Contacts, Place, Setting
from storage import audit, children, people, pins, relations
from storage.transaction import Transaction


@dataclass(frozen=True)
class Member:
    """One of the cast; without a role, nobody has invited them yet."""

    phone: int
    first_name: str
    last_name: str
    role: Role | None
    blurb: str

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}"

    @property
    def id(self) -> str:
        return self.first_name.lower()


CAST = (
    Member(1001, "Maya", "Thompson", Role.MANAGER, "Receives what is reported, and decides"),
    Member(1002, "Dan", "Price", Role.DEPUTY, "Stands in when Maya is away or does not answer"),
    Member(1003, "Carol", "Hughes", Role.CHAIR, "Receives concerns about the manager"),
    Member(1004, "Priya", "Shah", Role.STAFF, "Room leader, has seen something"),
    Member(1005, "Tom", "Evans", Role.STAFF, "Key person in the toddlers' room"),
    Member(1006, "Aled", "Morgan", Role.PARENT, "Ffion's father"),
    Member(1007, "Siân", "Morgan", Role.PARENT, "Ffion's mother"),
    Member(1008, "Grace", "Okafor", Role.PARENT, "Tobi's mother"),
    Member(1010, "Nina", "Novak", None, "Starts on Monday; nobody has invited her yet"),
    Member(1009, "Office", "phone", Role.PHONE, "For staff whose own phone is locked away"),
)


@dataclass(frozen=True)
class Pupil:
    """A child of the cast; `adults` by their relationship, in the order of CAST or OFF_TELEGRAM."""

    first_name: str
    last_name: str
    room: str
    adults: dict[str, str]

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}"

    @property
    def id(self) -> str:
        return self.first_name.lower()


PUPILS = (
    Pupil("Ffion", "Morgan", "Ladybirds", {"father": "aled", "mother": "siân"}),
    Pupil("Tobi", "Okafor", "Bumblebees", {"mother": "grace"}),
    Pupil("Lily", "Baker", "Ladybirds", {"mother": "jo"}),
)
# Who has chosen one for the setting's phone; the guide of the page tells it.
PINS = {"tom": "4826"}
SHORT = {Role.PARENT: "Parent", Role.PHONE: "Everybody’s"}
# An adult who has no phone in the rehearsal: for letters, and for answers given on paper.
OFF_TELEGRAM = {"jo": "Jo Baker"}

# Numbers that Ofcom keeps free for stories; the others are the real public ones.
SETTING = Setting(
    place=Place(name="Orleton Pre-School"),
    contacts=Contacts(setting="01632 960 123", mash="01632 960 145", lado="01632 960 167"),
)


def hand_out_phones(world: LocalTelegram) -> None:
    """Give everybody a phone; the ones with a role have pressed Start before."""
    for member in CAST:
        phone = world.add_phone(
            member.phone,
            member.first_name,
            member.last_name,
            role=_title(member.role),
            blurb=member.blurb,
        )
        phone.started = member.role is not None


def _title(role: Role | None) -> str:
    """Short enough to stand under a name: the chair's committee is left out."""
    if role in SHORT:
        return SHORT[role]
    return TITLES[role].partition(" of ")[0].capitalize() if role else "Newcomer"


def enrol(tx: Transaction, *, at: datetime) -> None:
    """Make the cast known to the bot, confirmed and active."""
    for member in CAST:
        if member.role is None or people.find(tx, member.id):
            continue
        people.add(tx, person=member.id, name=member.name, role=member.role, invited_by=None, at=at)
        people.arrive(tx, member.id, telegram_id=member.phone, telegram_name=member.name)
        people.confirm(tx, member.id, by="rehearsal", at=at)
        audit.record(tx, at=at, actor="rehearsal", action="enrolled", subject=member.id)
    for person, pin in PINS.items():
        pins.choose(tx, person, pin=pin, by=person, at=at)
    for person, name in OFF_TELEGRAM.items():
        if not people.find(tx, person):
            people.add(tx, person=person, name=name, role=Role.PARENT, invited_by=None, at=at)
    for pupil in PUPILS:
        if not children.find(tx, pupil.id):
            _take_in(tx, pupil, at=at)


def _take_in(tx: Transaction, pupil: Pupil, *, at: datetime) -> None:
    by = "rehearsal"
    children.add(tx, child=pupil.id, name=pupil.name, room=pupil.room, by=by, at=at)
    for relationship, person in pupil.adults.items():
        relations.bind(
            tx,
            child=pupil.id,
            person=person,
            relationship=relationship,
            responsibility="unknown",
            at=at,
        )
    audit.record(tx, at=at, actor=by, action="added child", subject=pupil.id)
