"""What an import would change, as one value: two plans that do the same are equal."""

import hashlib
from dataclasses import dataclass

from handlers.children.sheet import Problem
from storage.children import Child


@dataclass(frozen=True, slots=True)
class Tie:
    """An adult belongs to a child, each by an id or by a plan's own word for somebody new."""

    child: str
    person: str
    relationship: str
    responsibility: str


@dataclass(frozen=True, slots=True)
class Plan:
    """Children and adults who are new have the plan's own word for an id until it is carried
    out.

    `lines` say in words what changes for children who are here; `same_names`, `apart`, `left` and
    `kept_away` are what somebody has to look at, `untouched` how many children the file leaves out.
    """

    children: tuple[Child, ...] = ()
    changed: tuple[Child, ...] = ()
    adults: tuple[tuple[str, str], ...] = ()
    ties: tuple[Tie, ...] = ()
    changed_ties: tuple[Tie, ...] = ()
    problems: tuple[Problem, ...] = ()
    lines: tuple[str, ...] = ()
    same_names: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    kept_away: tuple[str, ...] = ()
    untouched: int = 0

    @property
    def does(self) -> tuple[object, ...]:
        """All that it changes."""
        return self.children, self.changed, self.adults, self.ties, self.changed_ties

    @property
    def is_empty(self) -> bool:
        return not any(self.does)

    @property
    def digest(self) -> str:
        """What a button says of the plan that stood above it."""
        return hashlib.sha256(repr(self.does).encode("utf-8", "replace")).hexdigest()[:16]
