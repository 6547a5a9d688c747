from datetime import date

import pytest

from policy.calendar import Kind
from policy.roles import Role
from storage import account_requests
from storage.account_requests import Request
from tests.handlers.phones import Phone, Preschool
from tests.handlers.registers import current, due, open_duties

DUE = date(2026, 11, 30)


def asks(phone: Phone, platform: str = "Pinterest") -> None:
    phone.forges("accounts.ask")
    phone.writes(platform)
    phone.writes("Ideas for crafts")
    phone.presses("Send")


def waiting(preschool: Preschool) -> list[Request]:
    return preschool.run(account_requests.waiting)


def stored(preschool: Preschool, request: str) -> Request | None:
    return preschool.run(lambda tx: account_requests.find(tx, request))


def test_a_request_waits_for_the_management_team(preschool: Preschool, tom: Phone) -> None:
    asks(tom)
    tom.hears("Sent to the management team", "by Monday 30 November 2026")
    [request] = waiting(preschool)
    [duty] = open_duties(preschool, Kind.REQUEST, request.id)
    assert duty.due_on == DUE
    assert duty.about == "an account on Pinterest, asked for by Tom Evans"
    assert preschool.audited(request.id) == ["tom asked for account"]


def test_it_is_approved_and_set_up(preschool: Preschool, maya: Phone, tom: Phone) -> None:
    asks(tom)
    [request] = waiting(preschool)
    maya.writes("/accounts")
    maya.presses("Request: Pinterest")
    maya.hears("Tom Evans asked for an account on Pinterest", "Purpose: Ideas for crafts")
    maya.presses("Approve")
    maya.writes("A good idea")
    maya.hears("A new account", "What is it called there?")
    tom.hears("account on Pinterest was approved by Maya Thompson: A good idea")
    assert due(preschool, Kind.REQUEST, request.id) == []
    maya.writes("@orleton")
    maya.presses("Not known yet")
    maya.presses("Yes")
    maya.presses("In the sealed file")
    maya.presses("Today")
    maya.hears("Please check", "Platform: Pinterest", "Purpose: Ideas for crafts")
    maya.presses("Put it on the register")
    assert current(preschool) == ["Pinterest @orleton"]


def test_it_is_refused_with_a_reason(preschool: Preschool, maya: Phone, tom: Phone) -> None:
    asks(tom)
    [request] = waiting(preschool)
    maya.forges(f"accounts.request:{request.id}")
    maya.presses("Refuse")
    maya.hears("It is to be refused. Why?")
    maya.writes("We have enough pages")
    maya.hears("It is refused", "Refused by Maya Thompson", "We have enough pages")
    tom.hears("was refused by Maya Thompson: We have enough pages", "do not set it up")
    maya.forges(f"accounts.fill:{request.id}")
    maya.hears("was not approved")
    assert due(preschool, Kind.REQUEST, request.id) == []
    assert current(preschool) == []


def test_two_decide_at_once(preschool: Preschool, maya: Phone, dan: Phone, tom: Phone) -> None:
    asks(tom)
    [request] = waiting(preschool)
    maya.forges(f"accounts.decide:{request.id}:approved")
    dan.forges(f"accounts.decide:{request.id}:refused")
    maya.writes("Yes, please")
    dan.writes("Rather not")
    dan.hears("Somebody else has decided already", "Approved by Maya Thompson")
    tom.hears("was approved")
    tom.hears_nothing_of("refused")
    decided = stored(preschool, request.id)
    assert decided
    assert (decided.decision, decided.reason) == ("approved", "Yes, please")
    dan.forges(f"accounts.decide:{request.id}:refused")
    dan.hears("Somebody else has decided already")
    dan.forges(f"accounts.decide:{request.id}:perhaps")
    dan.hears("Nothing was changed")


def test_one_person_does_not_ask_for_ever(preschool: Preschool, tom: Phone, maya: Phone) -> None:
    for number in range(5):
        asks(tom, f"Site {number}")
    tom.unheard.clear()
    asks(tom, "One more")
    tom.hears("wait for an answer already")
    asks(maya, "Another")
    assert len(waiting(preschool)) == 6


def test_no_password_stands_in_a_request(preschool: Preschool, tom: Phone) -> None:
    tom.forges("accounts.ask")
    tom.presses("Facebook")
    tom.writes("my password: sunshine")
    tom.hears("looks like a password")
    assert "sunshine" not in preschool.contents()


@pytest.mark.parametrize("role", [Role.STAFF, Role.COMMITTEE, Role.CHAIR, Role.PARENT])
def test_only_the_management_team_decides(preschool: Preschool, tom: Phone, role: Role) -> None:
    asks(tom)
    [request] = waiting(preschool)
    other = preschool.add(role, "Una Usual")
    for press in ("request:{}", "decide:{}:approved", "fill:{}"):
        other.forges(f"accounts.{press.format(request.id)}")
        other.hears("not something your role can do")
    other.forges("accountdecision.reason:x")
    other.hears("not something your role can do")
    assert waiting(preschool) == [request]
