"""The manager's calendar as it is lived: a policy is adopted and signed, an account is looked
after, an administrator leaves, and the board and a paper show it.
"""

from bot.rehearsal.server import Message
from handlers.rotating.steps import SHORT
from policy.calendar import Kind
from storage import accounts, duties
from tests.handlers.adopting import TEXT
from tests.handlers.test_policies_files import pdf
from tests.stage import Somebody, Stage
from tests.stories.conftest import Cast
from tests.stories.test_families import in_hours, paper

KEEPASS = bytes.fromhex("03D9A29A67FB4BB5") + bytes(range(200))
MOST_PRESSES = 50
AGREED = "I have read it and will keep to it"


async def opens(somebody: Somebody, data: str) -> None:
    """A page, by what the button that leads to it carries."""
    await somebody.writes("/start")
    await somebody.does(lambda: somebody.phone.press_data(data))


async def sends(somebody: Somebody, content: bytes, name: str) -> None:
    """A file; returns once the bot has said what became of it."""
    said = len(somebody.said)
    await somebody.does(lambda: somebody.phone.send_document(content, name, "application/pdf"))

    async def is_answered() -> bool:
        return len(somebody.said) > said + 1

    await somebody.stage.until(is_answered)


def newest_file(somebody: Somebody, name: str) -> Message:
    return next(m for m in reversed(somebody.said) if m.file and name in m.file.name)


async def adopts(cast: Cast) -> None:
    """From a PDF to a version that two people have signed for the setting."""
    maya = cast.maya
    await maya.writes("/policy")
    maya.hears("There is no policy here yet")
    await maya.presses("Send the policy")
    await sends(maya, pdf(TEXT), "policy.pdf")
    await maya.presses("Put it on record")
    maya.hears("It is on record as version 1", "not yet adopted")
    await maya.presses("Record the adoption", "Today")
    await maya.writes("the committee meeting of Orleton")
    await maya.presses("In a year", "Put it on record")
    for name, role in (("Carol Hughes", "chair"), ("Maya Thompson", "manager")):
        await maya.presses("Record who signed it")
        await maya.writes(name)
        await maya.writes(role)
        await maya.presses("Today", "Put it on record")


async def registers(maya: Somebody, handle: str, *administrators: str) -> str:
    """An account with its administrators; returns its id."""
    await maya.writes("/accounts")
    await maya.presses("Add an account", "Facebook")
    await maya.writes(handle)
    await maya.writes("News for families")
    await maya.presses("Not known yet", "Yes", "In the sealed file", "Today")
    await maya.presses("Put it on the register")
    found = await maya.stage.run(accounts.current)
    account = next(str(one.id) for one in found if one.handle == handle)
    for name in administrators:
        await opens(maya, f"accounts.grant:{account}:administrator")
        await maya.presses(name, "Today", "Put it on the register")
    return account


async def presses_until(somebody: Somebody, end: str, *answers: str) -> None:
    """The same answers over and over, the first that is offered, until the end is."""
    for _ in range(MOST_PRESSES):
        if end in somebody.last.labels:
            await somebody.presses(end)
            return
        offered = somebody.last.labels
        await somebody.presses(next(one for one in (*answers, *offered) if one in offered))
    raise AssertionError(f"{somebody.name} never saw {end!r}:\n{somebody.last.text}")


async def assesses(maya: Somebody, account: str) -> None:
    """Each hazard is unlikely and harmless, and the controls stay as they are."""
    await opens(maya, f"assess.start:{account}")
    await presses_until(maya, "Finish")


async def looks_through(maya: Somebody, account: str, found: str) -> None:
    """All is well but for the first thing."""
    await opens(maya, f"monitor.start:{account}")
    await maya.presses("No")
    await maya.writes(found)
    await presses_until(maya, "Put it on record", "Yes")


async def due(stage: Stage, kind: Kind, subject: str) -> list[str]:
    """The days of what is open."""
    found = await stage.run(lambda tx: duties.open_of(tx, kind, subject))
    return [f"{one.due_on}" for one in found]


async def test_a_policy_is_adopted_everybody_signs_and_one_does_not_agree(cast: Cast) -> None:
    maya, priya, stage = cast.maya, cast.priya, cast.stage
    await in_hours(stage)
    await adopts(cast)
    maya.hears("Carol Hughes (chair)", "Maya Thompson (manager)", "the committee meeting")
    for somebody in (maya, cast.dan, cast.carol, cast.tom, priya):
        await somebody.writes("/policy")
        await somebody.presses("Sign")
        somebody.hears("Please open the text first")
        await somebody.presses("Read", "2. Who may post", "Next", "Sign")
        if somebody is not priya:
            await somebody.presses(AGREED)
            somebody.hears("Thank you. You signed version 1")
    await priya.presses("I do not agree", "Yes, I do not agree", "+ Reason")
    await priya.writes("Two people should look at every picture.")
    await priya.presses("Send my answer")
    await stage.forward(minutes=1)
    maya.hears("Priya Shah has answered that they do not agree")
    await maya.presses("What they wrote")
    maya.hears("Two people should look at every picture.")
    assert await due(stage, Kind.SIGNING, "1")
    await stage.forward(days=14)
    priya.hears("Read and sign the policy", "due today")
    cast.tom.never_hears("Read and sign the policy")
    await opens(maya, "policy.certificate:1")
    certificate = paper(newest_file(maya, "certificate"))
    assert "4 of 5 have signed, 1 does not agree" in certificate
    assert "Carol Hughes" in certificate


async def test_an_account_is_assessed_and_looked_through_and_papers_show_it(cast: Cast) -> None:
    maya, stage = cast.maya, cast.stage
    await in_hours(stage)
    account = await registers(maya, "Orleton Pre-School", "Tom Evans")
    cast.tom.hears("You administer this account")
    before = await due(stage, Kind.ASSESSMENT, account)
    await stage.forward(days=14)
    cast.dan.hears("Risk assessment of Facebook Orleton Pre-School", "due today")
    await assesses(maya, account)
    assert "Orleton Pre-School" in paper(newest_file(maya, "assessment"))
    [after] = await due(stage, Kind.ASSESSMENT, account)
    assert after > before[0]
    await looks_through(
        cast.dan, account, "A comment with a first name, under the harvest picture."
    )
    maya.hears("Facebook Orleton Pre-School", "found")
    await maya.writes("/board")
    board = next(m for m in reversed(maya.said) if m.file)
    assert board.file
    assert board.file.data.startswith(b"\x89PNG")
    await maya.writes("/evidence C8")
    maya.hears("C8: The risks of each page are assessed every quarter", "Risks assessed")
    await maya.presses("As a PDF")
    shown = paper(next(m for m in reversed(maya.said) if m.file))
    assert "Facebook Orleton Pre-School" in shown


async def test_an_administrator_leaves_and_the_password_follows(cast: Cast) -> None:
    maya, dan, stage = cast.maya, cast.dan, cast.stage
    await in_hours(stage)
    page = await registers(maya, "Orleton Pre-School", "Tom Evans")
    group = await registers(maya, "Orleton Families", "Tom Evans", "Dan Price")
    await maya.presses("Accounts", "The sealed file", "Send it")
    await sends(maya, KEEPASS, "passwords.kdbx")
    maya.hears("It is locked in the vault as version 1")
    await maya.writes("/people")
    await maya.presses("Tom Evans", "End access", "Yes, end it")
    for account in (page, group):
        assert len(await due(stage, Kind.SUCCESSION, account)) == 1
    await stage.forward(days=1)
    dan.hears("Change the password of Facebook Orleton Families", "as an administrator has left it")
    await dan.writes("/accounts")
    await dan.presses("The sealed file", "Give me the newest")
    handed = newest_file(dan, "passwords.kdbx").file
    assert handed
    assert handed.data == KEEPASS
    await opens(dan, f"rotate.start:{page}")
    await presses_until(dan, "Done", *SHORT.values())
    dan.hears("the password of Facebook Orleton Pre-School is changed")
    assert await due(stage, Kind.SUCCESSION, page) == []
    assert len(await due(stage, Kind.SUCCESSION, group)) == 1
    await maya.writes("/evidence C11")
    maya.hears("Facebook Orleton Pre-School")


async def test_somebody_declares_and_asks_for_the_logo(cast: Cast) -> None:
    maya, tom, stage = cast.maya, cast.tom, cast.stage
    await in_hours(stage)
    await opens(tom, "declare.start")
    await tom.presses("Nothing to declare")
    tom.hears("You declared nothing")
    assert len(await due(stage, Kind.DECLARATION, "tom")) == 1
    await opens(tom, "logo.start")
    await tom.presses("Ask to use the logo")
    await tom.writes("Iced on a cake")
    await tom.writes("At the summer fair")
    await tom.presses("In a month", "Send")
    await opens(maya, "logo.list")
    await maya.presses(maya.last.labels[0], "Approve")
    await maya.writes("One cake, at the fair.")
    await maya.presses("In a month", "Approve it")
    tom.hears("The decision on the logo", "One cake, at the fair.", "Decided by Maya Thompson")
    assert await stage.run(lambda tx: duties.number_open(tx, Kind.LOGO)) == 0
