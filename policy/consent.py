"""May this child be shown in this use? Computed at the moment of use from the recorded answers
(C13).

Silence is No; so are an answer that has expired, one to a wording that counts no more, and one by
somebody who has no say. Any No wins over every Yes.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Said(StrEnum):
    """What was answered; EXPIRED and ENDED are written by the bot for the record."""

    GIVEN = "given"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    ENDED = "ended"


AGAINST = frozenset({Said.REFUSED, Said.WITHDRAWN})
BY_PEOPLE = AGAINST | {Said.GIVEN}


class Basis(StrEnum):
    """What a use rests on: asked for, or done unless somebody objects."""

    CONSENT = "consent"
    OBJECTION = "objection"


class Why(StrEnum):
    """What decided a verdict."""

    GIVEN = "given"
    NOBODY_OBJECTS = "nobody objects"
    AGAINST = "somebody said No"
    EXPIRED = "the answer is out of date"
    NOBODY_ANSWERED = "nobody has answered"
    NOT_HERE = "is not at the setting"


@dataclass(frozen=True, slots=True)
class Answer:
    """One recorded answer to one use; `expires_on` is the last day on which a Yes counts."""

    person: str
    said: Said
    version: int
    answered_at: datetime
    expires_on: date | None = None


@dataclass(frozen=True, slots=True)
class Terms:
    """A use as it stands now; a Yes counts from `oldest_version` on, the last new question."""

    basis: Basis
    oldest_version: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the subject may be shown, why, and by whose answers; `until` is its last day."""

    allowed: bool
    why: Why
    by: tuple[str, ...] = ()
    until: date | None = None
    conflict: bool = False  # somebody said Yes and somebody else No


def verdict(
    terms: Terms,
    answers: Iterable[Answer],
    *,
    with_a_say: frozenset[str],
    today: date,
    is_here: bool,
) -> Verdict:
    """The verdict for one child (or adult) and one use on a local day.

    `answers` in the order in which they were recorded; `with_a_say` the adults who hold parental
    responsibility now (for an adult that adult alone). A No of somebody who has lost their say
    stands until somebody with a say has said Yes after it.
    """
    if not is_here:
        return Verdict(False, Why.NOT_HERE)
    latest = _latest(answers)
    given = {
        person: answer
        for person, (_, answer) in latest.items()
        if person in with_a_say and counts(terms, answer, today)
    }
    against = tuple(person for person in latest if _stands(person, latest, given, with_a_say))
    if against:
        return Verdict(False, Why.AGAINST, against, conflict=bool(given))
    if terms.basis is Basis.OBJECTION:
        return Verdict(True, Why.NOBODY_OBJECTS)
    if not given:
        lapsed = any(a.said in (Said.GIVEN, Said.EXPIRED) for _, a in latest.values())
        return Verdict(False, Why.EXPIRED if lapsed else Why.NOBODY_ANSWERED)
    days = [answer.expires_on for answer in given.values() if answer.expires_on]
    return Verdict(True, Why.GIVEN, tuple(given), max(days) if len(days) == len(given) else None)


def counts(terms: Terms, answer: Answer, today: date) -> bool:
    """Whether this answer is a Yes that holds on the day."""
    if answer.said is not Said.GIVEN or answer.version < terms.oldest_version:
        return False
    return answer.expires_on is None or answer.expires_on >= today


def _latest(answers: Iterable[Answer]) -> dict[str, tuple[int, Answer]]:
    """Each person's last answer, with its place in the order."""
    return {answer.person: (place, answer) for place, answer in enumerate(answers)}


def _stands(
    person: str,
    latest: dict[str, tuple[int, Answer]],
    given: dict[str, Answer],
    with_a_say: frozenset[str],
) -> bool:
    """Whether this person's last answer is a No that stands."""
    place, answer = latest[person]
    if answer.said not in AGAINST:
        return False
    return person in with_a_say or not any(latest[other][0] > place for other in given)
