"""Families with words in every table that tell whose they are: nobody's turn up with others."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from random import Random

import pytest

from policy.roles import Role
from storage import held, people
from tests.handlers import held_records
from tests.handlers.data_papers import as_paper, as_text
from tests.handlers.held_records import SECRET, Somebody
from tests.handlers.phones import Phone, Preschool

# Tables of the person's own that hold no words of theirs, only days, numbers and fixed words.
WITHOUT_WORDS = {
    *("invites", "askings", "takedowns", "acceptances", "concerns", "children", "readings", "pins"),
}


@dataclass
class Town:
    """A manager and families; `children` has each child's name and adults."""

    phones: dict[str, Phone]
    children: dict[str, list[str]]

    def may_read(self, person: str) -> set[str]:
        """The names of children that may stand in this person's documents."""
        return {child for child, adults in self.children.items() if person in adults}


def settle(preschool: Preschool, seed: int) -> Town:
    """Families of one or two adults, children of each, and pairs who share a child but no home."""
    chance = Random(seed)
    preschool.begin()
    roles = [Role.PARENT, Role.PARENT, Role.PARENT, Role.STAFF, Role.DEPUTY]
    parents = [chance.choice(roles) for _ in range(chance.randint(4, 7))]
    town = Town({}, {})
    everybody: dict[str, Somebody] = {}
    for place, role in enumerate([Role.MANAGER, *parents]):
        person = f"xq{place}x"
        phone = preschool.stranger(person)
        phone.id, town.phones[person] = person, phone
        by = "xq0x" if place else "xq1x"
        everybody[person] = Somebody(person, phone.number, role, by, preschool.now)
        preschool.run(partial(held_records.enrol, one=everybody[person]))
    ids = list(everybody)
    for number in range(len(ids)):
        adults = chance.sample(ids, k=chance.choice([1, 1, 2, 2, 3]))
        town.children[f"zq{number}z"] = adults
        preschool.run(
            partial(
                held_records.keep_child,
                child=f"id{number}",
                name=f"zq{number}z",
                adults=[everybody[one] for one in adults],
            )
        )
    for one in everybody.values():
        about = chance.choice([other for other in ids if other != one.id])
        preschool.run(partial(held_records.keep_rest, one=one, about=about))
    return town


@pytest.mark.parametrize("read", [as_text, as_paper])
@pytest.mark.parametrize("seed", range(6))
def test_a_document_holds_nothing_of_anybody_else(
    preschool: Preschool, seed: int, read: Callable[[Phone], str]
) -> None:
    town = settle(preschool, seed)
    for person, phone in town.phones.items():
        document = read(phone)
        assert f"{person} people" in document
        for other in town.phones.keys() - {person}:
            assert other not in document, f"{person} reads of {other}"
        for child in town.children.keys() - town.may_read(person):
            assert child not in document, f"{person} reads of {child}"
        assert SECRET not in document


@pytest.mark.parametrize("seed", range(6))
def test_and_all_of_their_own(preschool: Preschool, seed: int) -> None:
    town = settle(preschool, seed)
    for person, phone in town.phones.items():
        documents = as_text(phone), as_paper(phone)
        for document in documents:
            for table in held.GATHERED.keys() - WITHOUT_WORDS - {"relations", "answers"}:
                assert f"{person} {table}" in document, table
            assert f"{person} carried" in document
            assert f"{person} account" in document
            assert f"{person} answer" in document
            for child in town.may_read(person):
                assert child in document
        found = json.loads(documents[0])
        mine = town.may_read(person)
        assert len(found["children"]) == len(found["relations"]) == len(mine)
        assert len(found["answers"]) == 3 * len(mine) + 1
        assert {row["relationship"] for row in found["relations"]} <= {f"{person} relations"}
        for key in ("invitations", "askings", "acceptances", "reports", "removals", "requests"):
            assert len(found[key]) == 1, key
        assert len(found["takedowns"]) == takedowns_of(preschool, person)


def takedowns_of(preschool: Preschool, person: str) -> int:
    return int(
        preschool.run(
            lambda tx: tx.value(
                "SELECT count(*) AS number FROM takedowns WHERE asked_by = :person", person=person
            )
        )
    )


def test_separated_parents_read_nothing_of_each_other(preschool: Preschool) -> None:
    preschool.begin()
    preschool.run(
        lambda tx: people.add(
            tx, person="xq0x", name="xq0x", role=Role.MANAGER, invited_by=None, at=preschool.now
        )
    )
    pair = []
    for person in ("xq1x", "xq2x"):
        phone = preschool.stranger(person)
        one = Somebody(person, phone.number, Role.PARENT, "xq0x", preschool.now)
        preschool.run(partial(held_records.enrol, one=one))
        pair.append((one, phone))
    adults = [one for one, _ in pair]
    preschool.run(partial(held_records.keep_child, child="id1", name="Ffion Okafor", adults=adults))
    for phone, other in ((pair[0][1], "xq2x"), (pair[1][1], "xq1x")):
        for document in (as_text(phone), as_paper(phone)):
            assert "Ffion Okafor" in document
            assert other not in document
            assert "xq0x" not in document
        assert len(json.loads(as_text(phone))["answers"]) == 3
