"""A moment as a record has it: at the setting with its zone, and in UTC."""

from datetime import UTC, datetime

from policy.setting import Place


def local(moment: datetime, place: Place) -> str:
    """Such as 22 Nov 2026 10:04:05 GMT."""
    there = moment.astimezone(place.zone)
    return f"{there.day} {there:%b %Y %H:%M:%S %Z}"


def universal(moment: datetime) -> str:
    """Such as 2026-11-22 10:04:05 UTC."""
    return f"{moment.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC"


def both(moment: datetime, place: Place) -> list[str]:
    return [local(moment, place), universal(moment)]
