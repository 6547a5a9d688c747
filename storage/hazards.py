"""The hazards that every account is assessed against, edited by the management team."""

from dataclasses import dataclass
from datetime import datetime

from policy.risk import DEFAULTS
from storage.transaction import Row, Transaction


@dataclass(frozen=True, slots=True)
class Hazard:
    """One hazard, and what is usually done against it."""

    id: str
    words: str
    controls: str
    ended_at: datetime | None


_COLUMNS = "id, words, controls, ended_at"
_CURRENT = f"SELECT {_COLUMNS} FROM hazards WHERE ended_at IS NULL ORDER BY place, id"
_ENDED = f"SELECT {_COLUMNS} FROM hazards WHERE ended_at IS NOT NULL ORDER BY ended_at, id"
_BY_ID = f"SELECT {_COLUMNS} FROM hazards WHERE id = :hazard"
_BEFORE = (
    "SELECT hazards.place AS place, other.id AS other, other.place AS other_place"
    " FROM hazards JOIN hazards AS other ON other.place < hazards.place"
    " AND other.ended_at IS NULL"
    " WHERE hazards.id = :hazard AND hazards.ended_at IS NULL ORDER BY other.place DESC LIMIT 1"
)
_PLACE = "UPDATE hazards SET place = :place WHERE id = :hazard"


def begin(tx: Transaction, *, at: datetime) -> None:
    """Give a store that never had a hazard the ones that a setting starts with."""
    if tx.find("SELECT 1 AS found FROM hazards LIMIT 1"):
        return
    for one in DEFAULTS:
        add(tx, hazard=one.id, words=one.words, controls=one.controls, by="bot", at=at)


def add(tx: Transaction, *, hazard: str, words: str, controls: str, by: str, at: datetime) -> None:
    """A new hazard, asked after those that are there."""
    tx.execute(
        "INSERT INTO hazards (id, place, words, controls, added_by, added_at)"
        " SELECT :hazard, coalesce(max(place), 0) + 1, :words, :controls, :by, :at FROM hazards",
        hazard=hazard,
        words=words,
        controls=controls,
        by=by,
        at=at,
    )


def change(tx: Transaction, hazard: str, *, words: str, controls: str) -> bool:
    """Other words from now on; what was assessed keeps its own. False for one that has ended."""
    count = tx.execute(
        "UPDATE hazards SET words = :words, controls = :controls"
        " WHERE id = :hazard AND ended_at IS NULL",
        words=words,
        controls=controls,
        hazard=hazard,
    )
    return count == 1


def end(tx: Transaction, hazard: str, *, at: datetime) -> bool:
    """It is asked no more; False when it had ended already."""
    count = tx.execute(
        "UPDATE hazards SET ended_at = :at WHERE id = :hazard AND ended_at IS NULL",
        at=at,
        hazard=hazard,
    )
    return count == 1


def move_up(tx: Transaction, hazard: str) -> bool:
    """Let it change places with the one before; False when it is the first."""
    row = tx.find(_BEFORE, hazard=hazard)
    if row is None:
        return False
    tx.execute(_PLACE, place=row["other_place"], hazard=hazard)
    tx.execute(_PLACE, place=row["place"], hazard=row["other"])
    return True


def current(tx: Transaction) -> list[Hazard]:
    """The hazards of now, in the order of asking."""
    return [_hazard(row) for row in tx.rows(_CURRENT)]


def ended(tx: Transaction) -> list[Hazard]:
    return [_hazard(row) for row in tx.rows(_ENDED)]


def find(tx: Transaction, hazard: str) -> Hazard | None:
    row = tx.find(_BY_ID, hazard=hazard)
    return _hazard(row) if row else None


def _hazard(row: Row) -> Hazard:
    return Hazard(**row)
