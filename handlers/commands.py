"""Brings every person's list of commands up to date when the bot starts."""

from handlers.dialogue import command_list
from handlers.dialogue.turn import Occasion
from policy.roles import Role
from storage import people


def refresh(occasion: Occasion) -> None:
    """Give each active person the commands of their role, and strangers only the way in."""
    command_list.give_strangers(occasion)
    for person in people.active(occasion.tx, *Role):
        command_list.give(occasion, person)
