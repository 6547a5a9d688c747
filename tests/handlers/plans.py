"""What takes several steps, told beforehand: a label to press, data to press (`*`), a command,
something to write as it is (`=`), or `words` of some kind.
"""

import random

from tests.handlers.phones import Phone
from tests.handlers.things import COLLEAGUES, Things


def reporting(chance: random.Random, who: str) -> list[str]:
    """Report a child, a colleague, the manager or a follower."""
    others = [name for name in COLLEAGUES if not name.startswith(who.title())]
    colleague = chance.choice(others)
    found: list[list[str]] = [
        ["/concern", "A child", "words", "Send it now"],
        ["/concern", "A colleague", "words", "+ Which colleague", colleague, "Send it now"],
        ["/concern", "A colleague", "words", "+ Which colleague", colleague, "Send it now"],
        ["/concern", "The manager", "words", "Send it now"],
        ["*danger.manager"],
        ["/report", "A complaint", "words", "Yes", colleague, "Send it"],
        ["/report", "A picture was misused", "words", "No", "Send it"],
        ["*conduct.start:", "words", "words", "words", "Open the case"],
    ]
    return chance.choice(found)


def question(phone: Phone) -> list[str]:
    """Answer the newest question that the manager asked, if there is one."""
    found = [
        data
        for message in phone.screen
        for data in message.buttons.values()
        if data.startswith("mine.answer:")
    ]
    return [f"*{found[-1]}", "words"] if found else []


def ending(chance: random.Random, things: Things, who: str) -> list[str]:
    """Close an item, alone or as the second, open it again, link it, or hand it on."""
    told = things.told.get(who)
    if not told:
        return ["/mine"]
    item = chance.choice(told)
    if chance.random() < 0.3:
        return [f"*inboxlink.start:{item}", f"={chance.choice(told)}"]
    if chance.random() < 0.3:
        return [f"*handon.start:i.{item}", "The police", "words", "Make it and send it to me"]
    if things.items[item] == "closed":
        return [f"*reopen.start:{item}", "words"]
    line = "Thank you. It has been dealt with."
    return [f"*inbox.confirm:{item}", f"*close.start:{item}", "Dealt with here", "words", line]
