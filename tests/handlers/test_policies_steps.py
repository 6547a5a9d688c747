"""From a text to an adopted policy, step by step, and what goes wrong on the way."""

import io

import pytest
from pypdf import PdfReader, PdfWriter

from policy.clauses import CLAUSES
from policy.roles import Role
from storage import policies
from tests.handlers.adopting import LATER, TEXT, adopts, puts, send, signs
from tests.handlers.fetched import fetches
from tests.handlers.phones import PERSONS, Phone, Preschool
from tests.handlers.test_policies_files import pdf


def first_button(phone: Phone) -> str:
    phone.writes("/policy")
    return phone.buttons[0]


def records_signatory(phone: Phone, name: str) -> None:
    phone.forges("policy.signatory:1")
    for answer in (name, "chair"):
        phone.writes(answer)
    phone.presses("Today")
    phone.presses("Put it on record")


def signatories(preschool: Preschool) -> list[str]:
    return [one.name for one in preschool.run(lambda tx: policies.signatories(tx, 1))]


def with_empty_pages(number: int, content: bytes = b"") -> bytes:
    """Pages without text, after those of the content."""
    writer, out = PdfWriter(), io.BytesIO()
    if content:
        writer.append(PdfReader(io.BytesIO(content)))
    for _ in range(number):
        writer.add_blank_page(200, 200)
    writer.write(out)
    return out.getvalue()


def sends(phone: Phone, content: bytes) -> None:
    phone.forges("policy.new")
    phone.sends(document={"file_id": "f1", "file_name": "policy.pdf", "file_size": len(content)})
    fetches(phone.preschool, content)


def test_the_next_step_is_always_the_first_button(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    maya.writes("/policy")
    maya.hears("Send me its text", "a meeting adopts it, two people sign it")
    assert maya.buttons[0] == "Send the policy"
    puts(maya)
    assert first_button(maya) == "Record the adoption"
    adopts(maya, meeting="Leave it open for now", review="Leave it open for now")
    assert first_button(maya) == "Record the meeting"
    maya.presses("Record the meeting")
    maya.writes("committee meeting")
    maya.presses("Put it on record")
    for name in ("Carol Hughes", "Maya Thompson"):
        assert first_button(maya) == "Record who signed it"
        records_signatory(maya, name)
    assert first_button(maya) == "Set the review day"
    maya.presses("Set the review day")
    maya.presses("Set the review day")
    maya.presses("In a year")
    maya.presses("Put it on record")
    assert first_button(maya) == "Read"
    assert first_button(tom) == "Read"


def test_until_the_adoption_everybody_reads_what_that_means(
    preschool: Preschool, maya: Phone, tom: Phone, grace: Phone
) -> None:
    puts(maya)
    for phone in (tom, grace):
        phone.writes("/policy")
        shown = phone.hears("not yet adopted", "It holds once a meeting has adopted it")
        assert "Record the adoption" not in shown.text
    maya.writes("/policy")
    maya.hears("not yet adopted", "2. Press “Record the adoption”")
    adopts(maya)
    grace.writes("/policy")
    assert "It holds once" not in grace.hears("Adopted on").text


def test_it_is_read_in_short_clause_by_clause(
    preschool: Preschool, maya: Phone, grace: Phone
) -> None:
    puts(maya)
    grace.writes("/policy")
    grace.presses("In short")
    shown = grace.hears("what counts is the text itself")
    assert all(f"{one.number}: {one.sentence}" in shown.text for one in CLAUSES)
    grace.presses("Read the text")
    grace.hears("Choose a section to read")


def test_it_is_not_adopted_on_a_day_to_come(preschool: Preschool, maya: Phone) -> None:
    puts(maya)
    maya.forges("policy.adopt:1")
    maya.writes("24 November 2026")
    maya.hears("too far ahead")
    maya.presses("Today")
    maya.hears("At which meeting")


@pytest.mark.parametrize(("role", "may"), [(role, role not in "staff parent") for role in PERSONS])
def test_somebody_known_signs_for_the_setting_only_in_a_post_for_it(
    preschool: Preschool, maya: Phone, role: Role, may: bool
) -> None:
    puts(maya)
    preschool.add(role, "Siân O’Hara")
    records_signatory(maya, "sian o'hara")
    maya.hears("The signature is on record" if may else "the management team or the committee")
    assert bool(signatories(preschool)) is may


def test_one_person_does_not_sign_twice_however_the_name_is_written(
    preschool: Preschool, maya: Phone
) -> None:
    puts(maya)
    for name in ("Siân O’Hara", "SIAN OHARA"):
        records_signatory(maya, name)
    maya.hears("That name is on record already")
    assert signatories(preschool) == ["Siân O’Hara"]


def test_a_binder_of_hundreds_of_pages_is_sent_back(preschool: Preschool, maya: Phone) -> None:
    sends(maya, with_empty_pages(301))
    maya.hears("more than 300 pages", "the policy alone", "Nothing was put on record")


def test_a_page_that_is_a_picture_is_said(preschool: Preschool, maya: Phone) -> None:
    sends(maya, with_empty_pages(2, pdf(TEXT)))
    maya.hears("⚠ 2 of its 3 pages have no text in them", "It begins:")
    sends(maya, pdf(TEXT))
    assert "pages have no text" not in maya.hears("It begins:").text


def test_a_long_message_cut_in_a_sentence_is_one_sentence_again(
    preschool: Preschool, maya: Phone
) -> None:
    whole = "Our policy\n\n" + "Staff should be aware of it. " * 120 + "All of them"
    send(maya, whole, "keep to it.", "Parents do too.")
    maya.presses("Put it on record")
    [policy] = preschool.run(policies.history)
    assert policy.text.endswith("All of them keep to it.\nParents do too.")


def test_sections_that_go_on_are_told_apart(preschool: Preschool, maya: Phone) -> None:
    line = "We are careful with what we post, whoever of us posts it.\n"
    puts(maya, "How we look after pictures of the children\n" + line * 60)
    maya.forges("policy.read:1")
    labels = [label.partition(". ")[2] for label in maya.buttons[:2]]
    assert labels[1] == f"{labels[0]} (continued)"


def test_a_pdf_is_read_in_paragraphs_and_not_in_the_lines_of_its_pages(
    preschool: Preschool, maya: Phone, grace: Phone
) -> None:
    sentence = "We are careful with what we post, whoever of us posts it, and wherever that is"
    sends(maya, pdf(f"Our policy\n{sentence}, {sentence.lower()}, at home and at work."))
    maya.presses("Put it on record")
    grace.forges("policy.part:1.1")
    read = grace.hears("Section 1 of 1").text
    assert read.endswith(f"Our policy\n\n{sentence}, {sentence.lower()}, at home and at work.")


def test_nothing_is_left_to_do_for_a_version_that_a_newer_one_has_passed(
    preschool: Preschool, maya: Phone
) -> None:
    for text in (TEXT, LATER, f"{LATER}\nThe end."):
        puts(maya, text)
    adopts(maya, 1, review="Leave it open for now")
    maya.forges("policy.version:1")
    assert "Set the review day" in maya.buttons
    adopts(maya, 3)
    maya.forges("policy.version:1")
    assert "Set the review day" not in maya.buttons
    maya.forges("policy.version:2")
    assert "Record the adoption" not in maya.buttons


def test_the_last_section_asks_for_a_signature_until_there_is_one(
    preschool: Preschool, maya: Phone, tom: Phone, grace: Phone
) -> None:
    puts(maya)
    adopts(maya)
    for phone, asked in ((tom, True), (grace, False)):
        phone.forges("policy.part:1.3")
        assert ("Sign" in phone.buttons) is asked
    signs(tom)
    tom.forges("policy.part:1.3")
    assert "Sign" not in tom.buttons
