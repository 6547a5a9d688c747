"""Whom a concern goes to and in which order, and who must never learn of it (C16, C17)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from policy.roles import Role


class About(StrEnum):
    """Whom a concern is about."""

    CHILD = "child"
    COLLEAGUE = "colleague"
    MANAGER = "manager"


@dataclass(frozen=True)
class Candidate:
    """Somebody who could be told: their role, and who stands in for them until when."""

    id: str
    role: Role
    away_until_on: date | None = None
    stand_in: str | None = None


def shut_out(
    about: About, candidates: Iterable[Candidate], named: Iterable[str] = ()
) -> frozenset[str]:
    """The people who must never see that the concern exists: its subjects."""
    subjects = set(named)
    if about is About.MANAGER:
        subjects |= {candidate.id for candidate in candidates if candidate.role is Role.MANAGER}
    return frozenset(subjects)


def ladder(
    *,
    about: About,
    candidates: Iterable[Candidate],
    subjects: frozenset[str],
    reporter: str,
    today: date,
    urgent: bool = False,
) -> list[str]:
    """The people to tell, first first. Urgent ones alarm the first two at once, see `at_once`.

    The subjects are never on it, nor is the reporter. Somebody who is away follows behind the one
    who stands in. A concern about the manager has the chair alone, and the deputy too when a child
    is in danger now.
    """
    everybody = list(candidates)
    first = (
        [Role.CHAIR]
        if about is About.MANAGER
        else [Role.MANAGER, Role.DEPUTY, Role.TEAM, Role.CHAIR]
    )
    if about is About.MANAGER and urgent:
        first = [Role.DEPUTY, Role.CHAIR]
    order: list[str] = []
    for role in first:
        for candidate in everybody:
            if candidate.role is role:
                order += _with_stand_in(candidate, today)
    known = {candidate.id for candidate in everybody}
    shut = subjects | {reporter}
    return [person for person in dict.fromkeys(order) if person in known and person not in shut]


def at_once(
    order: list[str], *, about: About, candidates: Iterable[Candidate], today: date, urgent: bool
) -> list[str]:
    """The part of the ladder to tell in the very moment (C18: manager and deputy together)."""
    if not urgent:
        return order[:1]
    roles = {Role.DEPUTY, Role.CHAIR} if about is About.MANAGER else {Role.MANAGER, Role.DEPUTY}
    chosen: set[str] = set()
    for candidate in candidates:
        if candidate.role in roles:
            chosen |= set(_with_stand_in(candidate, today))
    return [person for person in order if person in chosen] or order[:1]


def _with_stand_in(candidate: Candidate, today: date) -> list[str]:
    if candidate.away_until_on is None or candidate.away_until_on < today or not candidate.stand_in:
        return [candidate.id]
    return [candidate.stand_in, candidate.id]
