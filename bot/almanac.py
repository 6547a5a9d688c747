"""Prints the bank holidays of a nation, a line each, and ends.

Run as a program of its own by `bot.closed_days`: the package that knows them holds many countries'
calendars in memory, 12 MB, which are given back when it ends.
"""

import sys

import holidays

# Whatever this machine's clock says: it may be wrong when the bot starts, the rehearsal's is moved,
# and a bot runs for years.
YEARS = range(2020, 2101)


def main() -> None:
    found = holidays.country_holidays("GB", subdiv=sys.argv[1], years=YEARS)
    sys.stdout.writelines(f"{day}\n" for day in sorted(found))


if __name__ == "__main__":
    main()
