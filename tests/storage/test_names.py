from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import TypeVar

import pytest

from storage import children, names
from storage.database import Database
from storage.names import MOST, Found
from storage.transaction import Transaction

T = TypeVar("T")
TODAY = date(2026, 11, 23)
AT = datetime(2026, 11, 23, 10, tzinfo=UTC)
CHILDREN = (
    "Ffion Morgan",
    "Tobi Okafor",
    "Mia Jones",
    "Mia Rose Kelly",
    "Anne-Marie O’Hara",
    "Łukasz Novák",
    "نور الهدى",
    "Samuel Brown",
    "Ian McDonald",
)


@pytest.fixture
async def store(database: Database) -> Database:
    await database.run(lambda tx: take_in(tx, *CHILDREN))
    return database


def take_in(tx: Transaction, *called: str, leaves_on: date | None = None) -> None:
    for name in called:
        number = tx.value("SELECT count(*) AS number FROM children")
        children.add(
            tx,
            child=f"c{number}",
            name=name,
            room="Ladybirds",
            leaves_on=leaves_on,
            by="maya",
            at=AT,
        )


def look(name: str) -> Callable[[Transaction], Found]:
    return lambda tx: names.look_for(tx, name, today=TODAY)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Ffion Morgan", "Ffion Morgan"),
        ("morgan FFION", "Ffion Morgan"),
        ("Ffi", "Ffion Morgan"),
        ("Morgan Ffi", "Ffion Morgan"),
        ("ffíon", "Ffion Morgan"),
        ("anne marie ohara", "Anne-Marie O’Hara"),
        ("Annemarie", "Anne-Marie O’Hara"),
        ("O Hara", "Anne-Marie O’Hara"),
        ("Ian Mc Donald", "Ian McDonald"),
        ("lukasz novak", "Łukasz Novák"),
        ("نور", "نور الهدى"),
        ("Mia K", "Mia Rose Kelly"),
    ],
)
async def test_a_name_is_found_however_it_is_spelt(store: Database, typed: str, meant: str) -> None:
    found = await store.run(look(typed))
    assert [child.name for child in found.fitting or found.near] == [meant]


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("Fion", ["Ffion Morgan"]),
        ("Tobi Okafer", ["Tobi Okafor"]),
        ("Tobbi Okafer", ["Tobi Okafor"]),
        ("Gfion", ["Ffion Morgan"]),
        ("Sam Brown", ["Samuel Brown"]),
        ("Mia J", ["Mia Jones"]),
        ("Ffion Smith", ["Ffion Morgan"]),
        ("Mja", ["Mia Jones", "Mia Rose Kelly"]),
        ("Sa", []),
        ("Zebedee", []),
        ("a b c d e f", []),
        ("please look at little Ffion", []),
        ("x" * 200, []),
        ("%", []),
        ("😀", []),
    ],
)
async def test_what_nobody_bears_is_a_suggestion_at_most(
    store: Database, typed: str, offered: list[str]
) -> None:
    found = await store.run(look(typed))
    assert found.fitting == []
    assert [child.name for child in found.near] == offered


async def test_those_much_further_off_are_not_suggested(store: Database) -> None:
    await store.run(lambda tx: take_in(tx, "Alexandra Ash", "Alejandro Birch"))
    found = await store.run(look("Alexandria"))
    assert [child.name for child in found.near] == ["Alexandra Ash"]


async def test_many_who_share_one_of_the_words_are_no_suggestion(store: Database) -> None:
    await store.run(lambda tx: take_in(tx, *(f"{n}son Smith" for n in ("Al", "Bo", "Ed", "Jo"))))
    assert len((await store.run(look("Zebedee Smith"))).near) == 4
    await store.run(lambda tx: take_in(tx, "Vi Smith", "Wes Smith"))
    assert (await store.run(look("Zebedee Smith"))).near == []


async def test_several_who_bear_the_words_all_fit(store: Database) -> None:
    found = await store.run(look("Mia"))
    assert [child.name for child in found.fitting] == ["Mia Jones", "Mia Rose Kelly"]


async def test_the_word_itself_comes_before_what_begins_with_it(store: Database) -> None:
    await store.run(lambda tx: take_in(tx, "Ffionna Price"))
    found = await store.run(look("Ffion"))
    assert [child.name for child in found.fitting] == ["Ffion Morgan"]
    found = await store.run(look("Ffio"))
    assert [child.name for child in found.fitting] == ["Ffion Morgan", "Ffionna Price"]


async def test_all_words_count_also_those_of_a_long_name(store: Database) -> None:
    long = ["Ana Bea Cleo Dora Elsa One", "Ana Bea Cleo Dora Elsa Two"]
    await store.run(lambda tx: take_in(tx, *long))
    found = await store.run(look("ana bea cleo dora elsa two"))
    assert [child.name for child in found.fitting] == long[1:]
    assert (await store.run(look("ana bea cleo dora three"))).fitting == []


async def test_who_has_left_is_found_by_the_whole_name_alone(store: Database) -> None:
    gone = date(2026, 11, 22)
    await store.run(lambda tx: take_in(tx, "Leo Left", leaves_on=gone))
    await store.run(lambda tx: take_in(tx, "Lara Last", leaves_on=TODAY))
    whole = await store.run(look("leo LEFT"))
    assert [child.name for child in whole.left] == ["Leo Left"]
    assert whole.fitting == whole.near == []
    for part in ("Leo", "Left", "Leo Lefft", "Left Leo"):
        assert await store.run(look(part)) == Found()
    assert [c.name for c in (await store.run(look("Lara"))).fitting] == ["Lara Last"]


async def test_whose_leaving_was_acted_on_is_here_no_more(store: Database) -> None:
    child = (await store.run(look("Tobi"))).fitting[0]
    await store.run(lambda tx: children.left(tx, child.id, at=AT))
    assert await store.run(look("Tobi")) == Found()
    assert [c.id for c in (await store.run(look("Tobi Okafor"))).left] == [child.id]


async def test_a_namesake_who_has_left_is_told_of(store: Database) -> None:
    gone = date(2026, 11, 22)
    await store.run(lambda tx: take_in(tx, "Mia Jones", leaves_on=gone))
    found = await store.run(look("Mia Jones"))
    assert [child.id for child in found.fitting] == ["c2"]
    assert [child.id for child in found.left] == ["c9"]


async def test_more_than_can_be_told_apart_are_not_all_read(store: Database) -> None:
    await store.run(lambda tx: take_in(tx, *(f"Muhammad Number{n}" for n in range(50))))
    found = await store.run(look("Muhammad"))
    assert len(found.fitting) == MOST + 1


async def test_a_changed_name_is_found_by_its_new_words_alone(store: Database) -> None:
    child = (await store.run(look("Tobi"))).fitting[0]
    changed = children.Child(child.id, "Tobias Ade", "", "Ladybirds", None, None)
    await store.run(lambda tx: children.change(tx, changed))
    assert (await store.run(look("Okafor"))).fitting == []
    assert [c.name for c in (await store.run(look("Ade"))).fitting] == ["Tobias Ade"]


async def test_in_a_large_store_only_words_that_begin_alike_are_gone_through(
    store: Database,
) -> None:
    assert [c.name for c in (await store.run(look("Zobi"))).near] == ["Tobi Okafor"]
    await store.run(fill)
    assert (await store.run(look("Zobi"))).near == []
    for typed in ("Fion", "Gfion", "Phion", "Fiofn"):
        found = await store.run(look(typed))
        assert [child.name for child in found.near] == ["Ffion Morgan"], typed


def fill(tx: Transaction) -> None:
    """Words of names that nobody here bears any more."""
    for number in range(names.FEW_WORDS):
        tx.execute("INSERT INTO name_words (word) VALUES (:word)", word=f"w{number:09}")
