"""From a spreadsheet to the wall list: a family comes in, decides, changes its mind, and leaves."""

import io
import json
import re

from pypdf import PdfReader

from bot.rehearsal.server import Message
from tests.stage import Somebody, Stage
from tests.stories.conftest import Cast

ROWS = (
    "Child,Family,Room,Adult 1,Relationship 1,Adult 2,Relationship 2",
    "Ffion Morgan,Morgan,Ladybirds,Siân Morgan,mother,Aled Morgan,father",
    "Gwen Morgan,Morgan,Bumblebees,Siân Morgan,mother,,",
    "Tobi Okafor,,Ladybirds,Grace Okafor,mother,,",
)


def paper(message: Message) -> str:
    """The words of the PDF in a message."""
    assert message.file is not None
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(message.file.data)).pages)


def links(somebody: Somebody) -> dict[str, str]:
    """The links of the newest letters, by the name on the page."""
    newest = next(m for m in reversed(somebody.said) if m.file and m.file.name == "letters.pdf")
    assert newest.file is not None
    found = {}
    for page in PdfReader(io.BytesIO(newest.file.data)).pages:
        words = page.extract_text()
        name = re.search(r"Dear (.+?),", words)
        targets = [a["/A"]["/URI"] for a in page.get("/Annots", []) if "/A" in a]
        assert name
        found[name[1].strip("\u2068\u2069")] = next(
            target for target in targets if "start=" in target
        )
    return found


async def come_in(cast: Cast) -> None:
    """Maya sends the spreadsheet, and looks before it is imported."""
    maya = cast.maya
    await maya.writes("/children")
    await maya.presses("Import a spreadsheet")
    await maya.does(
        lambda: maya.phone.send_document("\n".join(ROWS).encode(), "families.csv", "text/csv")
    )

    async def is_read() -> bool:
        return any("Import" in (b.text for row in m.buttons for b in row) for m in maya.said[-1:])

    await cast.stage.until(is_read)
    await maya.presses("Import")


async def joins(cast: Cast, name: str, link: str) -> Somebody:
    """Somebody opens their letter, and Maya confirms that it is them."""
    somebody = await cast.stage.has(name)
    await somebody.writes(f"/start {link.partition('start=')[2]}")
    await cast.maya.presses(f"Yes, this is {name.split()[0]}")
    await cast.stage.forward(seconds=11)
    return somebody


async def answers_all(parent: Somebody, *said: str) -> None:
    await parent.presses("Yes, I do")
    for word in said:
        await parent.presses(word)


async def in_hours(stage: Stage) -> None:
    """Move the clock to a Monday at ten."""
    now = stage.clock.now()
    days = (7 - now.weekday()) % 7 or 7
    await stage.forward(days=days, hours=10 - now.hour, minutes=-now.minute)


async def test_a_family_comes_in_decides_and_changes_its_mind(cast: Cast) -> None:
    maya, tom = cast.maya, cast.tom
    await in_hours(cast.stage)
    await come_in(cast)
    await maya.presses("Letters", "Letters for 3 adults without one")
    letters = links(maya)
    assert set(letters) == {"Siân Morgan", "Aled Morgan", "Grace Okafor"}
    sian = await joins(cast, "Siân Morgan", letters["Siân Morgan"])
    sian.hears("parental responsibility for Ffion")
    await answers_all(sian, "Yes", "No", "Yes", "Yes", "No")
    sian.hears("parental responsibility for Gwen")

    await tom.writes("/check Ffion")
    tom.hears("Ffion Morgan (Ladybirds)", "Yes", "Siân Morgan, until")
    await tom.writes("/check Tobi")
    tom.hears("Tobi Okafor", "No to everything")

    aled = await joins(cast, "Aled Morgan", letters["Aled Morgan"])
    await answers_all(aled, "No to all for Ffion")
    aled.never_hears("Gwen")
    maya.hears("Ffion Morgan", "Siân Morgan said Yes and Aled Morgan said No", "counts as No")
    await tom.writes("/check Ffion")
    tom.hears("No to everything")

    await sian.writes("No photos!")
    sian.hears("No from now on")
    maya.hears("Siân Morgan has withdrawn")


async def test_papers_come_as_pdf_and_say_only_what_they_may(cast: Cast) -> None:
    maya, tom = cast.maya, cast.tom
    await in_hours(cast.stage)
    await come_in(cast)
    await maya.presses("Letters", "Letters for 3 adults without one")
    letters = links(maya)
    grace = await joins(cast, "Grace Okafor", letters["Grace Okafor"])
    await answers_all(grace, "Yes", "Yes", "No", "Yes", "No", "Yes")
    await tom.writes("/check")
    await tom.presses("Ladybirds (2)", "Wall list (PDF)")
    wall = paper(next(m for m in reversed(tom.said) if m.file))
    assert "Tobi Okafor" in wall
    assert "Ffion Morgan" in wall
    assert "Gwen" not in wall
    await grace.writes("/mydata")
    await grace.presses("My data (PDF)")
    held = paper(next(m for m in reversed(grace.said) if m.file))
    assert "Tobi Okafor" in held
    assert "Morgan" not in held
    await grace.presses("My data (JSON)")
    document = next(m for m in reversed(grace.said) if m.file)
    assert document.file is not None
    text = document.file.data.decode()
    assert "Tobi Okafor" in text
    assert "Morgan" not in text
    assert json.loads(text)["place"] == "Orleton Pre-School"


async def test_when_the_last_child_has_left_the_family_goes_and_a_sibling_keeps_it(
    cast: Cast,
) -> None:
    maya = cast.maya
    await in_hours(cast.stage)
    await come_in(cast)
    await maya.presses("Letters", "Letters for 3 adults without one")
    letters = links(maya)
    sian = await joins(cast, "Siân Morgan", letters["Siân Morgan"])
    await answers_all(sian, "Yes", "Yes", "Yes", "Yes", "Yes")
    await leaves(maya, "Ladybirds", "Ffion Morgan")
    await cast.stage.forward(days=1)
    await sian.writes("/consent")
    sian.hears("Gwen")
    await cast.tom.writes("/check Ffion Morgan")
    cast.tom.never_hears("Siân Morgan, until")
    await leaves(maya, "Bumblebees", "Gwen Morgan")
    await cast.stage.forward(days=1)
    await sian.writes("/consent")
    sian.hears("This is not open to everybody")


async def leaves(maya: Somebody, room: str, name: str) -> None:
    await maya.writes("/children")
    await maya.presses(room, name, "Leaving", "Today")
