"""How a member of the management team records what an adult said on paper or aloud."""

from policy.roles import Role
from storage import answers, people, relations
from storage.answers import Answer
from storage.transaction import Transaction
from tests.handlers.phones import Phone, Preschool

TODAY, YESTERDAY = "Today", "Yesterday"
NAIN = "Nain Morgan (grandmother)"
SIAN = "Siân Morgan (mother)"
ONE_YES = ("Yes", "No", "Not answered", "Not answered", "Not answered", "Yes")


def bind(preschool: Preschool, child: str, *, responsibility: str) -> None:
    def work(tx: Transaction) -> None:
        people.add(
            tx,
            person="nain",
            name="Nain Morgan",
            role=Role.PARENT,
            invited_by=None,
            at=preschool.now,
        )
        relations.bind(
            tx,
            child=child,
            person="nain",
            relationship="grandmother",
            responsibility=responsibility,
            at=preschool.now,
        )

    preschool.run(work)


def says(phone: Phone, *labels: str) -> None:
    for label in labels:
        phone.presses(label)


def records(
    phone: Phone, child: str, adult: str, *labels: str, how: str = "On paper", day: str = TODAY
) -> None:
    """Go through the whole form up to the check page."""
    phone.forges(f"paper.start:{child}")
    says(phone, adult, how, *labels)
    if how == "On paper":
        phone.sends_a_file()
        phone.presses("Done")
    if day in (TODAY, YESTERDAY):
        phone.presses(day)
    else:
        phone.writes(day)


def of(preschool: Preschool, subject: str) -> list[Answer]:
    return preschool.run(lambda tx: answers.of_subject(tx, subject))
