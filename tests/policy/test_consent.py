"""May this child be shown? The rule beside a reference that follows each voice as things happen."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from policy.consent import Answer, Basis, Said, Terms, Verdict, Why, verdict

STEPS = 10_000
ADULTS = ("mother", "father", "carer")
CHILDREN = ("ffion", "tobi", "mia")
USES = ("public", "words")
FIRST = date(2026, 9, 1)
NOON = datetime(2026, 9, 1, 12, tzinfo=UTC)
YES, NO, BACK = Said.GIVEN, Said.REFUSED, Said.WITHDRAWN

adults, children, uses = st.sampled_from(ADULTS), st.sampled_from(CHILDREN), st.sampled_from(USES)


@dataclass
class Voice:
    """What one adult's last word about one child and use amounts to by now."""

    yes: bool
    place: int
    until: date | None
    alive: bool = True  # a Yes that has not lapsed, been asked anew, or been ended


class Nursery(RuleBasedStateMachine):
    """Two parents and a carer, three children, two uses, and time that passes."""

    steps = 0

    def __init__(self) -> None:
        super().__init__()
        self.today, self.place = FIRST, 0
        self.recorded: dict[tuple[str, str], list[Answer]] = {}
        self.terms = dict.fromkeys(USES, Terms(Basis.CONSENT, 1))
        self.version = dict.fromkeys(USES, 1)
        self.says = {child: {"mother", "father"} for child in CHILDREN}
        self.here = set(CHILDREN)
        self.voices: dict[tuple[str, str, str], Voice] = {}

    @rule(
        adult=adults,
        child=children,
        use=uses,
        said=st.sampled_from([YES, NO, BACK]),
        days=st.sampled_from([None, 0, 3, 365]),
        behind=st.sampled_from([0, 0, 0, 1]),
    )
    def answers(
        self, adult: str, child: str, use: str, said: Said, days: int | None, behind: int
    ) -> None:
        until = self.today + timedelta(days=days) if days is not None and said is YES else None
        version = max(1, self.version[use] - behind)
        self._record(child, use, Answer(adult, said, version, NOON, until))
        fresh = version >= self.terms[use].oldest_version
        self.voices[child, use, adult] = Voice(said is YES, self.place, until, fresh)

    @rule(child=children, use=uses, said=st.sampled_from([Said.EXPIRED, Said.ENDED]), adult=adults)
    def bot_notes(self, child: str, use: str, said: Said, adult: str) -> None:
        """The bot writes down that a Yes is over."""
        voice = self.voices.get((child, use, adult))
        if voice and voice.yes:
            self._record(child, use, Answer(adult, said, self.version[use], NOON))
            voice.alive = False

    @rule(days=st.sampled_from([1, 1, 4, 30, 366]))
    def time_passes(self, days: int) -> None:
        self.today += timedelta(days=days)
        for voice in self.voices.values():
            if voice.until and voice.until < self.today:
                voice.alive = False

    @rule(use=uses, again=st.booleans())
    def new_words(self, use: str, again: bool) -> None:
        self.version[use] += 1
        if again:
            self.terms[use] = replace(self.terms[use], oldest_version=self.version[use])
            for (_, about, _), voice in self.voices.items():
                voice.alive = voice.alive and about != use

    @rule(use=uses, basis=st.sampled_from(Basis))
    def other_basis(self, use: str, basis: Basis) -> None:
        self.terms[use] = replace(self.terms[use], basis=basis)

    @rule(adult=adults, child=children)
    def say_changes(self, adult: str, child: str) -> None:
        self.says[child] ^= {adult}

    @rule(child=children)
    def leaves_or_returns(self, child: str) -> None:
        self.here ^= {child}

    @invariant()
    def the_rule_says_what_the_voices_say(self) -> None:
        type(self).steps += 1
        for child in CHILDREN:
            for use in USES:
                found = self._verdict(child, use)
                assert found.allowed is self._expected(child, use), (child, use, found)
                assert found.allowed is (found.why in (Why.GIVEN, Why.NOBODY_OBJECTS))
                assert not (found.allowed and found.conflict)

    def _record(self, child: str, use: str, answer: Answer) -> None:
        self.place += 1
        self.recorded.setdefault((child, use), []).append(answer)

    def _verdict(self, child: str, use: str) -> Verdict:
        return verdict(
            self.terms[use],
            self.recorded.get((child, use), []),
            with_a_say=frozenset(self.says[child]),
            today=self.today,
            is_here=child in self.here,
        )

    def _expected(self, child: str, use: str) -> bool:
        heard = {a: v for a in ADULTS if (v := self.voices.get((child, use, a)))}
        yes = [v for a, v in heard.items() if v.yes and v.alive and a in self.says[child]]
        for adult, voice in heard.items():
            outvoted = adult not in self.says[child] and any(v.place > voice.place for v in yes)
            if not voice.yes and not outvoted:
                return False
        objected_to_only = self.terms[use].basis is Basis.OBJECTION
        return child in self.here and (objected_to_only or bool(yes))


def test_ten_thousand_steps_agree_with_the_reference() -> None:
    Nursery.steps = 0
    while Nursery.steps < STEPS:
        run_state_machine_as_test(
            Nursery,
            settings=settings(
                max_examples=100,
                stateful_step_count=50,
                deadline=None,
                database=None,
                suppress_health_check=list(HealthCheck),
            ),
        )


TERMS = Terms(Basis.CONSENT, 2)
BOTH = frozenset({"mother", "father"})


def asked(*answers: Answer, terms: Terms = TERMS, today: date = FIRST) -> Verdict:
    return verdict(terms, answers, with_a_say=BOTH, today=today, is_here=True)


def yes(person: str, *, until: date | None = None, version: int = 2) -> Answer:
    return Answer(person, YES, version, NOON, until)


def no(person: str) -> Answer:
    return Answer(person, NO, 2, NOON)


@pytest.mark.parametrize(
    ("answers", "why"),
    [
        ((), Why.NOBODY_ANSWERED),
        ((no("mother"),), Why.AGAINST),
        ((yes("mother"), no("father")), Why.AGAINST),
        ((no("father"), yes("mother")), Why.AGAINST),
        ((yes("mother"), no("grandfather")), Why.AGAINST),
        ((yes("grandfather"),), Why.EXPIRED),
        ((yes("mother", version=1),), Why.EXPIRED),
        ((yes("mother", until=FIRST - timedelta(days=1)),), Why.EXPIRED),
        ((yes("mother"), replace(yes("mother"), said=BACK)), Why.AGAINST),
    ],
)
def test_silence_and_any_no_are_no(answers: tuple[Answer, ...], why: Why) -> None:
    found = asked(*answers)
    assert not found.allowed
    assert found.why is why


def test_a_yes_holds_up_to_and_on_its_last_day_and_names_who_gave_it() -> None:
    last = FIRST + timedelta(days=9)
    found = asked(yes("mother", until=last), today=last)
    assert (found.allowed, found.by, found.until) == (True, ("mother",), last)
    assert not asked(yes("mother", until=last), today=last + timedelta(days=1)).allowed


def test_with_two_it_holds_as_long_as_the_longer() -> None:
    last = FIRST + timedelta(days=9)
    assert asked(yes("mother", until=FIRST), yes("father", until=last)).until == last
    assert asked(yes("mother", until=FIRST), yes("father")).until is None


def test_a_conflict_is_a_no_that_says_so() -> None:
    found = asked(yes("mother"), no("father"))
    assert (found.allowed, found.conflict, found.by) == (False, True, ("father",))
    assert not asked(no("mother"), no("father")).conflict


def test_the_no_of_somebody_without_a_say_stands_until_a_later_yes() -> None:
    assert not asked(yes("mother"), no("former carer")).allowed
    assert asked(no("former carer"), yes("mother")).allowed


def test_what_rests_on_objection_is_done_until_somebody_objects() -> None:
    terms = Terms(Basis.OBJECTION, 1)
    assert asked(terms=terms).why is Why.NOBODY_OBJECTS
    assert asked(yes("mother", until=FIRST), terms=terms) == Verdict(True, Why.NOBODY_OBJECTS)
    assert not asked(yes("mother"), no("father"), terms=terms).allowed


def test_nothing_is_shown_of_somebody_who_is_not_here() -> None:
    found = verdict(TERMS, [yes("mother")], with_a_say=BOTH, today=FIRST, is_here=False)
    assert (found.allowed, found.why) == (False, Why.NOT_HERE)
