"""`/policy`: reading, searching, the laws in it, and what is kept of who read what."""

from pathlib import Path

import pytest

from policy import sections
from policy.legislation import LAWS
from storage import policies, signatures
from tests.handlers.adopting import LATER, TEXT, adopts, owners, puts, reads
from tests.handlers.phones import Phone, Preschool

SETTINGS_OWN = Path(__file__).parents[3] / "shared" / "policy" / "social-networking-policy.txt"


def test_without_a_policy_it_says_so_and_the_team_can_send_one(
    preschool: Preschool, maya: Phone, tom: Phone, grace: Phone
) -> None:
    grace.writes("/policy")
    grace.hears("There is no policy here yet")
    assert grace.buttons == ["Use the logo", "Menu"]
    beside = ["Ask for an account", "Personal accounts", "Use the logo"]
    tom.writes("/policy")
    assert tom.buttons == [*beside, "Menu"]
    maya.writes("/policy")
    maya.hears("There is no policy here yet")
    assert maya.buttons == ["Send the policy", *beside, "Menu"]


def test_a_version_on_record_shows_what_is_open(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    puts(maya)
    tom.writes("/policy")
    tom.hears("Online policy, version 1", "not yet adopted", "not signed", "no review day")
    assert "Sign" not in tom.buttons
    assert not owners(preschool)


def test_what_is_on_record_is_said_in_plain_words(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    puts(maya)
    adopts(maya)
    maya.forges("policy.signatory:1")
    maya.writes("Carol Hughes")
    maya.writes("chair of the committee")
    maya.presses("Today")
    maya.presses("Put it on record")
    maya.hears("The signature is on record", "the second signature is missing")
    tom.writes("/policy")
    tom.hears(
        "Adopted on Monday 23 November 2026: the committee meeting of Orleton",
        "Signed for the setting by Carol Hughes (chair of the committee)",
        "To be reviewed on Tuesday 23 November 2027",
        "You have not signed it yet",
    )


def test_each_role_finds_its_own_buttons(
    preschool: Preschool, maya: Phone, tom: Phone, grace: Phone
) -> None:
    puts(maya)
    adopts(maya)
    everybody = ["Read", "In short", "Search", "The laws in it"]
    staff = ["Ask for an account", "Personal accounts"]
    for phone, buttons in (
        (grace, [*everybody, "Use the logo", "Menu"]),
        (tom, ["Read", "Sign", *everybody[1:], *staff, "Use the logo", "Menu"]),
    ):
        phone.writes("/policy")
        assert phone.buttons == buttons
    maya.writes("/policy")
    assert {"Versions and adoption", "Who has signed"} <= set(maya.buttons)


def test_it_is_read_section_by_section_and_that_is_kept(
    preschool: Preschool, maya: Phone, grace: Phone
) -> None:
    puts(maya)
    grace.writes("/policy")
    grace.presses("Read")
    assert grace.buttons[:3] == ["1. Online policy", "2. Who may post", "3. Pictures"]
    assert not preschool.run(lambda tx: signatures.opened_at(tx, 1, person="grace"))
    grace.presses("2. Who may post")
    grace.hears("Section 2 of 3", "Only people whom the manager has named may post.")
    grace.presses("Next")
    grace.hears("Section 3 of 3", "· Look twice")
    assert preschool.run(lambda tx: signatures.opened_at(tx, 1, person="grace")) == preschool.now
    assert preschool.audited("1").count("grace read policy") == 1


def test_the_whole_text_comes_as_a_document(
    preschool: Preschool, maya: Phone, grace: Phone
) -> None:
    puts(maya)
    grace.forges("policy.text:1")
    document = grace.hears("Online policy, version 1. Fingerprint")
    assert document.picture == f"text:policy version 1.txt:{TEXT}"
    assert preschool.run(lambda tx: signatures.opened_at(tx, 1, person="grace"))


@pytest.mark.parametrize("words", ["TELEPHONE", "telephône number", "teleph"])
def test_words_are_found_however_they_are_written(
    preschool: Preschool, maya: Phone, grace: Phone, words: str
) -> None:
    puts(maya)
    grace.writes("/policy")
    grace.presses("Search")
    grace.writes(words)
    grace.hears("Section 2: Only people whom the manager has named")
    grace.presses("2. Who may post")
    grace.hears("Section 2 of 3")


@pytest.mark.parametrize("words", ["zebra", "!!!", "phone"])
def test_what_is_not_in_it_is_not_found(
    preschool: Preschool, maya: Phone, grace: Phone, words: str
) -> None:
    puts(maya)
    grace.forges("policy.search")
    grace.unheard.clear()
    grace.writes(words)
    grace.hears_nothing_of("Section 2")


def test_the_laws_have_a_plain_line_a_date_and_no_advice(
    preschool: Preschool, maya: Phone, grace: Phone
) -> None:
    puts(maya)
    grace.writes("/policy")
    grace.presses("The laws in it")
    shown = grace.hears("as of Sunday 22 November 2026", "not legal advice")
    assert all(f"{law.name}\n{law.means}" in shown.text for law in LAWS)


@pytest.mark.parametrize("data", ["read", "part", "text"])
def test_forged_numbers_show_nothing_that_is_not_theirs(
    preschool: Preschool, maya: Phone, grace: Phone, data: str
) -> None:
    puts(maya)
    adopts(maya)
    puts(maya, LATER)
    for number in ("2", "9", "-1", "1e9", "x", "", "²", "1" * 40, "2.1", "2.3", "9.²"):
        grace.forges(f"policy.{data}:{number}")
    shown = [message.text + message.picture for message in grace.unheard]
    assert not any("three times" in one or "version 2" in one for one in shown)


@pytest.mark.parametrize("part", ["0", "4", "-1", "", "x", "99999999999999999999", "²"])
def test_a_section_that_is_not_there_is_said(
    preschool: Preschool, maya: Phone, grace: Phone, part: str
) -> None:
    puts(maya)
    grace.forges(f"policy.part:1.{part}")
    grace.hears("There is no such section")


def test_an_adopted_version_stays_in_force_while_a_newer_one_waits(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    puts(maya)
    adopts(maya)
    puts(maya, LATER)
    tom.writes("/policy")
    tom.hears("Online policy, version 1")
    maya.writes("/policy")
    maya.hears("Version 2 is on record and not yet adopted")


def test_old_versions_stay_readable_with_their_fingerprints(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    puts(maya)
    adopts(maya)
    puts(maya, LATER)
    adopts(maya, 2)
    reads(tom, 1)
    maya.writes("/policy")
    maya.presses("Versions and adoption")
    maya.presses("Version 1: adopted 23 Nov 2026")
    maya.hears("Online policy, version 1", "Fingerprint", "1 person has opened its text")
    one, two = preschool.run(policies.history)
    assert (one.text, two.text) == (TEXT, LATER)
    assert one.digest != two.digest


@pytest.mark.skipif(not SETTINGS_OWN.exists(), reason="the setting's own document is not here")
def test_the_settings_own_document_is_read_whole(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    text = SETTINGS_OWN.read_text(encoding="utf-8")
    puts(maya, text)
    found = sections.sections(sections.cleaned(text))
    headings = [one.heading for one in found]
    assert headings[0] == "Social Networking Policy"
    assert "Child Protection and social media" in headings
    words = " ".join(one.text for one in found).split()
    assert [word for word in words if word != "(continued)"][-3:] == text.split()[-3:]
    tom.writes("/policy")
    tom.hears("Social Networking Policy, version 1", "not yet adopted", "no review day")
