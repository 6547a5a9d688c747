"""Reads the documents of somebody's data, and gives the answers that stand in them."""

import json
from typing import Any

from policy.consent import Said
from storage import answers
from storage.transaction import Transaction
from tests.handlers.phones import Phone, Preschool


def as_text(phone: Phone) -> str:
    """The document for a computer."""
    phone.forges("data.json")
    made = phone.screen[-1].picture
    assert made.startswith("text:my data.json:")
    return made.removeprefix("text:my data.json:")


def as_paper(phone: Phone) -> str:
    """The document to read."""
    phone.forges("data.pdf")
    made = phone.screen[-1].picture
    assert made.startswith("paper:data:")
    return made.removeprefix("paper:data:")


def data(phone: Phone) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(as_text(phone))
    return found


def part(phone: Phone, heading: str) -> dict[str, Any]:
    (found,) = [p for p in json.loads(as_paper(phone))["sections"] if p["heading"] == heading]
    assert set(found) == {"heading", "lines", "table"}
    return dict(found)


def say(preschool: Preschool, phone: Phone, child: str, use: str, said: Said) -> None:
    """An answer in the chat."""

    def record(tx: Transaction) -> None:
        answers.record(
            tx,
            subject=child,
            use=use,
            version=1,
            said=said,
            person=phone.id,
            relationship="mother",
            route="bot",
            by=phone.id,
            at=preschool.now,
        )

    preschool.run(record)
