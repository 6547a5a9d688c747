from datetime import date

import pytest

from policy.access import Action, may_ever
from policy.calendar import Kind
from policy.roles import Role
from storage import accounts, duties
from tests.handlers import registers
from tests.handlers.phones import PERSONS, Phone, Preschool
from tests.handlers.registers import adds, current, due

SECRET = "Sunshine-2024!"
SPELLINGS = [
    "Orleton Pre-School",
    "FaceBook: Orleton Pre-School",
    "@OrletonPreSchool",
    "https://www.facebook.com/Orleton.PreSchool/",
    "orléton pre\u2010school",
    "facebook.com/orletonpreschool?ref=1",
]


def test_a_new_account_is_on_the_register_with_its_duties(
    preschool: Preschool, maya: Phone
) -> None:
    adds(maya)
    maya.hears("Please check", "Platform: Facebook", "Password kept: In the sealed file")
    maya.presses("Put it on the register")
    maya.hears("Facebook @orleton (A-", "Address: not said yet", "Recovery owner: Not known yet")
    account = registers.found(preschool, "@orleton")
    assert due(preschool, Kind.MONITORING, account.id) == [date(2026, 12, 23)]
    assert due(preschool, Kind.ASSESSMENT, account.id) == [date(2026, 12, 7)]
    assert due(preschool, Kind.ROTATION, account.id) == [date(2027, 5, 23)]
    [duty] = registers.open_duties(preschool, Kind.ROTATION, account.id)
    assert duty.about == f"Facebook @orleton ({account.reference})"


@pytest.mark.parametrize(
    ("changed", "day"),
    [
        ("Not known", date(2026, 12, 7)),
        ("31 August 2026", date(2027, 2, 28)),
        ("1 January 2020", date(2020, 7, 1)),
    ],
)
def test_the_next_change_of_the_password_counts_from_the_last(
    preschool: Preschool, maya: Phone, changed: str, day: date
) -> None:
    adds(maya, changed=changed)
    maya.presses("Put it on the register")
    account = registers.found(preschool, "@orleton")
    assert due(preschool, Kind.ROTATION, account.id) == [day]


def test_a_password_is_not_changed_in_the_future(preschool: Preschool, maya: Phone) -> None:
    adds(maya, changed="24 December 2026")
    maya.hears("is still to come")
    assert current(preschool) == []


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_the_same_account_twice_is_refused_with_the_one_that_is_there(
    preschool: Preschool, maya: Phone, spelling: str
) -> None:
    there = registers.registers(maya, "orleton preschool")
    adds(maya, spelling, "FACEBOOK")
    maya.presses("Put it on the register")
    maya.hears("on the register already", "Facebook orleton preschool", there.reference)
    assert current(preschool) == ["Facebook orleton preschool"]
    maya.presses("Open it")
    maya.hears("To do:", "Look through it:")


def test_the_same_name_elsewhere_is_another_account(preschool: Preschool, maya: Phone) -> None:
    registers.registers(maya)
    adds(maya, "@orleton", "Mastodon")
    maya.presses("Put it on the register")
    assert current(preschool) == ["Facebook @orleton", "Mastodon @orleton"]


def test_two_at_once_add_the_same(preschool: Preschool, maya: Phone, dan: Phone) -> None:
    adds(maya)
    adds(dan, "Orleton")
    send = "Put it on the register"
    preschool.take(maya.pressing(send), dan.pressing(send))
    assert len(current(preschool)) == 1


@pytest.mark.parametrize(
    "words",
    [
        f"password: {SECRET}",
        "Pwd = kitten",
        f"in the office, {SECRET}",
        "the pass phrase is hunter",
        "the password is\nhunter",
    ],
)
def test_a_password_is_never_kept(preschool: Preschool, maya: Phone, words: str) -> None:
    adds(maya, kept=words, changed="")
    maya.hears("I take no words here")
    maya.presses("On paper, locked away")
    maya.presses("Not known")
    maya.presses("Put it on the register")
    maya.hears("Password kept: On paper, locked away")
    assert SECRET not in preschool.contents()
    assert "hunter" not in preschool.contents()
    assert "kitten" not in preschool.contents()


def test_a_message_with_a_password_is_taken_out_of_the_chat(
    preschool: Preschool, maya: Phone
) -> None:
    account = registers.registers(maya)
    maya.forges(f"accounts.edit:{account.id}:kept")
    message = maya.writes(f"password: {SECRET}")
    maya.hears("I take no words here", "please change it")
    deleted = [one.payload for one in preschool.letters if one.method == "deleteMessage"]
    assert {"chat_id": maya.number, "message_id": message} in deleted


@pytest.mark.parametrize(
    ("field", "answer", "shown"),
    [
        ("Platform", "Threads", "Threads @orleton"),
        ("Name there", "@orletonpreschool", "Facebook @orletonpreschool"),
        (
            "Address",
            "https://www.facebook.com/orleton",
            "Address: https://www.facebook.com/orleton",
        ),
        ("Purpose", "Fundraising", "Purpose: Fundraising"),
        ("Recovery owner", "The chair’s mailbox", "Recovery owner: The chair’s mailbox"),
        ("Two-factor", "No", "Two-factor: No"),
        ("Password kept", "Somewhere else", "Password kept: Somewhere else"),
        ("Password changed", "2 November 2026", "Password changed: Monday 2 November 2026"),
    ],
)
def test_each_field_is_changed(
    preschool: Preschool, maya: Phone, field: str, answer: str, shown: str
) -> None:
    account = registers.registers(maya)
    maya.presses("Change what it says")
    maya.presses(f"Edit: {field}")
    maya.hears(f"{field} now:")
    maya.writes(answer)
    maya.hears(f"{field}: changed.", shown)
    assert "maya changed account" in preschool.audited(account.id)


def test_another_day_of_the_password_moves_the_next_change(
    preschool: Preschool, maya: Phone
) -> None:
    account = registers.registers(maya)
    maya.presses("Change what it says")
    maya.presses("Edit: Password changed")
    maya.writes("2 November 2026")
    assert due(preschool, Kind.ROTATION, account.id) == [date(2027, 5, 2)]


def test_no_account_takes_the_name_of_another(preschool: Preschool, maya: Phone) -> None:
    registers.registers(maya)
    registers.registers(maya, "@other")
    maya.presses("Change what it says")
    maya.presses("Edit: Name there")
    maya.writes("www.facebook.com/orleton")
    maya.hears("on the register already")
    assert current(preschool) == ["Facebook @orleton", "Facebook @other"]


def test_what_is_to_be_done_follows_another_name(preschool: Preschool, maya: Phone) -> None:
    account = registers.registers(maya)
    [before] = registers.open_duties(preschool, Kind.MONITORING, account.id)
    preschool.run(lambda tx: duties.close(tx, before.id, state="done", by="maya", at=preschool.now))
    registers.grants(maya, account, "Maya Thompson")
    [grant] = registers.parts(preschool, account)
    maya.forges(f"accounts.end:{grant.id}")
    maya.forges(f"accounts.edit:{account.id}:handle")
    maya.writes("@orletonvillage")
    for kind in (Kind.ASSESSMENT, Kind.ROTATION, Kind.SUCCESSION):
        [duty] = registers.open_duties(preschool, kind, account.id)
        assert duty.about == f"Facebook @orletonvillage ({account.reference})"
    assert preschool.run(lambda tx: duties.get(tx, before.id)).about == before.about


def test_closing_drops_its_duties_and_ends_its_people(preschool: Preschool, maya: Phone) -> None:
    account = registers.registers(maya)
    registers.grants(maya, account, "Maya Thompson")
    maya.presses("Back")
    maya.presses("Close this account")
    maya.hears("still to do about it (3)", "Everything on record stays")
    maya.presses("Yes, close it")
    maya.hears("It is closed.", "Closed 23 Nov 2026")
    assert all(due(preschool, kind, account.id) == [] for kind in Kind)
    assert registers.parts(preschool, account) == []
    registers.registers(maya)
    maya.forges(f"accounts.edit:{account.id}:kept")
    maya.hears("was closed")
    maya.forges(f"accounts.close:{account.id}")
    maya.hears("was closed")
    maya.forges("accounts.closed")
    maya.presses("Facebook @orleton")
    maya.hears("Closed 23 Nov 2026")


def test_every_opening_and_change_is_on_record(preschool: Preschool, maya: Phone) -> None:
    account = registers.registers(maya)
    maya.forges(f"accounts.open:{account.id}")
    record = preschool.audited(account.id)
    assert record == ["maya added account", "maya saw account", "maya saw account"]


@pytest.mark.parametrize(
    "data",
    [
        "accounts.open:nothing",
        "accounts.edit:x:kept",
        "accounts.close:",
        "accounts.change:x",
        "accounts.grant:x:poster",
        "accounts.end:x",
        "accounts.ending:x",
        "accounts.request:x",
        "accounts.decide:x:approved",
        "accounts.fill:x",
        "accounts.people:’",
    ],
)
def test_what_there_is_not(maya: Phone, data: str) -> None:
    maya.forges(data)
    maya.hears("Nothing was changed")


def test_a_field_and_a_part_that_there_are_not(preschool: Preschool, maya: Phone) -> None:
    account = registers.registers(maya)
    for data in ("edit:{}:sought", "edit:{}", "grant:{}:owner", "grant:{}"):
        maya.unheard.clear()
        maya.forges(f"accounts.{data.format(account.id)}")
        maya.hears("Nothing was changed")


@pytest.mark.parametrize(
    "role", [role for role in PERSONS if not may_ever(role, Action.SEE_ACCOUNTS)]
)
def test_nobody_else_sees_or_changes_the_register(
    preschool: Preschool, maya: Phone, role: Role
) -> None:
    account = registers.registers(maya)
    other = preschool.add(role, "Una Usual")
    for press in ("list", "closed", "add", f"open:{account.id}", f"close:{account.id}"):
        other.forges(f"accounts.{press}")
        other.hears("not something your role can do")
    for press in (
        f"edit:{account.id}:kept",
        f"grant:{account.id}:poster",
        "sealed",
        "take",
        "seal",
    ):
        other.forges(f"accounts.{press}")
        other.hears("not something your role can do")
    for press in ("newaccount.send", "accountedit.resume:x", "sealing.file", "accountgrant.send"):
        other.forges(press)
        other.hears("not something your role can do")
    assert preschool.run(lambda tx: accounts.get(tx, account.id)) == account


def test_staff_are_sent_to_the_request(preschool: Preschool, tom: Phone) -> None:
    tom.writes("/accounts")
    tom.hears("kept by the management team")
    tom.presses("Ask for an account")
    tom.hears("The management team decides")


def test_a_parent_is_refused(preschool: Preschool, grace: Phone) -> None:
    grace.writes("/accounts")
    grace.hears("not something your role can do")
    grace.forges("accounts.ask")
    grace.hears("not something your role can do")
