"""The two documents of somebody's data: one for a computer, one to read."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from handlers.dialogue import phrases
from handlers.dialogue.turn import Turn
from policy.setting import Place

Value = str | int | bool | date | None
NOTHING = "Nothing is held here"
SHORT = 40  # letters of a value that stands beside others


@dataclass(frozen=True)
class Section:
    """One part: what it is called in both documents, and its rows; `columns` has the name of each
    value for a computer, and its heading to read.

    `listed`: long values stand under one another instead of in a table.
    """

    key: str
    heading: str
    columns: dict[str, str]
    rows: list[dict[str, Value]]
    says: str = ""
    listed: bool = False
    summary: list[str] | None = None  # what to read instead of the rows, where those are many


def text(turn: Turn, sections: list[Section]) -> str:
    """The document for a computer, as JSON."""
    content: dict[str, Any] = {
        "place": turn.setting.place.name,
        "made_at": turn.now.isoformat(timespec="seconds"),
    }
    content |= {
        section.key: [
            {name: _plain(row.get(name)) for name in section.columns} for row in section.rows
        ]
        for section in sections
    }
    return json.dumps(content, ensure_ascii=False)


def paper(turn: Turn, sections: list[Section]) -> str:
    """The document to read, in the shape that the maker of papers takes."""
    place = turn.setting.place
    parts = [_part(section, place) for section in sections if section.rows]
    if empty := [section.heading for section in sections if not section.rows]:
        lines = [f"{phrases.together(empty)}."]
        parts.append({"heading": NOTHING, "lines": lines, "table": None})
    content = {
        "title": f"Everything held about {phrases.name(turn.person.name)}",
        "place": phrases.name(place.name),
        "made_at": phrases.stamp(turn.now, place),
        "sections": parts,
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def _part(section: Section, place: Place) -> dict[str, Any]:
    lines, table = [section.says] if section.says else [], None
    if section.summary is not None:
        lines += section.summary
    elif section.listed:
        lines += [_line(section, row, place) for row in section.rows]
    else:
        rows = [[_read(row.get(name), place) for name in section.columns] for row in section.rows]
        table = {"head": list(section.columns.values()), "rows": rows}
    return {"heading": section.heading, "lines": lines, "table": table}


def _line(section: Section, row: dict[str, Value], place: Place) -> str:
    """What each value of a row is; a long one, or the only row's, on a line of its own."""
    line, was_long = "", len(section.rows) == 1
    for name, heading in section.columns.items():
        if row.get(name) in (None, "", False):
            continue
        value = _read(row[name], place)
        is_long = len(value) > SHORT or len(section.rows) == 1
        apart = "\n" if is_long or was_long else "; "
        line, was_long = f"{line}{apart if line else ''}{heading}: {value}", is_long
    return line


def _plain(value: Value) -> str | int | bool | None:
    return value.isoformat() if isinstance(value, date) else value


def _read(value: Value, place: Place) -> str:
    match value:
        case None | "":
            return "–"
        case bool():
            return "Yes" if value else "No"
        case datetime():
            return phrases.stamp(value, place)
        case date():
            return f"{value.day} {value:%B %Y}"
        case _:
            return phrases.quoted(str(value))
