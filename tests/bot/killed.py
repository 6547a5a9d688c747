"""A shell that echoes until it reaches the step at which it is killed."""

import asyncio
import sys
from pathlib import Path

from bot.service import Service, Wiring
from storage import failpoints
from tests.bot.shell import UNPACED, Handlers, echo


async def main(address: str, database: str, key: str, step: str) -> None:
    failpoints.arm(step)
    wiring = Wiring("1:rehearsal", address, Path(database), key, pace=UNPACED)
    service = Service(wiring, Handlers(echo).handling())
    await service.start()
    await service.ended()


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
