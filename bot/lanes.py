"""Which letter goes next: by lane, in order within a chat, one at a time to each chat."""

import heapq
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from typing import Any

from storage.outbox import Lane, Letter

PRESS = "answerCallbackQuery"

# How pressing a way is: its letters' lane, with the answers to presses in between.
LEVELS = URGENT, PRESSED, REPLY, ROUTINE = range(4)
_BY_LANE = {Lane.URGENT: URGENT, Lane.REPLY: REPLY, Lane.ROUTINE: ROUTINE}

Key = tuple[int, int]


class Errand:
    """A letter on its way, with what was learned and changed since it set out."""

    __slots__ = (
        "aside",
        "chat",
        "failed_at",
        "failures",
        "last",
        "letter",
        "method",
        "noted",
        "part",
        "payload",
        "repeat",
        "since",
        "surprises",
        "unknowns",
        "way",
    )

    def __init__(self, letter: Letter, since: float) -> None:
        self.letter = letter
        self.since = since
        self.chat = letter.chat
        self.method = letter.method
        self.payload: dict[str, Any] = letter.payload
        self.way: Key = (0, 0)  # where it stands, or stood when it set out
        self.aside = False  # it kept failing while others got through, and holds nobody up
        self.part, self.last = 0, True  # of a text that had to be split
        self.repeat = letter.maybe_repeat
        self.noted = letter.attempts > 0 and not letter.maybe_repeat  # as surely not arrived
        self.failures, self.failed_at = 0, 0.0
        self.unknowns = 0
        self.surprises = 0

    @property
    def urgent(self) -> bool:
        return self.letter.lane is Lane.URGENT

    @property
    def key(self) -> Key:
        """Its way. What is urgent to a chat has one apart, so that it waits for no upload and no
        hung call; an answer to a press has one to itself, for it is bound to no order.
        """
        if self.aside or self.letter.method == PRESS:
            return (self.chat, self.letter.id)
        return (self.chat, -1 if self.urgent else 0)

    @property
    def level(self) -> int:
        if self.letter.method == PRESS and not self.urgent:
            return PRESSED
        return _BY_LANE[self.letter.lane]


class _Way:
    """The letters that go one after another, most pressing and oldest first."""

    __slots__ = ("busy", "errands", "key", "listed", "until")

    def __init__(self, key: Key) -> None:
        self.key = key
        self.errands: list[tuple[int, int, int, Errand]] = []
        self.busy = False
        self.until = 0.0
        self.listed: int | None = None

    @property
    def front(self) -> Errand:
        return self.errands[0][3]


class Lanes:
    """All letters that are not delivered. Times are passed in, in seconds of any steady clock."""

    def __init__(self) -> None:
        self._ways: dict[Key, _Way] = {}
        self._ready: tuple[OrderedDict[Key, _Way], ...] = tuple(OrderedDict() for _ in LEVELS)
        self._resting: list[tuple[float, Key]] = []
        self._chats: dict[int, float] = {}
        self.count = 0

    def put(self, errand: Errand) -> None:
        """Take a letter in."""
        errand.way = errand.key
        way = self._ways.get(errand.way)
        if way is None:
            way = self._ways[errand.way] = _Way(errand.way)
        heapq.heappush(way.errands, (errand.letter.lane, errand.letter.id, errand.part, errand))
        self.count += 1
        if way.until and way.front is errand:
            way.until = 0.0  # it need not wait for what made the one behind it rest
        self._list(way)

    def first(self, now: float, levels: Iterable[int] = LEVELS) -> Errand | None:
        """The letter of these levels that goes next, left where it is; those of a resting chat are
        passed over.
        """
        self._wake(now)
        for level in levels:
            ready = self._ready[level]
            while ready:
                way = next(iter(ready.values()))
                until = self._chats.get(way.key[0], 0.0)
                if until <= now:
                    return way.front
                self._rest(way, until)
        return None

    def take(self, errand: Errand) -> None:
        """It sets out; the others of its way wait for `free` or `back`."""
        way = self._ways[errand.way]
        heapq.heappop(way.errands)
        self._unlist(way)
        way.busy = True
        self.count -= 1

    def free(self, errand: Errand) -> None:
        """It is done, and the next of its way may go."""
        self._free(self._ways[errand.way])

    def back(self, errand: Errand, until: float = 0.0) -> None:
        """It is to go once more, from where it stood, after a rest until then."""
        way = self._ways[errand.way]
        self.put(errand)
        self._free(way)
        if until:
            self._rest(self._ways[errand.way], until)

    def rest(self, errand: Errand, until: float) -> None:
        """Leave the way of a waiting letter alone until then."""
        self._rest(self._ways[errand.way], until)

    def rest_chat(self, chat: int, until: float, now: float) -> None:
        """Leave the chat alone until then, whatever waits for it."""
        self._chats = {known: over for known, over in self._chats.items() if over > now}
        self._chats[chat] = max(until, self._chats.get(chat, 0.0))

    def next_wake(self) -> float | None:
        """When the first rest is over."""
        return self._resting[0][0] if self._resting else None

    def has_more(self, errand: Errand) -> bool:
        """Whether another letter stands behind one that has set out."""
        return bool(self._ways[errand.way].errands)

    def waiting(self) -> Iterator[Errand]:
        """All that have not set out, or came back to go once more."""
        return (errand for way in self._ways.values() for *_, errand in way.errands)

    def urgent_ready(self) -> Iterator[Errand]:
        """The urgent letters that could go now."""
        return (way.front for way in self._ready[URGENT].values())

    def _wake(self, now: float) -> None:
        while self._resting and self._resting[0][0] <= now:
            _, key = heapq.heappop(self._resting)
            way = self._ways.get(key)
            if way and not way.busy and way.until <= now:
                way.until = 0.0
                self._list(way)

    def _free(self, way: _Way) -> None:
        way.busy = False
        if way.errands:
            self._list(way)
        else:
            del self._ways[way.key]

    def _list(self, way: _Way) -> None:
        if way.busy or way.until:
            return
        level = way.front.level
        if way.listed != level:
            self._unlist(way)
            way.listed = level
            self._ready[level][way.key] = way

    def _unlist(self, way: _Way) -> None:
        if way.listed is not None:
            del self._ready[way.listed][way.key]
            way.listed = None

    def _rest(self, way: _Way, until: float) -> None:
        self._unlist(way)
        way.until = until
        heapq.heappush(self._resting, (until, way.key))
