"""Watches how the store is read: no table that grows from its beginning to its end."""

import re
from typing import Any

import pytest

from storage.transaction import Transaction


def watch(
    monkeypatch: pytest.MonkeyPatch, *tables: str, in_order: bool = False, of_state: bool = True
) -> list[str]:
    """From now on no statement may go through one of these, by an index or without, and with
    `in_order` none may sort what it found; without `of_state` none may go through all that is open.
    Returns the statements asked so far.
    """
    through_all = (
        r"SCAN (\w+)" if of_state else r"(?:SCAN|SEARCH(?=.*\((?:kind=\? AND )?state=\?\)$)) (\w+)"
    )
    asked: list[str] = []
    run = Transaction._run

    def watching(tx: Transaction, sql: str, values: dict[str, Any]) -> object:
        asked.append(sql)
        plan = tx._connection.execute(f"EXPLAIN QUERY PLAN {sql}", tx._stored(dict(values)))
        for *_, step in plan.fetchall():
            backwards = sql.endswith("ORDER BY number DESC LIMIT 1")  # only the end of a log
            through = None if backwards else re.match(through_all, step)
            assert not through or through[1] not in tables, f"{step}: {sql}"
            assert not (in_order and "TEMP B-TREE" in step), f"{step}: {sql}"
        return run(tx, sql, values)

    monkeypatch.setattr(Transaction, "_run", watching)
    return asked
