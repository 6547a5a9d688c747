"""The uses that are asked for, and every wording that was ever asked, kept for ever."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from policy.consent import Basis, Terms
from policy.uses import DEFAULTS, NAME, Subject
from storage.transaction import NotFound, Row, Transaction


@dataclass(frozen=True, slots=True)
class Wording:
    """One version of a use; a Yes counts from `oldest_version` on, the last new question."""

    use: str
    subject: Subject
    version: int
    title: str
    question: str
    basis: Basis
    digest: str
    oldest_version: int
    written_by: str
    written_at: datetime

    def asked(self, name: str) -> str:
        """The exact words about somebody of this name."""
        return self.question.replace(NAME, name)

    @property
    def terms(self) -> Terms:
        return Terms(self.basis, self.oldest_version)


_ALL = ("uses", "")  # where a transaction keeps what it looked up
_COLUMNS = (
    "uses.id AS use, subject, version, title, question, basis, digest, written_by, written_at,"
    " (SELECT max(other.version) FROM wordings AS other WHERE other.use = uses.id"
    " AND other.version <= wordings.version AND other.asks_again = 1) AS oldest_version"
)
_CURRENT = (
    f"SELECT {_COLUMNS} FROM uses JOIN wordings ON wordings.use = uses.id"
    " WHERE ended_at IS NULL"
    " AND version = (SELECT max(version) FROM wordings WHERE use = uses.id) ORDER BY place"
)
_VERSION = (
    f"SELECT {_COLUMNS} FROM uses JOIN wordings ON wordings.use = uses.id"
    " WHERE uses.id = :use AND version = :version"
)
_ENDED = (
    f"SELECT {_COLUMNS} FROM uses JOIN wordings ON wordings.use = uses.id"
    " WHERE ended_at IS NOT NULL"
    " AND version = (SELECT max(version) FROM wordings WHERE use = uses.id) ORDER BY ended_at"
)
_BEFORE = (
    "SELECT uses.place AS place, other.id AS other, other.place AS other_place"
    " FROM uses JOIN uses AS other"
    " ON other.subject = uses.subject AND other.place < uses.place AND other.ended_at IS NULL"
    " WHERE uses.id = :use AND uses.ended_at IS NULL ORDER BY other.place DESC LIMIT 1"
)
_PLACE = "UPDATE uses SET place = :place WHERE id = :use"
_HISTORY = (
    f"SELECT {_COLUMNS} FROM uses JOIN wordings ON wordings.use = uses.id"
    " WHERE uses.id = :use ORDER BY version"
)


def begin(tx: Transaction, *, at: datetime) -> None:
    """Give a store without any uses the ones that a new setting starts with."""
    if tx.find("SELECT 1 AS found FROM uses LIMIT 1"):
        return
    for use in DEFAULTS:
        add(
            tx,
            use=use.id,
            subject=use.subject,
            title=use.title,
            question=use.question,
            basis=Basis.CONSENT,
            by="bot",
            at=at,
        )


def add(
    tx: Transaction,
    *,
    use: str,
    subject: Subject,
    title: str,
    question: str,
    basis: Basis,
    by: str,
    at: datetime,
) -> None:
    """A new use, asked after those that are there, with the first version of its words."""
    tx.execute(
        "INSERT INTO uses (id, subject, place)"
        " SELECT :use, :subject, coalesce(max(place), 0) + 1 FROM uses",
        use=use,
        subject=str(subject),
    )
    write(tx, use=use, title=title, question=question, basis=basis, asks_again=True, by=by, at=at)


def write(
    tx: Transaction,
    *,
    use: str,
    title: str,
    question: str,
    basis: Basis,
    asks_again: bool,
    by: str,
    at: datetime,
) -> int:
    """The next version of a use's words, and its number; with `asks_again` an earlier Yes counts no
    more, as it always is for the first version and for another basis.
    """
    tx.looked_up.pop(_ALL, None)
    last = tx.value("SELECT coalesce(max(version), 0) FROM wordings WHERE use = :use", use=use)
    digest = hashlib.sha256(f"{title}\n{question}\n{basis}".encode()).hexdigest()
    tx.execute(
        "INSERT INTO wordings (use, version, title, question, basis, digest, asks_again,"
        " written_by, written_at)"
        " VALUES (:use, :version, :title, :question, :basis, :digest, :again, :by, :at)",
        use=use,
        version=last + 1,
        title=title,
        question=question,
        basis=str(basis),
        digest=digest,
        again=asks_again or last == 0,
        by=by,
        at=at,
    )
    return int(last) + 1


def move_up(tx: Transaction, use: str) -> bool:
    """Let it change places with the use about the same subject that is asked before it; False when
    it is the first.
    """
    row = tx.find(_BEFORE, use=use)
    if row is None:
        return False
    tx.looked_up.pop(_ALL, None)
    tx.execute(_PLACE, place=row["other_place"], use=use)
    tx.execute(_PLACE, place=row["place"], use=row["other"])
    return True


def end(tx: Transaction, use: str, *, at: datetime) -> None:
    """It is asked and looked up no more; its words and answers stay."""
    tx.looked_up.pop(_ALL, None)
    tx.execute(
        "UPDATE uses SET ended_at = :at WHERE id = :use AND ended_at IS NULL", at=at, use=use
    )


def current(tx: Transaction, subject: Subject | None = None) -> list[Wording]:
    """The uses of this setting in the words of now, in the order of asking."""
    found = tx.looked_up.get(_ALL)
    if found is None:
        found = tx.looked_up[_ALL] = [_wording(row) for row in tx.rows(_CURRENT)]
    return [wording for wording in found if subject in (None, wording.subject)]


def ended(tx: Transaction) -> list[Wording]:
    """The last words of the uses that are asked no more, in the order in which they ended."""
    return [_wording(row) for row in tx.rows(_ENDED)]


def ended_at(tx: Transaction, use: str) -> datetime | None:
    """When it was asked no more; None for one that is asked, or that never was."""
    row = tx.find("SELECT ended_at FROM uses WHERE id = :use", use=use)
    return row["ended_at"] if row else None


def said_yes(tx: Transaction, use: str) -> int:
    """How many people have a Yes of theirs on record that a new question would undo."""
    return int(
        tx.value(
            "SELECT count(DISTINCT person) AS number FROM answers"
            " WHERE use = :use AND said = 'given'"
            " AND version >= (SELECT max(version) FROM wordings WHERE use = :use AND asks_again ="
            " 1)"
            " AND NOT EXISTS (SELECT 1 FROM answers AS later WHERE later.subject = answers.subject"
            " AND later.use = answers.use AND later.person = answers.person"
            " AND later.id > answers.id)",
            use=use,
        )
    )


def get(tx: Transaction, use: str, version: int) -> Wording:
    """The words that were asked then; raises NotFound."""
    row = tx.find(_VERSION, use=use, version=version)
    if row is None:
        raise NotFound(f"use {use}, version {version}")
    return _wording(row)


def history(tx: Transaction, use: str) -> list[Wording]:
    """Every version of a use, oldest first; also of one that has ended."""
    return [_wording(row) for row in tx.rows(_HISTORY, use=use)]


def _wording(row: Row) -> Wording:
    return Wording(**{**row, "subject": Subject(row["subject"]), "basis": Basis(row["basis"])})
