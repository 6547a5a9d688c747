"""Fills the tables of the policy with words that tell whose they are."""

from typing import TYPE_CHECKING

from storage import policies, signatures
from storage.transaction import Transaction

if TYPE_CHECKING:
    from tests.handlers.held_records import Somebody


def keep(tx: Transaction, one: "Somebody") -> None:
    """A version that they opened and did not agree with, and a text of theirs that waits."""
    version = policies.put(tx, text=one.hidden, file_digest="", by=one.by, at=one.at)
    policies.sign(tx, version, place=1, name=one.hidden, role=one.hidden, signed_on=one.at.date())
    signatures.opened(tx, version, person=one.id, at=one.at)
    words = one.words("signatures")
    signatures.answer(tx, version, person=one.id, signed=False, words=words, at=one.at)
    policies.keep_draft(
        tx,
        draft=one.id,
        person=one.id,
        text=one.hidden,
        file_digest="",
        before=version,
        at=one.at,
    )
