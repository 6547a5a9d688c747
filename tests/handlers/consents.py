"""What may be shown by now, and what the manager is to hear, as the tests of consent ask for it."""

from policy.hours import local_day
from storage import answers, news
from tests.handlers.phones import Phone, Preschool

USES = ("unrecognisable", "closed", "public", "words", "press")


def shown(preschool: Preschool, subject: str) -> list[str]:
    """The uses in which this child or adult may be shown at this moment."""
    today = local_day(preschool.setting.place, preschool.now)
    found = preschool.run(lambda tx: answers.verdicts(tx, subject, today=today))
    return [wording.use for wording, verdict in found if verdict.allowed]


def recorded(preschool: Preschool, subject: str) -> list[str]:
    """Every answer about this child or adult, oldest first: who, which use, what."""
    found = preschool.run(lambda tx: answers.of_subject(tx, subject))
    return [f"{one.person} {one.use} {one.said}" for one in found]


def untold(preschool: Preschool) -> list[str]:
    """What the manager has not heard yet."""
    found = preschool.run(lambda tx: news.untold(tx, most=100))
    return [f"{one.kind}: {one.person} {one.use}" for one in found]


def answers_all(phone: Phone, *labels: str) -> None:
    """Begin with the first question, and press these."""
    phone.forges("consent.next")
    for label in labels:
        phone.presses(label)
    phone.unheard.clear()
