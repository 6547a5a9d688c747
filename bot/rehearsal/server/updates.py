"""The queue of updates for the bot, with the offset rules of Telegram's own server.

An update is forgotten when the bot asks for a later one, or when it is too old. An offset far past
the queue's end, as after a quiet week, forgets nothing and is answered from the head.
"""

import json
import random
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import chain, islice

from bot.clock import Clock
from bot.rehearsal.server.shape import Json

AHEAD = 10
EARLIEST, LATEST = 2_000_000, 500_000_000
KEPT = timedelta(hours=24)
LARGEST = 64 * 1024
ON_REQUEST_ONLY = frozenset({"chat_member", "message_reaction", "message_reaction_count"})


@dataclass
class Entry:
    id: int
    content: Json
    expires_at: datetime
    delivered: bool = False


class Updates:
    def __init__(self, clock: Clock) -> None:
        self.on_added: Callable[[], None] = lambda: None
        self._clock = clock
        self._allowed: frozenset[str] | None = None
        self._waiting: deque[Entry] = deque()
        self._again: deque[Entry] = deque()
        # Anywhere, as at Telegram, so that no offset of an earlier queue fits by chance.
        self._next_id = random.randrange(EARLIEST, LATEST)

    def __len__(self) -> int:
        return len(self._waiting) + len(self._again)

    @property
    def next_id(self) -> int:
        return self._next_id

    def allow(self, kinds: list[str]) -> None:
        self._allowed = frozenset(kinds) if kinds else None

    def add(self, kind: str, content: Json, *, since: datetime, kept: timedelta = KEPT) -> None:
        """Queue an update, unless its kind is not wanted or Telegram would not carry it."""
        wanted = kind not in ON_REQUEST_ONLY if self._allowed is None else kind in self._allowed
        if wanted and len(json.dumps(content)) <= LARGEST:
            self._append({kind: content}, since + kept)

    def push_raw(self, update: Json) -> None:
        """Queue any JSON; one with its own update_id is served once, whatever the offset says."""
        content = dict(update)
        expires_at = self._clock.now() + KEPT
        if "update_id" not in content:
            self._append(content, expires_at)
            return
        self._again.append(Entry(content.pop("update_id"), content, expires_at))
        self.on_added()

    def jump(self, update_id: int) -> None:
        """As after a quiet week: nothing is waiting, and the next id is anywhere."""
        if any(not entry.delivered for entry in chain(self._again, self._waiting)):
            raise RuntimeError("a quiet week leaves no update undelivered")
        self.drop()
        self._next_id = update_id

    def settled(self, offset: int) -> int:
        """Where an answer starts; a negative offset drops all but that many of the newest."""
        if offset > 0:
            return offset
        while offset < 0 and len(self._waiting) > -offset:
            self._waiting.popleft()
        return self._waiting[0].id if self._waiting else self._next_id

    def take(self, offset: int, limit: int) -> list[Json]:
        """What `getUpdates` answers; everything before the offset is forgotten on arrival."""
        self.expire()
        if offset <= self._next_id + AHEAD:
            while self._waiting and self._waiting[0].id < offset:
                self._waiting.popleft()
        while self._again and self._again[0].delivered:
            self._again.popleft()
        served = list(islice(chain(self._again, self._waiting), limit))
        for entry in served:
            entry.delivered = True
        return [{"update_id": entry.id} | entry.content for entry in served]

    def drop(self) -> None:
        self._waiting.clear()
        self._again.clear()

    def expire(self) -> None:
        now = self._clock.now()
        if any(entry.expires_at < now for entry in self._waiting):
            self._waiting = deque(entry for entry in self._waiting if entry.expires_at >= now)

    def _append(self, content: Json, expires_at: datetime) -> None:
        self._waiting.append(Entry(self._next_id, content, expires_at))
        self._next_id += 1
        self.on_added()
