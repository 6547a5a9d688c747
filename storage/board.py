"""The figures of the board that are counted in the store: duties by state, who has signed, and how
far the families have answered.
"""

from dataclasses import dataclass
from datetime import date

from storage.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Duties:
    """The open duties, each counted once."""

    overdue: int
    this_week: int
    later: int
    put_off: int


@dataclass(frozen=True, slots=True)
class Signer:
    """Somebody who is to sign; `answer` is their last one to this version, empty without any."""

    name: str
    answer: str


@dataclass(frozen=True, slots=True)
class Room:
    """How many children of a group have an answer to every use, to some, to none."""

    room: str
    every: int
    some: int
    none: int

    @property
    def children(self) -> int:
        return self.every + self.some + self.none


_DUTIES = (
    "SELECT coalesce(sum(CASE WHEN later_on > :today THEN 1 ELSE 0 END), 0) AS put_off,"
    " coalesce(sum(CASE WHEN later_on > :today THEN 0 WHEN due_on < :today THEN 1 ELSE 0 END), 0)"
    " AS overdue,"
    " coalesce(sum(CASE WHEN later_on > :today OR due_on < :today THEN 0"
    " WHEN due_on <= :week_end THEN 1 ELSE 0 END), 0) AS this_week,"
    " coalesce(sum(CASE WHEN later_on > :today THEN 0 WHEN due_on > :week_end THEN 1 ELSE 0 END),"
    " 0) AS later FROM duties WHERE state = 'open'"
)
_SIGNERS = (
    "SELECT name, coalesce((SELECT answer FROM signatures WHERE person = people.id"
    " AND version = :version ORDER BY id DESC LIMIT 1), '') AS answer"
    " FROM people WHERE standing = 'active' AND role NOT IN ('parent', 'phone') ORDER BY name, id"
)
# What each child is asked for: the uses that rest on consent, with the oldest version that counts.
_ASKED = (
    "WITH asked AS (SELECT uses.id AS use, (SELECT max(version) FROM wordings"
    " WHERE wordings.use = uses.id AND asks_again = 1) AS oldest FROM uses"
    " WHERE subject = 'child' AND ended_at IS NULL AND 'consent' = (SELECT basis FROM wordings"
    " WHERE wordings.use = uses.id ORDER BY version DESC LIMIT 1))"
)
# A Yes counts as the rule says: given by somebody with a say, to words that still count, in date.
_YES = (
    "said = 'given' AND answers.version >= oldest"
    " AND (expires_on IS NULL OR expires_on >= :today)"
    " AND EXISTS (SELECT 1 FROM relations JOIN people ON people.id = relations.person"
    " WHERE child = answers.subject AND relations.person = answers.person"
    " AND relations.ended_at IS NULL AND responsibility <> 'no' AND declared = 'yes'"
    " AND standing <> 'ended')"
)
# Each person's last answer; grouped at once, as looking for a later one of each takes far longer.
_LAST = (
    "SELECT answers.subject, count(DISTINCT answers.use) AS number"
    " FROM (SELECT max(id) AS id FROM answers GROUP BY subject, use, person) AS latest"
    " JOIN answers ON answers.id = latest.id JOIN asked ON asked.use = answers.use"
    f" WHERE said IN ('refused', 'withdrawn') OR ({_YES}) GROUP BY answers.subject"
)
_ROOMS = (
    f"{_ASKED}, answered AS ({_LAST}), found AS (SELECT room, coalesce(number, 0) AS number"
    " FROM children LEFT JOIN answered ON answered.subject = children.id"
    " WHERE left_at IS NULL AND (leaves_on IS NULL OR leaves_on >= :today))"
    " SELECT room, sum(CASE WHEN number = (SELECT count(*) FROM asked) THEN 1 ELSE 0 END) AS every,"
    " sum(CASE WHEN number > 0 AND number < (SELECT count(*) FROM asked) THEN 1 ELSE 0 END)"
    " AS some, sum(CASE WHEN number = 0 AND (SELECT count(*) FROM asked) > 0 THEN 1 ELSE 0 END)"
    " AS none FROM found GROUP BY room ORDER BY CASE WHEN room = '' THEN 1 ELSE 0 END, room"
)


def duties(tx: Transaction, *, today: date, week_end: date) -> Duties:
    """What is put off until after today counts as that alone."""
    return Duties(**tx.get(_DUTIES, today=today, week_end=week_end))


def adopted(tx: Transaction) -> int | None:
    """The newest version of the policy that was adopted; None when none was."""
    row = tx.find("SELECT max(version) AS version FROM policies WHERE adopted_on IS NOT NULL")
    return row["version"] if row else None


def signers(tx: Transaction, version: int) -> list[Signer]:
    """Everybody who is to sign it, by name."""
    return [Signer(**row) for row in tx.rows(_SIGNERS, version=version)]


def rooms(tx: Transaction, *, today: date) -> list[Room]:
    """The groups of the children who are here, by name; last those in none."""
    return [Room(**row) for row in tx.rows(_ROOMS, today=today)]
