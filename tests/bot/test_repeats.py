"""After a crash, what may have arrived before says so."""

from bot.changes import REPEAT
from bot.rehearsal.server import Fault, Phone
from tests.bot.shell import Shell, eventually


async def test_what_went_beside_the_answer_to_a_press_is_marked(
    idle_shell: Shell, maya: Phone
) -> None:
    """The answer to a press stands in nobody's way, so what came after it may have set out too."""
    await idle_shell.start()
    for method in ("answerCallbackQuery", "sendMessage"):
        idle_shell.world.faults.add(Fault(method=method, delay=30))
    await idle_shell.say(maya.id, method="answerCallbackQuery", callback_query_id="1")
    await idle_shell.say(maya.id, "Good morning")
    await eventually(lambda: len(idle_shell.sent()) == 1)
    await idle_shell.stop()
    await idle_shell.start()
    await idle_shell.settles()
    assert idle_shell.heard(maya.id) == ["Good morning", f"Good morning{REPEAT}"]
