"""Under which version of the policy something was reported (C1)."""

from datetime import date

from storage import policies
from tests.handlers import reported
from tests.handlers.phones import Phone, Preschool


def test_the_record_says_which_policy_was_in_force(preschool: Preschool, tom: Phone) -> None:
    def version() -> list[str]:
        found = preschool.run(
            lambda tx: tx.rows("SELECT detail FROM audit WHERE action = 'reported' ORDER BY number")
        )
        return [row["detail"] for row in found]

    reported.send(tom, "A comment", "The gate is painted")
    preschool.run(
        lambda tx: policies.put(tx, text="Be kind.", file_digest="", by="maya", at=preschool.now)
    )
    preschool.run(lambda tx: policies.adopt(tx, 1, on=date(2026, 11, 1), by="maya"))
    reported.send(tom, "A comment", "The gate is painted red")
    assert version() == ["{}", '{"policy":1}']
