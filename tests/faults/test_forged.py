"""Faults 51, 54 and 56: what a button carries, or who a person says they are, gives no right."""

import asyncio
from collections.abc import Iterator

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from handlers.routes import ROUTES
from policy import access
from policy.roles import Role
from storage import entries, intake
from storage.transaction import Transaction
from tests.faults.test_two_at_once import state_of_things
from tests.stage import Somebody, Stage

WORDS = "He said that his uncle hits him."
QUESTION = "Which uncle?"
NAMES = {
    Role.MANAGER: "Maya Thompson",
    Role.DEPUTY: "Dan Price",
    Role.TEAM: "Tess Moore",
    Role.CHAIR: "Carol Hughes",
    Role.STAFF: "Tom Evans",
    Role.COMMITTEE: "Chris Webb",
    Role.PARENT: "Pat Lane",
}
REFUSED = "not something your role can do here"
ONLY_REPORT = {Role.STAFF, Role.COMMITTEE, Role.PARENT}
# The buttons that act on one concern; what begins something new is nobody's secret.
MOVES = ("send", "edit", "back", "keep", "done", "skip", "resume")
ABOUT_ONE = [
    name
    for name in (
        *ROUTES.presses,
        *(f"{topic}.{move}" for topic in ROUTES.conversations for move in MOVES),
    )
    if not name.startswith(("danger.alarm", "danger.manager", "people.", "joining.", "away."))
]


class Everybody:
    """One of each role, and what Priya reported."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.people: dict[Role, Somebody] = {}
        self.priya: Somebody

    async def come(self) -> None:
        for role, name in NAMES.items():
            self.people[role] = await self.stage.has(name, role)
        self.priya = await self.stage.has("Priya Shah", Role.STAFF)

    async def press(self, role: Role, *forged: str) -> str:
        """Forged presses, and all that came of them on that phone."""
        somebody = self.people[role]
        toasts, said = len(somebody.phone.toasts), _screen(somebody)
        for data in forged:
            somebody.phone.press_data(data)
        await self.stage.settles()
        new = [text for one, text in _screen(somebody).items() if said.get(one) != text]
        return "\n".join([*somebody.phone.toasts[toasts:], *new])


def _screen(somebody: Somebody) -> dict[int, str]:
    return {one.id: one.text for one in somebody.said}


@pytest.fixture
async def everybody(stage: Stage) -> Everybody:
    everybody = Everybody(stage)
    await everybody.come()
    return everybody


async def test_every_button_is_refused_to_every_role_without_the_right(
    everybody: Everybody,
) -> None:
    """Fault 51: refused in one kind line, noted, and nothing changed."""
    reference = await everybody.priya.reports_a_concern(WORDS)
    before = await everybody.stage.run(state_of_things)
    tried = 0
    for role in access.EVERYBODY:
        without = [
            name
            for name, route in ROUTES.presses.items()
            if route.action and not access.may_ever(role, route.action)
        ]
        seen = await everybody.press(role, *(f"{name}:{reference}" for name in without))
        for name, line in zip(without, seen.splitlines(), strict=True):
            assert REFUSED in line, (role, name)
        tried += len(without)
    assert tried > 40
    assert await everybody.stage.run(state_of_things) == before
    assert await everybody.stage.run(_refusals) == tried


async def test_every_command_is_refused_to_every_role_without_the_right(
    everybody: Everybody,
) -> None:
    """Fault 56, for the roles of this release: a parent sees nobody's concern."""
    reference = await everybody.priya.reports_a_concern(WORDS)
    for name, route in ROUTES.commands.items():
        for role, somebody in everybody.people.items():
            await somebody.writes(f"/{name}")
            refused = route.action is not None and not access.may_ever(role, route.action)
            assert (REFUSED in somebody.last.text) is refused, (name, role)
    for role in (Role.PARENT, Role.COMMITTEE, Role.STAFF, Role.CHAIR, Role.TEAM, Role.DEPUTY):
        everybody.people[role].never_hears(reference)


@pytest.mark.parametrize("about", ["A child", "The manager"])
async def test_a_reference_that_was_guessed_opens_nothing(everybody: Everybody, about: str) -> None:
    """Every button, for everybody whom the concern did not reach; the manager's own among them."""
    stage = everybody.stage
    reference = await everybody.priya.reports_a_concern(WORDS, about=about)
    told = Role.MANAGER if about == "A child" else Role.CHAIR
    recipient = everybody.people[told]
    await recipient.presses(f"Open {reference}", "Ask the reporter")
    await recipient.writes(QUESTION)
    [question] = [
        entry
        for entry in await stage.run(lambda tx: entries.of(tx, reference))
        if entry.kind == "question"
    ]
    before = await stage.run(state_of_things)
    forged = [f"{name}:{id}" for name in ABOUT_ONE for id in (reference, question.id)]
    for role in access.EVERYBODY - {told}:
        seen = await everybody.press(role, *forged)
        assert "That is not open to you" in seen or role in ONLY_REPORT
        for secret in (WORDS, QUESTION, "Priya"):
            assert secret not in seen, role
    assert await stage.run(state_of_things) == before


@pytest.fixture(scope="module")
def runner() -> Iterator[asyncio.Runner]:
    with asyncio.Runner() as runner:
        yield runner


@pytest.fixture(scope="module")
def standing(
    runner: asyncio.Runner, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Everybody]:
    """One stage for all examples; it lives while one of them runs."""
    stage = Stage(tmp_path_factory.mktemp("forged"))
    runner.run(stage.opens())
    everybody = Everybody(stage)
    runner.run(everybody.come())
    yield everybody
    runner.run(stage.closes())


FORGED = st.one_of(
    st.text(min_size=1, max_size=16),
    st.binary(min_size=1, max_size=64).map(lambda data: data.decode("latin-1")[:32]),
    st.builds(
        "{}:{}".format,
        st.sampled_from(sorted(ROUTES.presses)),
        st.one_of(st.text(max_size=12), st.integers().map(str), st.just("C-3CDE4:1:2")),
    ),
    st.builds(
        "{}.{}:{}".format,
        st.sampled_from(sorted(ROUTES.conversations)),
        st.sampled_from(["send", "edit", "back", "keep", "done", "skip", "resume", "words", "x"]),
        st.text(max_size=12),
    ),
)


@settings(max_examples=100, deadline=None)
@given(data=FORGED, role=st.sampled_from(sorted(access.EVERYBODY)))
@example(data="answer.carry:9223372036854775808", role=Role.PARENT)
@example(data="mine.answer:²", role=Role.STAFF)
def test_no_data_on_a_button_is_too_strange_to_answer(
    runner: asyncio.Runner, standing: Everybody, data: str, role: Role
) -> None:
    """Fault 51, malformed: answered like any press, and never set aside."""
    seen = runner.run(standing.press(role, data))
    assert "could not read" not in seen
    assert runner.run(standing.stage.run(intake.quarantined)) == []


async def test_a_press_of_a_stranger_is_answered_once_and_kept_nowhere(
    everybody: Everybody,
) -> None:
    """Fault 54, with a button that somebody passed on."""
    reference = await everybody.priya.reports_a_concern(WORDS)
    before = await everybody.stage.run(state_of_things)
    stranger = await everybody.stage.has("Eve Smith")
    stranger.phone.started = True
    for name in ROUTES.presses:
        stranger.phone.press_data(f"{name}:{reference}")
    await everybody.stage.settles()
    assert len(stranger.said) == 1
    stranger.hears("answers only people who were invited", "999", "01632 960 123")
    assert await everybody.stage.run(state_of_things) == before


def _refusals(tx: Transaction) -> int:
    return len(tx.rows("SELECT number FROM audit WHERE action = 'refused'"))
