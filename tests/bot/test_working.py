"""What takes long is done after its answer is on the way, and a fault in it harms nothing else."""

from collections.abc import Callable

import pytest

from bot.rehearsal.server import Phone
from bot.working import Work, Working
from handlers.dialogue.turn import Occasion
from tests.bot.shell import Shell, eventually
from tests.bot.trouble import store_that_takes_nothing


def working(shell: Shell, step: Callable[[Occasion], bool], chat: int) -> Working:
    def failed(occasion: Occasion) -> None:
        occasion.letter(chat, "sendMessage", {"text": "It failed."})

    return Working(shell.service.database, shell.occasion, Work(step, failed))


async def test_each_step_is_a_transaction_until_nothing_is_left(shell: Shell, maya: Phone) -> None:
    left = [3]

    def step(occasion: Occasion) -> bool:
        if left[0]:
            occasion.letter(maya.id, "sendMessage", {"text": f"Step {left[0]}."})
            left[0] -= 1
            return True
        return False

    work = working(shell, step, maya.id)
    shell.service._begin(work.run())
    work.wake()
    await eventually(lambda: shell.heard(maya.id) == ["Step 3.", "Step 2.", "Step 1."])


async def test_a_fault_undoes_its_step_and_is_told(shell: Shell, maya: Phone) -> None:
    tries: list[int] = []

    def step(occasion: Occasion) -> bool:
        tries.append(1)
        occasion.letter(maya.id, "sendMessage", {"text": "Half done."})
        raise ZeroDivisionError

    work = working(shell, step, maya.id)
    shell.service._begin(work.run())
    work.wake()
    await eventually(lambda: shell.heard(maya.id) == ["It failed."])
    work.wake()
    await eventually(lambda: len(tries) == 2)


async def test_while_the_store_takes_nothing_it_waits(
    shell: Shell, maya: Phone, caplog: pytest.LogCaptureFixture
) -> None:
    def step(occasion: Occasion) -> bool:
        occasion.letter(maya.id, "sendMessage", {"text": "Done."})
        return False

    work = working(shell, step, maya.id)
    shell.service._begin(work.run())
    async with store_that_takes_nothing(shell, "locked"):
        work.wake()
        await eventually(lambda: "Work waits" in caplog.text)
    work.wake()
    await eventually(lambda: shell.heard(maya.id) == ["Done."])
