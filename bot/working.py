"""Does what was agreed to before and takes long, each in a transaction of its own."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass

from bot.logs import summary
from handlers.dialogue.turn import Occasion
from storage.database import Database
from storage.errors import StorageFailed
from storage.transaction import Transaction

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Work:
    """`step` does the first thing that waits, and says whether there was one; `failed` puts aside
    one whose step ended in a fault.
    """

    step: Callable[[Occasion], bool]
    failed: Callable[[Occasion], None]


def _nothing(occasion: Occasion) -> bool:
    return False


NO_WORK = Work(_nothing, lambda occasion: None)


class Working:
    """The answer that it has begun is on its way before it is done."""

    def __init__(
        self, database: Database, occasion: Callable[[Transaction], Occasion], work: Work
    ) -> None:
        self._database = database
        self._occasion = occasion
        self._work = work
        self._wanted = asyncio.Event()

    def wake(self) -> None:
        """There may be something to do now."""
        self._wanted.set()

    async def run(self) -> None:
        """Until cancelled; what was not done is still wanted then."""
        while True:
            await self._wanted.wait()
            self._wanted.clear()
            try:
                while await self._step():
                    pass
            except StorageFailed as failure:
                log.error("Work waits: the store takes nothing (%s).", failure)

    async def _step(self) -> bool:
        """A fault undoes the step and nothing else; the next ring looks what else waits."""
        ends = await asyncio.gather(self._database.run(self._do), return_exceptions=True)
        end = ends[0]
        if isinstance(end, StorageFailed):
            raise end
        if isinstance(end, BaseException):
            log.critical("Work: a fault, %s", summary(end))
            await self._database.run(lambda tx: self._work.failed(self._occasion(tx)))
            return False
        return end

    def _do(self, tx: Transaction) -> bool:
        return self._work.step(self._occasion(tx))
