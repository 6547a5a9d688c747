"""The kinds of answer that a paper form needs: whose it is, what it says use by use, and of
which day.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from handlers.consent import naming
from handlers.dialogue import family, phrases
from handlers.dialogue.answers import Answer, NotAnAnswer, YesOrNo
from handlers.dialogue.days import EXAMPLE, Day, read_day
from handlers.dialogue.incoming import Incoming, Kind
from handlers.dialogue.turn import Turn
from policy.consent import Basis
from policy.hours import local_day
from policy.periods import months_after
from policy.uses import Subject
from storage import people, relations, uses
from storage.relations import Relation
from storage.uses import Wording

CONSENT = {"yes": "Yes", "no": "No", "left": "Not answered"}
OBJECTION = {"no": "They object", "yes": "They do not object", "left": "Not answered"}
A_WEEK, A_DAY = timedelta(days=7), timedelta(days=1)


@dataclass(frozen=True)
class AdultOfChild(Answer):
    """An adult of the conversation's child who may decide, kept with whether it is still to be
    asked if they hold parental responsibility.
    """

    def options(self, turn: Turn) -> dict[str, str]:
        return {
            bond.person: f"{naming.person(turn, bond.person)} ({phrases.name(bond.relationship)})"
            for bond in relations.of_child(turn.tx, turn.dialogue.subject)
            if people.get(turn.tx, bond.person).standing != "ended"
        }

    def choose(self, turn: Turn, key: str) -> Any:
        bond = relations.find(turn.tx, child=turn.dialogue.subject, person=key)
        if bond is None or key not in self.options(turn):
            raise NotAnAnswer("That choice is no longer there. Please choose again.")
        if problem := no_say(turn, bond):
            raise NotAnAnswer(problem)
        return {"person": key, "asks": bond.responsibility != "yes" and bond.declared != "yes"}

    def written(self, turn: Turn, kept: Any) -> str:
        return naming.person(turn, kept["person"])


def no_say(turn: Turn, bond: Relation) -> str:
    """Why this adult cannot decide about the child; empty when they can."""
    if bond.responsibility != "no" and (bond.declared != "no" or bond.responsibility == "yes"):
        return ""
    name, child = naming.person(turn, bond.person), naming.subject(turn, bond.child)
    how = "is on record" if bond.responsibility == "no" else "has told me that they are"
    return (
        f"{name} {how} without parental responsibility for {child}, so their answer cannot be"
        f" recorded. If that is wrong, put it right on the page of {child} first. Nothing was"
        " changed."
    )


@dataclass(frozen=True)
class Holds(YesOrNo):
    """Whether the adult holds parental responsibility; without it there is nothing to record."""

    def choose(self, turn: Turn, key: str) -> Any:
        if super().choose(turn, key) == "no":
            raise NotAnAnswer(
                "Then I cannot record their answer: only adults with parental responsibility"
                " decide. Press Back to choose somebody else, or Cancel. Nothing was changed."
            )
        return key


@dataclass(frozen=True)
class EachUse(Answer):
    """Yes, No or not answered for every use, one after the other."""

    def options(self, turn: Turn) -> dict[str, str]:
        wording = to_ask(turn)
        if wording is None:
            return {}
        labels = OBJECTION if wording.basis is Basis.OBJECTION else CONSENT
        return {f"{wording.use}={key}": label for key, label in labels.items()}

    def choose(self, turn: Turn, key: str) -> Any:
        if key not in self.options(turn):
            raise NotAnAnswer("That choice is no longer there. Please choose again.")
        use, _, said = key.partition("=")
        before = _kept(turn)
        given = {**(before["said"] if before["left"] else {}), use: said}
        left = [one for one in (w.use for w in uses.current(turn.tx)) if one not in given]
        return {"said": given, "left": left}

    def value(self, kept: Any) -> Any:
        return kept["said"]

    def written(self, turn: Turn, kept: Any) -> str:
        lines = []
        for wording in uses.current(turn.tx):
            said = kept["said"].get(wording.use, "left")
            label = (OBJECTION if wording.basis is Basis.OBJECTION else CONSENT)[said]
            lines.append(f"{label} – {wording.title}")
        return "\n" + "\n".join(lines)

    def is_whole(self, kept: Any) -> bool:
        return not kept["left"]

    def one_less(self, kept: Any) -> Any:
        *before, last = kept["said"]
        said = {use: kept["said"][use] for use in before}
        return {"said": said, "left": [last, *kept["left"]]} if said else None


def _kept(turn: Turn) -> dict[str, Any]:
    """What was said use by use so far."""
    return turn.dialogue.said.get("answers") or {"said": {}, "left": []}


def to_ask(turn: Turn) -> Wording | None:
    """The first use that nothing was said of; the very first once all have been gone through."""
    kept = _kept(turn)
    wordings = uses.current(turn.tx)
    said = kept["said"] if kept["left"] else {}
    return next((wording for wording in wordings if wording.use not in said), None)


def each_use(turn: Turn) -> str:
    """The question of one use in its exact words, and how far the form is."""
    wording = to_ask(turn)
    if wording is None:
        return "There is nothing to ask at the moment."
    wordings = uses.current(turn.tx)
    place = [one.use for one in wordings].index(wording.use) + 1
    child = naming.subject(turn, turn.dialogue.subject)
    adult = naming.person(turn, turn.dialogue.said["adult"]["person"])
    whom = adult if wording.subject is Subject.ADULT else child
    return (
        f"What does {adult} say? Question {place} of {len(wordings)}, {whom}:\n\n"
        f"{wording.asked(family.first_name(child))}"
    )


def _lately(today: date) -> dict[str, date]:
    return {"Today": today, "Yesterday": today - A_DAY}


@dataclass(frozen=True)
class DayGone(Day):
    """Today or a day before it, as long ago as an answer lasts."""

    offers: Any = field(default=_lately)

    def read(self, turn: Turn, incoming: Incoming, before: Any) -> Any:
        if incoming.kind is not Kind.TEXT:
            raise NotAnAnswer(f"I need a day here. {EXAMPLE}")
        day = _lately_written(incoming.text, local_day(turn.setting.place, turn.now))
        if day is None:
            raise NotAnAnswer(f"I cannot read a day in that. {EXAMPLE}")
        return self._checked(turn, day)

    def _checked(self, turn: Turn, day: date) -> str:
        today = local_day(turn.setting.place, turn.now)
        months = turn.setting.timing.consent_months
        if day > today:
            raise NotAnAnswer(
                f"{phrases.day(day)} is still to come. Please write a day until today."
            )
        if months_after(day, months) < today:
            raise NotAnAnswer(
                f"{phrases.day(day)} is more than {months} months ago: a Yes of that day counts no"
                " more. Please ask them again."
            )
        return day.isoformat()


def _lately_written(text: str, today: date) -> date | None:
    """The day in a text; without a year, or as a weekday, the last such day."""
    word = text.strip().casefold()
    if word == "yesterday":
        return today - A_DAY
    for year in (today.year, today.year - 1):
        day = read_day(f"{word} {year}", today=today)
        if day and day <= today:
            return day
    day = read_day(word, today=today)
    is_weekday = not any(letter.isdigit() for letter in word) and word != "tomorrow"
    return day - A_WEEK if day and is_weekday and day > today else day
