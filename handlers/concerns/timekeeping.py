"""Begins, ends and stops the clocks of a report as things are said and done about it (C16, C17)."""

from datetime import datetime

from handlers.dialogue.turn import Occasion
from policy import reports, running_out
from policy.clocks import RULES, Done, hang_on_the_kind, running_for
from policy.clocks import Kind as Clocked
from policy.running_out import Running
from storage import clocks, concerns, entries
from storage.clocks import Because, Clock
from storage.concerns import Concern
from storage.entries import Kind

BOT = "bot"
WHOLE_ANSWER = "answer"  # the topic of a reply after which nothing more is to be answered
RANG_LADO, TOLD_OFSTED = "Rang LADO", "Told Ofsted"


def settle(occasion: Occasion, concern: Concern) -> None:
    """Every clock runs that ought to, from when it was first reported; those of an earlier kind
    stop, and stay on record.
    """
    wanted = running_for(concern.kind, concern.about, personal_data=concern.personal_data)
    held = {one.kind: one for one in sorted(clocks.of(occasion.tx, concern.reference), key=_age)}
    for one in held.values():
        if one.runs and one.kind not in wanted and hang_on_the_kind(one.kind):
            _stop(occasion, one, Because.KIND, BOT)
    new = [begin(occasion, concern, kind) for kind in wanted if kind not in held]
    if any(RULES[one.kind].ended_by for one in new):
        _look_back(occasion, concern, new)
    for one in held.values():
        if one.kind in wanted and one.stopped_because is Because.KIND:
            _run_again(occasion, concern, one, one.due_at)


def begin(
    occasion: Occasion,
    concern: Concern,
    kind: Clocked,
    *,
    by: str = BOT,
    begun_at: datetime | None = None,
) -> Clock:
    """One more clock runs; counted from when it was first reported, unless said otherwise."""
    place, timing = occasion.setting.place, occasion.setting.timing
    begun_at = begun_at or concern.reported_at
    due_at = running_out.due_at(place, timing, kind, begun_at)
    clock = clocks.begin(
        occasion.tx,
        reference=concern.reference,
        kind=kind,
        by=by,
        begun_at=begun_at,
        due_at=due_at,
        tell_at=_look_at(occasion, concern, Running(kind, begun_at, due_at)),
    )
    occasion.note("clock begun", concern.reference, by=by, clock=kind)
    return clock


def follow(occasion: Occasion, concern: Concern, kind: Kind, topic: str, by: str) -> None:
    """Something was put on record: it may end clocks, stop them or set them going again."""
    match kind:
        case Kind.CLOSED:
            for one in _running(occasion, concern):
                _stop(occasion, one, Because.CLOSED, by)
        case Kind.REOPENED:
            _go_on(occasion, concern)
        case Kind.KIND:
            settle(occasion, concerns.get(occasion.tx, concern.reference))
        case _ if done := _done_by(kind, topic):
            _meet(occasion, _running(occasion, concern), done, by, occasion.now)


def opened(occasion: Occasion, concern: Concern, by: str) -> None:
    """Somebody who deals with it has read it for the first time, and the reporter hears so."""
    _meet(occasion, _running(occasion, concern), {Done.OPENED}, by, occasion.now)


def meet(occasion: Occasion, clock: Clock, *, by: str, at: datetime) -> bool:
    """What it waited for is done; False when it had ended before."""
    if not clocks.meet(occasion.tx, clock.id, by=by, at=at):
        return False
    occasion.note("clock met", clock.reference, by=by, clock=clock.kind)
    return True


def resume(occasion: Occasion, concern: Concern, clock: Clock) -> datetime | None:
    """One that stood still goes on; until when, or None when it did not stand still."""
    if clock.paused_at is None:
        return None
    due_at = running_out.goes_on_until(
        occasion.setting.place, running(clock), paused_at=clock.paused_at, now=occasion.now
    )
    tell_at = _look_again(occasion, concern, Running(clock.kind, clock.begun_at, due_at))
    done = clocks.resume(occasion.tx, clock.id, due_at=due_at, tell_at=tell_at)
    return due_at if done else None


def running(clock: Clock) -> Running:
    return Running(clock.kind, clock.begun_at, clock.due_at)


def _running(occasion: Occasion, concern: Concern) -> list[Clock]:
    return [one for one in clocks.of(occasion.tx, concern.reference) if one.runs]


def _age(clock: Clock) -> int:
    return clock.id


def _look_at(occasion: Occasion, concern: Concern, runs: Running) -> datetime:
    """When the ring looks at it first: now, when something should have been told before."""
    setting, now = occasion.setting, occasion.now
    if runs.kind is Clocked.QUIET:
        return running_out.next_quiet(setting.timing, concern.touched_at, now)
    if running_out.moment_to_tell(setting.place, runs, now):
        return now
    return running_out.next_to_tell(setting.place, runs, now)


def _look_again(occasion: Occasion, concern: Concern, runs: Running) -> datetime:
    """The same for one that stood still: what it would have told meanwhile is left out, except for
    the law.
    """
    if RULES[runs.kind].is_law or runs.kind is Clocked.QUIET:
        return _look_at(occasion, concern, runs)
    return running_out.next_to_tell(occasion.setting.place, runs, occasion.now)


def _stop(occasion: Occasion, clock: Clock, because: Because, by: str) -> None:
    clocks.stop(occasion.tx, clock.id, because=because, by=by, at=occasion.now)
    occasion.note("clock stopped", clock.reference, by=by, clock=clock.kind, because=because)


def _go_on(occasion: Occasion, concern: Concern) -> None:
    """What closing stopped runs again; the time in between does not count, except for the law."""
    place = occasion.setting.place
    concern = concerns.get(occasion.tx, concern.reference)
    if not clocks.of(occasion.tx, concern.reference):
        _begin_closed(occasion, concern)
    for one in clocks.of(occasion.tx, concern.reference):
        if one.stopped_because is not Because.CLOSED or one.stopped_at is None:
            continue
        due_at = one.due_at
        if not RULES[one.kind].is_law and not one.paused_at and one.kind is not Clocked.QUIET:
            due_at = running_out.goes_on_until(
                place, running(one), paused_at=one.stopped_at, now=occasion.now
            )
        _run_again(occasion, concern, one, due_at)
    _answer_anew(occasion, concern)


def _answer_anew(occasion: Occasion, concern: Concern) -> None:
    """What was answered before waits for an answer again: the period counts from now, and the clock
    that was met stays on record.
    """
    period = reports.RULES[concern.kind].answer
    found = clocks.of(occasion.tx, concern.reference)
    last = max((one for one in found if RULES[one.kind].period == period), key=_age, default=None)
    if last and last.met_at:
        begin(occasion, concern, last.kind, begun_at=occasion.now)


def _begin_closed(occasion: Occasion, concern: Concern) -> None:
    """It was closed before there were clocks: they stand as closing it would have left them."""
    settle(occasion, concern)
    said = entries.of(occasion.tx, concern.reference)
    closed_at = max((one.said_at for one in said if one.kind is Kind.CLOSED), default=occasion.now)
    for one in _running(occasion, concern):
        clocks.stop(occasion.tx, one.id, because=Because.CLOSED, by=BOT, at=closed_at)


def _run_again(occasion: Occasion, concern: Concern, clock: Clock, due_at: datetime) -> None:
    tell_at = _look_again(occasion, concern, Running(clock.kind, clock.begun_at, due_at))
    clocks.run_again(
        occasion.tx, clock.id, due_at=due_at, tell_at=None if clock.paused_at else tell_at
    )
    occasion.note("clock runs again", concern.reference, clock=clock.kind)


def _meet(occasion: Occasion, running: list[Clock], done: set[Done], by: str, at: datetime) -> None:
    for one in running:
        if RULES[one.kind].ended_by & done:
            meet(occasion, one, by=by, at=at)


def _look_back(occasion: Occasion, concern: Concern, new: list[Clock]) -> None:
    """What was done before they began ends them too, at the moment at which it was done."""
    if concern.opened_at and concern.opened_by:
        _meet(occasion, new, {Done.OPENED}, concern.opened_by, concern.opened_at)
    for entry in entries.of(occasion.tx, concern.reference):
        if done := _done_by(entry.kind, entry.topic):
            _meet(occasion, new, done, entry.said_by, entry.said_at)


def _done_by(kind: Kind, topic: str) -> set[Done]:
    match kind:
        case Kind.REPLY:
            return {Done.WRITTEN, Done.ANSWERED} if topic == WHOLE_ANSWER else {Done.WRITTEN}
        case Kind.QUESTION:
            return {Done.WRITTEN}
        case Kind.LEVEL | Kind.STEP:
            return {Done.JUDGED}
        case Kind.ACTION:
            told = {RANG_LADO: Done.LADO, TOLD_OFSTED: Done.OFSTED}.get(topic)
            return {Done.JUDGED, told} if told else {Done.JUDGED}
    return set()
