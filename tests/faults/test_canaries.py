"""Fault 65: no token, key, name, word or reference in any log line, whatever goes wrong."""

from functools import partial

import pytest

from bot.rehearsal.server import Fault
from handlers.concerns import report
from tests.bot.trouble import takes_nothing
from tests.faults import machine as victims
from tests.faults.machine import Machine
from tests.faults.overheard import Heard
from tests.faults.updates import unreadable
from tests.faults.whole_story import ANSWER, QUESTION, WORDS, WholeStory
from tests.stage import KEY, TOKEN, Somebody, Stage
from tests.stories.conftest import Cast

CANARY = "canary"
NAMES = ("Maya", "Thompson", "Priya", "Shah")


def everything_goes_wrong(stage: Stage) -> None:
    """Refusals and nonsense, each with a canary in it, on the next calls."""
    for fault in (
        Fault(method="sendMessage", status=500, description=f"{CANARY} {TOKEN}"),
        Fault(method="sendMessage", body=f"<html>{CANARY} {TOKEN}</html>"),
        Fault(method="sendMessage", body='{"ok": true, "canary'),
        Fault(method="sendMessage", drop_connection=True),
        Fault(method="getUpdates", status=502, body=CANARY),
        Fault(method="getUpdates", body='{"ok": true, "result": ["canary", {"canary": 1}]}'),
        Fault(method="editMessageText", status=400, description=f"Bad Request: {CANARY}"),
        Fault(method="getFile", status=500, description=CANARY),
    ):
        stage.world.faults.add(fault)


async def test_a_story_full_of_trouble_leaves_no_trace_of_anybody(
    heard: Heard, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage, priya, maya = cast.stage, cast.priya, cast.maya
    everything_goes_wrong(stage)
    await priya.writes("/concern")
    await priya.presses("A child")
    await priya.writes(f"{CANARY} {WORDS}")
    await priya.does(
        lambda: priya.phone.send_document(CANARY.encode(), f"{CANARY}.pdf", "text/plain", CANARY)
    )
    stage.world.updates.push_raw(unreadable(priya.phone, text=CANARY))
    await stage.settles()
    async with takes_nothing(stage.service.database, stage.database_path, KEY, "locked"):
        priya.phone.press("Send it now")
        await stage.until(partial(_has, priya, "could not be stored"))
    await stage.settles()
    reference = priya.reference()
    await maya.presses(f"Open {reference}", "Ask the reporter")
    await maya.writes(QUESTION)
    maya.phone.blocked = True
    await priya.presses("Read and answer")
    await priya.writes(ANSWER)
    monkeypatch.setattr(report, "receipt", _fails)
    await priya.writes("/concern")
    await priya.presses("A colleague")
    await priya.writes(f"{CANARY} again")
    await priya.presses("Send it now")
    heard.is_clean(CANARY, WORDS, QUESTION, ANSWER, reference, *NAMES)


async def _has(somebody: Somebody, words: str) -> bool:
    return any(words in one.text for one in somebody.said)


def _fails(*_: object) -> str:
    raise ValueError(f"{CANARY} {TOKEN} Priya Shah")


async def test_a_killed_and_troubled_process_writes_nothing_of_anybody(machine: Machine) -> None:
    """The whole program, with `--verbose`: all that it wrote, dying again and again."""
    machine.arguments = ["run", "--verbose"]
    story = WholeStory(machine)
    await story.begins()
    for number, step in enumerate(story.steps()):
        await machine.arm(f"after-statement:{number * 3 + 1}")
        if number % 4 == 1:
            trouble = f"<html>{CANARY} {victims.TOKEN}</html>"
            machine.world.faults.add(Fault(method="sendMessage", body=trouble))
        await step()
    poison = unreadable(story.priya.phone, text=CANARY)
    machine.world.updates.push_raw(poison)
    await story.priya.hears("I could not read your last message")
    await machine.rests()
    assert "An update failed, try 3: ValueError" in machine.log
    secret = victims.TOKEN.partition(":")[2]
    words = (WORDS, QUESTION, ANSWER, story.reference, CANARY, *NAMES)
    for canary in (victims.TOKEN, secret, victims.KEY, *words):
        assert canary not in machine.log
