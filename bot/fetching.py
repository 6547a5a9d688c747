"""Fetches from Telegram the files that people sent, and locks them in the vault or reads them."""

import asyncio
import hashlib
import logging
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from typing import Any

from telegram.error import TelegramError

from bot.backoff import pause_after
from bot.clock import Clock
from bot.evidence import Vault
from bot.logs import summary
from bot.telegram_api import Telegram
from bot.verdicts import Kind, judge
from handlers.dialogue.turn import Occasion
from storage import attachments, failpoints
from storage.attachments import Attachment
from storage.database import Database
from storage.errors import StorageFailed
from storage.transaction import Transaction

AT_ONCE = 3
LONGEST_PAUSE = 1800.0
# A no that may only hold for the moment is believed after a day.
NEVER_BEFORE = timedelta(hours=24)
FOR_THE_MOMENT = "temporarily unavailable"
# A file that is read, and ends in a fault of ours so often, is given up: its sender hears of it.
MOST_FAULTS = 3

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Keepers:
    """What the handlers note about a file, each in a transaction.

    `readers`: a file of such a purpose is read in a worker thread; the second of the pair takes
    what the first made of the bytes. They are kept only for a purpose among `kept`, and the second
    of the pair says then whether they stay.
    """

    fetched: Callable[[Occasion, str, int, str], None]
    gone: Callable[[Occasion, str], None]
    readers: Mapping[str, tuple[Callable[[bytes], Any], Callable[[Occasion, str, Any], None]]] = (
        field(default_factory=dict)
    )
    kept: Collection[str] = frozenset()


class Fetching:
    def __init__(
        self,
        telegram: Telegram,
        database: Database,
        vault: Vault,
        occasion: Callable[[Transaction], Occasion],
        keepers: Keepers,
        clock: Clock,
    ) -> None:
        self._telegram = telegram
        self._database = database
        self._vault = vault
        self._occasion = occasion
        self._keepers = keepers
        self._clock = clock
        self._wanted = asyncio.Event()

    def wake(self) -> None:
        """There may be files to fetch now."""
        self._wanted.set()

    async def run(self) -> None:
        """Until cancelled; whatever was not fetched is still wanted then."""
        while True:
            await self._wanted.wait()
            self._wanted.clear()
            try:
                while files := await self._database.run(self._due):
                    await self._fetch_together(files)
                await self._remove_dropped()
            except StorageFailed as failure:
                log.error("Evidence waits: the store takes nothing (%s).", failure)

    async def _remove_dropped(self) -> None:
        """Remove what belongs to nothing any more; nothing is being fetched meanwhile."""
        for file in await self._database.run(attachments.dropped):
            await asyncio.to_thread(self._vault.remove, file)
            await self._database.run(partial(attachments.forget, number=file))

    def _due(self, tx: Transaction) -> list[Attachment]:
        return attachments.wanted(tx, now=self._clock.now(), most=AT_ONCE)

    async def _fetch_together(self, files: list[Attachment]) -> None:
        ends = await asyncio.gather(*map(self._fetch, files), return_exceptions=True)
        for file, end in zip(files, ends, strict=True):
            if isinstance(end, StorageFailed):
                raise end
            if end is not None:
                log.critical("Evidence %s: a fault, %s", file.id, summary(end))
                await self._after_fault(file)

    async def _after_fault(self, file: Attachment) -> None:
        if file.purpose in self._keepers.readers and file.tries >= MOST_FAULTS:
            await self._database.run(partial(self._note_gone, file.id))
            return
        await self._later(file)

    async def _fetch(self, file: Attachment) -> None:
        try:
            content = await self._telegram.download(file.file_id)
            failpoints.reach("after-download")
            if file.purpose in self._keepers.readers:
                await self._read(file, content)
                return
            await asyncio.to_thread(self._vault.write, file.id, content)
        except TelegramError as error:
            await self._refused(file, error)
        except OSError as error:
            log.error("Evidence %s could not be written: %s", file.id, type(error).__name__)
            await self._later(file)
        else:
            digest = await asyncio.to_thread(_digest, content)
            await self._database.run(partial(self._note, file.id, len(content), digest))

    async def _read(self, file: Attachment, content: bytes) -> None:
        read, came = self._keepers.readers[file.purpose]
        found = await asyncio.to_thread(read, content)
        if file.purpose in self._keepers.kept:
            await asyncio.to_thread(self._vault.write, file.id, content)
        await self._database.run(lambda tx: came(self._occasion(tx), file.id, found))

    async def _refused(self, file: Attachment, error: TelegramError) -> None:
        verdict = judge(error)
        definite = verdict.kind is Kind.NEVER and FOR_THE_MOMENT not in str(error)
        believed = verdict.kind is Kind.NEVER and self._clock.now() - file.sent_at > NEVER_BEFORE
        log.warning("Evidence %s was not to be had: %s", file.id, verdict.reason)
        if definite or believed:
            await self._database.run(partial(self._note_gone, file.id))
            return
        await self._later(file, verdict.seconds)

    async def _later(self, file: Attachment, at_least: float = 0.0) -> None:
        pause = max(at_least, pause_after(file.tries, LONGEST_PAUSE))
        at = self._clock.now() + timedelta(seconds=pause)
        await self._database.run(partial(attachments.try_again, number=file.id, at=at))

    def _note(self, number: str, size: int, digest: str, tx: Transaction) -> None:
        self._keepers.fetched(self._occasion(tx), number, size, digest)

    def _note_gone(self, number: str, tx: Transaction) -> None:
        self._keepers.gone(self._occasion(tx), number)


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
