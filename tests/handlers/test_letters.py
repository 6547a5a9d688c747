import json
from functools import partial
from typing import Any

import pytest

from policy.roles import Role, Standing
from storage import children, people, relations
from storage.transaction import Transaction
from tests.handlers.phones import Phone, Preschool

Families = dict[str, list[str]]

# Each child's adults; the same name is the same adult.
JONES: Families = {
    "Ffion Jones": ["Siân Jones", "Aled Jones"],
    "Owen Jones": ["Siân Jones"],
}


@pytest.fixture
def families(preschool: Preschool) -> None:
    bring(preschool, JONES)


def bring(preschool: Preschool, families: Families, room: str = "Ladybirds") -> None:
    """Children with adults who are not on Telegram."""
    preschool.run(partial(_bring, preschool, families, room))


def _bring(preschool: Preschool, families: Families, room: str, tx: Transaction) -> None:
    known = {person.name for person in people.everybody(tx)}
    for child, adults in families.items():
        number = child.lower().replace(" ", "-")
        children.add(
            tx, child=number, name=child, family="1", room=room, by="maya", at=preschool.now
        )
        for adult in adults:
            person = adult.lower().replace(" ", "-")
            if adult not in known:
                known.add(adult)
                people.add(
                    tx,
                    person=person,
                    name=adult,
                    role=Role.PARENT,
                    invited_by=None,
                    at=preschool.now,
                )
            relations.bind(
                tx,
                child=number,
                person=person,
                relationship="parent",
                responsibility="unknown",
                at=preschool.now,
            )


def papers(phone: Phone) -> list[dict[str, Any]]:
    """What the documents say that came since, and nothing unheard is left."""
    prefix = "paper:letters:"
    found = [m.picture.removeprefix(prefix) for m in phone.unheard if m.picture.startswith(prefix)]
    phone.unheard.clear()
    return [json.loads(content) for content in found]


def pages(phone: Phone) -> dict[str, dict[str, Any]]:
    return {page["name"]: page for paper in papers(phone) for page in paper["pages"]}


def test_each_adult_has_a_page_of_their_own_with_their_children_alone(
    preschool: Preschool, maya: Phone, families: None
) -> None:
    maya.forges("letters.start")
    maya.hears("2 adults are not on Telegram yet. 2 of them have no letter that works.")
    maya.presses("Letters for 2 adults without one")
    [paper] = papers(maya)
    assert {key: paper[key] for key in ("place", "phone", "made_on")} == {
        "place": "Orleton Pre-School",
        "phone": "01632 960 123",
        "made_on": "23 November 2026",
    }
    aled, sian = sorted(paper["pages"], key=lambda page: str(page["name"]))
    assert (aled["name"], aled["children"]) == ("Aled Jones", ["Ffion Jones"])
    assert (sian["name"], sian["children"]) == ("Siân Jones", ["Ffion Jones", "Owen Jones"])
    assert aled["link"] != sian["link"]
    assert aled["until"] == sian["until"] == "21 December 2026"
    assert preschool.audited("siân-jones") == ["maya invited"]


def test_it_says_what_to_do_with_them(preschool: Preschool, maya: Phone, families: None) -> None:
    maya.forges("letters.new:")
    maya.hears("Making 2 pages")
    maya.hears("Letters: 2 pages")
    maya.hears("2 pages, each for one adult.", "in person", "until 21 December 2026", "60 minutes")


def test_the_links_are_nowhere_once_the_papers_are_sent(
    preschool: Preschool, maya: Phone, families: None
) -> None:
    maya.forges("letters.new:")
    secrets = [page["link"].partition("=")[2] for page in pages(maya).values()]
    preschool.deliver_all()
    assert len(secrets) == 2
    for secret in secrets:
        assert secret not in preschool.contents()
    preschool.forward(minutes=61)
    preschool.ring()
    assert not any(message.picture for message in maya.screen)


def test_a_letter_opens_until_the_end_of_its_last_day(
    preschool: Preschool, maya: Phone, families: None
) -> None:
    maya.forges("letters.new:")
    found = pages(maya)
    preschool.forward(days=28, hours=13)
    preschool.stranger("Siân").opens(found["Siân Jones"]["link"])
    assert preschool.person("Siân Jones").standing is Standing.WAITING
    preschool.forward(hours=2)
    preschool.stranger("Aled").opens(found["Aled Jones"]["link"])
    assert preschool.person("Aled Jones").standing is Standing.INVITED


def test_only_those_without_a_letter_get_one_unless_all_is_asked_for(
    preschool: Preschool, maya: Phone, families: None
) -> None:
    maya.forges("letters.new:")
    first = pages(maya)
    bring(preschool, {"Mair Evans": ["Huw Evans"]}, room="Butterflies")
    preschool.forward(days=1)
    maya.forges("letters.start")
    maya.hears("3 adults are not on Telegram yet. 1 of them has no letter that works.")
    maya.presses("Letters for 1 adult without one")
    assert list(pages(maya)) == ["Huw Evans"]
    preschool.forward(days=1)
    maya.forges("letters.start")
    maya.presses("New letters for all 3")
    maya.hears("new letters for all 3. The links in 3 letters that still work die at once")
    maya.presses("Yes, make new ones for all")
    assert sorted(pages(maya)) == ["Aled Jones", "Huw Evans", "Siân Jones"]
    sian = preschool.stranger("Siân")
    sian.opens(first["Siân Jones"]["link"])
    sian.hears("This link does not open anything")


def test_a_press_that_comes_twice_kills_no_link(
    preschool: Preschool, maya: Phone, families: None
) -> None:
    for data in ("letters.renew:", "letters.child:ffion-jones", "letters.adult:siân-jones"):
        preschool.forward(minutes=5)
        maya.forges(data)
        found = pages(maya)
        maya.forges(data)
        maya.hears("were made within the last minute")
    preschool.stranger("Siân").opens(found["Siân Jones"]["link"])
    assert preschool.person("Siân Jones").standing is Standing.WAITING


def test_one_room_one_child_one_adult(preschool: Preschool, maya: Phone, families: None) -> None:
    bring(preschool, {"Mair Evans": ["Huw Evans"]}, room="Butterflies")
    maya.forges("letters.start")
    maya.presses("One room")
    maya.presses("Butterflies (1)")
    maya.hears("Butterflies", "1 adult is not on Telegram yet")
    maya.presses("Letters for 1 adult without one")
    assert list(pages(maya)) == ["Huw Evans"]
    maya.forges("letters.child:owen-jones")
    assert list(pages(maya)) == ["Siân Jones"]
    maya.forges("letters.adult:aled-jones")
    assert list(pages(maya)) == ["Aled Jones"]


def test_with_nobody_to_write_to_it_says_so(
    preschool: Preschool, maya: Phone, grace: Phone
) -> None:
    child = preschool.add_child("Ada Okafor", mother=grace)
    maya.forges("letters.start")
    maya.hears("There is nobody to write to")
    maya.forges(f"letters.child:{child}")
    maya.hears("There is nobody to write to for Ada Okafor")
    maya.forges(f"letters.adult:{grace.id}")
    maya.hears("Grace Okafor needs no letter")
    assert papers(maya) == []


def test_nobody_is_written_to_about_a_child_who_has_left(
    preschool: Preschool, maya: Phone, families: None
) -> None:
    preschool.run(lambda tx: children.left(tx, "ffion-jones", at=preschool.now))
    maya.forges("letters.new:")
    found = pages(maya)
    assert list(found) == ["Siân Jones"]
    assert found["Siân Jones"]["children"] == ["Owen Jones"]


def test_a_member_of_staff_who_is_a_parent_gets_the_link_of_the_role(
    preschool: Preschool, maya: Phone, families: None
) -> None:
    preschool.run(lambda tx: people.change_role(tx, "siân-jones", role=Role.MANAGER))
    maya.forges("letters.new:")
    assert list(pages(maya)) == ["Aled Jones"]
    maya.forges("letters.adult:siân-jones")
    maya.hears("Siân Jones is invited as manager: make the link in /people.")


def test_a_letter_opened_by_the_other_parent_is_refused_and_made_anew(
    preschool: Preschool, maya: Phone, families: None
) -> None:
    maya.forges("letters.new:")
    first = pages(maya)["Siân Jones"]["link"]
    aled = preschool.stranger("Aled J")
    aled.opens(first)
    maya.hears("invited: Siân Jones", "The Telegram account is called: ‘Aled J’")
    maya.presses("No, refuse")
    aled.hears("Somebody now checks")
    aled.hears("could not be confirmed")
    aled.forges("consent.page")
    aled.writes("/mydata")
    assert all("Jones" not in m.text and "Ffion" not in m.text for m in aled.screen)
    preschool.forward(minutes=2)
    maya.unheard.clear()
    maya.forges("letters.child:ffion-jones")
    second = pages(maya)["Siân Jones"]["link"]
    for link in (first, second):
        preschool.stranger("Siân J").opens(link)
    assert preschool.person("Siân Jones").telegram_name == "Siân J"
    maya.hears("was opened again", "did not work")
    maya.hears("invited: Siân Jones", "The Telegram account is called: ‘Siân J’")
    maya.presses("Yes, this is Siân")
    assert preschool.person("Siân Jones").standing is Standing.ACTIVE
    assert {"person": "siân-jones"} in preschool.run(lambda tx: tx.rows("SELECT * FROM to_ask"))
    assert preschool.person("Aled Jones").standing is Standing.INVITED


def test_only_the_management_team_makes_letters(
    preschool: Preschool, maya: Phone, tom: Phone, grace: Phone, families: None
) -> None:
    for phone in (tom, grace):
        for data in ("start", "rooms", "new:", "all:", "renew:", "child:owen-jones"):
            phone.forges(f"letters.{data}")
            phone.hears("not something your role can do")
    maya.forges("letters.child:nobody")
    maya.hears("not something your role can do")
    maya.forges("letters.room:nowhere")
    maya.hears("That room is not there any more")
    maya.forges("letters.new:nowhere")
    maya.hears("That room is not there any more")
    assert papers(maya) == []


def test_a_thousand_letters_come_in_parts(preschool: Preschool, maya: Phone) -> None:
    bring(preschool, {f"Child {n}": [f"Adult {n}"] for n in range(1_000)})
    maya.forges("letters.new:")
    found = papers(maya)
    assert [len(paper["pages"]) for paper in found] == [200] * 5
    assert len({page["link"] for paper in found for page in paper["pages"]}) == 1_000
