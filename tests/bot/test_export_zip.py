"""The ZIP that is handed on: opened with its password alone, whole, and checked by
others' means.
"""

import asyncio
import hashlib
import io
import json
import runpy
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import pyzipper
from pypdf import PdfReader

from bot.evidence import Vault
from bot.lanes import Errand
from bot.making import CannotBeMade, Making
from policy.roles import Role
from storage import audit
from storage.outbox import Lane, Letter
from tests.bot.shell import eventually
from tests.handlers import exports, inboxes
from tests.handlers.exports import Handed
from tests.handlers.phones import KEY, Preschool

WORDS = "She said “ouch” – #panic() *bold* שלום end"
PICTURE, VOICE = b"\xff\xd8\xff" + b"picture" * 70_000, b"OggS" + b"voice" * 9


class Story:
    """A concern with two files, and whoever hands it on."""

    def __init__(self, folder: Path) -> None:
        self.preschool = Preschool(folder)
        self.vault = Vault(folder / "preschool.db", KEY)
        self.maya = self.preschool.add(Role.MANAGER, "Maya Thompson")
        self.tom = self.preschool.add(Role.STAFF, "Tom Evans")
        self.reference = inboxes.worry(self.tom, WORDS)
        inboxes.opens(self.maya, self.reference)
        self.files = [self.keeps(PICTURE, "bruise of Ffion.jpg"), self.keeps(VOICE, "note.ogg")]

    def keeps(self, content: bytes, name: str) -> str:
        number = exports.evidence(self.preschool, self.reference, content, name)
        self.vault.write(number, content)
        return number

    def hands_on(self) -> Handed:
        return exports.hands_on(self.maya, f"i.{self.reference}")

    def zipped(self, handed: Handed, number: int = 0) -> bytes:
        return self.make(handed.zips[number].picture)

    def make(self, made: str) -> bytes:
        making = Making(self.preschool._database, self.vault)
        letter = Letter(1, self.maya.number, Lane.REPLY, "sendDocument", {}, made)
        upload = self.preschool._runner.run(making.make(Errand(letter, 0.0)))
        assert not isinstance(upload.content, bytes)
        with upload.content as file:
            return file.read()


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    story = Story(tmp_path)
    yield story
    story.preschool.close()


def opened(content: bytes, password: str) -> Any:
    found = pyzipper.AESZipFile(io.BytesIO(content))
    found.setpassword(password.encode())
    return found


def words_of(sheet: bytes) -> str:
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(sheet)).pages]
    bare = " ".join(pages).translate(dict.fromkeys(map(ord, "\u2068\u2069\u200b")))
    return " ".join(bare.split())


def test_it_opens_with_the_password_and_has_all_of_it(story: Story) -> None:
    handed = story.hands_on()
    found = opened(story.zipped(handed), handed.password)
    names = [
        "record.pdf",
        "verify.json",
        "how to check.txt",
        f"{story.reference}/file 1.jpg",
        f"{story.reference}/file 2.ogg",
    ]
    assert found.namelist() == names
    assert found.read(names[3]) == PICTURE
    assert found.read(names[4]) == VOICE
    assert found.testzip() is None


def test_each_part_of_it_is_locked_with_aes_256(story: Story) -> None:
    handed = story.hands_on()
    content = story.zipped(handed)
    entries = opened(content, handed.password).infolist()
    assert {one.wz_aes_strength for one in entries} == {3}, "3 stands for 256 bits"
    assert all(one.flag_bits & 1 for one in entries)
    for secret in (PICTURE[:40], VOICE, b"%PDF", b"Maya", b"end_of_the_log", b"bruise"):
        assert secret not in content
    for wrong in ("", handed.password[:-1], handed.password.replace("-", " ")):
        with pytest.raises(RuntimeError):
            opened(content, wrong).read("record.pdf")


def test_the_paper_says_what_was_said_and_done(story: Story) -> None:
    handed = story.hands_on()
    words = words_of(opened(story.zipped(handed), handed.password).read("record.pdf"))
    for said in (
        f"Record of {story.reference}",
        f"Handed on as {handed.export}",
        "For Children’s services – Anna Jones, MASH",
        "Made 23 Nov 2026 10:02:00 GMT = 2026-11-23 10:02:00 UTC",
        "Made by Maya Thompson (manager)",
        "Reported by Tom Evans (staff)",
        "She said “ouch” – #panic() *bold*",
        "Called bruise of Ffion.jpg, image/jpeg, 490,003 bytes, sent by Tom Evans (staff)",
        f"SHA-256 {hashlib.sha256(PICTURE).hexdigest()}",
        "Maya Thompson (manager): read",
        "Maya Thompson (manager): handed on (",
        handed.proof["end_of_the_log"]["digest"],
        "How to check it: for each record in verify.json",
    ):
        assert said in words


def test_the_proof_can_be_checked_by_anybody(story: Story) -> None:
    handed = story.hands_on()
    found = opened(story.zipped(handed), handed.password)
    proof = json.loads(found.read("verify.json"))
    assert proof["papers"] == {"record.pdf": hashlib.sha256(found.read("record.pdf")).hexdigest()}
    for file in proof["proof"]["files"]:
        assert hashlib.sha256(found.read(file["path"])).hexdigest() == file["sha256"]
        assert len(found.read(file["path"])) == file["size"]
    records = proof["proof"]["records"]
    actions = [record["action"] for record in records]
    assert {"reported", "told", "read", "handed on"} <= set(actions)
    log = story.preschool.run(partial(audit.proof, subject=story.reference))
    assert [record["digest"] for record in records] == [row["digest"] for row in log]
    by_number = {record["number"]: record for record in records}
    for record in records:
        fields = [record["previous"], record["number"], record["moment"], record["actor"]]
        fields += [record["action"], record["subject"], record["detail"]]
        text = json.dumps(fields, ensure_ascii=False, separators=(",", ":"))
        assert hashlib.sha256(text.encode()).hexdigest() == record["digest"]
        if before := by_number.get(record["number"] - 1):
            assert before["digest"] == record["previous"]
    end = story.preschool.run(audit.end)
    assert proof["proof"]["end_of_the_log"] == {"number": end[0], "digest": end[1]}


@pytest.mark.parametrize("changed", [False, True])
def test_the_program_in_it_finds_a_change(
    story: Story,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    changed: bool,
) -> None:
    handed = story.hands_on()
    found = opened(story.zipped(handed), handed.password)
    proof = json.loads(found.read("verify.json"))
    if changed:
        proof["proof"]["records"][1]["actor"] = "tom"
    (tmp_path / "verify.json").write_text(json.dumps(proof), encoding="utf-8")
    program = found.read("how to check.txt").decode().partition("first part:\n\n")[2]
    (tmp_path / "check.py").write_text(program, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    runpy.run_path("check.py")
    said = capsys.readouterr().out.splitlines()
    assert len(said) == len(proof["proof"]["records"])
    assert sum("WAS CHANGED" in line for line in said) == int(changed)


@pytest.mark.parametrize("harm", ["missing", "a bit", "another's"])
def test_what_cannot_be_read_is_named_and_stands_in_the_way_of_nothing(
    story: Story, harm: str, caplog: pytest.LogCaptureFixture
) -> None:
    sealed = story.vault.folder / story.files[0]
    if harm == "missing":
        sealed.unlink()
    elif harm == "a bit":
        content = bytearray(sealed.read_bytes())
        content[400_000] ^= 1
        sealed.write_bytes(content)
    else:
        story.vault.write(story.files[0], b"other bytes")
    handed = story.hands_on()
    found = opened(story.zipped(handed), handed.password)
    assert f"{story.reference}/file 1.jpg" not in found.namelist()
    assert f"{story.reference}/file 1.jpg" in found.read("left out.txt").decode()
    assert found.read(f"{story.reference}/file 2.ogg") == VOICE
    assert story.files[0] in caplog.text
    assert "bruise" not in caplog.text


def test_several_files_open_each_by_itself(story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("handlers.concerns.exports.packing.MOST_BYTES", 400_000)
    handed = story.hands_on()
    first, second = (opened(story.zipped(handed, n), handed.password) for n in (0, 1))
    assert first.read(f"{story.reference}/file 1.jpg") == PICTURE
    assert second.namelist() == [f"{story.reference}/file 2.ogg"]
    assert second.read(f"{story.reference}/file 2.ogg") == VOICE
    assert "The files come in 2 ZIPs" in words_of(first.read("record.pdf"))


def test_a_long_record_is_several_papers_with_a_list_of_all(
    story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("handlers.concerns.exports.sheets.MOST", 4_000)
    child = story.preschool.add_child("Ffion Okafor")
    kept = [story.reference, *(inboxes.worry(story.tom, f"Worry {n}") for n in range(3))]
    for reference in kept:
        exports.marks(story.maya, reference, "Ffion", "Ffion Okafor (Ladybirds)")
    handed = exports.hands_on(story.maya, f"c.{child}")
    found = opened(story.zipped(handed), handed.password)
    sheets = sorted(name for name in found.namelist() if name.endswith(".pdf"))
    assert sheets[0] == f"record 01 of {len(sheets):02}.pdf"
    assert len(sheets) > 1
    first, *_, last = (words_of(found.read(name)) for name in sheets)
    assert "Record of Ffion Okafor (Ladybirds)" in first
    assert all(reference in first for reference in kept)
    assert "How this can be checked" in last
    assert "How this can be checked" not in first
    assert all(f"Worry {n}" in " ".join(words_of(found.read(s)) for s in sheets) for n in range(3))
    assert set(json.loads(found.read("verify.json"))["papers"]) == set(sheets)


def test_nothing_of_it_is_left_on_the_disk(story: Story, tmp_path: Path) -> None:
    handed = story.hands_on()
    before = sorted(story.vault.folder.iterdir())
    story.zipped(handed)
    assert sorted(story.vault.folder.iterdir()) == before


@pytest.mark.parametrize(
    "made",
    [
        "",
        "{",
        "[]",
        "{}",
        '{"name": "x", "password": "SECRET", "papers": ["@"], "files": []}',
        '{"name": "x", "password": "SECRET", "papers": ["eJyrrgUAAXUA+Q=="], "files": []}',
        '{"name": "x", "password": "SECRET", "files": [], "at": "SECRET"}',
    ],
)
def test_what_is_no_export_is_refused_without_its_words(story: Story, made: str) -> None:
    with pytest.raises(CannotBeMade) as refusal:
        story.make(f"export:{made}")
    assert "SECRET" not in str(refusal.value)


def test_it_ends_soon_when_the_bot_is_stopped(
    story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    handed = story.hands_on()
    given: list[bytes] = []

    def endless(vault: Vault, number: str) -> Iterator[bytes]:
        while True:
            given.append(b"x")
            yield b"x" * 1000

    monkeypatch.setattr(Vault, "pieces", endless)
    monkeypatch.setattr("bot.packing._looked_through", lambda *_: (10**9, 0))

    async def stopped() -> int:
        making = Making(story.preschool._database, story.vault)
        letter = Letter(1, 1, Lane.REPLY, "sendDocument", {}, handed.zips[0].picture)
        task = asyncio.ensure_future(making.make(Errand(letter, 0.0)))
        await eventually(lambda: given)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        await asyncio.sleep(0.3)
        return len(given)

    ended = story.preschool._runner.run(stopped())
    story.preschool._runner.run(asyncio.sleep(0.2))
    assert len(given) == ended
