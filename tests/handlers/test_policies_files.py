"""The policy comes as a PDF or as plain text, and what cannot be read is refused kindly."""

import hashlib
import io

import pytest
import typst
from pypdf import PdfWriter

from handlers.policies import file_text
from policy import sections
from storage import attachments, policies
from tests.handlers.adopting import LATER, TEXT, puts
from tests.handlers.fetched import fetches, misses
from tests.handlers.phones import Phone, Preschool


def pdf(text: str) -> bytes:
    """A paper as a word processor makes it."""
    source = {"main.typ": b'#read("text.txt")', "text.txt": text.encode()}
    made: bytes = typst.compile(source, format="pdf")  # type: ignore[call-overload]
    return made


def scanned(*, password: str = "") -> bytes:
    """Pages without any text."""
    writer, out = PdfWriter(), io.BytesIO()
    writer.add_blank_page(200, 200)
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    writer.write(out)
    return out.getvalue()


def sends(phone: Phone, content: bytes, name: str = "policy.pdf", **more: int) -> None:
    phone.forges("policy.new")
    phone.sends(document={"file_id": "f1", "file_name": name, "file_size": len(content)} | more)
    fetches(phone.preschool, content)


def test_a_pdf_is_read_and_put_on_record(preschool: Preschool, maya: Phone) -> None:
    content = pdf(LATER)
    sends(maya, content)
    maya.hears("I am reading it")
    maya.hears("sections. It begins:", "Online policy")
    maya.presses("Put it on record")
    maya.hears("on record as version 1", "Fingerprint of the file")
    [policy] = preschool.run(policies.history)
    assert "Write in the first person." in policy.text
    assert policy.file_digest == hashlib.sha256(content).hexdigest()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_plain_text_is_read_however_it_was_saved(
    preschool: Preschool, maya: Phone, encoding: str
) -> None:
    sends(maya, TEXT.replace("\n", "\r\n").replace("· ", "- ").encode(encoding), "policy.txt")
    maya.hears("letters in 3 sections")
    maya.presses("Put it on record")
    [policy] = preschool.run(policies.history)
    assert "a child’s face" in policy.text


@pytest.mark.parametrize(
    ("content", "heard"),
    [
        (scanned(), "its pages are pictures"),
        (scanned(password="x"), "asks for a password"),
        (b"%PDF-1.7 broken", "I cannot read that file"),
        (pdf(TEXT)[:900], "I cannot read that file"),
        (b"\xff\xd8\xff\xe0" + bytes(500), "I cannot read that file"),
        (b"", "There are no words in that file"),
        (b"\x00\x00\x00", "I cannot read that file"),
        (b"a" * 300_001, "which is too long"),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_to_do(
    preschool: Preschool, maya: Phone, content: bytes, heard: str
) -> None:
    sends(maya, content)
    maya.hears(heard, "Nothing was put on record")
    assert maya.buttons == ["Send it again", "Menu"]
    assert not preschool.run(policies.history)


def test_signs_that_nobody_can_see_are_left_out(preschool: Preschool, maya: Phone) -> None:
    sends(maya, "Poli\x00cy\u202e\n\n\n\nBe\u200b kind.\x07".encode(), "policy.txt")
    maya.presses("Put it on record")
    [policy] = preschool.run(policies.history)
    assert policy.text == "Policy\n\nBe kind."


def test_a_picture_or_a_huge_file_is_not_even_fetched(preschool: Preschool, maya: Phone) -> None:
    maya.forges("policy.new")
    maya.sends_a_file()
    maya.hears("That is a picture or a recording")
    maya.sends(document={"file_id": "f", "file_name": "p.pdf", "file_size": 11_000_000})
    maya.hears("over 10 MB")
    maya.sends(document={"file_id": "f", "file_name": "p.pdf", "file_size": 60_000_000})
    maya.hears("over 20 MB")
    assert not preschool.run(lambda tx: attachments.wanted(tx, now=preschool.now, most=9))


def test_a_file_that_telegram_will_not_give_is_asked_for_again(
    preschool: Preschool, maya: Phone
) -> None:
    maya.forges("policy.new")
    maya.sends(document={"file_id": "f", "file_name": "p.pdf", "file_size": 100})
    misses(preschool)
    maya.hears("I could not get the file from Telegram")
    maya.presses("Send it again")
    maya.hears("Send me the text of the policy")


def test_whoever_lost_the_right_meanwhile_is_shown_nothing(
    preschool: Preschool, maya: Phone, dan: Phone
) -> None:
    dan.forges("policy.new")
    dan.sends(document={"file_id": "f", "file_name": "p.txt", "file_size": 100})
    dan.unheard.clear()
    preschool.run(lambda tx: tx.execute("UPDATE people SET role = 'staff' WHERE id = 'dan'"))
    fetches(preschool, TEXT.encode())
    dan.hears_nothing()


def test_the_words_of_a_pdf_are_found_under_their_headings() -> None:
    found = file_text.read(pdf(TEXT))
    headings = [one.heading for one in sections.sections(found.text)]
    assert {"Who may post", "Pictures"} <= set(headings)


def test_a_message_follows_a_file_that_is_on_its_way(preschool: Preschool, maya: Phone) -> None:
    puts(maya)
    sends(maya, LATER.encode(), "policy.txt")
    maya.hears("Compared with version 1:", "New: 3")
