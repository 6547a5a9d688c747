"""How a child or adult, a use and a moment are called in what the management team reads."""

from datetime import datetime

from handlers.dialogue import phrases
from handlers.dialogue.turn import Occasion
from policy.hours import local_day
from storage import children, people, relations, uses


def subject(occasion: Occasion, number: str) -> str:
    """The name of a child, or of an adult who is asked about themself."""
    child = children.find(occasion.tx, number)
    return phrases.name(child.name) if child else person(occasion, number)


def person(occasion: Occasion, number: str) -> str:
    found = people.find(occasion.tx, number)
    return phrases.name(found.name) if found else phrases.NAMELESS


def use(occasion: Occasion, number: str) -> str:
    """Its title in the newest words, also after it has ended."""
    versions = uses.history(occasion.tx, number)
    return versions[-1].title if versions else number


def both(occasion: Occasion, number: str, of_use: str) -> str:
    """Such as: Ffion Morgan, Press and print."""
    return f"{subject(occasion, number)}, {use(occasion, of_use)}"


def families(occasion: Occasion, number: str) -> str:
    """The adult with the children they belong to: Siân Morgan (Ffion and Gwen Morgan)."""
    today = local_day(occasion.setting.place, occasion.now)
    found = [
        children.get(occasion.tx, relation.child)
        for relation in relations.of_person(occasion.tx, number)
    ]
    names = [phrases.name(child.name) for child in found if child.is_here(today)]
    name = person(occasion, number)
    return f"{name} ({phrases.together(names)})" if names else name


def at(occasion: Occasion, moment: datetime) -> str:
    """10:04, and on which day unless it is today."""
    place = occasion.setting.place
    if local_day(place, moment) == local_day(place, occasion.now):
        return phrases.clock(moment, place)
    return phrases.when(moment, place, now=occasion.now)
