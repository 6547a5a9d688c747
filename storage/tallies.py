"""What shows by its number that a clause was kept: how often something was done in each hour, by
nobody in particular.
"""

from dataclasses import dataclass
from datetime import datetime

from storage.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Tally:
    """How often it was done in the hour that begins at that moment."""

    what: str
    happened_at: datetime
    number: int


# By the hour, so that each falls into its month in the setting's own time.
_NUMBER = "|| ':00:00+00:00' AS happened_at, count(*) AS number"
_ANSWERS = (
    f"SELECT title || ': ' || said AS what, substr(answered_at, 1, 13) {_NUMBER} FROM answers"
    " JOIN wordings ON wordings.use = answers.use AND wordings.version = answers.version"
    " JOIN uses ON uses.id = answers.use"
)
COUNTS: dict[str, str] = {
    "C1": (
        "SELECT 'Asked for what was not theirs, and refused' AS what,"
        f" substr(moment, 1, 13) {_NUMBER} FROM audit WHERE action = 'refused' GROUP BY 1, 2"
    ),
    "C2": (
        "SELECT 'Read version ' || version AS what,"
        f" substr(read_at, 1, 13) {_NUMBER} FROM readings GROUP BY 1, 2"
    ),
    "C3": (
        "SELECT 'Weekly digest, one for each of the team' AS what,"
        f" substr(told_at, 1, 13) {_NUMBER} FROM told WHERE kind = 'digest'"
        " AND subject IN (SELECT id FROM people) GROUP BY 1, 2"
    ),
    "C6": (
        "SELECT 'An account on the register looked at' AS what,"
        f" substr(moment, 1, 13) {_NUMBER} FROM audit WHERE action = 'saw account' GROUP BY 1, 2"
    ),
    "C13": (
        f"{_ANSWERS} WHERE uses.subject = 'child' GROUP BY 1, 2"
        f" UNION ALL SELECT 'Looked up before use', substr(moment, 1, 13) {_NUMBER} FROM audit"
        " WHERE action IN ('looked up', 'looked up a group', 'made a wall list') GROUP BY 1, 2"
    ),
    "C31": (
        "SELECT 'Accepted version ' || version AS what,"
        f" substr(accepted_at, 1, 13) {_NUMBER} FROM acceptances GROUP BY 1, 2"
    ),
    "C38": f"{_ANSWERS} WHERE uses.subject = 'adult' GROUP BY 1, 2",
}


def of(tx: Transaction, clause: str) -> list[Tally]:
    """What was counted for the clause; nothing for one without a statement."""
    if clause not in COUNTS:
        return []
    return [Tally(**row) for row in tx.rows(COUNTS[clause])]
