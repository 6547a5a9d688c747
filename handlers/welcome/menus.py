"""The menu and the help, and what `/back` and `/cancel` do when nothing is open."""

from handlers.dialogue import menu
from handlers.dialogue.turn import Turn

HOW = (
    "You can also simply write to me, or send a picture or a file: I will ask you what it is for,"
    " and nobody sees it until you have said so."
)
EVERYWHERE = "/back goes one question back, /cancel stops, /start shows the menu."


def show_menu(turn: Turn) -> None:
    text, rows = menu.page(turn, turn.person, turn.dialogue)
    turn.show(text, rows)


def show_help(turn: Turn) -> None:
    """A line for each thing this person can do, and for what works everywhere."""
    entrances = menu.open_to(turn, turn.person)
    lines = [f"/{entrance.command} – {entrance.description}" for entrance in entrances]
    paragraphs = [
        "This is what you can do here:",
        "\n".join(lines),
        HOW,
        EVERYWHERE,
        menu.in_danger(turn.setting.contacts),
    ]
    turn.show("\n\n".join(paragraphs), [[menu.BACK_TO_MENU]])


def stop(turn: Turn) -> None:
    """`/back` or `/cancel` outside every conversation."""
    text, rows = menu.page(turn, turn.person, turn.dialogue)
    turn.say(f"Nothing is open, so there is nothing to stop.\n\n{text}", rows)
