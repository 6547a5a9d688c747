"""The setting's own form stands beside the hazards, or with the assessment it was filled in for."""

from functools import partial

import pytest

from handlers import delivery
from policy.access import Action, may_ever
from policy.roles import Role
from storage import attachments
from storage.transaction import Transaction
from tests.handlers import fetched, registered
from tests.handlers.phones import PERSONS, Phone, Preschool
from tests.handlers.test_assessing import assesses

FORM = {"file_id": "f", "file_name": "our form.docx", "file_size": 4000}


@pytest.fixture(autouse=True)
def _registered(preschool: Preschool) -> None:
    registered.register(preschool)


def sends(phone: Phone, *documents: dict[str, object]) -> None:
    for document in documents or (FORM,):
        phone.sends(document=document)
    phone.presses("Done")


def arrives(preschool: Preschool) -> None:
    """The shell has fetched what was sent, and locked it in the vault."""

    def note(tx: Transaction) -> None:
        for file in attachments.wanted(tx, now=preschool.now, most=10):
            delivery.fetched(preschool._occasion(tx), file.id, 4000, "digest")

    preschool.run(note)


def kept(preschool: Preschool) -> list[str]:
    rows = preschool.run(lambda tx: tx.rows("SELECT state, purpose FROM attachments"))
    return [f"{row['purpose']} {row['state']}" for row in rows]


def pictures(phone: Phone) -> list[str]:
    return [message.picture for message in phone.screen if "evidence:" in message.picture]


def test_it_stands_beside_the_hazards_and_is_given_out(
    preschool: Preschool, maya: Phone, dan: Phone
) -> None:
    maya.forges("hazards.list")
    maya.presses("Our own form")
    maya.hears("There is no form here yet")
    maya.presses("Send it")
    sends(maya)
    maya.hears("✅ It is kept.", "23 Nov 2026 10:02, from Maya Thompson: 1 file")
    arrives(preschool)
    dan.forges("assess.forms")
    dan.presses("Give me the newest")
    assert len(pictures(dan)) == 1
    assert preschool.audited("hazards") == ["maya put own form", "dan took own form"]


def test_the_newest_is_given_and_every_version_stays(preschool: Preschool, maya: Phone) -> None:
    for minutes in (0, 5):
        preschool.forward(minutes=minutes)
        maya.forges("assess.form")
        sends(maya, FORM, FORM)
    arrives(preschool)
    maya.forges("assess.forms")
    maya.hears("10:07, from Maya Thompson: 2 files", "10:02, from Maya Thompson: 2 files")
    maya.presses("Give me the newest")
    assert len(pictures(maya)) == 2
    preschool.run(partial(attachments.drop_unsent, person="maya"))
    assert kept(preschool) == ["form stored"] * 4


def test_a_form_that_was_filled_in_stays_with_its_assessment(
    preschool: Preschool, maya: Phone
) -> None:
    assesses(maya)
    maya.presses("Finish")
    maya.presses("Our own form")
    maya.hears("Risk assessment of Facebook orleton", "as it was filled in", "no form here yet")
    maya.presses("Send it")
    sends(maya)
    maya.presses("Show them")
    maya.hears("A page is still on its way from Telegram")
    arrives(preschool)
    maya.forges("assess.forms")
    maya.hears("Our own form", "There is no form here yet")
    maya.forges(f"assess.past:{registered.PAGE}")
    maya.presses("23 Nov 2026 10:02")
    maya.presses("Our own form")
    maya.presses("Show them")
    assert len(pictures(maya)) == 1


def test_telegram_does_not_give_it(preschool: Preschool, maya: Phone) -> None:
    maya.forges("assess.form")
    sends(maya)
    fetched.misses(preschool)
    maya.forges("assess.take")
    maya.hears("could not be fetched from Telegram. Please send it again")
    assert pictures(maya) == []


@pytest.mark.parametrize(
    ("size", "words"), [(0, "That file is empty"), (60_000_000, "That file is over 20 MB")]
)
def test_what_cannot_be_kept_is_refused(
    preschool: Preschool, maya: Phone, size: int, words: str
) -> None:
    maya.forges("assess.form")
    maya.sends(document=FORM | {"file_size": size})
    maya.hears(words)
    assert kept(preschool) == []


def test_cancelled_nothing_stays(preschool: Preschool, maya: Phone) -> None:
    maya.forges("assess.form")
    maya.sends(document=FORM)
    maya.presses("Cancel")
    assert kept(preschool) == [" dropped"]


def test_there_is_no_such_assessment(maya: Phone) -> None:
    for data in ("assess.forms:x", "assess.form:x", "assess.take:’"):
        maya.forges(data)
        maya.hears("There is no such risk assessment here")
    maya.forges("assess.take")
    maya.hears("There is no form here yet")


@pytest.mark.parametrize("role", [role for role in PERSONS if not may_ever(role, Action.ASSESS)])
def test_nobody_else_has_it(preschool: Preschool, maya: Phone, role: Role) -> None:
    maya.forges("assess.form")
    sends(maya)
    arrives(preschool)
    other = preschool.add(role, "Una Usual")
    for data in ("assess.forms", "assess.take", "assess.form", "ownform.files"):
        other.forges(data)
        other.hears("not something your role can do")
    assert pictures(other) == []
