"""Screenshots, files and voice notes: fetched at once, encrypted, shown only when asked for."""

import struct
import zlib
from pathlib import Path

from storage import attachments
from tests.stories.conftest import Cast

SECRET = b"a voice that nobody else may hear"


def picture(shade: int) -> bytes:
    """The smallest PNG that is one."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)

    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    pixels = zlib.compress(bytes([0, shade]))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        (chunk(b"IHDR", header), chunk(b"IDAT", pixels), chunk(b"IEND", b""))
    )


async def begun(cast: Cast) -> None:
    await cast.priya.writes("/concern")
    await cast.priya.presses("A child")
    await cast.priya.writes("See the pictures.")


async def fetched(cast: Cast, reference: str) -> None:
    async def all_stored() -> bool:
        files = await cast.stage.run(lambda tx: attachments.of(tx, reference))
        return all(file.state == "stored" for file in files)

    await cast.stage.until(all_stored)


async def test_everything_sent_is_kept_and_shown_on_request(cast: Cast) -> None:
    phone = cast.priya.phone
    await begun(cast)
    await cast.priya.does(lambda: phone.send_photo(picture(1), "the first"))
    await cast.priya.does(lambda: phone.send_photo(picture(2)))
    await cast.priya.does(lambda: phone.send_voice(SECRET, 3))
    await cast.priya.does(lambda: phone.send_document(b"%PDF-1.7", "letter.pdf", "application/pdf"))
    await cast.priya.presses("Send it now")
    reference = cast.priya.reference()
    await fetched(cast, reference)
    await cast.maya.presses(f"Open {reference}")
    cast.maya.hears("Files: 4")
    before = len(cast.maya.said)
    await cast.maya.presses("Show the files")
    shown = cast.maya.said[before:]
    assert [message.file.data for message in shown if message.file] == [
        picture(1),
        picture(2),
        SECRET,
        b"%PDF-1.7",
    ]
    assert all(message.protected for message in shown)
    await cast.stage.forward(minutes=61)
    assert not [message for message in cast.maya.said if message.file]


async def test_nothing_of_it_can_be_read_on_the_disk(cast: Cast, tmp_path: Path) -> None:
    await begun(cast)
    await cast.priya.does(lambda: cast.priya.phone.send_voice(SECRET, 3))
    await cast.priya.presses("Send it now")
    await fetched(cast, cast.priya.reference())
    for file in tmp_path.rglob("*"):
        if file.is_file():
            data = file.read_bytes()
            assert SECRET not in data
            assert b"pictures" not in data


async def test_a_file_over_20_mb_is_refused_and_the_concern_kept(cast: Cast) -> None:
    await begun(cast)
    large = bytes(20_000_001)
    await cast.priya.does(lambda: cast.priya.phone.send_document(large, "film.mp4", "video/mp4"))
    cast.priya.hears("over 20 MB", "Everything else is kept", "See the pictures.")
    await cast.priya.presses("Send it now")
    cast.maya.hears("A new concern")


async def test_a_picture_sent_first_of_all_is_part_of_the_concern(cast: Cast) -> None:
    await cast.priya.does(lambda: cast.priya.phone.send_photo(picture(3), "look"))
    await cast.priya.presses("Report it as a concern", "A child")
    await cast.priya.writes("I found this.")
    await cast.priya.presses("Send it now")
    await cast.maya.presses(f"Open {cast.priya.reference()}")
    cast.maya.hears("Files: 1")


async def test_evidence_is_nobody_else_s(cast: Cast) -> None:
    await begun(cast)
    await cast.priya.does(lambda: cast.priya.phone.send_photo(picture(1)))
    await cast.priya.presses("Send it now")
    reference = cast.priya.reference()
    for somebody in (cast.dan, cast.carol, cast.tom):
        somebody.phone.press_data(f"inbox.files:{reference}")
        await cast.stage.settles()
        assert not [message for message in somebody.said if message.file]


async def test_a_cancelled_concern_leaves_no_file_behind(cast: Cast, tmp_path: Path) -> None:
    vault = tmp_path / "preschool.db.evidence"
    await begun(cast)
    await cast.priya.does(lambda: cast.priya.phone.send_photo(picture(1)))

    async def is_in_the_vault() -> bool:
        return vault.exists() and any(vault.iterdir())

    await cast.stage.until(is_in_the_vault)
    await cast.priya.presses("Cancel")
    cast.priya.hears("Nothing was sent and nothing was kept.")

    async def is_gone() -> bool:
        return not await is_in_the_vault()

    await cast.stage.until(is_gone)
    assert await cast.stage.run(lambda tx: tx.rows("SELECT id FROM attachments")) == []
