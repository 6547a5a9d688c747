"""Staff sign each version or say that they do not agree; the management team sees who."""

import io
import json
import time

import pytest
from pypdf import PdfReader

from policy.roles import Role
from storage import people, signatures
from storage.transaction import Transaction
from tests.handlers.adopting import LATER, adopts, open_duties, owners, puts, reads, signs
from tests.handlers.phones import Phone, Preschool
from tests.papers import rendered


@pytest.fixture
def adopted(preschool: Preschool, maya: Phone) -> None:
    puts(maya)
    adopts(maya)


def answers(preschool: Preschool, person: str, version: int = 1) -> str:
    last = preschool.run(lambda tx: signatures.last_of(tx, version, person=person))
    return last.answer if last else ""


def refuses(phone: Phone, reason: str = "") -> None:
    reads(phone)
    phone.forges("policy.sign:1")
    phone.presses("I do not agree")
    phone.presses("Yes, I do not agree")
    if reason:
        phone.presses("+ Reason")
        phone.writes(reason)
    phone.presses("Send my answer")
    phone.hears("Your answer is on record")


@pytest.mark.usefixtures("adopted")
def test_the_text_is_opened_before_it_is_signed(preschool: Preschool, tom: Phone) -> None:
    tom.writes("/policy")
    tom.presses("Sign")
    tom.hears("Please open the text first")
    tom.forges("policy.agree:1")
    tom.hears("Please open the text first")
    tom.forges("policy.disagree:1")
    tom.hears("Please open the text first")
    assert answers(preschool, "tom") == ""
    tom.presses("Read")
    tom.presses("1. Online policy")
    tom.presses("Next")
    tom.presses("Next")
    tom.presses("Sign")
    tom.hears("disciplinary procedure", "People decide that")
    tom.presses("I have read it and will keep to it")
    tom.hears("You signed version 1 on Monday 23 November 2026")
    assert answers(preschool, "tom") == "signed"


@pytest.mark.usefixtures("adopted")
def test_signing_finishes_the_duty_of_this_person_alone(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    preschool.ring()
    assert owners(preschool) == ["maya", "tom"]
    signs(tom)
    assert owners(preschool) == ["maya"]
    tom.writes("/policy")
    tom.hears("You signed it on Monday 23 November 2026")
    assert "Sign" not in tom.buttons
    preschool.ring()
    assert owners(preschool) == ["maya"]


@pytest.mark.usefixtures("adopted")
def test_signing_twice_is_one_signature(preschool: Preschool, tom: Phone) -> None:
    reads(tom)
    tom.forges("policy.sign:1")
    agree = "I have read it and will keep to it"
    preschool.take(tom.pressing(agree), tom.pressing(agree))
    tom.hears("Thank you")
    tom.hears("You have signed version 1 already")
    tom.forges("policy.disagree:1")
    tom.hears("You have signed version 1 already")
    rows = preschool.run(lambda tx: tx.rows("SELECT id FROM signatures"))
    assert len(rows) == 1


@pytest.mark.usefixtures("adopted")
def test_an_old_button_signs_nothing(preschool: Preschool, maya: Phone, tom: Phone) -> None:
    reads(tom)
    tom.forges("policy.sign:1")
    press = tom.pressing("I have read it and will keep to it")
    puts(maya, LATER)
    adopts(maya, 2)
    preschool.take(press)
    tom.hears("Please open the text first")
    reads(tom, 2)
    preschool.take(press | {"update_id": 9000})
    assert (answers(preschool, "tom", 1), answers(preschool, "tom", 2)) == ("", "")
    signs(tom, 2)
    assert answers(preschool, "tom", 2) == "signed"


def test_nothing_is_signed_that_is_not_adopted(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    puts(maya)
    reads(tom)
    for action in ("sign", "agree", "disagree"):
        tom.forges(f"policy.{action}:1")
        tom.hears("no version of the policy has been adopted")
    assert answers(preschool, "tom") == ""


@pytest.mark.usefixtures("adopted")
def test_a_parent_is_not_asked_to_sign(preschool: Preschool, grace: Phone) -> None:
    reads(grace)
    for data in ("policy.sign:1", "policy.agree:1", "policy.disagree:1", "disagree.send"):
        grace.forges(data)
        grace.hears("not something your role can do")
    assert answers(preschool, "grace") == ""


@pytest.mark.usefixtures("adopted")
def test_not_agreeing_goes_to_the_manager_and_reminders_go_on(
    preschool: Preschool, maya: Phone, dan: Phone, tom: Phone
) -> None:
    preschool.ring()
    refuses(tom, "I want to keep my blog as it is.")
    assert answers(preschool, "tom") == "refused"
    assert "tom" in owners(preschool)
    told = maya.hears("Tom Evans has answered that they do not agree with version 1")
    assert "blog" not in told.text
    dan.hears_nothing_of("Tom Evans")
    maya.presses("What they wrote")
    assert maya.hears("I want to keep my blog as it is.").protected
    preschool.ring()
    maya.hears_nothing()
    signs(tom)
    assert "tom" not in owners(preschool)
    assert answers(preschool, "tom") == "signed"


@pytest.mark.usefixtures("adopted")
def test_a_reason_is_nobodys_duty(preschool: Preschool, maya: Phone, tom: Phone) -> None:
    refuses(tom)
    maya.presses("What they wrote")
    maya.hears("They gave no reason")


@pytest.mark.usefixtures("adopted")
def test_out_of_hours_the_manager_hears_of_it_in_the_morning(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    preschool.forward(hours=12)
    maya.unheard.clear()
    refuses(tom)
    preschool.ring()
    maya.hears_nothing_of("Tom Evans")
    preschool.forward(hours=11)
    preschool.ring()
    maya.hears("Tom Evans has answered that they do not agree")


@pytest.mark.usefixtures("adopted")
def test_the_deputy_hears_while_the_manager_is_away_or_does_not_agree(
    preschool: Preschool, maya: Phone, dan: Phone, tom: Phone
) -> None:
    refuses(maya)
    dan.hears("Maya Thompson has answered that they do not agree")
    until = preschool.now.date()
    preschool.run(lambda tx: people.be_away(tx, "maya", until=until, stand_in=None))
    refuses(tom)
    dan.hears("Tom Evans has answered that they do not agree")


@pytest.mark.usefixtures("adopted")
def test_newcomers_are_asked_to_sign_once(preschool: Preschool) -> None:
    assert owners(preschool) == ["maya"]
    preschool.add(Role.STAFF, "Nia Newcomer")
    preschool.add(Role.PARENT, "Pat Parent")
    preschool.forward(days=30)
    preschool.ring()
    preschool.ring()
    assert owners(preschool) == ["maya", "nia"]
    [duty] = [one for one in open_duties(preschool, "signing") if one.owner == "nia"]
    assert duty.due_on.isoformat() == "2027-01-06"


@pytest.mark.usefixtures("adopted")
def test_whoever_leaves_the_staff_is_asked_no_more(preschool: Preschool, tom: Phone) -> None:
    preschool.ring()
    preschool.run(lambda tx: people.change_role(tx, "tom", role=Role.PARENT))
    preschool.ring()
    assert owners(preschool) == ["maya"]


@pytest.mark.usefixtures("adopted")
def test_a_ring_stays_cheap_with_many_families(preschool: Preschool) -> None:
    def fill(tx: Transaction) -> None:
        for number in range(5000):
            tx.execute(
                "INSERT INTO people (id, name, sought, role, standing, invited_at, confirmed_at)"
                " VALUES (:id, 'Pat', 'pat', 'parent', 'active', :at, :at)",
                id=f"p{number}",
                at=preschool.now,
            )

    preschool.run(fill)
    policy = 1
    begun = time.perf_counter()
    for _ in range(100):
        preschool.run(lambda tx: signatures.unasked(tx, policy, most=50))
        preschool.run(lambda tx: signatures.not_theirs_any_more(tx, policy, most=50))
    assert time.perf_counter() - begun < 1


@pytest.mark.usefixtures("adopted")
def test_the_team_sees_who_has_signed_and_who_not(
    preschool: Preschool, maya: Phone, tom: Phone, carol: Phone, grace: Phone
) -> None:
    signs(tom)
    refuses(carol, "No.")
    maya.writes("/policy")
    maya.presses("Who has signed")
    shown = maya.hears(
        *("1 of 3 have signed, 1 does not agree.", "Tom Evans: signed, 23 Nov 2026 10:02"),
        *("Carol Hughes: does not agree", "Maya Thompson: not yet"),
    )
    assert "Grace" not in shown.text
    maya.presses("What Carol Hughes wrote")
    maya.hears("No.")


@pytest.mark.usefixtures("adopted")
def test_the_certificate_says_who_signed_when(
    preschool: Preschool, maya: Phone, tom: Phone, carol: Phone
) -> None:
    signs(tom)
    maya.forges("policy.signatory:1")
    maya.writes("Carol Hughes")
    maya.writes("chair of the committee")
    maya.presses("Today")
    maya.presses("Put it on record")
    maya.forges("policy.certificate:1")
    kind, _, content = maya.screen[-1].picture.removeprefix("paper:").partition(":")
    pages = PdfReader(io.BytesIO(rendered(kind, json.loads(content)))).pages
    words = " ".join(" ".join(page.extract_text() for page in pages).split())
    for sign in "\u200b\u2068\u2069":
        words = words.replace(sign, "")
    for said in (
        *("Online policy", "Certificate of version 1", "Adopted on Monday 23 November 2026"),
        *("the committee meeting of Orleton", "Carol Hughes chair of the committee"),
        *("Tom Evans staff 23 Nov 2026 10:02", "1 of 3 have signed"),
    ):
        assert said in words
    digest = preschool.run(lambda tx: tx.value("SELECT digest FROM policies"))
    assert digest in words.replace(" ", "")


def test_there_is_no_certificate_before_the_adoption(preschool: Preschool, maya: Phone) -> None:
    puts(maya)
    maya.forges("policy.certificate:1")
    maya.hears("no certificate before the version is adopted")
    maya.forges("policy.signed")
    maya.hears("Nobody can sign yet")


@pytest.mark.usefixtures("adopted")
@pytest.mark.parametrize("number", ["0", "2", "x", "²", "-1", "9" * 40, ""])
def test_a_forged_answer_shows_nothing(
    preschool: Preschool, maya: Phone, tom: Phone, number: str
) -> None:
    signs(tom)
    for answer in (number, "1"):
        maya.forges(f"policy.reason:{answer}")
        maya.hears("There is no such answer")
