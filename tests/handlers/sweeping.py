"""Every press and command there is, forged at one moment by somebody from whom an item
is hidden.
"""

from collections import Counter
from collections.abc import Iterable
from functools import partial

from handlers import nudges
from handlers.routes import ROUTES
from storage.transaction import Transaction
from tests.handlers import hidden
from tests.handlers.things import OF_ITEMS
from tests.handlers.wandering import Step, Walk, unreachable
from tests.handlers.watching import as_if, comparable

OWN = 4  # of their own items, on which something hidden could be named
LOST = 12  # letters that did not arrive
MOVES = ("send", "resume")


def cut_off(walk: Walk) -> None:
    """Telegram does not reach some who were told of items, so they are to be rung."""
    told = [letter for letter in walk.preschool.letters if letter.alert is not None]
    for letter in walk.chance.sample(told, min(LOST, len(told))):
        walk.goes(Step("", f"{letter.chat} is not reached", partial(unreachable, letter)))
    walk.preschool.forward(hours=12)
    walk.goes(Step("", "12 hours pass", nudges.ring))


def sweep(walk: Walk, person: str) -> Counter[str]:
    """Nothing of it happens; what would be read is the same as if the item had never been, and
    what was forged is counted.
    """
    shut_out = walk.preschool.run(hidden.from_whom)[person]
    item = walk.chance.choice(sorted(shut_out - walk.watch.typed[person]) or sorted(shut_out))
    walk.preschool.run(walk.things.look)
    steps = [walk.forges(person, data) for data in _forged(walk, person, item)]
    steps += [walk.writes(person, text) for text in _typed(walk, item)]
    real = walk.preschool.run(partial(_heard, walk, person, steps, ()))
    without = walk.preschool.run(partial(_heard, walk, person, steps, shut_out))
    for step, one, other in zip(steps, real, without, strict=True):
        assert one == other, f"{person} sees what is hidden, after {step.what}"
    return Counter(step.press for step in steps if step.press and step.about in ("", item))


def _forged(walk: Walk, person: str, item: str) -> list[str]:
    """With the item alone, as such a button was shown for another item, and their own items."""
    moves = [f"{topic}.{move}" for topic in ROUTES.conversations for move in MOVES]
    found = [f"{name}:{item}" for name in (*ROUTES.presses, *moves)]
    for name in ROUTES.presses:
        found += walk.things.shown_for(name, item)
    for own in walk.things.told.get(person, [])[-OWN:]:
        found += [f"{name}:{own}" for name in OF_ITEMS]
    numbers = walk.preschool.run(partial(_entries, item))
    found += [f"{name}:{number}" for name in ("mine.answer", "answer.carry") for number in numbers]
    return found


def _typed(walk: Walk, item: str) -> list[str]:
    """Every command, and searches for the item and for words in it."""
    words = [word for word in walk.watch.said[item] if word.startswith("zq")]
    sought = [item, item.lower(), *words[:2]]
    return [*(f"/{name}" for name in ROUTES.commands), *(f"/inbox {one}" for one in sought)]


def _entries(item: str, tx: Transaction) -> list[int]:
    rows = tx.rows("SELECT id FROM entries WHERE reference = :item", item=item)
    return [row["id"] for row in rows]


def _heard(
    walk: Walk, person: str, steps: list[Step], cut: Iterable[str], tx: Transaction
) -> list[list[str]]:
    occasion = walk.preschool._occasion(tx)
    heard = []
    with as_if(tx):
        walk.watch.scissors.cut(tx, cut)
        for step in steps:
            with walk.watch.chance.kept(), as_if(tx):
                before = len(tx.letters)
                step.deed(occasion)
                heard.append(comparable(tx.letters[before:], walk.phones[person].number))
    return heard
