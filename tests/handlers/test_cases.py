"""The misuse of a picture is investigated, step by step, by the manager on a phone."""

import pytest

from policy.investigation import RULES, Part, Step
from policy.roles import Role
from tests.handlers import cased, inboxes, reported
from tests.handlers.phones import Phone, Preschool

GIVEN: dict[Part, tuple[str, ...]] = {
    Part.LOOK: ("The autumn picture, Ada in front", "The page of Nobody Known", "About 200 people"),
    Part.BREACH: ("No, it is none", "No name and no data went out"),
    Part.SPOKEN: ("I spoke to somebody", "Grace Okafor", "Yesterday", "She never shared it"),
    Part.REQUESTS: ("I asked a platform", "Facebook", "Today", "By e-mail"),
    Part.EVIDENCE: ("There is something to keep", "Two screenshots in the safe", "No"),
    Part.DECISION: ("A picture was misused", "It was taken from our page"),
    Part.OUTCOME: ("It is gone everywhere we know of", "Facebook took it down"),
}


@pytest.fixture
def misuse(preschool: Preschool, maya: Phone, tom: Phone) -> str:
    reference = cased.misuse(tom)
    maya.unheard.clear()
    return reference


def test_it_leads_from_the_item_through_every_part_to_the_closing(
    preschool: Preschool, maya: Phone, misuse: str
) -> None:
    inboxes.opens(maya, misuse)
    said = cased.investigation(maya, misuse)
    assert "Next: write down what was published, where, and who saw it." in said
    for part, rule in RULES.items():
        maya.presses(f"Go on: {rule.label}")
        cased.answers(maya, *GIVEN[part])
        maya.hears("I have kept")
    maya.hears_nothing_of("Go on: ")
    assert "Close it" in maya.buttons
    assert cased.taken(preschool, misuse) == [
        Step.PUBLISHED,
        Step.PLACE,
        Step.SEEN,
        Step.BREACH,
        Step.SPOKEN,
        Step.ASKED,
        Step.EVIDENCE,
        Step.DECISION,
        Step.OUTCOME,
    ]
    assert preschool.audited(misuse).count("maya step") == 9
    said = cased.investigation(maya, misuse)
    assert "○" not in said
    assert "close it with its outcome." in said
    maya.presses("Close it")
    maya.hears("What came of it?")


def test_what_was_said_stands_in_the_thread_with_who_said_it_and_when(
    preschool: Preschool, maya: Phone, misuse: str
) -> None:
    for part in (Part.LOOK, Part.SPOKEN, Part.DECISION):
        cased.part(maya, misuse, part, *GIVEN[part])
    said = inboxes.opens(maya, misuse)
    assert (
        "23 Nov 2026 10:02 – Maya Thompson (manager) wrote down who saw it: About 200 people"
        in said
    )
    assert (
        "spoke to somebody: Grace Okafor, on Sunday 22 November 2026: She never shared it" in said
    )
    assert "decided: A picture was misused\nReason: It was taken from our page" in said


def test_the_page_says_what_is_done_what_is_next_and_by_when(maya: Phone, misuse: str) -> None:
    before = cased.investigation(maya, misuse)
    assert "First look: 1 working day left, due by Tuesday 24 November 2026" in before
    assert "○ What was published" in before
    cased.part(maya, misuse, Part.LOOK, *GIVEN[Part.LOOK])
    after = cased.investigation(maya, misuse)
    assert "First look" not in after
    assert "✓ What was published: 23 Nov 2026 10:02" in after
    assert "Next: say whether it could be a breach of personal data." in after
    assert "due by Monday 7 December 2026" in after


def test_the_item_itself_says_how_far_it_is_and_what_is_next(maya: Phone, misuse: str) -> None:
    cased.part(maya, misuse, Part.LOOK, *GIVEN[Part.LOOK])
    said = inboxes.opens(maya, misuse)
    assert "Investigation: 1 of 7 parts done" in said
    assert "Next: Say whether it could be a breach of personal data." in said


def test_it_is_left_in_the_middle_and_taken_up_where_it_was(
    preschool: Preschool, maya: Phone, misuse: str
) -> None:
    cased.part(maya, misuse, Part.LOOK, "The autumn picture")
    maya.hears("Where? The page or the group")
    maya.writes("/inbox")
    cased.part(maya, misuse, Part.DECISION, *GIVEN[Part.DECISION])
    preschool.forward(days=2)
    maya.unheard.clear()
    maya.forges(f"case.part:{misuse}/look")
    maya.hears("You had begun this already.", "Where? The page or the group")
    cased.answers(maya, "A page", "Nobody knows")
    first = cased.steps(preschool, misuse)[1]
    assert (first.topic, first.words) == (Step.PUBLISHED, "The autumn picture")


def test_parts_are_done_in_any_order_and_again(
    preschool: Preschool, maya: Phone, misuse: str
) -> None:
    cased.part(maya, misuse, Part.DECISION, *GIVEN[Part.DECISION])
    cased.part(maya, misuse, Part.SPOKEN, *GIVEN[Part.SPOKEN])
    cased.part(maya, misuse, Part.SPOKEN, "Tom Evans", "Today", "He saw it first")
    said = cased.investigation(maya, misuse)
    assert "✓ Who was spoken to, 2 times" in said
    assert "Next: write down what was published" in said
    assert len(cased.steps(preschool, misuse)) == 3


@pytest.mark.parametrize("part", [Part.SPOKEN, Part.REQUESTS, Part.EVIDENCE])
def test_where_there_is_nothing_to_do_the_reason_is_kept(
    preschool: Preschool, maya: Phone, misuse: str, part: Part
) -> None:
    cased.part(maya, misuse, part, "There is nothing to do here", "It was on paper")
    [step] = cased.steps(preschool, misuse)
    assert (step.topic, step.words) == (RULES[part].nothing, "It was on paper")
    assert f"✓ {RULES[part].label}, nothing to do" in cased.investigation(maya, misuse)


def test_files_go_with_the_evidence(preschool: Preschool, maya: Phone, misuse: str) -> None:
    cased.part(maya, misuse, Part.EVIDENCE, "There is something to keep", "A screenshot", "Yes")
    maya.sends_a_file()
    maya.presses("Done")
    assert len(reported.files(preschool, misuse)) == 1


def test_handed_to_hr_is_a_fact_and_nothing_more(
    preschool: Preschool, maya: Phone, tom: Phone, misuse: str
) -> None:
    cased.investigation(maya, misuse)
    tom.unheard.clear()
    before = preschool.contents()
    maya.presses("Handed to HR")
    maya.hears("shall I note that it was handed to HR?", "nothing more", "decided by people")
    assert cased.steps(preschool, misuse) == []
    maya.presses("Yes, it was handed to HR")
    [step] = cased.steps(preschool, misuse)
    assert (step.topic, step.words) == (Step.HR, "Yes.")
    assert "Handed to HR: 23 Nov 2026 10:02" in cased.investigation(maya, misuse)
    assert "Handed to HR" not in maya.buttons
    maya.forges(f"case.hrdone:{misuse}")
    maya.hears("noted already")
    assert len(cased.steps(preschool, misuse)) == 1
    tom.hears_nothing()
    for word in ("disciplin", "dismiss", "warning"):
        assert word not in preschool.contents().replace(before, "").casefold()


def test_a_possible_breach_starts_the_72_hours_from_when_it_was_known(
    preschool: Preschool, maya: Phone, misuse: str
) -> None:
    preschool.forward(hours=20)
    cased.part(
        maya, misuse, Part.BREACH, "Yes, it could be", "When it was reported, 23 Nov 2026 10:02"
    )
    maya.writes("A name stood under it")
    maya.hears("it could be a breach of data.", "52 hours left, due by 10:02 on Thu 26 Nov 2026")
    preschool.forward(hours=4)
    maya.unheard.clear()
    preschool.ring()
    maya.hears(misuse, "48 hours left")
    cased.part(maya, misuse, Part.BREACH, "Yes, it could be", "Only now", "Still so")
    maya.hears("48 hours left")


def test_no_breach_starts_no_clock(preschool: Preschool, maya: Phone, misuse: str) -> None:
    cased.part(maya, misuse, Part.BREACH, *GIVEN[Part.BREACH])
    maya.hears("it is no breach of data.")
    assert "ICO" not in cased.investigation(maya, misuse)


def test_a_report_that_became_a_misuse_has_an_investigation(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    reference = inboxes.complaint(tom)
    maya.forges(f"case.open:{reference}")
    maya.hears("not about a misused picture")
    inboxes.opens(maya, reference)
    assert "The investigation" not in maya.buttons
    maya.forges(f"inbox.kind:{reference}/misuse")
    assert "0 of 7" in inboxes.opens(maya, reference)
    assert "the investigation" in cased.investigation(maya, reference)


def test_the_reporter_reads_nothing_of_the_steps(
    preschool: Preschool, maya: Phone, tom: Phone, misuse: str
) -> None:
    tom.unheard.clear()
    for part in RULES:
        cased.part(maya, misuse, part, *GIVEN[part])
    tom.hears_nothing_of("investigation", "step", "decided")
    tom.writes("/mine")
    tom.presses(misuse)
    for words in ("200 people", "never shared", "taken from our page", "took it down"):
        assert words not in tom.screen[-1].text


def test_who_may_not_investigate(
    preschool: Preschool, maya: Phone, dan: Phone, tom: Phone, grace: Phone, misuse: str
) -> None:
    [request] = _one_request(preschool, maya, misuse)
    before = len(cased.steps(preschool, misuse))
    for phone in (tom, grace, dan, preschool.add(Role.CHAIR, "Carol Hughes")):
        for data in (
            f"case.open:{misuse}",
            f"case.part:{misuse}/look",
            f"case.do:{misuse}/spoken",
            f"case.nothing:{misuse}/spoken",
            f"case.hr:{misuse}",
            f"case.hrdone:{misuse}",
            f"case.answer:{request}",
        ):
            phone.unheard.clear()
            phone.forges(data)
            [heard] = phone.unheard
            assert "not open to you" in heard.text or "not something your role" in heard.text
    assert len(cased.steps(preschool, misuse)) == before


def test_when_it_is_closed_it_can_only_be_read(
    preschool: Preschool, maya: Phone, misuse: str
) -> None:
    [request] = _one_request(preschool, maya, misuse)
    inboxes.closes(maya, misuse)
    before = len(cased.steps(preschool, misuse))
    for data in (f"case.part:{misuse}/look", f"case.hrdone:{misuse}", f"case.answer:{request}"):
        maya.forges(data)
        maya.hears("is closed")
    said = cased.investigation(maya, misuse)
    assert "It is closed." in said
    assert "Handed to HR" not in maya.buttons
    assert len(cased.steps(preschool, misuse)) == before


@pytest.mark.parametrize(
    "data", ["case.part:{}/cake", "case.do:{}/", "case.nothing:{}/look", "case.answer:nobody"]
)
def test_a_forged_button_changes_nothing(
    preschool: Preschool, maya: Phone, misuse: str, data: str
) -> None:
    maya.forges(data.format(misuse))
    maya.hears("Nothing was changed.")
    assert cased.steps(preschool, misuse) == []


def _one_request(preschool: Preschool, maya: Phone, reference: str) -> list[str]:
    cased.asked(maya, reference)
    maya.unheard.clear()
    return [one.id for one in cased.requests(preschool, reference)]
