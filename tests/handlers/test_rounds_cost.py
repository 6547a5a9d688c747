import pytest

from handlers import consent
from policy.roles import Role
from storage.transaction import Transaction
from tests.handlers import reading
from tests.handlers.phones import Preschool
from tests.handlers.records import enrol, keep_child

GROW = ("people", "relations", "children", "answers", "askings", "takedowns", "told")


def _fill(preschool: Preschool, number: int, tx: Transaction) -> None:
    for each in range(number):
        enrol(f"p{each}", 5000 + each, "x", f"P{each} Morgan", Role.PARENT, preschool.now, tx)
        adults = {"mother": f"p{each}"}
        keep_child(f"c{each}", f"C{each} Morgan", "Bees", "yes", adults, preschool.now, tx)


@pytest.mark.parametrize("hour", [10, 22])
def test_a_ring_with_nothing_due_reads_no_table_through(
    preschool: Preschool, monkeypatch: pytest.MonkeyPatch, hour: int
) -> None:
    preschool.run(lambda tx: _fill(preschool, 500, tx))
    preschool.forward(days=1)
    preschool.now = preschool.now.replace(hour=hour)
    preschool.ring()
    asked = reading.watch(monkeypatch, *GROW)
    preschool.run(lambda tx: consent.ring(preschool._occasion(tx)))
    assert 1 <= len(asked) <= 6
