"""The days on which a setting is closed: its own, and the bank holidays of its nation."""

import logging
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

from policy.setting import Setting

LONGEST_SECONDS = 10

ALMANAC = Path(__file__).with_name("almanac.py")

log = logging.getLogger(__name__)


class NotKnown(Exception):
    """Why the bank holidays could not be worked out."""


def bank_holidays(nation: str) -> frozenset[date]:
    """Those of many years, substitute days among them, or none without a nation; raises NotKnown.

    It takes a fifth of a second, once, while the bot starts.
    """
    if not nation:
        return frozenset()
    try:
        almanac = subprocess.run(
            (sys.executable, "-I", str(ALMANAC), nation),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            timeout=LONGEST_SECONDS,
        )
        days = frozenset(map(date.fromisoformat, almanac.stdout.split()))
    except subprocess.TimeoutExpired:
        raise NotKnown(f"not within {LONGEST_SECONDS} seconds") from None
    except (OSError, ValueError) as error:
        raise NotKnown(type(error).__name__) from None
    if almanac.returncode or not days:
        raise NotKnown(f"the almanac ended with {almanac.returncode}")
    return days


def with_bank_holidays(setting: Setting) -> Setting:
    """The setting with its bank holidays among its closed days.

    Without them the bot starts all the same, as a setting that keeps none: a reminder may come on a
    closed day, but nothing is lost.
    """
    place = setting.place
    try:
        days = bank_holidays(place.bank_holidays)
    except NotKnown as reason:
        log.warning(
            "The bank holidays are not known (%s): reminders may come on them.", str(reason)
        )
        return replace(setting, place=replace(place, bank_holidays=""))
    return replace(setting, place=replace(place, closed_days=place.closed_days | days))
