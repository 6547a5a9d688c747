"""The setting's phone in a story: who sits down at it, and what is left in its chat."""

from functools import partial

from policy.roles import Role
from storage import pins, shared_phones
from tests.handlers.phones import Phone, Preschool

PIN = "4071"


def phone(preschool: Preschool) -> Phone:
    """One that was confirmed before the story begins."""
    return preschool.add(Role.PHONE, "Office phone")


def give_pin(preschool: Preschool, person: str, pin: str = PIN) -> None:
    preschool.run(partial(pins.choose, person=person, pin=pin, by=person, at=preschool.now))


def sits_down(office: Phone, name: str, pin: str = PIN) -> None:
    office.writes("/start")
    office.presses(name)
    office.writes(pin)


def tom_sits_down(preschool: Preschool, office: Phone) -> None:
    """Tom, with the PIN that he has from now on."""
    give_pin(preschool, "tom")
    sits_down(office, "Tom Evans")


def sits(preschool: Preschool) -> str | None:
    """Who gave their PIN there and has not gone yet."""
    place = preschool.run(partial(shared_phones.find, phone="office"))
    return place.reporter if place else None


def deleted(preschool: Preschool, phone: Phone) -> set[int]:
    """The messages that are to go from its chat."""
    return {
        letter.payload["message_id"]
        for letter in preschool.letters
        if letter.method == "deleteMessage" and letter.chat == phone.number
    }


def reports(office: Phone, words: str) -> None:
    """A concern about a child, from the menu of whoever sits there."""
    office.presses("Report a concern")
    office.presses("A child")
    office.writes(words)
    office.presses("Send it now")


def texts(office: Phone) -> str:
    return "\n".join(message.text for message in office.screen)
