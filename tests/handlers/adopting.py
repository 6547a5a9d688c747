"""How the management team puts a policy on record, and how people read and sign it."""

from storage import duties
from storage.duties import Duty
from storage.transaction import Transaction
from tests.handlers.phones import Phone, Preschool

TEXT = """Online policy

We are careful with what we post.

Who may post
Only people whom the manager has named may post. They never give out a telephone number.

Pictures
No picture shows a child’s face unless the parents have said yes.
· Ask first
· Look twice"""
LATER = TEXT.replace("Look twice", "Look three times") + "\n\nBlogs\nWrite in the first person."
MEETING = "the committee meeting of Orleton"


def send(phone: Phone, *parts: str) -> None:
    """The text in messages, up to the page that shows what was read."""
    phone.forges("policy.new")
    for part in parts:
        phone.writes(part)
    phone.presses("That was all of it")


def puts(phone: Phone, text: str = TEXT) -> None:
    send(phone, *[text[at : at + 4000] for at in range(0, len(text), 4000)])
    phone.presses("Put it on record")
    phone.hears("It is on record as version")


def adopts(
    phone: Phone,
    version: int = 1,
    *,
    day: str = "Today",
    meeting: str = MEETING,
    review: str = "In a year",
) -> None:
    phone.forges(f"policy.adopt:{version}")
    for answer in (day, meeting, review):
        phone.presses(answer) if answer in phone.buttons else phone.writes(answer)
    phone.presses("Put it on record")
    phone.hears("The adoption is on record")


def reads(phone: Phone, version: int = 1) -> None:
    phone.forges(f"policy.part:{version}.1")
    phone.hears("Section 1 of")


def signs(phone: Phone, version: int = 1) -> None:
    reads(phone, version)
    phone.forges(f"policy.sign:{version}")
    phone.presses("I have read it and will keep to it")
    phone.hears("You signed version")


def open_duties(preschool: Preschool, kind: str) -> list[Duty]:
    """The open duties of this kind, by owner."""

    def look(tx: Transaction) -> list[Duty]:
        rows = tx.rows(
            "SELECT id FROM duties WHERE kind = :kind AND state = 'open' ORDER BY owner, id",
            kind=kind,
        )
        return [duties.get(tx, row["id"]) for row in rows]

    return preschool.run(look)


def owners(preschool: Preschool) -> list[str | None]:
    """Who is asked to sign."""
    return [duty.owner for duty in open_duties(preschool, "signing")]
