"""Fault 5: killed at a hundred random moments while several people report one concern after the
other.
"""

import asyncio
import logging
import os
import random
from functools import partial

from bot.changes import REPEAT
from policy.roles import Role
from storage import alerts, attachments, concerns, entries
from storage.transaction import Transaction
from tests.faults.machine import Machine
from tests.faults.person import Person, until
from tests.faults.whole_story import all_is_sound, everything_reported

KILLS = 100
LONGEST_LIFE = 0.7  # seconds from one kill to the next
LONGEST_BREAK = 0.3  # seconds from one concern to the next
STAFF = ("Priya Shah", "Tom Evans", "Una Reed", "Wale Ojo")
PICTURE = b"what was on the screen"
SEED = int(os.environ.get("SEED", random.randrange(10**6)))


class Load:
    """What the people did, and what they were told."""

    def __init__(self, machine: Machine) -> None:
        self.machine = machine
        self.chance = random.Random(SEED)
        self.goes_on = True
        self.receipts: dict[str, str] = {}  # reference by the words that were sent
        self.with_file: set[str] = set()
        self.opened: set[str] = set()

    async def reports(self, priya: Person) -> None:
        """One concern after the other, each with a receipt."""
        number = 0
        while self.goes_on:
            number += 1
            words = f"{priya.name} saw something, number {number}."
            await priya.writes("/concern", then="Who is your concern about?")
            await priya.presses("A child", then="What did you see or hear?")
            await priya.writes(words, then=words)
            if self.chance.random() < 0.2:
                await priya.does(partial(_sends_picture, priya), then="Files: 1 file")
                self.with_file.add(words)
            receipt = await priya.presses("Send it now", then="Your reference is ")
            self.receipts[words] = receipt.text.partition("Your reference is ")[2][:7]
            await asyncio.sleep(self.chance.random() * LONGEST_BREAK)

    async def opens(self, maya: Person) -> None:
        """Every now and then one that waits."""
        while self.goes_on:
            waiting = sorted(set(self.receipts.values()) - self.opened)
            if waiting and maya.heard(f"A new concern: {waiting[0]}"):
                await maya.presses(
                    f"Open {waiting[0]}", then=f"{waiting[0]}\nA concern about a child"
                )
                self.opened.add(waiting[0])
            await asyncio.sleep(self.chance.random())

    async def kills(self) -> None:
        """Until it was killed so often, with as much reported; never twice before it began to live,
        and on a busy machine it lives longer whenever ten lives have got nothing done.
        """
        longest, done, lives = LONGEST_LIFE, 0, 0
        while self.machine.kills < KILLS or len(self.receipts) < KILLS:
            life, lives = self.machine.starts, lives + 1
            await asyncio.sleep(self.chance.random() * longest)
            self.machine.kill()
            await until(partial(self._began_anew, life), "the bot did not start again")
            if lives % 10 == 0:
                longest *= 1 if len(self.receipts) > done else 2
                done = len(self.receipts)
        self.goes_on = False

    def _began_anew(self, life: int) -> bool:
        return self.machine.starts > life

    def is_kept(self, tx: Transaction) -> None:
        kept = {}
        for concern in everything_reported(tx):
            said = {e.topic: e.words for e in entries.of(tx, concern.reference)}
            assert said["words"] not in kept
            kept[said["words"]] = concern.reference
            files = attachments.of(tx, concern.reference)
            assert len(files) == (said["words"] in self.with_file)
            assert {file.state for file in files} <= {"stored"}
            if concern.reference in self.opened:
                assert concerns.get(tx, concern.reference).opened_by == "maya"
            assert len(alerts.of(tx, concern.reference)) == 1
        assert kept == self.receipts
        all_is_sound(tx)


def _sends_picture(priya: Person) -> None:
    priya.phone.send_document(PICTURE, "screen.pdf", "application/pdf")


async def test_killed_a_hundred_times_under_load(machine: Machine) -> None:
    logging.getLogger(__name__).warning("SEED=%d", SEED)
    maya = await machine.has("Maya Thompson", Role.MANAGER)
    staff = [await machine.has(name, Role.STAFF) for name in STAFF]
    load = Load(machine)
    await machine.runs()
    async with asyncio.timeout(300), asyncio.TaskGroup() as group:
        for somebody in staff:
            group.create_task(load.reports(somebody))
        group.create_task(load.opens(maya))
        group.create_task(load.kills())
    await machine.comes_to_rest()
    await machine.rests()
    assert len(load.receipts) >= KILLS
    told = machine.told(maya)
    for reference in load.receipts.values():
        first, *again = [text for text in told if f"A new concern: {reference}" in text]
        assert all(text.endswith(REPEAT) for text in again), [first, *again]
    await machine.read(load.is_kept)
