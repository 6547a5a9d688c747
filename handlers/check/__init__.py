"""What may be shown of a child, looked up by name, by group, or for the wall."""

from handlers.check import answering, asking, groups, wall
from handlers.dialogue.conversation import Conversation
from handlers.dialogue.router import Route
from policy.access import Action

COMMANDS = {"check": Route(asking.start, Action.CHECK_CHILD)}
PRESSES = {
    "check.start": Route(asking.start, Action.CHECK_CHILD),
    "check.child": Route(answering.show_child, Action.CHECK_CHILD),
    "check.rooms": Route(groups.show_rooms, Action.CHECK_CHILD),
    "check.room": Route(groups.show_room, Action.CHECK_CHILD),
    "check.wall": Route(wall.make, Action.PRINT_WALL_LIST),
}
CONVERSATIONS: tuple[type[Conversation], ...] = (asking.LookUp,)
