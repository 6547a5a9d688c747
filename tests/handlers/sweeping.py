"""Every press and command there is, forged at one moment by somebody from whom an item
is hidden.
"""

from collections import Counter
from collections.abc import Iterable
from functools import partial

from handlers import nudges
from handlers.dialogue.turn import Occasion
from handlers.routes import ROUTES
from storage import children, concerns, entries, links
from storage.entries import Kind
from storage.transaction import Transaction
from tests.handlers import hidden
from tests.handlers.things import OF_ITEMS
from tests.handlers.wandering import Step, Walk, unreachable
from tests.handlers.watching import as_if, comparable

OWN = 4  # of their own items, on which something hidden could be named
LOST = 12  # letters that did not arrive
HANDED_ON = ("The police", "They asked for it", "Make it and send it to me")
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
    walk.goes(walk.forges(person, "welcome.menu"))  # else each press would be the first since long
    shut_out = walk.preschool.run(hidden.from_whom)[person]
    item = walk.chance.choice(sorted(shut_out - walk.watch.typed[person]) or sorted(shut_out))
    walk.preschool.run(walk.things.look)
    for own in walk.things.told.get(person, [])[-OWN:]:
        walk.preschool.run(partial(_link, walk, own, item))
    steps = [walk.forges(person, data) for data in _forged(walk, person, item)]
    steps += [walk.writes(person, text) for text in _typed(walk, item)]
    steps += [_asked(walk, person, *one) for one in _sought(walk, person, item)]
    real = walk.preschool.run(partial(_heard, walk, person, steps, item, ()))
    without = walk.preschool.run(partial(_heard, walk, person, steps, item, shut_out))
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
    for whose in (*_adults(walk), *walk.preschool.run(_children)):
        found += [f"chronology.show:{whose}", f"handon.start:{whose}"]
    numbers = walk.preschool.run(partial(_entries, item))
    found += [f"{name}:{number}" for name in ("mine.answer", "answer.carry") for number in numbers]
    return found


def _typed(walk: Walk, item: str) -> list[str]:
    """Every command, and searches for the item and for words in it."""
    words = [word for word in walk.watch.said[item] if word.startswith("zq")]
    sought = [item, item.lower(), *words[:2]]
    return [*(f"/{name}" for name in ROUTES.commands), *(f"/inbox {one}" for one in sought)]


def _link(walk: Walk, own: str, item: str, tx: Transaction) -> None:
    """Somebody who may open both says that they belong together."""
    if links.add(tx, own, item, by="maya", at=walk.preschool.now):
        say = partial(entries.add, tx, kind=Kind.LINKED, by="maya", at=walk.preschool.now)
        say(own, words=item)
        say(item, words=own)


def _sought(walk: Walk, person: str, item: str) -> list[tuple[str, ...]]:
    """What asks for words, and the words that would find the item."""
    hidden_ones = walk.preschool.run(hidden.from_whom)[person]
    names = sorted({person, *(walk.preschool.run(partial(_reporter, one)) for one in hidden_ones)})
    found: list[tuple[str, ...]] = [("inbox.search:", item)]
    for name in names:
        found += [("inbox.reporter:", name), ("chronology.start:", name)]
    for own in walk.things.told.get(person, [])[-OWN:]:
        found.append((f"inboxlink.start:{own}", item))
        found.append((f"handon.start:i.{own}", *HANDED_ON))
    return found


def _asked(walk: Walk, person: str, press: str, *words: str) -> Step:
    """A press, and answers to what it asks; a label may be typed."""
    parts = [walk.forges(person, press), *(walk.writes(person, one) for one in words)]

    def all_of_them(occasion: Occasion) -> None:
        for part in parts:
            part.deed(occasion)

    return Step(person, " and ".join(part.what for part in parts), all_of_them)


def _adults(walk: Walk) -> list[str]:
    return [f"a.{person}" for person in walk.things.people]


def _children(tx: Transaction) -> list[str]:
    return [f"c.{child.id}" for child in children.everybody(tx)]


def _reporter(item: str, tx: Transaction) -> str:
    return concerns.get(tx, item).reporter


def _entries(item: str, tx: Transaction) -> list[int]:
    rows = tx.rows("SELECT id FROM entries WHERE reference = :item", item=item)
    return [row["id"] for row in rows]


def _heard(
    walk: Walk,
    person: str,
    steps: list[Step],
    item: str,
    cut: Iterable[str],
    tx: Transaction,
) -> list[list[str]]:
    occasion = walk.preschool._occasion(tx)
    heard = []
    with as_if(tx):
        for kind in (
            one for one in Kind if one is not Kind.LINKED
        ):  # whatever can be said in it, was said
            entries.add(tx, item, kind=kind, words="It was said.", by="maya", at=occasion.now)
        walk.watch.scissors.cut(tx, cut)
        for step in steps:
            with walk.watch.chance.kept(), as_if(tx):
                before = len(tx.letters)
                step.deed(occasion)
                heard.append(comparable(tx.letters[before:], walk.phones[person].number))
    return heard
