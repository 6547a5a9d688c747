"""A whole concern on two phones, step by step, and what must be true of it in the end."""

from collections.abc import Awaitable, Callable
from functools import partial

from bot.changes import REPEAT
from bot.evidence import Vault
from policy.roles import Role
from storage import alerts, attachments, audit, concerns, entries, outbox
from storage.concerns import Concern
from storage.entries import Kind
from storage.transaction import Transaction
from tests.faults.machine import KEY, Machine
from tests.faults.person import Person, until

WORDS = "He said that his uncle hits him."
FILES = [letter * 9000 for letter in (b"1", b"2", b"3")]
QUESTION, ANSWER = "Which uncle?", "The one he lives with."

Step = Callable[[], Awaitable[object]]


class WholeStory:
    """Priya reports with files; Maya opens, asks and looks at the files; Priya answers."""

    def __init__(self, machine: Machine) -> None:
        self.machine = machine
        self.maya: Person
        self.priya: Person
        self.reference = ""
        self._told_later: set[int] = set()

    async def begins(self) -> None:
        self.maya = await self.machine.has("Maya Thompson", Role.MANAGER)
        self.priya = await self.machine.has("Priya Shah", Role.STAFF)
        await self.machine.runs()

    def steps(self) -> list[Step]:
        maya, priya = self.maya, self.priya
        return [
            partial(priya.writes, "/concern", then="Who is your concern about?"),
            partial(priya.presses, "A child", then="What did you see or hear?"),
            partial(priya.writes, WORDS, then=f"What happened: {WORDS}"),
            partial(priya.does, self._send_files, then="Files: 3 files"),
            self._send,
            self._open,
            partial(maya.presses, "Ask the reporter", then="What do you want to ask"),
            partial(maya.writes, QUESTION, then="You will hear when it is answered."),
            self._read_question,
            partial(priya.writes, ANSWER, then="Thank you. Your answer is with"),
            self._look_at_files,
        ]

    def _send_files(self) -> None:
        for number, content in enumerate(FILES):
            self.priya.phone.send_document(content, f"{number}.pdf", "application/pdf")

    async def _send(self) -> None:
        receipt = await self.priya.presses("Send it now", then="Your reference is ")
        self.reference = receipt.text.partition("Your reference is ")[2][:7]

    async def _open(self) -> None:
        await self.maya.hears(f"A new concern: {self.reference}")
        await self.maya.presses(f"Open {self.reference}", then=WORDS)
        await self.priya.hears(f"{self.reference}: opened by Maya Thompson (manager)")

    async def _read_question(self) -> None:
        await self.priya.hears("has a question for you")
        await self.priya.presses("Read and answer", then=QUESTION)

    async def _look_at_files(self) -> None:
        await self.maya.hears("The reporter has answered the question.")
        await self.maya.presses(f"Open {self.reference}", then=ANSWER)
        self.maya.phone.press("Show the files")
        await until(self._sees_files_or_asks_again, "Maya does not see the files")

    def _sees_files_or_asks_again(self) -> bool:
        """Some may still be on their way from Telegram; then the bot says so."""
        said = [one for one in self.maya.phone.messages if one.from_bot]
        if "more on the way from Telegram" in said[-1].text and said[-1].id not in self._told_later:
            self._told_later.add(said[-1].id)
            self.maya.phone.press("Show the files")
        return {one.file.data for one in said if one.file} == set(FILES)

    async def was_kept(self) -> None:
        """Once the bot was ended: everything is there once, and everybody was told."""
        await self.machine.read(self._is_whole)
        for person in (self.maya, self.priya):
            told = self.machine.told(person)
            plain = [text for text in told if not text.endswith(REPEAT)]
            assert len(set(plain)) == len(plain), f"{person.name} heard it twice, unmarked: {plain}"
            twice = len(told) - len({text.removesuffix(REPEAT) for text in told})
            assert twice <= self.machine.kills

    def _is_whole(self, tx: Transaction) -> None:
        [concern] = everything_reported(tx)
        assert concern.reference == self.reference
        said = [(e.kind, e.topic, e.words) for e in entries.of(tx, self.reference)]
        assert said == [
            (Kind.STATEMENT, "about", "A child"),
            (Kind.STATEMENT, "words", WORDS),
            (Kind.STATEMENT, "files", "3 files"),
            (Kind.QUESTION, "", QUESTION),
            (Kind.ANSWER, "", ANSWER),
        ]
        files = attachments.of(tx, self.reference)
        assert [file.state for file in files] == ["stored"] * 3
        vault = Vault(self.machine.database, KEY)
        assert [vault.read(file.id) for file in files] == FILES
        all_is_sound(tx)


def everything_reported(tx: Transaction) -> list[Concern]:
    rows = tx.rows("SELECT reference FROM concerns ORDER BY reported_at")
    return [concerns.get(tx, row["reference"]) for row in rows]


def all_is_sound(tx: Transaction) -> None:
    """The outbox is empty, every alert has arrived, and the audit log is whole to its end."""
    assert outbox.counts(tx) == {}
    for concern in everything_reported(tx):
        told = alerts.of(tx, concern.reference)
        assert told
        assert all(alert.delivered_at for alert in told)
    assert audit.first_broken(tx) is None
