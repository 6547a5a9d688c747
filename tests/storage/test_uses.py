from collections.abc import Callable
from functools import partial

import pytest
from sqlcipher3 import dbapi2

from policy.consent import Basis, Said
from policy.roles import Role
from storage import answers, people, uses
from storage.database import Database
from storage.transaction import Transaction
from tests.storage.conftest import NOW


@pytest.mark.parametrize(
    "change",
    [
        lambda tx: tx.execute("UPDATE wordings SET question = 'Other'"),
        lambda tx: tx.execute("DELETE FROM wordings WHERE version = 1"),
    ],
    ids=["change", "removal"],
)
async def test_words_on_record_stay(
    database: Database, change: Callable[[Transaction], int]
) -> None:
    await database.run(partial(uses.begin, at=NOW))
    with pytest.raises(dbapi2.IntegrityError, match="append-only"):
        await database.run(change)
    assert len(await database.run(lambda tx: uses.history(tx, "press"))) == 1


async def test_a_store_begins_once(database: Database) -> None:
    await database.run(partial(uses.begin, at=NOW))
    await database.run(partial(uses.end, use="press", at=NOW))
    await database.run(partial(uses.begin, at=NOW))
    assert [one.use for one in await database.run(uses.ended)] == ["press"]
    assert "press" not in {one.use for one in await database.run(uses.current)}


async def test_the_fingerprint_is_of_title_words_and_basis(database: Database) -> None:
    await database.run(partial(uses.begin, at=NOW))
    words = [("A", "May {name}?", "consent"), ("B", "May {name}?", "consent")]
    words += [("A", "May we {name}?", "consent"), ("A", "May {name}?", "objection")]
    for title, question, basis in [*words, words[0]]:
        await database.run(
            partial(
                uses.write,
                use="press",
                title=title,
                question=question,
                basis=Basis(basis),
                asks_again=False,
                by="maya",
                at=NOW,
            )
        )
    _, *written = await database.run(lambda tx: uses.history(tx, "press"))
    assert len({one.digest for one in written}) == 4
    assert written[0].digest == written[-1].digest


async def test_only_a_yes_that_a_new_question_would_undo_is_counted(database: Database) -> None:
    def tell(tx: Transaction) -> list[int]:
        uses.begin(tx, at=NOW)
        for person in ("a", "b", "c"):
            people.add(tx, person=person, name=person, role=Role.PARENT, invited_by=None, at=NOW)
        counted = []
        story = [("a", Said.GIVEN, 1), ("b", Said.GIVEN, 1), ("c", Said.REFUSED, 1)]
        for person, said, version in [*story, ("b", Said.WITHDRAWN, 1)]:
            _answer(tx, person, said, version)
            counted.append(uses.said_yes(tx, "press"))
        _write(tx)
        counted.append(uses.said_yes(tx, "press"))
        _answer(tx, "a", Said.GIVEN, 2)
        return [*counted, uses.said_yes(tx, "press")]

    assert await database.run(tell) == [1, 2, 2, 1, 0, 1]


def _answer(tx: Transaction, person: str, said: Said, version: int) -> None:
    answers.record(
        tx,
        subject="child",
        use="press",
        version=version,
        said=said,
        person=person,
        relationship="mother",
        route="bot",
        by=person,
        at=NOW,
    )


def _write(tx: Transaction) -> None:
    uses.write(
        tx,
        use="press",
        title="A",
        question="May {name}?",
        basis=Basis.CONSENT,
        asks_again=True,
        by="maya",
        at=NOW,
    )
