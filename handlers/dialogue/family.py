"""Whom a person may decide about: the children they belong to, and themself."""

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from handlers.dialogue import phrases
from handlers.dialogue.buttons import Button
from handlers.dialogue.turn import Occasion
from policy.consent import Basis
from policy.hours import local_day
from policy.uses import Subject
from storage import answers, children, relations, uses
from storage.children import Child
from storage.people import Person
from storage.relations import Relation

SELF = "self"  # an adult's relationship with themself, on record
LONGEST = 16  # letters of a name on a button


class Say(StrEnum):
    """Whether this person's answers count."""

    HAS = "has a say"
    NOT_ASKED = "was not asked about parental responsibility"
    NONE = "has no say"
    CLEARED = "said that they have none, and the setting has recorded since that they do"


@dataclass(frozen=True, slots=True)
class Whom:
    """A child of this person, or the person; `called` is how sentences call them."""

    id: str
    kind: Subject
    called: str
    relationship: str
    say: Say

    @property
    def short(self) -> str:
        """The name as it fits on a button."""
        if len(self.called) <= LONGEST:
            return self.called
        return phrases.name(f"{phrases.bare(self.called)[:LONGEST]}…")


def of(occasion: Occasion, person: Person) -> list[Whom]:
    """The children of this person who are here, by name, which is the order of asking, and the
    person where there
    is anything to decide about them.
    """
    today = local_day(occasion.setting.place, occasion.now)
    bound = [
        (relation, children.get(occasion.tx, relation.child))
        for relation in relations.of_person(occasion.tx, person.id)
    ]
    here = [(relation, child) for relation, child in bound if child.is_here(today)]
    here.sort(key=lambda pair: (pair[1].name.casefold(), pair[1].id))
    called = calls([child for _, child in here])
    found = [
        Whom(child.id, Subject.CHILD, called[child.id], relation.relationship, _say(relation))
        for relation, child in here
    ]
    if any(whom.say is Say.HAS for whom in found) or answers.of_subject(occasion.tx, person.id):
        found.append(Whom(person.id, Subject.ADULT, "you", SELF, Say.HAS))
    return found


def waiting(occasion: Occasion, person: Person) -> list[tuple[Whom, int]]:
    """About whom questions wait for this person, and how many."""
    whoms = of(occasion, person)
    if not whoms:
        return []
    today = local_day(occasion.setting.place, occasion.now)
    found = answers.open_questions(occasion.tx, person.id, today=today)
    numbers = Counter(question.subject for question in found)
    asked = uses.current(occasion.tx, Subject.CHILD)
    every = sum(wording.basis is Basis.CONSENT for wording in asked)
    counted = [(w, every if w.say is Say.NOT_ASKED else numbers[w.id]) for w in whoms]
    return [(whom, number) for whom, number in counted if number]


def waiting_line(occasion: Occasion, person: Person) -> tuple[str, Button] | None:
    """How many questions wait about whom, and the way to them; None when there are none."""
    found = waiting(occasion, person)
    if not found:
        return None
    number = sum(count for _, count in found)
    names = phrases.together([whom.called for whom, _ in found])
    is_one = number == 1
    line = (
        f"{number} question{'' if is_one else 's'} about {names} wait{'s' if is_one else ''} for"
        f" you"
    )
    label = "Answer the question" if is_one else f"Answer {number} questions"
    return f"{line}. Answer when it suits you.", Button(label, "consent.next")


def first_name(name: str) -> str:
    """The first word of the name that can be read."""
    words = (phrases.name(word) for word in name.split())
    return next((word for word in words if word != phrases.NAMELESS), phrases.NAMELESS)


def calls(found: list[Child]) -> dict[str, str]:
    """How each child is called by somebody who has these; the whole name where first names meet."""
    firsts = {child.id: first_name(child.name) for child in found}
    times = Counter(first.casefold() for first in firsts.values())
    return {
        child.id: firsts[child.id]
        if times[firsts[child.id].casefold()] == 1
        else phrases.name(child.name)
        for child in found
    }


def _say(relation: Relation) -> Say:
    if relation.has_a_say:
        return Say.HAS
    if relation.responsibility == "no":
        return Say.NONE
    if relation.declared == "":
        return Say.NOT_ASKED
    return Say.CLEARED if relation.responsibility == "yes" else Say.NONE
