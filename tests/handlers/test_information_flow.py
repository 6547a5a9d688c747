"""Nothing of an item ever reaches whom it is about.

Everybody at the pre-school does random things: they report, read, answer, assign, link, close,
search, hand on, forge presses, send pictures and edits, while the clock moves and Telegram says
what was delivered. Promised after every step, for everybody from whom an item is hidden:

- What they see is, letter for letter, what they would have seen had none of the items that are
  hidden from them ever existed: messages, toasts, buttons, counts, pictures, papers, exports and
  lists of commands. Each step is done twice, once in a store from which they are cut out.
- So it is for whoever was told of an item and has another role since.
- No word of an item, no file with it, not even its reference is in anything that goes to them.
- No line of the log has a word or a reference of any item in it.

Told before it was closed to them, they learn nothing that came after. What is not covered: what
people say to each other, and a message that the setting itself words and sends to a follower.
"""

import logging
import random
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from handlers.routes import ROUTES
from policy import access
from policy.roles import Role
from storage import entries
from tests.handlers import hidden, scenes
from tests.handlers.phones import Preschool
from tests.handlers.sweeping import cut_off, sweep
from tests.handlers.things import BY_ACTION
from tests.handlers.wandering import Walk
from tests.handlers.watching import REFERENCE, TOKEN, Chance, Watch

OURS = ("handlers", "policy", "storage")
SEEDS, STEPS = range(4), 600
AT_LEAST = 2  # times that every action on an item was done
MAY_BE_MISSED = 5  # kinds of entries
SEEN_FIRST = 12  # what a failure shows of what came before it


@contextmanager
def walking(folder: Path, seed: int, monkeypatch: pytest.MonkeyPatch) -> Iterator[Walk]:
    """A pre-school that writes to memory only, so that there is time for more steps."""
    preschool = Preschool(folder)
    connection = preschool._database._connection
    preschool._runner.run(connection.execute("PRAGMA synchronous = 0"))
    walk = Walk(preschool, Watch(Chance(seed, monkeypatch)), random.Random(seed))
    walk.gather()
    try:
        yield walk
    except BaseException as error:
        error.add_note("\n".join(walk.log[-SEEN_FIRST:]))
        raise
    finally:
        preschool.close()


class Counts:
    """What was done and forged in all walks."""

    def __init__(self) -> None:
        self.done: Counter[str] = Counter()
        self.forged: Counter[str] = Counter()
        self.said: Counter[str] = Counter()
        self.compared = 0

    def add(self, walk: Walk) -> None:
        self.done += walk.done
        self.forged += walk.forged
        self.compared += walk.compared
        rows = walk.preschool.run(lambda tx: tx.rows("SELECT kind FROM entries"))
        self.said += Counter(row["kind"] for row in rows)


def test_nothing_of_an_item_reaches_whom_it_is_about(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    for ours in OURS:
        caplog.set_level(logging.DEBUG, logger=ours)
    counts = Counts()
    for seed in SEEDS:
        folder = tmp_path / str(seed)
        folder.mkdir()
        with walking(folder, seed, monkeypatch) as walk:
            for number in range(STEPS):
                if number == STEPS // 2:
                    walk.comes(Role.MANAGER, "Nia New")
                if number == STEPS * 2 // 3:
                    scenes.is_handed_on(walk, "una", Role.STAFF)
                walk.goes(walk.next())
            scenes.reports_once(walk)
            scenes.alarms_again(walk)
            cut_off(walk)
            shut_out = sorted(walk.preschool.run(hidden.from_whom))
            chair = [one for one in shut_out if one == "carol"]
            others = walk.chance.sample(shut_out, min(2, len(shut_out)))
            for person in dict.fromkeys([*chair, *others]):
                walk.forged += sweep(walk, person)
            counts.add(walk)
    logged = [one.getMessage() for one in caplog.records]
    assert [one for one in logged if TOKEN.search(one) or REFERENCE.search(one)] == []
    _everything_was_tried(counts)


def _everything_was_tried(counts: Counts) -> None:
    """Otherwise the walks prove nothing."""
    assert counts.compared > len(SEEDS) * STEPS * 0.8
    assert set(ROUTES.presses) - set(counts.forged) == set()
    done = {action: sum(counts.done[name] for name in names) for action, names in BY_ACTION.items()}
    assert {action: number for action, number in done.items() if number < AT_LEAST} == {}
    of_items = {one for one in access.Action if access.TABLE[one][1] & access.ANY_CONCERN}
    assert of_items == set(done)
    # Begun they were, see above; which of the longer ones came to their end is chance.
    assert len(set(counts.said)) >= len(entries.Kind) - MAY_BE_MISSED
