"""What the policy asks for, clause by clause in a plain line each, with the numbers by which the
records name them (C2).
"""

from handlers.dialogue.buttons import Button
from handlers.dialogue.turn import Turn
from handlers.policies import page
from policy.clauses import CLAUSES

HEADING = "What the policy asks for, in short"
OWN_WORDS = "These lines are ours; what counts is the text itself."


def show(turn: Turn) -> None:
    lines = [f"{clause.number}: {clause.sentence}" for clause in CLAUSES]
    turn.show(
        "\n\n".join([HEADING, OWN_WORDS, "\n".join(lines)]),
        [[Button("Read the text", "policy.read", "primary")], [page.TO_POLICY]],
    )
