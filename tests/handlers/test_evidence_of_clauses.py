"""What shows that a clause was kept: said and set on paper, without a child, a parent or words."""

import json
from datetime import date, timedelta
from typing import Any

import pytest

from handlers.board.gathering import OF_CONCERNS
from policy.clauses import CLAUSES
from policy.consent import Said
from policy.recipients import About
from policy.roles import Role
from storage import concerns, people, proofs, tallies
from storage.transaction import Transaction
from tests.handlers.lookups import say
from tests.handlers.phones import Phone, Preschool
from tests.papers import rendered

NOTHING = "There is no record yet that shows it was kept. That is a finding too"
ROWS = {
    "accounts": "INSERT INTO accounts (id, reference, platform, handle, sought, added_by, added_at)"
    " VALUES ('a1', 'A-11111', 'Facebook', 'Orleton', 'x', 'maya', :at)",
    "assessments": "INSERT INTO assessments (id, account, person, begun_at, done_by, done_at)"
    " VALUES (:id, 'a1', 'dan', :at, 'dan', :at)",
    "checks": "INSERT INTO checks (id, kind, account, person, steps, findings, begun_at, done_at)"
    " VALUES (:id, :kind, 'a1', 'dan', '', 'SECRET findings', :at, :at)",
    "declarations": "INSERT INTO declarations (id, person, words, declared_at)"
    " VALUES ('d1', 'tom', 'SECRET page', :at)",
    "logo_requests": "INSERT INTO logo_requests (id, person, words, place, wanted_until_on,"
    " asked_at, decision, reason, scope, until_on, decided_by, decided_at) VALUES ('l1', 'grace',"
    " 'SECRET use', 'SECRET', :day, :at, 'approved', 'SECRET', 'SECRET', :day, 'maya', :at)",
    "removals": "INSERT INTO removals (id, person, place, opened_at, due_on, done_by, done_at)"
    " VALUES ('r1', 'grace', 'The closed group', :at, :day, 'dan', :at)",
    "policies": "INSERT INTO policies (version, text, digest, put_by, put_at, meeting, adopted_on,"
    " review_on, adopted_by) VALUES (1, 'SECRET', '', 'maya', :at, 'Autumn meeting', :day,"
    " '2027-11-20', 'maya')",
    "signatories": "INSERT INTO signatories (version, place, name, role, signed_on)"
    " VALUES (1, 1, 'Carol Hughes', 'Chair', :day)",
    "signatures": "INSERT INTO signatures (version, person, answer, words, answered_at)"
    " VALUES (1, 'tom', 'refused', 'SECRET reason', :at)",
    "requests": "INSERT INTO account_requests (id, person, platform, purpose, asked_at, decision,"
    " reason, decided_by, decided_at)"
    " VALUES ('q1', 'tom', 'Instagram', 'SECRET', :at, 'refused', 'SECRET', 'dan', :at)",
}


@pytest.fixture(autouse=True)
def begun(preschool: Preschool) -> None:
    preschool.begin()


def keep(preschool: Preschool, table: str, **values: Any) -> None:
    given = {"at": preschool.now, "day": date(2026, 11, 20)} | values
    preschool.run(lambda tx: tx.execute(ROWS[table], **given))


def report(
    preschool: Preschool,
    reference: str,
    by: Phone,
    *,
    about: About = About.CHILD,
    subjects: tuple[str, ...] = (),
    **more: Any,
) -> None:
    given: dict[str, Any] = {"kind": "concern", "urgent": False} | more

    def work(tx: Transaction) -> None:
        concerns.add(
            tx,
            reference=reference,
            about=about,
            reporter=by.id,
            at=preschool.now,
            subjects=subjects,
            **given,
        )

    preschool.run(work)


def told(phone: Phone, clause: str) -> str:
    phone.unheard.clear()
    phone.writes(f"/evidence {clause}")
    heard = phone.hears(f"{clause}: ")
    assert heard.protected
    return heard.text


def paper(phone: Phone) -> dict[str, Any]:
    phone.presses("As a PDF")
    kind, _, content = phone.screen[-1].picture.removeprefix("paper:").partition(":")
    assert kind == "evidence"
    found: dict[str, Any] = json.loads(content)
    return found


def a_busy_setting(preschool: Preschool, grace: Phone, tom: Phone) -> None:
    child = preschool.add_child("Ada Okafor", mother=grace)
    for use in ("press", "public"):
        say(preschool, grace, use, Said.GIVEN, of=child)
    say(preschool, grace, "adult", Said.REFUSED, of=grace.id)
    for table in ROWS:
        if table != "checks":
            keep(preschool, table, id="s1")
    keep(preschool, "checks", id="c1", kind="monitoring")
    keep(preschool, "checks", id="c2", kind="rotation")
    report(preschool, "C-AAAAA", tom, urgent=True)
    report(preschool, "Q-BBBBB", tom, kind="question")
    report(preschool, "R-CCCCC", grace, kind="complaint")
    report(preschool, "R-DDDDD", tom, kind="distasteful")


def test_every_clause_that_is_carried_has_a_source() -> None:
    sources = set(proofs.RECORDS) | set(tallies.COUNTS) | OF_CONCERNS
    assert {clause.number for clause in CLAUSES} <= sources


def test_a_clause_without_a_record_says_so(maya: Phone) -> None:
    maya.writes("/evidence")
    maya.presses("Accounts and passwords")
    maya.presses("C8")
    maya.hears("C8: ", NOTHING)
    found = paper(maya)
    assert found["records"] == []
    assert NOTHING in found["says"][0]


def test_a_record_has_its_moment_its_subject_and_who_did_it(
    preschool: Preschool, maya: Phone, dan: Phone, grace: Phone, tom: Phone
) -> None:
    a_busy_setting(preschool, grace, tom)
    for clause, words in {
        "C4": "23 Nov 2026 10:02: Looked through Facebook Orleton, with findings – Dan Price",
        "C5": "Account refused: Instagram – Dan Price (deputy)",
        "C8": "23 Nov 2026 10:02: Risks assessed: Facebook Orleton – Dan Price (deputy)",
        "C10": "Password changed: Facebook Orleton – Dan Price (deputy)",
        "C16": "23 Nov 2026 10:02: R-CCCCC reported",
        "C17": "23 Nov 2026 10:02: C-AAAAA reported",
        "C18": "C-AAAAA reported",
        "C23": "23 Nov 2026 10:02: Q-BBBBB reported",
        "C24": "23 Nov 2026 10:02: Q-BBBBB reported",
        "C26": "Said which personal accounts they have, or none – Tom Evans (staff)",
        "C33": "Access taken away: The closed group – Dan Price (deputy)",
        "C40": "Logo approved until 20 Nov 2026 – Maya Thompson (manager)",
        "C41": "23 Nov 2026 10:02: R-DDDDD reported",
        "C42": "Version 1: does not agree – Tom Evans (staff)",
        "C44": "20 Nov 2026: Adopted at a meeting: version 1, Autumn meeting – Maya Thompson",
        "C45": "Review of version 1 on 20 Nov 2027 set",
        "C46": "20 Nov 2026: Signed for the setting: version 1, Carol Hughes, Chair",
    }.items():
        assert words in told(maya, clause), clause


def test_what_is_only_counted_is_counted_by_month(
    preschool: Preschool, maya: Phone, dan: Phone, grace: Phone, tom: Phone
) -> None:
    a_busy_setting(preschool, grace, tom)
    tom.writes("/check Ada Okafor")
    heard = told(maya, "C13")
    assert "November 2026: Picture on the public page: given – 1" in heard
    assert "November 2026: Looked up before use – 1" in heard
    assert "October to December 2026: 3" in heard
    assert "refused – 1" in told(maya, "C38")


def test_no_child_no_parent_and_nobodys_words_are_shown(
    preschool: Preschool, maya: Phone, dan: Phone, grace: Phone, tom: Phone
) -> None:
    a_busy_setting(preschool, grace, tom)
    tom.writes("/check Ada Okafor")
    for clause in CLAUSES:
        everything = told(maya, clause.number) + json.dumps(paper(maya), ensure_ascii=False)
        for secret in ("Ada", "Okafor", "Grace", "SECRET"):
            assert secret not in everything, clause.number


def test_who_is_a_parent_now_is_named_no_more(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    keep(preschool, "policies")
    keep(preschool, "signatures")
    assert "Tom Evans (staff)" in told(maya, "C42")
    preschool.run(lambda tx: people.change_role(tx, "tom", role=Role.PARENT))
    assert "does not agree – a parent" in told(maya, "C42")


def test_a_concern_about_the_manager_changes_nothing(
    preschool: Preschool, maya: Phone, dan: Phone, tom: Phone
) -> None:
    report(preschool, "C-KNOWN", tom, urgent=True)
    clauses = [clause.number for clause in CLAUSES if clause.number != "C3"]
    before = [(told(phone, one), paper(phone)) for phone in (maya, dan) for one in clauses]
    report(preschool, "C-SECRT", tom, about=About.MANAGER, subjects=("maya",), urgent=True)
    report(preschool, "Q-SECRT", tom, about=About.MANAGER, kind="question")
    report(preschool, "C-OTHER", tom, about=About.COLLEAGUE, subjects=("maya", "dan"))
    after = [(told(phone, one), paper(phone)) for phone in (maya, dan) for one in clauses]
    assert after == before


def test_newest_first_in_pages_and_by_quarter(
    preschool: Preschool, maya: Phone, dan: Phone
) -> None:
    keep(preschool, "accounts")
    start = preschool.now
    for number in range(40):
        preschool.now = start - timedelta(days=10 * number)
        keep(preschool, "assessments", id=f"s{number}")
    preschool.now = start
    first = told(maya, "C8")
    assert "(40, page 1 of 3)" in first
    assert first.index("23 Nov 2026 10:02: Risks") < first.index("13 Nov 2026 10:02: Risks")
    assert "October to December 2026: 6" in first
    maya.presses("Older")
    maya.presses("Older")
    assert "page 3 of 3" in maya.hears("page 3").text
    assert "Older" not in maya.buttons
    assert len(paper(maya)["records"]) == 40
    maya.forges("evidence.show:C8.999")
    maya.hears("page 3 of 3")


def test_a_day_near_midnight_falls_into_its_own_month(
    preschool: Preschool, maya: Phone, grace: Phone
) -> None:
    child = preschool.add_child("Ada", mother=grace)
    preschool.now = preschool.now.replace(month=6, day=30, hour=23, minute=30)  # 1 July in Britain
    say(preschool, grace, "press", Said.GIVEN, of=child)
    heard = told(maya, "C13")
    assert "July 2026: " in heard
    assert "July to September 2026: 1" in heard


@pytest.mark.parametrize("typed", ["c8", "8", " C8 ", "C 8", "c08"])
def test_a_clause_is_found_however_it_is_typed(maya: Phone, typed: str) -> None:
    maya.writes(f"/evidence {typed}")
    maya.hears("C8: ")


@pytest.mark.parametrize("typed", ["C99", "cake", "C8; DROP", "C٨", "C0", "-1"])
def test_what_is_no_clause_is_said(maya: Phone, typed: str) -> None:
    maya.writes(f"/evidence {typed}")
    maya.hears("That clause is not carried here.")
    maya.forges(f"evidence.show:{typed[:20]}")
    maya.hears("That clause is not carried here.")
    maya.forges(f"evidence.paper:{typed[:20]}")
    maya.hears("That clause is not carried here.")


def test_staff_parents_and_chair_are_refused(
    preschool: Preschool, maya: Phone, tom: Phone, grace: Phone, carol: Phone
) -> None:
    for phone in (tom, grace, carol):
        phone.writes("/evidence C8")
        phone.hears("not something your role can do")
        for data in ("evidence.show:C8", "evidence.paper:C8", "evidence.list"):
            phone.forges(data)
            phone.hears("not something your role can do")
    assert preschool.audited("C8") == []
    told(maya, "C8")
    paper(maya)
    assert preschool.audited("C8") == ["maya showed evidence", "maya made evidence"]


def test_it_becomes_a_paper(
    preschool: Preschool, maya: Phone, dan: Phone, grace: Phone, tom: Phone
) -> None:
    a_busy_setting(preschool, grace, tom)
    for clause in ("C8", "C13", "C24", "C46"):
        told(maya, clause)
        assert rendered("evidence", paper(maya)).startswith(b"%PDF-")
