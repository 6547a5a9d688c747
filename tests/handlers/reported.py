"""What a report left in the store, and how one is sent in a few presses."""

import re

from storage import attachments, concerns, entries
from storage.attachments import Attachment
from storage.concerns import Concern
from tests.handlers.phones import Phone, Preschool

REFERENCE = re.compile(r"\b[CQR]-[A-Z0-9]{5}\b")
CHANNEL = {"type": "channel", "date": 1763661840, "chat": {"id": -1, "title": "Orleton mums"}}
HIDDEN = {"type": "hidden_user", "date": 1763661840, "sender_user_name": "Hidden Hannah"}
GROUP = {"type": "chat", "date": 1763661840, "sender_chat": {"id": -2, "title": "Class of 2026"}}
USER = {"type": "user", "date": 1763661840, "sender_user": {"id": 7, "first_name": "Olga"}}
PARENTS = "Complain, or have a post taken down"


def send(phone: Phone, kind: str, words: str, *presses: str) -> str:
    """A report in words; returns its reference."""
    phone.writes("/report")
    phone.presses(kind)
    phone.writes(words)
    for label in presses or ("No",):
        phone.presses(label)
    phone.presses("Send it")
    return receipt_of(phone)


def receipt_of(phone: Phone) -> str:
    said = phone.hears("✅ Recorded. Your reference is").text
    found = REFERENCE.search(said)
    assert found, said
    return found[0]


def concern(preschool: Preschool, reference: str) -> Concern:
    return preschool.run(lambda tx: concerns.get(tx, reference))


def said(preschool: Preschool, reference: str) -> dict[str, str]:
    """What was said about it, by question; the last counts."""
    return {e.topic: e.words for e in preschool.run(lambda tx: entries.of(tx, reference))}


def subjects(preschool: Preschool, reference: str) -> frozenset[str]:
    """Whom it is about, who are shut out of it."""
    return preschool.run(lambda tx: concerns.subjects(tx, reference))


def files(preschool: Preschool, reference: str) -> list[Attachment]:
    return preschool.run(lambda tx: attachments.of(tx, reference))
