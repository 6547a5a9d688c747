"""The records that show that a clause was kept, one statement for each clause: what happened, when,
and which member of the team did it. No child, nobody's words, and no parent is among them.
"""

from dataclasses import dataclass
from datetime import date, datetime

from storage.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Proof:
    """One record; `{}` in `what` stands for the subject, `person` is an id or empty. It has a
    moment, or where the record has none a day.
    """

    what: str
    subject: str
    person: str | None
    happened_at: datetime | None = None
    happened_on: date | None = None


_ACCOUNT = "platform || ' ' || handle"
_CHECKS = (
    f"AS what, {_ACCOUNT} AS subject, checks.person, checks.done_at AS happened_at FROM checks"
    " JOIN accounts ON accounts.id = checks.account WHERE done_at IS NOT NULL"
)
_SUCCESSIONS = "FROM duties WHERE kind = 'succession'"
_DECLARED = (
    "SELECT 'Said which personal accounts they have, or none' AS what, '' AS subject, person,"
    " declared_at AS happened_at FROM declarations"
)
_SIGNED = (
    "SELECT CASE WHEN answer = 'signed' THEN 'Version {} read and signed'"
    " ELSE 'Version {}: does not agree' END AS what, CAST(version AS TEXT) AS subject, person,"
    " answered_at AS happened_at FROM signatures"
)
_PUT = (
    "SELECT 'Version {} of the policy put on record' AS what, CAST(version AS TEXT) AS subject,"
    " put_by AS person, put_at AS happened_at FROM policies"
)
_AMBASSADORS = (
    "SELECT 'Reminded that everybody speaks for the setting' AS what, '' AS subject,"
    " subject AS person, told_at AS happened_at FROM told WHERE kind = 'ambassador'"
)
_SEALED = (
    "SELECT 'Sealed file, version {}' AS what, CAST(number AS TEXT) AS subject, put_by AS person,"
    " put_at AS happened_at FROM sealed_files"
)
_RULES = (
    "SELECT 'Rules for followers, version {}' AS what, CAST(version AS TEXT) AS subject,"
    " written_by AS person, written_at AS happened_at FROM rules"
)
RECORDS: dict[str, str] = {
    "C2": _PUT,
    "C3": (
        "SELECT 'The board was looked at' AS what, '' AS subject, actor AS person,"
        " moment AS happened_at FROM audit WHERE subject = 'board' AND action = 'saw the board'"
    ),
    "C4": (
        "SELECT CASE WHEN findings = '' THEN 'Looked through {}' ELSE"
        f" 'Looked through {{}}, with findings' END {_CHECKS} AND kind = 'monitoring'"
    ),
    "C5": (
        "SELECT 'Asked for an account: {}' AS what, platform AS subject, person,"
        " asked_at AS happened_at FROM account_requests"
        " UNION ALL SELECT 'Account ' || decision || ': {}', platform, decided_by, decided_at"
        " FROM account_requests WHERE decided_at IS NOT NULL"
    ),
    "C6": (
        f"SELECT action || ': {{}}' AS what, {_ACCOUNT} AS subject, actor AS person,"
        " moment AS happened_at FROM accounts JOIN audit ON audit.subject = accounts.id"
        " WHERE action IN ('added account', 'changed account', 'changed password',"
        " 'closed account')"
        " UNION ALL SELECT action, '', actor, moment FROM sealed_files JOIN audit"
        " ON audit.subject = attachment WHERE action IN ('put sealed file', 'took sealed file')"
    ),
    "C7": (
        f"SELECT 'May post: {{}}' AS what, name || ', ' || {_ACCOUNT} AS subject,"
        " granted_by AS person, NULL AS happened_at, starts_on AS happened_on"
        " FROM account_people JOIN accounts ON accounts.id = account"
        " JOIN people ON people.id = account_people.person WHERE part = 'poster'"
        f" UNION ALL SELECT 'May post no more: {{}}', name || ', ' || {_ACCOUNT},"
        " account_people.ended_by, account_people.ended_at, NULL"
        " FROM account_people JOIN accounts ON accounts.id = account"
        " JOIN people ON people.id = account_people.person"
        " WHERE part = 'poster' AND account_people.ended_at IS NOT NULL"
    ),
    "C8": (
        f"SELECT 'Risks assessed: {{}}' AS what, {_ACCOUNT} AS subject,"
        " coalesce(done_by, person) AS person, done_at AS happened_at FROM assessments"
        " JOIN accounts ON accounts.id = account WHERE done_at IS NOT NULL"
        " UNION ALL SELECT 'Action from an assessment done', '', closed_by, closed_at FROM duties"
        " WHERE kind = 'action' AND state = 'done'"
    ),
    "C9": (
        "SELECT 'A hazard put on the list' AS what, '' AS subject, added_by AS person,"
        " added_at AS happened_at FROM hazards"
        " UNION ALL SELECT 'A hazard taken off the list', '', NULL, ended_at FROM hazards"
        " WHERE ended_at IS NOT NULL"
        " UNION ALL SELECT DISTINCT 'Our own form kept', '', put_by, put_at FROM own_forms"
    ),
    "C10": (
        f"SELECT 'Password changed: {{}}' {_CHECKS} AND kind = 'rotation' AND NOT EXISTS"
        " (SELECT 1 FROM duties WHERE duties.id = duty AND duties.kind = 'succession')"
    ),
    "C11": (
        "SELECT 'An administrator left, so a change of password was begun: {}' AS what,"
        f" about AS subject, NULL AS person, opened_at AS happened_at {_SUCCESSIONS}"
        " UNION ALL SELECT 'Password changed after an administrator had left: {}', about,"
        f" closed_by, closed_at {_SUCCESSIONS} AND state = 'done'"
    ),
    "C12": f"SELECT 'Password changed and kept: {{}}' {_CHECKS} AND kind = 'rotation'"
    f" UNION ALL {_SEALED}",
    "C22": (
        f"SELECT 'Account on record: {{}}' AS what, {_ACCOUNT} AS subject, added_by AS person,"
        " added_at AS happened_at FROM accounts"
    ),
    "C25": _SIGNED,
    "C26": _DECLARED,
    "C27": _DECLARED,
    "C28": _DECLARED,
    "C29": _DECLARED,
    "C31": _RULES,
    "C32": _RULES,
    "C33": (
        "SELECT 'Access to be taken away: {}' AS what, place AS subject, NULL AS person,"
        " opened_at AS happened_at FROM removals WHERE from_case IS NULL"
        " UNION ALL SELECT 'Access taken away: {}', place, done_by, done_at FROM removals"
        " WHERE done_at IS NOT NULL AND from_case IS NULL"
    ),
    "C35": (
        "SELECT 'Chose their own hours for reminders' AS what, '' AS subject, actor AS person,"
        " moment AS happened_at FROM people JOIN audit ON audit.subject = people.id"
        " WHERE action = 'own hours'"
    ),
    "C36": _AMBASSADORS,
    "C37": _AMBASSADORS,
    "C40": (
        "SELECT 'Somebody asked to use the logo' AS what, '' AS subject, NULL AS person,"
        " asked_at AS happened_at FROM logo_requests"
        " UNION ALL SELECT CASE WHEN decision = 'approved' THEN 'Logo approved until {}'"
        " ELSE 'Logo ' || decision END, coalesce(until_on, ''), decided_by, decided_at"
        " FROM logo_requests WHERE decided_at IS NOT NULL"
    ),
    "C42": _SIGNED,
    "C43": _PUT,
    "C44": (
        "SELECT CASE WHEN meeting = '' THEN 'Version {} adopted' ELSE 'Adopted at a meeting: {}'"
        " END AS what, CASE WHEN meeting = '' THEN CAST(version AS TEXT)"
        " ELSE 'version ' || version || ', ' || meeting END AS subject,"
        " adopted_by AS person, adopted_on AS happened_on FROM policies"
        " WHERE adopted_on IS NOT NULL"
    ),
    "C45": (
        "SELECT 'Review of version {} set' AS what, version || ' on ' || review_on AS subject,"
        " NULL AS person, NULL AS happened_at, adopted_on AS happened_on FROM policies"
        " WHERE adopted_on IS NOT NULL AND review_on IS NOT NULL"
        " UNION ALL SELECT 'Reviewed: version {}', version || ', ' || outcome, person,"
        " reviewed_at, NULL FROM policy_reviews"
    ),
    "C46": (
        "SELECT 'Signed for the setting: {}' AS what,"
        " 'version ' || version || ', ' || name || ', ' || role AS subject, NULL AS person,"
        " signed_on AS happened_on FROM signatories"
    ),
}


def of(tx: Transaction, clause: str) -> list[Proof]:
    """All that is on record for the clause, in no order; nothing for one without a statement."""
    if clause not in RECORDS:
        return []
    return [Proof(**row) for row in tx.rows(RECORDS[clause])]
