"""Asks for something about data, and does with it what the management team can."""

import re

from storage import data_requests
from storage.data_requests import DataRequest
from tests.handlers.phones import Phone, Preschool


def request(phone: Phone, words: str = "Ffion was born in 2023.", kind: str = "") -> str:
    """Ask, and return the reference."""
    phone.writes("/mydata")
    phone.presses("Ask for more / another request" if kind else "Something is wrong")
    if kind:
        phone.presses(kind)
    phone.writes(words)
    phone.presses("Send it")
    receipt = phone.hears("✅ Sent. Your reference is D-")
    found = re.search(r"D-\w{5}", receipt.text)
    assert found
    return found[0]


def kept(preschool: Preschool, reference: str) -> DataRequest:
    return preschool.run(lambda tx: data_requests.get(tx, reference))


def pause(phone: Phone, reference: str) -> None:
    phone.forges(f"data.pause:{reference}")
    phone.writes("Please show us something with your name on it.")
    phone.presses("Pause it")
    phone.unheard.clear()


def answer(phone: Phone, reference: str, words: str) -> None:
    phone.forges(f"data.answer:{reference}")
    phone.writes(words)
    phone.presses("Send the answer")
    phone.hears("✅ Sent.")
