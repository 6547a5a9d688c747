"""Records an answer about what may be shown, and queues what the manager has to hear of it."""

from datetime import date

from handlers.dialogue.turn import Occasion
from policy.consent import AGAINST, Basis, Said, Verdict
from policy.hours import local_day
from policy.periods import months_after
from storage import answers, news
from storage.news import Kind
from storage.uses import Wording


def answer(
    occasion: Occasion,
    *,
    subject: str,
    wording: Wording,
    said: Said,
    person: str,
    relationship: str,
    route: str,
    by: str,
    form: str | None = None,
    given_on: date | None = None,
) -> None:
    """Record what this person says of this child (or of themself) from this instant on; a Yes lasts
    from `given_on`, the day on which a form was signed, where it is not today's.

    The manager hears when something that could be shown until now cannot any more, and when one
    adult says Yes and another No for the first time.
    """
    today = local_day(occasion.setting.place, occasion.now)
    before = _verdict(occasion, subject, wording, today)
    held = answers.held(occasion.tx, person, today=today).get((subject, wording.use))
    number = answers.record(
        occasion.tx,
        subject=subject,
        use=wording.use,
        version=wording.version,
        said=said,
        person=person,
        relationship=relationship,
        route=route,
        by=by,
        at=occasion.now,
        expires_on=_expires(occasion, wording, said, given_on or today),
        form=form,
    )
    occasion.note("answered", subject, by=by, answer=number, use=wording.use, said=said)
    after = _verdict(occasion, subject, wording, today)
    for kind in _news(said, before, after, held=held is not None):
        news.add(
            occasion.tx, kind=kind, subject=subject, use=wording.use, person=person, at=occasion.now
        )


def _news(said: Said, before: Verdict | None, after: Verdict | None, *, held: bool) -> list[Kind]:
    """What the manager has to hear of an answer; `held`: a Yes of this person held until now."""
    stopped = before is not None and before.allowed and after is not None and not after.allowed
    kinds = []
    if said in AGAINST and (stopped or held):
        kinds.append(Kind.WITHDRAWN)
    if after and after.conflict and not (before and before.conflict):
        kinds.append(Kind.CONFLICT)
    return kinds


def _expires(occasion: Occasion, wording: Wording, said: Said, given_on: date) -> date | None:
    """The last day of a Yes; an objection that was taken back needs no renewing."""
    if said is not Said.GIVEN or wording.basis is Basis.OBJECTION:
        return None
    return months_after(given_on, occasion.setting.timing.consent_months)


def _verdict(occasion: Occasion, subject: str, wording: Wording, today: date) -> Verdict | None:
    """None when the use has ended."""
    found = answers.verdicts(occasion.tx, subject, today=today)
    return next((verdict for use, verdict in found if use.use == wording.use), None)
