"""Fills every table with words that tell whose they are, to see where they turn up."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from policy import reports
from policy.consent import Said
from policy.recipients import About
from policy.roles import Role
from storage import (
    alerts,
    answers,
    askings,
    attachments,
    audit,
    children,
    concerns,
    data_requests,
    declarations,
    dialogues,
    entries,
    imports,
    invites,
    logo_requests,
    news,
    people,
    relations,
    removals,
    rules,
    takedowns,
)
from storage.dialogues import Dialogue
from storage.entries import Kind
from storage.transaction import Transaction, as_json
from tests.handlers import held_accounts, held_policies

OWN = {Kind.STATEMENT, Kind.ADDITION, Kind.ANSWER}
FROM_US = {Kind.QUESTION, Kind.REPLY, Kind.KIND, Kind.CLOSED}
SECRET = "hidden"  # marks what is not even given to the person themself


@dataclass(frozen=True)
class Somebody:
    """A person whose id stands in each of their words, and in nobody else's."""

    id: str
    chat: int
    role: Role
    by: str  # who invited and confirmed them, and did all that others do
    at: datetime

    def words(self, table: str) -> str:
        return f"{self.id} {table}"

    @property
    def hidden(self) -> str:
        return f"{self.id} {SECRET}"


def enrol(tx: Transaction, one: Somebody) -> None:
    """The person, the invitation and the bot's talk with them."""
    name = one.words("people")
    people.add(tx, person=one.id, name=name, role=one.role, invited_by=one.by, at=one.at)
    invites.add(tx, secret=one.hidden, person=one.id, made_by=one.by, at=one.at, expires_at=one.at)
    people.arrive(tx, one.id, telegram_id=one.chat, telegram_name=one.words("account"))
    people.confirm(tx, one.id, by=one.by, at=one.at)
    said = {"words": {"parts": [[1, one.words("dialogues")]]}, "colleague": one.by}
    part = {"message": 2, "at": one.at.isoformat(), "text": one.words("carried")}
    dialogue = Dialogue(one.id, "ask", one.by, said, carried={"parts": [part]})
    dialogue.screen = [[one.by, "people.open"]]
    dialogues.keep(tx, dialogue, at=one.at)
    parked = Dialogue(one.id, "concern", one.by, {"words": {"parts": [[3, one.words("parked")]]}})
    dialogues.park(tx, parked, at=one.at)
    _came(tx, one)


def _came(tx: Transaction, one: Somebody) -> None:
    """What came in and has no place yet."""
    tx.execute(
        "INSERT INTO waiting_edits (person, message, words, came_at) VALUES (:p, 1, :words, :at)",
        p=one.id,
        words=one.words("waiting_edits"),
        at=one.at,
    )
    tx.execute(
        "INSERT INTO calls (person, opened_at, closed_at, agreed) VALUES (:p, :at, :at, :words)",
        p=one.id,
        at=one.at,
        words=one.words("calls"),
    )
    update = {
        "update_id": 1,
        "message": {"from": {"id": one.chat}, "text": one.words("quarantine")},
    }
    tx.execute(
        "INSERT INTO quarantine (update_id, raw, reason, set_aside_at) VALUES (1, :raw, '', :at)",
        raw=as_json(update),
        at=one.at,
    )
    audit.record(
        tx, at=one.at, actor=one.id, action=one.words("audit"), subject=one.by, whom=one.by
    )


def keep_child(tx: Transaction, child: str, name: str, adults: list[Somebody]) -> None:
    """A child with all that its adults said, were asked and have to hear."""
    by, at = adults[0].by, adults[0].at
    children.add(tx, child=child, name=name, family=by, room="Ladybirds", by=by, at=at)
    for place, one in enumerate(adults):
        relations.bind(
            tx,
            child=child,
            person=one.id,
            relationship=one.words("relations"),
            responsibility="yes",
            at=at,
        )
        relations.declare(tx, child=child, person=one.id, yes=True, at=at)
        for use, said in (
            ("public", Said.GIVEN),
            ("public", Said.WITHDRAWN),
            ("press", Said.GIVEN),
        ):
            _answer(tx, one, child, use, said)
        takedowns.begin(
            tx,
            takedown=f"{one.id}{child}",
            subject=child,
            use=("public", "press")[place % 2],
            asked_by=one.id,
            asked_at=at,
            due_at=at,
        )
        news.add(tx, kind=next(iter(news.Kind)), subject=child, use="public", person=one.id, at=at)


def _answer(tx: Transaction, one: Somebody, subject: str, use: str, said: Said) -> None:
    answers.record(
        tx,
        subject=subject,
        use=use,
        version=1,
        said=said,
        person=one.id,
        relationship=one.words("answers"),
        route="paper",
        by=one.by,
        at=one.at,
        expires_on=one.at.date() + timedelta(days=365),
    )


def keep_rest(tx: Transaction, one: Somebody, about: str) -> None:
    """Rules, requests, files, what they reported about somebody, and what others made of it."""
    _answer(tx, one, one.id, "adult", Said.REFUSED)
    rules.accept(tx, person=one.id, version=rules.current(tx, at=one.at).version, at=one.at)
    askings.begin(tx, one.id, asked=frozenset({one.by}), at=one.at, due_at=one.at)
    askings.want(tx, one.id)
    day = date(2026, 12, 1)
    removals.begin(tx, person=one.id, place=one.words("removals"), due_on=day, at=one.at)
    words = one.words("declarations")
    declarations.add(tx, declaration=one.id, person=one.id, words=words, at=one.at)
    logo_requests.add(
        tx,
        request=one.id,
        person=one.id,
        words=one.words("logo_requests"),
        place="",
        wanted_until_on=day,
        at=one.at,
    )
    logo_requests.refuse(tx, one.id, reason="", by=one.by, at=one.at)
    held_accounts.keep(tx, one)
    held_policies.keep(tx, one)
    sheet: dict[str, Any] = {"rows": [one.hidden]}
    imports.keep(tx, number=one.id, person=one.id, digest="", sheet=sheet, at=one.at)
    reference = f"D-{one.id}"
    data_requests.add(
        tx,
        reference=reference,
        kind="other",
        person=one.id,
        words=one.words("data_requests"),
        at=one.at,
    )
    reason = one.words("data_request_pauses")
    data_requests.pause(tx, reference, reason=reason, by=one.by, at=one.at)
    data_requests.answer(tx, reference, words=one.words("answer"), by=one.by, at=one.at)
    for purpose, words in (("", one.words("attachments")), ("form", one.hidden)):
        _file(tx, one, purpose, words)
    _concern(tx, one, about)


def _file(tx: Transaction, one: Somebody, purpose: str, name: str) -> None:
    attachments.add(
        tx,
        number=f"{one.id}{purpose}",
        person=one.id,
        message=1,
        file_id=one.hidden,
        kind="photo",
        name=name,
        mime="image/jpeg",
        size=1,
        caption=name,
        at=one.at,
        purpose=purpose,
    )


def _concern(tx: Transaction, one: Somebody, about: str) -> None:
    reference = f"C-{one.id}"
    concerns.add(
        tx,
        reference=reference,
        kind=reports.Kind.CONCERN,
        about=About.COLLEAGUE,
        urgent=False,
        reporter=one.id,
        at=one.at,
        subjects=[about],
    )
    for kind in Kind:
        given = kind in OWN | FROM_US
        words = one.words("entries") if given else one.hidden
        by = one.by if kind in FROM_US or not given else one.id
        if kind is not Kind.EDIT:
            entries.add(tx, reference, kind=kind, words=words, by=by, at=one.at)
    alerts.tell(tx, reference=reference, person=one.by, at=one.at)
    concerns.mark_opened(tx, reference, by=one.by, at=one.at)
