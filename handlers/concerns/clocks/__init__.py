"""The clocks of a report: seen on it, told before they run out, and started, paused and ended by
hand (C16, C17).
"""

from handlers.concerns import keeping
from handlers.concerns.clocks import changing, screen, starting
from handlers.concerns.clocks.ring import ring as ring
from handlers.dialogue.conversation import Conversation
from handlers.dialogue.router import Route
from policy.access import Action

COMMANDS: dict[str, Route] = {}
PRESSES = {
    "clock.list": Route(screen.show, Action.RUN_CLOCK),
    "clock.done": Route(changing.starts(changing.ClockDone), Action.RUN_CLOCK),
    "clock.pause": Route(changing.starts(changing.ClockPause), Action.RUN_CLOCK),
    "clock.resume": Route(changing.resume, Action.RUN_CLOCK),
    "clock.stop": Route(changing.starts(changing.ClockStop), Action.RUN_CLOCK),
    "clock.breach": Route(keeping.starts(starting.Breach, Action.RUN_CLOCK), Action.RUN_CLOCK),
    "clock.complaint": Route(
        keeping.starts(starting.DataComplaint, Action.RUN_CLOCK), Action.RUN_CLOCK
    ),
}
CONVERSATIONS: tuple[type[Conversation], ...] = (
    changing.ClockDone,
    changing.ClockPause,
    changing.ClockStop,
    starting.Breach,
    starting.DataComplaint,
)
