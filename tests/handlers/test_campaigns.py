import pytest

from policy.roles import Role
from storage import askings, campaigns, people, relations
from storage.transaction import Transaction
from tests.handlers.consents import answers_all, shown
from tests.handlers.phones import Phone, Preschool


@pytest.fixture(autouse=True)
def _uses(preschool: Preschool) -> None:
    preschool.begin()


@pytest.fixture
def ffion(preschool: Preschool, sian: Phone) -> str:
    """Ffion, of whom Siân has allowed everything."""
    child = preschool.add_child("Ffion Morgan", mother=sian)
    answers_all(sian, *["Yes"] * 6)
    preschool.forward(days=1)
    return child


def _asks_everybody(phone: Phone, reason: str = "A new term") -> None:
    phone.forges("asking.progress")
    phone.presses("Ask everybody again")
    phone.writes(reason)
    phone.presses("Ask everybody")


def _on_paper(preschool: Preschool, name: str, child: str) -> None:
    """An adult who is known and has no Telegram."""
    number = name.split()[0].lower()

    def work(tx: Transaction) -> None:
        people.add(
            tx, person=number, name=name, role=Role.PARENT, invited_by=None, at=preschool.now
        )
        relations.bind(
            tx,
            child=child,
            person=number,
            relationship="grandmother",
            responsibility="yes",
            at=preschool.now,
        )

    preschool.run(work)


def test_everybody_is_asked_again_and_a_yes_holds_meanwhile(
    preschool: Preschool, maya: Phone, sian: Phone, aled: Phone, ffion: str
) -> None:
    gwen = preschool.add_child("Gwen Morgan", father=aled)
    _on_paper(preschool, "Nain Morgan", gwen)
    maya.forges("asking.progress")
    maya.presses("Ask everybody again")
    maya.hears("2 adults will be asked here", "A Yes that they gave holds", "1 more cannot")
    assert maya.buttons == ["A new term", "New wording", "A new platform", "Cancel"]
    maya.presses("A new term")
    maya.hears("2 adults will be asked here", "Reason: A new term")
    sian.hears_nothing()
    maya.presses("Ask everybody")
    maya.hears("Begun.")
    preschool.forward(seconds=10)
    preschool.ring()
    sian.hears("Ffion, question 1 of 5")
    aled.hears("Gwen, question 1 of 5")
    assert len(shown(preschool, ffion)) == 5
    sian.presses("No")
    assert len(shown(preschool, ffion)) == 4
    last = preschool.run(campaigns.last)
    assert last is not None
    assert (last.reason, last.begun_by) == ("A new term", "maya")
    assert preschool.audited(last.id) == ["maya began campaign"]


def test_two_who_press_at_once_begin_one(
    preschool: Preschool, maya: Phone, dan: Phone, sian: Phone, ffion: str
) -> None:
    for phone in (maya, dan):
        phone.forges("asking.again")
        phone.writes("Because of the new page")
    preschool.forward(minutes=1)
    preschool.take(maya.pressing("Ask everybody"), dan.pressing("Ask everybody"))
    maya.hears("Begun.")
    dan.hears("Maya Thompson has begun this at 10:03 already. Nobody is asked twice.")
    preschool.ring()
    sian.hears("question 1 of 5")
    preschool.ring()
    sian.hears_nothing()
    preschool.forward(days=1)
    _asks_everybody(dan)
    dan.hears("Begun.")


def test_out_of_hours_it_begins_when_the_setting_opens(
    preschool: Preschool, maya: Phone, sian: Phone, ffion: str
) -> None:
    preschool.now = preschool.now.replace(hour=21)
    _asks_everybody(maya)
    preschool.ring()
    sian.hears_nothing()
    preschool.forward(hours=11)
    preschool.ring()
    sian.hears("question 1 of 5")


def test_whoever_was_handed_over_is_asked_again(
    preschool: Preschool, maya: Phone, sian: Phone
) -> None:
    preschool.add_child("Ffion Morgan", mother=sian)
    preschool.forward(hours=1)
    preschool.run(lambda tx: askings.want(tx, sian.id))
    preschool.ring()
    for days in (3, 7, 7):
        preschool.forward(days=days)
        preschool.ring()
    maya.hears("Please ask in person.")
    sian.unheard.clear()
    _asks_everybody(maya)
    preschool.ring()
    sian.hears("question 1 of 5")


def test_whoever_has_no_say_is_not_asked(preschool: Preschool, maya: Phone, sian: Phone) -> None:
    preschool.add_child("Ffion Morgan", declared="no", mother=sian)
    _asks_everybody(maya)
    maya.hears("0 adults will be asked here")
    preschool.ring()
    sian.hears_nothing()


@pytest.mark.parametrize("role", [Role.STAFF, Role.PARENT, Role.CHAIR, Role.COMMITTEE])
def test_only_the_management_team_may_ask_and_look(preschool: Preschool, role: Role) -> None:
    phone = preschool.add(role, "Pat Jones")
    for data in ("asking.progress", "asking.left:0", "asking.again"):
        phone.forges(data)
        phone.hears("not something your role can do")
    for data in ("campaign.send", "campaign.reason:1"):
        phone.forges(data)
    assert preschool.run(campaigns.last) is None


def test_somebody_who_lost_the_right_meanwhile_begins_nothing(
    preschool: Preschool, maya: Phone, team: Phone
) -> None:
    team.forges("asking.again")
    team.writes("A new term")
    preschool.run(lambda tx: people.change_role(tx, team.id, role=Role.STAFF))
    team.presses("Ask everybody")
    assert preschool.run(campaigns.last) is None


def test_the_progress_counts_everybody_once_and_by_group(
    preschool: Preschool, maya: Phone, sian: Phone, aled: Phone, grace: Phone, ffion: str
) -> None:
    gwen = preschool.add_child("Gwen Morgan", room="Bees", father=aled)
    preschool.add_child("Ife Okafor", room="Bees", mother=grace)
    huw = preschool.add(Role.PARENT, "Huw Rees")
    lowri = preschool.add(Role.PARENT, "Lowri Rees")
    preschool.add_child("Nia Rees", room="", father=huw, mother=lowri)
    _on_paper(preschool, "Nain Morgan", gwen)
    preschool.forward(minutes=20)
    _asks_everybody(maya)
    maya.forges("asking.progress")
    maya.hears("5 not asked yet", "1 not on Telegram: ask on paper")
    preschool.ring()
    preschool.forward(minutes=1)
    sian.presses("Yes")
    answers_all(aled, *["No"] * 6)
    preschool.run(lambda tx: people.unreachable(tx, huw.number, at=preschool.now))
    maya.unheard.clear()
    maya.forges("asking.progress")
    text = maya.hears("Everybody was asked again on 24 Nov 2026 10:22, by Maya Thompson").text
    assert "A new term" in text
    assert "Adults who are asked: 6" in text
    for line in (
        "• 1 answered everything",
        "• 1 answered part",
        "• 2 not answered",
        "• 1 cannot be reached on Telegram: please ask in person",
        "• 1 not on Telegram: ask on paper",
        "Bees: 1 of 3 have answered everything",
        "Ladybirds: 0 of 1 have answered everything",
        "No group: 0 of 2 have answered everything",
    ):
        assert line in text
    maya.presses("Who is left (5)")
    text = maya.hears("Who is left").text
    assert "• Siân Morgan (Ffion Morgan): answered part" in text
    assert "• Nain Morgan (Gwen Morgan): not on Telegram: ask on paper" in text
    assert "Aled" not in text


def test_the_handed_over_are_counted_as_such(
    preschool: Preschool, maya: Phone, sian: Phone
) -> None:
    preschool.add_child("Ffion Morgan", mother=sian)
    _asks_everybody(maya)
    preschool.ring()
    for days in (3, 7, 7):
        preschool.forward(days=days)
        preschool.ring()
    maya.forges("asking.progress")
    maya.hears("• 1 handed over: please ask in person")


def test_who_is_left_is_shown_page_by_page(preschool: Preschool, maya: Phone) -> None:
    for number in range(45):
        parent = preschool.add(Role.PARENT, f"Parent{number:02} Morgan")
        preschool.add_child(f"Child{number:02} Morgan", mother=parent)
    maya.forges("asking.left:0")
    assert maya.hears("Who is left (1 of 3)").text.count("•") == 20
    maya.presses("More")
    maya.hears("(2 of 3)", "Parent20 Morgan")
    maya.presses("More")
    assert maya.hears("(3 of 3)").text.count("•") == 5
    assert "More" not in maya.buttons
    maya.presses("Before")
    maya.hears("(2 of 3)")
    for odd in ("99", "-1", "x", "", "²", "1" * 50):
        maya.forges(f"asking.left:{odd}")
        maya.hears("Who is left")


def test_names_that_run_the_other_way_stay_in_their_place(
    preschool: Preschool, maya: Phone
) -> None:
    noor = preschool.add(Role.PARENT, "נעמה כהן")
    preschool.add_child("דנה כהן", mother=noor)
    maya.forges("asking.left:0")
    maya.hears("\u2068נעמה כהן\u2069 (\u2068דנה כהן\u2069): not asked yet")
