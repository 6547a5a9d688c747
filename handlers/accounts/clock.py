"""When the clock rings: parts in accounts whose last day is over end, and those of people who are
not of the team any more.
"""

from handlers.dialogue import account_people as parts
from handlers.dialogue.turn import Occasion
from policy.hours import local_day
from storage import account_people


def ring(occasion: Occasion) -> None:
    today = local_day(occasion.setting.place, occasion.now)
    for grant in account_people.over(occasion.tx, today):
        parts.end_one(occasion, grant, by="bot")
