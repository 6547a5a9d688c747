"""The list of children and the page of one child."""

import pytest

from policy.consent import Said
from policy.roles import Role
from storage import answers, children, invites, people
from tests.handlers.families import adult_on_paper, bind
from tests.handlers.phones import Phone, Preschool


def test_the_list_shows_rooms_and_what_else_is_done_about_families(
    preschool: Preschool, maya: Phone
) -> None:
    maya.writes("/children")
    maya.hears("Children of Orleton Pre-School: 0", "No child is here yet")
    preschool.add_child("Ffion Bevan", "Ladybirds")
    preschool.add_child("Arlo Hughes", "Ladybirds")
    preschool.add_child("Noor Khan", "")
    maya.writes("/children")
    maya.hears("Children of Orleton Pre-School: 3", "– No room: 1", "– Ladybirds: 2")
    assert maya.buttons == [
        *("No room", "Ladybirds", "Add a child", "Import a spreadsheet", "Letters"),
        *("Who has answered", "What we ask", "Rules and pages", "Requests about data", "Menu"),
    ]
    maya.presses("Ladybirds")
    maya.hears("Ladybirds: 2", "– Arlo Hughes\n– Ffion Bevan")
    maya.presses("Back")
    maya.presses("No room")
    maya.hears("No room: 1", "– Noor Khan")


def test_rooms_and_children_come_in_pages(preschool: Preschool, maya: Phone) -> None:
    for number in range(45):
        preschool.add_child(f"Child{number:02} Somebody", "R" * 80)
    for number in range(25):
        preschool.add_child("Anna Hill", f"Room {number:02} {'x' * 70}")
    maya.writes("/children")
    maya.hears("page 1 of 2", "Room 18")
    maya.presses("Next page")
    maya.hears("page 2 of 2", "Room 24")
    maya.presses("Page before")
    maya.presses("R" * 80)
    maya.hears("45, page 1 of 3", "Child19")
    maya.presses("Next page")
    maya.hears("page 2 of 3", "Child20", "Child39")
    data = maya.screen[-1].buttons["Next page"].rpartition(":")[0]
    for forged in ("99999999999999", "-1", "²", ""):
        maya.forges(f"{data}:{forged}")
        maya.hears("of 3")
    maya.forges("children.list:99999999")
    maya.hears("page 2 of 2")
    maya.forges("children.room:nowhere")
    maya.hears("That room is empty now")


def test_nothing_on_a_page_grows_over_what_telegram_takes(
    preschool: Preschool, maya: Phone
) -> None:
    room = "Ł" * 80
    for number in range(20):
        preschool.add_child(f"{number:02}" + "ي" * 78, room)
    maya.writes("/children")
    maya.presses(room)
    for letter in preschool.letters:
        assert len(letter.payload.get("text", "")) <= 4096
        rows = letter.payload.get("reply_markup", {}).get("inline_keyboard", [])
        assert sum(len(row) for row in rows) <= 100


def test_a_page_tells_the_child_the_adults_and_what_may_be_shown(
    preschool: Preschool, maya: Phone, grace: Phone, dan: Phone
) -> None:
    preschool.begin()
    ffion = preschool.add_child("Ffion Okafor", "Ladybirds", mother=grace, father=dan)
    preschool.add_child("Gwen Okafor", "Bumblebees", mother=grace)
    for use, said, person in (
        ("closed", Said.GIVEN, "grace"),
        ("public", Said.GIVEN, "grace"),
        ("public", Said.REFUSED, "dan"),
        ("words", Said.REFUSED, "dan"),
    ):
        _answers(preschool, ffion, use, said, person)
    maya.forges(f"children.open:{ffion}")
    page = maya.hears(
        "Ffion Okafor\nRoom: Ladybirds\nBrothers and sisters: Gwen Okafor (Bumblebees)"
    )
    for line in (
        "– Grace Okafor, mother. Parental responsibility: not known to us; they say that they hold"
        " it. On Telegram, confirmed.",
        "No – Unrecognisable picture: nobody has answered",
        "Yes – Picture in the closed parents’ group: Grace Okafor said Yes",
        "No – Picture on the public page: the adults disagree. Dan Price said No, and that holds",
        "No – First name or mention in words: Dan Price said No",
    ):
        assert line in page.text.splitlines()
    assert page.protected
    assert list(page.buttons) == [
        *("Dan Price", "Grace Okafor", "Gwen Okafor", "Add an adult", "Edit", "New letters"),
        *("Record an answer", "Look up", "Leaving", "Back"),
    ]
    assert preschool.audited(ffion) == ["maya opened child"]
    maya.presses("Gwen Okafor")
    maya.hears("Gwen Okafor\nRoom: Bumblebees\nBrothers and sisters: Ffion Okafor (Ladybirds)")
    maya.presses("Back")
    maya.hears("Bumblebees: 1")


def _answers(preschool: Preschool, child: str, use: str, said: Said, person: str) -> None:
    preschool.run(
        lambda tx: answers.record(
            tx,
            subject=child,
            use=use,
            version=1,
            said=said,
            person=person,
            relationship="parent",
            route="bot",
            by=person,
            at=preschool.now,
        )
    )


def test_a_child_without_an_adult_on_telegram_is_normal(preschool: Preschool, maya: Phone) -> None:
    preschool.begin()
    child = preschool.add_child("Arlo Hughes")
    maya.forges(f"children.open:{child}")
    page = maya.hears("Nobody yet. Without an adult nobody can say Yes")
    assert page.text.count("No – ") == 5
    assert "New letters" not in page.buttons


def test_how_an_adult_stands_is_told_in_words(preschool: Preschool, maya: Phone) -> None:
    child = preschool.add_child("Arlo Hughes")
    for name in ("Una", "Ivy", "Will", "Una2"):
        bind(preschool, child, adult_on_paper(preschool, name))
    later = preschool.now.replace(day=30)
    preschool.run(
        lambda tx: invites.add(
            tx, secret="s", person="ivy", made_by="maya", at=preschool.now, expires_at=later
        )
    )
    preschool.run(lambda tx: people.arrive(tx, "will", telegram_id=5, telegram_name="w"))
    preschool.run(lambda tx: people.end(tx, "una2", by="maya", at=preschool.now))
    maya.forges(f"children.open:{child}")
    record = "carer. Parental responsibility: on record that they do not hold it; not asked yet."
    maya.hears(
        f"– Una, {record} No Telegram.",
        f"– Ivy, {record} Invited.",
        f"– Will, {record} On Telegram, waits to be confirmed.",
        f"– Una2, {record} Access has ended.",
    )
    preschool.forward(days=10)
    maya.forges(f"children.open:{child}")
    maya.hears(f"– Ivy, {record} No Telegram.")


EVERY_BUTTON = (
    *("list", "room:x", "former", "open:child1", "add", "edit:child1", "rename:child1"),
    *("move:child1", "starts:child1", "leaves:child1", "bind:child1", "adult:child1:grace"),
    *("relation:child1:grace", "record:child1:grace", "set:child1:grace:yes"),
    *("unbind:child1:grace", "unbound:child1:grace"),
)


@pytest.mark.parametrize("role", [Role.PARENT, Role.STAFF, Role.COMMITTEE, Role.CHAIR])
@pytest.mark.parametrize("button", EVERY_BUTTON)
def test_nobody_outside_the_management_team_learns_or_changes_anything(
    preschool: Preschool, grace: Phone, role: Role, button: str
) -> None:
    preschool.add_child("Ffion Bevan", "Ladybirds", mother=grace)
    somebody = preschool.add(role, "Pat Lane")
    before = _families(preschool)
    somebody.forges(f"children.{button}")
    somebody.hears("not something your role can do here")
    somebody.writes("/children")
    somebody.hears("not something your role can do here")
    grace.forges(f"children.{button}")
    grace.hears_nothing_of("Ffion", "Ladybirds")
    assert _families(preschool) == before


def _families(preschool: Preschool) -> list[str]:
    kept = preschool.contents().splitlines()
    return [line for line in kept if line.startswith(("children", "relations", "people:"))]


@pytest.mark.parametrize("button", [b for b in EVERY_BUTTON if ":" in b])
@pytest.mark.parametrize("forged", ["nobody", "nobody:nothing", "", ":", "child1", "child1:dan"])
def test_ids_that_do_not_exist_change_nothing(
    preschool: Preschool, maya: Phone, dan: Phone, grace: Phone, button: str, forged: str
) -> None:
    if forged.startswith("child1") and ":grace" not in button:
        return
    preschool.add_child("Ffion Bevan", "Ladybirds", mother=grace)
    before = _families(preschool)
    maya.forges(f"children.{button.partition(':')[0]}:{forged}")
    assert len(maya.unheard) == 1
    maya.hears_nothing_of("Ffion")
    assert _families(preschool) == before


def test_a_room_of_thousands_is_not_read_for_one_page(preschool: Preschool) -> None:
    for number in range(45):
        preschool.add_child(f"Child{number:02}", "Ladybirds")
    page = preschool.run(lambda tx: children.page_of_room(tx, "Ladybirds", skip=40, most=20))
    assert [child.name for child in page] == [f"Child{number}" for number in range(40, 45)]


def test_two_children_of_one_name_are_told_apart(
    preschool: Preschool, maya: Phone, grace: Phone
) -> None:
    preschool.add_child("Anna Hill", mother=grace)
    preschool.add_child("anna hill")
    preschool.add_child("Ben Hill", mother=grace)
    maya.writes("/children")
    maya.presses("Ladybirds")
    maya.hears("– Anna Hill (with Grace Okafor)\n– anna hill (no adult yet)\n– Ben Hill")
    maya.presses("anna hill (no adult yet)")
    maya.hears("anna hill\nRoom: Ladybirds\n\nAdults:")


def test_days_to_come_stand_beside_the_name(preschool: Preschool, maya: Phone) -> None:
    for name, button, day in (
        ("Anna Hill", "First day", "4 January 2027"),
        ("Ben Hill", "Last day", "23 November 2026"),
        ("Cara Hill", "Last day", "20 November 2026"),
    ):
        maya.forges(f"children.open:{preschool.add_child(name)}")
        maya.presses("Edit")
        maya.presses(button)
        maya.writes(day)
    maya.writes("/children")
    maya.presses("Ladybirds")
    maya.hears(
        "– Anna Hill: starts Monday 4 January 2027",
        "– Ben Hill: last day Monday 23 November 2026",
        "– Cara Hill: last day was Friday 20 November 2026",
    )
