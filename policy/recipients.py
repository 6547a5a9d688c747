"""Whom a concern goes to and in which order, and who must never learn of it (C16, C17)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from policy.roles import MANAGEMENT, Role


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


@dataclass(frozen=True)
class Matter:
    """What decides whom a concern or question goes to; `subjects` are shut out, see `shut_out`.

    `stepped_off` are those of them whom it is not about: they have to do with it no longer.
    """

    about: About
    urgent: bool
    reporter: str
    subjects: frozenset[str]
    is_pressing: bool = True  # False: a question or a report, not a concern
    stepped_off: frozenset[str] = frozenset()

    @property
    def could_be_anybody(self) -> bool:
        """It is about a colleague whom nobody has named."""
        return self.about is About.COLLEAGUE and not self.subjects - self.stepped_off


def roles_for(matter: Matter) -> list[Role]:
    """The roles to tell, first first.

    A concern about the manager has the chair alone, and the deputy before when a child is in
    danger now. One about a colleague who was not named passes over everybody it could be about.
    """
    if matter.about is About.MANAGER:
        return [Role.DEPUTY, Role.CHAIR] if matter.urgent else [Role.CHAIR]
    if matter.could_be_anybody:
        return [Role.MANAGER, Role.CHAIR]
    if not matter.is_pressing:
        # About somebody by name, who could be the deputy: then the manager's own go to the chair.
        last = [Role.CHAIR] if matter.subjects else []
        return [Role.MANAGER, Role.DEPUTY, *last]
    return [Role.MANAGER, Role.DEPUTY, Role.TEAM, Role.CHAIR]


def ladder(matter: Matter, candidates: Iterable[Candidate], *, today: date) -> list[str]:
    """The people to tell, first first; who stands in for somebody away comes before them.

    Never a subject. The reporter only when there is nobody else.
    """
    everybody = list(candidates)
    # Whoever is the manager by now may stand in for a deputy.
    out = matter.subjects | shut_out(matter.about, everybody)
    order = _in_order(roles_for(matter), everybody, today)
    allowed = [person for person in order if person not in out]
    return [person for person in allowed if person != matter.reporter] or allowed


def at_once(matter: Matter, candidates: Iterable[Candidate], *, today: date) -> list[str]:
    """The part of the ladder to tell in the very moment: its first person, all the first two roles
    when a child is in danger now (C18)."""
    everybody = list(candidates)
    order = ladder(matter, everybody, today=today)
    if not matter.urgent:
        return order[:1]
    alarmed = set(_in_order(roles_for(matter)[:2], everybody, today))
    return [person for person in order if person in alarmed] or order[:1]


def may_deal_with(matter: Matter, candidate: Candidate) -> bool:
    """Whether it may be handed to this person: one of the management team, the chair too when it is
    about a member of staff; never a subject, never whoever reported it.
    """
    if candidate.id in matter.subjects or candidate.id == matter.reporter:
        return False
    if matter.about is About.CHILD:
        return candidate.role in MANAGEMENT
    if matter.about is About.MANAGER:
        return candidate.role in MANAGEMENT | {Role.CHAIR} and candidate.role is not Role.MANAGER
    allowed = {Role.MANAGER, Role.CHAIR} if matter.could_be_anybody else MANAGEMENT | {Role.CHAIR}
    return candidate.role in allowed


def _in_order(roles: list[Role], candidates: list[Candidate], today: date) -> list[str]:
    known = {candidate.id for candidate in candidates}
    order: list[str] = []
    for role in roles:
        for candidate in candidates:
            if candidate.role is role:
                order += _with_stand_in(candidate, today)
    return [person for person in dict.fromkeys(order) if person in known]


def _with_stand_in(candidate: Candidate, today: date) -> list[str]:
    if candidate.away_until_on is None or candidate.away_until_on < today:
        return [candidate.id]
    return [candidate.stand_in, candidate.id] if candidate.stand_in else [candidate.id]
