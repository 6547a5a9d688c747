"""How far a period has run, in the same words wherever one is shown."""

from datetime import date

from handlers.dialogue import phrases


def left(number: int, due_on: date | None, *, unit: str = "day", by: str = "due by") -> str:
    """Such as: 12 days left, due by Tuesday 22 December 2026. Without a due day it is paused."""
    if due_on is None:
        return f"paused, with {counted(max(0, number), unit)} left"
    day = phrases.day(due_on)
    if number < 0:
        return f"{counted(-number, 'day')} overdue, was due on {day}"
    if number == 0:
        return f"due today, {day}"
    return f"{counted(number, unit)} left, {by} {day}"


def counted(number: int, unit: str) -> str:
    return f"{number} {unit}" + ("" if number == 1 else "s")
