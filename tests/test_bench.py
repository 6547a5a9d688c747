"""The benchmark of the calendar and of reports, in a size that takes a moment: each figure has its
row.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import chain

import pytest

import storage.inbox
from bench import table
from bench.calendar import days, dueness, measuring, monday
from bench.calendar.measuring import FULL
from bench.families.figures import OURS, SCAN, Figure
from bench.phases import Record
from bench.reports import inbox, stores
from bench.reports import measuring as of_reports
from bench.rows import CALENDAR, REPORTS
from storage import duties
from storage.inbox import Wanted
from storage.transaction import Transaction

SMALL = replace(
    FULL, duties=(100, 300), times=6, scans=1, team=5, children=5, records=40, screens=1
)
# These start the bot itself, which would take some seconds each.
OF_A_START = {"start.empty", "start.full", "memory.empty", "memory.full"}


def _rows(figures: Iterator[Figure]) -> set[str]:
    return {row for row, _, _ in figures}


def test_every_figure_of_the_calendar_has_its_row() -> None:
    found = chain(
        measuring.of_what_is_due(SMALL),
        measuring.of_screens(SMALL),
        monday.measured(team=SMALL.team),
    )
    small = {f"due.{what}.300" for what in ("ring", "list", "idle")}
    large = {f"due.{what}.{n}" for what in ("ring", "list", "idle") for n in FULL.duties if n > 100}
    assert _rows(found) - small == set(CALENDAR) - OF_A_START - large


def test_the_rows_are_printed_with_the_aim_and_how_far_it_was_kept() -> None:
    record = Record()
    record.figures[("due.ring.100", OURS)] = [2.0]
    record.figures[("due.ring.100", SCAN)] = [1.0]
    record.figures[("due.ring.growth", OURS)] = [1.5]
    record.figures[("memory.full", OURS)] = [91.0]
    printed = table.beside(record, CALENDAR, SCAN).splitlines()
    assert ["0.5 times" in line for line in printed] == [False, False, True, False, False]
    assert "within 2 times" in printed[3]
    assert "met" in printed[3]
    assert "within 90 MB" in printed[4]
    assert "short" in printed[4]


def test_the_scan_finds_the_same_as_the_question_to_the_store() -> None:
    def both(today: date, tx: Transaction) -> None:
        asked = duties.to_tell(tx, today, most=200)
        assert {duty.id for duty in dueness.scan(tx, today)} == {duty.id for duty in asked}
        assert len(asked) == dueness.TOLD_ON_A_DAY

    with measuring.filled(partial(measuring.open_duties, 300)) as preschool:
        preschool.run(partial(both, days.working(1)[0]))


@pytest.mark.parametrize("number", [1, 5, 40])
def test_it_is_measured_on_working_days_alone(number: int) -> None:
    found = days.working(number)
    assert len(set(found)) == number
    assert all(day.weekday() < 5 for day in found)
    assert found == sorted(found)


def test_every_figure_of_the_inbox_has_its_row() -> None:
    small = replace(of_reports.FULL, items=(10, 4000), times=3, scans=1)
    large = {key.replace("100000", "4000") for key in REPORTS}
    assert _rows(of_reports.of_the_inbox(small)) == large


def test_the_scan_finds_the_same_as_the_inbox() -> None:
    def both(tx: Transaction) -> None:
        wanted = Wanted("manager", sees_all=True)
        whole = storage.inbox.page(tx, wanted, first=0, most=inbox.ON_A_PAGE)
        assert whole.listed == inbox.first_page(tx)
        for words in inbox.SEARCHES.values():
            sought = replace(wanted, words=words)
            found = storage.inbox.page(tx, sought, first=0, most=inbox.ON_A_PAGE)
            assert found.listed == inbox.search_page(tx, words) != []

    with measuring.filled(partial(stores.fill, number=4000)) as preschool:
        preschool.run(both)
