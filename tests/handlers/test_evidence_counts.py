"""What is counted for a clause of what reaches the manager: these and no others, each by its own
moments, and by whom.
"""

import re
from datetime import datetime
from functools import partial

import pytest

from handlers.board.gathering import OF_CONCERNS
from policy.reports import RULES, Kind
from storage import concerns, entries
from tests.handlers import cased, inboxes
from tests.handlers.phones import Phone, Preschool
from tests.handlers.test_cases_evidence import SPOKEN
from tests.handlers.test_evidence_of_clauses import report, told

LETTERS = "ACDEFGHJKMNP"
REFERENCE = re.compile(r"[CQR]-[A-Z]{5}")


def everything(preschool: Preschool, tom: Phone) -> dict[str, Kind]:
    """One of each kind, none of them urgent, and an urgent concern."""
    kinds = {f"R-{letter * 5}": kind for letter, kind in zip(LETTERS, Kind, strict=False)}
    assert len(kinds) == len(Kind)
    for reference, kind in kinds.items():
        report(preschool, reference, tom, kind=kind)
    report(preschool, "C-YYYYY", tom, urgent=True)
    return kinds | {"C-YYYYY": Kind.CONCERN}


@pytest.mark.parametrize("clause", sorted(OF_CONCERNS))
def test_each_kind_stands_under_its_own_clause_alone(
    preschool: Preschool, maya: Phone, tom: Phone, clause: str
) -> None:
    preschool.begin()
    kinds = everything(preschool, tom)
    expected = {one for one, kind in kinds.items() if RULES[kind].clause == clause}
    if clause == "C18":
        expected = {"C-YYYYY"}
    if clause == "C23":
        expected = {one for one, kind in kinds.items() if kind is Kind.QUESTION}
    shown = told(maya, clause)
    assert set(REFERENCE.findall(shown)) == expected
    assert "Counted are only those that you may open yourself" in shown


def test_the_moments_are_those_of_the_item_and_only_the_opener_is_named(
    preschool: Preschool, maya: Phone, dan: Phone, tom: Phone
) -> None:
    reference = inboxes.worry(tom)
    preschool.forward(hours=1)
    inboxes.opens(maya, reference)
    preschool.forward(hours=1)
    inboxes.closes(maya, reference)
    preschool.forward(hours=1)
    maya.forges(f"note.start:{reference}")
    maya.writes("A note after it was closed")
    shown = told(maya, "C17")
    assert f"• 23 Nov 2026 10:02: {reference} reported\n" in f"{shown}\n"
    assert f"• 23 Nov 2026 11:02: {reference} first opened – Maya Thompson (manager)" in shown
    assert f"• 23 Nov 2026 12:02: {reference} closed\n" in f"{shown}\n"
    assert "13:02:" not in shown
    assert "Tom" not in shown


def test_only_steps_are_listed_of_a_case_and_each_by_whoever_took_it(
    preschool: Preschool, maya: Phone, dan: Phone, tom: Phone
) -> None:
    preschool.begin()
    reference = cased.misuse(tom)
    maya.forges(f"note.start:{reference}")
    maya.writes("A note")
    maya.forges(f"inbox.give:{reference}/dan")
    cased.asked(dan, reference)
    shown = told(maya, "C20")
    steps = [line for line in shown.splitlines() if f"{reference}: " in line]
    assert len(steps) == 1
    assert steps[0].endswith("– Dan Price (deputy)")


def test_no_removal_of_a_case_is_evidence_before_or_after_it_is_done(
    preschool: Preschool, maya: Phone, grace: Phone
) -> None:
    """That there is a case stands nowhere but in the case."""
    preschool.begin()
    reference = cased.case(maya, "Grace Okafor", known="Grace Okafor (parent or carer)")
    cased.decide(maya, reference, "Removed", *SPOKEN)
    assert cased.waiting(preschool)
    assert "taken away" not in told(maya, "C33")
    preschool.run(
        lambda tx: tx.execute(
            "UPDATE removals SET done_by = 'maya', done_at = :at", at=preschool.now
        )
    )
    assert "taken away" not in told(maya, "C33")


def test_who_reported_it_counts_it_only_where_they_were_told_of_it(
    preschool: Preschool, maya: Phone, dan: Phone, tom: Phone
) -> None:
    own = inboxes.worry(dan)
    assert own not in told(dan, "C17")
    assert own in told(maya, "C17")


def test_what_is_counted_by_the_hour_is_all_in_its_quarter(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    for _ in range(3):
        tom.forges("inbox.list")
    assert "• October to December 2026: 3" in told(maya, "C1")


def test_quarters_have_each_record_once(preschool: Preschool, maya: Phone, tom: Phone) -> None:
    reference = inboxes.worry(tom)
    moment = datetime.fromisoformat("2026-06-30T23:30:00+00:00")  # July by the clock here
    preschool.run(lambda tx: tx.execute("UPDATE concerns SET reported_at = :at", at=moment))
    preschool.run(partial(concerns.mark_opened, reference=reference, by="maya", at=preschool.now))
    preschool.run(
        partial(
            entries.add,
            reference=reference,
            kind=entries.Kind.NOTE,
            words="x",
            by="maya",
            at=preschool.now,
        )
    )
    shown = told(maya, "C17")
    assert "• October to December 2026: 1\n• July to September 2026: 1" in shown
    assert "April" not in shown
