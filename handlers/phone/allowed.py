"""What the setting's phone answers to: a part of all routes, smaller still before a PIN was given.

Nothing in it shows what somebody reported, was told or is asked.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace

from handlers.dialogue import router
from handlers.dialogue.buttons import parse
from handlers.dialogue.conversation import Conversation
from handlers.dialogue.router import Handler, Route, Routes
from handlers.dialogue.turn import Turn

ALARMS = frozenset({"danger.alarm", "danger.manager", "danger.called", "danger.mistake"})
REPORTING = frozenset(
    {
        *("concern.start", "report.start", "ask.start"),
        *("report.concern", "report.unsure", "report.past", "report.ours"),
        *("concern.carry", "report.carry", "ask.carry", "welcome.nothing"),
        *("check.start", "check.child", "check.rooms", "check.room"),
    }
)
COMMANDS = frozenset({"concern", "report", "ask", "check"})
CONVERSATIONS = frozenset({"concern", "report", "ask", "check"})
BEFORE = frozenset({"phone.who", "phone.page", "phone.first"})
SITTING = frozenset({"phone.done", "phone.menu"})
PIN = "pin"
# A conversation of one's own that waits somewhere is not taken up here.
_NEVER = frozenset({"resume"})


def before_pin(data: str) -> bool:
    """Whether such a button may stand in the chat before a PIN was given."""
    return _allowed(data, ALARMS | BEFORE, frozenset({PIN}))


def with_pin(data: str) -> bool:
    return _allowed(data, ALARMS | REPORTING | SITTING, CONVERSATIONS)


def _allowed(data: str, presses: frozenset[str], conversations: frozenset[str]) -> bool:
    topic, action, _ = parse(data)
    if f"{topic}.{action}" in presses:
        return True
    return topic in conversations and action not in _NEVER and action != "start"


def routes(
    all_routes: Routes,
    offers: Callable[[str], bool],
    own: Mapping[str, Route],
    *,
    commands: frozenset[str],
    conversations: Mapping[str, type[Conversation]],
    otherwise: Handler,
    loose: Handler,
) -> Routes:
    """The routes that this phone has now; everything else is answered by `otherwise`."""
    alarms = {name: replace(all_routes.presses[name], action=None) for name in ALARMS}
    others = {name: Route(_refusing(name)) for name in all_routes.presses}
    reporting = {name: route for name, route in all_routes.presses.items() if offers(name)}
    if not reporting:
        reporting = {name: Route(otherwise) for name in REPORTING}
    always = {name: Route(otherwise) for name in ("start", "help", "back", "cancel")}
    kept = {name: all_routes.commands[name] for name in commands}
    return Routes(
        commands=always | kept,
        presses={**others, **reporting, **alarms, **own},
        conversations=conversations,
        loose=loose,
        edited=_nothing,
        spoken=lambda turn: False,
        other=otherwise,
    )


def _refusing(name: str) -> Handler:
    return lambda turn: router.refuse(turn, name)


def _nothing(turn: Turn) -> None:
    """An edit of what is no part of an open conversation changes nothing here."""
