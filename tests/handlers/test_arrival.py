"""Whatever one person sends to another, its sender sees queued, delivered or failed where they
would look for it, and whom nothing reaches is rung.
"""

from collections.abc import Callable
from datetime import date
from functools import partial

import pytest

from policy.calendar import Kind
from policy.roles import Role
from storage import account_requests, concerns, entries, logo_requests, takedowns, uses
from tests.handlers import lost, registered, registers, reported, shared
from tests.handlers.asked import answer, request
from tests.handlers.consents import answers_all
from tests.handlers.phones import Phone, Preschool
from tests.handlers.test_uses import adds

Look = Callable[[], None]
# Who sent it, to whom, what opens the page, and what it is called for whoever rings.
Told = tuple[Phone, Phone, Look, str]
Story = Callable[[Preschool], Told]


def cast(preschool: Preschool, *names: str) -> list[Phone]:
    roles = {
        "Maya Thompson": Role.MANAGER,
        "Dan Price": Role.DEPUTY,
        "Tom Evans": Role.STAFF,
        "Siân Morgan": Role.PARENT,
    }
    return [preschool.add(roles[name], name) for name in names]


def asks_for_the_logo(preschool: Preschool, maya: Phone, tom: Phone) -> str:
    """Asked, and refused; the request's id."""
    tom.forges("logo.ask")
    for words in ("Shirts", "On the back", "In a month", "Send"):
        tom.writes(words)
    [asked] = preschool.run(logo_requests.waiting)
    maya.forges(f"logo.refuse:{asked.id}")
    maya.writes("Not now")
    maya.presses("Refuse it")
    return asked.id


def logo_decision(preschool: Preschool) -> Told:
    maya, tom = cast(preschool, "Maya Thompson", "Tom Evans")
    asked = asks_for_the_logo(preschool, maya, tom)
    return maya, tom, lambda: maya.forges(f"logo.open:{asked}"), "The decision on the logo"


def account_decision(preschool: Preschool) -> Told:
    maya, tom = cast(preschool, "Maya Thompson", "Tom Evans")
    tom.forges("accounts.ask")
    for words in ("Pinterest", "Ideas", "Send"):
        tom.writes(words)
    [asked] = preschool.run(account_requests.waiting)
    maya.forges(f"accounts.decide:{asked.id}:refused")
    maya.writes("No")
    return maya, tom, lambda: maya.forges(f"accounts.request:{asked.id}"), "The decision on the"


def account_part(preschool: Preschool) -> Told:
    maya, tom = cast(preschool, "Maya Thompson", "Tom Evans")
    account = registers.registers(maya)
    registers.grants(maya, account, "Tom Evans")
    return maya, tom, lambda: maya.forges(f"accounts.people:{account.id}"), "What changed in their"


def password_claim(preschool: Preschool) -> Told:
    maya, tom = cast(preschool, "Maya Thompson", "Tom Evans")
    account = registers.registers(maya)
    registers.grants(maya, account, "Tom Evans")
    tom.forges(f"rotate.claim:{account.id}")
    return tom, maya, lambda: tom.forges(f"rotate.claiming:{account.id}"), "That the password of"


def finding(preschool: Preschool) -> Told:
    maya, dan = cast(preschool, "Maya Thompson", "Dan Price")
    registered.register(preschool)
    registered.owe(preschool, Kind.MONITORING, date(2026, 11, 20))
    dan.forges(f"monitor.start:{registered.PAGE}")
    for said in ("Yes", "No", "A street name", "Yes", "Yes", "Yes", "Yes", "Put it on record"):
        dan.writes(said)
    number = next(b for m in maya.screen for b in m.buttons.values()).partition(":")[2]
    return dan, maya, lambda: dan.forges(f"monitor.open:{number}"), "What was found"


def data_request(preschool: Preschool) -> Told:
    maya, tom = cast(preschool, "Maya Thompson", "Tom Evans")
    reference = request(tom)
    return tom, maya, lambda: tom.forges(f"data.mine:{reference}"), "A request about data"


def data_answer(preschool: Preschool) -> Told:
    maya, tom = cast(preschool, "Maya Thompson", "Tom Evans")
    reference = request(tom)
    answer(maya, reference, "It is put right")
    return maya, tom, lambda: maya.forges(f"data.open:{reference}"), "What we wrote about"


def pin(preschool: Preschool) -> Told:
    maya, tom = cast(preschool, "Maya Thompson", "Tom Evans")
    shared.phone(preschool)
    maya.forges("ownpin.give:tom")
    return maya, tom, lambda: maya.forges("ownpin.page:tom"), "That they were given a new PIN"


def role(preschool: Preschool) -> Told:
    maya, tom = cast(preschool, "Maya Thompson", "Tom Evans")
    maya.forges("people.change:tom:committee")
    return maya, tom, lambda: maya.forges("people.open:tom"), "That their role here has changed"


def stand_in(preschool: Preschool) -> Told:
    maya, dan = cast(preschool, "Maya Thompson", "Dan Price")
    maya.writes("/away")
    maya.writes("24 November 2026")
    maya.presses("Dan Price (deputy)")
    return maya, dan, lambda: maya.forges("away.start"), "Whether they stand in for Maya"


def first_steps(preschool: Preschool) -> Told:
    maya, tom = cast(preschool, "Maya Thompson", "Tom Evans")
    tom.unheard.clear()
    maya.forges("joiners.remind:tom")
    return maya, tom, lambda: maya.forges("joiners.open:tom"), "The list of what they do first"


def take_down(preschool: Preschool) -> Told:
    maya, sian = cast(preschool, "Maya Thompson", "Siân Morgan")
    preschool.begin()
    child = preschool.add_child("Ffion Morgan", mother=sian)
    answers_all(sian, "No", "No", "Yes", "No", "No", "No")
    sian.forges(f"consent.take:{child}:public")
    [item] = preschool.run(takedowns.still_open)
    maya.forges(f"takedown.done:{item.id}")
    return maya, sian, lambda: maya.forges("takedown.list"), "What was done after"


STORIES: tuple[Story, ...] = (
    logo_decision,
    account_decision,
    account_part,
    password_claim,
    finding,
    data_request,
    data_answer,
    pin,
    role,
    stand_in,
    first_steps,
    take_down,
)


def page(sender: Phone, look: Look) -> str:
    sender.unheard.clear()
    look()
    return "\n".join(message.text for message in sender.unheard)


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.__name__)
def test_the_sender_sees_queued_and_then_delivered(preschool: Preschool, story: Story) -> None:
    sender, recipient, look, _ = story(preschool)
    name = recipient.account
    assert f"→ Queued for {name} (" in page(sender, look)
    preschool.deliver_all()
    shown = page(sender, look)
    assert f"→ Delivered to {name} (" in shown
    assert f"Queued for {name}" not in shown


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.__name__)
def test_who_is_out_of_reach_is_rung_told_again_when_back_and_then_need_not_be(
    preschool: Preschool, story: Story
) -> None:
    sender, recipient, look, called = story(preschool)
    assert lost.comes_back(preschool, recipient)
    assert f"→ Failed to reach {recipient.account} (" in page(sender, look)
    manager = _who_rings(preschool, recipient)
    manager.unheard.clear()
    manager.forges(f"calls.open:{recipient.id}")
    manager.hears(f"Please ring {recipient.account}", "What has not reached them:", called)
    recipient.unheard.clear()
    preschool.forward(hours=1)
    lost.unblocks(recipient)
    recipient.hears("I could not reach you at 10:02 today, so here it is again.")
    preschool.deliver_all()
    assert f"→ Delivered to {recipient.account} (" in page(sender, look)
    manager.forges("calls.list")
    manager.hears("There is nobody to ring.")


def _who_rings(preschool: Preschool, recipient: Phone) -> Phone:
    """The manager, or the deputy when it is the manager who is out of reach."""
    wanted = "maya" if recipient.id != "maya" else "dan"
    known = [phone for phone in preschool.phones.values() if phone.id == wanted]
    return known[0] if known else cast(preschool, "Dan Price")[0]


def test_many_messages_make_one_task_that_names_them_all(
    preschool: Preschool, maya: Phone, dan: Phone, tom: Phone
) -> None:
    """About items by reference, to those who may see each; about anything else in words."""
    first = reported.send(tom, "A comment", "The gate is painted")
    about_dan = reported.send(
        tom, "A complaint", "He shouted", "A member of staff", "Dan Price (deputy)"
    )
    preschool.deliver_all()
    maya.forges(f"inbox.give:{first}/dan")
    maya.unheard.clear()
    dan.unheard.clear()
    for reference in (first, about_dan):
        maya.forges(f"question.start:{reference}")
        maya.writes("Who was there?")
    maya.forges("people.change:tom:committee")
    lost.comes_back(preschool, tom)
    assert [m.text.count("Please ring Tom") for m in maya.unheard if "ring" in m.text] == [1]
    maya.forges("calls.open:tom")
    shown = maya.hears("What has not reached them:", first, about_dan, "their role").text
    assert "gate" not in shown
    dan.forges("calls.open:tom")
    dan.hears_nothing_of(about_dan)
    maya.presses(f"I have rung them: {about_dan}")
    maya.writes("He comes in at four")
    said = {
        one: str(preschool.run(partial(entries.of, reference=one))) for one in (first, about_dan)
    }
    assert ["He comes in at four" in said[one] for one in (first, about_dan)] == [False, True]
    assert "Rang Tom Evans" in said[first]
    for phone in (maya, dan):
        phone.forges("calls.list")
        phone.hears("There is nobody to ring")
    preschool.ring()
    maya.hears_nothing_of("☎ Please ring")


def test_who_leaves_or_gets_another_role_is_sent_nothing_from_before(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    account = registers.registers(maya)
    registers.grants(maya, account, "Tom Evans")
    lost.comes_back(preschool, tom)
    tom.unheard.clear()
    maya.forges("people.change:tom:committee")
    lost.unblocks(tom)
    tom.hears_nothing_of("here it is again")


def test_an_item_that_is_closed_to_them_meanwhile_is_not_sent_again(
    preschool: Preschool, maya: Phone, dan: Phone, tom: Phone
) -> None:
    reference = reported.send(tom, "A comment", "The gate is painted")
    preschool.deliver_all()
    maya.forges(f"inbox.give:{reference}/dan")
    lost.comes_back(preschool, dan)
    dan.unheard.clear()
    preschool.run(partial(concerns.shut_out, reference=reference, person="dan"))
    lost.unblocks(dan)
    dan.hears_nothing_of(reference)


def test_what_came_back_is_kept_until_they_are_back(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    asks_for_the_logo(preschool, maya, tom)
    lost.comes_back(preschool, tom)
    preschool.forward(days=30)
    preschool.ring()
    tom.unheard.clear()
    lost.unblocks(tom)
    tom.hears("The decision on the logo:", "Not now")


def test_to_many_they_are_counted_and_those_out_of_reach_are_named(
    preschool: Preschool, maya: Phone
) -> None:
    preschool.begin()
    names = ("Ash Lee", "Bee Lee", "Cole Lee", "Dee Lee", "Elm Lee")
    parents = [preschool.add(Role.PARENT, name) for name in names]
    for phone in parents:
        preschool.add_child(f"Ivy of {phone.account}", mother=phone)
    adds(maya, "In the window", basis="Another lawful basis: done unless somebody objects")
    maya.presses("Put it on record")
    preschool.deliver_all()
    use = uses_named(preschool, "In the window")
    assert "→ Sent to 5 people: delivered to 5, queued for 0." in page(
        maya, lambda: maya.forges(f"uses.open:{use}")
    )


def uses_named(preschool: Preschool, title: str) -> str:
    return next(one.use for one in preschool.run(uses.current) if one.title == title)
