import pytest

from policy import access
from policy.access import Action, State
from policy.roles import Role

# Written down from DESIGN 6 and not from the code: who, in which states of the thing.
TEAM = "manager deputy team"
STAFF_SIDE = "manager deputy team chair staff committee"
RECIPIENTS = "manager deputy team chair"
EVERYBODY = "manager deputy team chair staff committee parent"
EXPECTED = {
    "report a concern": (STAFF_SIDE, "none"),
    "ask the manager": ("deputy team chair staff committee parent", "none"),
    "follow what one reported": (EVERYBODY, "none open closed"),
    "add to what one reported": (EVERYBODY, "open closed"),
    "see the inbox": (RECIPIENTS, "none"),
    "open a concern": (RECIPIENTS, "open closed"),
    "see evidence": (RECIPIENTS, "open closed"),
    "set a level": (RECIPIENTS, "open"),
    "write a note": (RECIPIENTS, "open closed"),
    "ask the reporter": (RECIPIENTS, "open"),
    "record an action": (RECIPIENTS, "open"),
    "close a concern": (RECIPIENTS, "open"),
    "reopen a concern": (RECIPIENTS, "closed"),
    "report something else to the manager": (EVERYBODY, "none"),
    "make one kind of report into another": (RECIPIENTS, "open"),
    "hand a report to a colleague": (RECIPIENTS, "open"),
    "step off a report": (RECIPIENTS, "open closed"),
    "answer the reporter": (RECIPIENTS, "open"),
    "say that two reports belong together": (RECIPIENTS, "open closed"),
    "start, pause or end a clock of a report": (RECIPIENTS, "open"),
    "investigate a misuse": (RECIPIENTS, "open"),
    "open a case about a follower": ("manager deputy", "none"),
    "decide on a follower's conduct": ("manager deputy chair", "open"),
    "hand a record on": (RECIPIENTS, "none open closed"),
    "edit the prepared answers": (TEAM, "none"),
    "see whom to ring": (RECIPIENTS, "none"),
    "look after the setting's phone": (TEAM, "none"),
    "choose one's own PIN": (STAFF_SIDE, "none"),
    "see people": (TEAM, "none"),
    "invite somebody": (TEAM, "none invited"),
    "confirm a newcomer": (TEAM, "waiting"),
    "change a role": ("manager deputy", "active"),
    "end somebody's access": (TEAM, "invited waiting active"),
    "be away with a stand-in": (RECIPIENTS, "none"),
    "look up what may be shown": (STAFF_SIDE, "none"),
    "print the list of a group for the wall": (f"{TEAM} staff", "none"),
    "answer what may be shown": (EVERYBODY, "none"),
    "accept the rules and follow a page": (EVERYBODY, "none"),
    "have one's own data": (EVERYBODY, "none"),
    "see children and families": (TEAM, "none"),
    "change children and families": (TEAM, "none"),
    "import families": (TEAM, "none"),
    "make letters": (TEAM, "none"),
    "record an answer given on paper or aloud": (TEAM, "none"),
    "ask families again": (TEAM, "none"),
    "say that something was taken down": (TEAM, "none"),
    "edit what is asked for": (TEAM, "none"),
    "edit the rules for followers": (TEAM, "none"),
    "answer a request about data": (TEAM, "none"),
    "see what is due": (TEAM, "none"),
    "see what is one's own to do": (STAFF_SIDE, "none"),
    "see the register of accounts": (TEAM, "none"),
    "change the register of accounts": (TEAM, "none"),
    "ask for an account": (STAFF_SIDE, "none"),
    "take or replace the sealed file": (TEAM, "none"),
    "assess the risks of an account": (TEAM, "none"),
    "look through an account": (TEAM, "none"),
    "do what a risk assessment asks for": (STAFF_SIDE, "none"),
    "say that a password is changed": (STAFF_SIDE, "none"),
    "change the password of an account": (TEAM, "none"),
    "read the policy": (EVERYBODY, "none"),
    "sign the policy": (STAFF_SIDE, "none"),
    "adopt a policy": (TEAM, "none"),
    "declare personal accounts": (STAFF_SIDE, "none"),
    "ask to use the logo": (EVERYBODY, "none"),
    "decide on the logo": (TEAM, "none"),
    "see the board": (TEAM, "none"),
    "show how a clause was kept": (TEAM, "none"),
}
APPOINTED_BY = {
    "phone": "manager deputy team",
    "manager": "manager",
    "deputy": "manager deputy",
    "team": "manager deputy",
    "chair": "manager",
    "staff": "manager deputy team",
    "committee": "manager deputy team",
    "parent": "manager deputy team",
}


@pytest.mark.parametrize("action", Action)
@pytest.mark.parametrize("role", Role)
def test_every_cell_of_the_table_is_as_the_design_has_it(role: Role, action: Action) -> None:
    roles, states = EXPECTED[action]
    for state in State:
        expected = role in roles.split() and state in states.split()
        assert access.may(role, action, state) is expected, state
    assert access.may_ever(role, action) is (role in roles.split())


def test_no_action_is_forgotten() -> None:
    assert set(EXPECTED) == {str(action) for action in Action}
    assert set(access.TABLE) == set(Action)


def test_nothing_is_open_to_anybody_once_a_person_has_ended() -> None:
    for role in Role:
        for action in Action:
            assert not access.may(role, action, State.ENDED)


@pytest.mark.parametrize("other", Role)
@pytest.mark.parametrize("role", Role)
def test_nobody_appoints_above_themselves(role: Role, other: Role) -> None:
    assert access.may_appoint(role, other) is (role in APPOINTED_BY[other].split())


@pytest.mark.parametrize("other", Role)
@pytest.mark.parametrize("role", Role)
def test_only_recipients_stand_in_and_the_manager_never_for_the_chair(
    role: Role, other: Role
) -> None:
    expected = role in RECIPIENTS.split() and (role, other) != ("manager", "chair")
    assert access.may_stand_in(role, other) is expected
