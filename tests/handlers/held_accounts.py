"""What somebody looks after and asked for, in words that tell whose they are."""

from datetime import date
from typing import TYPE_CHECKING

from policy.accounts import Part
from storage import account_people, account_requests, accounts
from storage.transaction import Transaction

if TYPE_CHECKING:
    from tests.handlers.held_records import Somebody


def keep(tx: Transaction, one: "Somebody") -> None:
    accounts.add(
        tx,
        account=f"account {one.id}",
        reference=f"A-{one.id}",
        platform="Facebook",
        handle=one.words("account_people"),
        address="",
        purpose=one.hidden,
        recovery=one.hidden,
        two_factor="unknown",
        kept=one.hidden,
        password_changed_on=None,
        by=one.by,
        at=one.at,
    )
    account_people.add(
        tx,
        grant=one.id,
        account=f"account {one.id}",
        person=one.id,
        part=Part.ADMINISTRATOR,
        starts_on=date(2026, 12, 1),
        ends_on=None,
        by=one.by,
    )
    words = one.words("account_requests")
    account_requests.add(tx, request=one.id, person=one.id, platform="X", purpose=words, at=one.at)
    account_requests.decide(tx, one.id, decision="refused", reason="", by=one.by, at=one.at)
