"""A record that is handed on is counted by itself: its numbers tell nothing of how much else there
is, and yet the proof in it can be checked.
"""

import hashlib
import json
from functools import partial

from storage import audit
from tests.handlers import exports, inboxes
from tests.handlers.exports import Handed
from tests.handlers.phones import Phone, Preschool


def handed_on(maya: Phone, tom: Phone) -> tuple[str, Handed]:
    """Dealt with while much else happens; the second of three, linked with the first."""
    first = inboxes.complaint(tom)
    reference = inboxes.worry(tom)
    last = inboxes.complaint(tom)
    for number in range(3):
        for one in (first, reference, last):
            maya.forges(f"note.start:{one}")
            maya.writes(f"Note {number}")
    maya.forges(f"inboxlink.start:{reference}")
    maya.writes(first)
    maya.forges(f"action.start:{reference}")
    maya.presses("Rang MASH")
    maya.writes("Spoke with Anna")
    return reference, exports.hands_on(maya, f"i.{reference}")


def test_what_was_said_and_the_audit_log_are_numbered_from_one(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    reference, handed = handed_on(maya, tom)
    item = handed.items[reference]
    shown = [entry["number"] for entry in item["entries"]]
    numbered = [number for number in shown if number]
    assert numbered == [str(number) for number in range(1, len(numbered) + 1)]
    [link] = [entry for entry in item["entries"] if entry["what"].startswith("linked")]
    assert link["number"] == ""
    rows = [row["number"] for row in item["audit"]]
    assert rows == [str(number) for number in range(1, len(rows) + 1)]
    by_number = {entry["number"]: entry for entry in item["entries"]}
    [action] = [row for row in item["audit"] if row["what"].startswith("action")]
    place = action["what"].removeprefix("action (entry number: ").removesuffix(")")
    assert by_number[place]["words"] == "Spoke with Anna"


def test_nothing_that_counts_through_all_items_is_in_the_paper(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    reference, handed = handed_on(maya, tom)
    papers = json.dumps(handed.papers)
    assert all(
        set(json.loads(record["detail"])).isdisjoint({"entry", "items"})
        for record in handed.proof["records"]
    )
    log = preschool.run(partial(audit.proof, subject=reference))
    for row in log[10:]:  # larger than any number of the paper's own
        assert f'"{row["number"]}"' not in papers
    assert handed.papers[-1]["end"] == handed.proof["end_of_the_log"]["digest"]


def test_each_line_of_the_paper_is_found_in_the_proof_by_its_digest(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    reference, handed = handed_on(maya, tom)
    records = {record["digest"]: record for record in handed.proof["records"]}
    rows = handed.items[reference]["audit"]
    assert [row["digest"] for row in rows] == list(records)
    for row in rows:
        record = records[row["digest"]]
        names = ("previous", "number", "moment", "actor", "action", "subject", "detail")
        text = json.dumps([record[n] for n in names], ensure_ascii=False, separators=(",", ":"))
        assert hashlib.sha256(text.encode()).hexdigest() == row["digest"]
        assert row["what"].startswith(record["action"])


def test_what_others_did_about_a_child_beside_the_items_is_not_in_it(
    preschool: Preschool, maya: Phone, dan: Phone, carol: Phone, tom: Phone
) -> None:
    """That the chair handed something else on about the child is not the deputy's to know."""
    child = preschool.add_child("Ffion Okafor")
    reference = inboxes.worry(tom)
    about_maya = inboxes.worry(tom, "She shouted", "The manager")
    exports.marks(maya, reference, "Ffion", "Ffion Okafor (Ladybirds)")
    exports.marks(carol, about_maya, "Ffion", "Ffion Okafor (Ladybirds)")
    exports.hands_on(carol, f"c.{child}", "LADO", "Anna Jones")
    handed = exports.hands_on(maya, f"c.{child}")
    assert {record["subject"] for record in handed.proof["records"]} == {reference}
    assert "carol" not in json.dumps(handed.proof)
