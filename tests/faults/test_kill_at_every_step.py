"""Faults 1 to 4 and 45: killed at every named step of intake, storing and sending."""

import ast

import pytest

from policy.roles import Role
from tests.faults.machine import Machine
from tests.faults.nursery import ROOT
from tests.faults.whole_story import WholeStory

FAILPOINTS = (
    "after-fetch",
    "before-take",
    "after-take",
    "after-begin",
    "after-statement",
    "before-commit",
    "after-commit",
    "after-head",
    "before-call",
    "after-call",
    "before-mark",
    "after-download",
    "before-file-rename",
    "after-file-rename",
)
DEEP = (5, 9, 14, 20, 27, 35, 44, 60)


async def killed_again_and_again(machine: Machine, failpoint: str) -> None:
    """Tell the whole story; whenever the bot was killed, it will be once more, at a later step."""
    story = WholeStory(machine)
    await story.begins()
    for step in story.steps():
        await machine.arm(failpoint)
        await step()
    await machine.rests()
    await story.was_kept()
    assert machine.kills


@pytest.mark.parametrize("count", [1, 2, 3])
@pytest.mark.parametrize("failpoint", FAILPOINTS)
async def test_killed_at(machine: Machine, failpoint: str, count: int) -> None:
    await killed_again_and_again(machine, f"{failpoint}:{count}")


@pytest.mark.parametrize("count", DEEP)
async def test_killed_after_that_many_statements(machine: Machine, count: int) -> None:
    """Between any two rows that belong together: seen and concern, concern and alert, ..."""
    await killed_again_and_again(machine, f"after-statement:{count}")


async def test_killed_between_any_two_steps(machine: Machine) -> None:
    """Fault 45: the conversation goes on where it was, with every word."""
    story = WholeStory(machine)
    await story.begins()
    for step in story.steps():
        machine.kill()
        await step()
    await machine.rests()
    await story.was_kept()
    assert machine.kills >= len(story.steps()) - 1


@pytest.mark.parametrize("failpoint", [*FAILPOINTS[-3:], "after-commit", "after-statement"])
async def test_killed_while_files_of_a_cancelled_concern_are_removed(
    machine: Machine, failpoint: str
) -> None:
    """Nothing of them stays on the disk, not even half of one."""
    priya = await machine.has("Priya Shah", Role.STAFF)
    await machine.runs()
    await priya.writes("/concern", then="Who is your concern about?")
    await priya.presses("A child", then="What did you see or hear?")
    await machine.arm(f"{failpoint}:1")
    for number in range(3):
        priya.phone.send_document(b"a picture", f"{number}.pdf", "application/pdf")
    await priya.hears("Added to “Files”")
    await machine.arm(f"{failpoint}:2")
    await priya.writes("/cancel", then="Nothing was sent and nothing was kept.")
    await machine.comes_to_rest()
    await machine.rests()
    assert machine.kills
    assert [file.name for file in machine.folder.glob("*.evidence/*")] == []
    assert await machine.read(lambda tx: tx.rows("SELECT id FROM attachments")) == []


def test_no_failpoint_is_left_out() -> None:
    named = {
        ast.literal_eval(call.args[0])
        for folder in ("storage", "handlers", "bot")
        for file in (ROOT / folder).rglob("*.py")
        for call in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and ast.unparse(call.func) == "failpoints.reach"
    }
    assert named == set(FAILPOINTS)
