"""What reaches a phone, compared with what would have reached it had an item never existed."""

import base64
import json
import random
import re
import secrets
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress

import pytest

from handlers.dialogue.turn import Occasion
from policy.roles import Role
from storage import alerts, people
from storage.outbox import Letter
from storage.transaction import NotFound, Transaction
from tests.handlers import hidden
from tests.handlers.hidden import Scissors

TOKEN = re.compile(r"\bzq\d+x\b")
REFERENCE = re.compile(r"\b[CQR]-[A-Z0-9]{5}\b")
_FOLDED = re.compile(r"[A-Za-z0-9+/]{80,}={0,2}")
# Numbers that run on whatever they are of, where only a program reads them: of an entry in what a
# button carries, and what follows from one another in the audit log's chain.
_RUNNING = re.compile(
    r"(?<=mine\.answer:)\d+|(?<=answer\.carry:)\d+|(?<=calls\.open:)\d+|(?<=calls\.rung:)\d+"
    r"|\b[0-9a-f]{64}\b"
)

Deed = Callable[[Occasion], None]


class _Undone(Exception):
    """What was done is taken back."""


@contextmanager
def as_if(tx: Transaction) -> Iterator[None]:
    """Whatever happens inside has not happened."""
    try:
        with tx.savepoint():
            yield
            raise _Undone
    except _Undone:
        pass


def on_phone(letters: Iterable[Letter], chat: int) -> list[str]:
    """Everything that this phone is given, buttons and what is to be made among it."""
    return [
        f"{one.method} {json.dumps(one.payload, ensure_ascii=False)} {_unfolded(one.made)}"
        for one in letters
        if one.chat == chat
    ]


def _unfolded(made: str) -> str:
    """What waits to be made, whatever was made small in it written out."""

    def out(found: re.Match[str]) -> str:
        try:
            text = zlib.decompress(base64.b64decode(found[0]))
        except (ValueError, zlib.error):
            return found[0]
        return _unfolded(text.decode("utf-8", "replace"))

    return _FOLDED.sub(out, made)


def comparable(letters: Iterable[Letter], chat: int) -> list[str]:
    """The same without the numbers that run on."""
    return [_RUNNING.sub("#", text) for text in on_phone(letters, chat)]


class Chance:
    """What the bot draws; drawn again, it is the same."""

    def __init__(self, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
        self._drawn = random.Random(seed)
        monkeypatch.setattr(secrets, "token_bytes", self._bytes)
        monkeypatch.setattr(secrets, "choice", self._drawn.choice)

    def _bytes(self, number: int = 32) -> bytes:
        return self._drawn.randbytes(number)

    @contextmanager
    def kept(self) -> Iterator[None]:
        before = self._drawn.getstate()
        yield
        self._drawn.setstate(before)


class Watch:
    """Knows which words belong to which item, and who must not read them."""

    def __init__(self, chance: Chance) -> None:
        self.chance = chance
        self.scissors = Scissors()
        self.typed: dict[str, set[str]] = defaultdict(set)  # by person: words of their own
        self.meant: set[str] = set()  # words that are sent to whom they are about
        # By reference: its words and the ids of its files, with the entry that has them.
        self.said: dict[str, dict[str, int]] = defaultdict(dict)
        # Who could read an item before it was closed to them, and up to which entry.
        self.knew: dict[tuple[str, str], int] = {}
        self._pairs: set[tuple[str, str]] = set()
        self._items: set[str] = set()
        self._read = 0

    def without(
        self, tx: Transaction, occasion: Occasion, deed: Deed, cut: Iterable[str]
    ) -> list[Letter]:
        """The letters there would be had these items never existed."""
        letters: list[Letter] = []
        with self.chance.kept(), as_if(tx):
            self.scissors.cut(tx, cut)
            before = len(tx.letters)
            with suppress(NotFound):
                deed(occasion)
                letters = tx.letters[before:]
        return letters

    def learn(self, tx: Transaction) -> None:
        """Which words and files now stand in which item, and from whom it is hidden."""
        pairs = {(one, person) for person, all_ in hidden.from_whom(tx).items() for one in all_}
        for reference, person in pairs - self._pairs:
            if reference in self._items and self._could_read(tx, reference, person):
                self.knew[reference, person] = self._read
        self._pairs = pairs
        self._items = {row["reference"] for row in tx.rows("SELECT reference FROM concerns")}
        for row in tx.rows(
            "SELECT id, reference, words FROM entries WHERE id > :read ORDER BY id",
            read=self._read,
        ):
            self._read = row["id"]
            for word in TOKEN.findall(row["words"]):
                self.said[row["reference"]].setdefault(word, row["id"])
        for row in tx.rows("SELECT id, reference, caption FROM attachments"):
            for word in (row["id"], *TOKEN.findall(row["caption"])) if row["reference"] else ():
                self.said[row["reference"]].setdefault(word, self._read)

    def _could_read(self, tx: Transaction, reference: str, person: str) -> bool:
        told = alerts.was_told(tx, reference=reference, person=person)
        return told or people.get(tx, person).role is Role.MANAGER

    def nothing_told(
        self, tx: Transaction, letters: list[Letter], chats: dict[str, int], doer: str
    ) -> None:
        """None of these letters tells of an item to somebody from whom it is hidden."""
        for person, references in hidden.from_whom(tx).items():
            for text in on_phone(letters, chats[person]):
                for reference in references:
                    self._is_clean(text, person, reference, doer)

    def _is_clean(self, text: str, person: str, reference: str, doer: str) -> None:
        known = self.knew.get((reference, person))
        own = self.typed[person] | self.meant
        for word, entry in self.said[reference].items():
            if word not in own and entry > (known or 0):
                assert word not in text, f"{person} reads {word} of {reference}: {text}"
        if reference not in self.typed[person] and not (known is not None and doer == person):
            assert reference not in text, f"{person} reads of {reference}: {text}"
