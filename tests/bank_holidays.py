"""The bank holidays that a setting keeps, as the package knows them, without a program
of its own.
"""

from datetime import date
from functools import cache

import holidays

YEARS = range(2024, 2041)


@cache
def bank_holidays(nation: str = "ENG") -> frozenset[date]:
    return frozenset(holidays.country_holidays("GB", subdiv=nation, years=YEARS))
