"""Every answer about what may be shown, append-only, and what follows from them."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from policy import consent
from policy.consent import Basis, Said, Verdict
from policy.uses import Subject
from storage import children, people, relations, uses
from storage.transaction import Row, Transaction
from storage.uses import Wording

RENEWED = timedelta(days=30)  # a Yes is asked for again so long before it expires


@dataclass(frozen=True, slots=True)
class Answer:
    """One recorded answer; `subject` is a child, or an adult's own person id."""

    id: int
    subject: str
    use: str
    version: int
    said: Said
    person: str
    relationship: str
    route: str
    recorded_by: str
    language: str
    form: str | None
    answered_at: datetime
    expires_on: date | None


@dataclass(frozen=True, slots=True)
class Question:
    """A use that somebody has not answered yet, or has to be asked for again."""

    subject: str
    wording: Wording


_COLUMNS = (
    "id, subject, use, version, said, person, relationship, route, recorded_by, language, form,"
    " answered_at, expires_on"
)
_OF = f"SELECT {_COLUMNS} FROM answers WHERE subject = :subject ORDER BY id"
_BY = f"SELECT {_COLUMNS} FROM answers WHERE person = :person ORDER BY id"
_ONE = f"SELECT {_COLUMNS} FROM answers WHERE id = :number"
_EXPIRED = (
    f"SELECT {_COLUMNS} FROM answers WHERE expires_on < :day AND said = 'given'"
    " AND NOT EXISTS (SELECT 1 FROM answers AS later WHERE later.subject = answers.subject"
    " AND later.use = answers.use AND later.person = answers.person AND later.id > answers.id)"
    " ORDER BY id"
)


def record(
    tx: Transaction,
    *,
    subject: str,
    use: str,
    version: int,
    said: Said,
    person: str,
    relationship: str,
    route: str,
    by: str,
    at: datetime,
    expires_on: date | None = None,
    form: str | None = None,
) -> int:
    """Append an answer and return its number; `route` is bot, paper, phone or person."""
    tx.looked_up.pop(("answers about", subject), None)
    tx.looked_up.pop(("answers by", person), None)
    number: int = tx.value(
        "INSERT INTO answers (subject, use, version, said, person, relationship, route,"
        " recorded_by, form, answered_at, expires_on)"
        " VALUES (:subject, :use, :version, :said, :person, :relationship, :route, :by, :form,"
        " :at, :expires) RETURNING id",
        subject=subject,
        use=use,
        version=version,
        said=str(said),
        person=person,
        relationship=relationship,
        route=route,
        by=by,
        form=form,
        at=at,
        expires=expires_on,
    )
    return number


def find(tx: Transaction, number: int) -> Answer | None:
    row = tx.find(_ONE, number=number)
    return _answer(row) if row else None


def of_subject(tx: Transaction, subject: str) -> list[Answer]:
    """Every answer about this child or adult, oldest first."""
    found: list[Answer] | None = tx.looked_up.get(("answers about", subject))
    if found is None:
        found = [_answer(row) for row in tx.rows(_OF, subject=subject)]
        tx.looked_up["answers about", subject] = found
    return found


def by_person(tx: Transaction, person: str) -> list[Answer]:
    """Every answer of this person, oldest first."""
    found: list[Answer] | None = tx.looked_up.get(("answers by", person))
    if found is None:
        found = [_answer(row) for row in tx.rows(_BY, person=person)]
        tx.looked_up["answers by", person] = found
    return found


def latest_of(tx: Transaction, person: str) -> dict[tuple[str, str], Answer]:
    """This person's last answer by subject and use."""
    return {(answer.subject, answer.use): answer for answer in by_person(tx, person)}


def held(tx: Transaction, person: str, *, today: date) -> dict[tuple[str, str], Answer]:
    """This person's answers that are a Yes on the local day, by subject and use."""
    terms = {wording.use: wording.terms for wording in uses.current(tx)}
    return {
        (answer.subject, answer.use): answer
        for answer in latest_of(tx, person).values()
        if answer.use in terms and consent.counts(terms[answer.use], _plain(answer), today)
    }


def verdicts(tx: Transaction, subject: str, *, today: date) -> list[tuple[Wording, Verdict]]:
    """What may be shown of this child or adult on the local day, use by use in their order; nothing
    is cached.
    """
    child = children.find(tx, subject)
    if child is not None:
        kind, said_by, is_here = (
            Subject.CHILD,
            relations.with_a_say(tx, subject),
            child.is_here(today),
        )
    else:
        adult = people.find(tx, subject)
        is_here = adult is not None and adult.standing != "ended"
        kind, said_by = Subject.ADULT, frozenset({subject})
    recorded = of_subject(tx, subject)
    return [
        (wording, _verdict(wording, recorded, said_by, today, is_here))
        for wording in uses.current(tx, kind)
    ]


def _verdict(
    wording: Wording, recorded: list[Answer], said_by: frozenset[str], today: date, is_here: bool
) -> Verdict:
    return consent.verdict(
        wording.terms,
        [_plain(answer) for answer in recorded if answer.use == wording.use],
        with_a_say=said_by,
        today=today,
        is_here=is_here,
    )


def _plain(answer: Answer) -> consent.Answer:
    return consent.Answer(
        answer.person, answer.said, answer.version, answer.answered_at, answer.expires_on
    )


def open_questions(tx: Transaction, person: str, *, today: date) -> list[Question]:
    """What this person is still to be asked, in the order of asking: child by child where they have
    a say, then about themself. A use that rests on objection is not asked.
    """
    wordings, said = uses.current(tx), latest_of(tx, person)
    again_since = _last_campaign(tx)
    subjects = [
        (relation.child, Subject.CHILD)
        for relation in relations.of_person(tx, person)
        if relation.has_a_say and children.get(tx, relation.child).is_here(today)
    ]
    if subjects:
        subjects.append((person, Subject.ADULT))
    return [
        Question(subject, wording)
        for subject, kind in subjects
        for wording in wordings
        if wording.subject is kind
        and wording.basis is Basis.CONSENT
        and is_open(wording, said.get((subject, wording.use)), again_since, today)
    ]


def is_open(
    wording: Wording, answer: Answer | None, again_since: datetime | None, today: date
) -> bool:
    """Whether a use is to be asked (again) of whoever gave this last answer; `again_since` is the
    last campaign.
    """
    if answer is None or answer.said not in consent.BY_PEOPLE:
        return True
    if answer.version < wording.oldest_version:
        return True
    if again_since and answer.answered_at < again_since:
        return True
    return answer.expires_on is not None and answer.expires_on - RENEWED < today


def _last_campaign(tx: Transaction) -> datetime | None:
    row = tx.find("SELECT begun_at FROM campaigns ORDER BY begun_at DESC LIMIT 1")
    return row["begun_at"] if row else None


def expiring(tx: Transaction, *, before: date) -> list[Answer]:
    """The last answers by subject, use and person that are a Yes whose last day is before that."""
    return [_answer(row) for row in tx.rows(_EXPIRED, day=before)]


def _answer(row: Row) -> Answer:
    return Answer(**{**row, "said": Said(row["said"])})
