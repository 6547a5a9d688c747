import importlib
import re
from pathlib import Path

from policy.clauses import CLAUSES

HANDLERS = Path(__file__).parents[2] / "handlers"


def test_every_clause_has_a_topic_that_says_so() -> None:
    for clause in CLAUSES:
        topic = importlib.import_module(f"handlers.{clause.topic}")
        assert clause.number in (topic.__doc__ or ""), clause


def test_no_topic_names_a_clause_that_is_not_carried() -> None:
    carried = {clause.number for clause in CLAUSES}
    for file in HANDLERS.rglob("*.py"):
        named = set()
        for first, last in re.findall(r"\bC(\d{1,2})(?:-C?(\d{1,2}))?\b", file.read_text()):
            named |= {f"C{number}" for number in range(int(first), int(last or first) + 1)}
        assert named <= carried, f"{file.name}: {named - carried}"
