import pytest

from policy.roles import Role, Standing
from tests.handlers.phones import Phone, Preschool


@pytest.fixture
def priya(preschool: Preschool, maya: Phone) -> Phone:
    """Has opened her invitation by Maya, and waits."""
    phone = preschool.stranger("priya s")
    phone.opens(maya.invites("Priya Shah"))
    phone.unheard.clear()
    return phone


def test_both_names_stand_side_by_side(preschool: Preschool, maya: Phone, priya: Phone) -> None:
    maya.hears(
        "You invited: Priya Shah (staff).\nThe Telegram account is called: ‘priya s’",
        "Is this the same person? Ask Priya by voice if you are not sure.",
    )
    assert maya.buttons == ["Yes, this is Priya", "No, refuse"]


def test_only_those_who_may_confirm_are_asked(
    preschool: Preschool,
    maya: Phone,
    dan: Phone,
    team: Phone,
    carol: Phone,
    tom: Phone,
    grace: Phone,
) -> None:
    preschool.stranger("priya s").opens(maya.invites("Priya Shah"))
    for phone in (maya, dan, team):
        phone.hears("invited: Priya Shah (staff)")
    for phone in (carol, tom, grace):
        phone.hears_nothing()
    preschool.stranger("cc").opens(maya.invites("Chris Chair", "Chair of the committee"))
    maya.hears("invited: Chris Chair")
    for phone in (dan, team, carol, tom, grace):
        phone.hears_nothing()


def test_rights_start_with_the_confirmation(
    preschool: Preschool, maya: Phone, priya: Phone
) -> None:
    maya.presses("Yes, this is Priya")
    maya.hears("Priya Shah (staff) is in. You confirmed it.")
    priya.hears("Welcome to Orleton Pre-School. You are confirmed as: staff.", "ring 999")
    begins = ["Report a concern", "May I show this child?", "Ask the manager"]
    follows = ["Report something else", "What I sent", "Due", "The policy", "Help"]
    assert priya.buttons == [*begins, *follows, "My first steps"]
    commands = "concern check ask report mine due policy start help back cancel"
    assert priya.commands == commands.split()
    priya.presses("Report a concern")
    priya.hears("Who is your concern about?")


def test_a_refused_account_gets_one_neutral_line_and_is_a_stranger_again(
    preschool: Preschool, maya: Phone, dan: Phone, priya: Phone
) -> None:
    maya.presses("No, refuse")
    maya.hears("You refused the account ‘priya s’", "link is dead", "needs a new link")
    said = priya.hears("This invitation could not be confirmed", "999")
    assert "Priya" not in said.text
    assert preschool.person("Priya Shah").standing is Standing.INVITED
    assert preschool.person("Priya Shah").telegram_id is None
    assert "priya s" not in preschool.person("Priya Shah").telegram_name
    preschool.forward(hours=2)
    priya.writes("let me in")
    priya.hears("answers only people who were invited")
    again, right = preschool.stranger("Priya again"), preschool.stranger("Priya")
    again.opens(maya.link)
    again.hears("does not open anything")
    maya.hears("was opened again, by an account called ‘Priya again’")
    maya.presses("New link for Priya")
    right.opens(maya.link)
    maya.presses("Yes, this is Priya")
    right.hears("Welcome")


def test_an_old_yes_never_confirms_another_account(
    preschool: Preschool, maya: Phone, dan: Phone
) -> None:
    first, second = preschool.stranger("first"), preschool.stranger("second")
    first.opens(maya.invites("Priya Shah"))
    dan.hears("‘first’")
    old_yes = dan.pressing("Yes, this is Priya")
    maya.presses("No, refuse")
    maya.presses("New link for Priya")
    second.opens(maya.link)
    dan.hears("‘second’")
    preschool.take(old_yes)
    dan.hears("That button belongs to an earlier message")
    assert preschool.person("Priya Shah").standing is Standing.WAITING
    second.hears("Somebody now checks")
    second.hears_nothing()


@pytest.mark.parametrize(
    ("first", "second", "seen"),
    [
        ("Yes, this is Priya", "Yes, this is Priya", "already confirmed by Maya Thompson"),
        ("Yes, this is Priya", "No, refuse", "already confirmed by Maya Thompson"),
        ("No, refuse", "Yes, this is Priya", "already refused by Maya Thompson"),
        ("No, refuse", "No, refuse", "already refused by Maya Thompson"),
    ],
)
def test_of_two_who_press_at_once_the_first_decides_and_the_other_sees_it(
    preschool: Preschool, maya: Phone, dan: Phone, first: str, second: str, seen: str
) -> None:
    priya = preschool.stranger("priya s")
    priya.opens(maya.invites("Priya Shah"))
    maya.unheard.clear()
    dan.unheard.clear()
    priya.unheard.clear()
    preschool.take(maya.pressing(first), dan.pressing(second))
    dan.hears(seen, "Nothing was changed")
    expected = Standing.ACTIVE if first.startswith("Yes") else Standing.INVITED
    assert preschool.person("Priya Shah").standing is expected
    assert len(priya.unheard) == 1


def test_the_inviter_hears_what_another_decided(
    preschool: Preschool, maya: Phone, dan: Phone
) -> None:
    preschool.stranger("priya s").opens(dan.invites("Priya Shah"))
    maya.hears("Dan Price invited: Priya Shah (staff)")
    maya.presses("No, refuse")
    dan.hears("You invited")
    dan.hears("Maya Thompson refused the account ‘priya s’")
    assert "New link for Priya" in dan.buttons


def test_the_question_can_be_found_again_by_typing(
    preschool: Preschool, maya: Phone, priya: Phone
) -> None:
    maya.writes("/people")
    maya.hears("Priya Shah: waiting to be confirmed")
    maya.writes("Priya Shah")
    maya.hears("waits to be confirmed")
    maya.writes("Confirm or refuse")
    maya.hears("You invited: Priya Shah (staff)")
    maya.writes("Yes, this is Priya")
    priya.hears("Welcome")


def test_a_decision_is_on_record_by_ids_alone(
    preschool: Preschool, maya: Phone, priya: Phone
) -> None:
    number = preschool.person("Priya Shah").id
    maya.presses("Yes, this is Priya")
    assert preschool.audited(number) == [
        "maya invited",
        f"{number} opened invitation",
        "maya confirmed",
    ]
    lines = [line for line in preschool.contents().splitlines() if line.startswith("audit:")]
    assert lines
    assert not [line for line in lines if "Priya" in line or "priya s" in line]


def test_a_newcomer_cannot_confirm_themself(preschool: Preschool, maya: Phone) -> None:
    dawn = preschool.stranger("dawn")
    dawn.opens(maya.invites("Deputy Dawn", "Deputy"))
    person = preschool.person("Deputy Dawn")
    dawn.forges(f"joining.confirm:{person.id}:{dawn.number}")
    dawn.hears("Somebody now checks")
    dawn.hears("not confirmed yet")
    assert preschool.person("Deputy Dawn").standing is Standing.WAITING


@pytest.mark.parametrize("role", [Role.CHAIR, Role.STAFF, Role.COMMITTEE, Role.PARENT])
def test_a_forged_confirmation_is_refused_and_noted(
    preschool: Preschool, maya: Phone, priya: Phone, role: Role
) -> None:
    forger = preschool.add(role, "Fay Forger")
    person = preschool.person("Priya Shah")
    forger.forges(f"joining.confirm:{person.id}:{priya.number}")
    forger.hears("not something your role can do")
    assert preschool.person("Priya Shah").standing is Standing.WAITING
    assert "'fay', 'refused'" in preschool.contents()


def test_a_deputy_cannot_let_a_manager_in(preschool: Preschool, maya: Phone, dan: Phone) -> None:
    nia = preschool.stranger("nn")
    nia.opens(maya.invites("Nia New", "Manager"))
    person = preschool.person("Nia New")
    dan.hears_nothing()
    dan.forges(f"joining.confirm:{person.id}:{nia.number}")
    dan.hears("not something your role can do")
    dan.forges(f"joining.ask:{person.id}")
    dan.hears("not something your role can do")
    assert preschool.person("Nia New").standing is Standing.WAITING
