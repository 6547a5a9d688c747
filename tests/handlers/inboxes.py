"""What stands in an inbox, and how it comes there in a few presses."""

import re
from functools import partial

from storage import alerts as alerts
from storage import concerns as concerns
from storage import entries, inbox
from storage.concerns import Concern
from storage.entries import Entry, Kind
from storage.inbox import Wanted
from tests.handlers import reported
from tests.handlers.phones import Phone, Preschool

THANKS = "Thank you. It has been dealt with."
COUNTS = re.compile(r"Inbox: (\d+) open, (\d+) closed")


def complaint(phone: Phone, words: str = "The gate was open") -> str:
    """Its reference; it is about nobody who works here."""
    return reported.send(phone, "A complaint", words)


def worry(
    phone: Phone, words: str = "A bruise", about: str = "A child", colleague: str = ""
) -> str:
    """A concern; its reference."""
    phone.writes("/concern")
    phone.presses(about)
    phone.writes(words)
    if colleague:
        phone.presses("+ Which colleague")
        phone.presses(colleague)
    phone.presses("Send it now")
    return reported.receipt_of(phone)


def listed(phone: Phone, text: str = "/inbox") -> list[str]:
    """The references on the list's page, in order."""
    phone.unheard.clear()
    phone.writes(text)
    return on_screen(phone)


def on_screen(phone: Phone) -> list[str]:
    """The references of the newest message, line by line."""
    return re.findall(r"^• ([CQR]-\w+):", phone.screen[-1].text, re.MULTILINE)


def counts(phone: Phone) -> tuple[int, int]:
    found = COUNTS.search(phone.screen[-1].text)
    assert found, phone.screen[-1].text
    return int(found[1]), int(found[2])


def opens(phone: Phone, reference: str) -> str:
    """What is shown of it."""
    phone.forges(f"inbox.open:{reference}")
    return next(m for m in reversed(phone.screen) if reference in m.text).text


def more(phone: Phone, reference: str, label: str) -> None:
    """Press a button that is one press away."""
    phone.forges(f"inbox.more:{reference}")
    phone.presses(label)


def closes(phone: Phone, reference: str, reason: str = "We spoke.") -> None:
    """Through the guided closing, with the line that is offered where the reporter reads one."""
    phone.forges(f"close.start:{reference}")
    phone.presses("Dealt with here")
    phone.writes(reason)
    if THANKS in phone.buttons:
        phone.presses(THANKS)


def refused(phone: Phone, data: str) -> None:
    """The press does nothing, and says no more than that."""
    phone.unheard.clear()
    phone.forges(data)
    phone.hears("That is not open to you.")


def get(preschool: Preschool, reference: str) -> Concern:
    return preschool.run(lambda tx: concerns.get(tx, reference))


def history(preschool: Preschool, reference: str, kind: Kind) -> list[Entry]:
    found = preschool.run(lambda tx: entries.of(tx, reference))
    return [entry for entry in found if entry.kind is kind]


def in_store(preschool: Preschool, person: str, *, sees_all: bool = False) -> set[str]:
    """All that the store would list for this person."""
    wanted = Wanted(person, sees_all)
    page = preschool.run(partial(inbox.page, wanted=wanted, first=0, most=500))
    return {concern.reference for concern in page.listed}
