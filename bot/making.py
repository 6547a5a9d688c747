"""Letters with something to be made: a QR picture, a paper, a text, a piece of evidence, or a
record to hand on.
"""

import asyncio
import io
import json
from functools import partial

import segno

from bot import packing, papers
from bot.evidence import Unreadable, Vault
from bot.lanes import Errand
from bot.packing import NotPacked
from bot.telegram_api import Upload
from storage import attachments
from storage.database import Database
from storage.transaction import NotFound

# At most so many at a time are held in memory.
AT_ONCE = 2

INSTEAD = "A file that belongs here could not be made ready to show. Please ask for it again."

_PARAMETERS = {"sendPhoto": "photo", "sendVoice": "voice", "sendDocument": "document"}


class CannotBeMade(Exception):
    """It will not come about by trying again."""


class Making:
    """Makes outside any transaction, in a worker thread."""

    def __init__(self, database: Database, vault: Vault) -> None:
        self._database = database
        self._vault = vault
        self.room = asyncio.Semaphore(AT_ONCE)

    async def make(self, errand: Errand) -> Upload:
        """What goes with this letter; raises CannotBeMade."""
        what, _, which = errand.letter.made.partition(":")
        parameter = _PARAMETERS.get(errand.method)
        if parameter is None:
            raise CannotBeMade(f"a file for {errand.method}")
        match what:
            case "qr":
                return Upload(parameter, "invitation.png", await asyncio.to_thread(picture, which))
            case "paper":
                return await paper(parameter, which)
            case "text":
                name, _, words = which.partition(":")
                return Upload(parameter, name, words.encode())
            case "evidence":
                return await self._evidence(parameter, which)
            case "export":
                return await self._export(parameter, which)
        raise CannotBeMade(f"{what} is not known")

    async def _evidence(self, parameter: str, number: str) -> Upload:
        try:
            found = await self._database.run(partial(attachments.get, number=number))
            content = await asyncio.to_thread(self._vault.read, number)
        except (NotFound, Unreadable) as error:
            raise CannotBeMade(f"evidence {number}: {error}") from error
        return Upload(parameter, found.name, content)

    async def _export(self, parameter: str, which: str) -> Upload:
        try:
            order = json.loads(which)
            return Upload(parameter, order["name"], await packing.packed(order, self._vault))
        except (KeyError, TypeError, ValueError, OSError, papers.NotAPaper, NotPacked) as error:
            # Never with its words: the order has names, what was said, and the password.
            raise CannotBeMade(f"an export: {type(error).__name__}") from None


async def paper(parameter: str, which: str) -> Upload:
    """The PDF or PNG of `<kind>:<content as JSON>`; raises CannotBeMade."""
    kind, _, content = which.partition(":")
    try:
        return Upload(
            parameter, papers.KINDS[kind], await papers.rendered(kind, json.loads(content))
        )
    except (KeyError, ValueError, papers.NotAPaper) as error:
        # Never with its words: the content has names and links.
        raise CannotBeMade(f"a paper: {type(error).__name__}") from None


def picture(link: str) -> bytes:
    """The link as a QR code to photograph from a screen."""
    out = io.BytesIO()
    segno.make(link, error="m", micro=False).save(out, kind="png", scale=10, border=4)
    return out.getvalue()
