"""How each use stands for a person at this moment, and how that is said.

A line says what this person answered, and what may be shown of the child at the moment, which
whoever has parental responsibility may know and can see on the pages anyhow. It never says who else
answered, nor what: two parents may live apart, and an answer must not bring one of them into
trouble with the other. So a Yes that is overruled has the same words whatever overrules it, and
leads to the manager; and somebody who has no say is shown their own answers alone.
"""

from collections.abc import Callable
from dataclasses import dataclass

from handlers.dialogue import family
from handlers.dialogue.family import Say, Whom
from handlers.dialogue.turn import Occasion
from policy.consent import AGAINST, Basis, Said
from policy.hours import local_day
from policy.uses import Subject
from storage import answers
from storage.answers import Answer
from storage.people import Person
from storage.uses import Wording

SPEAK = "please speak to the manager"


@dataclass(frozen=True, slots=True)
class Line:
    """One use of one child or adult: this person's last answer, the same when it is a Yes that
    holds, and whether it may be shown at the moment.
    """

    whom: Whom
    wording: Wording
    last: Answer | None
    held: Answer | None
    allowed: bool
    is_open: bool  # to be asked, for the first time or again

    @property
    def is_against(self) -> bool:
        return self.last is not None and self.last.said in AGAINST

    @property
    def is_objection(self) -> bool:
        return self.wording.basis is Basis.OBJECTION

    @property
    def can_stop(self) -> bool:
        """Whether this person can stop something here: a Yes of theirs, or what is shown now."""
        return self.held is not None or (self.allowed and self.whom.say is Say.HAS)


def lines(occasion: Occasion, person: Person) -> list[Line]:
    """Every use of everybody whom this person may decide about, in the order of asking."""
    today = local_day(occasion.setting.place, occasion.now)
    last = answers.latest_of(occasion.tx, person.id)
    held = answers.held(occasion.tx, person.id, today=today)
    asked = answers.open_questions(occasion.tx, person.id, today=today)
    open_now = {(question.subject, question.wording.use) for question in asked}
    found = [
        Line(
            whom,
            wording,
            last.get((whom.id, wording.use)),
            held.get((whom.id, wording.use)),
            verdict.allowed,
            (whom.id, wording.use) in open_now,
        )
        for whom in family.of(occasion, person)
        for wording, verdict in answers.verdicts(occasion.tx, whom.id, today=today)
    ]
    return [line for line in found if line.whom.say is Say.HAS or line.held]


def find(found: list[Line], subject: str, use: str) -> Line | None:
    return next((x for x in found if (x.whom.id, x.wording.use) == (subject, use)), None)


def in_words(line: Line) -> str:
    return f"{words(line)} – {line.wording.title}"


def words(line: Line) -> str:
    """What this person has said, and what that means now."""
    if line.is_objection and not line.is_against:
        return _of_objection(line)
    if line.is_objection:
        return "No: you objected"
    if line.held:
        overruled = "" if line.allowed else f", but it counts as No at the moment; {SPEAK}"
        return f"Yes{until(line.held)}{overruled}"
    if line.is_against:
        return "No"
    now = "may be shown at the moment" if line.allowed else "counts as No"
    return f"{_unanswered(line)} ({now})"


def heading(whom: Whom) -> str:
    return "You yourself" if whom.kind is Subject.ADULT else whom.called


def listed(numbered: list[tuple[int, Line]], say: Callable[[Line], str]) -> str:
    """The lines with their numbers, in paragraphs under whom they are about."""
    paragraphs = {line.whom: [heading(line.whom)] for _, line in numbered}
    for number, line in numbered:
        paragraphs[line.whom].append(f"{number} {say(line)}")
    return "\n\n".join("\n".join(paragraph) for paragraph in paragraphs.values())


def until(answer: Answer) -> str:
    """Until when a Yes counts, to follow it in a sentence."""
    day = answer.expires_on
    return f", until {day.day} {day:%B %Y}" if day else ""


def _of_objection(line: Line) -> str:
    if line.allowed:
        return "We do this unless you object"
    return f"We do not do this at the moment; {SPEAK}"


def _unanswered(line: Line) -> str:
    """Why there is no answer that counts."""
    answer = line.last
    if answer is None or answer.said not in (Said.GIVEN, Said.EXPIRED):
        return "Not answered yet"
    if answer.version < line.wording.oldest_version:
        return "The question has new words since your Yes"
    if answer.said is Said.EXPIRED or answer.expires_on is None:
        return "Your Yes has run out"
    return f"Your Yes ran out on {answer.expires_on.day} {answer.expires_on:%B %Y}"
