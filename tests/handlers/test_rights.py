import pytest

from policy.access import EVERYBODY
from policy.roles import Role, Standing
from tests.handlers.phones import Phone, Preschool

NOT_YOURS = "not something your role can do"
TEAM = {"manager", "deputy", "team"}
BOSSES = {"manager", "deputy"}
# Written down from DESIGN 6: who gets past which button, when it is about a member of staff.
BUTTONS = {
    "people.list": TEAM,
    "people.open:tom": TEAM,
    "people.invite": TEAM,
    "people.link:ivy": TEAM,
    "people.roles:tom": BOSSES,
    "people.role:tom:committee": BOSSES,
    "people.change:tom:committee": BOSSES,
    "people.ending:tom": TEAM,
    "people.end:tom": TEAM,
    "people.end:ivy": TEAM,
    "joining.ask:will": TEAM,
    "joining.confirm:will:1": TEAM,
    "joining.refuse:will:1": TEAM,
    "away.start": TEAM | {"chair"},
    "away.change": TEAM | {"chair"},
    "away.return": TEAM | {"chair"},
    "inbox.list": TEAM | {"chair"},
    "concern.start": TEAM | {"chair", "staff", "committee"},
    "concern.carry": TEAM | {"chair", "staff", "committee"},
    "report.start": {str(role) for role in EVERYBODY},
    "report.carry": {str(role) for role in EVERYBODY},
    "report.unsure": {str(role) for role in EVERYBODY} - {"manager"},
    "ask.start": {"deputy", "team", "chair", "staff", "committee", "parent"},
    "mine.list": {str(role) for role in EVERYBODY},
    "welcome.menu": {str(role) for role in EVERYBODY},
    "welcome.help": {str(role) for role in EVERYBODY},
}
COMMANDS = {
    "/people": BUTTONS["people.list"],
    "/away": BUTTONS["away.start"],
    "/inbox": BUTTONS["inbox.list"],
    "/concern": BUTTONS["concern.start"],
    "/ask": BUTTONS["ask.start"],
    "/report": BUTTONS["report.start"],
    "/mine": BUTTONS["mine.list"],
    **dict.fromkeys(("/start", "/help", "/back", "/cancel"), BUTTONS["mine.list"]),
}


@pytest.fixture
def school(preschool: Preschool) -> Preschool:
    """A manager who has invited Ivy, and Will, who waits; both staff, as Tom is."""
    preschool.add(Role.MANAGER, "Maya Thompson")
    preschool.add(Role.STAFF, "Tom Evans")
    preschool.run(
        lambda tx: tx.execute(
            "INSERT INTO people (id, name, role, standing, invited_at, telegram_id, telegram_name)"
            " VALUES ('ivy', 'Ivy', 'staff', 'invited', '2026-11-23T10:00:00.000000+00:00',"
            " NULL, ''), ('will', 'Will', 'staff', 'waiting',"
            " '2026-11-23T10:00:00.000000+00:00', 1, 'ww')"
        )
    )
    return preschool


@pytest.mark.parametrize("role", sorted(EVERYBODY))
@pytest.mark.parametrize("data", BUTTONS)
def test_a_button_gives_no_right(school: Preschool, role: Role, data: str) -> None:
    una = school.add(role, "Una Usual")
    una.forges(data)
    if role in BUTTONS[data]:
        una.hears_nothing_of(NOT_YOURS)
        return
    una.hears(NOT_YOURS)
    assert "'una', 'refused'" in school.contents()
    _nothing_changed(school)


@pytest.mark.parametrize("role", sorted(EVERYBODY))
@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_gives_no_right(school: Preschool, role: Role, command: str) -> None:
    una = school.add(role, "Una Usual")
    una.writes(command)
    if role in COMMANDS[command]:
        una.hears_nothing_of(NOT_YOURS)
    else:
        una.hears(NOT_YOURS)


@pytest.mark.parametrize("data", [*BUTTONS, "invite.role:staff", "absence.until:2026-11-24"])
@pytest.mark.parametrize("standing", ["stranger", "waiting", "ended"])
def test_without_being_confirmed_no_button_does_anything(
    school: Preschool, standing: str, data: str
) -> None:
    una = _somebody(school, standing)
    before = [line for line in school.contents().splitlines() if _is_lasting(line)]
    una.forges(data)
    after = [line for line in school.contents().splitlines() if _is_lasting(line)]
    assert before == after


@pytest.mark.parametrize(
    "data",
    [
        *("people.end:", "people.end:nobody", "people.open:' OR 1=1 --", "people.change:tom"),
        *(
            "people.change:tom:king",
            "people.change:tom:staff",
            "people.role::",
            "people.roles:maya",
        ),
        *(
            "joining.confirm:will:2",
            "joining.confirm:will",
            "joining.confirm:::",
            "joining.ask:tom",
        ),
        *("joining.confirm:tom:1001", "people.link:tom", "people.link:will", "people.list:-1"),
        *("people", ".", ":", "people.", "welcome.nothing", "x" * 64, "😀" * 16, "\u202e\0"),
        *("invite.send", "invite.role:king", "invite.edit:role", "absence.stand_in:tom"),
        *("people.list:²", "people.list:99999999999999999999", "away.back", "commands.refresh"),
    ],
)
def test_malformed_and_stale_buttons_change_nothing(school: Preschool, data: str) -> None:
    maya = school.phones[1000]
    maya.forges(data)
    assert maya.unheard
    _nothing_changed(school)


@pytest.mark.parametrize("role", [r for r in Role if r is not Role.MANAGER])
def test_nobody_but_a_manager_touches_the_manager(school: Preschool, role: Role) -> None:
    una = school.add(role, "Una Usual")
    for data in ("people.end:maya", "people.change:maya:staff", "people.link:maya"):
        una.forges(data)
        una.hears(NOT_YOURS)
    assert school.person("Maya Thompson").role is Role.MANAGER
    assert school.person("Maya Thompson").standing is Standing.ACTIVE


def _somebody(school: Preschool, standing: str) -> Phone:
    if standing == "stranger":
        una = school.stranger("Una Usual")
        una.writes("hello")
        return una
    una = school.add(Role.MANAGER, "Una Usual")
    school.run(
        lambda tx: tx.execute(
            "UPDATE people SET standing = :standing WHERE id = 'una'", standing=standing
        )
    )
    una.writes("hello")
    return una


def _is_lasting(line: str) -> bool:
    return not line.startswith(("outbox", "seen_updates", "counters"))


def _nothing_changed(school: Preschool) -> None:
    found = {
        name: (school.person(name).role, school.person(name).standing)
        for name in ("Maya Thompson", "Tom Evans", "Ivy", "Will")
    }
    assert found == {
        "Maya Thompson": (Role.MANAGER, Standing.ACTIVE),
        "Tom Evans": (Role.STAFF, Standing.ACTIVE),
        "Ivy": (Role.STAFF, Standing.INVITED),
        "Will": (Role.STAFF, Standing.WAITING),
    }
    assert "invites:" not in school.contents()
