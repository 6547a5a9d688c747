"""A Yes that ran out is written down as expired, and asked for again before it does."""

from handlers.dialogue.turn import Occasion
from policy.consent import Said
from policy.hours import local_day
from storage import answers, askings, told

MOST = 500  # written down by one ring of the clock
KIND = "expiry"


def ring(occasion: Occasion) -> None:
    """Once on each local day; a long list goes on with the next ring.

    Nothing waits for it: an answer that is out of date counts no more from midnight on.
    """
    today = local_day(occasion.setting.place, occasion.now)
    if told.is_noted(occasion.tx, kind=KIND, subject="", on=today):
        return
    expired = answers.expiring(occasion.tx, before=today)
    for answer in expired[:MOST]:
        number = answers.record(
            occasion.tx,
            subject=answer.subject,
            use=answer.use,
            version=answer.version,
            said=Said.EXPIRED,
            person=answer.person,
            relationship=answer.relationship,
            route="bot",
            by="bot",
            at=occasion.now,
        )
        occasion.note("expired", answer.subject, answer=number, use=answer.use)
        askings.want(occasion.tx, answer.person)
    if len(expired) > MOST:
        return
    askings.want_renewals(occasion.tx, before=today + answers.RENEWED)
    told.first_time(occasion.tx, kind=KIND, subject="", on=today, at=occasion.now)
