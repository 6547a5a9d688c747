"""Saying whom an item is about, handing a record on, and what came of it."""

import hashlib
import json
import re
from dataclasses import dataclass
from functools import partial
from typing import Any

from handlers.concerns.exports.folding import unfolded
from storage import attachments
from storage.transaction import Transaction
from tests.handlers.phones import Message, Phone, Preschool

WORDS = re.compile(r"^(?:[a-z]+-){6}[a-z]+$", re.MULTILINE)


@dataclass
class Handed:
    """What somebody was sent: the messages, and what the ZIPs are to be made of."""

    said: Message
    secret: Message
    zips: list[Message]

    @property
    def password(self) -> str:
        found = WORDS.search(self.secret.text)
        assert found, self.secret.text
        return found[0]

    @property
    def orders(self) -> list[dict[str, Any]]:
        return [json.loads(one.picture.removeprefix("export:")) for one in self.zips]

    @property
    def papers(self) -> list[dict[str, Any]]:
        return [json.loads(unfolded(one)) for one in self.orders[0]["papers"]]

    @property
    def items(self) -> dict[str, dict[str, Any]]:
        return {item["reference"]: item for paper in self.papers for item in paper["items"]}

    @property
    def proof(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(unfolded(self.orders[0]["proof"]))
        return found

    @property
    def export(self) -> str:
        return str(self.proof["export"])

    def everything(self) -> str:
        """All that anybody could read in it."""
        return json.dumps([self.papers, self.proof, self.said.text], ensure_ascii=False)


def marks(phone: Phone, reference: str, typed: str, label: str) -> None:
    """Say that an item is about somebody."""
    phone.forges(f"involve.start:{reference}")
    phone.writes(typed)
    phone.presses(label)


def hands_on(
    phone: Phone, whose: str, purpose: str = "Children’s services", to: str = "Anna Jones, MASH"
) -> Handed:
    """From the button to the last ZIP; `whose` as a button carries it."""
    phone.forges(f"handon.start:{whose}")
    phone.presses(purpose)
    phone.writes(to)
    phone.unheard.clear()
    phone.presses("Make it and send it to me")
    said, secret, *zips = phone.unheard
    assert zips
    assert all(one.picture.startswith("export:") for one in zips)
    return Handed(said, secret, zips)


def listed(phone: Phone, whose: str) -> list[str]:
    """The references of a chronology's page, in order."""
    phone.forges(f"chronology.show:{whose}")
    return re.findall(r"– ([CQR]-\w+),", phone.screen[-1].text)


def evidence(
    preschool: Preschool, reference: str, content: bytes, name: str = "photo.jpg", size: int = 0
) -> str:
    """A file of an item that has been fetched; returns its id."""
    number = f"file{hashlib.sha256(content).hexdigest()[:8]}"
    digest = hashlib.sha256(content).hexdigest()
    preschool.run(partial(_keep, preschool, number, reference, name, size or len(content), digest))
    return number


def _keep(
    preschool: Preschool,
    number: str,
    reference: str,
    name: str,
    size: int,
    digest: str,
    tx: Transaction,
) -> None:
    attachments.add(
        tx,
        number=number,
        person="tom",
        message=1,
        file_id=number,
        kind="photo",
        name=name,
        mime="image/jpeg",
        size=size,
        caption="",
        at=preschool.now,
        reference=reference,
    )
    attachments.stored(tx, number, at=preschool.now, size=size, digest=digest)
