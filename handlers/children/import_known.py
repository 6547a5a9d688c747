"""Whom the rows of a sheet can mean: children and adults found by name and family, never by
guessing.
"""

from collections import defaultdict
from collections.abc import Iterable

from policy.roles import Standing
from policy.spelling import sought
from storage.children import Child
from storage.imports import Bond
from storage.people import Person


class Unclear(ValueError):
    """The store has two who could be meant."""


class Known:
    """Everybody there is and was, looked up once for a whole sheet."""

    def __init__(
        self, children: Iterable[Child], bonds: Iterable[Bond], people: Iterable[Person]
    ) -> None:
        self.children = {child.id: child for child in children}
        self.people = {person.id: person for person in people}
        self._rooms: dict[str, str] = {}
        self._named: dict[tuple[str, str], list[Child]] = defaultdict(list)
        self._children_called: dict[str, list[Child]] = defaultdict(list)
        self._people_called: dict[str, list[Person]] = defaultdict(list)
        self._of_child: dict[tuple[str, str], list[Bond]] = defaultdict(list)
        self._of_family: dict[tuple[str, str], set[str]] = defaultdict(set)
        for child in self.children.values():
            self._learn_child(child)
        for bond in bonds:
            self._learn_bond(bond)
        for person in self.people.values():
            self._people_called[sought(person.name)].append(person)

    def child(self, name: str, family: str) -> Child | None:
        """The one of this name and family, else one who has left; raises Unclear."""
        same = self._named.get((sought(name), family_key(family)), [])
        here = [child for child in same if child.left_at is None]
        if len(here) > 1:
            raise Unclear
        return next(iter(here or same), None)

    def bond(self, child: str, name: str) -> Bond | None:
        """The child's adult of this name, also one who was taken away; raises Unclear."""
        same = self._of_child.get((child, sought(name)), [])
        now = [bond for bond in same if is_on(bond)]
        if len(now) > 1:
            raise Unclear
        return next(iter(now or same), None)

    def adult(self, name: str, family: str) -> str | None:
        """The family's adult of this name; raises Unclear."""
        same = self._of_family.get((family_key(family), sought(name)), set())
        if len(same) > 1:
            raise Unclear
        return next(iter(same), None)

    def room(self, name: str) -> str:
        """The room as it was spelt first."""
        return self._rooms.setdefault(sought(name) or name, name)

    def children_called(self, name: str) -> list[Child]:
        return self._children_called.get(sought(name), [])

    def people_called(self, name: str) -> list[Person]:
        return self._people_called.get(sought(name), [])

    def _learn_child(self, child: Child) -> None:
        self._named[sought(child.name), family_key(child.family)].append(child)
        if child.left_at is None:
            self._children_called[sought(child.name)].append(child)
            if child.room:
                self.room(child.room)

    def _learn_bond(self, bond: Bond) -> None:
        key, family = sought(bond.name), family_key(self.children[bond.child].family)
        self._of_child[bond.child, key].append(bond)
        if family and bond.standing is not Standing.ENDED:
            self._of_family[family, key].add(bond.person)


def family_key(family: str) -> str:
    """A family's word as it is compared."""
    return " ".join(family.casefold().split())


def is_on(bond: Bond) -> bool:
    """Whether the adult belongs to the child now."""
    return bond.ended_at is None and bond.standing is not Standing.ENDED
