"""A record leaves the setting as a ZIP that only its password opens: one item, or all about one
child.
"""

import hashlib
import io
import json

import pytest
import pyzipper
from pypdf import PdfReader

from storage import audit
from tests.handlers.exports import WORDS
from tests.stage import Somebody
from tests.stories.conftest import Orleton
from tests.stories.test_calendar import newest_file
from tests.stories.test_evidence import fetched, picture

BRUISE, QUIET = "Ffion has a bruise on her arm.", "Ffion was very quiet today."
TO = "Anna Jones, children’s services"


async def reported(orleton: Orleton) -> tuple[str, str]:
    """A concern with a picture, and a comment; Maya says that both are about Ffion."""
    priya, maya = orleton.priya, orleton.maya
    await priya.writes("/concern")
    await priya.presses("A child")
    await priya.writes(BRUISE)
    await priya.does(lambda: priya.phone.send_photo(picture(7), "the arm"))
    await priya.presses("Send it now")
    concern, comment = priya.reference(), await orleton.tom.reports("A comment", QUIET)
    await fetched(orleton, concern)
    for reference in (concern, comment):
        await maya.presses(f"Open {reference}", "More …", "Who it is about", "Add somebody")
        await maya.writes("Ffion")
        await maya.presses("Ffion Morgan (Ladybirds)")
    return concern, comment


async def handed(maya: Somebody) -> pyzipper.AESZipFile:
    """What was made, opened with the password that was told beside it."""
    await maya.presses("Children’s services")
    await maya.writes(TO)
    zips = len([one for one in maya.said if one.file])
    await maya.presses("Make it and send it to me")

    async def is_made() -> bool:
        return len([one for one in maya.said if one.file]) > zips

    await maya.stage.until(is_made)
    password = WORDS.search(maya.hears("with the hyphens", "Write it down now").text)
    file = newest_file(maya, ".zip").file
    assert password
    assert file
    opened = pyzipper.AESZipFile(io.BytesIO(file.data))
    opened.setpassword(password[0].encode())
    return opened


def read(sheet: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(sheet)).pages)


def is_whole(record: dict[str, str]) -> bool:
    """Reckoned as the sheet that comes with it says."""
    names = ("previous", "number", "moment", "actor", "action", "subject", "detail")
    parts = [record[name] for name in names]
    text = json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest() == record["digest"]


async def test_one_item_is_handed_on_and_that_is_on_record(orleton: Orleton) -> None:
    maya, stage = orleton.maya, orleton.stage
    concern, comment = await reported(orleton)
    await maya.presses(f"Open {concern}", "More …", "Hand on the record")
    maya.hears(f"Handing on {concern}: 1 item, 1 file of evidence (0.1 MB)")
    opened = await handed(maya)
    assert set(opened.namelist()) == {
        "record.pdf",
        "verify.json",
        "how to check.txt",
        f"{concern}/file 1.jpg",
    }
    assert opened.read(f"{concern}/file 1.jpg") == picture(7)
    sheet = read(opened.read("record.pdf"))
    for words in (BRUISE, "With the words: the arm", TO, "2026-11-23 10:02:00 UTC", ": read"):
        assert words in sheet
    assert comment not in sheet
    proof = json.loads(opened.read("verify.json"))["proof"]
    assert [record for record in proof["records"] if not is_whole(record)] == []
    assert {record["subject"] for record in proof["records"]} == {concern}
    last = proof["records"][-1]
    assert last["digest"] == proof["end_of_the_log"]["digest"]
    assert last["action"] == "handed on"
    assert await stage.run(audit.first_broken) is None
    assert f"Open {concern}" in maya.hears("is being made", "It is on record").labels
    await maya.presses(f"Open {concern}")
    maya.hears("handed on: E-", f"given to: {TO}")
    orleton.priya.never_hears(TO)


async def test_the_wrong_password_opens_nothing_and_the_right_one_goes_away(
    orleton: Orleton,
) -> None:
    maya = orleton.maya
    concern, _ = await reported(orleton)
    await maya.presses(f"Open {concern}", "More …", "Hand on the record")
    opened = await handed(maya)
    opened.setpassword(b"able-acorn-actor-adapt-adult-agree-album")
    with pytest.raises(RuntimeError, match="Bad password"):
        opened.read("record.pdf")
    await maya.stage.forward(minutes=61)
    maya.never_hears("with the hyphens")
    assert not [one for one in maya.said if one.file and ".zip" in one.file.name]


async def test_all_about_one_child_is_read_and_handed_on(orleton: Orleton) -> None:
    maya = orleton.maya
    concern, comment = await reported(orleton)
    other = await orleton.tom.reports("A comment", "Tobi counted to twenty.")
    await maya.writes("/inbox")
    await maya.presses("All about one child or adult")
    await maya.writes("Ffion")
    await maya.presses("Ffion Morgan (Ladybirds)")
    page = maya.hears("Ffion Morgan (Ladybirds): 2 items, oldest first", BRUISE, QUIET)
    assert page.protected
    assert other not in page.text
    await maya.presses("Hand all of it on")
    opened = await handed(maya)
    sheet = read(opened.read("record.pdf"))
    assert sheet.index(BRUISE) < sheet.index(QUIET)
    assert "Tobi" not in sheet
    assert "The chronology" in maya.hears("is being made", "handed 2 items on").labels
    for reference in (concern, comment):
        await maya.presses(f"Open {reference}")
        maya.hears(reference, "handed on: E-")
