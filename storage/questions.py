"""What is open for a person to answer, in a form that can be compared with what a round of asking
asked for.
"""

from dataclasses import dataclass
from datetime import date

from policy.consent import BY_PEOPLE, Basis
from policy.uses import Subject
from storage import answers, campaigns, uses
from storage.answers import Answer
from storage.campaigns import Campaign
from storage.transaction import Transaction
from storage.uses import Wording


@dataclass(frozen=True, slots=True)
class Terms:
    """What everybody is asked on the local day: the same for all, so read once for many."""

    wordings: tuple[Wording, ...]
    campaign: Campaign | None
    today: date


def terms(tx: Transaction, *, today: date) -> Terms:
    asked = tuple(w for w in uses.current(tx) if w.basis is Basis.CONSENT)
    return Terms(asked, campaigns.last(tx), today)


def open_to(tx: Transaction, person: str, terms: Terms) -> frozenset[str]:
    """A mark for each use that this person is still to be asked for, child by child.

    For a child of whom they have not said yet whether they have parental responsibility, it is
    what they would be asked once they say so. The mark of the same use changes when it is asked
    for anew: by a new question, a campaign, or when an answer that was given runs out.
    """
    given = answers.by_person(tx, person)
    last = {(answer.subject, answer.use): answer for answer in given}
    by_people = {(a.subject, a.use): a for a in given if a.said in BY_PEOPLE}
    subjects = [(child, Subject.CHILD) for child in _children(tx, person, terms.today)]
    if subjects:
        subjects.append((person, Subject.ADULT))
    since = terms.campaign.begun_at if terms.campaign else None
    return frozenset(
        _mark(subject, wording, by_people.get((subject, wording.use)), terms)
        for subject, kind in subjects
        for wording in terms.wordings
        if wording.subject is kind
        and answers.is_open(wording, last.get((subject, wording.use)), since, terms.today)
    )


def _children(tx: Transaction, person: str, today: date) -> list[str]:
    rows = tx.rows(
        "SELECT child FROM relations JOIN children ON children.id = relations.child"
        " WHERE person = :person AND ended_at IS NULL AND responsibility <> 'no'"
        " AND declared <> 'no' AND left_at IS NULL"
        " AND (leaves_on IS NULL OR leaves_on >= :today)",
        person=person,
        today=today,
    )
    return [row["child"] for row in rows]


def _mark(subject: str, wording: Wording, answer: Answer | None, terms: Terms) -> str:
    campaign = terms.campaign.id if terms.campaign else ""
    last = answer.id if answer else 0
    return f"{subject}:{wording.use}:{wording.oldest_version}:{last}:{campaign}"
