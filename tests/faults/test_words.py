"""Faults 47 to 50: whatever people write is stored as it is, and shown as it is."""

import ast
import asyncio
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from handlers.dialogue.incoming import clean
from policy.roles import Role
from storage import attachments, entries, people
from storage.transaction import Transaction
from tests.faults.nursery import ROOT
from tests.faults.whole_story import everything_reported
from tests.stage import Somebody, Stage
from tests.stories.conftest import Cast

EMOJI = "😀"
FAMILY = "👩\u200d👩\u200d👧\u200d👦"
ZALGO = "e" + "\u0301\u0315\u0489" * 300
TURNED = "\u202eabc\u2066def"
MARKUP = (
    "<a href='tg://user?id=1'>Maya</a> <b>bold",
    "[Maya](tg://user?id=1) *bold _it `code",
    "{'; DROP TABLE concerns; --",
    "x'); DELETE FROM people WHERE ('1'='1",
    '" OR 1=1 UNION SELECT key FROM secrets; \\',
    "%s %d {0} {reference} $HOME :person ?",
)
ANY_TEXT = st.text(
    st.one_of(
        st.characters(), st.sampled_from("\0\ud800\udfff\u202e\u2066\u2069\u0301\u200d\ufe0f😀")
    ),
    max_size=60,
)


async def reported(stage: Stage, reference: str, topic: str = "words") -> str:
    """What the store has of it, as it was said."""
    kept = await stage.run(lambda tx: entries.of(tx, reference))
    [words] = [str(one.words) for one in kept if one.topic == topic]
    return words


async def reports(priya: Somebody, *messages: str) -> str:
    await priya.writes("/concern")
    await priya.presses("A child")
    for message in messages:
        await priya.writes(message)
    await priya.presses("Send it now")
    return priya.reference()


@pytest.mark.parametrize(
    "messages",
    [
        [EMOJI * 4096],
        ["x" * 4096, "y"],
        [FAMILY * 580],
        [ZALGO * 3],
        [f"{number}. {'word ' * 150}" for number in range(20)],
    ],
    ids=["emoji", "4097", "families", "zalgo", "twenty in a row"],
)
async def test_long_words_are_kept_whole_and_shown_in_parts(
    cast: Cast, messages: list[str]
) -> None:
    """Fault 47."""
    for message in messages:
        assert len(message) <= 4096
    reference = await reports(cast.priya, *messages)
    assert await reported(cast.stage, reference) == "\n".join(messages)
    before = len(cast.maya.said)
    await cast.maya.presses(f"Open {reference}")
    parts = [one.text for one in cast.maya.said[before:]]
    assert all(len(part) <= 4096 for part in parts)
    shown = "".join(part.partition(") ")[2] if len(parts) > 1 else part for part in parts)
    for message in messages:
        assert message[:1000].strip() in shown
    assert "".join("".join(messages).split()) in "".join(shown.split())
    assert {call.status for call in cast.stage.world.calls if call.method != "getUpdates"} == {200}


@pytest.fixture(scope="module")
def runner() -> Iterator[asyncio.Runner]:
    with asyncio.Runner() as runner:
        yield runner


@pytest.fixture(scope="module")
def open_stage(
    runner: asyncio.Runner, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[str, Any]]:
    """One for all examples; it lives while one of them runs."""
    stage = Stage(tmp_path_factory.mktemp("words"))
    runner.run(stage.opens())
    people = {
        "maya": runner.run(stage.has("Maya Thompson", Role.MANAGER)),
        "priya": runner.run(stage.has("Priya Shah", Role.STAFF)),
    }
    yield {"stage": stage, **people}
    runner.run(stage.closes())


@settings(max_examples=40, deadline=None)
@given(text=ANY_TEXT)
@example(text="a\0b")
@example(text="half a letter \ud83d")
@example(text="\udc00\ud800")
@example(text=TURNED)
@example(text="\u2067\u2068\u202b")
@example(text=ZALGO[:200])
@example(text="\u200b\u200d\ufeff")
@example(text=" \n\t ")
@example(text="\uff2d\u0430nager")
def test_any_text_is_a_concern(
    runner: asyncio.Runner, open_stage: dict[str, Any], text: str
) -> None:
    """Fault 48: stored as it is, escaped where it cannot be; nobody crashes over it."""
    assume(not text.strip().startswith("/"))
    assume(text.strip().casefold() not in ("back", "cancel"))
    runner.run(_is_a_concern(text, **open_stage))


async def _is_a_concern(text: str, stage: Stage, maya: Somebody, priya: Somebody) -> None:
    await priya.writes("/concern")
    await priya.presses("A child")
    await priya.writes(text)
    if not clean(text).strip():
        priya.hears("That message has nothing to read in it.")
        await priya.presses("Cancel")
        return
    await priya.presses("Send it now")
    reference = priya.reference()
    assert await reported(stage, reference) == clean(text)
    await maya.presses(f"Open {reference}")
    maya.hears(reference, "What happened:", "Reported by Priya Shah (staff)")
    priya.never_hears("could not read")


@pytest.mark.parametrize("nasty", MARKUP)
async def test_markup_and_statements_are_words_like_any_other(cast: Cast, nasty: str) -> None:
    """Faults 49 and 50, in every field of the whole way."""
    stage, priya, maya = cast.stage, cast.priya, cast.maya
    await stage.run(lambda tx: _rename(tx, nasty))
    await priya.writes("/concern")
    await priya.presses("A child")
    await priya.writes(nasty)
    for place in ("+ When", "+ Where", "+ Link", "+ Done so far"):
        await priya.presses(place)
        await priya.writes(nasty)
    await priya.does(
        lambda: priya.phone.send_document(b"%PDF", f"{nasty[:40]}.pdf", "application/pdf", nasty)
    )
    await priya.presses("Send it now")
    reference = priya.reference()
    await maya.presses(f"Open {reference}")
    shown = maya.hears(f"What happened: {nasty}", f"Reported by {nasty} (staff)")
    assert {one["type"] for one in shown.entities} <= {"bot_command"}  # Telegram's own finding
    await maya.presses("Set the level", "High – act today")
    await maya.writes(nasty)
    for button in ("Add a note", "Ask the reporter"):
        await maya.presses(button)
        await maya.writes(nasty)
    await maya.presses("Record an action", "Rang MASH")
    await maya.writes(nasty)
    await priya.presses("Read and answer")
    priya.hears(nasty, "Your answer?")
    await priya.writes(nasty)
    await maya.presses(f"Open {reference}", "Show the files")
    [file] = await stage.run(lambda tx: attachments.of(tx, reference))
    assert file.caption == nasty
    await maya.presses("Close it", "Referred to others")
    await maya.writes(nasty)
    await maya.writes(nasty)
    kept = await stage.run(lambda tx: [e.words for e in entries.of(tx, reference)])
    assert sum(nasty in words for words in kept) == 12
    assert len(await stage.run(everything_reported)) == 1
    nothing_is_formatted(stage)


def _rename(tx: Transaction, name: str) -> None:
    tx.execute("UPDATE people SET name = :name WHERE id = 'priya'", name=name)
    assert people.get(tx, "priya").name == name


def nothing_is_formatted(stage: Stage) -> None:
    for call in stage.world.calls:
        assert not {"parse_mode", "entities", "caption_entities"} & set(call.params), call


def test_no_source_asks_for_formatting() -> None:
    """Fault 49: the sender knows these names only to take them away."""
    asking = [
        str(file.relative_to(ROOT))
        for folder in ("handlers", "bot", "storage")
        for file in (ROOT / folder).rglob("*.py")
        if "rehearsal" not in file.parts
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and node.value in ("parse_mode", "entities")
    ]
    assert set(asking) == {"bot/changes.py"}
