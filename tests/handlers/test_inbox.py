"""The inbox as a list: in which order, page by page, and never a word of what is not theirs."""

from datetime import timedelta
from functools import partial
from itertools import product

import pytest

from handlers.concerns import record
from handlers.dialogue.turn import Occasion
from policy.recipients import About
from policy.reports import Kind
from policy.roles import Role
from storage import alerts, concerns, people
from storage.transaction import Transaction
from tests.handlers import inboxes
from tests.handlers.inboxes import closes, complaint, counts, listed, on_screen, opens, worry
from tests.handlers.phones import Phone, Preschool


def test_open_ones_come_first_the_oldest_before_the_others(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    first, second, third = [_after_an_hour(preschool, tom) for _ in range(3)]
    closes(maya, first)
    assert listed(maya) == [second, third, first]
    assert counts(maya) == (2, 1)
    shown = maya.screen[-1].text
    assert shown.index("Open, oldest first") < shown.index("Closed, newest first")


def test_urgent_ones_come_above_all(preschool: Preschool, maya: Phone, tom: Phone) -> None:
    older = complaint(tom)
    preschool.forward(hours=1)
    tom.forges("danger.alarm")
    assert listed(maya)[1:] == [older]
    maya.hears("🔴 urgent, a concern")


def test_the_newest_closed_one_stands_first(preschool: Preschool, maya: Phone, tom: Phone) -> None:
    first, second = [_after_an_hour(preschool, tom) for _ in range(2)]
    closes(maya, second)
    closes(maya, first)
    assert listed(maya) == [second, first]


def test_the_deputys_list_has_the_same_order(
    preschool: Preschool, maya: Phone, dan: Phone, tom: Phone
) -> None:
    first, second, third = [_after_an_hour(preschool, tom) for _ in range(3)]
    preschool.forward(hours=1)
    tom.forges("danger.alarm")
    for reference in (third, first, second):
        maya.forges(f"inbox.give:{reference}/dan")
    closes(maya, first)
    urgent, *others = listed(dan)
    assert others == [second, third, first]
    assert urgent.startswith("C-")


def test_forty_open_items_are_turned_page_by_page(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    given = _many(preschool, 40)
    assert listed(maya) == given[:8]
    maya.hears("Inbox: 40 open, 0 closed, page 1 of 5")
    seen = on_screen(maya)
    for _ in range(4):
        maya.presses("Next page")
        seen += on_screen(maya)
    assert seen == given
    assert "Next page" not in maya.buttons
    maya.presses("Page before")
    assert on_screen(maya) == given[24:32]
    maya.presses(given[24])
    maya.hears(given[24], "Reported by Tom Evans (staff)")


def test_closed_ones_are_one_press_away(preschool: Preschool, maya: Phone, tom: Phone) -> None:
    given = _many(preschool, 20)
    closes(maya, given[-1])
    listed(maya)
    maya.presses("Closed ones")
    assert on_screen(maya) == [*given[16:19], given[-1]]


@pytest.mark.parametrize("data", ["////", "/r.", "none/x.y/z/-1", "/a./w/999999", "///99999999"])
def test_a_malformed_part_shows_a_list_all_the_same(
    preschool: Preschool, maya: Phone, tom: Phone, data: str
) -> None:
    reference = complaint(tom)
    maya.forges(f"inbox.list:{data}")
    assert on_screen(maya) == [reference]


def test_the_empty_inbox_says_so(maya: Phone) -> None:
    maya.writes("/inbox")
    maya.hears("The inbox is empty.")


def test_the_chair_has_what_is_the_chairs(
    preschool: Preschool, maya: Phone, carol: Phone, tom: Phone
) -> None:
    hers = worry(tom, about="The manager")
    complaint(tom)
    assert listed(carol) == [hers]
    assert counts(carol) == (1, 0)
    assert hers not in listed(maya)
    assert counts(maya) == (1, 0)


def test_the_deputy_has_nothing_before_being_told(
    preschool: Preschool, maya: Phone, dan: Phone, tom: Phone
) -> None:
    reference = worry(tom)
    dan.writes("/inbox")
    dan.hears("The inbox is empty.")
    preschool.forward(minutes=16)
    preschool.ring()
    assert listed(dan) == [reference]


@pytest.mark.parametrize("data", ["inbox.list", "inbox.list:concern", "inbox.list:/r.tom"])
def test_a_subject_finds_nothing_in_list_count_or_filter(
    preschool: Preschool, maya: Phone, dan: Phone, tom: Phone, data: str
) -> None:
    worry(tom, about="A colleague", colleague="Dan Price (deputy)")
    preschool.forward(days=2)
    preschool.ring()
    dan.unheard.clear()
    dan.forges(data)
    assert on_screen(dan) == []
    dan.hears_nothing_of("C-", "1 open")


def test_the_store_lists_what_may_be_opened_and_nothing_else(
    preschool: Preschool, maya: Phone, dan: Phone, team: Phone, carol: Phone, tom: Phone
) -> None:
    abouts = ("A child", "A colleague", "The manager")
    for reporter, about in product((tom, maya, dan, carol), abouts):
        if about in _choices(reporter):
            worry(reporter, about=about)
    worry(tom, about="A colleague", colleague="Dan Price (deputy)")
    preschool.forward(minutes=20)
    preschool.ring()
    mia = preschool.add(Role.MANAGER, "Mia Newcomer")
    some = sorted(preschool.run(_references))
    for reference in some[::2]:
        preschool.run(partial(_told, reference, team.id, preschool))
    for reference in some:  # subjects too, who could have been told before they were named
        preschool.run(partial(_told, reference, dan.id, preschool))
    preschool.run(lambda tx: concerns.step_off(tx, some[0], person="maya", at=preschool.now))
    for phone in (maya, dan, team, carol, tom, mia):
        may = {one for one in some if preschool.run(partial(_may, one, phone.id, preschool))}
        assert inboxes.in_store(preschool, phone.id, sees_all=phone in (maya, mia)) == may


def test_reading_it_is_on_record(preschool: Preschool, maya: Phone, tom: Phone) -> None:
    reference = complaint(tom)
    opens(maya, reference)
    assert "maya read" in preschool.audited(reference)


def test_a_long_thread_comes_in_pages_and_nothing_is_lost(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    reference = complaint(tom)
    for number in range(30):
        maya.forges(f"note.start:{reference}")
        maya.writes(f"Note {number:02}. " + "Spoken with them at the gate again. " * 8)
    maya.unheard.clear()
    shown = opens(maya, reference)
    assert "page 1 of" in shown
    assert "The gate was open" in shown
    while "Next page" in maya.buttons:
        maya.presses("Next page")
        shown += maya.screen[-1].text
        assert maya.screen[-1].protected
    assert all(f"Note {number:02}." in shown for number in range(30))
    opens(maya, reference)
    maya.presses("Newest")
    assert "Note 29." in maya.screen[-1].text
    assert "Note 00." not in maya.screen[-1].text


def _choices(phone: Phone) -> list[str]:
    phone.writes("/concern")
    labels = list(phone.buttons)
    phone.presses("Cancel")
    return labels


def _after_an_hour(preschool: Preschool, phone: Phone) -> str:
    preschool.forward(hours=1)
    return complaint(phone)


def _many(preschool: Preschool, number: int) -> list[str]:
    """So many complaints of Tom's, the first the oldest."""
    return preschool.run(partial(_keep, number, preschool))


def _keep(number: int, preschool: Preschool, tx: Transaction) -> list[str]:
    kept = []
    for place in range(number):
        reference = f"R-{place:05}"
        concerns.add(
            tx,
            reference=reference,
            kind=Kind.COMPLAINT,
            about=About.CHILD,
            urgent=False,
            reporter="tom",
            at=preschool.now - timedelta(hours=100 - place),
            subjects=[],
        )
        kept.append(reference)
    return kept


def _references(tx: Transaction) -> list[str]:
    return [row["reference"] for row in tx.rows("SELECT reference FROM concerns")]


def _told(reference: str, person: str, preschool: Preschool, tx: Transaction) -> None:
    alerts.tell(tx, reference=reference, person=person, at=preschool.now)


def _may(reference: str, person: str, preschool: Preschool, tx: Transaction) -> bool:
    occasion = Occasion(tx, preschool.now, preschool.setting, "")
    return record.may_read(occasion, concerns.get(tx, reference), people.get(tx, person))


def test_roles_without_an_inbox_have_none(preschool: Preschool) -> None:
    for role in (Role.STAFF, Role.COMMITTEE, Role.PARENT):
        phone = preschool.add(role, f"Una{role} Usual")
        phone.writes("/inbox")
        phone.hears("not something your role can do")
