"""Brings together what shows that a clause was kept, as this person may see it."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from handlers.board import promptness, seen
from handlers.dialogue import phrases
from handlers.dialogue.turn import Turn
from policy import reports
from policy.clauses import Clause
from policy.hours import local_day
from policy.roles import TITLES, Role
from storage import entries, people, proofs, tallies
from storage.concerns import Concern
from storage.proofs import Proof
from storage.tallies import Tally

QUARTERS = ("January to March", "April to June", "July to September", "October to December")
LONGEST = 200
_LONG_AGO = datetime.min.replace(tzinfo=UTC)
_DAY = re.compile(r"\b20\d\d-\d\d-\d\d\b")
OF_CONCERNS = frozenset({"C16", "C17", "C18", "C20", "C23", "C24", "C32", "C41"})
ALONE = "Counted are only those that you may open yourself. What they are about is not shown here."


@dataclass(frozen=True)
class Shown:
    """All that there is for one clause: records newest first, quarters and months newest first."""

    clause: Clause
    records: list[Proof]
    quarters: list[tuple[str, int]]
    months: list[tuple[str, str, int]]
    says: list[str]

    @property
    def number(self) -> int:
        return len(self.records) + sum(number for *_, number in self.months)

    @property
    def is_empty(self) -> bool:
        return not self.records and not self.months


def gather(turn: Turn, clause: Clause) -> Shown:
    number = clause.number
    found: list[Proof] = []
    if number in OF_CONCERNS:
        shown = [one for one in seen.by(turn) if _shows(one, number)]
        found = [proof for one in shown for proof in (*_of(one), *_steps(turn, one))]
    found += proofs.of(turn.tx, number)
    counted = tallies.of(turn.tx, number)
    dated = sorted(((day(turn, one), one) for one in found), key=_order, reverse=True)
    days = Counter(_quarter(on) for on, _ in dated)
    for one in counted:
        days[_quarter(_local(turn, one.happened_at))] += one.number
    quarters = [(_named(*quarter), days[quarter]) for quarter in sorted(days, reverse=True)]
    says = [ALONE] if number in OF_CONCERNS else promptness.said(turn, clause)
    return Shown(clause, [one for _, one in dated], quarters, _months(turn, counted), says)


def _shows(concern: Concern, clause: str) -> bool:
    if clause == "C18":
        return concern.urgent
    if clause == "C23":  # whoever was not sure has asked
        return concern.kind is reports.Kind.QUESTION
    return reports.RULES[concern.kind].clause == clause


def _of(concern: Concern) -> Iterable[Proof]:
    """References and times, never the words; who reported it is nobody's business here."""
    steps = [
        ("{} reported", concern.reported_at, None),
        ("{} first opened", concern.opened_at, concern.opened_by),
        ("{} closed", concern.closed_at, None),
    ]
    for what, moment, person in steps:
        if moment:
            yield Proof(what, concern.reference, person, happened_at=moment)


def _steps(turn: Turn, concern: Concern) -> Iterable[Proof]:
    """What was done in a case, without the words."""
    for entry in entries.of(turn.tx, concern.reference):
        if entry.kind is entries.Kind.STEP:
            what = f"{{}}: {entry.topic}"
            yield Proof(what, concern.reference, entry.said_by, happened_at=entry.said_at)


def day(turn: Turn, proof: Proof) -> date:
    """The local day on which it happened."""
    if proof.happened_at:
        return _local(turn, proof.happened_at)
    assert proof.happened_on, "a record has a moment or a day"
    return proof.happened_on


def _local(turn: Turn, moment: datetime) -> date:
    return local_day(turn.setting.place, moment)


def _order(dated: tuple[date, Proof]) -> tuple[date, datetime]:
    on, proof = dated
    return on, proof.happened_at or _LONG_AGO


def _quarter(when: date) -> tuple[int, int]:
    return when.year, (when.month - 1) // 3


def _named(year: int, quarter: int) -> str:
    return f"{QUARTERS[quarter]} {year}"


def _months(turn: Turn, counted: list[Tally]) -> list[tuple[str, str, int]]:
    found: Counter[tuple[date, str]] = Counter()
    for one in counted:
        found[_local(turn, one.happened_at).replace(day=1), one.what] += one.number
    ordered = sorted(found, key=lambda key: (-key[0].toordinal(), key[1]))
    return [(f"{month:%B %Y}", phrases.name(what), found[month, what]) for month, what in ordered]


def when(turn: Turn, proof: Proof) -> str:
    if proof.happened_at:
        return phrases.stamp(proof.happened_at, turn.setting.place)
    found = day(turn, proof)
    return f"{found.day} {found:%b %Y}"


def what(proof: Proof) -> str:
    words = proof.what[:1].upper() + proof.what[1:]
    subject = phrases.name(phrases.bare(_DAY.sub(_written, proof.subject))[:LONGEST])
    return words.replace("{}", subject) if proof.subject else words


def _written(found: re.Match[str]) -> str:
    """A day as people write it."""
    try:
        on = date.fromisoformat(found[0])
    except ValueError:
        return found[0]
    return f"{on.day} {on:%b %Y}"


def who(turn: Turn, proof: Proof) -> str:
    """A member of the team by name; a parent never."""
    if not proof.person:
        return ""
    found = people.find(turn.tx, proof.person)
    if found is None:
        return "the bot"
    if found.role is Role.PARENT:
        return "a parent"
    return f"{phrases.name(found.name)} ({TITLES[found.role]})"
