"""Every press that touches an item, by every role, in every state, by somebody in every relation to
it: allowed or refused as `policy.access.TABLE` says, and whoever is refused reads nothing of it.

The presses are the routes': a new one that asks for a right over an item is tried here by itself,
and fails until it refuses as the others do. What a button carries besides a reference stands in
`cells.CARRIED`.
"""

from collections.abc import Iterator
from functools import partial

import pytest

from handlers.routes import ROUTES
from policy import access
from policy.access import Action, State
from policy.roles import Role
from storage.transaction import Transaction
from tests.handlers import cells
from tests.handlers.cells import NOTE, OTHER, REFERENCE, REPORTER, WORDS, Cell, Relation
from tests.handlers.phones import Phone, Preschool
from tests.handlers.things import OF_ITEMS

OWN = {Action.FOLLOW_OWN, Action.ADD_TO_OWN}
REFUSALS = (
    "not something your role can do here",
    "That is not open to you.",
    "not one of yours",
    "Open it to see what can be done.",
    "belongs to an earlier message",
    "It is on record already",
)


@pytest.fixture(scope="module")
def everybody(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Preschool, Phone]]:
    """Whatever is done in a cell is taken back, so one store is enough."""
    preschool = Preschool(tmp_path_factory.mktemp("cells"))
    preschool.add(Role.MANAGER, "Maya Thompson")
    preschool.add(Role.STAFF, REPORTER)
    yield preschool, preschool.add(Role.STAFF, "Una Usual")
    preschool.close()


@pytest.mark.parametrize("press", OF_ITEMS)
def test_a_press_is_allowed_or_refused_as_the_table_says(
    everybody: tuple[Preschool, Phone], press: str
) -> None:
    preschool, una = everybody
    for role in Role:
        for state in sorted(access.ANY_CONCERN):
            for relation in Relation:
                if role is Role.PHONE and relation is Relation.REPORTER:
                    continue  # somebody at the setting's phone, who has tests of their own
                cell = Cell(press, role, state, relation)
                preschool.run(partial(_is_as_it_says, preschool, una, cell))


def _is_as_it_says(preschool: Preschool, una: Phone, cell: Cell, tx: Transaction) -> None:
    with cells.standing(preschool, tx, cell, una) as ids:
        before = cells.lasting(tx)
        heard = cells.heard(preschool, tx, una, cells.data(cell.press, ids))
        changed = cells.lasting(tx) != before
    refused = any(refusal in heard for refusal in REFUSALS)
    if _may(cell):
        assert heard, cell
        assert not refused, f"{cell}: {heard}"
        return
    assert not changed, cell
    if not _needs_no_item(cell):
        assert refused, f"{cell}: {heard}"
    if not _may_read(cell):
        hidden = [WORDS, NOTE, "Which gate?", REPORTER]
        hidden += [] if cell.relation is Relation.REPORTER else [REFERENCE, OTHER]
        assert [one for one in hidden if one in heard] == [], f"{cell}: {heard}"


def _may(cell: Cell) -> bool:
    """By the table, and by what this person has to do with this very item."""
    action = ROUTES.presses[cell.press].action
    assert action is not None
    if not access.may(cell.role, action, cell.state):
        return False
    return cell.relation is Relation.REPORTER if action in OWN else _may_read(cell)


def _may_read(cell: Cell) -> bool:
    """Told of it; the manager reads what was not, but nothing of their own."""
    if cell.role not in access.RECIPIENTS:
        return False
    manager = cell.role is Role.MANAGER and cell.relation is Relation.NOT_TOLD
    return cell.relation is Relation.TOLD or manager


def _needs_no_item(cell: Cell) -> bool:
    """A list, or where one begins: shown to whoever has the right, with what they may see."""
    action = ROUTES.presses[cell.press].action
    return action is not None and access.may(cell.role, action, State.NONE)
