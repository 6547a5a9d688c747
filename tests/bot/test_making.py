"""Pictures, papers and texts that the bot makes."""

import json
import subprocess
import sys

import pytest

from bot.making import INSTEAD, picture
from bot.rehearsal.server import Phone
from storage.outbox import Lane
from tests.bot.shell import Shell, eventually
from tests.bot.test_papers_board import board, evidence, part

LINK = "https://t.me/orleton_rehearsal_bot?start=" + "x" * 43
CONTENTS = {
    "letters": {
        "place": "Orleton Pre-School",
        "phone": "",
        "made_on": "22 November 2026",
        "pages": [
            {"name": "Siân", "children": ["Ffion"], "link": LINK, "until": "20 December 2026"}
        ],
    },
    "wall": {
        "place": "Orleton Pre-School",
        "room": "Ladybirds",
        "made_at": "22 Nov 2026 10:04",
        "made_by": "Maya",
        "uses": [{"number": "1", "title": "Press"}],
        "children": [{"name": "Ffion", "answers": ["No"]}],
    },
    "data": {
        "title": "What we hold",
        "place": "Orleton Pre-School",
        "made_at": "22 Nov 2026 10:04",
        "sections": [{"heading": "You", "lines": ["Siân"], "table": None}],
    },
    "evidence": evidence(),
}


async def test_a_link_becomes_a_picture(shell: Shell, maya: Phone) -> None:
    await shell.say(maya.id, method="sendPhoto", made=f"qr:{LINK}", caption="To pass on")
    await shell.settles()
    shown = maya.messages[-1]
    assert shown.file
    assert shown.file.data == picture(LINK)
    assert picture(LINK).startswith(b"\x89PNG")
    assert picture(LINK) != picture(LINK + "y")


async def test_a_paper_becomes_a_pdf(shell: Shell, maya: Phone) -> None:
    named = {
        "letters": "letters.pdf",
        "wall": "wall list.pdf",
        "data": "my data.pdf",
        "evidence": "evidence.pdf",
    }
    for kind, content in CONTENTS.items():
        await shell.say(maya.id, method="sendDocument", made=f"paper:{kind}:{json.dumps(content)}")
        await shell.settles()
        shown = maya.messages[-1]
        assert shown.file
        assert shown.file.name == named[kind]
        assert shown.file.data.startswith(b"%PDF-")


async def test_a_board_becomes_a_picture(shell: Shell, maya: Phone) -> None:
    made = f"paper:board:{json.dumps(board(part()))}"
    await shell.say(maya.id, method="sendPhoto", made=made, caption="The board")
    await shell.settles()
    shown = maya.messages[-1]
    assert shown.file
    assert shown.file.data.startswith(b"\x89PNG")
    for wrong in ("board:{", "board:{}", "cake:{}", "Siân"):
        await shell.say(maya.id, method="sendPhoto", made=f"paper:{wrong}", caption="x")
    await shell.settles()
    assert shell.heard(maya.id)[-4:] == [INSTEAD] * 4


async def test_a_text_goes_as_it_is(shell: Shell, maya: Phone) -> None:
    words = '{"name": "Siân", "at": "10:04: so"}\n'
    await shell.say(maya.id, method="sendDocument", made=f"text:my data.json:{words}", caption="x")
    await shell.settles()
    shown = maya.messages[-1]
    assert shown.file
    assert shown.file.name == "my data.json"
    assert shown.file.data.decode() == words


async def test_a_paper_that_cannot_be_made_is_said_and_logged_without_words(
    shell: Shell, maya: Phone, caplog: pytest.LogCaptureFixture
) -> None:
    made = ("wall:{", 'wall:{"room": "Siân"}', "cake:{}", 'letters:["Siân"]', "Siân")
    for which in made:
        await shell.say(maya.id, method="sendDocument", made=f"paper:{which}", caption="x")
    await shell.settles()
    assert shell.heard(maya.id) == [INSTEAD] * len(made)
    assert caplog.text.count("its file cannot be made") == len(made)
    assert "Siân" not in caplog.text


def test_the_bot_holds_no_typesetter() -> None:
    """It keeps memory, so only the child process of `bot.papers.press` loads it."""
    look = "import sys, bot.service, bot.commands.letters; sys.exit('typst' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", look], check=False).returncode == 0


async def test_what_cannot_be_made_is_said(shell: Shell, maya: Phone) -> None:
    await shell.say(maya.id, method="sendPhoto", made="evidence:nobody-knows", caption="x")
    await shell.say(maya.id, method="sendPhoto", made="a-cake:", caption="x")
    await shell.say(maya.id, "and on")
    await shell.settles()
    assert shell.heard(maya.id) == [INSTEAD, INSTEAD, "and on"]


async def test_nothing_urgent_waits_for_a_picture(shell: Shell, maya: Phone) -> None:
    room = shell.service._sender._making.room
    async with room, room:
        await shell.say(maya.id, method="sendPhoto", made=f"qr:{LINK}")
        await shell.say(maya.id, "A concern waits", lane=Lane.URGENT)
        await eventually(lambda: shell.heard(maya.id) == ["A concern waits"])
    await shell.settles()
    assert len(shell.heard(maya.id)) == 2
