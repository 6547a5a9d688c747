"""What is to be kept about letters that came back, written in small groups."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from bot.backoff import Backoff
from handlers.dialogue.turn import Occasion
from storage import failpoints
from storage.database import Database
from storage.errors import StorageFailed
from storage.transaction import Transaction

TOGETHER = 0.02

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Mark:
    """`keep` writes what became of a letter; `tell` lets the handlers act on it, in the same
    transaction; `then` is called once it is committed.
    """

    keep: Callable[[Transaction], None]
    tell: Callable[[Occasion], None] | None = None
    then: Callable[[], None] | None = None


class Marks:
    """Collects marks for a moment, unless somebody waits for one, or a transaction takes them
    along:
    a commit costs more than all that is in it.
    """

    def __init__(self, database: Database, occasion: Callable[[Transaction], Occasion]) -> None:
        self._database = database
        self._occasion = occasion
        self._waiting: list[Mark] = []
        self._writing: list[Mark] = []
        self._aboard = 0
        self._timer: asyncio.TimerHandle | None = None
        self._writer: asyncio.Task[None] | None = None
        self._hurried = False
        self._closed = False
        self._backoff = Backoff(longest=30.0)
        self.on_written: Callable[[], None] = lambda: None
        self.on_bug: Callable[[BaseException], None] = lambda bug: None

    @property
    def none_left(self) -> bool:
        """Whether everything that came back is kept."""
        return not (self._waiting or self._writing or self._writer or self._aboard)

    def add(self, mark: Mark, *, soon: bool) -> None:
        self._waiting.append(mark)
        if soon:
            self.hurry()
        elif self._timer is None and self._writer is None:
            self._timer = asyncio.get_running_loop().call_later(TOGETHER, self.hurry)

    def hurry(self) -> None:
        """Write what was collected, now or as soon as what is being written is done."""
        if self._timer:
            self._timer.cancel()
            self._timer = None
        self._hurried = True
        if self._writer is None and self._waiting:
            self._hurried = False
            self._writing, self._waiting = self._waiting, []
            self._writer = asyncio.create_task(self._write())
            self._writer.add_done_callback(self._written)

    def board(self) -> list[Mark]:
        """Those that can be written within a transaction of somebody else's, who says then whether
        they `landed` or `stayed`.
        """
        if any(mark.tell for mark in self._waiting):
            return []  # they keep their order, and a handler may fail
        aboard, self._waiting = self._waiting, []
        self._aboard = len(aboard)
        return aboard

    def landed(self, marks: list[Mark]) -> None:
        self._aboard = 0
        self._kept(marks)

    def stayed(self, marks: list[Mark]) -> None:
        self._aboard = 0
        self._waiting = marks + self._waiting
        self.hurry()

    async def finish(self, patience: float) -> None:
        """Write all that is left, if the store takes it in that time."""
        try:
            async with asyncio.timeout(patience):
                while self._waiting or self._writer:
                    self.hurry()
                    if self._writer:
                        await asyncio.wait([self._writer])
        except TimeoutError:
            self._closed = True
            if self._writer:
                self._writer.cancel()
                await asyncio.wait([self._writer])

    async def _write(self) -> None:
        marks = self._writing
        try:
            await self._database.run(partial(self._keep, marks))
        except StorageFailed as error:
            log.error("Deliveries could not be noted (%s); they will be noted later.", error)
            await asyncio.sleep(self._backoff.next())
            self._put_back(marks)
            return
        self._writing = []
        self._backoff.reset()
        self._kept(marks)

    def _kept(self, marks: list[Mark]) -> None:
        for mark in marks:
            if mark.then:
                mark.then()
        if marks:
            self.on_written()

    def _keep(self, marks: list[Mark], tx: Transaction) -> None:
        for mark in marks:
            mark.keep(tx)
            if mark.tell:
                mark.tell(self._occasion(tx))
        failpoints.reach("before-mark")

    def _written(self, writer: asyncio.Task[None]) -> None:
        self._writer = None
        if self._closed:
            return
        if self._writing:
            self._after_bug(None if writer.cancelled() else writer.exception())
        if self._hurried:
            self.hurry()
        elif self._waiting and self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(TOGETHER, self.hurry)

    def _after_bug(self, bug: BaseException | None) -> None:
        """A handler's bug must not keep the outbox from knowing what was delivered."""
        log.critical("What follows from a delivery failed.", exc_info=bug)
        marks = self._writing
        if any(mark.tell for mark in marks):
            self._put_back([Mark(mark.keep, None, mark.then) for mark in marks])
            return
        self._writing = []
        self.on_bug(bug or asyncio.CancelledError())

    def _put_back(self, marks: list[Mark]) -> None:
        self._writing = []
        self._waiting = marks + self._waiting
        self._hurried = True
