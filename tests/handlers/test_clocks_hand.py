"""Clocks ended, paused and let go on by hand; who may do it; and quiet items that come up again."""

from datetime import UTC, datetime, timedelta
from functools import partial

import pytest

from handlers.concerns.clocks import shown
from policy.clocks import Kind
from policy.roles import Role
from storage import concerns
from storage import entries as said
from storage.clocks import Because
from storage.transaction import Transaction
from tests.handlers.inboxes import closes, complaint, history, more, opens, worry
from tests.handlers.phones import Phone, Preschool
from tests.handlers.timed import breach, clock, heard, running, screen

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
QUIET = "nothing has been said or done about it for"


def test_met_by_hand_with_what_was_done(preschool: Preschool, maya: Phone, tom: Phone) -> None:
    reference = complaint(tom)
    breach(maya, reference)
    preschool.forward(hours=4)
    screen(maya, reference)
    maya.presses("Done: Possible data breach")
    typed = maya.writes("Told the ICO at two, reference IC-1")
    maya.hears("Possible data breach (telling the ICO): Done.")
    assert all(message.id != typed for message in maya.screen)
    met = clock(preschool, reference, Kind.BREACH)
    assert (met.met_by, met.met_at) == ("maya", preschool.now)
    assert "met the clock “Possible data breach (telling the ICO)”" in opens(maya, reference)
    assert "IC-1" in maya.screen[-1].text
    assert "maya clock met" in preschool.audited(reference)


def test_stopped_with_a_reason_that_stays(preschool: Preschool, maya: Phone, tom: Phone) -> None:
    reference = worry(tom, about="A colleague")
    opens(maya, reference)
    screen(maya, reference)
    maya.presses("Stop: Telling Ofsted")
    maya.writes("The LADO says that it is no allegation")
    stopped = clock(preschool, reference, Kind.OFSTED)
    assert (stopped.stopped_because, stopped.stopped_by) == (Because.HAND, "maya")
    assert "Telling Ofsted: stopped by Maya Thompson (manager)" in screen(maya, reference)
    (entry,) = history(preschool, reference, said.Kind.CLOCK)
    assert entry.words == "The LADO says that it is no allegation"
    tom.forges(f"mine.show:{reference}")
    assert "LADO" not in tom.screen[-1].text


def test_paused_with_a_reason_and_going_on_with_as_many_days_as_were_left(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    reference = complaint(tom)
    opens(maya, reference)
    preschool.forward(days=2)
    screen(maya, reference)
    maya.presses("Pause: Answer")
    maya.writes("Tom sends the picture on Friday")
    maya.hears("Answer: It is paused, with 8 working days left.")
    assert "⏱ Answer: paused, with 8 working days left." in opens(maya, reference)
    maya.forges(f"clock.pause:{clock(preschool, reference, Kind.ANSWER).id}")
    maya.writes("Once more")
    maya.hears("cannot be changed so now")
    preschool.forward(days=26)
    screen(maya, reference)
    maya.presses("Resume: Answer")
    maya.hears("8 working days left, due by Tuesday 5 January 2027")
    maya.forges(f"clock.resume:{clock(preschool, reference, Kind.ANSWER).id}")
    maya.hears("cannot be changed so now")
    topics = [entry.topic for entry in history(preschool, reference, said.Kind.CLOCK)]
    assert topics == ["paused the clock “Answer”", "let go on the clock “Answer”"]


def test_the_reporter_reads_the_day_of_the_clock(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    reference = complaint(tom)
    opens(maya, reference)
    assert "an answer is due by Monday 7 December 2026" in mine(tom)
    preschool.forward(days=2)
    screen(maya, reference)
    maya.presses("Pause: Answer")
    maya.writes("Tom sends the picture on Friday")
    assert "due" not in mine(tom)
    preschool.forward(days=26)
    screen(maya, reference)
    maya.presses("Resume: Answer")
    assert "an answer is due by Tuesday 5 January 2027" in mine(tom)
    screen(maya, reference)
    maya.presses("Done: Answer")
    maya.writes("Rang him")
    assert "due" not in mine(tom)


def mine(phone: Phone) -> str:
    phone.writes("/mine")
    return phone.screen[-1].text


def test_the_law_cannot_be_paused(preschool: Preschool, maya: Phone, tom: Phone) -> None:
    reference = worry(tom, about="A colleague")
    breach(maya, reference)
    screen(maya, reference)
    assert not any(label.startswith("Pause") for label in maya.buttons)
    for kind in (Kind.LADO, Kind.OFSTED, Kind.BREACH):
        maya.forges(f"clock.pause:{clock(preschool, reference, kind).id}")
        maya.writes("We wait")
        maya.hears("cannot be changed so now")
        assert clock(preschool, reference, kind).paused_at is None


def test_what_has_ended_is_ended_once(preschool: Preschool, maya: Phone, tom: Phone) -> None:
    reference = complaint(tom)
    opens(maya, reference)
    number = clock(preschool, reference, Kind.ACKNOWLEDGE).id
    before = preschool.contents().count("clocks: ")
    for action in ("done", "pause", "resume", "stop"):
        maya.forges(f"clock.{action}:{number}")
        maya.hears("This clock has ended")
    assert clock(preschool, reference, Kind.ACKNOWLEDGE).stopped_at is None
    assert preschool.contents().count("clocks: ") == before


@pytest.mark.parametrize("number", ["", "0", "99999", "1 OR 1=1", "-1", "²", "9" * 40, "R-77777"])
def test_a_number_that_no_clock_bears_tells_nothing(
    preschool: Preschool, maya: Phone, tom: Phone, number: str
) -> None:
    complaint(tom)
    for action in ("done", "pause", "resume", "stop", "list", "breach", "complaint"):
        maya.forges(f"clock.{action}:{number}")
        maya.hears("That is not open to you.")


# The setting's phone has tests of its own: it answers nobody but who is reporting.
@pytest.mark.parametrize("role", [role for role in Role if role != "phone"])
@pytest.mark.parametrize("state", ["open", "closed"])
def test_only_those_who_deal_with_it_may_touch_a_clock(
    preschool: Preschool, maya: Phone, tom: Phone, role: Role, state: str
) -> None:
    reference = complaint(tom)
    una = preschool.add(role, "Una Usual")
    if state == "closed":
        closes(maya, reference)
    number = clock(preschool, reference, Kind.ANSWER).id
    before = [line for line in preschool.contents().splitlines() if line.startswith("clocks:")]
    may = role is Role.MANAGER and state == "open"
    for data in (f"list:{reference}", f"breach:{reference}", f"done:{number}", f"stop:{number}"):
        una.unheard.clear()
        una.forges(f"clock.{data}")
        said_to_una = " ".join(message.text for message in una.unheard)
        refused = ("not open to you", "not something your role", "is closed")
        assert may != any(words in said_to_una for words in refused), data
        una.writes("Because I can")
    after = [line for line in preschool.contents().splitlines() if line.startswith("clocks:")]
    assert may or before == after


def test_one_who_has_lost_it_meanwhile_ends_nothing(
    preschool: Preschool, maya: Phone, dan: Phone, tom: Phone
) -> None:
    reference = complaint(tom)
    opens(maya, reference)
    maya.forges(f"clock.stop:{clock(preschool, reference, Kind.ANSWER).id}")
    preschool.run(partial(concerns.step_off, reference=reference, person="maya", at=preschool.now))
    maya.writes("It is nothing")
    maya.hears("That is not open to you.")
    assert running(preschool, reference) == {Kind.ANSWER}


def test_a_quiet_item_comes_up_once_a_period_in_hours_to_who_opened_it(
    preschool: Preschool, maya: Phone, dan: Phone, tom: Phone
) -> None:
    preschool.now = datetime(2026, 11, 23, 19, 30, tzinfo=UTC)  # after closing
    reference = worry(tom)
    opens(maya, reference)
    dan.unheard.clear()
    told = heard(preschool, maya, QUIET, preschool.now + 22 * DAY, every=HOUR)
    assert told == ["Tue 01 08:30", "Tue 08 08:30", "Tue 15 08:30"]
    dan.hears_nothing_of(reference)


def test_it_is_quiet_only_while_nothing_is_said_or_done(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    reference = worry(tom)
    opens(maya, reference)
    assert heard(preschool, maya, QUIET, preschool.now + 6 * DAY, every=HOUR) == []
    tom.forges(f"mine.add:{reference}")
    tom.writes("It happened again")
    tom.presses("Add it now")
    assert heard(preschool, maya, QUIET, preschool.now + 6 * DAY, every=HOUR) == []
    told = heard(
        preschool, maya, f"{reference}: {QUIET} 7 days", preschool.now + 2 * DAY, every=HOUR
    )
    assert len(told) == 1


def test_who_deals_with_it_hears_that_it_is_quiet(
    preschool: Preschool, maya: Phone, team: Phone, tom: Phone
) -> None:
    reference = worry(tom)
    opens(maya, reference)
    more(maya, reference, "Who deals with it")
    maya.presses("Tess Moore (management team)")
    maya.unheard.clear()
    assert len(heard(preschool, team, QUIET, preschool.now + 8 * DAY, every=HOUR)) == 1
    maya.hears_nothing_of(QUIET)


def test_what_nobody_has_opened_is_left_to_its_ladder(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    worry(tom)
    assert heard(preschool, maya, QUIET, preschool.now + 9 * DAY, every=HOUR) == []


def test_a_closed_one_may_be_quiet(preschool: Preschool, maya: Phone, tom: Phone) -> None:
    reference = worry(tom)
    opens(maya, reference)
    closes(maya, reference)
    assert heard(preschool, maya, reference, preschool.now + 20 * DAY, every=HOUR) == []
    maya.forges(f"reopen.start:{reference}")
    maya.writes("There is more")
    assert len(heard(preschool, maya, QUIET, preschool.now + 8 * DAY, every=HOUR)) == 1


def nearest(preschool: Preschool, reference: str) -> str:
    def work(tx: Transaction) -> str:
        return shown.nearest(preschool._occasion(tx), concerns.get(tx, reference))

    return preschool.run(work)


def test_the_nearest_in_a_few_words(preschool: Preschool, maya: Phone, tom: Phone) -> None:
    reference = complaint(tom)
    assert nearest(preschool, reference) == "due Wed 25 Nov"
    preschool.forward(days=2)
    assert nearest(preschool, reference) == "due today"
    breach(maya, reference)
    preschool.forward(days=1)
    assert nearest(preschool, reference) == "overdue since Wed 25 Nov"
    opens(maya, reference)
    assert nearest(preschool, reference) == "due by 10:02 on Sat 28 Nov 2026"
    closes(maya, reference)
    assert nearest(preschool, reference) == ""
    assert nearest(preschool, worry(tom)) == ""
