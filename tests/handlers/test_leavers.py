"""Staff who leave: everything they held is handed over or ended in the same breath."""

from datetime import date
from functools import partial

import pytest

from handlers.dialogue import duties as calendar
from policy.accounts import Part
from policy.calendar import Kind
from policy.roles import Role, Standing
from storage import account_people, accounts, duties, removals
from storage.transaction import Transaction
from tests.handlers.families import follow
from tests.handlers.phones import MONDAY, Phone, Preschool

DUE = date(2026, 12, 18)


def _account(number: str, handle: str, person: str, part: Part, tx: Transaction) -> None:
    accounts.add(
        tx,
        account=number,
        reference=f"A-{number}",
        platform="Facebook",
        handle=handle,
        address="",
        purpose="",
        recovery="",
        two_factor="yes",
        kept="",
        password_changed_on=MONDAY.date(),
        by="maya",
        at=MONDAY,
    )
    account_people.add(
        tx,
        grant=number,
        account=number,
        person=person,
        part=part,
        starts_on=MONDAY.date(),
        ends_on=None,
        by="maya",
    )


@pytest.fixture
def tom_holds(preschool: Preschool, maya: Phone, tom: Phone) -> Preschool:
    """Tom administers an account whose password is of today, posts on another, and owes things."""
    preschool.run(partial(_account, "one", "Orleton", "tom", Part.ADMINISTRATOR))
    preschool.run(partial(_account, "two", "Parents", "tom", Part.POSTER))
    follow(preschool, "Closed group")
    follow(preschool, "Public page")
    for kind, about in (
        (Kind.ACTION, "hide the old album"),
        (Kind.SIGNING, "version 1"),
        (Kind.DECLARATION, "Tom Evans"),
    ):
        preschool.run(partial(_duty, preschool, kind, about))
    return preschool


def _duty(preschool: Preschool, kind: Kind, about: str, tx: Transaction) -> None:
    occasion = preschool._occasion(tx)
    calendar.begin(occasion, kind, subject=f"{kind}", about=about, due_on=DUE, owner="tom")


def one(preschool: Preschool, kind: Kind) -> duties.Duty:
    [found] = preschool.run(lambda tx: duties.of(tx, kind, str(kind)))
    return found


def asks_to_end(phone: Phone) -> None:
    phone.writes("/people")
    phone.presses("Tom Evans")
    phone.presses("End access")


FOLLOWS = (
    "– Administrator of Facebook Orleton no more: its password is to be changed now",
    "– May post on Facebook Parents no more",
    "– For the management team now: Action from a risk assessment: hide the old album",
    "– Asked of them no more: Read and sign the policy: version 1",
    "– To be taken off: Closed group",
    "– To be taken off: Public page",
)


def test_before_and_after_the_manager_reads_what_follows(tom_holds: Preschool, maya: Phone) -> None:
    nia = tom_holds.add(Role.MANAGER, "Nia New")
    asks_to_end(maya)
    maya.hears("End the access of Tom Evans (staff)?", *FOLLOWS)
    assert tom_holds.run(lambda tx: len(account_people.held(tx, "tom"))) == 2
    maya.presses("Yes, end it")
    maya.hears("The access of Tom Evans (staff) has ended.", *FOLLOWS)
    nia.hears("Maya Thompson has ended the access of Tom Evans (staff).", *FOLLOWS)
    assert "What is still to do" in nia.buttons


def test_all_that_they_held_ends_or_is_handed_over(tom_holds: Preschool, maya: Phone) -> None:
    asks_to_end(maya)
    maya.presses("Yes, end it")
    assert tom_holds.run(lambda tx: account_people.held(tx, "tom")) == []
    action = one(tom_holds, Kind.ACTION)
    assert (action.state, action.owner, action.due_on) == ("open", None, DUE)
    assert tom_holds.audited(action.id)[-1] == "maya handed over duty"
    assert one(tom_holds, Kind.SIGNING).state == "dropped"
    assert one(tom_holds, Kind.DECLARATION).state == "dropped"
    assert tom_holds.run(lambda tx: duties.owned(tx, "tom")) == []
    waiting = tom_holds.run(removals.waiting)
    assert {(r.person, r.place) for r in waiting} == {
        ("tom", "Closed group"),
        ("tom", "Public page"),
    }
    for removal in waiting:
        [duty] = tom_holds.run(partial(duties.open_of, kind=Kind.REMOVAL, subject=removal.id))
        assert (duty.owner, duty.due_on) == (None, date(2026, 11, 30))
        assert duty.about == f"Tom Evans: {removal.place}"


def test_without_a_list_of_pages_there_is_one_removal_for_each_account(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    preschool.run(partial(_account, "one", "Orleton", "maya", Part.ADMINISTRATOR))
    preschool.run(partial(_account, "two", "Parents", "maya", Part.POSTER))
    asks_to_end(maya)
    maya.hears("– To be taken off: Facebook Orleton", "– To be taken off: Facebook Parents")
    maya.presses("Yes, end it")
    places = [one.place for one in preschool.run(removals.waiting)]
    assert sorted(places) == ["Facebook Orleton", "Facebook Parents"]


def test_a_password_of_today_is_changed_all_the_same(tom_holds: Preschool, maya: Phone) -> None:
    """C11 is an event and not a date."""
    asks_to_end(maya)
    maya.presses("Yes, end it")
    of = partial(duties.open_of, kind=Kind.SUCCESSION)
    assert len(tom_holds.run(partial(of, subject="one"))) == 1
    assert tom_holds.run(partial(of, subject="two")) == []


def test_whoever_becomes_a_parent_leaves_the_staff(tom_holds: Preschool, maya: Phone) -> None:
    maya.writes("/people")
    maya.presses("Tom Evans")
    maya.presses("Change role")
    maya.presses("Parent or carer")
    maya.hears("staff → parent or carer", *FOLLOWS)
    maya.presses("Yes, change it")
    maya.hears("It holds from now on.", *FOLLOWS)
    assert tom_holds.person("Tom Evans").standing is Standing.ACTIVE
    assert tom_holds.run(lambda tx: account_people.held(tx, "tom")) == []
    assert one(tom_holds, Kind.DECLARATION).state == "dropped"
    maya.presses("What is still to do")
    maya.hears("Tom Evans: what followed from leaving. They are here in another role.")


def test_another_post_on_the_staff_side_changes_nothing(tom_holds: Preschool, maya: Phone) -> None:
    maya.forges("people.change:tom:committee")
    maya.hears("It holds from now on.")
    assert tom_holds.run(lambda tx: len(account_people.held(tx, "tom"))) == 2
    assert one(tom_holds, Kind.SIGNING).state == "open"
    assert tom_holds.run(removals.number_waiting) == 0


def test_somebody_whose_child_is_here_stays_on_the_pages(tom_holds: Preschool, maya: Phone) -> None:
    """A family leaves when its last child leaves, and not before."""
    tom_phone = next(p for p in tom_holds.phones.values() if p.id == "tom")
    tom_holds.add_child("Ffion Evans", father=tom_phone)
    asks_to_end(maya)
    maya.hears("A child of theirs is here")
    maya.presses("Yes, end it")
    assert tom_holds.run(removals.number_waiting) == 0


def test_two_who_end_it_at_once_end_it_once(tom_holds: Preschool, maya: Phone, dan: Phone) -> None:
    for phone in (maya, dan):
        asks_to_end(phone)
    tom_holds.take(maya.pressing("Yes, end it"), dan.pressing("Yes, end it"))
    assert tom_holds.run(removals.number_waiting) == 2
    assert tom_holds.run(partial(duties.number_open, kind=Kind.REMOVAL)) == 2


@pytest.mark.parametrize("role", [Role.PARENT, Role.STAFF, Role.COMMITTEE, Role.CHAIR])
def test_nobody_else_sees_who_left(tom_holds: Preschool, maya: Phone, role: Role) -> None:
    asks_to_end(maya)
    maya.presses("Yes, end it")
    pat = tom_holds.add(role, "Pat Lane")
    for data in ("leavers.list", "leavers.open:tom", "people.end:maya"):
        pat.forges(data)
        pat.hears("not something your role can do here")


def test_each_step_is_seen_with_who_did_it(tom_holds: Preschool, maya: Phone, dan: Phone) -> None:
    asks_to_end(maya)
    maya.presses("Yes, end it")
    maya.presses("What is still to do")
    maya.hears(
        "○ Closed group: to be taken off by Monday 30 November 2026",
        "○ Facebook Orleton: administrator until Monday 23 November 2026; its password is to be"
        " changed by Tuesday 24 November 2026",
        "✓ Facebook Parents: posted on it until",
    )
    maya.presses("To take away: Closed group")
    maya.hears("Tom Evans (staff): Closed group. Until Monday 30 November 2026")
    maya.presses("Done: Tom Evans, Closed group")
    maya.hears("Noted: Tom Evans is off Closed group.")
    [duty] = tom_holds.run(partial(duties.open_of, kind=Kind.SUCCESSION, subject="one"))
    tom_holds.run(lambda tx: calendar.finish(tom_holds._occasion(tx), duty, by="dan"))
    dan.writes("/people")
    dan.presses("Staff who have left")
    dan.hears("– Tom Evans, Monday 23 November 2026; still to take away: 1")
    dan.presses("Tom Evans")
    dan.hears(
        "✓ Closed group: taken off by Maya Thompson, 23 Nov 2026 10:02",
        "password changed by Dan Price, 23 Nov 2026 10:02",
    )
    dan.forges("leavers.open:nobody")
    dan.hears("belongs to an earlier message")


def test_somebody_with_empty_hands_leaves_as_before(
    preschool: Preschool, maya: Phone, grace: Phone
) -> None:
    maya.forges("people.end:grace")
    said = maya.hears("The access of Grace Okafor (parent or carer) has ended.")
    assert "What follows" not in said.text
    maya.forges("leavers.list")
    maya.hears("No member of staff has left so far.")
