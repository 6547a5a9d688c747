"""The register of the setting's accounts: what they are and where their passwords are kept; never a
password.
"""

from dataclasses import dataclass
from datetime import date, datetime

from policy.accounts import sought
from storage.transaction import NotFound, Row, Transaction


@dataclass(frozen=True, slots=True)
class Account:
    """One account; `sought` is platform and handle as they are compared, `recovery` who owns the
    address or number with which it is won back, `two_factor` yes, no or unknown, `kept` where the
    password is, in words.
    """

    id: str
    reference: str
    platform: str
    handle: str
    sought: str
    address: str
    purpose: str
    recovery: str
    two_factor: str
    kept: str
    password_changed_on: date | None
    added_by: str
    added_at: datetime
    closed_at: datetime | None

    @property
    def title(self) -> str:
        return f"{self.platform} {self.handle}"


_COLUMNS = (
    "id, reference, platform, handle, sought, address, purpose, recovery, two_factor, kept,"
    " password_changed_on, added_by, added_at, closed_at"
)
_BY_ID = f"SELECT {_COLUMNS} FROM accounts WHERE id = :account"
_OPEN = f"SELECT {_COLUMNS} FROM accounts WHERE closed_at IS NULL ORDER BY platform, handle, id"
_CLOSED = f"SELECT {_COLUMNS} FROM accounts WHERE closed_at IS NOT NULL ORDER BY closed_at DESC, id"
_SAME = f"SELECT {_COLUMNS} FROM accounts WHERE sought = :sought AND closed_at IS NULL"

# The columns that can be changed one by one.
_CHANGES = {
    "address": "UPDATE accounts SET address = :value WHERE id = :account",
    "purpose": "UPDATE accounts SET purpose = :value WHERE id = :account",
    "recovery": "UPDATE accounts SET recovery = :value WHERE id = :account",
    "two_factor": "UPDATE accounts SET two_factor = :value WHERE id = :account",
    "kept": "UPDATE accounts SET kept = :value WHERE id = :account",
}


def add(
    tx: Transaction,
    *,
    account: str,
    reference: str,
    platform: str,
    handle: str,
    address: str,
    purpose: str,
    recovery: str,
    two_factor: str,
    kept: str,
    password_changed_on: date | None,
    by: str,
    at: datetime,
) -> Account:
    tx.execute(
        "INSERT INTO accounts (id, reference, platform, handle, sought, address, purpose, recovery,"
        " two_factor, kept, password_changed_on, added_by, added_at)"
        " VALUES (:account, :reference, :platform, :handle, :sought, :address, :purpose,"
        " :recovery, :two_factor, :kept, :changed, :by, :at)",
        account=account,
        reference=reference,
        platform=platform,
        handle=handle,
        sought=sought(platform, handle),
        address=address,
        purpose=purpose,
        recovery=recovery,
        two_factor=two_factor,
        kept=kept,
        changed=password_changed_on,
        by=by,
        at=at,
    )
    return get(tx, account)


def is_free(tx: Transaction, reference: str) -> bool:
    row = tx.find("SELECT 1 AS found FROM accounts WHERE reference = :ref", ref=reference)
    return row is None


def find(tx: Transaction, account: str) -> Account | None:
    row = tx.find(_BY_ID, account=account)
    return _account(row) if row else None


def get(tx: Transaction, account: str) -> Account:
    """Raises NotFound for an id that no account has."""
    found = find(tx, account)
    if found is None:
        raise NotFound(f"account {account}")
    return found


def current(tx: Transaction) -> list[Account]:
    """Those that are open, by platform and handle."""
    return [_account(row) for row in tx.rows(_OPEN)]


def closed(tx: Transaction) -> list[Account]:
    """Those that are not used any more, the last closed first."""
    return [_account(row) for row in tx.rows(_CLOSED)]


def same(tx: Transaction, platform: str, handle: str) -> Account | None:
    """The open account of that platform and handle, however they are spelt."""
    row = tx.find(_SAME, sought=sought(platform, handle))
    return _account(row) if row else None


def rename(tx: Transaction, account: str, *, platform: str, handle: str) -> None:
    """It is called so from now on."""
    tx.execute(
        "UPDATE accounts SET platform = :platform, handle = :handle, sought = :sought"
        " WHERE id = :account",
        platform=platform,
        handle=handle,
        sought=sought(platform, handle),
        account=account,
    )


def change(tx: Transaction, account: str, *, field: str, value: str) -> None:
    """One of address, purpose, recovery, two_factor, kept; raises KeyError for any other."""
    tx.execute(_CHANGES[field], value=value, account=account)


def password_changed(tx: Transaction, account: str, *, on: date | None) -> None:
    """The day on which its password was last changed; None when nobody knows."""
    tx.execute(
        "UPDATE accounts SET password_changed_on = :day WHERE id = :account",
        day=on,
        account=account,
    )


def close(tx: Transaction, account: str, *, at: datetime) -> bool:
    """It is not used any more; False when it was closed already."""
    count = tx.execute(
        "UPDATE accounts SET closed_at = :at WHERE id = :account AND closed_at IS NULL",
        at=at,
        account=account,
    )
    return count == 1


def _account(row: Row) -> Account:
    return Account(**row)
